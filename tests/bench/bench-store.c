/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "pal-bench.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"
#include "store/pal-query.h"
#include "store/pal-text.h"

#define PEOPLE 100000
#define EDITS 400

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static double
edit_once (PalStore *store, gint64 id, int i)
{
  g_autofree char *value = g_strdup_printf ("%d rue des Lochères", i);
  g_autoptr (PalRecord) person = pal_record_load (store, &pal_participant_kind, id, NULL);
  gint64 start = g_get_monotonic_time ();   /* the record is open in the form: what counts is leaving the field */
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "address", NULL);

  pal_record_set_text (person, "address", value);
  g_assert_true (pal_record_save (person, edit, NULL));
  g_assert_true (pal_edit_commit (edit, NULL));
  return since (start);
}

static double
raw_once (sqlite3 *db, sqlite3_stmt *update, gint64 id, int i)
{
  g_autofree char *value = g_strdup_printf ("%d rue des Mimosas", i);
  gint64 start = g_get_monotonic_time ();

  sqlite3_bind_text (update, 1, value, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (update, 2, id);
  g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
  sqlite3_reset (update);
  return since (start);
}

/* One edit with its journal, against the same UPDATE raw on a file of its own with the same durability; taken in turns, so that
 * both meet the same moments of a shared disk. */
static void
bench_edit (PalStore *store, PalStore *other, GArray *ids)
{
  sqlite3 *db = pal_store_get_db (other);
  sqlite3_stmt *update = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raws = g_array_new (FALSE, FALSE, sizeof (double));

  sqlite3_prepare_v2 (db, "UPDATE participant SET address = ?1 WHERE id = ?2", -1, &update, NULL);
  for (int i = 0; i < EDITS; i++)
    {
      gint64 id = g_array_index (ids, gint64, (i * 7919) % ids->len);
      double edit = edit_once (store, id, i);
      double raw = raw_once (db, update, pal_store_ask_int (other, "SELECT id FROM participant LIMIT 1 OFFSET 77", 0), i);
      g_array_append_val (edits, edit);
      g_array_append_val (raws, raw);
    }
  sqlite3_finalize (update);
  pal_bench_ratio ("one edit, journal on, against the same UPDATE", pal_bench_median (edits), pal_bench_median (raws), 2.0);
}

static GArray *
all_ids (PalStore *store)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT id FROM participant", NULL);

  while (pal_statement_step (statement, NULL))
    {
      gint64 id = pal_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  return ids;
}

int
main (void)
{
  pal_core_init ();
  g_autofree char *folder = pal_bench_folder ();
  g_autofree char *path = g_build_filename (folder, "people.palier", NULL);
  g_autofree char *raw_path = g_build_filename (folder, "raw.palier", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PalStore) store = pal_bench_people (path, PEOPLE);
  printf ("%d people made in %.2f s\n", PEOPLE, since (start));
  g_autoptr (PalStore) other = pal_bench_people (raw_path, PEOPLE);
  g_autoptr (GArray) ids = all_ids (store);

  bench_edit (store, other, ids);
  g_clear_object (&store);
  g_clear_object (&other);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
