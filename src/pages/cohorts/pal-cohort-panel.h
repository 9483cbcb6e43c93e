/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-cohort-step.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_PANEL (pal_cohort_panel_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortPanel, pal_cohort_panel, PAL, COHORT_PANEL, GtkWidget)

/* Properties: narrow. Actions: "panel.take", "panel.cancel". Signals:
 *   "taken" (const PalCohortStep *, PalCohortTaken *): the step was taken, for some or for all.
 *   "ended" (had focus): nothing is asked any more. */

GtkWidget           *pal_cohort_panel_new (void);
void                 pal_cohort_panel_begin (PalCohortPanel *self, const PalCohortStep *step, const char *code,
                                             GPtrArray *courses, PalStore *store);
void                 pal_cohort_panel_set_courses (PalCohortPanel *self, GPtrArray *courses);
void                 pal_cohort_panel_end (PalCohortPanel *self);
const PalCohortStep *pal_cohort_panel_get_step (PalCohortPanel *self);
gboolean             pal_cohort_panel_is_begun (PalCohortPanel *self);

G_END_DECLS
