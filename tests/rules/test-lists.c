/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "rules/people/pal-people-list.h"

static PalStore *store;
static gint64 cohort, lina, awa, zoe, prescriptions[3];

static gint64
save (PalEdit *edit, const PalKind *kind, const char *const *values)
{
  g_autoptr (PalRecord) record = pal_record_new (kind);
  g_autoptr (GError) error = NULL;

  for (int i = 0; values[i] != NULL; i += 2)
    {
      g_assert_true (pal_record_set_raw (record, values[i], values[i + 1], &error));
      g_assert_no_error (error);
    }
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

#define SAVE(kind, ...) save (edit, kind, (const char *const[]) { __VA_ARGS__, NULL })

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pal_date_from_iso (iso, &date));
  return date;
}

/* Three people: one in course, one accepted, one only known. Today is 17 March 2026. */
static void
fill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);
  gint64 programme = SAVE (&pal_programme_kind, "code", "RFQ", "name", "Remobilisation");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, programme);
  GDate prescribed = day ("2026-01-05"), decided = day ("2026-01-08"), entered = day ("2026-01-13");

  cohort = SAVE (&pal_cohort_kind, "programme", key, "name", "RF1 · Les Lochères", "start-on", "2026-01-13", "end-on", "2026-04-03", "places", "12");
  lina = SAVE (&pal_participant_kind, "last-name", "Benali", "first-name", "Lina", "birth-on", "1991-05-12", "qpv", "YES", "city", "Dijon");
  awa = SAVE (&pal_participant_kind, "last-name", "Diallo", "first-name", "Awa", "birth-on", "1980-03-17", "phone", "06 11 22 33 44");
  zoe = SAVE (&pal_participant_kind, "last-name", "Édouard", "first-name", "Zoé", "note", "cherche une place en crèche");
  prescriptions[0] = pal_course_prescribe (edit, lina, cohort, &prescribed, &error);
  prescriptions[1] = pal_course_prescribe (edit, awa, cohort, &prescribed, &error);
  g_assert_true (pal_course_accept (edit, prescriptions[0], &decided, 0, &error));
  g_assert_true (pal_course_accept (edit, prescriptions[1], &decided, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_course_enter (edit, prescriptions[0], &entered, &error), !=, 0);
  g_assert_true (pal_edit_commit (edit, &error));
}

static PalRow *
row_at (PalQuery *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (list), position);
}

static void
expect_people (const PalPeopleView *view, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_true (pal_people_list_show (list, fields, view, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PalRow) row = row_at (list, i);
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", pal_row_get_text (row, PAL_PEOPLE_FIRST_NAME));
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_people (void)
{
  expect_people (&(PalPeopleView) { 0 }, "Lina Awa Zoé");
  expect_people (&(PalPeopleView) { .descending = TRUE }, "Zoé Awa Lina");
  expect_people (&(PalPeopleView) { .search = "edou" }, "Zoé");
  expect_people (&(PalPeopleView) { .search = "CRECHE" }, "Zoé");
  expect_people (&(PalPeopleView) { .search = "+33 6 11 22" }, "Awa");
  expect_people (&(PalPeopleView) { .search = "nobody" }, "");
  expect_people (&(PalPeopleView) { .order = "age" }, "Lina Awa Zoé");
  expect_people (&(PalPeopleView) { .order = "age", .descending = TRUE }, "Awa Lina Zoé");
  expect_people (&(PalPeopleView) { .order = "city" }, "Lina Awa Zoé");
}

static void
test_person_row (void)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);

  g_assert_true (pal_people_list_show (list, fields, &(PalPeopleView) { 0 }, NULL));
  g_autoptr (PalRow) row = row_at (list, 0);
  g_assert_cmpint (pal_row_get_id (row), ==, lina);
  g_assert_cmpstr (pal_row_get_text (row, PAL_PEOPLE_AGE), ==, "34");
  g_assert_cmpstr (pal_row_get_text (row, PAL_PEOPLE_COHORT_CODE), ==, "RF1");
  g_assert_cmpstr (pal_row_get_text (row, PAL_PEOPLE_COHORT_COLOUR), ==, "1");
  g_assert_cmpstr (pal_row_get_text (row, PAL_PEOPLE_STATE), ==, pal_course_state_code (PAL_COURSE_IN_COURSE));
  g_autoptr (PalRow) other = row_at (list, 2);
  g_assert_false (pal_row_is_known (other, PAL_PEOPLE_STATE));
  g_assert_false (pal_row_is_known (other, PAL_PEOPLE_AGE));
}

