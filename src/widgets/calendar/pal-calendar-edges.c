/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

#include <math.h>

/* What lies above or below the hours that are seen: at the edge of its day a flag says how many sessions there are, and a click
 * goes to the nearest. */

static gboolean
is_beyond (PalCalendarView *self, const PalCalendarPiece *piece, gboolean below)
{
  double top = gtk_adjustment_get_value (self->down), bottom = top + gtk_adjustment_get_page_size (self->down);

  return below ? piece->area.origin.y > bottom - 3 : piece->area.origin.y + piece->area.size.height < top + 3;
}

/* How many are beyond; @nearest: (out): the piece that is nearest to what is seen */
static guint
count_beyond (PalCalendarView *self, guint day, gboolean below, int *nearest)
{
  guint n = 0;

  for (int i = 0; i < (int) self->scene.pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (&self->scene, (guint) i);

      if (piece->day != day || !is_beyond (self, piece, below))
        continue;
      if (n++ == 0 || !below)
        *nearest = i;
    }
  return n;
}

static void
place_flag (PalCalendarView *self, guint day, gboolean below, graphene_rect_t *flag)
{
  double left = pal_calendar_plot_x (&self->plot, &self->scene, day), right = pal_calendar_plot_x (&self->plot, &self->scene, day + 1);
  double width = 3.2 * self->plot.em, height = 1.4 * self->plot.em, top = gtk_adjustment_get_value (self->down);

  if (below)
    top += gtk_adjustment_get_page_size (self->down) - height - 4;
  *flag = GRAPHENE_RECT_INIT ((float) round ((left + right - width) / 2), (float) round (top + 2), (float) width, (float) height);
}

static void
draw_flag (PalCalendarView *self, PalCalendarPen *pen, guint day, gboolean below, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  double x, y, side = (below ? 0.3 : -0.3) * pen->em;
  graphene_rect_t flag;

  place_flag (self, day, below, &flag);
  x = flag.origin.x + pen->em;
  y = flag.origin.y + flag.size.height / 2;
  pal_pen_round (pen, flag.origin.x, flag.origin.y, flag.size.width, flag.size.height, flag.size.height / 2);
  pal_pen_ink (pen, PAL_INK_ACCENT);
  cairo_fill (pen->cr);
  pal_pen_ink (pen, PAL_INK_ON_ACCENT);
  cairo_move_to (pen->cr, x - 0.4 * pen->em, y - side);
  cairo_line_to (pen->cr, x + 0.4 * pen->em, y - side);
  cairo_line_to (pen->cr, x, y + side);
  cairo_close_path (pen->cr);
  cairo_fill (pen->cr);
  pal_pen_text (pen, PAL_INK_ON_ACCENT, count, x + 0.8 * pen->em, y, 0, 0, PAL_PEN_SMALL, TRUE);
}

void
pal_calendar_draw_edges (PalCalendarView *self, PalCalendarPen *pen)
{
  int nearest;

  if (self->scene.mode != PAL_CALENDAR_WEEK)
    return;
  for (guint day = 0; day < self->scene.days->len; day++)
    for (int below = 0; below <= 1; below++)
      {
        guint n = count_beyond (self, day, below, &nearest);

        if (n > 0)
          draw_flag (self, pen, day, below, n);
      }
}

/* The piece to which the flag at a point of the canvas leads; -1: there is no flag. */
int
pal_calendar_find_edge (PalCalendarView *self, double x, double y)
{
  guint day = pal_calendar_plot_day (&self->plot, &self->scene, x, y);
  int nearest = -1;

  if (self->scene.mode != PAL_CALENDAR_WEEK)
    return -1;
  for (int below = 0; below <= 1; below++)
    {
      graphene_rect_t flag;

      place_flag (self, day, below, &flag);
      if (graphene_rect_contains_point (&flag, &GRAPHENE_POINT_INIT ((float) x, (float) y))
          && count_beyond (self, day, below, &nearest) > 0)
        return nearest;
    }
  return -1;
}
