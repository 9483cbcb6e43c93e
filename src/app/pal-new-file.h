/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char          *pal_new_file_propose (const char *folder, const char *landlord);
gboolean       pal_new_file_make (const char *path, const char *landlord, const char *const *programmes, GError **error);
char          *pal_new_file_demo_path (void);
gboolean       pal_new_file_make_demo (const char *path, GError **error);

G_END_DECLS
