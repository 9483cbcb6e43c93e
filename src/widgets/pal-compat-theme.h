/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean       pal_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color);
void           pal_compat_get_color (GtkWidget *widget, GdkRGBA *color);
void           pal_compat_announce (GtkWidget *widget, const char *message);

G_END_DECLS
