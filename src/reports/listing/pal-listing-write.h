/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing-people.h"
#include "pal-listing-row.h"
#include "store/pal-edit.h"

G_BEGIN_DECLS

/* Writes what was read from a listing into the open edit, with statements that are prepared once. */
typedef struct _PalListingWriter PalListingWriter;

PalListingWriter *pal_listing_writer_new (PalEdit *edit, gint64 cohort, PalListingResult *result, GError **error);
void              pal_listing_writer_free (PalListingWriter *writer);
gboolean          pal_listing_writer_flush (PalListingWriter *writer, GError **error);

PalStatement     *pal_listing_writer_load_people (PalListingWriter *writer, GError **error);
void              pal_listing_writer_identify (PalStatement *row, PalListingIdentity *identity);
void              pal_listing_writer_count_site (PalListingWriter *writer, PalListing *listing, guint row);

gint64            pal_listing_writer_find_key (PalListingWriter *writer, const char *source, const char *key);
gboolean pal_listing_writer_set_key (PalListingWriter *writer, const char *source, const char *key, gint64 id,
                                     GError **error);
gboolean          pal_listing_writer_agrees (PalListingWriter *writer, gint64 id, const PalListingPerson *person);

gboolean          pal_listing_writer_prepare (PalListingWriter *writer, PalListingPerson *person, GError **error);
gboolean pal_listing_writer_add_person (PalListingWriter *writer, const PalListingPerson *person, gint64 *id,
                                        GError **error);
gboolean pal_listing_writer_fill_person (PalListingWriter *writer, const PalListingPerson *person, gint64 id,
                                         gboolean replace, guint number, GError **error);
gboolean pal_listing_writer_prescribe (PalListingWriter *writer, const PalListingPerson *person, gint64 id,
                                       gboolean known, GError **error);

G_END_DECLS
