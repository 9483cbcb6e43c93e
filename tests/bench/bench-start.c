/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/pal-application.h"
#include "app/pal-picture.h"
#include "app/pal-window.h"
#include "pal-bench.h"
#include "rules/pal-core.h"

/* The program's start with 100 000 people against its start with nobody, from the launch of the process to the first frame
 * with the file in it; and what the list costs in memory once it was scrolled to its end. Each start is a process of its own. */

#define PEOPLE 100000
#define TURNS 9
#define STOPS 60          /* on the way down the list */

/* The process that is measured ---------------------------------------------------------------------------------------- */

static gboolean scrolls;

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Kilobytes that are this process's own share; 0 where the system does not say. */
static gint64
measure_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + strlen ("\nPss:"), NULL, 10);
}


/* One stop further down the list with each call. */
static gboolean
scroll_cb (gpointer data)
{
  static int stop;
  GtkWidget *list = find_type (data, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *down;

  if (list == NULL || stop == STOPS + 10)
    {
      printf ("memory %" G_GINT64_FORMAT "\n", measure_memory ());
      gtk_window_close (data);
      return G_SOURCE_REMOVE;
    }
  stop++;
  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down) * MIN (stop, STOPS) / STOPS);
  return G_SOURCE_CONTINUE;
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

/* The file is closed as it should be: the next start would check it before its first frame otherwise. */
static void
painted_cb (GdkFrameClock *clock, PalWindow *window)
{
  if (pal_window_get_store (window) == NULL)
    return;
  printf ("painted %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  g_timeout_add (scrolls ? 30 : 300, scrolls ? scroll_cb : close_cb, window);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  pal_picture_prepare (window);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static int
run_program (char *program, char *path)
{
  char *arguments[] = { program, path, NULL };
  g_autoptr (PalApplication) application = NULL;

  setlocale (LC_ALL, "");
  pal_core_init ();
  application = pal_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, arguments);
}

/* What measures -------------------------------------------------------------------------------------------------------- */

/* Starts the program with a file; the number that it says after @word. */
static gint64
start (const char *program, const char *mode, const char *path, const char *word)
{
  const char *arguments[] = { program, mode, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const char *at;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  at = strstr (said, word);
  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen (word), NULL, 10);
}

/* Seconds until the first frame; the quickest of several, since other programs only ever slow it down. */
static void
bench_first_frame (const char *program, const char *full, const char *empty)
{
  double with_people = G_MAXDOUBLE, without = G_MAXDOUBLE;

  for (guint i = 0; i < TURNS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      without = MIN (without, (start (program, "--start", empty, "painted ") - began) / 1e6);
      began = g_get_monotonic_time ();
      with_people = MIN (with_people, (start (program, "--start", full, "painted ") - began) / 1e6);
    }
  pal_bench_ratio ("start to first frame, 100 000 people against none", with_people, without, 1.3);
}

static void
bench_memory (const char *program, const char *full, const char *empty)
{
  gint64 without = start (program, "--scroll", empty, "memory "), with_people = start (program, "--scroll", full, "memory ");

  if (without == 0)
    printf ("memory is not measured on this system\n");
  else
    pal_bench_bound ("memory, list scrolled to its end, above none", (with_people - without) / 1024.0, 60, "MB");
}

static void
make_file (const char *path, guint people)
{
  g_autoptr (PalStore) store = pal_bench_people (path, people);

  pal_store_close (store, NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *full = NULL, *empty = NULL;

  if (argc == 3)
    {
      scrolls = g_str_equal (argv[1], "--scroll");
      return run_program (argv[0], argv[2]);
    }

  pal_core_init ();
  folder = pal_bench_folder ();
  full = g_build_filename (folder, "full.palier", NULL);
  empty = g_build_filename (folder, "empty.palier", NULL);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  make_file (full, PEOPLE);
  make_file (empty, 0);
  bench_first_frame (argv[0], full, empty);
  bench_memory (argv[0], full, empty);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
