/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "pages/imports/pal-import-page.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "reports/listing/pal-listing.h"
#include "store/pal-journal.h"
#include "widgets/pal-toast.h"

#include "pal-gui.h"

/* The page Import: a messy listing is read, shown, tried, kept in one edit and taken back. */

static const char *const messy =
  "Liste des personnes orientées;;;;;;\r\n"
  "\r\n"
  "Civilité;NOM;Prénom;Né(e) le;Tél.;Quartier;Freins repérés\r\n"
  "M.;N'GUESSAN;Jean-Marc;13.03.1983;645554822;Le Belvédère;langue\r\n"
  "Mme;BERNARD;Fatou;20/02/95;03 11 32 75 67;Le Belvédère;garde d'enfants\r\n"
  "Mme;EL AMRANI;Nadia;31/02/1988;;Le Belvédère;mobilité, numérique\r\n"
  ";Total : 3;;;;;\r\n";

typedef struct {
  PalStore  *store;
  GtkWidget *page;
  GtkWindow *window;
  char      *folder;   /* of its own: the test may run in two languages at once */
  char      *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *toaster = pal_toaster_new ();
  g_autoptr (GError) error = NULL;

  self->store = pal_gui_store ();
  self->page = g_object_new (PAL_TYPE_IMPORT_PAGE, NULL);
  self->folder = g_dir_make_tmp ("palier-import-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "palier-orientations.csv", NULL);
  g_file_set_contents (self->path, messy, -1, &error);
  g_assert_no_error (error);
  pal_toaster_set_child (PAL_TOASTER (toaster), self->page);
  self->window = pal_gui_show (toaster, 1366, 723);
  pal_page_set_store (PAL_PAGE (self->page), self->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *store_path = g_strdup (pal_store_get_path (self->store));

  pal_page_set_store (PAL_PAGE (self->page), NULL);
  pal_gui_hide (self->window);
  g_clear_object (&self->store);
  pal_gui_remove (store_path);
  pal_gui_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* Loads the file, which is read in a thread. */
static void
load (Fixture *self)
{
  GtkWidget *progress = pal_gui_find (self->page, "progress");

  gtk_widget_activate_action (self->page, "import.load", "s", self->path);
  for (int i = 0; i < 500 && gtk_widget_get_visible (progress); i++)
    pal_gui_wait (10);
  g_assert_false (gtk_widget_get_visible (progress));
  pal_gui_settle ();
}

static gint64
count (Fixture *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return pal_store_ask_int (self->store, sql, -1);
}

static void
run (Fixture *self, const char *action)
{
  const char *button = g_str_equal (action, "import.keep") ? "keep" : "try";
  GtkWidget *widget = pal_gui_find (self->page, button);

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_sensitive (widget));
  gtk_widget_activate_action (self->page, action, NULL);
  for (int i = 0; i < 500 && !gtk_widget_get_sensitive (widget); i++)
    pal_gui_wait (10);
  g_assert_true (gtk_widget_get_sensitive (widget));
}

static void
test_try_keep_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pal_gui_find (self->page, "stack"))), ==, "empty");
  pal_gui_picture (self->page, "import-empty");
  load (self);
  pal_gui_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pal_gui_find (self->page, "stack"))), ==, "listing");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (pal_gui_find (self->page, "summary"))), "3"));
  pal_gui_picture (self->page, "import-rows");
  g_assert_cmpuint (pal_gui_check_names (self->page), ==, 0);

  run (self, "import.try");
  g_assert_cmpint (count (self, "participant"), ==, 0);
  g_assert_nonnull (pal_gui_find_words (self->page, GTK_TYPE_LABEL, "31/02/1988"));
  pal_gui_picture (self->page, "import-tried");

  run (self, "import.keep");
  g_assert_cmpint (count (self, "participant"), ==, 3);
  g_assert_cmpint (count (self, "barrier"), ==, 4);
  pal_gui_picture (self->page, "import-kept");

  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);
  g_assert_nonnull (op);
  g_assert_true (pal_journal_undo (self->store, op->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "participant"), ==, 0);
  g_assert_cmpint (count (self, "site"), ==, 0);
}

static void
test_mend (Fixture *self, gconstpointer data)
{
  GtkDropDown *encoding;
  GtkWidget *rows;

  load (self);
  pal_gui_settle ();
  encoding = GTK_DROP_DOWN (pal_gui_find (self->page, "encoding"));
  gtk_drop_down_set_selected (encoding, 3);
  pal_gui_settle ();
  g_assert_nonnull (pal_gui_find_words (self->page, GTK_TYPE_LABEL, "PrÃ©nom"));
  gtk_drop_down_set_selected (encoding, 0);
  pal_gui_settle ();
  g_assert_null (pal_gui_find_words (self->page, GTK_TYPE_LABEL, "PrÃ©nom"));

  rows = pal_gui_find (self->page, "rows");
  g_signal_emit_by_name (pal_gui_find_type (rows, GTK_TYPE_COLUMN_VIEW), "activate", 4);
  pal_gui_settle ();
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (pal_gui_find (self->page, "summary"))), "2"));
  run (self, "import.keep");
  g_assert_cmpint (count (self, "participant"), ==, 2);
}

