/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

/* Dates are written with four digits of a year: what lies beyond is not a date of ours. */
#define LAST_YEAR 9999

typedef enum {
  IN_FRANCE        = 1 << 0,
  IN_NEW_CALEDONIA = 1 << 1,
  EVERYWHERE       = IN_FRANCE | IN_NEW_CALEDONIA,
} Country;

struct _PalCalendar {
  Country     country;
  GHashTable *own;       /* day of the Julian period → name */
};

/* Public holidays as the law names them today, in the order of the year: France, Code du travail, article L3133-1; New
 * Caledonia, Code du travail de Nouvelle-Calédonie, with the 24th of September, which recalls 1853 and is the day of
 * citizenship. A feast without a month moves with Easter, by so many days. */
static const struct {
  Country     country;
  guint8      month, day;
  guint8      after_easter;
  const char *name;
} feasts[] = {
  { EVERYWHERE, 1, 1, 0, N_("New Year's Day") },
  { EVERYWHERE, 0, 0, 1, N_("Easter Monday") },
  { EVERYWHERE, 5, 1, 0, N_("Labour Day") },
  { EVERYWHERE, 5, 8, 0, N_("Victory of 1945") },
  { EVERYWHERE, 0, 0, 39, N_("Ascension Day") },
  { EVERYWHERE, 0, 0, 50, N_("Whit Monday") },
  { EVERYWHERE, 7, 14, 0, N_("National Day") },
  { EVERYWHERE, 8, 15, 0, N_("Assumption Day") },
  { IN_NEW_CALEDONIA, 9, 24, 0, N_("Citizenship Day") },
  { EVERYWHERE, 11, 1, 0, N_("All Saints' Day") },
  { EVERYWHERE, 11, 11, 0, N_("Armistice of 1918") },
  { EVERYWHERE, 12, 25, 0, N_("Christmas Day") },
};

static gboolean
is_date (const GDate *date)
{
  return date != NULL && g_date_valid (date) && g_date_get_year (date) <= LAST_YEAR;
}

static gboolean
no_date (GDate *result)
{
  g_date_clear (result, 1);
  return FALSE;
}

/* The date so many days later, or earlier. FALSE, and no date, when either is not a date of the years 1 to 9999. */
gboolean
pal_calendar_add_days (const GDate *date, gint64 days, GDate *result)
{
  GDate last;

  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, LAST_YEAR);
  if (!is_date (date) || days > G_MAXINT32 || days < -G_MAXINT32)
    return no_date (result);

  gint64 julian = (gint64) g_date_get_julian (date) + days;
  if (julian < 1 || julian > g_date_get_julian (&last))
    return no_date (result);
  g_date_clear (result, 1);
  g_date_set_julian (result, (guint32) julian);
  return TRUE;
}

/* The same day so many months later, or earlier, and the last day of a month that has no such day: 31/08 + 6 months =
 * 28/02 (INDICATORS, C5). FALSE, and no date, when either is not a date of the years 1 to 9999. */
gboolean
pal_calendar_add_months (const GDate *date, gint64 months, GDate *result)
{
  if (!is_date (date) || months > 12 * LAST_YEAR || months < -12 * LAST_YEAR)
    return no_date (result);

  gint64 count = 12 * (gint64) g_date_get_year (date) + g_date_get_month (date) - 1 + months;
  if (count < 12 || count / 12 > LAST_YEAR)
    return no_date (result);

  GDateYear year = (GDateYear) (count / 12);
  GDateMonth month = (GDateMonth) (count % 12 + 1);
  GDateDay day = MIN (g_date_get_day (date), g_date_get_days_in_month (month, year));
  g_date_clear (result, 1);
  g_date_set_dmy (result, day, month, year);
  return TRUE;
}

/* Completed years of age (INDICATORS, C7): one year more on each birthday, and on the first of March for who is born on
 * the 29th of February, when the year has no such day. -1 when a date is unknown, or the person not born yet. */
