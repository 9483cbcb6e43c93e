/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-report.h"

#include "pal-document.h"

G_BEGIN_DECLS

/* The PDF of a report, and of any document. Like a workbook: nothing that stands at the path is touched unless all
 * went well. */

gboolean       pal_pdf_write (PalReport *report, const char *path, GCancellable *cancellable, GError **error);
gboolean       pal_pdf_write_document (PalDocument *document, const char *path, GCancellable *cancellable, GError **error);
gboolean       pal_pdf_write_part (PalDocument *document, guint part, const char *path, GError **error);
PalDocument   *pal_report_to_document (PalReport *report);

G_END_DECLS
