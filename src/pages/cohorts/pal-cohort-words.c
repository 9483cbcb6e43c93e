/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/participants/pal-participant-words.h"
#include "records/pal-dates.h"
#include "rules/pal-calendar.h"
#include "rules/pal-cohort-list.h"

/* The words that the list of cohorts and the head of a cohort share. */

/* A course longer than this is counted in months. */
#define MOST_WEEKS 26

static gboolean
has_status (PalRow *cohort, const char *status)
{
  return g_strcmp0 (pal_row_get_text (cohort, PAL_COHORTS_STATUS), status) == 0;
}

static gboolean
get_date (PalRow *cohort, guint column, GDate *date)
{
  return pal_date_from_iso (pal_row_get_text (cohort, column), date);
}

/* What was said of it weighs more than its dates; a cohort without a start that is open has begun. */
PalCohortPhase
pal_cohort_phase (PalRow *cohort)
{
  GDate start, end, today;

  pal_today (&today);
  if (has_status (cohort, "CANCELLED"))
    return PAL_COHORT_CANCELLED;
  if (has_status (cohort, "CLOSED"))
    return PAL_COHORT_OVER;
  if (get_date (cohort, PAL_COHORTS_END_ON, &end) && g_date_compare (&end, &today) < 0)
    return PAL_COHORT_OVER;
  if (get_date (cohort, PAL_COHORTS_START_ON, &start))
    return g_date_compare (&start, &today) > 0 ? PAL_COHORT_PLANNED : PAL_COHORT_RUNNING;
  if (has_status (cohort, "OPEN"))
    return PAL_COHORT_RUNNING;
  return has_status (cohort, "PLANNED") ? PAL_COHORT_PLANNED : PAL_COHORT_UNDATED;
}

static int
count_months (const GDate *from, const GDate *until)
{
  GDate limit;
  int months = 1;

  while (pal_calendar_add_months (from, months, &limit) && g_date_compare (&limit, until) <= 0)
    months++;
  return months;
}

/* "In progress · week 10 of 12". */
static char *
running_words (PalRow *cohort)
{
  GDate start, end, today;
  int weeks, days;

  pal_today (&today);
  if (!get_date (cohort, PAL_COHORTS_START_ON, &start))
    return g_strdup (_("In progress"));
  if (!get_date (cohort, PAL_COHORTS_END_ON, &end))
    return g_strdup (_("In progress · no end"));
  days = g_date_days_between (&start, &today);
  weeks = (g_date_days_between (&start, &end) + 7) / 7;
  if (weeks <= MOST_WEEKS)
    return g_strdup_printf (_("In progress · week %d of %d"), days / 7 + 1, weeks);
  return g_strdup_printf (_("In progress · month %d of %d"), count_months (&start, &today),
                          count_months (&start, &end));
}

static char *
planned_words (PalRow *cohort)
{
  GDate start, today;
  int days;

  pal_today (&today);
  if (!get_date (cohort, PAL_COHORTS_START_ON, &start) || g_date_compare (&start, &today) <= 0)
    return g_strdup (C_("cohort", "Planned"));
  days = g_date_days_between (&today, &start);
  return g_strdup_printf (ngettext ("Planned · begins in %d day", "Planned · begins in %d days", days), days);
}

/* Owned by the caller. */
char *
pal_cohort_state_words (PalRow *cohort)
{
  switch (pal_cohort_phase (cohort))
    {
    case PAL_COHORT_PLANNED:
      return planned_words (cohort);
    case PAL_COHORT_RUNNING:
      return running_words (cohort);
    case PAL_COHORT_OVER:
      return g_strdup (C_("cohort", "Finished"));
    case PAL_COHORT_CANCELLED:
      return g_strdup (C_("cohort", "Cancelled"));
    default:
      return g_strdup (_("Begins when?"));
    }
}

/* The kind of chip that shows the state. */
const char *
pal_cohort_state_chip (PalRow *cohort)
{
  static const char *const chips[] = {
    [PAL_COHORT_UNDATED] = "unknown", [PAL_COHORT_PLANNED] = "plain", [PAL_COHORT_RUNNING] = "info",
    [PAL_COHORT_OVER] = "ok",         [PAL_COHORT_CANCELLED] = "no",
  };

  return chips[pal_cohort_phase (cohort)];
}

/* "17 days", "no end", "finished": what follows "ends in", or stands for it. Owned by the caller. */
char *
pal_cohort_end_words (PalRow *cohort)
{
  int days = (int) pal_row_get_int (cohort, PAL_COHORTS_DAYS_LEFT, 0);

  switch (pal_cohort_phase (cohort))
    {
    case PAL_COHORT_OVER:
      return g_strdup (C_("end of a cohort", "finished"));
    case PAL_COHORT_CANCELLED:
      return g_strdup (C_("end of a cohort", "cancelled"));
    default:
      break;
    }
  if (!pal_row_is_known (cohort, PAL_COHORTS_DAYS_LEFT))
    return g_strdup (C_("end of a cohort", "no end"));
  if (days == 0)
    return g_strdup (C_("end of a cohort", "today"));
  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

/* Whether pal_cohort_end_words() is a number of days. */
gboolean
pal_cohort_ends_in_days (PalRow *cohort)
{
  PalCohortPhase phase = pal_cohort_phase (cohort);

  return phase != PAL_COHORT_OVER && phase != PAL_COHORT_CANCELLED
         && pal_row_get_int (cohort, PAL_COHORTS_DAYS_LEFT, 0) > 0;
}

/* "13/01/2026 – 03/04/2026"; "" when nothing is known. Owned by the caller. */
char *
pal_cohort_dates_words (PalRow *cohort)
{
  g_autofree char *start = pal_participant_date_words (cohort, PAL_COHORTS_START_ON);
  g_autofree char *end = pal_participant_date_words (cohort, PAL_COHORTS_END_ON);

  if (start[0] != '\0' && end[0] != '\0')
    return g_strdup_printf (_("%s – %s"), start, end);
  if (end[0] != '\0')
    return g_strdup_printf (_("until %s"), end);
  if (start[0] == '\0')
    return g_steal_pointer (&start);
  return g_strdup_printf (pal_cohort_phase (cohort) == PAL_COHORT_PLANNED ? _("from %s") : _("since %s"), start);
}

/* The kind of chip of its code. Owned by the caller. */
char *
pal_cohort_chip (PalRow *cohort)
{
  return pal_participant_cohort_look (pal_row_get_int (cohort, PAL_COHORTS_COLOUR, 0));
}

/* What the chip does not say already: the name without the code that it begins with. */
const char *
pal_cohort_name_beside_chip (const char *name, const char *code)
{
  static const char *const marks[] = { " · ", " — " };
  const char *rest;

  if (name == NULL || code == NULL || !g_str_has_prefix (name, code))
    return name;
  rest = name + strlen (code);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (rest, marks[i]))
      return rest + strlen (marks[i]);
  return name;
}
