/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

#include <math.h>

/* How large the days and the hours are, which part of them is seen, and where the widgets inside stand. */

#define LEAST_HOUR 3.6         /* em */
#define MOST_HOUR 6.0
#define LEAST_DAY 6.0          /* width of a day, in em */
#define LEAST_MONTH_DAY 7.0

/* Scrolling ---------------------------------------------------------------------------------------------------------- */

void
pal_calendar_view_queue_draw (PalCalendarView *self)
{
  gtk_widget_queue_draw (self->head);
  gtk_widget_queue_draw (self->gutter);
  gtk_widget_queue_draw (self->body);
}

static void
keep_top (PalCalendarView *self)
{
  if (self->scene.mode == PAL_CALENDAR_WEEK)
    self->top = gtk_adjustment_get_value (self->down) * PAL_CALENDAR_DAY / MAX (self->plot.height, 1);
}

void
pal_calendar_view_scrolled (PalCalendarView *self)
{
  if (self->allocating)
    return;
  keep_top (self);
  gtk_widget_queue_allocate (self->body);
  pal_calendar_view_queue_draw (self);
}

void
pal_calendar_view_scroll (PalCalendarView *self, double dx, double dy)
{
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + dx);
  gtk_adjustment_set_value (self->down, gtk_adjustment_get_value (self->down) + dy);
}

gboolean
pal_calendar_view_wheel (PalCalendarView *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  double step = 3 * self->plot.em;

  if (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_SHIFT_MASK)
    pal_calendar_view_scroll (self, (dx + dy) * step, 0);
  else
    pal_calendar_view_scroll (self, dx * step, dy * step);
  return TRUE;
}

static void
show_part (GtkAdjustment *adjustment, double from, double length)
{
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  if (from < value || length > page)
    gtk_adjustment_set_value (adjustment, from);
  else if (from + length > value + page)
    gtk_adjustment_set_value (adjustment, from + length - page);
}

/* Scrolls as far as needed to see an area of the canvas. */
void
pal_calendar_view_reveal (PalCalendarView *self, const graphene_rect_t *area)
{
  if (gtk_adjustment_get_page_size (self->down) <= 1)
    return;   /* not shown yet */
  show_part (self->across, area->origin.x - 4, area->size.width + 8);
  show_part (self->down, area->origin.y - 4, area->size.height + 8);
}

/* Size --------------------------------------------------------------------------------------------------------------- */

static int
size_of (GtkWidget *widget, GtkOrientation orientation)
{
  int size;

  gtk_widget_measure (widget, orientation, -1, &size, NULL, NULL, NULL);
  return size;
}

void
pal_calendar_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);
  double em = pal_calendar_view_em (self);

  /* The bars are measured although their own size is part of it: GTK allocates no widget that it has not measured. */
  size_of (self->vbar, orientation);
  size_of (self->hbar, orientation);
  *minimum = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? 14 : 12) * em);
  *natural = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : 44) * em);
}

/* An hour is as high as the hours of work need to fill the room, within bounds. */
static double
canvas_height (PalCalendarView *self, double room)
{
  const PalCalendarScene *scene = &self->scene;
  double em = self->plot.em, least = 0;

  if (scene->mode == PAL_CALENDAR_WEEK)
    {
      double hours = MAX (scene->to - scene->from, 60) / 60.0 + 0.5;

      return MAX (round (24 * CLAMP (room / hours, LEAST_HOUR * em, MOST_HOUR * em)), room);
    }
  for (guint row = 0; row < pal_calendar_scene_n_rows (scene); row++)
    least = MAX (least, 5.4 * em + pal_calendar_scene_n_lanes (scene, row) * (self->plot.strip + 2));
  return MAX (least * pal_calendar_scene_n_rows (scene), room);
}

static void
configure (GtkAdjustment *adjustment, GtkWidget *bar, double value, double upper, double page, double step)
{
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (upper - page, 0)), 0, MAX (upper, page), step, page * 0.8, page);
  gtk_widget_set_child_visible (bar, upper > page + 0.5);
}

