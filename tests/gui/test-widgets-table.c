/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include <glib/gi18n.h>

#include "records/pal-record.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"

/* A table over a query: what it shows, what stays selected, what the keys do. */

#define N_PEOPLE 500

typedef struct {
  PalStore  *store;
  PalQuery  *query;
  PalTable  *table;
  GtkWindow *window;
  char      *sorted_by;
  gboolean   descending;
  guint      n_sorts, n_selections;
  gint64     activated;
} Fixture;

static const PalTableColumn columns[] = {
  { "name", "Name", PAL_TABLE_NAME, 0, 1, .expand = TRUE, .sortable = TRUE, .width = 1000 },
  { "birth", "Born", PAL_TABLE_DATE, 2, .sortable = TRUE, .width = 700 },
  { "children", "Children", PAL_TABLE_NUMBER, 3, .sortable = TRUE, .width = 600 },
  { "gender", "Gender", PAL_TABLE_CODE, 4, .list = "gender", .width = 600 },
  { NULL },
};

static void
fill_file (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("participant"));
      g_autofree char *name = g_strdup_printf ("Nom %03u", i);

      pal_record_set_text (record, "last-name", name);
      pal_record_set_text (record, "first-name", "Lina");
      pal_record_set_raw (record, "birth-on", "1991-05-12", NULL);
      pal_record_set_int (record, "children", i % 5);
      pal_record_set_raw (record, "gender", "F", NULL);
      g_assert_true (pal_record_save (record, edit, &error));
    }
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
sort_changed_cb (Fixture *fixture, const char *column, gboolean descending)
{
  g_free (fixture->sorted_by);
  fixture->sorted_by = g_strdup (column);
  fixture->descending = descending;
  fixture->n_sorts++;
}

static void
selection_changed_cb (Fixture *fixture)
{
  fixture->n_selections++;
}

static void
activated_cb (Fixture *fixture, gint64 id)
{
  fixture->activated = id;
}

static void
set_keys (Fixture *fixture, const char *where)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM participant %s", where);

  g_assert_true (pal_query_set_keys (fixture->query, sql, NULL, &error));
  g_assert_no_error (error);
  pal_gui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = { "participant", NULL };

  fixture->store = pal_gui_store ();
  fill_file (fixture->store);
  fixture->query = pal_query_new (fixture->store, tables,
                                  "SELECT id, last_name, first_name, birth_on, children, gender FROM participant "
                                  "WHERE id IN (SELECT value FROM json_each (?1))");
  g_assert_true (pal_query_set_keys (fixture->query, "SELECT id FROM participant ORDER BY last_name", NULL, NULL));
  fixture->table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_name (fixture->table, "People");
  pal_table_set_query (fixture->table, fixture->query);
  g_signal_connect_swapped (fixture->table, "sort-changed", G_CALLBACK (sort_changed_cb), fixture);
  g_signal_connect_swapped (fixture->table, "selection-changed", G_CALLBACK (selection_changed_cb), fixture);
  g_signal_connect_swapped (fixture->table, "row-activated", G_CALLBACK (activated_cb), fixture);
  fixture->window = pal_gui_show (GTK_WIDGET (fixture->table), 640, 500);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pal_gui_hide (fixture->window);
  g_object_unref (fixture->query);
  g_assert_true (pal_store_close (fixture->store, NULL));
  g_clear_object (&fixture->store);
  g_free (fixture->sorted_by);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  GtkWidget *label = pal_gui_find_words (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, words);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Rows beyond those that are seen come with the next frames. */
static void
wait_for (Fixture *fixture, const char *words)
{
  for (guint i = 0; i < 100 && !shows (fixture, words); i++)
    pal_gui_wait (20);
  g_assert_true (shows (fixture, words));
}

/* Which name stands in the row that looks selected. */
static const char *
selected_words (GtkWidget *widget)
{
  if (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED)
    return gtk_label_get_text (GTK_LABEL (pal_gui_find_type (widget, GTK_TYPE_LABEL)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *words = selected_words (child);

      if (words != NULL)
        return words;
    }
  return NULL;
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "Nom 000  Lina"));
  g_assert_true (shows (fixture, "12/05/1991"));
  g_assert_true (shows (fixture, pal_choice_label ("gender", "F")));
  pal_gui_picture (GTK_WIDGET (fixture->window), "table");
  set_keys (fixture, "WHERE children = 4 ORDER BY last_name DESC");
  g_assert_true (shows (fixture, "Nom 499  Lina"));
  g_assert_false (shows (fixture, "Nom 000  Lina"));
  set_keys (fixture, "ORDER BY last_name");
  g_assert_true (shows (fixture, "Nom 000  Lina"));
  g_assert_false (shows (fixture, "Nom 499  Lina"));
}

