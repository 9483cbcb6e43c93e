/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Takes a session out of the plan: at once when it stands alone and nobody came to it yet, else after a question: which of its
 * series, and whether they stay in the plan as cancelled. */
#define PAL_TYPE_SESSION_REMOVAL (pal_session_removal_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionRemoval, pal_session_removal, PAL, SESSION_REMOVAL, GtkWidget)

GtkWidget     *pal_session_removal_new (void);
void           pal_session_removal_begin (PalSessionRemoval *self, PalStore *store, gint64 session, const char *subject, const char *place);
void           pal_session_removal_end (PalSessionRemoval *self);

G_END_DECLS
