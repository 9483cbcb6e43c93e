/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_BACKUPS_PAGE (pal_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (PalBackupsPage, pal_backups_page, PAL, BACKUPS_PAGE, PalPage)

G_END_DECLS
