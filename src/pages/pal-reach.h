/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How to reach somebody: a telephone number that calls and an address that writes, each to be copied too.
 * Actions: reach.call, reach.write, reach.copy (what). */
#define PAL_TYPE_REACH (pal_reach_get_type ())
G_DECLARE_FINAL_TYPE (PalReach, pal_reach, PAL, REACH, GtkWidget)

GtkWidget     *pal_reach_new (void);
void           pal_reach_show (PalReach *self, const char *who, const char *phone, const char *email);

G_END_DECLS
