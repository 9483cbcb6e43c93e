/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pdf/pal-document.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* A document as it will be on paper: looked at, then printed or saved as a PDF. */
#define PAL_TYPE_PAPER_WINDOW (pal_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (PalPaperWindow, pal_paper_window, PAL, PAPER_WINDOW, GtkWindow)

/* Actions: "paper.print", "paper.pdf", "paper.pdf-to" (path), "paper.close". */

PalPaperWindow *pal_paper_window_present (GtkWidget *any, PalStore *store, PalDocument *document);
void            pal_paper_window_set_log (PalPaperWindow *self, const char *what, guint people);

/* Files that a person chooses. */
GFile          *pal_paper_propose_file (const char *stem, const char *ending);
GFile          *pal_paper_with_ending (GFile *file, const char *ending);

G_END_DECLS
