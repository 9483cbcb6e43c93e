/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-kind-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_KIND_ROWS (pal_kind_rows_get_type ())
G_DECLARE_FINAL_TYPE (PalKindRows, pal_kind_rows, PAL, KIND_ROWS, GtkWidget)

/* Signals: "opened" (id, by_keyboard), "entered" (id): the row was chosen, or Enter pressed on it. */

GtkWidget     *pal_kind_rows_new (const PalKindPage *page);
void           pal_kind_rows_show (PalKindRows *self, PalStore *store, gint64 owner);
void           pal_kind_rows_select (PalKindRows *self, gint64 id);
gint64         pal_kind_rows_beside (PalKindRows *self, gint64 id);
void           pal_kind_rows_add_tool (PalKindRows *self, GtkWidget *tool);
gboolean       pal_kind_rows_focus_search (PalKindRows *self);
gboolean       pal_kind_rows_focus (PalKindRows *self);

G_END_DECLS
