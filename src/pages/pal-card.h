/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_CARD (pal_card_get_type ())
G_DECLARE_FINAL_TYPE (PalCard, pal_card, PAL, CARD, GtkWidget)

/* Properties: title, hint.
 * In a .ui: <child> is what the card holds, <child type="end"> stands at the end of its head. */

GtkWidget     *pal_card_new (const char *title);
void           pal_card_set_title (PalCard *self, const char *title);
void           pal_card_set_hint (PalCard *self, const char *hint);
void           pal_card_append (PalCard *self, GtkWidget *child);
void           pal_card_append_end (PalCard *self, GtkWidget *child);

G_END_DECLS
