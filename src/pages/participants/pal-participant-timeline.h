/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "widgets/timeline/pal-timeline.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_TIMELINE (pal_participant_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantTimeline, pal_participant_timeline, PAL, PARTICIPANT_TIMELINE, GtkWidget)

/* Signal: "opened": the item is to be shown. */

GtkWidget             *pal_participant_timeline_new (void);
void                   pal_participant_timeline_show (PalParticipantTimeline *self, gint64 person, PalStore *store);
void                   pal_participant_timeline_update (PalParticipantTimeline *self);
const PalTimelineItem *pal_participant_timeline_get_item (PalParticipantTimeline *self);

G_END_DECLS
