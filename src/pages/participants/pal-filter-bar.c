/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter-bar.h"

#include <glib/gi18n.h>

#include "widgets/pal-wrap-layout.h"

/* In a .ui: children of type "fixed" stand before the conditions, one of type "end" after them. */
struct _PalFilterBar {
  GtkWidget  parent_instance;

  GPtrArray *chips;    /* of GtkWidget, not owned */
  GtkWidget *end;      /* not owned */
};

static GtkBuildableIface *parent_buildable;

static void pal_filter_bar_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalFilterBar, pal_filter_bar, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_filter_bar_buildable_init))

static GtkWidget *
new_button (const char *action, guint index)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_words (guint index, const char *words, const GError *problem)
{
  GtkWidget *button = new_button ("participants.edit-condition", index), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (words);

  if (problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("pal-warn-symbolic");
      gtk_widget_add_css_class (icon, "pal-icon-s");
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, problem != NULL ? problem->message : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem != NULL ? problem->message : _("Change this condition"), -1);
  return button;
}

static GtkWidget *
new_removal (guint index, const char *words)
{
  GtkWidget *button = new_button ("participants.remove-condition", index);
  g_autofree char *name = g_strdup_printf (_("Without: %s"), words);

  gtk_button_set_child (GTK_BUTTON (button), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* Delete on the words takes the condition away. */
static gboolean
key_pressed_cb (GtkWidget *chip, guint keyval)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_BackSpace)
    return FALSE;
  return gtk_widget_activate_action (chip, "participants.remove-condition", "u",
                                     GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "index")));
}

static GtkWidget *
new_chip (guint index, const char *words, const GError *problem)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "pal-condition");
  if (problem != NULL)
    gtk_widget_add_css_class (chip, "warn");
  gtk_box_append (GTK_BOX (chip), new_words (index, words, problem));
  gtk_box_append (GTK_BOX (chip), new_removal (index, words));
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), chip);
  gtk_widget_add_controller (chip, keys);
  return chip;
}

/* The widget ------------------------------------------------------------------------------------------------------------- */

static void
pal_filter_bar_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  PalFilterBar *self = PAL_FILTER_BAR (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  gtk_widget_insert_before (GTK_WIDGET (child), GTK_WIDGET (self), g_strcmp0 (type, "end") == 0 ? NULL : self->end);
  if (g_strcmp0 (type, "end") == 0)
    self->end = GTK_WIDGET (child);
}

static void
pal_filter_bar_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_filter_bar_add_child;
}

static void
pal_filter_bar_dispose (GObject *object)
{
  PalFilterBar *self = PAL_FILTER_BAR (object);
  GtkWidget *child;

  self->end = NULL;
  g_ptr_array_set_size (self->chips, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_filter_bar_parent_class)->dispose (object);
}

static void
pal_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (PAL_FILTER_BAR (object)->chips);
  G_OBJECT_CLASS (pal_filter_bar_parent_class)->finalize (object);
}

static void
pal_filter_bar_class_init (PalFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_filter_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palfilterbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pal_filter_bar_init (PalFilterBar *self)
{
  self->chips = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pal_wrap_layout_new (6));
}

/* @without: one a condition: TRUE for those that something else shows. */
void
pal_filter_bar_show (PalFilterBar *self, PalPeopleFields *fields, const PalFilter *filter, const gboolean *without)
{
  g_return_if_fail (PAL_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; i < pal_filter_get_n (filter); i++)
    {
      const PalCondition *condition = pal_filter_get (filter, i);
      g_autoptr (GError) problem = NULL;
      g_autofree char *words = pal_condition_words (fields, condition);
      GtkWidget *chip;

      if (without[i])
        continue;
      pal_condition_check (fields, condition, &problem);
      chip = new_chip (i, words, problem);
      gtk_widget_insert_before (chip, GTK_WIDGET (self), self->end);
      g_ptr_array_add (self->chips, chip);
    }
}
