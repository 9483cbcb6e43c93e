/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* The sessions that a plan proposes for a cohort, before they are kept or dropped. */
#define PAL_TYPE_COHORT_PROPOSAL (pal_cohort_proposal_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortProposal, pal_cohort_proposal, PAL, COHORT_PROPOSAL, GtkWidget)

/* Actions: "proposal.keep", "proposal.drop", "proposal.again", "proposal.stop". Signal "ended" (kept: how many). */

GtkWidget     *pal_cohort_proposal_new (void);
void           pal_cohort_proposal_begin (PalCohortProposal *self, gint64 cohort, const char *name, PalStore *store);
void           pal_cohort_proposal_end (PalCohortProposal *self);
gboolean       pal_cohort_proposal_is_begun (PalCohortProposal *self);

G_END_DECLS
