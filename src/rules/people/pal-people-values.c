/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rules/pal-course.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "records/pal-value.h"
#include "store/pal-text.h"

/* The values that a field can have: those of its list, the records that it can refer to, or what stands in the file. */

static void
value_free (gpointer data)
{
  PalPeopleValue *value = data;

  g_free (value->value);
  g_free (value->words);
  g_free (value);
}

static gboolean
answers (const char *words, const char *folded)
{
  g_autofree char *text = pal_text_fold (words);

  return strstr (text, folded) != NULL;
}

/* Takes neither. */
static void
offer (GPtrArray *values, const char *value, const char *words, const char *folded, guint limit)
{
  PalPeopleValue *made;

  if (values->len >= limit || !answers (words, folded))
    return;
  made = g_new0 (PalPeopleValue, 1);
  made->value = g_strdup (value);
  made->words = g_strdup (words);
  g_ptr_array_add (values, made);
}

static void
offer_states (GPtrArray *values, const char *folded, guint limit)
{
  for (PalCourseState state = PAL_COURSE_PRESCRIBED; state <= PAL_COURSE_EXITED; state++)
    offer (values, pal_course_state_code (state), pal_course_state_label (state), folded, limit);
}

static void
offer_list (GPtrArray *values, const char *list, const char *folded, guint limit)
{
  for (const PalChoice *choice = pal_choices (list); choice != NULL && choice->code != NULL; choice++)
    offer (values, choice->code, pal_choice_label (list, choice->code), folded, limit);
}

static void
offer_records (GPtrArray *values, PalStore *store, const char *table, const char *typed, guint limit)
{
  g_autoptr (GPtrArray) found = pal_reference_search (store, pal_kind_find (table), typed, limit);

  for (guint i = 0; i < found->len; i++)
    {
      PalReference *reference = g_ptr_array_index (found, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, reference->id);

      offer (values, id, reference->title, "", limit);
    }
}

/* The texts that stand in the file, the most frequent first: what one would have to type otherwise. */
static void
offer_texts (GPtrArray *values, PalPeopleFields *fields, const PalPeopleField *field, const char *folded, guint limit)
{
  static const char *const sources[PAL_OF_N] = {
    [PAL_OF_PERSON] = "participant p", [PAL_OF_COURSE] = "prescription r LEFT JOIN enrolment e ON e.prescription = r.id",
    [PAL_OF_SITUATION] = "situation t", [PAL_OF_SUPPORT] = "support u", [PAL_OF_NOTE] = "note n",
  };
  g_autofree char *source = field->records != NULL ? g_strdup_printf ("(%s) v", field->records) : g_strdup (sources[field->of]);
  g_autofree char *sql = NULL;
  g_autoptr (PalStatement) rows = NULL;

  if (source == NULL)
    return;
  sql = g_strdup_printf ("SELECT text FROM (SELECT %s AS text, count (*) AS n FROM %s WHERE %s IS NOT NULL GROUP BY 1) "
                         "WHERE ?1 = '' OR instr (fold (text), ?1) > 0 ORDER BY n DESC, text LIMIT %u", field->value, source, field->value, limit);
  rows = pal_statement_new (pal_people_fields_get_store (fields), sql, NULL);
  if (rows != NULL)
    pal_statement_bind_text (rows, 1, folded);
  while (rows != NULL && pal_statement_step (rows, NULL))
    offer (values, pal_statement_get_text (rows, 0), pal_statement_get_text (rows, 0), "", limit);
}

/* What can be chosen for a field, at most @limit, whose words hold what is @typed; none for dates and numbers. Full transfer;
 * elements PalPeopleValue. */
GPtrArray *
pal_people_field_values (PalPeopleFields *fields, const PalPeopleField *field, const char *typed, guint limit)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (value_free);
  g_autofree char *folded = pal_text_fold (typed != NULL ? typed : "");

  if (strcmp (field->key, "state") == 0)
    offer_states (values, folded, limit);
  else if (field->choices != NULL)
    for (int i = 0; field->choices[i] != NULL; i++)
      offer (values, field->choices[i], field->choices[i], folded, limit);
  else if (field->field.kind == PAL_REF)
    offer_records (values, pal_people_fields_get_store (fields), field->field.target, typed, limit);
  else if (field->field.kind == PAL_BOOL)
    {
      offer (values, "1", _("Yes"), folded, limit);
      offer (values, "0", _("No"), folded, limit);
    }
  else if (field->field.target != NULL)
    offer_list (values, field->field.target, folded, limit);
  else if (field->field.kind == PAL_TEXT || field->field.kind == PAL_CHOICE)
    offer_texts (values, fields, field, folded, limit);
  return values;
}

static char *
words_of_date (const char *iso)
{
  GDate date;

  return pal_date_from_iso (iso, &date) ? pal_date_show (&date) : g_strdup (iso);
}

/* Cents, as kept, as people read amounts. Full transfer. */
char *
pal_people_amount_words (const char *cents)
{
  const PalField field = { .name = "", .label = "", .kind = PAL_AMOUNT };
  PalValue value = { .known = TRUE, .number = g_ascii_strtoll (cents, NULL, 10) };

  return pal_value_show (&field, &value);
}

/* A value as people read it; a record that is no more is said to be so. Full transfer. */
char *
pal_people_field_words (PalPeopleFields *fields, const PalPeopleField *field, const char *value)
{
  if (strcmp (field->key, "state") == 0)
    return g_strdup (pal_course_state_label (pal_course_state_find (value)));
  if (strcmp (field->key, "territory") == 0 && (strcmp (value, "QPV") == 0 || strcmp (value, "WATCH") == 0))
    return g_strdup (strcmp (value, "QPV") == 0 ? C_("territory", "QPV") : C_("territory", "watch"));   /* on a chip */
  if (field->field.kind == PAL_REF)
    {
      char *title = pal_reference_title (pal_people_fields_get_store (fields), pal_kind_find (field->field.target),
                                         g_ascii_strtoll (value, NULL, 10));
      if (*title != '\0')
        return title;
      g_free (title);
      return g_strdup (_("(deleted)"));
    }
  if (field->field.kind == PAL_DATE || field->field.kind == PAL_MOMENT)
    return words_of_date (value);
  if (field->field.kind == PAL_AMOUNT)
    return pal_people_amount_words (value);
  if (field->field.kind == PAL_BOOL)
    return g_strdup (strcmp (value, "0") == 0 ? _("No") : _("Yes"));
  return g_strdup (field->field.target != NULL ? pal_choice_label (field->field.target, value) : value);
}
