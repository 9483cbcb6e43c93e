/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-bench.h"
#include "pal-gui-window.h"

/* The search over everything in the real window with 100 000 people: from a key to the picture of what was found. */

#define PEOPLE 100000
#define TURNS 9

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Seconds from the text to its picture. */
static double
type_text (PalWindow *window, const char *text)
{
  GtkWidget *entry = pal_gui_find (pal_gui_find (GTK_WIDGET (window), "palette"), "entry");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (entry);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gint64 start = g_get_monotonic_time ();
  double seconds;

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  seconds = (g_get_monotonic_time () - start) / 1e6;
  g_signal_handler_disconnect (clock, handler);
  pal_gui_settle ();
  return seconds;
}

static void
bench_keys (PalWindow *window)
{
  static const char *const keys[] = { "b", "be", "benali1", "lina b", "0611" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *what = g_strdup_printf ("search everything, key “%s”, painted", keys[k]);

      for (guint i = 0; i < TURNS; i++)
        {
          double seconds;

          type_text (window, "zzz");
          seconds = type_text (window, keys[k]);
          g_array_append_val (times, seconds);
        }
      pal_bench_bound (what, pal_bench_best (times) * 1000, 60, "ms");
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  PalWindow *window;

  pal_gui_begin (&argc, &argv);
  folder = pal_bench_folder ();
  path = g_build_filename (folder, "people.palier", NULL);
  g_object_unref (pal_bench_people (path, PEOPLE));
  window = pal_gui_reopen (path);
  pal_gui_key ("<Control>k");
  bench_keys (window);
  pal_gui_key ("Escape");
  pal_gui_close (window);
  pal_bench_remove (folder);
  return pal_gui_run () != 0 || pal_bench_result () != 0;
}
