/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-plan-private.h"

/* Where one session can stand, and what that costs. */

#define FAR_FROM_IDEAL    3.0     /* a day */
#define SAME_DAY          25.0    /* two sessions of a group on one day */
#define AT_LUNCH          40.0
#define LATE_OR_EARLY     12.0
#define OTHER_SITE        15.0
#define EMPTY_CHAIR       0.5
#define OTHER_THAN_REFERENT 4.0
#define LOADED_COACH      (1.0 / 240)   /* a minute that the coach has already: four hours are worth a point */

/* The quarters at which a run of @quarters free ones begins. */
guint64
pal_plan_runs (guint64 free, int quarters)
{
  guint64 runs = free;
  int have = 1;

  while (have < quarters && runs != 0)
    {
      int step = MIN (have, quarters - have);
      runs &= runs >> step;
      have += step;
    }
  return runs;
}

guint64
pal_plan_span (int quarter, int quarters)
{
  guint64 length = quarters >= PAL_PLAN_QUARTERS ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << quarters) - 1;

  return length << quarter;
}

/* A room whose capacity nobody noted is taken to be large enough: the file does not know better. */
gboolean
pal_plan_room_fits (const PalPlan *self, const PalPlanActivity *activity, const PalPlanResource *room)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  return (room->capacity == 0 || room->capacity >= (int) activity->size) && (!group->wheelchair || room->wheelchair);
}

/* When everybody who is convened is free, within the hours of the cohort. */
guint64
pal_plan_free_people (const PalPlan *self, const PalPlanActivity *activity, int day, gboolean fixed_only)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  guint64 free = group->open[day];

  if (activity->person >= 0)
    {
      const PalPlanResource *person = g_ptr_array_index (self->people, activity->person);
      return free & ~(fixed_only ? person->fixed : person->busy)[day];
    }
  for (guint i = 0; i < group->people->len && free != 0; i++)
    {
      const PalPlanResource *person = g_ptr_array_index (self->people, g_array_index (group->people, guint, i));
      free &= ~(fixed_only ? person->fixed : person->busy)[day];
    }
  return free;
}

/* From and until when it may stand, counted in quarters from the first day, for the sake of what comes before and after
 * it. */
static void
find_order (const PalPlan *self, const PalPlanActivity *activity, int *from, int *until)
{
  *from = 0;
  *until = self->n_days * PAL_PLAN_QUARTERS;
  for (guint i = 0; i < self->fixed->len; i++)
    {
      const PalPlanFixed *other = &g_array_index (self->fixed, PalPlanFixed, i);
      int start = other->day * PAL_PLAN_QUARTERS + other->quarter;

      if (other->group == activity->group && activity->after != 0 && other->session_template == activity->after)
        *from = MAX (*from, start + other->quarters);
      else if (other->group == activity->group && other->after != 0 && other->after == activity->session_template)
        *until = MIN (*until, start);
    }
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  for (guint i = group->first_activity; i < group->end_activity; i++)
    {
      const PalPlanActivity *other = pal_plan_activity (self, i);
      int start = other->day * PAL_PLAN_QUARTERS + other->quarter;

      if (other->day < 0 || (other->person >= 0 && activity->person >= 0 && other->person != activity->person))
        continue;
      if (activity->after != 0 && other->session_template == activity->after)
        *from = MAX (*from, start + other->quarters);
      else if (other->after != 0 && other->after == activity->session_template)
        *until = MIN (*until, start);
    }
}

static gboolean
runs_theme (const PalPlanResource *coach, const char *theme)
{
  return theme == NULL || coach->themes == NULL || g_strv_contains ((const char *const *) coach->themes, theme);
}

/* Whether somebody was named for this theme: then others are not what was wished. */
static gboolean
is_named_theme (const PalPlan *self, const char *theme)
{
  for (guint i = 0; theme != NULL && i < self->coaches->len; i++)
    {
      const PalPlanResource *coach = g_ptr_array_index (self->coaches, i);
      if (coach->themes != NULL && g_strv_contains ((const char *const *) coach->themes, theme))
        return TRUE;
    }
  return FALSE;
}

static double
cost_of_coach (const PalPlan *self, const PalPlanActivity *activity, int index)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  const PalPlanResource *coach;
  double cost = 0;

  if (index < 0)
    return 0;
  coach = g_ptr_array_index (self->coaches, index);
  if (group->coaches != NULL && !group->coaches[index])
    cost += PAL_PLAN_WISH;
  if (!runs_theme (coach, activity->theme) || (coach->themes == NULL && is_named_theme (self, activity->theme)))
    cost += PAL_PLAN_WISH;
  if (group->referent >= 0 && group->referent != index)
    cost += OTHER_THAN_REFERENT;
  return cost + coach->minutes * LOADED_COACH;
}

