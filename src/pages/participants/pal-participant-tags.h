/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_TAGS (pal_participant_tags_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantTags, pal_participant_tags, PAL, PARTICIPANT_TAGS, GtkWidget)

void           pal_participant_tags_show (PalParticipantTags *self, PalRecord *person, PalStore *store);
void           pal_participant_tags_begin (PalParticipantTags *self);

/* In an edit of its own. */
gboolean       pal_participant_remove_tag (PalStore *store, PalRecord *person, gint64 tag, GError **error);

G_END_DECLS
