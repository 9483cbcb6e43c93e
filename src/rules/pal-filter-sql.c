/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter.h"

#include <string.h>

#include "pal-course.h"
#include "pal-list-columns.h"

/* A filter as SQL. Each kind of fact gives one list of people (p.id IN (SELECT …)), which SQLite makes once; the shortest of them
 * can then lead. Conditions about the same kind of fact hold of one and the same fact: "a course of RF1, prescribed more
 * than 30 days ago". What is denied, when nothing is asked for beside it, holds of all: nobody with such a fact.
 * Values are bound, never written into the statement. */

typedef struct {
  PalPeopleFields *fields;
  GString         *sql;
  GPtrArray       *values;   /* of the parameters, from ?1 on */
} Writer;

typedef struct {
  const PalCondition   *condition;
  const PalPeopleField *field;
  gboolean              denied;
} Term;

static const struct {
  const char *rows;
  const char *person;
  const char *always;   /* NULL: nothing */
} sources[PAL_OF_N] = {
  [PAL_OF_OPEN_BARRIER] = { "barrier b", "b.participant", "b.lifted_on IS NULL" },
  [PAL_OF_LIFTED_BARRIER] = { "barrier b", "b.participant", "b.lifted_on IS NOT NULL" },
  [PAL_OF_SITUATION] = { "situation t JOIN enrolment e ON e.id = t.enrolment", "e.participant", NULL },
  [PAL_OF_SUPPORT] = { "support u", "u.participant", NULL },
  [PAL_OF_NOTE] = { "note n", "n.participant", NULL },
  [PAL_OF_TAG] = { "tagged g", "g.record", NULL },
};

static void
write_parameter (Writer *w, const char *value)
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
write_value (Writer *w, const PalPeopleField *field, const char *value)
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
write_known (Writer *w, const PalPeopleField *field)
{
  g_string_append_printf (w->sql, "coalesce (%s, '') NOT IN ('', 'UNKNOWN')", field->value);
}

/* Several of them are kept in one text, joined by "|". */
static void
write_any_of (Writer *w, const PalPeopleField *field, char **values)
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
begin_text (Writer *w, const PalPeopleField *field)
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
write_is_text (Writer *w, const PalPeopleField *field, char **values)
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
write_is (Writer *w, const PalPeopleField *field, char **values)
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
write_contains (Writer *w, const PalPeopleField *field, const char *value)
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
write_days (Writer *w, const char *sign, const char *days)
{
  g_string_append_printf (w->sql, " add_days (today (), %sCAST (", sign);
  write_parameter (w, days);
  g_string_append (w->sql, " AS INTEGER))");
}

static void
write_bound (Writer *w, const PalPeopleField *field, const char *value, const char *sign, const char *bound)
{
  g_string_append_printf (w->sql, "%s %s ", value, sign);
  write_value (w, field, bound);
}

/* The age of a person is asked of the birth date, so that no function is called for each. */
static void
write_age (Writer *w, PalComparison comparison, char **values)
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
write_comparison (Writer *w, const PalPeopleField *field, PalComparison comparison, char **values)
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

static gboolean
holds_entered (char **values)
{
  return holds (values, PAL_COURSE_IN_COURSE) || holds (values, PAL_COURSE_SUSPENDED) || holds (values, PAL_COURSE_EXITED);
}

static guint
count_before_entry (char **values)
{
  guint n = 0;

  for (int i = 0; values[i] != NULL; i++)
    {
      PalCourseState state = pal_course_state_find (values[i]);
      n += state != PAL_COURSE_IN_COURSE && state != PAL_COURSE_SUSPENDED && state != PAL_COURSE_EXITED;
    }
  return n;
}

/* Those who entered are found by their dates alone; the function is asked only about the others. */
static void
write_state (Writer *w, char **values)
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

/* Terms ---------------------------------------------------------------------------------------------------------------------- */

/* What the term asks or denies, without the denial. */
static void
write_plain (Writer *w, const Term *term)
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

static void
write_term (Writer *w, const Term *term)
{
  g_string_append (w->sql, term->denied ? " AND NOT coalesce ((" : " AND (");
  write_plain (w, term);
  g_string_append (w->sql, term->denied ? "), 0)" : ")");
}

/* Which rows of a course a group of terms looks at, and which must be there for one of them to hold. */
typedef struct {
  gboolean reads_prescription, reads_enrolment, needs_prescription, needs_enrolment;
} Sides;

static void
find_sides (const Term *term, Sides *sides)
{
  const char *key = term->field->key;
  gboolean asked = !term->denied;

  if (strcmp (key, "state") == 0)
    {
      gboolean before = count_before_entry (term->condition->values) > 0 || !holds_entered (term->condition->values);
      sides->reads_enrolment = TRUE;
      sides->reads_prescription |= before;
      sides->needs_enrolment |= asked && !before;
    }
  else if (g_str_has_prefix (key, "prescription."))
    {
      sides->reads_prescription = TRUE;
      sides->needs_prescription |= asked;
    }
  else if (g_str_has_prefix (key, "enrolment."))
    {
      sides->reads_enrolment = TRUE;
      sides->needs_enrolment |= asked;
    }
  else
    sides->reads_prescription = sides->reads_enrolment = TRUE;
}

static void
write_rows (Writer *w, const char *rows, const char *person, const char *always, GPtrArray *terms)
{
  g_string_append_printf (w->sql, "SELECT %s FROM %s WHERE %s", person, rows, always != NULL ? always : "true");
  for (guint i = 0; i < terms->len; i++)
    write_term (w, g_ptr_array_index (terms, i));
}

