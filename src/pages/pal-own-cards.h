/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* The fields that people defined for a record, a card for each programme that asks for some. Nothing is shown when none does. */
#define PAL_TYPE_OWN_CARDS (pal_own_cards_get_type ())
G_DECLARE_FINAL_TYPE (PalOwnCards, pal_own_cards, PAL, OWN_CARDS, GtkWidget)

GtkWidget     *pal_own_cards_new (void);
void           pal_own_cards_show (PalOwnCards *self, const char *table, gint64 record, PalStore *store);
void           pal_own_cards_set_place (PalOwnCards *self, const char *place);

G_END_DECLS
