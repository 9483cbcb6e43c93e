/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-table.h"

#include <glib/gi18n.h>

#include "pal-focus.h"
#include "pal-key-selection.h"
#include "pal-named.h"
#include "pal-table-cell.h"

/* Rows that are made in one frame beyond those that are seen. */
#define GROWTH 24

typedef struct {
  PalTable             *table;
  const PalTableColumn *spec;
  GtkColumnViewColumn  *column;   /* of the view */
  GtkSorter            *sorter;   /* asks nothing of the rows: SQL sorts */
} Column;

struct _PalTable {
  GtkWidget        parent_instance;

  GPtrArray       *columns;       /* of Column */
  GHashTable      *bound;         /* GtkListItem * → Column *: the cells that show something now */
  PalKeySelection *selection;
  gboolean         multiple;
  gboolean         sorting;       /* the order is being set, not asked for */
  Column          *probed;        /* answer of the sorters, see find_sort() */
  guint            reveal;        /* tick that scrolls to the selected row after a change of the whole list */
  guint            grow;          /* tick that tells the view of more rows */

  const char      *singular;
  const char      *plural;
  guint            total;
  char            *status;

  GtkWidget       *stack;
  GtkWidget       *scroller;
  GtkWidget       *view;
  GtkWidget       *empty;
  GtkWidget       *bar;
  GtkWidget       *count;
  GtkWidget       *details;
  GtkWidget       *bar_end;
};

G_DEFINE_FINAL_TYPE (PalTable, pal_table, GTK_TYPE_WIDGET)

enum { PROP_MULTIPLE = 1 };

enum { SORT_CHANGED, ROW_ACTIVATED, SELECTION_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Status ----------------------------------------------------------------------------------------------------------- */

static guint
count_rows (PalTable *self)
{
  return self->selection != NULL
           ? g_list_model_get_n_items (G_LIST_MODEL (pal_key_selection_get_query (self->selection)))
           : 0;
}

static void
add_detail (GString *details, const char *text)
{
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, text);
}

static char *
format_number (const char *format, guint number)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  return g_strjoinv (digits, parts);
}

static void
update_status (PalTable *self)
{
  guint n = count_rows (self), selected = pal_table_get_n_selected (self);
  const char *words_of_count = self->singular != NULL ? ngettext (self->singular, self->plural, n)
                                                      : ngettext ("%u row", "%u rows", n);
  g_autofree char *count = format_number (words_of_count, n);
  g_autoptr (GString) details = g_string_new (NULL);

  if (self->total > n)
    {
      g_autofree char *of = format_number (_("of %u"), self->total);

      add_detail (details, of);
    }
  if (selected > 1 || (selected == 1 && self->multiple))
    {
      g_autofree char *words = format_number (ngettext ("%u selected", "%u selected", selected), selected);

      add_detail (details, words);
    }
  if (self->status != NULL)
    add_detail (details, self->status);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_label_set_text (GTK_LABEL (self->details), details->str);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), n == 0 && self->empty != NULL ? self->empty : self->scroller);
}

/* Cells ------------------------------------------------------------------------------------------------------------ */

static void
setup_cb (Column *column, GtkListItem *item)
{
  gtk_list_item_set_child (item, pal_table_cell_new (column->spec));
}

static void
fill_item (Column *column, GtkListItem *item)
{
  g_autoptr (PalRow) row = pal_key_selection_get_row (column->table->selection, gtk_list_item_get_position (item));

  if (row != NULL)
    pal_table_cell_fill (gtk_list_item_get_child (item), column->spec, row);
}

static void
bind_cb (Column *column, GtkListItem *item)
{
  g_hash_table_insert (column->table->bound, item, column);
  fill_item (column, item);
}

static void
unbind_cb (Column *column, GtkListItem *item)
{
  g_hash_table_remove (column->table->bound, item);
}

static void
refill (PalTable *self, guint position, guint n)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    {
      guint at = gtk_list_item_get_position (item);

      if (at >= position && at - position < n)
        fill_item (column, item);
    }
}

