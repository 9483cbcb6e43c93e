/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-record.h"
#include "pal-kinds.h"

/* Notes that @source calls the record by @key; the same said again changes nothing. */
gboolean
pal_outside_key_set (PalEdit *edit, const char *source, const char *table, const char *key, gint64 record, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 before = pal_outside_key_find (store, source, table, key);

  if (before == record)
    return TRUE;
  g_autoptr (PalRecord) row = before == 0 ? pal_record_new (&pal_outside_key_kind) : NULL;
  if (row == NULL)
    {
      g_autoptr (PalStatement) statement =
        pal_statement_new (store, "UPDATE outside_key SET record = ?4 WHERE source = ?1 AND table_name = ?2 AND key = ?3", error);
      if (statement == NULL)
        return FALSE;
      pal_statement_bind_text (statement, 1, source);
      pal_statement_bind_text (statement, 2, table);
      pal_statement_bind_text (statement, 3, key);
      pal_statement_bind_int (statement, 4, record);
      return pal_statement_run (statement, error);
    }
  pal_record_set_text (row, "source", source);
  pal_record_set_text (row, "key", key);
  pal_record_set_text (row, "table-name", table);
  pal_record_set_int (row, "record", record);
  return pal_record_save (row, edit, error);
}

/* The record that @source calls @key, 0 when there is none. */
gint64
pal_outside_key_find (PalStore *store, const char *source, const char *table, const char *key)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT record FROM outside_key WHERE table_name = ?1 AND source = ?2 AND key = ?3", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, table);
  pal_statement_bind_text (statement, 2, source);
  pal_statement_bind_text (statement, 3, key);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

/* What @source calls the record; NULL when it has no name for it. Full transfer. */
char *
pal_outside_key_of (PalStore *store, const char *source, const char *table, gint64 record)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT key FROM outside_key WHERE record = ?1 AND source = ?2 AND table_name = ?3 ORDER BY id", NULL);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_int (statement, 1, record);
  pal_statement_bind_text (statement, 2, source);
  pal_statement_bind_text (statement, 3, table);
  return pal_statement_step (statement, NULL) ? g_strdup (pal_statement_get_text (statement, 0)) : NULL;
}
