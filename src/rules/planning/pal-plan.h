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
  char        *why;            /* not placed: what stood in the way, in words */
} PalPlanned;

PalPlan         *pal_plan_new (PalStore *store, const gint64 *cohorts, guint n_cohorts, GError **error);
void             pal_plan_free (PalPlan *self);
void             pal_plan_search (PalPlan *self, guint seed, double seconds, GCancellable *cancellable);
const GPtrArray *pal_plan_sessions (PalPlan *self);                 /* PalPlanned, by cohort and time; not placed last */
guint            pal_plan_n_placed (PalPlan *self);
gboolean         pal_plan_keep (PalPlan *self, PalEdit *edit, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPlan, pal_plan_free)

G_END_DECLS
