/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-attendance-private.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pal-attendance-keys.h"
#include "widgets/pal-empty.h"

enum { TAKING_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortAttendance, pal_cohort_attendance, GTK_TYPE_WIDGET)

/* What is shown ------------------------------------------------------------------------------------------------------ */

static void
show_band (PalCohortAttendance *self)
{
  g_autofree char *words = pal_attendance_runs_words (self->table);

  gtk_widget_set_visible (GTK_WIDGET (self->band), words != NULL);
  if (words == NULL)
    return;
  pal_band_set (self->band, PAL_BAND_BAD, words);
  pal_band_clear_buttons (self->band);
  for (guint i = 0; i < self->table->runs->len; i++)
    {
      const PalAttendancePerson *person = pal_attendance_person (self->table, g_array_index (self->table->runs, PalAttendanceRun, i).person);
      g_autofree char *address = pal_address_format ("participants", person->participant, NULL);
      g_autofree char *action = g_strdup_printf ("win.go('%s')", address);
      g_autofree char *label = g_strdup_printf (_("Open %s"), person->last_name);

      if (person->exit_on != NULL)
        continue;
      pal_band_add_link (self->band, label, action);
      break;
    }
}

/* How many are still to be noted in the session of today, and how many sessions miss something. */
static void
show_state (PalCohortAttendance *self)
{
  guint awaited = 0, missing = self->missing != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->missing)) : 0;
  g_autofree char *words = NULL, *button = g_strdup_printf (ngettext ("%u sheet missing", "%u sheets missing", missing), missing);

  for (guint s = 0; s < self->table->sessions->len; s++)
    if (pal_attendance_session (self->table, s)->when == 0 && !pal_attendance_session (self->table, s)->cancelled)
      awaited += pal_attendance_session (self->table, s)->counts[PAL_ATTENDANCE_AWAITED];
  words = g_strdup_printf (ngettext ("%u to note today", "%u to note today", awaited), awaited);
  gtk_label_set_text (self->awaited, awaited > 0 ? words : "");
  gtk_button_set_label (GTK_BUTTON (self->missing_button), button);
  gtk_widget_set_visible (self->missing_button, missing > 0);
}

static void
load (PalCohortAttendance *self)
{
  g_autoptr (GError) error = NULL;
  gboolean individual = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->interviews));
  PalAttendance *table = self->cohort != 0 ? pal_attendance_load (self->store, self->cohort, individual, &error) : NULL;

  self->stale = FALSE;
  if (error != NULL)
    pal_page_complain (GTK_WIDGET (self), error);
  if (table == NULL || !pal_attendance_missing_show (self->missing, self->cohort, NULL))
    return;
  g_clear_pointer (&self->table, pal_attendance_free);
  self->table = table;
  pal_matrix_show (self->matrix, pal_attendance_matrix (table));
  gtk_stack_set_visible_child_name (self->stack, table->sessions->len > 0 && table->people->len > 0 ? "matrix" : "empty");
  show_band (self);
  show_state (self);
}

/* Whoever comes wants today's session, else the last that was; the first person who is not noted. */
static void
go_to_today (PalCohortAttendance *self)
{
  guint column = 0, row = 0;

  for (guint s = 0; s < self->table->sessions->len; s++)
    if (pal_attendance_session (self->table, s)->when <= 0)
      column = s;
  for (guint p = self->table->people->len; self->table->sessions->len > 0 && p > 0; p--)
    if (pal_attendance_cell (self->table, p - 1, column)->status == PAL_ATTENDANCE_AWAITED)
      row = p - 1;
  pal_matrix_set_cursor (self->matrix, row, column);
}

static void
interviews_toggled_cb (PalCohortAttendance *self)
{
  if (self->cohort == 0)
    return;
  load (self);
  if (self->table != NULL)
    go_to_today (self);
}

/* What happens to the matrix ----------------------------------------------------------------------------------------- */

/* Another stay begins. */
static void
moved_cb (PalCohortAttendance *self)
{
  self->visit++;
}

static void
pressed_cb (PalCohortAttendance *self, guint row, guint column)
{
  GdkRectangle area;
  double x, y;

  if (!pal_cohort_attendance_has_cell (self, row, column) || pal_attendance_cell (self->table, row, column)->status == PAL_ATTENDANCE_OUT
      || !pal_matrix_get_area (self->matrix, row, column, &area))
    return;
  self->chosen_row = row;
  self->chosen_column = column;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->matrix), GTK_WIDGET (self), area.x, area.y, &x, &y);
  area.x = (int) x;
  area.y = (int) y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->chooser), &area);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
}

