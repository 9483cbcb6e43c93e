/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gauge.h"

#include <glib/gi18n.h>

#include "pal-theme.h"

/* How far one is: a bar on what remains, an ink tick where one should be. Below the tick the bar is ochre and a ▼ says
 * so too; past the whole it ends in a mark of its own, so that 113 % does not look like 100. */
struct _PalGauge {
  GtkWidget parent_instance;

  double    value;
  double    whole;
  double    mark;      /* negative: none */
  gboolean  late;
};

G_DEFINE_FINAL_TYPE (PalGauge, pal_gauge, GTK_TYPE_WIDGET)

enum { PROP_VALUE = 1, PROP_WHOLE, PROP_MARK, PROP_LATE, N_PROPS };

#define BAR_HEIGHT 8
#define TICK_HEIGHT 14
#define TRIANGLE_WIDTH 12

static const char *
bar_color (PalGauge *self)
{
  if (self->late)
    return "pal_bad";
  return pal_gauge_is_below (self) ? "pal_bar_warn" : "pal_bar";
}

static void
draw_bar (PalGauge *self, GtkSnapshot *snapshot, float x, float y, float width, const char *name)
{
  GdkRGBA color = pal_theme_color (GTK_WIDGET (self), name);
  GskRoundedRect bar;

  if (width < 1)
    return;
  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT), 2);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_triangle (PalGauge *self, GtkSnapshot *snapshot, float x, float middle)
{
  GdkRGBA color = pal_theme_color (GTK_WIDGET (self), self->late ? "pal_bad" : "pal_warn");
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, middle - 5, TRIANGLE_WIDTH, 10));

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, x + 2, middle - 3);
  cairo_line_to (cr, x + 10, middle - 3);
  cairo_line_to (cr, x + 6, middle + 4);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* Two notches at the end of a bar that is longer than the whole. */
static void
draw_overflow (PalGauge *self, GtkSnapshot *snapshot, float x, float y, float width)
{
  GdkRGBA gap = pal_theme_color (GTK_WIDGET (self), "pal_surface");

  for (int i = 0; i < 2; i++)
    gtk_snapshot_append_color (snapshot, &gap, &GRAPHENE_RECT_INIT (x + width - 5 - 4 * i, y, 2, BAR_HEIGHT));
}

static void
pal_gauge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalGauge *self = PAL_GAUGE (widget);
  float all = gtk_widget_get_width (widget), middle = gtk_widget_get_height (widget) / 2.0f,
        y = middle - BAR_HEIGHT / 2.0f;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, below = pal_gauge_is_below (self);
  float width = all - (self->mark >= 0 ? TRIANGLE_WIDTH : 0), filled = 0, tick = 0;
  GdkRGBA ink = pal_theme_color (widget, "pal_text");

  if (self->whole > 0)
    {
      filled = width * CLAMP (self->value / self->whole, 0, 1);
      tick = width * CLAMP (self->mark / self->whole, 0, 1);
    }
  gtk_snapshot_save (snapshot);
  if (mirrored)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (all, 0));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  draw_bar (self, snapshot, 0, y, width, "pal_bar_rest");
  draw_bar (self, snapshot, 0, y, filled, bar_color (self));
  if (self->whole > 0 && self->value > self->whole * 1.0001)
    draw_overflow (self, snapshot, 0, y, filled);
  if (self->mark >= 0 && self->whole > 0)
    gtk_snapshot_append_color (
      snapshot, &ink,
      &GRAPHENE_RECT_INIT (CLAMP (tick - 1, 0, width - 2), middle - TICK_HEIGHT / 2.0f, 2, TICK_HEIGHT));
  if (below)
    draw_triangle (self, snapshot, width, middle);
  gtk_snapshot_restore (snapshot);
}

static void
pal_gauge_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : TICK_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : TICK_HEIGHT;
}

static void
update_accessible (PalGauge *self)
{
  g_autofree char *words =
    self->mark >= 0
      ? g_strdup_printf (pal_gauge_is_below (self) ? _("%g of %g, below %g") : _("%g of %g, at or above %g"),
                         self->value, self->whole, self->mark)
      : g_strdup_printf (_("%g of %g"), self->value, self->whole);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (self->whole, self->value),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
pal_gauge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalGauge *self = PAL_GAUGE (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_WHOLE:
      g_value_set_double (value, self->whole);
      break;
    case PROP_MARK:
      g_value_set_double (value, self->mark);
      break;
    default:
      g_value_set_boolean (value, self->late);
    }
}

static void
pal_gauge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalGauge *self = PAL_GAUGE (object);

  switch (id)
    {
    case PROP_VALUE:
      pal_gauge_set (self, g_value_get_double (value), self->whole, self->mark);
      break;
    case PROP_WHOLE:
      pal_gauge_set (self, self->value, g_value_get_double (value), self->mark);
      break;
    case PROP_MARK:
      pal_gauge_set (self, self->value, self->whole, g_value_get_double (value));
      break;
    default:
      pal_gauge_set_late (self, g_value_get_boolean (value));
    }
}

static void
pal_gauge_class_init (PalGaugeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pal_gauge_get_property;
  object_class->set_property = pal_gauge_set_property;
  widget_class->snapshot = pal_gauge_snapshot;
  widget_class->measure = pal_gauge_measure;

  g_object_class_install_property (object_class, PROP_VALUE,
                                   g_param_spec_double ("value", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags));
  g_object_class_install_property (object_class, PROP_WHOLE,
                                   g_param_spec_double ("whole", NULL, NULL, 0, G_MAXDOUBLE, 0, flags));
  g_object_class_install_property (object_class, PROP_MARK,
                                   g_param_spec_double ("mark", NULL, NULL, -1, G_MAXDOUBLE, -1, flags));
  g_object_class_install_property (object_class, PROP_LATE, g_param_spec_boolean ("late", NULL, NULL, FALSE, flags));
  gtk_widget_class_set_css_name (widget_class, "palgauge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
pal_gauge_init (PalGauge *self)
{
  self->mark = -1;
}

GtkWidget *
pal_gauge_new (void)
{
  return g_object_new (PAL_TYPE_GAUGE, NULL);
}

/* @whole 0: nothing to measure against, the bar stays empty. @mark: where one should be by now; negative: not said. */
void
pal_gauge_set (PalGauge *gauge, double value, double whole, double mark)
{
  g_return_if_fail (PAL_IS_GAUGE (gauge));

  gauge->value = value;
  gauge->whole = whole;
  gauge->mark = mark;
  update_accessible (gauge);
  gtk_widget_queue_draw (GTK_WIDGET (gauge));
}

/* More than below the mark: something is due and not done. */
void
pal_gauge_set_late (PalGauge *gauge, gboolean late)
{
  g_return_if_fail (PAL_IS_GAUGE (gauge));

  gauge->late = late;
  gtk_widget_queue_draw (GTK_WIDGET (gauge));
}

gboolean
pal_gauge_is_below (PalGauge *gauge)
{
  g_return_val_if_fail (PAL_IS_GAUGE (gauge), FALSE);

  return gauge->mark >= 0 && gauge->value < gauge->mark;
}
