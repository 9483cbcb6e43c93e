/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-plan-private.h"

/* The search. First every session goes to its best free spot, the hardest ones first. One that finds none pushes away
 * those that stand in its way and have been pushed least; they look for another spot in turn, and whoever is pushed
 * often becomes hard to push. Then sessions that are not as wished are moved, and may push too when all gain by it.
 * The number of tries is bounded, not only the time: with time enough, a seed gives one plan. */

#define TRIES_PER_PUSH   400
#define PUSHES_A_SESSION 300
#define CALM_PUSHES      2        /* a session, before all close up */
#define ROUNDS           6
#define MOST_PUSHED_WELL 3        /* sessions that one may push away for the sake of a wish */

typedef struct {
  PalPlan      *plan;
  GCancellable *cancellable;
  gint64        until;            /* monotonic, microseconds */
  GArray       *best;             /* PalPlanSpot of each activity, of the best plan so far */
  guint         n_best;
  guint         n_placed;
} Search;

static gboolean
is_over (Search *self)
{
  return g_cancellable_is_cancelled (self->cancellable) || g_get_monotonic_time () >= self->until;
}

static void
put (Search *self, guint index, const PalPlanSpot *spot)
{
  pal_plan_place (self->plan, index, spot);
  self->n_placed++;
}

static void
take (Search *self, guint index)
{
  if (pal_plan_activity (self->plan, index)->day < 0)
    return;
  pal_plan_remove (self->plan, index);
  self->n_placed--;
}

static PalPlanSpot
spot_of (const PalPlanActivity *activity)
{
  return (PalPlanSpot) { activity->day, activity->quarter, activity->coach, activity->room, activity->cost };
}

static void
remember (Search *self)
{
  if (self->n_placed < self->n_best)
    return;
  self->n_best = self->n_placed;
  for (guint i = 0; i < self->plan->activities->len; i++)
    g_array_index (self->best, PalPlanSpot, i) = spot_of (pal_plan_activity (self->plan, i));
}

static void
restore (Search *self)
{
  for (guint i = 0; i < self->plan->activities->len; i++)
    take (self, i);
  for (guint i = 0; i < self->plan->activities->len; i++)
    if (g_array_index (self->best, PalPlanSpot, i).day >= 0)
      put (self, i, &g_array_index (self->best, PalPlanSpot, i));
}

/* In what order ------------------------------------------------------------------------------------------------------ */

/* The fewer days, rooms and coaches a session can have and the longer it is, the sooner it is placed. */
static double
ease_of (const PalPlan *plan, const PalPlanActivity *activity)
{
  guint n_rooms = 0;
  double n_days = 0;

  for (guint i = 0; i < plan->rooms->len; i++)
    n_rooms += pal_plan_room_fits (plan, activity, g_ptr_array_index (plan->rooms, i));
  for (int day = activity->first_day; day <= activity->last_day; day++)
    n_days += pal_plan_runs (pal_plan_free_people (plan, activity, day, TRUE), activity->quarters) != 0;
  return n_days * MAX (n_rooms, 1) / activity->quarters / (activity->person < 0 ? activity->size : 1);
}

static int
compare_ease (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *ease = data;
  guint left = *(const guint *) a, right = *(const guint *) b;

  if (ease[left] != ease[right])
    return ease[left] < ease[right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* Sessions that others come after stand before them in any case. Full transfer; elements guint. */
static GArray *
order_activities (Search *self)
{
  guint n = self->plan->activities->len;
  g_autofree double *ease = g_new (double, n);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      const PalPlanActivity *activity = pal_plan_activity (self->plan, i);
      ease[i] = ease_of (self->plan, activity) * g_rand_double_range (self->plan->rand, 0.97, 1.03)
                + (activity->after != 0 ? 1e6 : 0);
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_ease, ease);
  return order;
}

/* Pushing ------------------------------------------------------------------------------------------------------------ */

static void
add_once (GArray *found, guint index)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, guint, i) == index)
      return;
  g_array_append_val (found, index);
}

static void
add_held (const PalPlan *plan, const PalPlanResource *resource, int day, guint64 span, guint self, GArray *found)
{
  for (guint i = 0; i < resource->held->len; i++)
    {
      guint index = g_array_index (resource->held, guint, i);
      const PalPlanActivity *other = pal_plan_activity (plan, index);

      if (index != self && other->day == day && (pal_plan_span (other->quarter, other->quarters) & span) != 0)
        add_once (found, index);
    }
}

