/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PalLock PalLock;

PalLock       *pal_lock_take (const char *store_path, gboolean anyway, gboolean *was_stale, GError **error);
void           pal_lock_release (PalLock *lock);
void           pal_lock_leave (PalLock *lock);
char          *pal_lock_holder (const char *store_path);
gboolean       pal_lock_is_foreign (const char *store_path);

G_END_DECLS
