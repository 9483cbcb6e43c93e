/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_WINDOW (pal_window_get_type ())
G_DECLARE_FINAL_TYPE (PalWindow, pal_window, PAL, WINDOW, GtkApplicationWindow)

GtkWidget     *pal_window_new (GtkApplication *application);
void           pal_window_open (PalWindow *self, const char *path, const char *address);
void           pal_window_start (PalWindow *self, gboolean new_file);
PalStore      *pal_window_get_store (PalWindow *self);
gboolean       pal_window_go (PalWindow *self, const char *address);
char          *pal_window_get_address (PalWindow *self);
GtkWidget     *pal_window_get_page (PalWindow *self, const char *name);
gboolean       pal_window_is_busy (PalWindow *self);

G_END_DECLS