static void
write_row (lxw_worksheet *sheet, lxw_row_t row, const char *const *cells)
{
  for (lxw_col_t column = 0; cells[column] != NULL; column++)
    worksheet_write_string (sheet, row, column, cells[column], NULL);
}

/* A workbook of two sheets, with a title, merged cells and true dates. */
static void
write_workbook (const char *path)
{
  static const char *const headings[] = { "Quartier", "Nom", "Prénom", "Né(e) le", "Freins", NULL };
  static const char *const one[] = { "", "DIALLO", "Awa", "", "mobilité", NULL };
  static const char *const two[] = { "", "SOW", "Issa", "", "langue", NULL };
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Orientations"), *other = workbook_add_worksheet (book, "Liste d’attente");
  lxw_format *dates = workbook_add_format (book);
  lxw_datetime born = { 1983, 3, 13, 0, 0, 0 };

  format_set_num_format (dates, "dd/mm/yyyy");
  worksheet_merge_range (sheet, 0, 0, 0, 4, "Orientations du trimestre", NULL);
  write_row (sheet, 2, headings);
  write_row (sheet, 3, one);
  write_row (sheet, 4, two);
  worksheet_merge_range (sheet, 3, 0, 4, 0, "Le Belvédère", NULL);
  worksheet_write_datetime (sheet, 3, 3, &born, dates);
  write_row (other, 0, headings);
  write_row (other, 1, two);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

/* A workbook: its sheets are offered, dates are dates, and merged cells are everybody's. */
static void
test_workbook (Fixture *self, gconstpointer data)
{
  GtkDropDown *sheet;

  pal_gui_remove (self->path);
  g_free (self->path);
  self->path = g_build_filename (self->folder, "palier-orientations.xlsx", NULL);
  write_workbook (self->path);
  load (self);
  g_assert_nonnull (pal_gui_find_words (self->page, GTK_TYPE_LABEL, "13/03/1983"));
  g_assert_false (gtk_widget_get_visible (pal_gui_find (self->page, "encoding")));
  pal_gui_picture (self->page, "import-workbook");
  sheet = GTK_DROP_DOWN (pal_gui_find (self->page, "sheet"));
  gtk_drop_down_set_selected (sheet, 1);
  pal_gui_settle ();
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (pal_gui_find (self->page, "summary"))), "1"));
  gtk_drop_down_set_selected (sheet, 0);
  pal_gui_settle ();
  g_assert_cmpuint (pal_gui_check_names (self->page), ==, 0);
  run (self, "import.keep");
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM participant JOIN site ON site.id = site "
                                      "WHERE site.name = 'Le Belvédère'", -1), ==, 2);
}

static void
write_text (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_text (Fixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pal_gui_find (self->page, id)), text);
}

/* Whether a label that is seen holds a text. */
static gboolean
says (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

/* Says what a column holds. */
static void
choose_meaning (Fixture *self, int column, PalMeaning meaning)
{
  GtkWidget *grid = gtk_widget_get_first_child (pal_gui_find (self->page, "columns"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (GTK_GRID (grid), 2, column)), meaning);
  pal_gui_settle ();
}

static void
change_phone_by_hand (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, "by hand", &error);
  gint64 id = pal_store_ask_int (self->store, "SELECT id FROM participant WHERE last_name = 'Diallo'", 0);
  g_autoptr (PalRecord) person = pal_record_load (self->store, &pal_participant_kind, id, &error);

  pal_record_set_text (person, "phone", "06 77 77 77 77");
  g_assert_true (pal_record_save (person, edit, &error) && pal_edit_commit (edit, &error));
}

