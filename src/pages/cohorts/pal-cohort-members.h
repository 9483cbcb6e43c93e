/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORT_MEMBERS (pal_cohort_members_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortMembers, pal_cohort_members, PAL, COHORT_MEMBERS, GtkWidget)

/* Properties: narrow. Actions: "cohort.contact", "cohort.accept" … one for each step; "cohort.dismiss". */

void           pal_cohort_members_show (PalCohortMembers *self, PalRow *cohort, gint64 programme, PalStore *store);
gboolean       pal_cohort_members_keep (PalCohortMembers *self, GError **error);
void           pal_cohort_members_drop (PalCohortMembers *self);
gboolean       pal_cohort_members_find_people (PalCohortMembers *self);
gboolean       pal_cohort_members_focus (PalCohortMembers *self);

G_END_DECLS
