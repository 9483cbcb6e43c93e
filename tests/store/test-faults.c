/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fault-vfs.h"
#include "rules/pal-core.h"
#include "store/pal-backup.h"
#include "trial.h"

/* The n-th write, truncation, sync or deletion fails, once or for ever, at every n, while a file is created, edited,
 * undone and backed up. Each time: an error in words, the content as it was acknowledged, and the same thing goes through
 * afterwards. */

typedef struct {
  char     *folder;
  char     *path;
  char     *start;       /* a file with something in it, to begin from */
  PalStore *store;
  GRand    *rand;
  char     *content;     /* as last acknowledged */
  guint     refused;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (PalStore) store = NULL;

  self->folder = trial_folder ();
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  self->start = g_build_filename (self->folder, "start", NULL);
  store = trial_create (self->start);
  trial_fill (store, rand, 10);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  trial_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->start);
}

static void
remember (Fixture *self)
{
  g_free (self->content);
  self->content = trial_dump (self->store);
}

static void
assert_as_acknowledged (Fixture *self)
{
  g_autofree char *content = trial_dump (self->store);
  g_assert_true (strcmp (content, self->content) == 0);
}

/* The steps: TRUE when done. -------------------------------------------------------------------------------------- */

static gboolean
edit (Fixture *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  trial_edit (self->store, self->rand, "edit", &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
undo (Fixture *self, GError **error)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);
  return op == NULL || pal_journal_undo (self->store, op->id, error);
}

static gboolean
redo (Fixture *self, GError **error)
{
  g_autoptr (PalOp) op = pal_journal_next_redo (self->store);
  return op == NULL || pal_journal_redo (self->store, op->id, error);
}

static gboolean
back_up (Fixture *self, GError **error)
{
  g_autofree char *destination = g_build_filename (self->folder, "copie.palier", NULL);
  g_autofree char *path = NULL;

  g_unlink (destination);
  path = pal_backup_make (self->store, destination, error);
  if (path == NULL)
    {
      g_autofree char *partial = g_strconcat (destination, ".part", NULL);
      g_assert_false (g_file_test (destination, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
      return FALSE;
    }
  return pal_backup_verify (path, error);
}

static gboolean
set_setting (Fixture *self, GError **error)
{
  return pal_store_set_setting (self->store, "essai", "1", error);
}

/* Does a step; when it is refused, nothing has changed, and (the disk being well again) it then goes through. */
static void
try_step (Fixture *self, gboolean (*step) (Fixture *, GError **), gboolean for_ever)
{
  g_autoptr (GError) error = NULL;

  if (!step (self, &error))
    {
      trial_assert_words (error);
      g_clear_error (&error);
      assert_as_acknowledged (self);
      self->refused++;
      if (for_ever)
        fault_vfs_disarm ();
      g_assert_true (step (self, &error));
    }
  g_assert_no_error (error);
  remember (self);
}

/* Returns how many operations failed. */
static guint
work_with_fault (Fixture *self, guint nth, gboolean for_ever, gboolean full)
{
  static gboolean (*const steps[]) (Fixture *, GError **) = { edit, edit, undo, redo, set_setting, undo, edit,
                                                                  back_up, edit };
  guint failed;

  self->store = trial_copy_and_open (self->start, self->path);
  self->rand = g_rand_new_with_seed (nth % 7);
  remember (self);
  fault_vfs_arm (nth, for_ever, full);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    try_step (self, steps[i], for_ever);
  g_clear_object (&self->store);
  failed = fault_vfs_disarm ();

  self->store = trial_open (self->path);
  assert_as_acknowledged (self);
  trial_assert_sound (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->content, g_free);
  return failed;
}

static void
work_at_every_point (Fixture *self, gboolean for_ever, gboolean full)
{
  guint nth = 0;

  self->refused = 0;
  do
    nth++;
  while (work_with_fault (self, nth, for_ever, full) > 0);
  g_test_message ("%u points, %u refusals in words", nth - 1, self->refused);
  g_assert_cmpuint (nth, >, 50);
  g_assert_cmpuint (self->refused, >, 20);
}

static void
test_once (Fixture *self, gconstpointer data)
{
  work_at_every_point (self, FALSE, FALSE);
}

static void
test_for_ever (Fixture *self, gconstpointer data)
{
  work_at_every_point (self, TRUE, FALSE);
}

static void
test_full (Fixture *self, gconstpointer data)
{
  work_at_every_point (self, TRUE, TRUE);
}

/* Creating: either there is a file that holds all, or there is nothing at all and it can be tried again. */
static guint
create_with_fault (Fixture *self, guint nth, gboolean for_ever)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "neuf", NULL);
  g_autofree char *path = g_build_filename (folder, "neuf.palier", NULL);
  guint failed;

  g_mkdir (folder, 0700);
  fault_vfs_arm (nth, for_ever, FALSE);
  self->store = pal_store_create (path, &error);
  failed = fault_vfs_disarm ();
  if (self->store == NULL)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      trial_assert_words (error);
      g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
      self->refused++;
      self->store = trial_create (path);
    }
  g_clear_object (&self->store);
  self->store = trial_open (path);
  trial_assert_sound (self->store);
  g_clear_object (&self->store);
  trial_remove (folder);
  return failed;
}

static void
test_create (Fixture *self, gconstpointer data)
{
  for (guint for_ever = 0; for_ever < 2; for_ever++)
    {
      guint nth = 0;
      self->refused = 0;
      do
        nth++;
      while (create_with_fault (self, nth, for_ever) > 0);
      g_test_message ("%u points, %u refusals in words", nth - 1, self->refused);
      g_assert_cmpuint (self->refused, >, 10);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  fault_vfs_install ();
#define ADD(name, func) g_test_add ("/faults/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("once", test_once);
  ADD ("for-ever", test_for_ever);
  ADD ("full", test_full);
  ADD ("create", test_create);
  return g_test_run ();
}
