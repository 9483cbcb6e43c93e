/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-scene.h"

#include <glib/gi18n.h>

/* What a calendar says: on its heads, and to somebody who hears it. */

static const char *const names[] = {
  NC_("calendar", "Monday"), NC_("calendar", "Tuesday"), NC_("calendar", "Wednesday"), NC_("calendar", "Thursday"),
  NC_("calendar", "Friday"), NC_("calendar", "Saturday"), NC_("calendar", "Sunday"),
};

static const char *const brief_names[] = {
  NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"), NC_("weekday", "Fri"),
  NC_("weekday", "Sat"), NC_("weekday", "Sun"),
};

static const char *const months[] = {
  NC_("calendar", "January"), NC_("calendar", "February"), NC_("calendar", "March"), NC_("calendar", "April"),
  NC_("calendar", "May"), NC_("calendar", "June"), NC_("calendar", "July"), NC_("calendar", "August"),
  NC_("calendar", "September"), NC_("calendar", "October"), NC_("calendar", "November"), NC_("calendar", "December"),
};

static const char *
name_of (const GDate *date, gboolean brief)
{
  guint index = (guint) g_date_get_weekday (date) - 1;

  return brief ? g_dpgettext2 (NULL, "weekday", brief_names[index]) : g_dpgettext2 (NULL, "calendar", names[index]);
}

static const char *
month_of (const GDate *date)
{
  return g_dpgettext2 (NULL, "calendar", months[g_date_get_month (date) - 1]);
}

/* "9:05"; the end of a day is "24:00", what lies beyond is an hour of the next day. Full transfer, as all of these. */
char *
pal_calendar_clock (int minute)
{
  if (minute != PAL_CALENDAR_DAY)
    minute = ((minute % PAL_CALENDAR_DAY) + PAL_CALENDAR_DAY) % PAL_CALENDAR_DAY;
  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

/* "9:00 – 11:00" */
char *
pal_calendar_span (int from, int minutes)
{
  g_autofree char *start = pal_calendar_clock (from), *end = pal_calendar_clock (from + minutes);

  return g_strdup_printf ("%s – %s", start, end);
}

/* "Tuesday", "Tue" */
char *
pal_calendar_weekday (const GDate *date, gboolean brief)
{
  return g_strdup (name_of (date, brief));
}

static char *
number_of (const GDate *date)
{
  return g_date_get_day (date) == 1 ? g_strdup (C_("first day of a month", "1")) : g_strdup_printf ("%d", g_date_get_day (date));
}

/* "Tuesday 7" */
char *
pal_calendar_day_name (const GDate *date, gboolean brief)
{
  g_autofree char *day = number_of (date);

  /* Translators: a day of the week and of the month, at the head of a column. */
  return g_strdup_printf (C_("calendar", "%1$s %2$s"), name_of (date, brief), day);
}

/* "Tuesday 7 April" */
char *
pal_calendar_day_words (const GDate *date)
{
  g_autofree char *day = number_of (date);

  /* Translators: day of the week, day, month. */
  return g_strdup_printf (C_("calendar", "%1$s %2$s %3$s"), name_of (date, FALSE), day, month_of (date));
}

/* "April 2026" */
char *
pal_calendar_month_words (const GDate *date)
{
  /* Translators: month, year. */
  return g_strdup_printf (C_("calendar", "%1$s %2$d"), month_of (date), g_date_get_year (date));
}

static void
add_words (GString *words, const char *more)
{
  if (more != NULL && more[0] != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", more);
}

static void
add_state (GString *words, const PalCalendarItem *item)
{
  if (item->state & PAL_CALENDAR_PROPOSED)
    add_words (words, C_("calendar", "proposed"));
  if (item->state & PAL_CALENDAR_CANCELLED)
    add_words (words, C_("calendar", "cancelled"));
  if (item->state & PAL_CALENDAR_HELD)
    add_words (words, C_("calendar", "held"));
  if (item->state & PAL_CALENDAR_CLASH)
    {
      /* Translators: a clash of sessions; why. */
      g_autofree char *clash = item->clash != NULL ? g_strdup_printf (_("clash: %s"), item->clash) : g_strdup (_("clash"));

      add_words (words, clash);
    }
}

/* All that is known of an item, in one sentence. */
char *
pal_calendar_item_words (const PalCalendarItem *item)
{
  GString *words = g_string_new (NULL);
  g_autofree char *day = pal_calendar_day_words (&item->day), *from = pal_calendar_clock (item->minute);
  g_autofree char *to = pal_calendar_clock (item->minute + item->minutes);
  g_auto (GStrv) lines = g_strsplit (item->lines != NULL ? item->lines : "", "\n", -1);
  /* Translators: from one hour to another: "9:00 to 11:00". */
  g_autofree char *hours = g_strdup_printf (C_("calendar", "%1$s to %2$s"), from, to);

  add_words (words, day);
  add_words (words, hours);
  add_words (words, item->title);
  add_words (words, item->code);
  for (guint i = 0; lines[i] != NULL; i++)
    add_words (words, lines[i]);
  add_state (words, item);
  return g_string_free (words, FALSE);
}

/* An empty place. */
char *
pal_calendar_slot_words (const PalCalendarScene *scene, const GDate *date, int minute)
{
  GString *words = g_string_new (NULL);
  g_autofree char *day = pal_calendar_day_words (date), *hour = pal_calendar_clock (minute);
  int found = pal_calendar_scene_find_day (scene, g_date_get_julian (date));
  const PalCalendarMark *holiday = found >= 0 ? pal_calendar_scene_holiday (scene, (guint) found) : NULL;

  add_words (words, day);
  if (scene->mode == PAL_CALENDAR_WEEK)
    add_words (words, hour);
  add_words (words, holiday != NULL ? holiday->words : NULL);
  add_words (words, C_("calendar", "empty"));
  return g_string_free (words, FALSE);
}

/* What is shown: "Week of Monday 6 April", "April 2026". */
char *
pal_calendar_scene_title (const PalCalendarScene *scene)
{
  g_autofree char *day = NULL;
  GDate first;

  if (scene->mode == PAL_CALENDAR_MONTH)
    return pal_calendar_month_words (&scene->day);
  pal_calendar_scene_date (scene, 0, &first);
  day = pal_calendar_day_words (&first);
  /* Translators: a day: "Monday 6 April". */
  return g_strdup_printf (_("Week of %s"), day);
}

/* How much there is on which day. */
char *
pal_calendar_scene_words (const PalCalendarScene *scene)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < scene->days->len; i++)
    {
      const PalCalendarMark *holiday = pal_calendar_scene_holiday (scene, i);
      guint n = pal_calendar_scene_count (scene, i);
      g_autofree char *day = NULL, *count = g_strdup_printf (ngettext ("%u session", "%u sessions", n), n);
      GDate date;

      if (n == 0 && holiday == NULL)
        continue;
      pal_calendar_scene_date (scene, i, &date);
      day = pal_calendar_day_words (&date);
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? "; " : "", day, holiday != NULL ? holiday->words : count);
    }
  for (guint i = 0; i < scene->strips->len; i++)
    if (g_array_index (scene->strips, PalCalendarStrip, i).row == 0)
      {
        const PalCalendarMark *mark = g_ptr_array_index (scene->marks, g_array_index (scene->strips, PalCalendarStrip, i).mark);

        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", mark->words);
      }
  return g_string_free (words, FALSE);
}
