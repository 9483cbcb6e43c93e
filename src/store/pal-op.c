/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-store-private.h"

/* Writing one entry of the journal: the op, its delta with a digest, and the lines of the audit. */

/* A row of a changeset, as the audit wants it. */
typedef struct {
  const char   *table;
  PalJournaled *journaled;
  int           change;
  gint64        record;
  sqlite3_changeset_iter *iter;
} Line;

static sqlite3_value *
line_value (const Line *line, int column)
{
  sqlite3_value *value = NULL;

  if (line->change == SQLITE_DELETE)
    sqlite3changeset_old (line->iter, column, &value);
  else
    sqlite3changeset_new (line->iter, column, &value);
  return value;
}

static gint64
value_key (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : 0;
}

static gint64
person_through (PalStore *store, const char *table, gint64 key)
{
  if (strcmp (table, "enrolment") == 0)
    return pal_store_ask_int_of (store, "SELECT participant FROM enrolment WHERE id = ?1", key, 0);
  return pal_store_ask_int_of (store, "SELECT participant FROM prescription WHERE id = ?1", key, 0);
}

/* Whose record a row is, 0 when it is nobody's. @gone: enrolments deleted in the same changeset, and whose they were. */
static gint64
line_person (PalStore *store, const Line *line, GHashTable *gone)
{
  PalJournaled *journaled = line->journaled;

  if (journaled == NULL || journaled->person_column < 0)
    return 0;
  if (strcmp (journaled->person, "id") == 0)
    return line->record;

  gint64 key = value_key (line_value (line, journaled->person_column));
  if (key == 0)
    {
      /* An update carries only the columns that changed. */
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", journaled->person, journaled->table);
      key = pal_store_ask_int_of (store, sql, line->record, 0);
    }
  if (key == 0 || strcmp (journaled->person, "participant") == 0)
    return key;

  gint64 *of = g_hash_table_lookup (gone, &key);
  return of != NULL ? *of : person_through (store, journaled->person, key);
}

