/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

gint64         pal_landlord_find (PalStore *store);
char          *pal_landlord_name (PalStore *store);
gint64         pal_landlord_set (PalEdit *edit, const char *name, GError **error);

G_END_DECLS
