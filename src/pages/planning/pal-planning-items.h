/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/planning/pal-agenda.h"
#include "widgets/calendar/pal-calendar-item.h"

G_BEGIN_DECLS

/* Sessions and days as a calendar draws them. */
GPtrArray     *pal_planning_items (GPtrArray *sessions, PalAgendaChoices colour);
GPtrArray     *pal_planning_marks (GPtrArray *marks);

G_END_DECLS
