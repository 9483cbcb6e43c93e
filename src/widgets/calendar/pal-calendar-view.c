/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-private.h"

#include <glib/gi18n.h>

/* A week or a month of sessions. The days scroll under their names and beside their hours; what is drawn is in
 * pal-calendar-frame.c, how large things are in -size.c, the keys in -keys.c, the pointer in -pointer.c. */

G_DEFINE_FINAL_TYPE (PalCalendarView, pal_calendar_view, GTK_TYPE_WIDGET)

/* Tiles -------------------------------------------------------------------------------------------------------------- */

GtkWidget *
pal_calendar_view_tile (PalCalendarView *self, guint piece)
{
  return g_ptr_array_index (self->tiles, piece);
}

static char *
piece_words (PalCalendarView *self, const PalCalendarPiece *piece)
{
  const PalCalendarItem *item = pal_calendar_scene_item (&self->scene, piece);
  g_autofree char *day = NULL;
  GDate date;

  if (item != NULL)
    return pal_calendar_item_words (item);
  pal_calendar_scene_date (&self->scene, piece->day, &date);
  day = pal_calendar_day_words (&date);
  /* Translators: a day. */
  return g_strdup_printf (_("All of %s"), day);
}

static void
update_tiles (PalCalendarView *self)
{
  while (self->tiles->len < self->scene.pieces->len)
    {
      GtkWidget *tile = pal_calendar_tile_new (self);

      gtk_widget_insert_before (tile, self->body, self->slots[0]);
      g_ptr_array_add (self->tiles, tile);
    }
  for (guint i = 0; i < self->tiles->len; i++)
    {
      gboolean used = i < self->scene.pieces->len;
      g_autofree char *words = used ? piece_words (self, pal_calendar_scene_piece (&self->scene, i)) : NULL;

      gtk_widget_set_visible (pal_calendar_view_tile (self, i), used);
      pal_calendar_tile_set (PAL_CALENDAR_TILE (pal_calendar_view_tile (self, i)), used ? (int) i : -1, words != NULL ? words : "");
    }
}

/* The cursor stays with its item; when that is gone it stays at its place. */
static void
find_cursor_again (PalCalendarView *self)
{
  guint32 first = pal_calendar_scene_day (&self->scene, 0), last = pal_calendar_scene_day (&self->scene, self->scene.days->len - 1);

  self->at = self->selected != 0 ? pal_calendar_scene_find_piece (&self->scene, self->selected) : -1;
  if (self->at >= 0)
    self->cursor_day = pal_calendar_scene_day (&self->scene, pal_calendar_scene_piece (&self->scene, (guint) self->at)->day);
  else if (pal_calendar_scene_find_day (&self->scene, self->cursor_day) < 0)
    self->cursor_day = CLAMP (self->cursor_day, first, last);
  if (pal_calendar_scene_find_day (&self->scene, self->cursor_day) < 0)
    self->cursor_day = first;
}

static void
update (PalCalendarView *self)
{
  gboolean focused = pal_calendar_view_has_focus (self);
  g_autofree char *title = NULL, *words = NULL;

  pal_calendar_stop_pull (self);
  pal_calendar_scene_update (&self->scene);
  find_cursor_again (self);
  if (self->plot.width > 0)
    pal_calendar_place (&self->scene, &self->plot);
  update_tiles (self);
  if (focused)
    pal_calendar_focus_cursor (self);
  title = pal_calendar_scene_title (&self->scene);
  words = pal_calendar_scene_words (&self->scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->body);   /* whose own size stays: what is in it has other places */
  pal_calendar_view_queue_draw (self);
}

/* Focus -------------------------------------------------------------------------------------------------------------- */

gboolean
pal_calendar_view_has_focus (PalCalendarView *self)
{
  return gtk_widget_get_state_flags (self->body) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

/* One stop of the Tab key: the arrows walk inside. */
static gboolean
pal_calendar_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return pal_calendar_focus_cursor (self);
}

static gboolean
pal_calendar_view_grab_focus (GtkWidget *widget)
{
  return pal_calendar_focus_cursor (PAL_CALENDAR_VIEW (widget));
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_calendar_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pal_calendar_view_prepare (PAL_CALENDAR_VIEW (widget), snapshot);
  GTK_WIDGET_CLASS (pal_calendar_view_parent_class)->snapshot (widget, snapshot);
}

