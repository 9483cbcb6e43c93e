/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

void           pal_palette_add_commands (GPtrArray *lines, GtkWidget *window, PalStore *store, const char *typed);
char          *pal_palette_keys_of (GtkWidget *window, const char *detailed_action);

G_END_DECLS
