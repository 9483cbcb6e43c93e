/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/listing/pal-listing.h"

G_BEGIN_DECLS

/* What an import would do or did, and what it could not read, row by row. */
#define PAL_TYPE_IMPORT_RESULT (pal_import_result_get_type ())
G_DECLARE_FINAL_TYPE (PalImportResult, pal_import_result, PAL, IMPORT_RESULT, GtkWidget)

/* Signals: "mended" (guint column, text, what it stands for): an unreadable text was given a meaning. */

void           pal_import_result_show (PalImportResult *self, const PalListingResult *result);

G_END_DECLS
