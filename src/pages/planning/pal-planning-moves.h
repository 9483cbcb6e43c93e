/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What is done with a session in a calendar, each one edit, said in a toast with what stands against it now.
 * @page: a PalPage; FALSE: nothing was changed, and it was said why. */
gboolean       pal_planning_move (GtkWidget *page, gint64 session, const GDate *day, int minute);
gboolean       pal_planning_lengthen (GtkWidget *page, gint64 session, int minutes);
gboolean       pal_planning_remove (GtkWidget *page, gint64 session);

G_END_DECLS
