/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-course.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of the list of cohorts. */
enum {
  PAL_COHORTS_NAME, PAL_COHORTS_CODE, PAL_COHORTS_COLOUR, PAL_COHORTS_PROGRAMME, PAL_COHORTS_START_ON, PAL_COHORTS_END_ON,
  PAL_COHORTS_PLACES, PAL_COHORTS_PRESCRIBED, PAL_COHORTS_ENTERED, PAL_COHORTS_IN_COURSE, PAL_COHORTS_LEFT, PAL_COHORTS_STATUS,
  PAL_COHORTS_DAYS_LEFT,         /* until the end; NULL: no end */
  /* Against the programme's targets: of a cohort without end the people of the programme who entered this year, of another
   * one those who entered it. */
  PAL_COHORTS_REACHED, PAL_COHORTS_AIM, PAL_COHORTS_BY_NOW,     /* so many, of so many, and how many it should be by now */
  PAL_COHORTS_TARGET_MIN, PAL_COHORTS_TARGET_MAX,               /* people a year in the programme */
  PAL_COHORTS_BY_YEAR,           /* 1: those three are of the year */
};

typedef enum {
  PAL_COHORTS_BY_START, PAL_COHORTS_BY_NAME, PAL_COHORTS_BY_PROGRAMME, PAL_COHORTS_BY_END, PAL_COHORTS_BY_ENTERED, PAL_COHORTS_BY_IN_COURSE,
} PalCohortsOrder;

typedef struct {
  const char      *search;
  gint64           only;         /* this cohort alone; 0: all */
  gboolean         running;      /* has begun, not ended, closed or cancelled */
  PalCohortsOrder  order;
  gboolean         descending;
} PalCohortsView;

PalQuery      *pal_cohort_list_new (PalStore *store);
gboolean       pal_cohort_list_show (PalQuery *list, const PalCohortsView *view, GError **error);
gint64         pal_cohort_count (PalStore *store);
gboolean       pal_cohort_count_states (PalStore *store, gint64 cohort, guint counts[PAL_COURSE_EXITED + 1], GError **error);

/* The columns of a row of the members of a cohort. The row's id is the enrolment, else the prescription. */
enum {
  PAL_MEMBERS_LAST_NAME, PAL_MEMBERS_FIRST_NAME, PAL_MEMBERS_STATE, PAL_MEMBERS_PRESCRIBED_ON, PAL_MEMBERS_DECISION_ON,
  PAL_MEMBERS_ENTRY_ON, PAL_MEMBERS_PLANNED_END, PAL_MEMBERS_EXIT_ON, PAL_MEMBERS_EXIT_REASON, PAL_MEMBERS_NON_ENTRY_REASON,
  PAL_MEMBERS_PARTICIPANT, PAL_MEMBERS_PRESCRIPTION, PAL_MEMBERS_ENROLMENT, PAL_MEMBERS_OFFICE,
};

PalQuery      *pal_member_list_new (PalStore *store);
gboolean       pal_member_list_show (PalQuery *list, gint64 cohort, GError **error);

/* The columns of a row of the courses of one person. */
enum {
  PAL_COURSES_COHORT, PAL_COURSES_CODE, PAL_COURSES_COLOUR, PAL_COURSES_PROGRAMME, PAL_COURSES_STATE, PAL_COURSES_PRESCRIBED_ON,
  PAL_COURSES_ENTRY_ON, PAL_COURSES_PLANNED_END, PAL_COURSES_EXIT_ON, PAL_COURSES_EXIT_REASON, PAL_COURSES_COHORT_ID,
  PAL_COURSES_PRESCRIPTION, PAL_COURSES_ENROLMENT,
};

PalQuery      *pal_course_list_new (PalStore *store);
gboolean       pal_course_list_show (PalQuery *list, gint64 participant, GError **error);

/* The columns of a row of the situations of one person, and of the barriers. */
enum { PAL_SITUATIONS_CODE, PAL_SITUATIONS_START_ON, PAL_SITUATIONS_END_ON, PAL_SITUATIONS_MONTHS, PAL_SITUATIONS_EMPLOYER, PAL_SITUATIONS_ENROLMENT,
       PAL_SITUATIONS_COHORT };
enum { PAL_BARRIERS_THEME, PAL_BARRIERS_DETAIL, PAL_BARRIERS_IDENTIFIED_ON, PAL_BARRIERS_WORKED_ON, PAL_BARRIERS_LIFTED_ON };

PalQuery      *pal_situation_list_new (PalStore *store);
gboolean       pal_situation_list_show (PalQuery *list, gint64 participant, GError **error);
PalQuery      *pal_barrier_list_new (PalStore *store);
gboolean       pal_barrier_list_show (PalQuery *list, gint64 participant, GError **error);

G_END_DECLS
