/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "rules/pal-core.h"
#include "store/pal-journal.h"
#include "test-file.h"

static const PlanWorld small = { .cohorts = 2, .coaches = 2, .rooms = 2, .people = 8, .workshops = 6, .days = 42 };

static PalPlan *
search (PalStore *store, guint n_cohorts)
{
  PalPlan *plan = plan_make (store, n_cohorts);

  pal_plan_search (plan, 1, 20, NULL);
  return plan;
}

static const char *
words_of (PalPlan *plan)
{
  const PalPlanned *last = g_ptr_array_index (pal_plan_sessions (plan), pal_plan_sessions (plan)->len - 1);

  return last->why;
}

static gint64
ask (PalStore *store, const char *sql)
{
  return pal_store_ask_int (store, sql, -1);
}

static void
check_all_placed (PalStore *store, PalPlan *plan)
{
  g_assert_cmpuint (pal_plan_n_placed (plan), ==, pal_plan_sessions (plan)->len);
  plan_keep (store, plan);
  g_assert_cmpint (plan_clashes (store), ==, 0);
}

/* Two cohorts with the same coaches and rooms; undone, nothing is left. */
static void
test_whole (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = NULL;

  plan_world_fill (store, &small);
  plan = search (store, 2);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 12);
  check_all_placed (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE start_at >= '2026-01-05' AND start_at < '2026-02-16'"), ==, 12);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE strftime('%w', start_at) IN ('0', '6')"), ==, 0);
  g_assert_cmpint (ask (store, "SELECT count(DISTINCT session) FROM session_staff"), ==, 12);

  op = pal_journal_next_undo (store);
  g_assert_true (pal_journal_undo (store, op->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM session_staff)"), ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* Everybody has an interview of their own, after the workshops where the template says so. */
static void
test_interviews (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;

  plan_world_fill (store, &small);
  plan_run (store, "INSERT INTO session_template (id, created_at, programme, position, name, kind, count_min, count_max, minutes_min, "
            "minutes_max, after) VALUES (11, '', 1, 2, 'Entretien', 'INDIVIDUAL', 1, 1, 30, 60, 10)");
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 6 + 8);
  check_all_placed (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(DISTINCT enrolment) FROM attendance"), ==, 8);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session i JOIN session w ON w.session_template = 10 "
                        "WHERE i.session_template = 11 AND i.start_at < w.start_at"), ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* Holidays of the programme's calendar, closures, what a coach or a room cannot do. */
static void
test_closed (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  PlanWorld world = small;

  world.coaches = world.rooms = 1;
  world.cohorts = 1;
  plan_world_fill (store, &world);
  plan_run (store, "UPDATE programme SET calendar = 'FR'; UPDATE cohort SET start_on = '2026-05-11', end_on = '2026-05-31'; "
            "UPDATE enrolment SET entry_on = '2026-05-01'");
  plan_run (store, "INSERT INTO unavailability (created_at, contact, start_at, end_at) VALUES ('', 600, '2026-05-18T00:00', '2026-05-22T23:59'); "
            "INSERT INTO unavailability (created_at, room, start_at, end_at) VALUES ('', 500, '2026-05-26T08:00', '2026-05-26T13:00')");
  plan = search (store, 1);
  check_all_placed (store, plan);
  /* Ascension Day is 14 May, Whit Monday 25 May. */
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE substr(start_at, 1, 10) IN ('2026-05-14', '2026-05-25')"), ==, 0);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE start_at BETWEEN '2026-05-18' AND '2026-05-23'"), ==, 0);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE start_at BETWEEN '2026-05-26T06:01' AND '2026-05-26T12:59'"), ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* What is planned already stays, counts, and is not planned over; a person of both cohorts is never in two places. */
static void
test_existing (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;

  plan_world_fill (store, &small);
  plan_run (store, "UPDATE enrolment SET participant = 10000 WHERE id = 10008");
  plan_run (store, "INSERT INTO session (id, created_at, cohort, session_template, kind, start_at, minutes, room, status) VALUES "
            "(1, '', 100, 10, 'WORKSHOP', '2026-01-20T09:00', 120, 500, 'PLANNED'), "
            "(2, '', 100, 10, 'WORKSHOP', '2026-01-21T09:00', 120, 500, 'CANCELLED')");
  g_setenv ("PALIER_TODAY", "2026-01-12", TRUE);
  plan = search (store, 2);
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 5 + 6);
  check_all_placed (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE id = 1 AND start_at = '2026-01-20T09:00'"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session WHERE cohort = 100 AND start_at < '2026-01-12'"), ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* A named hour, day, room and coach are met where they can be, and told where they are not. */
