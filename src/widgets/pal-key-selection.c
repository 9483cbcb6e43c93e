/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-key-selection.h"

/* A change of more rows than this is not told row by row. */
#define SMALL_CHANGE 64

/* A column view holds as many rows of widgets, whatever its height. */
#define WIDGET_ROWS 200

/* Between the query and the column view. Three things are done here that GTK's own selections do not do:
 *
 * - The selection is a set of keys. It survives every refresh, and nothing is ever searched through.
 * - When the whole list changes (a keystroke in the search, another order), the column view is told of the difference
 * in length only; the rows that exist are filled again by whoever shows them. Making 200 rows of widgets anew costs ten
 * times as much as giving them other words.
 * - Where rows must be made, those that are seen come first, the others in the next frames. */
struct _PalKeySelection {
  GObject     parent_instance;

  PalQuery   *query;
  guint       shown;         /* how many rows the view knows of */
  guint       first;         /* how many rows are seen at once */
  gboolean    emptied;       /* the first half of a change in two steps was heard */
  guint       settle;        /* idle source that closes such a change if the second half does not come */
  gboolean    multiple;
  GHashTable *keys;          /* gint64 *, owned */
};

enum { REFILL, GROWING, PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalKeySelection, pal_key_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* The list --------------------------------------------------------------------------------------------------------- */

static guint
query_length (PalKeySelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->query));
}

static GType
pal_key_selection_get_item_type (GListModel *model)
{
  return PAL_TYPE_ROW;
}

static guint
pal_key_selection_get_n_items (GListModel *model)
{
  return PAL_KEY_SELECTION (model)->shown;
}

/* In the middle of a change the view may still count on rows that are gone: it gets an empty one. */
static gpointer
pal_key_selection_get_item (GListModel *model, guint position)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);

  if (position >= self->shown)
    return NULL;
  if (position >= query_length (self))
    return g_object_new (PAL_TYPE_ROW, NULL);
  return g_list_model_get_item (G_LIST_MODEL (self->query), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pal_key_selection_get_item_type;
  iface->get_n_items = pal_key_selection_get_n_items;
  iface->get_item = pal_key_selection_get_item;
}

/* The selection ---------------------------------------------------------------------------------------------------- */

static gboolean
pal_key_selection_is_selected (GtkSelectionModel *model, guint position)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);
  gint64 key = pal_query_get_key (self->query, position);

  return key != 0 && g_hash_table_contains (self->keys, &key);
}

static GtkBitset *
pal_key_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = MIN (position + n_items, query_length (self));

  if (g_hash_table_size (self->keys) == 0)
    return selected;
  for (guint i = position; i < end; i++)
    if (pal_key_selection_is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static void
set_selected (PalKeySelection *self, guint position, gboolean selected)
{
  gint64 key = pal_query_get_key (self->query, position);

  if (key == 0)
    return;
  if (selected)
    g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key));
  else
    g_hash_table_remove (self->keys, &key);
}

static void
tell_view (PalKeySelection *self, guint position, guint n_items)
{
  if (n_items > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
}

static void
say_picked (PalKeySelection *self, guint position, guint n_items)
{
  tell_view (self, position, n_items);
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
pal_key_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);
  gboolean alone = unselect_rest || !self->multiple;

  if (alone && g_hash_table_size (self->keys) == 1 && pal_key_selection_is_selected (model, position))
    return TRUE;
  if (alone)
    g_hash_table_remove_all (self->keys);
  set_selected (self, position, TRUE);
  if (alone)
    say_picked (self, 0, self->shown);
  else
    say_picked (self, position, 1);
  return TRUE;
}

static gboolean
pal_key_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);

  if (!self->multiple)
    return FALSE;
  set_selected (self, position, FALSE);
  say_picked (self, position, 1);
  return TRUE;
}

static gboolean
pal_key_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (!self->multiple)
    return FALSE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    set_selected (self, position, gtk_bitset_contains (selected, position));
  say_picked (self, 0, self->shown);
  return TRUE;
}

/* All of the list, whether or not the view knows of them yet. */
static gboolean
pal_key_selection_select_all (GtkSelectionModel *model)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);

  if (!self->multiple)
    return FALSE;
  for (guint i = 0; i < query_length (self); i++)
    set_selected (self, i, TRUE);
  say_picked (self, 0, self->shown);
  return TRUE;
}

static gboolean
pal_key_selection_unselect_all (GtkSelectionModel *model)
{
  PalKeySelection *self = PAL_KEY_SELECTION (model);

  if (g_hash_table_size (self->keys) == 0)
    return TRUE;
  g_hash_table_remove_all (self->keys);
  say_picked (self, 0, self->shown);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = pal_key_selection_is_selected;
  iface->get_selection_in_range = pal_key_selection_get_selection_in_range;
  iface->select_item = pal_key_selection_select_item;
  iface->unselect_item = pal_key_selection_unselect_item;
  iface->select_all = pal_key_selection_select_all;
  iface->unselect_all = pal_key_selection_unselect_all;
  iface->set_selection = pal_key_selection_set_selection;
}

/* Changes of the query --------------------------------------------------------------------------------------------- */

/* Rows to tell the view of now: no more than are seen, unless it has made all its widgets. */
static guint
length_to_show (PalKeySelection *self)
{
  guint length = query_length (self);

  return self->shown >= WIDGET_ROWS ? length : MIN (length, MAX (self->shown, self->first));
}

static void
set_length (PalKeySelection *self, guint after)
{
  guint before = self->shown;

  self->shown = after;
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
  else if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
}

