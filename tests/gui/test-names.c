/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/pal-pages.h"
#include "pages/preferences/pal-preference-sections.h"
#include "rules/demo/pal-demo.h"

#include "pal-gui-window.h"

/* Every control of every page has a name that is read out: the page alone, with a new record, with a record of each kind that
 * it opens, in each of its tabs, with each of its menus, choices and rows open. A new page is walked without being listed
 * here. */

static guint nameless, walked;

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

typedef void (*Visit) (PalWindow *window, GtkWidget *widget);

/* The widgets of a class that are seen now; they may go while they are visited. Full transfer. */
static GPtrArray *
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (root))
    return found;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    g_ptr_array_add (found, g_object_ref (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
  return found;
}

static void
visit_all (PalWindow *window, GtkWidget *root, GType type, Visit visit)
{
  g_autoptr (GPtrArray) found = collect (root, type, g_ptr_array_new_with_free_func (g_object_unref));

  for (guint i = 0; i < found->len; i++)
    if (gtk_widget_get_mapped (found->pdata[i]))
      visit (window, found->pdata[i]);
}

static void
check (GtkWidget *root, const char *what)
{
  guint found = pal_gui_check_names (root);

  walked++;
  nameless += found;
  if (found > 0)
    g_test_message ("%u without a name: %s", found, what);
}

static void
check_page (PalWindow *window, const char *what)
{
  g_autofree char *address = pal_window_get_address (window);
  g_autofree char *words = g_strdup_printf ("%s, %s", address, what);

  pal_gui_settle ();
  check (GTK_WIDGET (window), words);
}

/* What opens ----------------------------------------------------------------------------------------------------------- */

static void
visit_menu (PalWindow *window, GtkWidget *button)
{
  if (!gtk_widget_is_sensitive (button))
    return;
  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);   /* scrolled to where a person would see it */
  pal_gui_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  check_page (window, "menu");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  pal_gui_settle ();
}

static void
visit_choice (PalWindow *window, GtkWidget *choice)
{
  GtkWidget *popover = pal_gui_find_type (choice, GTK_TYPE_POPOVER);

  if (popover == NULL || !gtk_widget_is_sensitive (choice))
    return;
  gtk_widget_child_focus (choice, GTK_DIR_TAB_FORWARD);   /* scrolled to where a person would see it */
  pal_gui_settle ();
  gtk_popover_popup (GTK_POPOVER (popover));
  check_page (window, "choice");
  gtk_popover_popdown (GTK_POPOVER (popover));
  pal_gui_settle ();
}

/* A row that unfolds into a form. */
static void
visit_toggle (PalWindow *window, GtkWidget *toggle)
{
  if (!gtk_widget_has_css_class (toggle, "pal-fact-toggle"))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  check_page (window, "row");
}

static void
check_what_opens (PalWindow *window)
{
  check_page (window, "as it is");
  visit_all (window, GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, visit_toggle);
  visit_all (window, GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, visit_menu);
  visit_all (window, GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, visit_choice);
}

/* Those of a stack that has titles; without, the program chooses what is shown. */
static void
visit_tabs (PalWindow *window, GtkWidget *stack)
{
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (GTK_STACK (stack)));

  for (guint i = 1; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (pages, i);
      GtkStackPage *page = GTK_STACK_PAGE (item);

      if (gtk_stack_page_get_title (page) == NULL || !gtk_stack_page_get_visible (page))
        continue;
      gtk_stack_set_visible_child (GTK_STACK (stack), gtk_stack_page_get_child (page));
      pal_gui_settle ();
      check_what_opens (window);
    }
}

static void
check_place (PalWindow *window, const char *address)
{
  g_autoptr (PalAddress) place = pal_address_parse (address);

  pal_gui_go (window, address);
  check_what_opens (window);
  visit_all (window, pal_window_get_page (window, place->page), GTK_TYPE_STACK, visit_tabs);
}

/* The pages ------------------------------------------------------------------------------------------------------------ */

static void
check_record (PalWindow *window, PalPageClass *page, const PalPageKind *opens)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM %s", opens->kind);
  gint64 id = pal_store_ask_int (pal_window_get_store (window), sql, 0);
  g_autofree char *address = pal_address_format (page->name, id, opens->tab);

  if (id == 0)
    g_error ("the demonstration has none of %s", opens->kind);
  check_place (window, address);
}

static void
test_pages (void)
{
  PalWindow *window = pal_gui_open ("pages.palier", fill_demo, NULL, NULL);
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    {
      g_autofree char *anew = pal_address_format (page->name, 0, "new");

      check_place (window, page->name);
      check_place (window, anew);
      for (const PalPageKind *opens = page->opens; opens != NULL && opens->kind != NULL; opens++)
        check_record (window, page, opens);
      pal_gui_key ("F1");
      check_page (window, "help");
      pal_gui_key ("Escape");
    }
  g_assert_cmpuint (nameless, ==, 0);
  g_assert_cmpuint (walked, >, 40);
  pal_gui_close (window);
}

static void
test_preferences (void)
{
  PalWindow *window = pal_gui_open ("preferences.palier", fill_demo, NULL, NULL);

  for (const PalPreferenceSection *section = pal_preference_sections (); section->name != NULL; section++)
    if (section->address == NULL)
      {
        g_autofree char *address = pal_address_format ("preferences", 0, section->name);

        check_place (window, address);
      }
  g_assert_cmpuint (nameless, ==, 0);
  pal_gui_close (window);
}

/* An empty file, where pages say what they are for. */
static void
test_empty_pages (void)
{
  PalWindow *window = pal_gui_open ("empty.palier", NULL, NULL, NULL);
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    check_place (window, page->name);
  g_assert_cmpuint (nameless, ==, 0);
  pal_gui_close (window);
}

/* Before there is a file. */
static void
test_first_start (void)
{
  PalWindow *window = pal_gui_start ();
  GtkWidget *start = pal_gui_find (GTK_WIDGET (window), "first_start");

  check (GTK_WIDGET (window), "first start");
  pal_gui_act (start, "start.new-file");
  check (GTK_WIDGET (window), "new file");
  pal_gui_act (start, "start.make");
  check (GTK_WIDGET (window), "new file without a name");
  visit_all (window, GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, visit_menu);
  pal_window_open (window, "/nowhere/at/all.palier", NULL);
  pal_gui_settle ();
  check (GTK_WIDGET (window), "refusal");
  g_assert_cmpuint (nameless, ==, 0);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/names/pages", test_pages);
  g_test_add_func ("/names/preferences", test_preferences);
  g_test_add_func ("/names/empty-pages", test_empty_pages);
  g_test_add_func ("/names/first-start", test_first_start);
  return pal_gui_run ();
}
