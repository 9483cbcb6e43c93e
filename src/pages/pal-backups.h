/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_BACKUPS (pal_backups_get_type ())
G_DECLARE_FINAL_TYPE (PalBackups, pal_backups, PAL, BACKUPS, GtkWidget)

guint          pal_backups_show (PalBackups *self, const char *store_path, gboolean suggest);

G_END_DECLS
