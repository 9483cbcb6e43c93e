/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* After one session of a series was changed: whether the following ones, or all that are still planned, are changed as well. Until
 * it is answered, more changes of the same session are added to the question.
 * Actions: "follow.others" (PalSeriesReach: 1 the following, 2 all), "follow.none". */
#define PAL_TYPE_SESSION_FOLLOW (pal_session_follow_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionFollow, pal_session_follow, PAL, SESSION_FOLLOW, GtkWidget)

#define PAL_FOLLOW_TEAM "staff"   /* in place of a field: who runs it */

GtkWidget     *pal_session_follow_new (void);
void           pal_session_follow_offer (PalSessionFollow *self, PalStore *store, gint64 session, const char *field, const char *before);
void           pal_session_follow_end (PalSessionFollow *self);

G_END_DECLS
