/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

/* A plan proposes the sessions that the templates of some cohorts' programmes ask for: a day, an hour, a room and a
 * coach for each, without a clash, as the wishes would have it where that is possible. It reads the file once, when it
 * is made; nothing is kept before pal_plan_keep(). */
typedef struct _PalPlan PalPlan;

/* One session of the proposal. Everything belongs to the plan. */
typedef struct {
  gint64       cohort, session_template;
  gint64       enrolment;      /* of an individual session; 0: the whole group, or a place that nobody has taken yet */
  const char  *person;         /* of an individual session: "Lina Benali"; NULL: not known yet */
  const char  *theme;          /* or NULL */
  gboolean     placed;
  char        *start_at;       /* local, ISO, to the minute */
  int          minutes;
  gint64       room, coach;    /* 0: the file has none to give */
  gboolean     as_wished;
  gboolean     left_out;       /* placed, but not to be kept: see pal_plan_leave_out() */
  char        *why, *help;     /* not placed: what stood in the way, and what would help, in words */
  guint        number;         /* of the session in the plan, the same after every search */
} PalPlanned;

/* How good a plan is, beside what the best plan could be. The bounds count on no luck: no plan can do better, perhaps none can
 * do as well. */
typedef struct {
  guint  sessions, placed, as_wished;
  guint  most_placed;          /* by the sessions that fit somewhere at all, and by the hours that coaches and rooms have */
  guint  most_wished;          /* by the sessions that fit somewhere as wished, if they stood alone */
  double days_off;             /* on average from an even spread; of whole-group sessions that are placed */
  int    needed_minutes;       /* of all sessions, as short as their templates allow */
  int    coach_minutes, room_minutes;   /* free while a cohort may meet; -1: the file has none */
} PalPlanQuality;

PalPlan         *pal_plan_new (PalStore *store, const gint64 *cohorts, guint n_cohorts, GError **error);
void             pal_plan_free (PalPlan *self);
void             pal_plan_search (PalPlan *self, guint seed, double seconds, GCancellable *cancellable);
const GPtrArray *pal_plan_sessions (PalPlan *self);                 /* PalPlanned, by cohort and time; not placed last */
guint            pal_plan_n_placed (PalPlan *self);
void             pal_plan_measure (PalPlan *self, PalPlanQuality *quality);
char            *pal_plan_quality_words (const PalPlanQuality *quality);
void             pal_plan_leave_out (PalPlan *self, guint number, gboolean left_out);
guint            pal_plan_n_chosen (PalPlan *self);
gboolean         pal_plan_keep (PalPlan *self, PalEdit *edit, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPlan, pal_plan_free)

G_END_DECLS
