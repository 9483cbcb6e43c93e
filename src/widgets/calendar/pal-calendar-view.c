/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* A week or a month of sessions. The days scroll under their names and beside their hours; what is drawn is in
 * pal-calendar-week.c, -month.c and -piece.c, where things stand in -place.c, the keys in -keys.c, the pointer in -pointer.c. */

#define LEAST_HOUR 3.6         /* em */
#define MOST_HOUR 6.0
#define LEAST_DAY 6.0          /* width of a day, in em */
#define LEAST_MONTH_DAY 7.0

G_DEFINE_FINAL_TYPE (PalCalendarView, pal_calendar_view, GTK_TYPE_WIDGET)

/* Drawing ------------------------------------------------------------------------------------------------------------ */

double
pal_calendar_view_em (PalCalendarView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
}

static void
draw_head (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, -gtk_adjustment_get_value (self->across), 0);
  pal_calendar_draw_head (pen, &self->scene, &self->plot);
}

static void
draw_gutter (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, 0, -gtk_adjustment_get_value (self->down));
  pal_calendar_draw_gutter (pen, &self->scene, &self->plot);
}

static void
move_to_canvas (PalCalendarView *self, PalCalendarPen *pen)
{
  cairo_translate (pen->cr, -gtk_adjustment_get_value (self->across), -gtk_adjustment_get_value (self->down));
}

static void
draw_under (PalCalendarView *self, PalCalendarPen *pen)
{
  move_to_canvas (self, pen);
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

static void
draw_over (PalCalendarView *self, PalCalendarPen *pen)
{
  move_to_canvas (self, pen);
  pal_calendar_draw_notes (pen, &self->scene, &self->plot, self->selected);
  draw_cursor (self, pen);
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
prepare (PalCalendarView *self)
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

static void
pal_calendar_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);

  prepare (self);
  draw_corner (self, snapshot);
  GTK_WIDGET_CLASS (pal_calendar_view_parent_class)->snapshot (widget, snapshot);
}

/* Size --------------------------------------------------------------------------------------------------------------- */

static int
size_of (GtkWidget *widget, GtkOrientation orientation)
{
  int size;

  gtk_widget_measure (widget, orientation, -1, &size, NULL, NULL, NULL);
  return size;
}

static void
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
  double least, head, room_x = width, room_y = height;

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
  configure (self->down, self->vbar, self->scene.mode == PAL_CALENDAR_WEEK ? pal_calendar_plot_y (plot, (int) self->top) : gtk_adjustment_get_value (self->down),
             plot->height, room_y, 2 * plot->em);
  self->allocating = FALSE;
}

static void
pal_calendar_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalCalendarView *self = PAL_CALENDAR_VIEW (widget);
  int bar = size_of (self->vbar, GTK_ORIENTATION_HORIZONTAL), head, gutter, room_x, room_y;

  if (self->top < 0)
    self->top = MAX (self->scene.from - 15, 0);
  plan (self, width, height, bar);
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

/* Scrolling ---------------------------------------------------------------------------------------------------------- */

static void
scrolled_to_cb (PalCalendarView *self)
{
  if (self->allocating)
    return;
  if (self->scene.mode == PAL_CALENDAR_WEEK)
    self->top = gtk_adjustment_get_value (self->down) * PAL_CALENDAR_DAY / MAX (self->plot.height, 1);
  gtk_widget_queue_allocate (self->body);
  gtk_widget_queue_draw (self->head);
  gtk_widget_queue_draw (self->gutter);
  gtk_widget_queue_draw (self->body);
}

void
pal_calendar_view_scroll (PalCalendarView *self, double dx, double dy)
{
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + dx);
  gtk_adjustment_set_value (self->down, gtk_adjustment_get_value (self->down) + dy);
}

static gboolean
wheel_cb (PalCalendarView *self, double dx, double dy, GtkEventControllerScroll *controller)
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

  pal_calendar_ghost_drop (self);
  pal_calendar_scene_update (&self->scene);
  find_cursor_again (self);
  update_tiles (self);
  if (focused)
    pal_calendar_focus_cursor (self);
  title = pal_calendar_scene_title (&self->scene);
  words = pal_calendar_scene_words (&self->scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->body), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->body);   /* whose own size stays: what is in it has other places */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_draw (child);
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
  g_signal_connect_swapped (*adjustment, "value-changed", G_CALLBACK (scrolled_to_cb), self);
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
  self->head = pal_calendar_part_new (self, draw_head, NULL);
  self->gutter = pal_calendar_part_new (self, draw_gutter, NULL);
  self->body = pal_calendar_part_new (self, draw_under, draw_over);
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
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (wheel_cb), self);
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
  if (self->plot.width > 0)
    pal_calendar_place (&self->scene, &self->plot);
  if (self->at >= 0)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (&self->scene, (guint) self->at);

      self->cursor_minute = self->wish = piece->from;
      pal_calendar_view_reveal (self, &piece->area);
    }
  if (pal_calendar_view_has_focus (self))
    pal_calendar_focus_cursor (self);
  gtk_widget_queue_allocate (self->body);
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
