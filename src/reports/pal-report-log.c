/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-log.h"

#include <string.h>

/* Whom the lists of a report are about, each once. */
static guint
count_people (const PalReport *report)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->rows->len; j++)
        {
          const GPtrArray *row = g_ptr_array_index (section->rows, j);

          for (guint k = 0; k < row->len; k++)
            {
              PalCell *cell = g_ptr_array_index (row, k);

              if (cell->record != 0 && (cell->table == NULL || strcmp (cell->table, "participant") == 0))
                g_hash_table_add (people, &cell->record);
            }
        }
    }
  return g_hash_table_size (people);
}

/* Keeps that names left the file, as a file or on paper: who, when, which variant, of how many people (FR_PRACTICE). No edit: it is
 * not undone. A file that is closed meanwhile, or only read, keeps nothing. */
static gboolean
keep (PalStore *store, const char *report, const char *variant, guint people, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autoptr (PalStatement) statement = NULL;

  if (pal_store_get_db (store) == NULL || pal_store_is_reader (store))
    return TRUE;
  statement = pal_statement_new (
    store, "INSERT INTO export_log (id, at, who, report, variant, people) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, pal_store_next_key (store));
  pal_statement_bind_text (statement, 2, at);
  pal_statement_bind_text (statement, 3, g_get_real_name ());
  pal_statement_bind_text (statement, 4, report);
  pal_statement_bind_text (statement, 5, variant);
  pal_statement_bind_int (statement, 6, people);
  return pal_statement_run (statement, error);
}

gboolean
pal_report_log (PalStore *store, const PalReport *report, GError **error)
{
  static const char *const variants[] = { "NOMINATIVE", "PSEUDONYMISED", "AGGREGATED" };
  guint people = report->scope.variant != PAL_VARIANT_AGGREGATED ? count_people (report) : 0;

  return keep (store, report->id, variants[report->scope.variant], people, error);
}

/* The same of a paper that is no report: @what names it, "sign-sheet". */
gboolean
pal_paper_log (PalStore *store, const char *what, guint people, GError **error)
{
  return keep (store, what, "NOMINATIVE", people, error);
}
