/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"
#include "store/pal-backup.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"
#include "store/pal-text.h"

typedef struct {
  char     *folder;
  char     *path;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("palier-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  self->store = pal_store_create (self->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static PalRecord *
add_person (PalStore *store, const char *last, const char *first, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "add", &error);
  PalRecord *person = pal_record_new (&pal_participant_kind);

  g_assert_no_error (error);
  pal_record_set_text (person, "last-name", last);
  pal_record_set_text (person, "first-name", first);
  pal_record_set_text (person, "phone", phone);
  g_assert_true (pal_record_save (person, edit, &error));
  g_assert_no_error (error);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  return person;
}

static void
rename_person (PalStore *store, PalRecord *person, const char *last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "rename", &error);

  pal_record_set_text (person, "last-name", last);
  g_assert_true (pal_record_save (person, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static gint64
count (PalStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return pal_store_ask_int (store, sql, -1);
}

static gint64
find (PalStore *store, const char *typed)
{
  g_autofree char *expression = pal_text_search_expression (typed);
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT count (*) FROM found WHERE found MATCH ?1", NULL);

  pal_statement_bind_text (statement, 1, expression);
  g_assert_true (pal_statement_step (statement, NULL));
  return pal_statement_get_int (statement, 0);
}

static void
test_edit_undo_redo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", NULL);

  rename_person (self->store, person, "Kaddour");
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);
  g_assert_cmpstr (op->label, ==, "rename");
  g_assert_true (pal_journal_undo (self->store, op->id, &error));
  g_assert_no_error (error);
  pal_record_reload (person, self->store, &error);
  g_assert_cmpstr (pal_record_get_text (person, "last-name"), ==, "Benali");
  g_assert_cmpint (find (self->store, "kaddour"), ==, 0);
  g_assert_cmpint (find (self->store, "benali"), ==, 1);

  g_autoptr (PalOp) redo = pal_journal_next_redo (self->store);
  g_assert_cmpint (redo->id, ==, op->id);
  g_assert_true (pal_journal_redo (self->store, redo->id, &error));
  pal_record_reload (person, self->store, &error);
  g_assert_cmpstr (pal_record_get_text (person, "last-name"), ==, "Kaddour");
  g_assert_null (pal_journal_next_redo (self->store));
  g_assert_false (pal_journal_redo (self->store, redo->id, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT);
}

static void
test_undo_survives_restart (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", NULL);
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);

  g_clear_object (&self->store);
  self->store = pal_store_open (self->path, 0, &error);
  g_assert_no_error (error);
  g_assert_false (pal_store_was_unclean (self->store));
  g_assert_cmpint (count (self->store, "participant"), ==, 1);
  g_assert_null (pal_journal_next_undo (self->store));
  g_assert_true (pal_journal_undo (self->store, op->id, &error));
  g_assert_cmpint (count (self->store, "participant"), ==, 0);
  g_assert_true (pal_journal_redo (self->store, op->id, &error));
  g_assert_cmpint (count (self->store, "participant"), ==, 1);
}

static void
test_conflict_names_the_later_edit (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", NULL);
  g_autoptr (PalOp) added = pal_journal_next_undo (self->store);

  rename_person (self->store, person, "Kaddour");
  g_assert_false (pal_journal_undo (self->store, added->id, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "rename"));
  g_assert_cmpint (count (self->store, "participant"), ==, 1);
}

static void
test_empty_edit_leaves_no_trace (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "nothing", &error);

  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_cmpint (pal_edit_get_op (edit), ==, 0);
  g_assert_cmpint (count (self->store, "op"), ==, 0);

  g_autoptr (PalEdit) dropped = pal_edit_begin (self->store, "dropped", &error);
  g_autoptr (PalRecord) person = pal_record_new (&pal_participant_kind);
  pal_record_set_text (person, "last-name", "Diallo");
  g_assert_true (pal_record_save (person, dropped, &error));
  g_clear_object (&dropped);
  g_assert_cmpint (count (self->store, "participant"), ==, 0);
}

static void
test_visits_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", NULL);
  const char *const texts[] = { "R", "Ra", "Rap", NULL };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "note", &error);
      pal_edit_set_visit (edit, "note/1");
      pal_record_set_text (person, "note", texts[i]);
      g_assert_true (pal_record_save (person, edit, &error));
      g_assert_true (pal_edit_commit (edit, &error));
      g_assert_cmpint (count (self->store, "op"), ==, i < 3 ? 2 : 1);
    }
  g_assert_cmpint (find (self->store, "rap"), ==, 0);
}

