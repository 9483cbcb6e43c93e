/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "rules/pal-core.h"
#include "store/pal-edit.h"
#include "trial.h"

/* What an edit writes down is what a session of SQLite would: both watch the same statements on two copies of a file. */

#define ROUNDS 300
#define STATEMENTS 12

typedef struct {
  char            *folder;
  PalStore        *store;
  sqlite3         *twin;
  sqlite3_session *session;
  GRand           *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;

  self->folder = trial_folder ();
  path = g_build_filename (self->folder, "essai.palier", NULL);
  copy = g_build_filename (self->folder, "copie.palier", NULL);
  self->store = trial_create (path);
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  trial_copy (path, copy);
  self->store = trial_open (path);
  g_assert_cmpint (sqlite3_open (copy, &self->twin), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (self->twin, "PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF", NULL, NULL, NULL), ==, SQLITE_OK);
  self->rand = g_rand_new_with_seed (2026);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_rand_free (self->rand);
  sqlite3_close (self->twin);
  g_clear_object (&self->store);
  trial_remove (self->folder);
  g_free (self->folder);
}

static void
append_value (GString *text, sqlite3_value *value)
{
  if (value == NULL)
    g_string_append (text, "|·");
  else if (sqlite3_value_type (value) == SQLITE_NULL)
    g_string_append (text, "|∅");
  else
    g_string_append_printf (text, "|%d:%s", sqlite3_value_type (value), (const char *) sqlite3_value_text (value));
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* A changeset in words, a line a row, sorted. Full transfer. */
static char *
describe (gconstpointer changeset, int size)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iter = NULL;

  if (size == 0)
    return g_strdup ("");
  g_assert_cmpint (sqlite3changeset_start (&iter, size, (void *) changeset), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      GString *line = g_string_new (NULL);
      const char *table;
      int n, change, indirect;

      g_assert_cmpint (sqlite3changeset_op (iter, &table, &n, &change, &indirect), ==, SQLITE_OK);
      g_string_append_printf (line, "%s %d", table, change);
      for (int i = 0; i < n; i++)
        {
          sqlite3_value *before = NULL, *after = NULL;

          if (change != SQLITE_INSERT)
            sqlite3changeset_old (iter, i, &before);
          if (change != SQLITE_DELETE)
            sqlite3changeset_new (iter, i, &after);
          append_value (line, before);
          append_value (line, after);
        }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
make_text (Fixture *self)
{
  static const char *const texts[] = { "NULL", "''", "'Élan'", "'Ça va'", "'rue des Mimosas, bâtiment 12 bis, escalier C'", "'x'" };

  return g_strdup (texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))]);
}

/* One statement: rows come, change, go with what belongs to them, get another key, are replaced, are tried and rolled back. Many
 * fail, since the row is there or is not, or somebody needs it. */
static char *
make_statement (Fixture *self)
{
  int id = g_rand_int_range (self->rand, 1, 14), other = g_rand_int_range (self->rand, 1, 14);
  g_autofree char *text = make_text (self), *more = make_text (self);

  switch (g_rand_int_range (self->rand, 0, 12))
    {
    case 0:
    case 1:
      return g_strdup_printf ("INSERT INTO organisation (id, created_at, name, size, note) VALUES (%d, '2026-03-17', 'O%d', %d, %s)",
                              id, other, other * 1000, text);
    case 2:
    case 3:
      return g_strdup_printf ("INSERT INTO contact (id, created_at, organisation, last_name, first_name) VALUES (%d, '2026-03-17', %d, "
                              "coalesce (%s, 'N'), %s)", id + 100, other, text, more);
    case 4:
      return g_strdup_printf ("UPDATE organisation SET note = %s, city = %s WHERE id = %d", text, more, id);
    case 5:
      return g_strdup_printf ("UPDATE contact SET first_name = %s WHERE organisation = %d", text, other);
    case 6:
      return g_strdup_printf ("DELETE FROM organisation WHERE id = %d", id);
    case 7:
      return g_strdup_printf ("UPDATE contact SET id = %d WHERE id = %d", other + 100, id + 100);
    case 8:
      return g_strdup_printf ("REPLACE INTO site (id, created_at, organisation, name) VALUES (%d, '2026-03-17', %d, coalesce (%s, 'S'))",
                              id + 500, other, text);
    case 9:
      return g_strdup_printf ("SAVEPOINT a; UPDATE organisation SET size = %d; DELETE FROM contact WHERE id > %d; ROLLBACK TO a; RELEASE a",
                              id, other + 100);
    case 10:
      return g_strdup_printf ("UPDATE site SET organisation = %d, city = %s WHERE id < %d", other, text, id + 500);
    default:
      return g_strdup_printf ("UPDATE contact SET id = id + 1000, organisation = %d WHERE id > %d", other, id + 100);
    }
}

