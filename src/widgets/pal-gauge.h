/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_GAUGE (pal_gauge_get_type ())
G_DECLARE_FINAL_TYPE (PalGauge, pal_gauge, PAL, GAUGE, GtkWidget)

/* Properties: value, whole, mark (negative: none), late. */

GtkWidget      *pal_gauge_new (void);
void            pal_gauge_set (PalGauge *gauge, double value, double whole, double mark);
void            pal_gauge_set_late (PalGauge *gauge, gboolean late);
gboolean        pal_gauge_is_below (PalGauge *gauge);

G_END_DECLS
