/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <math.h>

#include "widgets/pal-theme.h"

/* Strokes and words of the time line. */

#define EDGE 3.0              /* rounding of a bar, in pixels */

GdkRGBA
pal_drawing_color (PalTimelineDrawing *d, const char *name)
{
  return pal_theme_color (GTK_WIDGET (d->self), name);
}

void
pal_drawing_set_color (PalTimelineDrawing *d, const char *name)
{
  GdkRGBA color = pal_drawing_color (d, name);

  gdk_cairo_set_source_rgba (d->cr, &color);
}

/* @align 0 starts at @x, 0.5 is centred on it, 1 ends there; centred in height on @y. */
void
pal_drawing_text (PalTimelineDrawing *d, const char *text, double x, double y, double align, double size, gboolean strong)
{
  int width, height;

  pal_timeline_set_text (d->layout, text, size, strong);
  pango_layout_get_pixel_size (d->layout, &width, &height);
  cairo_move_to (d->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (d->cr, d->layout);
  cairo_new_path (d->cr);
}

void
pal_drawing_line (PalTimelineDrawing *d, double x1, double y1, double x2, double y2, double width)
{
  cairo_set_line_width (d->cr, width);
  cairo_move_to (d->cr, x1, y1);
  cairo_line_to (d->cr, x2, y2);
  cairo_stroke (d->cr);
}

void
pal_drawing_dashes (PalTimelineDrawing *d, gboolean on)
{
  const double pattern[] = { 3, 3 };

  cairo_set_dash (d->cr, pattern, on ? 2 : 0, 0);
}

void
pal_drawing_trace_box (PalTimelineDrawing *d, double x, double y, double width, double height)
{
  double r = MAX (MIN (EDGE, MIN (width, height) / 2), 0);

  cairo_new_path (d->cr);
  cairo_arc (d->cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (d->cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (d->cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (d->cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (d->cr);
}

void
pal_drawing_box (PalTimelineDrawing *d, const graphene_rect_t *area, const char *fill, const char *edge)
{
  pal_drawing_trace_box (d, area->origin.x + 0.5, area->origin.y + 0.5, area->size.width - 1, area->size.height - 1);
  pal_drawing_set_color (d, fill);
  cairo_fill_preserve (d->cr);
  pal_drawing_set_color (d, edge);
  cairo_set_line_width (d->cr, 1);
  cairo_stroke (d->cr);
}

void
pal_drawing_hatch (PalTimelineDrawing *d, const graphene_rect_t *area, PalPattern pattern, const char *ink_name, const char *ground_name)
{
  GdkRGBA ink = pal_drawing_color (d, ink_name), ground = pal_drawing_color (d, ground_name);

  pal_pattern_paint (d->cr, pattern, &ink, &ground, area->origin.x, area->origin.y, area->size.width, area->size.height, 5);
}

double
pal_drawing_middle (const graphene_rect_t *area)
{
  return area->origin.y + area->size.height / 2;
}

double
pal_drawing_end_of (const graphene_rect_t *area)
{
  return area->origin.x + area->size.width;
}

/* Whether that place is among the days that are shown. */
gboolean
pal_drawing_sees (PalTimelineDrawing *d, double x)
{
  return x >= d->plot.left && x <= d->plot.right;
}

/* What is done. */
void
pal_drawing_tick (PalTimelineDrawing *d, double x, double y)
{
  double em = d->plot.em;

  pal_drawing_set_color (d, "pal_ok");
  cairo_set_line_width (d->cr, 0.15 * em);
  cairo_move_to (d->cr, x, y);
  cairo_line_to (d->cr, x + 0.25 * em, y + 0.25 * em);
  cairo_line_to (d->cr, x + 0.7 * em, y - 0.3 * em);
  cairo_stroke (d->cr);
}
