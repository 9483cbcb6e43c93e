/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/listing/pal-listing.h"

G_BEGIN_DECLS

/* What each column of a listing is taken for, to be mended. Signal: "mended". */
#define PAL_TYPE_IMPORT_COLUMNS (pal_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (PalImportColumns, pal_import_columns, PAL, IMPORT_COLUMNS, GtkWidget)

void           pal_import_columns_show (PalImportColumns *self, PalListing *listing, PalStore *store);

G_END_DECLS
