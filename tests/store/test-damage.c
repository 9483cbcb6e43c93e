/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rules/pal-core.h"
#include "store/pal-backup.h"
#include "trial.h"

#define FLIPS 250

/* Whatever a file holds: it opens, or it is refused in words and not one byte of it changes; never a crash, never an
 * endless loop (the test would time out). */

typedef struct {
  char  *folder;
  char  *path;
  char  *bytes;       /* a sound file */
  gsize  size;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (PalStore) store = NULL;

  self->folder = trial_folder ();
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  store = trial_create (self->path);
  trial_fill (store, rand, 60);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (self->path, &self->bytes, &self->size, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  trial_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->bytes);
}

static void
write_file (const char *path, const char *bytes, gsize size)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *stale = g_strconcat (path, tails[i], NULL);
      g_unlink (stale);
    }
  g_assert_true (g_file_set_contents_full (path, bytes, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
assert_bytes (const char *path, const char *bytes, gsize size)
{
  g_autofree char *now = NULL;
  gsize now_size;

  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, bytes, size);
}

/* Uses a file that opened as a person would: each step works or is refused in words. */
static void
use (PalStore *store)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT * FROM participant ORDER BY last_name", NULL);
  g_autoptr (PalOp) op = pal_journal_next_undo (store);
  g_autoptr (GError) error = NULL;

  while (statement != NULL && pal_statement_step (statement, &error))
    ;
  g_clear_pointer (&statement, pal_statement_free);
  if (error != NULL)
    trial_assert_words (error);
  g_clear_error (&error);
  if (!pal_store_check (store, TRUE, &error))
    trial_assert_words (error);
  g_clear_error (&error);
  trial_edit (store, rand, "edit", &error);
  if (error != NULL && error->domain == PAL_STORE_ERROR)
    trial_assert_words (error);
  g_clear_error (&error);
  gint64 last = pal_store_ask_int (store, "SELECT max (id) FROM op", 0);
  if (last != 0 && !pal_journal_undo (store, last, &error))
    trial_assert_words (error);
}

/* Opens those bytes, closed cleanly or not; when refused, they are still there. Returns whether they opened. */
static gboolean
open_bytes (Fixture *self, const char *bytes, gsize size, gboolean unclean)
{
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;

  write_file (self->path, bytes, size);
  if (unclean)
    g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  else
    g_unlink (lock);
  store = pal_store_open (self->path, PAL_STORE_OPEN_DEFAULT, &error);
  if (store == NULL)
    {
      trial_assert_words (error);
      assert_bytes (self->path, bytes, size);
      return FALSE;
    }
  g_assert_no_error (error);
  use (store);
  return TRUE;
}

static void
test_bits (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autofree char *bytes = g_memdup2 (self->bytes, self->size);
  guint opened = 0;

  for (guint i = 0; i < FLIPS; i++)
    {
      /* Half of them where the structure is dense: the header, the schema, the heads of pages. */
      gsize page = g_rand_int_range (rand, 0, self->size / 4096);
      gsize at = page * 4096 + g_rand_int_range (rand, 0, i % 2 == 0 ? 4096 : 100);
      guint8 bit = 1 << g_rand_int_range (rand, 0, 8);
      bytes[at] ^= bit;
      opened += open_bytes (self, bytes, self->size, i % 3 == 0);
      bytes[at] ^= bit;
    }
  g_test_message ("%u of %u opened", opened, FLIPS);
  g_assert_cmpuint (opened, <, FLIPS);
}

static void
test_header (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->size);

  for (gsize at = 0; at < 100; at++)
    {
      char before = bytes[at];
      bytes[at] = ~before;
      open_bytes (self, bytes, self->size, at % 2);
      bytes[at] = before;
    }
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->size);
  guint refused = 0;

  for (gsize page = 0; page < self->size / 4096; page += 3)
    {
      memset (bytes + page * 4096, page % 2 ? 0 : 0xA5, 4096);
      refused += !open_bytes (self, bytes, self->size, TRUE);
      memcpy (bytes + page * 4096, self->bytes + page * 4096, 4096);
    }
  g_assert_cmpuint (refused, >, self->size / 4096 / 6);
}

static void
test_truncated (Fixture *self, gconstpointer data)
{
  /* At least a page is missing: less may have held nothing. */
  for (gsize size = self->size - 4096; size > 200; size = size * 4 / 5)
    {
      open_bytes (self, self->bytes, size, FALSE);
      g_assert_false (open_bytes (self, self->bytes, size, TRUE));
    }
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);
  g_autoptr (PalStore) reader = NULL;

  g_assert_null (store);
  g_assert_error (error, PAL_STORE_ERROR, code);
  trial_assert_words (error);
  g_clear_error (&error);
  reader = pal_store_open_reader (path, &error);
  g_assert_null (reader);
  g_assert_error (error, PAL_STORE_ERROR, code);
  trial_assert_words (error);
}

static void
test_strangers (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "autre.palier", NULL);
  g_autofree char *spaces = g_strnfill (4096, ' ');
  static const char *const contents[] = { "", "SQLite format 3", "Nom;Prénom\nBenali;Lina\n", "PK\003\004" };
  sqlite3 *other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      write_file (path, contents[i], strlen (contents[i]));
      assert_refused (path, PAL_STORE_ERROR_NOT_PALIER);
      assert_bytes (path, contents[i], strlen (contents[i]));
    }
  write_file (path, spaces, 4096);
  assert_refused (path, PAL_STORE_ERROR_NOT_PALIER);
  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "CREATE TABLE participant (id INTEGER)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  assert_refused (path, PAL_STORE_ERROR_NOT_PALIER);
  assert_refused (self->folder, PAL_STORE_ERROR_NOT_PALIER);
  g_unlink (path);
  assert_refused (path, PAL_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->size);

  bytes[62] = 3;      /* the schema, at 60, most significant byte first */
  write_file (self->path, bytes, self->size);
  assert_refused (self->path, PAL_STORE_ERROR_NEWER);
  assert_bytes (self->path, bytes, self->size);
}