static char *
line_columns (const Line *line)
{
  if (line->change != SQLITE_UPDATE || line->journaled == NULL)
    return NULL;

  GString *names = g_string_new (NULL);
  for (int i = 0; i < line->journaled->n_columns; i++)
    {
      sqlite3_value *value = NULL;
      sqlite3changeset_new (line->iter, i, &value);
      if (value != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", line->journaled->columns[i]);
    }
  return g_string_free (names, FALSE);
}

static gboolean
line_read (PalStore *store, sqlite3_changeset_iter *iter, Line *line)
{
  int n_columns, indirect;

  if (sqlite3changeset_op (iter, &line->table, &n_columns, &line->change, &indirect) != SQLITE_OK)
    return FALSE;
  line->iter = iter;
  line->journaled = g_hash_table_lookup (store->journaled, line->table);
  sqlite3_value *id = NULL;
  if (line->change == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  line->record = value_key (id);
  return TRUE;
}

static const char *
change_name (int change)
{
  return change == SQLITE_INSERT ? "INSERT" : change == SQLITE_UPDATE ? "UPDATE" : "DELETE";
}

typedef gboolean (*LineFunc) (PalStore *store, const Line *line, gpointer data, GError **error);

static gboolean
each_line (PalStore *store, gconstpointer delta, int size, LineFunc func, gpointer data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean good = TRUE;
  int code = sqlite3changeset_start (&iter, size, (void *) delta);

  while (good && code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      Line line;
      if (line_read (store, iter, &line))
        good = func (store, &line, data, error);
    }
  int end = sqlite3changeset_finalize (iter);
  code = code == SQLITE_OK ? end : code;
  if (good && code != SQLITE_OK)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
      return FALSE;
    }
  return good;
}

static gboolean
note_gone (PalStore *store, const Line *line, gpointer data, GError **error)
{
  if (line->change == SQLITE_DELETE && line->journaled != NULL && g_strcmp0 (line->journaled->person, "participant") == 0)
    {
      gint64 *key = g_new (gint64, 1), *person = g_new (gint64, 1);
      *key = line->record;
      *person = value_key (line_value (line, line->journaled->person_column));
      g_hash_table_insert (data, key, person);
    }
  return TRUE;
}

typedef struct {
  gint64        op;
  int           number;
  GHashTable   *tables;
  GHashTable   *gone;
  PalStatement *insert;
} Audit;

static gboolean
write_line (PalStore *store, const Line *line, gpointer data, GError **error)
{
  Audit *audit = data;
  gint64 person = line_person (store, line, audit->gone);
  g_autofree char *columns = line_columns (line);

  if (!g_hash_table_contains (audit->tables, line->table))
    g_hash_table_add (audit->tables, g_strdup (line->table));
  pal_statement_bind_int (audit->insert, 1, audit->op);
  pal_statement_bind_int (audit->insert, 2, ++audit->number);
  pal_statement_bind_text (audit->insert, 3, line->table);
  pal_statement_bind_int (audit->insert, 4, line->record);
  if (person != 0)
    pal_statement_bind_int (audit->insert, 5, person);
  else
    pal_statement_bind_null (audit->insert, 5);
  pal_statement_bind_text (audit->insert, 6, change_name (line->change));
  pal_statement_bind_text (audit->insert, 7, columns);
  return pal_statement_run (audit->insert, error);
}

static gboolean
write_lines (PalStore *store, gint64 op, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (PalStatement) insert =
    pal_statement_new (store, "INSERT INTO op_line (op, line, table_name, record, participant, change, columns) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  Audit audit = { .op = op, .tables = tables, .gone = gone, .insert = insert };

  return insert != NULL && each_line (store, delta, size, note_gone, gone, error)
         && each_line (store, delta, size, write_line, &audit, error);
}

static gboolean
write_delta (PalStore *store, gint64 op, gconstpointer delta, int size, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, delta, size);
  g_autoptr (PalStatement) statement = pal_statement_new (store, "UPDATE op SET digest = ?2, delta = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, op);
  pal_statement_bind_text (statement, 2, digest);
  pal_statement_bind_blob (statement, 3, delta, size);
  return pal_statement_run (statement, error);
}

static char *
now_local (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
}

static gboolean
write_head (PalStore *store, gint64 op, const PalOpHead *head, gconstpointer delta, int size, GError **error)
{
  g_autofree char *at = now_local ();
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, delta, size);
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "INSERT INTO op (id, desk, seq, at, user, label, schema_version, kind, sitting, visit, place, reverts, digest, delta) "
                       "VALUES (?1, ?2, coalesce ((SELECT seq FROM op ORDER BY id DESC LIMIT 1), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                       error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, op);
  pal_statement_bind_int (statement, 2, store->desk);
  pal_statement_bind_text (statement, 3, at);
  pal_statement_bind_text (statement, 4, g_get_real_name ());
  pal_statement_bind_text (statement, 5, head->label);
  pal_statement_bind_int (statement, 6, pal_schema_current ());
  pal_statement_bind_text (statement, 7, head->kind);
  pal_statement_bind_int (statement, 8, store->sitting);
  pal_statement_bind_text (statement, 9, head->visit);
  pal_statement_bind_text (statement, 10, head->place);
  if (head->reverts != 0)
    pal_statement_bind_int (statement, 11, head->reverts);
  pal_statement_bind_text (statement, 12, digest);
  pal_statement_bind_blob (statement, 13, delta, size);
  return pal_statement_run (statement, error);
}

/* Writes an entry of the journal inside the open transaction; adds the names of the tables touched to @tables (which frees them).
 * Returns its number, 0 with @error set when it could not be written. */
gint64
pal_op_write (PalStore *store, const PalOpHead *head, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  gint64 op = pal_store_next_key (store);

  return write_head (store, op, head, delta, size, error)
         && write_lines (store, op, delta, size, tables, error) ? op : 0;
}

/* The last entry, when it is an edit of the same visit that can take another one in; else 0. */
gint64
pal_op_mergeable (PalStore *store, const char *visit)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id FROM op WHERE id = (SELECT max (id) FROM op) AND visit = ?1 AND sitting = ?2 "
                       "AND kind = 'EDIT' AND reverted_by IS NULL", NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, visit);
  pal_statement_bind_int (statement, 2, store->sitting);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

