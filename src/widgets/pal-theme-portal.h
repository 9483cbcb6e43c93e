/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*PalThemePortalFunc) (gboolean dark, gboolean contrast);

void           pal_theme_portal_start (PalThemePortalFunc changed);

G_END_DECLS
