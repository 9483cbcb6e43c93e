/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "records/pal-dates.h"
#include "reports/pal-report-shelf.h"
#include "reports/xlsx/pal-xlsx.h"
#include "rules/demo/pal-demo.h"
#include "rules/pal-core.h"

#include "../rules/test-file.h"

/* The reports that accompany a cohort, on the demonstration. Today is 17 March 2026. */

static PalStore *store;

static gint64
cohort_of (const char *like)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM cohort WHERE name LIKE '%s'", like);

  return pal_store_ask_int (store, sql, 0);
}

static PalReport *
build (const char *id, gint64 cohort, GError **error)
{
  PalScope scope;
  PalReport *report;

  pal_scope_init (&scope);
  scope.cohort = cohort;
  pal_today (&scope.as_of);
  report = pal_report_kind_find (id)->build (store, &scope, NULL, error);
  pal_scope_clear (&scope);
  return report;
}

static const PalFigure *
find_figure (PalReport *report, const char *code)
{
  PalSection *section = pal_report_get_section (report, "synthese");

  for (guint i = 0; i < section->figures->len; i++)
    if (g_str_equal (((PalFigure *) g_ptr_array_index (section->figures, i))->code, code))
      return g_ptr_array_index (section->figures, i);
  g_assert_not_reached ();
}

static void
write_and_remove (PalReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (pal_store_get_path (store)), *path = g_build_filename (folder, "out.xlsx", NULL);

  g_assert_true (pal_xlsx_write (report, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* R11: a row a milestone with nine columns, bars between start and due date, and figures that add up. */
static void
test_backplanning (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalReport) report = build ("R11", cohort_of ("RF1%"), &error);

  g_assert_no_error (error);
  PalSection *table = pal_report_get_section (report, "retroplanning");
  g_assert_cmpuint (table->columns->len, ==, 9);
  g_assert_cmpuint (table->rows->len, ==, 11);
  g_assert_cmpuint (table->bar_from, ==, 6);
  g_assert_cmpuint (table->bar_until, ==, 7);
  g_assert_cmpint (find_figure (report, "JALONS")->numerator, ==, 11);
  g_assert_cmpint (find_figure (report, "JALONS_EN_RETARD")->numerator, ==, 1);
  g_assert_cmpint (find_figure (report, "JALONS_FAITS_EN_RETARD")->numerator, ==, 1);
  write_and_remove (report);
}

/* R17: every rule of the third programme, as the running group of the demonstration keeps it. */
static void
test_conformity (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalReport) report = build ("R17", cohort_of ("RF1%"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pal_report_get_section (report, "conformite")->rows->len, ==, 15);
  g_assert_cmpint (find_figure (report, "REGLES")->numerator, ==, 15);
  g_assert_cmpint (find_figure (report, "REGLES_NON_RESPECTEES")->numerator, ==, 0);
  g_assert_cmpuint (report->missing->len, ==, 1);
  write_and_remove (report);
}

/* What cannot be made says so in words. */
static void
test_impossible (void)
{
  g_autoptr (GError) none = NULL, empty = NULL;

  g_assert_null (build ("R11", 0, &none));
  g_assert_error (none, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (build ("R11", cohort_of ("PEL4%"), &empty));
  g_assert_error (empty, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Those that run stand on the shelf, without a date. */
static void
test_shelf (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shelf = pal_report_shelf (store, &error);
  guint found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < shelf->len; i++)
    {
      const PalShelfItem *item = g_ptr_array_index (shelf, i);
      if (!g_str_equal (item->report, "R11"))
        continue;
      g_assert_cmpint (item->group, ==, PAL_SHELF_LATER);
      found++;
    }
  g_assert_cmpuint (found, ==, 3);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  store = test_file_make ();
  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  g_test_add_func ("/reports/cohort/backplanning", test_backplanning);
  g_test_add_func ("/reports/cohort/conformity", test_conformity);
  g_test_add_func ("/reports/cohort/impossible", test_impossible);
  g_test_add_func ("/reports/cohort/shelf", test_shelf);
  result = g_test_run ();
  test_file_remove (store);
  return result;
}