static void
pal_calendar_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  g_clear_object (&PAL_CALENDAR_VIEW (widget)->layout);
  GTK_WIDGET_CLASS (pal_calendar_view_parent_class)->system_setting_changed (widget, setting);
}

static void
pal_calendar_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);

  GTK_WIDGET_CLASS (pal_calendar_view_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
}

static void
pal_calendar_view_dispose (GObject *object)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (object);

  g_clear_handle_id (&self->scrolling, g_source_remove);
  if (self->tiles != NULL)
    g_ptr_array_set_size (self->tiles, 0);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->gutter, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->hbar, gtk_widget_unparent);
  g_clear_pointer (&self->vbar, gtk_widget_unparent);
  g_clear_object (&self->layout);
  pal_calendar_hatches_clear (&self->hatches);
  G_OBJECT_CLASS (pal_calendar_view_parent_class)->dispose (object);
}

static void
pal_calendar_view_finalize (GObject *object)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (object);

  pal_calendar_scene_clear (&self->scene);
  g_ptr_array_unref (self->tiles);
  G_OBJECT_CLASS (pal_calendar_view_parent_class)->finalize (object);
}

static void
add_signals (PalCalendarViewClass *klass)
{
  static const struct {
    const char *name;
    guint       n;
    GType       types[3];
  } wanted[] = {
    { "selected", 1, { G_TYPE_INT64 } },
    { "opened", 1, { G_TYPE_INT64 } },
    { "asked", 3, { G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT } },
    { "moved", 3, { G_TYPE_INT64, G_TYPE_UINT, G_TYPE_INT } },
    { "lengthened", 2, { G_TYPE_INT64, G_TYPE_INT } },
    { "deleted", 1, { G_TYPE_INT64 } },
    { "turned", 1, { G_TYPE_INT } },
    { "day-opened", 1, { G_TYPE_UINT } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_signal_newv (wanted[i].name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, wanted[i].n,
                   (GType *) wanted[i].types);
}

static void
pal_calendar_view_class_init (PalCalendarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_calendar_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_calendar_view_finalize;
  widget_class->measure = pal_calendar_view_measure;
  widget_class->size_allocate = pal_calendar_view_size_allocate;
  widget_class->snapshot = pal_calendar_view_snapshot;
  widget_class->focus = pal_calendar_view_focus;
  widget_class->grab_focus = pal_calendar_view_grab_focus;
  widget_class->css_changed = pal_calendar_view_css_changed;
  widget_class->system_setting_changed = pal_calendar_view_system_setting_changed;
  add_signals (klass);
  gtk_widget_class_set_css_name (widget_class, "palcalendar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_bar (PalCalendarView *self, GtkOrientation orientation, GtkAdjustment **adjustment)
{
  GtkWidget *bar;

  *adjustment = gtk_adjustment_new (0, 0, 1, 1, 1, 1);
  bar = gtk_scrollbar_new (orientation, *adjustment);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (*adjustment, "value-changed", G_CALLBACK (pal_calendar_view_scrolled), self);
  return bar;
}

static void
pal_calendar_view_init (PalCalendarView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  pal_calendar_scene_init (&self->scene);
  self->tiles = g_ptr_array_new ();
  self->at = self->pressed = -1;
  self->top = -1;
  self->cursor_minute = self->wish = self->scene.from;
  self->head = pal_calendar_part_new (self, pal_calendar_frame_head, NULL);
  self->gutter = pal_calendar_part_new (self, pal_calendar_frame_gutter, NULL);
  self->body = pal_calendar_part_new (self, pal_calendar_frame_under, pal_calendar_frame_over);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->gutter, GTK_WIDGET (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  self->hbar = add_bar (self, GTK_ORIENTATION_HORIZONTAL, &self->across);
  self->vbar = add_bar (self, GTK_ORIENTATION_VERTICAL, &self->down);
  for (guint i = 0; i < G_N_ELEMENTS (self->slots); i++)
    {
      self->slots[i] = pal_calendar_tile_new (self);
      gtk_widget_set_can_target (self->slots[i], FALSE);
      gtk_widget_set_parent (self->slots[i], self->body);
    }
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (pal_calendar_view_wheel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  pal_calendar_add_keys (self);
  pal_calendar_add_pointer (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-canvas");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update (self);
}

GtkWidget *
pal_calendar_view_new (void)
{
  return g_object_new (PAL_TYPE_CALENDAR_VIEW, NULL);
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

/* Shows the week or the month of a day. The items and the marks stay as they are. */
void
pal_calendar_view_show (PalCalendarView *self, PalCalendarMode mode, const GDate *day)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));
  g_return_if_fail (day != NULL && g_date_valid (day));

  self->scene.mode = mode;
  self->scene.day = *day;
  self->cursor_day = g_date_get_julian (day);
  update (self);
}

/* The days that can be seen, of a month also those of the weeks in which it begins and ends; Saturday and Sunday are within. */
void
pal_calendar_view_get_range (PalCalendarView *self, GDate *first, GDate *last)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  pal_calendar_scene_range (&self->scene, first, last);
}

/* @items: (transfer full): of PalCalendarItem, with pal_calendar_item_free() */
void
pal_calendar_view_set_items (PalCalendarView *self, GPtrArray *items)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));
  g_return_if_fail (items != NULL);

  g_ptr_array_unref (self->scene.items);
  self->scene.items = items;
  update (self);
}

/* @marks: (transfer full): of PalCalendarMark, with pal_calendar_mark_free() */
void
pal_calendar_view_set_marks (PalCalendarView *self, GPtrArray *marks)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));
  g_return_if_fail (marks != NULL);

  g_ptr_array_unref (self->scene.marks);
  self->scene.marks = marks;
  update (self);
}

