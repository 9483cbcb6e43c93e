/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* One session, edited in place: what stands against it, its fields, who runs it, who is convened, its series.
 * It stands beside a calendar (narrow) or below a list (wide: two fields a row). It scrolls by itself. */
#define PAL_TYPE_SESSION_SHEET (pal_session_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalSessionSheet, pal_session_sheet, PAL, SESSION_SHEET, GtkWidget)

/* Actions: "session.create", "session.attend", "session.delete", "session.close", "session.open" (id of another session).
 * Signals: "created" (id): a new one is in the file; "gone": it was deleted, or undone; "closed": the person closes it;
 * "open-session" (id) → TRUE when whoever shows the sheet opens that session; else the window goes to it. */

GtkWidget     *pal_session_sheet_new (gboolean wide);
gboolean       pal_session_sheet_show (PalSessionSheet *self, PalStore *store, gint64 id);
void           pal_session_sheet_show_new (PalSessionSheet *self, PalStore *store, gint64 cohort, const GDate *day, int minute, int minutes);
void           pal_session_sheet_close (PalSessionSheet *self);
gint64         pal_session_sheet_get_id (PalSessionSheet *self);
gboolean       pal_session_sheet_keep (PalSessionSheet *self, GError **error);
gboolean       pal_session_sheet_focus (PalSessionSheet *self, const char *field);

G_END_DECLS
