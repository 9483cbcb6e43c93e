/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64  id;
  char   *title;
  char   *detail;   /* what else tells it apart: "14 places, wheelchair access"; NULL: nothing */
} PalReference;

void           pal_reference_free (PalReference *reference);
char          *pal_reference_title (PalStore *store, const PalKind *kind, gint64 id);
char          *pal_reference_detail (PalStore *store, const PalKind *kind, gint64 id);
GPtrArray     *pal_reference_search (PalStore *store, const PalKind *kind, const char *typed, guint limit);

/* One that is not there yet is made from the name that was typed. */
gboolean       pal_reference_can_make (const PalKind *kind);
PalRecord     *pal_reference_make (const PalKind *kind, const char *typed);

G_END_DECLS
