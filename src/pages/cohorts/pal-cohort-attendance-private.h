/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-attendance-page.h"
#include "pal-cohort-attendance.h"
#include "pal-cohort-roll.h"
#include "widgets/pal-band.h"

G_BEGIN_DECLS

struct _PalCohortAttendance {
  GtkWidget      parent_instance;

  GtkStack      *pages;         /* all sessions, or one */
  GtkWidget     *box;           /* of all */
  PalCohortRoll *roll;
  PalBand       *band;
  GtkStack      *stack;         /* matrix, empty */
  PalMatrix     *matrix;
  GtkWidget     *interviews;
  GtkLabel      *awaited;
  GtkWidget     *missing_button;
  GtkWidget     *chooser;       /* asks what to note of a cell that was clicked */
  guint          chosen_row, chosen_column;

  PalStore      *store;
  gulong         store_changed;
  gint64         cohort;
  PalAttendance *table;         /* NULL: none is shown */
  PalQuery      *missing;
  guint          visit;         /* edits of one stay in one column are one entry of the history */
  gboolean       stale;         /* something changed while it was not seen */
};

gboolean       pal_cohort_attendance_has_cell (PalCohortAttendance *self, guint row, guint column);
void           pal_cohort_attendance_note (PalCohortAttendance *self, guint row, guint column, PalAttendanceStatus status, int late);
void           pal_cohort_attendance_hear_keys (PalCohortAttendance *self);

G_END_DECLS
