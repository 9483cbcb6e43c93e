/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Those who run a session, each with the role and a button that takes them off, and a field for one more.
 * Action: "staff.remove" (id of the line). Signal: "kept" (after somebody was added, taken off, or got another role). */
#define PAL_TYPE_SESSION_TEAM (pal_session_team_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionTeam, pal_session_team, PAL, SESSION_TEAM, GtkWidget)

GtkWidget     *pal_session_team_new (void);
void           pal_session_team_set (PalSessionTeam *self, PalStore *store, gint64 session, const char *subject, const char *place);

G_END_DECLS
