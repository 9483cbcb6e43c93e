/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-attendance.h"
#include "store/pal-journal.h"
#include "test-file.h"

/* Two cohorts of four people; cohort 100 (people 10000 to 10003) has sessions on three days in a row of weeks, the second
 * today, 17 March 2026, and an interview with the first person. */

#define PAST     1
#define TODAY    2
#define NEXT     3
#define CALLED   4    /* an interview, yesterday */

static PalStore *
make (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 2, .coaches = 1, .rooms = 1, .people = 4, .workshops = 1, .days = 120 };

  plan_world_fill (store, &world);
  plan_run (store, "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, status) VALUES "
            "(1, '', 100, 'WORKSHOP', 'CV', '2026-03-10T09:00', 120, 'PLANNED'), "
            "(2, '', 100, 'WORKSHOP', 'Budget', '2026-03-17T09:00', 120, 'PLANNED'), "
            "(3, '', 100, 'WORKSHOP', 'Bilan', '2026-03-24T09:00', 120, 'PLANNED'), "
            "(4, '', 100, 'INDIVIDUAL', 'Point', '2026-03-16T14:00', 60, 'PLANNED'); "
            "INSERT INTO attendance (id, created_at, session, enrolment) VALUES (50, '', 4, 10000)");
  return store;
}

static char *
take (PalStore *store, gint64 session, const PalAttendanceMark *marks, guint n, GError **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Attendance", NULL);
  char *told = NULL;

  if (pal_attendance_take (edit, session, marks, n, &told, error))
    g_assert_true (pal_edit_commit (edit, NULL));
  return told;
}

/* One person, without words wanted. */
static void
note (PalStore *store, gint64 session, gint64 enrolment, PalAttendanceStatus status, int late)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = take (store, session, &(PalAttendanceMark) { enrolment, status, late }, 1, &error);

  g_assert_no_error (error);
}

static void
expect (PalStore *store, const char *sql, const char *expected)
{
  g_autofree char *found = pal_store_ask_text (store, sql);

  g_assert_cmpstr (found, ==, expected);
}

#define ROWS_OF(session) \
  "SELECT group_concat (enrolment || ' ' || coalesce (status, '?') || coalesce (' ' || minutes, ''), ', ') FROM " \
  "(SELECT * FROM attendance WHERE session = " #session " ORDER BY enrolment)"

/* The first person noted of a cohort that is convened as one writes everybody down, and the day counts as held. */
static void
test_take_first (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autofree char *told = take (store, TODAY, &(PalAttendanceMark) { 10001, PAL_ATTENDANCE_ABSENT, -1 }, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "“Budget” now counts as held.");
  expect (store, ROWS_OF (2), "10000 ?, 10001 ABSENT, 10002 ?, 10003 ?");
  expect (store, "SELECT status FROM session WHERE id = 2", "HELD");

  /* All of it is one edit, and its undo leaves nothing of it. */
  g_autoptr (PalOp) op = pal_journal_next_undo (store);
  g_assert_true (pal_journal_undo (store, op->id, &error));
  expect (store, ROWS_OF (2), NULL);
  expect (store, "SELECT status FROM session WHERE id = 2", "PLANNED");
  expect (store, "SELECT count (*) FROM convened WHERE session = 2", "4");
  test_file_remove (store);
}

/* Late by minutes: those attended are kept; a change of mind takes them away again. */
static void
test_late (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;

  note (store, PAST, 10000, PAL_ATTENDANCE_LATE, 20);
  note (store, PAST, 10002, PAL_ATTENDANCE_LATE, -1);
  expect (store, ROWS_OF (1), "10000 LATE 100, 10001 ?, 10002 LATE, 10003 ?");
  note (store, PAST, 10000, PAL_ATTENDANCE_PRESENT, -1);
  expect (store, ROWS_OF (1), "10000 PRESENT, 10001 ?, 10002 LATE, 10003 ?");
  note (store, PAST, 10000, PAL_ATTENDANCE_AWAITED, -1);
  expect (store, ROWS_OF (1), "10000 ?, 10001 ?, 10002 LATE, 10003 ?");

  g_autofree char *told = take (store, PAST, &(PalAttendanceMark) { 10002, PAL_ATTENDANCE_LATE, 120 }, 1, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "120"));
  expect (store, ROWS_OF (1), "10000 ?, 10001 ?, 10002 LATE, 10003 ?");
  g_clear_error (&error);
  plan_run (store, "UPDATE session SET minutes = NULL WHERE id = 1");
  g_free (take (store, PAST, &(PalAttendanceMark) { 10002, PAL_ATTENDANCE_LATE, 5 }, 1, &error));
  g_assert_nonnull (error);
  test_file_remove (store);
}

