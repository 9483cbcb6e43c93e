/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <math.h>

#include "widgets/pal-pattern.h"

/* How each kind of item of the time line looks. */

/* From the prescription to the entry, or to where it ended without one: a thin line with a ring where it began and a dot for
 * the commission; dashed while nothing is decided. */
static void
draw_waiting (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  gboolean entered = g_date_valid (&item->entry_on), pending = !entered && item->open;
  double y = round (pal_drawing_middle (area)) + 0.5, x = area->origin.x;
  double to = entered ? pal_timeline_x_of (d->self, &d->plot, &item->entry_on) : pal_drawing_end_of (area);

  double r = 0.24 * d->plot.em;

  pal_drawing_set_color (d, "pal_dim");
  pal_drawing_dashes (d, pending);
  pal_drawing_line (d, x + r, y, to, y, 1.5);
  pal_drawing_dashes (d, FALSE);
  if (entered && to - x < r)
    return;
  cairo_arc (d->cr, x + r, y, r, 0, 2 * G_PI);
  cairo_set_line_width (d->cr, 1.5);
  cairo_stroke (d->cr);
  if (g_date_valid (&item->decision_on))
    {
      cairo_arc (d->cr, MAX (pal_timeline_x_of (d->self, &d->plot, &item->decision_on), x + r), y, r, 0, 2 * G_PI);
      cairo_fill (d->cr);
    }
  if (entered || item->open)
    return;
  pal_drawing_line (d, to - r, y - r, to + r, y + r, 1.5);   /* it led to no entry */
  pal_drawing_line (d, to - r, y + r, to + r, y - r, 1.5);
}

/* What is still to come has dashed edges and no fill. */
static void
draw_planned (PalTimelineDrawing *d, const graphene_rect_t *bar, double from)
{
  double x = MAX (from, bar->origin.x + 1), to = pal_drawing_end_of (bar);

  if (to - x < 3)
    return;
  pal_drawing_set_color (d, "pal_surface");
  cairo_rectangle (d->cr, x, bar->origin.y, to - x + 1, bar->size.height);
  cairo_fill (d->cr);
}

static void
draw_dashed_edge (PalTimelineDrawing *d, const graphene_rect_t *bar, double from, const char *edge)
{
  double x = MAX (from, bar->origin.x + 1), y = bar->origin.y + 0.5, to = pal_drawing_end_of (bar) - 0.5, below = y + bar->size.height - 1;

  if (to - x < 3)
    return;
  pal_drawing_set_color (d, edge);
  pal_drawing_dashes (d, TRUE);
  cairo_set_line_width (d->cr, 1);
  cairo_move_to (d->cr, x, y);
  cairo_line_to (d->cr, to, y);
  cairo_line_to (d->cr, to, below);
  cairo_line_to (d->cr, x, below);
  cairo_stroke (d->cr);
  pal_drawing_dashes (d, FALSE);
}

/* When somebody left early: until when it was meant to last. */
static void
draw_given_up (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *bar)
{
  double y = round (pal_drawing_middle (bar)) + 0.5, to;

  if (!g_date_valid (&item->exit_on) || !g_date_valid (&item->planned_end_on)
      || g_date_compare (&item->planned_end_on, &item->exit_on) <= 0)
    return;
  to = pal_timeline_x_of (d->self, &d->plot, &item->planned_end_on);
  pal_drawing_set_color (d, "pal_border");
  pal_drawing_dashes (d, TRUE);
  pal_drawing_line (d, pal_drawing_end_of (bar) + 2, y, to, y, 1);
  pal_drawing_dashes (d, FALSE);
  pal_drawing_line (d, to + 0.5, y - 4, to + 0.5, y + 4, 1);
}

