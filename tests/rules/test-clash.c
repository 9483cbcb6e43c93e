/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-clash.h"
#include "rules/planning/pal-session-list.h"
#include "test-file.h"

/* Two cohorts, two coaches, two rooms for 14, eight people each; session 1 of cohort 100 is looked at. */
static PalStore *
make (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 2, .coaches = 2, .rooms = 2, .people = 8, .workshops = 1, .days = 60 };

  plan_world_fill (store, &world);
  plan_run (store, "INSERT INTO session (id, created_at, cohort, kind, start_at, minutes, room, status) VALUES "
            "(1, '', 100, 'WORKSHOP', '2026-01-20T09:00', 120, 500, 'PLANNED'), "
            "(2, '', 101, 'WORKSHOP', '2026-01-20T10:30', 90, 501, 'PLANNED'); "
            "INSERT INTO session_staff (created_at, session, contact) VALUES ('', 1, 600), ('', 2, 601)");
  return store;
}

/* @n: how many clashes @session has after a change; one of them is of this kind and says so. */
static void
check_of (gint64 session, const char *change, int n, PalClashKind kind, const char *said)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clashes = NULL;

  if (change != NULL)
    plan_run (store, change);
  clashes = pal_clashes_of (store, session, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < clashes->len; i++)
    g_test_message ("%s", ((PalClash *) g_ptr_array_index (clashes, i))->words);
  g_assert_cmpuint (clashes->len, ==, n);
  if (n > 0)
    {
      const PalClash *clash = g_ptr_array_index (clashes, 0);
      g_assert_cmpint (clash->kind, ==, kind);
      g_assert_nonnull (strstr (clash->words, said));
      g_assert_cmpint (clash->other, ==, kind <= PAL_CLASH_PARTICIPANT ? 3 - session : 0);
    }
  test_file_remove (store);
}

static void
check (const char *change, int n, PalClashKind kind, const char *said)
{
  check_of (1, change, n, kind, said);
}

static void
test_none (void)
{
  check (NULL, 0, 0, NULL);
  /* One that is cancelled clashes with nothing, and one that begins as the other ends does not either. */
  check ("UPDATE session SET room = 500, status = 'CANCELLED' WHERE id = 2", 0, 0, NULL);
  check ("UPDATE session SET room = 500, start_at = '2026-01-20T11:00' WHERE id = 2", 0, 0, NULL);
}

static void
test_coach (void)
{
  check ("UPDATE session_staff SET contact = 600", 1, PAL_CLASH_COACH, "Coach 0 also runs C1 at 10:30.");
}

static void
test_room (void)
{
  check ("UPDATE session SET room = 500", 1, PAL_CLASH_ROOM, "Salle 0 is taken by C1 at 10:30.");
}

static void
test_participant (void)
{
  check ("UPDATE enrolment SET participant = 10000 WHERE id = 10008", 1, PAL_CLASH_PARTICIPANT, "P10000 is also convened to C1 at 10:30.");
  /* Not when only others are convened by name. */
  check ("UPDATE enrolment SET participant = 10000 WHERE id = 10008; "
         "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 2, 10009)", 0, 0, NULL);
  /* Not after the exit. */
  check ("UPDATE enrolment SET participant = 10000, exit_on = '2026-01-20' WHERE id = 10008", 0, 0, NULL);
}

static void
test_capacity (void)
{
  check ("UPDATE room SET capacity = 7", 1, PAL_CLASH_CAPACITY, "Salle 0 holds 7 people, and 8 are convened.");
  check ("UPDATE room SET capacity = 8", 0, 0, NULL);
}

static void
test_access (void)
{
  check ("UPDATE room SET wheelchair = 0; UPDATE participant SET disabled = 'YES' WHERE id = 10001", 1, PAL_CLASH_ACCESS,
         "Salle 0 has no wheelchair access");
  check ("UPDATE room SET wheelchair = 0", 0, 0, NULL);
}

static void
test_closed (void)
{
  check ("UPDATE session SET start_at = '2026-01-24T09:00' WHERE id = 1", 1, PAL_CLASH_CLOSED, "24/01/2026 is not a working day.");
  check ("UPDATE programme SET calendar = 'FR'; UPDATE cohort SET end_on = '2026-06-30'; "
         "UPDATE session SET start_at = '2026-05-14T09:00' WHERE id = 1", 1, PAL_CLASH_CLOSED, "14/05/2026");
}

