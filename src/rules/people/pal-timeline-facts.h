/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/pal-course.h"

G_BEGIN_DECLS

/* What one time line shows of a person: every course, what followed, and the barriers, over the years. */

typedef enum {
  PAL_TIMELINE_COURSES,
  PAL_TIMELINE_SITUATIONS,
  PAL_TIMELINE_BARRIERS,
  PAL_TIMELINE_N_GROUPS,
} PalTimelineGroup;

typedef enum {
  PAL_TIMELINE_COURSE,
  PAL_TIMELINE_SUSPENSION,     /* stands on its course */
  PAL_TIMELINE_SITUATION,
  PAL_TIMELINE_BARRIER,
} PalTimelineKind;

/* Dates are invalid when unknown. */
typedef struct {
  PalTimelineKind  kind;
  gint64           record;       /* of the enrolment (else the prescription), the suspension, the situation, the barrier */
  gint64           course;       /* the enrolment, else the prescription, that it is or stands on; 0: none */
  gint64           cohort;       /* 0: none */
  int              colour;       /* of the cohort, from 0; -1: none */
  PalCourseState   state;        /* of a course, today */
  guint            lane;         /* of its group, from 0 */
  GDate            start_on, end_on;                                     /* what is drawn, both included */
  gboolean         open;         /* nothing says its end: drawn until today */
  GDate            decision_on, entry_on, planned_end_on, exit_on;       /* of a course */
  GDate            worked_on, lifted_on;                                 /* of a barrier */
  char            *label;        /* "RF1 — Les Lochères" */
  char            *short_label;  /* "RF1" */
  char            *words;        /* all of it in one sentence */
} PalTimelineItem;

typedef struct {
  GPtrArray *items;                             /* PalTimelineItem, by group and then by their start */
  guint      n_lanes[PAL_TIMELINE_N_GROUPS];
  guint      n_undated;                         /* not drawn for want of a date */
  GDate      today;
  GDate      from, to;                          /* all of it, and today */
  GDate      current_from, current_to;          /* the latest course */
} PalTimelineFacts;

PalTimelineFacts *pal_timeline_facts_load (PalStore *store, gint64 participant, const GDate *today, GError **error);
void              pal_timeline_facts_free (PalTimelineFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTimelineFacts, pal_timeline_facts_free)

PalTimelineGroup  pal_timeline_item_group (const PalTimelineItem *item);
const char       *pal_timeline_group_label (PalTimelineGroup group);

G_END_DECLS
