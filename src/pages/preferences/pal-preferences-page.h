/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_PREFERENCES_PAGE (pal_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (PalPreferencesPage, pal_preferences_page, PAL, PREFERENCES_PAGE, PalPage)

G_END_DECLS
