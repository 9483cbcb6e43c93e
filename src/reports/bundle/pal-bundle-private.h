/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-bundle.h"
#include "records/pal-field.h"

G_BEGIN_DECLS

#define PAL_BUNDLE_SOURCE "bundle"

/* A kind of record as a file of a bundle. */
typedef struct {
  const PalKind *kind;
  guint          n_fields;
  int            record;        /* the field that names a record of any table, -1: none */
  gboolean       outside_key;   /* its "key" is a field, not the row's own key */
  gboolean       tagged;        /* it does not say of which table its record is: a column beside the fields does */
} PalBundleTable;

GArray        *pal_bundle_tables (void);
char          *pal_bundle_key_of_id (gint64 id);
gint64         pal_bundle_id_of_key (const char *key);
gint64         pal_bundle_find (PalStore *store, const char *table, const char *key);

G_END_DECLS
