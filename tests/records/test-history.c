/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "records/pal-history.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"
#include "rules/pal-landlord.h"
#include "store/pal-journal.h"

/* The history as people read it, and whose file it is. */

typedef struct {
  char     *folder;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("palier-history-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "test.palier", NULL);
  fixture->store = pal_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pal_store_get_path (fixture->store));

  pal_store_close (fixture->store, NULL);
  g_object_unref (fixture->store);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static PalEdit *
begin (Fixture *fixture, const char *label)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (fixture->store, label, &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

static gint64
add_person (PalEdit *edit, const char *last_name, const char *first_name)
{
  g_autoptr (PalRecord) person = pal_record_new (pal_kind_find ("participant"));
  g_autoptr (GError) error = NULL;

  pal_record_set_text (person, "last-name", last_name);
  pal_record_set_text (person, "first-name", first_name);
  pal_record_save (person, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (person);
}

static gint64
last_op (Fixture *fixture)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (fixture->store);

  g_assert_nonnull (op);
  return op->id;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = begin (fixture, "Person added");
  gint64 id = add_person (edit, "Benali", "Lina");

  commit (edit);
  g_auto (GStrv) added = pal_history_describe (fixture->store, last_op (fixture));
  g_assert_cmpuint (g_strv_length (added), ==, 1);
  g_assert_nonnull (strstr (added[0], "Benali"));
  g_assert_nonnull (strstr (added[0], "added"));

  edit = begin (fixture, "Telephone");
  g_autoptr (PalRecord) person = pal_record_load (fixture->store, pal_kind_find ("participant"), id, &error);
  pal_record_set_text (person, "phone", "0641278305");
  pal_record_set_text (person, "city", "Dijon");
  g_assert_true (pal_record_save (person, edit, &error));
  commit (edit);
  g_auto (GStrv) changed = pal_history_describe (fixture->store, last_op (fixture));
  const PalKind *kind = pal_kind_find ("participant");
  g_assert_cmpuint (g_strv_length (changed), ==, 1);
  g_assert_nonnull (strstr (changed[0], pal_field_label (pal_kind_get_field (kind, "phone"))));
  g_assert_nonnull (strstr (changed[0], pal_field_label (pal_kind_get_field (kind, "city"))));
  g_assert_null (strstr (changed[0], "0641278305"));
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  PalEdit *edit = begin (fixture, "Import");

  for (int i = 0; i < 40; i++)
    add_person (edit, "Benali", "Lina");
  commit (edit);
  g_auto (GStrv) lines = pal_history_describe (fixture->store, last_op (fixture));
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_nonnull (strstr (lines[0], "40"));
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalQuery) query = pal_history_query (fixture->store);
  PalEdit *edit;

  edit = begin (fixture, "Éligibilité de Lina");
  add_person (edit, "Benali", "Lina");
  commit (edit);
  edit = begin (fixture, "Note");
  add_person (edit, "Camara", "Awa");
  commit (edit);

  g_assert_true (pal_history_find (query, NULL, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 2);
  g_autoptr (PalRow) latest = g_list_model_get_item (G_LIST_MODEL (query), 0);
  g_assert_cmpstr (pal_row_get_text (latest, PAL_HISTORY_LABEL), ==, "Note");
  g_assert_false (pal_row_is_known (latest, PAL_HISTORY_REVERTED));

  g_assert_true (pal_history_find (query, "ELIGIB", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 1);
  g_assert_true (pal_history_find (query, "nobody", &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 0);

  /* An undo is told by the edit that it undid, not by a line of its own. */
  gint64 op = last_op (fixture);
  g_assert_null (pal_history_undone_by (fixture->store, op));
  g_assert_true (pal_journal_undo (fixture->store, op, &error));
  g_assert_true (pal_history_find (query, "", &error));
  pal_query_refresh (query, NULL);
  g_autoptr (PalRow) undone = g_list_model_get_item (G_LIST_MODEL (query), 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 2);
  g_assert_true (pal_row_is_known (undone, PAL_HISTORY_REVERTED));
  g_autofree char *by = pal_history_undone_by (fixture->store, op);
  g_assert_nonnull (by);
}

static void
test_landlord (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit;

  g_assert_cmpint (pal_landlord_find (fixture->store), ==, 0);
  g_assert_null (pal_landlord_name (fixture->store));

  edit = begin (fixture, "Landlord");
  gint64 landlord = pal_landlord_set (edit, "Habitat des Trois-Rivières", &error);
  g_assert_no_error (error);
  commit (edit);
  edit = begin (fixture, "Partner");
  g_autoptr (PalRecord) partner = pal_record_new (pal_kind_find ("organisation"));
  pal_record_set_text (partner, "name", "Another landlord");
  pal_record_set_text (partner, "roles", "EMPLOYER|LANDLORD");
  g_assert_true (pal_record_save (partner, edit, &error));
  commit (edit);
  g_assert_cmpint (pal_landlord_find (fixture->store), ==, landlord);

  edit = begin (fixture, "Name");
  g_assert_cmpint (pal_landlord_set (edit, "Habitat 3R", &error), ==, landlord);
  commit (edit);
  g_autofree char *name = pal_landlord_name (fixture->store);
  g_assert_cmpstr (name, ==, "Habitat 3R");

  edit = begin (fixture, "No name");
  g_assert_cmpint (pal_landlord_set (edit, "", &error), ==, 0);
  g_assert_nonnull (error);
  g_object_unref (edit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();

  g_test_add ("/history/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/history/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/history/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/landlord", Fixture, NULL, set_up, test_landlord, tear_down);
  return g_test_run ();
}
