/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-list.h"

#include <string.h>

#include "pal-list-columns.h"
#include "store/pal-text.h"

/* The lists around cohorts and courses. */

#define WANTED "(SELECT value FROM json_each (?1))"
/* The courses wanted, each found by its key: the view's own id is made of two columns, and no index knows it. */
#define WANTED_COURSES \
  "(SELECT * FROM course WHERE enrolment IN " WANTED \
  " UNION ALL SELECT * FROM course WHERE prescription IN " WANTED " AND enrolment IS NULL) c"
#define PLANNED_END "planned_end (c.entry_on, c.duration_months, c.duration_weeks, co.end_on, c.amended_end_on)"

#define ENTERED "(SELECT count (*) FROM enrolment e WHERE e.cohort = co.id AND e.entry_on <= today ())"
#define IN_COURSE \
  "(SELECT count (*) FROM enrolment e WHERE e.cohort = co.id AND e.entry_on <= today () AND (e.exit_on IS NULL OR e.exit_on > today ()))"

/* What a programme asks for a year, spread evenly over the part of the year that it runs. */
#define BY_YEAR "(co.end_on IS NULL AND coalesce (pr.target_max, pr.target_min, 0) > 0)"
#define ENTERED_THIS_YEAR \
  "(SELECT count (*) FROM cohort y JOIN enrolment e ON e.cohort = y.id WHERE y.programme = co.programme " \
  " AND e.entry_on <= today () AND e.entry_on >= substr (today (), 1, 4) || '-01-01')"
#define FIRST_DAY "max (substr (today (), 1, 4) || '-01-01', coalesce (pr.start_on, ''))"
#define FINAL_DAY "min (substr (today (), 1, 4) || '-12-31', coalesce (pr.end_on, '9999-12-31'))"
#define EXPECTED_BY_NOW \
  "coalesce (pr.target_min, pr.target_max) * max (0, days_between (" FIRST_DAY ", today ()) + 1) / (days_between (" FIRST_DAY ", " FINAL_DAY ") + 1)"

static const char cohort_rows[] =
  "SELECT co.id, co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", pr.name, co.start_on, co.end_on, co.places, "
  "(SELECT count (*) FROM prescription p WHERE p.cohort = co.id AND p.prescribed_on <= today ()), "
  ENTERED ", " IN_COURSE ", "
  "(SELECT count (*) FROM enrolment e WHERE e.cohort = co.id AND e.exit_on <= today ()), "
  "co.status, days_between (today (), co.end_on), "
  "CASE WHEN " BY_YEAR " THEN " ENTERED_THIS_YEAR " ELSE " ENTERED " END, "
  "CASE WHEN " BY_YEAR " THEN coalesce (pr.target_max, pr.target_min) ELSE coalesce (co.places, pr.group_max) END, "
  "CASE WHEN " BY_YEAR " THEN min (" EXPECTED_BY_NOW ", coalesce (pr.target_max, pr.target_min)) "
  "     WHEN co.start_on <= today () AND coalesce (co.status, '') <> 'CANCELLED' THEN min (pr.group_min, coalesce (co.places, pr.group_max)) END, "
  "pr.target_min, pr.target_max, " BY_YEAR " "
  "FROM cohort co LEFT JOIN programme pr ON pr.id = co.programme WHERE co.id IN " WANTED;

static const char member_rows[] =
  "SELECT c.id, pa.last_name, pa.first_name, " PAL_COURSE_STATE ", c.prescribed_on, c.decision_on, c.entry_on, " PLANNED_END ", "
  "c.exit_on, c.exit_reason, c.non_entry_reason, c.participant, c.prescription, c.enrolment, c.office "
  "FROM " WANTED_COURSES " JOIN participant pa ON pa.id = c.participant LEFT JOIN cohort co ON co.id = c.cohort";

static const char course_rows[] =
  "SELECT c.id, co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", pr.name, " PAL_COURSE_STATE ", c.prescribed_on, c.entry_on, "
  PLANNED_END ", c.exit_on, c.exit_reason, c.cohort, c.prescription, c.enrolment "
  "FROM " WANTED_COURSES " LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN programme pr ON pr.id = co.programme";

static const char situation_rows[] =
  "SELECT s.id, s.code, s.start_on, s.end_on, s.contract_months, o.name, s.enrolment, co.name FROM situation s "
  "JOIN enrolment e ON e.id = s.enrolment JOIN cohort co ON co.id = e.cohort LEFT JOIN organisation o ON o.id = s.organisation "
  "WHERE s.id IN " WANTED;

static const char barrier_rows[] =
  "SELECT id, theme, detail, identified_on, worked_on, lifted_on FROM barrier WHERE id IN " WANTED;

static const char *const course_tables[] = { "prescription", "enrolment", "suspension", "participant", "cohort", "programme", NULL };

