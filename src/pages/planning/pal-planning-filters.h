/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-agenda.h"

G_BEGIN_DECLS

/* Which sessions a calendar shows: of a cohort, a coach, a room, a programme, a kind; only clashing ones; also cancelled ones.
 * Signal: "changed" by the person. Action: "filters.clear". */
#define PAL_TYPE_PLANNING_FILTERS (pal_planning_filters_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningFilters, pal_planning_filters, PAL, PLANNING_FILTERS, GtkWidget)

void           pal_planning_filters_set_store (PalPlanningFilters *self, PalStore *store);
void           pal_planning_filters_show (PalPlanningFilters *self, const PalAgendaView *view);
void           pal_planning_filters_read (PalPlanningFilters *self, PalAgendaView *view);

G_END_DECLS
