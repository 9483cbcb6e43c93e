/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "rules/pal-core.h"
#include "trial.h"

static const char *program;

typedef struct {
  char        *folder;
  char        *path;
  char        *lock;
  GSubprocess *child;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = trial_folder ();
  self->path = g_build_filename (self->folder, "essai.palier", NULL);
  self->lock = g_strconcat (self->path, ".lock", NULL);
  g_autoptr (PalStore) store = trial_create (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  trial_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->lock);
}

/* The other program: opens the file, says so, and holds it until its input ends. */
static int
hold (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);

  printf ("%s\n", store != NULL ? "open" : error->message);
  fflush (stdout);
  while (getchar () != EOF)
    ;
  return store == NULL;
}

static void
start_child (Fixture *self)
{
  const char *const command[] = { program, "--child", self->path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  self->child = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->child));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "open");
}

static void
assert_refused (Fixture *self, PalStoreOpenFlags flags, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_open (self->path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED);
  trial_assert_words (error);
  if (strstr (error->message, part) == NULL)
    g_test_message ("“%s” is missing in: %s", part, error->message);
  g_assert_nonnull (strstr (error->message, part));
}

/* Another program has the file open: who, on which computer, since when; and it is not disturbed. */
static void
test_second_program (Fixture *self, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%d/%m/%Y");

  start_child (self);
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, g_get_real_name ());
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, g_get_host_name ());
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, today);
  /* A lock that a living program of this computer holds is never taken over. */
  assert_refused (self, PAL_STORE_OPEN_TAKE_LOCK, g_get_host_name ());
  g_assert_true (g_file_test (self->lock, G_FILE_TEST_EXISTS));

  /* Reading is allowed meanwhile. */
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_store_ask_int (reader, "SELECT count (*) FROM participant", -1), ==, 0);
  g_clear_object (&reader);

  g_output_stream_close (g_subprocess_get_stdin_pipe (self->child), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (self->child, NULL, &error));
  g_clear_object (&self->child);
  g_autoptr (PalStore) store = trial_open (self->path);
  g_assert_false (pal_store_was_unclean (store));
}

/* The other program died: its lock is stale, and the file is checked before it is used. */
static void
test_dead_program (Fixture *self, gconstpointer data)
{
  start_child (self);
  g_subprocess_send_signal (self->child, SIGKILL);
  g_subprocess_wait (self->child, NULL, NULL);
  g_clear_object (&self->child);
  g_assert_true (g_file_test (self->lock, G_FILE_TEST_EXISTS));

  g_autoptr (PalStore) store = trial_open (self->path);
  g_assert_true (pal_store_was_unclean (store));
  g_clear_object (&store);
  g_assert_false (g_file_test (self->lock, G_FILE_TEST_EXISTS));
  store = trial_open (self->path);
  g_assert_false (pal_store_was_unclean (store));
}

static void
test_other_computer (Fixture *self, gconstpointer data)
{
  const char *left = "[lock]\nuser=Nadia Ferrand\nhost=poste-de-nadia\nprocess=1\nsince=2026-03-02T09:15:00\n";

  g_assert_true (g_file_set_contents (self->lock, left, -1, NULL));
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, "Nadia Ferrand");
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, "poste-de-nadia");
  assert_refused (self, PAL_STORE_OPEN_DEFAULT, "02/03/2026 09:15");
  g_autofree char *kept = NULL;
  g_assert_true (g_file_get_contents (self->lock, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, left);

  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_open (self->path, PAL_STORE_OPEN_TAKE_LOCK, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_was_unclean (store));
}

/* A lock file that says nothing, or nonsense, stops nobody and breaks nothing. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  static const char *const left[] = { "", "\377\376", "[lock]\n", "[lock]\nsince=hier\n", "[other]\nhost=x\n" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_assert_true (g_file_set_contents (self->lock, left[i], -1, NULL));
      g_autoptr (PalStore) store = trial_open (self->path);
      g_assert_true (pal_store_was_unclean (store));
    }
}

static void
test_same_program (Fixture *self, gconstpointer data)
{
  g_autoptr (PalStore) store = trial_open (self->path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  assert_refused (self, PAL_STORE_OPEN_DEFAULT, g_get_host_name ());
  trial_fill (store, rand, 3);
}

/* A damaged file that was not closed is refused again, not only the first time. */
static void
test_damaged_and_unclean (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &bytes, &size, NULL));
  memset (bytes + 8192, 0xA5, MIN (size - 8192, 65536));
  g_assert_true (g_file_set_contents (self->path, bytes, size, NULL));
  g_assert_true (g_file_set_contents (self->lock, "", -1, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalStore) store = pal_store_open (self->path, PAL_STORE_OPEN_DEFAULT, &error);
      g_test_message ("time %u: %s", i, error != NULL ? error->message : "opened");
      g_assert_null (store);
      g_assert_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED);
      trial_assert_words (error);
    }
}

int
main (int argc, char *argv[])
{
  pal_core_init ();
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return hold (argv[2]);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/lock/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("second-program", test_second_program);
  ADD ("dead-program", test_dead_program);
  ADD ("other-computer", test_other_computer);
  ADD ("unreadable", test_unreadable);
  ADD ("same-program", test_same_program);
  ADD ("damaged-and-unclean", test_damaged_and_unclean);
  return g_test_run ();
}
