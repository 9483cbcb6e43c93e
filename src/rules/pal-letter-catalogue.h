/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

GPtrArray     *pal_letter_catalogue_for (PalStore *store, gint64 programme, GError **error);
guint          pal_letter_catalogue_count (PalStore *store);
gboolean       pal_letter_catalogue_add (PalEdit *edit, GError **error);

G_END_DECLS
