/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing-row.h"

G_BEGIN_DECLS

/* The neighbourhoods and the advisers that a listing names: found in the file by their names, or made. */
typedef struct _PalListingSites PalListingSites;

PalListingSites *pal_listing_sites_new (PalStore *store, const char *now, PalListingResult *result, GError **error);
void             pal_listing_sites_free (PalListingSites *sites);
void             pal_listing_sites_count (PalListingSites *sites, PalListing *listing, guint row);
gboolean pal_listing_sites_find (PalListingSites *sites, const char *name, const char *city, const char *qpv_code,
                                 gint64 *site, GError **error);
gboolean pal_listing_sites_find_contact (PalListingSites *sites, const char *name, gint64 *contact, GError **error);

G_END_DECLS
