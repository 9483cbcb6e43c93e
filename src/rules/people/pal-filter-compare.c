/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter-private.h"

#include <string.h>

#include "rules/pal-list-columns.h"

/* One comparison as SQL. Values are bound, never written into the statement. */

static void
write_parameter (PalFilterWriter *w, const char *value)
{
  g_ptr_array_add (w->values, g_strdup (value));
  g_string_append_printf (w->sql, "?%u", w->values->len);
}

/* One expression ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_numeric (const PalPeopleField *field)
{
  switch (field->field.kind)
    {
    case PAL_INT: case PAL_AMOUNT: case PAL_REF: case PAL_LEVEL: case PAL_BOOL:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
write_value (PalFilterWriter *w, const PalPeopleField *field, const char *value)
{
  g_string_append (w->sql, is_numeric (field) ? "CAST (" : "");
  write_parameter (w, value);
  g_string_append (w->sql, is_numeric (field) ? " AS INTEGER)" : "");
}

/* What is compared: an own number is kept as text, a moment is asked by its day. */
static char *
compared (const PalPeopleField *field)
{
  if (field->of == PAL_OF_OWN_FIELD && is_numeric (field))
    return g_strdup_printf ("CAST (%s AS INTEGER)", field->value);
  if (field->field.kind == PAL_MOMENT)
    return g_strdup_printf ("substr (%s, 1, 10)", field->value);
  return g_strdup (field->value);
}

/* "Not known" is a value of some lists, and says the same as nothing. */
static gboolean
has_unknown (const PalPeopleField *field)
{
  for (const PalChoice *choice = pal_choices (field->field.target); choice != NULL && choice->code != NULL; choice++)
    if (strcmp (choice->code, "UNKNOWN") == 0)
      return TRUE;
  return FALSE;
}

static void
write_known (PalFilterWriter *w, const PalPeopleField *field)
{
  g_string_append_printf (w->sql, "coalesce (%s, '') NOT IN ('', 'UNKNOWN')", field->value);
}

/* Several of them are kept in one text, joined by "|". */
static void
write_any_of (PalFilterWriter *w, const PalPeopleField *field, char **values)
{
  for (int i = 0; values[i] != NULL; i++)
    {
      g_string_append_printf (w->sql, "%sinstr ('|' || %s || '|', '|' || ", i > 0 ? " OR " : "(", field->value);
      write_parameter (w, values[i]);
      g_string_append (w->sql, " || '|') > 0");
    }
  g_string_append_c (w->sql, ')');
}

/* Free text is compared as the search does it, without accents and capitals mattering. */
static gboolean
is_free_text (const PalPeopleField *field)
{
  return field->field.kind == PAL_TEXT && field->choices == NULL;
}

/* Texts that many people share are folded once each, not once a person; LIMIT keeps SQLite from looking into it. Returns what
 * is to be folded. */
static const char *
begin_text (PalFilterWriter *w, const PalPeopleField *field)
{
  static const struct { const char *alias; const char *table; } tables[] = {
    { "p.", "participant p" }, { "r.", "prescription r" }, { "e.", "enrolment e" }, { "t.", "situation t" }, { "u.", "support u" },
  };

  if (is_free_text (field) && !(field->field.flags & PAL_PERSONAL))
    for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
      if (g_str_has_prefix (field->value, tables[i].alias))
        {
          g_string_append_printf (w->sql, "%s IN (SELECT said FROM (SELECT DISTINCT %s AS said FROM %s LIMIT -1) WHERE ",
                                  field->value, field->value, tables[i].table);
          return "said";
        }
  g_string_append_c (w->sql, '(');
  return field->value;
}

static void
write_is_text (PalFilterWriter *w, const PalPeopleField *field, char **values)
{
  const char *text = begin_text (w, field);

  g_string_append_printf (w->sql, "fold (%s) IN (", text);
  for (int i = 0; values[i] != NULL; i++)
    {
      g_string_append (w->sql, i > 0 ? ", fold (" : "fold (");
      write_parameter (w, values[i]);
      g_string_append_c (w->sql, ')');
    }
  g_string_append (w->sql, "))");
}

static void
write_is (PalFilterWriter *w, const PalPeopleField *field, char **values)
{
  g_autofree char *value = compared (field);

  if (field->field.kind == PAL_CHOICES)
    {
      write_any_of (w, field, values);
      return;
    }
  if (is_free_text (field))
    {
      write_is_text (w, field, values);
      return;
    }
  if (has_unknown (field) && g_strv_contains ((const char *const *) values, "UNKNOWN"))
    g_string_append_printf (w->sql, "coalesce (%s, 'UNKNOWN') IN (", value);
  else
    g_string_append_printf (w->sql, "%s IN (", value);
  for (int i = 0; values[i] != NULL; i++)
    {
      g_string_append (w->sql, i > 0 ? ", " : "");
      write_value (w, field, values[i]);
    }
  g_string_append_c (w->sql, ')');
}

static void
write_contains (PalFilterWriter *w, const PalPeopleField *field, const char *value)
{
  const char *text;

  if (field->field.kind == PAL_PHONE)
    {
      g_string_append_printf (w->sql, "instr (replace (replace (replace (%s, ' ', ''), '.', ''), '-', ''), replace (replace (replace (", field->value);
      write_parameter (w, value);
      g_string_append (w->sql, ", ' ', ''), '.', ''), '-', '')) > 0");
      return;
    }
  text = begin_text (w, field);
  g_string_append_printf (w->sql, "instr (fold (%s), fold (", text);
  write_parameter (w, value);
  g_string_append (w->sql, ")) > 0)");
}

