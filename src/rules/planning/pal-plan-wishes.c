/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "pal-plan-private.h"
#include "records/pal-dates.h"
#include "records/pal-lookup.h"
#include "store/pal-text.h"

/* Wishes: of a programme for all its cohorts, of a cohort, of a coach for all sessions. A value is a list joined by "|":
 *   WEEKDAYS 1|2|4 (Monday is 1; a Saturday wished is a Saturday open)   HOURS 09:00-11:30|13:30-16:00
 *   ROOM, COACH names or keys   THEME themes: of a coach, what they run; of a cohort, in which order
 *   BREAK 2026-04-13/2026-04-26, both days included   SPREAD sessions a week, at most
 * A wish of the cohort stands in place of the programme's of the same kind. What cannot be read is no wish. */

static guint64
read_hours (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", -1);
  guint64 hours = 0;

  for (int i = 0; parts[i] != NULL; i++)
    {
      guint from_hour, from, until_hour, until;
      if (sscanf (parts[i], "%2u:%2u-%2u:%2u", &from_hour, &from, &until_hour, &until) != 4)
        continue;
      int begin = ((int) (from_hour * 60 + from) - PAL_PLAN_DAWN + PAL_PLAN_QUARTER - 1) / PAL_PLAN_QUARTER;
      int end = ((int) (until_hour * 60 + until) - PAL_PLAN_DAWN) / PAL_PLAN_QUARTER;
      begin = CLAMP (begin, 0, PAL_PLAN_QUARTERS - 1);
      end = CLAMP (end, 0, PAL_PLAN_QUARTERS);
      if (end > begin)
        hours |= pal_plan_span (begin, end - begin);
    }
  return hours;
}

static gboolean
is_weekday_of (const PalPlan *self, int day, const char *value)
{
  GDate date = self->first;

  g_date_add_days (&date, (guint) day);
  return strchr (value, (char) ('0' + g_date_get_weekday (&date))) != NULL;
}

static void
wish_weekdays (PalPlan *self, guint64 *wished, const char *value)
{
  for (int day = 0; day < self->n_days; day++)
    if (!is_weekday_of (self, day, value))
      wished[day] = 0;
}

static void
wish_hours (PalPlan *self, guint64 *wished, const char *value)
{
  guint64 hours = read_hours (value);

  for (int day = 0; hours != 0 && day < self->n_days; day++)
    wished[day] &= hours;
}

static void
wish_break (PalPlan *self, guint64 *wished, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) days = g_strsplit (parts[i], "/", 2);
      GDate from, until;

      if (days[0] == NULL || !pal_date_from_iso (days[0], &from) || !pal_date_from_iso (days[1] != NULL ? days[1] : days[0], &until))
        continue;
      int first = g_date_days_between (&self->first, &from), last = g_date_days_between (&self->first, &until);
      for (int day = MAX (first, 0); day <= MIN (last, self->n_days - 1); day++)
        wished[day] = 0;
    }
}

/* A Saturday or a Sunday that is asked for by its name can be used. */
static void
open_weekend (PalPlan *self, PalPlanGroup *group, const char *value)
{
  guint64 usual = 0;

  for (int day = group->first_day; day <= group->last_day; day++)
    usual |= group->open[day];
  for (int day = group->first_day; day <= group->last_day; day++)
    {
      GDate date = self->first;

      g_date_add_days (&date, (guint) day);
      if (g_date_get_weekday (&date) >= G_DATE_SATURDAY && is_weekday_of (self, day, value))
        group->open[day] = usual;
    }
}

static int
find_resource (PalPlan *self, const GPtrArray *resources, const char *table, const char *typed)
{
  g_autofree char *wanted = pal_text_fold (typed);
  gint64 id = pal_record_lookup (self->store, table, typed, NULL);

  for (guint i = 0; i < resources->len; i++)
    {
      const PalPlanResource *resource = g_ptr_array_index (resources, i);
      g_autofree char *name = pal_text_fold (resource->name);
      if ((id != 0 && resource->id == id) || g_strcmp0 (name, wanted) == 0)
        return (int) i;
    }
  return -1;
}