/* The rows that the view knows of stay; only their number changes. */
static void
settle (PalKeySelection *self)
{
  guint before = self->shown, after = length_to_show (self);

  g_clear_handle_id (&self->settle, g_source_remove);
  self->emptied = FALSE;
  set_length (self, after);
  g_signal_emit (self, signals[REFILL], 0, 0, MIN (before, after));
  tell_view (self, 0, after);
  if (after < query_length (self))
    g_signal_emit (self, signals[GROWING], 0);
}

static gboolean
settle_cb (gpointer data)
{
  PalKeySelection *self = data;

  self->settle = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
query_changed_cb (PalKeySelection *self, guint position, guint removed, guint added)
{
  if (!self->emptied && removed == added)
    {
      g_signal_emit (self, signals[REFILL], 0, position, added);
      if (position < self->shown)   /* the selected record may stand in another of these rows */
        tell_view (self, position, MIN (added, self->shown - position));
    }
  else if (!self->emptied && removed == self->shown && removed > 0 && added == 0)
    {
      self->emptied = TRUE;
      self->settle = g_idle_add_full (G_PRIORITY_DEFAULT, settle_cb, self, NULL);
    }
  else if (self->emptied || removed + added > SMALL_CHANGE || self->shown + added != query_length (self) + removed)
    {
      settle (self);
    }
  else
    {
      self->shown = query_length (self);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    }
}

static void
pal_key_selection_dispose (GObject *object)
{
  PalKeySelection *self = PAL_KEY_SELECTION (object);

  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->query != NULL)
    g_signal_handlers_disconnect_by_data (self->query, self);
  g_clear_object (&self->query);
  G_OBJECT_CLASS (pal_key_selection_parent_class)->dispose (object);
}

static void
pal_key_selection_finalize (GObject *object)
{
  g_hash_table_unref (PAL_KEY_SELECTION (object)->keys);
  G_OBJECT_CLASS (pal_key_selection_parent_class)->finalize (object);
}

static void
pal_key_selection_class_init (PalKeySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_key_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_key_selection_finalize;
  signals[REFILL] = g_signal_new ("refill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[GROWING] =
    g_signal_new ("growing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_key_selection_init (PalKeySelection *self)
{
  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* @first: how many rows are seen at once. */
PalKeySelection *
pal_key_selection_new (PalQuery *query, guint first)
{
  PalKeySelection *self = g_object_new (PAL_TYPE_KEY_SELECTION, NULL);

  self->query = g_object_ref (query);
  self->first = first;
  self->shown = length_to_show (self);
  g_signal_connect_swapped (query, "items-changed", G_CALLBACK (query_changed_cb), self);
  return self;
}

void
pal_key_selection_set_first (PalKeySelection *selection, guint first)
{
  selection->first = first;
}

/* Tells the view of some more rows; of all, once it has made its widgets. FALSE: it knows of all. */
gboolean
pal_key_selection_grow (PalKeySelection *selection, guint by)
{
  guint length = query_length (selection);

  if (selection->emptied || selection->shown >= length)
    return FALSE;
  set_length (selection, selection->shown >= WIDGET_ROWS ? length : MIN (length, selection->shown + by));
  return selection->shown < length;
}

PalQuery *
pal_key_selection_get_query (PalKeySelection *selection)
{
  return selection->query;
}

void
pal_key_selection_set_multiple (PalKeySelection *selection, gboolean multiple)
{
  selection->multiple = multiple;
  if (!multiple && g_hash_table_size (selection->keys) > 1)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
}

/* The row that stands at a position now, which an item given to the view earlier need not be. Full transfer. */
PalRow *
pal_key_selection_get_row (PalKeySelection *selection, guint position)
{
  return pal_key_selection_get_item (G_LIST_MODEL (selection), position);
}

/* The only selected record, whether or not the list shows it at the moment; 0: none or several. */
gint64
pal_key_selection_get_only (PalKeySelection *selection)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (selection->keys) != 1)
    return 0;
  g_hash_table_iter_init (&iter, selection->keys);
  return g_hash_table_iter_next (&iter, &key, NULL) ? *(gint64 *) key : 0;
}

/* The selected records that the list shows, in its order: what is not seen is not acted upon. Full transfer. */
gint64 *
pal_key_selection_get_keys (PalKeySelection *selection, guint *n_keys)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_hash_table_size (selection->keys) > 0 ? query_length (selection) : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 key = pal_query_get_key (selection->query, i);

      if (g_hash_table_contains (selection->keys, &key))
        g_array_append_val (keys, key);
    }
  *n_keys = keys->len;
  return (gint64 *) g_array_free (keys, FALSE);
}

/* Selects one record alone, seen or not; 0: none. */
void
pal_key_selection_select_key (PalKeySelection *selection, gint64 key)
{
  if (key == pal_key_selection_get_only (selection) && (key != 0 || g_hash_table_size (selection->keys) == 0))
    return;
  g_hash_table_remove_all (selection->keys);
  if (key != 0)
    g_hash_table_add (selection->keys, g_memdup2 (&key, sizeof key));
  say_picked (selection, 0, selection->shown);
}

/* Selects these records alone, seen or not. */
void
pal_key_selection_select_keys (PalKeySelection *selection, const gint64 *keys, guint n_keys)
{
  g_hash_table_remove_all (selection->keys);
  for (guint i = 0; i < n_keys; i++)
    g_hash_table_add (selection->keys, g_memdup2 (&keys[i], sizeof *keys));
  say_picked (selection, 0, selection->shown);
}
