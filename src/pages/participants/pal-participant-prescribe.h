/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_PRESCRIBE (pal_participant_prescribe_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantPrescribe, pal_participant_prescribe, PAL, PARTICIPANT_PRESCRIBE, GtkWidget)

GtkWidget     *pal_participant_prescribe_new (void);
void           pal_participant_prescribe_begin (PalParticipantPrescribe *self, PalRecord *person, PalStore *store);
void           pal_participant_prescribe_end (PalParticipantPrescribe *self);

G_END_DECLS
