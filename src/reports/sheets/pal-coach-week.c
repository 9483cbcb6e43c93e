/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-coach-week.h"

#include <glib/gi18n-lib.h>

#include "pal-sheet-session.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "reports/letters/pal-letter.h"
#include "rules/pal-calendar.h"
#include "rules/pal-landlord.h"

/* The week of somebody who runs sessions, on paper: day by day what, when, where and with whom. It is the coach's own, so it names
 * who comes to an interview. */

typedef struct {
  PalStore      *store;
  PalDocument   *document;
  PalPaperTable *table;
  PalCalendar   *calendar;       /* holidays where the coach works; NULL: none are known */
  gint64         contact;
  GDate          monday;
  GPtrArray     *sessions;       /* PalSheetSession, by time */
  GHashTable    *people;         /* those who are named */
} Week;

static void
week_clear (Week *week)
{
  g_clear_pointer (&week->table, pal_paper_table_free);
  g_clear_pointer (&week->calendar, pal_calendar_free);
  g_clear_pointer (&week->sessions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Week, week_clear)

/* Reading ---------------------------------------------------------------------------------------------------------- */

static gboolean
load_sessions (Week *week, GError **error)
{
  GDate sunday = week->monday;
  g_autoptr (GArray) found = NULL;

  g_date_add_days (&sunday, 6);
  found = pal_sheet_sessions_of_coach (week->store, week->contact, &week->monday, &sunday, error);
  week->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_sheet_session_free);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      PalSheetSession *session = pal_sheet_session_load (week->store, g_array_index (found, gint64, i), error);

      if (session == NULL)
        return FALSE;
      g_ptr_array_add (week->sessions, session);
    }
  return found != NULL;
}

/* The holidays of the programme that most of the coach's sessions are of. */
static void
load_calendar (Week *week)
{
  g_autofree char *code =
    pal_store_ask_text_of (week->store, "SELECT g.calendar FROM session_staff f JOIN session s ON s.id = f.session JOIN cohort h ON h.id = s.cohort "
                           "JOIN programme g ON g.id = h.programme WHERE f.contact = ?1 AND g.calendar IS NOT NULL "
                           "GROUP BY g.calendar ORDER BY count (*) DESC LIMIT 1", week->contact);

  week->calendar = code != NULL ? pal_calendar_load (week->store, code, NULL) : NULL;
}

/* "Lina Benali" of an interview, "11 people" of a group; NULL when nobody is convened. Full transfer. */
static char *
who_words (Week *week, const PalSheetSession *session)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (week->store, "SELECT p.id, trim (coalesce (p.first_name, '') || ' ' || p.last_name) FROM session s "
                       "CROSS JOIN convened v ON v.session = s.id JOIN participant p ON p.id = v.participant WHERE s.id = ?1 ORDER BY p.id", NULL);
  gboolean interview = g_strcmp0 (session->kind, "INDIVIDUAL") == 0;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, session->id);
  while (pal_statement_step (row, NULL))
    {
      gint64 id = pal_statement_get_int (row, 0);

      n++;
      if (!interview)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pal_statement_get_text (row, 1));
      g_hash_table_add (week->people, g_memdup2 (&id, sizeof id));
    }
  if (n == 0)
    return NULL;
  if (!interview)
    {
      g_string_printf (names, g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n), n);
      g_string_replace (names, " ", "\302\240", 0);      /* on one line */
    }
  return g_strdup (names->str);
}

/* Writing ---------------------------------------------------------------------------------------------------------- */

static void
add_cells (Week *week, const char *hours, const char *what, const char *cohort, const char *place, const char *who)
{
  pal_paper_table_add_row (week->table, PAL_PAPER_ROW);
  pal_paper_table_add_text (week->table, PAL_PAPER_TEXT_STRONG, hours);
  pal_paper_table_add_text (week->table, PAL_PAPER_TEXT, what);
  pal_paper_table_add_text (week->table, PAL_PAPER_TEXT_DIM, cohort);
  pal_paper_table_add_text (week->table, PAL_PAPER_TEXT, place);
  pal_paper_table_add_text (week->table, PAL_PAPER_TEXT, who);
}

