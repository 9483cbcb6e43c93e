/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-participant-fact.h"

G_BEGIN_DECLS

#define PAL_TYPE_PARTICIPANT_FACTS (pal_participant_facts_get_type ())
G_DECLARE_FINAL_TYPE (PalParticipantFacts, pal_participant_facts, PAL, PARTICIPANT_FACTS, GtkWidget)

GtkWidget     *pal_participant_facts_new (const PalFactKind *kind);
void           pal_participant_facts_show (PalParticipantFacts *self, PalRecord *person, PalStore *store);
void           pal_participant_facts_rename (PalParticipantFacts *self);
void           pal_participant_facts_add (PalParticipantFacts *self, PalRecord *record);
void           pal_participant_facts_open (PalParticipantFacts *self, gint64 id);
void           pal_participant_facts_set_choices (PalParticipantFacts *self, GMenuModel *choices);
void           pal_participant_facts_set_why_not (PalParticipantFacts *self, const char *why_not);

G_END_DECLS
