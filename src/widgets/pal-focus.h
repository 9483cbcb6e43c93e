/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean       pal_focus_pass (GtkWidget *widget, gpointer parent_class, GtkDirectionType direction);
gboolean       pal_focus_is_passing (GtkWidget *widget);

G_END_DECLS
