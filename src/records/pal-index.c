/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-index.h"

#include <string.h>

#include "pal-kinds.h"
#include "store/pal-text.h"

/* What a record is found by (table "found") and ordered by (table "sort_key"), made from its searched fields. Both are made again
 * from C after each edit, undo or redo: triggers would fire again when a changeset is applied. */

static gboolean
is_searched (const PalKind *kind)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].flags & PAL_SEARCHED)
      return TRUE;
  return FALSE;
}

/* Whether one of the columns that an update changed (apart by spaces) is searched. */
static gboolean
touches_searched (const PalKind *kind, const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);

  for (int i = 0; names[i] != NULL; i++)
    {
      const PalField *field = pal_kind_get_field (kind, names[i]);
      if (field != NULL && (field->flags & PAL_SEARCHED))
        return TRUE;
    }
  return FALSE;
}

/* "SELECT id, last_name, phone … FROM participant", the searched fields in order. Full transfer. */
static char *
select_searched (const PalKind *kind, const char *where)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (kind->fields[i].flags & PAL_SEARCHED)
      {
        g_autofree char *column = pal_field_column (&kind->fields[i]);
        g_string_append_printf (sql, ", %s", column);
      }
  g_string_append_printf (sql, " FROM %s%s", kind->table, where);
  return g_string_free (sql, FALSE);
}

/* The statement that reads one record of a kind; made once a kind, since every edit asks for it. Owned here. */
static const char *
select_one (const PalKind *kind)
{
  static GHashTable *made;
  static GMutex mutex;

  g_mutex_lock (&mutex);
  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  char *sql = g_hash_table_lookup (made, kind);
  if (sql == NULL)
    {
      sql = select_searched (kind, " WHERE id = ?1");
      g_hash_table_insert (made, (gpointer) kind, sql);
    }
  g_mutex_unlock (&mutex);
  return sql;
}

static gboolean
drop_entry (PalStore *store, const char *sql, gint64 record, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, record);
  return pal_statement_run (statement, error);
}

static void
append_words (GString *words, const char *folded)
{
  if (*folded == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, folded);
}

/* The words of one record, from a row of select_searched(). */
typedef struct {
  GString *name, *phone, *note, *sort;
} Words;

static void
words_read (Words *words, const PalKind *kind, PalStatement *row)
{
  int column = 1;

  g_string_truncate (words->name, 0);
  g_string_truncate (words->phone, 0);
  g_string_truncate (words->note, 0);
  g_string_truncate (words->sort, 0);
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const PalField *field = &kind->fields[i];
      if (!(field->flags & PAL_SEARCHED))
        continue;
      const char *text = pal_statement_get_text (row, column++);
      if (field->kind == PAL_PHONE)
        {
          g_autofree char *digits = pal_text_telephone (text);
          g_string_append (words->phone, digits);
          continue;
        }
      g_autofree char *folded = pal_text_fold (text);
      append_words (field->kind == PAL_NOTE ? words->note : words->name, folded);
      /* People are ordered by last then first name; a sign below all letters stands between, so that "Da" comes before "Da Silva". */
      if (field->kind == PAL_TEXT && strcmp (field->name, "birth-name") != 0)
        {
          if (words->sort->len > 0)
            g_string_append_c (words->sort, '\x01');
          g_string_append (words->sort, folded);
        }
    }
}

static gboolean
write_words (PalStore *store, const PalKind *kind, gint64 record, const Words *words, GError **error)
{
  g_autoptr (PalStatement) found =
    pal_statement_new (store, "INSERT INTO found (rowid, kind, name, phone, note) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  g_autoptr (PalStatement) sort =
    pal_statement_new (store, "INSERT INTO sort_key (record, kind, value) VALUES (?1, ?2, ?3) "
                       "ON CONFLICT (record) DO UPDATE SET value = excluded.value", error);

  if (found == NULL || sort == NULL)
    return FALSE;
  pal_statement_bind_int (found, 1, record);
  pal_statement_bind_text (found, 2, kind->table);
  pal_statement_bind_text (found, 3, words->name->str);
  pal_statement_bind_text (found, 4, words->phone->str);
  pal_statement_bind_text (found, 5, words->note->str);
  pal_statement_bind_int (sort, 1, record);
  pal_statement_bind_text (sort, 2, kind->table);
  pal_statement_bind_text (sort, 3, words->sort->str);
  return pal_statement_run (found, error) && pal_statement_run (sort, error);
}

static gboolean
write_rows (PalStore *store, const PalKind *kind, PalStatement *rows, GError **error)
{
  Words words = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  g_autoptr (GError) local = NULL;

  while (local == NULL && pal_statement_step (rows, &local))
    {
      words_read (&words, kind, rows);
      write_words (store, kind, pal_statement_get_int (rows, 0), &words, &local);
    }
  g_string_free (words.name, TRUE);
  g_string_free (words.phone, TRUE);
  g_string_free (words.note, TRUE);
  g_string_free (words.sort, TRUE);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Brings search and order up to date with one record after a change (INSERT, UPDATE of @columns, DELETE), inside the open
 * transaction. */
gboolean
pal_index_record (PalStore *store, const char *table, gint64 record, const char *change, const char *columns, GError **error)
{
  const PalKind *kind = pal_kind_find (table);

  if (kind == NULL || !is_searched (kind) || (columns != NULL && !touches_searched (kind, columns)))
    return TRUE;
  if (strcmp (change, "INSERT") != 0
      && (!drop_entry (store, "DELETE FROM found WHERE rowid = ?1", record, error)
          || !drop_entry (store, "DELETE FROM sort_key WHERE record = ?1", record, error)))
    return FALSE;
  if (strcmp (change, "DELETE") == 0)
    return TRUE;

  g_autoptr (PalStatement) row = pal_statement_new (store, select_one (kind), error);
  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, record);
  return write_rows (store, kind, row, error);
}

static gboolean
empty_index (PalStore *store, GError **error)
{
  /* Taking every entry out of a full-text table one by one is slow: it is made anew, as the schema says. */
  g_autofree char *create = pal_store_ask_text (store, "SELECT sql FROM sqlite_schema WHERE name = 'found'");
  const char *const steps[] = { "DELETE FROM sort_key", "DROP TABLE found", create, NULL };

  for (int i = 0; steps[i] != NULL; i++)
    {
      g_autoptr (PalStatement) statement = pal_statement_new (store, steps[i], error);
      if (statement == NULL || !pal_statement_run (statement, error))
        return FALSE;
    }
  return create != NULL;
}

/* Makes search and order anew for every record, inside the open transaction. */
gboolean
pal_index_all (PalStore *store, GError **error)
{
  const PalKind *const *kinds = pal_kind_all ();

  if (!empty_index (store, error))
    return FALSE;
  for (int i = 0; kinds[i] != NULL; i++)
    {
      if (!is_searched (kinds[i]))
        continue;
      g_autofree char *sql = select_searched (kinds[i], "");
      g_autoptr (PalStatement) rows = pal_statement_new (store, sql, error);
      if (rows == NULL || !write_rows (store, kinds[i], rows, error))
        return FALSE;
    }
  return TRUE;
}