/* Those that the order of the templates would have elsewhere if @activity stood at @spot. */
static void
add_out_of_order (const PalPlan *plan, const PalPlanActivity *activity, const PalPlanSpot *spot, GArray *found)
{
  const PalPlanGroup *group = g_ptr_array_index (plan->groups, activity->group);
  int start = spot->day * PAL_PLAN_QUARTERS + spot->quarter;

  for (guint i = group->first_activity; i < group->end_activity; i++)
    {
      const PalPlanActivity *other = pal_plan_activity (plan, i);
      int begin = other->day * PAL_PLAN_QUARTERS + other->quarter;

      if (other->day < 0 || other == activity
          || (other->person >= 0 && activity->person >= 0 && other->person != activity->person))
        continue;
      if ((activity->after != 0 && other->session_template == activity->after && begin + other->quarters > start)
          || (other->after != 0 && other->after == activity->session_template && begin < start + activity->quarters))
        add_once (found, i);
    }
}

static void
find_in_the_way (const PalPlan *plan, guint index, const PalPlanSpot *spot, GArray *found)
{
  const PalPlanActivity *activity = pal_plan_activity (plan, index);
  const PalPlanGroup *group = g_ptr_array_index (plan->groups, activity->group);
  guint64 span = pal_plan_span (spot->quarter, activity->quarters);

  g_array_set_size (found, 0);
  if (spot->coach >= 0)
    add_held (plan, g_ptr_array_index (plan->coaches, spot->coach), spot->day, span, index, found);
  if (spot->room >= 0)
    add_held (plan, g_ptr_array_index (plan->rooms, spot->room), spot->day, span, index, found);
  if (activity->person >= 0)
    add_held (plan, g_ptr_array_index (plan->people, activity->person), spot->day, span, index, found);
  else
    for (guint i = 0; i < group->people->len; i++)
      add_held (plan, g_ptr_array_index (plan->people, g_array_index (group->people, guint, i)), spot->day, span, index,
                found);
  add_out_of_order (plan, activity, spot, found);
}

/* A room that is large enough, at random; -1 when the file has none, -2 when none fits. */
static int
any_room (const PalPlan *plan, const PalPlanActivity *activity)
{
  guint n = plan->rooms->len, from = n > 0 ? (guint) g_rand_int_range (plan->rand, 0, (gint32) n) : 0;

  for (guint i = 0; i < n; i++)
    if (pal_plan_room_fits (plan, activity, g_ptr_array_index (plan->rooms, (from + i) % n)))
      return (int) ((from + i) % n);
  return n > 0 ? -2 : -1;
}

/* A spot at random that only what the plan has placed itself stands in the way of. */
static gboolean
any_spot (const PalPlan *plan, const PalPlanActivity *activity, PalPlanSpot *spot)
{
  guint64 free, starts;
  int n;

  spot->day = g_rand_int_range (plan->rand, activity->first_day, activity->last_day + 1);
  spot->room = any_room (plan, activity);
  spot->coach = plan->coaches->len > 0 ? g_rand_int_range (plan->rand, 0, (gint32) plan->coaches->len) : -1;
  free = pal_plan_free_people (plan, activity, spot->day, TRUE);
  if (spot->room == -2 || free == 0)
    return FALSE;
  if (spot->room >= 0)
    free &= ~((PalPlanResource *) g_ptr_array_index (plan->rooms, spot->room))->fixed[spot->day];
  if (spot->coach >= 0)
    free &= ~((PalPlanResource *) g_ptr_array_index (plan->coaches, spot->coach))->fixed[spot->day];
  starts = pal_plan_runs (free, activity->quarters) & PAL_PLAN_HALVES;
  if (starts == 0)
    return FALSE;
  for (n = g_rand_int_range (plan->rand, 0, __builtin_popcountll (starts)); n > 0; n--)
    starts &= starts - 1;
  spot->quarter = __builtin_ctzll (starts);
  return TRUE;
}

static double
weight_of (const PalPlan *plan, const GArray *found)
{
  double weight = 0;

  for (guint i = 0; i < found->len; i++)
    weight += 1 + pal_plan_activity (plan, g_array_index (found, guint, i))->weight;
  return weight;
}

