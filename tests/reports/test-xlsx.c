/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>

#include "reports/xlsx/pal-xlsx-table.h"
#include "reports/xlsx/pal-xlsx.h"
#include "rules/pal-core.h"
#include "rules/demo/pal-demo.h"
#include "sample-report.h"

#define PYTHON "/usr/bin/python3"
#define HOUSES "\360\237\217\240\360\237\217\240\360\237\217\240\360\237\217\240"   /* two UTF-16 units each */

static char *folder;   /* kept after the test: the workbooks are there to be looked at */

static char *
write_report (PalReport *report, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  gboolean written = pal_xlsx_write (report, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (written);
  return path;
}

static gboolean
can_check (void)
{
  int status = 1;
  const char *const command[] = { PYTHON, "-c", "import openpyxl", NULL };
  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                     NULL) || status != 0)
    {
      g_test_skip ("python3-openpyxl is not installed");
      return FALSE;
    }
  return TRUE;
}

/* Runs check_workbook.py; returns what it found wrong, "" when nothing. */
static char *
check (const char *path, const char *option, const char *value)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "reports", "check_workbook.py", NULL);
  const char *const command[] = { PYTHON, script, path, option, value, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  char *faults = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &faults, &problems, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpint (status == 0, ==, *faults == '\0');
  return faults;
}

static void
assert_sound (const char *path)
{
  g_autofree char *faults = check (path, NULL, NULL);
  g_assert_cmpstr (faults, ==, "");
}

static char *
write_words (const char *const *words)
{
  g_autofree char *lines = g_strjoinv ("\n", (char **) words);
  char *path = g_build_filename (folder, "words.txt", NULL);
  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  return path;
}

/* Names ---------------------------------------------------------------------------------------------------------- */

static PalXlsxBook *
open_book (PalReport *report)
{
  g_autofree char *path = g_build_filename (folder, "names.xlsx", NULL);
  return pal_xlsx_book_new (report, path, ",", NULL);
}

static void
assert_sheet_name (PalXlsxBook *book, const char *wanted, const char *expected)
{
  g_autofree char *name = pal_xlsx_book_take_sheet_name (book, wanted);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_sheet_names (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_AGGREGATED, 1);
  g_autoptr (PalXlsxBook) book = open_book (report);

  assert_sheet_name (book, "Synthèse", "Synthèse");
  assert_sheet_name (book, "SYNTHÈSE", "SYNTHÈSE (2)");
  assert_sheet_name (book, "synthe\314\200se", "synthe\314\200se (3)");   /* the accent apart from its letter */
  assert_sheet_name (book, "Synthese", "Synthese");
  assert_sheet_name (book, "History", "History 1");
  assert_sheet_name (book, "2024/2025 [lot: 1]?*\\", "2024-2025 -lot- 1----");
  assert_sheet_name (book, "'cité'", "cité");
  assert_sheet_name (book, "", "Sheet 1");
  assert_sheet_name (book, NULL, "Sheet 1 (2)");
  assert_sheet_name (book, "Un titre bien plus long que ce que permet une feuille", "Un titre bien plus long que ce");
  assert_sheet_name (book, "Un titre bien plus long que ce !", "Un titre bien plus long que (2)");
  assert_sheet_name (book, HOUSES HOUSES " 12345678901234 trop", HOUSES HOUSES " 12345678901234");
}

