/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Who is convened to a session: everybody of its cohort with a check mark, people of other cohorts, and a field for somebody else.
 * Property: summary ("the whole cohort: 8 people"). Action: "people.all". */
#define PAL_TYPE_SESSION_PEOPLE (pal_session_people_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionPeople, pal_session_people, PAL, SESSION_PEOPLE, GtkWidget)

GtkWidget     *pal_session_people_new (void);
void           pal_session_people_set (PalSessionPeople *self, PalStore *store, gint64 session, const char *subject, const char *place);
void           pal_session_people_update (PalSessionPeople *self);

G_END_DECLS
