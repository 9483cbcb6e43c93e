/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/pal-list-values.h"

#include <string.h>

#include "reports/bundle/pal-bundle.h"
#include "rules/pal-core.h"
#include "../rules/test-file.h"
#include "store/pal-journal.h"

/* What people change of the lists of values, and that the whole program reads it. */

typedef gboolean (*Change) (PalEdit *edit, GError **error);

static void
change (PalStore *store, Change make)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "test", &error);

  g_assert_true (make (edit, &error));
  g_assert_no_error (error);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
undo (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (store);

  g_assert_true (pal_journal_undo (store, op->id, &error));
  g_assert_no_error (error);
}

static gboolean
is_proposed (const char *list, const char *code)
{
  for (const PalChoice *choice = pal_choices (list); choice->code != NULL; choice++)
    if (strcmp (choice->code, code) == 0)
      return !choice->hidden;
  return FALSE;
}

static gboolean
call_transport (PalEdit *edit, GError **error)
{
  return pal_list_value_set_word (edit, "barrier_theme", "MOBILITE", "  Transport ", error);
}

static gboolean
call_as_before (PalEdit *edit, GError **error)
{
  return pal_list_value_set_word (edit, "barrier_theme", "MOBILITE", "", error);
}

static gboolean
add_violence (PalEdit *edit, GError **error)
{
  g_autofree char *code = pal_list_value_add (edit, "barrier_theme", "Violences conjugales", error);

  g_assert_cmpstr (code, ==, "VIOLENCES_CONJUGALES");
  return code != NULL;
}

static gboolean
use_violence (PalEdit *edit, GError **error)
{
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, SAVE (edit, "participant", "last-name", "Benali"));

  return SAVE (edit, "barrier", "participant", person, "theme", "VIOLENCES_CONJUGALES") != 0;
}

static gboolean
remove_violence (PalEdit *edit, GError **error)
{
  return pal_list_value_remove (edit, "barrier_theme", "VIOLENCES_CONJUGALES", error);
}

static gboolean
hide_isolation (PalEdit *edit, GError **error)
{
  return pal_list_value_set_hidden (edit, "barrier_theme", "ISOLEMENT", TRUE, error);
}

static gboolean
show_isolation (PalEdit *edit, GError **error)
{
  return pal_list_value_set_hidden (edit, "barrier_theme", "ISOLEMENT", FALSE, error);
}

/* Another word is read for the code, typed for it, and undone; the program's own word is still understood. */
static void
test_word (void)
{
  PalStore *store = test_file_make ();
  const PalChoice *before = pal_choices ("barrier_theme");

  pal_list_values_use (store);
  change (store, call_transport);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "MOBILITE"), ==, "Transport");
  g_assert_cmpstr (pal_choice_find ("barrier_theme", "transport"), ==, "MOBILITE");
  g_assert_cmpstr (pal_choice_find ("barrier_theme", "Mobility"), ==, "MOBILITE");
  g_assert_cmpstr (before[0].label, ==, "Mobility");
  undo (store);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "MOBILITE"), ==, "Mobility");
  change (store, call_transport);
  change (store, call_as_before);
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM list_value", -1), ==, 0);
  test_file_remove (store);
}

/* A value of one's own: removed where nothing holds it; else readable, and proposed no more. */
static void
test_own (void)
{
  PalStore *store = test_file_make ();

  pal_list_values_use (store);
  change (store, add_violence);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "VIOLENCES_CONJUGALES"), ==, "Violences conjugales");
  g_assert_true (is_proposed ("barrier_theme", "VIOLENCES_CONJUGALES"));
  g_assert_true (pal_list_value_is_own ("barrier_theme", "VIOLENCES_CONJUGALES"));
  change (store, remove_violence);
  g_assert_null (pal_choice_find ("barrier_theme", "violences conjugales"));
  undo (store);

  change (store, use_violence);
  g_assert_cmpuint (pal_list_value_uses (store, "barrier_theme", "VIOLENCES_CONJUGALES"), ==, 1);
  change (store, remove_violence);
  g_assert_false (is_proposed ("barrier_theme", "VIOLENCES_CONJUGALES"));
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "VIOLENCES_CONJUGALES"), ==, "Violences conjugales");
  test_file_remove (store);
}

