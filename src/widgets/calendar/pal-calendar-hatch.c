/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-pen.h"

#include <math.h>

/* Patterns. On the screen each is drawn once into a small picture that is laid out like tiles: the lines and points of two
 * hundred sessions, drawn one by one, took 16 ms of a frame. On paper they stay lines. */

#define PERIODS 4              /* of the pattern, in one picture */

static double
step_of (PalCalendarPen *pen)
{
  return MAX (round (0.42 * pen->em), 3);
}

static cairo_pattern_t *
new_tile (PalCalendarPen *pen, PalPattern pattern, PalInk ink)
{
  double step = step_of (pen), scale = pen->hatches->scale;
  int size = (int) (PERIODS * step * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_pattern_t *tile;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  pal_pattern_paint (cr, pattern, &pen->inks[ink], NULL, -PERIODS * step, -PERIODS * step, 3 * PERIODS * step,
                     3 * PERIODS * step, step);
  cairo_destroy (cr);
  tile = cairo_pattern_create_for_surface (surface);
  cairo_pattern_set_extend (tile, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (tile, CAIRO_FILTER_NEAREST);
  cairo_surface_destroy (surface);
  return tile;
}

/* Over what is there already. */
void
pal_pen_hatch (PalCalendarPen *pen, PalPattern pattern, PalInk ink, double x, double y, double width, double height)
{
  cairo_pattern_t **tile = pen->hatches != NULL ? &pen->hatches->tiles[pattern][ink] : NULL;

  if (width <= 0 || height <= 0)
    return;
  if (pattern == PAL_PATTERN_PLEIN)
    pal_pen_fill (pen, ink, x, y, width, height);
  else if (tile == NULL)
    pal_pattern_paint (pen->cr, pattern, &pen->inks[ink], NULL, x, y, width, height, step_of (pen));
  else
    {
      if (*tile == NULL)
        *tile = new_tile (pen, pattern, ink);
      cairo_set_source (pen->cr, *tile);
      cairo_rectangle (pen->cr, x, y, width, height);
      cairo_fill (pen->cr);
    }
}

/* To be called when colours, the size of text or the scale of the screen have changed. */
void
pal_calendar_hatches_clear (PalCalendarHatches *hatches)
{
  for (PalPattern pattern = 0; pattern < PAL_N_PATTERNS; pattern++)
    for (PalInk ink = 0; ink < PAL_N_INKS; ink++)
      g_clear_pointer (&hatches->tiles[pattern][ink], cairo_pattern_destroy);
}
