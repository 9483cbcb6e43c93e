/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-agenda.h"
#include "test-file.h"

/* Two cohorts, two coaches, two rooms; in the week of 19 January 2026 four sessions, of which the first two share room and hour. */
static PalStore *
make (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 2, .coaches = 2, .rooms = 2, .people = 8, .workshops = 1, .days = 60 };

  plan_world_fill (store, &world);
  plan_run (store, "UPDATE programme SET calendar = 'FR'; "
            "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, room, status) VALUES "
            "(1, '', 100, 'WORKSHOP', 'Mobilité', '2026-01-20T09:00', 120, 500, 'PLANNED'), "
            "(2, '', 101, 'WORKSHOP', 'Numérique', '2026-01-20T10:30', 90, 500, 'PLANNED'), "
            "(3, '', 100, 'INDIVIDUAL', NULL, '2026-01-22T14:00', 45, 501, 'HELD'), "
            "(4, '', 101, 'WORKSHOP', NULL, '2026-01-23T09:00', 60, NULL, 'CANCELLED'), "
            "(5, '', 101, 'WORKSHOP', NULL, '2026-01-18T23:00', 120, NULL, 'PLANNED'), "
            "(6, '', 101, 'WORKSHOP', NULL, NULL, 120, NULL, 'PLANNED'); "
            "INSERT INTO session_staff (created_at, session, contact) VALUES ('', 1, 600), ('', 1, 601), ('', 2, 601), ('', 3, 600); "
            "INSERT INTO attendance (created_at, session, enrolment) VALUES ('', 3, 10001)");
  return store;
}

static PalAgendaView
week (void)
{
  PalAgendaView view = { 0 };

  pal_date_from_iso ("2026-01-19", &view.from);
  pal_date_from_iso ("2026-01-26", &view.until);
  return view;
}

static GPtrArray *
load (PalStore *store, const PalAgendaView *view, GPtrArray **clashes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sessions = pal_agenda_load (store, view, clashes, &error);

  g_assert_no_error (error);
  return sessions;
}

static void
expect (PalStore *store, const PalAgendaView *view, const char *ids)
{
  g_autoptr (GPtrArray) sessions = load (store, view, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", ((PalAgendaSession *) g_ptr_array_index (sessions, i))->id);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
test_week (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) sessions = load (store, &view, NULL);
  const PalAgendaSession *first = g_ptr_array_index (sessions, 1), *person = g_ptr_array_index (sessions, 3);

  g_assert_cmpuint (sessions->len, ==, 4);   /* the first reaches into the Monday */
  g_assert_cmpint (first->id, ==, 1);
  g_assert_cmpint (first->minute, ==, 9 * 60);
  g_assert_cmpint (g_date_get_weekday (&first->day), ==, G_DATE_TUESDAY);
  g_assert_cmpstr (first->code, ==, "C0");
  g_assert_cmpstr (first->room_name, ==, "Salle 0");
  g_assert_cmpstr (first->staff, ==, "Coach 0, Coach 1");
  g_assert_cmpint (first->coach, ==, 600);
  g_assert_cmpint (first->cohort_look, ==, 1);
  g_assert_cmpstr (person->who, ==, "P10001");
  g_assert_cmpint (person->room_look, ==, 2);
  test_file_remove (store);
}

static void
test_filters (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();

  expect (store, &view, "5 1 2 3");
  view.cancelled = TRUE;
  expect (store, &view, "5 1 2 3 4");
  view.cohort = 101;
  expect (store, &view, "5 2 4");
  view = week ();
  view.coach = 601;                          /* the second of those who run it */
  expect (store, &view, "1 2");
  view = week ();
  view.room = 501;
  expect (store, &view, "3");
  view = week ();
  view.kind = "INDIVIDUAL";
  expect (store, &view, "3");
  view = week ();
  view.programme = 2;
  expect (store, &view, "");
  view = week ();
  view.clashing = TRUE;
  expect (store, &view, "5 1 2");            /* on a Sunday night; and one room twice */
  test_file_remove (store);
}

static void
test_clashes (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (GPtrArray) sessions = load (store, &view, &clashes);
  const PalAgendaSession *first = g_ptr_array_index (sessions, 1);
  const PalAgendaClash *clash;

  /* A Sunday, and of two sessions the coach and the room, each told once. */
  g_assert_cmpuint (clashes->len, ==, 3);
  clash = g_ptr_array_index (clashes, 1);
  g_assert_cmpint (clash->session, ==, 1);
  g_assert_cmpint (clash->other, ==, 2);
  g_assert_cmpstr (clash->what, ==, "C0, 20/01/2026 at 09:00");
  g_assert_cmpstr (clash->words, ==, "Coach 1 also runs C1 at 10:30.");
  clash = g_ptr_array_index (clashes, 2);
  g_assert_cmpstr (clash->words, ==, "Salle 0 is taken by C1 at 10:30.");
  g_assert_cmpuint (first->n_clashes, ==, 2);
  g_assert_cmpstr (first->clash, ==, "Coach 1 also runs C1 at 10:30.");
  test_file_remove (store);
}

/* Three people are convened to two sessions at once: that is told once. */
static void
test_people (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) clashes = NULL, sessions = NULL;
  const PalAgendaClash *clash;

  plan_run (store, "DELETE FROM session WHERE id = 5; DELETE FROM session_staff; UPDATE session SET room = NULL; "
            "UPDATE enrolment SET participant = id - 8 WHERE id IN (10008, 10009, 10010)");
  sessions = load (store, &view, &clashes);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = g_ptr_array_index (clashes, 0);
  g_assert_cmpuint (clash->more, ==, 2);
  g_assert_cmpstr (clash->words, ==, "P10000 is also convened to C1 at 10:30. So are 2 people more.");
  test_file_remove (store);
}

