/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/cohorts/pal-cohort-sessions.h"
#include "pages/letters/pal-letter-window.h"
#include "pages/pal-address.h"
#include "pages/pal-calendar-export.h"
#include "pages/pal-page.h"
#include "pages/pal-paper-window.h"
#include "pages/sessions/pal-session-sheet.h"
#include "rules/demo/pal-demo.h"
#include "widgets/pal-paper-view.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* Sheets to sign and calendars in the real window, on the demonstration. Today is 17 March 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

#define COHORT "(SELECT id FROM cohort WHERE name LIKE 'RF1%')"

static PalWindow *
open_plan (const char *name)
{
  PalWindow *window = pal_gui_open (name, fill_demo, NULL, "cohorts");
  g_autofree char *address = pal_address_format ("cohorts", ask (window, "SELECT id FROM cohort WHERE name LIKE 'RF1%'"), "sessions");

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  return window;
}

static GtkWidget *
sessions_of (PalWindow *window)
{
  return pal_gui_find_type (pal_window_get_page (window, "cohorts"), PAL_TYPE_COHORT_SESSIONS);
}

/* NULL: none is open. */
static GtkWidget *
paper_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PAL_IS_PAPER_WINDOW (window))
        return window;
    }
  return NULL;
}

static PalDocument *
document_of (GtkWidget *paper)
{
  return pal_paper_view_get_document (PAL_PAPER_VIEW (pal_gui_find_type (paper, PAL_TYPE_PAPER_VIEW)));
}

static void
close_paper (PalWindow *window)
{
  gpointer paper = paper_window ();

  g_object_add_weak_pointer (G_OBJECT (paper), &paper);
  pal_gui_key ("Escape");
  for (guint i = 0; i < 100 && paper != NULL; i++)
    pal_gui_wait (10);
  g_assert_null (paper);
  pal_gui_attend (GTK_WINDOW (window));
}

/* The sheets of what is to come, from the menu: looked at, written as a PDF, noted in the list of what left. */
static void
test_sheets (void)
{
  PalWindow *window = open_plan ("sheets.palier");
  g_autofree char *folder = g_dir_make_tmp ("palier-papers-XXXXXX", NULL), *path = g_build_filename (folder, "sheets.pdf", NULL), *bytes = NULL;
  gint64 planned = ask (window, "SELECT count(*) FROM session WHERE cohort = " COHORT " AND start_at >= '2026-03-17' AND status <> 'CANCELLED'");
  GtkWidget *paper;

  g_assert_cmpint (planned, >, 0);
  pal_gui_look (window, "papers-menu");
  pal_gui_act (sessions_of (window), "cohort.sign-to-come");
  paper = paper_window ();
  g_assert_nonnull (paper);
  pal_gui_attend (GTK_WINDOW (paper));
  pal_gui_settle ();
  g_assert_cmpint (pal_document_get_n_parts (document_of (paper)), ==, planned);
  g_assert_cmpuint (pal_gui_check_names (paper), ==, 0);
  pal_gui_picture (paper, "papers-sheets");
  g_assert_true (gtk_widget_activate_action (paper, "paper.pdf-to", "s", path));
  pal_gui_settle ();
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_assert_cmpint (ask (window, "SELECT people FROM export_log WHERE report = 'sign-sheet' AND variant = 'NOMINATIVE'"), >, 5);
  g_assert_true (gtk_widget_activate_action (paper, "paper.pdf-to", "s", "/no/such/folder/sheets.pdf"));
  pal_gui_settle ();
  pal_gui_picture (paper, "papers-refused");
  close_paper (window);
  pal_gui_remove (folder);
  pal_gui_close (window);
}

/* The sheet of one session, from the session. */
static void
test_one_sheet (void)
{
  PalWindow *window = open_plan ("one-sheet.palier");
  GtkWidget *sheet;

  gtk_widget_grab_focus (pal_gui_find_type (sessions_of (window), PAL_TYPE_TABLE));
  pal_gui_settle ();
  pal_gui_key ("Home");
  pal_gui_key ("Down");
  pal_gui_settle ();
  sheet = pal_gui_find_type (sessions_of (window), PAL_TYPE_SESSION_SHEET);
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (sheet)), !=, 0);
  pal_gui_look (window, "papers-session");
  pal_gui_act (sheet, "session.sign");
  pal_gui_attend (GTK_WINDOW (paper_window ()));
  pal_gui_settle ();
  g_assert_cmpint (pal_document_get_n_parts (document_of (paper_window ())), ==, 1);
  close_paper (window);
  pal_gui_close (window);
}

