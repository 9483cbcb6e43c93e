/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-kind-rows.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-value.h"
#include "rules/pal-kind-list.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"

#define MOST_COLUMNS 8

/* The records of a kind as a list: searched where it stands alone, ordered by its headings. The rows of a part of a
 * record are few, and have no search. */
struct _PalKindRows {
  GtkWidget          parent_instance;

  const PalKindPage *page;
  const PalKind     *kind;
  PalTableColumn     columns[MOST_COLUMNS + 1];
  GtkWidget         *box;
  GtkWidget         *tools;        /* NULL in a part */
  GtkSearchEntry    *search;
  PalTable          *table;

  PalStore          *store;
  PalQuery          *query;
  gint64             owner;
  const char        *order;        /* a column's id; NULL: by name */
  gboolean           descending;
  gboolean           filling;
  gboolean           by_keyboard;
};

enum { OPENED, ENTERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalKindRows, pal_kind_rows, GTK_TYPE_WIDGET)

/* Columns ---------------------------------------------------------------------------------------------------------- */

static char *
show_yes (PalRow *row, guint column)
{
  return g_strdup (pal_row_get_int (row, column, 0) != 0 ? _("Yes") : "");
}

static char *
show_amount (PalRow *row, guint column)
{
  static const PalField amount = { "amount", NULL, PAL_AMOUNT };
  PalValue value = { .known = pal_row_is_known (row, column), .number = pal_row_get_int (row, column, 0) };

  return pal_value_show (&amount, &value);
}

static void
set_look (PalTableColumn *column, const PalField *field)
{
  column->list = field->target;
  switch (field->kind)
    {
    case PAL_DATE:
      column->kind = PAL_TABLE_DATE;
      break;
    case PAL_INT:
      column->kind = PAL_TABLE_NUMBER;
      break;
    case PAL_AMOUNT:
      column->kind = PAL_TABLE_NUMBER;
      column->show = show_amount;
      break;
    case PAL_BOOL:
      column->show = show_yes;
      break;
    case PAL_CHOICE:
    case PAL_CHOICES:
    case PAL_LEVEL:
      column->kind = PAL_TABLE_CODE;
      break;
    default:
      column->kind = PAL_TABLE_TEXT;
    }
}

/* The first column is what the record is called by, and takes the room; of a person, the name that orders is strong. */
static void
make_columns (PalKindRows *self)
{
  const PalKindColumn *spec = self->page->columns;

  for (guint i = 0; i < MOST_COLUMNS && spec[i].width >= 0; i++)
    {
      PalTableColumn *column = &self->columns[i];
      const PalField *field = spec[i].field != NULL ? pal_kind_get_field (self->kind, spec[i].field) : NULL;

      column->id = field != NULL ? field->name : "count";
      column->title = spec[i].title != NULL ? spec[i].title : field->label;
      column->column = field != NULL ? (guint) pal_kind_index_of (self->kind, field->name)
                                     : pal_kind_list_count_column (self->kind);
      column->width = spec[i].width;
      column->sortable = TRUE;
      column->expand = i == 0;
      if (field != NULL)
        set_look (column, field);
      else
        column->kind = PAL_TABLE_NUMBER;
      if (spec[i].below == NULL)
        continue;
      column->second = pal_kind_index_of (self->kind, spec[i].below);
      column->kind = g_str_equal (spec[i].below, "first-name") ? PAL_TABLE_NAME : PAL_TABLE_TITLE;
      column->show_second = spec[i].show_below;
    }
}

/* Asking ----------------------------------------------------------------------------------------------------------- */

static void
ask (PalKindRows *self)
{
  const PalKindView view = {
    .search = self->search != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->search)) : NULL,
    .field = self->page->owner != NULL ? self->page->owner : self->page->only,
    .number = self->page->owner != NULL ? self->owner : self->page->number,
    .text = self->page->owner != NULL ? NULL : self->page->text,
    .order = self->order,
    .descending = self->descending,
  };
  g_autoptr (GError) error = NULL;

  if (self->query != NULL && !pal_kind_list_show (self->query, self->kind, &view, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
sort_changed_cb (PalKindRows *self, const char *column, gboolean descending)
{
  self->order = g_intern_string (column);
  self->descending = descending;
  ask (self);
}

static void
selection_changed_cb (PalKindRows *self)
{
  gint64 id = pal_table_get_selected (self->table);

  if (!self->filling && id != 0)
    g_signal_emit (self, signals[OPENED], 0, id, self->by_keyboard);
}

static void
row_activated_cb (PalKindRows *self, gint64 id)
{
  g_signal_emit (self, signals[ENTERED], 0, id);
}

static gboolean
table_key_cb (PalKindRows *self, guint keyval)
{
  self->by_keyboard = TRUE;
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "kind.delete", NULL);
}

static void
table_pressed_cb (PalKindRows *self)
{
  self->by_keyboard = FALSE;
}

static gboolean
search_key_cb (PalKindRows *self, guint keyval)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) && pal_kind_rows_focus (self);
}

/* Enter in the search opens the first record. */
static void
search_activated_cb (PalKindRows *self)
{
  gint64 first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;

  if (first == 0)
    return;
  pal_table_select (self->table, first);
  g_signal_emit (self, signals[ENTERED], 0, first);
}

