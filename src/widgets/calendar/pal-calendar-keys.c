/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/pal-compat-theme.h"

/* The keys. With Shift an arrow carries the session, with Ctrl and Shift it lengthens it; it is put down when the keys are let
 * go, so that a way of many steps is one move. Escape puts it back. */

/* What is carried ------------------------------------------------------------------------------------------------------ */

void
pal_calendar_ghost_begin (PalCalendarView *self, PalGhostKind kind, const PalCalendarItem *item)
{
  self->ghost = (PalCalendarGhost) { .kind = kind, .id = item->id, .day = g_date_get_julian (&item->day), .minute = item->minute,
                                     .minutes = item->minutes };
}

/* The session that is carried says where it is; a screen reader follows the name of what has the keyboard. */
static void
say_ghost (PalCalendarView *self, const char *words)
{
  int index = self->ghost.kind == PAL_GHOST_MOVED || self->ghost.kind == PAL_GHOST_LENGTHENED
              ? pal_calendar_scene_find_piece (&self->scene, self->ghost.id) : -1;

  if (index >= 0 && (guint) index < self->tiles->len)
    pal_calendar_tile_say (PAL_CALENDAR_TILE (pal_calendar_view_tile (self, (guint) index)), words);
}

/* It stays where it was. */
void
pal_calendar_ghost_drop (PalCalendarView *self)
{
  say_ghost (self, NULL);
  self->ghost.kind = PAL_GHOST_NONE;
  g_clear_handle_id (&self->scrolling, g_source_remove);
  gtk_widget_queue_draw (self->body);
}

/* NULL: it is a new one. */
static const PalCalendarItem *
ghost_item (PalCalendarView *self, const PalCalendarGhost *ghost)
{
  int index = ghost->kind != PAL_GHOST_NEW ? pal_calendar_scene_find_item (&self->scene, ghost->id) : -1;

  return index >= 0 ? g_ptr_array_index (self->scene.items, (guint) index) : NULL;
}

/* It is put down where it is now. */
void
pal_calendar_ghost_let_go (PalCalendarView *self)
{
  PalCalendarGhost ghost = self->ghost;
  const PalCalendarItem *item = ghost_item (self, &ghost);

  pal_calendar_ghost_drop (self);
  if (ghost.kind == PAL_GHOST_NEW)
    g_signal_emit_by_name (self, "asked", ghost.day, ghost.minute, ghost.minutes);
  else if (item != NULL && ghost.kind == PAL_GHOST_MOVED
           && (ghost.day != g_date_get_julian (&item->day) || ghost.minute != item->minute))
    g_signal_emit_by_name (self, "moved", ghost.id, ghost.day, ghost.minute);
  else if (item != NULL && ghost.kind == PAL_GHOST_LENGTHENED && ghost.minutes != item->minutes)
    g_signal_emit_by_name (self, "lengthened", ghost.id, ghost.minutes);
}

static char *
ghost_words (PalCalendarView *self)
{
  g_autofree char *day = NULL, *span = pal_calendar_span (self->ghost.minute, self->ghost.minutes);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->ghost.day);
  day = pal_calendar_day_words (&date);
  return g_strdup_printf ("%s, %s", day, span);
}

/* To be called when it goes elsewhere: it is drawn and said anew. */
void
pal_calendar_ghost_changed (PalCalendarView *self)
{
  g_autofree char *words = ghost_words (self);

  pal_compat_announce (GTK_WIDGET (self), words);
  say_ghost (self, words);
  gtk_widget_queue_draw (self->body);
}

static void
ghost_area (PalCalendarView *self, guint day, graphene_rect_t *area)
{
  guint column = day % self->scene.n_columns, row = day / self->scene.n_columns;
  double x = pal_calendar_plot_x (&self->plot, &self->scene, column) + 3, y, bottom;
  double width = pal_calendar_plot_x (&self->plot, &self->scene, column + 1) - x - 4;

  if (self->scene.mode == PAL_CALENDAR_MONTH)
    {
      y = pal_calendar_plot_row (&self->plot, &self->scene, row) + 2;
      bottom = pal_calendar_plot_row (&self->plot, &self->scene, row + 1) - 2;
    }
  else
    {
      y = pal_calendar_plot_y (&self->plot, self->ghost.minute);
      bottom = pal_calendar_plot_y (&self->plot, MIN (self->ghost.minute + self->ghost.minutes, PAL_CALENDAR_DAY));
      y = MIN (y, self->plot.height - 1.6 * self->plot.em);
    }
  *area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) MAX (bottom - y, 1.6 * self->plot.em));
}

