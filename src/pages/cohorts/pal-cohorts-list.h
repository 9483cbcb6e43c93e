/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORTS_LIST (pal_cohorts_list_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortsList, pal_cohorts_list, PAL, COHORTS_LIST, GtkWidget)

/* Signals: "opened" (id, by keyboard): another row is selected. "entered" (id): Enter or a double click. Actions:
 * "cohorts.running", "cohorts.show-all". */

void           pal_cohorts_list_set_store (PalCohortsList *self, PalStore *store);
void           pal_cohorts_list_select (PalCohortsList *self, gint64 id);
gboolean       pal_cohorts_list_focus_search (PalCohortsList *self);
gboolean       pal_cohorts_list_focus_rows (PalCohortsList *self);

G_END_DECLS
