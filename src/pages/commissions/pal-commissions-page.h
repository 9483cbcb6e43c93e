/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_COMMISSIONS_PAGE (pal_commissions_page_get_type ())
G_DECLARE_FINAL_TYPE (PalCommissionsPage, pal_commissions_page, PAL, COMMISSIONS_PAGE, PalPage)

G_END_DECLS
