/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/doubles/pal-doubles.h"

G_BEGIN_DECLS

#define PAL_TYPE_DOUBLES_LIST (pal_doubles_list_get_type ())
G_DECLARE_FINAL_TYPE (PalDoublesList, pal_doubles_list, PAL, DOUBLES_LIST, GtkWidget)

/* Signals: "chosen" (one, other); 0, 0: nothing is left. */

void           pal_doubles_list_show (PalDoublesList *self, PalStore *store, GArray *doubles);
gboolean       pal_doubles_list_select (PalDoublesList *self, gint64 one, gint64 other);
gboolean       pal_doubles_list_find (PalDoublesList *self, gint64 one, gint64 other, PalDouble *found);
void           pal_doubles_list_drop (PalDoublesList *self, gint64 one, gint64 other);
guint          pal_doubles_list_get_n (PalDoublesList *self);
gboolean       pal_doubles_list_focus (PalDoublesList *self);

G_END_DECLS
