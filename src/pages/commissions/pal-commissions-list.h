/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_COMMISSIONS_LIST (pal_commissions_list_get_type ())
G_DECLARE_FINAL_TYPE (PalCommissionsList, pal_commissions_list, PAL, COMMISSIONS_LIST, GtkWidget)

/* Actions: "commissions.list-waiting". Signals, each with the id and whether it is an order:
 *   "opened" (…, by the keyboard): another row is selected. "entered": Enter, or two clicks. */

GtkWidget     *pal_commissions_list_new (void);
void           pal_commissions_list_set_store (PalCommissionsList *self, PalStore *store);
void           pal_commissions_list_select (PalCommissionsList *self, gint64 id, gboolean order);
gboolean       pal_commissions_list_focus_rows (PalCommissionsList *self);
guint          pal_commissions_list_count_late (PalCommissionsList *self);

G_END_DECLS
