/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rules/doubles/pal-doubles.h"

G_BEGIN_DECLS

/* In a thread, on a connection of its own that only reads. */
void           pal_doubles_find_all_async (PalStore *store, GObject *source, PalDoublesProgress progress, gpointer progress_data,
                                           GCancellable *cancellable, GAsyncReadyCallback done, gpointer data);
GArray        *pal_doubles_find_all_finish (GAsyncResult *result, GError **error);

void           pal_doubles_new_async (PalStore *store, GObject *source, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data);
PalDoubles    *pal_doubles_new_finish (GAsyncResult *result, GError **error);

G_END_DECLS
