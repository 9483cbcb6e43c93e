/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/pal-application.h"
#include "app/pal-picture.h"
#include "app/pal-window.h"
#include "pages/pal-page.h"
#include "records/pal-kinds.h"
#include "records/pal-lookup.h"
#include "records/pal-record.h"
#include "reports/pal-report-shelf.h"
#include "reports/pdf/pal-pdf.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"
#include "widgets/pal-band.h"
#include "widgets/pal-paper-print.h"
#include "widgets/pal-toast.h"

#include "pal-gui.h"

/* The page of reports on the demonstration, by actions, keys and clicks. */

#define PATIENCE_MILLISECONDS 30000

static PalApplication *application;
static char *home;

/* The window ------------------------------------------------------------------------------------------------------- */

typedef gboolean (*Condition) (gpointer data);

static void
wait_for (Condition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MILLISECONDS * 1000;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pal_gui_wait (10);
    }
}

static gboolean
is_open (gpointer window)
{
  return pal_window_get_store (window) != NULL && !pal_window_is_busy (window);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static GtkWidget *
page_of (PalWindow *window)
{
  return pal_window_get_page (window, "reports");
}

static GtkWidget *
find_id (PalWindow *window, const char *id)
{
  GtkWidget *found = pal_gui_find (page_of (window), id);

  g_assert_nonnull (found);
  return found;
}

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (root), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a label that is seen holds @part. */
static gboolean
reads (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (reads (child, part))
      return TRUE;
  return FALSE;
}

/* The page offers to export only what is made and shown. */
static GtkWidget *
find_action (GtkWidget *root, const char *action)
{
  if (GTK_IS_ACTIONABLE (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_made (gpointer window)
{
  GtkWidget *button = find_action (page_of (window), "reports.export");

  return gtk_widget_is_sensitive (button)
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_id (window, "stack"))), "report") == 0;
}

static void
wait_made (PalWindow *window)
{
  pal_gui_wait (200);      /* a change of the file is taken up after a moment of calm */
  wait_for (is_made, window);
  pal_gui_settle ();
}

static gboolean
is_explained (gpointer window)
{
  GtkWidget *who = find_id (window, "who");

  return gtk_widget_get_mapped (who) && !gtk_widget_get_visible (pal_gui_find_type (who, GTK_TYPE_SPINNER));
}

static const char *
toast_of (PalWindow *window)
{
  const char *message = pal_toaster_get_message (PAL_TOASTER (pal_gui_find (GTK_WIDGET (window), "toaster")));

  return message != NULL ? message : "";
}

static gboolean
has_toast (gpointer window)
{
  return toast_of (window)[0] != '\0';
}

static char *
make_demo (const char *name)
{
  char *path = g_build_filename (home, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_create (path, &error);

  g_assert_no_error (error);
  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  pal_store_close (store, NULL);
  return path;
}

static PalWindow *
open_demo (const char *name, const char *address)
{
  g_autofree char *path = make_demo (name);
  PalWindow *window = PAL_WINDOW (pal_window_new (GTK_APPLICATION (application)));

  pal_picture_prepare (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    pal_gui_wait (10);
  pal_gui_attend (GTK_WINDOW (window));
  pal_window_open (window, path, address);
  wait_for (is_open, window);
  wait_made (window);
  return window;
}

static void
close_window (PalWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (is_gone, &weak);
}

static void
go_to_cohort (PalWindow *window, const char *key)
{
  g_autoptr (GError) error = NULL;
  gint64 cohort = pal_record_lookup (pal_window_get_store (window), "cohort", key, &error);
  g_autofree char *address = g_strdup_printf ("reports/%" G_GINT64_FORMAT, cohort);

  g_assert_no_error (error);
  pal_window_go (window, address);
  wait_made (window);
}

static void
look (PalWindow *window, const char *name)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *light = g_strdup_printf ("reports-%s-%s", name, language != NULL ? language : "C");
  g_autofree char *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_settle ();
  g_assert_cmpuint (pal_gui_check_names (page_of (window)), ==, 0);
  pal_gui_picture (GTK_WIDGET (window), light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_picture (GTK_WIDGET (window), dark);
  pal_gui_theme (FALSE, FALSE);
}

/* Tests ------------------------------------------------------------------------------------------------------------ */

/* The shelf of the demonstration: two reports late, and the page's badge says so. */
static void
test_shelf (void)
{
  PalWindow *window = open_demo ("shelf.palier", "reports");
  PalPage *page = PAL_PAGE (page_of (window));
  g_autofree char *late = g_strdup_printf (ngettext ("%d day late", "%d days late", 2), 2);
  gboolean is_late;

  g_assert_cmpuint (pal_page_get_badge (page, &is_late), ==, 2);
  g_assert_true (is_late);
  g_assert_true (reads (find_id (window, "shelf"), late));
  look (window, "shelf");
  close_window (window);
}

/* A click on a figure says who is counted; a name opens the person; Escape closes and returns to the figure. */
static void
test_explain (void)
{
  PalWindow *window = open_demo ("explain.palier", "reports");
  GtkWidget *who, *figure;
  g_autofree char *address = NULL;

  go_to_cohort (window, "L1 — session 10/2025");
  figure = find_named (page_of (window), "TX_ENTREE");
  g_assert_nonnull (figure);
  pal_gui_click (figure);
  wait_for (is_explained, window);
  pal_gui_settle ();
  who = find_id (window, "who");
  g_assert_true (reads (who, g_dpgettext2 (NULL, "who is counted", "Counted")));
  look (window, "who");

  pal_gui_key ("Escape");
  g_assert_false (gtk_widget_get_mapped (who));
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (figure)) == figure);

  pal_gui_key ("Return");
  wait_for (is_explained, window);
  pal_gui_settle ();
  pal_gui_click (pal_gui_find_words (who, GTK_TYPE_LABEL, "Maeva Qenegei"));
  address = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (address, "participants/"));
  close_window (window);
}

