/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-changes.h"

/* Writing one entry of the journal: the op, its delta with a digest, and the lines of the audit. */

#define LINES_A_STATEMENT 16

static const char *
change_name (int change)
{
  return change == SQLITE_INSERT ? "INSERT" : change == SQLITE_UPDATE ? "UPDATE" : "DELETE";
}

/* The value of a column after the change, before it for a deleted row; 0 when the changeset does not say. */
static gint64
key_in (sqlite3_changeset_iter *iter, int change, int column)
{
  sqlite3_value *value = NULL;

  if (change == SQLITE_DELETE)
    sqlite3changeset_old (iter, column, &value);
  else
    sqlite3changeset_new (iter, column, &value);
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : 0;
}

static char *
changed_columns (sqlite3_changeset_iter *iter, const PalJournaled *table)
{
  GString *names = g_string_new (NULL);

  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;
      sqlite3changeset_new (iter, i, &value);
      if (value != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", table->columns[i]);
    }
  return g_string_free (names, FALSE);
}

static gboolean
line_read (PalStore *store, sqlite3_changeset_iter *iter, PalChangedRow *line)
{
  const char *table;
  int n_columns, indirect;

  if (sqlite3changeset_op (iter, &table, &n_columns, &line->change, &indirect) != SQLITE_OK)
    return FALSE;
  line->table = g_hash_table_lookup (store->journaled, table);
  if (line->table == NULL || line->table->silent)
    return FALSE;
  line->record = key_in (iter, line->change == SQLITE_INSERT ? SQLITE_INSERT : SQLITE_DELETE, 0);
  line->through = line->table->person_column >= 0 ? key_in (iter, line->change, line->table->person_column) : 0;
  line->columns = line->change == SQLITE_UPDATE ? changed_columns (iter, line->table) : NULL;
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  gint64 left = ((const PalChangedRow *) a)->record, right = ((const PalChangedRow *) b)->record;

  return left < right ? -1 : left > right;
}

/* The rows of a changeset. Full transfer; NULL with @error set when it cannot be read. */
static GArray *
read_lines (PalStore *store, gconstpointer delta, int size, GError **error)
{
  g_autoptr (GArray) lines = pal_changed_rows_new ();
  sqlite3_changeset_iter *iter = NULL;
  int code;

  if (size == 0)
    return g_steal_pointer (&lines);
  code = sqlite3changeset_start (&iter, size, (void *) delta);
  while (code == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      PalChangedRow line = { NULL };
      if (line_read (store, iter, &line))
        g_array_append_val (lines, line);
    }
  int end = sqlite3changeset_finalize (iter);
  code = code == SQLITE_OK ? end : code;
  if (code != SQLITE_OK)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
      return NULL;
    }
  return g_steal_pointer (&lines);
}

/* Deleted rows that lead to a participant, and whose they were: their children, deleted with them, can no longer ask the file. */
static GHashTable *
gone_from (GArray *lines)
{
  GHashTable *gone = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      PalChangedRow *line = &g_array_index (lines, PalChangedRow, i);
      if (line->change == SQLITE_DELETE && line->table->person_column >= 0)
        g_hash_table_insert (gone, &line->record, &line->through);
    }
  return gone;
}

/* Whose record a row is, 0 when it is nobody's. */
static gint64
line_person (PalStore *store, const PalChangedRow *line, GHashTable *gone)
{
  const PalJournaled *table = line->table;
  gint64 key = line->through;

  if (table->person_column < 0)
    return 0;
  if (strcmp (table->person, "id") == 0)
    return line->record;
  if (key == 0)
    {
      /* An update carries only the columns that changed. */
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", table->person, table->table);
      key = pal_store_ask_int_of (store, sql, line->record, 0);
    }
  if (key == 0 || strcmp (table->person, "participant") == 0)
    return key;

  gint64 *of = g_hash_table_lookup (gone, &key);
  if (of != NULL)
    return *of;
  return pal_store_ask_int_of (store, strcmp (table->person, "enrolment") == 0
                               ? "SELECT participant FROM enrolment WHERE id = ?1"
                               : "SELECT participant FROM prescription WHERE id = ?1", key, 0);
}

/* Inserts so many lines of the audit: a statement costs more than a row of it. */
static PalStatement *
line_statement (PalStore *store, guint lines, GError **error)
{
  static const char columns[] = "op, line, table_name, record, participant, change, columns";
  g_autoptr (GString) sql = g_string_new ("INSERT INTO op_line (");

  g_string_append_printf (sql, "%s) VALUES ", columns);
  for (guint i = 0; i < lines; i++)
    g_string_append_printf (sql, "%s(?1, ?%u, ?%u, ?%u, ?%u, ?%u, ?%u)", i > 0 ? ", " : "", 6 * i + 2, 6 * i + 3,
                            6 * i + 4, 6 * i + 5, 6 * i + 6, 6 * i + 7);
  return pal_statement_new (store, sql->str, error);
}

