/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-listing-private.h"
#include "pal-listing-read.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"

/* How a cell is understood, beside how it is written: what the page shows under each column. */

static char *
show_date (const char *cell, PalDateSense sense, char **problem)
{
  GDate today, date;

  pal_today (&today);
  return pal_listing_read_date (cell, sense, &today, &date, problem) ? pal_date_show (&date) : NULL;
}

static char *
show_three (const char *cell, char **problem)
{
  const char *three = NULL;

  pal_listing_read_three (cell, &three, problem);
  return g_strdup (pal_choice_label ("three", three));
}

static char *
show_gender (const char *cell, char **problem)
{
  const char *gender = NULL;

  pal_listing_read_gender (cell, &gender, problem);
  return g_strdup (pal_choice_label ("gender", gender));
}

static char *
show_level (const char *cell, char **problem)
{
  g_autofree char *code = NULL;
  int level = 0;

  if (!pal_listing_read_level (cell, &level, problem) || level == 0)
    return NULL;
  code = g_strdup_printf ("%d", level);
  return g_strdup (pal_choice_label ("education_level", code));
}

static char *
show_barriers (const char *cell)
{
  g_autoptr (GArray) barriers = pal_listing_read_barriers (cell);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < barriers->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            pal_choice_label ("barrier_theme", g_array_index (barriers, PalListingBarrier, i).theme));
  return g_string_free (words, FALSE);
}

static char *
show_phone (const char *cell, char **problem)
{
  char *phone = NULL;
  gboolean more;

  pal_listing_read_phone (cell, &phone, &more, problem);
  return phone;
}

static char *
show (const char *cell, PalMeaning meaning, PalDateSense order, char **problem)
{
  char *text = NULL;

  switch (meaning)
    {
    case PAL_MEANING_LAST_NAME:
    case PAL_MEANING_FIRST_NAME:
    case PAL_MEANING_BIRTH_NAME: return pal_listing_case_name (cell);
    case PAL_MEANING_CITY: return pal_listing_case_city (cell);
    case PAL_MEANING_BIRTH_ON: return show_date (cell, PAL_DATE_OF_BIRTH | order, problem);
    case PAL_MEANING_PRESCRIBED_ON:
    case PAL_MEANING_REGISTERED_ON: return show_date (cell, PAL_DATE_OF_FACT | order, problem);
    case PAL_MEANING_CIVILITY: return show_gender (cell, problem);
    case PAL_MEANING_EDUCATION: return show_level (cell, problem);
    case PAL_MEANING_BARRIERS: return show_barriers (cell);
    case PAL_MEANING_PHONE: return show_phone (cell, problem);
    case PAL_MEANING_EMAIL:
      pal_listing_read_email (cell, &text, problem);
      return text;
    case PAL_MEANING_POSTCODE:
      pal_listing_read_postcode (cell, &text);
      return text;
    case PAL_MEANING_RESIDENT:
    case PAL_MEANING_DISABLED:
    case PAL_MEANING_IN_SUPPORT:
    case PAL_MEANING_DRIVING_LICENCE: return show_three (cell, problem);
    default: return pal_listing_strip (cell);
    }
}

/* What a cell means under the meaning of its column, as people read it; "" for nothing. problem (may be NULL) is set,
 * in words, when it cannot be read. Both full transfer. */
char *
pal_listing_show (PalListing *listing, guint row, guint column, char **problem)
{
  const char *cell = pal_listing_get_value (listing, row, column);
  g_autofree char *why = NULL;
  char *shown = NULL;

  if (pal_listing_is_error (cell) || pal_listing_is_formula (listing, row, column))
    why = pal_listing_why_not_calculated (cell);
  else
    shown = show (cell, pal_listing_get_meaning (listing, column), listing->month_first ? PAL_DATE_MONTH_FIRST : 0, &why);

  if (problem != NULL)
    *problem = g_steal_pointer (&why);
  return shown != NULL ? shown : g_strdup ("");
}
