/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The sessions of a cohort: their list, the one that is chosen, and the plan that is proposed. */
#define PAL_TYPE_COHORT_SESSIONS (pal_cohort_sessions_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortSessions, pal_cohort_sessions, PAL, COHORT_SESSIONS, GtkWidget)

/* Actions: "cohort.plan", "cohort.add-session". */

void           pal_cohort_sessions_show (PalCohortSessions *self, PalRow *cohort, PalStore *store);
gboolean       pal_cohort_sessions_open (PalCohortSessions *self, gint64 session);
gboolean       pal_cohort_sessions_keep (PalCohortSessions *self, GError **error);
void           pal_cohort_sessions_drop (PalCohortSessions *self);
gboolean       pal_cohort_sessions_focus (PalCohortSessions *self);

G_END_DECLS