/* "9:00" of a moment of @day; the whole day before its beginning or after its end. */
static char *
clock_of (const char *moment, const char *day, const char *otherwise)
{
  return g_str_has_prefix (moment, day) && g_utf8_strlen (moment, -1) >= 16
           ? pal_sheet_time ((int) (g_ascii_strtoll (moment + 11, NULL, 10) * 60 + g_ascii_strtoll (moment + 14, NULL, 10)))
           : g_strdup (otherwise);
}

/* When the coach is not there, with the reason that was given. */
static void
add_absences (Week *week, const char *day)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (week->store, "SELECT start_at, end_at, reason FROM unavailability WHERE contact = ?1 AND substr (start_at, 1, 10) <= ?2 "
                       "AND end_at > ?2 ORDER BY start_at", NULL);

  if (row == NULL)
    return;
  pal_statement_bind_int (row, 1, week->contact);
  pal_statement_bind_text (row, 2, day);
  while (pal_statement_step (row, NULL))
    {
      g_autofree char *from = clock_of (pal_statement_get_text (row, 0), day, ""), *until = clock_of (pal_statement_get_text (row, 1), day, "");
      const char *reason = pal_statement_get_text (row, 2);
      g_autofree char *hours = g_strdup_printf ("%s – %s", from, until);
      g_autofree char *words = reason != NULL ? g_strdup_printf (C_("not available, and why", "Not available: %s"), reason)
                                              : g_strdup (_("Not available"));

      add_cells (week, *from == '\0' && *until == '\0' ? C_("a whole day", "All day") : hours, words, NULL, NULL, NULL);
    }
}

static guint
add_sessions (Week *week, const GDate *day)
{
  guint n = 0;

  for (guint i = 0; i < week->sessions->len; i++)
    {
      const PalSheetSession *session = g_ptr_array_index (week->sessions, i);
      g_autofree char *hours = NULL, *who = NULL;

      if (g_date_compare (&session->day, day) != 0)
        continue;
      hours = pal_sheet_session_hours (session);
      who = who_words (week, session);
      add_cells (week, hours, session->name, session->cohort, session->place, who);
      n++;
    }
  return n;
}

static gboolean
has_session (const Week *week, const GDate *day)
{
  for (guint i = 0; i < week->sessions->len; i++)
    if (g_date_compare (&((const PalSheetSession *) g_ptr_array_index (week->sessions, i))->day, day) == 0)
      return TRUE;
  return FALSE;
}

/* A weekend is only there when it is worked. */
static void
add_days (Week *week)
{
  GDate day = week->monday;

  for (guint i = 0; i < 7; i++, g_date_add_days (&day, 1))
    {
      const char *holiday = pal_calendar_holiday_name (week->calendar, &day);
      g_autofree char *name = pal_letter_day (&day, TRUE), *iso = pal_date_to_iso (&day);
      g_autofree char *title = holiday != NULL ? g_strdup_printf ("%s · %s", name, holiday) : g_strdup (name);

      if (i >= 5 && !has_session (week, &day))
        continue;
      pal_paper_table_add_row (week->table, PAL_PAPER_ROW_PART);
      pal_paper_table_add_text (week->table, PAL_PAPER_TEXT, title);
      add_absences (week, iso);
      if (add_sessions (week, &day) == 0)
        add_cells (week, NULL, C_("a day", "No session"), NULL, NULL, NULL);
    }
}

/* "12 sessions, 24 h 30". Full transfer. */
static char *
sum_words (const Week *week)
{
  guint n = week->sessions->len;
  g_autofree char *sessions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u session", "%u sessions", n), n), *hours = NULL;
  int minutes = 0;

  for (guint i = 0; i < n; i++)
    {
      const PalSheetSession *session = g_ptr_array_index (week->sessions, i);
      minutes += session->end > session->begin ? session->end - session->begin : 0;
    }
  hours = g_strdup_printf (C_("time of day", "%d:%02d"), minutes / 60, minutes % 60);
  return g_strdup_printf ("%s, %s", sessions, hours);
}