/* Places @index where the fewest and least pushed stand, and takes those away; they go to the end of @queue. */
static gboolean
push (Search *self, guint index, GQueue *queue)
{
  PalPlanActivity *activity = pal_plan_activity (self->plan, index);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  PalPlanSpot spot, best = { .day = -1, .cost = G_MAXDOUBLE };

  for (guint i = 0; i < TRIES_PER_PUSH; i++)
    {
      if (!any_spot (self->plan, activity, &spot))
        continue;
      find_in_the_way (self->plan, index, &spot, found);
      spot.cost = weight_of (self->plan, found) + pal_plan_cost (self->plan, activity, &spot) / (2 * PAL_PLAN_WISH);
      if (spot.cost < best.cost)
        best = spot;
    }
  if (best.day < 0)
    return FALSE;
  find_in_the_way (self->plan, index, &best, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint other = g_array_index (found, guint, i);
      pal_plan_activity (self->plan, other)->weight++;
      take (self, other);
      g_queue_push_tail (queue, GUINT_TO_POINTER (other));
    }
  activity->weight++;
  put (self, index, &best);
  return TRUE;
}

static void
place_all (Search *self)
{
  g_autoptr (GArray) order = order_activities (self);
  g_autoptr (GQueue) queue = g_queue_new ();
  guint n_pushes = self->plan->activities->len * PUSHES_A_SESSION;
  guint calm = n_pushes - MIN (n_pushes, self->plan->activities->len * CALM_PUSHES);
  PalPlanSpot spot;

  for (guint i = 0; i < order->len && !is_over (self); i++)
    {
      guint index = g_array_index (order, guint, i);
      if (pal_plan_best_spot (self->plan, pal_plan_activity (self->plan, index), G_MAXDOUBLE, &spot))
        put (self, index, &spot);
      else
        g_queue_push_tail (queue, GUINT_TO_POINTER (index));
    }
  remember (self);
  while (!g_queue_is_empty (queue) && n_pushes > 0 && !is_over (self))
    {
      guint index = GPOINTER_TO_UINT (g_queue_pop_head (queue));
      if (pal_plan_best_spot (self->plan, pal_plan_activity (self->plan, index), G_MAXDOUBLE, &spot))
        put (self, index, &spot);
      else if (push (self, index, queue))
        n_pushes--;
      if (self->n_placed > self->n_best)
        remember (self);
      self->plan->pressed = n_pushes < calm;
    }
  self->plan->pressed = FALSE;
  restore (self);
}

/* What found no spot may find one when it is as short as its template allows. */
static void
shorten_rest (Search *self)
{
  PalPlanSpot spot;

  for (guint i = 0; i < self->plan->activities->len; i++)
    {
      PalPlanActivity *activity = pal_plan_activity (self->plan, i);

      if (activity->day >= 0 || activity->shortest >= activity->longest)
        continue;
      pal_plan_set_minutes (activity, activity->shortest);
      if (pal_plan_best_spot (self->plan, activity, G_MAXDOUBLE, &spot))
        put (self, i, &spot);
      else
        pal_plan_set_minutes (activity, activity->longest);
    }
}

/* Moving what is not as wished --------------------------------------------------------------------------------------- */

static gboolean
move (Search *self, guint index)
{
  PalPlanActivity *activity = pal_plan_activity (self->plan, index);
  PalPlanSpot before = spot_of (activity), best;

  take (self, index);
  before.cost = pal_plan_cost (self->plan, activity, &before);
  if (pal_plan_best_spot (self->plan, activity, before.cost - 1e-6, &best))
    {
      put (self, index, &best);
      return TRUE;
    }
  put (self, index, &before);
  return FALSE;
}

/* Puts back what a push that did not pay had changed. */
static void
undo_push (Search *self, guint index, const PalPlanSpot *before, const GArray *pushed, const GArray *spots)
{
  take (self, index);
  for (guint i = 0; i < pushed->len; i++)
    take (self, g_array_index (pushed, guint, i));
  put (self, index, before);
  for (guint i = 0; i < pushed->len; i++)
    put (self, g_array_index (pushed, guint, i), &g_array_index (spots, PalPlanSpot, i));
}

/* Whether all that were pushed find another spot, and all together are better off than @before. */
static gboolean
resettle (Search *self, const GArray *pushed, double cost, double before)
{
  for (guint i = 0; i < pushed->len; i++)
    {
      guint index = g_array_index (pushed, guint, i);
      PalPlanSpot spot;

      if (!pal_plan_best_spot (self->plan, pal_plan_activity (self->plan, index), before - cost, &spot))
        return FALSE;
      put (self, index, &spot);
      cost += spot.cost;
    }
  return cost < before - 1e-6;
}

