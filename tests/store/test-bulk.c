/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "rules/pal-core.h"
#include "store/pal-bulk.h"
#include "store/pal-journal.h"

typedef struct {
  char     *folder;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("palier-bulk-XXXXXX", NULL);
  path = g_build_filename (self->folder, "essai.palier", NULL);
  self->store = pal_store_create (path, NULL);
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
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
}

static gint64
ask (Fixture *self, const char *sql)
{
  return pal_store_ask_int (self->store, sql, -1);
}

static void
run (Fixture *self, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, sql, &error);

  g_assert_no_error (error);
  pal_statement_bind_int (statement, 1, id);
  g_assert_true (pal_statement_run (statement, &error));
}

static gint64
add_person (PalBulk *people, const char *last_name, int children)
{
  pal_bulk_set_text (people, pal_bulk_find_column (people, "last_name"), last_name);
  pal_bulk_set_text (people, pal_bulk_find_column (people, "city"), NULL);
  if (children >= 0)
    pal_bulk_set_int (people, pal_bulk_find_column (people, "children"), children);
  return pal_bulk_add (people);
}

static char *
dump (Fixture *self)
{
  return pal_store_ask_text (
    self->store, "SELECT group_concat (line, ';') FROM (SELECT id || '|' || created_at || '|' || last_name || '|' || "
                 "coalesce (city, '-') || '|' || coalesce (children, '-') AS line FROM participant ORDER BY id)");
}

/* Undo takes the rows away, redo brings back the same, and the audit and the search know them. */
static void
assert_reversible (Fixture *self, gint64 people, gint64 lines)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *again = NULL;
  gint64 op = ask (self, "SELECT max (id) FROM op");

  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, people);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op_line"), ==, lines);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM found WHERE kind = 'participant'"), ==, people);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM sort_key WHERE kind = 'participant'"), ==, people);
  g_assert_true (pal_journal_undo (self->store, op, &error));
  g_assert_no_error (error);
  g_assert_cmpint (
    ask (self,
         "SELECT (SELECT count (*) FROM participant) + (SELECT count (*) FROM barrier) + (SELECT count (*) FROM site)"),
    ==, 0);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM found"), ==, 0);
  g_assert_true (pal_journal_redo (self->store, op, &error));
  g_assert_no_error (error);
  again = dump (self);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM found WHERE kind = 'participant'"), ==, people);
  g_assert_true (pal_store_check (self->store, TRUE, &error));
}

/* More rows than a statement takes, of two tables, texts of every length, and beside them a record that the session
 * saw. */
static void
test_insert (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "bulk", &error);
  g_autoptr (PalBulk) people = pal_bulk_new (edit, "participant", &error);
  g_autoptr (PalBulk) barriers = pal_bulk_new (edit, "barrier", &error);
  g_autofree char *text = g_strnfill (20000, 'x');

  for (guint i = 0; i < 45; i++)
    {
      gint64 person;

      text[i * 440] = '\0';
      person = add_person (people, text, i % 3 == 0 ? (int) i : -1);
      text[i * 440] = 'x';
      pal_bulk_set_int (barriers, pal_bulk_find_column (barriers, "participant"), person);
      pal_bulk_set_text (barriers, pal_bulk_find_column (barriers, "theme"), "MOBILITE");
      pal_bulk_add (barriers);
    }
  run (self, "INSERT INTO site (id, created_at, name) VALUES (?1, '2026-03-17T10:00:00', 'Le Mail')",
       pal_store_next_key (self->store));
  g_assert_cmpuint (pal_bulk_n_waiting (people), ==, 45);
  g_assert_true (pal_bulk_flush (people, &error) && pal_bulk_flush (barriers, &error));
  g_assert_cmpuint (pal_bulk_n_waiting (people), ==, 0);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);

  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant WHERE length (last_name) = 440 * 44"), ==, 1);
  g_assert_cmpint (
    ask (self, "SELECT count (*) FROM participant WHERE children IS NULL AND city IS NULL AND created_at IS NOT NULL"),
    ==, 30);
  g_assert_cmpint (
    ask (self, "SELECT count (*) FROM op_line l JOIN barrier b ON b.id = l.record WHERE l.participant = b.participant"),
    ==, 45);
  assert_reversible (self, 45, 91);
}

/* Only bulk rows: the session saw nothing. */
static void
test_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "bulk", &error);
  g_autoptr (PalBulk) people = pal_bulk_new (edit, "participant", &error);

  for (guint i = 0; i < 17; i++)
    add_person (people, i % 2 ? "Ouédraogo" : "", (int) i);
  g_assert_true (pal_bulk_flush (people, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  assert_reversible (self, 17, 17);
}

/* A row that is changed, and one that is deleted, after it was inserted: one change each is what undo must find. */
static void
test_changed_later (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "bulk", &error);
  g_autoptr (PalBulk) people = pal_bulk_new (edit, "participant", &error);
  gint64 first = add_person (people, "Diallo", 1), second = add_person (people, "Sow", 2);

  add_person (people, "Kaya", -1);
  g_assert_true (pal_bulk_flush (people, &error));
  run (self, "UPDATE participant SET city = 'Dijon' WHERE id = ?1", first);
  run (self, "DELETE FROM participant WHERE id = ?1", second);
  add_person (people, "Petit", 4);
  g_assert_true (pal_bulk_flush (people, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  assert_reversible (self, 3, 3);
}

/* Rows that came and went leave no entry in the journal. */
static void
test_come_and_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "bulk", &error);
  g_autoptr (PalBulk) people = pal_bulk_new (edit, "participant", &error);
  gint64 person = add_person (people, "Diallo", 1);

  g_assert_true (pal_bulk_flush (people, &error));
  run (self, "DELETE FROM participant WHERE id = ?1", person);
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_edit_get_op (edit), ==, 0);
  g_assert_cmpint (ask (self, "SELECT (SELECT count (*) FROM op) + (SELECT count (*) FROM participant)"), ==, 0);
}

/* An edit that is let go leaves nothing, and one without rows no trace. */
static void
test_let_go (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (self->store, "bulk", &error);
  PalBulk *people = pal_bulk_new (edit, "participant", &error);

  add_person (people, "Diallo", 1);
  g_assert_true (pal_bulk_flush (people, &error));
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 1);
  g_object_unref (edit);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), ==, 0);
  pal_bulk_free (people);

  edit = pal_edit_begin (self->store, "nothing", &error);
  people = pal_bulk_new (edit, "participant", &error);
  pal_bulk_free (people);
  g_assert_true (pal_edit_commit (edit, &error));
  g_object_unref (edit);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 0);
}

/* A reference to nothing is refused, and the edit can only be let go. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "bulk", &error);
  g_autoptr (PalBulk) barriers = pal_bulk_new (edit, "barrier", &error);

  pal_bulk_set_int (barriers, pal_bulk_find_column (barriers, "participant"), 12345);
  pal_bulk_add (barriers);
  g_assert_false (pal_bulk_flush (barriers, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED);
  g_assert_cmpint (pal_bulk_find_column (barriers, "elephant"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/bulk/insert", Fixture, NULL, set_up, test_insert, tear_down);
  g_test_add ("/bulk/alone", Fixture, NULL, set_up, test_alone, tear_down);
  g_test_add ("/bulk/changed-later", Fixture, NULL, set_up, test_changed_later, tear_down);
  g_test_add ("/bulk/come-and-gone", Fixture, NULL, set_up, test_come_and_gone, tear_down);
  g_test_add ("/bulk/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
  g_test_add ("/bulk/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
