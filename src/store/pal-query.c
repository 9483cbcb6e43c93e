/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-query.h"

#include <string.h>

#define PAGE_ROWS 64
#define KEPT_PAGES 24

/* A row of a list */

struct _PalRow {
  GObject  parent_instance;
  gint64   id;
  char   **texts;
  guint    n_texts;
};

G_DEFINE_FINAL_TYPE (PalRow, pal_row, G_TYPE_OBJECT)

static void
row_clear (PalRow *self)
{
  for (guint i = 0; i < self->n_texts; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->texts, g_free);
  self->n_texts = 0;
}

static void
pal_row_finalize (GObject *object)
{
  row_clear (PAL_ROW (object));
  G_OBJECT_CLASS (pal_row_parent_class)->finalize (object);
}

static void
pal_row_class_init (PalRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_row_finalize;
}

static void
pal_row_init (PalRow *self)
{
}

gint64
pal_row_get_id (PalRow *self)
{
  return self->id;
}

/* Column 0 is the first after the id. "" when it is unknown. Owned by the row. */
const char *
pal_row_get_text (PalRow *self, guint column)
{
  return pal_row_is_known (self, column) ? self->texts[column] : "";
}

gint64
pal_row_get_int (PalRow *self, guint column, gint64 otherwise)
{
  return pal_row_is_known (self, column) ? g_ascii_strtoll (self->texts[column], NULL, 10) : otherwise;
}

gboolean
pal_row_is_known (PalRow *self, guint column)
{
  return column < self->n_texts && self->texts[column] != NULL;
}

static void
row_fill (PalRow *self, PalStatement *statement)
{
  row_clear (self);
  self->n_texts = pal_statement_n_columns (statement) - 1;
  self->texts = g_new0 (char *, self->n_texts + 1);
  for (guint i = 0; i < self->n_texts; i++)
    self->texts[i] = g_strdup (pal_statement_get_text (statement, i + 1));
}

static gboolean
row_equal (PalRow *a, PalRow *b)
{
  if (a->n_texts != b->n_texts)
    return FALSE;
  for (guint i = 0; i < a->n_texts; i++)
    if (g_strcmp0 (a->texts[i], b->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A list over SQL: it keeps the ordered keys, and fetches pages of rows by key when they are looked at. Sort, filter and search
 * are in the statement that gives the keys. */
struct _PalQuery {
  GObject     parent_instance;
  PalStore   *store;
  char      **tables;
  char       *hydrate;
  char       *sql;
  char      **values;
  GArray     *keys;        /* gint64 */
  GHashTable *pages;       /* page number → GPtrArray of PalRow */
  GQueue      recent;      /* page numbers, the latest first */
  gulong      changed_id;
};

static GType
query_get_item_type (GListModel *model)
{
  return PAL_TYPE_ROW;
}

static guint
query_get_n_items (GListModel *model)
{
  return PAL_QUERY (model)->keys->len;
}

static char *
json_of (const gint64 *keys, guint n)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", keys[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Rows for @n keys, in their order. A record that is gone gives a row without columns. */
static GPtrArray *
fetch_rows (PalQuery *self, const gint64 *keys, guint n)
{
  GPtrArray *rows = g_ptr_array_new_full (n, g_object_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, self->hydrate, NULL);
  g_autofree char *json = json_of (keys, n);

  for (guint i = 0; i < n; i++)
    {
      PalRow *row = g_object_new (PAL_TYPE_ROW, NULL);
      row->id = keys[i];
      g_hash_table_insert (by_key, &row->id, row);
      g_ptr_array_add (rows, row);
    }
  if (statement == NULL)
    return rows;
  pal_statement_bind_text (statement, 1, json);
  while (pal_statement_step (statement, NULL))
    {
      gint64 id = pal_statement_get_int (statement, 0);
      PalRow *row = g_hash_table_lookup (by_key, &id);
      if (row != NULL)
        row_fill (row, statement);
    }
  return rows;
}

static GPtrArray *
fetch_page (PalQuery *self, guint page)
{
  guint start = page * PAGE_ROWS;

  return fetch_rows (self, &g_array_index (self->keys, gint64, start), MIN (PAGE_ROWS, self->keys->len - start));
}

static GPtrArray *
get_page (PalQuery *self, guint page)
{
  GPtrArray *rows = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));

  if (rows != NULL)
    {
      if (GPOINTER_TO_UINT (g_queue_peek_head (&self->recent)) != page)
        {
          g_queue_remove (&self->recent, GUINT_TO_POINTER (page));
          g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
        }
      return rows;
    }
  rows = fetch_page (self, page);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), rows);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  if (g_queue_get_length (&self->recent) > KEPT_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  return rows;
}

