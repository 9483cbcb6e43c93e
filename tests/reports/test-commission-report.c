/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "reports/pal-report-shelf.h"
#include "reports/xlsx/pal-xlsx.h"

#include "test-world.h"

/* R04, the list of a commission or a purchase order, counted by hand; and R01 for the people on an order. Two lots: 1 sets
 * months per person, 2 lasts 8 months. The commission of 10 March accepts three of lot 1, one of whom withdraws, and one of
 * lot 2; it refuses one, postpones one, and has not spoken of the last. */

#define PYTHON "/usr/bin/python3"
#define TABLE "commission"

static void
fill_world (void)
{
  world_clear ();
  run ("DELETE FROM decision");
  run ("DELETE FROM meeting");
  run ("DELETE FROM committee");
  run ("UPDATE programme SET lot = '1'");
  run ("UPDATE cohort SET end_on = NULL");
  run ("INSERT INTO programme (id, created_at, code, name, duration_months) VALUES (2, '', 'LOT2', 'Lot 2', 8)");
  run ("INSERT INTO cohort (id, created_at, programme, name, start_on) VALUES (20, '', 2, 'L2', '2025-01-06')");
  run ("INSERT INTO committee (id, created_at, name, kind) VALUES (1, '', 'Commission du Sud', 'ENTRY')");
  run ("INSERT INTO meeting (id, created_at, committee, held_at, place) VALUES (1, '', 1, '2026-03-10T09:00', 'DEL'), "
       "(2, '', 1, '2026-03-24T09:00', 'DEL')");
  run ("INSERT INTO purchase_order (id, created_at, programme, number, issued_on, places, meeting) VALUES "
       "(7, '', 1, '007', '2026-03-12', 3, 1)");
  for (int id = 1; id <= 8; id++)
    prescribed (id, "2026-03-01");
  run ("UPDATE prescription SET meeting = 1");
  run ("UPDATE prescription SET decision = 'ACCEPTED', decision_on = '2026-03-10', duration_months = 6, purchase_order = 7 WHERE id IN (1, 2, 3)");
  run ("UPDATE prescription SET decision = 'ACCEPTED', decision_on = '2026-03-10', cohort = 20 WHERE id = 4");
  run ("UPDATE prescription SET decision = 'REFUSED', decision_on = '2026-03-10', non_entry_reason = 'REFUS_COMMISSION', "
       "non_entry_on = '2026-03-10' WHERE id = 5");
  run ("UPDATE prescription SET meeting = 2 WHERE id = 6");
  run ("UPDATE prescription SET duration_months = 5 WHERE id = 7");
  run ("INSERT INTO decision (created_at, meeting, participant, prescription, text) VALUES ('', 1, 6, 6, 'Pièces à fournir'), "
       "('', 1, 5, 5, 'Relève du lot 2')");
  not_entered (3, "2026-03-13", "DESISTEMENT");
  run ("UPDATE prescription SET meeting = 2, replaces = 3, purchase_order = 7, duration_months = 6 WHERE id = 8");
  entered (1, "2026-03-16", NULL);
  run ("UPDATE enrolment SET prescription = 1, duration_months = 7 WHERE id = 1");
  world.scope.cohort = 0;
  world.scope.meeting = 1;
  as_of ("2026-03-17");
}