static void
test_table_names (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_AGGREGATED, 1);
  g_autoptr (PalXlsxBook) book = open_book (report);
  const char *const unsafe[] = { "A1", "xfd1048576", "TBL12", "R1C1", "r", "C", "rc", "R12", "a b", "1a", "é", "a-b",
                                 "" };
  g_autofree char *first = pal_xlsx_book_take_name (book, "tbl_", "parcours");
  g_autofree char *second = pal_xlsx_book_take_name (book, "tbl_", "PARCOURS");
  g_autofree char *third = pal_xlsx_book_take_name (book, "tbl_", "à côté (1)");
  g_autofree char *fourth = pal_xlsx_book_take_name (book, "", "AB12");

  g_assert_cmpstr (first, ==, "tbl_parcours");
  g_assert_cmpstr (second, ==, "tbl_PARCOURS_2");
  g_assert_cmpstr (third, ==, "tbl_a_cote__1_");
  g_assert_cmpstr (fourth, ==, "_AB12");
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    {
      g_assert_false (pal_xlsx_name_is_safe (unsafe[i]));
      g_assert_false (pal_xlsx_book_define (book, unsafe[i], "'x'!$A$1"));
    }
  g_assert_true (pal_xlsx_name_is_safe ("date_arret"));
  g_assert_true (pal_xlsx_name_is_safe ("abcd1"));
  g_assert_false (pal_xlsx_book_define (book, "TBL_parcours", "'x'!$A$1"));   /* a table's name already */
  g_assert_false (pal_xlsx_name_is_safe (NULL));
}

static void
test_headers (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_AGGREGATED, 1);
  g_autoptr (PalXlsxBook) book = open_book (report);
  PalXlsxSheet *sheet = pal_xlsx_sheet_new (book, "Liste", 0);
  g_autoptr (PalXlsxTable) table = pal_xlsx_table_new (sheet, "liste", 3);
  static const struct { const char *label, *header, *reference; } cases[] = {
    { "Nom", "Nom", "tbl_liste[Nom]" },
    { "NOM", "NOM (2)", "tbl_liste[NOM (2)]" },
    { " Durée\nprévue ", "Durée prévue", "tbl_liste[Durée prévue]" },
    { "", "Column 4", "tbl_liste[Column 4]" },
    { "Freins [levés] #1's", "Freins [levés] #1's", "tbl_liste[Freins '[levés'] '#1''s]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalXlsxColumn *column = pal_xlsx_table_add_column (table, cases[i].label, FALSE, FALSE);
      g_assert_cmpstr (column->header, ==, cases[i].header);
      g_assert_cmpstr (column->reference, ==, cases[i].reference);
    }
}

static void
test_clean (void)
{
  g_autofree char *bytes = pal_xlsx_clean ("caf\351 ok");
  g_autofree char *lines = pal_xlsx_clean ("a\r\nb\rc\nd");
  g_autofree char *none = pal_xlsx_clean (NULL);
  g_autofree char *reserved = pal_xlsx_clean ("a\357\277\276b\357\277\277c");
  g_autofree char *controls = pal_xlsx_clean ("a\001b\037c");
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *cut = pal_xlsx_clean (long_text);

  g_assert_cmpstr (bytes, ==, "caf\357\277\275 ok");
  g_assert_cmpstr (lines, ==, "a\nb\nc\nd");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (controls, ==, "abc");
  g_assert_cmpstr (reserved, ==, "a\357\277\275b\357\277\275c");
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, 32767);
  g_assert_true (g_str_has_suffix (cut, "…"));
}

/* Whole workbooks ------------------------------------------------------------------------------------------------ */

static void
test_variants (void)
{
  static const char *const names[] = { "nominatif.xlsx", "pseudonymise.xlsx", "agrege.xlsx" };
  if (!can_check ())
    return;
  for (guint variant = 0; variant < 3; variant++)
    {
      g_autoptr (PalReport) report = sample_report_new (variant, 31);
      g_autofree char *path = write_report (report, names[variant]);
      assert_sound (path);
    }
}

static gboolean
can_recalculate (void)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  return soffice != NULL;
}

static void
test_recalculated (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autofree char *path = write_report (report, "recalcul.xlsx");
  g_autofree char *faults = NULL;

  if (!can_recalculate ())
    {
      g_test_skip ("LibreOffice Calc is not installed");
      return;
    }
  if (!can_check ())
    return;
  faults = check (path, "--recalculate", NULL);
  g_assert_cmpstr (faults, ==, "");
}

