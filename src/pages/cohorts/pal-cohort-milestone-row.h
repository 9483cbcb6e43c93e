/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-milestone.h"

G_BEGIN_DECLS

/* The days that the lines of a back-planning share. */
typedef struct {
  GDate from, until, today;
} PalMilestoneScale;

void           pal_milestone_scale_init (PalMilestoneScale *self, GPtrArray *milestones);
GtkWidget     *pal_cohort_milestone_row_new (const PalMilestone *milestone, const PalMilestoneScale *scale,
                                             GtkSizeGroup *const columns[3]);
gint64         pal_cohort_milestone_row_get_id (GtkListBoxRow *row);

G_END_DECLS