/* Order ------------------------------------------------------------------------------------------------------------ */

static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *column = data;

  if (column->table->probed == NULL)
    column->table->probed = column;
  return GTK_ORDERING_LARGER;
}

/* Which column the person sorts by, and which way: GTK 4.8 does not tell, but the first sorter that it asks is the one,
 * and an answer that comes back reversed is a descending order. */
static Column *
find_sort (PalTable *self, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  g_autoptr (GObject) a = g_object_new (PAL_TYPE_ROW, NULL), b = g_object_new (PAL_TYPE_ROW, NULL);

  self->probed = NULL;
  *descending = gtk_sorter_compare (sorter, a, b) == GTK_ORDERING_SMALLER;
  return self->probed;
}

static void
sorter_changed_cb (PalTable *self)
{
  gboolean descending;
  Column *column;

  if (self->sorting)
    return;
  column = find_sort (self, &descending);
  if (column != NULL)
    g_signal_emit (self, signals[SORT_CHANGED], 0, column->spec->id, descending);
}

/* Columns ---------------------------------------------------------------------------------------------------------- */

static void
column_free (gpointer data)
{
  Column *column = data;

  g_clear_object (&column->sorter);
  g_clear_object (&column->column);
  g_free (column);
}

static Column *
find_column (PalTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (((Column *) g_ptr_array_index (self->columns, i))->spec->id, id) == 0)
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

/* Widths are said in em so that they follow the size of the text. */
static double
get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (dpi > 0 ? dpi : 96) / 72;
}

static void
update_widths (PalTable *self)
{
  double em = get_em (GTK_WIDGET (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      if (column->spec->width > 0)
        gtk_column_view_column_set_fixed_width (column->column, (int) (column->spec->width * em / 100 + 0.5));
    }
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* A heading cannot be aligned by GTK: numbers and their headings share one right edge because its label is told so, and
 * because the sign of the order stands before it. */
static void
align_headings (PalTable *self)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (self->view));

  for (guint i = 0; i < self->columns->len && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      Column *column = g_ptr_array_index (self->columns, i);
      GtkWidget *label = find_label (title);

      if (label == NULL || !pal_table_cell_is_end_aligned (column->spec))
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      if (gtk_widget_get_next_sibling (label) != NULL)
        gtk_widget_insert_before (gtk_widget_get_next_sibling (label), gtk_widget_get_parent (label), label);
    }
}

/* A heading is often shorter than the same word elsewhere. */
static const char *
title_of (const PalTableColumn *spec)
{
  const char *title = g_dpgettext2 (NULL, "column", spec->title);

  return title != spec->title ? title : _(spec->title);
}

static void
add_column (PalTable *self, const PalTableColumn *spec)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  column->table = self;
  column->spec = spec;
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), column);
  column->column = gtk_column_view_column_new (title_of (spec), factory);
  gtk_column_view_column_set_expand (column->column, spec->expand);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  if (spec->sortable)
    {
      column->sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
      gtk_column_view_column_set_sorter (column->column, column->sorter);
    }
  g_ptr_array_add (self->columns, column);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column->column);
}

/* Changes of the list ---------------------------------------------------------------------------------------------- */

static void
scroll_to (PalTable *self, guint position)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (self->view), "list.scroll-to-item", "u", position);
}

/* From here Shift and the arrows select: the view knows only of rows that were selected in it. */
static void
set_anchor (PalTable *self, guint position)
{
  if (self->multiple)
    gtk_widget_activate_action (gtk_widget_get_last_child (self->view), "list.select-item", "(ubb)", position, FALSE, FALSE);
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PalTable *self = PAL_TABLE (widget);
  gint64 key = self->selection != NULL ? pal_key_selection_get_only (self->selection) : 0;
  guint position = key != 0 ? pal_query_get_position (pal_key_selection_get_query (self->selection), key) : G_MAXUINT;
  guint shown = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  if (self->grow != 0)
    return G_SOURCE_CONTINUE;
  self->reveal = 0;
  if (shown > 0)
    scroll_to (self, position < shown ? position : 0);
  return G_SOURCE_REMOVE;
}

