/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

PalPageClass  *pal_pages_get (guint position);
PalPageClass  *pal_pages_find (const char *name);
PalPageClass  *pal_pages_find_kind (const char *kind, const PalPageKind **opens);
const PalPageKind *pal_pages_kind_at (const PalAddress *place);

G_END_DECLS