static void
plan (PalCalendarView *self, double width, double height, double bar)
{
  PalCalendarPlot *plot = &self->plot;
  double least, head, down, room_x = width, room_y = height;

  pal_calendar_plot_init (plot, &self->scene, pal_calendar_view_em (self));
  head = pal_calendar_plot_head_height (plot, &self->scene);
  least = ceil ((self->scene.mode == PAL_CALENDAR_WEEK ? LEAST_DAY : LEAST_MONTH_DAY) * plot->em * self->scene.n_columns);
  room_x = MAX (width - plot->gutter, 1);
  if (room_x - bar < least)
    room_y -= bar;
  room_y = MAX (room_y - head, 1);
  plot->height = canvas_height (self, room_y);
  if (plot->height > room_y + 0.5)
    room_x = MAX (room_x - bar, 1);
  plot->width = MAX (room_x, least);
  self->allocating = TRUE;
  configure (self->across, self->hbar, gtk_adjustment_get_value (self->across), plot->width, room_x, 2 * plot->em);
  down = self->scene.mode == PAL_CALENDAR_WEEK ? pal_calendar_plot_y (plot, (int) self->top) : gtk_adjustment_get_value (self->down);
  configure (self->down, self->vbar, down, plot->height, room_y, 2 * plot->em);
  self->allocating = FALSE;
}

/* What was selected from elsewhere is looked for when all places are known. */
static void
reveal_selected (PalCalendarView *self)
{
  if (!self->reveals || self->at < 0)
    return;
  self->reveals = FALSE;
  self->allocating = TRUE;
  pal_calendar_place (&self->scene, &self->plot);
  pal_calendar_view_reveal (self, &pal_calendar_scene_piece (&self->scene, (guint) self->at)->area);
  keep_top (self);
  self->allocating = FALSE;
  gtk_widget_queue_allocate (self->body);
  pal_calendar_view_queue_draw (self);
}

void
pal_calendar_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);
  int bar = size_of (self->vbar, GTK_ORIENTATION_HORIZONTAL), head, gutter, room_x, room_y;

  if (self->top < 0)
    self->top = MAX (self->scene.from - 15, 0);
  plan (self, width, height, bar);
  reveal_selected (self);
  head = (int) pal_calendar_plot_head_height (&self->plot, &self->scene);
  gutter = (int) self->plot.gutter;
  room_x = (int) gtk_adjustment_get_page_size (self->across);
  room_y = (int) gtk_adjustment_get_page_size (self->down);
  gtk_widget_size_allocate (self->head, &(GtkAllocation) { gutter, 0, room_x, head }, -1);
  gtk_widget_size_allocate (self->gutter, &(GtkAllocation) { 0, head, gutter, room_y }, -1);
  gtk_widget_size_allocate (self->body, &(GtkAllocation) { gutter, head, room_x, room_y }, -1);
  if (gtk_widget_get_child_visible (self->vbar))
    gtk_widget_size_allocate (self->vbar, &(GtkAllocation) { width - bar, head, bar, room_y }, -1);
  if (gtk_widget_get_child_visible (self->hbar))
    gtk_widget_size_allocate (self->hbar, &(GtkAllocation) { gutter, height - bar, room_x, bar }, -1);
}

static void
place_tile (PalCalendarView *self, GtkWidget *tile, const graphene_rect_t *area)
{
  gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (tile, &(GtkAllocation) { (int) (area->origin.x - gtk_adjustment_get_value (self->across)),
                                                     (int) (area->origin.y - gtk_adjustment_get_value (self->down)),
                                                     (int) area->size.width, (int) area->size.height }, -1);
}

/* Gives the tiles their places, from within the body's own. */
void
pal_calendar_view_place_tiles (PalCalendarView *self)
{
  graphene_rect_t area;

  pal_calendar_place (&self->scene, &self->plot);
  for (guint i = 0; i < self->scene.pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (&self->scene, i);

      gtk_widget_set_child_visible (pal_calendar_view_tile (self, i), piece->shown);
      if (piece->shown)
        place_tile (self, pal_calendar_view_tile (self, i), &piece->area);
    }
  pal_calendar_cursor_area (self, &area);
  for (guint i = 0; i < G_N_ELEMENTS (self->slots); i++)
    place_tile (self, self->slots[i], &area);
}
