/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-planning-place.h"
#include "reports/pdf/pal-document.h"

G_BEGIN_DECLS

/* The days of a calendar with their head: a week, a month or a list of all cohorts' sessions. What is pulled there is moved.
 * Actions: planning.mode (week, month, list), planning.turn (by), planning.today, planning.filter.
 * Signals: "selected" (id), "opened" (id), "asked" (Julian day, minute, minutes), "deleted" (id), "went": the person is at another place. */
#define PAL_TYPE_PLANNING_DAYS (pal_planning_days_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningDays, pal_planning_days, PAL, PLANNING_DAYS, GtkWidget)

void                    pal_planning_days_set_store (PalPlanningDays *self, PalStore *store);
void                    pal_planning_days_go (PalPlanningDays *self, const char *tab);
void                    pal_planning_days_go_to (PalPlanningDays *self, gint64 session);
const PalPlanningPlace *pal_planning_days_get_place (PalPlanningDays *self);
void                    pal_planning_days_select (PalPlanningDays *self, gint64 session);
void                    pal_planning_days_find_cursor (PalPlanningDays *self, GDate *day, int *minute);
void                    pal_planning_days_show_ahead (PalPlanningDays *self, GPtrArray *ahead);
void                    pal_planning_days_focus (PalPlanningDays *self);
void                    pal_planning_days_focus_filters (PalPlanningDays *self);
PalDocument            *pal_planning_days_print (PalPlanningDays *self);

G_END_DECLS