static void
chosen_cb (PalCohortAttendance *self, guint status)
{
  gtk_popover_popdown (GTK_POPOVER (self->chooser));
  pal_cohort_attendance_note (self, self->chosen_row, self->chosen_column, status, -1);
}

/* One session ------------------------------------------------------------------------------------------------------- */

static void
take (PalCohortAttendance *self, gint64 session)
{
  self->visit++;
  pal_cohort_roll_show (self->roll, session, session != 0 ? self->store : NULL);
  gtk_stack_set_visible_child_name (self->pages, session != 0 ? "one" : "all");
  if (session != 0)
    pal_cohort_roll_focus (self->roll);
  g_signal_emit (self, signals[TAKING_CHANGED], 0);
}

static void
column_activated_cb (PalCohortAttendance *self, guint column)
{
  if (pal_cohort_attendance_has_cell (self, 0, column))
    take (self, pal_attendance_session (self->table, column)->id);
}

/* Back in the column of the session that was taken. */
static void
left_cb (PalCohortAttendance *self)
{
  gint64 session = pal_cohort_roll_get_session (self->roll);
  guint row, column;

  take (self, 0);
  load (self);
  if (!pal_matrix_get_cursor (self->matrix, &row, &column))
    return;
  for (guint s = 0; s < self->table->sessions->len; s++)
    if (pal_attendance_session (self->table, s)->id == session)
      pal_matrix_set_cursor (self->matrix, row, s);
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

static void
chooser_closed_cb (PalCohortAttendance *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

static void
row_activated_cb (PalCohortAttendance *self, guint row)
{
  g_autofree char *address = NULL;

  if (self->table == NULL || row >= self->table->people->len)
    return;
  address = pal_address_format ("participants", pal_attendance_person (self->table, row)->participant, NULL);
  pal_page_go (GTK_WIDGET (self), address);
}

/* Actions ------------------------------------------------------------------------------------------------------------ */

/* To the next session that misses something, round and round. */
static void
next_missing_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortAttendance *self = PAL_COHORT_ATTENDANCE (widget);
  guint row, column, n = self->table != NULL ? self->table->sessions->len : 0;

  if (!pal_matrix_get_cursor (self->matrix, &row, &column))
    return;
  for (guint i = 1; i <= n; i++)
    {
      guint s = (column + i) % n;

      if (pal_query_get_position (self->missing, pal_attendance_session (self->table, s)->id) == G_MAXUINT)
        continue;
      self->visit++;
      pal_matrix_set_cursor (self->matrix, row, s);
      gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
      return;
    }
  /* It is an interview that misses something: they are not shown. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->interviews), TRUE);
}

static void
store_changed_cb (PalCohortAttendance *self, const char *const *tables)
{
  static const char *const ours[] = { "attendance", "session", "enrolment", "participant", NULL };
  gboolean touched = tables == NULL;

  for (int i = 0; !touched && ours[i] != NULL; i++)
    touched = g_strv_contains (tables, ours[i]);
  if (!touched || self->cohort == 0)
    return;
  self->stale = TRUE;
  if (pal_cohort_attendance_is_taking (self))
    pal_cohort_roll_update (self->roll);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_attendance_map (GtkWidget *widget)
{
  PalCohortAttendance *self = PAL_COHORT_ATTENDANCE (widget);

  self->visit++;
  if (self->stale && !pal_cohort_attendance_is_taking (self))
    load (self);
  GTK_WIDGET_CLASS (pal_cohort_attendance_parent_class)->map (widget);
}

static void
pal_cohort_attendance_dispose (GObject *object)
{
  PalCohortAttendance *self = PAL_COHORT_ATTENDANCE (object);

  if (self->pages != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->roll, self);
      g_signal_handlers_disconnect_by_data (self->chooser, self);
      pal_cohort_attendance_show (self, NULL, NULL);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->pages)));
    }
  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_cohort_attendance_parent_class)->dispose (object);
}

static void
pal_cohort_attendance_class_init (PalCohortAttendanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_attendance_dispose;
  widget_class->map = pal_cohort_attendance_map;
  signals[TAKING_CHANGED] =
    g_signal_new ("taking-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "attendance.next-missing", NULL, next_missing_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortattendance");
}

static GtkWidget *
make_matrix (PalCohortAttendance *self)
{
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  self->matrix = PAL_MATRIX (pal_matrix_new (_("Attendance")));
  pal_matrix_set_letters (self->matrix, keys + PAL_ATTENDANCE_PRESENT, PAL_ATTENDANCE_N_STATUSES - PAL_ATTENDANCE_PRESENT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->matrix), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->matrix), "pal-card");
  pal_cohort_attendance_hear_keys (self);
  g_signal_connect_swapped (self->matrix, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->matrix, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->matrix, "column-activated", G_CALLBACK (column_activated_cb), self);
  g_signal_connect_swapped (self->matrix, "row-activated", G_CALLBACK (row_activated_cb), self);
  return GTK_WIDGET (self->matrix);
}

static GtkWidget *
make_status (PalCohortAttendance *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *legend = pal_attendance_legend_new ();

  gtk_widget_set_hexpand (legend, TRUE);
  self->awaited = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->awaited), "pal-strong");
  self->missing_button = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->missing_button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->missing_button), "attendance.next-missing");
  gtk_widget_set_tooltip_text (self->missing_button, _("Goes to the next session that is not noted or not signed"));
  gtk_widget_add_css_class (self->missing_button, "pal-link");
  self->interviews = gtk_toggle_button_new_with_label (_("Interviews Too"));
  gtk_widget_add_css_class (self->interviews, "pal-filter");
  gtk_widget_set_valign (self->interviews, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->interviews, "toggled", G_CALLBACK (interviews_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), legend);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->awaited));
  gtk_box_append (GTK_BOX (bar), self->missing_button);
  gtk_box_append (GTK_BOX (bar), self->interviews);
  gtk_widget_add_css_class (bar, "pal-statusbar");
  return bar;
}

/* All sessions. */
static GtkWidget *
make_all (PalCohortAttendance *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *scroller;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_BAD, NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, make_matrix (self), "matrix");
  gtk_stack_add_named (self->stack, pal_empty_new ("x-office-calendar-symbolic", _("Nothing to note yet"),
                                                   _("Who came is noted here as soon as the cohort has sessions and people in course.")), "empty");
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (body, "pal-record-body");
  gtk_box_append (GTK_BOX (self->box), body);
  gtk_box_append (GTK_BOX (self->box), make_status (self));
  /* With very large text the window stays as high as it was. */
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  return scroller;
}

static void
pal_cohort_attendance_init (PalCohortAttendance *self)
{
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->pages, FALSE);
  gtk_stack_set_hhomogeneous (self->pages, FALSE);
  self->roll = PAL_COHORT_ROLL (pal_cohort_roll_new ());
  g_signal_connect_swapped (self->roll, "left", G_CALLBACK (left_cb), self);
  gtk_stack_add_named (self->pages, make_all (self), "all");
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->roll), "one");
  gtk_widget_set_parent (GTK_WIDGET (self->pages), GTK_WIDGET (self));
  self->chooser = pal_attendance_chooser_new (G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (self->chooser, GTK_WIDGET (self));
  g_signal_connect_swapped (self->chooser, "closed", G_CALLBACK (chooser_closed_cb), self);
}