static void
test_delete_takes_everything_below (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", "06 41 27 83 05");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "below", &error);
  g_autoptr (PalRecord) barrier = pal_record_new (&pal_barrier_kind);

  pal_record_set_int (barrier, "participant", pal_record_get_id (person));
  pal_record_set_text (barrier, "theme", "MOBILITE");
  g_assert_true (pal_record_save (barrier, edit, &error));
  g_assert_true (pal_outside_key_set (edit, "bundle", "barrier", "b1", pal_record_get_id (barrier), &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_cmpint (find (self->store, "+33 6 41 27"), ==, 1);

  g_clear_object (&edit);
  edit = pal_edit_begin (self->store, "delete", &error);
  g_assert_true (pal_record_delete (person, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_cmpint (count (self->store, "participant"), ==, 0);
  g_assert_cmpint (count (self->store, "barrier"), ==, 0);
  g_assert_cmpint (count (self->store, "outside_key"), ==, 0);
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM op_line WHERE participant = ?1 AND change = 'DELETE'",
                                         pal_record_get_id (person), 0), ==, 2);

  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);
  g_assert_true (pal_journal_undo (self->store, op->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self->store, "barrier"), ==, 1);
  g_assert_cmpint (count (self->store, "outside_key"), ==, 1);
  g_assert_cmpint (find (self->store, "ben lin"), ==, 1);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, guint *calls)
{
  (*calls)++;
}

static void
test_query (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const tables[] = { "participant", NULL };
  g_autoptr (PalQuery) query =
    pal_query_new (self->store, tables, "SELECT id, last_name FROM participant WHERE id IN (SELECT value FROM json_each (?1))");
  guint calls = 0;

  g_assert_true (pal_query_set_keys (query, "SELECT record FROM sort_key WHERE kind = 'participant' ORDER BY value", NULL, &error));
  g_signal_connect (query, "items-changed", G_CALLBACK (items_changed_cb), &calls);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom%03d", 199 - i);
      g_autoptr (PalRecord) person = add_person (self->store, name, "P", NULL);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 200);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom%03d", i);
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (query), i);
      g_assert_cmpstr (pal_row_get_text (row, 0), ==, name);
      g_assert_cmpuint (pal_query_get_position (query, pal_row_get_id (row)), ==, i);
    }

  g_autoptr (PalRecord) person = pal_record_load (self->store, &pal_participant_kind, pal_query_get_key (query, 5), &error);
  calls = 0;
  rename_person (self->store, person, "Nom005b");
  g_assert_cmpuint (calls, ==, 1);
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (query), 5);
  g_assert_cmpstr (pal_row_get_text (row, 0), ==, "Nom005b");
  g_assert_false (pal_query_set_keys (query, "SELECT nothing", NULL, &error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (query)), ==, 200);
}

static void
test_backup_and_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = add_person (self->store, "Benali", "Lina", NULL);
  g_autofree char *backup = pal_backup_make (self->store, NULL, &error);
  g_autofree char *aside = NULL;

  g_assert_no_error (error);
  g_assert_true (pal_store_check (self->store, TRUE, &error));
  g_autoptr (PalRecord) other = add_person (self->store, "Diallo", "Awa", NULL);
  g_clear_object (&self->store);
  g_assert_true (pal_backup_restore (backup, self->path, &aside, &error));
  g_assert_no_error (error);
  self->store = pal_store_open (self->path, 0, &error);
  g_assert_cmpint (count (self->store, "participant"), ==, 1);
  g_autoptr (PalStore) before = pal_store_open_reader (aside, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (before, "participant"), ==, 2);
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_store_open (self->path, 0, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
}

static void
test_fold (void)
{
  const struct { const char *text, *folded; } cases[] = {
    { "N'GUESSAN", "n guessan" }, { "Œuvrard  Élodie", "oeuvrard elodie" }, { "Straße", "strasse" }, { "  -  ", "" }, { NULL, "" },
    { "D’Almeida", "d almeida" },
  };
  const struct { const char *text, *digits; } phones[] = {
    { "06 41 27 83 05", "0641278305" }, { "+33 6 41 27 83 05", "0641278305" }, { "0033641278305", "0641278305" },
    { "641278305", "0641278305" }, { "+687 27.83.05", "278305" }, { "06.41.27.83.05", "0641278305" }, { "", "" },
    { "+33 (0)6 41 27 83 05", "0641278305" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = pal_text_fold (cases[i].text);
      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *digits = pal_text_telephone (phones[i].text);
      g_assert_cmpstr (digits, ==, phones[i].digits);
    }
}

#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  ADD ("edit-undo-redo", test_edit_undo_redo);
  ADD ("undo-survives-restart", test_undo_survives_restart);
  ADD ("conflict-names-the-later-edit", test_conflict_names_the_later_edit);
  ADD ("empty-edit-leaves-no-trace", test_empty_edit_leaves_no_trace);
  ADD ("visits-merge", test_visits_merge);
  ADD ("delete-takes-everything-below", test_delete_takes_everything_below);
  ADD ("query", test_query);
  ADD ("backup-and-restore", test_backup_and_restore);
  ADD ("locked", test_locked);
  g_test_add_func ("/store/fold", test_fold);
  return g_test_run ();
}
