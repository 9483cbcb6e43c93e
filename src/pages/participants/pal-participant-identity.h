/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_IDENTITY (pal_participant_identity_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantIdentity, pal_participant_identity, PAL, PARTICIPANT_IDENTITY, GtkWidget)

/* Signals: "created" (id), "gone". */

void           pal_participant_identity_show (PalParticipantIdentity *self, PalRecord *person, PalStore *store,
                                              PalQuery *courses);
void           pal_participant_identity_update (PalParticipantIdentity *self);
gboolean       pal_participant_identity_focus_field (PalParticipantIdentity *self, const char *field);
void           pal_participant_identity_add_support (PalParticipantIdentity *self);
void           pal_participant_identity_add_unavailability (PalParticipantIdentity *self);
void           pal_participant_identity_add_number (PalParticipantIdentity *self);
void           pal_participant_identity_rename (PalParticipantIdentity *self);
gboolean       pal_participant_identity_focus_first (PalParticipantIdentity *self);

G_END_DECLS
