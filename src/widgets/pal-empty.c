/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-empty.h"

/* An empty page says what it is for and offers the first action. */
struct _PalEmpty {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *actions;
};

G_DEFINE_FINAL_TYPE (PalEmpty, pal_empty, GTK_TYPE_WIDGET)

enum { PROP_ICON_NAME = 1, PROP_TITLE, PROP_TEXT };

static void
pal_empty_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalEmpty *self = PAL_EMPTY (object);
  const char *string = g_value_get_string (value);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), string);
      gtk_widget_set_visible (self->icon, string != NULL);
      break;
    case PROP_TITLE:
      gtk_label_set_text (GTK_LABEL (self->title), string != NULL ? string : "");
      break;
    default:
      gtk_label_set_text (GTK_LABEL (self->text), string != NULL ? string : "");
      gtk_widget_set_visible (self->text, string != NULL && string[0] != '\0');
    }
}

static void
pal_empty_dispose (GObject *object)
{
  g_clear_pointer (&PAL_EMPTY (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_empty_parent_class)->dispose (object);
}

static void
pal_empty_class_init (PalEmptyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pal_empty_set_property;
  object_class->dispose = pal_empty_dispose;
  g_object_class_install_property (object_class, PROP_ICON_NAME,
                                   g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_TITLE, g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_TEXT, g_param_spec_string ("text", NULL, NULL, NULL, flags));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palempty");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  return label;
}

static void
pal_empty_init (PalEmpty *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-empty");
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  self->icon =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE, NULL);
  self->title = new_label ("pal-h2");
  self->text = new_label ("pal-dim");
  gtk_widget_set_visible (self->text, FALSE);
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_halign (self->actions, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->actions, 8);
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->actions);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pal_empty_new (const char *icon_name, const char *title, const char *text)
{
  return g_object_new (PAL_TYPE_EMPTY, "icon-name", icon_name, "title", title, "text", text, NULL);
}

/* The first action is the suggested one. */
void
pal_empty_add_action (PalEmpty *empty, const char *label, const char *detailed_action)
{
  GtkWidget *button;

  g_return_if_fail (PAL_IS_EMPTY (empty));

  button = gtk_button_new_with_label (label);
  if (gtk_widget_get_first_child (empty->actions) == NULL)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  gtk_box_append (GTK_BOX (empty->actions), button);
  gtk_widget_set_visible (empty->actions, TRUE);
}
