/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "records/pal-list-values.h"
#include "records/pal-lookup.h"
#include "reports/pal-report.h"
#include "reports/xlsx/pal-xlsx.h"
#include "rules/pal-core.h"
#include "rules/demo/pal-demo.h"
#include "../rules/test-file.h"

/* People's own words of a list stand in the end-of-course report and in its workbook. */

#define PYTHON "/usr/bin/python3"
#define LOOK "import sys, zipfile; words = zipfile.ZipFile(sys.argv[1]).read('xl/sharedStrings.xml').decode(); " \
             "sys.exit(0 if sys.argv[2] in words else 1)"

static void
call_transport (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "test", &error);

  g_assert_true (pal_list_value_set_word (edit, "barrier_theme", "MOBILITE", "Transport quotidien", &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static PalReport *
build (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (PalScope) scope;
  PalReport *report;

  pal_scope_init (&scope);
  scope.programme = pal_store_ask_int (store, "SELECT programme FROM cohort WHERE name LIKE 'RF1%'", 0);
  scope.cohort = pal_store_ask_int (store, "SELECT id FROM cohort WHERE name LIKE 'RF1%'", 0);
  report = pal_report_kind_find ("R01")->build (store, &scope, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static gboolean
says (PalReport *report, const char *word)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; section->figures != NULL && j < section->figures->len; j++)
        {
          const char *label = ((PalFigure *) g_ptr_array_index (section->figures, j))->label;

          if (label != NULL && g_strrstr (label, word) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static void
test_workbook (void)
{
  PalStore *store = test_file_make ();
  g_autofree char *folder = g_path_get_dirname (pal_store_get_path (store));
  g_autofree char *path = g_build_filename (folder, "R01.xlsx", NULL);
  const char *const command[] = { PYTHON, "-c", LOOK, path, "Transport quotidien", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalReport) report = NULL;
  int status = -1;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  pal_list_values_use (store);
  call_transport (store);
  report = build (store);
  g_assert_true (says (report, "Transport quotidien"));
  g_assert_true (pal_xlsx_write (report, path, NULL, &error));
  g_assert_no_error (error);
  if (!g_file_test (PYTHON, G_FILE_TEST_IS_EXECUTABLE))
    g_test_skip ("python3 is not installed");
  else
    {
      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, NULL, NULL, &status, &error));
      g_assert_cmpint (status, ==, 0);
    }
  g_unlink (path);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/list-words/workbook", test_workbook);
  return g_test_run ();
}