static void
test_wishes (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  PlanWorld world = small;

  world.wishes = "WEEKDAYS 2|4\nHOURS 09:00-11:30\nROOM Salle 1\nCOACH coach 0\nSPREAD 1";
  world.cohorts = 1;
  plan_world_fill (store, &world);
  plan = search (store, 1);
  for (guint i = 0; i < pal_plan_sessions (plan)->len; i++)
    g_assert_true (((PalPlanned *) g_ptr_array_index (pal_plan_sessions (plan), i))->as_wished);
  check_all_placed (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session s JOIN session_staff f ON f.session = s.id WHERE s.room = 501 "
                        "AND f.contact = 600 AND strftime('%w', start_at) IN ('2', '4') AND substr(start_at, 12) IN ('09:00', '09:30')"),
                   ==, 6);
  g_assert_cmpint (ask (store, "SELECT max(n) FROM (SELECT count(*) AS n FROM session GROUP BY strftime('%W', start_at))"), ==, 1);

  plan_run (store, "DELETE FROM session; DELETE FROM plan_wish WHERE kind = 'WEEKDAYS'; "
            "INSERT INTO plan_wish (created_at, cohort, kind, value) VALUES ('', 100, 'WEEKDAYS', '7')");
  plan_run (store, "INSERT INTO unavailability (created_at, contact, start_at, end_at) SELECT '', 600, date('2026-01-11', (7 * value) || ' days') "
            "|| 'T00:00', date('2026-01-11', (7 * value) || ' days') || 'T23:00' FROM json_each('[0,1,2,3,4,5]')");
  g_clear_pointer (&plan, pal_plan_free);
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_n_placed (plan), ==, 6);              /* a wish gives way to what is possible */
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

static void
check_refused (const char *change, const char *said)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  PlanWorld world = small;

  world.cohorts = 1;
  plan_world_fill (store, &world);
  plan_run (store, change);
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_n_placed (plan), <, pal_plan_sessions (plan)->len);
  g_assert_nonnull (strstr (words_of (plan), said));
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

static void
test_reasons (void)
{
  check_refused ("UPDATE room SET capacity = 6", "large enough for 8 people");
  check_refused ("UPDATE room SET wheelchair = 0; UPDATE site SET wheelchair = 0; UPDATE participant SET disabled = 'YES' WHERE id = 10003",
                 "wheelchair access");
  check_refused ("INSERT INTO unavailability (created_at, contact, start_at, end_at) SELECT '', id, '2026-01-01T00:00', '2026-03-01T00:00' "
                 "FROM contact", "no coach is free");
  check_refused ("INSERT INTO unavailability (created_at, room, start_at, end_at) SELECT '', id, '2026-01-01T00:00', '2026-03-01T00:00' "
                 "FROM room", "no room for 8 people is free");
  check_refused ("INSERT INTO unavailability (created_at, participant, start_at, end_at) VALUES ('', 10002, '2026-01-01T00:00', "
                 "'2026-03-01T00:00')", "those who take part are not free");
  check_refused ("UPDATE cohort SET start_on = '2026-01-10', end_on = '2026-01-11'", "no working day");
}

/* The same seed, the same plan. */
static void
test_seed (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) one = NULL, two = NULL;

  plan_world_fill (store, &small);
  one = search (store, 2);
  two = search (store, 2);
  for (guint i = 0; i < 12; i++)
    {
      const PalPlanned *left = g_ptr_array_index (pal_plan_sessions (one), i), *right = g_ptr_array_index (pal_plan_sessions (two), i);
      g_assert_cmpstr (left->start_at, ==, right->start_at);
      g_assert_cmpint (left->room, ==, right->room);
      g_assert_cmpint (left->coach, ==, right->coach);
    }
  g_clear_pointer (&one, pal_plan_free);
  g_clear_pointer (&two, pal_plan_free);
  test_file_remove (store);
}

/* Every hour of two coaches and rooms is needed. */
static void
test_tight (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  const PlanWorld world = { .cohorts = 4, .coaches = 2, .rooms = 2, .people = 6, .workshops = 15, .days = 8 };

  plan_world_fill (store, &world);
  plan = search (store, 4);
  check_all_placed (store, plan);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* The themes of a template are each treated, and a coach who is named for one gets it. */
static void
test_themes (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  PlanWorld world = small;

  world.cohorts = 1;
  plan_world_fill (store, &world);
  plan_run (store, "UPDATE session_template SET themes = 'Mobilité|Numérique|Parentalité'; "
            "INSERT INTO plan_wish (created_at, contact, kind, value) VALUES ('', 601, 'THEME', 'Numérique')");
  plan = search (store, 1);
  check_all_placed (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM (SELECT theme FROM session GROUP BY theme HAVING count(*) = 2)"), ==, 3);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session s JOIN session_staff f ON f.session = s.id "
                        "WHERE (s.theme = 'Numérique') <> (f.contact = 601)"), ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/plan/whole", test_whole);
  g_test_add_func ("/plan/interviews", test_interviews);
  g_test_add_func ("/plan/closed", test_closed);
  g_test_add_func ("/plan/existing", test_existing);
  g_test_add_func ("/plan/wishes", test_wishes);
  g_test_add_func ("/plan/reasons", test_reasons);
  g_test_add_func ("/plan/seed", test_seed);
  g_test_add_func ("/plan/tight", test_tight);
  g_test_add_func ("/plan/themes", test_themes);
  return g_test_run ();
}
