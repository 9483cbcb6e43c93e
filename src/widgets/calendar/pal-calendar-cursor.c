/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-private.h"

#include <math.h>

/* Walking with the arrows: from session to session and over the empty places between them. */

#define SLOT 30                /* minutes of an empty place */

static PalCalendarPiece *
piece_at (PalCalendarView *self, int index)
{
  return pal_calendar_scene_piece (&self->scene, (guint) index);
}

static guint
cursor_day (PalCalendarView *self)
{
  return (guint) MAX (pal_calendar_scene_find_day (&self->scene, self->cursor_day), 0);
}

/* Where the cursor is drawn, on the canvas. */
void
pal_calendar_cursor_area (PalCalendarView *self, graphene_rect_t *area)
{
  guint day = cursor_day (self), column = day % MAX (self->scene.n_columns, 1), row = day / MAX (self->scene.n_columns, 1);
  double x = pal_calendar_plot_x (&self->plot, &self->scene, column) + 3, y, bottom;

  if (self->at >= 0)
    {
      *area = piece_at (self, self->at)->area;
      return;
    }
  if (self->scene.mode == PAL_CALENDAR_MONTH)
    {
      y = pal_calendar_plot_row (&self->plot, &self->scene, row) + 3;
      bottom = pal_calendar_plot_row (&self->plot, &self->scene, row + 1) - 3;
    }
  else
    {
      y = pal_calendar_plot_y (&self->plot, self->cursor_minute) + 1;
      bottom = pal_calendar_plot_y (&self->plot, MIN (self->cursor_minute + SLOT, PAL_CALENDAR_DAY)) - 1;
    }
  *area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (pal_calendar_plot_x (&self->plot, &self->scene, column + 1) - x - 3, 1),
                              (float) MAX (bottom - y, 1));
}

/* Gives the keyboard to what stands under the cursor. */
gboolean
pal_calendar_focus_cursor (PalCalendarView *self)
{
  g_autofree char *words = NULL;
  GDate date;

  if (self->at >= 0 && piece_at (self, self->at)->shown)
    return gtk_widget_grab_focus (pal_calendar_view_tile (self, (guint) self->at));
  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->cursor_day);
  words = pal_calendar_slot_words (&self->scene, &date, self->cursor_minute);
  self->slot = 1 - self->slot;
  pal_calendar_tile_set (PAL_CALENDAR_TILE (self->slots[self->slot]), -1, words);
  return gtk_widget_grab_focus (self->slots[self->slot]);
}

/* Heard once for each change. */
void
pal_calendar_say_selected (PalCalendarView *self)
{
  gboolean says = self->says;

  self->holds = self->says = FALSE;
  if (says)
    g_signal_emit_by_name (self, "selected", self->selected);
}

static void
moved_to (PalCalendarView *self, gint64 id, gboolean focus)
{
  graphene_rect_t area;

  self->says |= self->selected != id;
  self->selected = id;
  pal_calendar_cursor_area (self, &area);
  pal_calendar_view_reveal (self, &area);
  gtk_widget_queue_allocate (self->body);
  gtk_widget_queue_draw (self->body);
  if (focus)
    pal_calendar_focus_cursor (self);
  if (!self->holds)
    pal_calendar_say_selected (self);
}

/* @focus: with the keyboard */
void
pal_calendar_go_piece (PalCalendarView *self, int index, gboolean focus)
{
  const PalCalendarPiece *piece = piece_at (self, index);
  const PalCalendarItem *item = pal_calendar_scene_item (&self->scene, piece);

  self->at = index;
  self->cursor_day = pal_calendar_scene_day (&self->scene, piece->day);
  self->cursor_minute = piece->from;
  moved_to (self, item != NULL ? item->id : 0, focus);
}

/* An empty place; @day: Julian */
void
pal_calendar_go_slot (PalCalendarView *self, guint32 day, int minute, gboolean focus)
{
  self->at = -1;
  self->cursor_day = day;
  self->cursor_minute = CLAMP (minute, 0, PAL_CALENDAR_DAY - PAL_CALENDAR_STEP);
  moved_to (self, 0, focus);
}

/* The week ----------------------------------------------------------------------------------------------------------- */

