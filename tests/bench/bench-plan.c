/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "../rules/plan-world.h"
#include "pal-bench.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-clash.h"
#include "rules/programmes/pal-programme.h"

/* Plans of growing size, without a clash, and what share of the sessions is as wished; then tight ones. */

static const char wishes[] = "WEEKDAYS 1|2|4|5\nHOURS 09:00-12:00|13:30-16:30\nSPREAD 3\nBREAK 2026-02-16/2026-02-27";

typedef struct {
  double seconds;
  guint  sessions, placed, as_wished;
  PalPlanQuality quality;
  gint64 clashes;
} Outcome;

static PalStore *
make (const char *folder, const PlanWorld *world)
{
  g_autofree char *path = g_build_filename (folder, "plan.palier", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store;

  g_unlink (path);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  plan_world_fill (store, world);
  return store;
}

static Outcome
plan (const char *folder, const PlanWorld *world, double limit)
{
  PalStore *store = make (folder, world);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PalPlan) self = plan_make (store, world->cohorts);
  Outcome outcome = { 0 };

  pal_plan_search (self, 1, limit, NULL);
  outcome.seconds = (g_get_monotonic_time () - start) / 1e6;
  pal_plan_measure (self, &outcome.quality);
  outcome.sessions = pal_plan_sessions (self)->len;
  outcome.placed = pal_plan_n_placed (self);
  for (guint i = 0; i < outcome.sessions; i++)
    outcome.as_wished += ((PalPlanned *) g_ptr_array_index (pal_plan_sessions (self), i))->as_wished;
  plan_keep (store, self);
  outcome.clashes = plan_clashes (store);
  g_clear_pointer (&self, pal_plan_free);
  pal_store_close (store, NULL);
  g_object_unref (store);
  return outcome;
}

static void
plentiful (const char *folder, guint cohorts, double at_most)
{
  const PlanWorld world = { .cohorts = cohorts, .coaches = 20, .rooms = 12, .people = 12, .workshops = 14, .days = 84,
                            .apart = 270 / cohorts, .wishes = wishes };
  g_autofree char *what = g_strdup_printf ("plan of %u cohorts, 14 sessions each", cohorts);
  Outcome outcome = plan (folder, &world, 60);

  printf ("%s: %u of %u placed, %u as wished (%.1f %%), %d clashes\n", what, outcome.placed, outcome.sessions,
          outcome.as_wished, 100.0 * outcome.as_wished / outcome.sessions, (int) outcome.clashes);
  pal_bench_bound (what, outcome.seconds, at_most, "s");
  pal_bench_bound ("  clashes", outcome.clashes, 0, "");
  pal_bench_bound ("  not placed", outcome.sessions - outcome.placed, 0, "");
  pal_bench_bound ("  not as wished", 100.0 - 100.0 * outcome.as_wished / outcome.sessions, 5, "%");
}

/* @days working days on which each coach and room can take five workshops. */
static void
tight (const char *folder, guint cohorts, guint workshops, guint coaches, guint days)
{
  const PlanWorld world = { .cohorts = cohorts, .coaches = coaches, .rooms = coaches, .people = 10, .workshops = workshops,
                            .days = days / 5 * 7 + days % 5, .apart = 0 };
  double used = 100.0 * cohorts * workshops / (coaches * days * 5);
  g_autofree char *what = g_strdup_printf ("tight plan of %u cohorts, %.0f %% used", cohorts, used);
  Outcome outcome = plan (folder, &world, 60);

  printf ("%s: %u of %u placed (at most %u), %d clashes, %d h needed of %d h\n", what, outcome.placed, outcome.sessions,
          outcome.quality.most_placed, (int) outcome.clashes, outcome.quality.needed_minutes / 60, outcome.quality.coach_minutes / 60);
  pal_bench_bound (what, outcome.seconds, 62, "s");
  pal_bench_bound ("  clashes", outcome.clashes, 0, "");
  pal_bench_bound ("  not placed", outcome.sessions - outcome.placed, 0, "");
}