/* The day so many days from today. */
static void
write_days (PalFilterWriter *w, const char *sign, const char *days)
{
  g_string_append_printf (w->sql, " add_days (today (), %sCAST (", sign);
  write_parameter (w, days);
  g_string_append (w->sql, " AS INTEGER))");
}

static void
write_bound (PalFilterWriter *w, const PalPeopleField *field, const char *value, const char *sign, const char *bound)
{
  g_string_append_printf (w->sql, "%s %s ", value, sign);
  write_value (w, field, bound);
}

/* The age of a person is asked of the birth date, so that no function is called for each. */
static void
write_age (PalFilterWriter *w, PalComparison comparison, char **values)
{
  const char *least = values[0], *most = comparison == PAL_FILTER_BETWEEN ? values[1] : values[0];

  g_string_append (w->sql, "(p.birth_on <= today ()");
  if (comparison != PAL_FILTER_AT_MOST)
    {
      g_string_append (w->sql, " AND p.birth_on <= add_months (today (), -12 * CAST (");
      write_parameter (w, least);
      g_string_append (w->sql, " AS INTEGER))");
    }
  if (comparison != PAL_FILTER_AT_LEAST)
    {
      g_string_append (w->sql, " AND p.birth_on > add_months (today (), -12 - 12 * CAST (");
      write_parameter (w, most);
      g_string_append (w->sql, " AS INTEGER))");
    }
  g_string_append_c (w->sql, ')');
}

static void
write_comparison (PalFilterWriter *w, const PalPeopleField *field, PalComparison comparison, char **values)
{
  g_autofree char *value = compared (field);

  switch (comparison)
    {
    case PAL_FILTER_AT_LEAST:
      write_bound (w, field, value, ">=", values[0]);
      break;
    case PAL_FILTER_AT_MOST:
      write_bound (w, field, value, "<=", values[0]);
      break;
    case PAL_FILTER_BETWEEN:
      write_bound (w, field, value, ">=", values[0]);
      g_string_append (w->sql, " AND ");
      write_bound (w, field, value, "<=", values[1]);
      break;
    case PAL_FILTER_BEFORE:
      write_bound (w, field, value, "<", values[0]);
      break;
    case PAL_FILTER_AFTER:
      write_bound (w, field, value, ">", values[0]);
      break;
    case PAL_FILTER_LONGER_AGO:
      g_string_append_printf (w->sql, "%s <> '' AND %s <", value, value);
      write_days (w, "-", values[0]);
      break;
    case PAL_FILTER_LAST_DAYS:
      g_string_append_printf (w->sql, "%s <= today () AND %s >=", value, value);
      write_days (w, "-", values[0]);
      break;
    case PAL_FILTER_NEXT_DAYS:
      g_string_append_printf (w->sql, "%s >= today () AND %s <=", value, value);
      write_days (w, "", values[0]);
      break;
    default:
      write_known (w, field);
    }
}

/* The state of a course ---------------------------------------------------------------------------------------------------- */

static gboolean
holds (char **values, PalCourseState state)
{
  return g_strv_contains ((const char *const *) values, pal_course_state_code (state));
}

gboolean
pal_filter_state_is_before_entry (PalCourseState state)
{
  return state != PAL_COURSE_IN_COURSE && state != PAL_COURSE_SUSPENDED && state != PAL_COURSE_EXITED;
}

static guint
count_before_entry (char **values)
{
  guint n = 0;

  for (int i = 0; values[i] != NULL; i++)
    n += pal_filter_state_is_before_entry (pal_course_state_find (values[i]));
  return n;
}

/* Those who entered are found by their dates alone; the function is asked only about the others. */
static void
write_state (PalFilterWriter *w, char **values)
{
  gboolean in_course = holds (values, PAL_COURSE_IN_COURSE), suspended = holds (values, PAL_COURSE_SUSPENDED);

  g_string_append (w->sql, "(0");
  if (in_course || suspended)
    g_string_append_printf (w->sql, " OR (e.entry_on <= today () AND (e.exit_on IS NULL OR e.exit_on > today ())%s%s)",
                            in_course && suspended ? "" : in_course ? " AND NOT " : " AND ",
                            in_course && suspended ? "" : PAL_SUSPENDED_TODAY);
  if (holds (values, PAL_COURSE_EXITED))
    g_string_append (w->sql, " OR (e.entry_on <= today () AND e.exit_on <= today ())");
  if (count_before_entry (values) > 0)
    {
      g_string_append (w->sql, " OR ((e.entry_on IS NULL OR e.entry_on > today ()) AND " PAL_COURSE_STATE_OF_ROWS " IN (");
      for (int i = 0; values[i] != NULL; i++)
        {
          g_string_append (w->sql, i > 0 ? ", " : "");
          write_parameter (w, values[i]);
        }
      g_string_append (w->sql, "))");
    }
  g_string_append_c (w->sql, ')');
}

/* What the term asks or denies, without the denial. */
void
pal_filter_write_comparison (PalFilterWriter *w, const PalFilterTerm *term)
{
  const PalCondition *condition = term->condition;
  PalComparison comparison = condition->comparison == PAL_FILTER_IS_NOT ? PAL_FILTER_IS : condition->comparison;

  if (strcmp (term->field->key, "state") == 0)
    {
      if (comparison == PAL_FILTER_IS)
        write_state (w, condition->values);
      else
        g_string_append (w->sql, "1");
    }
  else if (strcmp (term->field->key, "age") == 0 && comparison != PAL_FILTER_KNOWN && comparison != PAL_FILTER_UNKNOWN)
    write_age (w, comparison, condition->values);
  else if (comparison == PAL_FILTER_IS)
    write_is (w, term->field, condition->values);
  else if (comparison == PAL_FILTER_CONTAINS)
    write_contains (w, term->field, condition->values[0]);
  else
    write_comparison (w, term->field, comparison, condition->values);
}
