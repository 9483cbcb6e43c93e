/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_EMPTY (pal_empty_get_type ())
G_DECLARE_FINAL_TYPE (PalEmpty, pal_empty, PAL, EMPTY, GtkWidget)

/* Properties: icon-name, title, text. */

GtkWidget      *pal_empty_new (const char *icon_name, const char *title, const char *text);
void            pal_empty_add_action (PalEmpty *empty, const char *label, const char *detailed_action);

G_END_DECLS
