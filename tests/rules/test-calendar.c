/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/pal-calendar.h"
#include "rules/pal-core.h"
#include "test-file.h"

static GDate
day (int year, int month, int of_month)
{
  GDate date;
  g_date_clear (&date, 1);
  if (year > 0)
    g_date_set_dmy (&date, of_month, (GDateMonth) month, year);
  return date;
}

static GDate
iso (const char *text)
{
  int year, month, of_month;
  if (text == NULL || sscanf (text, "%d-%d-%d", &year, &month, &of_month) != 3)
    return day (0, 0, 0);
  return day (year, month, of_month);
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = g_date_valid (date)
    ? g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date))
    : NULL;
  g_assert_cmpstr (text, ==, expected);
}

static void
test_add_months (void)
{
  static const struct { const char *from; gint64 months; const char *to; } cases[] = {
    { "2025-08-31", 6, "2026-02-28" },   /* INDICATORS C5 */
    { "2025-01-31", 1, "2025-02-28" },
    { "2024-12-31", 18, "2026-06-30" },
    { "2023-08-31", 6, "2024-02-29" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" },
    { "2025-03-31", -1, "2025-02-28" },
    { "2024-03-31", -1, "2024-02-29" },
    { "2025-01-15", -1, "2024-12-15" },
    { "2025-01-31", -14, "2023-11-30" },
    { "2025-07-15", 0, "2025-07-15" },
    { "2025-12-31", 2, "2026-02-28" },
    { "2099-11-30", 3, "2100-02-28" },   /* 2100 is no leap year */
    { "1999-11-30", 3, "2000-02-29" },
    { "0001-01-31", -1, NULL },
    { "9999-12-01", 1, NULL },
    { "2025-01-01", G_MAXINT64, NULL },
    { "2025-01-01", G_MININT64, NULL },
    { NULL, 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate from = iso (cases[i].from), to;
      g_assert_cmpint (pal_calendar_add_months (&from, cases[i].months, &to), ==, cases[i].to != NULL);
      assert_date (&to, cases[i].to);
    }
  GDate to = day (2025, 1, 1);
  g_assert_false (pal_calendar_add_months (NULL, 1, &to));
  assert_date (&to, NULL);
  to = day (2025, 8, 31);
  g_assert_true (pal_calendar_add_months (&to, 6, &to));
  assert_date (&to, "2026-02-28");
}

/* Over every day of five years: the month is the one asked for, the day the same or the month's last, the order is
 * kept, and going back finds the day again when nothing was clamped. */
static void
test_add_months_properties (void)
{
  for (int n = -40; n <= 40; n++)
    {
      GDate from = day (2023, 1, 1), last = day (2027, 12, 31), before = day (1900, 1, 1);
      for (; g_date_compare (&from, &last) <= 0; g_date_add_days (&from, 1))
        {
          GDate to, back;
          g_assert_true (pal_calendar_add_months (&from, n, &to));
          int months = 12 * (g_date_get_year (&to) - g_date_get_year (&from)) + (int) g_date_get_month (&to)
                       - (int) g_date_get_month (&from);
          g_assert_cmpint (months, ==, n);
          if (g_date_get_day (&to) != g_date_get_day (&from))
            {
              g_assert_cmpint (g_date_get_day (&to), <, g_date_get_day (&from));
              g_assert_true (g_date_is_last_of_month (&to));
            }
          else
            {
              g_assert_true (pal_calendar_add_months (&to, -n, &back));
              g_assert_cmpint (g_date_compare (&back, &from), ==, 0);
            }
          g_assert_cmpint (g_date_compare (&before, &to), <=, 0);
          before = to;
        }
    }
}

static void
test_add_days (void)
{
  GDate date = day (2024, 2, 28);

  g_assert_true (pal_calendar_add_days (&date, 2, &date));
  assert_date (&date, "2024-03-01");
  g_assert_true (pal_calendar_add_days (&date, -366, &date));
  assert_date (&date, "2023-03-01");
  g_assert_false (pal_calendar_add_days (&date, G_MAXINT64, &date));
  assert_date (&date, NULL);
  date = day (1, 1, 1);
  g_assert_false (pal_calendar_add_days (&date, -1, &date));
  date = day (9999, 12, 31);
  g_assert_true (pal_calendar_add_days (&date, 0, &date));
  g_assert_false (pal_calendar_add_days (&date, 1, &date));
}

static void
test_age (void)
{
  static const struct { const char *birth, *at; int age; } cases[] = {
    { "1991-05-12", "2026-03-17", 34 },
    { "1996-03-17", "2026-03-17", 30 },   /* birthday on the day of entry */
    { "1996-03-18", "2026-03-17", 29 },   /* the day before it */
    { "1996-03-16", "2026-03-17", 30 },
    { "1996-02-29", "2026-02-28", 29 },   /* 29 February, in a year without: older on 1 March */
    { "1996-02-29", "2026-03-01", 30 },
    { "1996-02-29", "2024-02-28", 27 },
    { "1996-02-29", "2024-02-29", 28 },
    { "2026-03-17", "2026-03-17", 0 },
    { "2026-03-18", "2026-03-17", -1 },
    { "1900-12-31", "2026-01-01", 125 },
    { NULL, "2026-03-17", -1 },
    { "1996-03-17", NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate birth = iso (cases[i].birth), at = iso (cases[i].at);
      g_assert_cmpint (pal_calendar_age (&birth, &at), ==, cases[i].age);
    }
  g_assert_cmpint (pal_calendar_age (NULL, NULL), ==, -1);
}

/* One birthday a year, and no other day on which the age changes. */
static void
test_age_properties (void)
{
  static const char *const births[] = { "1996-02-28", "1996-02-29", "1996-03-01", "1996-12-31", "1997-01-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (births); i++)
    {
      GDate birth = iso (births[i]), at = birth, last = day (2040, 1, 1);
      int age = 0;
      for (; g_date_compare (&at, &last) < 0; g_date_add_days (&at, 1))
        {
          int next = pal_calendar_age (&birth, &at);
          g_assert_true (next == age || next == age + 1);
          if (next > age && g_date_get_day (&at) != g_date_get_day (&birth))
            {
              g_assert_cmpint (g_date_get_day (&birth), ==, 29);
              g_assert_true (g_date_get_month (&at) == G_DATE_MARCH && g_date_get_day (&at) == 1);
            }
          age = next;
        }
    }
}

static void
test_planned_end (void)
{
  static const struct {
    const char *entry;
    int months, weeks;
    const char *cohort_end, *amended, *limit, *last;
  } cases[] = {
    { "2025-09-01", 7, 0, NULL, NULL, "2026-04-01", "2026-03-31" },
    { "2025-08-31", 6, 0, "2026-01-31", NULL, "2026-02-28", "2026-02-27" },
    { "2025-09-15", 0, 12, "2026-01-31", NULL, "2025-12-08", "2025-12-07" },
    { "2025-09-15", 7, 12, NULL, NULL, "2026-04-15", "2026-04-14" }, /* months win over weeks */
    { "2025-09-15", 0, 0, "2026-01-31", NULL, "2026-02-01", "2026-01-31" },
    { "2025-09-15", -3, -1, "2026-01-31", NULL, "2026-02-01", "2026-01-31" },
    { "2025-09-15", 7, 0, NULL, "2026-06-30", "2026-04-15", "2026-06-30" }, /* an amendment */
    { NULL, 0, 0, "2026-01-31", NULL, "2026-02-01", "2026-01-31" },
    { NULL, 7, 0, "2026-01-31", NULL, NULL, NULL },
    { "2025-09-15", 0, 0, NULL, NULL, NULL, NULL },
    { "2024-02-29", 12, 0, NULL, NULL, "2025-02-28", "2025-02-27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate entry = iso (cases[i].entry), cohort_end = iso (cases[i].cohort_end), amended = iso (cases[i].amended),
            limit, last;
      g_assert_cmpint (pal_calendar_planned_limit (&entry, cases[i].months, cases[i].weeks, &cohort_end, &limit),
                       ==, cases[i].limit != NULL);
      assert_date (&limit, cases[i].limit);
      g_assert_cmpint (pal_calendar_planned_end (&entry, cases[i].months, cases[i].weeks, &cohort_end, &amended, &last),
                       ==, cases[i].last != NULL);
      assert_date (&last, cases[i].last);
    }
  GDate last;
  g_assert_false (pal_calendar_planned_end (NULL, 0, 0, NULL, NULL, &last));
}

static void
test_easter (void)
{
  static const char *const sundays[] = {
    "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "1997-03-30",
    "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04",
    "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
    "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22",
  };
  GDate easter;

  for (gsize i = 0; i < G_N_ELEMENTS (sundays); i++)
    {
      g_assert_true (pal_calendar_easter (atoi (sundays[i]), &easter));
      assert_date (&easter, sundays[i]);
    }
  for (int year = 1583; year <= 4000; year++)
    {
      GDate first = day (year, 3, 22), last = day (year, 4, 25);
      g_assert_true (pal_calendar_easter (year, &easter));
      g_assert_cmpint (g_date_get_weekday (&easter), ==, G_DATE_SUNDAY);
      g_assert_true (g_date_compare (&first, &easter) <= 0 && g_date_compare (&easter, &last) <= 0);
    }
  g_assert_false (pal_calendar_easter (0, &easter));
  g_assert_false (pal_calendar_easter (10000, &easter));
}

static void
assert_holidays (const char *code, int year, const char *const *expected)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_new (code);
  g_autoptr (GPtrArray) holidays = pal_calendar_holidays (calendar, year);

  g_assert_cmpuint (holidays->len, ==, g_strv_length ((GStrv) expected));
  for (guint i = 0; i < holidays->len; i++)
    {
      const PalHoliday *holiday = g_ptr_array_index (holidays, i);
      assert_date (&holiday->date, expected[i]);
      g_assert_cmpstr (holiday->name, ==, pal_calendar_holiday_name (calendar, &holiday->date));
    }
}

static void
test_holidays (void)
{
  assert_holidays ("FR", 2025, (const char *const[]) {
    "2025-01-01", "2025-04-21", "2025-05-01", "2025-05-08", "2025-05-29", "2025-06-09", "2025-07-14", "2025-08-15",
    "2025-11-01", "2025-11-11", "2025-12-25", NULL });
  assert_holidays ("FR", 2026, (const char *const[]) {
    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
    "2026-11-01", "2026-11-11", "2026-12-25", NULL });
  assert_holidays ("NC", 2024, (const char *const[]) {
    "2024-01-01", "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09", "2024-05-20", "2024-07-14", "2024-08-15",
    "2024-09-24", "2024-11-01", "2024-11-11", "2024-12-25", NULL });
  /* Ascension Day fell on the 1st of May. */
  assert_holidays ("FR", 2008, (const char *const[]) {
    "2008-01-01", "2008-03-24", "2008-05-01", "2008-05-08", "2008-05-12", "2008-07-14", "2008-08-15", "2008-11-01",
    "2008-11-11", "2008-12-25", NULL });
  assert_holidays ("OWN", 2025, (const char *const[]) { NULL });
  assert_holidays (NULL, 2025, (const char *const[]) { NULL });
  assert_holidays ("FR", 0, (const char *const[]) { NULL });

  g_autoptr (PalCalendar) france = pal_calendar_new ("FR"), caledonia = pal_calendar_new ("NC");
  GDate citizenship = day (2025, 9, 24), whit_monday = day (2038, 6, 14);
  g_assert_null (pal_calendar_holiday_name (france, &citizenship));
  g_assert_cmpstr (pal_calendar_holiday_name (caledonia, &citizenship), ==, "Citizenship Day");
  g_assert_cmpstr (pal_calendar_holiday_name (france, &whit_monday), ==, "Whit Monday");
}

static void
test_own_holidays (void)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_new ("FR");
  GDate bridge = day (2026, 5, 15), unnamed = day (2026, 8, 14), none = day (0, 0, 0), found;

  pal_calendar_add_holiday (calendar, &bridge, "Pont de l’Ascension");
  pal_calendar_add_holiday (calendar, &unnamed, NULL);
  pal_calendar_add_holiday (calendar, &none, "nothing");
  pal_calendar_add_holiday (NULL, &bridge, "nothing");
  g_assert_cmpstr (pal_calendar_holiday_name (calendar, &bridge), ==, "Pont de l’Ascension");
  g_assert_cmpstr (pal_calendar_holiday_name (calendar, &unnamed), ==, "Closed");
  g_autoptr (GPtrArray) holidays = pal_calendar_holidays (calendar, 2026);
  g_assert_cmpuint (holidays->len, ==, 13);

  GDate ascension = day (2026, 5, 14);
  g_assert_true (pal_calendar_next_working_day (calendar, &ascension, &found));
  assert_date (&found, "2026-05-18");
  g_assert_true (pal_calendar_previous_working_day (calendar, &bridge, &found));
  assert_date (&found, "2026-05-13");
}

static void
test_working_days (void)
{
  g_autoptr (PalCalendar) france = pal_calendar_new ("FR"), caledonia = pal_calendar_new ("NC");
  GDate start = day (2025, 12, 24), found;

  /* 1-3-5 over Christmas: Wednesday, (holiday), Friday, (weekend), Monday, Tuesday, Wednesday. */
  static const char *const days[] = {
    "2025-12-24", "2025-12-26", "2025-12-29", "2025-12-30", "2025-12-31", "2026-01-02"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_true (pal_calendar_nth_working_day (france, &start, (int) i + 1, &found));
      assert_date (&found, days[i]);
    }
  g_assert_false (pal_calendar_nth_working_day (france, &start, 0, &found));
  assert_date (&found, NULL);

  start = day (2025, 9, 24);
  g_assert_true (pal_calendar_nth_working_day (caledonia, &start, 1, &found));
  assert_date (&found, "2025-09-25");
  g_assert_true (pal_calendar_nth_working_day (france, &start, 1, &found));
  assert_date (&found, "2025-09-24");

  start = day (2025, 4, 21);   /* Easter Monday: Friday before, Tuesday after; only weekends without a calendar */
  g_assert_true (pal_calendar_previous_working_day (france, &start, &found));
  assert_date (&found, "2025-04-18");
  g_assert_true (pal_calendar_next_working_day (france, &start, &found));
  assert_date (&found, "2025-04-22");
  g_assert_true (pal_calendar_is_working_day (NULL, &start));
  start = day (2025, 4, 19);
  g_assert_false (pal_calendar_is_working_day (NULL, &start));

  start = day (0, 0, 0);
  g_assert_false (pal_calendar_is_working_day (france, &start));
  g_assert_false (pal_calendar_next_working_day (france, &start, &found));
  start = day (9999, 12, 31);
  g_assert_true (pal_calendar_next_working_day (france, &start, &found));
  g_assert_false (pal_calendar_nth_working_day (france, &start, 2, &found));
}

/* Over four years: what is found is worked, nothing worked lies between, n grows with the days, and n + 1 is the next
 * day after n. */
static void
test_working_days_properties (void)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_new ("NC");
  GDate date = day (2023, 1, 1), last = day (2026, 12, 31);

  for (; g_date_compare (&date, &last) <= 0; g_date_add_days (&date, 1))
    {
      GDate next, previous, third, fourth;
      g_assert_true (pal_calendar_next_working_day (calendar, &date, &next));
      g_assert_true (pal_calendar_previous_working_day (calendar, &date, &previous));
      g_assert_true (pal_calendar_is_working_day (calendar, &next)
                     && pal_calendar_is_working_day (calendar, &previous));
      g_assert_cmpint (g_date_compare (&previous, &date), <=, 0);
      g_assert_cmpint (g_date_compare (&date, &next), <=, 0);
      g_assert_cmpint (g_date_days_between (&previous, &next), <=, 5);
      if (!pal_calendar_is_working_day (calendar, &date))
        for (GDate between = previous; g_date_add_days (&between, 1), g_date_compare (&between, &next) < 0;)
          g_assert_false (pal_calendar_is_working_day (calendar, &between));
      else
        g_assert_true (g_date_compare (&date, &next) == 0 && g_date_compare (&date, &previous) == 0);

      g_assert_true (pal_calendar_nth_working_day (calendar, &date, 3, &third));
      g_assert_true (pal_calendar_nth_working_day (calendar, &date, 4, &fourth));
      g_date_add_days (&third, 1);
      g_assert_true (pal_calendar_next_working_day (calendar, &third, &third));
      g_assert_cmpint (g_date_compare (&third, &fourth), ==, 0);
    }
}

/* A day that the user added to a country is of that country only; one of their own is of all. */
static void
test_load (void)
{
  static const struct { const char *calendar; gboolean bridge, closure, feast; } cases[] = {
    { "FR", TRUE, TRUE, FALSE }, { "NC", FALSE, TRUE, TRUE }, { "OWN", FALSE, TRUE, FALSE },
  };
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  PalEdit *edit = pal_edit_begin (store, "test", &error);
  GDate bridge = day (2026, 5, 15), closure = day (2026, 8, 14), feast = day (2026, 9, 25),
        christmas = day (2026, 12, 25);

  SAVE (edit, "holiday", "held-on", "2026-05-15", "name", "Pont", "calendar", "FR");
  SAVE (edit, "holiday", "held-on", "2026-08-14", "calendar", "OWN");
  SAVE (edit, "holiday", "held-on", "2026-09-25", "name", "Pont de la citoyenneté", "calendar", "NC");
  g_assert_true (pal_edit_commit (edit, &error));
  g_object_unref (edit);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalCalendar) calendar = pal_calendar_load (store, cases[i].calendar, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pal_calendar_is_working_day (calendar, &bridge), ==, !cases[i].bridge);
      g_assert_cmpint (pal_calendar_is_working_day (calendar, &closure), ==, !cases[i].closure);
      g_assert_cmpint (pal_calendar_is_working_day (calendar, &feast), ==, !cases[i].feast);
      g_assert_cmpint (pal_calendar_is_working_day (calendar, &christmas), ==, g_str_equal (cases[i].calendar, "OWN"));
    }
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/calendar/add-months", test_add_months);
  g_test_add_func ("/calendar/add-months/properties", test_add_months_properties);
  g_test_add_func ("/calendar/add-days", test_add_days);
  g_test_add_func ("/calendar/age", test_age);
  g_test_add_func ("/calendar/age/properties", test_age_properties);
  g_test_add_func ("/calendar/planned-end", test_planned_end);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/holidays", test_holidays);
  g_test_add_func ("/calendar/own-holidays", test_own_holidays);
  g_test_add_func ("/calendar/working-days", test_working_days);
  g_test_add_func ("/calendar/working-days/properties", test_working_days_properties);
  g_test_add_func ("/calendar/load", test_load);
  return g_test_run ();
}
