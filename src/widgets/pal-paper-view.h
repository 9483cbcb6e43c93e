/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pdf/pal-document.h"

G_BEGIN_DECLS

#define PAL_TYPE_PAPER_VIEW (pal_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (PalPaperView, pal_paper_view, PAL, PAPER_VIEW, GtkWidget)

/* Signal: "page-changed", by the person. Actions: "paper.previous", "paper.next", "paper.zoom-in", "paper.zoom-out". */

GtkWidget     *pal_paper_view_new (void);
void           pal_paper_view_set_document (PalPaperView *self, PalDocument *document);
PalDocument   *pal_paper_view_get_document (PalPaperView *self);
void           pal_paper_view_show_page (PalPaperView *self, guint page);
guint          pal_paper_view_get_page (PalPaperView *self);

G_END_DECLS
