/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-journal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-store-private.h"

/* Undo applies the inverse of an entry's delta, redo the delta again; both are entries of their own. An entry that an undo
 * reverts says so in reverted_by, until a redo reverts the undo. */

#define OP_COLUMNS "op.id, op.at, op.user, op.label, op.place, op.kind, op.reverted_by IS NOT NULL, " \
                   "op.delta IS NOT NULL AND op.schema_version = (SELECT user_version FROM pragma_user_version)"

void
pal_op_free (PalOp *op)
{
  if (op == NULL)
    return;
  g_free (op->at);
  g_free (op->user);
  g_free (op->label);
  g_free (op->place);
  g_free (op->kind);
  g_free (op);
}

static PalOp *
op_from (PalStatement *statement)
{
  PalOp *op = g_new0 (PalOp, 1);

  op->id = pal_statement_get_int (statement, 0);
  op->at = g_strdup (pal_statement_get_text (statement, 1));
  op->user = g_strdup (pal_statement_get_text (statement, 2));
  op->label = g_strdup (pal_statement_get_text (statement, 3));
  op->place = g_strdup (pal_statement_get_text (statement, 4));
  op->kind = g_strdup (pal_statement_get_text (statement, 5));
  op->reverted = pal_statement_get_int (statement, 6) != 0;
  op->has_delta = pal_statement_get_int (statement, 7) != 0;
  return op;
}

static PalOp *
ask_op (PalStore *store, const char *sql, gint64 key)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_int (statement, 1, key);
  return pal_statement_step (statement, NULL) ? op_from (statement) : NULL;
}

/* The entry of that number, NULL when there is none. Full transfer. */
PalOp *
pal_journal_get (PalStore *store, gint64 op)
{
  return ask_op (store, "SELECT " OP_COLUMNS " FROM op WHERE id = ?1", op);
}

/* What Ctrl+Z undoes: the last edit of this sitting that still holds. Full transfer. */
PalOp *
pal_journal_next_undo (PalStore *store)
{
  return ask_op (store, "SELECT " OP_COLUMNS " FROM op WHERE sitting = ?1 AND kind = 'EDIT' AND reverted_by IS NULL "
                 "ORDER BY id DESC LIMIT 1", store->sitting);
}

/* What Ctrl+Shift+Z does again: the edit undone last, as long as nothing was edited since. Full transfer. */
PalOp *
pal_journal_next_redo (PalStore *store)
{
  return ask_op (store, "SELECT " OP_COLUMNS " FROM op JOIN op AS undo ON op.reverted_by = undo.id "
                 "WHERE undo.sitting = ?1 AND undo.kind = 'UNDO' AND undo.reverted_by IS NULL "
                 "AND undo.id > (SELECT coalesce (max (id), 0) FROM op AS edit WHERE edit.kind = 'EDIT' AND edit.sitting = ?1) "
                 "ORDER BY undo.id DESC LIMIT 1", store->sitting);
}

static gboolean
check_headers (PalStore *store, GBytes *delta, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean known = TRUE;
  gsize size;
  gpointer data = (gpointer) g_bytes_get_data (delta, &size);
  int code = sqlite3changeset_start (&iter, (int) size, data);

  while (known && code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, change, indirect;
      code = sqlite3changeset_op (iter, &table, &n_columns, &change, &indirect);
      PalJournaled *journaled = code == SQLITE_OK ? g_hash_table_lookup (store->journaled, table) : NULL;
      /* SQLite would skip a table that it does not know, and say that all went well. */
      known = journaled != NULL && journaled->n_columns == n_columns;
    }
  sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK && known)
    return TRUE;
  g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
               _("This change was made by another version of Palier and cannot be undone. Nothing was changed."));
  return FALSE;
}

/* Where applying a delta met something else than it expected. */
typedef struct {
  PalStore  *store;
  char      *table;
  gint64     record;
  GPtrArray *columns;   /* whose values are others than expected, not owned; empty: the row is gone, or there already */
} Conflict;

static gboolean
same_value (sqlite3_value *a, sqlite3_value *b)
{
  return sqlite3_value_type (a) == sqlite3_value_type (b)
         && g_strcmp0 ((const char *) sqlite3_value_text (a), (const char *) sqlite3_value_text (b)) == 0;
}

static gboolean
already_there (sqlite3_changeset_iter *iter, int n_columns, int change)
{
  if (change != SQLITE_UPDATE)
    return FALSE;
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *wanted = NULL, *found = NULL;
      sqlite3changeset_new (iter, i, &wanted);
      sqlite3changeset_conflict (iter, i, &found);
      if (wanted == NULL)
        continue;
      if (found == NULL || !same_value (wanted, found))
        return FALSE;
    }
  return TRUE;
}

