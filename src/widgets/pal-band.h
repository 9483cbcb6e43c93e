/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PAL_BAND_INFO,
  PAL_BAND_WARN,
  PAL_BAND_BAD,
} PalBandKind;

#define PAL_TYPE_BAND (pal_band_get_type ())
G_DECLARE_FINAL_TYPE (PalBand, pal_band, PAL, BAND, GtkWidget)

/* Properties: kind ("info", "warn", "bad"), text. */

GtkWidget      *pal_band_new (PalBandKind kind, const char *text);
void            pal_band_set (PalBand *band, PalBandKind kind, const char *text);
void            pal_band_add_link (PalBand *band, const char *label, const char *detailed_action);
GtkWidget      *pal_band_add_button (PalBand *band, const char *label, const char *detailed_action);
void            pal_band_clear_buttons (PalBand *band);

G_END_DECLS
