/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pdf/pal-document.h"

G_BEGIN_DECLS

/* The desktop's print dialog for a document: its own pages, on A4, each upright or on its side. */

/* Called when the pages went to the printer or into its file. */
typedef void (*PalPaperPrinted) (GtkWidget *any, gpointer data);

GtkPrintOperation *pal_paper_print_operation_new (PalDocument *document);
void               pal_paper_print (GtkWidget *any, PalDocument *document, PalPaperPrinted printed, gpointer data,
                                    GDestroyNotify free_data);

G_END_DECLS
