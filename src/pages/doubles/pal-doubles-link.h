/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_DOUBLES_LINK (pal_doubles_link_get_type ())
G_DECLARE_FINAL_TYPE (PalDoublesLink, pal_doubles_link, PAL, DOUBLES_LINK, GtkWidget)

GtkWidget     *pal_doubles_link_new (void);
void           pal_doubles_link_set_store (PalDoublesLink *link, PalStore *store);

G_END_DECLS