/* One session that is not as wished takes a spot at random that is, and those who stood there move. */
static gboolean
push_well (Search *self, guint index)
{
  PalPlanActivity *activity = pal_plan_activity (self->plan, index);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (PalPlanSpot));
  PalPlanSpot before = spot_of (activity), spot;
  double cost = before.cost;

  if (!any_spot (self->plan, activity, &spot))
    return FALSE;
  spot.cost = pal_plan_cost (self->plan, activity, &spot);
  find_in_the_way (self->plan, index, &spot, found);
  if (spot.cost >= PAL_PLAN_WISH || spot.cost >= before.cost || found->len > MOST_PUSHED_WELL)
    return FALSE;
  take (self, index);
  for (guint i = 0; i < found->len; i++)
    {
      guint other = g_array_index (found, guint, i);
      PalPlanSpot stood = spot_of (pal_plan_activity (self->plan, other));
      g_array_append_val (spots, stood);
      cost += stood.cost;
      take (self, other);
    }
  put (self, index, &spot);
  if (resettle (self, found, spot.cost, cost))
    return TRUE;
  undo_push (self, index, &before, found, spots);
  return FALSE;
}

static gboolean
improve (Search *self, guint index)
{
  if (move (self, index))
    return TRUE;
  for (guint i = 0; i < TRIES_PER_PUSH && pal_plan_activity (self->plan, index)->cost >= PAL_PLAN_WISH && !is_over (self); i++)
    if (push_well (self, index))
      return TRUE;
  return FALSE;
}

static void
improve_all (Search *self)
{
  gboolean better = TRUE;

  for (guint round = 0; round < ROUNDS && better && !is_over (self); round++)
    {
      better = FALSE;
      for (guint i = 0; i < self->plan->activities->len && !is_over (self); i++)
        if (pal_plan_activity (self->plan, i)->day >= 0 && improve (self, i))
          better = TRUE;
    }
}

/* A session that is not as wished may be when it is as short as its template allows: three hours do not fit into a morning of
 * school, two and a half do. */
static void
shorten_for_wishes (Search *self)
{
  for (guint i = 0; i < self->plan->activities->len && !is_over (self); i++)
    {
      PalPlanActivity *activity = pal_plan_activity (self->plan, i);
      PalPlanSpot before = spot_of (activity), spot;

      if (before.day < 0 || before.cost < PAL_PLAN_WISH || activity->shortest >= activity->minutes)
        continue;
      take (self, i);
      pal_plan_set_minutes (activity, activity->shortest);
      if (pal_plan_best_spot (self->plan, activity, PAL_PLAN_WISH, &spot))
        {
          put (self, i, &spot);
          continue;
        }
      pal_plan_set_minutes (activity, activity->longest);
      put (self, i, &before);
    }
}

/**
 * pal_plan_search:
 * @seed: another one, another plan
 * @seconds: how long it may take at most; what was found until then is kept
 * @cancellable: (nullable): to stop it at any time, from any thread
 *
 * Looks for the best plan. May be called in a thread: it reads nothing from the file.
 */
void
pal_plan_search (PalPlan *self, guint seed, double seconds, GCancellable *cancellable)
{
  Search search = { .plan = self, .cancellable = cancellable };

  g_return_if_fail (self != NULL);

  search.until = g_get_monotonic_time () + (gint64) (CLAMP (seconds, 0, 86400) * G_USEC_PER_SEC);
  search.best = g_array_sized_new (FALSE, TRUE, sizeof (PalPlanSpot), self->activities->len);
  g_array_set_size (search.best, self->activities->len);
  g_rand_set_seed (self->rand, seed);
  for (guint i = 0; i < self->activities->len; i++)
    {
      pal_plan_remove (self, i);
      pal_plan_activity (self, i)->weight = 0;
      pal_plan_activity (self, i)->left_out = FALSE;
      pal_plan_set_minutes (pal_plan_activity (self, i), pal_plan_activity (self, i)->longest);
    }
  place_all (&search);
  shorten_rest (&search);
  improve_all (&search);
  shorten_for_wishes (&search);
  improve_all (&search);
  g_array_unref (search.best);
}
