/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

typedef enum {
  PAL_MILESTONE_LATE,         /* due before the day that is asked about, and not done */
  PAL_MILESTONE_UNDER_WAY,
  PAL_MILESTONE_TO_COME,
  PAL_MILESTONE_UNDATED,      /* counted from an end that the cohort does not have, or without a date of its own */
  PAL_MILESTONE_DONE,
  PAL_MILESTONE_DONE_LATE,
} PalMilestoneState;

/* Something to do around a cohort (back-planning, R11). Dates are invalid where there is none. */
typedef struct {
  gint64             id;
  char              *name;
  gint64             contact;          /* 0: nobody by name */
  char              *responsible;      /* the contact's name, else the programme's word for it; NULL: nobody */
  const char        *anchor;           /* COHORT_START or COHORT_END */
  gboolean           has_offset;
  int                offset_days;      /* from the anchor: the programme's, of one that was moved its own */
  int                duration_days;    /* 0: not said */
  GDate              begin, due, done;
  PalMilestoneState  state;
  int                days_late;        /* calendar days: until it was done, else until the day that is asked about */
  gboolean           by_hand;          /* moved, or not of the programme */
} PalMilestone;

/* What the programme would have otherwise. */
typedef struct {
  guint missing;      /* its milestones that the cohort has not */
  guint moving;       /* not done, where the programme put them, and now to be put elsewhere */
  guint staying;      /* the same, but moved by somebody */
} PalMilestoneChanges;

void           pal_milestone_free (PalMilestone *milestone);
GPtrArray     *pal_milestones_of (PalStore *store, gint64 cohort, const GDate *at, GError **error);
gboolean       pal_milestones_compare (PalStore *store, gint64 cohort, PalMilestoneChanges *changes, GError **error);
gboolean       pal_milestones_make (PalEdit *edit, gint64 cohort, guint *n_made, GError **error);
gboolean       pal_milestones_follow (PalEdit *edit, gint64 cohort, guint *n_moved, GError **error);

const char    *pal_milestone_state_label (PalMilestoneState state);
char          *pal_milestone_state_words (const PalMilestone *milestone);
const char    *pal_milestone_state_chip (PalMilestoneState state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMilestone, pal_milestone_free)

G_END_DECLS
