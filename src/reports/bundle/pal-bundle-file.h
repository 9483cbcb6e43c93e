/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-bundle-private.h"
#include "records/pal-value.h"

G_BEGIN_DECLS

/* One file of a bundle while it is read: its headings understood, then its rows, one at a time. */
typedef struct _PalBundleFile PalBundleFile;

PalBundleFile *pal_bundle_file_open (const char *folder, const char *name, const PalBundleTable *table,
                                     GPtrArray *warnings, GError **error);
void           pal_bundle_file_free (PalBundleFile *file);
gboolean       pal_bundle_file_next (PalBundleFile *file, GError **error);
gsize          pal_bundle_file_get_offset (PalBundleFile *file);
guint          pal_bundle_file_get_row (PalBundleFile *file);
const char    *pal_bundle_file_get_name (PalBundleFile *file);

const char    *pal_bundle_file_get_key (PalBundleFile *file);
const char    *pal_bundle_file_get_table_name (PalBundleFile *file);
gboolean       pal_bundle_file_read_created_at (PalBundleFile *file, char **created_at, GError **error);
gboolean       pal_bundle_file_has_field (PalBundleFile *file, guint field);
const char    *pal_bundle_file_get_field (PalBundleFile *file, guint field);
gboolean       pal_bundle_file_read_value (PalBundleFile *file, guint field, PalValue *value, GError **error);
void           pal_bundle_file_set_error (PalBundleFile *file, GError **error, PalBundleError code, const char *column,
                                          const char *why);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBundleFile, pal_bundle_file_free)

G_END_DECLS