/* Today is 17 March 2026. */
static void
test_ahead (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = pal_agenda_clashes_ahead (store, &error);
  g_autoptr (GPtrArray) one = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  plan_run (store, "UPDATE cohort SET end_on = '2026-12-31'; UPDATE session SET start_at = '2026-03-24T09:00' WHERE id IN (1, 2); "
            "DELETE FROM session_staff");
  one = pal_agenda_clashes_ahead (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  test_file_remove (store);
}

static const PalAgendaMark *
mark_at (const GPtrArray *marks, guint index)
{
  g_assert_cmpuint (index, <, marks->len);
  return g_ptr_array_index (marks, index);
}

static void
expect_mark (const PalAgendaMark *mark, PalAgendaMarkKind kind, const char *from, const char *to, int minute, int to_minute, const char *words)
{
  g_autofree char *first = pal_date_to_iso (&mark->from), *last = pal_date_to_iso (&mark->to);

  g_assert_cmpint (mark->kind, ==, kind);
  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, to);
  g_assert_cmpint (mark->minute, ==, minute);
  g_assert_cmpint (mark->to_minute, ==, to_minute);
  g_assert_cmpstr (mark->words, ==, words);
}

static void
test_marks (void)
{
  PalStore *store = make ();
  PalAgendaView view = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = NULL;

  plan_run (store, "INSERT INTO holiday (created_at, held_on, name, calendar) VALUES ('', '2026-04-07', 'Fermeture', 'OWN'); "
            "INSERT INTO plan_wish (created_at, cohort, kind, value) VALUES ('', 100, 'BREAK', '2026-04-04/2026-04-20'), "
            "('', 101, 'BREAK', '2026-04-04/2026-04-20'), ('', 101, 'BREAK', 'au printemps'), ('', 101, 'BREAK', '2026-05-01/2026-05-09'); "
            "INSERT INTO unavailability (created_at, contact, start_at, end_at, reason) VALUES "
            "('', 600, '2026-04-08T00:00', '2026-04-10T00:00', 'formation'), ('', 601, '2026-04-09T14:00', '2026-04-09T16:30', NULL), "
            "('', 601, '2026-04-02T12:00', '2026-04-06T12:00', NULL), ('', 601, '2026-04-13T00:00', '2026-04-14T00:00', NULL), "
            "('', 600, '2026-04-11T08:00', '2026-04-12T19:00', NULL); "
            "INSERT INTO unavailability (created_at, room, start_at, end_at) VALUES ('', 500, '2026-04-10T00:00', '2026-04-11T00:00'); "
            "INSERT INTO unavailability (created_at, participant, start_at, end_at) VALUES ('', 10000, '2026-04-10T00:00', '2026-04-11T00:00')");
  pal_date_from_iso ("2026-04-06", &view.from);
  pal_date_from_iso ("2026-04-13", &view.until);
  marks = pal_agenda_load_marks (store, &view, &error);
  g_assert_no_error (error);
  expect_mark (mark_at (marks, 0), PAL_AGENDA_HOLIDAY, "2026-04-06", "2026-04-06", 0, 0, "Easter Monday");
  expect_mark (mark_at (marks, 1), PAL_AGENDA_HOLIDAY, "2026-04-07", "2026-04-07", 0, 0, "Fermeture");
  g_assert_cmpstr (mark_at (marks, 0)->note, ==, "public holiday");
  g_assert_cmpstr (mark_at (marks, 1)->note, ==, "closed");
  expect_mark (mark_at (marks, 2), PAL_AGENDA_BREAK, "2026-04-04", "2026-04-20", 0, 0, "Break: C0, C1");
  expect_mark (mark_at (marks, 3), PAL_AGENDA_AWAY, "2026-04-02", "2026-04-02", 12 * 60, 24 * 60, "Coach 1");
  expect_mark (mark_at (marks, 4), PAL_AGENDA_AWAY, "2026-04-06", "2026-04-06", 0, 12 * 60, "Coach 1");
  expect_mark (mark_at (marks, 5), PAL_AGENDA_AWAY, "2026-04-03", "2026-04-05", 0, 0, "Coach 1");
  expect_mark (mark_at (marks, 6), PAL_AGENDA_AWAY, "2026-04-08", "2026-04-09", 0, 0, "Coach 0 (formation)");
  expect_mark (mark_at (marks, 7), PAL_AGENDA_AWAY, "2026-04-09", "2026-04-09", 14 * 60, 16 * 60 + 30, "Coach 1");
  expect_mark (mark_at (marks, 8), PAL_AGENDA_AWAY, "2026-04-10", "2026-04-10", 0, 0, "Salle 0");
  expect_mark (mark_at (marks, 9), PAL_AGENDA_AWAY, "2026-04-11", "2026-04-12", 0, 0, "Coach 0");   /* no hour of work is left */
  g_assert_cmpuint (marks->len, ==, 10);
  test_file_remove (store);
}

