/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/entry/pal-commission.h"

G_BEGIN_DECLS

/* What is recorded for those who are selected, or accepted. */
typedef enum {
  PAL_COMMISSION_ACCEPT, PAL_COMMISSION_REFUSE, PAL_COMMISSION_POSTPONE, PAL_COMMISSION_ORDER, PAL_COMMISSION_N_MOVES,
} PalCommissionMove;

#define PAL_TYPE_COMMISSION_PANEL (pal_commission_panel_get_type ())
G_DECLARE_FINAL_TYPE (PalCommissionPanel, pal_commission_panel, PAL, COMMISSION_PANEL, GtkWidget)

/* Actions: "panel.take", "panel.cancel". Signals:
 *   "taken" (PalCommissionMove, number of people): it is recorded.
 *   "ended" (had focus): nothing is asked any more. */

GtkWidget     *pal_commission_panel_new (void);
void           pal_commission_panel_begin (PalCommissionPanel *self, PalCommissionMove move, gint64 meeting, GPtrArray *courses,
                                           PalStore *store);
void           pal_commission_panel_end (PalCommissionPanel *self);
gboolean       pal_commission_panel_is_asking (PalCommissionPanel *self);
gboolean       pal_commission_panel_is_begun (PalCommissionPanel *self);

const char    *pal_commission_move_label (PalCommissionMove move);
char          *pal_commission_move_done (PalCommissionMove move, guint n);

G_END_DECLS
