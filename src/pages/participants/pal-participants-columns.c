/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-participant-words.h"
#include "records/pal-dates.h"
#include "rules/pal-course.h"

/* How each column of the list of people looks. */

static char *
show_age (PalRow *row, guint column)
{
  return g_strdup (pal_row_is_known (row, column) ? pal_row_get_text (row, column) : "?");
}

static char *
look_of_cohort (PalRow *row)
{
  return pal_participant_cohort_look (pal_row_get_int (row, PAL_PEOPLE_COHORT_COLOUR, 0));
}

static char *
show_next (PalRow *row, guint column)
{
  return pal_people_next_words (row);
}

static char *
look_of_next (PalRow *row)
{
  return g_strdup (pal_people_next_look (row));
}

static char *
show_state (PalRow *row, guint column)
{
  return g_strdup (pal_row_is_known (row, column) ? pal_course_state_label (pal_course_state_find (pal_row_get_text (row, column))) : "");
}

static char *
show_count (PalRow *row, guint column)
{
  return g_strdup (pal_row_get_int (row, column, 0) > 0 ? pal_row_get_text (row, column) : "");
}

static char *
show_yes (PalRow *row, guint column)
{
  return g_strdup (!pal_row_is_known (row, column) ? "" : pal_row_get_int (row, column, 0) ? _("Yes") : _("No"));
}

static char *
show_day (PalRow *row, guint column)
{
  g_autofree char *day = g_strndup (pal_row_get_text (row, column), 10);
  GDate date;

  return pal_date_from_iso (day, &date) ? pal_date_show (&date) : g_strdup (day);
}

static char *
show_amount (PalRow *row, guint column)
{
  return pal_row_is_known (row, column) ? pal_people_amount_words (pal_row_get_text (row, column)) : g_strdup ("");
}

/* Hundredths of an em. */
#define OF_DATE 640
#define OF_NUMBER 440
#define OF_WORDS 900
#define OF_LONG_WORDS 1300

static const PalTableColumn special[] = {
  { PAL_PEOPLE_COLUMN_NAME, N_("Name"), PAL_TABLE_NAME, PAL_PEOPLE_LAST_NAME, PAL_PEOPLE_FIRST_NAME, .width = 900, .expand = TRUE },
  { "age", N_("Age"), PAL_TABLE_NUMBER, PAL_PEOPLE_AGE, .width = 330, .show = show_age },
  { PAL_PEOPLE_COLUMN_COHORT, N_("Cohort"), PAL_TABLE_CHIP, PAL_PEOPLE_COHORT_CODE, .width = 740, .look = look_of_cohort },
  { PAL_PEOPLE_COLUMN_NEXT, N_("To follow"), PAL_TABLE_STATE, PAL_PEOPLE_STATE, .width = 820, .show = show_next, .look = look_of_next },
};

static void
describe_field (PalTableColumn *column, const PalPeopleField *field)
{
  column->kind = PAL_TABLE_TEXT;
  column->width = OF_WORDS;
  switch (field->field.kind)
    {
    case PAL_DATE: case PAL_MOMENT:
      column->show = show_day;
      column->width = OF_DATE;
      break;
    case PAL_AMOUNT:
      column->show = show_amount;
      G_GNUC_FALLTHROUGH;
    case PAL_INT:
      column->kind = PAL_TABLE_NUMBER;
      column->width = OF_NUMBER;
      break;
    case PAL_BOOL:
      column->show = show_yes;
      column->width = OF_NUMBER;
      break;
    case PAL_CHOICE: case PAL_CHOICES: case PAL_THREE: case PAL_LEVEL:
      column->kind = PAL_TABLE_CODE;   /* the choices of an own field are words already */
      column->list = field->field.target;
      column->width = field->field.kind == PAL_THREE ? OF_NUMBER + 160 : OF_WORDS;
      break;
    case PAL_NOTE:
      column->width = OF_LONG_WORDS;
      break;
    default:
      break;
    }
}

static void
describe (PalTableColumn *column, PalPeopleFields *fields, const char *key, guint index)
{
  const PalPeopleField *field = pal_people_fields_find (fields, key);

  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (strcmp (special[i].id, key) == 0)
      {
        *column = special[i];
        return;
      }
  column->title = pal_people_column_title (fields, key);
  column->column = PAL_PEOPLE_CHOSEN + index;
  if (strcmp (key, "state") == 0)
    {
      column->kind = PAL_TABLE_TEXT;
      column->width = OF_WORDS;
      column->show = show_state;
    }
  else if (strcmp (key, PAL_PEOPLE_COLUMN_BARRIERS) == 0)
    {
      column->kind = PAL_TABLE_NUMBER;
      column->width = OF_NUMBER;
      column->show = show_count;
    }
  else if (field != NULL)
    describe_field (column, field);
}

/* Ended by id NULL; freed by the caller with g_free(), and used only as long as @fields and @columns are there. */
PalTableColumn *
pal_participants_columns_new (PalPeopleFields *fields, const char *const *columns)
{
  guint n = g_strv_length ((char **) columns);
  PalTableColumn *made = g_new0 (PalTableColumn, n + 1);

  for (guint i = 0; i < n; i++)
    {
      describe (&made[i], fields, columns[i], i);
      made[i].id = columns[i];
      made[i].sortable = pal_people_can_order (fields, columns[i]);
    }
  return made;
}