/* The record stays selected, whatever happens to the list around it. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  gint64 id = pal_query_get_key (fixture->query, 250);
  g_autofree gint64 *ids = NULL;
  guint n;

  g_assert_true (pal_table_select (fixture->table, id));
  wait_for (fixture, "Nom 250  Lina");
  g_assert_cmpuint (fixture->n_selections, ==, 1);
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 250  Lina");

  set_keys (fixture, "ORDER BY last_name DESC");
  wait_for (fixture, "Nom 250  Lina");
  g_assert_cmpint (pal_table_get_selected (fixture->table), ==, id);
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 250  Lina");

  set_keys (fixture, "WHERE last_name < 'Nom 100' ORDER BY last_name");
  g_assert_cmpint (pal_table_get_selected (fixture->table), ==, id);   /* its record is still open beside the list */
  ids = pal_table_get_selection (fixture->table, &n);
  g_assert_cmpuint (n, ==, 0);                                         /* but nothing is done to what is not seen */
  g_assert_null (selected_words (GTK_WIDGET (fixture->table)));
  set_keys (fixture, "ORDER BY last_name");
  wait_for (fixture, "Nom 250  Lina");
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 250  Lina");
  g_assert_cmpuint (fixture->n_selections, ==, 1);
}

/* An edit of one record shows in its row, and the list does not jump. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = pal_gui_find_type (GTK_WIDGET (fixture->table), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) record = NULL;
  double before;

  pal_table_select (fixture->table, pal_query_get_key (fixture->query, 300));
  wait_for (fixture, "Nom 300  Lina");
  before = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (before, >, 0);

  record =
    pal_record_load (fixture->store, pal_kind_find ("participant"), pal_query_get_key (fixture->query, 300), &error);
  edit = pal_edit_begin (fixture->store, "edit", &error);
  pal_record_set_text (record, "first-name", "Awa");
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  pal_gui_settle ();
  g_assert_true (shows (fixture, "Nom 300  Awa"));
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 300  Awa");
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, before);
}

/* An edit that moves the selected record a little: it is still the one that looks selected. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) record = NULL;

  pal_table_select (fixture->table, pal_query_get_key (fixture->query, 3));
  pal_gui_settle ();
  record = pal_record_load (fixture->store, pal_kind_find ("participant"), pal_query_get_key (fixture->query, 3), &error);
  edit = pal_edit_begin (fixture->store, "edit", &error);
  pal_record_set_text (record, "last-name", "Nom 006 bis");
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  pal_gui_settle ();
  g_assert_cmpuint (pal_query_get_position (fixture->query, pal_record_get_id (record)), ==, 6);
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 006 bis  Lina");
}

static char *
show_of_five (PalRow *row, guint column)
{
  return g_strdup_printf ("%s / 5", pal_row_get_text (row, column));
}

static char *
show_below (PalRow *row, guint column)
{
  return g_strdup_printf ("<%s>", pal_row_get_text (row, column));
}

/* A title with what it belongs to below it; words above a bar. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  static const PalTableColumn lines[] = {
    { "name", "Name", PAL_TABLE_TITLE, 0, 1, .expand = TRUE, .width = 1000 },
    { "gender", "Gender", PAL_TABLE_TWO_LINES, 4, 3, .list = "gender", .show_second = show_below, .width = 800 },
    { "children", "Children", PAL_TABLE_GAUGE, 3, 3, .show = show_of_five, .width = 600 },
    { NULL },
  };

  pal_table_set_columns (fixture->table, lines);
  pal_gui_settle ();
  g_assert_true (shows (fixture, "Nom 003"));
  g_assert_true (shows (fixture, "Lina"));
  g_assert_true (shows (fixture, "<3>"));
  g_assert_true (shows (fixture, "3 / 5"));
  pal_gui_picture (GTK_WIDGET (fixture->window), "table-lines");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  pal_gui_wait (300);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->table)));
  pal_gui_settle ();
  pal_gui_key ("Down");
  pal_gui_key ("Down");
  g_assert_cmpint (pal_table_get_selected (fixture->table), !=, 0);
  pal_gui_key ("End");
  g_assert_cmpint (pal_table_get_selected (fixture->table), ==, pal_query_get_key (fixture->query, N_PEOPLE - 1));
  g_assert_true (shows (fixture, "Nom 499  Lina"));
  pal_gui_key ("Home");
  g_assert_cmpint (pal_table_get_selected (fixture->table), ==, pal_query_get_key (fixture->query, 0));
  pal_gui_key ("Page_Down");
  g_assert_cmpint (pal_table_get_selected (fixture->table), !=, pal_query_get_key (fixture->query, 0));
  pal_gui_key ("Home");
  pal_gui_key ("Return");
  g_assert_cmpint (fixture->activated, ==, pal_query_get_key (fixture->query, 0));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  pal_table_set_sort (fixture->table, "name", FALSE);
  pal_gui_settle ();
  g_assert_cmpuint (fixture->n_sorts, ==, 0);
  pal_gui_click (pal_gui_find_words (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, _("Name")));
  g_assert_cmpstr (fixture->sorted_by, ==, "name");
  g_assert_true (fixture->descending);
  pal_gui_click (pal_gui_find_words (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, _("Children")));
  g_assert_cmpstr (fixture->sorted_by, ==, "children");
  g_assert_false (fixture->descending);
  pal_gui_click (pal_gui_find_words (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, _("Children")));
  g_assert_true (fixture->descending);
  g_assert_cmpuint (fixture->n_sorts, ==, 3);
  pal_gui_click (pal_gui_find_words (GTK_WIDGET (fixture->table), GTK_TYPE_LABEL, _("Gender")));
  g_assert_cmpuint (fixture->n_sorts, ==, 3);
}

static void
test_multiple (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *ids = NULL;
  guint n;

  pal_table_set_multiple (fixture->table, TRUE);
  pal_gui_wait (300);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->table));
  pal_gui_key ("Home");
  pal_gui_key ("<Shift>Down");
  pal_gui_key ("<Shift>Down");
  ids = pal_table_get_selection (fixture->table, &n);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (ids[i], ==, pal_query_get_key (fixture->query, i));
  g_assert_cmpint (pal_table_get_selected (fixture->table), ==, 0);

  set_keys (fixture, "WHERE last_name > 'Nom 001' ORDER BY last_name");
  g_assert_cmpuint (pal_table_get_n_selected (fixture->table), ==, 1);
  set_keys (fixture, "ORDER BY last_name DESC");
  g_assert_cmpuint (pal_table_get_n_selected (fixture->table), ==, 3);
  pal_gui_key ("<Control>a");
  g_assert_cmpuint (pal_table_get_n_selected (fixture->table), ==, N_PEOPLE);
  pal_table_unselect_all (fixture->table);
  g_assert_cmpuint (pal_table_get_n_selected (fixture->table), ==, 0);

  set_keys (fixture, "ORDER BY last_name");
  pal_table_select_several (fixture->table, (const gint64[]) { pal_query_get_key (fixture->query, 2),
                                                               pal_query_get_key (fixture->query, 7) }, 2);
  g_assert_cmpuint (pal_table_get_n_selected (fixture->table), ==, 2);
  g_assert_cmpstr (selected_words (GTK_WIDGET (fixture->table)), ==, "Nom 002  Lina");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *empty = pal_empty_new (NULL, "Nobody", "No one answers to these words.");

  pal_table_set_empty (fixture->table, empty);
  g_assert_false (gtk_widget_get_mapped (empty));
  set_keys (fixture, "WHERE last_name = 'nobody'");
  g_assert_true (gtk_widget_get_mapped (empty));
  set_keys (fixture, "WHERE last_name = 'Nom 007'");
  g_assert_false (gtk_widget_get_mapped (empty));
  g_assert_true (shows (fixture, "Nom 007  Lina"));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  pal_table_set_count_words (fixture->table, "%u head", "%u heads");
  pal_table_set_total (fixture->table, N_PEOPLE);
  g_assert_true (shows (fixture, "500 heads"));
  set_keys (fixture, "WHERE last_name = 'Nom 007'");
  g_assert_true (shows (fixture, "1 head"));
  pal_table_set_status (fixture->table, "sorted by name");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (fixture->window)), ==, 0);
}

/* Tab goes through the headings and the rows once, and out at both ends. */
static void
test_focus_leaves (Fixture *fixture, gconstpointer data)
{
  GtkWidget *before = gtk_button_new_with_label ("before"), *after = gtk_button_new_with_label ("after");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_ref (fixture->table);
  gtk_window_set_child (fixture->window, NULL);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->table));
  gtk_box_append (GTK_BOX (box), after);
  g_object_unref (fixture->table);
  gtk_window_set_child (fixture->window, box);
  gtk_widget_grab_focus (before);
  pal_gui_settle ();
  for (guint i = 0; i < 12 && !gtk_widget_is_focus (after); i++)
    pal_gui_key ("Tab");
  g_assert_true (gtk_widget_is_focus (after));
  for (guint i = 0; i < 12 && !gtk_widget_is_focus (before); i++)
    pal_gui_key ("<Shift>Tab");
  g_assert_true (gtk_widget_is_focus (before));
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  add_test ("/widgets/table/cells", test_cells);
  add_test ("/widgets/table/selection", test_selection);
  add_test ("/widgets/table/edit", test_edit);
  add_test ("/widgets/table/move", test_move);
  add_test ("/widgets/table/lines", test_lines);
  add_test ("/widgets/table/keys", test_keys);
  add_test ("/widgets/table/sort", test_sort);
  add_test ("/widgets/table/multiple", test_multiple);
  add_test ("/widgets/table/empty", test_empty);
  add_test ("/widgets/table/status", test_status);
  add_test ("/widgets/table/focus-leaves", test_focus_leaves);
  return g_test_run ();
}
