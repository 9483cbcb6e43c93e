/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Whether a session belongs to a series, and else the making of one: how often, on which days, until when or how many times, with
 * what comes of it in words before it is made. Action: "series.repeat". */
#define PAL_TYPE_SESSION_REPEAT (pal_session_repeat_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionRepeat, pal_session_repeat, PAL, SESSION_REPEAT, GtkWidget)

GtkWidget     *pal_session_repeat_new (void);
void           pal_session_repeat_set (PalSessionRepeat *self, PalStore *store, gint64 session, const char *subject, const char *place);
GtkWidget     *pal_session_repeat_get_question (PalSessionRepeat *self);
void           pal_session_repeat_update (PalSessionRepeat *self);

G_END_DECLS
