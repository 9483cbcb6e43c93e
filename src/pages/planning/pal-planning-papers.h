/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-planning-place.h"

G_BEGIN_DECLS

/* What leaves the planning for somebody: "planning.calendar", a file for calendar programs, and "planning.coach-week", on paper. */
void           pal_planning_papers_activate (GtkWidget *page, PalStore *store, const PalPlanningPlace *place, const char *action);

G_END_DECLS
