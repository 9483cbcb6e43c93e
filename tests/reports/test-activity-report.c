/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "reports/pal-report-words.h"
#include "reports/xlsx/pal-xlsx.h"

#include "test-world.h"

/* R10, the activity, and R15, the state of attendance, counted by hand on the same sessions. */

#define PYTHON "/usr/bin/python3"

static void
session (int id, const char *kind, const char *theme, const char *start, int minutes, const char *status)
{
  run ("INSERT INTO session (id, created_at, cohort, kind, title, theme, start_at, minutes, status, room, note) VALUES "
       "(%d, '', 10, %Q, 'S%d', %Q, %Q, nullif(%d, 0), %Q, 1, 'Nom2 pleure')", id, kind, id, theme, start, minutes, status);
}

/* @minutes -1: not noted. */
static void
came (int session_id, int enrolment, const char *status, int minutes)
{
  run ("INSERT INTO attendance (created_at, session, enrolment, status, minutes, signed) VALUES ('', %d, %d, %Q, nullif(%d, -1), %d)",
       session_id, enrolment, status, minutes, session_id != 1);
}

/* Three people from 6 January, as of 2 October 2025:
 *   1  03/02, 3 h, Mobilité   present, 20 min late (160 min), excused; nobody signed
 *   2  10/02, 2 h             present (90 min noted), absent, not noted
 *   3  17/02, 2 h, Mobilité   held, without a row: three not noted
 *   4  24/02, 3 h             cancelled, and the first said to be present
 *   5  interview 25/02        45 min, with the first
 *   6  02/10, 1 h             on the as-of date: late without minutes, of the second alone
 *   7  03/10, 1 h             the day after
 *   8  interview 03/03        not said to be held
 *   9  10/03                  of unknown length: the first was there */
static void
nine_sessions (void)
{
  run ("DELETE FROM session_staff");
  world_clear ();
  run ("DELETE FROM room");
  run ("DELETE FROM site");
  run ("INSERT INTO site (id, created_at, name, city, qpv_code) VALUES (1, '', 'Maison', 'Dijon', 'QP021001')");
  run ("INSERT INTO room (id, created_at, site, name) VALUES (1, '', 1, 'Salle Doubs')");
  run ("INSERT INTO contact (id, created_at, last_name, first_name) VALUES (1, '', 'Wamytan', 'Hélène')");
  for (int i = 1; i <= 3; i++)
    entered (i, "2025-01-06", NULL);
  session (1, "WORKSHOP", "Mobilité", "2025-02-03T09:00", 180, "HELD");
  run ("INSERT INTO session_staff (created_at, session, contact) VALUES ('', 1, 1)");
  came (1, 1, "PRESENT", -1);
  came (1, 2, "LATE", 160);
  came (1, 3, "EXCUSED", -1);
  session (2, "COACHING", NULL, "2025-02-10T09:00", 120, "HELD");
  came (2, 1, "PRESENT", 90);
  came (2, 2, "ABSENT", -1);
  came (2, 3, NULL, -1);
  session (3, "WORKSHOP", "Mobilité", "2025-02-17T09:00", 120, "HELD");
  session (4, "WORKSHOP", NULL, "2025-02-24T09:00", 180, "CANCELLED");
  came (4, 1, "PRESENT", -1);
  session (5, "INDIVIDUAL", NULL, "2025-02-25T14:00", 45, "HELD");
  came (5, 1, "PRESENT", -1);
  session (6, "WORKSHOP", NULL, "2025-10-02T17:00", 60, "HELD");
  came (6, 2, "LATE", -1);
  session (7, "WORKSHOP", NULL, "2025-10-03T09:00", 60, "HELD");
  came (7, 2, "PRESENT", -1);
  session (8, "INDIVIDUAL", NULL, "2025-03-03T14:00", 45, "PLANNED");
  came (8, 1, "PRESENT", -1);
  session (9, "WORKSHOP", NULL, "2025-03-10T09:00", 0, "HELD");
  came (9, 1, "PRESENT", -1);
}

