/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_DOUBLES_PAGE (pal_doubles_page_get_type ())
G_DECLARE_FINAL_TYPE (PalDoublesPage, pal_doubles_page, PAL, DOUBLES_PAGE, PalPage)

G_END_DECLS
