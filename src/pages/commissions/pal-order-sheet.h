/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_ORDER_SHEET (pal_order_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalOrderSheet, pal_order_sheet, PAL, ORDER_SHEET, GtkWidget)

/* Properties: narrow. Signals: "gone": there is no such order any more; "escaped". */

GtkWidget     *pal_order_sheet_new (void);
void           pal_order_sheet_set_store (PalOrderSheet *self, PalStore *store);
gboolean       pal_order_sheet_show (PalOrderSheet *self, gint64 id, GError **error);
void           pal_order_sheet_close (PalOrderSheet *self);
gint64         pal_order_sheet_get_id (PalOrderSheet *self);
gboolean       pal_order_sheet_keep (PalOrderSheet *self, GError **error);
gboolean       pal_order_sheet_focus (PalOrderSheet *self);

G_END_DECLS
