/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan-world.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-session-convened.h"
#include "rules/planning/pal-session-edit.h"
#include "rules/planning/pal-session-words.h"
#include "rules/pal-search.h"
#include "test-file.h"

/* Two cohorts of four people; session 1 is a workshop of the first, session 2 an interview. */
static PalStore *
make (void)
{
  PalStore *store = test_file_make ();
  const PlanWorld world = { .cohorts = 2, .coaches = 1, .rooms = 1, .people = 4, .workshops = 1, .days = 60 };

  plan_world_fill (store, &world);
  plan_run (store, "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, room, status) VALUES "
            "(1, '', 100, 'WORKSHOP', 'CV', '2026-01-20T09:00', 120, 500, 'PLANNED'), "
            "(2, '', 100, 'INDIVIDUAL', NULL, '2026-01-21T09:00', 45, 500, 'PLANNED')");
  return store;
}

static gint64
ask (PalStore *store, const char *sql)
{
  return pal_store_ask_int (store, sql, -1);
}

typedef gboolean (*Change) (PalEdit *edit, gint64 session, gint64 enrolment, GError **error);

/* @refused: (nullable): what the words say that refuse it. */
static void
change (PalStore *store, Change what, gint64 session, gint64 enrolment, const char *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Convened", &error);
  gboolean done = what (edit, session, enrolment, &error);

  if (refused == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      pal_edit_commit (edit, &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_false (done);
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, refused));
}

static gboolean
all (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  return pal_convened_all (edit, session, error);
}

/* Convened ------------------------------------------------------------------------------------------------------------- */

/* Leaving one out, or adding somebody of another cohort, never leaves the others out unsaid. */
static void
test_by_name (void)
{
  PalStore *store = make ();

  g_assert_cmpuint (pal_convened_count (store, 1), ==, 4);
  g_assert_false (pal_convened_by_name (store, 1));
  change (store, pal_convened_drop, 1, 10002, NULL);
  g_assert_cmpuint (pal_convened_count (store, 1), ==, 3);
  change (store, pal_convened_add, 1, 10002, NULL);
  change (store, pal_convened_add, 1, 10002, NULL);
  g_assert_cmpuint (pal_convened_count (store, 1), ==, 4);
  change (store, all, 1, 0, NULL);
  g_assert_false (pal_convened_by_name (store, 1));
  change (store, pal_convened_add, 1, 10005, NULL);
  g_assert_cmpuint (pal_convened_count (store, 1), ==, 5);
  g_assert_true (pal_convened_by_name (store, 1));
  test_file_remove (store);
}

static void
test_not_dropped (void)
{
  PalStore *store = make ();

  plan_run (store, "INSERT INTO attendance (created_at, session, enrolment, status) VALUES ('', 1, 10000, 'PRESENT'), ('', 1, 10001, NULL)");
  change (store, pal_convened_drop, 1, 10000, "Attendance of P10000 was taken");
  change (store, all, 1, 0, "Attendance was taken");
  change (store, pal_convened_drop, 1, 10001, NULL);
  change (store, pal_convened_drop, 1, 10000, "the only one");
  g_assert_cmpint (ask (store, "SELECT count (*) FROM attendance"), ==, 1);
  test_file_remove (store);
}

/* An interview is with one person; attendance that was taken stays. */
static void
test_individual (void)
{
  PalStore *store = make ();

  g_assert_cmpuint (pal_convened_count (store, 2), ==, 0);
  change (store, pal_convened_add, 2, 10000, NULL);
  change (store, pal_convened_add, 2, 10001, NULL);
  g_assert_cmpint (ask (store, "SELECT enrolment FROM attendance WHERE session = 2"), ==, 10001);
  g_assert_cmpuint (pal_convened_count (store, 2), ==, 1);
  change (store, pal_convened_drop, 2, 10001, NULL);
  g_assert_cmpuint (pal_convened_count (store, 2), ==, 0);
  test_file_remove (store);
}