static void
wish_resources (PalPlan *self, const GPtrArray *resources, const char *table, const char *value, guint8 **wished)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", -1);
  g_autofree guint8 *chosen = g_new0 (guint8, resources->len + 1);
  gboolean some = FALSE;

  for (int i = 0; parts[i] != NULL; i++)
    {
      int index = find_resource (self, resources, table, g_strstrip (parts[i]));
      if (index >= 0)
        some = chosen[index] = TRUE;
    }
  if (!some)
    return;
  g_free (*wished);
  *wished = g_steal_pointer (&chosen);
}

static void
wish_of_group (PalPlan *self, PalPlanGroup *group, const char *kind, const char *value)
{
  if (g_str_equal (kind, "WEEKDAYS"))
    {
      open_weekend (self, group, value);
      wish_weekdays (self, group->wished, value);
    }
  else if (g_str_equal (kind, "HOURS"))
    wish_hours (self, group->wished, value);
  else if (g_str_equal (kind, "BREAK"))
    wish_break (self, group->wished, value);
  else if (g_str_equal (kind, "ROOM"))
    wish_resources (self, self->rooms, "room", value, &group->rooms);
  else if (g_str_equal (kind, "COACH"))
    wish_resources (self, self->coaches, "contact", value, &group->coaches);
  else if (g_str_equal (kind, "SPREAD"))
    group->a_week = (int) g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (kind, "THEME"))
    {
      g_strfreev (group->themes);
      group->themes = g_strsplit (value, "|", -1);
    }
}

static void
wish_of_coach (PalPlan *self, PalPlanResource *coach, const char *kind, const char *value)
{
  if (g_str_equal (kind, "THEME"))
    {
      g_strfreev (coach->themes);
      coach->themes = g_strsplit (value, "|", -1);
      return;
    }
  if (coach->wished == NULL)
    {
      coach->wished = g_new (guint64, self->n_days);
      memset (coach->wished, 0xff, self->n_days * sizeof (guint64));
    }
  if (g_str_equal (kind, "WEEKDAYS"))
    wish_weekdays (self, coach->wished, value);
  else if (g_str_equal (kind, "HOURS"))
    wish_hours (self, coach->wished, value);
  else if (g_str_equal (kind, "BREAK"))
    wish_break (self, coach->wished, value);
}

static gboolean
load_of_group (PalPlan *self, PalPlanGroup *group, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store,
    "SELECT kind, value FROM plan_wish w WHERE trim(coalesce(value, '')) <> '' AND (cohort = ?1 "
    "OR (programme = ?2 AND cohort IS NULL AND NOT EXISTS (SELECT 1 FROM plan_wish o WHERE o.cohort = ?1 AND o.kind = w.kind))) "
    "ORDER BY id", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, group->id);
  pal_statement_bind_int (row, 2, group->programme);
  while (pal_statement_step (row, &failure))
    wish_of_group (self, group, pal_statement_get_text (row, 0), pal_statement_get_text (row, 1));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
pal_plan_load_wishes (PalPlan *self, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (self->store, "SELECT contact, kind, value FROM plan_wish WHERE contact IS NOT NULL "
                                    "AND trim(coalesce(value, '')) <> '' ORDER BY id", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    for (guint i = 0; i < self->coaches->len; i++)
      {
        PalPlanResource *coach = g_ptr_array_index (self->coaches, i);
        if (coach->id == pal_statement_get_int (row, 0))
          wish_of_coach (self, coach, pal_statement_get_text (row, 1), pal_statement_get_text (row, 2));
      }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  for (guint i = 0; i < self->groups->len; i++)
    if (!load_of_group (self, g_ptr_array_index (self->groups, i), error))
      return FALSE;
  return TRUE;
}
