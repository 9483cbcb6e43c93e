/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-agenda.h"

G_BEGIN_DECLS

/* The sessions of a calendar as a list, by day. Signals: "selected" (id), "opened" (id: Enter, a double click), "deleted" (id: Delete). */
#define PAL_TYPE_PLANNING_LIST (pal_planning_list_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningList, pal_planning_list, PAL, PLANNING_LIST, GtkWidget)

void           pal_planning_list_set_store (PalPlanningList *self, PalStore *store);
gboolean       pal_planning_list_show (PalPlanningList *self, GPtrArray *sessions, GError **error);
void           pal_planning_list_select (PalPlanningList *self, gint64 id);
gint64         pal_planning_list_get_selected (PalPlanningList *self);
gboolean       pal_planning_list_focus (PalPlanningList *self);

G_END_DECLS
