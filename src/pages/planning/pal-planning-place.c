/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-place.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-field.h"

/* Years that a calendar turns through: what lies beyond was typed by mistake. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

static const char *const modes[] = { [PAL_PLANNING_WEEK] = "week", [PAL_PLANNING_MONTH] = "month", [PAL_PLANNING_AS_LIST] = "list" };
static const char *const colours[] = { [PAL_AGENDA_COHORTS] = "cohorts", [PAL_AGENDA_COACHES] = "coaches", [PAL_AGENDA_ROOMS] = "rooms" };

static const char *const months[] = {
  NC_("calendar", "January"), NC_("calendar", "February"), NC_("calendar", "March"), NC_("calendar", "April"),
  NC_("calendar", "May"), NC_("calendar", "June"), NC_("calendar", "July"), NC_("calendar", "August"),
  NC_("calendar", "September"), NC_("calendar", "October"), NC_("calendar", "November"), NC_("calendar", "December"),
};

const char *
pal_planning_mode_name (PalPlanningMode mode)
{
  return modes[mode];
}

/* The range ------------------------------------------------------------------------------------------------------------- */

static void
go_to_monday (GDate *day)
{
  g_date_subtract_days (day, g_date_get_weekday (day) - 1);
}

/* A month is shown in whole weeks, its list is not. */
static void
find_range (PalPlanningPlace *place)
{
  GDate from = place->day, until;

  if (place->mode == PAL_PLANNING_WEEK)
    {
      go_to_monday (&from);
      until = from;
      g_date_add_days (&until, 7);
    }
  else
    {
      g_date_set_day (&from, 1);
      until = from;
      g_date_add_months (&until, 1);
      if (place->mode == PAL_PLANNING_MONTH)
        {
          go_to_monday (&from);
          g_date_add_days (&until, (8 - (guint) g_date_get_weekday (&until)) % 7);
        }
    }
  place->view.from = from;
  place->view.until = until;
}

/* The week of today, all of it, by cohorts. */
void
pal_planning_place_init (PalPlanningPlace *place)
{
  memset (place, 0, sizeof *place);
  pal_today (&place->day);
  find_range (place);
}

static gboolean
is_in_reach (const GDate *day)
{
  return g_date_valid (day) && g_date_get_year (day) >= FIRST_YEAR && g_date_get_year (day) <= LAST_YEAR;
}

void
pal_planning_place_set_day (PalPlanningPlace *place, const GDate *day)
{
  if (is_in_reach (day))
    place->day = *day;
  find_range (place);
}

void
pal_planning_place_set_mode (PalPlanningPlace *place, PalPlanningMode mode)
{
  place->mode = mode;
  find_range (place);
}

/* So many weeks or months later, or earlier; FALSE at the end of the calendar. */
gboolean
pal_planning_place_turn (PalPlanningPlace *place, int by)
{
  GDate day = place->day;

  by = CLAMP (by, -1000, 1000);
  if (place->mode == PAL_PLANNING_WEEK && by >= 0)
    g_date_add_days (&day, 7 * (guint) by);
  else if (place->mode == PAL_PLANNING_WEEK)
    g_date_subtract_days (&day, 7 * (guint) -by);
  else if (by >= 0)
    g_date_add_months (&day, (guint) by);
  else
    g_date_subtract_months (&day, (guint) -by);
  if (!is_in_reach (&day))
    return FALSE;
  pal_planning_place_set_day (place, &day);
  return TRUE;
}

gboolean
pal_planning_place_shows (const PalPlanningPlace *place, const GDate *day)
{
  return g_date_valid (day) && g_date_compare (day, &place->view.from) >= 0 && g_date_compare (day, &place->view.until) < 0;
}

gboolean
pal_planning_place_is_filtered (const PalPlanningPlace *place)
{
  const PalAgendaView *view = &place->view;

  return view->cohort != 0 || view->coach != 0 || view->room != 0 || view->programme != 0 || view->kind != NULL || view->clashing;
}

void
pal_planning_place_clear_filters (PalPlanningPlace *place)
{
  const PalAgendaView none = { .cancelled = place->view.cancelled };

  place->view = none;
  find_range (place);
}

/* In addresses ---------------------------------------------------------------------------------------------------------- */

/* "2026-W15": the Monday of that week; the first week of a year is the one of 4 January (ISO 8601). */
static gboolean
read_week (const char *text, GDate *day)
{
  guint year, week;

  if (text == NULL || sscanf (text, "%4u-W%2u", &year, &week) != 2 || year < FIRST_YEAR || year > LAST_YEAR || week < 1 || week > 53)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, 4, G_DATE_JANUARY, (GDateYear) year);
  go_to_monday (day);
  g_date_add_days (day, 7 * (week - 1));
  return TRUE;
}

/* "2026-04" */
static gboolean
read_month (const char *text, GDate *day)
{
  g_autofree char *first = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;

  return pal_date_from_iso (first, day) && is_in_reach (day);
}

static char *
format_day (const PalPlanningPlace *place)
{
  GDate thursday = place->day;

  if (place->mode != PAL_PLANNING_WEEK)
    return g_strdup_printf ("%04d-%02d", g_date_get_year (&place->day), g_date_get_month (&place->day));
  go_to_monday (&thursday);
  g_date_add_days (&thursday, 3);            /* its year is the week's */
  return g_strdup_printf ("%04d-W%02u", g_date_get_year (&thursday), g_date_get_iso8601_week_of_year (&thursday));
}

