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

typedef enum { ROOM_SIZE, ROOM_ACCESS, NO_DAY, PEOPLE, ROOMS, ROOMS_WITH_ACCESS, COACHES, TOGETHER, ORDER } Obstacle;

static Obstacle
find_obstacle (const PalPlan *self, const PalPlanActivity *activity)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  if (!has_large_room (self, activity))
    return group->wheelchair ? ROOM_ACCESS : ROOM_SIZE;
  if (!has_open_day (self, activity))
    return NO_DAY;
  if (!could_stand (self, activity, MIND_PEOPLE))
    return PEOPLE;
  if (!could_stand (self, activity, MIND_PEOPLE | MIND_ROOMS))
    return group->wheelchair ? ROOMS_WITH_ACCESS : ROOMS;
  if (!could_stand (self, activity, MIND_PEOPLE | MIND_COACHES))
    return COACHES;
  return could_stand (self, activity, MIND_PEOPLE | MIND_ROOMS | MIND_COACHES) ? ORDER : TOGETHER;
}

/* Full transfer. */
static char *
obstacle_words (const PalPlan *self, const PalPlanActivity *activity, Obstacle obstacle)
{
  g_autofree char *from = show_day (self, activity->first_day), *until = show_day (self, activity->last_day);

  switch (obstacle)
    {
    case ROOM_SIZE:
      return g_strdup_printf (_("no room is large enough for %u people"), activity->size);
    case ROOM_ACCESS:
      return g_strdup_printf (_("no room for %u people has wheelchair access"), activity->size);
    case NO_DAY:
      return g_strdup_printf (_("no working day leaves %d minutes between %s and %s"), activity->minutes, from, until);
    case PEOPLE:
      return g_strdup_printf (_("those who take part are not free for %d minutes between %s and %s"), activity->minutes, from, until);
    case ROOMS:
      return g_strdup_printf (_("no room for %u people is free between %s and %s"), activity->size, from, until);
    case ROOMS_WITH_ACCESS:
      return g_strdup_printf (_("no room for %u people with wheelchair access is free between %s and %s"), activity->size, from, until);
    case COACHES:
      return g_strdup_printf (_("no coach is free together with the group between %s and %s"), from, until);
    case TOGETHER:
      return g_strdup_printf (_("no room and coach are free at the same time between %s and %s"), from, until);
    case ORDER:
    default:
      return g_strdup_printf (_("no spot between %s and %s respects the order of the sessions"), from, until);
    }
}

static const char *
help_words (Obstacle obstacle)
{
  static const char *const words[] = {
    [ROOM_SIZE] = N_("Add a larger room in the preferences, correct a capacity, or make the group smaller."),
    [ROOM_ACCESS] = N_("Add a room with wheelchair access in the preferences, or note the access of one that has it."),
    [NO_DAY] = N_("Make the cohort or the weeks of the session template longer, or its sessions shorter."),
    [PEOPLE] = N_("Move another session of these people, correct when they are not available, or make the cohort longer."),
    [ROOMS] = N_("Add a room, free one on a day that suits, or make the cohort longer."),
    [ROOMS_WITH_ACCESS] = N_("Add a room with wheelchair access, free one on a day that suits, or make the cohort longer."),
    [COACHES] = N_("Choose another coach as well, correct when coaches are not available, or make the cohort longer."),
    [TOGETHER] = N_("Add a room or a coach, or wish for other days and hours."),
    [ORDER] = N_("Make the weeks of the session template longer, or take the order away in the preferences."),
  };

  return _(words[obstacle]);
}

/* @why, @help: (out) (transfer full): what stands in the way of a session that has no place, and what would help. */
void
pal_plan_explain (PalPlan *self, guint index, char **why, char **help)
{
  const PalPlanActivity *activity = pal_plan_activity (self, index);
  Obstacle obstacle = find_obstacle (self, activity);

  *why = obstacle_words (self, activity, obstacle);
  *help = g_strdup (help_words (obstacle));
}