static void
expect_row (PalQuery *list, guint position, gint64 id, const char *day)
{
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpint (pal_row_get_id (row), ==, id);
  g_assert_cmpstr (pal_row_get_text (row, PAL_AGENDA_DAY), ==, day);
}

static void
test_list (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) sessions = load (store, &view, NULL);
  g_autoptr (PalQuery) list = pal_agenda_list_new (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRow) row = NULL;

  g_assert_true (pal_agenda_list_show (list, sessions, PAL_AGENDA_BY_TIME, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  expect_row (list, 1, 1, "2026-01-20T09:00");
  expect_row (list, 2, 2, "");               /* the same day */
  row = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (pal_row_get_text (row, PAL_AGENDA_CODE), ==, "C0");
  g_assert_cmpstr (pal_row_get_text (row, PAL_AGENDA_LOOK), ==, "cohort-1");
  g_assert_cmpint (pal_row_get_int (row, PAL_AGENDA_CLASHES, -1), ==, 2);

  /* Without a room or title last, whichever way. */
  g_assert_true (pal_agenda_list_show (list, sessions, PAL_AGENDA_BY_ROOM, TRUE, &error));
  expect_row (list, 0, 3, "2026-01-22T14:00");
  expect_row (list, 3, 5, "2026-01-18T23:00");
  g_assert_true (pal_agenda_list_show (list, sessions, PAL_AGENDA_BY_NAME, FALSE, &error));
  expect_row (list, 0, 1, "2026-01-20T09:00");
  g_assert_cmpint (((PalAgendaSession *) g_ptr_array_index (sessions, 0))->id, ==, 5);
  g_clear_object (&row);
  g_clear_object (&list);
  test_file_remove (store);
}

static void
test_legend (void)
{
  PalStore *store = make ();
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) sessions = load (store, &view, NULL), legend = NULL, rooms = NULL, choices = NULL;
  g_autoptr (GError) error = NULL;

  legend = pal_agenda_legend (sessions, PAL_AGENDA_COHORTS);
  g_assert_cmpuint (legend->len, ==, 2);
  g_assert_cmpstr (((PalAgendaChoice *) g_ptr_array_index (legend, 1))->code, ==, "C1");
  rooms = pal_agenda_legend (sessions, PAL_AGENDA_ROOMS);
  g_assert_cmpuint (rooms->len, ==, 2);
  for (int which = PAL_AGENDA_COHORTS; which <= PAL_AGENDA_PROGRAMMES; which++)
    {
      g_clear_pointer (&choices, g_ptr_array_unref);
      choices = pal_agenda_load_choices (store, (PalAgendaChoices) which, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (choices->len, ==, which == PAL_AGENDA_PROGRAMMES ? 1 : 2);
    }
  test_file_remove (store);
}

/* A full week: 200 sessions of 20 cohorts, each with everything that a calendar says. */
static void
test_many (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 20, .coaches = 10, .rooms = 8, .people = 12, .workshops = 1, .days = 60 };
  PalAgendaView view = week ();
  g_autoptr (GPtrArray) clashes = NULL, sessions = NULL;

  plan_world_fill (store, &world);
  plan_run (store, "BEGIN");
  for (guint i = 0; i < 200; i++)
    plan_runf (store, "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, room, status) VALUES "
               "(%u, '', %u, 'WORKSHOP', 'Atelier', '2026-01-%02uT%02u:00', 90, %u, 'PLANNED'); "
               "INSERT INTO session_staff (created_at, session, contact) VALUES ('', %u, %u)",
               i + 1, 100 + i % 20, 19 + i % 5, 8 + i / 20, 500 + i % 8, i + 1, 600 + i % 10);
  plan_run (store, "COMMIT");
  g_ptr_array_unref (load (store, &view, NULL));
  g_test_timer_start ();
  sessions = load (store, &view, &clashes);
  g_test_message ("%u sessions, %u clashes: %.1f ms", sessions->len, clashes->len, 1000 * g_test_timer_elapsed ());
  g_assert_cmpuint (sessions->len, ==, 200);
  g_assert_cmpuint (clashes->len, >, 0);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/agenda/week", test_week);
  g_test_add_func ("/agenda/filters", test_filters);
  g_test_add_func ("/agenda/clashes", test_clashes);
  g_test_add_func ("/agenda/people", test_people);
  g_test_add_func ("/agenda/ahead", test_ahead);
  g_test_add_func ("/agenda/marks", test_marks);
  g_test_add_func ("/agenda/list", test_list);
  g_test_add_func ("/agenda/legend", test_legend);
  g_test_add_func ("/agenda/many", test_many);
  return g_test_run ();
}
