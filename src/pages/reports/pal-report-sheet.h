/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORT_SHEET (pal_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalReportSheet, pal_report_sheet, PAL, REPORT_SHEET, GtkWidget)

GtkWidget     *pal_report_sheet_new (void);
void           pal_report_sheet_show (PalReportSheet *self, PalReport *report, PalStore *store);
gboolean       pal_report_sheet_keep (PalReportSheet *self);
gboolean       pal_report_sheet_focus_figure (PalReportSheet *self, const char *code);

G_END_DECLS
