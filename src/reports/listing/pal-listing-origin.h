/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

char          *pal_listing_origin (PalStore *store, gint64 person);

G_END_DECLS
