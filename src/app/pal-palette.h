/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-recent.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_PALETTE (pal_palette_get_type ())
G_DECLARE_FINAL_TYPE (PalPalette, pal_palette, PAL, PALETTE, GtkWidget)

void           pal_palette_open (PalPalette *self, PalStore *store, PalRecent *recent);
void           pal_palette_close (PalPalette *self);

G_END_DECLS
