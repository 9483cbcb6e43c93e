/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-record.h"

/* What can be asked of a field, and a condition in words. */

#define MOST_DAYS 36500

static const PalComparison of_text[] = { PAL_FILTER_IS, PAL_FILTER_CONTAINS, PAL_FILTER_IS_NOT, PAL_FILTER_KNOWN, PAL_FILTER_UNKNOWN };
static const PalComparison of_note[] = { PAL_FILTER_CONTAINS, PAL_FILTER_KNOWN, PAL_FILTER_UNKNOWN };
static const PalComparison of_choice[] = { PAL_FILTER_IS, PAL_FILTER_IS_NOT, PAL_FILTER_KNOWN, PAL_FILTER_UNKNOWN };
static const PalComparison of_number[] = { PAL_FILTER_BETWEEN, PAL_FILTER_AT_LEAST, PAL_FILTER_AT_MOST, PAL_FILTER_IS,
                                           PAL_FILTER_KNOWN, PAL_FILTER_UNKNOWN };
static const PalComparison of_date[] = { PAL_FILTER_LONGER_AGO, PAL_FILTER_LAST_DAYS, PAL_FILTER_NEXT_DAYS, PAL_FILTER_BEFORE,
                                         PAL_FILTER_AFTER, PAL_FILTER_BETWEEN, PAL_FILTER_KNOWN, PAL_FILTER_UNKNOWN };

/* The comparisons that make sense of a field, the most useful first. */
const PalComparison *
pal_filter_comparisons (const PalPeopleField *field, guint *n)
{
  switch (field->field.kind)
    {
    case PAL_DATE: case PAL_MOMENT:
      *n = G_N_ELEMENTS (of_date);
      return of_date;
    case PAL_INT: case PAL_AMOUNT:
      *n = G_N_ELEMENTS (of_number);
      return of_number;
    case PAL_NOTE: case PAL_PHONE:
      *n = G_N_ELEMENTS (of_note);
      return of_note;
    case PAL_TEXT:
      *n = G_N_ELEMENTS (of_text);
      return of_text;
    default:
      *n = G_N_ELEMENTS (of_choice);
      return of_choice;
    }
}

static gboolean
has_many_rows (const PalPeopleField *field)
{
  return field->of == PAL_OF_OPEN_BARRIER || field->of == PAL_OF_LIFTED_BARRIER || field->of == PAL_OF_TAG
         || field->of == PAL_OF_SITUATION || field->of == PAL_OF_SUPPORT || field->of == PAL_OF_NOTE;
}

const char *
pal_comparison_label (const PalPeopleField *field, PalComparison comparison)
{
  gboolean date = field->field.kind == PAL_DATE || field->field.kind == PAL_MOMENT;

  switch (comparison)
    {
    case PAL_FILTER_IS:
      return C_("comparison", "is one of");
    case PAL_FILTER_IS_NOT:
      return C_("comparison", "is none of");
    case PAL_FILTER_CONTAINS:
      return C_("comparison", "contains");
    case PAL_FILTER_KNOWN:
      return has_many_rows (field) ? C_("comparison", "any") : C_("comparison", "is filled in");
    case PAL_FILTER_UNKNOWN:
      return has_many_rows (field) ? C_("comparison", "none") : C_("comparison", "is not filled in");
    case PAL_FILTER_AT_LEAST:
      return C_("comparison", "at least");
    case PAL_FILTER_AT_MOST:
      return C_("comparison", "at most");
    case PAL_FILTER_BETWEEN:
      return date ? C_("comparison", "from … until …") : C_("comparison", "from … to …");
    case PAL_FILTER_BEFORE:
      return C_("comparison", "before");
    case PAL_FILTER_AFTER:
      return C_("comparison", "after");
    case PAL_FILTER_LONGER_AGO:
      return C_("comparison", "more than … days ago");
    case PAL_FILTER_LAST_DAYS:
      return C_("comparison", "in the last … days");
    default:
      return C_("comparison", "in the next … days");
    }
}

/* How many values a comparison takes. */
guint
pal_comparison_n_values (PalComparison comparison)
{
  switch (comparison)
    {
    case PAL_FILTER_KNOWN: case PAL_FILTER_UNKNOWN:
      return 0;
    case PAL_FILTER_IS: case PAL_FILTER_IS_NOT:
      return G_MAXUINT;
    case PAL_FILTER_BETWEEN:
      return 2;
    default:
      return 1;
    }
}

/* Checking -------------------------------------------------------------------------------------------------------------- */

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_number (const char *text, gint64 least, gint64 most)
{
  return g_ascii_string_to_signed (text, 10, least, most, NULL, NULL);
}

static gboolean
value_makes_sense (const PalPeopleField *field, PalComparison comparison, const char *value)
{
  GDate date;

  if (comparison == PAL_FILTER_LONGER_AGO || comparison == PAL_FILTER_LAST_DAYS || comparison == PAL_FILTER_NEXT_DAYS)
    return is_number (value, 0, MOST_DAYS);
  switch (field->field.kind)
    {
    case PAL_DATE: case PAL_MOMENT:
      return pal_date_from_iso (value, &date);
    case PAL_INT: case PAL_AMOUNT: case PAL_REF: case PAL_LEVEL: case PAL_BOOL:
      return is_number (value, G_MININT64, G_MAXINT64);
    default:
      return *value != '\0';
    }
}

