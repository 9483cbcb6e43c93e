/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-filter.h"

G_BEGIN_DECLS

/* A filter with a name. Those of the program come first, have no id and cannot be changed. */
typedef struct {
  gint64     id;
  char      *name;
  PalFilter *filter;
} PalSavedFilter;

GPtrArray     *pal_saved_filters_load (PalStore *store);
gint64         pal_saved_filter_keep (PalStore *store, gint64 id, const char *name, const PalFilter *filter, GError **error);
gboolean       pal_saved_filter_delete (PalStore *store, gint64 id, GError **error);

G_END_DECLS
