/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

/* One milestone of a cohort and its fields. */
#define PAL_TYPE_COHORT_MILESTONE (pal_cohort_milestone_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortMilestone, pal_cohort_milestone, PAL, COHORT_MILESTONE, GtkWidget)

/* Actions: "milestone.done", "milestone.delete". Signals: "created" (id), "gone". */

GtkWidget     *pal_cohort_milestone_new (void);
void           pal_cohort_milestone_show (PalCohortMilestone *self, PalRecord *milestone, const char *cohort, PalStore *store);
void           pal_cohort_milestone_update (PalCohortMilestone *self);
gint64         pal_cohort_milestone_get_id (PalCohortMilestone *self);
gboolean       pal_cohort_milestone_focus (PalCohortMilestone *self, const char *field);

G_END_DECLS
