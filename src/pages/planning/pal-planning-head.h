/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-planning-place.h"

G_BEGIN_DECLS

/* What stands above a calendar: which days are shown and how, the legend, which also filters, clashes and filters.
 * Signal: "changed": the person chose another colour or filter: see pal_planning_head_read(). */
#define PAL_TYPE_PLANNING_HEAD (pal_planning_head_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningHead, pal_planning_head, PAL, PLANNING_HEAD, GtkWidget)

void           pal_planning_head_set_store (PalPlanningHead *self, PalStore *store);
void           pal_planning_head_show (PalPlanningHead *self, const PalPlanningPlace *place, GPtrArray *legend);
void           pal_planning_head_show_clashes (PalPlanningHead *self, GPtrArray *here, GPtrArray *ahead);
void           pal_planning_head_read (PalPlanningHead *self, PalPlanningPlace *place);
void           pal_planning_head_show_filters (PalPlanningHead *self, gboolean shown);
void           pal_planning_head_focus_filters (PalPlanningHead *self);

G_END_DECLS
