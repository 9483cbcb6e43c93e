/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-roll-private.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-kinds.h"
#include "rules/planning/pal-session-words.h"

enum { LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortRoll, pal_cohort_roll, GTK_TYPE_WIDGET)

/* What is shown ------------------------------------------------------------------------------------------------------ */

static PalAttendanceSession *
session_of (PalCohortRoll *self)
{
  return self->table != NULL && self->table->sessions->len > 0 ? pal_attendance_session (self->table, 0) : NULL;
}

static void
show_head (PalCohortRoll *self)
{
  const PalAttendanceSession *session = session_of (self);
  g_autofree char *name = pal_attendance_session_words (session), *time = pal_session_time_words (session->start_at, session->minutes);
  g_autofree char *title = time[0] != '\0' ? g_strdup_printf ("%s · %s", name, time) : g_strdup (name);
  g_autofree char *taken_by = pal_attendance_taken_by (self->store, session->id);
  guint taken = pal_attendance_taken (session->counts);
  g_autofree char *state = g_strdup_printf (ngettext ("%1$u of %2$u noted · %3$u came", "%1$u of %2$u noted · %3$u came", session->convened),
                                            taken, session->convened, pal_attendance_came (session->counts));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->taken_by, taken_by != NULL ? taken_by : "");
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sign), pal_attendance_is_signed (session));
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->sign, pal_attendance_came (session->counts) > 0 && !pal_store_is_reader (self->store));
}

static void
chosen_cb (PalCohortRoll *self, guint status, PalRollRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  pal_cohort_roll_note (self, &(PalAttendanceMark) { pal_roll_row_get_enrolment (row), status, -1 }, 1);
}

static void
counted_cb (PalCohortRoll *self, guint minutes, PalRollRow *row)
{
  pal_cohort_roll_note (self, &(PalAttendanceMark) { pal_roll_row_get_enrolment (row), PAL_ATTENDANCE_LATE, (int) minutes }, 1);
}

static void
signed_cb (PalCohortRoll *self, gboolean signed_sheet, PalRollRow *row)
{
  if (!pal_attendance_note_signed (GTK_WIDGET (self), self->store, pal_cohort_roll_get_session (self), pal_roll_row_get_enrolment (row), signed_sheet))
    pal_cohort_roll_update (self);
}

static void
append_row (PalCohortRoll *self, gint64 enrolment)
{
  GtkWidget *row = pal_roll_row_new (enrolment);

  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "signed", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static gboolean
has_same_people (PalCohortRoll *self)
{
  for (guint p = 0; p < self->table->people->len; p++)
    {
      PalRollRow *row = pal_cohort_roll_row_at (self, (int) p);

      if (row == NULL || pal_roll_row_get_enrolment (row) != pal_attendance_person (self->table, p)->enrolment)
        return FALSE;
    }
  return pal_cohort_roll_row_at (self, (int) self->table->people->len) == NULL;
}

/* Rows stay, with the focus, while the people are the same. */
static void
show_rows (PalCohortRoll *self)
{
  GtkListBoxRow *row;

  if (!has_same_people (self))
    {
      while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      for (guint p = 0; p < self->table->people->len; p++)
        append_row (self, pal_attendance_person (self->table, p)->enrolment);
    }
  for (guint p = 0; p < self->table->people->len; p++)
    pal_roll_row_show (pal_cohort_roll_row_at (self, (int) p), session_of (self), pal_attendance_person (self->table, p), pal_attendance_cell (self->table, p, 0));
}

/* Reads the session again. It is left when it is no more. */
void
pal_cohort_roll_update (PalCohortRoll *self)
{
  g_autoptr (GError) error = NULL;
  PalAttendance *table;

  g_return_if_fail (PAL_IS_COHORT_ROLL (self));

  if (self->session == NULL)
    return;
  table = pal_attendance_load_session (self->store, pal_cohort_roll_get_session (self), &error);
  if (table == NULL || table->sessions->len == 0)
    {
      pal_attendance_free (table);
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }
  g_clear_pointer (&self->table, pal_attendance_free);
  self->table = table;
  show_head (self);
  show_rows (self);
}

/* Leaving ------------------------------------------------------------------------------------------------------------ */

static gboolean
escape_pressed_cb (PalCohortRoll *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "roll.back", NULL);
  return TRUE;
}

/* Actions ------------------------------------------------------------------------------------------------------------ */

static void
back_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_form_keep_below (widget);
  g_signal_emit (widget, signals[LEFT], 0);
}

