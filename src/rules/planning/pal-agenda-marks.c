/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-calendar.h"
#include "rules/pal-list-columns.h"

/* The days of a calendar that are not as others. */

#define DAY (24 * 60)
#define CONTACT_NAME "trim (coalesce (c.first_name, '') || ' ' || c.last_name)"

void
pal_agenda_mark_free (PalAgendaMark *mark)
{
  if (mark == NULL)
    return;
  g_free (mark->words);
  g_free (mark->note);
  g_free (mark);
}

static PalAgendaMark *
add_mark (GPtrArray *marks, PalAgendaMarkKind kind, const GDate *from, const GDate *to, const char *words)
{
  PalAgendaMark *mark = g_new0 (PalAgendaMark, 1);

  mark->kind = kind;
  mark->from = *from;
  mark->to = *to;
  mark->words = g_strdup (words);
  g_ptr_array_add (marks, mark);
  return mark;
}

/* Holidays -------------------------------------------------------------------------------------------------------------- */

static PalAgendaMark *
find_holiday (GPtrArray *marks, const GDate *day)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_date_compare (&((PalAgendaMark *) g_ptr_array_index (marks, i))->from, day) == 0)
      return g_ptr_array_index (marks, i);
  return NULL;
}

/* A holiday of the country, or a closure of one's own. A day that only some of the calendars do not work says for which
 * programmes. */
static void
add_holidays (GPtrArray *marks, const PalAgendaView *view, const PalCalendar *calendar, const PalCalendar *country, const char *whose)
{
  for (GDate day = view->from; g_date_compare (&day, &view->until) < 0; g_date_add_days (&day, 1))
    {
      const char *name = pal_calendar_holiday_name (calendar, &day);
      const char *what = pal_calendar_holiday_name (country, &day) != NULL ? C_("a day", "public holiday") : C_("a day", "closed");
      PalAgendaMark *mark = name != NULL ? find_holiday (marks, &day) : NULL;

      if (mark != NULL)
        {
          g_free (mark->note);
          mark->note = g_strdup (what);
        }
      else if (name != NULL)
        add_mark (marks, PAL_AGENDA_HOLIDAY, &day, &day, name)->note = g_strdup (whose != NULL ? whose : what);
    }
}

