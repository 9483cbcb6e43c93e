/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

/* The wishes of a cohort for its plan: see pal-plan-wishes.c for the kinds and how their values are written. */

char          *pal_wish_get (PalStore *store, gint64 cohort, const char *kind);
gboolean       pal_wish_set (PalEdit *edit, gint64 cohort, const char *kind, const char *value, GError **error);
char          *pal_wish_show (const char *kind, const char *value);
gboolean       pal_wish_read (const char *kind, const char *typed, char **value, GError **error);
char         **pal_wish_themes (PalStore *store, gint64 cohort);
char         **pal_wish_rooms (PalStore *store);
char         **pal_wish_coaches (PalStore *store);
gint64        *pal_wish_companions (PalStore *store, gint64 cohort, char ***names);

G_END_DECLS
