/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/pal-palette.h"
#include "records/pal-record.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"

#include "pal-gui-window.h"

/* The search over everything, by typed keys. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static gint64
add_person (PalEdit *edit, const char *last_name, const char *first_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) person = pal_record_new (pal_kind_find ("participant"));

  pal_record_set_text (person, "last-name", last_name);
  pal_record_set_text (person, "first-name", first_name);
  pal_record_save (person, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (person);
}

static gint64
add_partner (PalEdit *edit, const char *name, const char *contact)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) partner = pal_record_new (pal_kind_find ("organisation"));
  g_autoptr (PalRecord) person = pal_record_new (pal_kind_find ("contact"));

  pal_record_set_text (partner, "name", name);
  pal_record_save (partner, edit, &error);
  g_assert_no_error (error);
  pal_record_set_int (person, "organisation", pal_record_get_id (partner));
  pal_record_set_text (person, "last-name", contact);
  pal_record_save (person, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (partner);
}

/* Nine people, seven of them Morins; @data: (out): the id of the eighth. One partner, with somebody to call there. */
static void
fill_few (PalStore *store, gpointer data)
{
  static const char *const names[] = { "Anne", "Brice", "Cléo", "Denis", "Élise", "Farid", "Gaëlle" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_person (edit, "Morin", names[i]);
  *(gint64 *) data = add_person (edit, "Müller", "Zoé");
  add_person (edit, "Abadie", "Paul");
  add_partner (edit, "Agence des Lilas", "Ferrand");
  g_assert_true (pal_edit_commit (edit, &error));
}

static GtkWidget *
palette_of (PalWindow *window)
{
  return pal_gui_find (GTK_WIDGET (window), "palette");
}

static gboolean
is_searching (PalWindow *window)
{
  return gtk_widget_get_mapped (palette_of (window));
}

static void
open_search (PalWindow *window)
{
  pal_gui_key ("<Control>k");
  g_assert_true (is_searching (window));
  g_assert_true (pal_gui_has_focus (pal_gui_find (palette_of (window), "entry")));
}

static GtkListBoxRow *
row_at (PalWindow *window, int index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (pal_gui_find (palette_of (window), "list")), index);
}

static const char *
title_of (GtkListBoxRow *row)
{
  GtkWidget *label = pal_gui_find_type (GTK_WIDGET (row), GTK_TYPE_LABEL);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* The rows, as they are read; NULL past the end. */
static const char *
title_at (PalWindow *window, int index)
{
  GtkListBoxRow *row = row_at (window, index);

  return row != NULL ? title_of (row) : NULL;
}

static const char *
chosen (PalWindow *window)
{
  return title_of (gtk_list_box_get_selected_row (GTK_LIST_BOX (pal_gui_find (palette_of (window), "list"))));
}

static gboolean
offers (PalWindow *window, const char *title)
{
  for (int i = 0; title_at (window, i) != NULL; i++)
    if (g_str_equal (title_at (window, i), title))
      return TRUE;
  return FALSE;
}

static void
assert_at (PalWindow *window, const char *address)
{
  g_autofree char *here = pal_window_get_address (window);

  g_assert_cmpstr (here, ==, address);
}

/* As you type; Enter opens; accents and capitals do not matter. */
static void
test_person (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("person.palier", fill_few, &zoe, "reports");
  g_autofree char *address = g_strdup_printf ("participants/%" G_GINT64_FORMAT "/identity", zoe);

  open_search (window);
  pal_gui_type ("muller z");
  g_assert_cmpstr (title_at (window, 0), ==, "Zoé Müller");
  g_assert_null (title_at (window, 1));
  pal_gui_key ("Return");
  g_assert_false (is_searching (window));
  assert_at (window, address);
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (GTK_WIDGET (window), "last-name"))));

  /* Nothing is called so: said, and Enter does nothing. */
  open_search (window);
  pal_gui_type ("qqqq");
  g_assert_true (gtk_widget_get_mapped (pal_gui_find (palette_of (window), "nothing")));
  pal_gui_key ("Return");
  g_assert_true (is_searching (window));
  pal_gui_key ("Escape");
  g_assert_false (is_searching (window));
  pal_gui_close (window);
}

