/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

/* A report that the screen and a thread read at the same time: nobody changes it. */
typedef struct _PalSharedReport PalSharedReport;

PalSharedReport *pal_shared_report_new (PalReport *report);
PalSharedReport *pal_shared_report_ref (PalSharedReport *self);
void             pal_shared_report_unref (PalSharedReport *self);
PalReport       *pal_shared_report_get (PalSharedReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSharedReport, pal_shared_report_unref)

/* What a page does when the report is kept as sent; not called when it failed. */
typedef void (*PalReportSent) (GtkWidget *page, gint64 sent);

void             pal_report_export_ask (GtkWidget *page, PalSharedReport *report);
void             pal_report_export_ask_pdf (GtkWidget *page, PalSharedReport *report);
void             pal_report_export_print (GtkWidget *page, PalSharedReport *report);
void             pal_report_export_to (GtkWidget *page, PalSharedReport *report, GFile *file);
void             pal_report_export_mark_sent (GtkWidget *page, PalStore *store, PalSharedReport *report,
                                              PalReportSent sent);

G_END_DECLS
