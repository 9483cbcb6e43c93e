/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANTS_LIST (pal_participants_list_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantsList, pal_participants_list, PAL, PARTICIPANTS_LIST, GtkWidget)

/* Properties: in-course, in-qpv, open-barrier, nobody (in the file at all).
 * Signals: "opened" (id, by the keyboard), "entered" (id): to work on it. */

void           pal_participants_list_set_store (PalParticipantsList *self, PalStore *store);
void           pal_participants_list_select (PalParticipantsList *self, gint64 id);
void           pal_participants_list_return_to (PalParticipantsList *self, gint64 id);
gboolean       pal_participants_list_focus_search (PalParticipantsList *self);
gboolean       pal_participants_list_focus_rows (PalParticipantsList *self);

G_END_DECLS
