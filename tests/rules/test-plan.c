/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-clash.h"
#include "rules/planning/pal-wishes.h"
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
  check_refused ("UPDATE session_template SET minutes_min = 1200, minutes_max = 1440", "leaves 1440 minutes");
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

/* Properties ---------------------------------------------------------------------------------------------------------- */

/* Worlds of any shape: few or many coaches and rooms, short or long, with and without wishes. */
static PlanWorld
any_world (GRand *rand)
{
  static const char *const wishes[] = { NULL, "WEEKDAYS 2|4", "HOURS 09:00-12:00\nSPREAD 2", "BREAK 2026-01-12/2026-01-18" };

  return (PlanWorld) { .cohorts = (guint) g_rand_int_range (rand, 1, 5), .coaches = (guint) g_rand_int_range (rand, 1, 4),
                       .rooms = (guint) g_rand_int_range (rand, 1, 4), .people = (guint) g_rand_int_range (rand, 3, 9),
                       .workshops = (guint) g_rand_int_range (rand, 2, 9), .days = (guint) g_rand_int_range (rand, 5, 40),
                       .apart = (guint) g_rand_int_range (rand, 0, 8), .wishes = wishes[g_rand_int_range (rand, 0, 4)] };
}

/* Sessions that the file says clash, by the rules that warn people. */
static gint64
count_clashing (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) row = pal_statement_new (store, "SELECT id FROM session", &error);
  gint64 n = 0;

  while (pal_statement_step (row, &error))
    {
      g_autoptr (GPtrArray) clashes = pal_clashes_of (store, pal_statement_get_int (row, 0), &error);
      g_assert_no_error (error);
      n += clashes->len;
    }
  return n;
}

static void
check_bounds (PalPlan *plan)
{
  PalPlanQuality quality;
  g_autofree char *words = NULL;

  pal_plan_measure (plan, &quality);
  words = pal_plan_quality_words (&quality);
  g_assert_cmpuint (quality.placed, ==, pal_plan_n_placed (plan));
  g_assert_cmpuint (quality.placed, <=, quality.most_placed);
  g_assert_cmpuint (quality.as_wished, <=, quality.most_wished);
  g_assert_cmpuint (quality.most_placed, <=, quality.sessions);
  g_assert_nonnull (words);
}

/* No accepted plan has a clash, whatever the world, and none passes its bounds. Each that could not be placed has a reason and
 * what would help. */
static void
test_never_clashes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint turn = 0; turn < 25; turn++)
    {
      PalStore *store = test_file_make ();
      PlanWorld world = any_world (rand);
      g_autoptr (PalPlan) plan = NULL;

      plan_world_fill (store, &world);
      plan = plan_make (store, world.cohorts);
      pal_plan_search (plan, turn, 1, NULL);
      check_bounds (plan);
      for (guint i = 0; i < pal_plan_sessions (plan)->len; i++)
        {
          const PalPlanned *planned = g_ptr_array_index (pal_plan_sessions (plan), i);
          g_assert_true (planned->placed || (planned->why != NULL && planned->help != NULL));
        }
      plan_keep (store, plan);
      g_assert_cmpint (plan_clashes (store), ==, 0);
      g_assert_cmpint (count_clashing (store), ==, 0);
      g_clear_pointer (&plan, pal_plan_free);
      test_file_remove (store);
    }
}

/* What is planned or held is the same after the rest was planned again. */
static void
test_again_changes_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint turn = 0; turn < 10; turn++)
    {
      PalStore *store = test_file_make ();
      PlanWorld world = any_world (rand);
      g_autoptr (PalPlan) plan = NULL;
      g_autofree char *before = NULL, *after = NULL;
      const char *all = "SELECT group_concat (id || start_at || minutes || coalesce (room, 0) || status || (SELECT group_concat (contact) "
                        "FROM session_staff f WHERE f.session = s.id), ';') FROM (SELECT * FROM session ORDER BY id) s WHERE status <> '' AND id <= ?1";

      plan_world_fill (store, &world);
      plan = plan_make (store, world.cohorts);
      pal_plan_search (plan, turn, 1, NULL);
      plan_keep (store, plan);
      g_clear_pointer (&plan, pal_plan_free);
      plan_run (store, "DELETE FROM session WHERE rowid % 3 = 0; UPDATE session SET status = 'HELD' WHERE rowid % 3 = 1");
      gint64 last = pal_store_ask_int (store, "SELECT max (id) FROM session", 0);
      before = pal_store_ask_text_of (store, all, last);
      plan = plan_make (store, world.cohorts);
      pal_plan_search (plan, turn + 100, 1, NULL);
      plan_keep (store, plan);
      after = pal_store_ask_text_of (store, all, last);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpint (plan_clashes (store), ==, 0);
      g_clear_pointer (&plan, pal_plan_free);
      test_file_remove (store);
    }
}

/* Stopped at once or soon, the part that was found is a plan. */
static void
test_stopped (void)
{
  static const double limits[] = { 0, 0.0005, 0.002, 0.01 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      PalStore *store = test_file_make ();
      const PlanWorld world = { .cohorts = 4, .coaches = 2, .rooms = 2, .people = 6, .workshops = 15, .days = 8 };
      g_autoptr (PalPlan) plan = NULL;

      plan_world_fill (store, &world);
      plan = plan_make (store, 4);
      pal_plan_search (plan, 1, limits[i], NULL);
      check_bounds (plan);
      plan_keep (store, plan);
      g_assert_cmpint (plan_clashes (store), ==, 0);
      g_assert_cmpint (ask (store, "SELECT count(*) FROM session"), ==, pal_plan_n_placed (plan));
      g_clear_pointer (&plan, pal_plan_free);
      test_file_remove (store);
    }
}

