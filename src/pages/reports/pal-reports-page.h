/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_REPORTS_PAGE (pal_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (PalReportsPage, pal_reports_page, PAL, REPORTS_PAGE, PalPage)

G_END_DECLS
