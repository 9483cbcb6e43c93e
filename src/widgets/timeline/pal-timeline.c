/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/pal-compat-theme.h"

/* The years of a person on one line: courses, what followed, barriers. It is zoomed and scrolled; arrows walk from one item
 * to the next, Enter opens what stands behind. What is drawn is in pal-timeline-draw.c. */

#define ZOOM_STEP 1.4
#define PULL 4.0            /* pixels that a click may move */

G_DEFINE_FINAL_TYPE (PalTimeline, pal_timeline, GTK_TYPE_WIDGET)

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The range ------------------------------------------------------------------------------------------------------------ */

static void
zoom_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalTimeline *self = PAL_TIMELINE (widget);

  if (self->facts != NULL)
    pal_timeline_zoom (self, g_str_equal (action, "timeline.zoom-in") ? 1 / ZOOM_STEP : ZOOM_STEP, 0.5);
}

static void
fit_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalTimeline *self = PAL_TIMELINE (widget);

  if (self->facts == NULL)
    return;
  if (g_str_equal (action, "timeline.fit-all"))
    pal_timeline_fit (self, &self->facts->from, &self->facts->to);
  else
    pal_timeline_fit (self, &self->facts->current_from, &self->facts->current_to);
}

/* On the line itself, not on one of its buttons. */
gboolean
pal_timeline_has_focus (PalTimeline *self)
{
  return gtk_event_controller_focus_is_focus (self->focus);
}

/* The cursor ----------------------------------------------------------------------------------------------------------- */

static const PalTimelineItem *
item_at (PalTimeline *self, int index)
{
  return index >= 0 ? g_ptr_array_index (self->facts->items, index) : NULL;
}

static char *
all_words (PalTimeline *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; self->facts != NULL && i < self->facts->items->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", item_at (self, (int) i)->words);
  return g_string_free (words, FALSE);
}