static void
refuse (PalStore *store, gint64 session, gint64 enrolment, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 rows = pal_store_ask_int (store, "SELECT count (*) FROM attendance", 0);
  g_autofree char *told = take (store, session, &(PalAttendanceMark) { enrolment, PAL_ATTENDANCE_PRESENT, -1 }, 1, &error);

  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("%s", error->message);
  g_assert_null (told);
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM attendance", 0), ==, rows);
}

/* What cannot be noted is said, and nothing is. */
static void
test_refused (void)
{
  PalStore *store = make ();

  refuse (store, NEXT, 10000, "“Bilan” is on 24/03/2026: who came can be noted from that day on.");
  refuse (store, TODAY, 10004, "P10004 is not convened to this session.");
  refuse (store, CALLED, 10001, "P10001 is not convened to this session.");
  refuse (store, 99, 10000, "");
  plan_run (store, "UPDATE session SET start_at = NULL WHERE id = 2; UPDATE session SET status = 'CANCELLED' WHERE id = 1");
  refuse (store, TODAY, 10000, "has no date yet");
  refuse (store, PAST, 10000, "“CV” was cancelled");
  test_file_remove (store);
}

/* Somebody of another cohort who is convened by name is noted like everybody else. */
static void
test_convened_by_name (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;

  plan_run (store, "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 2, 10000), ('', 2, 10001), ('', 2, 10004)");
  note (store, TODAY, 10004, PAL_ATTENDANCE_PRESENT, -1);

  g_autoptr (PalAttendance) table = pal_attendance_load (store, 100, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->people->len, ==, 5);   /* those who are not convened to it have their line for the others */
  g_assert_cmpuint (table->sessions->len, ==, 3);
  g_assert_cmpint (pal_attendance_cell (table, 4, 1)->status, ==, PAL_ATTENDANCE_PRESENT);
  g_assert_cmpint (pal_attendance_cell (table, 4, 0)->status, ==, PAL_ATTENDANCE_OUT);
  test_file_remove (store);
}

