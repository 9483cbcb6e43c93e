/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/listing/pal-listing-mapping.h"

G_BEGIN_DECLS

#define PAL_TYPE_IMPORT_READING (pal_import_reading_get_type ())
G_DECLARE_FINAL_TYPE (PalImportReading, pal_import_reading, PAL, IMPORT_READING, GtkWidget)

/* Signals: "mended": the listing is read in another way. */

const PalMapping *pal_import_reading_take (PalImportReading *self, PalListing *listing, PalStore *store);
void              pal_import_reading_update (PalImportReading *self);
const PalMapping *pal_import_reading_get_mapping (PalImportReading *self);
gboolean          pal_import_reading_keep (PalImportReading *self, const char *sender, GError **error);

G_END_DECLS
