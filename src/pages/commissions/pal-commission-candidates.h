/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_COMMISSION_CANDIDATES (pal_commission_candidates_get_type ())
G_DECLARE_FINAL_TYPE (PalCommissionCandidates, pal_commission_candidates, PAL, COMMISSION_CANDIDATES, GtkWidget)

/* Actions: "commission.accept", "commission.refuse", "commission.postpone", "commission.write-order",
 * "commission.take-off", "commission.add-waiting". */

GtkWidget     *pal_commission_candidates_new (void);
void           pal_commission_candidates_show (PalCommissionCandidates *self, gint64 meeting, PalStore *store);
gboolean       pal_commission_candidates_keep (PalCommissionCandidates *self, GError **error);
void           pal_commission_candidates_drop (PalCommissionCandidates *self);
gboolean       pal_commission_candidates_focus (PalCommissionCandidates *self);

G_END_DECLS