static double
cost_of_room (const PalPlan *self, const PalPlanActivity *activity, int index)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  const PalPlanResource *room;
  double cost = 0;

  if (index < 0)
    return 0;
  room = g_ptr_array_index (self->rooms, index);
  if (group->rooms != NULL && !group->rooms[index])
    cost += PAL_PLAN_WISH;
  if (group->site != 0 && room->site != group->site)
    cost += OTHER_SITE;
  return cost + CLAMP (room->capacity - (int) activity->size, 0, 40) * EMPTY_CHAIR;
}

static double
cost_of_day (const PalPlan *self, const PalPlanActivity *activity, int day)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  double cost = FAR_FROM_IDEAL * ABS (day - activity->ideal_day);

  if (activity->person < 0)
    {
      cost += SAME_DAY * group->per_day[day];
      if (group->a_week > 0 && (int) group->per_week[(day - group->first_day) / 7] >= group->a_week)
        cost += PAL_PLAN_WISH;
    }
  return cost;
}

/* Half past eight to noon, half past one to half past five. */
static guint64
usual_hours (void)
{
  return pal_plan_span (6, 14) | pal_plan_span (26, 16);
}

static guint64
lunch (void)
{
  return pal_plan_span (20, 6);
}

/* When it would stand as the cohort and the coach wish; @coach -1: nobody. */
guint64
pal_plan_wished (const PalPlan *self, const PalPlanActivity *activity, int day, int coach)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  const PalPlanResource *who = coach >= 0 ? g_ptr_array_index (self->coaches, coach) : NULL;

  return group->wished[day] & (who != NULL && who->wished != NULL ? who->wished[day] : G_MAXUINT64);
}

static double
cost_of_hours (const PalPlan *self, guint64 span, guint64 wished)
{
  double cost = (span & ~wished) != 0 ? PAL_PLAN_WISH : 0;

  if (self->pressed)
    return 0;
  if ((span & lunch ()) != 0)
    cost += AT_LUNCH;
  else if ((span & ~usual_hours ()) != 0)
    cost += LATE_OR_EARLY;
  return cost;
}

/* What it costs that @activity stands at @spot: PAL_PLAN_WISH and more for each wish that is not met. */
double
pal_plan_cost (const PalPlan *self, const PalPlanActivity *activity, const PalPlanSpot *spot)
{
  guint64 span = pal_plan_span (spot->quarter, activity->quarters);

  return cost_of_day (self, activity, spot->day) + cost_of_coach (self, activity, spot->coach)
         + cost_of_room (self, activity, spot->room)
         + cost_of_hours (self, span, pal_plan_wished (self, activity, spot->day, spot->coach));
}

/* The best beginning among @starts: as wished and at the usual hours, else the least evil; the earliest of equals. When
 * room is scarce simply the earliest, which leaves no gap that is too short for anybody. */
static int
best_start (const PalPlan *self, const PalPlanActivity *activity, guint64 starts, guint64 wished, double *cost)
{
  guint64 as_wished = starts & pal_plan_runs (wished, activity->quarters);
  guint64 usual = pal_plan_runs (usual_hours (), activity->quarters);
  guint64 off_lunch = pal_plan_runs (~lunch (), activity->quarters);
  guint64 chosen = self->pressed ? starts : as_wished & usual;

  if (chosen == 0)
    chosen = as_wished & off_lunch;
  if (chosen == 0)
    chosen = as_wished;
  if (chosen == 0)
    chosen = starts & usual;
  if (chosen == 0)
    chosen = starts & off_lunch;
  if (chosen == 0)
    chosen = starts;
  int quarter = __builtin_ctzll (chosen);
  *cost = cost_of_hours (self, pal_plan_span (quarter, activity->quarters), wished);
  return quarter;
}

static void
try_rooms (const PalPlan *self, const PalPlanActivity *activity, guint64 starts, guint64 wished, PalPlanSpot *spot,
           double cost, PalPlanSpot *best)
{
  int n_rooms = (int) self->rooms->len;

  for (int i = n_rooms > 0 ? 0 : -1; i < n_rooms; i++)
    {
      const PalPlanResource *room = i >= 0 ? g_ptr_array_index (self->rooms, i) : NULL;
      guint64 possible = starts;
      double hours, total = cost + cost_of_room (self, activity, i);

      if (total >= best->cost || (room != NULL && !pal_plan_room_fits (self, activity, room)))
        continue;
      if (room != NULL)
        possible &= pal_plan_runs (~room->busy[spot->day], activity->quarters);
      if (possible == 0)
        continue;
      spot->quarter = best_start (self, activity, possible, wished, &hours);
      spot->room = i;
      spot->cost = total + hours;
      if (spot->cost < best->cost)
        *best = *spot;
    }
}

