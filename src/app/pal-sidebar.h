/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/pal-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_SIDEBAR (pal_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PalSidebar, pal_sidebar, PAL, SIDEBAR, GtkWidget)

void           pal_sidebar_add (PalSidebar *self, PalPageClass *page);
void           pal_sidebar_set_current (PalSidebar *self, const char *page);
void           pal_sidebar_set_badge (PalSidebar *self, const char *page, guint count, gboolean late);
void           pal_sidebar_set_foot (PalSidebar *self, const char *user, const char *backup);
void           pal_sidebar_set_folded (PalSidebar *self, gboolean folded);
gboolean       pal_sidebar_get_folded (PalSidebar *self);

G_END_DECLS
