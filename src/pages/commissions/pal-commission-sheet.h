/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_COMMISSION_SHEET (pal_commission_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalCommissionSheet, pal_commission_sheet, PAL, COMMISSION_SHEET, GtkWidget)

/* Properties: narrow. Signals: "gone": there is no such commission any more; "tab-chosen"; "escaped". */

GtkWidget     *pal_commission_sheet_new (void);
void           pal_commission_sheet_set_store (PalCommissionSheet *self, PalStore *store);
gboolean       pal_commission_sheet_show (PalCommissionSheet *self, gint64 id, GError **error);
void           pal_commission_sheet_close (PalCommissionSheet *self);
gint64         pal_commission_sheet_get_id (PalCommissionSheet *self);
const char    *pal_commission_sheet_get_tab (PalCommissionSheet *self);
void           pal_commission_sheet_set_tab (PalCommissionSheet *self, const char *tab);
gboolean       pal_commission_sheet_keep (PalCommissionSheet *self, GError **error);
void           pal_commission_sheet_drop (PalCommissionSheet *self);
gboolean       pal_commission_sheet_focus (PalCommissionSheet *self);

G_END_DECLS
