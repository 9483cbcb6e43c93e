/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

#include "fault-vfs.h"
#include "rules/pal-core.h"
#include "store/pal-backup.h"
#include "trial.h"

#define BALLAST (1024 * 1024)

static char *folder;

/* A small disk of our own, seen by this process alone: 3 MB in memory. FALSE where the system does not permit it. */
static gboolean
mount_small_disk (const char *place)
{
#ifdef __linux__
  uid_t user = getuid ();
  gid_t group = getgid ();

  if (user != 0)
    {
      g_autofree char *users = g_strdup_printf ("%u %u 1", user, user);
      g_autofree char *groups = g_strdup_printf ("%u %u 1", group, group);
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0
          || !g_file_set_contents_full ("/proc/self/setgroups", "deny", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
          || !g_file_set_contents_full ("/proc/self/uid_map", users, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL)
          || !g_file_set_contents_full ("/proc/self/gid_map", groups, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        return FALSE;
    }
  else if (unshare (CLONE_NEWNS) != 0)
    return FALSE;
  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("palier", place, "tmpfs", 0, "size=3m,mode=0700") == 0;
#else
  return FALSE;
#endif
}

static void
fill_file (const char *path, gsize size)
{
  g_autofree char *bytes = g_malloc0 (size);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
assert_content (PalStore *store, const char *expected)
{
  g_autofree char *content = trial_dump (store);
  g_assert_true (strcmp (content, expected) == 0);
}

static void
assert_refused_as_full (PalStore *store, GRand *rand)
{
  g_autofree char *before = trial_dump (store);
  g_autoptr (GError) error = NULL;
  guint tries = 0;

  while (error == NULL && tries++ < 20)
    {
      /* An edit that changes nothing needs no room. */
      g_free (before);
      before = trial_dump (store);
      trial_edit (store, rand, "edit", &error);
    }
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FULL);
  trial_assert_words (error);
  assert_content (store, before);
}

/* Edits until the disk is full; the content is then what was acknowledged last. */
static guint
edit_until_full (PalStore *store, GRand *rand)
{
  guint edits = 0;

  for (;;)
    {
      g_autofree char *before = trial_dump (store);
      g_autoptr (GError) error = NULL;
      trial_edit (store, rand, "edit", &error);
      if (error == NULL)
        {
          g_assert_cmpuint (++edits, <, 100000);
          continue;
        }
      g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FULL);
      trial_assert_words (error);
      assert_content (store, before);
      return edits;
    }
}

static void
test_small_disk (void)
{
  g_autofree char *place = g_build_filename (folder, "disque", NULL);
  g_autofree char *path = g_build_filename (place, "essai.palier", NULL);
  g_autofree char *ballast = g_build_filename (place, "ballast", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autofree char *kept = NULL, *backup = NULL;

  g_mkdir (place, 0700);
  if (!mount_small_disk (place))
    {
      g_test_skip ("a small disk cannot be mounted here");
      return;
    }
  fill_file (ballast, BALLAST);
  store = trial_create (path);
  g_test_message ("%u edits until the disk was full", edit_until_full (store, rand));
  assert_refused_as_full (store, rand);
  kept = trial_dump (store);
  backup = pal_backup_make (store, NULL, &error);
  g_assert_null (backup);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FULL);
  trial_assert_words (error);
  assert_content (store, kept);
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  trial_fill (store, rand, 5);
  trial_assert_sound (store);
  g_free (kept);
  kept = trial_dump (store);
  g_clear_object (&store);
  store = trial_open (path);
  assert_content (store, kept);
  trial_assert_sound (store);
}

/* The same without a disk of our own: writes are answered as a full disk answers them. */
static void
test_no_room (void)
{
  g_autofree char *path = g_build_filename (folder, "essai.palier", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  g_autoptr (PalStore) store = trial_create (path);
  g_autofree char *kept = NULL;

  trial_fill (store, rand, 20);
  fault_vfs_arm (1, TRUE, TRUE);
  assert_refused_as_full (store, rand);
  assert_refused_as_full (store, rand);
  g_assert_cmpuint (fault_vfs_disarm (), >, 0);
  trial_fill (store, rand, 5);
  kept = trial_dump (store);
  g_clear_object (&store);
  store = trial_open (path);
  assert_content (store, kept);
  trial_assert_sound (store);
}

/* A full disk when the file is made, and when it is opened: told, and nothing half done. */
static void
test_create_and_open (void)
{
  g_autofree char *path = g_build_filename (folder, "neuf.palier", NULL);
  g_autofree char *other = g_build_filename (folder, "autre.palier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;

  fault_vfs_arm (1, TRUE, TRUE);
  store = pal_store_create (path, &error);
  fault_vfs_disarm ();
  g_assert_null (store);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FULL);
  trial_assert_words (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  store = trial_create (other);
  g_clear_object (&store);
  fault_vfs_arm (1, TRUE, TRUE);
  store = pal_store_open (other, PAL_STORE_OPEN_DEFAULT, &error);
  fault_vfs_disarm ();
  if (store == NULL)
    trial_assert_words (error);
  g_clear_object (&store);
  store = trial_open (other);
  trial_assert_sound (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  fault_vfs_install ();
  folder = trial_folder ();
  g_test_add_func ("/full/no-room", test_no_room);
  g_test_add_func ("/full/create-and-open", test_create_and_open);
  g_test_add_func ("/full/small-disk", test_small_disk);
  int failed = g_test_run ();
#ifdef __linux__
  g_autofree char *place = g_build_filename (folder, "disque", NULL);
  umount2 (place, MNT_DETACH);
#endif
  trial_remove (folder);
  g_free (folder);
  return failed;
}
