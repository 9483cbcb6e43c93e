/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-list.h"

#include "pal-list-columns.h"
#include "store/pal-text.h"

/* The list of participants: order and filters are SQL that gives the keys, and the page of rows that is looked at is fetched with
 * each person's latest course (max() picks the row that the bare columns come from, as SQLite documents). */

static const char hydrate[] =
  "SELECT p.id, p.last_name, p.first_name, age (p.birth_on, today ()), co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", c.state, "
  "p.city, s.name, p.phone, p.qpv, c.prescribed_on, "
  "(SELECT count (*) FROM barrier b WHERE b.participant = p.id AND b.lifted_on IS NULL) "
  "FROM participant p "
  "LEFT JOIN (SELECT c.participant, c.cohort, c.prescribed_on, " PAL_COURSE_STATE " AS state, "
  "           max (coalesce (c.entry_on, c.prescribed_on, '')) "
  "           FROM course c WHERE c.participant IN (SELECT value FROM json_each (?1)) GROUP BY c.participant) c ON c.participant = p.id "
  "LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN programme pr ON pr.id = co.programme LEFT JOIN site s ON s.id = p.site "
  "WHERE p.id IN (SELECT value FROM json_each (?1))";

/* Who is found, by their own words or by those of their notes. The search leads: what it finds is few, the order of all is long. */
static const char found[] =
  "(SELECT rowid AS id FROM found WHERE found MATCH ?1 "
  "UNION SELECT n.participant FROM found CROSS JOIN note n ON n.id = found.rowid WHERE found MATCH ?1) f CROSS JOIN ";

static const char in_course[] =
  " AND EXISTS (SELECT 1 FROM enrolment e WHERE e.participant = p.id AND e.entry_on <= today () "
  "AND (e.exit_on IS NULL OR e.exit_on > today ()))";

static void
append_order (GString *sql, const PalPeopleView *view)
{
  const char *way = view->descending ? "DESC" : "ASC";

  switch (view->order)
    {
    case PAL_PEOPLE_BY_AGE:
      /* The youngest first is the latest birth first. */
      g_string_append_printf (sql, " ORDER BY p.birth_on %s NULLS LAST", view->descending ? "ASC" : "DESC");
      break;
    case PAL_PEOPLE_BY_CITY:
      g_string_append_printf (sql, " ORDER BY p.city %s NULLS LAST", way);
      break;
    case PAL_PEOPLE_BY_COHORT:
      g_string_append_printf (sql, " ORDER BY (SELECT co.name FROM course c JOIN cohort co ON co.id = c.cohort WHERE c.participant = p.id "
                              "ORDER BY coalesce (c.entry_on, c.prescribed_on) DESC LIMIT 1) %s NULLS LAST", way);
      break;
    case PAL_PEOPLE_BY_PRESCRIPTION:
      g_string_append_printf (sql, " ORDER BY (SELECT max (r.prescribed_on) FROM prescription r WHERE r.participant = p.id) %s NULLS LAST",
                              way);
      break;
    default:
      g_string_append_printf (sql, " ORDER BY k.value %s", way);
    }
}

static char *
keys_sql (const PalPeopleView *view, gboolean searched)
{
  GString *sql = g_string_new (NULL);
  gboolean filtered = view->in_course || view->in_qpv || view->open_barrier || view->cohort != 0;
  gboolean by_name = view->order == PAL_PEOPLE_BY_NAME;
  /* By name and not filtered, the order's own index gives the keys without a look at the people. */
  const char *id = by_name && !filtered ? "k.record" : "p.id";

  g_string_append_printf (sql, "SELECT %s FROM %s%s WHERE %s", id, searched ? found : "",
                          !by_name ? "participant p" : filtered ? "sort_key k JOIN participant p ON p.id = k.record" : "sort_key k",
                          by_name ? "k.kind = 'participant'" : "true");
  if (searched)
    g_string_append_printf (sql, " AND %s = f.id", by_name ? "k.record" : "p.id");
  if (view->in_course)
    g_string_append (sql, in_course);
  if (view->in_qpv)
    g_string_append (sql, " AND p.qpv = 'YES'");
  if (view->open_barrier)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM barrier b WHERE b.participant = p.id AND b.lifted_on IS NULL)");
  if (view->cohort != 0)
    g_string_append_printf (sql, " AND EXISTS (SELECT 1 FROM course c WHERE c.participant = p.id AND c.cohort = %" G_GINT64_FORMAT ")",
                            view->cohort);
  append_order (sql, view);
  return g_string_free (sql, FALSE);
}

/* The list of participants, empty until pal_people_list_show(). Full transfer. */
PalQuery *
pal_people_list_new (PalStore *store)
{
  static const char *const tables[] = { "participant", "prescription", "enrolment", "suspension", "barrier", "note", "cohort",
                                        "programme", "site", NULL };

  return pal_query_new (store, tables, hydrate);
}

/* Shows who answers to @view. When it cannot be asked the list stays as it was. */
gboolean
pal_people_list_show (PalQuery *list, const PalPeopleView *view, GError **error)
{
  g_autofree char *expression = pal_text_search_expression (view->search);
  const char *const values[] = { expression, NULL };
  g_autofree char *sql = keys_sql (view, expression != NULL);

  return pal_query_set_keys (list, sql, values, error);
}

/* How many participants the file has. */
gint64
pal_people_count (PalStore *store)
{
  return pal_store_ask_int (store, "SELECT count (*) FROM participant", 0);
}
