/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/planning/pal-plan.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* How sessions are called. Full transfer. */
const char    *pal_session_weekday (guint weekday);                           /* "Tue", of a GDateWeekday */
char          *pal_session_day_words (const char *start_at);                  /* "Tue 12/05/2026" */
char          *pal_session_time_words (const char *start_at, int minutes);    /* "09:00–11:00" */
char          *pal_session_name_words (const char *kind, const char *title, const char *theme, const char *who);
char          *pal_session_state_words (const char *status, int clashes);     /* "2 clashes", "Planned" */
const char    *pal_session_state_chip (const char *status, int clashes);      /* the kind of chip that says it */
char          *pal_planned_words (PalStore *store, const PalPlanned *planned);
char          *pal_planned_place_words (PalStore *store, const PalPlanned *planned);

G_END_DECLS
