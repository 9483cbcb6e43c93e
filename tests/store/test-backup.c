/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rules/pal-core.h"
#include "store/pal-backup.h"
#include "trial.h"

typedef struct {
  char     *folder;
  char     *path;
  char     *wal;
  PalStore *store;
  GRand    *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = trial_folder ();
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  self->wal = g_strconcat (self->path, "-wal", NULL);
  self->store = trial_create (self->path);
  self->rand = g_rand_new_with_seed (21);
  trial_fill (self->store, self->rand, 40);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  g_rand_free (self->rand);
  trial_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->wal);
}

static char *
make (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  char *backup = pal_backup_make (self->store, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (path, &error);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  content = trial_dump (reader);
  g_assert_true (strcmp (content, expected) == 0);
  g_free (trial_replay (reader));
}

static void
assert_file (const char *path, const char *bytes, gsize size)
{
  g_autofree char *now = NULL;
  gsize now_size;

  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  g_assert_cmpmem (now, now_size, bytes, size);
}

/* A backup is the file, whole, in one piece, and among the file's backups; the file goes on. */
static void
test_make (Fixture *self, gconstpointer data)
{
  g_autofree char *content = trial_dump (self->store);
  g_autofree char *backup = make (self);
  g_autoptr (GPtrArray) backups = pal_backup_list (self->path);
  g_autofree char *partial = g_strconcat (backup, ".part", NULL);
  g_autofree char *log = g_strconcat (backup, "-wal", NULL);

  assert_holds (backup, content);
  g_assert_cmpuint (backups->len, ==, 1);
  PalBackup *listed = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (listed->path, ==, backup);
  g_assert_cmpint (listed->size, >, 4096);
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  trial_fill (self->store, self->rand, 10);
  trial_assert_sound (self->store);
  assert_holds (backup, content);
}

static void
test_verify (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make (self);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (pal_backup_verify (backup, &error));
  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  memset (bytes + size / 2 / 4096 * 4096, 0xA5, 4096);
  g_assert_true (g_file_set_contents (backup, bytes, size, NULL));
  g_assert_false (pal_backup_verify (backup, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED);
  trial_assert_words (error);
}

static void
test_destination (Fixture *self, gconstpointer data)
{
  g_autofree char *taken = g_build_filename (self->folder, "deja.palier", NULL);
  g_autofree char *nowhere = g_build_filename (taken, "dossier", "copie.palier", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_assert_null (pal_backup_make (self->store, taken, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_EXISTS);
  trial_assert_words (error);
  assert_file (taken, "mine", 4);
  g_clear_error (&error);
  g_assert_null (pal_backup_make (self->store, nowhere, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED);
  trial_assert_words (error);
}

/* Thinning ---------------------------------------------------------------------------------------------------- */

static void
touch_backup (const char *folder, GDateTime *at)
{
  g_autofree char *stamp = g_date_time_format (at, "%Y-%m-%dT%H-%M-%S");
  g_autofree char *name = g_strdup_printf ("essai-%s.palier", stamp);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, "x", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* How many days, weeks or months of the format the backups reach. */
static guint
count_periods (GPtrArray *backups, const char *format, guint days_back, GDateTime *now)
{
  g_autoptr (GHashTable) periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDateTime) from = g_date_time_add_days (now, -(int) days_back);

  for (guint i = 0; i < backups->len; i++)
    {
      PalBackup *backup = g_ptr_array_index (backups, i);
      if (g_date_time_compare (backup->made_at, from) > 0)
        g_hash_table_add (periods, g_date_time_format (backup->made_at, format));
    }
  return g_hash_table_size (periods);
}

/* Two years of a backup every eight hours, thinned each time, as it happens. */
static void
test_thin (Fixture *self, gconstpointer data)
{
  g_autofree char *backup = make (self);
  g_autofree char *folder = pal_backup_folder (self->path);
  g_autofree char *note = g_build_filename (folder, "lisez-moi.txt", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_local (2024, 1, 1, 12, 0, 0);
  g_autoptr (GPtrArray) backups = NULL;

  g_unlink (backup);
  g_assert_true (g_file_set_contents (note, "keep", -1, NULL));
  for (guint i = 0; i < 730 * 3; i++)
    {
      GDateTime *next = g_date_time_add_hours (now, 8);
      g_date_time_unref (now);
      now = next;
      touch_backup (folder, now);
      pal_backup_thin (folder, now);
    }
  backups = pal_backup_list (self->path);
  g_test_message ("%u backups kept", backups->len);
  g_assert_cmpuint (count_periods (backups, "%Y-%m-%d", 12, now), >=, 12);
  g_assert_cmpuint (count_periods (backups, "%G-%V", 70, now), >=, 10);
  g_assert_cmpuint (count_periods (backups, "%Y-%m", 280, now), >=, 9);
  g_assert_cmpuint (count_periods (backups, "%Y-%m", 800, now), ==, 9);
  g_assert_cmpuint (backups->len, >=, 20);
  g_assert_cmpuint (backups->len, <=, 2 + 12 + 10 + 9);
  for (guint i = 0; i + 1 < backups->len; i++)
    g_assert_cmpint (g_date_time_compare (((PalBackup *) g_ptr_array_index (backups, i))->made_at,
                                          ((PalBackup *) g_ptr_array_index (backups, i + 1))->made_at), >, 0);
  assert_file (note, "keep", 4);
}

/* Restoring --------------------------------------------------------------------------------------------------- */

/* The damaged file is set aside with its log, byte for byte, and the backup stands in its place. */
static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autofree char *content = trial_dump (self->store);
  g_autofree char *backup = make (self);
  g_autofree char *bytes = NULL, *aside = NULL, *aside_wal = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  trial_fill (self->store, self->rand, 5);
  g_clear_object (&self->store);
  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + 4096, 0xA5, size - 4096);
  g_assert_true (g_file_set_contents (self->path, bytes, size, NULL));
  g_assert_true (g_file_set_contents (self->wal, "log", -1, NULL));
  g_assert_true (pal_backup_restore (backup, self->path, &aside, &error));
  g_assert_no_error (error);
  assert_file (aside, bytes, size);
  aside_wal = g_strconcat (aside, "-wal", NULL);
  assert_file (aside_wal, "log", 3);
  self->store = trial_open (self->path);
  assert_holds (self->path, content);
  trial_fill (self->store, self->rand, 5);
  trial_assert_sound (self->store);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

/* A log that was left without its file belongs to that file: it must not be read into the restored one. */
static void
test_restore_beside_log (Fixture *self, gconstpointer data)
{
  g_autofree char *content = trial_dump (self->store);
  g_autofree char *backup = make (self);
  g_autofree char *bytes = NULL, *aside = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  trial_fill (self->store, self->rand, 20);
  g_assert_true (g_file_get_contents (self->wal, &bytes, &size, NULL));
  g_clear_object (&self->store);
  g_unlink (self->path);
  g_assert_true (g_file_set_contents (self->wal, bytes, size, NULL));
  g_assert_true (pal_backup_restore (backup, self->path, &aside, &error));
  g_assert_no_error (error);
  assert_holds (self->path, content);
  self->store = trial_open (self->path);
  trial_assert_sound (self->store);
  g_autofree char *log = g_strconcat (aside, "-wal", NULL);
  assert_file (log, bytes, size);
}

/* Neither into a new file of the same name. */
static void
test_create_beside_log (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->wal, &bytes, &size, NULL));
  g_clear_object (&self->store);
  g_unlink (self->path);
  g_assert_true (g_file_set_contents (self->wal, bytes, size, NULL));
  self->store = trial_create (self->path);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM op", -1), ==, 0);
  g_clear_object (&self->store);
  self->store = trial_open (self->path);
  trial_assert_sound (self->store);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM op", -1), ==, 0);
}

static void
test_restore_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *backup = make (self);
  g_autofree char *missing = g_build_filename (self->folder, "absent.palier", NULL);
  g_autofree char *before = NULL, *bytes = NULL, *aside = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  /* Somebody has the file open. */
  g_assert_false (pal_backup_restore (backup, self->path, &aside, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED);
  trial_assert_words (error);
  g_clear_error (&error);
  trial_fill (self->store, self->rand, 3);
  before = trial_dump (self->store);
  g_clear_object (&self->store);

  g_assert_false (pal_backup_restore (missing, self->path, &aside, &error));
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING);
  trial_assert_words (error);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (backup, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (backup, bytes, size / 2, NULL));
  g_assert_false (pal_backup_restore (backup, self->path, &aside, &error));
  trial_assert_words (error);
  g_assert_null (aside);
  self->store = trial_open (self->path);
  assert_holds (self->path, before);
}

/* The place of the set-aside log is taken: nothing may be half moved. */
static void
test_restore_half_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *backup = make (self);
  g_autofree char *content = trial_dump (self->store);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  g_assert_true (g_file_set_contents (self->wal, "log", -1, NULL));
  /* The names end in the second of the move: those of this second and of the next ones are taken. */
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GDateTime) then = g_date_time_add_seconds (now, i);
      g_autofree char *stamp = g_date_time_format (then, "%Y-%m-%dT%H-%M-%S");
      g_autofree char *taken = g_strdup_printf ("%s.damaged-%s-wal", self->path, stamp);
      g_autofree char *inside = g_build_filename (taken, "x", NULL);
      g_mkdir_with_parents (inside, 0700);
    }
  g_assert_false (pal_backup_restore (backup, self->path, &aside, &error));
  trial_assert_words (error);
  g_assert_null (aside);
  g_unlink (self->wal);
  self->store = trial_open (self->path);
  assert_holds (self->path, content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
#define ADD(name, func) g_test_add ("/backup/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("make", test_make);
  ADD ("verify", test_verify);
  ADD ("destination", test_destination);
  ADD ("thin", test_thin);
  ADD ("restore", test_restore);
  ADD ("restore-beside-log", test_restore_beside_log);
  ADD ("create-beside-log", test_create_beside_log);
  ADD ("restore-refused", test_restore_refused);
  ADD ("restore-half-moved", test_restore_half_moved);
  return g_test_run ();
}
