/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-listing.h"

G_BEGIN_DECLS

/* How the listings of a sender are read, remembered under a name. */
typedef struct {
  gint64  id;
  char   *name;
  char   *sender;   /* may be NULL */
} PalMapping;

void           pal_mapping_free (PalMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMapping, pal_mapping_free)

GPtrArray     *pal_mapping_list (PalStore *store);                              /* PalMapping, by name */
gint64         pal_mapping_find (PalStore *store, PalListing *listing);         /* of the same headings; 0: none */
PalMapping    *pal_mapping_apply (PalStore *store, gint64 id, PalListing *listing, GError **error);
gint64         pal_mapping_keep (PalStore *store, PalListing *listing, gint64 id, const char *name, const char *sender,
                                 GError **error);
gboolean       pal_mapping_rename (PalStore *store, gint64 id, const char *name, GError **error);
gboolean       pal_mapping_delete (PalStore *store, gint64 id, GError **error);

G_END_DECLS
