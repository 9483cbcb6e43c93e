/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

/* Words that do not fit in their bar stand beside it, or are left to the tooltip. */

#define TEXT 0.92             /* in em */

/* How far each lane of the group is taken, and where its next item begins. */
typedef struct {
  double taken, next;
} Room;

static double
start_of_next (PalTimelineDrawing *d, guint index, const PalTimelineItem *item)
{
  GPtrArray *items = d->self->facts->items;

  for (guint i = index + 1; i < items->len; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (items, i);
      graphene_rect_t area;

      if (other->kind != item->kind || other->lane != item->lane)
        continue;
      pal_timeline_place (d->self, &d->plot, other, &area);
      return area.origin.x - 0.4 * d->plot.em;
    }
  return d->plot.right;
}

/* The first suspension of a course that ends after @from; FALSE: there is none. */
static gboolean
find_suspension (PalTimelineDrawing *d, const PalTimelineItem *item, double from, graphene_rect_t *area)
{
  for (guint i = 0; item->kind == PAL_TIMELINE_COURSE && i < d->self->facts->items->len; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (d->self->facts->items, i);

      if (other->kind != PAL_TIMELINE_SUSPENSION || other->course != item->course)
        continue;
      pal_timeline_place (d->self, &d->plot, other, area);
      if (pal_drawing_end_of (area) > from)
        return TRUE;
    }
  return FALSE;
}

/* Where the words first have room between the suspensions of a bar; FALSE: nowhere. */
static gboolean
find_room (PalTimelineDrawing *d, const PalTimelineItem *item, const graphene_rect_t *bar, double width, double *x)
{
  graphene_rect_t suspension;

  while (find_suspension (d, item, *x, &suspension))
    {
      if (*x + width <= suspension.origin.x)
        return TRUE;
      *x = pal_drawing_end_of (&suspension) + 0.5 * d->plot.em;
    }
  return *x + width <= MIN (pal_drawing_end_of (bar), d->plot.right);
}

static gboolean
say_inside (PalTimelineDrawing *d, const char *words, const PalTimelineItem *item, const graphene_rect_t *bar, double from)
{
  double x = MAX (from, d->plot.left) + 0.5 * d->plot.em;

  if (words == NULL || !find_room (d, item, bar, pal_timeline_text_width (d->layout, words, TEXT * d->plot.em, TRUE) + 0.3 * d->plot.em, &x))
    return FALSE;
  pal_drawing_set_color (d, "pal_text");
  pal_drawing_text (d, words, x, pal_drawing_middle (bar), 0, TEXT * d->plot.em, TRUE);
  return TRUE;
}

/* Right of the bar, else left of it. */
static gboolean
say_beside (PalTimelineDrawing *d, const char *words, const graphene_rect_t *bar, double gap, const Room *room, const char *color)
{
  double width = words != NULL ? pal_timeline_text_width (d->layout, words, TEXT * d->plot.em, FALSE) : 0;
  double right = pal_drawing_end_of (bar) + gap, left = bar->origin.x - 0.5 * d->plot.em - width;

  if (words == NULL)
    return FALSE;
  if (right >= d->plot.left && right + width <= MIN (room->next, d->plot.right))
    left = right;
  else if (bar->origin.x > d->plot.right || left < MAX (room->taken, d->plot.left))
    return FALSE;
  pal_drawing_set_color (d, "pal_surface");   /* no line goes through them */
  cairo_rectangle (d->cr, left - 2, pal_drawing_middle (bar) - 0.6 * d->plot.em, width + 4, 1.2 * d->plot.em);
  cairo_fill (d->cr);
  pal_drawing_set_color (d, color);
  pal_drawing_text (d, words, left, pal_drawing_middle (bar), 0, TEXT * d->plot.em, FALSE);
  return TRUE;
}

static void
say (PalTimelineDrawing *d, guint index, const PalTimelineItem *item, const graphene_rect_t *area, double taken)
{
  Room room = { taken, start_of_next (d, index, item) };
  graphene_rect_t bar = *area;
  double gap = 0.5 * d->plot.em, from;

  if (item->kind == PAL_TIMELINE_COURSE)
    pal_timeline_bar_of (d->self, &d->plot, item, area, &bar);
  from = bar.origin.x + (item->kind == PAL_TIMELINE_COURSE ? 0.6 * d->plot.em : 0);
  if (item->kind == PAL_TIMELINE_BARRIER && !item->open)
    {
      if (pal_drawing_sees (d, pal_drawing_end_of (&bar)))
        pal_drawing_tick (d, pal_drawing_end_of (&bar) + gap, pal_drawing_middle (&bar));
      gap += 1.1 * d->plot.em;
    }
  else if (item->open)
    {
      gap += 0.6 * d->plot.em;
    }
  if (item->kind == PAL_TIMELINE_BARRIER)
    (void) (say_beside (d, item->label, &bar, gap, &room, item->open ? "pal_bad" : "pal_text")
            || say_beside (d, item->short_label, &bar, gap, &room, item->open ? "pal_bad" : "pal_text"));
  else if (item->kind == PAL_TIMELINE_COURSE && !g_date_valid (&item->entry_on))
    (void) (say_beside (d, item->label, &bar, gap, &room, "pal_text") || say_beside (d, item->short_label, &bar, gap, &room, "pal_text"));
  else if (item->kind != PAL_TIMELINE_SUSPENSION)
    (void) (say_inside (d, item->label, item, &bar, from) || say_beside (d, item->label, &bar, gap, &room, "pal_text")
            || say_inside (d, item->short_label, item, &bar, from) || say_beside (d, item->short_label, &bar, gap, &room, "pal_text"));
}

/* The words of an item. */
void
pal_timeline_say_item (PalTimelineDrawing *d, guint index)
{
  const PalTimelineItem *item = g_ptr_array_index (d->self->facts->items, index);
  graphene_rect_t area, before;
  double taken = d->plot.left;

  pal_timeline_place (d->self, &d->plot, item, &area);
  for (guint i = 0; i < index; i++)
    {
      const PalTimelineItem *other = g_ptr_array_index (d->self->facts->items, i);

      if (other->kind != item->kind || other->lane != item->lane)
        continue;
      pal_timeline_place (d->self, &d->plot, other, &before);
      taken = MAX (taken, pal_drawing_end_of (&before) + 10 * d->plot.em);   /* its own words may stand there */
    }
  say (d, index, item, &area, taken);
}