static gpointer
query_get_item (GListModel *model, guint position)
{
  PalQuery *self = PAL_QUERY (model);

  if (position >= self->keys->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (get_page (self, position / PAGE_ROWS), position % PAGE_ROWS));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = query_get_item_type;
  interface->get_n_items = query_get_n_items;
  interface->get_item = query_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PalQuery, pal_query, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GHashTable *
new_pages (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
drop_pages (PalQuery *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

/* The words that codes are read by changed: every row may show one, although none has another code. A long list is told
 * in two steps, as when its keys change. */
static void
show_anew (PalQuery *self)
{
  GArray *keys = self->keys;

  drop_pages (self);
  if (keys->len == 0)
    return;
  if (keys->len <= PAGE_ROWS)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), 0, keys->len, keys->len);
      return;
    }
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, keys->len, 0);
  g_array_unref (self->keys);
  self->keys = keys;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, keys->len);
}

static void
store_changed_cb (PalQuery *self, const char *const *tables)
{
  if (g_strv_contains (tables, "list_value"))
    show_anew (self);
  for (int i = 0; tables[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) self->tables, tables[i]))
      {
        pal_query_refresh (self, NULL);
        return;
      }
}

static void
pal_query_finalize (GObject *object)
{
  PalQuery *self = PAL_QUERY (object);

  drop_pages (self);
  g_hash_table_unref (self->pages);
  g_array_unref (self->keys);
  g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  g_strfreev (self->tables);
  g_strfreev (self->values);
  g_free (self->hydrate);
  g_free (self->sql);
  G_OBJECT_CLASS (pal_query_parent_class)->finalize (object);
}

static void
pal_query_class_init (PalQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_query_finalize;
}

static void
pal_query_init (PalQuery *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pages = new_pages ();
  g_queue_init (&self->recent);
}

/* A list, empty until pal_query_set_keys(). @tables: an edit that touches one of them refreshes it. @hydrate: the statement that
 * gives the rows, its first column the id, its only parameter a JSON array of the ids wanted:
 * "SELECT id, last_name FROM participant WHERE id IN (SELECT value FROM json_each (?1))". Full transfer. */
PalQuery *
pal_query_new (PalStore *store, const char *const *tables, const char *hydrate)
{
  PalQuery *self = g_object_new (PAL_TYPE_QUERY, NULL);

  self->store = g_object_ref (store);
  self->tables = g_strdupv ((char **) tables);
  self->hydrate = g_strdup (hydrate);
  self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

static GArray *
read_keys (PalQuery *self, const char *sql, const char *const *values, GError **error)
{
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->keys->len + PAGE_ROWS);
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  for (int i = 0; values != NULL && values[i] != NULL; i++)
    pal_statement_bind_text (statement, i + 1, values[i]);
  while (pal_statement_step (statement, &local))
    {
      gint64 key = pal_statement_get_int (statement, 0);
      g_array_append_val (keys, key);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&keys);
}

/* The same keys in the same order: only the rows that are at hand and differ are told. */
static void
refresh_rows (PalQuery *self)
{
  g_autoptr (GList) pages = g_hash_table_get_keys (self->pages);

  for (GList *l = pages; l != NULL; l = l->next)
    {
      guint page = GPOINTER_TO_UINT (l->data);
      g_autoptr (GPtrArray) before = g_ptr_array_ref (g_hash_table_lookup (self->pages, l->data));
      GPtrArray *after = fetch_page (self, page);

      for (guint i = 0; i < after->len; i++)
        if (row_equal (g_ptr_array_index (before, i), g_ptr_array_index (after, i)))
          {
            g_object_unref (after->pdata[i]);
            after->pdata[i] = g_object_ref (g_ptr_array_index (before, i));
          }
      g_hash_table_replace (self->pages, l->data, g_ptr_array_ref (after));
      for (guint i = 0; i < after->len; i++)
        if (g_ptr_array_index (before, i) != g_ptr_array_index (after, i))
          g_list_model_items_changed (G_LIST_MODEL (self), page * PAGE_ROWS + i, 1, 1);
      g_ptr_array_unref (after);
    }
}

