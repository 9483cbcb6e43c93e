/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* On which days a series falls, and the making of it. */

static gboolean G_GNUC_PRINTF (2, 3)
no (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, reason);
  return FALSE;
}

/* Days ------------------------------------------------------------------------------------------------------------- */

static gboolean
too_long (GError **error)
{
  return no (error, _("A series lasts at most two years and %d sessions: end it earlier, and begin another one then."), PAL_SERIES_MOST_SESSIONS);
}

/* A series without an end, or one that ends before it begins, is not begun. */
static gboolean
check_rule (const PalSeriesRule *rule, const GDate *first, GError **error)
{
  gboolean has_until = g_date_valid (&rule->until);
  g_autofree char *until = pal_date_show (&rule->until), *begin = pal_date_show (first);
  GDate limit;

  if (!has_until && rule->times == 0)
    return no (error, _("A series needs an end: say until which day it goes, or how many sessions it has."));
  if (rule->weeks > 0 && rule->weekdays == 0)
    return no (error, _("No day of the week is chosen: choose at least one."));
  if (has_until && g_date_compare (&rule->until, first) <= 0)
    return no (error, _("The series would end on %s, and its first session is on %s: choose a later day."), until, begin);
  if (!has_until && rule->times == 1)
    return no (error, _("A series has at least two sessions."));
  if (!pal_calendar_add_months (first, PAL_SERIES_MOST_MONTHS, &limit) || rule->times > PAL_SERIES_MOST_SESSIONS
      || rule->weeks > 52 || (has_until && g_date_compare (&rule->until, &limit) > 0))
    return too_long (error);
  return TRUE;
}

/* The day that the first one is of its month: "the second Tuesday"; a fifth one is the last. */
static void
same_of_month (const GDate *first, int months, GDate *day)
{
  int nth = (g_date_get_day (first) - 1) / 7;
  GDate month = *first;

  g_date_set_day (&month, 1);
  g_date_add_months (&month, months);
  *day = month;
  g_date_add_days (day, (g_date_get_weekday (first) - g_date_get_weekday (&month) + 7) % 7 + 7 * nth);
  if (g_date_get_month (day) != g_date_get_month (&month))
    g_date_subtract_days (day, 7);
}

/* The @i-th day that the rule names, counted from the week or month of the first session. FALSE: that week does not have it. */
static gboolean
candidate (const PalSeriesRule *rule, const GDate *first, guint i, GDate *day)
{
  guint weekday = i % 7 + 1;

  if (rule->weeks == 0)
    {
      same_of_month (first, (int) i, day);
      return TRUE;
    }
  *day = *first;
  g_date_subtract_days (day, g_date_get_weekday (first) - 1);
  g_date_add_days (day, i / 7 * 7 * rule->weeks + weekday - 1);
  return (rule->weekdays & 1u << weekday) != 0;
}

static void
take (PalSeriesDays *days, const GDate *day, const PalCalendar *calendar)
{
  const char *closed = pal_calendar_holiday_name (calendar, day);
  g_autofree char *shown = pal_date_show (day);

  if (closed == NULL)
    g_array_append_val (days->days, *day);
  else
    g_ptr_array_add (days->left_out, g_strdup_printf ("%s (%s)", shown, closed));
}

/**
 * pal_series_days:
 * @first: the day of the first session, which stays where it is
 * @calendar: (nullable): whose holidays and closures are left out. A Saturday or a Sunday that is asked for is taken
 *
 * Returns: (transfer full) (nullable): when the others are; NULL with @error when the rule makes no series: it has no end, ends
 *   before it begins, names no day, or goes on for more than two years or 200 sessions
 */
PalSeriesDays *
pal_series_days (const PalSeriesRule *rule, const GDate *first, const PalCalendar *calendar, GError **error)
{
  g_autoptr (PalSeriesDays) days = NULL;
  GDate limit, day;

  if (!check_rule (rule, first, error))
    return NULL;
  pal_calendar_add_months (first, PAL_SERIES_MOST_MONTHS, &limit);
  days = g_new0 (PalSeriesDays, 1);
  days->days = g_array_new (FALSE, FALSE, sizeof (GDate));
  days->left_out = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; rule->times == 0 || days->days->len + 1 < rule->times; i++)
    {
      gboolean named = candidate (rule, first, i, &day);

      if (g_date_valid (&rule->until) && g_date_compare (&day, &rule->until) > 0)
        break;
      if (g_date_compare (&day, &limit) > 0 || days->days->len + 1 > PAL_SERIES_MOST_SESSIONS)
        {
          too_long (error);
          return NULL;
        }
      if (named && g_date_compare (&day, first) > 0)
        take (days, &day, calendar);
    }
  if (days->days->len > 0)
    return g_steal_pointer (&days);
  no (error, _("No other session falls into this time: end the series later, or choose other days."));
  return NULL;
}

void
pal_series_days_free (PalSeriesDays *days)
{
  if (days == NULL)
    return;
  g_array_unref (days->days);
  g_ptr_array_unref (days->left_out);
  g_free (days);
}

static gboolean
day_of (PalRecord *session, GDate *day)
{
  const char *start = pal_record_get_text (session, "start-at");
  g_autofree char *iso = g_strndup (start != NULL ? start : "", 10);

  return pal_date_from_iso (iso, day);
}

/* The same for a session in the file, with the holidays of its programme and one's own closures. */
PalSeriesDays *
pal_series_days_of (PalStore *store, gint64 session, const PalSeriesRule *rule, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (store, &pal_session_kind, session, error);
  g_autofree char *code = NULL;
  g_autoptr (PalCalendar) calendar = NULL;
  GDate first;

  if (record == NULL)
    return NULL;
  if (!day_of (record, &first))
    {
      no (error, _("Give this session a day first: the series begins with it."));
      return NULL;
    }
  code = pal_store_ask_text_of (store, "SELECT g.calendar FROM session s JOIN cohort h ON h.id = s.cohort "
                                "JOIN programme g ON g.id = h.programme WHERE s.id = ?1", session);
  calendar = pal_calendar_load (store, code, error);
  return calendar != NULL ? pal_series_days (rule, &first, calendar, error) : NULL;
}

