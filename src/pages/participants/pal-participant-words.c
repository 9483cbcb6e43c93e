/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-words.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "rules/pal-calendar.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-course.h"

/* The words that the parts of a participant's record share. All are owned by the caller. */

/* "34 years" today; NULL when the date of birth is not known. */
char *
pal_participant_age_words (PalRecord *person)
{
  GDate birth, today;
  int age;

  pal_today (&today);
  if (!pal_record_get_date (person, "birth-on", &birth))
    return NULL;
  age = pal_calendar_age (&birth, &today);
  return age >= 0 ? g_strdup_printf (ngettext ("%d year", "%d years", age), age) : NULL;
}

/* As people read it; "" when it is not known. */
char *
pal_participant_date_words (PalRow *row, guint column)
{
  GDate date;

  return pal_date_from_iso (pal_row_get_text (row, column), &date) ? pal_date_show (&date) : g_strdup ("");
}

/* "03/02/2025 – 05/03/2025", "since 03/02/2025", "until 05/03/2025"; "" when neither is known. */
char *
pal_participant_span_words (PalRow *row, guint from, guint until)
{
  g_autofree char *start = pal_participant_date_words (row, from), *end = pal_participant_date_words (row, until);

  if (start[0] != '\0' && end[0] != '\0')
    return g_strdup_printf (_("%s – %s"), start, end);
  if (end[0] != '\0')
    return g_strdup_printf (_("until %s"), end);
  return start[0] != '\0' ? g_strdup_printf (_("since %s"), start) : g_strdup ("");
}

/* The kind of chip of the cohort whose colour the lists number from 1; NULL when there is no cohort. */
char *
pal_participant_cohort_look (gint64 colour)
{
  return colour > 0 ? g_strdup_printf ("cohort-%d", (int) colour - 1) : NULL;
}

/* In which month of its course a person is, and of how many; FALSE when nothing says where it ends, or it is over. */
static gboolean
find_month (PalRow *course, int *month, int *months)
{
  GDate entry, end, today, limit;

  pal_today (&today);
  if (!pal_date_from_iso (pal_row_get_text (course, PAL_COURSES_ENTRY_ON), &entry)
      || !pal_date_from_iso (pal_row_get_text (course, PAL_COURSES_PLANNED_END), &end)
      || g_date_compare (&today, &end) > 0)
    return FALSE;
  for (*month = 1; pal_calendar_add_months (&entry, *month, &limit) && g_date_compare (&limit, &today) <= 0; )
    ++*month;
  for (*months = 1; pal_calendar_add_months (&entry, *months, &limit) && g_date_compare (&limit, &end) <= 0; )
    ++*months;
  return *months > 1;
}

/* "In course · month 5 of 7". */
char *
pal_participant_state_words (PalRow *course)
{
  PalCourseState state = pal_course_state_find (pal_row_get_text (course, PAL_COURSES_STATE));
  int month, months;

  if (state != PAL_COURSE_IN_COURSE || !find_month (course, &month, &months))
    return g_strdup (pal_course_state_label (state));
  /* Translators: the state of a course, then where it is: "In course · month 5 of 7". */
  return g_strdup_printf (_("%s · month %d of %d"), pal_course_state_label (state), month, months);
}

char *
pal_participant_state_look (PalRow *course)
{
  return g_strdup (pal_course_state_chip (pal_course_state_find (pal_row_get_text (course, PAL_COURSES_STATE))));
}

/* The dates that say most: those of the course, else of the prescription; "" when there are none. */
char *
pal_participant_dates_words (PalRow *course)
{
  g_autofree char *prescribed = pal_participant_date_words (course, PAL_COURSES_PRESCRIBED_ON);
  g_autofree char *entry = pal_participant_date_words (course, PAL_COURSES_ENTRY_ON);
  g_autofree char *exit = pal_participant_date_words (course, PAL_COURSES_EXIT_ON);
  g_autofree char *end = pal_participant_date_words (course, PAL_COURSES_PLANNED_END);

  if (entry[0] != '\0' && (exit[0] != '\0' || end[0] != '\0'))
    /* Translators: from one day until another. */
    return g_strdup_printf (_("%s – %s"), entry, exit[0] != '\0' ? exit : end);
  if (entry[0] != '\0')
    return g_strdup_printf (_("since %s"), entry);
  return prescribed[0] != '\0' ? g_strdup_printf (C_("course", "prescribed on %s"), prescribed) : g_strdup ("");
}
