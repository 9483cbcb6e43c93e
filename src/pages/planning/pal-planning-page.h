/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

/* The sessions of all cohorts: a week, a month or a list, and beside it the session that is open.
 * Actions: planning.mode (week, month, list), planning.turn (by), planning.today, planning.add, planning.go-to (session),
 * planning.filter, planning.plan, planning.print, planning.pdf. */
#define PAL_TYPE_PLANNING_PAGE (pal_planning_page_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningPage, pal_planning_page, PAL, PLANNING_PAGE, PalPage)

G_END_DECLS
