/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"

G_BEGIN_DECLS

/* A session that is not in the file yet. */
PalRecord     *pal_session_draft_new (gint64 cohort, const GDate *day, int minute, int minutes);
gboolean       pal_session_draft_keep (PalRecord *draft, PalStore *store, const char *subject, GError **error);

G_END_DECLS
