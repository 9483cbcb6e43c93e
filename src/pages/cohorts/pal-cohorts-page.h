/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_COHORTS_PAGE (pal_cohorts_page_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortsPage, pal_cohorts_page, PAL, COHORTS_PAGE, PalPage)

G_END_DECLS
