/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_REFUSAL (pal_refusal_get_type ())
G_DECLARE_FINAL_TYPE (PalRefusal, pal_refusal, PAL, REFUSAL, GtkWidget)

void           pal_refusal_set (PalRefusal *self, const char *path, const GError *error);
const char    *pal_refusal_get_message (PalRefusal *self);

G_END_DECLS
