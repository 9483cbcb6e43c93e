/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rules/pal-course.h"
#include "records/pal-dates.h"

/* Which columns are shown is kept in the file, so that everybody who works with it sees the same list. */

#define SETTING "participants.columns"

/* Those that are not a field of the catalogue, and the age, which stands with them. */
static const struct {
  const char    *key;
  const char    *title;
  PalPeopleCell  cell;
} special[] = {
  { PAL_PEOPLE_COLUMN_NAME, N_("Name"), PAL_PEOPLE_CELL_TEXT },
  { "age", N_("Age"), PAL_PEOPLE_CELL_NUMBER },
  { PAL_PEOPLE_COLUMN_COHORT, N_("Cohort"), PAL_PEOPLE_CELL_TEXT },
  { PAL_PEOPLE_COLUMN_NEXT, N_("To follow"), PAL_PEOPLE_CELL_TEXT },
  { "state", N_("State"), PAL_PEOPLE_CELL_TEXT },
  { PAL_PEOPLE_COLUMN_BARRIERS, N_("Open barriers"), PAL_PEOPLE_CELL_NUMBER },
};

static int
find_special (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (strcmp (special[i].key, column) == 0)
      return (int) i;
  return -1;
}

static gboolean
exists (PalPeopleFields *fields, const char *column)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  return find_special (column) >= 0 || (field != NULL && field->column);
}

/* The setting --------------------------------------------------------------------------------------------------------------- */

/* The columns that were chosen, the name first; those that are no more are left out. Full transfer. */
char **
pal_people_columns_load (PalPeopleFields *fields)
{
  g_autofree char *kept = pal_store_get_setting (pal_people_fields_get_store (fields), SETTING);
  g_auto (GStrv) keys = g_strsplit (kept != NULL ? kept : PAL_PEOPLE_COLUMN_NAME "\nage\n" PAL_PEOPLE_COLUMN_COHORT "\n" PAL_PEOPLE_COLUMN_NEXT,
                                    "\n", -1);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  g_strv_builder_add (columns, PAL_PEOPLE_COLUMN_NAME);
  for (int i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], PAL_PEOPLE_COLUMN_NAME) != 0 && exists (fields, keys[i]))
      g_strv_builder_add (columns, keys[i]);
  return g_strv_builder_end (columns);
}

gboolean
pal_people_columns_keep (PalPeopleFields *fields, const char *const *columns, GError **error)
{
  g_autofree char *keys = g_strjoinv ("\n", (char **) columns);

  return pal_store_set_setting (pal_people_fields_get_store (fields), SETTING, keys, error);
}

/* Every column that can be chosen, the most useful first. Full transfer. */
char **
pal_people_columns_all (PalPeopleFields *fields)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    g_strv_builder_add (columns, special[i].key);
  for (guint i = 0; i < pal_people_fields_get_n (fields); i++)
    if (pal_people_fields_get (fields, i)->column)
      g_strv_builder_add (columns, pal_people_fields_get (fields, i)->key);
  return g_strv_builder_end (columns);
}

/* One column ------------------------------------------------------------------------------------------------------------------ */

/* In the user's language; the key of one that is no more. */
const char *
pal_people_column_title (PalPeopleFields *fields, const char *column)
{
  int index = find_special (column);
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  return index >= 0 ? _(special[index].title) : field != NULL ? field->label : column;
}

/* Health, housing, what may harm: exported only when that is asked for. */
gboolean
pal_people_column_is_sensitive (PalPeopleFields *fields, const char *column)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  return find_special (column) < 0 && field != NULL && (field->field.flags & PAL_SENSITIVE) != 0;
}

PalPeopleCell
pal_people_column_cell (PalPeopleFields *fields, const char *column)
{
  static const char *const digits[] = { "postcode", "landlord-ref", "employment-service-id", NULL };
  int index = find_special (column);
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  if (index >= 0)
    return special[index].cell;
  if (field == NULL)
    return PAL_PEOPLE_CELL_TEXT;
  switch (field->field.kind)
    {
    case PAL_INT: case PAL_AMOUNT:
      return PAL_PEOPLE_CELL_NUMBER;
    case PAL_DATE:
      return PAL_PEOPLE_CELL_DATE;
    case PAL_NOTE:
      return PAL_PEOPLE_CELL_LONG_TEXT;
    case PAL_PHONE:
      return PAL_PEOPLE_CELL_DIGITS;
    default:
      return g_strv_contains (digits, column) ? PAL_PEOPLE_CELL_DIGITS : PAL_PEOPLE_CELL_TEXT;
    }
}

/* What is to follow ----------------------------------------------------------------------------------------------------------- */

