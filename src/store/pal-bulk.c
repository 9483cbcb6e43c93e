/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-bulk.h"

#include <glib/gi18n.h>

#include <string.h>

#include "pal-changes.h"

/* An edit looks at each row that is written, and reads it again at its end: that is much of the time of an import. Here the rows
 * are known beforehand, so they are made as a changeset has them and inserted several at a time while the edit looks away; then
 * it is told of them. */

#define ROWS_A_STATEMENT 8
#define MAX_VARIABLES 999      /* what every build of SQLite takes in a statement */

typedef enum { VALUE_INT = 1, VALUE_TEXT = 3, VALUE_NULL = 5 } ValueType;

/* One value of a row that waits: an integer, or where its text stands among the bytes. */
typedef struct {
  ValueType type;
  guint     length;
  gint64    number;   /* or the offset of the text */
} Value;

typedef struct {
  ValueType   type;
  const char *text;
  gint64      number;
} Slot;

typedef struct {
  gint64 record;
  gsize  start;       /* among the bytes */
} Row;

struct _PalBulk {
  PalEdit            *edit;       /* not owned: an edit that is let go is over at once */
  PalStore           *store;
  const PalJournaled *table;
  GByteArray         *bytes;      /* of the rows that wait, as a changeset has them */
  GArray             *rows;       /* Row: those that wait */
  Slot               *slots;      /* of the row that is being made */
  GArray             *waiting;    /* Value, n_columns a row */
  guint               rows_a_statement;
  PalStatement       *one, *many;
  char               *now;
  int                 created_at;
};

/* "INSERT INTO site (id, created_at, …) VALUES (?1, …), (…)". Full transfer. */
static char *
insert_sql (const PalJournaled *table, guint rows)
{
  GString *sql = g_string_new (NULL);
  g_autofree char *columns = g_strjoinv (", ", table->columns);
  guint number = 1;

  g_string_printf (sql, "INSERT INTO %s (%s) VALUES ", table->table, columns);
  for (guint row = 0; row < rows; row++)
    {
      g_string_append (sql, row > 0 ? ", (" : "(");
      for (int i = 0; i < table->n_columns; i++)
        g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", number++);
      g_string_append_c (sql, ')');
    }
  return g_string_free (sql, FALSE);
}

/* Makes ready to insert records of a journaled table, whose first column is its key. What waits must be flushed before
 * it is read or changed. Of no use once the edit is over. NULL with @error set. */
PalBulk *
pal_bulk_new (PalEdit *edit, const char *table, GError **error)
{
  PalBulk *self = g_new0 (PalBulk, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *one = NULL;
  g_autofree char *many = NULL;

  self->edit = edit;
  self->store = pal_edit_get_store (edit);
  self->table = g_hash_table_lookup (self->store->journaled, table);
  if (self->table == NULL)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED,
                   _("The file does not record changes of “%s”: it is damaged. Nothing was written to it; restore a backup."), table);
      g_free (self);
      return NULL;
    }
  self->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  self->rows_a_statement = MIN (ROWS_A_STATEMENT, MAX_VARIABLES / MAX (self->table->n_columns, 1));
  self->slots = g_new0 (Slot, self->table->n_columns);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Value));
  self->bytes = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->created_at = pal_bulk_find_column (self, "created_at");
  one = insert_sql (self->table, 1);
  many = insert_sql (self->table, self->rows_a_statement);
  self->one = pal_statement_new (self->store, one, error);
  self->many = self->one != NULL ? pal_statement_new (self->store, many, error) : NULL;
  if (self->many == NULL)
    {
      pal_bulk_free (self);
      return NULL;
    }
  return self;
}

/* What still waits is not inserted: flush first, or let go of the edit too. */
void
pal_bulk_free (PalBulk *self)
{
  if (self == NULL)
    return;
  pal_statement_free (self->one);
  pal_statement_free (self->many);
  g_array_unref (self->waiting);
  g_array_unref (self->rows);
  g_byte_array_unref (self->bytes);
  g_free (self->slots);
  g_free (self->now);
  g_free (self);
}

/* The place of a column, -1 when the table has none of that name. */
int
pal_bulk_find_column (PalBulk *self, const char *column)
{
  for (int i = 0; i < self->table->n_columns; i++)
    if (strcmp (self->table->columns[i], column) == 0)
      return i;
  return -1;
}

