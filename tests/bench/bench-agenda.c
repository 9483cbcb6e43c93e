/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../rules/plan-world.h"
#include "pal-bench.h"
#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-agenda.h"

/* What a calendar asks a file of a hundred thousand sessions, forty a day over seven years. */

#define TURNS 15

static PalStore *
make (const char *folder)
{
  const PlanWorld world = { .cohorts = 40, .coaches = 40, .rooms = 40, .people = 12, .workshops = 1, .days = 2600 };
  g_autofree char *path = g_build_filename (folder, "agenda.palier", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  plan_world_fill (store, &world);
  plan_run (store, "BEGIN; WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) "
            "INSERT INTO session (id, created_at, cohort, kind, start_at, minutes, room, status) SELECT 1000000 + i, '', 100 + i % 40, "
            "'WORKSHOP', date ('2026-01-05', ((i / 200) * 7 + i / 40 % 5) || ' days') || 'T' || printf ('%02d:00', 8 + i % 9), 90, 500 + i % 40, "
            "'PLANNED' FROM n; INSERT INTO session_staff (created_at, session, contact) SELECT '', id, 600 + id % 40 FROM session; "
            /* One room in twenty is taken twice. */
            "UPDATE session SET room = 500, start_at = substr (start_at, 1, 10) || 'T09:00' WHERE id % 20 = 0; COMMIT");
  return store;
}

static void
load (PalStore *store, const char *what, const char *from, const char *until, double at_most)
{
  PalAgendaView view = { 0 };
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = 0;

  pal_date_from_iso (from, &view.from);
  pal_date_from_iso (until, &view.until);
  for (guint turn = 0; turn < TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) clashes = NULL, sessions = pal_agenda_load (store, &view, &clashes, &error);
      g_autoptr (GPtrArray) marks = pal_agenda_load_marks (store, &view, &error);
      double taken = (g_get_monotonic_time () - start) / 1e6;

      g_assert_no_error (error);
      n = sessions->len;
      g_array_append_val (seconds, taken);
    }
  printf ("%s: %u sessions\n", what, n);
  pal_bench_bound (what, 1000 * pal_bench_median (seconds), at_most, "ms");
}

static void
ahead (PalStore *store)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint turn = 0; turn < 5; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) clashes = pal_agenda_clashes_ahead (store, &error);
      double taken = (g_get_monotonic_time () - start) / 1e6;

      g_assert_no_error (error);
      g_assert_cmpuint (clashes->len, >, 0);
      g_array_append_val (seconds, taken);
    }
  pal_bench_bound ("clashes to come among 100 000 sessions", 1000 * pal_bench_median (seconds), 300, "ms");
}

int
main (void)
{
  g_autofree char *folder = NULL;
  PalStore *store;

  pal_core_init ();
  folder = pal_bench_folder ();
  store = make (folder);
  load (store, "a week of a calendar among 100 000 sessions", "2026-03-16", "2026-03-23", 60);
  load (store, "a month of a calendar among 100 000 sessions", "2026-02-23", "2026-04-06", 300);
  ahead (store);
  pal_store_close (store, NULL);
  g_object_unref (store);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
