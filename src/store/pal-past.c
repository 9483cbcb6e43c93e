/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-past.h"

#include "pal-store-private.h"

/* What the journal still knows of rows that are others now, or gone: the old values in its deltas. Those are forgotten
 * after a while (pal_journal_purge()), so this is for what is good to know, never for what must be. */

struct _PalPastRow {
  const PalJournaled     *table;
  sqlite3_changeset_iter *iter;
  gint64                  op;
  gboolean                deleted;
};

/* NULL: the edit did not touch the column. */
static sqlite3_value *
old_value (const PalPastRow *row, const char *column)
{
  sqlite3_value *value = NULL;

  for (int i = 0; i < row->table->n_columns; i++)
    if (g_str_equal (row->table->columns[i], column))
      sqlite3changeset_old (row->iter, i, &value);
  return value;
}

gint64
pal_past_row_get_op (const PalPastRow *row)
{
  return row->op;
}

gint64
pal_past_row_get_id (const PalPastRow *row)
{
  return pal_past_row_get_int (row, "id", 0);
}

gboolean
pal_past_row_is_deleted (const PalPastRow *row)
{
  return row->deleted;
}

/* NULL when it was unknown, or is as it was. */
const char *
pal_past_row_get_text (const PalPastRow *row, const char *column)
{
  sqlite3_value *value = old_value (row, column);

  return value != NULL ? (const char *) sqlite3_value_text (value) : NULL;
}

gint64
pal_past_row_get_int (const PalPastRow *row, const char *column, gint64 otherwise)
{
  sqlite3_value *value = old_value (row, column);

  return value != NULL && sqlite3_value_type (value) != SQLITE_NULL ? sqlite3_value_int64 (value) : otherwise;
}

/* Full transfer; elements gint64. */
static GArray *
find_ops (PalStore *store, const char *table, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id FROM op WHERE delta IS NOT NULL AND schema_version = (SELECT user_version FROM pragma_user_version) "
                       "AND id IN (SELECT op FROM op_line WHERE table_name = ?1 AND change <> 'INSERT') ORDER BY id", error);
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  pal_statement_bind_text (statement, 1, table);
  while (pal_statement_step (statement, &failure))
    {
      gint64 op = pal_statement_get_int (statement, 0);
      g_array_append_val (ops, op);
    }
  if (failure == NULL)
    return g_steal_pointer (&ops);
  g_propagate_error (error, failure);
  return NULL;
}

static void
read_op (const PalJournaled *table, gint64 op, GBytes *delta, PalPastFunc func, gpointer data)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (delta, &size);

  if (sqlite3changeset_start (&iter, (int) size, (void *) bytes) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *name;
      int n_columns, change, indirect;

      if (sqlite3changeset_op (iter, &name, &n_columns, &change, &indirect) == SQLITE_OK && change != SQLITE_INSERT
          && n_columns == table->n_columns && g_str_equal (name, table->table))
        func (&(PalPastRow) { table, iter, op, change == SQLITE_DELETE }, data);
    }
  sqlite3changeset_finalize (iter);
}

/**
 * pal_past_each:
 * @table: one that edits record
 * @func: called for each row that an edit, an undo or a redo changed or deleted, the oldest first
 *
 * An entry of the journal that is damaged is passed over.
 *
 * Returns: FALSE with @error set when the journal could not be read
 */
gboolean
pal_past_each (PalStore *store, const char *table, PalPastFunc func, gpointer data, GError **error)
{
  const PalJournaled *journaled = g_hash_table_lookup (store->journaled, table);
  g_autoptr (GArray) ops = NULL;

  g_return_val_if_fail (journaled != NULL, FALSE);

  ops = find_ops (store, table, error);
  for (guint i = 0; ops != NULL && i < ops->len; i++)
    {
      gint64 op = g_array_index (ops, gint64, i);
      g_autoptr (GBytes) delta = pal_op_load_delta (store, op, NULL);

      if (delta != NULL)
        read_op (journaled, op, delta, func, data);
    }
  return ops != NULL;
}