static int
end_of (const PalCalendarPiece *piece)
{
  return MAX (piece->to, piece->from + PAL_CALENDAR_STEP);
}

/* The piece of a day that touches a stretch of time; @last: the one that begins last, else first. -1: there is none. */
static int
find_between (PalCalendarView *self, guint day, int from, int to, gboolean last)
{
  int found = -1;

  for (int i = 0; i < (int) self->scene.pieces->len; i++)
    {
      const PalCalendarPiece *piece = piece_at (self, i);

      if (piece->day == day && piece->item >= 0 && piece->from < to && end_of (piece) > from && (found < 0 || last))
        found = i;
    }
  return found;
}

static void
walk_down (PalCalendarView *self)
{
  guint day = cursor_day (self);
  int here = self->at >= 0 ? piece_at (self, self->at)->from : self->cursor_minute;
  int from = self->at >= 0 ? end_of (piece_at (self, self->at)) : self->cursor_minute + SLOT, found;

  from = (from + PAL_CALENDAR_STEP - 1) / PAL_CALENDAR_STEP * PAL_CALENDAR_STEP;
  for (found = find_between (self, day, from, from + SLOT, FALSE);
       found >= 0 && (found == self->at || piece_at (self, found)->from < here); found++)
    if (found + 1 >= (int) self->scene.pieces->len || piece_at (self, found + 1)->day != day
        || piece_at (self, found + 1)->from >= from + SLOT)
      {
        found = -1;
        break;
      }
  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else if (from < PAL_CALENDAR_DAY)
    pal_calendar_go_slot (self, self->cursor_day, from, TRUE);
  self->wish = self->cursor_minute;
}

static void
walk_up (PalCalendarView *self)
{
  int here = self->at >= 0 ? piece_at (self, self->at)->from : self->cursor_minute;
  int found = find_between (self, cursor_day (self), here - SLOT, here, TRUE);

  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else if (here > 0)
    pal_calendar_go_slot (self, self->cursor_day, MAX (here - SLOT, 0), TRUE);
  self->wish = self->cursor_minute;
}

/* The nearest one beside it on the same day; -1: there is none. */
static int
find_beside (PalCalendarView *self, int by)
{
  const PalCalendarPiece *here = self->at >= 0 ? piece_at (self, self->at) : NULL;
  int found = -1;

  for (int i = 0; here != NULL && i < (int) self->scene.pieces->len; i++)
    {
      const PalCalendarPiece *piece = piece_at (self, i);
      int distance = ((int) piece->lane - (int) here->lane) * by;

      if (piece->day == here->day && distance > 0 && piece->from < end_of (here) && end_of (piece) > here->from
          && (found < 0 || distance < ((int) piece_at (self, found)->lane - (int) here->lane) * by))
        found = i;
    }
  return found;
}

/* On another day at the same time: from the left the leftmost, from the right the rightmost. */
static int
find_on_day (PalCalendarView *self, guint day, int by)
{
  int found = -1;

  for (int i = 0; i < (int) self->scene.pieces->len; i++)
    {
      const PalCalendarPiece *piece = piece_at (self, i);

      if (piece->day == day && piece->item >= 0 && piece->from < self->wish + SLOT && end_of (piece) > self->wish
          && (found < 0 || (by > 0 ? piece->lane < piece_at (self, found)->lane : piece->lane > piece_at (self, found)->lane)))
        found = i;
    }
  return found;
}

static void
walk_across (PalCalendarView *self, int by)
{
  int beside = find_beside (self, by), day = (int) cursor_day (self) + by, found;

  if (beside >= 0)
    {
      pal_calendar_go_piece (self, beside, TRUE);
      return;
    }
  if (day < 0 || day >= (int) self->scene.days->len)
    return;
  found = find_on_day (self, (guint) day, by);
  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else
    pal_calendar_go_slot (self, pal_calendar_scene_day (&self->scene, (guint) day), self->wish, TRUE);
}

/* The month ---------------------------------------------------------------------------------------------------------- */

