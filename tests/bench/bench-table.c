/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-bench.h"
#include "pal-gui.h"
#include "rules/pal-people-list.h"
#include "widgets/pal-table.h"

/* From a key in the search, a click on a heading or on a row to the picture on the screen, with 100 000 people. */

#define PEOPLE 100000
#define TURNS 9

static const PalTableColumn columns[] = {
  { "name", "Name", PAL_TABLE_NAME, PAL_PEOPLE_LAST_NAME, PAL_PEOPLE_FIRST_NAME, .expand = TRUE, .sortable = TRUE,
    .width = 1000 },
  { "age", "Age", PAL_TABLE_NUMBER, PAL_PEOPLE_AGE, .sortable = TRUE, .width = 700 },
  { "city", "Town", PAL_TABLE_TEXT, PAL_PEOPLE_CHOSEN + 2, .sortable = TRUE, .width = 900 },
  { "phone", "Telephone", PAL_TABLE_DIM, PAL_PEOPLE_CHOSEN + 3, .width = 900 },
  { "cohort", "Cohort", PAL_TABLE_CHIP, PAL_PEOPLE_CHOSEN + 2, PAL_PEOPLE_CHOSEN + 2, .width = 900 },
  { NULL },
};

typedef struct {
  PalPeopleFields *fields;
  PalQuery  *list;
  PalTable  *table;
  GtkWindow *window;
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
  gtk_widget_queue_draw (GTK_WIDGET (bench->table));
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
  milliseconds = (g_get_monotonic_time () - start) / 1000.0;
  g_signal_handler_disconnect (clock, handler);
  return milliseconds;
}

static double
show (Bench *bench, const PalPeopleView *view)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (pal_people_list_show (bench->list, bench->fields, view, &error));
  g_assert_no_error (error);
  return until_painted (bench, start);
}

static double
median_of (Bench *bench, const PalPeopleView *before, const PalPeopleView *after)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    {
      double milliseconds;

      show (bench, before);
      pal_gui_settle ();
      milliseconds = show (bench, after);
      g_array_append_val (times, milliseconds);
    }
  return pal_bench_median (times);
}

static void
bench_keys (Bench *bench)
{
  static const char *const keys[] = { "b", "be", "ben", "bena", "benali1", "zzz" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      PalPeopleView before = { .search = i > 0 ? keys[i - 1] : NULL }, after = { .search = keys[i] };
      double there = median_of (bench, &before, &after), back = median_of (bench, &after, &before);
      g_autofree char *what = g_strdup_printf ("key “%s”, painted", keys[i]);
      g_autofree char *undone = g_strdup_printf ("key “%s” taken back, painted", keys[i]);

      pal_bench_bound (what, there, 60, "ms");
      pal_bench_bound (undone, back, 60, "ms");
    }
}

static void
bench_sort (Bench *bench)
{
  PalPeopleView by_name = { 0 }, by_city = { .order = "city" };

  pal_bench_bound ("another order, painted", median_of (bench, &by_name, &by_city), 150, "ms");
}

static void
bench_selection (Bench *bench)
{
  gint64 start;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));

  start = g_get_monotonic_time ();
  pal_table_select (bench->table, pal_query_get_key (bench->list, n / 2));
  pal_bench_bound ("select one of 100 000, painted", until_painted (bench, start), 60, "ms");
  pal_gui_settle ();
  pal_table_set_multiple (bench->table, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (bench->table));
  start = g_get_monotonic_time ();
  pal_gui_key ("<Control>a");
  pal_bench_bound ("select all, with the waits of a test key", (g_get_monotonic_time () - start) / 1000.0, 250, "ms");
  g_assert_cmpuint (pal_table_get_n_selected (bench->table), ==, n);
  start = g_get_monotonic_time ();
  pal_table_unselect_all (bench->table);
  pal_bench_bound ("select none, painted", until_painted (bench, start), 60, "ms");
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
  bench.fields = pal_people_fields_new (store);
  bench.list = pal_people_list_new (bench.fields, (const char *const[]) { "name", "age", "city", "phone", NULL });
  bench.table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_query (bench.table, bench.list);
  bench.window = pal_gui_show (GTK_WIDGET (bench.table), 900, 700);

  bench_keys (&bench);
  bench_sort (&bench);
  bench_selection (&bench);
  pal_gui_hide (bench.window);
  g_clear_object (&bench.list);
  g_clear_pointer (&bench.fields, pal_people_fields_unref);
  g_clear_object (&store);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
