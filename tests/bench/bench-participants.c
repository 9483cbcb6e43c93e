/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/participants/pal-participants-page.h"
#include "pal-bench.h"
#include "pal-gui.h"
#include "widgets/pal-form.h"
#include "widgets/pal-table.h"

/* The whole page of participants with 100 000 people: from what a person does to the picture on the screen. */

#define PEOPLE 100000
#define TURNS 9

typedef struct {
  GtkWidget *page;
  GtkWindow *window;
  PalTable  *table;
  gboolean   painted;
} Bench;

static void
painted_cb (Bench *bench)
{
  bench->painted = TRUE;
}

/* Milliseconds until the change that was just made is painted. */
static double
until_painted (Bench *bench, gint64 start)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), bench);
  double milliseconds;

  bench->painted = FALSE;
  gtk_widget_queue_draw (bench->page);
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
  milliseconds = (g_get_monotonic_time () - start) / 1000.0;
  g_signal_handler_disconnect (clock, handler);
  return milliseconds;
}

static guint
count_rows (Bench *bench)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (bench->table)));
}

/* The key that turns one text into the next, as the entry tells the page: the wait of the search field counts too. */
static double
type_key (Bench *bench, const char *text)
{
  GtkWidget *search = pal_gui_find (bench->page, "search");
  gint64 start = g_get_monotonic_time ();
  guint before = count_rows (bench);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  while (count_rows (bench) == before)
    g_main_context_iteration (NULL, TRUE);
  return until_painted (bench, start);
}

static void
bench_search (Bench *bench)
{
  static const char *const keys[] = { "", "b", "ben", "benali1", "zzz" };

  for (guint k = 1; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *what = g_strdup_printf ("search “%s”, painted", keys[k]);

      for (guint i = 0; i < TURNS; i++)
        {
          double milliseconds = type_key (bench, keys[k]);

          g_array_append_val (there, milliseconds);
          pal_gui_settle ();
          type_key (bench, "");
          pal_gui_settle ();
        }
      pal_bench_bound (what, pal_bench_best (there), 60, "ms");
    }
}

static void
bench_opening (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double milliseconds;

      pal_table_select (bench->table, pal_query_get_key (pal_table_get_query (bench->table), 5000 * i + 7));
      milliseconds = until_painted (bench, start);
      g_array_append_val (times, milliseconds);
      pal_gui_settle ();
    }
  pal_bench_bound ("another person, painted", pal_bench_best (times), 60, "ms");
}

/* A name that changes its place in the list is the dearest of all fields. */
static void
bench_keeping (Bench *bench)
{
  PalForm *form = PAL_FORM (pal_gui_find (bench->page, "identity_form"));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    {
      PalInput *input = pal_form_get_input (form, "last-name");
      gint64 start = g_get_monotonic_time ();
      double milliseconds;

      pal_input_set_typed (input, i % 2 ? "Aubry" : "Zidane");
      g_assert_true (pal_form_keep (form));
      milliseconds = until_painted (bench, start);
      g_array_append_val (times, milliseconds);
      pal_gui_settle ();
    }
  pal_bench_bound ("a last name kept, painted", pal_bench_best (times), 150, "ms");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (PalStore) store = NULL;
  Bench bench = { 0 };

  pal_gui_init (&argc, &argv);
  folder = pal_bench_folder ();
  path = g_build_filename (folder, "people.palier", NULL);
  store = pal_bench_people (path, PEOPLE);
  bench.page = g_object_new (PAL_TYPE_PARTICIPANTS_PAGE, NULL);
  bench.window = pal_gui_show (bench.page, 1200, 700);
  pal_page_set_store (PAL_PAGE (bench.page), store);
  bench.table = PAL_TABLE (pal_gui_find (bench.page, "table"));
  pal_gui_settle ();

  bench_search (&bench);
  bench_opening (&bench);
  bench_keeping (&bench);
  pal_page_set_store (PAL_PAGE (bench.page), NULL);
  pal_gui_hide (bench.window);
  g_clear_object (&store);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
