/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/pal-core.h"
#include "trial.h"

#define KILLS      300
#define LONGEST_MS 40

static const char *program;

/* The child: edits, undoes and redoes without end, and says each number of the journal once it is kept. */
static int
work (const char *path, const char *seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (atoi (seed));

  if (store == NULL)
    {
      printf ("refused: %s\n", error->message);
      return 1;
    }
  while (error == NULL)
    {
      double chance = g_rand_double (rand);
      g_autoptr (PalOp) op = chance < 0.1 ? pal_journal_next_undo (store)
                             : chance < 0.15 ? pal_journal_next_redo (store) : NULL;
      if (op != NULL && chance < 0.1)
        pal_journal_undo (store, op->id, &error);
      else if (op != NULL)
        pal_journal_redo (store, op->id, &error);
      else
        trial_edit (store, rand, "edit", &error);
      printf ("%" G_GINT64_FORMAT "\n", pal_store_ask_int (store, "SELECT max (id) FROM op", 0));
      fflush (stdout);
    }
  printf ("refused: %s\n", error->message);
  return 1;
}

static gint64
read_number (GDataInputStream *lines)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  if (line != NULL && g_str_has_prefix (line, "refused"))
    g_error ("%s", line);
  return line != NULL ? g_ascii_strtoll (line, NULL, 10) : -1;
}

/* Runs the child for a while, half of the times after it acknowledged something, then kills it; returns the last number
 * that it acknowledged. */
static gint64
run_and_kill (const char *path, guint seed, guint milliseconds)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *const command[] = { program, "--child", path, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 last = 0, line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  if (seed % 2 == 0)
    last = read_number (lines);
  g_usleep (milliseconds * 1000);
  g_subprocess_send_signal (child, SIGKILL);
  while ((line = read_number (lines)) >= 0)
    last = MAX (last, line);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static void
test_kill (void)
{
  g_autofree char *folder = trial_folder ();
  g_autofree char *path = g_build_filename (folder, "essai.palier", NULL);
  g_autoptr (PalStore) store = trial_create (path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  guint edits = 0, unclean = 0;

  for (guint i = 0; i < KILLS; i++)
    {
      gint64 before = pal_store_ask_int (store, "SELECT max (id) FROM op", 0);
      g_clear_object (&store);
      gint64 acknowledged = run_and_kill (path, i, g_rand_int_range (rand, 5, LONGEST_MS));

      store = trial_open (path);
      unclean += pal_store_was_unclean (store);
      trial_assert_sound (store);
      g_assert_cmpint (pal_store_ask_int (store, "SELECT max (id) FROM op", 0), >=, MAX (acknowledged, before));
      g_assert_cmpint (pal_store_ask_int (store, "SELECT max (seq) - count (*) FROM op", 0), ==, 0);
      g_assert_true (acknowledged == 0 ||
                     pal_store_ask_int_of (store, "SELECT count (*) FROM op WHERE id = ?1", acknowledged, 0) == 1);
      edits += pal_store_ask_int_of (store, "SELECT count (*) FROM op WHERE id > ?1", before, 0);
      if (i % 10 == 9)
        {
          /* A new file, so that the replay stays short. */
          g_clear_object (&store);
          g_unlink (path);
          store = trial_create (path);
        }
    }
  g_test_message ("%u entries written, %u times killed while the file was open", edits, unclean);
  g_assert_cmpuint (edits, >, KILLS / 2);
  g_assert_cmpuint (unclean, >=, KILLS / 2);
  g_clear_object (&store);
  trial_remove (folder);
}

int
main (int argc, char *argv[])
{
  pal_core_init ();
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return work (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/300-times", test_kill);
  return g_test_run ();
}