/* The third programme as it is delivered: two groups of twelve, 1 interview each, 4 collective coachings and 8 workshops. */
static void
third_programme (const char *folder)
{
  const PlanWorld world = { .cohorts = 2, .coaches = 3, .rooms = 3, .people = 12, .workshops = 1, .days = 84, .wishes = wishes };
  PalStore *store = make (folder, &world);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "programme", &error);
  gint64 programme = pal_programme_add (edit, "remobilisation-femmes-qpv", &error), start;
  PalPlanQuality quality;
  double taken;

  g_assert_no_error (error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  plan_runf (store, "UPDATE cohort SET programme = %" G_GINT64_FORMAT " WHERE id IN (100, 101)", programme);
  start = g_get_monotonic_time ();
  g_autoptr (PalPlan) self = plan_make (store, 2);
  pal_plan_search (self, 1, 60, NULL);
  taken = (g_get_monotonic_time () - start) / 1e6;
  pal_plan_measure (self, &quality);
  printf ("third programme, two groups of 12: %u of %u placed (at most %u), %u as wished (at most %u), %.1f days off\n", quality.placed,
          quality.sessions, quality.most_placed, quality.as_wished, quality.most_wished, quality.days_off);
  pal_bench_bound ("plan of the third programme's two groups", taken, 0.1, "s");
  pal_bench_bound ("  not placed", quality.sessions - quality.placed, 0, "");
  plan_keep (store, self);
  pal_bench_bound ("  clashes", plan_clashes (store), 0, "");
  g_clear_pointer (&self, pal_plan_free);
  pal_store_close (store, NULL);
  g_object_unref (store);
}

/* A hundred thousand sessions, two hundred a day over two years, in as many rooms: what one that is moved clashes with. */
static void
clashes (const char *folder)
{
  const PlanWorld world = { .cohorts = 200, .coaches = 200, .rooms = 200, .people = 12, .workshops = 1, .days = 800 };
  PalStore *store = make (folder, &world);
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  plan_run (store, "BEGIN; WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) "
            "INSERT INTO session (id, created_at, cohort, kind, start_at, minutes, room, status) SELECT 1000000 + i, '', 100 + i % 200, "
            "'WORKSHOP', date ('2026-01-05', (i / 200) || ' days') || 'T' || printf ('%02d:00', 8 + i % 9), 120, 500 + i % 200, 'PLANNED' FROM n; "
            "INSERT INTO session_staff (created_at, session, contact) SELECT '', id, 600 + id % 200 FROM session; COMMIT");
  for (guint turn = 0; turn < 31; turn++)
    {
      g_autoptr (GError) error = NULL;
      gint64 session = 1000000 + 50000 + turn, start;
      double taken;

      plan_runf (store, "UPDATE session SET room = 500, start_at = substr (start_at, 1, 10) || 'T10:30' WHERE id = %" G_GINT64_FORMAT, session);
      start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found = pal_clashes_of (store, session, &error);
      taken = (g_get_monotonic_time () - start) / 1e6;
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, >, 0);
      g_array_append_val (seconds, taken);
    }
  pal_bench_bound ("clashes of one moved session among 100 000", 1000 * pal_bench_median (seconds), 5, "ms");
  pal_store_close (store, NULL);
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = pal_bench_folder ();

  pal_core_init ();
  g_setenv ("PALIER_TODAY", "2026-01-05", TRUE);
  third_programme (folder);
  plentiful (folder, 2, 0.1);
  plentiful (folder, 20, 1);
  plentiful (folder, 50, 2);
  plentiful (folder, 100, 5);
  tight (folder, 2, 14, 1, 6);
  tight (folder, 2, 15, 1, 6);
  tight (folder, 8, 14, 2, 12);
  tight (folder, 8, 15, 2, 12);
  tight (folder, 20, 14, 3, 19);
  clashes (folder);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
