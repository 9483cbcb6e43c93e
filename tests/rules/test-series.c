/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"
#include "store/pal-journal.h"
#include "test-file.h"

#define TUESDAY (1u << G_DATE_TUESDAY)
#define THURSDAY (1u << G_DATE_THURSDAY)

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pal_date_from_iso (iso, &date));
  return date;
}

static PalSeriesRule
rule_of (guint weeks, guint weekdays, const char *until, guint times)
{
  PalSeriesRule rule = { .weeks = weeks, .weekdays = weekdays, .times = times };

  g_date_clear (&rule.until, 1);
  if (until != NULL)
    rule.until = day (until);
  return rule;
}

/* "2026-04-14 2026-04-21": the others of a series that begins on @first, in France. */
static char *
days_of (const PalSeriesRule *rule, const char *first, GError **error)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_new ("FR");
  GDate begin = day (first);
  g_autoptr (PalSeriesDays) days = pal_series_days (rule, &begin, calendar, error);
  GString *words = g_string_new (NULL);

  for (guint i = 0; days != NULL && i < days->days->len; i++)
    {
      g_autofree char *iso = pal_date_to_iso (&g_array_index (days->days, GDate, i));
      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", iso);
    }
  return g_string_free (words, FALSE);
}

static void
check_days (guint weeks, guint weekdays, const char *first, const char *until, guint times, const char *expected)
{
  PalSeriesRule rule = rule_of (weeks, weekdays, until, times);
  g_autoptr (GError) error = NULL;
  g_autofree char *days = days_of (&rule, first, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (days, ==, expected);
}

static void
check_refused (guint weeks, guint weekdays, const char *first, const char *until, guint times, const char *said)
{
  PalSeriesRule rule = rule_of (weeks, weekdays, until, times);
  g_autoptr (GError) error = NULL;
  g_autofree char *days = days_of (&rule, first, &error);

  g_assert_cmpstr (days, ==, "");
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

/* Every week, every second one, on two days, every month; the 14th of May and Easter Monday are holidays. */
static void
test_days (void)
{
  check_days (1, TUESDAY, "2026-04-07", "2026-05-05", 0, "2026-04-14 2026-04-21 2026-04-28 2026-05-05");
  check_days (2, TUESDAY, "2026-04-07", NULL, 3, "2026-04-21 2026-05-05");
  check_days (1, TUESDAY | THURSDAY, "2026-05-05", "2026-05-21", 0, "2026-05-07 2026-05-12 2026-05-19 2026-05-21");
  check_days (1, 1u << G_DATE_MONDAY, "2026-03-30", NULL, 3, "2026-04-13 2026-04-20");
  check_days (0, 0, "2026-04-07", NULL, 4, "2026-05-05 2026-06-02 2026-07-07");
  /* A fifth Friday is the last one of its month: the 1st of May is none. */
  check_days (0, 0, "2026-01-30", "2026-06-30", 0, "2026-02-27 2026-03-27 2026-04-24 2026-05-29 2026-06-26");
  /* A Saturday that is asked for is taken. */
  check_days (1, 1u << G_DATE_SATURDAY, "2026-04-07", NULL, 2, "2026-04-11");
}

static void
test_bad_rules (void)
{
  check_refused (1, TUESDAY, "2026-04-07", NULL, 0, "needs an end");
  check_refused (1, 0, "2026-04-07", NULL, 5, "day of the week");
  check_refused (1, TUESDAY, "2026-04-07", "2026-04-01", 0, "choose a later day");
  check_refused (1, TUESDAY, "2026-04-07", "2026-04-07", 0, "choose a later day");
  check_refused (1, TUESDAY, "2026-04-07", NULL, 1, "at least two");
  check_refused (1, TUESDAY, "2026-04-07", "2029-01-01", 0, "two years and 200");
  check_refused (1, TUESDAY, "2026-04-07", NULL, 201, "two years and 200");
  check_refused (1, TUESDAY, "2026-04-07", NULL, 150, "two years and 200");
  check_refused (1, 0xfe, "2026-04-07", "2028-04-01", 0, "two years and 200");
  check_refused (1, THURSDAY, "2026-05-12", "2026-05-17", 0, "No other session");
}

/* Whatever the rule, the days are in order, after the first, not after the end, on the days asked for, and none is a holiday. */
static void
test_any_rule (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autoptr (PalCalendar) calendar = pal_calendar_new ("FR");

  for (guint n = 0; n < 2000; n++)
    {
      PalSeriesRule rule = rule_of (g_rand_int_range (random, 0, 5), g_rand_int_range (random, 0, 128) << 1, NULL, 0);
      GDate first = day ("2025-01-01"), before;
      g_autoptr (GError) error = NULL;
      g_autoptr (PalSeriesDays) days = NULL;

      g_date_add_days (&first, g_rand_int_range (random, 0, 900));
      rule.until = first;
      g_date_add_days (&rule.until, g_rand_int_range (random, 1, 760));
      rule.times = g_rand_boolean (random) ? g_rand_int_range (random, 2, 210) : 0;
      days = pal_series_days (&rule, &first, calendar, &error);
      if (days == NULL)
        {
          g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
          continue;
        }
      before = first;
      g_assert_cmpuint (days->days->len, >, 0);
      g_assert_cmpuint (days->days->len, <, PAL_SERIES_MOST_SESSIONS + 1);
      for (guint i = 0; i < days->days->len; i++)
        {
          const GDate *each = &g_array_index (days->days, GDate, i);

          g_assert_cmpint (g_date_compare (each, &before), >, 0);
          g_assert_cmpint (g_date_compare (each, &rule.until), <=, 0);
          g_assert_null (pal_calendar_holiday_name (calendar, each));
          g_assert_true (rule.weeks == 0 || (rule.weekdays & 1u << g_date_get_weekday (each)) != 0);
          before = *each;
        }
    }
}

/* In a file ------------------------------------------------------------------------------------------------------------ */

/* A session on Tuesday 7 April 2026 at nine, run by a coach; its programme minds the holidays of France. */
static PalStore *
make (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 2, .coaches = 2, .rooms = 2, .people = 4, .workshops = 1, .days = 200 };

  plan_world_fill (store, &world);
  plan_run (store, "UPDATE programme SET calendar = 'FR'; "
            "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, room, status, note) VALUES "
            "(1, '', 100, 'WORKSHOP', 'CV', '2026-04-07T09:00', 120, 500, 'PLANNED', 'ours'); "
            "INSERT INTO session_staff (created_at, session, contact, role) VALUES ('', 1, 600, 'animation')");
  return store;
}

static gint64
ask (PalStore *store, const char *sql)
{
  return pal_store_ask_int (store, sql, -1);
}

/* "04-07T09:00 04-14T09:00": when the sessions of the series are. */
static char *
times_of (PalStore *store)
{
  return pal_store_ask_text (store, "SELECT group_concat (substr (start_at, 6), ' ') FROM (SELECT start_at FROM session "
                             "WHERE series IS NOT NULL ORDER BY id)");
}

#define assert_times(store, expected) G_STMT_START { \
    g_autofree char *times = times_of (store); g_assert_cmpstr (times, ==, expected); } G_STMT_END