/* Binds a line whose parameters begin behind @at. */
static void
bind_line (PalStore *store, PalStatement *insert, int at, const PalChangedRow *line, guint number, GHashTable *gone)
{
  gint64 person = line_person (store, line, gone);

  pal_statement_bind_int (insert, at + 1, number);
  pal_statement_bind_kept_text (insert, at + 2, line->table->table, -1);
  pal_statement_bind_int (insert, at + 3, line->record);
  if (person != 0)
    pal_statement_bind_int (insert, at + 4, person);
  else
    pal_statement_bind_null (insert, at + 4);
  pal_statement_bind_kept_text (insert, at + 5, change_name (line->change), -1);
  pal_statement_bind_kept_text (insert, at + 6, line->columns, -1);
}

/* Whether the time until which a step may work is over; 0: it works to the end. */
static gboolean
is_over (gint64 until)
{
  return until > 0 && g_get_monotonic_time () >= until;
}

/* Writes lines from *at on, until the time is over. */
static gboolean
write_lines (PalStore *store, gint64 op, GArray *lines, GHashTable *gone, guint *at, gint64 until, GError **error)
{
  g_autoptr (PalStatement) one = line_statement (store, 1, error);
  g_autoptr (PalStatement) many = NULL;
  guint rows;

  if (one != NULL && lines->len - *at >= LINES_A_STATEMENT)
    many = line_statement (store, LINES_A_STATEMENT, error);
  if (one == NULL || (many == NULL && lines->len - *at >= LINES_A_STATEMENT))
    return FALSE;
  for (; *at < lines->len && !is_over (until); *at += rows)
    {
      rows = many != NULL && lines->len - *at >= LINES_A_STATEMENT ? LINES_A_STATEMENT : 1;
      PalStatement *insert = rows > 1 ? many : one;

      pal_statement_bind_int (insert, 1, op);
      for (guint i = 0; i < rows; i++)
        bind_line (store, insert, (int) (6 * i + 1), &g_array_index (lines, PalChangedRow, *at + i), *at + i + 1, gone);
      if (!pal_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all_lines (PalStore *store, gint64 op, GArray *lines, GError **error)
{
  g_autoptr (GHashTable) gone = gone_from (lines);
  guint at = 0;

  return write_lines (store, op, lines, gone, &at, 0, error);
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

/* The last entry, when it is an edit of the same visit that can take another one in; else 0. */
static gint64
op_mergeable (PalStore *store, const char *visit)
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

/* Makes one changeset of two that follow each other; what it is put in is freed with sqlite3_free(). */
static gboolean
combine (PalStore *store, gconstpointer first, int first_size, gconstpointer then, int then_size, int *out_size, void **out,
         GError **error)
{
  sqlite3_changegroup *group = NULL;
  int code = sqlite3changegroup_new (&group);

  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, first_size, (void *) first);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_add (group, then_size, (void *) then);
  if (code == SQLITE_OK)
    code = sqlite3changegroup_output (group, out_size, out);
  sqlite3changegroup_delete (group);
  if (code != SQLITE_OK)
    g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
  return code == SQLITE_OK;
}

/* Takes a further delta into the entry @op. When together they change nothing, the entry goes. */
static gboolean
op_merge (PalStore *store, gint64 op, gconstpointer delta, int size, GError **error)
{
  g_autoptr (GBytes) before = pal_op_load_delta (store, op, error);
  gsize before_size;
  gconstpointer before_data = before != NULL ? g_bytes_get_data (before, &before_size) : NULL;
  int merged_size = 0;
  void *merged = NULL;

  if (before == NULL
      || !combine (store, before_data, (int) before_size, delta, size, &merged_size, &merged, error)
      || !run_for_op (store, "DELETE FROM op_line WHERE op = ?1", op, error))
    return FALSE;
  if (merged_size == 0)
    return run_for_op (store, "DELETE FROM op WHERE id = ?1", op, error);

  g_autoptr (GArray) lines = read_lines (store, merged, merged_size, error);
  if (lines != NULL)
    g_array_sort (lines, compare_lines);
  gboolean done = lines != NULL && write_delta (store, op, merged, merged_size, error) && write_all_lines (store, op, lines, error);
  sqlite3_free (merged);
  return done;
}

/* An entry that is being written: in one go, or step by step while the window lives. */
struct _PalOpWriting {
  PalStore  *store;
  PalOpHead  head;       /* its texts are the caller's, as is the changeset */
  gconstpointer delta;
  int        size;
  GArray    *lines;      /* PalChangedRow, by record */
  GHashTable *gone;
  gint64     op, merged;
  guint      indexed, written;
  gboolean   begun, done;
};

/* Begins to write an entry of the journal inside the open transaction: the changeset @delta of @size bytes, and @rows, the
 * PalChangedRows in it, which it takes over. What head and delta point to must stay. */
PalOpWriting *
pal_op_writing_new (PalStore *store, const PalOpHead *head, gconstpointer delta, int size, GArray *rows)
{
  PalOpWriting *self = g_new0 (PalOpWriting, 1);

  /* A changeset has its rows in no order, and the search index takes keys that grow ten times faster. */
  g_array_sort (rows, compare_lines);
  self->store = store;
  self->head = *head;
  self->delta = delta;
  self->size = size;
  self->lines = rows;
  self->gone = gone_from (rows);
  self->merged = head->visit != NULL ? op_mergeable (store, head->visit) : 0;
  self->op = self->merged != 0 ? self->merged : pal_store_next_key (store);
  return self;
}

/* Adds the names of the tables that are touched to the set @tables. */
void
pal_op_writing_list_tables (PalOpWriting *self, GHashTable *tables)
{
  for (guint i = 0; i < self->lines->len; i++)
    g_hash_table_add (tables, g_array_index (self->lines, PalChangedRow, i).table->table);
}

void
pal_op_writing_free (PalOpWriting *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->gone);
  g_array_unref (self->lines);
  g_free (self);
}

/* Brings search and order up to date. Taking many entries out of the index one by one costs more than making it anew (break-even
 * near 1 000 rows). */
static gboolean
index_lines (PalOpWriting *self, gint64 until, GError **error)
{
  const PalStoreHooks *hooks = pal_store_hooks ();
  guint changed = 0;

  for (guint i = 0; self->indexed == 0 && i < self->lines->len; i++)
    changed += g_array_index (self->lines, PalChangedRow, i).change != SQLITE_INSERT;
  if (changed > 1000 && hooks->index_all != NULL)
    {
      self->indexed = self->lines->len;
      return hooks->index_all (self->store, error);
    }
  for (; self->indexed < self->lines->len && (self->indexed % 32 != 0 || !is_over (until)); self->indexed++)
    {
      const PalChangedRow *line = &g_array_index (self->lines, PalChangedRow, self->indexed);

      if (hooks->index_record != NULL
          && !hooks->index_record (self->store, line->table->table, line->record, change_name (line->change),
                                   line->columns, error))
        return FALSE;
    }
  return TRUE;
}

/* Works until the monotonic time "until" (0: to the end). FALSE with @error set when it cannot go on. */
gboolean
pal_op_writing_step (PalOpWriting *self, gint64 until, GError **error)
{
  if (self->indexed < self->lines->len && !index_lines (self, until, error))
    return FALSE;
  if (self->indexed < self->lines->len)
    return TRUE;
  if (self->merged != 0)
    {
      self->done = op_merge (self->store, self->op, self->delta, self->size, error);
      return self->done;
    }
  if (!self->begun && !write_head (self->store, self->op, &self->head, self->delta, self->size, error))
    return FALSE;
  self->begun = TRUE;
  if (!write_lines (self->store, self->op, self->lines, self->gone, &self->written, until, error))
    return FALSE;
  self->done = self->written == self->lines->len;
  return TRUE;
}

/* From 0 to 1. */
double
pal_op_writing_get_progress (PalOpWriting *self)
{
  return (self->indexed + self->written) / (2.0 * MAX (self->lines->len, 1));
}

/* The number of the entry once it is written; 0 as long as something is left. */
gint64
pal_op_writing_get_op (PalOpWriting *self)
{
  return self->done ? self->op : 0;
}

/* Writes an entry of the journal inside the open transaction, and brings search and order up to date with it; adds the names of
 * the tables touched to @tables. Returns its number, 0 with @error set when it could not be written. */
gint64
pal_op_write (PalStore *store, const PalOpHead *head, gconstpointer delta, int size, GHashTable *tables, GError **error)
{
  GArray *rows = read_lines (store, delta, size, error);
  PalOpWriting *writing;
  gint64 op;

  if (rows == NULL)
    return 0;
  writing = pal_op_writing_new (store, head, delta, size, rows);
  pal_op_writing_list_tables (writing, tables);
  op = pal_op_writing_step (writing, 0, error) ? pal_op_writing_get_op (writing) : 0;
  pal_op_writing_free (writing);
  return op;
}
