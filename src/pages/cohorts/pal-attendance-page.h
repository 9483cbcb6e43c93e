/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-attendance.h"
#include "widgets/matrix/pal-matrix.h"

G_BEGIN_DECLS

/* What the matrix of attendance and the view of one session share: words, and noting who came. */

#define PAL_ATTENDANCE_LOW 80     /* a rate below, in percent, is shown in red: the usual threshold of assiduity */

char            *pal_attendance_length_words (int minutes);                           /* "2 h 30"; "" when not known */
char            *pal_attendance_rate_words (guint came, guint taken);                 /* "91 %"; "n.d." */
char            *pal_attendance_late_words (const PalAttendanceSession *session, const PalAttendanceCell *cell);   /* "20", or "" */
char            *pal_attendance_session_words (const PalAttendanceSession *session);  /* "Mobilité 2, Tue 10/03/2026" */
char            *pal_attendance_runs_words (const PalAttendance *table);              /* NULL: nobody missed two in a row */
PalMatrixTable  *pal_attendance_matrix (const PalAttendance *table);

gboolean         pal_attendance_note (GtkWidget *any, PalStore *store, gint64 session, const PalAttendanceMark *marks, guint n_marks,
                                      const char *visit);
gboolean         pal_attendance_note_signed (GtkWidget *any, PalStore *store, gint64 session, gint64 enrolment, gboolean signed_sheet);

G_END_DECLS