/* Once the rows have their new places: to the one that is selected, else to the first. Not by the value of the scrollbar:
 * rows that have no size yet cannot be found by it, and the view complains. */
static void
queue_reveal (PalTable *self)
{
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
refilled_cb (PalTable *self, guint position, guint n)
{
  refill (self, position, n);
  update_status (self);
  if (position == 0 && n > 1)
    queue_reveal (self);
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PalTable *self = PAL_TABLE (widget);

  if (self->selection != NULL && pal_key_selection_grow (self->selection, GROWTH))
    return G_SOURCE_CONTINUE;
  self->grow = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_growth (PalTable *self)
{
  if (self->grow == 0)
    self->grow = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static void
items_changed_cb (PalTable *self)
{
  update_status (self);
}

static void
picked_cb (PalTable *self)
{
  update_status (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PalTable *self, guint position)
{
  gint64 id = pal_query_get_key (pal_key_selection_get_query (self->selection), position);

  if (id != 0)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, id);
}

/* How many rows the height shows, a little more rather than less. */
static guint
rows_per_page (PalTable *self)
{
  int height = gtk_widget_get_height (self->scroller);

  return (height > 0 ? height : 700) / (2 * get_em (GTK_WIDGET (self))) + 2;
}

static void
page_changed_cb (PalTable *self)
{
  if (self->selection != NULL)
    pal_key_selection_set_first (self->selection, rows_per_page (self));
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (pal_table_parent_class)->system_setting_changed (widget, setting);
  update_widths (PAL_TABLE (widget));
}

static void
pal_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pal_table_parent_class)->root (widget);
  update_widths (PAL_TABLE (widget));
}

static GtkWidget *
rows_of (PalTable *self)
{
  return gtk_widget_get_last_child (self->view);
}

static gboolean
focus_selected_row (PalTable *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (rows_of (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) && gtk_widget_get_mapped (row))
      return gtk_widget_grab_focus (row);
  return FALSE;
}

/* To GTK 4.8 every row is a stop of Tab, all hundred thousand. Here the rows are one stop: arrows go from row to row,
 * Tab from the headings to the rows, to the status line, and out. */
static gboolean
pal_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PalTable *self = PAL_TABLE (widget);
  GtkWidget *headings = gtk_widget_get_first_child (self->view), *rows = rows_of (self);

  if (gtk_widget_get_focus_child (rows) == NULL)
    {
      gboolean taken = pal_focus_pass (widget, pal_table_parent_class, direction);

      if (taken && gtk_widget_get_focus_child (rows) != NULL)
        focus_selected_row (self);
      return taken;
    }
  if (direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (self->bar, direction);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (headings, direction);
  return pal_focus_pass (widget, pal_table_parent_class, direction);
}

static gboolean
pal_table_grab_focus (GtkWidget *widget)
{
  PalTable *self = PAL_TABLE (widget);

  return !pal_focus_is_passing (widget) && (focus_selected_row (self) || gtk_widget_grab_focus (self->view));
}

static void
pal_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PAL_TABLE (object)->multiple);
}

static void
pal_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  pal_table_set_multiple (PAL_TABLE (object), g_value_get_boolean (value));
}

static void
pal_table_dispose (GObject *object)
{
  PalTable *self = PAL_TABLE (object);

  if (self->view != NULL)
    {
      pal_table_set_query (self, NULL);
      pal_table_set_columns (self, NULL);
    }
  if (self->reveal != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal);
  if (self->grow != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow);
  self->reveal = self->grow = 0;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  self->view = NULL;
  G_OBJECT_CLASS (pal_table_parent_class)->dispose (object);
}

static void
pal_table_finalize (GObject *object)
{
  PalTable *self = PAL_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->bound);
  g_free (self->status);
  G_OBJECT_CLASS (pal_table_parent_class)->finalize (object);
}