static void
test_list (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalQuery) list = NULL;
  g_autoptr (PalRow) row = NULL;

  plan_run (store, "UPDATE enrolment SET exit_on = '2026-01-10' WHERE id = 10003");
  list = pal_convened_list_new (store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  change (store, pal_convened_add, 1, 10005, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
  row = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_cmpstr (pal_row_get_text (row, PAL_CONVENED_NAME), ==, "P10005");
  g_assert_cmpstr (pal_row_get_text (row, PAL_CONVENED_COHORT), ==, "C1");
  g_assert_cmpint (pal_row_get_int (row, PAL_CONVENED_COMES, 0), ==, 1);
  g_clear_object (&row);
  g_clear_object (&list);
  test_file_remove (store);
}

static void
test_enrolment (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pal_convened_find_enrolment (store, 1, 10001, &error), ==, 10001);
  g_assert_cmpint (pal_convened_find_enrolment (store, 1, 10006, &error), ==, 10006);
  g_assert_no_error (error);
  plan_run (store, "UPDATE enrolment SET exit_on = '2026-01-10' WHERE id = 10006");
  g_assert_cmpint (pal_convened_find_enrolment (store, 1, 10006, &error), ==, 0);
  g_assert_nonnull (strstr (error->message, "P10006 is in no course"));
  test_file_remove (store);
}

/* As a whole ----------------------------------------------------------------------------------------------------------- */

static void
test_move (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Move", &error);
  GDate day, none;

  g_date_clear (&none, 1);
  g_assert_true (pal_date_from_iso ("2026-03-29", &day));
  g_assert_true (pal_session_move (edit, 1, &day, 150, &error));
  g_assert_true (pal_session_lengthen (edit, 1, 1200, &error));
  g_assert_true (pal_session_lengthen (edit, 2, 0, &error));
  g_assert_no_error (error);
  g_assert_false (pal_session_move (edit, 1, &day, 1440, &error));
  g_clear_error (&error);
  g_assert_false (pal_session_move (edit, 1, &none, 0, &error));
  g_clear_error (&error);
  g_assert_false (pal_session_lengthen (edit, 1, 1441, &error));
  g_clear_error (&error);
  g_assert_false (pal_session_move (edit, 99, &day, 0, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE start_at = '2026-03-29T02:30' AND minutes = 1200"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT minutes FROM session WHERE id = 2"), ==, 0);
  test_file_remove (store);
}

static void
test_remove (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  gboolean cancelled;

  plan_run (store, "INSERT INTO session_staff (created_at, session, contact) VALUES ('', 1, 600); "
            "INSERT INTO attendance (created_at, session, enrolment, signed) VALUES ('', 2, 10000, 1)");
  g_assert_false (pal_session_is_settled (store, 1));
  g_assert_true (pal_session_is_settled (store, 2));
  edit = pal_edit_begin (store, "Remove", &error);
  g_assert_true (pal_session_remove (edit, 1, &cancelled, &error));
  g_assert_false (cancelled);
  g_assert_true (pal_session_remove (edit, 2, &cancelled, &error));
  g_assert_true (cancelled);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session_staff"), ==, 0);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM session WHERE status = 'CANCELLED'"), ==, 1);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM attendance"), ==, 1);
  test_file_remove (store);
}

static void
check_words (char *given, const char *expected)
{
  g_autofree char *words = given;

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  PalStore *store = make ();
  g_autofree char *hours = pal_session_length_words (1200), *nothing = pal_session_length_words (0);

  check_words (pal_session_label (store, 1), "CV, Tue 20/01/2026 09:00");
  check_words (pal_session_label (store, 99), "");
  check_words (pal_session_end_words ("2026-01-20T09:00", 120), "until 11:00");
  check_words (pal_session_end_words ("2026-01-20T22:00", 120), "until 00:00");
  check_words (pal_session_end_words ("2026-01-20T22:00", 180), "until 01:00, the day after");
  check_words (pal_session_end_words ("2026-01-20", 180), "");
  check_words (pal_session_end_words (NULL, 180), "");
  check_words (pal_session_length_words (120), NULL);
  check_words (pal_session_state_words ("HELD", 0), "Took place");
  check_words (pal_session_state_words ("", 0), "Planned");
  check_words (pal_session_state_words ("PLANNED", 2), "2 clashes");
  g_assert_cmpstr (pal_session_state_chip ("CANCELLED", 0), ==, "no");
  g_assert_cmpstr (pal_session_state_chip ("HELD", 1), ==, "warn");
  g_assert_nonnull (strstr (hours, "20 h 00"));
  g_assert_nonnull (strstr (nothing, "lasts no time"));
  check_words (pal_reference_detail (store, pal_kind_find ("room"), 500), "14 places, wheelchair access");
  plan_run (store, "UPDATE room SET capacity = NULL, wheelchair = 0");
  check_words (pal_reference_detail (store, pal_kind_find ("room"), 500), "capacity not known, no wheelchair access");
  test_file_remove (store);
}

