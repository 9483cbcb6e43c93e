/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-dates.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pal-record.h"
#include "store/pal-text.h"

/* Today's date. PALIER_TODAY (ISO) stands for it in tests and pictures. */
void
pal_today (GDate *today)
{
  const char *given = g_getenv ("PALIER_TODAY");

  if (given != NULL && pal_date_from_iso (given, today))
    return;

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_date_set_dmy (today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
}

/* "2025-02-03"; NULL for a date that is not set. Full transfer. */
char *
pal_date_to_iso (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static gboolean
set_date (GDate *date, int day, int month, int year)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || !g_date_valid_dmy (day, month, year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/* Reads "2025-02-03" exactly; FALSE, with @date cleared, for anything else. */
gboolean
pal_date_from_iso (const char *iso, GDate *date)
{
  g_date_clear (date, 1);
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;
  return set_date (date, atoi (iso + 8), atoi (iso + 5), atoi (iso));
}

/* As people read it: 03/02/2025. "" for a date that is not set. Full transfer. */
char *
pal_date_show (const GDate *date)
{
  if (!g_date_valid (date))
    return g_strdup ("");
  return g_strdup_printf ("%02d/%02d/%04d", g_date_get_day (date), g_date_get_month (date), g_date_get_year (date));
}

/* Two digits of a year: those up to ten years ahead are of this century. */
static int
full_year (int year, int digits, const GDate *today)
{
  if (digits > 2)
    return year;
  int limit = (g_date_get_year (today) + 10) % 100;
  int century = g_date_get_year (today) / 100 * 100;
  return year <= limit ? century + year : century - 100 + year;
}

static int
month_of (const char *word)
{
  static const char *const names[] = {
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  };

  if (strlen (word) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (names[i], word))
      return i % 12 + 1;
  return 0;
}

/* Six or eight digits on end: 030225, 03022025. */
static gboolean
read_digits (const char *typed, const GDate *today, int *day, int *month, int *year)
{
  gsize length = strlen (typed);

  if ((length != 6 && length != 8) || strspn (typed, "0123456789") != length)
    return FALSE;
  sscanf (typed, "%2d%2d%4d", day, month, year);
  *year = full_year (*year, length == 6 ? 2 : 4, today);
  return TRUE;
}

/* "3/2", "3.2.25", "3 fév 2025", "2025-02-03": day, month and perhaps year, apart by anything that is not a letter or a digit. */
static gboolean
read_parts (const char *typed, const GDate *today, int *day, int *month, int *year)
{
  g_autofree char *folded = pal_text_fold (typed);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (parts);

  if (n < 2 || n > 3)
    return FALSE;
  if (strlen (parts[0]) == 4 && n == 3)
    {
      *year = atoi (parts[0]);
      *month = atoi (parts[1]);
      *day = atoi (parts[2]);
      return TRUE;
    }
  *day = atoi (parts[0]);
  *month = g_ascii_isdigit (*parts[1]) ? atoi (parts[1]) : month_of (parts[1]);
  *year = n == 3 ? full_year (atoi (parts[2]), strlen (parts[2]), today) : g_date_get_year (today);
  return *day > 0 && *month > 0;
}

static gboolean
read_relative (const char *typed, const GDate *today, GDate *date)
{
  g_autofree char *folded = pal_text_fold (typed);

  *date = *today;
  if (strcmp (folded, "today") == 0 || strcmp (folded, "aujourd hui") == 0 || strcmp (folded, "auj") == 0)
    return TRUE;
  if (strcmp (folded, "tomorrow") == 0 || strcmp (folded, "demain") == 0)
    {
      g_date_add_days (date, 1);
      return TRUE;
    }
  if (strcmp (folded, "yesterday") == 0 || strcmp (folded, "hier") == 0)
    {
      g_date_subtract_days (date, 1);
      return TRUE;
    }
  if ((*typed == '+' || *typed == '-') && typed[1] != '\0' && strspn (typed + 1, "0123456789") == strlen (typed + 1)
      && strlen (typed) <= 5)
    {
      int days = atoi (typed + 1);
      if (*typed == '+')
        g_date_add_days (date, days);
      else
        g_date_subtract_days (date, days);
      return TRUE;
    }
  return FALSE;
}

/* Reads a date as people type it: 3/2, 3/2/25, 030225, 3 fév, 2025-02-03, today, +7. Two digits of a year mean the last hundred
 * years up to ten years from @today. FALSE with @error in words when it is no date. */
gboolean
pal_date_read (const char *typed, const GDate *today, GDate *date, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  int day = 0, month = 0, year = 0;

  g_date_clear (date, 1);
  if (read_relative (text, today, date))
    return TRUE;
  if (read_digits (text, today, &day, &month, &year) || read_parts (text, today, &day, &month, &year))
    {
      if (set_date (date, day, month, year))
        return TRUE;
      g_date_clear (date, 1);
      if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
        {
          g_autoptr (GDateTime) first = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
          g_autofree char *name = g_date_time_format (first, "%B");
          /* Translators: a day that the calendar does not have: "30 February 2026 does not exist." */
          g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("%d %s %d does not exist."), day, name, year);
          return FALSE;
        }
    }
  g_date_clear (date, 1);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
               _("“%s” is not a date. Type it as 3/2/2025, 030225, 3 feb, today or +7."), text);
  return FALSE;
}
