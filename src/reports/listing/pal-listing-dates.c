/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-read.h"
#include "store/pal-text.h"

/* Dates as people write them in spreadsheets: 13.03.1983, 20/02/95, 1979-07-05, 3 mars 1984, 06-08-1985, 19830313, and
 * the number of days since 1900 that Excel shows when a column lost its format. The day stands before the month, as in
 * France, unless the sender is known to write the month first. */

#define MAX_PARTS 5
#define EXCEL_MIN 10000       /* 1927-05-18: five digits */
#define EXCEL_MAX 73050       /* 2099-12-31 */
#define EXCEL_EPOCH 693594    /* Julian day (GLib) of 1899-12-30 */

/* A number or a month's name. */
typedef struct {
  int   value;    /* of a month's name: 1 to 12 */
  guint digits;   /* 0: a month's name */
} Part;

static const char *const months[] = {
  "janvier january",   "fevrier february",  "mars march",  "avril april",         "mai may",
  "juin june",         "juillet july",      "aout august", "septembre september", "octobre october",
  "novembre november", "decembre december",
};

static const char *const filling[] = {
  "le",       "er",    "st",       "nd",     "rd",       "th",  "du",  "de",  "ne",  "nee", "of",  "lundi", "mardi",
  "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mer", "jeu", "ven", "sam", "dim", NULL,
};

/* The month that a word begins, or 0. "jui" could be two of them. */
static int
find_month (const char *word)
{
  gsize length = strlen (word);
  int found = 0;

  if (length < 3)
    return 0;
  for (int i = 0; i < 12; i++)
    {
      const char *english = strchr (months[i], ' ') + 1;
      gsize french_length = (gsize) (english - 1 - months[i]);

      if ((length <= french_length && strncmp (months[i], word, length) == 0) || g_str_has_prefix (english, word))
        {
          if (found != 0)
            return 0;
          found = i + 1;
        }
    }
  return found;
}

static gboolean
add_word (const char *start, gsize length, Part *parts, guint *n_parts)
{
  g_autofree char *word = g_strndup (start, length);
  g_autofree char *folded = pal_text_fold (word);
  int month;

  if (g_strv_contains (filling, folded))
    return TRUE;
  month = find_month (folded);
  if (month == 0 || *n_parts == MAX_PARTS)
    return FALSE;
  parts[(*n_parts)++] = (Part) { month, 0 };
  return TRUE;
}

/* The time of day that some programs add: "1979-07-05 00:00:00", "05/07/1979T00:00". */
static gsize
length_without_time (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *at = colon;

  if (colon == NULL)
    return strlen (text);
  while (at > text && g_ascii_isdigit (at[-1]))
    at--;
  if (at > text && (at[-1] == 'T' || at[-1] == ' '))
    return (gsize) (at - 1 - text);
  return strlen (text);
}

/* Cuts a text into numbers and months. FALSE when something else stands in it. */
static gboolean
split (const char *text, Part *parts, guint *n_parts)
{
  const char *at = text, *end = text + length_without_time (text);

  while (at < end)
    {
      const char *start = at;
      gunichar c = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at))
        {
          Part part = { 0, 0 };

          for (; at < end && g_ascii_isdigit (*at); at++, part.digits++)
            part.value = part.digits < 8 ? part.value * 10 + (*at - '0') : part.value;
          if (part.digits > 8 || *n_parts == MAX_PARTS)
            return FALSE;
          parts[(*n_parts)++] = part;
        }
      else if (g_unichar_isalpha (c))
        {
          while (at < end && g_unichar_isalpha (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          if (!add_word (start, (gsize) (at - start), parts, n_parts))
            return FALSE;
        }
      else if (c < 0x80 ? strchr (" \t\n\r./-,_\\'", (int) c) != NULL
                        : c == 0xA0 || c == 0x202F || c == 0x2019 || c == 0x2013)
        at = g_utf8_next_char (at);
      else
        return FALSE;
    }
  return TRUE;
}

/* Two digits of a year mean the hundred years that end ten years from now for a birth (nobody here is younger than
 * that), and those that end in twenty years for a fact. */
static int
full_year (Part year, PalDateSense sense, const GDate *today)
{
  int last = g_date_get_year (today) + (sense & PAL_DATE_OF_FACT ? 20 : -10);

  if (year.digits > 2)
    return year.value;
  return last - ((last - year.value) % 100 + 100) % 100;
}

