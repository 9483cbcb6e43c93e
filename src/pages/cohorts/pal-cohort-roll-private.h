/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-attendance-page.h"
#include "pal-cohort-roll.h"
#include "pal-roll-row.h"
#include "records/pal-record.h"
#include "widgets/pal-form.h"

G_BEGIN_DECLS

struct _PalCohortRoll {
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkLabel      *title, *state, *taken_by;
  GtkWidget     *find;
  GtkWidget     *sign;
  GtkListBox    *list;
  PalForm       *note;

  PalStore      *store;
  PalAttendance *table;        /* NULL: no session is shown */
  PalRecord     *session;
  char          *wanted;       /* folded words of the search; NULL: everybody */
  guint          visit;        /* one stay is one entry of the history */
  gint64         counted;      /* whose minutes digits are; 0: nobody's */
  guint          number;
  gboolean       filling;      /* the program sets the button, not the person */
};

PalRollRow    *pal_cohort_roll_row_at (PalCohortRoll *self, int index);                     /* NULL: there is none */
void           pal_cohort_roll_note (PalCohortRoll *self, const PalAttendanceMark *marks, guint n);
void           pal_cohort_roll_hear_keys (PalCohortRoll *self);
void           pal_cohort_roll_hear_search (PalCohortRoll *self);

G_END_DECLS