static PalEdit *
begin (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (store, "Series", &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
undo (PalStore *store)
{
  g_autoptr (PalOp) last = pal_journal_next_undo (store);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (last);
  pal_journal_undo (store, last->id, &error);
  g_assert_no_error (error);
}

static void
create (PalStore *store, guint times)
{
  PalSeriesRule rule = rule_of (1, TUESDAY, NULL, times);
  g_autoptr (PalEdit) edit = begin (store);
  g_autoptr (GError) error = NULL;
  guint n_made = 0;

  pal_series_create (edit, 1, &rule, &n_made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_made, ==, times - 1);
  commit (edit);
}

/* Every week on its day until its cohort ends; what the session or its cohort does not say is not proposed. */
static void
test_propose (void)
{
  PalStore *store = make ();
  PalSeriesRule rule;
  GDate end = day ("2026-07-23");

  pal_series_propose (store, 1, &rule);
  g_assert_cmpuint (rule.weeks, ==, 1);
  g_assert_cmpuint (rule.weekdays, ==, TUESDAY);
  g_assert_cmpuint (rule.times, ==, 0);
  g_assert_cmpint (g_date_compare (&rule.until, &end), ==, 0);
  plan_run (store, "UPDATE session SET start_at = NULL; UPDATE cohort SET end_on = NULL");
  pal_series_propose (store, 1, &rule);
  g_assert_cmpuint (rule.weekdays, ==, 0);
  g_assert_false (g_date_valid (&rule.until));
  test_file_remove (store);
}

/* With the same coach and room, without the note; gone again after one undo. */
static void
test_create (void)
{
  PalStore *store = make ();
  guint position, total;

  g_assert_false (pal_series_place (store, 1, &position, &total));
  create (store, 4);
  assert_times (store, "04-07T09:00 04-14T09:00 04-21T09:00 04-28T09:00");
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE series = '1' AND room = 500 AND title = 'CV' AND status = 'PLANNED'"), ==, 4);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session_staff WHERE contact = 600 AND role = 'animation'"), ==, 4);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE note IS NOT NULL"), ==, 1);
  g_assert_true (pal_series_place (store, 1, &position, &total));
  g_assert_cmpuint (position, ==, 1);
  g_assert_cmpuint (total, ==, 4);
  undo (store);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE series IS NOT NULL"), ==, 0);
  test_file_remove (store);
}