static PalPaperTable *
new_table (void)
{
  PalPaperTable *table = pal_paper_table_new ();

  pal_paper_table_add_column (table, C_("signature sheet", "Hours"), PAL_PAPER_CODE);
  pal_paper_table_add_column (table, _("Session"), PAL_PAPER_LONG);
  pal_paper_table_add_column (table, _("Cohort"), PAL_PAPER_PLAIN);
  pal_paper_table_add_column (table, C_("signature sheet", "Place"), PAL_PAPER_LONG);
  pal_paper_table_add_column (table, C_("column", "With"), PAL_PAPER_PLAIN);
  return table;
}

static gboolean
add_week (Week *week, GError **error)
{
  g_autofree char *name = pal_reference_title (week->store, pal_kind_find ("contact"), week->contact), *sum = NULL;
  g_autofree char *monday = pal_letter_day (&week->monday, FALSE), *last = NULL, *period = NULL, *line = NULL;
  GDate sunday = week->monday;

  if (!load_sessions (week, error))
    return FALSE;
  load_calendar (week);
  g_date_add_days (&sunday, 6);
  last = pal_letter_day (&sunday, FALSE);
  period = g_strdup_printf (_("Week from %s to %s"), monday, last);
  sum = sum_words (week);
  line = g_strdup_printf ("%s · %s", period, sum);
  pal_document_begin_part (week->document, name);
  pal_document_set_part_heads (week->document, name, period);
  pal_document_add_paragraph (week->document, PAL_PARAGRAPH_TITLE, name);
  pal_document_add_paragraph (week->document, PAL_PARAGRAPH_SUBTITLE, line);
  pal_document_add_space (week->document, 6);
  week->table = new_table ();
  add_days (week);
  pal_document_add_table (week->document, g_steal_pointer (&week->table));
  return TRUE;
}

/* What the window and a file are called. */
static char *
title_of (PalStore *store, const gint64 *contacts, guint n_contacts)
{
  g_autofree char *name = n_contacts == 1 ? pal_reference_title (store, pal_kind_find ("contact"), contacts[0]) : NULL;

  return name != NULL ? g_strdup_printf (C_("of a coach", "Week of %s"), name) : g_strdup (_("Week"));
}

/**
 * pal_coach_weeks_new:
 * @contacts: who runs sessions; each gets a part of the document
 * @day: a day of the week, Monday to Sunday
 * @n_people: (out) (optional): how many people it names
 * @error: that there is nobody, or why the file could not be read
 *
 * Returns: (transfer full): the weeks on paper; NULL with @error set
 */
PalDocument *
pal_coach_weeks_new (PalStore *store, const gint64 *contacts, guint n_contacts, const GDate *day, guint *n_people, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *landlord = pal_landlord_name (store), *title = title_of (store, contacts, n_contacts);
  g_autoptr (PalDocument) document = pal_document_new (title);
  GDate monday = *day;

  if (n_contacts == 0)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING,
                   _("Nobody is said to run this session: there is no week to show. Say first who runs it."));
      return NULL;
    }
  g_date_subtract_days (&monday, g_date_get_weekday (&monday) - 1);
  pal_document_set_author (document, landlord);
  pal_document_set_foot (document, _("Names people: for the coach alone."), FALSE);
  for (guint i = 0; i < n_contacts; i++)
    {
      g_auto (Week) week = { .store = store, .document = document, .contact = contacts[i], .monday = monday, .people = people };

      if (!add_week (&week, error))
        return NULL;
    }
  if (n_people != NULL)
    *n_people = g_hash_table_size (people);
  return g_steal_pointer (&document);
}
