/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What stands against a session, one sentence a line; beside what concerns another session, a link that opens it
 * (action "session.open", of a widget above). Not visible when nothing does. */
#define PAL_TYPE_SESSION_CLASHES (pal_session_clashes_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionClashes, pal_session_clashes, PAL, SESSION_CLASHES, GtkWidget)

GtkWidget     *pal_session_clashes_new (void);
void           pal_session_clashes_show (PalSessionClashes *self, PalStore *store, gint64 session);

G_END_DECLS
