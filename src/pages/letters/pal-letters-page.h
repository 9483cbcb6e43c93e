/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_LETTERS_PAGE (pal_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (PalLettersPage, pal_letters_page, PAL, LETTERS_PAGE, PalPage)

G_END_DECLS