static void
note_columns (Conflict *conflict, sqlite3_changeset_iter *iter, int n_columns)
{
  const PalJournaled *table = g_hash_table_lookup (conflict->store->journaled, conflict->table);

  for (int i = 0; table != NULL && i < n_columns; i++)
    {
      sqlite3_value *expected = NULL, *found = NULL;
      sqlite3changeset_old (iter, i, &expected);
      sqlite3changeset_conflict (iter, i, &found);
      if (expected != NULL && found != NULL && !same_value (expected, found))
        g_ptr_array_add (conflict->columns, table->columns[i]);
    }
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  Conflict *conflict = data;
  const char *table = NULL;
  int n_columns = 0, change = 0, indirect = 0;
  sqlite3_value *id = NULL;

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
    return SQLITE_CHANGESET_ABORT;
  sqlite3changeset_op (iter, &table, &n_columns, &change, &indirect);
  if (kind == SQLITE_CHANGESET_DATA && already_there (iter, n_columns, change))
    return SQLITE_CHANGESET_OMIT;
  if (change == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  conflict->table = g_strdup (table);
  conflict->record = id != NULL ? sqlite3_value_int64 (id) : 0;
  if (kind == SQLITE_CHANGESET_DATA && change != SQLITE_INSERT)
    note_columns (conflict, iter, n_columns);
  return SQLITE_CHANGESET_ABORT;
}

/* Whether an edit of a row, or of some of its columns (apart by spaces), is what a conflict met. */
static gboolean
stands_in_the_way (const Conflict *conflict, const char *columns)
{
  if (columns == NULL || conflict->columns->len == 0)
    return TRUE;
  g_auto (GStrv) changed = g_strsplit (columns, " ", -1);
  for (guint i = 0; i < conflict->columns->len; i++)
    if (g_strv_contains ((const char *const *) changed, g_ptr_array_index (conflict->columns, i)))
      return TRUE;
  return FALSE;
}

static void
set_conflict (PalStore *store, gint64 op, const Conflict *conflict, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT op.label, op.user, op_line.columns FROM op_line JOIN op ON op.id = op_line.op "
                       "WHERE op_line.op > ?3 AND op_line.record = ?1 AND op_line.table_name = ?2 AND op.kind <> 'UNDO' "
                       "AND op.reverted_by IS NULL ORDER BY op_line.op DESC", NULL);

  if (statement != NULL && conflict->table != NULL)
    {
      pal_statement_bind_int (statement, 1, conflict->record);
      pal_statement_bind_text (statement, 2, conflict->table);
      pal_statement_bind_int (statement, 3, op);
      while (pal_statement_step (statement, NULL))
        if (stands_in_the_way (conflict, pal_statement_get_text (statement, 2)))
          {
            g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
                         _("A later change stands in the way: “%s” (%s). Undo that one first; nothing was changed."),
                         pal_statement_get_text (statement, 0), pal_statement_get_text (statement, 1));
            return;
          }
    }
  g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
               _("What this change touched has changed since. Nothing was changed."));
}

static gboolean
apply_delta (PalStore *store, gint64 op, GBytes *delta, gboolean invert, GError **error)
{
  Conflict conflict = { store, NULL, 0, g_ptr_array_new () };
  gsize size;
  gpointer data = (gpointer) g_bytes_get_data (delta, &size);
  int code = sqlite3changeset_apply_v2 (store->db, (int) size, data, NULL, conflict_cb, &conflict, NULL, NULL,
                                        invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);

  if (code == SQLITE_ABORT)
    set_conflict (store, op, &conflict, error);
  else if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
  g_free (conflict.table);
  g_ptr_array_unref (conflict.columns);
  return code == SQLITE_OK;
}

static gboolean
check_references (PalStore *store, gint64 op, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT \"table\", rowid FROM pragma_foreign_key_check", error);

  if (statement == NULL)
    return FALSE;
  if (!pal_statement_step (statement, NULL))
    return TRUE;

  Conflict conflict = { store, g_strdup (pal_statement_get_text (statement, 0)), pal_statement_get_int (statement, 1),
                        g_ptr_array_new () };
  set_conflict (store, op, &conflict, error);
  g_free (conflict.table);
  g_ptr_array_unref (conflict.columns);
  return FALSE;
}

static gboolean
mark (PalStore *store, gint64 op, gint64 by, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "UPDATE op SET reverted_by = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, op);
  if (by != 0)
    pal_statement_bind_int (statement, 2, by);
  return pal_statement_run (statement, error);
}

