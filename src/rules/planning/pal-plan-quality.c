/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-plan-private.h"

/* How good a plan is, and how good one could be at all. The bounds are made by forgetting rules, so that no plan passes them:
 * a session that stands alone, a coach or a room that serves anybody at any free hour. */

/* What one session could have if no other were placed ---------------------------------------------------------------- */

static gboolean
some_room_alone (const PalPlan *self, const PalPlanActivity *activity, int day, guint64 free, gboolean wished)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);

  for (guint i = 0; i < self->rooms->len; i++)
    {
      const PalPlanResource *room = g_ptr_array_index (self->rooms, i);

      if (pal_plan_room_fits (self, activity, room) && (!wished || group->rooms == NULL || group->rooms[i])
          && pal_plan_runs (free & ~room->fixed[day], activity->quarters) != 0)
        return TRUE;
    }
  return self->rooms->len == 0 && pal_plan_runs (free, activity->quarters) != 0;
}

static gboolean
some_coach_alone (const PalPlan *self, const PalPlanActivity *activity, int day, guint64 people, gboolean wished)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  int n = (int) self->coaches->len;

  for (int i = n > 0 ? 0 : -1; i < n; i++)
    {
      const PalPlanResource *coach = i >= 0 ? g_ptr_array_index (self->coaches, i) : NULL;
      guint64 free = coach != NULL ? people & ~coach->fixed[day] : people;

      if (wished && coach != NULL && group->coaches != NULL && !group->coaches[i])
        continue;
      if (wished)
        free &= pal_plan_wished (self, activity, day, i);
      if (some_room_alone (self, activity, day, free, wished))
        return TRUE;
    }
  return FALSE;
}

/* As short as its template allows, on any of its days. */
static gboolean
stands_alone (const PalPlan *self, const PalPlanActivity *activity, gboolean wished)
{
  PalPlanActivity shortest = *activity;

  pal_plan_set_minutes (&shortest, MIN (activity->shortest, activity->longest));
  for (int day = activity->first_day; day <= activity->last_day; day++)
    {
      guint64 people = pal_plan_free_people (self, &shortest, day, TRUE);

      if (pal_plan_runs (people, shortest.quarters) != 0 && some_coach_alone (self, &shortest, day, people, wished))
        return TRUE;
    }
  return FALSE;
}

/* What coaches or rooms have time for -------------------------------------------------------------------------------- */

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The lengths of all sessions, as short as can be, in quarters, the shortest first. Full transfer. */
static GArray *
sort_lengths (const PalPlan *self)
{
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->activities->len; i++)
    {
      PalPlanActivity shortest = *pal_plan_activity (self, i);

      pal_plan_set_minutes (&shortest, MIN (shortest.shortest, shortest.longest));
      g_array_append_val (lengths, shortest.quarters);
    }
  g_array_sort (lengths, compare_ints);
  return lengths;
}

/* How many sessions of @length, one after the other, a day that is free at @free has room for. */
static guint
count_slots (guint64 free, int length)
{
  guint n = 0;

  for (int quarter = 0; quarter < PAL_PLAN_QUARTERS;)
    {
      int run = 0;

      while (quarter + run < PAL_PLAN_QUARTERS && (free >> (quarter + run) & 1) != 0)
        run++;
      n += (guint) (run / MAX (length, 1));
      quarter += run + 1;
    }
  return n;
}

static guint64
open_for_anybody (const PalPlan *self, int day)
{
  guint64 open = 0;

  for (guint i = 0; i < self->groups->len; i++)
    open |= ((PalPlanGroup *) g_ptr_array_index (self->groups, i))->open[day];
  return open;
}

