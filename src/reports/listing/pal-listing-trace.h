/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing.h"
#include "store/pal-edit.h"

G_BEGIN_DECLS

/* Where rows come from: what the same sender sent before, and what is noted of the rows that are kept now. */
typedef struct _PalListingTrace PalListingTrace;

PalListingTrace *pal_listing_trace_new (PalEdit *edit, PalListing *listing, const char *sender, GError **error);
void             pal_listing_trace_free (PalListingTrace *trace);
gboolean         pal_listing_trace_flush (PalListingTrace *trace, GError **error);

gint64           pal_listing_trace_find_key (PalListingTrace *trace, const char *key);
void             pal_listing_trace_set_key (PalListingTrace *trace, const char *key, gint64 person);

gboolean         pal_listing_trace_is_known (PalListingTrace *trace, gint64 person);
gint64           pal_listing_trace_prescription_of (PalListingTrace *trace, gint64 person);
gint64           pal_listing_trace_person_at (PalListingTrace *trace, guint line);
void             pal_listing_trace_claim (PalListingTrace *trace, gint64 person);
gboolean         pal_listing_trace_is_claimed (PalListingTrace *trace, gint64 person);
GHashTable      *pal_listing_trace_changed_by_hand (PalListingTrace *trace, gint64 person, const char *table,
                                                    gint64 record);

void             pal_listing_trace_add_line (PalListingTrace *trace, guint line, gint64 prescription);

G_END_DECLS
