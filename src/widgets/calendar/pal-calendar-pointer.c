/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

#include <math.h>

/* The pointer: a click stands on a place, a double click opens or adds, a pull moves, lengthens or draws a new session. */

#define EDGE 6.0               /* pixels at the lower edge of a session that lengthen it */
#define SCROLL_EVERY 40        /* milliseconds, while one pulls beyond the edge */

static double
canvas_x (PalCalendarView *self, double x)
{
  return x + gtk_adjustment_get_value (self->across);
}

static double
canvas_y (PalCalendarView *self, double y)
{
  return y + gtk_adjustment_get_value (self->down);
}

/* -1: nothing stands there. */
static int
find_piece (PalCalendarView *self, double x, double y)
{
  for (int i = (int) self->scene.pieces->len - 1; i >= 0; i--)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (&self->scene, (guint) i);

      if (piece->shown && graphene_rect_contains_point (&piece->area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return -1;
}

static int
round_minute (double minute)
{
  return (int) floor (minute / PAL_CALENDAR_STEP + 0.5) * PAL_CALENDAR_STEP;
}

static int
minute_at (PalCalendarView *self, double y)
{
  if (self->scene.mode == PAL_CALENDAR_MONTH)
    return self->scene.from;
  return CLAMP (pal_calendar_plot_minute (&self->plot, y), 0, PAL_CALENDAR_DAY - 1);
}

/* What the piece is part of, when it may be moved. */
static const PalCalendarItem *
movable (PalCalendarView *self, int index)
{
  const PalCalendarPiece *piece = index >= 0 ? pal_calendar_scene_piece (&self->scene, (guint) index) : NULL;
  const PalCalendarItem *item = piece != NULL ? pal_calendar_scene_item (&self->scene, piece) : NULL;

  return item != NULL && !(item->state & PAL_CALENDAR_FIXED) ? item : NULL;
}

/* On the edge that lengthens; not on very low ones, which could be moved no more. */
static gboolean
on_edge (PalCalendarView *self, int index, double y)
{
  const PalCalendarPiece *piece = index >= 0 ? pal_calendar_scene_piece (&self->scene, (guint) index) : NULL;

  return self->scene.mode == PAL_CALENDAR_WEEK && movable (self, index) != NULL && piece->area.size.height >= 3 * EDGE
         && y >= piece->area.origin.y + piece->area.size.height - EDGE;
}

/* In a month the line with the number of a day leads to that day. */
static gboolean
on_number (PalCalendarView *self, double x, double y)
{
  guint day = pal_calendar_plot_day (&self->plot, &self->scene, x, y);

  return self->scene.mode == PAL_CALENDAR_MONTH
         && y < pal_calendar_plot_row (&self->plot, &self->scene, day / self->scene.n_columns) + PAL_CALENDAR_CELL_HEAD * self->plot.em;
}

/* FALSE: a flag was pressed, and nothing is to be opened. */
static gboolean
stand_on (PalCalendarView *self, double x, double y)
{
  int edge = pal_calendar_find_edge (self, x, y), index = edge >= 0 ? edge : find_piece (self, x, y);

  if (index >= 0)
    pal_calendar_go_piece (self, index, TRUE);
  else
    pal_calendar_go_slot (self, pal_calendar_scene_day (&self->scene, pal_calendar_plot_day (&self->plot, &self->scene, x, y)),
                          minute_at (self, y) / 30 * 30, TRUE);
  self->wish = self->cursor_minute;
  return edge < 0;
}

static void
pressed_cb (PalCalendarView *self, int n, double x, double y)
{
  double across = canvas_x (self, x), down = canvas_y (self, y);
  gboolean number = on_number (self, across, down);

  pal_calendar_ghost_drop (self);   /* what the keys carried */
  self->holds = TRUE;
  self->opening = FALSE;
  if (!stand_on (self, across, down))
    {
      pal_calendar_say_selected (self);
      return;
    }
  if (!number && n != 2 && (self->at < 0 || pal_calendar_scene_piece (&self->scene, (guint) self->at)->item >= 0))
    return;
  self->opening = TRUE;
  pal_calendar_say_selected (self);
  if (number)
    pal_calendar_open_day (self);
  else
    pal_calendar_open_cursor (self);
}

static void
drag_begun_cb (PalCalendarView *self, double x, double y)
{
  self->pressed_x = canvas_x (self, x);
  self->pressed_y = canvas_y (self, y);
  self->pressed = find_piece (self, self->pressed_x, self->pressed_y);
  if (on_number (self, self->pressed_x, self->pressed_y) || pal_calendar_find_edge (self, self->pressed_x, self->pressed_y) >= 0)
    gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

/* Whether a pull begins here, and what it does. */
static gboolean
begin_ghost (PalCalendarView *self)
{
  const PalCalendarItem *item = movable (self, self->pressed);
  guint day = pal_calendar_plot_day (&self->plot, &self->scene, self->pressed_x, self->pressed_y);

  if (item != NULL)
    pal_calendar_ghost_begin (self, on_edge (self, self->pressed, self->pressed_y) ? PAL_GHOST_LENGTHENED : PAL_GHOST_MOVED, item);
  else if (self->pressed < 0 && self->scene.mode == PAL_CALENDAR_WEEK)
    self->ghost = (PalCalendarGhost) { .kind = PAL_GHOST_NEW, .day = pal_calendar_scene_day (&self->scene, day) };
  return self->ghost.kind != PAL_GHOST_NONE;
}

static void
pull_new (PalCalendarView *self, double y)
{
  int one = round_minute (minute_at (self, self->pressed_y)), other = round_minute (minute_at (self, y));

  self->ghost.minute = MIN (MIN (one, other), PAL_CALENDAR_DAY - PAL_CALENDAR_STEP);
  self->ghost.minutes = MAX (ABS (one - other), PAL_CALENDAR_STEP);
}

/* To where the pointer is now. */
static void
pull (PalCalendarView *self)
{
  const PalCalendarItem *item = movable (self, self->pressed);
  double x = canvas_x (self, self->pointer_x), y = canvas_y (self, self->pointer_y);
  double minutes = (y - self->pressed_y) * (self->plot.to - self->plot.from) / MAX (self->plot.height, 1);
  PalCalendarGhost before = self->ghost;

  if (self->ghost.kind == PAL_GHOST_NEW)
    pull_new (self, y);
  else if (item == NULL)
    return;
  else if (self->ghost.kind == PAL_GHOST_LENGTHENED)
    self->ghost.minutes = MAX (round_minute (item->minute + item->minutes + minutes) - item->minute, PAL_CALENDAR_STEP);
  else
    {
      self->ghost.day = pal_calendar_scene_day (&self->scene, pal_calendar_plot_day (&self->plot, &self->scene, x, y));
      if (self->scene.mode == PAL_CALENDAR_WEEK && fabs (minutes) >= PAL_CALENDAR_STEP / 2.0)
        self->ghost.minute = CLAMP (round_minute (item->minute + minutes), 0, PAL_CALENDAR_DAY - PAL_CALENDAR_STEP);
      else
        self->ghost.minute = item->minute;
    }
  if (memcmp (&before, &self->ghost, sizeof before) != 0)
    pal_calendar_ghost_changed (self);
}

/* How far the pointer is beyond an edge. */
static double
beyond (double at, double end)
{
  return at < 0 ? at : at > end ? at - end : 0;
}

static gboolean
scroll_cb (gpointer data)
{
  PalCalendarView *self = data;
  double dx = beyond (self->pointer_x, gtk_widget_get_width (self->body));
  double dy = beyond (self->pointer_y, gtk_widget_get_height (self->body));

  if (dx != 0 || dy != 0)
    {
      pal_calendar_view_scroll (self, CLAMP (dx, -20, 20), CLAMP (dy, -20, 20));
      pull (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
dragged_cb (PalCalendarView *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  /* What opens beside the calendar makes it narrower below a pointer that rests: that is no pull. */
  if (self->opening)
    return;
  if (self->ghost.kind == PAL_GHOST_NONE)
    {
      if (!gtk_drag_check_threshold (self->body, (int) x, (int) y, (int) (x + dx), (int) (y + dy)))
        return;
      if (!begin_ghost (self))
        {
          gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      self->scrolling = g_timeout_add (SCROLL_EVERY, scroll_cb, self);
    }
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  pull (self);
}

static void
drag_ended_cb (PalCalendarView *self)
{
  pal_calendar_say_selected (self);
  pal_calendar_ghost_let_go (self);
}

/* What is pulled, or about to be, is let alone: Escape was pressed, or there are other sessions now. */
void
pal_calendar_stop_pull (PalCalendarView *self)
{
  self->pressed = -1;
  pal_calendar_ghost_drop (self);
  if (gtk_gesture_is_active (self->drag))
    gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_cancelled_cb (PalCalendarView *self)
{
  pal_calendar_ghost_drop (self);
  pal_calendar_say_selected (self);
}

static void
pointed_cb (PalCalendarView *self, double x, double y)
{
  double across = canvas_x (self, x), down = canvas_y (self, y);
  gboolean link = on_number (self, across, down) || pal_calendar_find_edge (self, across, down) >= 0;
  gboolean edge = !link && on_edge (self, find_piece (self, across, down), down);

  gtk_widget_set_cursor_from_name (self->body, link ? "pointer" : edge ? "ns-resize" : NULL);
}

void
pal_calendar_add_pointer (PalCalendarView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (drag_cancelled_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointed_cb), self);
  gtk_widget_add_controller (self->body, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->body, GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_add_controller (self->body, motion);
}