int
pal_calendar_age (const GDate *birth, const GDate *at)
{
  if (!is_date (birth) || !is_date (at) || g_date_compare (birth, at) > 0)
    return -1;

  guint birthday = 100 * g_date_get_month (birth) + g_date_get_day (birth);
  guint today = 100 * g_date_get_month (at) + g_date_get_day (at);
  return g_date_get_year (at) - g_date_get_year (birth) - (today < birthday ? 1 : 0);
}

/* The first day after a course as it was planned at entry (INDICATORS, C6): so many months, else so many weeks from the
 * entry, else the day after the cohort's end. Months and weeks of 0 or less are not given. FALSE when nothing given
 * says it. */
gboolean
pal_calendar_planned_limit (const GDate *entry, gint64 months, gint64 weeks, const GDate *cohort_end, GDate *limit)
{
  if (months > 0)
    return pal_calendar_add_months (entry, months, limit);
  if (weeks > 0)
    return pal_calendar_add_days (entry, 7 * MIN (weeks, G_MAXINT32), limit);
  return pal_calendar_add_days (cohort_end, 1, limit);
}

/* The contractual last day of a course, ct(e) (INDICATORS, 3): the amendment if there is one, else the last day as
 * planned. Without amendment (NULL, or no date) it is the initial duration's. FALSE when nothing given says it. */
gboolean
pal_calendar_planned_end (const GDate *entry, gint64 months, gint64 weeks, const GDate *cohort_end,
                          const GDate *amended_end, GDate *last_day)
{
  GDate limit;

  if (is_date (amended_end))
    {
      *last_day = *amended_end;
      return TRUE;
    }
  if (!pal_calendar_planned_limit (entry, months, weeks, cohort_end, &limit))
    return no_date (last_day);
  return pal_calendar_add_days (&limit, -1, last_day);
}

/* Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm of 1876 (Butcher's Ecclesiastical
 * Calendar; also J. Meeus, Astronomical Algorithms, chapter 8). FALSE outside of the years 1 to 9999. */
gboolean
pal_calendar_easter (int year, GDate *easter)
{
  if (year < 1 || year > LAST_YEAR)
    return no_date (easter);

  int golden = year % 19;
  int century = year / 100, in_century = year % 100;
  int corrected = (century - (century + 8) / 25 + 1) / 3;
  int epact = (19 * golden + century - century / 4 - corrected + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  int late = (golden + 11 * epact + 22 * weekday) / 451;
  int count = epact + weekday - 7 * late + 114;

  g_date_clear (easter, 1);
  g_date_set_dmy (easter, count % 31 + 1, count / 31, year);
  return TRUE;
}

/* The public holidays of a country, "FR" or "NC"; any other code has none. Free with pal_calendar_free(). */
PalCalendar *
pal_calendar_new (const char *code)
{
  PalCalendar *self = g_new0 (PalCalendar, 1);

  self->country = g_strcmp0 (code, "FR") == 0 ? IN_FRANCE : g_strcmp0 (code, "NC") == 0 ? IN_NEW_CALEDONIA : 0;
  self->own = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  return self;
}

void
pal_calendar_free (PalCalendar *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->own);
  g_free (self);
}

/* A day more that is not worked: a bridge, a closure, a local feast. The name may be NULL. */
void
pal_calendar_add_holiday (PalCalendar *self, const GDate *date, const char *name)
{
  if (self == NULL || !is_date (date))
    return;
  gboolean named = name != NULL && *name != '\0';
  g_hash_table_replace (self->own, GUINT_TO_POINTER (g_date_get_julian (date)),
                        g_strdup (named ? name : C_("holiday", "Closed")));
}

