/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

gboolean       pal_index_record (PalStore *store, const char *table, gint64 record, const char *change, const char *columns,
                                 GError **error);
gboolean       pal_index_all (PalStore *store, GError **error);

G_END_DECLS