/* A partner by its name, and by whom one calls there. */
static void
test_partner (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("partner.palier", fill_few, &zoe, "participants");
  gint64 id = pal_store_ask_int (pal_window_get_store (window), "SELECT id FROM organisation WHERE name = 'Agence des Lilas'", 0);
  g_autofree char *address = g_strdup_printf ("preferences/%" G_GINT64_FORMAT "/partners", id);

  open_search (window);
  pal_gui_type ("lilas");
  g_assert_cmpstr (title_at (window, 0), ==, "Agence des Lilas");
  pal_gui_key ("Return");
  assert_at (window, address);
  pal_gui_go (window, "cohorts");
  open_search (window);
  g_assert_cmpstr (title_at (window, 0), ==, "Agence des Lilas");
  pal_gui_type ("ferr");
  g_assert_cmpstr (title_at (window, 0), ==, "Ferrand");
  pal_gui_key ("Return");
  assert_at (window, address);
  pal_gui_close (window);
}

/* Arrows, Page, Home and End move the focus from row to row; typing goes on from anywhere; Escape gives the focus back. */
static void
test_keys (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("keys.palier", fill_few, &zoe, "participants");
  GtkWidget *entry = pal_gui_find (palette_of (window), "entry"), *before;

  pal_gui_key ("<Control>f");
  before = gtk_root_get_focus (GTK_ROOT (window));
  open_search (window);
  pal_gui_type ("mori");
  g_assert_cmpstr (chosen (window), ==, "Anne Morin");
  pal_gui_key ("Down");
  g_assert_cmpstr (chosen (window), ==, "Brice Morin");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (row_at (window, 1))));
  pal_gui_key ("End");
  pal_gui_key ("Home");
  g_assert_cmpstr (chosen (window), ==, "Anne Morin");
  pal_gui_key ("Page_Down");
  g_assert_cmpstr (chosen (window), !=, "Anne Morin");
  pal_gui_key ("Page_Up");
  g_assert_cmpstr (chosen (window), ==, "Anne Morin");
  pal_gui_type ("n c");
  g_assert_true (pal_gui_has_focus (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "morin c");
  g_assert_cmpstr (chosen (window), ==, "Cléo Morin");
  pal_gui_key ("Tab");
  pal_gui_key ("<Shift>Tab");
  pal_gui_key ("Up");
  g_assert_true (pal_gui_has_focus (entry));
  pal_gui_key ("Escape");
  g_assert_false (is_searching (window));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);

  /* Going elsewhere by key ends it too. */
  open_search (window);
  pal_gui_key ("<Alt>2");
  g_assert_false (is_searching (window));
  assert_at (window, "cohorts");
  pal_gui_close (window);
}

/* Five of a kind, and the rest in the list of its page. */
static void
test_rest (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("rest.palier", fill_few, &zoe, "reports");
  g_autofree char *rest = g_strdup_printf (ngettext ("%u more in %s", "%u more in %s", 2), 2u, _("Participants"));
  GtkWidget *search;

  open_search (window);
  pal_gui_type ("morin");
  g_assert_cmpstr (title_at (window, 5), ==, rest);
  pal_gui_key ("End");
  for (int i = 0; i < 5; i++)
    pal_gui_key ("Down");
  g_assert_cmpstr (chosen (window), ==, rest);
  pal_gui_key ("Return");
  assert_at (window, "participants");
  search = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "morin");
  pal_gui_close (window);
}

/* A menu's words, without the sign of its key. */
static char *
plain (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv (NULL, parts);
}

/* Pages and commands by their words; what is not possible is not offered. */
static void
test_commands (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("commands.palier", fill_few, &zoe, "participants");
  PalStore *store = pal_window_get_store (window);
  g_autofree char *undo = g_strdup_printf (_("Undo: %s"), "Camara — added");
  g_autofree char *dark_word = plain (_("_Dark")), *open_file = plain (_("_Open a File…"));
  g_autofree char *dark = g_strdup_printf (C_("command", "%s: %s"), _("Appearance"), dark_word);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  open_search (window);
  g_assert_true (offers (window, _("New Participant")));
  g_assert_true (offers (window, _("History")));
  g_assert_true (offers (window, open_file));
  g_assert_false (offers (window, undo));
  pal_gui_type (_("History"));
  g_assert_cmpstr (title_at (window, 0), ==, _("History"));
  g_assert_null (title_at (window, 1));   /* the page and the command of its name are one */
  pal_gui_key ("Return");
  assert_at (window, "history");

  edit = pal_edit_begin (store, "Camara — added", &error);
  add_person (edit, "Camara", "Aïssatou");
  g_assert_true (pal_edit_commit (edit, &error));
  open_search (window);
  pal_gui_type ("camara");
  g_assert_true (offers (window, "Aïssatou Camara"));
  g_assert_true (offers (window, undo));
  pal_gui_key ("<Control>a");
  pal_gui_type (undo);
  g_assert_cmpstr (title_at (window, 0), ==, undo);
  pal_gui_key ("Return");
  g_assert_cmpint (pal_store_ask_int (store, "SELECT count (*) FROM participant", 0), ==, 9);

  open_search (window);
  pal_gui_type (dark_word);
  g_assert_true (offers (window, dark));
  pal_gui_key ("Escape");
  pal_gui_close (window);
}