static void
write_ghost (PalCalendarView *self, PalCalendarPen *pen, const graphene_rect_t *area)
{
  g_autofree char *span = pal_calendar_span (self->ghost.minute, self->ghost.minutes);
  double x = area->origin.x + 0.6 * pen->em, y = area->origin.y + 0.8 * pen->em, width = area->size.width - pen->em;
  const PalCalendarItem *item = ghost_item (self, &self->ghost);

  pal_pen_text (pen, PAL_INK_ACCENT, span, x, y, width, 0, PAL_PEN_TEXT, TRUE);
  if (item != NULL && item->title != NULL && area->size.height > 2.8 * pen->em)
    pal_pen_text (pen, PAL_INK_TEXT, item->title, x, y + 1.3 * pen->em, width, 0, PAL_PEN_SMALL, FALSE);
}

/* Where what is carried would be put down, and when that is. */
void
pal_calendar_draw_ghost (PalCalendarView *self, PalCalendarPen *pen)
{
  int day = self->ghost.kind != PAL_GHOST_NONE ? pal_calendar_scene_find_day (&self->scene, self->ghost.day) : -1;
  GdkRGBA soft = self->inks[PAL_INK_ACCENT_SOFT];
  graphene_rect_t area;

  if (day < 0)
    return;
  ghost_area (self, (guint) day, &area);
  soft.alpha = 0.92f;
  pal_pen_round (pen, area.origin.x + 1, area.origin.y + 1, area.size.width - 2, area.size.height - 2, 4);
  gdk_cairo_set_source_rgba (pen->cr, &soft);
  cairo_fill_preserve (pen->cr);
  pal_pen_ink (pen, PAL_INK_ACCENT);
  pal_pen_dashes (pen, TRUE);
  cairo_set_line_width (pen->cr, 2);
  cairo_stroke (pen->cr);
  pal_pen_dashes (pen, FALSE);
  write_ghost (self, pen, &area);
}

/* Keys ----------------------------------------------------------------------------------------------------------------- */

static const PalCalendarItem *
selected_item (PalCalendarView *self)
{
  return self->at >= 0 ? pal_calendar_scene_item (&self->scene, pal_calendar_scene_piece (&self->scene, (guint) self->at)) : NULL;
}

/* The day so many columns on; the first and the last of those that are shown are the ends. */
static guint32
day_beside (PalCalendarView *self, guint32 day, int by)
{
  int found = pal_calendar_scene_find_day (&self->scene, day);

  if (found < 0)
    return day;
  return pal_calendar_scene_day (&self->scene, (guint) CLAMP (found + by, 0, (int) self->scene.days->len - 1));
}

static void
carry_days (PalCalendarView *self, int by)
{
  guint32 day = self->ghost.day;

  self->ghost.day = day_beside (self, day, by);
}

static gboolean
carry (PalCalendarView *self, guint keyval)
{
  gboolean month = self->scene.mode == PAL_CALENDAR_MONTH;
  int by = keyval == GDK_KEY_Left || keyval == GDK_KEY_Up || keyval == GDK_KEY_Page_Up ? -1 : 1;

  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down)
    self->ghost.day = (guint32) ((int) self->ghost.day + 7 * by);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    carry_days (self, by);
  else if (month)
    carry_days (self, by * (int) self->scene.n_columns);
  else
    self->ghost.minute = CLAMP (self->ghost.minute + by * PAL_CALENDAR_STEP, 0, PAL_CALENDAR_DAY - PAL_CALENDAR_STEP);
  return TRUE;
}

