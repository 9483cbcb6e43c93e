/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"
#include "rules/pal-course.h"

G_BEGIN_DECLS

/* What is answered to the questions of a step: records that are never saved themselves. */
typedef struct {
  PalRecord *prescription, *enrolment, *suspension, *situation;
} PalCohortAnswers;

PalCohortAnswers *pal_cohort_answers_new (void);
void              pal_cohort_answers_free (PalCohortAnswers *answers);
PalRecord        *pal_cohort_answers_get (PalCohortAnswers *answers, const char *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCohortAnswers, pal_cohort_answers_free)

/* One thing that a step asks for, as a field of one of these records. */
typedef struct {
  const char *kind;      /* NULL ends the list */
  const char *field;
  const char *label;     /* N_(); NULL: the field's own */
  const char *hint;      /* N_(): beside the field; or NULL */
  int         width;     /* in characters; 0: as wide as there is room */
  gboolean    beside;    /* in the second column: what the person does next */
  gboolean    first;     /* where one begins to type; else it is the day */
  gboolean    needed;
} PalCohortQuestion;

typedef enum {
  PAL_COHORT_CONTACT, PAL_COHORT_ACCEPT, PAL_COHORT_REFUSE, PAL_COHORT_WITHDRAW, PAL_COHORT_REPLACE, PAL_COHORT_ENTER,
  PAL_COHORT_SUSPEND, PAL_COHORT_RESUME, PAL_COHORT_EXIT, PAL_COHORT_N_STEPS,
} PalCohortStepId;

/* A step in the course of one or several people. "take" answers the row that the person then has among the members. */
typedef struct {
  PalCohortStepId          id;
  const char              *action;      /* "cohort.enter" */
  const char              *label;       /* NC_("step"): on its button */
  const char              *noun;        /* NC_("step in the history"): "entry" */
  gboolean               (*can)  (const PalCourse *course, const GDate *on, GError **why_not);
  gint64                 (*take) (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers,
                                  GError **error);
  const PalCohortQuestion *questions;   /* the first one is the day */
  gboolean                 single;      /* for one person at a time */
} PalCohortStep;

/* What became of a step that was taken for several people. */
typedef struct {
  GArray    *rows;      /* gint64: the rows in the list of members that they have now */
  GPtrArray *refused;   /* char *: who stayed as they were and why, one sentence each */
} PalCohortTaken;

void                 pal_cohort_taken_clear (PalCohortTaken *taken);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalCohortTaken, pal_cohort_taken_clear)

const PalCohortStep *pal_cohort_step_get (PalCohortStepId id);
const char          *pal_cohort_step_label (const PalCohortStep *step);
char                *pal_cohort_step_title (const PalCohortStep *step, guint n);
char                *pal_cohort_step_done (const PalCohortStep *step, guint n);
gboolean             pal_cohort_step_can (const PalCohortStep *step, const PalCourse *course, const GDate *on,
                                          GError **why_not);
gboolean             pal_cohort_step_find_day (const PalCohortStep *step, const PalCourse *course, GDate *on,
                                               GError **why_not);
char                *pal_cohort_step_refusal (const PalCourse *course, const GError *why_not);
gboolean             pal_cohort_step_take (const PalCohortStep *step, PalStore *store, const char *code,
                                           GPtrArray *courses, PalCohortAnswers *answers, PalCohortTaken *taken,
                                           GError **error);

G_END_DECLS