static void
test_cohorts_and_members (void)
{
  g_autoptr (PalQuery) cohorts = pal_cohort_list_new (store);
  g_autoptr (PalQuery) members = pal_member_list_new (store);
  g_autoptr (PalQuery) courses = pal_course_list_new (store);

  g_assert_true (pal_cohort_list_show (cohorts, &(PalCohortsView) { .running = TRUE, .search = "locheres" }, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cohorts)), ==, 1);
  g_autoptr (PalRow) row = row_at (cohorts, 0);
  g_assert_cmpstr (pal_row_get_text (row, PAL_COHORTS_PRESCRIBED), ==, "2");
  g_assert_cmpstr (pal_row_get_text (row, PAL_COHORTS_ENTERED), ==, "1");
  g_assert_cmpstr (pal_row_get_text (row, PAL_COHORTS_IN_COURSE), ==, "1");
  g_assert_cmpstr (pal_row_get_text (row, PAL_COHORTS_DAYS_LEFT), ==, "17");

  g_assert_true (pal_member_list_show (members, cohort, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (members)), ==, 2);
  g_autoptr (PalRow) in = row_at (members, 0);
  g_autoptr (PalRow) accepted = row_at (members, 1);
  g_assert_cmpstr (pal_row_get_text (in, PAL_MEMBERS_STATE), ==, pal_course_state_code (PAL_COURSE_IN_COURSE));
  g_assert_cmpstr (pal_row_get_text (in, PAL_MEMBERS_PLANNED_END), ==, "2026-04-03");
  g_assert_cmpstr (pal_row_get_text (accepted, PAL_MEMBERS_STATE), ==, pal_course_state_code (PAL_COURSE_ACCEPTED));
  g_assert_cmpint (pal_row_get_id (accepted), ==, prescriptions[1]);
  g_assert_cmpint (pal_row_get_int (accepted, PAL_MEMBERS_PARTICIPANT, 0), ==, awa);

  g_assert_true (pal_course_list_show (courses, lina, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (courses)), ==, 1);
}

static char *
names_of (const PalCohortsView *view)
{
  g_autoptr (PalQuery) list = pal_cohort_list_new (store);
  GString *codes = g_string_new (NULL);

  g_assert_true (pal_cohort_list_show (list, view, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PalRow) row = row_at (list, i);
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", pal_row_get_text (row, PAL_COHORTS_CODE));
    }
  return g_string_free (codes, FALSE);
}

static void
expect_cohorts (const PalCohortsView *view, const char *expected)
{
  g_autofree char *codes = names_of (view);

  g_assert_cmpstr (codes, ==, expected);
}

/* The codes of names of several shapes, the orders, and which of them run. */
static void
test_cohort_codes_and_orders (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "cohorts", &error);
  g_autofree char *key = pal_store_ask_text (store, "SELECT id FROM programme");
  gint64 closed = SAVE (&pal_cohort_kind, "programme", key, "name", "PEL5 — promotion 5", "start-on", "2026-02-02", "status", "CLOSED");

  SAVE (&pal_cohort_kind, "programme", key, "name", "Atelier des Lochères, le matin", "start-on", "2026-03-01", "end-on", "2026-03-20");
  SAVE (&pal_cohort_kind, "programme", key, "name", "L1 — entrées permanentes", "start-on", "2026-03-30");
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_cohort_count (store), ==, 4);
  expect_cohorts (&(PalCohortsView) { .order = PAL_COHORTS_BY_START }, "RF1 PEL5 RFQ L1");
  expect_cohorts (&(PalCohortsView) { .order = PAL_COHORTS_BY_START, .running = TRUE }, "RF1 RFQ");
  expect_cohorts (&(PalCohortsView) { .order = PAL_COHORTS_BY_END }, "RFQ RF1 L1 PEL5");
  expect_cohorts (&(PalCohortsView) { .order = PAL_COHORTS_BY_ENTERED, .descending = TRUE }, "RF1 RFQ L1 PEL5");
  expect_cohorts (&(PalCohortsView) { .order = PAL_COHORTS_BY_IN_COURSE }, "RFQ L1 PEL5 RF1");
  expect_cohorts (&(PalCohortsView) { .only = closed }, "PEL5");
}

static void
test_states_of_a_cohort (void)
{
  guint counts[PAL_COURSE_EXITED + 1], all = 0;

  g_assert_true (pal_cohort_count_states (store, cohort, counts, NULL));
  g_assert_cmpuint (counts[PAL_COURSE_IN_COURSE], ==, 1);
  g_assert_cmpuint (counts[PAL_COURSE_ACCEPTED], ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    all += counts[i];
  g_assert_cmpuint (all, ==, 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_autofree char *folder = g_dir_make_tmp ("palier-lists-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "essai.palier", NULL);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  fill ();
  g_test_add_func ("/lists/people", test_people);
  g_test_add_func ("/lists/person-row", test_person_row);
  g_test_add_func ("/lists/cohorts-and-members", test_cohorts_and_members);
  g_test_add_func ("/lists/cohort-codes-and-orders", test_cohort_codes_and_orders);
  g_test_add_func ("/lists/states-of-a-cohort", test_states_of_a_cohort);
  int result = g_test_run ();
  g_clear_object (&store);
  g_remove (path);
  g_rmdir (folder);
  return result;
}
