/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-bench.h"
#include "pal-gui.h"
#include "rules/people/pal-people-list.h"
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
  PalStore  *store;
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

/* Seconds for one change of the list, after another, with the window at rest between them. */
static void
add_change (Bench *bench, GArray *times, const PalPeopleView *before, const PalPeopleView *after)
{
  double seconds;

  show (bench, before);
  pal_gui_settle ();
  seconds = show (bench, after) / 1000;
  pal_gui_settle ();
  g_array_append_val (times, seconds);
}

/* A key that is typed and one that is taken back, against what can be had at best: the search alone, and a change of the list
 * in which nothing stands. All are measured by turns, and the quickest of each counts: other programs only slow them down. */
static void
bench_key (Bench *bench, const char *key, const char *key_before)
{
  PalPeopleView before = { .search = key_before }, after = { .search = key };
  PalPeopleView nobody = { .search = "zzzz" }, nobody_else = { .search = "zzzzz" };
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (double)), back = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (double)), empty = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *what = g_strdup_printf ("key “%s”, painted", key), *undone = g_strdup_printf ("key “%s” taken back, painted", key);

  for (guint i = 0; i < TURNS; i++)
    {
      double seconds = pal_bench_raw_search (bench->store, key);

      g_array_append_val (raw, seconds);
      add_change (bench, there, &before, &after);
      add_change (bench, back, &after, &before);
      add_change (bench, empty, &nobody, &nobody_else);
    }
  pal_bench_ratio (what, pal_bench_best (there), pal_bench_best (raw) + pal_bench_best (empty), 3);
  pal_bench_bound (what, pal_bench_best (there) * 1000, 60, "ms");
  pal_bench_bound (undone, pal_bench_best (back) * 1000, 60, "ms");
}

static void
bench_keys (Bench *bench)
{
  static const char *const keys[] = { "b", "be", "ben", "bena", "benali1", "zzz" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    bench_key (bench, keys[i], i > 0 ? keys[i - 1] : NULL);
}

static void
bench_sort (Bench *bench)
{
  PalPeopleView by_name = { 0 }, by_city = { .order = "city" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < TURNS; i++)
    add_change (bench, times, &by_name, &by_city);
  pal_bench_bound ("another order, painted", pal_bench_best (times) * 1000, 150, "ms");
}

static double
select_one (Bench *bench, guint position)
{
  gint64 start = g_get_monotonic_time ();

  pal_table_select (bench->table, pal_query_get_key (bench->list, position));
  return until_painted (bench, start) / 1000;
}

/* All, and then none, which is what is timed to the picture; the key brings the waits of a test with it. */
static double
select_all_and_none (Bench *bench, double *all)
{
  gint64 start;

  gtk_widget_grab_focus (GTK_WIDGET (bench->table));
  start = g_get_monotonic_time ();
  pal_gui_key ("<Control>a");
  *all = (g_get_monotonic_time () - start) / 1e6;
  g_assert_cmpuint (pal_table_get_n_selected (bench->table), ==, g_list_model_get_n_items (G_LIST_MODEL (bench->list)));
  start = g_get_monotonic_time ();
  pal_table_unselect_all (bench->table);
  return until_painted (bench, start) / 1000;
}

static void
bench_selection (Bench *bench)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (double)), all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));

  for (guint i = 1; i <= TURNS; i++)
    {
      double seconds = select_one (bench, n / (TURNS + 1) * i);

      g_array_append_val (one, seconds);
      pal_gui_settle ();
    }
  pal_table_set_multiple (bench->table, TRUE);
  for (guint i = 0; i < TURNS; i++)
    {
      double all_seconds, none_seconds = select_all_and_none (bench, &all_seconds);

      g_array_append_val (all, all_seconds);
      g_array_append_val (none, none_seconds);
      pal_gui_settle ();
    }
  pal_bench_bound ("select one of 100 000, painted", pal_bench_best (one) * 1000, 60, "ms");
  pal_bench_bound ("select all, with the waits of a test key", pal_bench_best (all) * 1000, 250, "ms");
  pal_bench_bound ("select none, painted", pal_bench_best (none) * 1000, 60, "ms");
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
  bench.store = store = pal_bench_people (path, PEOPLE);
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
