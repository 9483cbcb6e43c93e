/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Whether a cohort keeps the specification of its programme, rule by rule. */
#define PAL_TYPE_COHORT_CONFORMITY (pal_cohort_conformity_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortConformity, pal_cohort_conformity, PAL, COHORT_CONFORMITY, GtkWidget)

/* Actions: "conformity.report". */

void           pal_cohort_conformity_show (PalCohortConformity *self, gint64 cohort, PalStore *store);
gboolean       pal_cohort_conformity_focus (PalCohortConformity *self);

G_END_DECLS