static gboolean
fits (const PalPeopleField *field, PalComparison comparison)
{
  guint n;
  const PalComparison *possible = pal_filter_comparisons (field, &n);

  for (guint i = 0; i < n; i++)
    if (possible[i] == comparison)
      return TRUE;
  return FALSE;
}

/* Whether the condition can be asked of the file; if not @error says why in words, and the condition is passed over. */
gboolean
pal_condition_check (PalPeopleFields *fields, const PalCondition *condition, GError **error)
{
  const PalPeopleField *field = condition->unread == NULL ? pal_people_fields_find (fields, condition->field) : NULL;
  guint n = g_strv_length (condition->values), wanted = pal_comparison_n_values (condition->comparison);

  if (condition->unread != NULL)
    return fail (error, _("This version of Palier does not understand this condition: it is kept, and not applied."));
  if (field == NULL)
    return fail (error, _("This file does not have this field any more: the condition is kept, and not applied."));
  if (!fits (field, condition->comparison))
    return fail (error, _("The field is of another kind now: the condition is kept, and not applied."));
  if (wanted == G_MAXUINT ? n == 0 : n != wanted)
    return fail (error, _("Say what to compare with."));
  for (guint i = 0; i < n; i++)
    if (!value_makes_sense (field, condition->comparison, condition->values[i]))
      {
        g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("“%s” cannot be compared with this field."), condition->values[i]);
        return FALSE;
      }
  return TRUE;
}

/* Words ----------------------------------------------------------------------------------------------------------------- */

static char *
join_values (PalPeopleFields *fields, const PalPeopleField *field, char **values)
{
  GString *words = g_string_new (NULL);
  guint n = g_strv_length (values);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = pal_people_field_words (fields, field, values[i]);
      g_string_append_printf (words, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : _(" or "), word);
    }
  return g_string_free (words, FALSE);
}

static char *
words_about (PalPeopleFields *fields, const PalPeopleField *field, const PalCondition *condition)
{
  g_autofree char *all = join_values (fields, field, condition->values);
  g_autofree char *first = condition->values[0] != NULL ? pal_people_field_words (fields, field, condition->values[0]) : g_strdup ("");
  const char *days = condition->values[0] != NULL ? condition->values[0] : "";
  int n = (int) g_ascii_strtoll (days, NULL, 10);

  switch (condition->comparison)
    {
    case PAL_FILTER_IS:
      return g_steal_pointer (&all);
    case PAL_FILTER_IS_NOT:
      return g_strdup_printf (C_("condition", "not %s"), all);
    case PAL_FILTER_CONTAINS:
      return g_strdup_printf (C_("condition", "“%s”"), first);
    case PAL_FILTER_KNOWN:
      return g_strdup (has_many_rows (field) ? C_("condition", "any") : C_("condition", "filled in"));
    case PAL_FILTER_UNKNOWN:
      return g_strdup (has_many_rows (field) ? C_("condition", "none") : C_("condition", "not filled in"));
    case PAL_FILTER_AT_LEAST:
      return g_strdup_printf (C_("condition", "at least %s"), first);
    case PAL_FILTER_AT_MOST:
      return g_strdup_printf (C_("condition", "at most %s"), first);
    case PAL_FILTER_BETWEEN:
      {
        g_autofree char *second = condition->values[0] != NULL && condition->values[1] != NULL
                                    ? pal_people_field_words (fields, field, condition->values[1]) : g_strdup ("");
        return g_strdup_printf (C_("condition", "from %s to %s"), first, second);
      }
    case PAL_FILTER_BEFORE:
      return g_strdup_printf (C_("condition", "before %s"), first);
    case PAL_FILTER_AFTER:
      return g_strdup_printf (C_("condition", "after %s"), first);
    case PAL_FILTER_LONGER_AGO:
      return g_strdup_printf (ngettext ("more than %d day ago", "more than %d days ago", n), n);
    case PAL_FILTER_LAST_DAYS:
      return g_strdup_printf (ngettext ("in the last %d day", "in the last %d days", n), n);
    default:
      return g_strdup_printf (ngettext ("in the next %d day", "in the next %d days", n), n);
    }
}

/* "Open barrier: Childcare or Mobility". What is no more is called as the file kept it. Full transfer. */
char *
pal_condition_words (PalPeopleFields *fields, const PalCondition *condition)
{
  const PalPeopleField *field = condition->unread == NULL ? pal_people_fields_find (fields, condition->field) : NULL;
  g_autofree char *about = NULL;

  if (condition->unread != NULL)
    return g_strdup (condition->unread);
  if (field == NULL)
    {
      g_autofree char *values = g_strjoinv (", ", condition->values);
      const char *name = g_str_has_prefix (condition->field, "own.") ? condition->field + strlen ("own.") : condition->field;
      return g_strdup_printf (_("%s: %s"), name, values);
    }
  about = words_about (fields, field, condition);
  return g_strdup_printf (_("%s: %s"), field->label, about);
}
