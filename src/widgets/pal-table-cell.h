/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-table.h"

G_BEGIN_DECLS

GtkWidget      *pal_table_cell_new (const PalTableColumn *column);
void            pal_table_cell_fill (GtkWidget *cell, const PalTableColumn *column, PalRow *row);
gboolean        pal_table_cell_is_end_aligned (const PalTableColumn *column);

G_END_DECLS