static void
test_no_surname (void)
{
  g_autoptr (PalReport) named = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autoptr (PalReport) coded = sample_report_new (PAL_VARIANT_PSEUDONYMISED, 31);
  g_autofree char *named_path = write_report (named, "avec-noms.xlsx");
  g_autofree char *coded_path = write_report (coded, "sans-noms.xlsx");
  g_autofree char *words = write_words (sample_surnames ());
  g_autofree char *found = NULL, *none = NULL, *keys = NULL;
  const char *const record[] = { "4611686018427387", NULL };

  if (!can_check ())
    return;
  found = check (named_path, "--without", words);
  g_assert_nonnull (strstr (found, "Wamytan"));
  none = check (coded_path, "--without", words);
  g_assert_cmpstr (none, ==, "");
  g_free (words);
  words = write_words (record);
  keys = check (coded_path, "--without", words);
  g_assert_cmpstr (keys, ==, "");
}

static void
test_same_bytes (void)
{
  g_autoptr (PalReport) first = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autoptr (PalReport) second = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autofree char *first_path = write_report (first, "un.xlsx");
  g_autofree char *second_path = write_report (second, "deux.xlsx");
  g_autofree char *first_bytes = NULL, *second_bytes = NULL;
  gsize first_size, second_size;

  g_assert_true (g_file_get_contents (first_path, &first_bytes, &first_size, NULL));
  g_assert_true (g_file_get_contents (second_path, &second_bytes, &second_size, NULL));
  g_assert_cmpmem (first_bytes, first_size, second_bytes, second_size);
}

static gboolean
enter_french (void)
{
  g_autofree char *locales = g_build_filename (folder, "locale", NULL);
  g_autofree char *target = g_build_filename (locales, "fr_FR.UTF-8", NULL);
  const char *const command[] = { "localedef", "-i", "fr_FR", "-f", "UTF-8", target, NULL };
  int status = 1;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") != NULL)
    return TRUE;
  g_mkdir_with_parents (locales, 0700);
  if (!g_file_test (target, G_FILE_TEST_EXISTS) &&
      (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                      NULL, &status, NULL) || !g_file_test (target, G_FILE_TEST_EXISTS)))
    return FALSE;
  g_setenv ("LOCPATH", locales, TRUE);
  return setlocale (LC_ALL, "fr_FR.UTF-8") != NULL;
}

static void
test_french (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *path = NULL, *comma = NULL, *still = NULL;

  if (!enter_french ())
    {
      g_test_skip ("no French locale, and localedef cannot make one");
      return;
    }
  comma = g_strdup_printf ("%.1f", 1.5);
  path = write_report (report, "sous-fr_FR.xlsx");
  still = g_strdup_printf ("%.1f", 1.5);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (comma, ==, "1,5");
  g_assert_cmpstr (still, ==, "1,5");
  if (can_check ())
    assert_sound (path);
}

/* The end-of-course report of the demonstration -------------------------------------------------------------- */

static char *
every_name (PalStore *store)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT last_name FROM participant WHERE status IS NOT 'ANONYMISED' UNION "
                              "SELECT birth_name FROM participant WHERE birth_name IS NOT NULL UNION "
                              "SELECT phone FROM participant WHERE phone IS NOT NULL UNION "
                              "SELECT email FROM participant WHERE email IS NOT NULL", NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (statement);
  while (pal_statement_step (statement, NULL))
    {
      /* The team's own names stand in a report: who prescribed, who is the referent. */
      const char *word = pal_statement_get_text (statement, 0);
      g_autoptr (PalStatement) staff = pal_statement_new (store, "SELECT 1 FROM contact WHERE last_name = ?1", NULL);
      pal_statement_bind_text (staff, 1, word);
      if (!pal_statement_step (staff, NULL))
        g_ptr_array_add (words, g_strdup (word));
    }
  g_assert_cmpuint (words->len, >, 100);
  g_ptr_array_add (words, NULL);
  return write_words ((const char *const *) words->pdata);
}