/* The public holidays of a country and the days that the file's user added to it, or to every calendar (OWN). */
PalCalendar *
pal_calendar_load (PalStore *store, const char *code, GError **error)
{
  g_autoptr (PalCalendar) self = pal_calendar_new (code);
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT held_on, name FROM holiday WHERE calendar IN (?1, 'OWN') ORDER BY id", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return NULL;
  pal_statement_bind_text (statement, 1, code);
  while (pal_statement_step (statement, &failed))
    {
      GDate date;
      if (pal_date_from_iso (pal_statement_get_text (statement, 0), &date))
        pal_calendar_add_holiday (self, &date, pal_statement_get_text (statement, 1));
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
feast_date (gsize i, int year, GDate *date)
{
  if (feasts[i].month == 0)
    return pal_calendar_easter (year, date) && pal_calendar_add_days (date, feasts[i].after_easter, date);
  g_date_clear (date, 1);
  g_date_set_dmy (date, feasts[i].day, (GDateMonth) feasts[i].month, year);
  return TRUE;
}

/* Why a day is not worked: the holiday's name in the user's language, or as the user named it; NULL for a day that is
 * not a holiday. Owned by the calendar or the catalogue. */
const char *
pal_calendar_holiday_name (const PalCalendar *self, const GDate *date)
{
  if (self == NULL || !is_date (date))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (feasts); i++)
    {
      GDate feast;
      if ((feasts[i].country & self->country) != 0 && feast_date (i, g_date_get_year (date), &feast)
          && g_date_compare (&feast, date) == 0)
        return _(feasts[i].name);
    }
  return g_hash_table_lookup (self->own, GUINT_TO_POINTER (g_date_get_julian (date)));
}

static void
holiday_free (gpointer holiday)
{
  g_free (((PalHoliday *) holiday)->name);
  g_free (holiday);
}

/* All holidays of a year by date, the user's own included; two feasts that fall on one day (the 1st of May 2008 was
 * Ascension Day too) are one. Full transfer; elements PalHoliday. */
GPtrArray *
pal_calendar_holidays (const PalCalendar *self, int year)
{
  GPtrArray *holidays = g_ptr_array_new_with_free_func (holiday_free);
  GDate date;

  if (year < 1 || year > LAST_YEAR)
    return holidays;
  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, year); g_date_get_year (&date) == year; g_date_add_days (&date, 1))
    {
      const char *name = pal_calendar_holiday_name (self, &date);
      if (name == NULL)
        continue;
      PalHoliday *holiday = g_new (PalHoliday, 1);
      holiday->date = date;
      holiday->name = g_strdup (name);
      g_ptr_array_add (holidays, holiday);
    }
  return holidays;
}

/* Whether a day is worked: not a Saturday, a Sunday or a holiday. FALSE for what is not a date. */
gboolean
pal_calendar_is_working_day (const PalCalendar *self, const GDate *date)
{
  return is_date (date) && g_date_get_weekday (date) < G_DATE_SATURDAY
         && pal_calendar_holiday_name (self, date) == NULL;
}

static gboolean
find_working_day (const PalCalendar *self, const GDate *date, int step, GDate *result)
{
  if (!is_date (date))
    return no_date (result);
  *result = *date;
  while (!pal_calendar_is_working_day (self, result))
    if (!pal_calendar_add_days (result, step, result))
      return FALSE;
  return TRUE;
}

/* The day itself when it is worked, else the next one that is. FALSE when there is none. */
gboolean
pal_calendar_next_working_day (const PalCalendar *self, const GDate *date, GDate *result)
{
  return find_working_day (self, date, 1, result);
}

/* The day itself when it is worked, else the last one that was (INDICATORS, 3.7: what falls on a day that is not worked
 * is done before it). FALSE when there is none. */
gboolean
pal_calendar_previous_working_day (const PalCalendar *self, const GDate *date, GDate *result)
{
  return find_working_day (self, date, -1, result);
}

/* The n-th working day counted from the start, which is the first when it is worked (INDICATORS, 3.6: days 1, 3 and 5
 * of a job). FALSE when n is less than 1, or there is none. */
gboolean
pal_calendar_nth_working_day (const PalCalendar *self, const GDate *start, int n, GDate *result)
{
  if (n < 1 || !find_working_day (self, start, 1, result))
    return no_date (result);
  for (int i = 1; i < n; i++)
    if (!pal_calendar_add_days (result, 1, result) || !find_working_day (self, result, 1, result))
      return no_date (result);
  return TRUE;
}
