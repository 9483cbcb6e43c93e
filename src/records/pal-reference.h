/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64  id;
  char   *title;
} PalReference;

void           pal_reference_free (PalReference *reference);
char          *pal_reference_title (PalStore *store, const PalKind *kind, gint64 id);
GPtrArray     *pal_reference_search (PalStore *store, const PalKind *kind, const char *typed, guint limit);

G_END_DECLS
