/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORT_PARAMETERS (pal_report_parameters_get_type ())
G_DECLARE_FINAL_TYPE (PalReportParameters, pal_report_parameters, PAL, REPORT_PARAMETERS, GtkWidget)

/* Signals: "changed": the person asked for something else. */

GtkWidget     *pal_report_parameters_new (void);
void           pal_report_parameters_set_store (PalReportParameters *self, PalStore *store);
gboolean       pal_report_parameters_refresh (PalReportParameters *self, GError **error);
void           pal_report_parameters_show (PalReportParameters *self, const PalScope *scope);
void            pal_report_parameters_offer_variants (PalReportParameters *self, gboolean offer);
const PalScope *pal_report_parameters_get_scope (PalReportParameters *self);

G_END_DECLS
