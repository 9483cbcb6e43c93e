/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of the sessions of a cohort. */
enum {
  PAL_SESSIONS_START_AT,      /* local, ISO */
  PAL_SESSIONS_MINUTES, PAL_SESSIONS_KIND, PAL_SESSIONS_TITLE, PAL_SESSIONS_THEME,
  PAL_SESSIONS_ROOM,
  PAL_SESSIONS_STAFF,         /* names, joined by ", " */
  PAL_SESSIONS_WHO,           /* of an individual session: the person */
  PAL_SESSIONS_STATUS,
  PAL_SESSIONS_CLASHES,       /* how many */
};

/* Which of them. */
typedef enum {
  PAL_SESSIONS_ALL, PAL_SESSIONS_PLANNED, PAL_SESSIONS_HELD, PAL_SESSIONS_CANCELLED, PAL_SESSIONS_CLASHING, PAL_SESSIONS_N_FILTERS,
} PalSessionFilter;

PalQuery      *pal_session_list_new (PalStore *store);
gboolean       pal_session_list_show (PalQuery *list, PalStore *store, gint64 cohort, PalSessionFilter filter, GError **error);
gint64         pal_session_list_cohort_of (PalStore *store, gint64 session);

/* The columns of a row of those who run a session. */
enum { PAL_STAFF_NAME, PAL_STAFF_ROLE };

PalQuery      *pal_session_staff_new (PalStore *store);
gboolean       pal_session_staff_show (PalQuery *list, gint64 session, GError **error);

/* How a cohort's sessions stand. */
typedef struct {
  guint planned, held, cancelled, clashing;
} PalSessionCounts;

gboolean       pal_session_count (PalStore *store, gint64 cohort, PalSessionCounts *counts, GError **error);

G_END_DECLS
