/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-filter-private.h"

#include <string.h>

/* A filter as SQL. Each kind of fact gives one list of people (p.id IN (SELECT …)), which SQLite makes once; the shortest of them
 * can then lead. Conditions about the same kind of fact hold of one and the same fact: "a course of RF1, prescribed more
 * than 30 days ago". What is denied, when nothing is asked for beside it, holds of all: nobody with such a fact.
 * Values are bound, never written into the statement. */

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

/* Terms ---------------------------------------------------------------------------------------------------------------------- */

static void
write_term (PalFilterWriter *w, const PalFilterTerm *term)
{
  g_string_append (w->sql, term->denied ? " AND NOT coalesce ((" : " AND (");
  pal_filter_write_comparison (w, term);
  g_string_append (w->sql, term->denied ? "), 0)" : ")");
}

/* Which rows of a course a group of terms looks at, and which must be there for one of them to hold. */
typedef struct {
  gboolean reads_prescription, reads_enrolment, needs_prescription, needs_enrolment;
} Sides;

/* Whether nobody can be in one of the states without having entered. */
static gboolean
have_entered (char **states)
{
  for (int i = 0; states[i] != NULL; i++)
    if (pal_filter_state_is_before_entry (pal_course_state_find (states[i])))
      return FALSE;
  return states[0] != NULL;
}

static void
find_sides (const PalFilterTerm *term, Sides *sides)
{
  const char *key = term->field->key;
  gboolean asked = !term->denied;

  if (strcmp (key, "state") == 0)
    {
      gboolean before = !have_entered (term->condition->values);
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
write_rows (PalFilterWriter *w, const char *rows, const char *person, const char *always, GPtrArray *terms)
{
  g_string_append_printf (w->sql, "SELECT %s FROM %s WHERE %s", person, rows, always != NULL ? always : "true");
  for (guint i = 0; i < terms->len; i++)
    write_term (w, g_ptr_array_index (terms, i));
}

/* A prescription with the enrolment that it led to, and enrolments without one. What must be there leads; what is not looked at
 * is not read. */
static void
write_courses (PalFilterWriter *w, GPtrArray *terms)
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
write_facts (PalFilterWriter *w, PalPeopleTable of, GPtrArray *terms, gboolean denied)
{
  g_autofree char *own = NULL;

  g_string_append (w->sql, denied ? " AND p.id NOT IN (" : " AND p.id IN (");
  if (of == PAL_OF_COURSE)
    write_courses (w, terms);
  else if (of == PAL_OF_OWN_FIELD)
    {
      own = g_strdup_printf ("(%s) v", ((PalFilterTerm *) g_ptr_array_index (terms, 0))->field->records);
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
  const PalFilterTerm *term = g_ptr_array_index (terms, index);
  guint n = 0;

  if (term->condition->comparison != PAL_FILTER_IS)
    return 0;
  for (guint i = 0; i < index; i++)
    {
      const PalFilterTerm *other = g_ptr_array_index (terms, i);
      n += other->field == term->field && other->condition->comparison == PAL_FILTER_IS;
    }
  return n;
}

/* "Tagged A, not B": what is denied of a field that is asked for too holds of all. */
static gboolean
is_asked_too (GPtrArray *terms, const PalFilterTerm *term)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const PalFilterTerm *other = g_ptr_array_index (terms, i);
      if (!other->denied && other->field == term->field)
        return TRUE;
    }
  return FALSE;
}

static gboolean
same_fact (GPtrArray *terms, guint index, const PalPeopleField *leader, guint turn)
{
  const PalFilterTerm *term = g_ptr_array_index (terms, index);

  if (term->field->of != leader->of || count_earlier (terms, index) != turn || (term->denied && is_asked_too (terms, term)))
    return FALSE;
  return leader->of != PAL_OF_OWN_FIELD || term->field == leader;
}

/* What is asked together; and what is denied beside it, which then speaks of the same fact. Taken terms are marked. */
static void
write_group (PalFilterWriter *w, GPtrArray *terms, gboolean *taken, guint first)
{
  const PalFilterTerm *leader = g_ptr_array_index (terms, first);
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
write_denied_alone (PalFilterWriter *w, PalFilterTerm *term)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  term->denied = FALSE;
  g_ptr_array_add (alone, term);
  write_facts (w, term->field->of, alone, TRUE);
}

static PalFilterTerm *
term_new (const PalCondition *condition, const PalPeopleField *field)
{
  PalFilterTerm *term = g_new0 (PalFilterTerm, 1);

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
  PalFilterWriter w = { sql, values };
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
      PalFilterTerm *term = g_ptr_array_index (terms, i);
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
