/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/planning/pal-plan.h"

G_BEGIN_DECLS

#define PAL_TYPE_PROPOSAL_LIST (pal_proposal_list_get_type ())
G_DECLARE_FINAL_TYPE (PalProposalList, pal_proposal_list, PAL, PROPOSAL_LIST, GtkWidget)

/* Signals: "changed": a session was left out, or taken in again. */

GtkWidget     *pal_proposal_list_new (void);
void           pal_proposal_list_show (PalProposalList *self, PalPlan *plan, gboolean several, PalStore *store);

G_END_DECLS