/* A prescription with the enrolment that it led to, and enrolments without one. What must be there leads; what is not looked at
 * is not read. */
static void
write_courses (Writer *w, GPtrArray *terms)
{
  static const char from_prescription[] = "prescription r LEFT JOIN enrolment e ON e.prescription = r.id";
  static const char from_enrolment[] = "enrolment e LEFT JOIN prescription r ON r.id = e.prescription";
  Sides sides = { FALSE };

  for (guint i = 0; i < terms->len; i++)
    find_sides (g_ptr_array_index (terms, i), &sides);
  if (sides.needs_enrolment)
    write_rows (w, sides.reads_prescription ? from_enrolment : "enrolment e", "e.participant", NULL, terms);
  else if (sides.needs_prescription)
    write_rows (w, sides.reads_enrolment ? from_prescription : "prescription r", "r.participant", NULL, terms);
  else
    {
      write_rows (w, from_prescription, "r.participant", NULL, terms);
      g_string_append (w->sql, " UNION ALL ");
      write_rows (w, from_enrolment, "e.participant", "e.prescription IS NULL", terms);
    }
}

static void
write_facts (Writer *w, PalPeopleTable of, GPtrArray *terms, gboolean denied)
{
  g_autofree char *own = NULL;

  g_string_append (w->sql, denied ? " AND p.id NOT IN (" : " AND p.id IN (");
  if (of == PAL_OF_COURSE)
    write_courses (w, terms);
  else if (of == PAL_OF_OWN_FIELD)
    {
      own = g_strdup_printf ("(%s) v", ((Term *) g_ptr_array_index (terms, 0))->field->records);
      write_rows (w, own, "v.person", NULL, terms);
    }
  else
    write_rows (w, sources[of].rows, sources[of].person, sources[of].always, terms);
  g_string_append_c (w->sql, ')');
}

/* Grouping --------------------------------------------------------------------------------------------------------------------- */

/* How many earlier terms ask for values of the same field: "of RF1" and "of RF2" are two courses. */
static guint
count_earlier (GPtrArray *terms, guint index)
{
  const Term *term = g_ptr_array_index (terms, index);
  guint n = 0;

  if (term->condition->comparison != PAL_FILTER_IS)
    return 0;
  for (guint i = 0; i < index; i++)
    {
      const Term *other = g_ptr_array_index (terms, i);
      n += other->field == term->field && other->condition->comparison == PAL_FILTER_IS;
    }
  return n;
}

/* "Tagged A, not B": what is denied of a field that is asked for too holds of all. */
static gboolean
is_asked_too (GPtrArray *terms, const Term *term)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *other = g_ptr_array_index (terms, i);
      if (!other->denied && other->field == term->field)
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_fact (GPtrArray *terms, guint index, const PalPeopleField *leader, guint turn)
{
  const Term *term = g_ptr_array_index (terms, index);

  if (term->field->of != leader->of || count_earlier (terms, index) != turn || (term->denied && is_asked_too (terms, term)))
    return FALSE;
  return leader->of != PAL_OF_OWN_FIELD || term->field == leader;
}

/* What is asked together; and what is denied beside it, which then speaks of the same fact. Taken terms are marked. */
static void
write_group (Writer *w, GPtrArray *terms, gboolean *taken, guint first)
{
  const Term *leader = g_ptr_array_index (terms, first);
  guint turn = count_earlier (terms, first);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    if (!taken[i] && same_fact (terms, i, leader->field, turn))
      {
        taken[i] = TRUE;
        g_ptr_array_add (group, g_ptr_array_index (terms, i));
      }
  write_facts (w, leader->field->of, group, FALSE);
}

static void
write_denied_alone (Writer *w, Term *term)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  term->denied = FALSE;
  g_ptr_array_add (alone, term);
  write_facts (w, term->field->of, alone, TRUE);
}

static Term *
term_new (const PalCondition *condition, const PalPeopleField *field)
{
  Term *term = g_new0 (Term, 1);

  term->condition = condition;
  term->field = field;
  term->denied = condition->comparison == PAL_FILTER_IS_NOT || condition->comparison == PAL_FILTER_UNKNOWN;
  return term;
}

/* Appends " AND …" for each condition that the file can answer; the others are passed over. @values gets the parameters: the
 * first of them has the number of those that are there already, and one. */
void
pal_filter_append_sql (const PalFilter *filter, PalPeopleFields *fields, GString *sql, GPtrArray *values)
{
  Writer w = { fields, sql, values };
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pal_filter_get_n (filter); i++)
    {
      const PalCondition *condition = pal_filter_get (filter, i);
      if (pal_condition_check (fields, condition, NULL))
        g_ptr_array_add (terms, term_new (condition, pal_people_fields_find (fields, condition->field)));
    }
  g_autofree gboolean *taken = g_new0 (gboolean, terms->len + 1);
  for (guint i = 0; i < terms->len; i++)
    {
      Term *term = g_ptr_array_index (terms, i);
      if (term->field->of == PAL_OF_PERSON)
        write_term (&w, term);
      else if (!taken[i] && !term->denied)
        write_group (&w, terms, taken, i);
      taken[i] |= term->field->of == PAL_OF_PERSON;
    }
  for (guint i = 0; i < terms->len; i++)
    if (!taken[i])
      write_denied_alone (&w, g_ptr_array_index (terms, i));
}
