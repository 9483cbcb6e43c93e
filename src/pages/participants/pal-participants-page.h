/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANTS_PAGE (pal_participants_page_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantsPage, pal_participants_page, PAL, PARTICIPANTS_PAGE, PalPage)

G_END_DECLS
