/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_ADD (pal_cohort_add_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortAdd, pal_cohort_add, PAL, COHORT_ADD, GtkWidget)

/* Signals: "added" (GArray of gint64): the prescriptions that were made.
 * Actions: "add.prescribe", "add.drop" (participant), "add.cancel". */

GtkWidget     *pal_cohort_add_new (void);
GtkWidget     *pal_cohort_add_get_entry (PalCohortAdd *self);
void           pal_cohort_add_show (PalCohortAdd *self, gint64 cohort, const char *code, gint64 programme,
                                    PalStore *store);
void           pal_cohort_add_update (PalCohortAdd *self);
void           pal_cohort_add_end (PalCohortAdd *self);
gboolean       pal_cohort_add_is_begun (PalCohortAdd *self);

G_END_DECLS
