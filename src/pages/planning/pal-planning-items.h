/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-planning-place.h"
#include "widgets/calendar/pal-calendar-item.h"

G_BEGIN_DECLS

/* Sessions and days as a calendar draws them. */
GPtrArray     *pal_planning_items (GPtrArray *sessions, PalAgendaChoices colour, gboolean fixed);
GPtrArray     *pal_planning_marks (GPtrArray *marks);
GPtrArray     *pal_planning_legend (PalStore *store, const PalPlanningPlace *place, GPtrArray *sessions);
gboolean       pal_planning_is_concerned (const char *const *tables);

G_END_DECLS
