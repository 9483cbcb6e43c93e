/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

/* What a cohort's programme asks for, in words; only to be read. */
#define PAL_TYPE_COHORT_RULES (pal_cohort_rules_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortRules, pal_cohort_rules, PAL, COHORT_RULES, GtkWidget)

void           pal_cohort_rules_show (PalCohortRules *self, PalRecord *programme);

G_END_DECLS
