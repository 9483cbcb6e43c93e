/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

/* How the time line looks. */

static void
draw_cursor (PalTimelineDrawing *d)
{
  const PalTimelineItem *item = pal_timeline_get_item (d->self);
  graphene_rect_t area;

  if (item == NULL || !pal_timeline_has_focus (d->self))
    return;
  pal_timeline_place (d->self, &d->plot, item, &area);
  pal_drawing_set_color (d, "pal_accent");
  pal_drawing_trace_box (d, area.origin.x - 2.5, area.origin.y - 2.5, area.size.width + 5, area.size.height + 5);
  cairo_set_line_width (d->cr, 2.5);
  cairo_stroke (d->cr);
}

static void
draw_days (PalTimelineDrawing *d)
{
  GPtrArray *items = d->self->facts->items;
  gboolean now = pal_drawing_sees (d, pal_timeline_x_of (d->self, &d->plot, &d->self->facts->today));
  graphene_rect_t flag;

  pal_timeline_place_flag (d, &flag);
  pal_timeline_draw_months (d, now ? &flag : NULL);
  if (now)
    pal_timeline_draw_today (d, &flag);
  cairo_save (d->cr);
  cairo_rectangle (d->cr, d->plot.left - 3, 0, d->plot.right - d->plot.left + 6, d->plot.bottom + 4);
  cairo_clip (d->cr);
  for (guint i = 0; i < items->len; i++)
    pal_timeline_draw_item (d, i);
  for (guint i = 0; i < items->len; i++)
    pal_timeline_say_item (d, i);
  draw_cursor (d);
  cairo_restore (d->cr);
}

void
pal_timeline_draw (PalTimeline *self, GtkSnapshot *snapshot)
{
  PalTimelineDrawing d = { .self = self };

  if (self->facts == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  pal_timeline_plot (self, &d.plot);
  d.cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))));
  d.layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  pal_timeline_draw_names (&d);
  draw_days (&d);
  g_object_unref (d.layout);
  cairo_destroy (d.cr);
}