static gboolean
lacks_birth_date (PalRow *row, PalCourseState state)
{
  return !pal_row_is_known (row, PAL_PEOPLE_AGE) && (state == PAL_COURSE_IN_COURSE || state == PAL_COURSE_ACCEPTED);
}

/* Short words: what comes next for those who have not entered yet, where the others stand. */
static const char *
words_of_state (PalCourseState state)
{
  switch (state)
    {
    case PAL_COURSE_PRESCRIBED:
      return C_("to follow", "To contact");
    case PAL_COURSE_CONTACTED:
      return C_("to follow", "Commission");
    case PAL_COURSE_ACCEPTED:
      return C_("to follow", "Accepted");
    case PAL_COURSE_REFUSED:
      return C_("to follow", "Refused");
    case PAL_COURSE_REPLACED:
      return C_("to follow", "Replaced");
    case PAL_COURSE_SUSPENDED:
      return C_("to follow", "Suspended");
    default:
      return pal_course_state_label (state);
    }
}

/* What a report lacks, barriers that are open; else where the person stands. Full transfer. */
char *
pal_people_next_words (PalRow *row)
{
  PalCourseState state = pal_course_state_find (pal_row_get_text (row, PAL_PEOPLE_STATE));
  int barriers = (int) pal_row_get_int (row, PAL_PEOPLE_OPEN_BARRIERS, 0);

  if (state == PAL_COURSE_NONE && !pal_row_is_known (row, PAL_PEOPLE_COHORT))
    return g_strdup ("");
  if (lacks_birth_date (row, state))
    return g_strdup (_("Born when?"));
  if (state == PAL_COURSE_IN_COURSE && barriers > 0)
    return g_strdup_printf (ngettext ("%d barrier", "%d barriers", barriers), barriers);
  return g_strdup (words_of_state (state));
}

const char *
pal_people_next_look (PalRow *row)
{
  PalCourseState state = pal_course_state_find (pal_row_get_text (row, PAL_PEOPLE_STATE));

  if (lacks_birth_date (row, state))
    return "unknown";
  return state == PAL_COURSE_EXITED ? "plain" : pal_course_state_chip (state);
}

/* Words ------------------------------------------------------------------------------------------------------------------------ */

static char *
words_of_codes (const char *list, const char *codes)
{
  g_auto (GStrv) all = g_strsplit (codes, "|", -1);

  for (int i = 0; all[i] != NULL; i++)
    {
      char *word = g_strdup (pal_choice_label (list, all[i]));
      g_free (all[i]);
      all[i] = word;
    }
  return g_strjoinv (", ", all);
}

static char *
words_of_date (const char *iso)
{
  g_autofree char *day = g_strndup (iso, 10);
  GDate date;

  return pal_date_from_iso (day, &date) ? pal_date_show (&date) : g_strdup (iso);
}

/* A cell as people read it; @index is the column's place among those that were chosen. Full transfer. */
char *
pal_people_column_words (PalPeopleFields *fields, const char *column, PalRow *row, guint index)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);
  const char *text = pal_row_get_text (row, PAL_PEOPLE_CHOSEN + index);

  if (strcmp (column, PAL_PEOPLE_COLUMN_NAME) == 0)
    return g_strchomp (g_strdup_printf ("%s %s", pal_row_get_text (row, PAL_PEOPLE_LAST_NAME), pal_row_get_text (row, PAL_PEOPLE_FIRST_NAME)));
  if (strcmp (column, "age") == 0)
    return g_strdup (pal_row_get_text (row, PAL_PEOPLE_AGE));
  if (strcmp (column, PAL_PEOPLE_COLUMN_COHORT) == 0)
    return g_strdup (pal_row_get_text (row, PAL_PEOPLE_COHORT));
  if (strcmp (column, PAL_PEOPLE_COLUMN_NEXT) == 0)
    return pal_people_next_words (row);
  if (*text == '\0')
    return g_strdup ("");
  if (strcmp (column, "state") == 0)
    return g_strdup (pal_course_state_label (pal_course_state_find (text)));
  if (field == NULL)
    return g_strdup (text);
  if (field->field.kind == PAL_DATE || field->field.kind == PAL_MOMENT || g_strcmp0 (field->field.target, "meeting") == 0)
    return words_of_date (text);
  if (field->field.kind == PAL_BOOL)
    return g_strdup (strcmp (text, "1") == 0 ? _("Yes") : _("No"));
  if (field->field.kind == PAL_CHOICE || field->field.kind == PAL_CHOICES || field->field.kind == PAL_THREE || field->field.kind == PAL_LEVEL)
    return words_of_codes (field->field.target, text);   /* the choices of an own field are words already */
  return g_strdup (text);
}