/* What is left out is not kept, and asked for again the next time. */
static void
test_left_out (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;

  plan_world_fill (store, &small);
  plan = search (store, 1);
  pal_plan_leave_out (plan, 0, TRUE);
  pal_plan_leave_out (plan, 1, TRUE);
  pal_plan_leave_out (plan, 1, FALSE);
  g_assert_cmpuint (pal_plan_n_chosen (plan), ==, pal_plan_n_placed (plan) - 1);
  plan_keep (store, plan);
  g_assert_cmpint (ask (store, "SELECT count(*) FROM session"), ==, pal_plan_n_chosen (plan));
  g_clear_pointer (&plan, pal_plan_free);
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 1);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* Two coaches with eight working hours a day for one session of two hours each: the bound says what no plan can pass. */
static void
test_bound (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 3, .coaches = 1, .rooms = 3, .people = 4, .workshops = 10, .days = 2 };
  g_autoptr (PalPlan) plan = NULL;
  PalPlanQuality quality;

  plan_world_fill (store, &world);
  plan = search (store, 3);
  pal_plan_measure (plan, &quality);
  g_assert_cmpuint (quality.sessions, ==, 30);
  g_assert_cmpuint (quality.most_placed, ==, 10);      /* five of two hours from eight to seven, on two days */
  g_assert_cmpuint (quality.placed, ==, 10);
  g_assert_cmpint (quality.coach_minutes, ==, 2 * 11 * 60);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* Where people enter all the year round, modules that were held are planned again; what is planned from today on counts. */
static void
test_all_year (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalPlan) plan = NULL;
  PlanWorld world = small;

  world.cohorts = 1;
  plan_world_fill (store, &world);
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  plan_run (store, "UPDATE cohort SET end_on = NULL; UPDATE programme SET weeks_max = 6; "
            "INSERT INTO session (created_at, cohort, session_template, kind, start_at, minutes, status) SELECT '', 100, 10, 'WORKSHOP', "
            "date ('2026-01-13', (7 * value) || ' days') || 'T09:00', 120, 'HELD' FROM json_each ('[0,1,2,3,4,5]')");
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 6);
  check_all_placed (store, plan);
  g_clear_pointer (&plan, pal_plan_free);
  plan = search (store, 1);
  g_assert_cmpuint (pal_plan_sessions (plan)->len, ==, 0);
  g_clear_pointer (&plan, pal_plan_free);
  test_file_remove (store);
}

/* Wishes as people type them. */
static void
test_typed_wishes (void)
{
  static const struct { const char *kind, *typed, *value; } typed[] = {
    { "HOURS", "9-11:30", "09:00-11:30" },   { "HOURS", "9h – 11h30, 13:30–16:00", "09:00-11:30|13:30-16:00" },
    { "HOURS", " ; ", NULL },                { "HOURS", "8.30-24", "08:30-24:00" },
    { "BREAK", "13/04/2026 – 26/04/2026; 01/05/2026", "2026-04-13/2026-04-26|2026-05-01" },
  };
  static const char *const wrong[] = { "11-9", "9", "9-25", "neuf", "9:70-11", "9-11-12" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *value = NULL, *shown = NULL, *again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (pal_wish_read (typed[i].kind, typed[i].typed, &value, &error));
      g_assert_cmpstr (value, ==, typed[i].value);
      shown = pal_wish_show (typed[i].kind, value);
      g_assert_true (pal_wish_read (typed[i].kind, shown, &again, &error));
      g_assert_cmpstr (again, ==, value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (pal_wish_read ("HOURS", wrong[i], &value, &error));
      g_assert_nonnull (error);
    }
}

/* A cohort's own wish stands in place of its programme's, also where it wishes nothing; what says the same is not kept. */
static void
test_own_wish (void)
{
  PalStore *store = test_file_make ();
  PlanWorld world = small;
  static const struct { const char *set, *get; gint64 records; } steps[] = {
    { "1|2", "1|2", 1 }, { NULL, NULL, 1 }, { "2|4", "2|4", 0 },
  };

  world.wishes = "WEEKDAYS 2|4";
  plan_world_fill (store, &world);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalEdit) edit = pal_edit_begin (store, "wish", &error);
      g_autofree char *value = NULL;

      g_assert_true (pal_wish_set (edit, 100, "WEEKDAYS", steps[i].set, &error));
      g_assert_true (pal_edit_commit (edit, &error));
      g_assert_no_error (error);
      value = pal_wish_get (store, 100, "WEEKDAYS");
      g_assert_cmpstr (value, ==, steps[i].get);
      g_assert_cmpint (ask (store, "SELECT count(*) FROM plan_wish WHERE cohort = 100"), ==, steps[i].records);
    }
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
  g_test_add_func ("/plan/never-clashes", test_never_clashes);
  g_test_add_func ("/plan/again-changes-nothing", test_again_changes_nothing);
  g_test_add_func ("/plan/stopped", test_stopped);
  g_test_add_func ("/plan/left-out", test_left_out);
  g_test_add_func ("/plan/bound", test_bound);
  g_test_add_func ("/plan/all-year", test_all_year);
  g_test_add_func ("/plan/typed-wishes", test_typed_wishes);
  g_test_add_func ("/plan/own-wish", test_own_wish);
  return g_test_run ();
}
