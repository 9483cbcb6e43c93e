/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_DETAILS (pal_cohort_details_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortDetails, pal_cohort_details, PAL, COHORT_DETAILS, GtkWidget)

/* Signals: "created" (id): a new cohort is kept. "gone": the cohort is no more. */

void           pal_cohort_details_show (PalCohortDetails *self, PalRecord *cohort, PalStore *store);
void           pal_cohort_details_update (PalCohortDetails *self);
gboolean       pal_cohort_details_focus (PalCohortDetails *self);

G_END_DECLS
