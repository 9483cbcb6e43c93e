/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORT_TEXTS (pal_report_texts_get_type ())
G_DECLARE_FINAL_TYPE (PalReportTexts, pal_report_texts, PAL, REPORT_TEXTS, GtkWidget)

GtkWidget     *pal_report_texts_new (void);
void           pal_report_texts_show (PalReportTexts *self, PalStore *store, const char *report, const PalScope *scope);
gboolean       pal_report_texts_keep (PalReportTexts *self);

G_END_DECLS
