/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The back-planning of a cohort: what has to be done around it and by when, as a list with bars. */
#define PAL_TYPE_COHORT_MILESTONES (pal_cohort_milestones_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortMilestones, pal_cohort_milestones, PAL, COHORT_MILESTONES, GtkWidget)

/* Actions: "milestones.make", "milestones.follow", "milestones.add", "milestones.report". */

void           pal_cohort_milestones_show (PalCohortMilestones *self, PalRow *cohort, PalStore *store);
gboolean       pal_cohort_milestones_focus (PalCohortMilestones *self);

G_END_DECLS
