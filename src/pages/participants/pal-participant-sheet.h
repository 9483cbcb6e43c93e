/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_SHEET (pal_participant_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantSheet, pal_participant_sheet, PAL, PARTICIPANT_SHEET, GtkWidget)

/* Properties: narrow. Signals: "created" (id), "gone", "tab-chosen" (by the person), "escaped". */

void           pal_participant_sheet_set_store (PalParticipantSheet *self, PalStore *store);
gboolean       pal_participant_sheet_show (PalParticipantSheet *self, gint64 id, GError **error);
void           pal_participant_sheet_show_new (PalParticipantSheet *self);
void           pal_participant_sheet_close (PalParticipantSheet *self);
gint64         pal_participant_sheet_get_id (PalParticipantSheet *self);
const char    *pal_participant_sheet_get_tab (PalParticipantSheet *self);
void           pal_participant_sheet_set_tab (PalParticipantSheet *self, const char *tab);
gboolean       pal_participant_sheet_keep (PalParticipantSheet *self, GError **error);
gboolean       pal_participant_sheet_focus (PalParticipantSheet *self);

G_END_DECLS
