/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* The attendance of one session, for a small screen or a finger: a large row a person, one key each, which goes on to the
 * next. Signals: "left". Actions: "roll.back", "roll.all-present", "roll.sign", "roll.find". */
#define PAL_TYPE_COHORT_ROLL (pal_cohort_roll_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortRoll, pal_cohort_roll, PAL, COHORT_ROLL, GtkWidget)

GtkWidget     *pal_cohort_roll_new (void);
void           pal_cohort_roll_show (PalCohortRoll *self, gint64 session, PalStore *store);
gint64         pal_cohort_roll_get_session (PalCohortRoll *self);
void           pal_cohort_roll_update (PalCohortRoll *self);
gboolean       pal_cohort_roll_focus (PalCohortRoll *self);

G_END_DECLS
