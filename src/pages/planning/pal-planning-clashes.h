/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-planning-place.h"

G_BEGIN_DECLS

/* "2 clashes": a button that lists them, one sentence each; a click goes to the session (action "planning.go-to", id). */
#define PAL_TYPE_PLANNING_CLASHES (pal_planning_clashes_get_type ())
G_DECLARE_FINAL_TYPE (PalPlanningClashes, pal_planning_clashes, PAL, PLANNING_CLASHES, GtkWidget)

void           pal_planning_clashes_show (PalPlanningClashes *self, const PalPlanningPlace *place, GPtrArray *here, GPtrArray *ahead);

G_END_DECLS
