/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-list.h"

#include <string.h>

#include "rules/pal-list-columns.h"
#include "store/pal-text.h"

/* The list of participants: order and filters are SQL that gives the keys, and the page of rows that is looked at is fetched with
 * the columns that were chosen and no other. Courses are each person's latest (max() picks the row that the bare columns come
 * from, as SQLite documents); the view "course" would be read whole for it. */

#define WANTED "(SELECT value FROM json_each (?1))"

#define LATEST_COURSE \
  "LEFT JOIN (SELECT participant, prescription, enrolment, max (at) FROM (" \
  "SELECT r.participant, r.id AS prescription, e.id AS enrolment, coalesce (e.entry_on, r.prescribed_on, '') AS at " \
  "FROM prescription r LEFT JOIN enrolment e ON e.prescription = r.id WHERE r.participant IN " WANTED " " \
  "UNION ALL SELECT e.participant, NULL, e.id, coalesce (e.entry_on, '') " \
  "FROM enrolment e WHERE e.prescription IS NULL AND e.participant IN " WANTED ") GROUP BY participant) c ON c.participant = p.id " \
  "LEFT JOIN prescription r ON r.id = c.prescription LEFT JOIN enrolment e ON e.id = c.enrolment " \
  "LEFT JOIN cohort co ON co.id = coalesce (e.cohort, r.cohort) LEFT JOIN programme pr ON pr.id = co.programme "

/* NULL for those without a course. */
#define STATE "CASE WHEN c.participant IS NOT NULL THEN " PAL_COURSE_STATE_OF_ROWS " END"

#define COUNT_BARRIERS "(SELECT count (*) FROM barrier b WHERE b.participant = p.id AND b.lifted_on IS NULL)"

/* Who is found, by their own words or by those of their notes. The search leads: what it finds is few, the order of all is long. */
static const char found[] =
  "(SELECT rowid AS id FROM found WHERE found MATCH ?1 "
  "UNION SELECT n.participant FROM found CROSS JOIN note n ON n.id = found.rowid WHERE found MATCH ?1) f CROSS JOIN ";

/* Columns ----------------------------------------------------------------------------------------------------------------- */

static gboolean
has (const char *const *columns, const char *column)
{
  return g_strv_contains (columns, column);
}

static gboolean
needs_course (PalPeopleFields *fields, const char *const *columns)
{
  for (int i = 0; columns[i] != NULL; i++)
    {
      const PalPeopleField *field = pal_people_fields_find (fields, columns[i]);
      if (field != NULL && field->of == PAL_OF_COURSE)
        return TRUE;
    }
  return has (columns, PAL_PEOPLE_COLUMN_COHORT) || has (columns, PAL_PEOPLE_COLUMN_NEXT) || has (columns, "state");
}

/* Several facts of a person are said in one cell, each once. */
static char *
all_of (const PalPeopleField *field)
{
  const char *rows = field->of == PAL_OF_TAG ? "tagged g WHERE g.record = p.id"
                     : field->of == PAL_OF_OPEN_BARRIER ? "barrier b WHERE b.participant = p.id AND b.lifted_on IS NULL"
                                                        : "barrier b WHERE b.participant = p.id AND b.lifted_on IS NOT NULL";
  const char *between = field->of == PAL_OF_TAG ? ", " : "|";

  return g_strdup_printf ("(SELECT group_concat (said, '%s') FROM (SELECT DISTINCT %s AS said FROM %s ORDER BY 1))", between,
                          field->shown, rows);
}

static void
append_chosen (GString *sql, PalPeopleFields *fields, const char *column)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);
  g_autofree char *several = NULL;

  if (strcmp (column, PAL_PEOPLE_COLUMN_BARRIERS) == 0)
    g_string_append (sql, ", " COUNT_BARRIERS);
  else if (strcmp (column, "state") == 0)
    g_string_append (sql, ", " STATE);
  else if (field == NULL || !field->column)
    g_string_append (sql, ", NULL");
  else if (field->of == PAL_OF_PERSON || field->of == PAL_OF_COURSE || field->of == PAL_OF_OWN_FIELD)
    g_string_append_printf (sql, ", %s", field->shown);
  else
    {
      several = all_of (field);
      g_string_append_printf (sql, ", %s", several);
    }
}

static char *
hydrate_sql (PalPeopleFields *fields, const char *const *columns)
{
  GString *sql = g_string_new ("SELECT p.id, p.last_name, p.first_name, ");
  gboolean next = has (columns, PAL_PEOPLE_COLUMN_NEXT), course = needs_course (fields, columns);

  g_string_append (sql, next || has (columns, "age") ? "age (p.birth_on, today ())" : "NULL");
  g_string_append (sql, course ? ", co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR : ", NULL, NULL, NULL");
  g_string_append (sql, next ? ", " STATE : ", NULL");
  g_string_append (sql, next ? ", " COUNT_BARRIERS : ", NULL");
  for (int i = 0; columns[i] != NULL; i++)
    append_chosen (sql, fields, columns[i]);
  g_string_append (sql, " FROM participant p ");
  g_string_append (sql, course ? LATEST_COURSE : "");
  g_string_append (sql, "WHERE p.id IN " WANTED);
  return g_string_free (sql, FALSE);
}

/* Order --------------------------------------------------------------------------------------------------------------------- */

/* Whether the list can be put in the order of a column: of the person's own fields, and of what their courses are known by. */
gboolean
pal_people_can_order (PalPeopleFields *fields, const char *column)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  if (g_strcmp0 (column, PAL_PEOPLE_COLUMN_NAME) == 0 || g_strcmp0 (column, "age") == 0 || g_strcmp0 (column, PAL_PEOPLE_COLUMN_COHORT) == 0
      || g_strcmp0 (column, "prescription.prescribed-on") == 0 || g_strcmp0 (column, PAL_PEOPLE_COLUMN_BARRIERS) == 0)
    return TRUE;
  return field != NULL && field->of == PAL_OF_PERSON && field->column && strcmp (field->key, "territory") != 0;
}

