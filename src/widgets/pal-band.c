/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-band.h"

#include "pal-wrap-layout.h"

/* A band across a page: what is wrong or worth knowing, with links to where it is put right. */
struct _PalBand {
  GtkWidget  parent_instance;

  GtkWidget *icon;
  GtkWidget *outer;     /* the words, then the buttons; below each other where there is no room */
  GtkWidget *wrap;      /* the text, then the links, on as many lines as they need */
  GtkWidget *label;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (PalBand, pal_band, GTK_TYPE_WIDGET)

enum { PROP_KIND = 1, PROP_TEXT };

static const struct {
  const char *name;
  const char *icon;
} kinds[] = {
  [PAL_BAND_INFO] = { "info", "pal-info-symbolic" },
  [PAL_BAND_WARN] = { "warn", "pal-warn-symbolic" },
  [PAL_BAND_BAD] = { "bad", "pal-warn-symbolic" },
};

static void
set_kind (PalBand *self, PalBandKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), kinds[i].name);
  gtk_widget_add_css_class (GTK_WIDGET (self), kinds[kind].name);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), kinds[kind].icon);
}

static void
set_kind_by_name (PalBand *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      set_kind (self, i);
}

static void
pal_band_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalBand *self = PAL_BAND (object);

  if (id == PROP_KIND)
    set_kind_by_name (self, g_value_get_string (value));
  else
    gtk_label_set_text (GTK_LABEL (self->label), g_value_get_string (value));
}

static void
pal_band_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalBand *self = PAL_BAND (object);

  if (id == PROP_TEXT)
    {
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_widget_has_css_class (GTK_WIDGET (self), kinds[i].name))
      g_value_set_string (value, kinds[i].name);
}

static void
pal_band_dispose (GObject *object)
{
  PalBand *self = PAL_BAND (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_band_parent_class)->dispose (object);
}

static void
pal_band_class_init (PalBandClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pal_band_set_property;
  object_class->get_property = pal_band_get_property;
  object_class->dispose = pal_band_dispose;
  g_object_class_install_property (object_class, PROP_KIND, g_param_spec_string ("kind", NULL, NULL, "info", flags));
  g_object_class_install_property (object_class, PROP_TEXT, g_param_spec_string ("text", NULL, NULL, "", flags));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palband");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
pal_band_init (PalBand *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 10);
  gtk_widget_add_css_class (widget, "pal-band");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->outer = pal_wrap_new (8);
  gtk_widget_set_hexpand (self->outer, TRUE);
  gtk_widget_set_valign (self->outer, GTK_ALIGN_CENTER);
  self->wrap = pal_wrap_new (8);
  gtk_widget_set_hexpand (self->wrap, TRUE);
  gtk_widget_set_valign (self->wrap, GTK_ALIGN_CENTER);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  pal_wrap_append (PAL_WRAP (self->wrap), self->label);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->buttons, FALSE);
  pal_wrap_append (PAL_WRAP (self->outer), self->wrap);
  pal_wrap_append (PAL_WRAP (self->outer), self->buttons);
  gtk_widget_set_parent (self->icon, widget);
  gtk_widget_set_parent (self->outer, widget);
  set_kind (self, PAL_BAND_INFO);
}

GtkWidget *
pal_band_new (PalBandKind kind, const char *text)
{
  PalBand *self = g_object_new (PAL_TYPE_BAND, NULL);

  pal_band_set (self, kind, text);
  return GTK_WIDGET (self);
}

void
pal_band_set (PalBand *band, PalBandKind kind, const char *text)
{
  g_return_if_fail (PAL_IS_BAND (band));
  g_return_if_fail (kind <= PAL_BAND_BAD);

  set_kind (band, kind);
  gtk_label_set_text (GTK_LABEL (band->label), text != NULL ? text : "");
}

static GtkWidget *
new_button (const char *label, const char *detailed_action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  return button;
}

/* After the text, as a link. */
void
pal_band_add_link (PalBand *band, const char *label, const char *detailed_action)
{
  GtkWidget *button;

  g_return_if_fail (PAL_IS_BAND (band));

  button = new_button (label, detailed_action);
  gtk_widget_add_css_class (button, "pal-link");
  pal_wrap_append (PAL_WRAP (band->wrap), button);
}

/* At the end of the band, which owns it until its buttons are cleared. */
GtkWidget *
pal_band_add_button (PalBand *band, const char *label, const char *detailed_action)
{
  GtkWidget *button;

  g_return_val_if_fail (PAL_IS_BAND (band), NULL);

  button = new_button (label, detailed_action);
  gtk_widget_set_visible (band->buttons, TRUE);
  gtk_box_append (GTK_BOX (band->buttons), button);
  return button;
}

/* Links too. */
void
pal_band_clear_buttons (PalBand *band)
{
  GtkWidget *child;

  g_return_if_fail (PAL_IS_BAND (band));

  while ((child = gtk_widget_get_last_child (band->wrap)) != band->label)
    gtk_widget_unparent (child);
  while ((child = gtk_widget_get_first_child (band->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (band->buttons), child);
  gtk_widget_set_visible (band->buttons, FALSE);
}
