/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/pal-form.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_KNOWN (pal_participant_known_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantKnown, pal_participant_known, PAL, PARTICIPANT_KNOWN, GtkWidget)

void           pal_participant_known_add_form (PalParticipantKnown *self, PalForm *form);
void           pal_participant_known_show (PalParticipantKnown *self, PalRecord *person, PalStore *store);
void           pal_participant_known_created (PalParticipantKnown *self);

G_END_DECLS