/* The picture in words; the name says the item on which one stands. */
static void
update_accessible (PalTimeline *self)
{
  const PalTimelineItem *item = pal_timeline_get_item (self);
  gboolean walking = item != NULL && pal_timeline_has_focus (self);
  g_autofree char *words = all_words (self);
  /* Translators: a picture of time, and what one looks at in it. */
  g_autofree char *name = walking ? g_strdup_printf (_("Time line: %s"), item->words) : g_strdup (_("Time line"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* Scrolls as far as needed to see the beginning of the item, or all of it. */
static void
reveal (PalTimeline *self, const PalTimelineItem *item)
{
  double start = g_date_get_julian (&item->start_on), end = g_date_get_julian (&item->end_on) + 1;
  double first = gtk_adjustment_get_value (self->range), days = pal_timeline_days_seen (self), room = days * 0.05;

  if (start >= first && end <= first + days)
    return;
  if (start < first || end - start > days)
    first = start - room;
  else
    first = end + room - days;
  pal_timeline_show_days (self, first, days);
}

static void
move_to (PalTimeline *self, int index)
{
  if (index < 0)
    return;
  self->cursor = index;
  reveal (self, item_at (self, index));
  update_accessible (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pal_compat_announce (GTK_WIDGET (self), item_at (self, index)->words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lanes of all groups counted from above. */
static int
line_of (PalTimeline *self, const PalTimelineItem *item)
{
  int line = (int) item->lane;

  for (PalTimelineGroup group = 0; group < pal_timeline_item_group (item); group++)
    line += (int) self->facts->n_lanes[group];
  return line;
}

static double
middle_of (const PalTimelineItem *item)
{
  return (g_date_get_julian (&item->start_on) + g_date_get_julian (&item->end_on)) / 2.0;
}

/* The item of the next line up or down that is nearest in time; -1: there is none. */
static int
find_across (PalTimeline *self, int by)
{
  const PalTimelineItem *here = item_at (self, self->cursor);
  int line = line_of (self, here) + by, nearest = -1;

  for (int i = 0; i < (int) self->facts->items->len; i++)
    {
      const PalTimelineItem *item = item_at (self, i);

      if (line_of (self, item) == line
          && (nearest < 0 || fabs (middle_of (item) - middle_of (here)) < fabs (middle_of (item_at (self, nearest)) - middle_of (here))))
        nearest = i;
    }
  return nearest;
}

/* The one before or after in the same group; -1: there is none. */
static int
find_along (PalTimeline *self, int by)
{
  int index = self->cursor + by;

  if (index < 0 || index >= (int) self->facts->items->len
      || pal_timeline_item_group (item_at (self, index)) != pal_timeline_item_group (item_at (self, self->cursor)))
    return -1;
  return index;
}

static gboolean
key_pressed_cb (PalTimeline *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->cursor < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !pal_timeline_has_focus (self))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      move_to (self, find_along (self, -1));
      return TRUE;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      move_to (self, find_along (self, 1));
      return TRUE;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      move_to (self, find_across (self, -1));
      return TRUE;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      move_to (self, find_across (self, 1));
      return TRUE;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      move_to (self, 0);
      return TRUE;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      move_to (self, (int) self->facts->items->len - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (pal_timeline_get_item (PAL_TIMELINE (widget)) != NULL)
    g_signal_emit (widget, signals[OPENED], 0);
}

static void
focused_cb (PalTimeline *self)
{
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The pointer ---------------------------------------------------------------------------------------------------------- */

/* The uppermost item there; -1: none. Small ones are caught from a little beside. */
static int
find_at (PalTimeline *self, double x, double y)
{
  PalTimelinePlot plot;

  if (self->facts == NULL)
    return -1;
  pal_timeline_plot (self, &plot);
  for (int i = (int) self->facts->items->len - 1; x >= plot.left && i >= 0; i--)
    {
      graphene_rect_t area;

      pal_timeline_place (self, &plot, item_at (self, i), &area);
      graphene_rect_inset (&area, -3, -2);
      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return i;
    }
  return -1;
}

static double
part_of_width (PalTimeline *self, double x)
{
  PalTimelinePlot plot;

  pal_timeline_plot (self, &plot);
  return CLAMP ((x - plot.left) / MAX (plot.right - plot.left, 1), 0, 1);
}

static void
pointed_cb (PalTimeline *self, double x, double y)
{
  self->pointer_x = x;
}

static gboolean
scrolled_cb (PalTimeline *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (self->facts == NULL)
    return FALSE;
  if (state & GDK_CONTROL_MASK)
    pal_timeline_zoom (self, dy < 0 ? 1 / ZOOM_STEP : ZOOM_STEP, part_of_width (self, self->pointer_x));
  else if (dx != 0 || (state & GDK_SHIFT_MASK))
    pal_timeline_show_days (self, gtk_adjustment_get_value (self->range) + (dx != 0 ? dx : dy) * pal_timeline_days_seen (self) / 12, pal_timeline_days_seen (self));
  else
    return FALSE;
  return TRUE;
}

static void
pulled_cb (PalTimeline *self, double dx, double dy)
{
  PalTimelinePlot plot;

  pal_timeline_plot (self, &plot);
  if (self->facts != NULL && fabs (dx) >= PULL)
    pal_timeline_show_days (self, self->pressed_at - dx * pal_timeline_days_seen (self) / MAX (plot.right - plot.left, 1), pal_timeline_days_seen (self));
}

static void
pressed_cb (PalTimeline *self)
{
  self->pressed_at = gtk_adjustment_get_value (self->range);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (PalTimeline *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x = 0, y = 0;
  int index;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  index = fabs (dx) < PULL && fabs (dy) < PULL ? find_at (self, x, y) : -1;
  if (index < 0)
    return;
  move_to (self, index);
  gtk_widget_activate_action (GTK_WIDGET (self), "timeline.open", NULL);
}

static gboolean
pal_timeline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PalTimeline *self = PAL_TIMELINE (widget);
  PalTimelinePlot plot;
  graphene_rect_t area;
  int index = keyboard ? self->cursor : find_at (self, x, y);

  if (index < 0)
    return FALSE;
  pal_timeline_plot (self, &plot);
  pal_timeline_place (self, &plot, item_at (self, index), &area);
  gtk_tooltip_set_text (tooltip, item_at (self, index)->words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y, (int) area.size.width + 1,
                                                       (int) area.size.height + 1 });
  return TRUE;
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static int
scrollbar_height (PalTimeline *self)
{
  int height;

  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static void
pal_timeline_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  PalTimeline *self = PAL_TIMELINE (widget);
  double em = pal_timeline_em (self);
  int tools;

  gtk_widget_measure (self->tools, orientation, -1, &tools, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (MAX (pal_timeline_names_width (self), tools) + 12 * em);
      *natural = *minimum + (int) (34 * em);
      return;
    }
  *minimum = *natural = (int) ceil (MAX (pal_timeline_head_height (self), tools) + pal_timeline_lanes_height (self))
                        + scrollbar_height (self);
}

static void
pal_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalTimeline *self = PAL_TIMELINE (widget);
  int tools_width, tools_height, bar = scrollbar_height (self), left = (int) pal_timeline_names_width (self);

  gtk_widget_measure (self->tools, GTK_ORIENTATION_HORIZONTAL, -1, &tools_width, NULL, NULL, NULL);
  gtk_widget_measure (self->tools, GTK_ORIENTATION_VERTICAL, -1, &tools_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->tools, &(GtkAllocation) { 0, 0, tools_width, tools_height }, -1);
  gtk_widget_size_allocate (self->scrollbar, &(GtkAllocation) { left, height - bar, MAX (width - left, 1), bar }, -1);
}

static void
pal_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pal_timeline_draw (PAL_TIMELINE (widget), snapshot);
  GTK_WIDGET_CLASS (pal_timeline_parent_class)->snapshot (widget, snapshot);
}

static void
pal_timeline_dispose (GObject *object)
{
  PalTimeline *self = PAL_TIMELINE (object);

  g_clear_pointer (&self->tools, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);
  g_clear_pointer (&self->facts, pal_timeline_facts_free);
  self->cursor = -1;
  G_OBJECT_CLASS (pal_timeline_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const struct {
    guint       keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },   { GDK_KEY_equal, "timeline.zoom-in" },     { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" }, { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
    { GDK_KEY_0, "timeline.fit-all" },      { GDK_KEY_KP_0, "timeline.fit-all" },      { GDK_KEY_1, "timeline.fit-current" },
    { GDK_KEY_KP_1, "timeline.fit-current" },
    { GDK_KEY_Return, "timeline.open" },    { GDK_KEY_KP_Enter, "timeline.open" },     { GDK_KEY_space, "timeline.open" },
  };

  gtk_widget_class_install_action (klass, "timeline.zoom-in", NULL, zoom_activated_cb);
  gtk_widget_class_install_action (klass, "timeline.zoom-out", NULL, zoom_activated_cb);
  gtk_widget_class_install_action (klass, "timeline.fit-current", NULL, fit_activated_cb);
  gtk_widget_class_install_action (klass, "timeline.fit-all", NULL, fit_activated_cb);
  gtk_widget_class_install_action (klass, "timeline.open", NULL, open_activated_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].keyval, 0, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_SHIFT_MASK, "timeline.zoom-in", NULL);
}

static void
pal_timeline_class_init (PalTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_timeline_dispose;
  widget_class->measure = pal_timeline_measure;
  widget_class->size_allocate = pal_timeline_size_allocate;
  widget_class->snapshot = pal_timeline_snapshot;
  widget_class->query_tooltip = pal_timeline_query_tooltip;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "paltimeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_tool (const char *icon, const char *action, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
make_tools (PalTimeline *self)
{
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->tools, "pal-timeline-tools");
  gtk_box_append (GTK_BOX (self->tools), new_tool ("zoom-out-symbolic", "timeline.zoom-out", _("Longer time (−)")));
  gtk_box_append (GTK_BOX (self->tools), new_tool ("zoom-in-symbolic", "timeline.zoom-in", _("Shorter time (+)")));
  gtk_box_append (GTK_BOX (self->tools), new_tool ("zoom-fit-best-symbolic", "timeline.fit-all", _("All of it (0)")));
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
}

static void
add_pointer (PalTimeline *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (pulled_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
pal_timeline_init (PalTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  self->cursor = -1;
  self->range = gtk_adjustment_new (0, 0, 1, 1, 1, 1);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->range);
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
  make_tools (self);
  add_pointer (self);
  g_signal_connect_swapped (self->range, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-canvas");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_accessible (self);
}

GtkWidget *
pal_timeline_new (void)
{
  return g_object_new (PAL_TYPE_TIMELINE, NULL);
}

/* The item with the same thing behind it; the latest course, else the first item, when there is none. */
static int
find_again (PalTimeline *self, PalTimelineKind kind, gint64 record)
{
  int latest = self->facts->items->len > 0 ? 0 : -1;

  for (int i = 0; i < (int) self->facts->items->len; i++)
    {
      const PalTimelineItem *item = item_at (self, i);

      if (item->kind == kind && item->record == record)
        return i;
      if (item->kind == PAL_TIMELINE_COURSE)
        latest = i;
    }
  return latest;
}

/**
 * pal_timeline_show:
 * @facts: (nullable) (transfer full): what is drawn
 * @anew: of another person: the latest course is fitted; else what is seen stays
 */
void
pal_timeline_show (PalTimeline *timeline, PalTimelineFacts *facts, gboolean anew)
{
  const PalTimelineItem *before;
  PalTimelineKind kind = PAL_TIMELINE_COURSE;
  gint64 record = 0;

  g_return_if_fail (PAL_IS_TIMELINE (timeline));

  before = anew ? NULL : pal_timeline_get_item (timeline);
  if (before != NULL)
    {
      kind = before->kind;
      record = before->record;
    }
  timeline->cursor = -1;
  g_clear_pointer (&timeline->facts, pal_timeline_facts_free);
  timeline->facts = facts;
  if (facts != NULL)
    {
      timeline->cursor = find_again (timeline, kind, record);
      pal_timeline_set_bounds (timeline);
      if (anew)
        pal_timeline_fit (timeline, &facts->current_from, &facts->current_to);
      else
        pal_timeline_show_days (timeline, gtk_adjustment_get_value (timeline->range), pal_timeline_days_seen (timeline));
    }
  update_accessible (timeline);
  gtk_widget_queue_resize (GTK_WIDGET (timeline));
}

/* On which one stands; NULL: there is nothing. */
const PalTimelineItem *
pal_timeline_get_item (PalTimeline *timeline)
{
  g_return_val_if_fail (PAL_IS_TIMELINE (timeline), NULL);

  return timeline->facts != NULL ? item_at (timeline, timeline->cursor) : NULL;
}
