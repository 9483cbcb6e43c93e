/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

/* One frame: what stands behind the sessions, and what stands before them. */

double
pal_calendar_view_em (PalCalendarView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
}

void
pal_calendar_frame_head (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, -gtk_adjustment_get_value (self->across), 0);
  pal_calendar_draw_head (pen, &self->scene, &self->plot);
}

void
pal_calendar_frame_gutter (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, 0, -gtk_adjustment_get_value (self->down));
  pal_calendar_draw_gutter (pen, &self->scene, &self->plot);
}

static void
move_to_canvas (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, -gtk_adjustment_get_value (self->across), -gtk_adjustment_get_value (self->down));
}

void
pal_calendar_frame_under (PalCalendarView *self, PalCalendarPen *pen)
{
  move_to_canvas (self, pen);
  self->plot.seen = gtk_adjustment_get_value (self->down);
  if (self->scene.mode == PAL_CALENDAR_MONTH)
    pal_calendar_draw_month (pen, &self->scene, &self->plot);
  else
    {
      pal_calendar_draw_ground (pen, &self->scene, &self->plot);
      pal_calendar_draw_now (pen, &self->scene, &self->plot);
    }
}

static void
draw_cursor (PalCalendarView *self, PalCalendarPen *pen)
{
  graphene_rect_t area;

  if (!pal_calendar_view_has_focus (self) && self->selected == 0)
    return;
  pal_calendar_cursor_area (self, &area);
  pal_pen_round (pen, area.origin.x - 1, area.origin.y - 1, area.size.width + 2, area.size.height + 2, 5);
  pal_pen_ink (pen, PAL_INK_ACCENT);
  cairo_set_line_width (pen->cr, pal_calendar_view_has_focus (self) ? 2.5 : 1.5);
  cairo_stroke (pen->cr);
}

void
pal_calendar_frame_over (PalCalendarView *self, PalCalendarPen *pen)
{
  move_to_canvas (self, pen);
  pal_calendar_draw_notes (pen, &self->scene, &self->plot, self->selected);
  draw_cursor (self, pen);
  pal_calendar_draw_edges (self, pen);
  pal_calendar_draw_ghost (self, pen);
}

/* Above the hours, beside the names of the days. */
static void
draw_corner (PalCalendarView *self, GtkSnapshot *snapshot)
{
  float y = (float) pal_calendar_plot_head_height (&self->plot, &self->scene) - 1;

  gtk_snapshot_append_color (snapshot, &self->inks[PAL_INK_SUNKEN],
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))));
  gtk_snapshot_append_color (snapshot, &self->inks[PAL_INK_LINE_STRONG], &GRAPHENE_RECT_INIT (0, y, (float) self->plot.gutter, 1));
}

/* Colours are looked up once for a frame; what was made of others is thrown away. */
static void
update_palette (PalCalendarView *self)
{
  PalCalendarPalette inks;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  pal_calendar_palette_read (inks, GTK_WIDGET (self));
  if (self->layout != NULL && self->hatches.scale == scale && memcmp (inks, self->inks, sizeof inks) == 0)
    return;
  memcpy (self->inks, inks, sizeof inks);
  pal_calendar_hatches_clear (&self->hatches);
  self->hatches.scale = scale;
  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
}

/* Before the widgets inside are drawn. */
void
pal_calendar_view_prepare (PalCalendarView *self, GtkSnapshot *snapshot)
{
  update_palette (self);
  draw_corner (self, snapshot);
}