static const char *
find_kind (const char *code)
{
  return pal_choice_find ("session_kind", code) != NULL ? g_intern_string (code) : NULL;
}

static void
read_filter (PalPlanningPlace *place, const char *word)
{
  PalAgendaView *view = &place->view;
  const struct { const char *name; gint64 *id; } ids[] = {
    { "cohort-", &view->cohort }, { "coach-", &view->coach }, { "room-", &view->room }, { "programme-", &view->programme },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_has_prefix (word, ids[i].name))
      g_ascii_string_to_signed (word + strlen (ids[i].name), 10, 0, G_MAXINT64, ids[i].id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (word, colours[i]))
      place->colour = (PalAgendaChoices) i;
  if (g_str_has_prefix (word, "kind-"))
    view->kind = find_kind (word + strlen ("kind-"));
  view->clashing |= g_str_equal (word, "clashing");
  view->cancelled |= g_str_equal (word, "cancelled");
}

/* What an address says; what it does not say, or what makes no sense, is as at first, and without a tab all stays as it is. */
void
pal_planning_place_read (PalPlanningPlace *place, const char *tab)
{
  g_auto (GStrv) parts = g_strsplit (tab != NULL ? tab : "", "/", 3), words = NULL;
  guint n = g_strv_length (parts);
  GDate day;

  if (n == 0 || parts[0][0] == '\0')
    return;
  pal_planning_place_init (place);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (parts[0], modes[i]))
      place->mode = (PalPlanningMode) i;
  if (n > 1 && (read_week (parts[1], &day) || read_month (parts[1], &day)))
    place->day = day;
  words = g_strsplit (n > 2 ? parts[2] : "", ".", -1);
  for (guint i = 0; words[i] != NULL; i++)
    read_filter (place, words[i]);
  find_range (place);
}

static void
add_id (GString *filters, const char *name, gint64 id)
{
  if (id != 0)
    g_string_append_printf (filters, ".%s-%" G_GINT64_FORMAT, name, id);
}

/* Full transfer. */
char *
pal_planning_place_format (const PalPlanningPlace *place)
{
  const PalAgendaView *view = &place->view;
  g_autofree char *day = format_day (place);
  g_autoptr (GString) filters = g_string_new (NULL);

  add_id (filters, "cohort", view->cohort);
  add_id (filters, "coach", view->coach);
  add_id (filters, "room", view->room);
  add_id (filters, "programme", view->programme);
  if (view->kind != NULL)
    g_string_append_printf (filters, ".kind-%s", view->kind);
  if (view->clashing)
    g_string_append (filters, ".clashing");
  if (view->cancelled)
    g_string_append (filters, ".cancelled");
  if (place->colour != PAL_AGENDA_COHORTS)
    g_string_append_printf (filters, ".%s", colours[place->colour]);
  return filters->len > 0 ? g_strdup_printf ("%s/%s/%s", modes[place->mode], day, filters->str + 1) : g_strdup_printf ("%s/%s", modes[place->mode], day);
}

/* In words -------------------------------------------------------------------------------------------------------------- */

static const char *
month_of (const GDate *day)
{
  return g_dpgettext2 (NULL, "calendar", months[g_date_get_month (day) - 1]);
}

/* From Monday to Friday. */
static char *
week_title (const PalPlanningPlace *place)
{
  GDate from = place->view.from, to = from;

  g_date_add_days (&to, 4);
  if (g_date_get_year (&from) != g_date_get_year (&to))
    /* Translators: day, month and year of the first and of the last day. */
    return g_strdup_printf (C_("a week", "%1$d %2$s %3$d – %4$d %5$s %6$d"), g_date_get_day (&from), month_of (&from), g_date_get_year (&from),
                            g_date_get_day (&to), month_of (&to), g_date_get_year (&to));
  if (g_date_get_month (&from) != g_date_get_month (&to))
    /* Translators: day and month of the first and of the last day, and the year. */
    return g_strdup_printf (C_("a week", "%1$d %2$s – %3$d %4$s %5$d"), g_date_get_day (&from), month_of (&from), g_date_get_day (&to),
                            month_of (&to), g_date_get_year (&to));
  /* Translators: the first and the last day, month and year. */
  return g_strdup_printf (C_("a week", "%1$d – %2$d %3$s %4$d"), g_date_get_day (&from), g_date_get_day (&to), month_of (&to), g_date_get_year (&to));
}

char *
pal_planning_place_title (const PalPlanningPlace *place)
{
  if (place->mode == PAL_PLANNING_WEEK)
    return week_title (place);
  /* Translators: month, year. */
  return g_strdup_printf (C_("calendar", "%1$s %2$d"), month_of (&place->day), g_date_get_year (&place->day));
}

char *
pal_planning_place_week (const PalPlanningPlace *place)
{
  if (place->mode != PAL_PLANNING_WEEK)
    return g_strdup ("");
  return g_strdup_printf (_("week %u"), g_date_get_iso8601_week_of_year (&place->view.from));
}
