/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of where the people of a cohort stand. The row's id is the enrolment, else the prescription. */
enum {
  PAL_PROGRESS_LAST_NAME, PAL_PROGRESS_FIRST_NAME, PAL_PROGRESS_STATE,
  PAL_PROGRESS_DAYS_DONE,        /* until today or the exit, suspended days left out; NULL: not entered */
  PAL_PROGRESS_DAYS_PLANNED,     /* NULL: nothing says the end */
  PAL_PROGRESS_DAYS_TODAY,       /* where today is in the planned days; never past them */
  PAL_PROGRESS_PLANNED_END, PAL_PROGRESS_DAYS_LEFT,       /* in course: to the planned end; negative: past */
  PAL_PROGRESS_SUSPENDED_DAYS,   /* suspended today: for so many days */
  PAL_PROGRESS_BARRIERS_OPEN, PAL_PROGRESS_BARRIERS_WORKED, PAL_PROGRESS_BARRIERS_LIFTED,
  PAL_PROGRESS_PROJECT, PAL_PROGRESS_PROJECT_ON, PAL_PROGRESS_PLAN_ON, PAL_PROGRESS_MAP_ON,
  PAL_PROGRESS_SITUATION, PAL_PROGRESS_SITUATION_ON,
  PAL_PROGRESS_WARNING,          /* END_PAST END_SOON SUSPENDED NO_PROJECT NO_SITUATION, the gravest; NULL: none */
  PAL_PROGRESS_PARTICIPANT, PAL_PROGRESS_ENTRY_ON, PAL_PROGRESS_EXIT_ON,
};

typedef enum {
  PAL_PROGRESS_BY_NAME, PAL_PROGRESS_BY_STATE, PAL_PROGRESS_BY_DONE, PAL_PROGRESS_BY_END, PAL_PROGRESS_BY_BARRIERS,
  PAL_PROGRESS_BY_PROJECT, PAL_PROGRESS_BY_PLAN, PAL_PROGRESS_BY_SITUATION, PAL_PROGRESS_BY_WARNING,
} PalProgressOrder;

PalQuery      *pal_progress_list_new (PalStore *store);
gboolean       pal_progress_list_show (PalQuery *list, gint64 cohort, PalProgressOrder order, gboolean descending, GError **error);

G_END_DECLS
