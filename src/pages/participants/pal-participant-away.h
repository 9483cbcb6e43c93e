/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-participant-fact.h"

G_BEGIN_DECLS

extern const PalFactKind pal_participant_away;

PalRecord     *pal_participant_new_unavailability (gint64 person);

G_END_DECLS