/* Everybody who came signs; who did not come does not; taking a presence away takes the signature along. */
static void
test_sign (void)
{
  PalStore *store = make ();
  const PalAttendanceMark marks[] = {
    { 10000, PAL_ATTENDANCE_PRESENT, -1 }, { 10001, PAL_ATTENDANCE_LATE, 10 }, { 10002, PAL_ATTENDANCE_EXCUSED, -1 }, { 10003, PAL_ATTENDANCE_ABSENT, -1 },
  };
  g_autoptr (GError) error = NULL;

  g_free (take (store, PAST, marks, G_N_ELEMENTS (marks), &error));
  g_assert_no_error (error);
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Sign", NULL);
  g_assert_true (pal_attendance_sign (edit, PAST, 0, TRUE, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  expect (store, "SELECT group_concat (enrolment) FROM (SELECT enrolment FROM attendance WHERE signed = 1 ORDER BY 1)", "10000,10001");
  note (store, PAST, 10001, PAL_ATTENDANCE_ABSENT, -1);
  note (store, PAST, 10000, PAL_ATTENDANCE_LATE, 15);
  expect (store, "SELECT group_concat (enrolment) FROM attendance WHERE signed = 1", "10000");
  test_file_remove (store);
}

/* Two people on two days: who comes second is told what is replaced, and it can be taken back. */
static void
test_two_people (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL, *by = NULL;

  note (store, PAST, 10000, PAL_ATTENDANCE_ABSENT, -1);
  note (store, PAST, 10000, PAL_ATTENDANCE_EXCUSED, -1);   /* one's own change of mind is no news */
  plan_run (store, "UPDATE op SET user = 'Claire Vasseur', at = '2026-03-10T11:05:00'");
  by = pal_attendance_taken_by (store, PAST);
  g_assert_cmpstr (by, ==, "Noted by Claire Vasseur on 10/03/2026, 11:05");

  told = take (store, PAST, &(PalAttendanceMark) { 10000, PAL_ATTENDANCE_PRESENT, -1 }, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, "P10000: “excused”, noted by Claire Vasseur on 10/03/2026, is now “present”.");
  g_clear_pointer (&told, g_free);
  told = take (store, PAST, &(PalAttendanceMark) { 10000, PAL_ATTENDANCE_PRESENT, -1 }, 1, &error);
  g_assert_null (told);
  g_autoptr (PalOp) op = pal_journal_next_undo (store);
  g_assert_true (pal_journal_undo (store, op->id, &error));
  expect (store, ROWS_OF (1), "10000 EXCUSED, 10001 ?, 10002 ?, 10003 ?");
  g_assert_null (pal_attendance_taken_by (store, TODAY));
  test_file_remove (store);
}

/* A, A: a run; an excuse breaks it, what nobody noted does not, nor a day without the person. */
static void
test_runs (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;

  plan_run (store, "UPDATE session SET start_at = '2026-03-13T09:00' WHERE id = 3; "
            "INSERT INTO session (id, created_at, cohort, kind, start_at, minutes, status) VALUES (5, '', 100, 'WORKSHOP', '2026-03-16T09:00', 60, 'HELD')");
  /* by time: 1 (10th), 3 (13th), 5 (16th), 2 (17th) */
  note (store, 1, 10000, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 3, 10000, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 2, 10000, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 1, 10001, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 3, 10001, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 5, 10001, PAL_ATTENDANCE_PRESENT, -1);
  note (store, 1, 10002, PAL_ATTENDANCE_ABSENT, -1);
  note (store, 3, 10002, PAL_ATTENDANCE_EXCUSED, -1);
  note (store, 5, 10002, PAL_ATTENDANCE_ABSENT, -1);

  g_autoptr (PalAttendance) table = pal_attendance_load (store, 100, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->runs->len, ==, 2);
  const PalAttendanceRun *going = &g_array_index (table->runs, PalAttendanceRun, 0), *past = going + 1;
  g_assert_cmpuint (going->person, ==, 0);
  g_assert_cmpuint (going->n, ==, 3);
  g_assert_cmpuint (going->first, ==, 0);
  g_assert_cmpuint (going->last, ==, 3);
  g_assert_true (going->goes_on);
  g_assert_cmpuint (past->person, ==, 1);
  g_assert_cmpuint (past->n, ==, 2);
  g_assert_false (past->goes_on);
  g_assert_cmpuint (pal_attendance_cell (table, 0, 0)->run, ==, 3);
  g_assert_cmpuint (pal_attendance_cell (table, 2, 0)->run, ==, 0);

  /* Rates: of what was noted. Two absences and one presence. */
  const PalAttendancePerson *second = pal_attendance_person (table, 1);
  g_assert_cmpuint (pal_attendance_came (second->counts), ==, 1);
  g_assert_cmpuint (pal_attendance_taken (second->counts), ==, 3);
  g_assert_false (pal_attendance_is_complete (pal_attendance_session (table, 0)));
  test_file_remove (store);
}

/* Held without a word about who came, not signed, past and neither held nor cancelled; not what is to come, nor cancelled. */
static void
test_missing (void)
{
  PalStore *store = make ();
  g_autoptr (PalQuery) list = pal_attendance_missing_new (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_attendance_missing_show (list, 100, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);   /* the past one and the interview */
  g_autoptr (PalRow) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (pal_row_get_id (first), ==, PAST);
  g_assert_cmpint (pal_row_get_int (first, PAL_MISSING_AWAITED, -1), ==, 4);
  g_assert_cmpint (pal_row_get_int (first, PAL_MISSING_PLANNED, -1), ==, 1);

  for (gint64 person = 10000; person < 10004; person++)
    note (store, PAST, person, PAL_ATTENDANCE_PRESENT, -1);
  note (store, CALLED, 10000, PAL_ATTENDANCE_PRESENT, -1);   /* an interview has no sheet */
  g_assert_true (pal_attendance_missing_show (list, 100, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_autoptr (PalRow) unsigned_one = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (pal_row_get_int (unsigned_one, PAL_MISSING_UNSIGNED, -1), ==, 4);
  g_assert_cmpint (pal_row_get_int (unsigned_one, PAL_MISSING_AWAITED, -1), ==, 0);

  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Sign", NULL);
  g_assert_true (pal_attendance_sign (edit, PAST, 0, TRUE, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_true (pal_attendance_missing_show (list, 0, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  test_file_remove (store);
}

static void
test_keys (void)
{
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  g_assert_cmpuint (keys[PAL_ATTENDANCE_PRESENT], ==, 'P');
  g_assert_cmpuint (keys[PAL_ATTENDANCE_LATE], ==, 'L');
  g_assert_cmpuint (keys[PAL_ATTENDANCE_EXCUSED], ==, 'E');
  g_assert_cmpuint (keys[PAL_ATTENDANCE_ABSENT], ==, 'A');
  g_assert_cmpuint (keys[PAL_ATTENDANCE_AWAITED], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/attendance/take-first", test_take_first);
  g_test_add_func ("/attendance/late", test_late);
  g_test_add_func ("/attendance/refused", test_refused);
  g_test_add_func ("/attendance/convened-by-name", test_convened_by_name);
  g_test_add_func ("/attendance/sign", test_sign);
  g_test_add_func ("/attendance/two-people", test_two_people);
  g_test_add_func ("/attendance/runs", test_runs);
  g_test_add_func ("/attendance/missing", test_missing);
  g_test_add_func ("/attendance/keys", test_keys);
  return g_test_run ();
}
