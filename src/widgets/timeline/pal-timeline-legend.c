/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-legend.h"

#include <glib/gi18n.h>

#include "widgets/pal-pattern.h"
#include "widgets/pal-theme.h"
#include "widgets/pal-wrap-layout.h"

typedef enum {
  SIGN_FOUND,
  SIGN_WORKED,
  SIGN_OPEN,
  SIGN_SUSPENDED,
  SIGN_PLANNED,
} Sign;

#define PAL_TYPE_TIMELINE_SIGN (pal_timeline_sign_get_type ())
G_DECLARE_FINAL_TYPE (PalTimelineSign, pal_timeline_sign, PAL, TIMELINE_SIGN, GtkWidget)

struct _PalTimelineSign {
  GtkWidget parent_instance;

  Sign      sign;
};

G_DEFINE_FINAL_TYPE (PalTimelineSign, pal_timeline_sign, GTK_TYPE_WIDGET)

static const struct {
  PalPattern  pattern;
  const char *ink, *ground;
  const char *words;
} signs[] = {
  [SIGN_FOUND] = { PAL_PATTERN_DIAG, "pal_border", "pal_sunken", NC_("legend", "found") },
  [SIGN_WORKED] = { PAL_PATTERN_PLEIN, "pal_border", "pal_border", NC_("legend", "worked on") },
  [SIGN_OPEN] = { PAL_PATTERN_PLEIN, "pal_bad", "pal_bad", NC_("legend", "not lifted yet") },
  [SIGN_SUSPENDED] = { PAL_PATTERN_DIAG, "pal_warn", "pal_surface", NC_("legend", "suspended") },
  [SIGN_PLANNED] = { PAL_PATTERN_PLEIN, "pal_surface", "pal_surface", NC_("legend", "planned") },
};

static void
pal_timeline_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Sign sign = PAL_TIMELINE_SIGN (widget)->sign;
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA ink = pal_theme_color (widget, signs[sign].ink), ground = pal_theme_color (widget, signs[sign].ground);
  GdkRGBA edge = sign == SIGN_PLANNED ? pal_theme_color (widget, "pal_border") : ink;
  const double dashes[] = { 3, 2 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  pal_pattern_paint (cr, signs[sign].pattern, &ink, &ground, 0, 0, width, height, 5);
  cairo_set_dash (cr, dashes, sign == SIGN_PLANNED ? 2 : 0, 0);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
pal_timeline_sign_class_init (PalTimelineSignClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = pal_timeline_sign_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palsign");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_timeline_sign_init (PalTimelineSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

static GtkWidget *
new_sign (Sign sign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *words = gtk_label_new (g_dpgettext2 (NULL, "legend", signs[sign].words));
  PalTimelineSign *mark = g_object_new (PAL_TYPE_TIMELINE_SIGN, NULL);

  mark->sign = sign;
  gtk_widget_add_css_class (words, "pal-dim");
  gtk_widget_add_css_class (words, "pal-small");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (mark));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

GtkWidget *
pal_timeline_legend_new (void)
{
  GtkWidget *wrap = pal_wrap_new (14);

  for (Sign sign = 0; sign < G_N_ELEMENTS (signs); sign++)
    pal_wrap_append (PAL_WRAP (wrap), new_sign (sign));
  gtk_widget_add_css_class (wrap, "pal-timeline-legend");
  return wrap;
}