/* The text must stay until pal_bulk_add(). NULL is unknown, as is every column that is not set. */
void
pal_bulk_set_text (PalBulk *self, int column, const char *text)
{
  g_return_if_fail (column >= 0 && column < self->table->n_columns);

  self->slots[column].type = text != NULL ? VALUE_TEXT : VALUE_NULL;
  self->slots[column].text = text;
}

void
pal_bulk_set_int (PalBulk *self, int column, gint64 value)
{
  g_return_if_fail (column >= 0 && column < self->table->n_columns);

  self->slots[column].type = VALUE_INT;
  self->slots[column].number = value;
}

static void
append_value (PalBulk *self, const Slot *slot)
{
  Value value = { slot->type != 0 ? slot->type : VALUE_NULL, 0, slot->number };

  if (value.type == VALUE_INT)
    pal_changeset_append_int (self->bytes, value.number);
  else if (value.type == VALUE_TEXT)
    {
      value.length = (guint) strlen (slot->text);
      pal_changeset_append_bytes (self->bytes, SQLITE_TEXT, slot->text, value.length);
      value.number = self->bytes->len - value.length;
    }
  else
    pal_changeset_append_null (self->bytes);
  g_array_append_val (self->waiting, value);
}

/* Ends a row: it gets a key, and the time unless it has one, and waits. Returns its key. */
gint64
pal_bulk_add (PalBulk *self)
{
  Row row = { pal_store_next_key (self->store), self->bytes->len };

  pal_bulk_set_int (self, 0, row.record);
  if (self->created_at >= 0 && self->slots[self->created_at].type == 0)
    pal_bulk_set_text (self, self->created_at, self->now);
  for (int i = 0; i < self->table->n_columns; i++)
    append_value (self, &self->slots[i]);
  memset (self->slots, 0, sizeof (Slot) * (gsize) self->table->n_columns);
  g_array_append_val (self->rows, row);
  return row.record;
}

/* How many rows are not in the table yet. */
guint
pal_bulk_n_waiting (PalBulk *self)
{
  return self->rows->len;
}

/* Binds as many rows as the statement has, from "first". The texts stay where they are: nothing is added meanwhile. */
static gboolean
insert_rows (PalBulk *self, PalStatement *statement, guint first, guint rows, GError **error)
{
  const char *texts = (const char *) self->bytes->data;
  guint n = rows * (guint) self->table->n_columns;

  for (guint i = 0; i < n; i++)
    {
      const Value *value = &g_array_index (self->waiting, Value, first * (guint) self->table->n_columns + i);

      if (value->type == VALUE_INT)
        pal_statement_bind_int (statement, (int) i + 1, value->number);
      else if (value->type == VALUE_TEXT)
        pal_statement_bind_kept_text (statement, (int) i + 1, texts + value->number, (int) value->length);
      else
        pal_statement_bind_null (statement, (int) i + 1);
    }
  return pal_statement_run (statement, error);
}

/* Tells the edit of the rows that are in the table now, and forgets them. */
static void
hand_over (PalBulk *self, PalChanges *changes)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      gsize end = i + 1 < self->rows->len ? g_array_index (self->rows, Row, i + 1).start : self->bytes->len;

      pal_changes_add_inserted (changes, self->table, row->record, self->bytes->data + row->start, end - row->start);
    }
  g_array_set_size (self->waiting, 0);
  g_array_set_size (self->rows, 0);
  g_byte_array_set_size (self->bytes, 0);
}

/* Inserts the rows that wait. References must lead to rows that are there: flush parents first. FALSE with @error set:
 * the edit must be let go. */
gboolean
pal_bulk_flush (PalBulk *self, GError **error)
{
  PalChanges *changes = pal_edit_get_changes (self->edit);
  guint n = self->rows->len, at = 0;
  gboolean done = TRUE;

  pal_changes_set_watching (changes, FALSE);
  while (done && at < n)
    {
      guint rows = n - at >= self->rows_a_statement ? self->rows_a_statement : 1;

      done = insert_rows (self, rows > 1 ? self->many : self->one, at, rows, error);
      at += rows;
    }
  pal_changes_set_watching (changes, TRUE);
  if (done)
    hand_over (self, changes);
  return done;
}
