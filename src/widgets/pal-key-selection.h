/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-query.h"

G_BEGIN_DECLS

/* A selection over a PalQuery that remembers records, not positions. Signals:
 *   "refill" (position, n): these rows hold other records or words now; what shows them is to be filled again.
 *   "growing": the view does not know of all rows yet; pal_key_selection_grow() is to be called with the next frames.
 *   "picked": other records are selected. ("selection-changed" only tells the view that rows look different.) */
#define PAL_TYPE_KEY_SELECTION (pal_key_selection_get_type ())
G_DECLARE_FINAL_TYPE (PalKeySelection, pal_key_selection, PAL, KEY_SELECTION, GObject)

PalKeySelection *pal_key_selection_new (PalQuery *query, guint first);
gboolean         pal_key_selection_grow (PalKeySelection *selection, guint by);
void             pal_key_selection_set_first (PalKeySelection *selection, guint first);
PalQuery        *pal_key_selection_get_query (PalKeySelection *selection);
void             pal_key_selection_set_multiple (PalKeySelection *selection, gboolean multiple);
PalRow          *pal_key_selection_get_row (PalKeySelection *selection, guint position);
gint64           pal_key_selection_get_only (PalKeySelection *selection);
gint64          *pal_key_selection_get_keys (PalKeySelection *selection, guint *n_keys);
void             pal_key_selection_select_key (PalKeySelection *selection, gint64 key);
void             pal_key_selection_select_keys (PalKeySelection *selection, const gint64 *keys, guint n_keys);

G_END_DECLS
