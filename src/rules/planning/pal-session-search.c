/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-search.h"

#include <stdlib.h>
#include <string.h>

#include "pal-session-words.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "rules/pal-calendar.h"
#include "store/pal-text.h"

/* Sessions are found by what people type of them: words of their title, theme, kind and cohort, and a day: "mardi 7", "7 avril",
 * "lundi". The index on their start finds those of the days that were meant, else those around today; these are read. In the index of the
 * full text, everybody whose name begins with a letter would have to be passed by to come to the few sessions. */

#define DAYS_BACK  180
#define DAYS_AHEAD 365
#define MOST_NEXT  30     /* days ahead that answer to what was typed */
#define MOST_DAYS  40     /* with those that are past */
#define MOST_READ  2000   /* sessions that are read for one search, before and after today */

typedef struct {
  GPtrArray *rest;        /* words that are no day; not owned */
  guint      weekday;     /* 0: any */
  guint      day, month;  /* 0: any */
  guint      year;        /* 0: those around today */
} Asked;

static guint
weekday_of (const char *word, gboolean short_too)
{
  static const char *const names[] = { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
                                       "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], word) == 0 || (short_too && strlen (word) >= 3 && g_str_has_prefix (names[i], word)))
      return i % 7 + 1;
  return 0;
}

static gboolean
is_number (const char *word, guint most)
{
  return strlen (word) <= 2 && strspn (word, "0123456789") == strlen (word) && atoi (word) > 0 && (guint) atoi (word) <= most;
}

/* "7 avril", "7/4": a number and a month beside it. */
static gboolean
read_day_and_month (Asked *asked, const char *number, const char *month)
{
  g_autofree char *typed = g_strdup_printf ("%s %s", number, month != NULL ? month : "");
  GDate today, date;

  pal_today (&today);
  if (month == NULL || !pal_date_read (typed, &today, &date, NULL))
    return FALSE;
  asked->day = g_date_get_day (&date);
  asked->month = g_date_get_month (&date);
  return TRUE;
}

static gboolean
is_year (const char *word)
{
  return word != NULL && strlen (word) == 4 && strspn (word, "0123456789") == 4;
}

/* A weekday's short name is one only beside a number: "mar" alone begins a name too. */
static void
read_asked (Asked *asked, char **words)
{
  gboolean numbered = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    numbered = numbered || is_number (words[i], 31);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint weekday = weekday_of (words[i], numbered);

      if (words[i][0] == '\0')
        continue;
      if (asked->weekday == 0 && weekday != 0)
        asked->weekday = weekday;
      else if (asked->day == 0 && is_number (words[i], 31))
        {
          asked->day = (guint) atoi (words[i]);
          if (read_day_and_month (asked, words[i], words[i + 1]))
            i++;
          if (asked->month != 0 && is_year (words[i + 1]))
            asked->year = (guint) atoi (words[++i]);
        }
      else
        g_ptr_array_add (asked->rest, words[i]);
    }
}

static gboolean
answers (const Asked *asked, const GDate *date)
{
  return (asked->weekday == 0 || asked->weekday == g_date_get_weekday (date)) && (asked->day == 0 || asked->day == g_date_get_day (date))
         && (asked->month == 0 || asked->month == g_date_get_month (date));
}

static guint
add_days (const Asked *asked, GString *json, guint n, guint most, int from, int to, int step)
{
  GDate today, date;

  pal_today (&today);
  for (int i = from; i != to && n < most; i += step)
    {
      g_autofree char *iso = pal_calendar_add_days (&today, i, &date) && answers (asked, &date) ? pal_date_to_iso (&date) : NULL;

      if (iso != NULL)
        g_string_append_printf (json, "%s\"%s\"", n++ > 0 ? "," : "", iso);
    }
  return n;
}

