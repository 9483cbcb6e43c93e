/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings     *pal_preferences (void);
char          *pal_preferences_text (const char *key);
void           pal_preferences_set_text (const char *key, const char *value);
int            pal_preferences_int (const char *key, int otherwise);
void           pal_preferences_set_int (const char *key, int value);
void           pal_preferences_remember_file (const char *path);
void           pal_preferences_forget_file (const char *path);
char         **pal_preferences_recent_files (void);
char         **pal_preferences_places (const char *path);
void           pal_preferences_set_places (const char *path, const char *const *places);

G_END_DECLS