/* The calendars of the programmes that the view shows, each with their codes; closures of one's own are in each. */
static gboolean
load_holidays (PalStore *store, const PalAgendaView *view, GPtrArray *marks, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT coalesce (calendar, 'OWN'), group_concat (code, ', '), count (*) OVER () FROM programme WHERE (?1 = 0 OR id = ?1) "
                       "AND (?2 = 0 OR id = (SELECT programme FROM cohort WHERE id = ?2)) GROUP BY 1 ORDER BY 1", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, view->programme);
  pal_statement_bind_int (statement, 2, view->cohort);
  while (failure == NULL && pal_statement_step (statement, &failure))
    {
      g_autoptr (PalCalendar) country = pal_calendar_new (pal_statement_get_text (statement, 0));
      g_autoptr (PalCalendar) calendar = pal_calendar_load (store, pal_statement_get_text (statement, 0), &failure);

      if (calendar != NULL)
        add_holidays (marks, view, calendar, country, pal_statement_get_int (statement, 2) > 1 ? pal_statement_get_text (statement, 1) : NULL);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Breaks ---------------------------------------------------------------------------------------------------------------- */

static gboolean
is_seen (const PalAgendaView *view, const GDate *from, const GDate *to)
{
  return g_date_compare (from, to) <= 0 && g_date_compare (from, &view->until) < 0 && g_date_compare (to, &view->from) >= 0;
}

/* The same break of several cohorts is one mark, with their names. */
static void
add_break (GPtrArray *marks, const PalAgendaView *view, const char *days, const char *whose)
{
  g_auto (GStrv) parts = g_strsplit (days, "/", 2);
  GDate from, to;
  char *words;

  if (parts[0] == NULL || !pal_date_from_iso (parts[0], &from) || !pal_date_from_iso (parts[1] != NULL ? parts[1] : parts[0], &to)
      || !is_seen (view, &from, &to))
    return;
  for (guint i = 0; i < marks->len; i++)
    {
      PalAgendaMark *mark = g_ptr_array_index (marks, i);

      if (mark->kind != PAL_AGENDA_BREAK || g_date_compare (&mark->from, &from) != 0 || g_date_compare (&mark->to, &to) != 0)
        continue;
      words = g_strdup_printf ("%s, %s", mark->words, whose);
      g_free (mark->words);
      mark->words = words;
      return;
    }
  words = g_strdup_printf (C_("days without sessions: of which cohorts", "Break: %s"), whose);
  add_mark (marks, PAL_AGENDA_BREAK, &from, &to, words);
  g_free (words);
}

/* As the planner reads them: a cohort's own stand in place of its programme's. */
static gboolean
load_breaks (PalStore *store, const PalAgendaView *view, GPtrArray *marks, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT w.value, coalesce (CASE WHEN w.cohort IS NOT NULL THEN " PAL_COHORT_CODE " END, g.code, " CONTACT_NAME ") "
                       "FROM plan_wish w LEFT JOIN cohort co ON co.id = w.cohort LEFT JOIN programme pr ON pr.id = co.programme "
                       "LEFT JOIN programme g ON g.id = w.programme LEFT JOIN contact c ON c.id = w.contact "
                       "WHERE w.kind = 'BREAK' AND w.value IS NOT NULL AND (?1 = 0 OR coalesce (co.programme, w.programme, ?1) = ?1) "
                       "AND (?2 = 0 OR coalesce (w.cohort, ?2) = ?2) AND (?3 = 0 OR coalesce (w.contact, ?3) = ?3) ORDER BY w.id", error);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, view->programme);
  pal_statement_bind_int (statement, 2, view->cohort);
  pal_statement_bind_int (statement, 3, view->coach);
  while (pal_statement_step (statement, &failure))
    {
      g_auto (GStrv) each = g_strsplit (pal_statement_get_text (statement, 0), "|", -1);
      const char *whose = pal_statement_get_text (statement, 1);

      for (guint i = 0; each[i] != NULL; i++)
        add_break (marks, view, each[i], whose != NULL ? whose : "");
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Who and what cannot be had ---------------------------------------------------------------------------------------------- */

/* The day of a moment; @minute: 0 when it names none. */
static gboolean
read_moment (const char *moment, GDate *day, int *minute)
{
  g_autofree char *iso = g_strndup (moment != NULL ? moment : "", 10);

  *minute = 0;
  if (!pal_date_from_iso (iso, day))
    return FALSE;
  if (strlen (moment) >= 16)
    *minute = CLAMP ((int) (g_ascii_strtoll (moment + 11, NULL, 10) * 60 + g_ascii_strtoll (moment + 14, NULL, 10)), 0, DAY);
  return TRUE;
}

static void
add_part (GPtrArray *marks, const GDate *day, int minute, int to_minute, const char *words)
{
  PalAgendaMark *mark = add_mark (marks, PAL_AGENDA_AWAY, day, day, words);

  mark->minute = minute;
  mark->to_minute = to_minute;
}

/* From a moment to another: the part of the first day, the whole days between, the part of the last. A day that has no hour of
 * work left is a whole one. */
static void
add_away (GPtrArray *marks, const PalAgendaView *view, const char *start_at, const char *end_at, const char *words)
{
  GDate first, last, whole_from, whole_to;
  int begin, end;

  if (!read_moment (start_at, &first, &begin) || !read_moment (end_at, &last, &end))
    return;
  if (end == 0 && g_date_compare (&first, &last) < 0)   /* midnight is the end of the day before */
    {
      g_date_subtract_days (&last, 1);
      end = DAY;
    }
  if (!is_seen (view, &first, &last))
    return;
  begin = begin <= PAL_AGENDA_WORK_FROM ? 0 : begin;
  end = end >= PAL_AGENDA_WORK_TO ? DAY : end;
  if (g_date_compare (&first, &last) == 0 && (begin > 0 || end < DAY))
    {
      add_part (marks, &first, begin, end, words);
      return;
    }
  whole_from = first;
  whole_to = last;
  if (begin > 0)
    {
      add_part (marks, &first, begin, DAY, words);
      g_date_add_days (&whole_from, 1);
    }
  if (end < DAY)
    {
      add_part (marks, &last, 0, end, words);
      g_date_subtract_days (&whole_to, 1);
    }
  if (g_date_compare (&whole_from, &whole_to) <= 0)
    add_mark (marks, PAL_AGENDA_AWAY, &whole_from, &whole_to, words);
}

/* Coaches and rooms; why somebody who is followed is away is nobody's business here. */
static gboolean
load_away (PalStore *store, const PalAgendaView *view, GPtrArray *marks, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT u.start_at, u.end_at, coalesce (" CONTACT_NAME ", r.name), u.reason FROM unavailability u "
                       "LEFT JOIN contact c ON c.id = u.contact LEFT JOIN room r ON r.id = u.room "
                       "WHERE coalesce (u.contact, u.room) IS NOT NULL AND u.end_at > ?1 AND u.start_at < ?2 "
                       "AND (?3 = 0 OR coalesce (u.contact, ?3) = ?3) AND (?4 = 0 OR coalesce (u.room, ?4) = ?4) ORDER BY u.start_at, u.id", error);
  g_autofree char *from = pal_date_to_iso (&view->from), *until = pal_date_to_iso (&view->until);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, from);
  pal_statement_bind_text (statement, 2, until);
  pal_statement_bind_int (statement, 3, view->coach);
  pal_statement_bind_int (statement, 4, view->room);
  while (pal_statement_step (statement, &failure))
    {
      const char *who = pal_statement_get_text (statement, 2), *reason = pal_statement_get_text (statement, 3);
      g_autofree char *words = reason != NULL && *reason != '\0' ? g_strdup_printf ("%s (%s)", who, reason) : g_strdup (who);

      add_away (marks, view, pal_statement_get_text (statement, 0), pal_statement_get_text (statement, 1), words);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * pal_agenda_load_marks:
 * @view: its range, cohort, programme, coach and room
 *
 * Returns: (transfer full): PalAgendaMark: holidays and closures of the calendars in use, breaks that are wished for, and when coaches
 *   and rooms cannot be had
 */
GPtrArray *
pal_agenda_load_marks (PalStore *store, const PalAgendaView *view, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_mark_free);

  if (!load_holidays (store, view, marks, error) || !load_breaks (store, view, marks, error) || !load_away (store, view, marks, error))
    return NULL;
  return g_steal_pointer (&marks);
}
