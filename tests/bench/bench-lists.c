/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "pal-bench.h"
#include "rules/pal-core.h"
#include "rules/people/pal-people-list.h"
#include "rules/pal-search.h"

#define PEOPLE 100000
#define TURNS 9

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static PalPeopleFields *fields;

static double
show (PalQuery *list, const PalPeopleView *view)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (pal_people_list_show (list, fields, view, &error));
  g_assert_no_error (error);
  return since (start);
}

/* The page of rows that a window shows, fetched as it would be. */
static double
look (PalQuery *list)
{
  gint64 start = g_get_monotonic_time ();
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), 200);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_nonnull (pal_row_get_text (row, PAL_PEOPLE_LAST_NAME));
    }
  return since (start);
}

/* Each key of a name typed: the list's keys and the rows that show, against the raw query that finds them. */
static void
bench_keystrokes (PalStore *store, PalQuery *list)
{
  static const char *const keys[] = { "b", "be", "ben", "bena", "benali1", "benali12", NULL };

  for (int k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (double));
      for (int i = 0; i < TURNS; i++)
        {
          show (list, &(PalPeopleView) { 0 });
          double ask_seconds = show (list, &(PalPeopleView) { .search = keys[k] });
          double seconds = ask_seconds + look (list);
          double raw_seconds = pal_bench_raw_search (store, keys[k]);
          g_array_append_val (asked, ask_seconds);
          g_array_append_val (shown, seconds);
          g_array_append_val (raw, raw_seconds);
        }
      g_autofree char *what = g_strdup_printf ("key “%s”: %u found", keys[k], g_list_model_get_n_items (G_LIST_MODEL (list)));
      pal_bench_ratio (what, pal_bench_median (asked), pal_bench_median (raw), 3);
      pal_bench_bound (what, pal_bench_median (shown) * 1000, 60, "ms");
    }
}

/* The search over everything finds and ranks in one pass, and says how many there are in all. */
static void
bench_everything (PalStore *store)
{
  static const char *const keys[] = { "b", "be", "benali1", "lina b", "0611", "zzz", NULL };
  static const char *const kinds[] = { "participant", "cohort", "organisation", NULL };

  for (int k = 0; keys[k] != NULL; k++)
    {
      g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (double)), raw = g_array_new (FALSE, FALSE, sizeof (double));
      g_autofree char *what = g_strdup_printf ("search everything, key “%s”", keys[k]);

      for (int i = 0; i < TURNS; i++)
        {
          g_autoptr (GError) error = NULL;
          gint64 start = g_get_monotonic_time ();
          g_autoptr (GPtrArray) found = pal_search (store, keys[k], kinds, 5, &error);
          double seconds = since (start), raw_seconds = pal_bench_raw_search (store, keys[k]);

          g_assert_no_error (error);
          g_array_append_val (asked, seconds);
          g_array_append_val (raw, raw_seconds);
        }
      /* Where nothing is found, there is nothing to compare with. */
      if (pal_bench_best (raw) > 0.001)
        pal_bench_ratio (what, pal_bench_best (asked), pal_bench_best (raw), 3);
      pal_bench_bound (what, pal_bench_best (asked) * 1000, 60, "ms");
    }
}

static void
bench_orders (PalQuery *list)
{
  static const struct { const char *name; const char *order; } orders[] = {
    { "name", "name" }, { "age", "age" }, { "town", "city" }, { "cohort", "cohort" },
    { "prescription", "prescription.prescribed-on" },
  };

  for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (double));
        for (int i = 0; i < TURNS; i++)
          {
            show (list, &(PalPeopleView) { .search = "zzzz" });
            double seconds = show (list, &(PalPeopleView) { .order = orders[o].order, .descending = descending }) + look (list);
            g_array_append_val (shown, seconds);
          }
        g_autofree char *what = g_strdup_printf ("sort by %s%s", orders[o].name, descending ? ", from the end" : "");
        pal_bench_bound (what, pal_bench_median (shown) * 1000, 150, "ms");
      }
}

int
main (void)
{
  pal_core_init ();
  g_autofree char *folder = pal_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "people.palier", NULL);
  g_autoptr (PalStore) store = pal_bench_people (path, PEOPLE);
  fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);

  bench_keystrokes (store, list);
  bench_everything (store);
  bench_orders (list);
  g_clear_object (&list);
  g_clear_pointer (&fields, pal_people_fields_unref);
  g_clear_object (&store);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