/* Found by what people type ------------------------------------------------------------------------------------------- */

/* The titles and beginnings of what is found, the best first: "CV 04-07 | CV 04-14". */
static void
check_found (PalStore *store, const char *typed, const char *expected)
{
  const char *const kinds[] = { "session", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pal_search (store, typed, kinds, 5, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; found->len > 0 && i < ((PalHits *) found->pdata[0])->hits->len; i++)
    {
      const PalHit *hit = g_ptr_array_index (((PalHits *) found->pdata[0])->hits, i);
      g_autofree char *start = pal_store_ask_text_of (store, "SELECT substr (start_at, 6, 5) FROM session WHERE id = ?1", hit->id);

      g_string_append_printf (words, "%s%s %s", i > 0 ? " | " : "", hit->title, start);
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_search (void)
{
  PalStore *store = make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalHit) hit = NULL;
  g_autoptr (PalEdit) edit = NULL;
  gint64 mobility;

  plan_run (store, "DELETE FROM session; UPDATE cohort SET name = 'RF2 Longvic' WHERE id = 101");
  edit = pal_edit_begin (store, "Sessions", &error);
  SAVE (edit, "session", "cohort", "100", "kind", "WORKSHOP", "title", "Atelier CV", "start_at", "2026-04-07T09:00", "minutes", "120");
  mobility = SAVE (edit, "session", "cohort", "101", "kind", "WORKSHOP", "theme", "Mobilité", "start_at", "2026-04-14T14:00", "minutes", "120",
                   "status", "CANCELLED");
  SAVE (edit, "session", "cohort", "101", "kind", "WORKSHOP", "title", "Numérique", "start_at", "2026-03-03T09:00", "status", "HELD");
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  check_found (store, "mardi 7", "Atelier CV 04-07");
  check_found (store, "mar 7", "Atelier CV 04-07");
  check_found (store, "7/4", "Atelier CV 04-07");
  check_found (store, "14 avril 2026", "Workshop: Mobilité 04-14");
  check_found (store, "mardi", "Atelier CV 04-07 | Workshop: Mobilité 04-14 | Numérique 03-03");
  check_found (store, "mardi cv", "Atelier CV 04-07");
  check_found (store, "MOBILITE", "Workshop: Mobilité 04-14");
  check_found (store, "rf2 num", "Numérique 03-03");
  check_found (store, "rf2", "Workshop: Mobilité 04-14 | Numérique 03-03");
  check_found (store, "workshop mob", "Workshop: Mobilité 04-14");
  check_found (store, "mercredi", "");
  check_found (store, "31 février", "");
  check_found (store, "zzz", "");
  hit = pal_search_describe (store, "session", mobility);
  g_assert_cmpstr (hit->detail, ==, "Tue 14/04/2026 · 14:00–16:00 · RF2 Longvic · Cancelled");
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/session/by-name", test_by_name);
  g_test_add_func ("/session/not-dropped", test_not_dropped);
  g_test_add_func ("/session/individual", test_individual);
  g_test_add_func ("/session/list", test_list);
  g_test_add_func ("/session/enrolment", test_enrolment);
  g_test_add_func ("/session/move", test_move);
  g_test_add_func ("/session/remove", test_remove);
  g_test_add_func ("/session/words", test_words);
  g_test_add_func ("/session/search", test_search);
  return g_test_run ();
}