static void
append_order (GString *sql, PalPeopleFields *fields, const PalPeopleView *view)
{
  const PalPeopleField *field = pal_people_fields_find (fields, view->order);
  const char *way = view->descending ? "DESC" : "ASC";

  if (g_strcmp0 (view->order, "age") == 0)   /* the youngest first is the latest birth first */
    g_string_append_printf (sql, " ORDER BY p.birth_on %s NULLS LAST", view->descending ? "ASC" : "DESC");
  else if (g_strcmp0 (view->order, PAL_PEOPLE_COLUMN_COHORT) == 0)
    g_string_append_printf (sql, " ORDER BY (SELECT co.name FROM course c JOIN cohort co ON co.id = c.cohort WHERE c.participant = p.id "
                            "ORDER BY coalesce (c.entry_on, c.prescribed_on) DESC LIMIT 1) %s NULLS LAST", way);
  else if (g_strcmp0 (view->order, "prescription.prescribed-on") == 0)
    g_string_append_printf (sql, " ORDER BY (SELECT max (r.prescribed_on) FROM prescription r WHERE r.participant = p.id) %s NULLS LAST",
                            way);
  else if (g_strcmp0 (view->order, PAL_PEOPLE_COLUMN_BARRIERS) == 0)
    g_string_append_printf (sql, " ORDER BY " COUNT_BARRIERS " %s", way);
  else
    g_string_append_printf (sql, " ORDER BY %s %s NULLS LAST", field->shown, way);
}

static gboolean
is_by_name (PalPeopleFields *fields, const PalPeopleView *view)
{
  return view->order == NULL || strcmp (view->order, PAL_PEOPLE_COLUMN_NAME) == 0 || !pal_people_can_order (fields, view->order);
}

/* Keys ---------------------------------------------------------------------------------------------------------------------- */

static char *
keys_sql (PalPeopleFields *fields, const PalPeopleView *view, gboolean searched, GPtrArray *values)
{
  GString *sql = g_string_new (NULL);
  gboolean filtered = pal_filter_get_n (view->filter) > 0, by_name = is_by_name (fields, view);
  /* By name and not filtered, the order's own index gives the keys without a look at the people; filtered, those who are found
   * are put in order, which is cheaper than to look at everybody in that order. */
  const char *id = by_name && !filtered ? "k.record" : "p.id";

  g_string_append_printf (sql, "SELECT %s FROM %s%s WHERE %s", id, searched ? found : "",
                          !by_name ? "participant p" : filtered ? "participant p CROSS JOIN sort_key k ON k.record = p.id" : "sort_key k",
                          by_name ? "k.kind = 'participant'" : "true");
  if (searched)
    g_string_append_printf (sql, " AND %s = f.id", by_name ? "k.record" : "p.id");
  if (filtered)
    pal_filter_append_sql (view->filter, fields, sql, values);
  if (by_name)
    g_string_append_printf (sql, " ORDER BY k.value %s", view->descending ? "DESC" : "ASC");
  else
    append_order (sql, fields, view);
  return g_string_free (sql, FALSE);
}

/* The list of participants, empty until pal_people_list_show(). @columns: (nullable): keys of the catalogue's fields, or of the
 * columns above, ended by NULL; one that is no more is empty. Full transfer. */
PalQuery *
pal_people_list_new (PalPeopleFields *fields, const char *const *columns)
{
  static const char *const tables[] = {
    "participant", "prescription", "enrolment", "suspension", "barrier", "note", "cohort", "programme", "site", "situation",
    "support", "tag", "tagged", "custom_field", "custom_value", "contact", "organisation", NULL
  };
  static const char *const usual[] = { PAL_PEOPLE_COLUMN_NAME, "age", PAL_PEOPLE_COLUMN_COHORT, PAL_PEOPLE_COLUMN_NEXT, NULL };
  g_autofree char *sql = hydrate_sql (fields, columns != NULL ? columns : usual);

  return pal_query_new (pal_people_fields_get_store (fields), tables, sql);
}

/* Shows who answers to @view. When it cannot be asked the list stays as it was. */
gboolean
pal_people_list_show (PalQuery *list, PalPeopleFields *fields, const PalPeopleView *view, GError **error)
{
  g_autofree char *expression = pal_text_search_expression (view->search);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = NULL;

  if (expression != NULL)
    g_ptr_array_add (values, g_strdup (expression));
  sql = keys_sql (fields, view, expression != NULL, values);
  g_ptr_array_add (values, NULL);
  return pal_query_set_keys (list, sql, (const char *const *) values->pdata, error);
}

/* How many participants the file has. */
gint64
pal_people_count (PalStore *store)
{
  return pal_store_ask_int (store, "SELECT count (*) FROM participant", 0);
}
