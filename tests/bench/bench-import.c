/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

#include "pal-bench.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "reports/listing/pal-listing.h"
#include "rules/pal-core.h"

#define ROWS 100000

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

/* A listing of 100 000 people as a prescriber would send it, in UTF-8. */
static GBytes *
make_listing (void)
{
  static const char *const last[] = { "BENALI", "N'Guessan", "Lefèvre", "Da Silva", "Traoré", "MÜLLER", "Ouédraogo", "Garnier", "Kaya", "Martin" };
  static const char *const first[] = { "Lina", "Awa", "Théo", "Nadia", "Jean-Marc", "Zoé", "Samira", "Loïc", "Élise" };
  static const char *const sites[] = { "Grésilles", "Fontaine d'Ouche", "Le Mail", "Le Belvédère" };
  static const char *const levels[] = { "CAP", "Bac", "BTS", "sans diplôme", "Licence" };
  static const char *const barriers[] = { "mobilité", "garde d'enfants", "numérique", "langue", "" };
  GString *text = g_string_new ("Civilité;NOM;Prénom;Né(e) le;Tél.;Adresse;CP;Commune;Quartier;QPV;Niveau;Prescripteur;Freins repérés;Orienté(e) le\r\n");

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "%s;%s%c%c%c;%s;%02u/%02u/%04u;06 %02u %02u %02u %02u;%u rue des Lilas;21000;Dijon;%s;%s;%s;CCAS;%s;%02u/%02u/2022\r\n",
                            i % 3 ? "Mme" : "M.", last[i % 10], 'a' + i / 10 % 26, 'a' + i / 260 % 26, 'a' + i / 6760 % 26, first[i % 9],
                            1 + i % 28, 1 + i % 12, 1960 + i % 45, i % 97, i % 89, i % 83, i % 79, i % 200,
                            sites[i % 4], i % 2 ? "oui" : "non", levels[i % 5], barriers[i % 5], 1 + i % 28, 1 + i % 12);
  return g_string_free_to_bytes (text);
}

/* The baseline: parse, and insert into the same tables, by the same statements that a program without any of our care would use. */
typedef struct {
  sqlite3      *db;
  sqlite3_stmt *person, *prescription, *barrier, *found, *sort;
  char         *cells[16];
  int           n_cells;
  gint64        row, next, site, cohort;
} Raw;

static void
raw_cell_cb (void *text, size_t size, void *data)
{
  Raw *raw = data;

  if (raw->n_cells < 16)
    raw->cells[raw->n_cells++] = g_strndup (text, size);
}

