/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

gint64         pal_record_lookup (PalStore *store, const char *table, const char *key, GError **error);

G_END_DECLS