static char *
write_course_report (PalStore *store, PalVariant variant, gboolean whole_programme)
{
  g_auto (PalScope) scope = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalReport) report = NULL;
  g_autofree char *name = NULL;

  pal_scope_init (&scope);
  scope.variant = variant;
  scope.cohort = pal_store_ask_int (store, "SELECT cohort FROM enrolment WHERE exit_on IS NOT NULL GROUP BY cohort "
                                           "ORDER BY count (*) DESC LIMIT 1", 0);
  scope.programme = pal_store_ask_int_of (store, "SELECT programme FROM cohort WHERE id = ?1", scope.cohort, 0);
  if (whole_programme)
    scope.cohort = 0;
  report = pal_report_kind_find ("R01")->build (store, &scope, NULL, &error);
  g_assert_no_error (error);
  name = g_strdup_printf ("%s%s.xlsx", report->file_stem, whole_programme ? "-dispositif" : "");
  return write_report (report, name);
}

static void
test_course_report (void)
{
  g_autofree char *path = g_build_filename (folder, "demo.palier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autofree char *words = NULL;

  g_unlink (path);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_demo_fill (store, &error));
  g_assert_no_error (error);
  if (!can_check ())
    return;
  words = every_name (store);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *book = write_course_report (store, i % 3, i >= 3);
      g_autofree char *found = NULL, *calculated = NULL;
      assert_sound (book);
      found = check (book, "--without", words);
      g_assert_cmpint (*found == '\0', ==, i % 3 != PAL_VARIANT_NOMINATIVE);
      calculated = i < 3 && can_recalculate () ? check (book, "--recalculate", NULL) : g_strdup ("");
      g_assert_cmpstr (calculated, ==, "");
    }
}

/* Nothing that a file can hold makes an unreadable workbook -------------------------------------------------------- */

static PalReport *
nasty_report (void)
{
  static const char *const texts[] = {
    "=1+1", "+33 6 12", "-2", "@SUM(A1)", "]]><x a='b\">&amp;", "_x0041_ \001\002\037", "caf\351", "\357\277\277",
    "a\r\nb\tc", "\360\237\230\200", "http://exemple.fr", "internal:'x'!A1", "{=1}", "=HYPERLINK(\"x\")", "", NULL,
  };
  PalReport *report = sample_report_new (PAL_VARIANT_NOMINATIVE, 0);
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, "parcours", "ANALYSE");   /* taken twice, id and title */
  g_autofree char *long_text = g_strnfill (50000, 'y');
  GPtrArray *row;

  pal_section_add_column (section, "Texte", PAL_CELL_TEXT);
  pal_section_add_column (section, "texte", PAL_CELL_LONG_TEXT);
  pal_section_add_total (section, "Nombre", PAL_CELL_INT);
  pal_section_add_column (section, "Taux", PAL_CELL_RATE);
  pal_section_add_column (section, "Le", PAL_CELL_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      row = pal_section_add_row (section);
      pal_row_add_text (row, texts[i]);
      pal_row_add_text (row, i == 3 ? long_text : texts[G_N_ELEMENTS (texts) - 1 - i]);
      pal_row_add_number (row, i == 4 ? NAN : i == 5 ? -INFINITY : 1e300 * i);
      if (i > 6)
        continue;                                    /* a row with too few cells */
      pal_row_add_number (row, i == 2 ? INFINITY : 0.5 * i);
      pal_row_add_date (row, i == 0 ? "1899-12-31" : i == 1 ? "9999-12-31" : NULL);
      pal_row_add_text (row, "a cell too many");
    }
  g_ptr_array_add (report->sections, section);
  g_ptr_array_add (report->sections, pal_section_new (PAL_SECTION_TABLE, "vide", "'\\/?*[]:"));
  g_ptr_array_add (report->sections, pal_section_new (PAL_SECTION_FIGURES, "", NULL));
  g_ptr_array_add (report->sections, pal_section_new (PAL_SECTION_CHART, NULL, "indicateurs"));
  g_ptr_array_add (report->sections, pal_section_new (PAL_SECTION_TEXT, "A1", "Histoire & Cie"));
  return report;
}