/* What is proposed: every week on the day of the session, until its cohort ends. What is not known is not said. */
void
pal_series_propose (PalStore *store, gint64 session, PalSeriesRule *rule)
{
  g_autofree char *start = pal_store_ask_text_of (store, "SELECT substr (start_at, 1, 10) FROM session WHERE id = ?1", session);
  g_autofree char *end = pal_store_ask_text_of (store, "SELECT h.end_on FROM session s JOIN cohort h ON h.id = s.cohort WHERE s.id = ?1", session);
  GDate first;

  *rule = (PalSeriesRule) { .weeks = 1 };
  if (start != NULL && pal_date_from_iso (start, &first))
    rule->weekdays = 1u << g_date_get_weekday (&first);
  if (end == NULL || !pal_date_from_iso (end, &rule->until))
    g_date_clear (&rule->until, 1);
}

/* Making it --------------------------------------------------------------------------------------------------------- */

/* The rows of @table that belong to session @from, again for session @to. */
static gboolean
copy_rows (PalEdit *edit, const char *sql, const PalKind *kind, const char *const *fields, gint64 from, gint64 to, const char *day,
           GError **error)
{
  g_autoptr (PalStatement) rows = pal_statement_new (pal_edit_get_store (edit), sql, error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  pal_statement_bind_int (rows, 1, from);
  pal_statement_bind_text (rows, 2, day);
  while (failure == NULL && pal_statement_step (rows, &failure))
    {
      g_autoptr (PalRecord) row = pal_record_new (kind);

      pal_record_set_int (row, "session", to);
      for (int i = 0; fields[i] != NULL; i++)
        pal_record_set_raw (row, fields[i], pal_statement_get_text (rows, i), NULL);
      pal_record_save (row, edit, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* One more like the first: also who runs it, and who is convened by name and still in course that day. Its note stays its own. */
static gboolean
make_one (PalEdit *edit, PalRecord *first, const GDate *day, GError **error)
{
  static const char *const copied[] = { "cohort", "session-template", "kind", "theme", "title", "minutes", "room", "series", NULL };
  static const char *const staff[] = { "contact", "role", NULL }, *const convened[] = { "enrolment", NULL };
  g_autoptr (PalRecord) session = pal_record_new (&pal_session_kind);
  g_autofree char *iso = pal_date_to_iso (day), *start = g_strconcat (iso, pal_record_get_text (first, "start-at") + 10, NULL);
  gint64 from = pal_record_get_id (first), to;

  for (int i = 0; copied[i] != NULL; i++)
    {
      g_autofree char *raw = pal_record_get_raw (first, copied[i]);
      pal_record_set_raw (session, copied[i], raw, NULL);
    }
  pal_record_set_text (session, "start-at", start);
  pal_record_set_text (session, "status", "PLANNED");
  if (!pal_record_save (session, edit, error))
    return FALSE;
  to = pal_record_get_id (session);
  return copy_rows (edit, "SELECT contact, role FROM session_staff WHERE session = ?1 AND ?2 IS NOT NULL ORDER BY id",
                    &pal_session_staff_kind, staff, from, to, iso, error)
         && copy_rows (edit, "SELECT a.enrolment FROM attendance a JOIN enrolment e ON e.id = a.enrolment WHERE a.session = ?1 "
                       "AND (e.exit_on IS NULL OR e.exit_on > ?2) ORDER BY a.id", &pal_attendance_kind, convened, from, to, iso, error);
}

/**
 * pal_series_create:
 * @session: the first of the series, in the file, with a day; it stays as it is
 * @n_made: (out) (optional): how many others there are now
 *
 * Makes a series, inside @edit: one undo takes all of it back.
 *
 * Returns: FALSE with @error in words when it makes no series (see pal_series_days()), or is in one already
 */
gboolean
pal_series_create (PalEdit *edit, gint64 session, const PalSeriesRule *rule, guint *n_made, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalRecord) first = pal_record_load (store, &pal_session_kind, session, error);
  g_autoptr (PalSeriesDays) days = NULL;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, session);
  guint position, total;

  if (first == NULL)
    return FALSE;
  if (pal_series_place (store, session, &position, &total))
    return no (error, _("This session belongs to a series already."));
  days = pal_series_days_of (store, session, rule, error);
  if (days == NULL)
    return FALSE;
  pal_record_set_text (first, "series", key);
  if (!pal_record_save (first, edit, error))
    return FALSE;
  for (guint i = 0; i < days->days->len; i++)
    if (!make_one (edit, first, &g_array_index (days->days, GDate, i), error))
      return FALSE;
  if (n_made != NULL)
    *n_made = days->days->len;
  return TRUE;
}

/* @position: from 1, by time. FALSE when the session belongs to no series, or is the only one left of it. */
gboolean
pal_series_place (PalStore *store, gint64 session, guint *position, guint *total)
{
  *total = (guint) pal_store_ask_int_of (store, "SELECT count (*) FROM session s JOIN session o ON o.series = s.series WHERE s.id = ?1", session, 0);
  *position = (guint) pal_store_ask_int_of (store, "SELECT count (*) FROM session s JOIN session o ON o.series = s.series WHERE s.id = ?1 "
                                            "AND (coalesce (o.start_at, ''), o.id) <= (coalesce (s.start_at, ''), s.id)", session, 0);
  return *total > 1;
}