static void
show_ghost (PalCalendarView *self)
{
  int day = pal_calendar_scene_find_day (&self->scene, self->ghost.day);
  graphene_rect_t area;

  if (day >= 0)
    {
      ghost_area (self, (guint) day, &area);
      pal_calendar_view_reveal (self, &area);
    }
  pal_calendar_ghost_changed (self);
}

/* FALSE: it is not a key that moves or lengthens. */
static gboolean
carry_by_key (PalCalendarView *self, guint keyval, GdkModifierType state)
{
  const PalCalendarItem *item = selected_item (self);
  gboolean lengthens = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == (GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  PalGhostKind kind = lengthens ? PAL_GHOST_LENGTHENED : PAL_GHOST_MOVED;

  if (!(state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) || item == NULL || item->state & PAL_CALENDAR_FIXED)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_Right: case GDK_KEY_Page_Up: case GDK_KEY_Page_Down:
      if (lengthens)
        return FALSE;
      break;
    case GDK_KEY_Up: case GDK_KEY_Down:
      break;
    default:
      return FALSE;
    }
  if (self->ghost.kind != kind)
    pal_calendar_ghost_begin (self, kind, item);
  if (lengthens)
    self->ghost.minutes = MAX (self->ghost.minutes + (keyval == GDK_KEY_Up ? -1 : 1) * PAL_CALENDAR_STEP, PAL_CALENDAR_STEP);
  else
    carry (self, keyval);
  show_ghost (self);
  return TRUE;
}

/* Keys of the number pad mean the same. */
static guint
plain_key (guint keyval)
{
  static const guint same[][2] = {
    { GDK_KEY_KP_Left, GDK_KEY_Left }, { GDK_KEY_KP_Right, GDK_KEY_Right }, { GDK_KEY_KP_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down }, { GDK_KEY_KP_Home, GDK_KEY_Home }, { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
    { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down }, { GDK_KEY_KP_Enter, GDK_KEY_Return }, { GDK_KEY_ISO_Enter, GDK_KEY_Return },
    { GDK_KEY_space, GDK_KEY_Return }, { GDK_KEY_KP_Delete, GDK_KEY_Delete },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (same[i][0] == keyval)
      return same[i][1];
  return keyval;
}

static gboolean
act (PalCalendarView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
      pal_calendar_open_cursor (self);
      return TRUE;
    case GDK_KEY_Delete:
      if (self->selected != 0)
        g_signal_emit_by_name (self, "deleted", self->selected);
      return TRUE;
    case GDK_KEY_Page_Up: case GDK_KEY_Page_Down:
      g_signal_emit_by_name (self, "turned", keyval == GDK_KEY_Page_Up ? -1 : 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (PalCalendarView *self, guint keyval, guint keycode, GdkModifierType state)
{
  keyval = plain_key (keyval);
  if (keyval == GDK_KEY_Escape && self->ghost.kind != PAL_GHOST_NONE)
    {
      pal_calendar_stop_pull (self);
      return TRUE;
    }
  if (carry_by_key (self, keyval, state))
    return TRUE;
  if (state & (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (pal_calendar_walk (self, keyval, state))
    return TRUE;
  if (state & GDK_CONTROL_MASK)
    {
      if (keyval == GDK_KEY_Return)
        pal_calendar_open_day (self);
      return keyval == GDK_KEY_Return;
    }
  return act (self, keyval);
}

static void
key_released_cb (PalCalendarView *self, guint keyval)
{
  gboolean holder = keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R || keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R
                    || keyval == GDK_KEY_Meta_L || keyval == GDK_KEY_Meta_R || keyval == GDK_KEY_Control_L || keyval == GDK_KEY_Control_R;

  if (holder && !gtk_gesture_is_active (self->drag))
    pal_calendar_ghost_let_go (self);
}

/* Leaving with something in one's hands puts it back. */
static void
focus_changed_cb (PalCalendarView *self, GParamSpec *spec, GtkEventControllerFocus *focus)
{
  if (!gtk_event_controller_focus_contains_focus (focus) && !gtk_gesture_is_active (self->drag))
    pal_calendar_ghost_drop (self);
  gtk_widget_queue_draw (self->body);
}

void
pal_calendar_add_keys (PalCalendarView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
