/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORT_WHO (pal_report_who_get_type ())
G_DECLARE_FINAL_TYPE (PalReportWho, pal_report_who, PAL, REPORT_WHO, GtkWidget)

GtkWidget     *pal_report_who_new (void);
void           pal_report_who_show (PalReportWho *self, const PalFigure *figure, PalVariant variant);
void           pal_report_who_set_counted (PalReportWho *self, GPtrArray *counted);
const char    *pal_report_who_get_code (PalReportWho *self);

G_END_DECLS
