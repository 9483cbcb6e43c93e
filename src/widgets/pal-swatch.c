/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-swatch.h"

#include "pal-theme.h"

struct _PalSwatch {
  GtkWidget parent_instance;

  guint     number;
};

G_DEFINE_FINAL_TYPE (PalSwatch, pal_swatch, GTK_TYPE_WIDGET)

static void
pal_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  PalPattern pattern;
  char color[8], soft[13];
  GdkRGBA ink, ground;

  pal_cohort_look (PAL_SWATCH (widget)->number, &pattern, color, soft);
  ink = pal_theme_color (widget, color);
  ground = pal_theme_color (widget, "pal_surface");
  gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT (0, 0, width, height));
  pal_snapshot_pattern (snapshot, pattern, &ink, &ground, &GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2),
                        width / 2.5);
}

static void
pal_swatch_class_init (PalSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = pal_swatch_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palswatch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_swatch_init (PalSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pal_swatch_new (guint number)
{
  PalSwatch *self = g_object_new (PAL_TYPE_SWATCH, NULL);

  self->number = number;
  return GTK_WIDGET (self);
}

void
pal_swatch_set_number (PalSwatch *swatch, guint number)
{
  g_return_if_fail (PAL_IS_SWATCH (swatch));

  swatch->number = number;
  gtk_widget_queue_draw (GTK_WIDGET (swatch));
}
