/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-card.h"

/* A part of a record under a title of its own. */
struct _PalCard {
  GtkWidget  parent_instance;

  GtkWidget *head;
  GtkLabel  *title;
  GtkLabel  *hint;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void pal_card_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalCard, pal_card, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_card_buildable_init))

static void
pal_card_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "end") == 0)
    pal_card_append_end (PAL_CARD (buildable), GTK_WIDGET (child));
  else
    pal_card_append (PAL_CARD (buildable), GTK_WIDGET (child));
}

static void
pal_card_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_card_add_child;
}

static void
pal_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalCard *self = PAL_CARD (object);

  g_value_set_string (value, gtk_label_get_text (id == PROP_TITLE ? self->title : self->hint));
}

static void
pal_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    pal_card_set_title (PAL_CARD (object), g_value_get_string (value));
  else
    pal_card_set_hint (PAL_CARD (object), g_value_get_string (value));
}

static void
pal_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_card_parent_class)->dispose (object);
}

static void
pal_card_class_init (PalCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pal_card_get_property;
  object_class->set_property = pal_card_set_property;
  object_class->dispose = pal_card_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
pal_card_init (PalCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "pal-card");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->head, "pal-cardhead");
  self->title = new_label ("pal-h3");
  self->hint = new_label ("pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "pal-small");
  gtk_label_set_xalign (self->hint, 1);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->hint));
  gtk_widget_set_parent (self->head, widget);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
}

GtkWidget *
pal_card_new (const char *title)
{
  return g_object_new (PAL_TYPE_CARD, "title", title, NULL);
}

void
pal_card_set_title (PalCard *self, const char *title)
{
  g_return_if_fail (PAL_IS_CARD (self));

  gtk_label_set_text (self->title, title != NULL ? title : "");
}

/* Dim words at the end of the head; also what a pointer resting there reads when they are too long. */
void
pal_card_set_hint (PalCard *self, const char *hint)
{
  g_return_if_fail (PAL_IS_CARD (self));

  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), hint);
}

/* Below what the card holds already. */
void
pal_card_append (PalCard *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_CARD (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
pal_card_append_end (PalCard *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_CARD (self));

  gtk_box_append (GTK_BOX (self->head), child);
}
