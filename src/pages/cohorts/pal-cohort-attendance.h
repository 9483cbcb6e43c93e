/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

/* Who came to the sessions of a cohort: absences in a row, the matrix of people and sessions, its keys. One session can be
 * taken alone, with big rows. */
#define PAL_TYPE_COHORT_ATTENDANCE (pal_cohort_attendance_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortAttendance, pal_cohort_attendance, PAL, COHORT_ATTENDANCE, GtkWidget)

/* Signals: "taking-changed": one session is taken alone, or no more. Actions: "attendance.next-missing". */

void           pal_cohort_attendance_show (PalCohortAttendance *self, PalRow *cohort, PalStore *store);
gboolean       pal_cohort_attendance_focus (PalCohortAttendance *self);
void           pal_cohort_attendance_open (PalCohortAttendance *self, gint64 session);
gboolean       pal_cohort_attendance_is_taking (PalCohortAttendance *self);

G_END_DECLS
