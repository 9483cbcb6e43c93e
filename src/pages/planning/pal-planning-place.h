/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/planning/pal-agenda.h"

G_BEGIN_DECLS

typedef enum {
  PAL_PLANNING_WEEK,
  PAL_PLANNING_MONTH,
  PAL_PLANNING_AS_LIST,           /* of a month */
  PAL_PLANNING_N_MODES,
} PalPlanningMode;

/* Where somebody is in the planning: what the tab of its addresses says, "week/2026-W15/cohort-12.rooms.clashing". */
typedef struct {
  PalPlanningMode  mode;
  GDate            day;        /* one of those that are shown */
  PalAgendaChoices colour;     /* cohorts, coaches or rooms */
  PalAgendaView    view;       /* the filters; its range follows from the day */
} PalPlanningPlace;

void           pal_planning_place_init (PalPlanningPlace *place);
void           pal_planning_place_read (PalPlanningPlace *place, const char *tab);
char          *pal_planning_place_format (const PalPlanningPlace *place);
void           pal_planning_place_set_day (PalPlanningPlace *place, const GDate *day);
void           pal_planning_place_set_mode (PalPlanningPlace *place, PalPlanningMode mode);
gboolean       pal_planning_place_turn (PalPlanningPlace *place, int by);
gboolean       pal_planning_place_shows (const PalPlanningPlace *place, const GDate *day);
gboolean       pal_planning_place_is_filtered (const PalPlanningPlace *place);
void           pal_planning_place_clear_filters (PalPlanningPlace *place);
const char    *pal_planning_mode_name (PalPlanningMode mode);

/* In words. Full transfer. */
char          *pal_planning_place_title (const PalPlanningPlace *place);   /* "6 – 10 April 2026", "April 2026" */
char          *pal_planning_place_week (const PalPlanningPlace *place);    /* "week 15"; "" for a month */

G_END_DECLS