/* Those who are convened by name are so to each, as long as they are in course. */
static void
test_create_by_name (void)
{
  PalStore *store = make ();

  plan_run (store, "INSERT INTO attendance (created_at, session, enrolment, status) VALUES ('', 1, 10000, 'PRESENT'), ('', 1, 10001, NULL); "
            "UPDATE enrolment SET exit_on = '2026-04-20' WHERE id = 10001");
  create (store, 3);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM attendance WHERE enrolment = 10000 AND session <> 1 AND status IS NULL"), ==, 2);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM attendance WHERE enrolment = 10001 AND session <> 1"), ==, 1);
  test_file_remove (store);
}

/* A night that is an hour shorter: what the clock on the wall says, without a word lost. */
static void
test_summer_time (void)
{
  PalStore *store = make ();
  PalSeriesRule rule = rule_of (1, 1u << G_DATE_SUNDAY, NULL, 3);
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  plan_run (store, "UPDATE session SET start_at = '2026-03-22T02:30' WHERE id = 1");
  edit = begin (store);
  pal_series_create (edit, 1, &rule, NULL, &error);
  g_assert_no_error (error);
  commit (edit);
  /* Easter Sunday is no holiday of the labour code. */
  assert_times (store, "03-22T02:30 03-29T02:30 04-05T02:30");
  test_file_remove (store);
}

static void
shift (PalStore *store, gint64 session, PalSeriesReach reach, const char *since, int days, int minute, PalSeriesOutcome *outcome)
{
  g_autoptr (PalEdit) edit = begin (store);
  g_autoptr (GError) error = NULL;

  pal_series_shift (edit, session, reach, since, days, minute, outcome, &error);
  g_assert_no_error (error);
  commit (edit);
}

/* The following ones move by the same days; what took place and what attendance was taken of stay, as does what is cancelled. */
static void
test_shift (void)
{
  PalStore *store = make ();
  g_auto (PalSeriesOutcome) outcome = { 0 };
  gint64 second;
  g_autofree char *words = NULL;

  create (store, 6);
  second = ask (store, "SELECT id FROM session WHERE start_at = '2026-04-14T09:00'");
  plan_run (store, "UPDATE session SET status = 'HELD' WHERE start_at LIKE '2026-04-21%'; "
            "UPDATE session SET status = 'CANCELLED' WHERE start_at LIKE '2026-04-28%'; "
            "UPDATE session SET start_at = '2026-04-16T09:00' WHERE start_at LIKE '2026-04-14%'");
  shift (store, second, PAL_SERIES_FOLLOWING, "2026-04-14T09:00", 2, -1, &outcome);
  assert_times (store, "04-07T09:00 04-16T09:00 04-21T09:00 04-28T09:00 05-07T09:00 05-14T09:00");
  g_assert_cmpuint (outcome.changed, ==, 2);
  g_assert_cmpuint (outcome.settled, ==, 1);
  g_assert_cmpstr (outcome.closed, ==, "14/05/2026");
  words = pal_series_outcome_words (&outcome);
  g_assert_cmpstr (words, ==, "2 sessions were changed. 1 took place and stays as it is. Not a working day: 14/05/2026.");
  undo (store);
  assert_times (store, "04-07T09:00 04-16T09:00 04-21T09:00 04-28T09:00 05-05T09:00 05-12T09:00");
  test_file_remove (store);
}

static void
test_shift_hour (void)
{
  PalStore *store = make ();
  g_auto (PalSeriesOutcome) outcome = { 0 };

  create (store, 3);
  shift (store, 1, PAL_SERIES_ALL, NULL, 0, 14 * 60, &outcome);
  assert_times (store, "04-07T09:00 04-14T14:00 04-21T14:00");
  shift (store, 1, PAL_SERIES_ONE, NULL, 7, -1, &outcome);
  assert_times (store, "04-07T09:00 04-14T14:00 04-21T14:00");
  test_file_remove (store);
}

