/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "rules/people/pal-people-bulk.h"
#include "rules/people/pal-people-columns.h"
#include "rules/people/pal-saved-filter.h"
#include "store/pal-journal.h"

#include "test-file.h"

/* Several people at once, saved filters, and chosen columns. Today is 17 March 2026. */

static PalStore *store;
static gint64 cohort, closed, nadia, karim, people[3], enrolments[3];

static const char *
key (gint64 id)
{
  static char texts[8][24];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  g_snprintf (text, sizeof texts[0], "%" G_GINT64_FORMAT, id);
  return text;
}

static PalEdit *
begin (void)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (store, "several", &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
undo (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_journal_undo (store, pal_edit_get_op (edit), &error));
  g_assert_no_error (error);
}

static gint64
ask (const char *sql)
{
  return pal_store_ask_int (store, sql, -1);
}

/* Two in course with Nadia, one of them in a course that is over too; one without a course. */
static void
fill (void)
{
  g_autoptr (PalEdit) edit = begin ();
  gint64 programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant");

  nadia = SAVE (edit, "contact", "last-name", "Ferrand", "first-name", "Nadia", "staff", "1");
  karim = SAVE (edit, "contact", "last-name", "Zeroual", "first-name", "Karim", "staff", "1");
  cohort = SAVE (edit, "cohort", "programme", key (programme), "name", "RF1", "status", "OPEN", "referent", key (nadia));
  closed = SAVE (edit, "cohort", "programme", key (programme), "name", "RF0", "status", "CLOSED", "referent", key (nadia));
  people[0] = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "benefits", "RSA", "phone", "0611223344");
  people[1] = SAVE (edit, "participant", "last-name", "Diallo", "first-name", "Awa");
  people[2] = SAVE (edit, "participant", "last-name", "Édouard", "first-name", "Zoé");
  enrolments[0] = SAVE (edit, "enrolment", "participant", key (people[0]), "cohort", key (cohort), "entry-on", "2026-01-13",
                        "referent", key (nadia));
  enrolments[1] = SAVE (edit, "enrolment", "participant", key (people[1]), "cohort", key (cohort), "entry-on", "2026-01-13");
  enrolments[2] = SAVE (edit, "enrolment", "participant", key (people[0]), "cohort", key (closed), "entry-on", "2025-01-13",
                        "exit-on", "2025-06-01", "referent", key (nadia));
  commit (edit);
}

static void
test_tags (void)
{
  g_autoptr (GError) error = NULL;
  PalPeopleDone done;
  g_autoptr (PalEdit) first = begin (), second = NULL, third = NULL;

  g_assert_true (pal_people_tag (first, people, 2, "Crèche", &done, &error));
  commit (first);
  g_assert_cmpuint (done.changed, ==, 2);
  second = begin ();
  g_assert_true (pal_people_tag (second, people, 3, "creche", &done, &error));   /* the same tag, however it is typed */
  commit (second);
  g_assert_cmpuint (done.changed, ==, 1);
  g_assert_cmpuint (done.passed_over, ==, 2);
  g_assert_cmpint (ask ("SELECT count (*) FROM tag"), ==, 1);
  g_auto (GStrv) tags = pal_people_tags (store, people, 1);
  g_assert_cmpuint (g_strv_length (tags), ==, 1);
  g_assert_cmpstr (tags[0], ==, "Crèche");

  third = begin ();
  g_assert_true (pal_people_untag (third, people, 3, "CRÈCHE", &done, &error));
  commit (third);
  g_assert_cmpuint (done.changed, ==, 3);
  undo (third);
  g_assert_cmpint (ask ("SELECT count (*) FROM tagged"), ==, 3);
  undo (second);
  undo (first);
  g_assert_cmpint (ask ("SELECT count (*) FROM tagged"), ==, 0);
  g_assert_cmpint (ask ("SELECT count (*) FROM tag"), ==, 0);
}

static void
test_empty_tag (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin ();
  PalPeopleDone done;

  g_assert_false (pal_people_tag (edit, people, 2, "  ", &done, &error));
  g_assert_nonnull (error);
}

static void
test_assign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin ();
  PalPeopleDone done;

  g_assert_true (pal_people_assign (edit, people, 3, karim, &done, &error));
  commit (edit);
  g_assert_cmpuint (done.changed, ==, 2);
  g_assert_cmpuint (done.passed_over, ==, 1);   /* Zoé has no course */
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM enrolment WHERE id = ?1", enrolments[0], 0), ==, karim);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM enrolment WHERE id = ?1", enrolments[2], 0), ==, nadia);
  undo (edit);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT coalesce (referent, 0) FROM enrolment WHERE id = ?1", enrolments[1], -1), ==, 0);
}

static void
test_prescribe (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PalEdit) edit = begin ();
  PalPeopleDone done;
  GDate today;

  pal_today (&today);
  g_assert_true (pal_people_prescribe (edit, people, 3, cohort, &today, &done, reasons, &error));
  g_assert_no_error (error);
  commit (edit);
  g_assert_cmpuint (done.changed, ==, 1);   /* the two others are in it */
  g_assert_cmpuint (done.passed_over, ==, 2);
  g_assert_cmpuint (reasons->len, ==, 2);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT count (*) FROM prescription WHERE participant = ?1", people[2], 0), ==, 1);
  undo (edit);
  g_assert_cmpint (ask ("SELECT count (*) FROM prescription"), ==, 0);
}

