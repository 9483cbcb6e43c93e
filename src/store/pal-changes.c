/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-changes.h"

#include <glib/gi18n.h>
#include <string.h>

/* An edit keeps what each row was when it was first touched; at its end it reads what the row is then, and writes both down as a
 * changeset. What was tried and rolled back in between leaves nothing. This is what a session of SQLite does, which asks the
 * schema and prepares a query anew for every table of every edit: with it one edit costs more than twice a plain UPDATE. */

typedef struct {
  gint64        record;
  const guint8 *before;   /* in the arena; NULL: there was no such row */
  const guint8 *after;    /* known without reading: inserted in bulk, and not touched since; else NULL */
  gsize         size;     /* of "after" */
} Row;

typedef struct {
  const PalJournaled *table;
  GPtrArray          *rows;        /* in the order in which they were touched */
  GHashTable         *by_record;   /* &Row.record → Row, for the first so many of them */
  guint               found;
} Table;

struct _PalChanges {
  PalStore     *store;
  GPtrArray    *tables;     /* Table, in the order in which they were touched */
  GStringChunk *arena;
  GByteArray   *scratch;
  gboolean      broken;     /* a table has other columns than the file said when it was opened */
};

static void
table_free (gpointer data)
{
  Table *self = data;

  g_hash_table_unref (self->by_record);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Table *
get_table (PalChanges *self, const PalJournaled *journaled)
{
  Table *table;

  for (guint i = 0; i < self->tables->len; i++)
    if (((Table *) g_ptr_array_index (self->tables, i))->table == journaled)
      return g_ptr_array_index (self->tables, i);
  table = g_new0 (Table, 1);
  table->table = journaled;
  table->by_record = g_hash_table_new (g_int64_hash, g_int64_equal);
  table->rows = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->tables, table);
  return table;
}

static const guint8 *
keep_bytes (PalChanges *self, const guint8 *bytes, gsize size)
{
  return (const guint8 *) g_string_chunk_insert_len (self->arena, (const char *) bytes, (gssize) size);
}

static Row *
add_row (Table *table, gint64 record)
{
  Row *row = g_new0 (Row, 1);

  row->record = record;
  g_ptr_array_add (table->rows, row);
  return row;
}

/* The row with that key, NULL when it was not touched yet. Rows that came in bulk are seldom asked for. */
static Row *
find_row (Table *table, gint64 record)
{
  for (; table->found < table->rows->len; table->found++)
    {
      Row *row = g_ptr_array_index (table->rows, table->found);

      g_hash_table_insert (table->by_record, &row->record, row);
    }
  return g_hash_table_lookup (table->by_record, &record);
}

static const guint8 *
keep_old_row (PalChanges *self, const Table *table)
{
  g_byte_array_set_size (self->scratch, 0);
  for (int i = 0; i < table->table->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3_preupdate_old (self->store->db, i, &value) != SQLITE_OK || value == NULL)
        self->broken = TRUE;
      else
        pal_changeset_append_value (self->scratch, value);
    }
  return keep_bytes (self, self->scratch->data, self->scratch->len);
}

/* A row is about to change. One that is given another key leaves, and comes as another. */
static void
changing_cb (void *data, sqlite3 *db, int change, const char *schema, const char *name, sqlite3_int64 old_key, sqlite3_int64 new_key)
{
  PalChanges *self = data;
  const PalJournaled *journaled = g_hash_table_lookup (self->store->journaled, name);
  Table *table;
  Row *row;

  if (journaled == NULL || strcmp (schema, "main") != 0)
    return;
  self->broken |= sqlite3_preupdate_count (db) != journaled->n_columns;
  table = get_table (self, journaled);
  row = change != SQLITE_INSERT ? find_row (table, old_key) : NULL;
  if (row != NULL)
    row->after = NULL;
  else if (change != SQLITE_INSERT)
    add_row (table, old_key)->before = keep_old_row (self, table);
  if ((change == SQLITE_INSERT || (change == SQLITE_UPDATE && new_key != old_key)) && find_row (table, new_key) == NULL)
    add_row (table, new_key);
}

/* Begins to look at what is written to the journaled tables of @store. Only one at a time. */
PalChanges *
pal_changes_new (PalStore *store)
{
  PalChanges *self = g_new0 (PalChanges, 1);

  self->store = store;
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->arena = g_string_chunk_new (4096);
  self->scratch = g_byte_array_new ();
  pal_changes_set_watching (self, TRUE);
  return self;
}

void
pal_changes_free (PalChanges *self)
{
  if (self == NULL)
    return;
  if (self->store->db != NULL)
    pal_changes_set_watching (self, FALSE);
  g_ptr_array_unref (self->tables);
  g_string_chunk_free (self->arena);
  g_byte_array_unref (self->scratch);
  g_free (self);
}

/* Looks away while somebody inserts rows that they tell of themselves. */
void
pal_changes_set_watching (PalChanges *self, gboolean watching)
{
  sqlite3_preupdate_hook (self->store->db, watching ? changing_cb : NULL, watching ? self : NULL);
}

/* A row that was inserted meanwhile; @row is all its values as a changeset has them. */
void
pal_changes_add_inserted (PalChanges *self, const PalJournaled *table, gint64 record, const guint8 *row, gsize size)
{
  Row *added = add_row (get_table (self, table), record);

  added->after = keep_bytes (self, row, size);
  added->size = size;
}

/* Writing it down ----------------------------------------------------------------------------------------------------- */

