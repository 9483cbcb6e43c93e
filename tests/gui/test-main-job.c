/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/cohorts/pal-cohort-add.h"
#include "pages/cohorts/pal-cohort-members.h"
#include "pages/cohorts/pal-cohort-panel.h"
#include "pages/cohorts/pal-cohort-sheet.h"
#include "rules/pal-cohort-list.h"
#include "store/pal-journal.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The main job from end to end in the real window, by actions and typed keys alone: from the first start to the workbook for
 * the funder; all of it undone and done again; and the same place with the same data at the next start. Today is 17 March
 * 2026. */

#define PYTHON "/usr/bin/python3"
#define PATIENCE_MILLISECONDS 60000

/* Where the messy listing is not at hand, a small one that is no better. */
static const char small_listing[] =
  "Liste des personnes orientées;;;;;;\r\n"
  "\r\n"
  "Civilité;NOM;Prénom;Né(e) le;Tél.;Quartier;Freins repérés\r\n"
  "M.;N'GUESSAN;Jean-Marc;13.03.1983;645554822;Le Belvédère;langue\r\n"
  "Mme;BERNARD;Fatou;20/02/95;03 11 32 75 67;Le Belvédère;garde d'enfants\r\n"
  "Mme;EL AMRANI;Nadia;31/02/1988;;Le Belvédère;mobilité, numérique\r\n"
  ";Total : 3;;;;;\r\n";

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

/* What is waited for: each answers whether it is so. */
typedef gboolean (*Condition) (PalWindow *window);

static void
wait_for (PalWindow *window, Condition condition)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MILLISECONDS * 1000;

  while (!condition (window))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pal_gui_wait (10);
    }
  pal_gui_settle ();
}

static GtkWidget *
find_on (PalWindow *window, const char *page, GType type)
{
  GtkWidget *found = pal_gui_find_type (pal_window_get_page (window, page), type);

  g_assert_nonnull (found);
  return found;
}

/* Every record of the file, column by column; what undo must bring back to the last byte. Full transfer. */
static char *
sum_of_all (PalWindow *window)
{
  PalStore *store = pal_window_get_store (window);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (PalStatement) tables = pal_statement_new (store, "SELECT table_name FROM journaled ORDER BY position", NULL);

  while (pal_statement_step (tables, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", pal_statement_get_text (tables, 0));
      g_autoptr (PalStatement) rows = pal_statement_new (store, sql, NULL);

      g_checksum_update (sum, (const guchar *) sql, -1);
      while (pal_statement_step (rows, NULL))
        for (int i = 0; i < pal_statement_n_columns (rows); i++)
          {
            const char *text = pal_statement_get_text (rows, i);

            g_checksum_update (sum, (const guchar *) (text != NULL ? text : "\1"), -1);
            g_checksum_update (sum, (const guchar *) "\2", 1);
          }
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* The steps ----------------------------------------------------------------------------------------------------------- */

/* First start: a new file with the first programme of the list. */
static PalWindow *
start_a_file (void)
{
  PalWindow *window = pal_gui_start ();
  GtkWidget *start = pal_gui_find (GTK_WIDGET (window), "first_start");

  pal_gui_act (start, "start.new-file");
  pal_gui_type ("Habitat d’Essai");
  for (int i = 0; i < 8 && !GTK_IS_CHECK_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))); i++)
    pal_gui_key ("Tab");
  g_assert_true (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  pal_gui_key ("space");
  pal_gui_act (start, "start.make");
  pal_gui_wait_for_file (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Habitat d’Essai");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM programme"), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 0);
  return window;
}

/* The listing that people really send, where this project stands beside it; else the small one. Full transfer. */
static char *
find_listing (void)
{
  char *messy = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", "listings", "orientations-2022.csv", NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_test (messy, G_FILE_TEST_IS_REGULAR))
    return messy;
  g_free (messy);
  messy = g_build_filename (g_get_home_dir (), "orientations.csv", NULL);
  g_file_set_contents (messy, small_listing, -1, &error);
  g_assert_no_error (error);
  return messy;
}

static gboolean
may_import (PalWindow *window)
{
  return gtk_widget_is_sensitive (pal_gui_find (pal_window_get_page (window, "import"), "keep"));
}