/* A corrected listing of the same sender: it is read as the first one was, and what changes is shown before it is kept. */
static void
test_corrected (Fixture *self, gconstpointer data)
{
  GtkDropDown *mapping = GTK_DROP_DOWN (pal_gui_find (self->page, "mapping"));

  write_text (self, "Nom;Prénom;Né(e) le;Tél.;Commune;Ville 2;Orienté(e) le\nDIALLO;Awa;13/03/1983;0611223344;;Dijon;1/6/2025\n"
              "SOW;Issa;01/02/1990;;;Talant;1/6/2025\nKaya;Léa;05/06/1991;;;Talant;1/6/2025\n");
  load (self);
  choose_meaning (self, 5, PAL_MEANING_CITY);
  set_text (self, "sender", "PLIE de Dijon");
  run (self, "import.keep");
  change_phone_by_hand (self);

  write_text (self, "Nom;Prénom;Né(e) le;Tél.;Commune;Ville 2;Orienté(e) le\nDIALLO;Awa;13/03/1983;0655555555;;Longvic;1/6/2025\n"
              "SOW;Issa;01/02/1990;0622222222;;Talant;8/6/2025\nKaya;Léa;05/06/1991;;;Talant;1/6/2025\nPetit;Luc;9/9/1999;;;Dijon;1/6/2025\n");
  load (self);
  g_assert_cmpuint (gtk_drop_down_get_selected (mapping), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pal_gui_find (self->page, "sender"))), ==, "PLIE de Dijon");
  run (self, "import.try");
  g_assert_true (says (pal_gui_find (self->page, "result"), "77") && says (self->page, "Dijon → Longvic")
                 && !says (pal_gui_find (self->page, "result"), "Kaya"));
  pal_gui_picture (self->page, "import-corrected");
  pal_gui_picture (self->page, "import-corrected");
  gtk_stack_set_visible_child_name (GTK_STACK (pal_gui_find (self->page, "views")), "rows");
  pal_gui_settle ();
  g_assert_true (says (self->page, "Kaya"));
  pal_gui_picture (self->page, "import-corrected-rows");
  g_assert_cmpuint (pal_gui_check_names (self->page), ==, 0);
  run (self, "import.keep");
  g_assert_cmpint (count (self, "participant"), ==, 4);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM participant WHERE phone = '06 77 77 77 77' "
                                      "AND city = 'Longvic'", -1), ==, 1);
  g_assert_cmpint (count (self, "import_mapping"), ==, 1);
}

/* The way of reading has a name, which is typed; it can be forgotten. */
static void
test_mapping (Fixture *self, gconstpointer data)
{
  GtkWidget *name = pal_gui_find (pal_gui_find (self->page, "reading"), "name");

  load (self);
  g_assert_false (gtk_widget_get_mapped (name));
  run (self, "import.keep");
  load (self);
  g_assert_true (gtk_widget_get_mapped (name));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "palier-orientations");
  gtk_widget_grab_focus (name);
  gtk_editable_select_region (GTK_EDITABLE (name), 0, -1);
  pal_gui_type ("CCAS\n");
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM import_mapping WHERE name = 'CCAS'", -1), ==, 1);
  pal_gui_key ("Tab");
  pal_gui_key ("space");
  pal_gui_settle ();
  g_assert_cmpint (count (self, "import_mapping"), ==, 0);
  g_assert_false (gtk_widget_get_mapped (name));
}

/* What could not be read is given a meaning where it is told, and is tried at once. */
static void
test_value (Fixture *self, gconstpointer data)
{
  GtkWidget *problems, *entry;

  load (self);
  run (self, "import.try");
  problems = pal_gui_find (self->page, "result");
  entry = pal_gui_find_type (problems, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  pal_gui_type ("28/02/1988\n");
  for (int i = 0; i < 500 && !gtk_widget_get_sensitive (pal_gui_find (self->page, "try")); i++)
    pal_gui_wait (10);
  pal_gui_settle ();
  g_assert_null (pal_gui_find_type (problems, GTK_TYPE_ENTRY));
  run (self, "import.keep");
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM participant WHERE birth_on = '1988-02-28'", -1), ==, 1);
}

/* Rows copied in a spreadsheet, by the keyboard. */
static void
test_paste (Fixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->page);
  GtkStack *stack = GTK_STACK (pal_gui_find (self->page, "stack"));

  gdk_clipboard_set_text (clipboard, "seul");
  gtk_widget_activate_action (self->page, "import.paste", NULL);
  pal_gui_wait (100);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");

  gdk_clipboard_set_text (clipboard, "Nom\tPrénom\tNé le\nDIALLO\tAwa; Marie\t13/03/1983\nSOW\tIssa\t1/2/1990\n");
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  pal_gui_key ("<Control>v");
  for (int i = 0; i < 100 && g_str_equal (gtk_stack_get_visible_child_name (stack), "empty"); i++)
    pal_gui_wait (20);
  pal_gui_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "listing");
  run (self, "import.keep");
  g_assert_cmpint (count (self, "participant"), ==, 2);
}

static void
test_dark (Fixture *self, gconstpointer data)
{
  load (self);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_settle ();
  pal_gui_picture (self->page, "import-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_text_scale (2.0);
  pal_gui_settle ();
  pal_gui_picture (self->page, "import-200");
  pal_gui_text_scale (1.0);
  g_assert_cmpuint (pal_gui_check_names (self->page), ==, 0);
}

static void
test_not_a_listing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (self->path, "", 0, &error);
  load (self);
  pal_gui_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pal_gui_find (self->page, "stack"))), ==, "empty");
}

#define ADD(name, func) g_test_add ("/import-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pal_gui_init (&argc, &argv);
  ADD ("try-keep-undo", test_try_keep_undo);
  ADD ("mend", test_mend);
  ADD ("workbook", test_workbook);
  ADD ("corrected", test_corrected);
  ADD ("mapping", test_mapping);
  ADD ("value", test_value);
  ADD ("paste", test_paste);
  ADD ("dark", test_dark);
  ADD ("not-a-listing", test_not_a_listing);
  return g_test_run ();
}
