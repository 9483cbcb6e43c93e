/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-plan-private.h"
#include "records/pal-dates.h"

/* Why a session could not be placed: what would have to be otherwise for it to find a spot, in words. */

typedef enum { MIND_COACHES = 1 << 0, MIND_ROOMS = 1 << 1, MIND_PEOPLE = 1 << 2 } Mind;

static gboolean
some_room_is_free (const PalPlan *self, const PalPlanActivity *activity, int day, guint64 free, gboolean mind)
{
  if (self->rooms->len == 0)
    return TRUE;
  for (guint i = 0; i < self->rooms->len; i++)
    {
      const PalPlanResource *room = g_ptr_array_index (self->rooms, i);
      if (pal_plan_room_fits (self, activity, room)
          && pal_plan_runs (mind ? free & ~room->busy[day] : free, activity->quarters) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether there would be a spot if only what @mind says mattered. */
static gboolean
could_stand (const PalPlan *self, const PalPlanActivity *activity, Mind mind)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  for (int day = activity->first_day; day <= activity->last_day; day++)
    {
      guint64 free = mind & MIND_PEOPLE ? pal_plan_free_people (self, activity, day, FALSE) : group->open[day];
      guint n = mind & MIND_COACHES ? self->coaches->len : 0;

      for (guint i = 0; i < n; i++)
        {
          const PalPlanResource *coach = g_ptr_array_index (self->coaches, i);
          if (some_room_is_free (self, activity, day, free & ~coach->busy[day], mind & MIND_ROOMS))
            return TRUE;
        }
      if (n == 0 && pal_plan_runs (free, activity->quarters) != 0
          && some_room_is_free (self, activity, day, free, mind & MIND_ROOMS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_large_room (const PalPlan *self, const PalPlanActivity *activity)
{
  for (guint i = 0; i < self->rooms->len; i++)
    if (pal_plan_room_fits (self, activity, g_ptr_array_index (self->rooms, i)))
      return TRUE;
  return self->rooms->len == 0;
}

static gboolean
has_open_day (const PalPlan *self, const PalPlanActivity *activity)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  for (int day = activity->first_day; day <= activity->last_day; day++)
    if (pal_plan_runs (group->open[day], activity->quarters) != 0)
      return TRUE;
  return FALSE;
}

static char *
show_day (const PalPlan *self, int day)
{
  GDate date = self->first;

  g_date_add_days (&date, (guint) day);
  return pal_date_show (&date);
}

/* Full transfer. */
char *
pal_plan_explain (PalPlan *self, guint index)
{
  const PalPlanActivity *activity = pal_plan_activity (self, index);
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  g_autofree char *from = show_day (self, activity->first_day), *until = show_day (self, activity->last_day);

  if (!has_large_room (self, activity))
    return group->wheelchair
             ? g_strdup_printf (_("no room for %u people has wheelchair access"), activity->size)
             : g_strdup_printf (_("no room is large enough for %u people"), activity->size);
  if (!has_open_day (self, activity))
    return g_strdup_printf (_("no working day leaves %d minutes between %s and %s"), activity->minutes, from, until);
  if (!could_stand (self, activity, MIND_PEOPLE))
    return g_strdup_printf (_("those who take part are not free for %d minutes between %s and %s"), activity->minutes, from,
                            until);
  if (!could_stand (self, activity, MIND_PEOPLE | MIND_ROOMS))
    return group->wheelchair
             ? g_strdup_printf (_("no room for %u people with wheelchair access is free between %s and %s"), activity->size, from,
                                until)
             : g_strdup_printf (_("no room for %u people is free between %s and %s"), activity->size, from, until);
  if (!could_stand (self, activity, MIND_PEOPLE | MIND_COACHES))
    return g_strdup_printf (_("no coach is free together with the group between %s and %s"), from, until);
  if (!could_stand (self, activity, MIND_PEOPLE | MIND_ROOMS | MIND_COACHES))
    return g_strdup_printf (_("no room and coach are free at the same time between %s and %s"), from, until);
  return g_strdup_printf (_("no spot between %s and %s respects the order of the sessions"), from, until);
}
