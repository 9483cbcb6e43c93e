/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What a cohort wishes of its plan: days, hours, rooms, coaches, breaks, how many sessions a week, the order of themes. */
#define PAL_TYPE_COHORT_WISHES (pal_cohort_wishes_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortWishes, pal_cohort_wishes, PAL, COHORT_WISHES, GtkWidget)

/* Signals: "changed": a wish was kept. */

GtkWidget     *pal_cohort_wishes_new (void);
void           pal_cohort_wishes_show (PalCohortWishes *self, gint64 cohort, const char *name, PalStore *store);
char          *pal_cohort_wishes_words (PalCohortWishes *self);
gboolean       pal_cohort_wishes_keep (PalCohortWishes *self, GError **error);

G_END_DECLS
