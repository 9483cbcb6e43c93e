/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* A VFS over the system's own, which every store then uses: it fails the n-th write, truncation, sync or deletion. */

void           fault_vfs_install (void);
void           fault_vfs_arm (guint nth, gboolean for_ever, gboolean full);
guint          fault_vfs_disarm (void);
