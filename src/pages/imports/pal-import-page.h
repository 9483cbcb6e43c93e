/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_IMPORT_PAGE (pal_import_page_get_type ())
G_DECLARE_FINAL_TYPE (PalImportPage, pal_import_page, PAL, IMPORT_PAGE, PalPage)

void           pal_import_page_load (PalImportPage *self, const char *path);

G_END_DECLS
