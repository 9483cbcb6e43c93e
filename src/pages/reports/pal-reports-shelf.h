/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report-shelf.h"
#include "widgets/pal-chip.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORTS_SHELF (pal_reports_shelf_get_type ())
G_DECLARE_FINAL_TYPE (PalReportsShelf, pal_reports_shelf, PAL, REPORTS_SHELF, GtkWidget)

/* Signals: "chosen" (PalShelfItem): the person chose a report. */

GtkWidget     *pal_reports_shelf_new (void);
void           pal_reports_shelf_set_items (PalReportsShelf *self, GPtrArray *items);
const PalShelfItem *pal_reports_shelf_select (PalReportsShelf *self, const char *report, const PalScope *scope, gint64 sent);
const PalShelfItem *pal_reports_shelf_get_first (PalReportsShelf *self);
guint          pal_reports_shelf_count (PalReportsShelf *self, PalShelfGroup group);

char          *pal_shelf_item_words (const PalShelfItem *item, PalChipKind *kind);

G_END_DECLS
