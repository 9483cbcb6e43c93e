/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places of one file where its user was lately, the latest first; kept from one start to the next. */
typedef struct _PalRecent PalRecent;

PalRecent     *pal_recent_open (const char *path);
void           pal_recent_free (PalRecent *self);
void           pal_recent_visit (PalRecent *self, const char *address, gboolean passing);
void           pal_recent_keep (PalRecent *self);
const char    *pal_recent_get (PalRecent *self, guint position);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalRecent, pal_recent_free)

G_END_DECLS
