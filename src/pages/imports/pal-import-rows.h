/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/listing/pal-listing.h"

G_BEGIN_DECLS

/* The rows of a listing as they are read: what is a person, what is not, what cannot be read. A row that is
 * activated is left out, or taken again. Signal: "mended". */
#define PAL_TYPE_IMPORT_ROWS (pal_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (PalImportRows, pal_import_rows, PAL, IMPORT_ROWS, GtkWidget)

void           pal_import_rows_show (PalImportRows *self, PalListing *listing);
void           pal_import_rows_set_outcomes (PalImportRows *self, const PalListingResult *result);

G_END_DECLS