static gboolean
put_date (int day, int month, int year, GDate *date)
{
  if (year < 1 || year > 9999 || day < 1 || day > 31 || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* One number: 13031983, 19830313, 130383, or Excel's count of days. */
static gboolean
read_one_number (Part part, PalDateSense sense, const GDate *today, GDate *date)
{
  if (part.digits == 8)
    return put_date (part.value / 1000000, part.value / 10000 % 100, part.value % 10000, date)
           || put_date (part.value % 100, part.value / 100 % 100, part.value / 10000, date);
  if (part.digits == 6)
    return put_date (part.value / 10000, part.value / 100 % 100,
                     full_year ((Part){ part.value % 100, 2 }, sense, today), date);
  if (part.digits != 5 || part.value < EXCEL_MIN || part.value > EXCEL_MAX)
    return FALSE;
  g_date_set_julian (date, EXCEL_EPOCH + (guint) part.value);
  return TRUE;
}

static char *
why_not_three (Part month, PalDateSense sense, const char *text)
{
  if (month.value > 12 && (sense & PAL_DATE_MONTH_FIRST))
    return g_strdup_printf (_("“%s”: there is no month %d (the month comes first)"), text, month.value);
  if (month.value > 12)
    return g_strdup_printf (_("“%s”: there is no month %d (the day comes first)"), text, month.value);
  return g_strdup_printf (_("“%s” is not a day of the calendar"), text);
}

/* Three parts: day, month, year; year, month, day when four digits come first; month, day, year when a word does. */
static gboolean
read_three (const Part *parts, PalDateSense sense, const GDate *today, const char *text, GDate *date, char **problem)
{
  Part day = parts[0], month = parts[1], year = parts[2];

  if (parts[0].digits == 4)
    {
      year = parts[0];
      day = parts[2];
    }
  else if (parts[0].digits == 0)
    {
      month = parts[0];
      day = parts[1];
    }
  else if ((sense & PAL_DATE_MONTH_FIRST) && parts[1].digits > 0)
    {
      month = parts[0];
      day = parts[1];
    }
  if (day.digits == 0 || day.digits > 2 || month.digits > 2 || (year.digits != 2 && year.digits != 4))
    {
      *problem = g_strdup_printf (_("“%s” is not a date"), text);
      return FALSE;
    }
  if (!put_date (day.value, month.value, full_year (year, sense, today), date))
    {
      *problem = why_not_three (month, sense, text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_parts (const Part *parts, guint n_parts, PalDateSense sense, const GDate *today, const char *text, GDate *date,
            char **problem)
{
  if (n_parts == 3)
    return read_three (parts, sense, today, text, date, problem);
  if (n_parts == 1 && parts[0].digits == 4 && parts[0].value >= 1900 && parts[0].value < 2100)
    *problem = g_strdup_printf (_("“%s” is a year only: the day and the month are missing"), text);
  else if ((n_parts == 1 || (n_parts == 2 && parts[0].digits == 5)) && read_one_number (parts[0], sense, today, date))
    return TRUE;
  else if (n_parts == 2 && parts[1].digits == 4)
    *problem = g_strdup_printf (_("“%s”: the day is missing"), text);
  else
    *problem = g_strdup_printf (_("“%s” is not a date"), text);
  return FALSE;
}

/* Births lie between 1900 and today, facts between 1980 and today: anything else is a slip. */
static gboolean
is_likely (GDate *date, PalDateSense sense, const GDate *today, const char *text, char **problem)
{
  if (g_date_compare (date, today) > 0)
    *problem = g_strdup_printf (_("“%s” lies in the future"), text);
  else if (g_date_get_year (date) < (sense & PAL_DATE_OF_FACT ? 1980 : 1900))
    *problem = g_strdup_printf (_("“%s” lies too far back"), text);
  else
    return TRUE;
  g_date_clear (date, 1);
  return FALSE;
}

/* Reads a date in any style; an unknown one clears it. */
gboolean
pal_listing_read_date (const char *text, PalDateSense sense, const GDate *today, GDate *date, char **problem)
{
  g_autofree char *stripped = pal_listing_strip (text);
  Part parts[MAX_PARTS];
  guint n_parts = 0;

  g_date_clear (date, 1);
  if (pal_listing_is_unknown (stripped))
    return TRUE;
  if (!split (stripped, parts, &n_parts) || n_parts == 0)
    {
      *problem = g_strdup_printf (_("“%s” is not a date"), stripped);
      return FALSE;
    }
  return read_parts (parts, n_parts, sense, today, stripped, date, problem)
         && is_likely (date, sense, today, stripped, problem);
}
