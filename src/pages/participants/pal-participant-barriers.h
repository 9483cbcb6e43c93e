/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-participant-fact.h"

G_BEGIN_DECLS

extern const PalFactKind pal_participant_barriers;

PalRecord     *pal_participant_new_barrier (gint64 person, gint64 prescription, gint64 enrolment);
gboolean       pal_participant_lift_barrier (PalStore *store, gint64 barrier, const char *place, GError **error);
gint64         pal_participant_reopen_barrier (PalStore *store, gint64 barrier, PalRecord *again, const char *place,
                                               GError **error);

G_END_DECLS