static void
test_away (void)
{
  check ("INSERT INTO unavailability (created_at, contact, start_at, end_at, reason) VALUES ('', 600, '2026-01-20T10:00', "
         "'2026-01-20T18:00', 'formation')", 1, PAL_CLASH_AWAY, "Coach 0 is not available (formation).");
  check ("INSERT INTO unavailability (created_at, room, start_at, end_at) VALUES ('', 500, '2026-01-20T00:00', '2026-01-20T09:30')",
         1, PAL_CLASH_AWAY, "Salle 0 is not available.");
  /* Why somebody who is followed is away is nobody's business here. */
  check ("INSERT INTO unavailability (created_at, participant, start_at, end_at, reason) VALUES ('', 10002, '2026-01-20T08:00', "
         "'2026-01-20T12:00', 'hospitalisation')", 1, PAL_CLASH_AWAY, "P10002 is not available.");
  check ("INSERT INTO unavailability (created_at, contact, start_at, end_at) VALUES ('', 600, '2026-01-20T11:00', '2026-01-20T18:00')",
         0, 0, NULL);
}

static void
test_dates (void)
{
  check ("UPDATE session SET start_at = '2026-03-20T09:00' WHERE id = 1", 1, PAL_CLASH_DATES, "The cohort runs from 05/01/2026 to 05/03/2026.");
}

/* What one cohort has to do with another one: each kind, from both sides. */

static void
test_taken_across (void)
{
  const char *coach = "UPDATE session_staff SET contact = 600", *room = "UPDATE session SET room = 500";
  const char *person = "UPDATE enrolment SET participant = 10000 WHERE id = 10008";

  check_of (2, coach, 1, PAL_CLASH_COACH, "Coach 0 also runs C0 at 09:00.");
  check_of (2, room, 1, PAL_CLASH_ROOM, "Salle 0 is taken by C0 at 09:00.");
  check_of (2, person, 1, PAL_CLASH_PARTICIPANT, "P10000 is also convened to C0 at 09:00.");
  /* Somebody of the other cohort who is convened here by name. */
  check ("INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 1, 10008)", 1, PAL_CLASH_PARTICIPANT,
         "P10008 is also convened to C1 at 10:30.");
}

/* People of both cohorts in one room. */
static void
test_capacity_across (void)
{
  const char *both = "UPDATE room SET capacity = 8; UPDATE session SET start_at = '2026-01-21T09:00' WHERE id = 2; "
                     "INSERT INTO attendance (created_at, session, enrolment) SELECT '', 1, id FROM enrolment WHERE id < 10010";

  check (both, 1, PAL_CLASH_CAPACITY, "Salle 0 holds 8 people, and 10 are convened.");
  check_of (2, both, 0, 0, NULL);
  check ("UPDATE room SET capacity = NULL; UPDATE session SET start_at = '2026-01-21T09:00' WHERE id = 2; "
         "INSERT INTO attendance (created_at, session, enrolment) SELECT '', 1, id FROM enrolment", 0, 0, NULL);
}

/* Somebody of the other cohort needs access. */
static void
test_access_across (void)
{
  const char *guest = "UPDATE room SET wheelchair = 0; UPDATE participant SET disabled = 'YES' WHERE id = 10008; "
                      "UPDATE session SET start_at = '2026-01-21T09:00' WHERE id = 2; "
                      "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 1, 10000), ('', 1, 10008)";

  check (guest, 1, PAL_CLASH_ACCESS, "Salle 0 has no wheelchair access");
  check_of (2, guest, 1, PAL_CLASH_ACCESS, "Salle 1 has no wheelchair access");
  check ("UPDATE room SET wheelchair = 0; UPDATE participant SET disabled = 'YES' WHERE id = 10008", 0, 0, NULL);
}

/* A day that one programme works and the other does not. */
static void
test_closed_across (void)
{
  const char *ascension = "INSERT INTO programme (id, created_at, code, name, calendar) VALUES (2, '', 'Q', 'Q', 'FR'); "
                          "UPDATE cohort SET end_on = '2026-06-30'; UPDATE cohort SET programme = 2 WHERE id = 101; "
                          "UPDATE session SET start_at = '2026-05-14' || substr (start_at, 11)";

  check (ascension, 0, 0, NULL);
  check_of (2, ascension, 1, PAL_CLASH_CLOSED, "14/05/2026 is not a working day.");
}

