/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_HEAD (pal_participant_head_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantHead, pal_participant_head, PAL, PARTICIPANT_HEAD, GtkWidget)

/* Properties: narrow. */

void           pal_participant_head_show (PalParticipantHead *self, PalRecord *person, PalStore *store,
                                          PalQuery *courses);
void           pal_participant_head_add_tag (PalParticipantHead *self);

G_END_DECLS