static void
run (sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
iso (const char *french, char *out)
{
  g_snprintf (out, 11, "%.4s-%.2s-%.2s", french + 6, french + 3, french);
}

static void
raw_row (Raw *raw)
{
  char born[11], prescribed[11];
  gint64 id = raw->next++;

  iso (raw->cells[3], born);
  iso (raw->cells[13], prescribed);
  sqlite3_bind_int64 (raw->person, 1, id);
  sqlite3_bind_text (raw->person, 2, raw->cells[1], -1, SQLITE_STATIC);
  sqlite3_bind_text (raw->person, 3, raw->cells[2], -1, SQLITE_STATIC);
  sqlite3_bind_text (raw->person, 4, *raw->cells[0] == 'M' && raw->cells[0][1] == '.' ? "M" : "F", -1, SQLITE_STATIC);
  sqlite3_bind_text (raw->person, 5, born, -1, SQLITE_TRANSIENT);
  for (int i = 4; i < 8; i++)
    sqlite3_bind_text (raw->person, i + 2, raw->cells[i], -1, SQLITE_STATIC);
  sqlite3_bind_int64 (raw->person, 10, raw->site);
  sqlite3_bind_text (raw->person, 11, strcmp (raw->cells[9], "oui") == 0 ? "YES" : "NO", -1, SQLITE_STATIC);
  sqlite3_bind_text (raw->person, 12, raw->cells[10], -1, SQLITE_STATIC);
  run (raw->person);
  sqlite3_bind_int64 (raw->prescription, 1, raw->next++);
  sqlite3_bind_int64 (raw->prescription, 2, id);
  sqlite3_bind_int64 (raw->prescription, 3, raw->cohort);
  sqlite3_bind_text (raw->prescription, 4, prescribed, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (raw->prescription, 5, raw->cells[11], -1, SQLITE_STATIC);
  run (raw->prescription);
  if (*raw->cells[12] != '\0')
    {
      sqlite3_bind_int64 (raw->barrier, 1, raw->next++);
      sqlite3_bind_int64 (raw->barrier, 2, id);
      sqlite3_bind_int64 (raw->barrier, 3, raw->next - 2);
      sqlite3_bind_text (raw->barrier, 4, raw->cells[12], -1, SQLITE_STATIC);
      sqlite3_bind_text (raw->barrier, 5, prescribed, -1, SQLITE_TRANSIENT);
      run (raw->barrier);
    }
  g_autofree char *name = g_strdup_printf ("%s %s", raw->cells[1], raw->cells[2]);
  sqlite3_bind_int64 (raw->found, 1, id);
  sqlite3_bind_text (raw->found, 2, name, -1, SQLITE_STATIC);
  sqlite3_bind_text (raw->found, 3, raw->cells[4], -1, SQLITE_STATIC);
  run (raw->found);
  sqlite3_bind_int64 (raw->sort, 1, id);
  sqlite3_bind_text (raw->sort, 2, name, -1, SQLITE_STATIC);
  run (raw->sort);
}

static void
raw_row_cb (int end, void *data)
{
  Raw *raw = data;

  if (raw->row++ > 0 && raw->n_cells >= 14)
    raw_row (raw);
  for (int i = 0; i < raw->n_cells; i++)
    g_free (raw->cells[i]);
  raw->n_cells = 0;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

static double
raw_import (PalStore *store, GBytes *bytes, gint64 site, gint64 cohort)
{
  sqlite3 *db = pal_store_get_db (store);
  Raw raw = { .db = db, .next = pal_store_next_key (store) + 1, .site = site, .cohort = cohort };
  struct csv_parser parser;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gint64 start = g_get_monotonic_time ();

  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  raw.person = prepare (db, "INSERT INTO participant (id, created_at, last_name, first_name, gender, birth_on, phone, address, postcode, city, "
                        "site, qpv, diploma, status) VALUES (?1, '2026-03-17T10:00:00', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'ACTIVE')");
  raw.prescription = prepare (db, "INSERT INTO prescription (id, created_at, participant, cohort, prescribed_on, office, decision) "
                              "VALUES (?1, '2026-03-17T10:00:00', ?2, ?3, ?4, ?5, 'PENDING')");
  raw.barrier = prepare (db, "INSERT INTO barrier (id, created_at, participant, prescription, phase, theme, identified_on) "
                         "VALUES (?1, '2026-03-17T10:00:00', ?2, ?3, 'COURSE', ?4, ?5)");
  raw.found = prepare (db, "INSERT INTO found (rowid, kind, name, phone, note) VALUES (?1, 'participant', ?2, ?3, '')");
  raw.sort = prepare (db, "INSERT INTO sort_key (record, kind, value) VALUES (?1, 'participant', ?2)");
  csv_init (&parser, 0);
  csv_set_delim (&parser, ';');
  csv_parse (&parser, text, size, raw_cell_cb, raw_row_cb, &raw);
  csv_fini (&parser, raw_cell_cb, raw_row_cb, &raw);
  csv_free (&parser);
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  double seconds = since (start);
  sqlite3_finalize (raw.person);
  sqlite3_finalize (raw.prescription);
  sqlite3_finalize (raw.barrier);
  sqlite3_finalize (raw.found);
  sqlite3_finalize (raw.sort);
  return seconds;
}

static double
our_import (PalStore *store, GBytes *bytes, gint64 cohort)
{
  g_autoptr (GError) error = NULL;
  PalListingTarget target = { .cohort = cohort };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PalListing) listing = pal_listing_new (bytes, "listing.csv", &error);
  g_assert_no_error (error);
  g_date_clear (&target.prescribed_on, 1);
  g_autoptr (PalListingResult) result = pal_listing_apply (store, listing, &target, TRUE, NULL, NULL, NULL, &error);
  double seconds = since (start);

  g_assert_no_error (error);
  g_assert_cmpuint (result->people_new, ==, ROWS);
  g_assert_cmpuint (result->prescriptions, ==, ROWS);
  return seconds;
}

/* A file with one cohort to import into, and one site; their keys are returned. */
static PalStore *
make_file (const char *path, gint64 *site, gint64 *cohort)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "cohort", &error);
  g_autoptr (PalRecord) programme = pal_record_new (&pal_programme_kind), record = pal_record_new (&pal_cohort_kind),
                        place = pal_record_new (&pal_site_kind);

  pal_record_set_text (programme, "code", "B");
  pal_record_set_text (programme, "name", "Banc");
  g_assert_true (pal_record_save (programme, edit, &error));
  pal_record_set_int (record, "programme", pal_record_get_id (programme));
  pal_record_set_text (record, "name", "Banc");
  g_assert_true (pal_record_save (record, edit, &error));
  pal_record_set_text (place, "name", "Ailleurs");
  g_assert_true (pal_record_save (place, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  *site = pal_record_get_id (place);
  *cohort = pal_record_get_id (record);
  return store;
}

int
main (void)
{
  pal_core_init ();
  g_autofree char *folder = pal_bench_folder ();
  g_autoptr (GBytes) bytes = make_listing ();
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) raws = g_array_new (FALSE, FALSE, sizeof (double));

  for (int turn = 0; turn < 3; turn++)
    {
      gint64 site, cohort;
      g_autofree char *our_path = g_strdup_printf ("%s/ours%d.palier", folder, turn);
      g_autofree char *raw_path = g_strdup_printf ("%s/raw%d.palier", folder, turn);
      g_autoptr (PalStore) raw_store = make_file (raw_path, &site, &cohort);
      double raw = raw_import (raw_store, bytes, site, cohort);
      g_autoptr (PalStore) our_store = make_file (our_path, &site, &cohort);
      double our = our_import (our_store, bytes, cohort);
      g_array_append_val (raws, raw);
      g_array_append_val (ours, our);
    }
  pal_bench_ratio ("import of 100 000 rows, against parse and raw INSERT", pal_bench_median (ours), pal_bench_median (raws), 2.0);
  pal_bench_remove (folder);
  return pal_bench_result ();
}