/* NULL: none of that type is open. */
static GtkWidget *
window_of (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

/* From a session: the week of who runs it, and a letter to each person convened. */
static void
test_from_session (void)
{
  PalWindow *window = open_plan ("from-session.palier");
  GtkWidget *sheet, *letters;

  gtk_widget_grab_focus (pal_gui_find_type (sessions_of (window), PAL_TYPE_TABLE));
  pal_gui_settle ();
  pal_gui_key ("Home");
  pal_gui_key ("Down");
  pal_gui_settle ();
  sheet = pal_gui_find_type (sessions_of (window), PAL_TYPE_SESSION_SHEET);
  pal_gui_act (sheet, "session.coach-week");
  pal_gui_attend (GTK_WINDOW (paper_window ()));
  pal_gui_settle ();
  pal_gui_picture (paper_window (), "papers-week");
  close_paper (window);

  pal_gui_act (sheet, "session.convoke");
  letters = window_of (PAL_TYPE_LETTER_WINDOW);
  g_assert_nonnull (letters);
  pal_gui_attend (GTK_WINDOW (letters));
  pal_gui_settle ();
  g_assert_cmpuint (pal_gui_check_names (letters), ==, 0);
  g_assert_cmpuint (pal_document_get_n_parts (document_of (letters)), >, 5);
  pal_gui_picture (letters, "papers-convocations");
  gtk_window_destroy (GTK_WINDOW (letters));
  pal_gui_settle ();
  pal_gui_close (window);
}

/* From the planning: whose week and whose calendar is what the filters say; without one, it is asked for in words. */
static void
test_from_planning (void)
{
  PalWindow *window = open_plan ("from-planning.palier");
  g_autofree char *tab = g_strdup_printf ("week/2026-W12/coach-%" G_GINT64_FORMAT, ask (window, "SELECT id FROM contact WHERE last_name = 'Vasseur'"));
  GtkWidget *page;

  g_assert_true (pal_window_go (window, "planning"));
  pal_gui_settle ();
  page = pal_window_get_page (window, "planning");
  pal_gui_act (page, "planning.coach-week");
  g_assert_null (paper_window ());
  g_assert_nonnull (pal_gui_toast (window));
  pal_gui_act (page, "planning.calendar");
  pal_gui_settle ();

  pal_page_open (PAL_PAGE (page), 0, tab);
  pal_gui_settle ();
  pal_gui_act (page, "planning.coach-week");
  g_assert_nonnull (paper_window ());
  pal_gui_attend (GTK_WINDOW (paper_window ()));
  pal_gui_settle ();
  pal_gui_picture (paper_window (), "papers-planning-week");
  close_paper (window);
  pal_gui_close (window);
}

/* A calendar, written and refused in words. */
static void
test_calendar (void)
{
  PalWindow *window = open_plan ("calendar.palier");
  g_autofree char *folder = g_dir_make_tmp ("palier-papers-XXXXXX", NULL), *path = g_build_filename (folder, "rf1.ics", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path), nowhere = g_file_new_for_path ("/no/such/folder/rf1.ics");
  PalIcsScope scope;

  pal_ics_scope_init (&scope, PAL_ICS_COHORT, ask (window, "SELECT id FROM cohort WHERE name LIKE 'RF1%'"));
  g_assert_true (pal_calendar_export_to (sessions_of (window), pal_window_get_store (window), &scope, file));
  pal_gui_settle ();
  pal_gui_assert_says (pal_gui_toast (window), "rf1.ics");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
  g_assert_false (pal_calendar_export_to (sessions_of (window), pal_window_get_store (window), &scope, nowhere));
  pal_gui_settle ();
  pal_gui_assert_says (pal_gui_toast (window), "rf1.ics");
  pal_gui_remove (folder);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/papers/sheets", test_sheets);
  g_test_add_func ("/papers/one-sheet", test_one_sheet);
  g_test_add_func ("/papers/from-session", test_from_session);
  g_test_add_func ("/papers/from-planning", test_from_planning);
  g_test_add_func ("/papers/calendar", test_calendar);
  return pal_gui_run ();
}