static gboolean
run_for_op (PalStore *store, const char *sql, gint64 op, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, op);
  return pal_statement_run (statement, error);
}

static gboolean
combine (PalStore *store, GBytes *before, gconstpointer delta, int size, int *out_size, void **out, GError **error)
{
  sqlite3_changegroup *group = NULL;
  gsize before_size;
  gpointer before_data = (gpointer) g_bytes_get_data (before, &before_size);
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, (int) before_size, before_data);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, size, (void *) delta);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, out_size, out);
  sqlite3changegroup_delete (group);
  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
  return code == SQLITE_OK;
}

/* Takes a further delta into the entry @op. When together they change nothing, the entry goes. */
gboolean
pal_op_replace (PalStore *store, gint64 op, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  g_autoptr (GBytes) before = pal_op_load_delta (store, op, error);
  int merged_size = 0;
  void *merged = NULL;

  if (before == NULL || !combine (store, before, delta, size, &merged_size, &merged, error)
      || !run_for_op (store, "DELETE FROM op_line WHERE op = ?1", op, error))
    return FALSE;

  gboolean done;
  if (merged_size == 0)
    {
      g_autoptr (GHashTable) gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_autoptr (PalStatement) nothing = pal_statement_new (store, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7", error);
      Audit audit = { .op = op, .tables = tables, .gone = gone, .insert = nothing };
      done = nothing != NULL && run_for_op (store, "DELETE FROM op WHERE id = ?1", op, error)
             && each_line (store, delta, size, write_line, &audit, error);
    }
  else
    done = write_delta (store, op, merged, merged_size, error) && write_lines (store, op, merged, merged_size, tables, error);
  sqlite3_free (merged);
  return done;
}

/* The delta of an entry, checked against its digest: a changeset that was tampered with can make SQLite loop for ever. */
GBytes *
pal_op_load_delta (PalStore *store, gint64 op, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT delta, digest FROM op WHERE id = ?1 AND delta IS NOT NULL", error);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_int (statement, 1, op);
  if (!pal_statement_step (statement, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_CONFLICT,
                     _("This change is too old to be undone: what it replaced is no longer kept. Nothing was changed."));
      return NULL;
    }

  gsize size;
  const void *delta = pal_statement_get_blob (statement, 0, &size);
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, delta, size);
  if (g_strcmp0 (digest, pal_statement_get_text (statement, 1)) != 0)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                   _("What this change replaced is damaged in the file and cannot be brought back. Nothing was changed."));
      return NULL;
    }
  return g_bytes_new (delta, size);
}

static gboolean
index_line (PalStore *store, const Line *line, gpointer data, GError **error)
{
  g_autofree char *columns = line_columns (line);

  return pal_store_hooks ()->index_record (store, line->table, line->record, change_name (line->change), columns, error);
}

static gboolean
count_line (PalStore *store, const Line *line, gpointer data, GError **error)
{
  guint *counts = data;
  counts[line->change == SQLITE_INSERT ? 0 : 1]++;
  return TRUE;
}

/* Brings search and order up to date with a delta that was written. Taking many entries out of the index one by one costs more
 * than making it anew (break-even near 1 000 rows). */
gboolean
pal_op_index (PalStore *store, gconstpointer delta, int size, GError **error)
{
  const PalStoreHooks *hooks = pal_store_hooks ();
  guint counts[2] = { 0, 0 };

  if (hooks->index_record == NULL)
    return TRUE;
  if (!each_line (store, delta, size, count_line, counts, error))
    return FALSE;
  if (counts[1] > 1000 && hooks->index_all != NULL)
    return hooks->index_all (store, error);
  return each_line (store, delta, size, index_line, NULL, error);
}