/* With names, then without: neither the sheet nor who is counted names anybody. */
static void
test_variants (void)
{
  PalWindow *window = open_demo ("variants.palier", "reports");
  GtkDropDown *variant;

  go_to_cohort (window, "L1 — session 10/2025");
  g_assert_true (reads (find_id (window, "sheet"), "Qenegei"));
  variant = GTK_DROP_DOWN (find_named (page_of (window), "variant"));
  for (guint i = 1; i <= 2; i++)
    {
      gtk_drop_down_set_selected (variant, i);
      wait_made (window);
      g_assert_false (reads (find_id (window, "sheet"), "Qenegei"));
      gtk_widget_activate_action (page_of (window), "reports.explain", "s", "TX_ENTREE");
      wait_for (is_explained, window);
      g_assert_false (reads (find_id (window, "who"), "Qenegei"));
      look (window, i == 1 ? "pseudonymised" : "aggregated");
    }
  close_window (window);
}

static void
test_export (void)
{
  PalWindow *window = open_demo ("export.palier", "reports");
  g_autofree char *path = g_build_filename (home, "out.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (home, "no", "out.xlsx", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gtk_widget_activate_action (page_of (window), "reports.export-to", "s", path);
  wait_for (has_toast, window);
  g_assert_nonnull (strstr (toast_of (window), "out.xlsx"));
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 4000);
  g_assert_cmpmem (contents, 4, "PK\3\4", 4);

  pal_toaster_dismiss (PAL_TOASTER (pal_gui_find (GTK_WIDGET (window), "toaster")));
  gtk_widget_activate_action (page_of (window), "reports.export-to", "s", nowhere);
  wait_for (has_toast, window);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  close_window (window);
}

/* The PDF, and what the printer gets, here a file. */
static void
test_paper (void)
{
  PalWindow *window = open_demo ("paper.palier", "reports");
  g_autofree char *path = g_build_filename (home, "out.pdf", NULL), *printed = g_build_filename (home, "printed.pdf", NULL);
  g_autofree char *contents = NULL, *also = NULL;
  g_autoptr (PalReport) report = NULL;
  g_autoptr (PalDocument) document = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  PalScope scope;

  gtk_widget_activate_action (page_of (window), "reports.export-to", "s", path);
  wait_for (has_toast, window);
  g_assert_nonnull (strstr (toast_of (window), "out.pdf"));
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
  g_assert_cmpint (pal_store_ask_int (pal_window_get_store (window),
                                      "SELECT count (*) FROM export_log WHERE report = 'R01' AND variant = 'NOMINATIVE' "
                                      "AND people > 5", 0), ==, 1);

  pal_scope_init (&scope);
  report = pal_report_kind_find ("R01")->build (pal_window_get_store (window), &scope, NULL, &error);
  g_assert_no_error (error);
  document = pal_report_to_document (report);
  operation = pal_paper_print_operation_new (document);
  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, (int) pal_document_get_n_pages (document));
  g_file_get_contents (printed, &also, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (also, "%PDF"));
  close_window (window);
}

static guint
count_group (PalStore *store, PalShelfGroup group)
{
  g_autoptr (GPtrArray) shelf = pal_report_shelf (store, NULL);
  guint n = 0;

  for (guint i = 0; i < shelf->len; i++)
    if (((PalShelfItem *) g_ptr_array_index (shelf, i))->group == group)
      n++;
  return n;
}

