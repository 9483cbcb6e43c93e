/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store.h"

G_BEGIN_DECLS

typedef struct {
  char      *path;
  GDateTime *made_at;
  goffset    size;
} PalBackup;

void           pal_backup_free (PalBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBackup, pal_backup_free)

char          *pal_backup_folder (const char *store_path);
char          *pal_backup_make (PalStore *store, const char *destination, GError **error);
void           pal_backup_thin (const char *folder, GDateTime *now);
GPtrArray     *pal_backup_list (const char *store_path);
gboolean       pal_backup_verify (const char *path, GError **error);
gboolean       pal_backup_restore (const char *backup_path, const char *store_path, char **set_aside, GError **error);

G_END_DECLS
