/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_HEAD (pal_cohort_head_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortHead, pal_cohort_head, PAL, COHORT_HEAD, GtkWidget)

/* Properties: narrow. */

void           pal_cohort_head_show (PalCohortHead *self, PalRecord *record, PalRow *cohort, PalStore *store);
void           pal_cohort_head_set_attending (PalCohortHead *self, gboolean attending);

G_END_DECLS