/* Of everybody who is not noted yet. */
static void
all_present_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortRoll *self = PAL_COHORT_ROLL (widget);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PalAttendanceMark));

  for (guint p = 0; session_of (self) != NULL && p < self->table->people->len; p++)
    if (pal_attendance_cell (self->table, p, 0)->status == PAL_ATTENDANCE_AWAITED)
      {
        PalAttendanceMark one = { pal_attendance_person (self->table, p)->enrolment, PAL_ATTENDANCE_PRESENT, -1 };
        g_array_append_val (marks, one);
      }
  if (marks->len > 0)
    pal_cohort_roll_note (self, (const PalAttendanceMark *) (gpointer) marks->data, marks->len);
  else
    pal_page_toast (widget, _("Everybody is noted already: what is noted stays."), NULL, NULL);
}

static void
sign_toggled_cb (PalCohortRoll *self)
{
  gboolean on = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sign));

  if (!self->filling && session_of (self) != NULL
      && !pal_attendance_note_signed (GTK_WIDGET (self), self->store, pal_cohort_roll_get_session (self), 0, on))
    pal_cohort_roll_update (self);
}

static void
find_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (PAL_COHORT_ROLL (widget)->find);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_roll_dispose (GObject *object)
{
  PalCohortRoll *self = PAL_COHORT_ROLL (object);

  g_clear_pointer (&self->table, pal_attendance_free);
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_cohort_roll_parent_class)->dispose (object);
}

static void
pal_cohort_roll_class_init (PalCohortRollClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_roll_dispose;
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "roll.back", NULL, back_activated_cb);
  gtk_widget_class_install_action (widget_class, "roll.all-present", NULL, all_present_activated_cb);
  gtk_widget_class_install_action (widget_class, "roll.find", NULL, find_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "roll.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "roll.all-present", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortroll");
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_head (PalCohortRoll *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "roll.back");
  gtk_widget_set_tooltip_text (back, _("Back to All Sessions (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to all sessions"), -1);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_add_css_class (back, "pal-touch");
  self->title = new_label ("pal-h1");
  self->state = new_label ("pal-strong");
  self->taken_by = new_label ("pal-dim");
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (below), GTK_WIDGET (self->taken_by));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), below);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

static GtkWidget *
make_bar (PalCohortRoll *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *all = gtk_button_new_with_label (_("Everybody Present"));

  self->find = gtk_search_entry_new ();
  g_object_set (self->find, "placeholder-text", _("Find somebody"), NULL);
  gtk_widget_set_hexpand (self->find, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->find), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find somebody"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "roll.all-present");
  gtk_widget_set_tooltip_text (all, _("Whoever is not noted yet (Ctrl+Shift+D)"));
  gtk_widget_add_css_class (all, "suggested-action");
  gtk_widget_add_css_class (all, "pal-touch");
  self->sign = gtk_toggle_button_new_with_label (_("Sheet Signed"));
  gtk_widget_add_css_class (self->sign, "pal-touch");
  g_signal_connect_swapped (self->sign, "toggled", G_CALLBACK (sign_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), self->find);
  gtk_box_append (GTK_BOX (bar), all);
  gtk_box_append (GTK_BOX (bar), self->sign);
  return bar;
}

static GtkWidget *
make_list (PalCohortRoll *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_("Nobody is found")));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-roll");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People convened"), -1);
  pal_cohort_roll_hear_keys (self);
  pal_cohort_roll_hear_search (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "pal-card");
  return scroller;
}

static GtkWidget *
make_note (PalCohortRoll *self)
{
  self->note = PAL_FORM (pal_form_new (&pal_session_kind));
  pal_form_append (self->note, pal_input_new (&pal_session_kind, "note"));
  return GTK_WIDGET (self->note);
}

static void
pal_cohort_roll_init (PalCohortRoll *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), make_note (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (escape_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pal_cohort_roll_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_ROLL, NULL);
}

/* @session: 0: none, with @store NULL. */
void
pal_cohort_roll_show (PalCohortRoll *self, gint64 session, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_ROLL (self));

  if (self->session != NULL)
    pal_form_keep_below (GTK_WIDGET (self));
  g_clear_pointer (&self->table, pal_attendance_free);
  g_clear_object (&self->session);
  g_set_object (&self->store, store);
  self->visit++;
  self->counted = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  if (session != 0)
    self->session = pal_record_load (store, &pal_session_kind, session, NULL);
  pal_form_set_record (self->note, self->session, self->session != NULL ? store : NULL);
  pal_cohort_roll_update (self);
}

/* 0: none. */
gint64
pal_cohort_roll_get_session (PalCohortRoll *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_ROLL (self), 0);

  return self->session != NULL ? pal_record_get_id (self->session) : 0;
}

/* To the first who is not noted yet, else the first. */
gboolean
pal_cohort_roll_focus (PalCohortRoll *self)
{
  PalRollRow *first = NULL, *row;

  g_return_val_if_fail (PAL_IS_COHORT_ROLL (self), FALSE);

  for (int i = 0; (row = pal_cohort_roll_row_at (self, i)) != NULL; i++)
    {
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      first = first == NULL ? row : first;
      if (pal_attendance_cell (self->table, (guint) i, 0)->status == PAL_ATTENDANCE_AWAITED)
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}
