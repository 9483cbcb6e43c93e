/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/pal-record.h"

G_BEGIN_DECLS

/* One session of a cohort: what stands against it, its fields, who runs it. */
#define PAL_TYPE_COHORT_SESSION (pal_cohort_session_get_type ())
G_DECLARE_FINAL_TYPE (PalCohortSession, pal_cohort_session, PAL, COHORT_SESSION, GtkWidget)

/* Actions: "session.delete", "session.remove-staff" (id). Signals: "created" (id), "gone". */

GtkWidget     *pal_cohort_session_new (void);
void           pal_cohort_session_show (PalCohortSession *self, PalRecord *session, const char *cohort, PalStore *store);
void           pal_cohort_session_update (PalCohortSession *self);
gint64         pal_cohort_session_get_id (PalCohortSession *self);
gboolean       pal_cohort_session_focus (PalCohortSession *self, const char *field);

G_END_DECLS