static void
pal_table_class_init (PalTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_table_get_property;
  object_class->set_property = pal_table_set_property;
  object_class->dispose = pal_table_dispose;
  object_class->finalize = pal_table_finalize;
  widget_class->system_setting_changed = pal_table_system_setting_changed;
  widget_class->root = pal_table_root;
  widget_class->focus = pal_table_focus;
  widget_class->grab_focus = pal_table_grab_focus;

  g_object_class_install_property (
    object_class, PROP_MULTIPLE,
    g_param_spec_boolean ("multiple", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paltable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
make_status_bar (PalTable *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->bar, "pal-statusbar");
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "pal-strong");
  self->details = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->details), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->details), 0);
  gtk_widget_set_hexpand (self->details, TRUE);
  self->bar_end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->bar), self->count);
  gtk_box_append (GTK_BOX (self->bar), self->details);
  gtk_box_append (GTK_BOX (self->bar), self->bar_end);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
pal_table_init (PalTable *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->bound = g_hash_table_new (NULL, NULL);

  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "pal-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  self->stack = gtk_stack_new ();
  /* Rows need less room than the words that stand for none. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  make_status_bar (self);

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                           "notify::page-size", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  update_status (self);
}

GtkWidget *
pal_table_new (const PalTableColumn *columns)
{
  PalTable *self = g_object_new (PAL_TYPE_TABLE, NULL);

  pal_table_set_columns (self, columns);
  return GTK_WIDGET (self);
}

/* @columns are not copied; NULL: none. */
void
pal_table_set_columns (PalTable *table, const PalTableColumn *columns)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  table->sorting = TRUE;   /* a column that goes takes its order along: nobody asked for another */
  for (guint i = 0; i < table->columns->len; i++)
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (table->view),
                                   ((Column *) g_ptr_array_index (table->columns, i))->column);
  table->sorting = FALSE;
  g_hash_table_remove_all (table->bound);
  g_ptr_array_set_size (table->columns, 0);
  for (; columns != NULL && columns->id != NULL; columns++)
    add_column (table, columns);
  align_headings (table);
  update_widths (table);
}

/* What the view says to those who hear it: "Participants". */
void
pal_table_set_name (PalTable *table, const char *name)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  pal_named_set (table->view, name);
}

/* @query: (nullable). The selection starts anew. */
void
pal_table_set_query (PalTable *table, PalQuery *query)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  if (table->selection != NULL)
    g_signal_handlers_disconnect_by_data (table->selection, table);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (table->view), NULL);
  g_clear_object (&table->selection);
  if (query != NULL)
    {
      table->selection = pal_key_selection_new (query, rows_per_page (table));
      pal_key_selection_set_multiple (table->selection, table->multiple);
      g_signal_connect_swapped (table->selection, "refill", G_CALLBACK (refilled_cb), table);
      g_signal_connect_swapped (table->selection, "growing", G_CALLBACK (queue_growth), table);
      g_signal_connect_swapped (table->selection, "items-changed", G_CALLBACK (items_changed_cb), table);
      g_signal_connect_swapped (table->selection, "picked", G_CALLBACK (picked_cb), table);
      gtk_column_view_set_model (GTK_COLUMN_VIEW (table->view), GTK_SELECTION_MODEL (table->selection));
      queue_growth (table);
    }
  update_status (table);
}

PalQuery *
pal_table_get_query (PalTable *table)
{
  g_return_val_if_fail (PAL_IS_TABLE (table), NULL);

  return table->selection != NULL ? pal_key_selection_get_query (table->selection) : NULL;
}

/* Shows the order in the headings, without "sort-changed": the query has it already. */
void
pal_table_set_sort (PalTable *table, const char *column, gboolean descending)
{
  Column *found;

  g_return_if_fail (PAL_IS_TABLE (table));

  found = find_column (table, column);
  table->sorting = TRUE;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (table->view), found != NULL ? found->column : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  table->sorting = FALSE;
}

