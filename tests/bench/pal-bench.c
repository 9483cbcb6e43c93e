/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-bench.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "store/pal-text.h"

static int over;

/* A folder of its own on the disk that a person would use: not memory, where a sync costs nothing. Full transfer. */
char *
pal_bench_folder (void)
{
  g_autofree char *name = g_strdup_printf ("bench-%d-XXXXXX", (int) (g_get_monotonic_time () & 0xffff));
  g_autofree char *here = g_get_current_dir ();

  return g_mkdtemp (g_build_filename (here, name, NULL));
}

void
pal_bench_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);
      pal_bench_remove (child);
    }
  g_remove (folder);
}

static PalRecord *
person_new (guint i)
{
  static const char *const last[] = { "Benali", "N'Guessan", "Lefèvre", "Da Silva", "Traoré", "Müller", "Ouédraogo", "Garnier", "Kaya", "Martin" };
  static const char *const first[] = { "Lina", "Awa", "Théo", "Nadia", "Jean-Marc", "Zoé", "Samira", "Loïc", "Élise" };
  PalRecord *person = pal_record_new (&pal_participant_kind);
  g_autofree char *name = g_strdup_printf ("%s%u", last[i * 7 % G_N_ELEMENTS (last)], i * 7919 % 5000);
  g_autofree char *phone = g_strdup_printf ("06 %02u %02u %02u %02u", i % 97, i % 89, i % 83, i % 79);
  g_autofree char *born = g_strdup_printf ("%04u-%02u-%02u", 1960 + i % 45, 1 + i % 12, 1 + i % 28);

  pal_record_set_text (person, "last-name", name);
  pal_record_set_text (person, "first-name", first[i % G_N_ELEMENTS (first)]);
  pal_record_set_text (person, "phone", phone);
  pal_record_set_text (person, "gender", i % 3 ? "F" : "M");
  pal_record_set_text (person, "city", i % 2 ? "Dijon" : "Chenôve");
  pal_record_set_text (person, "address", "14 rue des Lochères");
  pal_record_set_text (person, "qpv", i % 4 ? "YES" : "NO");
  pal_record_set_raw (person, "birth-on", born, NULL);
  return person;
}

/* A new file with @n people. Full transfer. */
PalStore *
pal_bench_people (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRecord) person = person_new (i);
      g_assert_true (pal_record_save (person, edit, &error));
    }
  g_assert_true (pal_edit_commit (edit, &error));
  return store;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
pal_bench_median (GArray *seconds)
{
  g_array_sort (seconds, compare);
  return g_array_index (seconds, double, seconds->len / 2);
}

/* The quickest of several: what else the computer does only ever slows it down. */
double
pal_bench_best (GArray *seconds)
{
  pal_bench_median (seconds);
  return g_array_index (seconds, double, 0);
}

/* Seconds that the search alone takes, in the order of the list, as plain C asks for it. */
double
pal_bench_raw_search (PalStore *store, const char *typed)
{
  g_autofree char *expression = pal_text_search_expression (typed);
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *statement = NULL;
  guint found = 0;

  sqlite3_prepare_v2 (pal_store_get_db (store), "SELECT k.record FROM found f CROSS JOIN sort_key k ON k.record = f.rowid "
                      "WHERE f.found MATCH ?1 AND k.kind = 'participant' ORDER BY k.value", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, expression, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    found += sqlite3_column_int64 (statement, 0) != 0;
  sqlite3_finalize (statement);
  g_assert_cmpuint (found, <=, G_MAXINT);
  return (g_get_monotonic_time () - start) / 1e6;
}

/* A line of the table: what was measured against its baseline in the same run, and the bound. */
void
pal_bench_ratio (const char *what, double measured, double baseline, double at_most)
{
  double ratio = measured / baseline;

  over += ratio > at_most;
  printf ("%-52s %9.3f ms / %9.3f ms = %5.2f ×  (at most %.2f)%s\n", what, measured * 1000, baseline * 1000, ratio, at_most,
          ratio > at_most ? "  OVER" : "");
  fflush (stdout);
}

void
pal_bench_bound (const char *what, double measured, double at_most, const char *unit)
{
  over += measured > at_most;
  printf ("%-52s %9.3f %s  (at most %.1f)%s\n", what, measured, unit, at_most, measured > at_most ? "  OVER" : "");
  fflush (stdout);
}

/* The program's exit code: 1 when a bound was passed. */
int
pal_bench_result (void)
{
  return over > 0;
}
