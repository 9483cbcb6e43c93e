/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_MERGED (pal_participant_merged_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantMerged, pal_participant_merged, PAL, PARTICIPANT_MERGED, GtkWidget)

void           pal_participant_merged_show (PalParticipantMerged *self, PalRecord *person, PalStore *store);

G_END_DECLS
