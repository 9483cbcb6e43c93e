/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_FIRST_START (pal_first_start_get_type ())
G_DECLARE_FINAL_TYPE (PalFirstStart, pal_first_start, PAL, FIRST_START, GtkWidget)

/* Actions: "start.new-file", "start.choices", "start.choose-place", "start.make". */

void           pal_first_start_refresh (PalFirstStart *self);
void           pal_first_start_show_form (PalFirstStart *self, gboolean form);

G_END_DECLS
