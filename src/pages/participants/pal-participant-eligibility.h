/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_ELIGIBILITY (pal_participant_eligibility_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantEligibility, pal_participant_eligibility, PAL, PARTICIPANT_ELIGIBILITY, GtkWidget)

void           pal_participant_eligibility_show (PalParticipantEligibility *self, PalRecord *person, PalStore *store);

G_END_DECLS
