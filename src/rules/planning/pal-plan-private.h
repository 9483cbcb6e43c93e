/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-plan.h"
#include "rules/pal-calendar.h"

G_BEGIN_DECLS

/* A day is 64 quarters of an hour from seven in the morning on, one bit each, so that "who is free for two hours" is a
 * few operations on words. Days are counted from the plan's first one. */
#define PAL_PLAN_QUARTER  15
#define PAL_PLAN_DAWN     (7 * 60)
#define PAL_PLAN_QUARTERS 64
#define PAL_PLAN_HALVES   G_GUINT64_CONSTANT (0x5555555555555555)   /* the quarters that begin an hour or a half */

/* What can be in one place at a time: a coach, a room, a person, or a group that has no people yet. */
typedef struct {
  gint64   id;
  char    *name;             /* coaches and rooms: for what could not be placed */
  guint64 *fixed;            /* a word a day: taken by what the plan does not move */
  guint64 *busy;             /* the same, and by what it has placed */
  GArray  *held;             /* guint: the activities placed */
  guint64 *wished;           /* coaches: when they would like to work; NULL: always */
  char   **themes;           /* coaches: what they run; NULL: anything */
  int      capacity;         /* rooms: people; 0: not known */
  gboolean wheelchair;
  gint64   site;
  guint    minutes;          /* coaches: what the plan has given them */
} PalPlanResource;

/* A cohort: when it may meet, and how it would like to. */
typedef struct {
  gint64   id, site, programme;
  char    *name;
  int      first_day, last_day;
  guint    size;             /* people to make room for */
  gboolean wheelchair;       /* somebody needs it */
  gboolean all_year;         /* entries all the year round: its modules come again and again */
  GArray  *people;           /* guint: resources; the first is the group itself */
  guint64 *open;             /* a word a day: it may meet */
  guint64 *wished;           /* it would like to */
  guint8  *coaches, *rooms;  /* which ones it would like; NULL: any */
  int      a_week;           /* sessions at most; 0: no wish */
  guint   *per_day, *per_week;
  char   **themes;           /* in this order; NULL: as the template has them */
  int      referent;         /* coach; -1: none */
  guint    first_activity, end_activity;
} PalPlanGroup;

/* One session to place. */
typedef struct {
  guint       group;
  gint64      session_template, after, enrolment;
  const char *name;          /* of the template */
  const char *theme;
  int         person;        /* resource of an individual session; -1: the whole group */
  int         longest, shortest;           /* minutes */
  int         minutes, quarters;
  int         first_day, last_day, ideal_day;
  guint       size;
  int         day, quarter, coach, room;   /* day -1: not placed */
  guint       weight;        /* how often it was pushed away */
  gboolean    left_out;      /* not to be kept */
  double      cost;
} PalPlanActivity;

typedef struct {
  gint64 session_template, after;
  guint  group;
  int    day, quarter, quarters;           /* what is planned or held already: never moved */
} PalPlanFixed;

struct _PalPlan {
  PalStore    *store;
  GDate        first;
  int          n_days;
  GPtrArray   *coaches, *rooms, *people;   /* PalPlanResource */
  GPtrArray   *groups;                     /* PalPlanGroup */
  GArray      *activities;                 /* PalPlanActivity */
  GArray      *fixed;                      /* PalPlanFixed */
  GPtrArray   *strings;                    /* names that activities point to */
  GPtrArray   *planned;                    /* PalPlanned */
  GRand       *rand;
  gboolean     pressed;                    /* room is scarce: sessions close up, whatever the hour */
};

/* Where an activity could stand. */
typedef struct {
  int    day, quarter, coach, room;
  double cost;
} PalPlanSpot;

#define PAL_PLAN_WISH 1000.0               /* what a wish that is not met costs */

gboolean pal_plan_load (PalPlan *self, const gint64 *cohorts, guint n_cohorts, GError **error);
gboolean pal_plan_load_wishes (PalPlan *self, GError **error);

guint64  pal_plan_runs (guint64 free, int quarters);
guint64  pal_plan_span (int quarter, int quarters);
gboolean pal_plan_room_fits (const PalPlan *self, const PalPlanActivity *activity, const PalPlanResource *room);
guint64  pal_plan_free_people (const PalPlan *self, const PalPlanActivity *activity, int day, gboolean fixed_only);
double   pal_plan_cost (const PalPlan *self, const PalPlanActivity *activity, const PalPlanSpot *spot);
gboolean pal_plan_best_spot (const PalPlan *self, const PalPlanActivity *activity, double below, PalPlanSpot *best);
void     pal_plan_place (PalPlan *self, guint activity, const PalPlanSpot *spot);
void     pal_plan_remove (PalPlan *self, guint activity);
void     pal_plan_explain (PalPlan *self, guint activity, char **why, char **help);
guint64  pal_plan_wished (const PalPlan *self, const PalPlanActivity *activity, int day, int coach);

static inline void
pal_plan_set_minutes (PalPlanActivity *activity, int minutes)
{
  activity->minutes = minutes;
  activity->quarters = (minutes + PAL_PLAN_QUARTER - 1) / PAL_PLAN_QUARTER;
}

static inline PalPlanActivity *
pal_plan_activity (const PalPlan *self, guint index)
{
  return &g_array_index (self->activities, PalPlanActivity, index);
}

G_END_DECLS