/* The list of cohorts, empty until pal_cohort_list_show(). Full transfer. */
PalQuery *
pal_cohort_list_new (PalStore *store)
{
  return pal_query_new (store, course_tables, cohort_rows);
}

gboolean
pal_cohort_list_show (PalQuery *list, const PalCohortsView *view, GError **error)
{
  static const char *const orders[] = {
    [PAL_COHORTS_BY_START] = "co.start_on", [PAL_COHORTS_BY_NAME] = "k.value", [PAL_COHORTS_BY_PROGRAMME] = "pr.name",
    [PAL_COHORTS_BY_END] = "co.end_on", [PAL_COHORTS_BY_ENTERED] = ENTERED, [PAL_COHORTS_BY_IN_COURSE] = IN_COURSE,
  };
  g_autofree char *expression = pal_text_search_expression (view->search);
  const char *const values[] = { expression, NULL };
  g_autoptr (GString) sql =
    g_string_new ("SELECT co.id FROM cohort co LEFT JOIN programme pr ON pr.id = co.programme LEFT JOIN sort_key k ON k.record = co.id WHERE true");

  if (expression != NULL)
    g_string_append (sql, " AND co.id IN (SELECT rowid FROM found WHERE found MATCH ?1 AND kind = 'cohort')");
  if (view->only != 0)
    g_string_append_printf (sql, " AND co.id = %" G_GINT64_FORMAT, view->only);
  if (view->running)
    g_string_append (sql, " AND co.start_on <= today () AND (co.end_on IS NULL OR co.end_on >= today ())"
                     " AND coalesce (co.status, '') NOT IN ('CLOSED', 'CANCELLED')");
  g_string_append_printf (sql, " ORDER BY %s %s NULLS LAST, k.value", orders[view->order], view->descending ? "DESC" : "ASC");
  return pal_query_set_keys (list, sql->str, values, error);
}

/* How many cohorts the file has. */
gint64
pal_cohort_count (PalStore *store)
{
  return pal_store_ask_int (store, "SELECT count (*) FROM cohort", 0);
}

/* How many of a cohort's courses are in each state today. */
gboolean
pal_cohort_count_states (PalStore *store, gint64 cohort, guint counts[PAL_COURSE_EXITED + 1], GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT " PAL_COURSE_STATE " AS state, count (*) FROM course c WHERE c.cohort = ?1 GROUP BY state", error);

  memset (counts, 0, (PAL_COURSE_EXITED + 1) * sizeof *counts);
  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, cohort);
  while (pal_statement_step (statement, &failed))
    counts[pal_course_state_find (pal_statement_get_text (statement, 0))] += (guint) pal_statement_get_int (statement, 1);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
show_of (PalQuery *list, const char *sql, gint64 of, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, of);
  const char *const values[] = { key, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

/* Everybody prescribed to or entered in a cohort, by name. Full transfer. */
PalQuery *
pal_member_list_new (PalStore *store)
{
  return pal_query_new (store, course_tables, member_rows);
}

gboolean
pal_member_list_show (PalQuery *list, gint64 cohort, GError **error)
{
  return show_of (list, "SELECT m.id FROM (SELECT id, participant FROM enrolment WHERE cohort = CAST (?1 AS INTEGER) "
                  "UNION ALL SELECT p.id, p.participant FROM prescription p WHERE p.cohort = CAST (?1 AS INTEGER) "
                  "AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id)) m "
                  "LEFT JOIN sort_key k ON k.record = m.participant ORDER BY k.value, m.id", cohort, error);
}

/* The courses of one person, the latest first. Full transfer. */
PalQuery *
pal_course_list_new (PalStore *store)
{
  return pal_query_new (store, course_tables, course_rows);
}

gboolean
pal_course_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT id FROM course WHERE participant = CAST (?1 AS INTEGER) ORDER BY coalesce (entry_on, prescribed_on) DESC, id DESC",
                  participant, error);
}

/* What one person did next, over all courses, the latest first. Full transfer. */
PalQuery *
pal_situation_list_new (PalStore *store)
{
  static const char *const tables[] = { "situation", "enrolment", "organisation", "cohort", NULL };

  return pal_query_new (store, tables, situation_rows);
}

gboolean
pal_situation_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT s.id FROM situation s JOIN enrolment e ON e.id = s.enrolment WHERE e.participant = ?1 "
                  "ORDER BY s.start_on DESC, s.id DESC", participant, error);
}

/* The barriers of one person: open ones first. Full transfer. */
PalQuery *
pal_barrier_list_new (PalStore *store)
{
  static const char *const tables[] = { "barrier", NULL };

  return pal_query_new (store, tables, barrier_rows);
}

gboolean
pal_barrier_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT id FROM barrier WHERE participant = ?1 ORDER BY lifted_on IS NOT NULL, identified_on DESC, id DESC",
                  participant, error);
}
