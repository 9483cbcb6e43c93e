/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-progress-list.h"

#include "rules/pal-list-columns.h"

/* Where each person of a cohort stands today: those who entered, and those who are accepted and about to. */

#define WANTED "(SELECT value FROM json_each (?1))"

/* The courses that are asked about, each found by its key. */
#define COURSES(keys) \
  "(SELECT * FROM course WHERE enrolment IN " keys \
  " UNION ALL SELECT * FROM course WHERE prescription IN " keys " AND enrolment IS NULL) c "
#define MEMBERS(cohort) \
  "(SELECT * FROM course WHERE enrolment IN (SELECT id FROM enrolment WHERE cohort = " cohort " AND entry_on IS NOT NULL) " \
  " UNION ALL SELECT * FROM course WHERE prescription IN (SELECT p.id FROM prescription p WHERE p.cohort = " cohort \
  "           AND p.decision = 'ACCEPTED' AND p.non_entry_on IS NULL AND p.non_entry_reason IS NULL) AND entry_on IS NULL) c "

#define PLANNED_END "planned_end (c.entry_on, c.duration_months, c.duration_weeks, co.end_on, c.amended_end_on)"
#define HAS_ENTERED "c.entry_on <= today ()"
#define IN_COURSE HAS_ENTERED " AND (c.exit_on IS NULL OR c.exit_on > today ())"
#define LAST_DAY "min (coalesce (c.exit_on, today ()), today ())"
#define SUSPENDED_DAYS \
  "(SELECT coalesce (sum (max (0, days_between (max (x.start_on, c.entry_on), min (coalesce (x.end_on, " LAST_DAY "), " LAST_DAY ")) + 1)), 0) " \
  " FROM suspension x WHERE x.enrolment = c.enrolment AND x.start_on <= " LAST_DAY ")"
#define DONE "CASE WHEN " HAS_ENTERED " THEN days_between (c.entry_on, " LAST_DAY ") + 1 - " SUSPENDED_DAYS " END"
#define PLANNED "days_between (c.entry_on, " PLANNED_END ") + 1"
#define BARRIERS(condition) \
  "(SELECT count (*) FROM barrier b WHERE (b.enrolment = c.enrolment OR (b.enrolment IS NULL AND b.prescription = c.prescription)) " \
  " AND coalesce (b.phase, 'COURSE') = 'COURSE' AND " condition ")"
#define OPEN_BARRIERS BARRIERS ("b.lifted_on IS NULL")
#define SITUATION(column) \
  "(SELECT t." column " FROM situation t WHERE t.enrolment = c.enrolment AND t.start_on <= today () ORDER BY t.start_on DESC, t.id DESC LIMIT 1)"
#define SUSPENDED_SINCE \
  "(SELECT min (x.start_on) FROM suspension x WHERE x.enrolment = c.enrolment AND x.start_on <= today () " \
  " AND (x.end_on IS NULL OR x.end_on >= today ()))"

/* The gravest thing to look at. A course ends soon within four weeks; a project is expected after a month. */
#define WARNING \
  "CASE WHEN NOT (" HAS_ENTERED ") THEN NULL " \
  "WHEN c.exit_on <= today () THEN CASE WHEN " SITUATION ("code") " IS NULL THEN 'NO_SITUATION' END " \
  "WHEN " PLANNED_END " < today () THEN 'END_PAST' " \
  "WHEN " SUSPENDED_SINCE " IS NOT NULL THEN 'SUSPENDED' " \
  "WHEN days_between (today (), " PLANNED_END ") <= 28 THEN 'END_SOON' " \
  "WHEN e.project_on IS NULL AND days_between (c.entry_on, today ()) > 30 THEN 'NO_PROJECT' END"

static const char progress_rows[] =
  "SELECT c.id, a.last_name, a.first_name, " PAL_COURSE_STATE ", " DONE ", " PLANNED ", "
  "CASE WHEN " HAS_ENTERED " THEN min (days_between (c.entry_on, today ()) + 1, " PLANNED ") END, " PLANNED_END ", "
  "CASE WHEN " IN_COURSE " THEN days_between (today (), " PLANNED_END ") END, "
  "days_between (" SUSPENDED_SINCE ", today ()) + 1, "
  OPEN_BARRIERS ", " BARRIERS ("b.lifted_on IS NULL AND b.worked_on <= today ()") ", " BARRIERS ("b.lifted_on <= today ()") ", "
  "e.project, e.project_on, e.plan_signed_on, e.skills_map_on, " SITUATION ("code") ", " SITUATION ("start_on") ", "
  WARNING ", c.participant, c.entry_on, c.exit_on "
  "FROM " COURSES (WANTED) "JOIN participant a ON a.id = c.participant LEFT JOIN cohort co ON co.id = c.cohort "
  "LEFT JOIN enrolment e ON e.id = c.enrolment";

/* Where the people of a cohort stand: empty until pal_progress_list_show(). Full transfer. */
PalQuery *
pal_progress_list_new (PalStore *store)
{
  static const char *const tables[] = { "prescription", "enrolment", "suspension", "participant", "cohort", "barrier", "situation", NULL };

  return pal_query_new (store, tables, progress_rows);
}

gboolean
pal_progress_list_show (PalQuery *list, gint64 cohort, PalProgressOrder order, gboolean descending, GError **error)
{
  static const char *const orders[] = {
    [PAL_PROGRESS_BY_NAME] = "k.value",
    [PAL_PROGRESS_BY_STATE] = PAL_COURSE_STATE,
    [PAL_PROGRESS_BY_DONE] = "1.0 * " DONE " / nullif (" PLANNED ", 0)",
    [PAL_PROGRESS_BY_END] = PLANNED_END,
    [PAL_PROGRESS_BY_BARRIERS] = OPEN_BARRIERS,
    [PAL_PROGRESS_BY_PROJECT] = "e.project_on",
    [PAL_PROGRESS_BY_PLAN] = "e.plan_signed_on",
    [PAL_PROGRESS_BY_SITUATION] = SITUATION ("code"),
    [PAL_PROGRESS_BY_WARNING] = "CASE " WARNING " WHEN 'END_PAST' THEN 1 WHEN 'SUSPENDED' THEN 2 WHEN 'END_SOON' THEN 3 "
                                "WHEN 'NO_PROJECT' THEN 4 WHEN 'NO_SITUATION' THEN 5 END",
  };
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, cohort);
  const char *const values[] = { key, NULL };
  g_autofree char *sql = g_strconcat ("SELECT c.id FROM " MEMBERS ("CAST (?1 AS INTEGER)") "LEFT JOIN cohort co ON co.id = c.cohort "
                                      "LEFT JOIN enrolment e ON e.id = c.enrolment LEFT JOIN sort_key k ON k.record = c.participant ORDER BY ",
                                      orders[order], descending ? " DESC" : " ASC", " NULLS LAST, k.value, c.id", NULL);

  return pal_query_set_keys (list, sql, values, error);
}