static void
test_copy (void)
{
  PalStore *store = make ();
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  create (store, 4);
  plan_run (store, "UPDATE session SET room = 501 WHERE id = 1; UPDATE session_staff SET contact = 601, role = NULL WHERE session = 1; "
            "INSERT INTO session_staff (created_at, session, contact) VALUES ('', 1, 600)");
  edit = begin (store);
  pal_series_copy (edit, 1, PAL_SERIES_FOLLOWING, NULL, "room", &outcome, &error);
  g_assert_no_error (error);
  pal_series_copy_team (edit, 1, PAL_SERIES_FOLLOWING, NULL, &outcome, &error);
  g_assert_no_error (error);
  commit (edit);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE room = 501"), ==, 4);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session_staff WHERE contact = 601"), ==, 4);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session_staff WHERE contact = 600 AND role IS NULL"), ==, 4);
  test_file_remove (store);
}

/* From here on; what took place stays, also the session itself. */
static void
test_remove (void)
{
  PalStore *store = make ();
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 third;

  create (store, 5);
  third = ask (store, "SELECT id FROM session WHERE start_at = '2026-04-21T09:00'");
  plan_run (store, "UPDATE session SET status = 'HELD' WHERE start_at LIKE '2026-04-28%'");
  edit = begin (store);
  pal_series_remove (edit, third, PAL_SERIES_FOLLOWING, FALSE, &outcome, &error);
  g_assert_no_error (error);
  commit (edit);
  assert_times (store, "04-07T09:00 04-14T09:00 04-28T09:00");
  g_assert_cmpuint (outcome.changed, ==, 2);
  g_assert_cmpuint (outcome.settled, ==, 1);
  undo (store);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session"), ==, 5);

  g_clear_object (&edit);
  edit = begin (store);
  pal_series_remove (edit, third, PAL_SERIES_ALL, TRUE, &outcome, &error);
  g_assert_no_error (error);
  commit (edit);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE status = 'CANCELLED'"), ==, 4);
  test_file_remove (store);
}

/* Moves, by any number of days, of any session of a series in which any took place: those that took place are never moved, and one
 * undo brings everything back. */
static void
test_any_shift (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  PalStore *store = make ();

  create (store, 12);
  for (guint n = 0; n < 40; n++)
    {
      g_auto (PalSeriesOutcome) outcome = { 0 };
      g_autofree char *before = NULL, *held = NULL, *held_after = NULL, *after = NULL;
      gint64 session = ask (store, "SELECT id FROM session ORDER BY random () LIMIT 1");

      plan_runf (store, "UPDATE session SET status = iif (id %% %d = 0, 'HELD', 'PLANNED')", g_rand_int_range (random, 2, 5));
      before = times_of (store);
      held = pal_store_ask_text (store, "SELECT group_concat (id || start_at) FROM session WHERE status = 'HELD'");
      shift (store, session, g_rand_int_range (random, PAL_SERIES_FOLLOWING, PAL_SERIES_ALL + 1), NULL, g_rand_int_range (random, -20, 20),
             g_rand_int_range (random, -1, 1440), &outcome);
      held_after = pal_store_ask_text (store, "SELECT group_concat (id || start_at) FROM session WHERE status = 'HELD'");
      g_assert_cmpstr (held_after, ==, held);
      if (outcome.changed > 0)
        undo (store);
      after = times_of (store);
      g_assert_cmpstr (after, ==, before);
    }
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/series/days", test_days);
  g_test_add_func ("/series/bad-rules", test_bad_rules);
  g_test_add_func ("/series/any-rule", test_any_rule);
  g_test_add_func ("/series/propose", test_propose);
  g_test_add_func ("/series/create", test_create);
  g_test_add_func ("/series/create-by-name", test_create_by_name);
  g_test_add_func ("/series/summer-time", test_summer_time);
  g_test_add_func ("/series/shift", test_shift);
  g_test_add_func ("/series/shift-hour", test_shift_hour);
  g_test_add_func ("/series/copy", test_copy);
  g_test_add_func ("/series/remove", test_remove);
  g_test_add_func ("/series/any-shift", test_any_shift);
  return g_test_run ();
}
