/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* A file that is being worked on: checked after it is shown, backed up every hour and when it is closed. */
#define PAL_TYPE_OPEN_FILE (pal_open_file_get_type ())
G_DECLARE_FINAL_TYPE (PalOpenFile, pal_open_file, PAL, OPEN_FILE, GObject)

/* Signals: "refused" (GError): the check found damage, or a backup of the hour failed. "backed-up". */

PalOpenFile   *pal_open_file_new (PalStore *store);
PalStore      *pal_open_file_get_store (PalOpenFile *self);
GDateTime     *pal_open_file_get_backed_up_at (PalOpenFile *self);
gboolean       pal_open_file_is_changed (PalOpenFile *self);
void           pal_open_file_check (PalOpenFile *self);
void           pal_open_file_back_up_async (PalOpenFile *self, GAsyncReadyCallback callback, gpointer data);
char          *pal_open_file_back_up_finish (PalOpenFile *self, GAsyncResult *result, GError **error);
gboolean       pal_open_file_close (PalOpenFile *self, GError **error);

G_END_DECLS