/* Where there are backups, a file that no longer looks like one is a damaged file. */
static void
test_backups_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = trial_open (self->path);
  g_autofree char *backup = pal_backup_make (store, NULL, &error);

  g_assert_no_error (error);
  g_clear_object (&store);
  write_file (self->path, "", 0);
  assert_refused (self->path, PAL_STORE_ERROR_DAMAGED);
  assert_bytes (self->path, "", 0);
}

/* The log of a program that died, damaged: SQLite takes what is whole of it. */
static void
test_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  g_autofree char *main_bytes = NULL, *wal_bytes = NULL;
  gsize main_size, wal_size;
  g_autoptr (PalStore) store = trial_open (self->path);

  trial_fill (store, rand, 20);
  g_assert_true (g_file_get_contents (self->path, &main_bytes, &main_size, NULL));
  g_assert_true (g_file_get_contents (wal, &wal_bytes, &wal_size, NULL));
  g_clear_object (&store);
  g_assert_cmpuint (wal_size, >, 10000);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize at = (gsize) g_rand_double_range (rand, 0, wal_size);
      gsize size = i % 4 == 0 ? at : wal_size;
      guint8 bit = 1 << g_rand_int_range (rand, 0, 8);
      wal_bytes[at] ^= bit;
      write_file (self->path, main_bytes, main_size);
      g_assert_true (g_file_set_contents (wal, wal_bytes, size, NULL));
      g_assert_true (g_file_set_contents (lock, "", -1, NULL));
      store = pal_store_open (self->path, PAL_STORE_OPEN_DEFAULT, &error);
      if (store == NULL)
        trial_assert_words (error);
      else
        trial_assert_sound (store);
      g_clear_object (&store);
      wal_bytes[at] ^= bit;
    }
}

/* A damaged file with a log beside it: neither is touched. */
static void
test_refused_with_log (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  g_autofree char *main_bytes = NULL, *wal_bytes = NULL;
  gsize main_size, wal_size;
  g_autoptr (PalStore) store = trial_open (self->path);
  g_autoptr (GError) error = NULL;

  trial_fill (store, rand, 3);
  g_assert_true (g_file_get_contents (self->path, &main_bytes, &main_size, NULL));
  g_assert_true (g_file_get_contents (wal, &wal_bytes, &wal_size, NULL));
  g_clear_object (&store);
  for (gsize page = 20; page + 1 < main_size / 4096; page++)
    memset (main_bytes + page * 4096, 0xA5, 4096);
  write_file (self->path, main_bytes, main_size);
  g_assert_true (g_file_set_contents (wal, wal_bytes, wal_size, NULL));
  g_assert_true (g_file_set_contents (lock, "", -1, NULL));
  store = pal_store_open (self->path, PAL_STORE_OPEN_DEFAULT, &error);
  g_assert_null (store);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED);
  assert_bytes (self->path, main_bytes, main_size);
  assert_bytes (wal, wal_bytes, wal_size);
}

/* A changeset has no checksum of its own: one flipped bit could undo something else, or loop for ever. */
static void
test_deltas (Fixture *self, gconstpointer data)
{
  g_autoptr (PalStore) store = trial_open (self->path);
  sqlite3 *db = pal_store_get_db (store);
  g_autofree char *before = trial_dump (store);
  guint flips = 0;

  for (guint n = 1; n <= 20; n++)
    {
      gint64 op = pal_store_ask_int_of (store, "SELECT id FROM op ORDER BY id LIMIT 1 OFFSET ?1", n * 2, 0);
      gint64 size = pal_store_ask_int_of (store, "SELECT length (delta) FROM op WHERE id = ?1", op, 0);
      for (gint64 at = 0; at < size; at += 1 + size / 60, flips++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *sql =
            g_strdup_printf ("UPDATE op SET delta = cast (substr (delta, 1, %" G_GINT64_FORMAT ") || x'%02X' "
                             "|| substr (delta, %" G_GINT64_FORMAT ") AS BLOB) WHERE id = %" G_GINT64_FORMAT,
                             at, (guint) (1 << (flips % 8)) ^ 0x5A, at + 2, op);
          g_assert_cmpint (sqlite3_exec (db, "SAVEPOINT flip", NULL, NULL, NULL), ==, SQLITE_OK);
          g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
          g_assert_cmpint (sqlite3_exec (db, "RELEASE flip", NULL, NULL, NULL), ==, SQLITE_OK);
          g_assert_false (pal_journal_undo (store, op, &error));
          g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED);
          trial_assert_words (error);
        }
      if (size > 0)
        {
          g_autofree char *after = trial_dump (store);
          g_assert_true (strcmp (before, after) == 0);
        }
    }
  g_test_message ("%u flips", flips);
  g_assert_cmpuint (flips, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
#define ADD(name, func) g_test_add ("/damage/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("bits", test_bits);
  ADD ("header", test_header);
  ADD ("pages", test_pages);
  ADD ("truncated", test_truncated);
  ADD ("strangers", test_strangers);
  ADD ("newer", test_newer);
  ADD ("backups-known", test_backups_known);
  ADD ("log", test_log);
  ADD ("refused-with-log", test_refused_with_log);
  ADD ("deltas", test_deltas);
  return g_test_run ();
}
