/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/pal-compat-theme.h"

#define LEAST_ROWS 3
#define NATURAL_ROWS 12
#define STEP 2.0          /* rows that a notch of the wheel scrolls */

guint pal_matrix_signals[N_MATRIX_SIGNALS];

G_DEFINE_FINAL_TYPE (PalMatrix, pal_matrix, GTK_TYPE_WIDGET)

/* The cursor --------------------------------------------------------------------------------------------------------- */

/* The name says the cell on which one stands. */
static void
update_accessible (PalMatrix *self)
{
  g_autofree char *words = NULL, *name = NULL;
  guint row, column;

  if (pal_matrix_get_cursor (self, &row, &column) && gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    words = pal_matrix_words (self, row, column);
  name = words != NULL ? g_strdup_printf ("%s: %s", self->name, words) : g_strdup (self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (words != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pal_compat_announce (GTK_WIDGET (self), words);
}

/* Digits typed from now on belong to no cell. */
void
pal_matrix_forget_number (PalMatrix *self)
{
  self->counting = FALSE;
  self->number = 0;
}

void
pal_matrix_move (PalMatrix *self, guint row, guint column, gboolean by_hand)
{
  if (by_hand)
    pal_matrix_forget_number (self);
  self->row = row;
  self->column = column;
  pal_matrix_reveal (self, row, column);
  pal_matrix_update_spots (self);
  update_accessible (self);
  if (by_hand)
    g_signal_emit (self, pal_matrix_signals[MOVED], 0, row, column);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (PalMatrix *self, guint keyval, guint keycode, GdkModifierType state)
{
  return pal_matrix_key (self, keyval, state);
}

static void
focused_cb (PalMatrix *self)
{
  if (!gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    pal_matrix_forget_number (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (PalMatrix *self)
{
  self->pull_x = gtk_adjustment_get_value (self->across);
  self->pull_y = gtk_adjustment_get_value (self->down);
}

/* The first click goes to a cell, the next one on it asks what to say; heads and names open what they name. */
static void
released_cb (PalMatrix *self, int n, double x, double y)
{
  gboolean had_focus = gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
  guint row, column;
  PalMatrixPart part = pal_matrix_find_at (self, x, y, &row, &column);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (fabs (self->pull_x - gtk_adjustment_get_value (self->across)) > 4 || fabs (self->pull_y - gtk_adjustment_get_value (self->down)) > 4)
    return;   /* it was pulled, not pressed */
  if (part == PAL_MATRIX_AT_CELL && had_focus && row == self->row && column == self->column)
    g_signal_emit (self, pal_matrix_signals[PRESSED], 0, row, column);
  else if (part == PAL_MATRIX_AT_CELL)
    pal_matrix_move (self, row, column, TRUE);
  else if (part == PAL_MATRIX_AT_COLUMN)
    g_signal_emit (self, pal_matrix_signals[COLUMN_ACTIVATED], 0, column);
  else if (part == PAL_MATRIX_AT_ROW)
    g_signal_emit (self, pal_matrix_signals[ROW_ACTIVATED], 0, row);
}

/* A finger pulls the table along. */
static void
pulled_cb (PalMatrix *self, double dx, double dy)
{
  gtk_adjustment_set_value (self->across, self->pull_x - dx);
  gtk_adjustment_set_value (self->down, self->pull_y - dy);
}

static gboolean
scrolled_cb (PalMatrix *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean across = dx != 0 || (state & GDK_SHIFT_MASK) != 0;
  GtkAdjustment *adjustment = across ? self->across : self->down;
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + (across && dx != 0 ? dx : dy) * STEP * gtk_adjustment_get_step_increment (adjustment) / 2);
  return gtk_adjustment_get_value (adjustment) != before;
}

static gboolean
idle_cb (gpointer data)
{
  PalMatrix *self = data;

  self->idle = 0;
  pal_matrix_update_spots (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_changed_cb (PalMatrix *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
pal_matrix_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PalMatrix *self = PAL_MATRIX (widget);
  guint row, column;
  g_autofree char *words = NULL;

  switch (pal_matrix_find_at (self, x, y, &row, &column))
    {
    case PAL_MATRIX_AT_CELL:
      words = pal_matrix_words (self, row, column);
      break;
    case PAL_MATRIX_AT_COLUMN:
      words = g_strdup (pal_matrix_table_column (self->table, column)->words);
      break;
    case PAL_MATRIX_AT_ROW:
      words = g_strdup (pal_matrix_table_row (self->table, row)->words);
      break;
    case PAL_MATRIX_NOWHERE: default:
      return FALSE;
    }
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_matrix_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                    int *natural_baseline)
{
  PalMatrix *self = PAL_MATRIX (widget);
  double em = pal_matrix_em (self), rows = self->table != NULL ? self->table->rows->len : 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (20 * em);
      *natural = (int) ceil (60 * em);
      return;
    }
  *minimum = (int) (pal_matrix_head_height (em) + pal_matrix_feet_height (em) + MIN (rows, LEAST_ROWS) * 2.3 * em + 14);
  *natural = (int) (*minimum + MAX (MIN (rows, NATURAL_ROWS) - LEAST_ROWS, 0) * 2.3 * em);
}

static void
show_bar (GtkWidget *bar, GtkAdjustment *adjustment, const GtkAllocation *area)
{
  gboolean needed = gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5 && area->width > 0 && area->height > 0;

  gtk_widget_set_child_visible (bar, needed);
  gtk_widget_size_allocate (bar, area, -1);
}

static void
pal_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalMatrix *self = PAL_MATRIX (widget);
  PalMatrixPlot plot;
  int thick_down, thick_across;

  if (self->table == NULL)
    {
      gtk_widget_set_child_visible (self->across_bar, FALSE);
      gtk_widget_set_child_visible (self->down_bar, FALSE);
      return;
    }
  pal_matrix_set_bounds (self);
  if (width != self->shown_width || height != self->shown_height)
    pal_matrix_reveal (self, self->row, self->column);   /* another size, or the first one */
  self->shown_width = width;
  self->shown_height = height;
  pal_matrix_plot (self, &plot);
  gtk_widget_measure (self->down_bar, GTK_ORIENTATION_HORIZONTAL, -1, &thick_down, NULL, NULL, NULL);
  gtk_widget_measure (self->across_bar, GTK_ORIENTATION_VERTICAL, -1, &thick_across, NULL, NULL, NULL);
  show_bar (self->down_bar, self->down, &(GtkAllocation) { (int) plot.end, (int) plot.top, thick_down, (int) MAX (plot.bottom - plot.top, 1) });
  show_bar (self->across_bar, self->across,
            &(GtkAllocation) { (int) plot.left, (int) plot.below, (int) MAX (plot.right - plot.left, 1), thick_across });
  pal_matrix_place_spots (self);
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
pal_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pal_matrix_draw (PAL_MATRIX (widget), snapshot);
  GTK_WIDGET_CLASS (pal_matrix_parent_class)->snapshot (widget, snapshot);
}

static void
pal_matrix_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PAL_MATRIX (widget)->names_width = 0;
  GTK_WIDGET_CLASS (pal_matrix_parent_class)->css_changed (widget, change);
}

static void
pal_matrix_dispose (GObject *object)
{
  PalMatrix *self = PAL_MATRIX (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; self->spots != NULL && i < self->spots->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->spots, i));
  g_clear_pointer (&self->spots, g_ptr_array_unref);
  g_clear_pointer (&self->across_bar, gtk_widget_unparent);
  g_clear_pointer (&self->down_bar, gtk_widget_unparent);
  g_clear_pointer (&self->table, pal_matrix_table_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (pal_matrix_parent_class)->dispose (object);
}

static void
install_signals (GType type)
{
  static const struct { const char *name; guint n; } signals[N_MATRIX_SIGNALS] = {
    [MARKED] = { "marked", 3 },            [COUNTED] = { "counted", 3 },   [CLEARED] = { "cleared", 2 },
    [COPIED_DOWN] = { "copied-down", 2 },  [FILLED] = { "filled", 1 },     [PRESSED] = { "pressed", 2 },
    [COLUMN_ACTIVATED] = { "column-activated", 1 }, [ROW_ACTIVATED] = { "row-activated", 1 }, [MOVED] = { "moved", 2 },
  };

  for (guint i = 0; i < N_MATRIX_SIGNALS; i++)
    pal_matrix_signals[i] = g_signal_new (signals[i].name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, signals[i].n,
                                          G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
pal_matrix_class_init (PalMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_matrix_dispose;
  widget_class->measure = pal_matrix_measure;
  widget_class->size_allocate = pal_matrix_size_allocate;
  widget_class->snapshot = pal_matrix_snapshot;
  widget_class->query_tooltip = pal_matrix_query_tooltip;
  widget_class->css_changed = pal_matrix_css_changed;
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "palmatrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static GtkWidget *
add_bar (PalMatrix *self, GtkOrientation orientation, GtkAdjustment **adjustment)
{
  GtkWidget *bar;

  *adjustment = gtk_adjustment_new (0, 0, 1, 1, 1, 1);
  bar = gtk_scrollbar_new (orientation, *adjustment);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (*adjustment, "value-changed", G_CALLBACK (scroll_changed_cb), self);
  return bar;
}

static void
add_pointer (PalMatrix *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new (), *pull = gtk_gesture_drag_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (pull), TRUE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (pull, "drag-update", G_CALLBACK (pulled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pull));
}

static void
pal_matrix_init (PalMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->spots = g_ptr_array_new ();
  self->focus = gtk_event_controller_focus_new ();
  self->across_bar = add_bar (self, GTK_ORIENTATION_HORIZONTAL, &self->across);
  self->down_bar = add_bar (self, GTK_ORIENTATION_VERTICAL, &self->down);
  add_pointer (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->focus, "notify::is-focus", G_CALLBACK (focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), self->focus);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-canvas");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* @name: what assistive technology calls it. */
GtkWidget *
pal_matrix_new (const char *name)
{
  PalMatrix *self = g_object_new (PAL_TYPE_MATRIX, NULL);

  self->name = g_strdup (name);
  update_accessible (self);
  return GTK_WIDGET (self);
}

/* The letters, in capitals, that are said of a cell. */
void
pal_matrix_set_letters (PalMatrix *self, const gunichar *letters, guint n_letters)
{
  g_return_if_fail (PAL_IS_MATRIX (self));

  self->n_letters = MIN (n_letters, G_N_ELEMENTS (self->letters));
  for (guint i = 0; i < self->n_letters; i++)
    self->letters[i] = letters[i];
}

/* @table: (nullable) (transfer full). The cursor and what is seen stay where they are, as far as the table reaches. */
void
pal_matrix_show (PalMatrix *self, PalMatrixTable *table)
{
  g_return_if_fail (PAL_IS_MATRIX (self));

  self->shown_width = self->table == NULL ? 0 : self->shown_width;   /* what is shown anew is shown from its cursor on */
  g_clear_pointer (&self->table, pal_matrix_table_free);
  self->table = table;
  self->names_width = 0;
  self->row = table != NULL ? MIN (self->row, MAX (table->rows->len, 1) - 1) : 0;
  self->column = table != NULL ? MIN (self->column, MAX (table->columns->len, 1) - 1) : 0;
  update_accessible (self);
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* FALSE: there is no cell. */
gboolean
pal_matrix_get_cursor (PalMatrix *self, guint *row, guint *column)
{
  g_return_val_if_fail (PAL_IS_MATRIX (self), FALSE);

  *row = self->row;
  *column = self->column;
  return self->table != NULL && self->table->rows->len > 0 && self->table->columns->len > 0;
}

void
pal_matrix_set_cursor (PalMatrix *self, guint row, guint column)
{
  g_return_if_fail (PAL_IS_MATRIX (self));

  if (self->table != NULL && row < self->table->rows->len && column < self->table->columns->len)
    pal_matrix_move (self, row, column, FALSE);
}

/* Where a cell is, for what is shown beside it. FALSE: there is none. */
gboolean
pal_matrix_get_area (PalMatrix *self, guint row, guint column, GdkRectangle *area)
{
  PalMatrixPlot plot;
  graphene_rect_t place;

  g_return_val_if_fail (PAL_IS_MATRIX (self), FALSE);

  if (self->table == NULL || row >= self->table->rows->len || column >= self->table->columns->len)
    return FALSE;
  pal_matrix_plot (self, &plot);
  pal_matrix_place (self, &plot, row, column, &place);
  *area = (GdkRectangle) { (int) place.origin.x, (int) place.origin.y, (int) place.size.width, (int) place.size.height };
  return TRUE;
}
