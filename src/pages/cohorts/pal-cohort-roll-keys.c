/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-roll-private.h"

#include <string.h>

#include "store/pal-text.h"

/* What keys note in the attendance of one session, and the search for somebody. */

#define MOST_NUMBER 1440

PalRollRow *
pal_cohort_roll_row_at (PalCohortRoll *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? PAL_ROLL_ROW (row) : NULL;
}

void
pal_cohort_roll_note (PalCohortRoll *self, const PalAttendanceMark *marks, guint n)
{
  g_autofree char *visit = g_strdup_printf ("roll/%" G_GINT64_FORMAT "/%u", pal_cohort_roll_get_session (self), self->visit);

  if (!pal_attendance_note (GTK_WIDGET (self), self->store, pal_cohort_roll_get_session (self), marks, n, visit))
    pal_cohort_roll_update (self);   /* the button that was pressed comes out again */
}

/* The search --------------------------------------------------------------------------------------------------------- */

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  PalCohortRoll *self = data;
  g_autofree char *name = pal_text_fold (pal_roll_row_get_name (PAL_ROLL_ROW (row)) != NULL ? pal_roll_row_get_name (PAL_ROLL_ROW (row)) : "");

  return self->wanted == NULL || strstr (name, self->wanted) != NULL;
}

static void
searched_cb (PalCohortRoll *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->find));

  g_free (self->wanted);
  self->wanted = typed[0] != '\0' ? pal_text_fold (typed) : NULL;
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter goes to who was found, to be noted. */
static void
found_cb (PalCohortRoll *self)
{
  searched_cb (self);   /* which otherwise waits for more */
  pal_cohort_roll_focus (self);
}

/* Keys --------------------------------------------------------------------------------------------------------------- */

/* The row with the focus; NULL: it is elsewhere. */
static PalRollRow *
focused_row (PalCohortRoll *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && PAL_IS_ROLL_ROW (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ? PAL_ROLL_ROW (focus) : NULL;
}

/* To the next that the search shows; at the end it stays. */
static void
go_on (PalCohortRoll *self, PalRollRow *row)
{
  PalRollRow *next;

  for (int i = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1; (next = pal_cohort_roll_row_at (self, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (next)))
      {
        gtk_widget_grab_focus (GTK_WIDGET (next));
        return;
      }
}

/* Whoever was looked for is noted: everybody is seen again. */
static void
forget_search (PalCohortRoll *self)
{
  if (self->wanted == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  searched_cb (self);
}

static gboolean
mark (PalCohortRoll *self, PalRollRow *row, gunichar letter)
{
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    if (letter != 0 && keys[status] == letter)
      {
        self->counted = status == PAL_ATTENDANCE_LATE ? pal_roll_row_get_enrolment (row) : 0;
        self->number = 0;
        pal_cohort_roll_note (self, &(PalAttendanceMark) { pal_roll_row_get_enrolment (row), status, -1 }, 1);
        forget_search (self);
        go_on (self, row);
        return TRUE;
      }
  return FALSE;
}

/* Digits after the letter of who came late are its minutes. */
static gboolean
count (PalCohortRoll *self, guint digit)
{
  if (self->counted == 0 || self->number * 10 + digit > MOST_NUMBER)
    return FALSE;
  self->number = self->number * 10 + digit;
  pal_cohort_roll_note (self, &(PalAttendanceMark) { self->counted, PAL_ATTENDANCE_LATE, (int) self->number }, 1);
  return TRUE;
}

static gboolean
key_pressed_cb (PalCohortRoll *self, guint keyval, guint keycode, GdkModifierType state)
{
  PalRollRow *row = focused_row (self);
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (keyval));

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (pal_matrix_digit_of (keyval) >= 0)
    return count (self, (guint) pal_matrix_digit_of (keyval));
  self->counted = keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R ? self->counted : 0;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    {
      pal_cohort_roll_note (self, &(PalAttendanceMark) { pal_roll_row_get_enrolment (row), PAL_ATTENDANCE_AWAITED, -1 }, 1);
      return TRUE;
    }
  return mark (self, row, letter);
}

void
pal_cohort_roll_hear_keys (PalCohortRoll *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
pal_cohort_roll_hear_search (PalCohortRoll *self)
{
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  g_signal_connect_swapped (self->find, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->find, "activate", G_CALLBACK (found_cb), self);
}
