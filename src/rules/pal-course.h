/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

#define PAL_COURSE_ERROR (pal_course_error_quark ())
GQuark pal_course_error_quark (void);

typedef enum {
  PAL_COURSE_ERROR_NOT_POSSIBLE,   /* the message says why, and what to do first */
  PAL_COURSE_ERROR_MISSING,        /* there is no such record (any more) */
} PalCourseError;

typedef enum {
  PAL_COURSE_NONE,          /* nothing yet */
  PAL_COURSE_PRESCRIBED,
  PAL_COURSE_CONTACTED,
  PAL_COURSE_ACCEPTED,
  PAL_COURSE_REFUSED,
  PAL_COURSE_NOT_ENTERED,
  PAL_COURSE_REPLACED,      /* not entered, and somebody else has the place */
  PAL_COURSE_IN_COURSE,
  PAL_COURSE_SUSPENDED,
  PAL_COURSE_EXITED,
} PalCourseState;

const char     *pal_course_state_code (PalCourseState state);
PalCourseState  pal_course_state_find (const char *code);
const char     *pal_course_state_label (PalCourseState state);
const char     *pal_course_state_chip (PalCourseState state);      /* ok warn info unknown no */

typedef enum {
  PAL_DECISION_PENDING,
  PAL_DECISION_ACCEPTED,
  PAL_DECISION_REFUSED,
} PalDecision;

/* The facts that say where a person stands. Dates are invalid when unknown. */
typedef struct {
  GDate       prescribed_on, contact_on, decision_on, non_entry_on, replaced_on, entry_on, exit_on;
  PalDecision decision;
  gboolean    refused_entry;     /* the non-entry is the commission's refusal */
  gboolean    non_entry;         /* a reason or a date of non-entry is known */
  gboolean    replaced;
  gboolean    enrolled;          /* there is an enrolment, dated or not */
} PalCourseFacts;

typedef struct {
  GDate start_on, end_on;        /* both included; without end: still going on */
} PalSpan;

PalDecision     pal_course_decision_find (const char *code);
PalCourseState  pal_course_facts_state (const PalCourseFacts *facts, gboolean suspended, const GDate *at);

/* One person in one cohort: a prescription, the enrolment that it led to, and what decides the next step. Read only. */
typedef struct {
  gint64          prescription, enrolment, participant, cohort, programme;   /* 0: none */
  gint64          meeting, purchase_order;                        /* of the prescription; 0: none */
  int             months;                 /* of the prescription, asked for or decided; 0: not said */
  int             programme_months;       /* what the programme lasts; 0: not said */
  char           *person;                 /* "Lina Benali" */
  char           *person_status;
  char           *cohort_name;
  char           *cohort_status;
  GDate           cohort_start_on, cohort_end_on;
  PalCourseFacts  facts;
  GDate           last_day;               /* of the contract, amended or as planned; invalid: nothing says it */
  GArray         *suspensions;            /* PalSpan, by their start */
  GArray         *others;                 /* PalSpan: the person's other enrolments in the same cohort */
  gboolean        open_elsewhere;         /* another prescription to the same cohort awaits its end */
} PalCourse;

PalCourse      *pal_course_load (PalStore *store, gint64 prescription, GError **error);
PalCourse      *pal_course_load_enrolment (PalStore *store, gint64 enrolment, GError **error);
PalCourse      *pal_course_load_for (PalStore *store, gint64 participant, gint64 cohort, GError **error);
void            pal_course_free (PalCourse *self);
PalCourseState  pal_course_state (const PalCourse *self, const GDate *at);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCourse, pal_course_free)

/* Whether a step can be taken on a day; if not, why, in words. */
gboolean        pal_course_can_prescribe (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_contact (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_decide (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_withdraw (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_replace (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_enter (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_suspend (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_resume (const PalCourse *self, const GDate *on, GError **why_not);
gboolean        pal_course_can_exit (const PalCourse *self, const GDate *on, GError **why_not);

/* The steps themselves, inside an edit (pal-course-steps.c). */
gint64          pal_course_prescribe (PalEdit *edit, gint64 participant, gint64 cohort, const GDate *on,
                                      GError **error);
gboolean        pal_course_contact (PalEdit *edit, gint64 prescription, const GDate *on, GError **error);
gboolean        pal_course_accept (PalEdit *edit, gint64 prescription, const GDate *on, int months, GError **error);
gboolean        pal_course_refuse (PalEdit *edit, gint64 prescription, const GDate *on, GError **error);
gboolean        pal_course_withdraw (PalEdit *edit, gint64 prescription, const GDate *on, const char *reason,
                                     GError **error);
gint64          pal_course_replace (PalEdit *edit, gint64 prescription, gint64 participant, const GDate *on,
                                    GError **error);
gint64          pal_course_enter (PalEdit *edit, gint64 prescription, const GDate *on, GError **error);
gint64          pal_course_suspend (PalEdit *edit, gint64 enrolment, const GDate *on, const char *reason,
                                    GError **error);
gboolean        pal_course_resume (PalEdit *edit, gint64 enrolment, const GDate *on, GError **error);

/* How a person leaves. What is not known is NULL, 0 or no date; without a situation none is recorded. */
typedef struct {
  GDate           on;
  const char     *reason;
  const char     *initiative;
  const char     *difficulties;
  const char     *recommendations;
  const char     *situation;          /* code of what the person does next */
  GDate           situation_on;       /* no date: the day of the exit */
  int             contract_months;
  int             quota_pct;
  const char     *lasting_prospect;   /* YES NO UNKNOWN */
  gint64          organisation;       /* the employer; never kept for undeclared work */
} PalCourseExit;

gboolean        pal_course_exit (PalEdit *edit, gint64 enrolment, const PalCourseExit *how, GError **error);

G_END_DECLS
