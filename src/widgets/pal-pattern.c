/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-pattern.h"

#include <math.h>

static void
draw_lines (cairo_t *cr, double x, double y, double width, double height, double step, gboolean vertical)
{
  double length = vertical ? width : height;

  for (double at = step / 2; at < length; at += step)
    {
      if (vertical)
        {
          cairo_move_to (cr, x + at, y);
          cairo_line_to (cr, x + at, y + height);
        }
      else
        {
          cairo_move_to (cr, x, y + at);
          cairo_line_to (cr, x + width, y + at);
        }
    }
}

static void
draw_slants (cairo_t *cr, double x, double y, double width, double height, double step, gboolean rising)
{
  for (double at = -height; at < width; at += step)
    {
      cairo_move_to (cr, x + at, rising ? y + height : y);
      cairo_line_to (cr, x + at + height, rising ? y : y + height);
    }
}

static void
draw_points (cairo_t *cr, double x, double y, double width, double height, double step, double radius)
{
  gboolean odd = FALSE;

  for (double down = step / 2; down < height; down += step * 0.5, odd = !odd)
    for (double across = odd ? step : step / 2; across < width; across += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x + across, y + down, radius, 0, 2 * G_PI);
      }
}

static void
draw_pattern (cairo_t *cr, PalPattern pattern, double x, double y, double width, double height, double step)
{
  switch (pattern)
    {
    case PAL_PATTERN_DIAG:
      draw_slants (cr, x, y, width, height, step, TRUE);
      break;
    case PAL_PATTERN_POINTS:
      draw_points (cr, x, y, width, height, step, step * 0.2);
      cairo_fill (cr);
      break;
    case PAL_PATTERN_HORIZ:
      draw_lines (cr, x, y, width, height, step, FALSE);
      break;
    case PAL_PATTERN_CROIX:
      draw_slants (cr, x, y, width, height, step, TRUE);
      draw_slants (cr, x, y, width, height, step, FALSE);
      break;
    case PAL_PATTERN_VERT:
      draw_lines (cr, x, y, width, height, step, TRUE);
      break;
    case PAL_PATTERN_PLEIN:
    default:
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      break;
    }
  cairo_stroke (cr);
}

/**
 * pal_pattern_paint:
 * @ground: (nullable): painted below
 * @step: distance of the lines or points, in pixels; they grow with it
 *
 * Fills a rectangle, on screen and on paper alike.
 */
void
pal_pattern_paint (cairo_t *cr, PalPattern pattern, const GdkRGBA *ink, const GdkRGBA *ground,
                   double x, double y, double width, double height, double step)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  if (ground != NULL)
    {
      gdk_cairo_set_source_rgba (cr, ground);
      cairo_paint (cr);
    }
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, MAX (1, step * 0.34));
  cairo_new_path (cr);
  draw_pattern (cr, pattern, x, y, width, height, MAX (2, step));
  cairo_restore (cr);
}

/* The same into a widget's snapshot. */
void
pal_snapshot_pattern (GtkSnapshot *snapshot, PalPattern pattern, const GdkRGBA *ink, const GdkRGBA *ground,
                      const graphene_rect_t *area, double step)
{
  cairo_t *cr;

  if (area->size.width <= 0 || area->size.height <= 0)
    return;
  if (pattern == PAL_PATTERN_PLEIN)
    {
      gtk_snapshot_append_color (snapshot, ink, area);
      return;
    }
  cr = gtk_snapshot_append_cairo (snapshot, area);
  pal_pattern_paint (cr, pattern, ink, ground, area->origin.x, area->origin.y, area->size.width, area->size.height,
                     step);
  cairo_destroy (cr);
}

/**
 * pal_cohort_look:
 * @number: any; from 0 upwards
 * @color: (out): "pal_c1" … "pal_c6"
 * @soft: (out): "pal_c1_soft" …
 *
 * Colour and pattern of a cohort. Colours come round after six, then with other patterns: 36 looks before one comes
 * again.
 */
void
pal_cohort_look (guint number, PalPattern *pattern, char color[8], char soft[13])
{
  guint hue = number % PAL_N_PATTERNS + 1;

  *pattern = (number + number / PAL_N_PATTERNS) % PAL_N_PATTERNS;
  g_snprintf (color, 8, "pal_c%u", hue);
  g_snprintf (soft, 13, "pal_c%u_soft", hue);
}