static void
test_handover (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalHandover) plan = pal_handover_plan (store, nadia), after = NULL;
  g_autoptr (PalEdit) edit = begin ();
  PalPeopleDone done;

  g_assert_cmpuint (plan->enrolments, ==, 1);
  g_assert_cmpuint (plan->people, ==, 1);
  g_assert_cmpuint (plan->cohorts, ==, 1);
  g_assert_cmpstr (plan->names[0], ==, "Lina Benali");
  g_assert_false (pal_handover_take (edit, nadia, nadia, TRUE, &done, &error));
  g_clear_error (&error);
  g_assert_true (pal_handover_take (edit, nadia, karim, TRUE, &done, &error));
  commit (edit);
  g_assert_cmpuint (done.changed, ==, 1);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM cohort WHERE id = ?1", cohort, 0), ==, karim);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM cohort WHERE id = ?1", closed, 0), ==, nadia);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM enrolment WHERE id = ?1", enrolments[2], 0), ==, nadia);
  after = pal_handover_plan (store, nadia);
  g_assert_cmpuint (after->enrolments + after->cohorts, ==, 0);
  undo (edit);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM cohort WHERE id = ?1", cohort, 0), ==, nadia);
  g_assert_cmpint (pal_store_ask_int_of (store, "SELECT referent FROM enrolment WHERE id = ?1", enrolments[0], 0), ==, nadia);
}

static PalSavedFilter *
last_of (GPtrArray *all)
{
  return g_ptr_array_index (all, all->len - 1);
}

static void
test_saved_filters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = pal_saved_filters_load (store), with = NULL, without = NULL;
  g_autoptr (PalFilter) filter = pal_filter_from_text ("own.gone is x\nqpv is YES\n");
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  gint64 id;

  for (guint i = 0; i < presets->len; i++)   /* those of the program can all be asked */
    {
      const PalSavedFilter *preset = g_ptr_array_index (presets, i);
      for (guint c = 0; c < pal_filter_get_n (preset->filter); c++)
        g_assert_true (pal_condition_check (fields, pal_filter_get (preset->filter, c), NULL));
    }
  g_assert_cmpint (pal_saved_filter_keep (store, 0, "  ", filter, &error), ==, 0);
  g_assert_nonnull (error);
  id = pal_saved_filter_keep (store, 0, " Mes QPV ", filter, NULL);
  with = pal_saved_filters_load (store);
  g_assert_cmpstr (last_of (with)->name, ==, "Mes QPV");
  g_assert_true (pal_filter_equal (last_of (with)->filter, filter));
  g_assert_true (pal_saved_filter_delete (store, id, NULL));
  without = pal_saved_filters_load (store);
  g_assert_cmpuint (without->len, ==, presets->len);
  g_assert_cmpint (pal_saved_filter_keep (store, id, "Mes QPV", filter, NULL), ==, id);   /* back, as it was */
}

/* Every column can be shown, alone and with all the others; chosen ones come back; one that is no more is left out. */
static void
test_columns (void)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_auto (GStrv) all = pal_people_columns_all (fields), usual = pal_people_columns_load (fields), kept = NULL;
  g_autoptr (PalQuery) list = pal_people_list_new (fields, (const char *const *) all);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (usual), ==, 4);
  g_assert_true (pal_people_list_show (list, fields, &(PalPeopleView) { 0 }, &error));
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *words = pal_people_column_words (fields, all[i], row, i);
      if (g_str_equal (all[i], "enrolment.referent"))
        g_assert_cmpstr (words, ==, "Nadia Ferrand");
      if (g_str_equal (all[i], "benefits"))
        g_assert_cmpstr (words, ==, "RSA");
      if (g_str_equal (all[i], "state"))
        g_assert_cmpstr (words, ==, pal_course_state_label (PAL_COURSE_IN_COURSE));
      if (g_str_equal (all[i], "programme"))
        g_assert_cmpstr (words, ==, "Femmes en avant");
      if (pal_people_can_order (fields, all[i]))
        g_assert_true (pal_people_list_show (list, fields, &(PalPeopleView) { .order = all[i], .descending = TRUE }, NULL));
    }
  g_assert_true (pal_people_column_is_sensitive (fields, "benefits"));
  g_assert_false (pal_people_column_is_sensitive (fields, "city"));
  g_assert_true (pal_people_columns_keep (fields, (const char *const[]) { "name", "city", "own.gone", "benefits", NULL }, &error));
  kept = pal_people_columns_load (fields);
  g_assert_cmpstr (kept[1], ==, "city");
  g_assert_cmpstr (kept[2], ==, "benefits");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  store = test_file_make ();
  fill ();
  g_test_add_func ("/people-bulk/tags", test_tags);
  g_test_add_func ("/people-bulk/empty-tag", test_empty_tag);
  g_test_add_func ("/people-bulk/assign", test_assign);
  g_test_add_func ("/people-bulk/prescribe", test_prescribe);
  g_test_add_func ("/people-bulk/handover", test_handover);
  g_test_add_func ("/people-bulk/saved-filters", test_saved_filters);
  g_test_add_func ("/people-bulk/columns", test_columns);
  int status = g_test_run ();
  test_file_remove (store);
  return status;
}
