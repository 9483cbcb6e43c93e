/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "rules/pal-calendar.h"
#include "rules/pal-functions.h"

static sqlite3 *db;

static void
assert_sql (const char *expression, const char *expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", expression);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  const char *result = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (result, expected) != 0)
    g_error ("%s is %s, not %s", expression, result != NULL ? result : "NULL", expected != NULL ? expected : "NULL");
  sqlite3_finalize (statement);
}

typedef struct { const char *expression, *expected; } Case;

static void
assert_all (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    assert_sql (cases[i].expression, cases[i].expected);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "add_months ('2025-08-31', 6)", "2026-02-28" },
    { "add_months ('2025-03-31', -1)", "2025-02-28" },
    { "add_months ('2025-02-30', 1)", NULL },
    { "add_months ('31/08/2025', 6)", NULL },
    { "add_months ('2025-8-31', 6)", NULL },
    { "add_months ('2025-08-31T10:00', 6)", NULL },
    { "add_months (NULL, 6)", NULL },
    { "add_months ('2025-08-31', NULL)", NULL },
    { "add_months ('2025-08-31', 'six')", NULL },
    { "add_months ('2025-08-31', 1.5)", NULL },
    { "add_months ('2025-08-31', 9223372036854775807)", NULL },
    { "add_months (20250831, 6)", NULL },
    { "add_months (x'00', 6)", NULL },
    { "add_months (CAST ('2025-08-31' AS BLOB), 6)", NULL },
    { "add_months ('2025-08-31' || char (0) || 'x', 6)", NULL },
    { "add_days ('2024-02-28', 2)", "2024-03-01" },
    { "add_days ('2025-02-30', 0)", NULL },
    { "add_days ('9999-12-31', 1)", NULL },
    { "days_between ('2025-01-01', '2025-12-31')", "364" },
    { "days_between ('2025-12-31', '2025-01-01')", "-364" },
    { "days_between ('2025-01-01', '2025-01-01')", "0" },
    { "days_between ('2024-02-28', '2024-03-01')", "2" },
    { "days_between ('2025-01-01', 'demain')", NULL },
    { "days_between (NULL, '2025-01-01')", NULL },
    { "age ('1996-03-17', '2026-03-17')", "30" },
    { "age ('1996-03-18', '2026-03-17')", "29" },
    { "age ('1996-02-29', '2026-02-28')", "29" },
    { "age ('1996-02-29', '2026-03-01')", "30" },
    { "age ('2026-03-18', '2026-03-17')", NULL },
    { "age (NULL, '2026-03-17')", NULL },
    { "age ('1996-03-17', '')", NULL },
  };

  assert_all (cases, G_N_ELEMENTS (cases));
}

static void
test_planned_end (void)
{
  static const Case cases[] = {
    { "planned_end ('2025-08-31', 6, NULL, '2026-06-30')", "2026-02-27" },
    { "planned_end ('2025-09-15', NULL, 12, '2026-06-30')", "2025-12-07" },
    { "planned_end ('2025-09-15', 0, 0, '2026-06-30')", "2026-06-30" },
    { "planned_end ('2025-09-15', NULL, NULL, NULL)", NULL },
    { "planned_end ('2025-09-31', 6, NULL, '2026-06-30')", NULL },
    { "planned_end (NULL, NULL, NULL, '2026-06-30')", "2026-06-30" },
    { "planned_end ('2025-08-31', 6, NULL, '2026-06-30', NULL)", "2026-02-27" },
    { "planned_end ('2025-08-31', 6, NULL, '2026-06-30', '2026-04-15')", "2026-04-15" },
    { "planned_end ('2025-08-31', 6, NULL, '2026-06-30', '2026-04-31')", "2026-02-27" },
    { "planned_end ('2025-08-31', '6', 'x', '2026-06-30', NULL)", "2026-06-30" },
  };

  assert_all (cases, G_N_ELEMENTS (cases));
}

static void
test_working_day (void)
{
  static const Case cases[] = {
    { "working_day ('2025-09-24', 'FR')", "1" },
    { "working_day ('2025-09-24', 'NC')", "0" },
    { "working_day ('2025-04-21', 'FR')", "0" },
    { "working_day ('2025-04-21', NULL)", "1" },
    { "working_day ('2025-04-19', NULL)", "0" },
    { "working_day ('2025-04-19', 12)", "0" },
    { "working_day ('2025-02-29', 'FR')", NULL },
    { "working_day (NULL, 'FR')", NULL },
    /* One statement, many rows and both calendars: what is kept between rows does not mix them up. */
    { "(SELECT group_concat (working_day (d, c), '')"
      "   FROM (SELECT '2025-09-24' AS d, 'FR' AS c UNION ALL SELECT '2025-09-24', 'NC' UNION ALL SELECT '2025-09-25', "
      "'NC'))",
      "101" },
    { "(WITH RECURSIVE d (day) AS (VALUES ('2026-01-01') UNION ALL SELECT add_days (day, 1) FROM d WHERE day < "
      "'2026-12-31')"
      " SELECT sum (working_day (day, 'FR')) FROM d)",
      "252" },
  };

  assert_all (cases, G_N_ELEMENTS (cases));
}

