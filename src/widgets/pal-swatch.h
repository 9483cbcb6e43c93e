/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-pattern.h"

G_BEGIN_DECLS

/* A small rectangle in a cohort's colour and pattern. */
#define PAL_TYPE_SWATCH (pal_swatch_get_type ())
G_DECLARE_FINAL_TYPE (PalSwatch, pal_swatch, PAL, SWATCH, GtkWidget)

GtkWidget      *pal_swatch_new (guint number);
void            pal_swatch_set_number (PalSwatch *swatch, guint number);

G_END_DECLS
