/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-csv.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_BUNDLE_ERROR (pal_bundle_error_quark ())
GQuark pal_bundle_error_quark (void);

typedef enum {
  PAL_BUNDLE_ERROR_FOLDER,      /* not a folder, or nothing of a bundle in it */
  PAL_BUNDLE_ERROR_UNREADABLE,  /* a file that cannot be read, or is cut off */
  PAL_BUNDLE_ERROR_VALUE,
  PAL_BUNDLE_ERROR_REFERENCE,
  PAL_BUNDLE_ERROR_KEY,
  PAL_BUNDLE_ERROR_WRITE,
} PalBundleError;

typedef struct {
  const char *table;
  guint       added, updated, unchanged;
} PalBundleCount;

typedef struct {
  GPtrArray *counts;     /* PalBundleCount: one a file that was read */
  GPtrArray *warnings;   /* char *: what was left aside, in words */
  guint      added, updated, unchanged;
  gboolean   kept;
} PalBundleResult;

void             pal_bundle_result_free (PalBundleResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBundleResult, pal_bundle_result_free)

gboolean         pal_bundle_export (PalStore *store, const char *folder, GError **error);
PalBundleResult *pal_bundle_import (PalStore *store, const char *folder, gboolean keep, PalProgressFunc progress,
                                    gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