/* Rows that were at hand, stand outside the changed part of the list, and differ now. */
static void
tell_moved_rows (PalQuery *self, GHashTable *pages, guint head, guint tail_start, int shift)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GPtrArray *rows = value;
      for (guint i = 0; i < rows->len; i++)
        {
          guint was = GPOINTER_TO_UINT (key) * PAGE_ROWS + i;
          if (was >= head && was < tail_start)
            continue;
          guint now = was < head ? was : was + shift;
          PalRow *row = g_ptr_array_index (get_page (self, now / PAGE_ROWS), now % PAGE_ROWS);
          if (!row_equal (row, g_ptr_array_index (rows, i)))
            g_list_model_items_changed (G_LIST_MODEL (self), now, 1, 1);
        }
    }
}

static void
replace_keys (PalQuery *self, GArray *keys)
{
  guint before = self->keys->len, after = keys->len, head = 0, tail = 0;
  const gint64 *old = (const gint64 *) self->keys->data, *new = (const gint64 *) keys->data;

  while (head < before && head < after && old[head] == new[head])
    head++;
  if (head == before && head == after)
    {
      refresh_rows (self);
      return;
    }
  while (tail < before - head && tail < after - head && old[before - 1 - tail] == new[after - 1 - tail])
    tail++;

  guint removed = before - head - tail, added = after - head - tail;
  g_autoptr (GArray) previous = g_steal_pointer (&self->keys);
  g_autoptr (GHashTable) pages = g_steal_pointer (&self->pages);
  self->pages = new_pages ();
  g_queue_clear (&self->recent);
  /* A change of the whole list is said in two steps: told as one, the list view asks for every row (1.2 s for 100 000). */
  if (removed > PAGE_ROWS)
    {
      self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
      g_array_unref (self->keys);
      self->keys = g_array_ref (keys);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, after);
      return;
    }
  self->keys = g_array_ref (keys);
  g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
  tell_moved_rows (self, pages, head, before - tail, (int) after - (int) before);
}

/* Shows the records whose ids @sql gives, in that order; @values (ended by NULL, may be NULL) are its parameters, as text. When
 * the statement fails the list stays as it was. */
gboolean
pal_query_set_keys (PalQuery *self, const char *sql, const char *const *values, GError **error)
{
  g_autoptr (GArray) keys = read_keys (self, sql, values, error);

  if (keys == NULL)
    return FALSE;

  char *new_sql = g_strdup (sql);
  char **new_values = g_strdupv ((char **) values);
  g_free (self->sql);
  g_strfreev (self->values);
  self->sql = new_sql;
  self->values = new_values;
  replace_keys (self, keys);
  return TRUE;
}

/* Asks again, after an edit. */
gboolean
pal_query_refresh (PalQuery *self, GError **error)
{
  if (self->sql == NULL || pal_store_get_db (self->store) == NULL)
    return TRUE;

  g_autoptr (GArray) keys = read_keys (self, self->sql, (const char *const *) self->values, error);
  if (keys == NULL)
    return FALSE;
  replace_keys (self, keys);
  return TRUE;
}

/* Where a record is in the list; G_MAXUINT when it is not there. */
guint
pal_query_get_position (PalQuery *self, gint64 id)
{
  const gint64 *keys = (const gint64 *) self->keys->data;

  for (guint i = 0; i < self->keys->len; i++)
    if (keys[i] == id)
      return i;
  return G_MAXUINT;
}

/* The record at a position, 0 past the end. */
gint64
pal_query_get_key (PalQuery *self, guint position)
{
  return position < self->keys->len ? g_array_index (self->keys, gint64, position) : 0;
}
