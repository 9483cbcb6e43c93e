/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-kind-page.h"
#include "pal-preference.h"

G_BEGIN_DECLS

#define PAL_TYPE_KIND_PANE (pal_kind_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalKindPane, pal_kind_pane, PAL, KIND_PANE, PalPreference)

GtkWidget     *pal_kind_pane_new (const PalKindPage *page);
void           pal_kind_pane_set_owner (PalKindPane *self, PalRecord *above, gint64 owner);
GtkWidget     *pal_kind_pane_get_panes (PalKindPane *self);              /* NULL in a part */
PalRecord     *pal_kind_pane_get_shown (PalKindPane *self);
void           pal_kind_pane_add_list_tool (PalKindPane *self, GtkWidget *tool);
void           pal_kind_pane_add_record_tool (PalKindPane *self, GtkWidget *tool);

G_END_DECLS