static int
is_recorded (void *data, const char *table)
{
  return strcmp (table, "organisation") == 0 || strcmp (table, "contact") == 0 || strcmp (table, "site") == 0;
}

static char *
describe_edit (Fixture *self, PalEdit *edit)
{
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, "SELECT delta FROM op WHERE id = ?1", NULL);
  gconstpointer delta;
  gsize size;

  if (pal_edit_get_op (edit) == 0)
    return g_strdup ("");
  pal_statement_bind_int (statement, 1, pal_edit_get_op (edit));
  g_assert_true (pal_statement_step (statement, NULL));
  delta = pal_statement_get_blob (statement, 0, &size);
  return describe (delta, (int) size);
}

static char *
describe_session (Fixture *self)
{
  g_autofree char *words = NULL;
  void *changeset = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_changeset (self->session, &size, &changeset), ==, SQLITE_OK);
  words = describe (changeset, size);
  sqlite3_free (changeset);
  sqlite3session_delete (self->session);
  return g_steal_pointer (&words);
}

static void
test_as_session (Fixture *self, gconstpointer data)
{
  gsize told = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "essai", NULL);
      g_autofree char *ours = NULL, *theirs = NULL;
      g_autoptr (GError) error = NULL;

      sqlite3_exec (self->twin, "BEGIN", NULL, NULL, NULL);
      g_assert_cmpint (sqlite3session_create (self->twin, "main", &self->session), ==, SQLITE_OK);
      sqlite3session_table_filter (self->session, is_recorded, NULL);
      sqlite3session_attach (self->session, NULL);
      for (int i = g_rand_int_range (self->rand, 1, STATEMENTS); i > 0; i--)
        {
          g_autofree char *sql = make_statement (self);

          g_assert_cmpint (sqlite3_exec (pal_store_get_db (self->store), sql, NULL, NULL, NULL) & 0xff, ==,
                           sqlite3_exec (self->twin, sql, NULL, NULL, NULL) & 0xff);
        }
      g_assert_true (pal_edit_commit (edit, &error));
      g_assert_no_error (error);
      ours = describe_edit (self, edit);
      theirs = describe_session (self);
      sqlite3_exec (self->twin, "COMMIT", NULL, NULL, NULL);
      g_assert_cmpstr (ours, ==, theirs);
      told += strlen (ours);
    }
  /* Both said something. */
  g_assert_cmpuint (told, >, ROUNDS * 100);
}

/* The columns of an update in the audit are those that the changeset tells of, and a row that is as before leaves no trace. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  sqlite3 *db = pal_store_get_db (self->store);
  g_autoptr (PalEdit) first = pal_edit_begin (self->store, "one", NULL);

  sqlite3_exec (db, "INSERT INTO site (id, created_at, name, city) VALUES (1, '2026-03-17', 'A', 'Dijon')", NULL, NULL, NULL);
  g_assert_true (pal_edit_commit (first, NULL));

  g_autoptr (PalEdit) second = pal_edit_begin (self->store, "two", NULL);
  sqlite3_exec (db, "UPDATE site SET city = 'Nevers', name = 'B' WHERE id = 1; UPDATE site SET name = 'A' WHERE id = 1", NULL, NULL, NULL);
  g_assert_true (pal_edit_commit (second, NULL));
  g_autofree char *columns = pal_store_ask_text_of (self->store, "SELECT columns FROM op_line WHERE op = ?1", pal_edit_get_op (second));
  g_assert_cmpstr (columns, ==, "city");

  g_autoptr (PalEdit) third = pal_edit_begin (self->store, "three", NULL);
  sqlite3_exec (db, "DELETE FROM site WHERE id = 1; INSERT INTO site (id, created_at, name, city) VALUES (1, '2026-03-17', 'A', 'Nevers')",
                NULL, NULL, NULL);
  g_assert_true (pal_edit_commit (third, NULL));
  g_assert_cmpint (pal_edit_get_op (third), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/store/changes/as-a-session", Fixture, NULL, set_up, test_as_session, tear_down);
  g_test_add ("/store/changes/columns", Fixture, NULL, set_up, test_columns, tear_down);
  return g_test_run ();
}