static void
import_listing (PalWindow *window)
{
  g_autofree char *listing = find_listing (), *load = g_strdup_printf ("import.load::%s", listing);
  GtkWidget *page;

  pal_gui_key ("<Control>i");
  page = pal_window_get_page (window, "import");
  pal_gui_act (page, load);
  wait_for (window, may_import);
  pal_gui_act (page, "import.try");
  wait_for (window, may_import);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 0);
  pal_gui_act (page, "import.keep");
  wait_for (window, may_import);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), >=, 3);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier"), >=, 3);
  pal_gui_look (window, "main-job-import");
}

static void
type_a_person (PalWindow *window)
{
  gint64 before = ask (window, "SELECT count (*) FROM participant");

  pal_gui_key ("<Alt>1");
  pal_gui_key ("<Control>n");
  pal_gui_type ("Zerrouki");
  pal_gui_key ("Tab");
  pal_gui_key ("Tab");
  pal_gui_type ("Lina");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, before + 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant WHERE last_name = 'Zerrouki' AND first_name = 'Lina'"), ==, 1);
}

static void
make_a_cohort (PalWindow *window)
{
  g_autofree char *programme = pal_store_ask_text (pal_window_get_store (window), "SELECT name FROM programme");
  g_autofree char *beginning = g_utf8_substring (programme, 0, 5);

  pal_gui_act (GTK_WIDGET (window), "win.new-cohort");
  pal_gui_type (beginning);
  pal_gui_type ("\n");
  pal_gui_key ("Tab");
  pal_gui_type ("E1 — Essai");
  pal_gui_key ("Tab");
  pal_gui_type ("02/02/2026");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM cohort WHERE name = 'E1 — Essai' AND start_on = '2026-02-02'"), ==, 1);
}

static guint
count_state (PalWindow *window, PalCourseState state)
{
  guint counts[PAL_COURSE_EXITED + 1];

  g_assert_true (pal_cohort_count_states (pal_window_get_store (window), ask (window, "SELECT id FROM cohort"), counts, NULL));
  return counts[state];
}

/* Types the answer to one question of the panel. */
static void
answer (PalWindow *window, const char *field, const char *text)
{
  GtkWidget *panel = find_on (window, "cohorts", PAL_TYPE_COHORT_PANEL);
  PalInput *input = pal_gui_find_input (panel, field);

  g_assert_nonnull (input);
  pal_input_set_typed (input, text);
  pal_gui_settle ();
}

