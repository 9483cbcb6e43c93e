/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-attendance-private.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"

/* What the keys of the matrix note. */

gboolean
pal_cohort_attendance_has_cell (PalCohortAttendance *self, guint row, guint column)
{
  return self->table != NULL && row < self->table->people->len && column < self->table->sessions->len;
}

static gboolean
note (PalCohortAttendance *self, guint column, const PalAttendanceMark *marks, guint n)
{
  gint64 session = pal_attendance_session (self->table, column)->id;
  g_autofree char *visit = g_strdup_printf ("attendance/%" G_GINT64_FORMAT "/%u", session, self->visit);

  return pal_attendance_note (GTK_WIDGET (self), self->store, session, marks, n, visit);
}

void
pal_cohort_attendance_note (PalCohortAttendance *self, guint row, guint column, PalAttendanceStatus status, int late)
{
  PalAttendanceMark mark = { 0, status, late };

  if (!pal_cohort_attendance_has_cell (self, row, column))
    return;
  mark.enrolment = pal_attendance_person (self->table, row)->enrolment;
  note (self, column, &mark, 1);
}

static void
marked_cb (PalCohortAttendance *self, guint row, guint column, guint letter)
{
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    if (keys[status] == letter)
      pal_cohort_attendance_note (self, row, column, status, -1);
}

/* Minutes, after the letter of who came late. */
static void
counted_cb (PalCohortAttendance *self, guint row, guint column, guint number)
{
  if (pal_cohort_attendance_has_cell (self, row, column) && pal_attendance_cell (self->table, row, column)->status == PAL_ATTENDANCE_LATE)
    pal_cohort_attendance_note (self, row, column, PAL_ATTENDANCE_LATE, (int) number);
}

static void
cleared_cb (PalCohortAttendance *self, guint row, guint column)
{
  if (pal_cohort_attendance_has_cell (self, row, column) && pal_attendance_cell (self->table, row, column)->status > PAL_ATTENDANCE_AWAITED)
    pal_cohort_attendance_note (self, row, column, PAL_ATTENDANCE_AWAITED, -1);
}

/* The same of everybody below @row who is not noted yet; what is noted stays. */
static void
fill (PalCohortAttendance *self, guint row, guint column, PalAttendanceStatus status, int late)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PalAttendanceMark));

  for (guint p = row; p < self->table->people->len; p++)
    if (pal_attendance_cell (self->table, p, column)->status == PAL_ATTENDANCE_AWAITED)
      {
        PalAttendanceMark mark = { pal_attendance_person (self->table, p)->enrolment, status, late };
        g_array_append_val (marks, mark);
      }
  if (marks->len > 0)
    note (self, column, (const PalAttendanceMark *) (gpointer) marks->data, marks->len);
  else
    pal_page_toast (GTK_WIDGET (self), _("Everybody is noted already: what is noted stays."), NULL, NULL);
}

static void
copied_down_cb (PalCohortAttendance *self, guint row, guint column)
{
  const PalAttendanceCell *cell = pal_cohort_attendance_has_cell (self, row, column) ? pal_attendance_cell (self->table, row, column) : NULL;
  g_autofree char *late = cell != NULL ? pal_attendance_late_words (pal_attendance_session (self->table, column), cell) : NULL;

  if (cell == NULL)
    return;
  if (cell->status <= PAL_ATTENDANCE_AWAITED)
    pal_page_toast (GTK_WIDGET (self), _("There is nothing to copy down: this person is not noted yet."), NULL, NULL);
  else
    fill (self, row + 1, column, cell->status, late[0] != '\0' ? (int) g_ascii_strtoll (late, NULL, 10) : -1);
}

static void
filled_cb (PalCohortAttendance *self, guint column)
{
  if (pal_cohort_attendance_has_cell (self, 0, column))
    fill (self, 0, column, PAL_ATTENDANCE_PRESENT, -1);
}

void
pal_cohort_attendance_hear_keys (PalCohortAttendance *self)
{
  g_signal_connect_swapped (self->matrix, "marked", G_CALLBACK (marked_cb), self);
  g_signal_connect_swapped (self->matrix, "counted", G_CALLBACK (counted_cb), self);
  g_signal_connect_swapped (self->matrix, "cleared", G_CALLBACK (cleared_cb), self);
  g_signal_connect_swapped (self->matrix, "copied-down", G_CALLBACK (copied_down_cb), self);
  g_signal_connect_swapped (self->matrix, "filled", G_CALLBACK (filled_cb), self);
}