/* The first or last thing that is shown on a day; the day itself when there is none. */
static void
go_day (PalCalendarView *self, int day, gboolean last)
{
  int found = -1;

  if (day < 0 || day >= (int) self->scene.days->len)
    return;
  for (int i = 0; i < (int) self->scene.pieces->len; i++)
    if (piece_at (self, i)->day == (guint) day && piece_at (self, i)->shown && (found < 0 || last))
      found = i;
  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else
    pal_calendar_go_slot (self, pal_calendar_scene_day (&self->scene, (guint) day), self->scene.from, TRUE);
}

static void
walk_month (PalCalendarView *self, int by)
{
  guint day = cursor_day (self);
  int found = -1;

  for (int i = self->at + by; self->at >= 0 && found < 0 && i >= 0 && i < (int) self->scene.pieces->len; i += by)
    if (piece_at (self, i)->day == day && piece_at (self, i)->shown)
      found = i;
  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else
    go_day (self, (int) day + by * (int) self->scene.n_columns, by < 0);
}

/* Both --------------------------------------------------------------------------------------------------------------- */

/* The session before or after, passing over what is empty. */
static void
walk_along (PalCalendarView *self, int by)
{
  guint day = cursor_day (self);
  int from = self->at >= 0 ? self->at + by : by > 0 ? 0 : (int) self->scene.pieces->len - 1;

  for (int i = from; i >= 0 && i < (int) self->scene.pieces->len; i += by)
    {
      const PalCalendarPiece *piece = piece_at (self, i);
      int ahead = piece->day != day ? (int) piece->day - (int) day : piece->from - self->cursor_minute;

      if (piece->item >= 0 && piece->shown && (self->at >= 0 || ahead * by >= 0))
        {
          pal_calendar_go_piece (self, i, TRUE);
          self->wish = self->cursor_minute;
          return;
        }
    }
}

static void
walk_to_end (PalCalendarView *self, gboolean last)
{
  int found = -1;

  for (int i = 0; i < (int) self->scene.pieces->len; i++)
    if (piece_at (self, i)->item >= 0 && piece_at (self, i)->shown && (found < 0 || last))
      found = i;
  if (found >= 0)
    pal_calendar_go_piece (self, found, TRUE);
  else
    pal_calendar_go_slot (self, pal_calendar_scene_day (&self->scene, last ? self->scene.days->len - 1 : 0), self->scene.from,
                          TRUE);
  self->wish = self->cursor_minute;
}

static void
walk_arrow (PalCalendarView *self, guint keyval)
{
  gboolean month = self->scene.mode == PAL_CALENDAR_MONTH;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    {
      int by = keyval == GDK_KEY_Left ? -1 : 1;

      if (month)
        go_day (self, (int) cursor_day (self) + by, FALSE);
      else
        walk_across (self, by);
    }
  else if (month)
    walk_month (self, keyval == GDK_KEY_Up ? -1 : 1);
  else if (keyval == GDK_KEY_Up)
    walk_up (self);
  else
    walk_down (self);
}

/* Ctrl and an arrow goes to the next session. FALSE: the key does not walk. */
gboolean
pal_calendar_walk (PalCalendarView *self, guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_Right: case GDK_KEY_Up: case GDK_KEY_Down:
      if (state & GDK_CONTROL_MASK)
        walk_along (self, keyval == GDK_KEY_Left || keyval == GDK_KEY_Up ? -1 : 1);
      else
        walk_arrow (self, keyval);
      return TRUE;
    case GDK_KEY_Home: case GDK_KEY_End:
      walk_to_end (self, keyval == GDK_KEY_End);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What Ctrl+Enter does, and a click on the number of a day. */
void
pal_calendar_open_day (PalCalendarView *self)
{
  g_signal_emit_by_name (self, "day-opened", self->cursor_day);
}

/* What Enter and a double click do. */
void
pal_calendar_open_cursor (PalCalendarView *self)
{
  const PalCalendarPiece *piece = self->at >= 0 ? piece_at (self, self->at) : NULL;

  if (piece == NULL)
    g_signal_emit_by_name (self, "asked", self->cursor_day, self->cursor_minute, 60);
  else if (piece->item < 0)
    pal_calendar_open_day (self);
  else
    g_signal_emit_by_name (self, "opened", pal_calendar_scene_item (&self->scene, piece)->id);
}