static void
test_hidden (void)
{
  PalStore *store = test_file_make ();

  pal_list_values_use (store);
  change (store, hide_isolation);
  g_assert_false (is_proposed ("barrier_theme", "ISOLEMENT"));
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "ISOLEMENT"), ==, "Isolation");
  change (store, show_isolation);
  g_assert_true (is_proposed ("barrier_theme", "ISOLEMENT"));
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM list_value", -1), ==, 0);
  test_file_remove (store);
}

/* Two values never read the same, none of one's own is without a word, and nothing is written. */
static void
test_refusals (void)
{
  PalStore *store = test_file_make ();
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  pal_list_values_use (store);
  change (store, add_violence);
  edit = pal_edit_begin (store, "test", &error);
  g_assert_no_error (error);
  g_assert_null (pal_list_value_add (edit, "barrier_theme", "violences  Conjugales", &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pal_list_value_add (edit, "barrier_theme", " — ", &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pal_list_value_set_word (edit, "barrier_theme", "VIOLENCES_CONJUGALES", " ", &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_false (pal_list_value_set_word (edit, "barrier_theme", "MOBILITE", "Health", &error));
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID);
  g_clear_object (&edit);
  test_file_remove (store);
}

/* Another file, or none: its words, and no others. */
static void
test_files (void)
{
  PalStore *first = test_file_make (), *second = test_file_make ();

  pal_list_values_use (first);
  change (first, call_transport);
  pal_list_values_use (second);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "MOBILITE"), ==, "Mobility");
  pal_list_values_use (first);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "MOBILITE"), ==, "Transport");
  test_file_remove (first);
  g_assert_cmpstr (pal_choice_label ("barrier_theme", "MOBILITE"), ==, "Mobility");
  test_file_remove (second);
}

/* A bundle brings the values of one's own before the records that hold them, and a trial leaves nothing of them. */
static void
test_bundle (void)
{
  PalStore *store = test_file_make (), *other = test_file_make ();
  g_autofree char *folder = g_path_get_dirname (pal_store_get_path (store)), *bundle = g_build_filename (folder, "bundle", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  pal_list_values_use (store);
  change (store, add_violence);
  change (store, use_violence);
  g_assert_true (pal_bundle_export (store, bundle, &error));
  g_assert_no_error (error);
  pal_list_values_use (other);
  for (int keep = 0; keep < 2; keep++)
    {
      PalBundleResult *result = pal_bundle_import (other, bundle, keep, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (result);
      pal_bundle_result_free (result);
      g_assert_cmpstr (pal_choice_label ("barrier_theme", "VIOLENCES_CONJUGALES"), ==,
                       keep ? "Violences conjugales" : "VIOLENCES_CONJUGALES");
    }
  g_assert_cmpuint (pal_list_value_uses (other, "barrier_theme", "VIOLENCES_CONJUGALES"), ==, 1);
  dir = g_dir_open (bundle, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (bundle, name, NULL);

      g_remove (path);
    }
  g_rmdir (bundle);
  test_file_remove (other);
  test_file_remove (store);
}

/* Every list that people may change is a list of the program. */
static void
test_lists (void)
{
  for (const PalValueList *list = pal_value_lists (); list->name != NULL; list++)
    g_assert_nonnull (pal_choices_built_in (list->name));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/list-values/word", test_word);
  g_test_add_func ("/list-values/own", test_own);
  g_test_add_func ("/list-values/hidden", test_hidden);
  g_test_add_func ("/list-values/refusals", test_refusals);
  g_test_add_func ("/list-values/files", test_files);
  g_test_add_func ("/list-values/bundle", test_bundle);
  g_test_add_func ("/list-values/lists", test_lists);
  return g_test_run ();
}