/* What is written in the journal: the delta itself, or its inverse. */
static GBytes *
direct (PalStore *store, GBytes *delta, gboolean invert, GError **error)
{
  void *inverse = NULL;
  int inverse_size = 0;
  gsize size;
  gpointer data = (gpointer) g_bytes_get_data (delta, &size);

  if (!invert)
    return g_bytes_ref (delta);
  int code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code != SQLITE_OK)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
      return NULL;
    }
  return g_bytes_new_with_free_func (inverse, inverse_size, sqlite3_free, inverse);
}

static gboolean
revert_inside (PalStore *store, PalOp *op, gboolean undo, GHashTable *tables, GError **error)
{
  g_autoptr (GBytes) delta = pal_op_load_delta (store, op->id, error);
  if (delta == NULL || !check_headers (store, delta, error))
    return FALSE;
  g_autoptr (GBytes) written = direct (store, delta, undo, error);
  if (written == NULL)
    return FALSE;

  gsize size;
  gconstpointer data = g_bytes_get_data (written, &size);
  gint64 undone_by = pal_store_ask_int_of (store, "SELECT reverted_by FROM op WHERE id = ?1", op->id, 0);
  PalOpHead head = { .kind = undo ? "UNDO" : "REDO", .label = op->label, .place = op->place,
                     .reverts = undo ? op->id : undone_by };
  if (!apply_delta (store, op->id, delta, undo, error) || !check_references (store, op->id, error))
    return FALSE;
  gint64 entry = pal_op_write (store, &head, data, (int) size, tables, error);
  return entry != 0 && mark (store, op->id, undo ? entry : 0, error) && (undo || mark (store, undone_by, entry, error));
}

static gboolean
revert (PalStore *store, PalOp *op, gboolean undo, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);

  /* The order of a changeset is not that of the references: they are checked as a whole, before it is kept. The pragma has no
   * effect inside a transaction. */
  if (!pal_store_execute (store, "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  gboolean done = pal_store_begin (store, error) && revert_inside (store, op, undo, tables, error)
                  && pal_store_commit (store, error);
  if (!done)
    pal_store_rollback (store);
  pal_store_execute (store, "PRAGMA foreign_keys = ON", NULL);
  if (done)
    pal_store_emit_changed (store, tables);
  return done;
}

static PalOp *
find_revertible (PalStore *store, gint64 id, gboolean undo, GError **error)
{
  g_autoptr (PalOp) op = pal_journal_get (store, id);

  if (store->reader || store->edit != NULL)
    g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_LOCKED, _("Another change is being written. Try again when it is done."));
  else if (op == NULL || g_strcmp0 (op->kind, "EDIT") != 0 || op->reverted == undo)
    g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
                 undo ? _("This change is already undone. Nothing was changed.") : _("This change is not undone. Nothing was changed."));
  else if (!op->has_delta)
    g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
                 _("This change is too old to be undone: what it replaced is no longer kept. Nothing was changed."));
  else
    return g_steal_pointer (&op);
  return NULL;
}

/* Undoes one edit of the journal, the last or an older one. When something later stands in the way nothing changes, and @error
 * names it (PAL_STORE_ERROR_CONFLICT). */
gboolean
pal_journal_undo (PalStore *store, gint64 op, GError **error)
{
  g_autoptr (PalOp) found = find_revertible (store, op, TRUE, error);

  return found != NULL && revert (store, found, TRUE, error);
}

/* Does again an edit that was undone. */
gboolean
pal_journal_redo (PalStore *store, gint64 op, GError **error)
{
  g_autoptr (PalOp) found = find_revertible (store, op, FALSE, error);

  return found != NULL && revert (store, found, FALSE, error);
}

static gboolean
purge_one (PalStore *store, const char *sql, const char *before, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, before);
  return pal_statement_run (statement, error);
}

/* Forgets what edits before @deltas_before (ISO) replaced, so that they can no longer be undone, and the audit of those before
 * @audit_before. NULL forgets nothing. */
gboolean
pal_journal_purge (PalStore *store, const char *deltas_before, const char *audit_before, GError **error)
{
  if (!pal_store_begin (store, error))
    return FALSE;
  gboolean done = (deltas_before == NULL
                   || purge_one (store, "UPDATE op SET delta = NULL, digest = NULL WHERE at < ?1", deltas_before, error))
                  && (audit_before == NULL
                      || purge_one (store, "DELETE FROM op_line WHERE op IN (SELECT id FROM op WHERE at < ?1)", audit_before, error))
                  && pal_store_commit (store, error);
  if (!done)
    pal_store_rollback (store);
  return done;
}
