/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What the page shows of one cohort. */
#define PAL_TYPE_COHORT_SHEET (pal_cohort_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortSheet, pal_cohort_sheet, PAL, COHORT_SHEET, GtkWidget)

/* Properties: narrow. Signals: "created" (id), "gone", "tab-chosen", "escaped". Actions: "cohort.add-people",
 * "cohort.delete". */

void           pal_cohort_sheet_set_store (PalCohortSheet *self, PalStore *store);
gboolean       pal_cohort_sheet_show (PalCohortSheet *self, gint64 id, GError **error);
void           pal_cohort_sheet_show_new (PalCohortSheet *self);
void           pal_cohort_sheet_close (PalCohortSheet *self);
gint64         pal_cohort_sheet_get_id (PalCohortSheet *self);
const char    *pal_cohort_sheet_get_tab (PalCohortSheet *self);
void           pal_cohort_sheet_set_tab (PalCohortSheet *self, const char *tab);
gboolean       pal_cohort_sheet_keep (PalCohortSheet *self, GError **error);
void           pal_cohort_sheet_drop (PalCohortSheet *self);
gboolean       pal_cohort_sheet_focus (PalCohortSheet *self);

G_END_DECLS