/* The days that were meant, as JSON. Full transfer. */
static char *
days_of (const Asked *asked)
{
  GString *json = g_string_new ("[");

  if (asked->year != 0)
    g_string_append_printf (json, "\"%04u-%02u-%02u\"", asked->year, asked->month, asked->day);
  else
    add_days (asked, json, add_days (asked, json, 0, MOST_NEXT, 0, DAYS_AHEAD, 1), MOST_DAYS, -1, -DAYS_BACK, -1);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Candidates --------------------------------------------------------------------------------------------------------- */

#define READ "SELECT s.id, s.kind, s.title, s.theme, h.name "
#define JOINED " JOIN cohort h ON h.id = s.cohort "

#define FROM_DAYS READ "FROM json_each (?1) d CROSS JOIN session s ON s.start_at >= d.value AND s.start_at < d.value || 'U'" JOINED "LIMIT ?2"
#define AROUND_TODAY \
  "SELECT * FROM (" READ "FROM session s" JOINED "WHERE s.start_at >= ?1 ORDER BY s.start_at LIMIT ?2) UNION ALL " \
  "SELECT * FROM (" READ "FROM session s" JOINED "WHERE s.start_at < ?1 ORDER BY s.start_at DESC LIMIT ?2) UNION ALL " \
  "SELECT * FROM (" READ "FROM session s" JOINED "WHERE s.start_at IS NULL LIMIT ?2)"

static PalStatement *
candidates (PalStore *store, const Asked *asked, GError **error)
{
  gboolean dated = asked->weekday != 0 || asked->day != 0;
  PalStatement *rows = pal_statement_new (store, dated ? FROM_DAYS : AROUND_TODAY, error);
  g_autofree char *value = NULL;
  GDate today;

  if (rows == NULL)
    return NULL;
  pal_today (&today);
  value = dated ? days_of (asked) : pal_date_to_iso (&today);
  pal_statement_bind_text (rows, 1, value);
  pal_statement_bind_int (rows, 2, MOST_READ);
  return rows;
}

static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = text; at != NULL; at = strchr (at, ' '))
    {
      if (*at == ' ')
        at++;
      if (strncmp (at, word, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_all (PalStatement *row, const Asked *asked)
{
  const char *kind = pal_statement_get_text (row, 1), *parts[] = { pal_statement_get_text (row, 2), pal_statement_get_text (row, 3),
                                                                    pal_statement_get_text (row, 4) };
  g_autoptr (GString) all = g_string_new (kind != NULL ? pal_choice_label ("session_kind", kind) : "");
  g_autofree char *folded = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (all, " %s", parts[i] != NULL ? parts[i] : "");
  folded = pal_text_fold (all->str);
  for (guint i = 0; i < asked->rest->len; i++)
    if (!has_word (folded, g_ptr_array_index (asked->rest, i)))
      return FALSE;
  return TRUE;
}

/* The next ones first, then the last ones. Full transfer. */
static GArray *
order (PalStore *store, const GString *ids, guint most, GError **error)
{
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT id FROM session WHERE id IN (SELECT value FROM json_each (?1)) ORDER BY start_at IS NULL, "
                       "start_at < today (), CASE WHEN start_at >= today () THEN start_at END, start_at DESC, id LIMIT ?2", error);
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  pal_statement_bind_text (rows, 1, ids->str);
  pal_statement_bind_int (rows, 2, most);
  while (pal_statement_step (rows, &failure))
    {
      gint64 id = pal_statement_get_int (rows, 0);
      g_array_append_val (best, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&best);
  g_propagate_error (error, failure);
  return NULL;
}

static gboolean
read_candidates (PalStore *store, const Asked *asked, GString *ids, GError **error)
{
  g_autoptr (PalStatement) rows = candidates (store, asked, error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (pal_statement_step (rows, &failure))
    if (has_all (rows, asked))
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 1 ? "," : "", pal_statement_get_int (rows, 0));
  g_string_append_c (ids, ']');
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * pal_session_search:
 * @words: what was typed, folded, one by one
 *
 * Returns: (transfer full) (nullable): the ids (gint64) of at most @most sessions, the next ones first; NULL with @error when the
 *   file cannot be asked
 */
GArray *
pal_session_search (PalStore *store, char **words, guint most, GError **error)
{
  Asked asked = { .rest = g_ptr_array_new () };
  g_autoptr (GString) ids = g_string_new ("[");
  GArray *best = NULL;

  read_asked (&asked, words);
  if (read_candidates (store, &asked, ids, error))
    best = order (store, ids, most, error);
  g_ptr_array_unref (asked.rest);
  return best;
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

const char pal_session_search_look[] =
  "SELECT s.id, 0, s.title, s.kind, s.theme, s.start_at, s.minutes, h.name, r.name, s.status, "
  "CASE WHEN s.kind = 'INDIVIDUAL' THEN (SELECT group_concat (trim (coalesce (p.first_name, '') || ' ' || p.last_name), ', ') FROM attendance a "
  "JOIN enrolment e ON e.id = a.enrolment JOIN participant p ON p.id = e.participant WHERE a.session = s.id) END FROM session s JOIN cohort h ON h.id = s.cohort "
  "LEFT JOIN room r ON r.id = s.room WHERE s.id IN (SELECT value FROM json_each (?1))";

/* Full transfer. */
char *
pal_session_search_title (PalStatement *row)
{
  return pal_session_name_words (pal_statement_get_text (row, 3), pal_statement_get_text (row, 2), pal_statement_get_text (row, 4),
                                 pal_statement_get_text (row, 10));
}

/* "mar. 07/04/2026 · 09:00–11:00 · RF2 · Salle Jura". Full transfer. */
char *
pal_session_search_detail (PalStatement *row)
{
  const char *start = pal_statement_get_text (row, 5), *status = pal_statement_get_text (row, 9);
  g_autofree char *day = pal_session_day_words (start), *time = pal_session_time_words (start, (int) pal_statement_get_int (row, 6));
  const char *parts[] = { day, time, pal_statement_get_text (row, 7), pal_statement_get_text (row, 8),
                          g_strcmp0 (status, "CANCELLED") == 0 ? pal_choice_label ("session_status", status) : NULL };
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", parts[i]);
  return g_string_free (detail, FALSE);
}