void
pal_table_set_column_visible (PalTable *table, const char *column, gboolean visible)
{
  Column *found;

  g_return_if_fail (PAL_IS_TABLE (table));

  found = find_column (table, column);
  if (found != NULL)
    gtk_column_view_column_set_visible (found->column, visible);
}

/* Several rows at once, with Ctrl and Shift. */
void
pal_table_set_multiple (PalTable *table, gboolean multiple)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  table->multiple = multiple;
  if (table->selection != NULL)
    pal_key_selection_set_multiple (table->selection, multiple);
  update_status (table);
}

/* Both with "%u", in English and bare: the name of this function marks them for translation as one text with its
 * plural. Not copied. */
void
pal_table_set_count_words (PalTable *table, const char *singular, const char *plural)
{
  g_return_if_fail (PAL_IS_TABLE (table));
  g_return_if_fail (singular != NULL && plural != NULL);

  table->singular = singular;
  table->plural = plural;
  update_status (table);
}

/* "of 148": how many there are when fewer are shown; 0: not said. */
void
pal_table_set_total (PalTable *table, guint total)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  table->total = total;
  update_status (table);
}

/* More to say after the counts; NULL: nothing. */
void
pal_table_set_status (PalTable *table, const char *text)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  g_free (table->status);
  table->status = g_strdup (text);
  update_status (table);
}

/* Links at the right of the status line: "Columns", "Export". */
void
pal_table_add_status_widget (PalTable *table, GtkWidget *widget)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  gtk_box_append (GTK_BOX (table->bar_end), widget);
}

/* Shown in place of the rows when there are none; (nullable). */
void
pal_table_set_empty (PalTable *table, GtkWidget *empty)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  if (table->empty == empty)
    return;
  if (table->empty != NULL)
    gtk_stack_remove (GTK_STACK (table->stack), table->empty);
  table->empty = empty;
  if (empty != NULL)
    gtk_stack_add_child (GTK_STACK (table->stack), empty);
  update_status (table);
}

/* The selected record; 0 when there is none, or when there are several. */
gint64
pal_table_get_selected (PalTable *table)
{
  g_return_val_if_fail (PAL_IS_TABLE (table), 0);

  return table->selection != NULL ? pal_key_selection_get_only (table->selection) : 0;
}

/* The selected records that the list shows, in its order. Full transfer. */
gint64 *
pal_table_get_selection (PalTable *table, guint *n_ids)
{
  g_return_val_if_fail (PAL_IS_TABLE (table), NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  *n_ids = 0;
  return table->selection != NULL ? pal_key_selection_get_keys (table->selection, n_ids) : NULL;
}

guint
pal_table_get_n_selected (PalTable *table)
{
  g_autofree gint64 *keys = NULL;
  guint n;

  g_return_val_if_fail (PAL_IS_TABLE (table), 0);

  keys = pal_table_get_selection (table, &n);
  return n;
}

/* Selects a record alone and brings its row into view. FALSE: the list does not show it (it is remembered all the
 * same). */
gboolean
pal_table_select (PalTable *table, gint64 id)
{
  guint position;

  g_return_val_if_fail (PAL_IS_TABLE (table), FALSE);

  if (table->selection == NULL)
    return FALSE;
  pal_key_selection_select_key (table->selection, id);
  position = id != 0 ? pal_query_get_position (pal_key_selection_get_query (table->selection), id) : G_MAXUINT;
  if (position == G_MAXUINT)
    return FALSE;
  set_anchor (table, position);
  queue_reveal (table);
  return TRUE;
}

/* These alone, seen or not. */
void
pal_table_select_several (PalTable *table, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (PAL_IS_TABLE (table));
  g_return_if_fail (table->multiple || n_ids <= 1);

  if (table->selection != NULL)
    pal_key_selection_select_keys (table->selection, ids, n_ids);
}

void
pal_table_unselect_all (PalTable *table)
{
  g_return_if_fail (PAL_IS_TABLE (table));

  if (table->selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (table->selection));
}
