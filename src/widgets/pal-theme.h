/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PAL_THEME_SYSTEM,
  PAL_THEME_LIGHT,
  PAL_THEME_DARK,
} PalThemeChoice;

void           pal_theme_start (GdkDisplay *display);
void           pal_theme_choose (PalThemeChoice choice);
PalThemeChoice pal_theme_choice_from_name (const char *name);   /* "system", "light", "dark" */
void           pal_theme_set_contrast (gboolean contrast);
gboolean       pal_theme_is_dark (void);
GdkRGBA        pal_theme_color (GtkWidget *widget, const char *name);

G_END_DECLS
