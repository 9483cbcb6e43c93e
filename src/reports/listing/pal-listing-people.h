/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells one person from another. Numbers are digests, 0 when unknown. */
typedef struct {
  gint64   id;
  guint    row;       /* of the listing, from 1; 0: kept in the file before */
  guint64  exact;     /* the names, capitals and signs left aside */
  guint64  folded;    /* and accents */
  guint32  birth;
  guint64  phone, email, place;
} PalListingIdentity;

void pal_listing_identity_init (PalListingIdentity *identity, const char *last_name, const char *first_name,
                                guint32 birth, const char *phone, const char *email, const char *place);

typedef struct _PalListingPeople PalListingPeople;
PalListingPeople         *pal_listing_people_new (void);
void                      pal_listing_people_free (PalListingPeople *people);
void                      pal_listing_people_add (PalListingPeople *people, const PalListingIdentity *identity);
const PalListingIdentity *pal_listing_people_find (PalListingPeople *people, const PalListingIdentity *sought);
const PalListingIdentity *pal_listing_people_find_double (PalListingPeople *people, const PalListingIdentity *sought);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalListingPeople, pal_listing_people_free)

G_END_DECLS