/* Sent: the shelf has one report less to make and one more that was sent, with its figures; undone, it is as before. */
static void
test_sent (void)
{
  PalWindow *window = open_demo ("sent.palier", "reports");
  PalStore *store = pal_window_get_store (window);
  guint late = count_group (store, PAL_SHELF_LATE), sent = count_group (store, PAL_SHELF_SENT);
  g_autoptr (GPtrArray) shelf = NULL;
  g_autoptr (PalRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  PalShelfItem *item;

  go_to_cohort (window, "L1 — session 10/2025");
  gtk_widget_activate_action (page_of (window), "reports.mark-sent", NULL);
  wait_for (has_toast, window);
  wait_made (window);
  g_assert_cmpuint (count_group (store, PAL_SHELF_LATE), ==, late - 1);
  g_assert_cmpuint (count_group (store, PAL_SHELF_SENT), ==, sent + 1);
  shelf = pal_report_shelf (store, &error);
  g_assert_no_error (error);
  item = g_ptr_array_index (shelf, shelf->len - sent - 1);
  g_assert_cmpint (item->days, ==, 0);
  record = pal_record_load (store, &pal_report_sent_kind, item->sent, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (pal_record_get_text (record, "figures"), "indicator,"));
  g_assert_nonnull (strstr (pal_record_get_text (record, "figures"), "TX_ENTREE,"));
  g_assert_cmpuint (pal_page_get_badge (PAL_PAGE (page_of (window)), NULL), ==, late - 1);
  look (window, "sent");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpuint (count_group (store, PAL_SHELF_SENT), ==, sent);
  close_window (window);
}

/* What one writes into the report is kept when its field is left. */
static void
test_texts (void)
{
  PalWindow *window = open_demo ("texts.palier", "reports");
  PalStore *store = pal_window_get_store (window);
  g_autoptr (PalRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  PalScope scope;
  GtkWidget *input;
  gint64 id;

  go_to_cohort (window, "L1 — session 10/2025");
  pal_scope_init (&scope);
  scope.cohort = pal_record_lookup (store, "cohort", "L1 — session 10/2025", &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_report_text_find (store, "R01", &scope, "analyse"), ==, 0);
  input = find_named (page_of (window), "analyse");
  gtk_widget_grab_focus (input);
  pal_gui_settle ();
  pal_gui_type ("Neuf parcours.");
  gtk_widget_grab_focus (find_named (page_of (window), "TX_ENTREE"));
  wait_made (window);
  id = pal_report_text_find (store, "R01", &scope, "analyse");
  g_assert_cmpint (id, !=, 0);
  record = pal_record_load (store, &pal_report_text_kind, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_record_get_text (record, "text"), ==, "Neuf parcours.");
  close_window (window);
}

/* At 200 % the shelf gives way to the report, and the report to who is counted. */
static void
test_large_text (void)
{
  PalWindow *window;

  pal_gui_text_scale (2);
  window = open_demo ("large.palier", "reports");
  go_to_cohort (window, "L1 — session 10/2025");
  look (window, "large");
  gtk_widget_activate_action (page_of (window), "reports.explain", "s", "TX_ENTREE");
  wait_for (is_explained, window);
  g_assert_false (gtk_widget_get_mapped (find_id (window, "stack")));
  look (window, "large-who");
  close_window (window);
  pal_gui_text_scale (1);
}

/* A period that ends before it begins changes nothing and says so. */
static void
test_period (void)
{
  PalWindow *window = open_demo ("period.palier", "reports");
  GtkWidget *to;

  gtk_widget_activate_action (page_of (window), "reports.another", NULL);
  wait_made (window);
  to = find_named (page_of (window), "to-on");
  g_assert_true (gtk_widget_get_mapped (to));
  gtk_widget_grab_focus (to);
  pal_gui_key ("<Control>a");
  pal_gui_type ("1/1/2020\n");
  g_assert_true (gtk_widget_has_css_class (to, "pal-invalid"));
  look (window, "another");
  close_window (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  /* Nobody's own files and settings. */
  home = g_dir_make_tmp ("palier-reports-XXXXXX", NULL);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  pal_gui_init (&argc, &argv);
  application = pal_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/reports-page/shelf", test_shelf);
  g_test_add_func ("/reports-page/explain", test_explain);
  g_test_add_func ("/reports-page/variants", test_variants);
  g_test_add_func ("/reports-page/export", test_export);
  g_test_add_func ("/reports-page/paper", test_paper);
  g_test_add_func ("/reports-page/sent", test_sent);
  g_test_add_func ("/reports-page/texts", test_texts);
  g_test_add_func ("/reports-page/period", test_period);
  g_test_add_func ("/reports-page/large-text", test_large_text);
  status = g_test_run ();
  pal_gui_remove (home);
  g_free (home);
  return status;
}