/* The table holiday counts at once, by one's own writes and by those of another connection to the file. */
static void
test_closures (void)
{
  g_autofree char *folder = g_dir_make_tmp ("palier-closures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "closures.db", NULL);
  static const char all[] = "SELECT working_day ('2026-05-15', 'FR') || working_day ('2026-05-15', 'NC') || working_day ('2026-05-15', '') FROM sqlite_schema";
  static const struct { const char *write, *answer; } steps[] = {
    { "CREATE TABLE holiday (id INTEGER PRIMARY KEY, held_on TEXT, name TEXT, calendar TEXT)", "111" },
    { "INSERT INTO holiday (held_on, name, calendar) VALUES ('2026-05-15', 'Pont', 'FR')", "011" },
    { "INSERT INTO holiday (held_on, name, calendar) VALUES ('2026-05-15', 'Fermeture', 'OWN'), ('no day', '', 'OWN')", "000" },
    { "DELETE FROM holiday WHERE calendar = 'OWN'", "011" },
    { "UPDATE holiday SET calendar = 'NC'", "101" },
  };
  sqlite3 *first, *second;

  g_assert_cmpint (sqlite3_open (path, &first), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (path, &second), ==, SQLITE_OK);
  g_assert_true (pal_functions_add (first) && pal_functions_add (second));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_cmpint (sqlite3_exec (first, steps[i].write, NULL, NULL, NULL), ==, SQLITE_OK);
      for (guint j = 0; j < 2; j++)
        {
          sqlite3_stmt *statement = NULL;

          g_assert_cmpint (sqlite3_prepare_v2 (j == 0 ? first : second, all, -1, &statement, NULL), ==, SQLITE_OK);
          g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
          g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, steps[i].answer);
          sqlite3_finalize (statement);
        }
    }
  sqlite3_close (first);
  sqlite3_close (second);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "fold ('N''Guessan  Œuvrard')", "n guessan oeuvrard" },
    { "fold ('ÉLODIE')", "elodie" },
    { "fold ('')", "" },
    { "fold (NULL)", NULL },
    { "fold (42)", "42" },
  };

  assert_all (cases, G_N_ELEMENTS (cases));
}

static void
test_outcome_rank (void)
{
  static const Case cases[] = {
    { "outcome_rank ('ED', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0)", "3" },
    { "outcome_rank ('ED', 6, NULL, 0, 7, NULL, NULL, 0, 0)", "3" },
    { "outcome_rank ('ED', 6, NULL, 0, 6, NULL, NULL, 0, 0)", NULL },
    { "outcome_rank ('ED', 6, NULL, 0, 6, NULL, NULL, 1, 0)", "3" },
    { "outcome_rank ('ED', 6, NULL, 0, NULL, NULL, NULL, 1, 0)", NULL },
    { "outcome_rank ('ED', 6, NULL, 1, 7, NULL, 'YES', 0, 0)", "3" },
    { "outcome_rank ('ED', 6, NULL, 1, 7, NULL, 'UNKNOWN', 0, 0)", NULL },
    { "outcome_rank ('ED', NULL, NULL, 0, NULL, 50, NULL, 0, 80)", "2" },
    { "outcome_rank ('ED', NULL, 60, 0, NULL, 50, NULL, 0, 0)", "2" },
    { "outcome_rank ('SD', NULL, 60, 0, NULL, 50, NULL, 0, 0)", NULL },
    { "outcome_rank ('SD', NULL, NULL, 0, NULL, 50, NULL, 0, 80)", "2" },
    { "outcome_rank ('SP', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL)", "1" },
    { "outcome_rank ('NONE', NULL, NULL, 0, NULL, NULL, NULL, 0, 0)", "0" },
    { "outcome_rank (NULL, 'x', 'y', 'z', x'00', 1.5, 3, 'a', 'b')", "0" },
  };

  assert_all (cases, G_N_ELEMENTS (cases));
}