/* A coach and a room that both cohorts use, one after the other, away all day. */
static void
test_away_across (void)
{
  const char *coach = "UPDATE session_staff SET contact = 600; UPDATE session SET start_at = '2026-01-20T14:00' WHERE id = 2; "
                      "INSERT INTO unavailability (created_at, contact, start_at, end_at) VALUES ('', 600, '2026-01-20T00:00', '2026-01-21T00:00')";
  const char *guest = "UPDATE session SET start_at = '2026-01-20T14:00' WHERE id = 2; "
                      "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 1, 10008); "
                      "INSERT INTO unavailability (created_at, participant, start_at, end_at) VALUES ('', 10008, '2026-01-20T00:00', '2026-01-21T00:00')";

  check (coach, 1, PAL_CLASH_AWAY, "Coach 0 is not available.");
  check_of (2, coach, 1, PAL_CLASH_AWAY, "Coach 0 is not available.");
  check (guest, 1, PAL_CLASH_AWAY, "P10008 is not available.");
  check_of (2, guest, 1, PAL_CLASH_AWAY, "P10008 is not available.");
}

/* One day, within the dates of one cohort and outside the other's. */
static void
test_dates_across (void)
{
  const char *later = "UPDATE cohort SET start_on = '2026-01-21' WHERE id = 101";

  check (later, 0, 0, NULL);
  check_of (2, later, 1, PAL_CLASH_DATES, "The cohort runs from 21/01/2026 to 05/03/2026.");
}

static void
test_list (void)
{
  PalStore *store = make ();
  g_autoptr (PalQuery) list = pal_session_list_new (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRow) row = NULL;
  PalSessionCounts counts;

  plan_run (store, "UPDATE session SET room = 500; INSERT INTO session (id, created_at, cohort, kind, start_at, minutes, status) VALUES "
            "(3, '', 100, 'INDIVIDUAL', '2026-01-19T09:00', 30, 'HELD'), (4, '', 100, 'WORKSHOP', '2026-01-22T09:00', 30, 'CANCELLED'); "
            "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 3, 10001)");
  g_assert_true (pal_session_list_show (list, store, 100, PAL_SESSIONS_ALL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (pal_row_get_id (row), ==, 3);
  g_assert_cmpstr (pal_row_get_text (row, PAL_SESSIONS_WHO), ==, "P10001");
  g_assert_cmpint (pal_row_get_int (row, PAL_SESSIONS_CLASHES, -1), ==, 0);
  g_clear_object (&row);
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpint (pal_row_get_int (row, PAL_SESSIONS_CLASHES, -1), ==, 1);
  g_assert_cmpstr (pal_row_get_text (row, PAL_SESSIONS_STAFF), ==, "Coach 0");
  g_assert_cmpstr (pal_row_get_text (row, PAL_SESSIONS_ROOM), ==, "Salle 0");

  g_assert_true (pal_session_count (store, 100, &counts, &error));
  g_assert_cmpuint (counts.planned, ==, 1);
  g_assert_cmpuint (counts.held, ==, 1);
  g_assert_cmpuint (counts.cancelled, ==, 1);
  g_assert_cmpuint (counts.clashing, ==, 1);
  g_clear_object (&row);
  g_clear_object (&list);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/clash/none", test_none);
  g_test_add_func ("/clash/coach", test_coach);
  g_test_add_func ("/clash/room", test_room);
  g_test_add_func ("/clash/participant", test_participant);
  g_test_add_func ("/clash/capacity", test_capacity);
  g_test_add_func ("/clash/access", test_access);
  g_test_add_func ("/clash/closed", test_closed);
  g_test_add_func ("/clash/away", test_away);
  g_test_add_func ("/clash/dates", test_dates);
  g_test_add_func ("/clash/across/taken", test_taken_across);
  g_test_add_func ("/clash/across/capacity", test_capacity_across);
  g_test_add_func ("/clash/across/access", test_access_across);
  g_test_add_func ("/clash/across/closed", test_closed_across);
  g_test_add_func ("/clash/across/away", test_away_across);
  g_test_add_func ("/clash/across/dates", test_dates_across);
  g_test_add_func ("/clash/list", test_list);
  return g_test_run ();
}