static PalReport *
build (const char *id)
{
  g_autoptr (GError) error = NULL;
  PalReport *report = pal_report_kind_find (id)->build (world.store, &world.scope, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* The cells of a row, joined by "|": dates as ISO, what is unknown as "". */
static char *
row_of (PalReport *report, guint position)
{
  PalSection *section = pal_report_get_section (report, TABLE);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (position, <, section->rows->len);
  GPtrArray *cells = g_ptr_array_index (section->rows, position);
  g_assert_cmpuint (cells->len, ==, section->columns->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const PalCell *cell = g_ptr_array_index (cells, i);
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      g_autofree char *date = cell->known && column->kind == PAL_CELL_DATE ? pal_date_to_iso (&cell->date) : NULL;
      g_autofree char *number = cell->known && column->kind == PAL_CELL_INT ? g_strdup_printf ("%g", cell->number) : NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", !cell->known ? "" : date != NULL ? date : number != NULL ? number : cell->text);
    }
  return g_strdup (text->str);
}

static void
check_row (PalReport *report, guint position, const char *expected)
{
  g_autofree char *text = row_of (report, position);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_figure (PalReport *report, const char *code, gint64 expected)
{
  PalSection *section = pal_report_get_section (report, "synthese");

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      if (g_str_equal (figure->code, code))
        {
          g_assert_cmpint (figure->numerator, ==, expected);
          return;
        }
    }
  g_error ("there is no %s", code);
}

static char *
missing_of (PalReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((PalCell *) g_ptr_array_index (report->missing, i))->text);
  return g_strdup (text->str);
}

static void
test_commission (void)
{
  fill_world ();
  g_autoptr (PalReport) report = build ("R04");
  g_autofree char *missing = missing_of (report);

  check_row (report, 0, "007|2026-03-12|1|Prénom1 Nom1|7|Accepted|");
  check_row (report, 1, "007|2026-03-12|1|Prénom2 Nom2|6|Accepted|");
  check_row (report, 2, "007|2026-03-12|1|Prénom3 Nom3||Withdrawn|Replaced by Prénom8 Nom8 · 6 months asked for");
  check_row (report, 3, "|2026-03-10|1|Prénom5 Nom5||Refused|Relève du lot 2");
  check_row (report, 4, "|2026-03-10|1|Prénom6 Nom6||Postponed|Pièces à fournir");
  check_row (report, 5, "|2026-03-10|1|Prénom7 Nom7||To decide|5 months asked for");
  check_row (report, 6, "|2026-03-10|LOT2|Prénom4 Nom4|8|Accepted|");
  g_assert_cmpuint (pal_report_get_section (report, TABLE)->rows->len, ==, 7);
  check_figure (report, "CANDIDATS", 7);
  check_figure (report, "ACCEPTES", 3);
  check_figure (report, "REFUSES", 1);
  check_figure (report, "AJOURNES", 1);
  check_figure (report, "A_DECIDER", 1);
  check_figure (report, "DESISTES", 1);
  check_figure (report, "MOIS", 21);
  g_assert_cmpstr (pal_report_get_section (report, TABLE)->text, ==,
                   "7 people · 3 accepted (21 months) · 1 refused · 1 postponed · 1 withdrawn · 1 to decide.");
  g_assert_cmpstr (missing, ==, "Prénom7 Nom7: decision of the commission; Prénom4 Nom4: purchase order");
  g_assert_cmpstr (report->file_stem, ==, "commission_2026-03-10_nominatif");
  g_assert_nonnull (strstr (report->perimeter, "Commission du Sud, 10/03/2026"));
}

/* One programme's part of it; and before the commission met, nothing was decided. */
static void
test_narrowed (void)
{
  fill_world ();
  world.scope.programme = 2;
  g_autoptr (PalReport) second = build ("R04");
  g_assert_cmpuint (pal_report_get_section (second, TABLE)->rows->len, ==, 1);
  check_row (second, 0, "|2026-03-10|LOT2|Prénom4 Nom4|8|Accepted|");

  world.scope.programme = 0;
  as_of ("2026-03-09");
  g_autoptr (PalReport) before = build ("R04");
  check_figure (before, "A_DECIDER", 6);
  check_figure (before, "MOIS", 0);

  /* Nothing is said: the last one that was held. */
  world.scope.meeting = 0;
  as_of ("2026-03-17");
  g_autoptr (PalReport) last = build ("R04");
  g_assert_cmpint (last->scope.meeting, ==, 1);
}

static void
test_order (void)
{
  fill_world ();
  world.scope.order = 7;
  g_autoptr (PalReport) report = build ("R04");

  g_assert_cmpuint (pal_report_get_section (report, TABLE)->rows->len, ==, 4);
  check_row (report, 3, "007|2026-03-12|1|Prénom8 Nom8||To decide|Takes the place of Prénom3 Nom3 · 6 months asked for");
  check_figure (report, "PLACES", 3);
  check_figure (report, "PLACES_RESTANTES", 1);
  check_figure (report, "MOIS", 13);
  g_assert_cmpstr (pal_report_get_section (report, TABLE)->text, ==,
                   "3 places · 2 used · 1 remaining · 1 replacement awaits the commission. "
                   "4 people · 2 accepted (13 months) · 1 withdrawn · 1 to decide.");
  g_assert_cmpstr (report->file_stem, ==, "bon-de-commande_007_nominatif");
  g_assert_cmpstr (report->perimeter, ==, "Purchase order 007 of 12/03/2026");
  g_assert_cmpuint (report->missing->len, ==, 0);
}

static void
check_refused (const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalReport) report = pal_report_kind_find ("R04")->build (world.store, &world.scope, NULL, &error);

  g_assert_null (report);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (void)
{
  fill_world ();
  world.scope.variant = PAL_VARIANT_AGGREGATED;
  check_refused ("no variant without names");
  world.scope.variant = PAL_VARIANT_PSEUDONYMISED;
  check_refused ("no variant without names");
  world.scope.variant = PAL_VARIANT_NOMINATIVE;
  world.scope.order = 99;
  check_refused ("no commission");
  world_clear ();
  world.scope.cohort = 0;
  check_refused ("no commission");
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
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *path = g_build_filename (world.folder, "r04.xlsx", NULL);

  fill_world ();
  for (guint i = 0; i < 2; i++)
    {
      world.scope.order = i == 0 ? 0 : 7;
      g_autoptr (PalReport) report = build ("R04");
      g_assert_true (pal_xlsx_write (report, path, NULL, &error));
      g_assert_no_error (error);
      check_workbook (path, NULL);
      if (soffice != NULL)
        check_workbook (path, "--recalculate");
    }
}

/* A cohort without end: R01 is made for the people on an order, and its places are the order's. Of four on it, one entered,
 * one withdrew; two others entered the cohort without it. */
static void
test_course_by_order (void)
{
  fill_world ();
  entered (101, "2026-03-02", NULL);
  entered (102, "2026-03-02", NULL);
  world.scope.order = 7;
  world.scope.meeting = 0;
  check ("N_PRESC", "=4");
  check ("N_ENTRES", "=1");
  check ("NB_EN_COURS", "=1");
  check ("NB_NON_ENTREES", "=1");
  check ("TX_ENTREE", "1/4=0.25");
  check ("TX_REMPLISSAGE", "1/3=0.333333");
  g_autoptr (PalReport) report = build ("R01");
  g_assert_cmpuint (pal_report_get_section (report, "participants")->rows->len, ==, 1);
  g_assert_cmpstr (report->perimeter, ==, "Purchase order 007, programme Lot 1");
  g_assert_cmpstr (report->file_stem, ==, "bilan-fin-parcours_007_2026-03-17_nominatif");

  world.scope.order = 0;
  world.scope.cohort = 10;
  check ("N_ENTRES", "=3");
}

/* "R04 commission 1: 0 in 0 days" of each report to make: what it is about, its group and the days until it is due. */
static char *
shelf_of (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shelf = pal_report_shelf (world.store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < shelf->len; i++)
    {
      const PalShelfItem *item = g_ptr_array_index (shelf, i);
      g_string_append_printf (text, "%s%s %s m%d o%d c%d group %d", i > 0 ? "; " : "", item->report, item->what, (int) item->scope.meeting,
                              (int) item->scope.order, (int) item->scope.cohort, item->group);
      if (item->days != G_MAXINT)
        g_string_append_printf (text, " in %d", item->days);
    }
  return g_strdup (text->str);
}

/* A cohort without end stands there by its orders: the last course ends on 15 October, the report is due on 15 November. The
 * list of the commission of 10 March was due on the 17th, today; that of the 24th in two weeks. */
static void
test_shelf (void)
{
  g_autoptr (GError) error = NULL;

  fill_world ();
  g_autofree char *before = shelf_of ();
  g_assert_cmpstr (before, ==,
                   "R04 Commission du Sud m1 o0 c0 group 1 in 0; R04 Commission du Sud m2 o0 c0 group 1 in 14; "
                   "R01 007 · C1 m0 o7 c0 group 2 in 243; R01 L2 m0 o0 c20 group 2");

  g_autoptr (PalReport) list = build ("R04");
  g_assert_cmpint (pal_report_mark_sent (world.store, list, "", &error), !=, 0);
  world.scope.order = 7;
  world.scope.meeting = 0;
  g_autoptr (PalReport) course = build ("R01");
  g_assert_cmpint (pal_report_mark_sent (world.store, course, "", &error), !=, 0);
  g_assert_no_error (error);
  g_autofree char *after = shelf_of ();
  g_assert_cmpstr (after, ==,
                   "R04 Commission du Sud m2 o0 c0 group 1 in 14; R01 L2 m0 o0 c20 group 2; "
                   "R01 007 m0 o7 c0 group 4 in 0; R04 Commission du Sud m1 o0 c0 group 4 in 0");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/commission-report/commission", test_commission);
  g_test_add_func ("/commission-report/narrowed", test_narrowed);
  g_test_add_func ("/commission-report/order", test_order);
  g_test_add_func ("/commission-report/refused", test_refused);
  g_test_add_func ("/commission-report/workbook", test_workbook);
  g_test_add_func ("/commission-report/course-by-order", test_course_by_order);
  g_test_add_func ("/commission-report/shelf", test_shelf);
  int status = g_test_run ();
  world_close ();
  return status;
}