static void
row_clear (gpointer data)
{
  g_free (((PalChangedRow *) data)->columns);
}

/* An empty array of PalChangedRow. */
GArray *
pal_changed_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (PalChangedRow));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

/* What the row is now, as a changeset has it, in @scratch; FALSE when there is none any more, or with @error set. */
static gboolean
read_row (PalChanges *self, const Table *table, gint64 record, PalStatement *select, GError **error)
{
  gboolean found;

  pal_statement_bind_int (select, 1, record);
  found = pal_statement_step (select, error);
  g_byte_array_set_size (self->scratch, 0);
  for (int i = 0; found && i < table->table->n_columns; i++)
    pal_changeset_append_value (self->scratch, pal_statement_get_value (select, i));
  pal_statement_reset (select);
  return found;
}

static void
append_start (GByteArray *bytes, int change)
{
  const guint8 start[] = { (guint8) change, 0 };

  g_byte_array_append (bytes, start, sizeof start);
}

/* The whole row, of one that came or went. */
static void
append_whole (GByteArray *bytes, int change, const guint8 *row, gsize size)
{
  append_start (bytes, change);
  g_byte_array_append (bytes, row, (guint) size);
}

static gsize
row_size (const Table *table, const guint8 *row)
{
  gsize size = 0;

  for (int i = 0; i < table->table->n_columns; i++)
    size += pal_changeset_value_size (row + size);
  return size;
}

/* The key and what the columns that changed held, then what they hold; the others are marked as not told. Returns the names of
 * those that changed, NULL when none did: then nothing is appended. */
static char *
append_update (GByteArray *bytes, GByteArray *scratch, const Table *table, const guint8 *before, const guint8 *after)
{
  static const guint8 not_told = 0;
  g_autoptr (GString) names = g_string_new (NULL);

  append_start (bytes, SQLITE_UPDATE);
  g_byte_array_set_size (scratch, 0);
  for (int i = 0; i < table->table->n_columns; i++)
    {
      gsize old_size = pal_changeset_value_size (before), new_size = pal_changeset_value_size (after);
      gboolean changed = old_size != new_size || memcmp (before, after, old_size) != 0;

      g_byte_array_append (bytes, changed || i == 0 ? before : &not_told, changed || i == 0 ? (guint) old_size : 1);
      g_byte_array_append (scratch, changed ? after : &not_told, changed ? (guint) new_size : 1);
      if (changed)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", table->table->columns[i]);
      before += old_size;
      after += new_size;
    }
  g_byte_array_append (bytes, scratch->data, scratch->len);
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* Appends what became of a row. @after NULL: it is gone. */
static void
append_row (GByteArray *bytes, GArray *rows, GByteArray *scratch, const Table *table, const Row *row, const guint8 *after, gsize size)
{
  int person = table->table->person_column;
  PalChangedRow changed = { table->table, row->record, 0, SQLITE_UPDATE, NULL };
  guint start = bytes->len;

  if (row->before == NULL && after == NULL)
    return;
  if (row->before != NULL && after != NULL)
    {
      changed.columns = append_update (bytes, scratch, table, row->before, after);
      if (changed.columns == NULL)
        {
          g_byte_array_set_size (bytes, start);
          return;
        }
    }
  else
    {
      changed.change = after != NULL ? SQLITE_INSERT : SQLITE_DELETE;
      append_whole (bytes, changed.change, after != NULL ? after : row->before,
                    after != NULL ? size : row_size (table, row->before));
    }
  if (person >= 0)
    changed.through = pal_changeset_row_int (after != NULL ? after : row->before, person);
  if (table->table->silent)
    row_clear (&changed);
  else
    g_array_append_val (rows, changed);
}

static gboolean
append_table (PalChanges *self, const Table *table, GByteArray *bytes, GArray *rows, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table->table->table);
  g_autoptr (PalStatement) select = pal_statement_new (self->store, sql, error);
  g_autoptr (GByteArray) scratch = g_byte_array_new ();
  g_autoptr (GError) local = NULL;
  guint start = bytes->len, headed;

  if (select == NULL)
    return FALSE;
  pal_changeset_append_header (bytes, table->table);
  headed = bytes->len;
  for (guint i = 0; i < table->rows->len && local == NULL; i++)
    {
      const Row *row = g_ptr_array_index (table->rows, i);

      if (row->after != NULL)
        append_row (bytes, rows, scratch, table, row, row->after, row->size);
      else if (read_row (self, table, row->record, select, &local))
        append_row (bytes, rows, scratch, table, row, self->scratch->data, self->scratch->len);
      else if (local == NULL)
        append_row (bytes, rows, scratch, table, row, NULL, 0);
    }
  if (bytes->len == headed)
    g_byte_array_set_size (bytes, start);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Ends looking. Returns the changeset, empty when nothing changed, and in @rows what the audit says of it, PalChangedRow; both full
 * transfer. NULL with @error set: nothing of the edit may be kept. */
GByteArray *
pal_changes_finish (PalChanges *self, GArray **rows, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) changed = pal_changed_rows_new ();

  pal_changes_set_watching (self, FALSE);
  for (guint i = 0; !self->broken && i < self->tables->len; i++)
    if (!append_table (self, g_ptr_array_index (self->tables, i), bytes, changed, error))
      return NULL;
  if (self->broken)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                   _("“%s” is damaged (%s). It will not be written to; restore a backup."), self->store->path, "journaled");
      return NULL;
    }
  *rows = g_steal_pointer (&changed);
  return g_steal_pointer (&bytes);
}