/* @days: bits, Monday first; the others are shown when something is there */
void
pal_calendar_view_set_days (PalCalendarView *self, guint days)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  self->scene.weekdays = days;
  update (self);
}

/* Minutes of the day: when one works, and when one does not in between (both 0: always). */
void
pal_calendar_view_set_hours (PalCalendarView *self, int from, int to, int lunch_from, int lunch_to)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  self->scene.from = CLAMP (from, 0, PAL_CALENDAR_DAY);
  self->scene.to = CLAMP (to, self->scene.from, PAL_CALENDAR_DAY);
  self->scene.lunch_from = CLAMP (lunch_from, 0, PAL_CALENDAR_DAY);
  self->scene.lunch_to = CLAMP (lunch_to, self->scene.lunch_from, PAL_CALENDAR_DAY);
  self->top = -1;
  if (self->selected == 0)
    self->cursor_minute = self->wish = self->scene.from;
  update (self);
}

/* @today: (nullable); @minute: of the day, below 0: no line is drawn */
void
pal_calendar_view_set_now (PalCalendarView *self, const GDate *today, int minute)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  g_date_clear (&self->scene.today, 1);
  if (today != NULL)
    self->scene.today = *today;
  self->scene.now = minute;
  gtk_widget_queue_draw (self->head);
  gtk_widget_queue_draw (self->body);
}

/* Selects an item, when it is among those that are shown, and scrolls to it; 0: none. "selected" is not heard. */
void
pal_calendar_view_select (PalCalendarView *self, gint64 id)
{
  g_return_if_fail (PAL_IS_CALENDAR_VIEW (self));

  self->selected = id;
  find_cursor_again (self);
  if (self->at >= 0)
    self->cursor_minute = self->wish = pal_calendar_scene_piece (&self->scene, (guint) self->at)->from;
  self->reveals = self->at >= 0;
  if (pal_calendar_view_has_focus (self))
    pal_calendar_focus_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->body);
}

/* 0: none is. */
gint64
pal_calendar_view_get_selected (PalCalendarView *self)
{
  g_return_val_if_fail (PAL_IS_CALENDAR_VIEW (self), 0);

  return self->selected;
}

/* Where one stands. FALSE: on an item, whose place it is then. */
gboolean
pal_calendar_view_get_place (PalCalendarView *self, GDate *day, int *minute)
{
  g_return_val_if_fail (PAL_IS_CALENDAR_VIEW (self), FALSE);

  g_date_clear (day, 1);
  g_date_set_julian (day, self->cursor_day);
  *minute = self->cursor_minute;
  return self->at < 0;
}