static void
test_nasty (void)
{
  g_autoptr (PalReport) report = nasty_report ();
  g_autofree char *path = NULL, *xml = NULL, *words = NULL, *faults = NULL;
  const char *const codes[] = { "_x005F_x0041_", NULL };

  g_free (report->title);
  report->title = g_strdup ("Bilan \"n° 1\" & <suite> &P =1+1 \351");
  path = write_report (report, "penible.xlsx");
  if (!can_check ())
    return;
  xml = write_words (codes);
  words = check (path, "--without", xml);
  g_assert_nonnull (strstr (words, "_x005F_x0041_"));
  faults = check (path, NULL, NULL);
  g_assert_null (strstr (faults, "number written as"));
  g_assert_null (strstr (faults, "two "));
  g_assert_null (strstr (faults, "name "));
  g_assert_null (strstr (faults, ".xml"));
}

/* A list too wide for a page goes over several, each with the names. */
static void
test_wide (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 12);
  PalSection *section = pal_report_get_section (report, "parcours");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *label = g_strdup_printf ("Une colonne de plus, la numéro %u", i);
      pal_section_add_column (section, label, PAL_CELL_TEXT);
    }
  path = write_report (report, "large.xlsx");
  if (can_check ())
    assert_sound (path);
}

static void
test_nothing (void)
{
  g_autoptr (PalReport) report = pal_report_new ("R00");
  g_autofree char *path = write_report (report, "rien.xlsx");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* When it cannot be written --------------------------------------------------------------------------------- */

static guint
count_files (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_untouched (GError *error, int code, const char *directory, const char *path)
{
  g_autofree char *contents = NULL;
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpuint (count_files (directory), ==, 1);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "what was there");
}

static char *
make_place (const char *name, char **path)
{
  char *directory = g_build_filename (folder, name, NULL);
  g_mkdir_with_parents (directory, 0700);
  *path = g_build_filename (directory, "bilan.xlsx", NULL);
  g_assert_true (g_file_set_contents (*path, "what was there", -1, NULL));
  return directory;
}

static void
test_cancelled (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *directory = make_place ("annule", &path);

  g_cancellable_cancel (cancellable);
  g_assert_false (pal_xlsx_write (report, path, cancellable, &error));
  assert_untouched (error, G_IO_ERROR_CANCELLED, directory, path);
}

/* No file may grow past 4 kB: the library meets errors while it writes. */
static void
test_full (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 31);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *directory = make_place ("plein", &path);
  struct rlimit before, small;
  gboolean written;

  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  written = pal_xlsx_write (report, path, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_false (written);
  assert_untouched (error, G_IO_ERROR_FAILED, directory, path);
  g_clear_error (&error);
  g_assert_true (pal_xlsx_write (report, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (directory), ==, 1);
}

static void
test_no_folder (void)
{
  g_autoptr (PalReport) report = sample_report_new (PAL_VARIANT_NOMINATIVE, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "absent", "bilan.xlsx", NULL);

  g_assert_false (pal_xlsx_write (report, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "absent"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  folder = g_test_build_filename (G_TEST_BUILT, "workbooks", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_test_add_func ("/xlsx/sheet-names", test_sheet_names);
  g_test_add_func ("/xlsx/table-names", test_table_names);
  g_test_add_func ("/xlsx/headers", test_headers);
  g_test_add_func ("/xlsx/clean", test_clean);
  g_test_add_func ("/xlsx/variants", test_variants);
  g_test_add_func ("/xlsx/recalculated", test_recalculated);
  g_test_add_func ("/xlsx/no-surname", test_no_surname);
  g_test_add_func ("/xlsx/same-bytes", test_same_bytes);
  g_test_add_func ("/xlsx/course-report", test_course_report);
  g_test_add_func ("/xlsx/french", test_french);
  g_test_add_func ("/xlsx/nasty", test_nasty);
  g_test_add_func ("/xlsx/wide", test_wide);
  g_test_add_func ("/xlsx/nothing", test_nothing);
  g_test_add_func ("/xlsx/cancelled", test_cancelled);
  g_test_add_func ("/xlsx/full", test_full);
  g_test_add_func ("/xlsx/no-folder", test_no_folder);
  int failed = g_test_run ();
  g_free (folder);
  return failed;
}
