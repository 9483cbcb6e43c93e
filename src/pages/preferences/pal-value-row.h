/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-list-values.h"

G_BEGIN_DECLS

#define PAL_TYPE_VALUE_ROW (pal_value_row_get_type ())
G_DECLARE_FINAL_TYPE (PalValueRow, pal_value_row, PAL, VALUE_ROW, GtkWidget)

/* Signals: "reworded" (word), "hidden" (whether), "removed": what the person asks for. */

GtkWidget     *pal_value_row_new (const char *code);
const char    *pal_value_row_get_code (PalValueRow *self);
void           pal_value_row_show (PalValueRow *self, const char *list, const PalChoice *choice, guint uses, gboolean editable);
gboolean       pal_value_row_keep (PalValueRow *self);

G_END_DECLS