/* Where one was comes first, without where one is; it is remembered for each file, and so is the last place. */
static void
test_recent (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("recent.palier", fill_few, &zoe, "participants");
  PalStore *store = pal_window_get_store (window);
  g_autofree char *path = g_strdup (pal_store_get_path (store));
  g_autofree char *here = g_strdup_printf ("participants/%" G_GINT64_FORMAT "/identity", zoe);

  pal_gui_go (window, here);
  pal_gui_go (window, "cohorts");
  pal_gui_go (window, "history");
  open_search (window);
  g_assert_cmpstr (title_at (window, 0), ==, _("Cohorts"));
  g_assert_cmpstr (title_at (window, 1), ==, "Zoé Müller");
  g_assert_cmpstr (title_at (window, 2), ==, _("Participants"));
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  assert_at (window, here);
  pal_gui_close (window);

  window = pal_gui_reopen (path);
  assert_at (window, here);
  open_search (window);
  g_assert_cmpstr (title_at (window, 0), ==, _("History"));
  g_assert_cmpstr (title_at (window, 1), ==, _("Cohorts"));
  pal_gui_key ("Escape");
  pal_gui_close (window);
}

static void
remove_person (PalStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "delete", &error);
  g_autoptr (PalRecord) person = pal_record_load (store, pal_kind_find ("participant"), id, &error);

  g_assert_no_error (error);
  g_assert_true (pal_record_delete (person, edit, &error));
  g_assert_true (pal_edit_commit (edit, &error));
}

/* Who is gone is no place to come back to: their page is. */
static void
test_gone (void)
{
  gint64 zoe;
  PalWindow *window = pal_gui_open ("gone.palier", fill_few, &zoe, "participants");
  g_autofree char *path = g_strdup (pal_store_get_path (pal_window_get_store (window)));
  g_autofree char *here = g_strdup_printf ("participants/%" G_GINT64_FORMAT "/identity", zoe);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;

  pal_gui_go (window, "cohorts");
  pal_gui_go (window, here);
  pal_gui_close (window);

  store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  remove_person (store, zoe);
  pal_store_close (store, NULL);

  window = pal_gui_reopen (path);
  assert_at (window, "participants");
  open_search (window);
  g_assert_cmpstr (title_at (window, 0), ==, _("Cohorts"));
  g_assert_false (offers (window, "Zoé Müller"));
  pal_gui_key ("Escape");
  pal_gui_close (window);
}

static void
test_looks (void)
{
  PalWindow *window = pal_gui_open ("looks.palier", fill_demo, NULL, "participants");

  pal_gui_go (window, "cohorts");
  open_search (window);
  pal_gui_type ("be");
  pal_gui_key ("Down");
  pal_gui_look (window, "palette");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, "palette-dark");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_key ("Return");

  open_search (window);
  pal_gui_look (window, "palette-empty");
  pal_gui_type ("qqqq");
  pal_gui_look (window, "palette-nothing");
  pal_gui_key ("Escape");

  pal_gui_text_scale (2);
  pal_gui_settle ();
  open_search (window);
  pal_gui_type ("ma");
  pal_gui_look (window, "palette-200");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  pal_gui_key ("Escape");
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/palette/person", test_person);
  g_test_add_func ("/palette/partner", test_partner);
  g_test_add_func ("/palette/keys", test_keys);
  g_test_add_func ("/palette/rest", test_rest);
  g_test_add_func ("/palette/commands", test_commands);
  g_test_add_func ("/palette/recent", test_recent);
  g_test_add_func ("/palette/gone", test_gone);
  g_test_add_func ("/palette/looks", test_looks);
  return pal_gui_run ();
}
