/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* A session as papers say it. Texts that are not known are NULL. */
typedef struct {
  gint64    id, cohort_id;
  char     *kind, *status;
  char     *name;              /* "Themed workshop: Mobility" */
  char     *programme, *cohort, *funder;
  GDate     day;               /* not valid: it has none */
  int       begin, end;        /* minutes of the day, -1: not known; the end may be on the next day */
  char     *place;             /* room, site, address, town */
  char     *room;
  char     *staff;             /* who runs it, joined by ", " */
} PalSheetSession;

PalSheetSession *pal_sheet_session_load (PalStore *store, gint64 session, GError **error);
void             pal_sheet_session_free (PalSheetSession *self);
char            *pal_sheet_session_day (const PalSheetSession *self);          /* "Tuesday 7 April 2026" */
char            *pal_sheet_session_hours (const PalSheetSession *self);        /* "9:00 – 11:00" */
char            *pal_sheet_time (int minute);
GArray          *pal_sheet_session_staff (PalStore *store, gint64 session, GError **error);
gboolean         pal_sheet_session_spans_lunch (const PalSheetSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSheetSession, pal_sheet_session_free)

GArray          *pal_sheet_sessions_of_cohort (PalStore *store, gint64 cohort, const GDate *from, const GDate *to, GError **error);
GArray          *pal_sheet_sessions_of_coach (PalStore *store, gint64 contact, const GDate *from, const GDate *to, GError **error);

G_END_DECLS