static void
try_day (const PalPlan *self, const PalPlanActivity *activity, int day, guint64 order, PalPlanSpot *best)
{
  guint64 people = pal_plan_free_people (self, activity, day, FALSE) & order;
  double cost = cost_of_day (self, activity, day);
  int n_coaches = (int) self->coaches->len;
  PalPlanSpot spot = { .day = day };

  if (cost >= best->cost || pal_plan_runs (people, activity->quarters) == 0)
    return;
  for (int i = n_coaches > 0 ? 0 : -1; i < n_coaches; i++)
    {
      const PalPlanResource *coach = i >= 0 ? g_ptr_array_index (self->coaches, i) : NULL;
      guint64 free = coach != NULL ? people & ~coach->busy[day] : people;
      guint64 starts = pal_plan_runs (free, activity->quarters) & PAL_PLAN_HALVES;
      double with_coach = cost + cost_of_coach (self, activity, i);

      if (starts == 0 || with_coach >= best->cost)
        continue;
      spot.coach = i;
      try_rooms (self, activity, starts, pal_plan_wished (self, activity, day, i), &spot, with_coach, best);
    }
}

/* The quarters of @day that lie between @from and @until. */
static guint64
within_order (int day, int from, int until)
{
  int begin = CLAMP (from - day * PAL_PLAN_QUARTERS, 0, PAL_PLAN_QUARTERS);
  int end = CLAMP (until - day * PAL_PLAN_QUARTERS, 0, PAL_PLAN_QUARTERS);

  return end > begin ? pal_plan_span (begin, end - begin) : 0;
}

/* The cheapest spot without any clash that costs less than @below. Days are tried outwards from the ideal one, since
 * the distance alone soon costs more than the best so far. */
gboolean
pal_plan_best_spot (const PalPlan *self, const PalPlanActivity *activity, double below, PalPlanSpot *best)
{
  int from, until, span = activity->last_day - activity->first_day;

  best->day = -1;
  best->cost = below;
  find_order (self, activity, &from, &until);
  for (int away = 0; away <= span && FAR_FROM_IDEAL * away < best->cost; away++)
    for (int side = 0; side < (away > 0 ? 2 : 1); side++)
      {
        int day = activity->ideal_day + (side == 0 ? away : -away);
        if (day >= activity->first_day && day <= activity->last_day)
          try_day (self, activity, day, within_order (day, from, until), best);
      }
  return best->day >= 0;
}

/* Taking and giving back --------------------------------------------------------------------------------------------- */

static void
hold (PalPlanResource *resource, guint index, const PalPlanActivity *activity, gboolean take)
{
  guint64 span = pal_plan_span (activity->quarter, activity->quarters);

  if (take)
    {
      resource->busy[activity->day] |= span;
      g_array_append_val (resource->held, index);
      return;
    }
  resource->busy[activity->day] &= ~span;
  for (guint i = 0; i < resource->held->len; i++)
    if (g_array_index (resource->held, guint, i) == index)
      {
        g_array_remove_index_fast (resource->held, i);
        break;
      }
}

static void
hold_all (PalPlan *self, guint index, gboolean take)
{
  PalPlanActivity *activity = pal_plan_activity (self, index);
  PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  if (activity->coach >= 0)
    {
      PalPlanResource *coach = g_ptr_array_index (self->coaches, activity->coach);
      hold (coach, index, activity, take);
      coach->minutes += take ? activity->minutes : -activity->minutes;
    }
  if (activity->room >= 0)
    hold (g_ptr_array_index (self->rooms, activity->room), index, activity, take);
  if (activity->person >= 0)
    hold (g_ptr_array_index (self->people, activity->person), index, activity, take);
  else
    {
      for (guint i = 0; i < group->people->len; i++)
        hold (g_ptr_array_index (self->people, g_array_index (group->people, guint, i)), index, activity, take);
      group->per_day[activity->day] += take ? 1 : -1;
      group->per_week[(activity->day - group->first_day) / 7] += take ? 1 : -1;
    }
}

void
pal_plan_place (PalPlan *self, guint index, const PalPlanSpot *spot)
{
  PalPlanActivity *activity = pal_plan_activity (self, index);

  activity->cost = pal_plan_cost (self, activity, spot);
  activity->day = spot->day;
  activity->quarter = spot->quarter;
  activity->coach = spot->coach;
  activity->room = spot->room;
  hold_all (self, index, TRUE);
}

void
pal_plan_remove (PalPlan *self, guint index)
{
  PalPlanActivity *activity = pal_plan_activity (self, index);

  if (activity->day < 0)
    return;
  hold_all (self, index, FALSE);
  activity->day = -1;
}