/* At most how many sessions all of @resources have time for; @minutes: how long they are free, -1 when there is none. */
static guint
count_most (const PalPlan *self, const GPtrArray *resources, const GArray *lengths, int *minutes)
{
  guint slots = 0, by_length = 0;
  gint64 free_quarters = 0, used = 0;

  *minutes = -1;
  if (resources->len == 0 || lengths->len == 0)
    return lengths->len;
  for (int day = 0; day < self->n_days; day++)
    for (guint i = 0; i < resources->len; i++)
      {
        guint64 free = open_for_anybody (self, day) & ~((PalPlanResource *) g_ptr_array_index (resources, i))->fixed[day];

        free_quarters += __builtin_popcountll (free);
        slots += count_slots (free, g_array_index (lengths, int, 0));
      }
  *minutes = (int) MIN (free_quarters * PAL_PLAN_QUARTER, G_MAXINT);
  while (by_length < lengths->len && used + g_array_index (lengths, int, by_length) <= free_quarters)
    used += g_array_index (lengths, int, by_length++);
  return MIN (MIN (slots, by_length), lengths->len);
}

/* The figures -------------------------------------------------------------------------------------------------------- */

static void
measure_found (const PalPlan *self, PalPlanQuality *quality)
{
  guint n = 0, days = 0;

  for (guint i = 0; i < self->activities->len; i++)
    {
      const PalPlanActivity *activity = pal_plan_activity (self, i);

      if (activity->day < 0)
        continue;
      quality->placed++;
      quality->as_wished += activity->cost < PAL_PLAN_WISH;
      if (activity->person >= 0)
        continue;
      days += (guint) ABS (activity->day - activity->ideal_day);
      n++;
    }
  quality->days_off = n > 0 ? (double) days / n : 0;
}

/* What the last search found, and the bounds. */
void
pal_plan_measure (PalPlan *self, PalPlanQuality *quality)
{
  g_autoptr (GArray) lengths = NULL;
  guint alone = 0, wished = 0, coaches, rooms;

  g_return_if_fail (self != NULL && quality != NULL);

  *quality = (PalPlanQuality) { .sessions = self->activities->len };
  lengths = sort_lengths (self);
  measure_found (self, quality);
  for (guint i = 0; i < self->activities->len; i++)
    {
      const PalPlanActivity *activity = pal_plan_activity (self, i);

      quality->needed_minutes += g_array_index (lengths, int, i) * PAL_PLAN_QUARTER;
      alone += stands_alone (self, activity, FALSE);
      wished += stands_alone (self, activity, TRUE);
    }
  coaches = count_most (self, self->coaches, lengths, &quality->coach_minutes);
  rooms = count_most (self, self->rooms, lengths, &quality->room_minutes);
  quality->most_placed = MIN (alone, MIN (coaches, rooms));
  quality->most_wished = MIN (wished, quality->most_placed);
}

static char *
hours_words (const char *format, int minutes)
{
  g_auto (GStrv) halves = g_strsplit (format, "%d", 2);
  g_autofree char *digits = g_strdup_printf ("%d", minutes / 60);

  return g_strjoinv (digits, halves);
}

/* "26 of 26 sessions placed (at most 26), 25 as wished (at most 26)…", in one line. Full transfer. */
char *
pal_plan_quality_words (const PalPlanQuality *quality)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *needed = NULL;

  g_string_append_printf (words, _("%u of %u sessions placed (no plan could place more than %u), %u as wished (at most %u)"), quality->placed,
                          quality->sessions, quality->most_placed, quality->as_wished, quality->most_wished);
  g_string_append_printf (words, _("; %.1f days from an even spread on average"), quality->days_off);
  needed = hours_words (_("; %d h of sessions"), quality->needed_minutes);
  g_string_append (words, needed);
  if (quality->coach_minutes >= 0)
    {
      g_autofree char *coaches = hours_words (_(", for which coaches have %d h"), quality->coach_minutes);
      g_string_append (words, coaches);
    }
  if (quality->room_minutes >= 0)
    {
      g_autofree char *rooms = hours_words (_(" and rooms %d h"), quality->room_minutes);
      g_string_append (words, rooms);
    }
  return g_strdup (words->str);
}
