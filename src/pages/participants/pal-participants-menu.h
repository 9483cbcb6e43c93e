/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done in the list of people, in a menu and by keys. */

GMenuModel    *pal_participants_menu_new (void);
void           pal_participants_menu_bind_keys (GtkWidgetClass *list);

G_END_DECLS
