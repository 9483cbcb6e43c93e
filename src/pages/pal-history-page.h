/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_HISTORY_PAGE (pal_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PalHistoryPage, pal_history_page, PAL, HISTORY_PAGE, PalPage)

G_END_DECLS
