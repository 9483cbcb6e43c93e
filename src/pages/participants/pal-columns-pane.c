/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-columns-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/pal-text.h"

struct _PalColumnsPane {
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *search;
  GtkWidget       *rows;

  PalPeopleFields *fields;
  GPtrArray       *chosen;    /* of char *, the name first; ended by NULL */
  gboolean         filling;
};

enum { CHANGED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalColumnsPane, pal_columns_pane, GTK_TYPE_WIDGET)

static void fill (PalColumnsPane *self);

/* What is chosen ----------------------------------------------------------------------------------------------------------- */

static guint
count_chosen (PalColumnsPane *self)
{
  return self->chosen->len - 1;
}

static int
find_chosen (PalColumnsPane *self, const char *column)
{
  for (guint i = 0; i < count_chosen (self); i++)
    if (strcmp (g_ptr_array_index (self->chosen, i), column) == 0)
      return (int) i;
  return -1;
}

static void
toggled_cb (PalColumnsPane *self, GtkCheckButton *tick)
{
  const char *column = g_object_get_data (G_OBJECT (tick), "column");
  int index = find_chosen (self, column);

  if (self->filling)
    return;
  if (index >= 0)
    g_ptr_array_remove_index (self->chosen, (guint) index);
  else
    g_ptr_array_insert (self->chosen, (int) count_chosen (self), g_strdup (column));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The name stays first. */
static void
move (PalColumnsPane *self, const char *column, int by)
{
  int index = find_chosen (self, column), other = index + by;
  gpointer moved;

  if (index < 1 || other < 1 || other >= (int) count_chosen (self))
    return;
  moved = self->chosen->pdata[index];
  self->chosen->pdata[index] = self->chosen->pdata[other];
  self->chosen->pdata[other] = moved;
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
move_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (PAL_COLUMNS_PANE (widget), g_variant_get_string (parameter, NULL), strcmp (action, "columns.raise") == 0 ? -1 : 1);
}

static void
close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_columns_pane_end (PAL_COLUMNS_PANE (widget));
  g_signal_emit (widget, signals[CLOSED], 0);
}

/* Rows ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_mover (const char *column, const char *title, gboolean up)
{
  GtkWidget *button = gtk_button_new_from_icon_name (up ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *name = g_strdup_printf (up ? _("%s further left") : _("%s further right"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", column);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), up ? "columns.raise" : "columns.lower");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
new_row (PalColumnsPane *self, const char *column, gboolean chosen)
{
  const char *title = pal_people_column_title (self->fields, column);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *tick = gtk_check_button_new_with_label (title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), chosen);
  gtk_widget_set_hexpand (tick, TRUE);
  g_object_set_data_full (G_OBJECT (tick), "column", g_strdup (column), g_free);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (row), tick);
  if (pal_people_column_is_sensitive (self->fields, column))
    {
      GtkWidget *label = gtk_label_new (_("sensitive"));
      gtk_widget_add_css_class (label, "pal-dim");
      gtk_box_append (GTK_BOX (row), label);
    }
  if (chosen)
    {
      gtk_box_append (GTK_BOX (row), new_mover (column, title, TRUE));
      gtk_box_append (GTK_BOX (row), new_mover (column, title, FALSE));
    }
  return row;
}

static gboolean
answers (PalColumnsPane *self, const char *column)
{
  g_autofree char *wanted = pal_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *title = pal_text_fold (pal_people_column_title (self->fields, column));

  return strstr (title, wanted) != NULL;
}

/* Those that are chosen first, in their order, without the name, which is always there. */
static void
fill (PalColumnsPane *self)
{
  g_auto (GStrv) all = pal_people_columns_all (self->fields);
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 1; i < count_chosen (self); i++)
    if (answers (self, g_ptr_array_index (self->chosen, i)))
      gtk_box_append (GTK_BOX (self->rows), new_row (self, g_ptr_array_index (self->chosen, i), TRUE));
  for (guint i = 0; all[i] != NULL; i++)
    if (find_chosen (self, all[i]) < 0 && answers (self, all[i]))
      gtk_box_append (GTK_BOX (self->rows), new_row (self, all[i], FALSE));
  self->filling = FALSE;
}

/* Enter ticks the first that was found. */
static void
search_activated_cb (PalColumnsPane *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);
  GtkWidget *tick = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  if (tick == NULL)
    return;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), !gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static gboolean
key_pressed_cb (PalColumnsPane *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "columns.close", NULL);
  return TRUE;
}

/* The widget ------------------------------------------------------------------------------------------------------------------- */

static void
pal_columns_pane_dispose (GObject *object)
{
  PalColumnsPane *self = PAL_COLUMNS_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fields, pal_people_fields_unref);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_columns_pane_parent_class)->dispose (object);
}

static void
pal_columns_pane_class_init (PalColumnsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_columns_pane_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "columns.raise", "s", move_activated_cb);
  gtk_widget_class_install_action (widget_class, "columns.lower", "s", move_activated_cb);
  gtk_widget_class_install_action (widget_class, "columns.close", NULL, close_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_scroller (PalColumnsPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  return scroller;
}

static void
pal_columns_pane_init (PalColumnsPane *self)
{
  GtkWidget *close = gtk_button_new_with_label (C_("button", "Done"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "pal-ask");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Show which columns?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show which columns?"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "columns.close");
  gtk_widget_set_halign (close, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), make_scroller (self));
  gtk_box_append (GTK_BOX (self->box), close);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pal_columns_pane_new (void)
{
  return g_object_new (PAL_TYPE_COLUMNS_PANE, NULL);
}

/* @chosen: those that are shown now, the name first. */
void
pal_columns_pane_begin (PalColumnsPane *self, PalPeopleFields *fields, const char *const *chosen)
{
  PalPeopleFields *taken = pal_people_fields_ref (fields);

  g_return_if_fail (PAL_IS_COLUMNS_PANE (self));

  g_clear_pointer (&self->fields, pal_people_fields_unref);
  self->fields = taken;
  g_ptr_array_set_size (self->chosen, 0);
  for (int i = 0; chosen[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (chosen[i]));
  g_ptr_array_add (self->chosen, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->search);
}

/* Ended by NULL, owned by the pane. */
const char *const *
pal_columns_pane_get (PalColumnsPane *self)
{
  g_return_val_if_fail (PAL_IS_COLUMNS_PANE (self), NULL);

  return (const char *const *) self->chosen->pdata;
}

void
pal_columns_pane_end (PalColumnsPane *self)
{
  g_return_if_fail (PAL_IS_COLUMNS_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