static void
set_store (PalCohortAttendance *self, PalStore *store)
{
  if (self->store == store)
    return;
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->missing);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->missing = pal_attendance_missing_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * pal_cohort_attendance_show:
 * @cohort: (nullable): a row of pal_cohort_list_new()
 * @store: (nullable): NULL with no cohort
 */
void
pal_cohort_attendance_show (PalCohortAttendance *self, PalRow *cohort, PalStore *store)
{
  gint64 id = cohort != NULL ? pal_row_get_id (cohort) : 0;

  g_return_if_fail (PAL_IS_COHORT_ATTENDANCE (self));

  set_store (self, store);
  if (self->cohort == id)
    return;
  self->cohort = id;
  g_clear_pointer (&self->table, pal_attendance_free);
  if (self->pages == NULL)
    return;
  take (self, 0);
  pal_matrix_show (self->matrix, NULL);
  if (id == 0)
    return;
  load (self);
  if (self->table != NULL)
    go_to_today (self);
}

gboolean
pal_cohort_attendance_focus (PalCohortAttendance *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_ATTENDANCE (self), FALSE);

  return pal_cohort_attendance_is_taking (self) ? pal_cohort_roll_focus (self->roll) : gtk_widget_grab_focus (GTK_WIDGET (self->matrix));
}

/* Whether one session is taken alone. */
gboolean
pal_cohort_attendance_is_taking (PalCohortAttendance *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_ATTENDANCE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "one") == 0;
}

/* Takes one session of the cohort alone; nothing happens when it has no such session. */
void
pal_cohort_attendance_open (PalCohortAttendance *self, gint64 session)
{
  g_return_if_fail (PAL_IS_COHORT_ATTENDANCE (self));

  if (self->store != NULL && pal_attendance_cohort_of (self->store, session) == self->cohort)
    take (self, session);
}
