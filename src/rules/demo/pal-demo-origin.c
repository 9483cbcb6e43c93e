/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-demo-private.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "store/pal-text.h"

/* In the demonstration, people whom one office sent to one cohort came in one listing: their records say from where. */

#define HEADING_ROW 1

/* "orientations-france-travail-dijon-2025-09.xlsx". Full transfer. */
static char *
name_file (const char *office, const char *day)
{
  g_autofree char *folded = pal_text_fold (office);

  g_strdelimit (folded, " ", '-');
  return g_strdup_printf ("orientations-%s-%.7s.xlsx", folded, day);
}

static gint64
add_file (PalDemo *demo, const char *office, const char *day, GError **error)
{
  g_autoptr (PalRecord) file = pal_record_new (&pal_import_file_kind);
  g_autofree char *name = name_file (office, day);
  g_autofree char *at = g_strconcat (day, "T09:30:00", NULL);

  pal_record_set_text (file, "name", name);
  pal_record_set_text (file, "sender", office);
  pal_record_set_text (file, "imported-at", at);
  return pal_record_save (file, demo->edit, error) ? pal_record_get_id (file) : 0;
}

static gboolean
add_lines (PalDemo *demo, gint64 file, gint64 cohort, const char *office, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    pal_edit_get_store (demo->edit), "SELECT id FROM prescription WHERE cohort = ?1 AND office = ?2 ORDER BY id", error);
  gint64 line = HEADING_ROW;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, cohort);
  pal_statement_bind_text (row, 2, office);
  while (pal_statement_step (row, NULL))
    {
      g_autoptr (PalRecord) record = pal_record_new (&pal_import_line_kind);

      pal_record_set_int (record, "import-file", file);
      pal_record_set_int (record, "line", ++line);
      pal_record_set_text (record, "table-name", "prescription");
      pal_record_set_int (record, "record", pal_statement_get_int (row, 0));
      if (!pal_record_save (record, demo->edit, error))
        return FALSE;
    }
  return TRUE;
}

/* Notes where people came from. FALSE with an error. */
gboolean
pal_demo_add_origins (PalDemo *demo, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    pal_edit_get_store (demo->edit), "SELECT cohort, office, max (prescribed_on) FROM prescription WHERE cohort IS NOT NULL "
    "AND office IS NOT NULL AND prescribed_on IS NOT NULL GROUP BY cohort, office HAVING count (*) >= 3 "
    "ORDER BY cohort, office", error);

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, NULL))
    {
      g_autofree char *office = g_strdup (pal_statement_get_text (row, 1));
      gint64 cohort = pal_statement_get_int (row, 0);
      gint64 file = add_file (demo, office, pal_statement_get_text (row, 2), error);

      if (file == 0 || !add_lines (demo, file, cohort, office, error))
        return FALSE;
    }
  return TRUE;
}
