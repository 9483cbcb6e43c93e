/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_COLUMNS (pal_columns_get_type ())
G_DECLARE_FINAL_TYPE (PalColumns, pal_columns, PAL, COLUMNS, GtkWidget)

/* In a .ui: <child> goes below the one before, <child type="side"> into the column at the end. */

GtkWidget     *pal_columns_new (void);
void           pal_columns_append (PalColumns *self, GtkWidget *child, gboolean side);

G_END_DECLS