/* Accepted, entered, and gone into a job. */
static void
bring_through (PalWindow *window)
{
  GtkWidget *members;

  pal_gui_act (find_on (window, "cohorts", PAL_TYPE_COHORT_SHEET), "cohort.add-people");
  pal_gui_type ("zerrou\n");
  pal_gui_type ("\n");
  g_assert_cmpuint (count_state (window, PAL_COURSE_PRESCRIBED), ==, 1);
  members = find_on (window, "cohorts", PAL_TYPE_COHORT_MEMBERS);
  pal_gui_act (members, "cohort.accept");
  pal_gui_key ("<Control>Return");
  g_assert_cmpuint (count_state (window, PAL_COURSE_ACCEPTED), ==, 1);
  pal_gui_act (members, "cohort.enter");
  pal_gui_key ("<Control>Return");
  g_assert_cmpuint (count_state (window, PAL_COURSE_IN_COURSE), ==, 1);
  pal_gui_act (members, "cohort.exit");
  answer (window, "exit-reason", "EMPLOI");
  answer (window, "code", "CDI");
  pal_gui_key ("<Control>Return");
  g_assert_cmpuint (count_state (window, PAL_COURSE_EXITED), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM situation WHERE code = 'CDI'"), ==, 1);
  pal_gui_look (window, "main-job-cohort");
}

/* The workbook ---------------------------------------------------------------------------------------------------------- */

static GtkWidget *
find_export (GtkWidget *root)
{
  if (GTK_IS_ACTIONABLE (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "reports.export") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_export (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_made (PalWindow *window)
{
  GtkWidget *page = pal_window_get_page (window, "reports"), *stack = pal_gui_find (page, "stack");

  return gtk_widget_is_sensitive (find_export (page))
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "report") == 0;
}

static gboolean
has_toast (PalWindow *window)
{
  return strstr (pal_gui_toast (window), ".xlsx") != NULL;
}

/* Another program finds the person in it, by name. */
static void
check_workbook (const char *path)
{
  static const char script[] =
    "import sys, openpyxl\n"
    "book = openpyxl.load_workbook(sys.argv[1])\n"
    "cells = [str(c.value) for s in book for r in s.iter_rows() for c in r if c.value is not None]\n"
    "assert len(book.sheetnames) >= 2, book.sheetnames\n"
    "assert any('Zerrouki' in c for c in cells) and any('Lina' in c for c in cells)\n"
    "assert any('Essai' in c for c in cells)\n";
  const char *const can[] = { PYTHON, "-c", "import openpyxl", NULL }, *const check[] = { PYTHON, "-c", script, path, NULL };
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, 4, "PK\3\4", 4);
  if (!g_spawn_sync (NULL, (char **) can, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL) || status != 0)
    {
      g_test_message ("python3-openpyxl is not installed: the workbook was not read by another program");
      return;
    }
  g_spawn_sync (NULL, (char **) check, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
export_report (PalWindow *window)
{
  g_autofree char *address = g_strdup_printf ("reports/%" G_GINT64_FORMAT, ask (window, "SELECT id FROM cohort"));
  g_autofree char *path = g_build_filename (g_get_home_dir (), "bilan.xlsx", NULL);
  g_autofree char *export = g_strdup_printf ("reports.export-to::%s", path);

  pal_gui_go (window, address);
  wait_for (window, is_made);
  pal_gui_look (window, "main-job-report");
  pal_gui_act (pal_window_get_page (window, "reports"), export);
  wait_for (window, has_toast);
  check_workbook (path);
}

/* Undone and done again ------------------------------------------------------------------------------------------------- */

/* By key, from no field, until nothing is left; how many edits. */
static guint
press_until_done (PalWindow *window, const char *key, PalOp *(*next) (PalStore *))
{
  guint n = 0;

  for (PalOp *op = next (pal_window_get_store (window)); op != NULL; op = next (pal_window_get_store (window)))
    {
      gint64 before = op->id;
      PalOp *after;

      pal_op_free (op);
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      pal_gui_key (key);
      after = next (pal_window_get_store (window));
      if (after != NULL && after->id == before)
        g_error ("%s does nothing about “%s”: %s", key, after->label, pal_gui_toast (window));
      pal_op_free (after);
      n++;
    }
  return n;
}

static void
test_main_job (void)
{
  PalWindow *window = start_a_file ();
  g_autofree char *path = g_strdup (pal_store_get_path (pal_window_get_store (window)));
  g_autofree char *empty = sum_of_all (window), *full = NULL, *undone = NULL, *redone = NULL, *kept = NULL;
  g_autofree char *place = NULL, *place_again = NULL;
  guint n;

  import_listing (window);
  type_a_person (window);
  make_a_cohort (window);
  bring_through (window);
  export_report (window);
  full = sum_of_all (window);
  g_assert_cmpstr (full, !=, empty);

  n = press_until_done (window, "<Control>z", pal_journal_next_undo);
  g_assert_cmpuint (n, >=, 7);
  undone = sum_of_all (window);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpuint (press_until_done (window, "<Control><Shift>z", pal_journal_next_redo), ==, n);
  redone = sum_of_all (window);
  g_assert_cmpstr (redone, ==, full);

  /* Search leads back to the person, and the next start does too. */
  pal_gui_key ("<Control>k");
  pal_gui_type ("zerr");
  pal_gui_key ("Return");
  place = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (place, "participants/"));
  pal_gui_close (window);
  window = pal_gui_reopen (path);
  place_again = pal_window_get_address (window);
  g_assert_cmpstr (place_again, ==, place);
  kept = sum_of_all (window);
  g_assert_cmpstr (kept, ==, full);
  pal_gui_look (window, "main-job-again");
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/main-job", test_main_job);
  return pal_gui_run ();
}
