/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing-people.h"
#include "pal-listing-row.h"
#include "pal-listing-trace.h"
#include "store/pal-edit.h"

G_BEGIN_DECLS

/* Writes what was read from a listing into the open edit, with statements that are prepared once. */
typedef struct _PalListingWriter PalListingWriter;

PalListingWriter *pal_listing_writer_new (PalEdit *edit, PalListing *listing, const PalListingTarget *target,
                                          PalListingResult *result, GError **error);
void              pal_listing_writer_free (PalListingWriter *writer);
gboolean          pal_listing_writer_flush (PalListingWriter *writer, GError **error);

PalStatement     *pal_listing_writer_load_people (PalListingWriter *writer, GError **error);
void              pal_listing_writer_identify (PalStatement *row, PalListingIdentity *identity);
void              pal_listing_writer_count_site (PalListingWriter *writer, PalListing *listing, guint row);

PalListingTrace  *pal_listing_writer_get_trace (PalListingWriter *writer);
guint pal_listing_writer_count_agreements (PalListingWriter *writer, gint64 id, const PalListingPerson *person);

gboolean          pal_listing_writer_prepare (PalListingWriter *writer, PalListingPerson *person, GError **error);
gboolean pal_listing_writer_add_person (PalListingWriter *writer, const PalListingPerson *person, gint64 *id,
                                        GError **error);
gboolean pal_listing_writer_fill_person (PalListingWriter *writer, const PalListingPerson *person, gint64 id,
                                         gboolean correct, guint number, GError **error);
gboolean pal_listing_writer_prescribe (PalListingWriter *writer, const PalListingPerson *person, gint64 id,
                                       gboolean known, GError **error);
gboolean pal_listing_writer_set_own (PalListingWriter *writer, const PalListingPerson *person, gint64 id,
                                     gboolean correct, GError **error);
gboolean pal_listing_writer_tag (PalListingWriter *writer, const PalListingPerson *person, gint64 id, GError **error);
void pal_listing_writer_end_row (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean is_new);

G_END_DECLS
