/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* The landlord's picture. It is kept once by its hash, never in a session: an edit would carry it for ninety days. */
GBytes        *pal_logo_load (PalStore *store);                              /* NULL: none; full transfer */
gboolean       pal_logo_set (PalStore *store, GBytes *picture, GError **error);   /* NULL: none any more */

G_END_DECLS