static void
test_course_state (void)
{
  static const char prescribed[] =
    "'2025-01-10', '2025-01-15', 'PENDING', NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0";
  static const char accepted[] =
    "'2025-01-10', '2025-01-15', 'ACCEPTED', '2025-01-20', NULL, NULL, 0, NULL, 7, '2025-02-03', "
    "'2025-08-29', 0";
  static const char left[] =
    "'2025-01-10', NULL, 'ACCEPTED', '2025-01-20', 'DESISTEMENT', '2025-01-25', 1, '2025-02-01', NULL, "
    "NULL, NULL, 0";
  static const struct { const char *at, *facts, *state;
  } cases[] = {
    { "2025-01-09", prescribed, "NONE" },
    { "2025-01-10", prescribed, "PRESCRIBED" },
    { "2025-01-14", prescribed, "PRESCRIBED" },
    { "2025-01-15", prescribed, "CONTACTED" },
    { "2025-01-20", "'2025-01-10', NULL, 'REFUSED', '2025-01-20', NULL, NULL, 0, NULL, NULL, NULL, NULL, 0",
      "REFUSED" },
    { "2025-01-20", "'2025-01-10', NULL, 'REFUSED', NULL, 'REFUS_COMMISSION', NULL, 0, NULL, NULL, NULL, NULL, 0",
      "REFUSED" },
    { "2025-02-02", accepted, "ACCEPTED" },
    { "2025-02-03", accepted, "IN_COURSE" },
    { "2025-08-28", accepted, "IN_COURSE" },
    { "2025-08-29", accepted, "EXITED" },
    { "2025-01-24", left, "ACCEPTED" },
    { "2025-01-25", left, "NOT_ENTERED" },
    { "2025-01-31", left, "NOT_ENTERED" },
    { "2025-02-01", left, "REPLACED" },
    { "2025-03-01", "NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 7, '2025-02-03', NULL, 1", "SUSPENDED" },
    { "2025-02-01", "NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 7, '2025-02-03', NULL, 0", "ACCEPTED" },
    { "2025-01-09", "'2025-01-10', NULL, 'ACCEPTED', NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0", "NONE" },
    { "2025-01-10", "'2025-01-10', NULL, 'ACCEPTED', NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0", "ACCEPTED" },
    { "2025-02-30", accepted, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression = g_strdup_printf ("course_state ('%s', %s)", cases[i].at, cases[i].facts);
      assert_sql (expression, cases[i].state);
    }
}

/* Over three years of days: the clamped sum keeps the order of days and is never after SQLite's overflowing one. */
static void
test_months_clamped (void)
{
  sqlite3_stmt *statement = NULL;
  GDate date, last;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT add_months (?1, ?2) <= date (?1, format ('%+d months', ?2))"
                                       "   AND add_months (add_days (?1, 1), ?2) >= add_months (?1, ?2)",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2023);
  last = date;
  g_date_add_years (&last, 3);
  for (; g_date_compare (&date, &last) < 0; g_date_add_days (&date, 1))
    for (int months = -13; months <= 13; months++)
      {
        char text[16];
        g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
        sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
        sqlite3_bind_int (statement, 2, months);
        g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
        g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
        sqlite3_reset (statement);
      }
  sqlite3_finalize (statement);
}

/* Deterministic: SQLite lets them stand in an index. */
static void
test_index (void)
{
  char *message = NULL;

  sqlite3_exec (db,
                "CREATE TABLE t (d TEXT, x TEXT);"
                "CREATE INDEX t_end ON t (add_months (d, 6)); CREATE INDEX t_x ON t (fold (x));"
                "INSERT INTO t VALUES ('2025-08-31', 'Élodie'), (NULL, NULL), ('non', x'ff');",
                NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  assert_sql ("(SELECT count (*) FROM t WHERE add_months (d, 6) = '2026-02-28')", "1");
}

static void
test_today (void)
{
  char *message = NULL;

  assert_sql ("today ()", "2026-03-17");
  int code = sqlite3_exec (db, "CREATE TABLE u (d TEXT); CREATE INDEX u_today ON u (today ())", NULL, NULL, &message);
  g_assert_cmpint (code, ==, SQLITE_ERROR);
  sqlite3_free (message);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (pal_functions_add (db));
  g_test_add_func ("/functions/dates", test_dates);
  g_test_add_func ("/functions/planned-end", test_planned_end);
  g_test_add_func ("/functions/working-day", test_working_day);
  g_test_add_func ("/functions/closures", test_closures);
  g_test_add_func ("/functions/fold", test_fold);
  g_test_add_func ("/functions/outcome-rank", test_outcome_rank);
  g_test_add_func ("/functions/course-state", test_course_state);
  g_test_add_func ("/functions/months-clamped", test_months_clamped);
  g_test_add_func ("/functions/index", test_index);
  g_test_add_func ("/functions/today", test_today);
  int failed = g_test_run ();
  sqlite3_close (db);
  return failed;
}
