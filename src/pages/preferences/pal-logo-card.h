/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_LOGO_CARD (pal_logo_card_get_type ())
G_DECLARE_FINAL_TYPE (PalLogoCard, pal_logo_card, PAL, LOGO_CARD, GtkWidget)

/* Actions: "logo.choose" (path; "": asked for), "logo.remove". */
void           pal_logo_card_show (PalLogoCard *self, PalStore *store);

G_END_DECLS
