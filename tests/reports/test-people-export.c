/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "reports/pal-people-export.h"
#include "rules/pal-core.h"
#include "rules/test-file.h"

/* "Export what I see": read back by other programs. */

#define PYTHON "/usr/bin/python3"

static PalStore *store;
static char *folder;

static void
fill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);

  SAVE (edit, "participant", "last-name", "=1+1", "first-name", "Lina; \"B\"", "birth-on", "1991-05-12", "city", "Dijon", "children", "2",
        "postcode", "01000", "benefits", "RSA", "qpv", "YES");
  SAVE (edit, "participant", "last-name", "Diallo", "first-name", "+33", "city", "Chenôve", "benefits", "AAH", "qpv", "YES");
  SAVE (edit, "participant", "last-name", "Édouard", "first-name", "Zoé", "city", "Dijon", "qpv", "NO");
  g_assert_true (pal_edit_commit (edit, &error));
}

static PalPeopleSeen *
seen_new (gboolean sensitive)
{
  static const char *const columns[] = { "name", "city", "birth-on", "children", "postcode", "qpv", "benefits", NULL };
  PalPeopleSeen *seen = g_new0 (PalPeopleSeen, 1);

  seen->filter = pal_filter_from_text ("qpv is YES\n");
  seen->order = g_strdup ("city");
  seen->columns = g_strdupv ((char **) columns);
  seen->sensitive = sensitive;
  return seen;
}

static char *
export_csv (gboolean sensitive)
{
  g_autoptr (PalPeopleSeen) seen = seen_new (sensitive);
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_cmpint (pal_people_export (store, seen, PAL_PEOPLE_CSV, path, NULL, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_remove (path);
  return text;
}

/* In order, with the chosen columns; what a spreadsheet would run is text; the mark by which it knows UTF-8. */
static void
test_csv (void)
{
  g_autofree char *plain = export_csv (FALSE), *whole = export_csv (TRUE);

  g_assert_cmpstr (plain, ==,
                   "\357\273\277Last name,First name,Town,Born on,Children,Postcode,Lives in a QPV\r\n"
                   "Diallo,'+33,Chenôve,,,,Yes\r\n"
                   "'=1+1,\"Lina; \"\"B\"\"\",Dijon,1991-05-12,2,01000,Yes\r\n");
  g_assert_null (strstr (plain, "RSA"));
  g_assert_nonnull (strstr (whole, "RSA"));
}

static void
run_python (const char *script, const char *path)
{
  const char *const command[] = { PYTHON, "-c", script, path, NULL };
  g_autofree char *out = NULL, *problems = NULL;
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &out, &problems, &status, NULL));
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpint (status, ==, 0);
}

static void
test_xlsx (void)
{
  g_autoptr (PalPeopleSeen) seen = seen_new (FALSE);
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "reports", "check_workbook.py", NULL);
  const char *const command[] = { PYTHON, script, path, NULL };
  g_autofree char *faults = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_assert_cmpint (pal_people_export (store, seen, PAL_PEOPLE_XLSX, path, NULL, &error), ==, 2);
  g_assert_no_error (error);
  if (!g_spawn_sync (NULL, (char **) (const char *const[]) { PYTHON, "-c", "import openpyxl", NULL }, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, &status, NULL) || status != 0)
    {
      g_test_skip ("python3-openpyxl is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &faults, NULL, &status, NULL));
  g_assert_cmpstr (faults, ==, "no chart\n");   /* a list has none */
  run_python ("import sys, datetime, openpyxl\n"
              "book = openpyxl.load_workbook(sys.argv[1])\n"
              "sheet = book['Participants']\n"
              "tables = list(sheet.tables.values())\n"
              "assert len(tables) == 1, tables\n"
              "rows = [[c.value for c in r] for r in sheet[tables[0].ref]]\n"
              "assert rows[0] == ['Last name', 'First name', 'Town', 'Born on', 'Children', 'Postcode', 'Lives in a QPV'], rows[0]\n"
              "assert rows[1] == ['Diallo', '+33', 'Chenôve', None, None, None, 'Yes'], rows[1]\n"
              "assert rows[2] == ['=1+1', 'Lina; \"B\"', 'Dijon', datetime.datetime(1991, 5, 12), 2, '01000', 'Yes'], rows[2]\n"
              "assert all(c.data_type != 'f' for r in list(sheet[tables[0].ref])[:3] for c in r)\n"   /* below them the workbook counts */
              "assert not [c for s in book for r in s.iter_rows() for c in r if c.value in ('RSA', 'AAH')]\n", path);
  g_remove (path);
}

static void
test_log (void)
{
  g_autoptr (PalPeopleSeen) seen = seen_new (TRUE), plain = seen_new (FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_people_export_log (store, seen, 2, &error));
  g_assert_true (pal_people_export_log (store, plain, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM export_log WHERE people = 2 AND who <> ''", 0), ==, 2);
  g_autofree char *sensitive = pal_store_ask_text (store, "SELECT sensitive FROM export_log ORDER BY id LIMIT 1");
  g_assert_cmpstr (sensitive, ==, "benefits");
}

static void
test_refusals (void)
{
  g_autoptr (PalPeopleSeen) seen = seen_new (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (folder, "none", "list.csv", NULL), *file = g_build_filename (folder, "list.csv", NULL);

  g_assert_cmpint (pal_people_export (store, seen, PAL_PEOPLE_CSV, path, NULL, &error), ==, -1);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (pal_people_export (store, seen, PAL_PEOPLE_CSV, file, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  store = test_file_make ();
  folder = g_path_get_dirname (pal_store_get_path (store));
  fill ();
  g_test_add_func ("/people-export/csv", test_csv);
  g_test_add_func ("/people-export/xlsx", test_xlsx);
  g_test_add_func ("/people-export/log", test_log);
  g_test_add_func ("/people-export/refusals", test_refusals);
  int status = g_test_run ();
  test_file_remove (store);
  g_free (folder);
  return status;
}
