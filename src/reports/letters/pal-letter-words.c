/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter.h"

#include <glib/gi18n-lib.h>

/* Dates as a letter says them. The system's own words would be those of another locale when the program's language was
 * chosen apart from it. */

static const char *const weekdays[] = {
  NC_("in a letter", "Monday"), NC_("in a letter", "Tuesday"), NC_("in a letter", "Wednesday"),
  NC_("in a letter", "Thursday"), NC_("in a letter", "Friday"), NC_("in a letter", "Saturday"),
  NC_("in a letter", "Sunday"),
};

static const char *const months[] = {
  NC_("in a letter", "January"), NC_("in a letter", "February"), NC_("in a letter", "March"), NC_("in a letter", "April"),
  NC_("in a letter", "May"), NC_("in a letter", "June"), NC_("in a letter", "July"), NC_("in a letter", "August"),
  NC_("in a letter", "September"), NC_("in a letter", "October"), NC_("in a letter", "November"),
  NC_("in a letter", "December"),
};

/* "Tuesday 17 March 2026". Full transfer. */
char *
pal_letter_day (const GDate *date, gboolean weekday)
{
  const char *month = g_dpgettext2 (GETTEXT_PACKAGE, "in a letter", months[g_date_get_month (date) - 1]);
  const char *day_name = g_dpgettext2 (GETTEXT_PACKAGE, "in a letter", weekdays[g_date_get_weekday (date) - 1]);
  /* Translators: the first day of a month: "1er" in French. */
  g_autofree char *day = g_date_get_day (date) == 1 ? g_strdup (C_("first day of a month", "1"))
                                                    : g_strdup_printf ("%d", g_date_get_day (date));

  if (!weekday)
    /* Translators: day, month, year. */
    return g_strdup_printf (C_("date in a letter", "%s\302\240%s %d"), day, month, g_date_get_year (date));
  /* Translators: day of the week, day, month, year. */
  return g_strdup_printf (C_("date in a letter", "%s %s\302\240%s %d"), day_name, day, month, g_date_get_year (date));
}
