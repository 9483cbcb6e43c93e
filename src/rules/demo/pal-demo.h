/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

gboolean       pal_demo_fill (PalStore *store, GError **error);

G_END_DECLS
