/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* Where a cohort stands today, from its dates and what somebody said of it. */
typedef enum {
  PAL_COHORT_UNDATED,
  PAL_COHORT_PLANNED,
  PAL_COHORT_RUNNING,
  PAL_COHORT_OVER,
  PAL_COHORT_CANCELLED,
} PalCohortPhase;

/* Of a row of pal_cohort_list_new(). */
PalCohortPhase pal_cohort_phase (PalRow *cohort);
char          *pal_cohort_state_words (PalRow *cohort);
const char    *pal_cohort_state_chip (PalRow *cohort);
char          *pal_cohort_end_words (PalRow *cohort);
gboolean       pal_cohort_ends_in_days (PalRow *cohort);
char          *pal_cohort_dates_words (PalRow *cohort);
char          *pal_cohort_chip (PalRow *cohort);
const char    *pal_cohort_name_beside_chip (const char *name, const char *code);

G_END_DECLS
