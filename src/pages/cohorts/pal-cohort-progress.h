/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_PROGRESS (pal_cohort_progress_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortProgress, pal_cohort_progress, PAL, COHORT_PROGRESS, GtkWidget)

GtkWidget     *pal_cohort_progress_new (void);
void           pal_cohort_progress_show (PalCohortProgress *self, gint64 cohort, PalStore *store);
gboolean       pal_cohort_progress_focus (PalCohortProgress *self);

G_END_DECLS
