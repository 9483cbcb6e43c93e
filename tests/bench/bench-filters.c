/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "pal-bench.h"
#include "rules/pal-core.h"
#include "rules/people/pal-people-list.h"

/* A saved filter over 100 000 people, from its text to the list, against the query that somebody would write by hand for it. */

#define PEOPLE 100000
#define TURNS 9

static PalPeopleFields *fields;

/* Processor time: what the clock on the wall says where nothing else runs. All of it is the work of one thread. */
static clock_t
now (void)
{
  return clock ();
}

static double
since (clock_t start)
{
  return (clock () - start) / (double) CLOCKS_PER_SEC;
}

static void
run (PalStore *store, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (pal_store_get_db (store), sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* A course and two barriers for everybody, tags and notes for some: a file that nobody has. */
static void
add_facts (PalStore *store)
{
  run (store, "BEGIN;"
       "INSERT INTO site (id, created_at, name, kind) VALUES (1, '2026-01-01', 'Les Lochères', 'QPV'), (2, '2026-01-01', 'Talant', 'WATCH'), "
       "(3, '2026-01-01', 'Centre', 'ESTATE');"
       "INSERT INTO programme (id, created_at, code, name) VALUES (4, '2026-01-01', 'RF', 'Femmes');"
       "INSERT INTO cohort (id, created_at, programme, name) WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 40) SELECT 10 + value, '2026-01-01', 4, 'RF' || value FROM n;"
       "COMMIT;");
}

static void
add_courses (PalStore *store)
{
  run (store, "BEGIN;"
       "UPDATE participant SET site = 1 + rowid % 3;"
       "INSERT INTO prescription (id, created_at, participant, cohort, prescribed_on, office, decision) "
       "SELECT id + 1000000000000, '2026-01-01', id, 11 + id % 40, date ('2024-01-01', (id % 800) || ' days'), 'Antenne ' || (id % 7), "
       "'ACCEPTED' FROM participant;"
       "INSERT INTO enrolment (id, created_at, prescription, participant, cohort, entry_on, exit_on) "
       "SELECT id + 2000000000000, '2026-01-01', id + 1000000000000, id, 11 + id % 40, date ('2024-02-01', (id % 800) || ' days'), "
       "CASE WHEN id % 3 = 0 THEN NULL ELSE date ('2024-09-01', (id % 500) || ' days') END FROM participant WHERE id % 5 <> 0;"
       "INSERT INTO barrier (id, created_at, participant, theme, identified_on, lifted_on) "
       "SELECT id * 2 + 3000000000000 + n, '2026-01-01', id, CASE (id + n) % 6 WHEN 0 THEN 'GARDE_ENFANTS' WHEN 1 THEN 'MOBILITE' ELSE 'SANTE' END, "
       "'2025-01-01', CASE WHEN (id / 7) % 2 THEN '2026-01-10' END FROM participant, (SELECT 0 AS n UNION SELECT 1);"
       "COMMIT;");
}

/* What one would write by hand for the filter below. */
static const char by_hand[] =
  "SELECT p.id FROM participant p JOIN sort_key k ON k.record = p.id JOIN site s ON s.id = p.site "
  "WHERE (p.qpv = 'YES' OR s.kind IN ('QPV', 'WATCH')) AND p.birth_on <= '1996-03-17' "
  "AND p.id IN (SELECT participant FROM barrier WHERE theme = 'GARDE_ENFANTS' AND lifted_on IS NULL) "
  "AND p.id IN (SELECT r.participant FROM prescription r JOIN enrolment e ON e.prescription = r.id WHERE e.entry_on <= '2026-03-17' "
  "AND (e.exit_on IS NULL OR e.exit_on > '2026-03-17') AND r.prescribed_on < '2026-02-15') ORDER BY k.value";

static double
ask_by_hand (PalStore *store)
{
  clock_t start = now ();
  g_autoptr (PalStatement) statement = pal_statement_new (store, by_hand, NULL);
  guint n = 0;

  while (pal_statement_step (statement, NULL))
    n++;
  g_assert_cmpuint (n, >, 0);
  return since (start);
}

static double
show (PalQuery *list, const char *text)
{
  clock_t start = now ();
  g_autoptr (PalFilter) filter = pal_filter_from_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_people_list_show (list, fields, &(PalPeopleView) { .filter = filter }, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), 200); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  return since (start);
}

static double
median_of (PalQuery *list, const char *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < TURNS; i++)
    {
      show (list, "last-name is nobody");
      double seconds = show (list, text);
      g_array_append_val (times, seconds);
    }
  return pal_bench_median (times);
}

static void
bench_five (PalStore *store, PalQuery *list)
{
  static const char five[] = "state is IN_COURSE|SUSPENDED\nterritory is QPV|WATCH\nbarrier.open is GARDE_ENFANTS\n"
                             "prescription.prescribed-on longer-ago 30\nage at-least 30\n";
  g_autoptr (GArray) hand = g_array_new (FALSE, FALSE, sizeof (double));
  double five_seconds = median_of (list, five);

  for (int i = 0; i < TURNS; i++)
    {
      double seconds = ask_by_hand (store);
      g_array_append_val (hand, seconds);
    }
  g_autofree char *what = g_strdup_printf ("five conditions: %u people", g_list_model_get_n_items (G_LIST_MODEL (list)));
  pal_bench_bound (what, five_seconds * 1000, 100, "ms");
  pal_bench_ratio ("five conditions against the query by hand", five_seconds, pal_bench_median (hand), 2);
}

static void
bench_single (PalQuery *list)
{
  static const char *const filters[] = {
    "state is IN_COURSE|SUSPENDED", "qpv is YES", "barrier.open known", "cohort is 12", "state is PRESCRIBED|ACCEPTED", "city is Dijon",
    "city contains chen", "state is-not IN_COURSE", "age between 18 25", "prescription.office is Antenne\\s3|Antenne 4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      double seconds = median_of (list, filters[i]);
      g_autofree char *what = g_strdup_printf ("%s: %u", filters[i], g_list_model_get_n_items (G_LIST_MODEL (list)));
      pal_bench_bound (what, seconds * 1000, 250, "ms");
    }
}

int
main (void)
{
  pal_core_init ();
  g_autofree char *folder = pal_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "people.palier", NULL);
  g_autoptr (PalStore) store = pal_bench_people (path, PEOPLE);
  add_facts (store);
  add_courses (store);
  fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);

  bench_five (store, list);
  bench_single (list);
  g_clear_object (&list);
  g_clear_pointer (&fields, pal_people_fields_unref);
  g_clear_object (&store);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