static void
search_stopped_cb (PalKindRows *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_kind_rows_dispose (GObject *object)
{
  PalKindRows *self = PAL_KIND_ROWS (object);

  if (self->table != NULL)
    pal_kind_rows_show (self, NULL, 0);
  self->table = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_kind_rows_parent_class)->dispose (object);
}

static void
pal_kind_rows_class_init (PalKindRowsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_kind_rows_dispose;
  signals[OPENED] =
    g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[ENTERED] =
    g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_kind_rows_init (PalKindRows *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "pal-surface");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
make_search (PalKindRows *self)
{
  GtkWidget *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = g_strdup_printf (_("Find in the list: %s"), _(self->page->title));

  self->search = GTK_SEARCH_ENTRY (search);
  gtk_widget_set_hexpand (search, TRUE);
  g_object_set (search, "placeholder-text", _("Find…"), "search-delay", 0, "width-chars", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  return search;
}

static void
make_toolbar (PalKindRows *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->tools, "pal-toolbar");
  gtk_box_append (GTK_BOX (self->tools), make_search (self));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "kind.add");
  gtk_widget_set_tooltip_text (add, _(self->page->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->page->add), -1);
  gtk_box_append (GTK_BOX (self->tools), add);
  gtk_box_append (GTK_BOX (self->box), self->tools);
}

static GtkWidget *
make_link (PalKindRows *self)
{
  GtkWidget *link = gtk_button_new_with_label (_(self->page->add));

  gtk_widget_add_css_class (link, "pal-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "kind.add");
  return link;
}

static void
make_table (PalKindRows *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *empty = pal_empty_new (self->page->icon, _(self->page->title), _(self->page->none));

  pal_empty_add_action (PAL_EMPTY (empty), _(self->page->add), "kind.add");
  self->table = PAL_TABLE (pal_table_new (self->columns));
  pal_table_set_name (self->table, _(self->page->title));
  pal_table_set_count_words (self->table, self->page->singular, self->page->plural);
  pal_table_set_empty (self->table, empty);
  if (self->page->owner != NULL)
    pal_table_add_status_widget (self->table, make_link (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (table_key_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (table_pressed_cb), self);
  g_signal_connect_swapped (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
}

GtkWidget *
pal_kind_rows_new (const PalKindPage *page)
{
  PalKindRows *self = g_object_new (PAL_TYPE_KIND_ROWS, NULL);

  self->page = page;
  self->kind = pal_kind_find (page->table);
  make_columns (self);
  if (page->owner == NULL)
    make_toolbar (self);
  make_table (self);
  return GTK_WIDGET (self);
}

/* @store: (nullable): NULL: the file is closed. @owner: of a part: the record whose parts are shown; 0: none. */
void
pal_kind_rows_show (PalKindRows *self, PalStore *store, gint64 owner)
{
  g_return_if_fail (PAL_IS_KIND_ROWS (self));

  self->owner = owner;
  if (store == self->store)
    {
      ask (self);
      return;
    }
  pal_table_set_query (self->table, NULL);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->query = pal_kind_list_new (store, self->kind);
  ask (self);
  pal_table_set_query (self->table, self->query);
}

/* 0: none. Without "opened". */
void
pal_kind_rows_select (PalKindRows *self, gint64 id)
{
  g_return_if_fail (PAL_IS_KIND_ROWS (self));

  if (pal_table_get_selected (self->table) == id)
    return;
  self->filling = TRUE;
  if (id != 0)
    pal_table_select (self->table, id);
  else
    pal_table_unselect_all (self->table);
  self->filling = FALSE;
}

/* The row after that of a record, or before it when it is the last; 0: there is no other. */
gint64
pal_kind_rows_beside (PalKindRows *self, gint64 id)
{
  guint position, n;

  g_return_val_if_fail (PAL_IS_KIND_ROWS (self), 0);

  n = self->query != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->query)) : 0;
  position = n > 0 ? pal_query_get_position (self->query, id) : G_MAXUINT;
  if (position == G_MAXUINT || n < 2)
    return 0;
  return pal_query_get_key (self->query, position + 1 < n ? position + 1 : position - 1);
}

/* A button more beside that which adds. */
void
pal_kind_rows_add_tool (PalKindRows *self, GtkWidget *tool)
{
  g_return_if_fail (PAL_IS_KIND_ROWS (self) && self->tools != NULL);

  gtk_box_append (GTK_BOX (self->tools), tool);
}

gboolean
pal_kind_rows_focus_search (PalKindRows *self)
{
  g_return_val_if_fail (PAL_IS_KIND_ROWS (self), FALSE);

  if (self->search == NULL || !gtk_widget_grab_focus (GTK_WIDGET (self->search)))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
  return TRUE;
}

/* Onto the row that is selected, or the first one, which is then opened. */
gboolean
pal_kind_rows_focus (PalKindRows *self)
{
  gint64 selected, first;

  g_return_val_if_fail (PAL_IS_KIND_ROWS (self), FALSE);

  selected = pal_table_get_selected (self->table);
  first = self->query != NULL ? pal_query_get_key (self->query, 0) : 0;
  if (first == 0)
    return FALSE;
  self->by_keyboard = TRUE;
  if (selected == 0 || pal_query_get_position (self->query, selected) == G_MAXUINT)
    pal_table_select (self->table, first);
  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
