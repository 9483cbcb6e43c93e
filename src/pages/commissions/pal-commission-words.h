/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

char          *pal_commission_when (PalRow *commission, guint column);
char          *pal_commission_state_words (PalRow *commission);
char          *pal_commission_state_chip (PalRow *commission);
char          *pal_commission_count_words (PalRow *commission);
char          *pal_commission_name (PalRow *commission);

char          *pal_order_state_words (PalRow *order);
char          *pal_order_state_chip (PalRow *order);

char          *pal_words_with_number (const char *format, gint64 number);

G_END_DECLS
