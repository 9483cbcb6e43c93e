/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-demo-private.h"

#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-calendar.h"
#include "rules/planning/pal-milestone.h"

/* The back-planning of some cohorts: made by the program itself, and done as far as it is past, but for what is late. */

#define DONE_LATE 2        /* the one in so many that was done some days late */
#define DAYS_LATE 5

static gboolean
mark_done (PalDemo *demo, const PalMilestone *milestone, int days_late, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (pal_edit_get_store (demo->edit), &pal_milestone_kind, milestone->id, error);
  GDate done;

  if (record == NULL)
    return FALSE;
  if (!pal_calendar_add_days (&milestone->due, days_late, &done) || g_date_compare (&done, &demo->today) > 0)
    done = demo->today;
  pal_record_set_date (record, "done-on", &done);
  return pal_record_save (record, demo->edit, error);
}

/* The last one that is past is left undone. */
static gboolean
plan_back (PalDemo *demo, const char *slug, GError **error)
{
  PalStore *store = pal_edit_get_store (demo->edit);
  gint64 cohort = pal_sections_find (demo->sections, "cohort", slug);
  g_autoptr (GPtrArray) milestones = NULL;
  guint n_past = 0;

  if (!pal_milestones_make (demo->edit, cohort, NULL, error))
    return FALSE;
  milestones = pal_milestones_of (store, cohort, &demo->today, error);
  for (guint i = 0; milestones != NULL && i < milestones->len; i++)
    n_past += ((PalMilestone *) g_ptr_array_index (milestones, i))->state == PAL_MILESTONE_LATE;
  for (guint i = 0; i + 1 < n_past; i++)
    if (!mark_done (demo, g_ptr_array_index (milestones, i), i == DONE_LATE ? DAYS_LATE : 0, error))
      return FALSE;
  return milestones != NULL;
}

gboolean
pal_demo_plan_back (PalDemo *demo, GError **error)
{
  static const char *const cohorts[] = { "rf1", "rf2", "pel6" };

  for (guint i = 0; i < G_N_ELEMENTS (cohorts); i++)
    if (!plan_back (demo, cohorts[i], error))
      return FALSE;
  return TRUE;
}
