/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

/* What a session is called, whose it is and when, its papers, and a button that closes it (action "session.close"). */
#define PAL_TYPE_SESSION_HEAD (pal_session_head_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionHead, pal_session_head, PAL, SESSION_HEAD, GtkWidget)

GtkWidget     *pal_session_head_new (void);
void           pal_session_head_show (PalSessionHead *self, PalRecord *session, const char *cohort, const char *who);

G_END_DECLS