static PalReport *
build (const char *id)
{
  g_autoptr (GError) error = NULL;
  PalReport *report = pal_report_kind_find (id)->build (world.store, &world.scope, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
check_row (PalReport *report, const char *id, guint position, const char *expected)
{
  PalSection *section = pal_report_get_section (report, id);
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *cells;

  g_assert_nonnull (section);
  g_assert_cmpuint (position, <, section->rows->len);
  cells = g_ptr_array_index (section->rows, position);
  g_assert_cmpuint (cells->len, ==, section->columns->len);
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *words = pal_report_cell_words (g_ptr_array_index (cells, i),
                                                      ((PalReportColumn *) g_ptr_array_index (section->columns, i))->kind);
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", words);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* "6/8=0.75", "=6". */
static void
check_figure (PalReport *report, const char *code, const char *expected)
{
  PalSection *section = pal_report_get_section (report, "synthese");

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      g_autofree char *value = NULL, *text = NULL;

      if (!g_str_equal (figure->code, code))
        continue;
      value = pal_figure_to_raw (figure);
      text = figure->has_ratio ? g_strdup_printf ("%d/%d=%s", (int) figure->numerator, (int) figure->denominator, value)
                               : g_strdup_printf ("=%s", value);
      g_assert_cmpstr (text, ==, expected);
      return;
    }
  g_error ("there is no %s", code);
}

static void
test_activity (void)
{
  nine_sessions ();
  g_autoptr (PalReport) report = build ("R10");

  g_assert_cmpuint (pal_report_get_section (report, "seances")->rows->len, ==, 8);
  check_row (report, "seances", 0, "03/02/2025|09:00|Workshop|Mobilité|Salle Doubs, Maison, Dijon|Yes|Hélène Wamytan|3.0|3.0|3|2|66.7%|5.7|Took place|"
             "2 did not sign · Nom2 pleure");
  check_row (report, "seances", 1, "10/02/2025|09:00|Group coaching|S2|Salle Doubs, Maison, Dijon|Yes||2.0|2.0|3|1|50.0%|1.5|Took place|"
             "1 without attendance · Nom2 pleure");
  check_row (report, "seances", 3, "24/02/2025|09:00|Workshop|S4|Salle Doubs, Maison, Dijon|Yes||3.0||1||n.d.||Cancelled|Nom2 pleure");
  check_row (report, "seances", 4, "25/02/2025|14:00|Individual interview||Salle Doubs, Maison, Dijon|Yes||0.8|0.8|1|1|100.0%|0.8|Took place|");
  check_figure (report, "SEANCES_TENUES", "=6");
  check_figure (report, "SEANCES_ANNULEES", "=1");
  check_figure (report, "SEANCES_A_CONFIRMER", "=1");
  /* 3 + 2 + 2 + ¾ + 1 hours; 340 + 90 + 45 + 60 minutes */
  check_figure (report, "H_ANIMATION_PERIODE", "=8.75");
  check_figure (report, "H_PARTICIPANTS_PERIODE", "=8.916667");
  check_figure (report, "TX_PRESENCE_PERIODE", "6/8=0.75");
  /* 2, 1, 0, 1 and 1 people at five */
  check_figure (report, "MOY_PARTICIPANTS_PERIODE", "5/5=1");
  check_row (report, "par_type", 0, "Workshop|4|6.0|8|4|80.0%|6.7");
  check_row (report, "par_theme", 1, "Mobilité|2|5.0|6|2|66.7%|5.7");
  g_assert_cmpstr (report->file_stem, ==, "indicateurs-activite_C1_2025-10-02_nominatif");
}

/* A part of the year; a programme as a whole; nothing at all. */
static void
test_period (void)
{
  g_autoptr (GError) error = NULL;

  nine_sessions ();
  period ("2025-02-04", "2025-02-28");
  g_autoptr (PalReport) february = build ("R10");
  g_assert_cmpuint (pal_report_get_section (february, "seances")->rows->len, ==, 4);
  check_figure (february, "SEANCES_TENUES", "=3");
  g_autoptr (PalReport) state = build ("R15");
  check_figure (state, "SEANCES_TENUES", "=3");
  check_figure (state, "TX_ASSIDUITE_N_PERIODE", "2/3=0.666667");

  g_date_clear (&world.scope.from, 1);
  g_date_clear (&world.scope.to, 1);
  world.scope.cohort = 0;
  world.scope.programme = 1;
  g_autoptr (PalReport) programme = build ("R10");
  g_assert_cmpuint (pal_report_get_section (programme, "seances")->rows->len, ==, 8);
  g_assert_null (pal_report_kind_find ("R15")->build (world.store, &world.scope, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  nine_sessions ();
  as_of ("2025-02-01");
  g_assert_null (pal_report_kind_find ("R10")->build (world.store, &world.scope, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pal_report_kind_find ("R15")->build (world.store, &world.scope, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The same rates as the indicators of the same names. */
static void
test_attendance (void)
{
  nine_sessions ();
  g_autoptr (PalReport) report = build ("R15");

  check_figure (report, "TX_ASSIDUITE_H", "535/885=0.60452");
  check_figure (report, "TX_ASSIDUITE_N", "6/8=0.75");
  check_figure (report, "EMARGEMENTS_MANQUANTS", "=4");
  check_figure (report, "PERSONNES_CONVOQUEES", "=3");
  check ("TX_ASSIDUITE_H", "535/885=0.60452");
  check ("TX_ASSIDUITE_N", "6/8=0.75");
  /* sessions 1, 2, 3, 9 and 6; interviews; present, late, excused, absent; hours */
  check_row (report, "assiduite", 0, "Nom1|Prénom1|P|P|?|P||1|1|4|0|0|0|5.3|5.8|91.3%");
  check_row (report, "assiduite", 1, "Nom2|Prénom2|L 20|A|?||L|0|0|0|2|0|1|3.7|6.0|61.1%");
  check_row (report, "assiduite", 2, "Nom3|Prénom3|E|?|?|||0|0|0|0|1|0|0.0|3.0|0.0%");
  check_row (report, "seances", 0, "03/02/2025|S1|Workshop|3.0|3|1|1|1|0|66.7%|No");
  check_row (report, "seances", 1, "10/02/2025|S2|Group coaching|2.0|3|1|0|0|1|50.0%|Yes");
  g_assert_cmpuint (report->missing->len, ==, 2);
  g_assert_cmpstr (((PalCell *) g_ptr_array_index (report->missing, 1))->text, ==, "S3, 17/02/2025: 3 without attendance");
}

/* Names, and what was noted, are only in the nominative variants. */
static void
test_privacy (void)
{
  nine_sessions ();
  for (PalVariant variant = PAL_VARIANT_PSEUDONYMISED; variant <= PAL_VARIANT_AGGREGATED; variant++)
    for (guint i = 0; i < 2; i++)
      {
        world.scope.variant = variant;
        g_autoptr (PalReport) report = build (i == 0 ? "R10" : "R15");

        for (guint s = 0; s < report->sections->len; s++)
          {
            PalSection *section = g_ptr_array_index (report->sections, s);

            for (guint r = 0; r < section->rows->len; r++)
              for (guint c = 0; c < ((GPtrArray *) g_ptr_array_index (section->rows, r))->len; c++)
                {
                  const PalCell *cell = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (section->rows, r), c);
                  g_assert_true (cell->text == NULL || (strstr (cell->text, "Nom") == NULL && strstr (cell->text, "Prénom") == NULL));
                }
          }
        g_assert_cmpint (pal_report_get_section (report, "assiduite") != NULL, ==, i == 1 && variant == PAL_VARIANT_PSEUDONYMISED);
      }
}

/* What check_workbook.py finds wrong; skipped without openpyxl. */
static void
check_workbook (const char *path, const char *option)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "reports", "check_workbook.py", NULL);
  const char *const command[] = { PYTHON, script, path, "--list", option, NULL };
  g_autofree char *faults = NULL, *problems = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &faults, &problems, NULL, &error);
  g_assert_no_error (error);
  if (strstr (problems, "No module named") != NULL)
    {
      g_test_skip ("python3-openpyxl is not installed");
      return;
    }
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpstr (faults, ==, "");
}

static void
test_workbook (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *soffice = g_find_program_in_path ("soffice"), *path = g_build_filename (world.folder, "report.xlsx", NULL);

  nine_sessions ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PalReport) report = build (i == 0 ? "R10" : "R15");

      g_assert_true (pal_xlsx_write (report, path, NULL, &error));
      g_assert_no_error (error);
      check_workbook (path, NULL);
      if (soffice != NULL)
        check_workbook (path, "--recalculate");
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/activity-report/activity", test_activity);
  g_test_add_func ("/activity-report/period", test_period);
  g_test_add_func ("/activity-report/attendance", test_attendance);
  g_test_add_func ("/activity-report/privacy", test_privacy);
  g_test_add_func ("/activity-report/workbook", test_workbook);
  int status = g_test_run ();
  world_close ();
  return status;
}