static void
draw_course (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  PalPattern pattern = PAL_PATTERN_PLEIN;
  char color[8] = "pal_c6", soft[13];
  graphene_rect_t bar, swatch;
  double today = pal_timeline_x_of_day (d->self, &d->plot, g_date_get_julian (&d->self->facts->today));

  draw_waiting (d, item, area);
  if (!g_date_valid (&item->entry_on))
    return;
  if (item->colour >= 0)
    pal_cohort_look ((guint) item->colour, &pattern, color, soft);
  else
    g_strlcpy (soft, "pal_c6_soft", sizeof soft);
  pal_timeline_bar_of (d->self, &d->plot, item, area, &bar);
  draw_given_up (d, item, &bar);
  pal_drawing_box (d, &bar, soft, color);
  if (!g_date_valid (&item->exit_on))
    {
      draw_planned (d, &bar, today);
      draw_dashed_edge (d, &bar, today, color);
    }
  swatch = GRAPHENE_RECT_INIT (bar.origin.x, bar.origin.y, (float) MIN (0.6 * d->plot.em, bar.size.width), bar.size.height);
  pal_drawing_hatch (d, &swatch, pattern, color, soft);
  pal_drawing_set_color (d, color);
  pal_drawing_line (d, pal_drawing_end_of (&swatch) + 0.5, bar.origin.y, pal_drawing_end_of (&swatch) + 0.5, bar.origin.y + bar.size.height, 1);
}

static void
draw_suspension (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  graphene_rect_t inner = *area;

  graphene_rect_inset (&inner, 0, 2);
  pal_drawing_hatch (d, &inner, PAL_PATTERN_DIAG, "pal_warn", "pal_surface");
  pal_drawing_set_color (d, "pal_warn");
  cairo_set_line_width (d->cr, 1);
  cairo_rectangle (d->cr, inner.origin.x + 0.5, inner.origin.y + 0.5, inner.size.width - 1, inner.size.height - 1);
  cairo_stroke (d->cr);
}

static void
draw_situation (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  double x = pal_drawing_end_of (area), y = pal_drawing_middle (area);

  pal_drawing_box (d, area, "pal_accent_soft", "pal_accent");
  if (!item->open)
    return;
  pal_drawing_set_color (d, "pal_accent");   /* it goes on */
  cairo_move_to (d->cr, x + 2, y - 4);
  cairo_line_to (d->cr, x + 7, y);
  cairo_line_to (d->cr, x + 2, y + 4);
  cairo_set_line_width (d->cr, 1.5);
  cairo_stroke (d->cr);
}

/* Hatched while it was only found, solid once it is worked on; red until it is lifted. */
static void
draw_barrier (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *area)
{
  const char *ink = item->open ? "pal_bad" : "pal_border", *ground = item->open ? "pal_bad_soft" : "pal_sunken";
  double solid = g_date_valid (&item->worked_on) ? MAX (pal_timeline_x_of (d->self, &d->plot, &item->worked_on), area->origin.x) : pal_drawing_end_of (area);
  graphene_rect_t found = *area, worked = *area;

  found.size.width = (float) MIN (solid - area->origin.x, area->size.width);
  worked.origin.x = (float) solid;
  worked.size.width = (float) MAX (pal_drawing_end_of (area) - solid, 0);
  if (found.size.width > 0)
    pal_drawing_hatch (d, &found, PAL_PATTERN_DIAG, ink, ground);
  if (worked.size.width > 0)
    pal_drawing_hatch (d, &worked, PAL_PATTERN_PLEIN, ink, ground);
  pal_drawing_set_color (d, ink);
  cairo_set_line_width (d->cr, 1);
  cairo_rectangle (d->cr, area->origin.x + 0.5, area->origin.y + 0.5, area->size.width - 1, area->size.height - 1);
  cairo_stroke (d->cr);
}

/* An item without its words. */
void
pal_timeline_draw_item (PalTimelineDrawing *d, guint index)
{
  const PalTimelineItem *item = g_ptr_array_index (d->self->facts->items, index);
  graphene_rect_t area;

  pal_timeline_place (d->self, &d->plot, item, &area);
  switch (item->kind)
    {
    case PAL_TIMELINE_COURSE:
      draw_course (d, item, &area);
      break;
    case PAL_TIMELINE_SUSPENSION:
      draw_suspension (d, item, &area);
      break;
    case PAL_TIMELINE_SITUATION:
      draw_situation (d, item, &area);
      break;
    case PAL_TIMELINE_BARRIER: default:
      draw_barrier (d, item, &area);
    }
}
