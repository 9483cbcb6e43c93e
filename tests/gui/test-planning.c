/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/pal-sidebar.h"
#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pages/planning/pal-planning-clashes.h"
#include "pages/planning/pal-planning-days.h"
#include "pages/planning/pal-planning-filters.h"
#include "pages/planning/pal-planning-head.h"
#include "pages/planning/pal-planning-list.h"
#include "pages/planning/pal-planning-print.h"
#include "pages/sessions/pal-session-sheet.h"
#include "rules/demo/pal-demo.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"
#include "records/pal-dates.h"
#include "widgets/calendar/pal-calendar-private.h"
#include "widgets/calendar/pal-calendar-view.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The planning in the real window, by typed keys, on the demonstration. Today is Tuesday 17 March 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static GtkWidget *
get_page (PalWindow *window)
{
  return pal_window_get_page (window, "planning");
}

static GtkWidget *
find_type (PalWindow *window, GType type)
{
  GtkWidget *found = pal_gui_find_type (get_page (window), type);

  g_assert_nonnull (found);
  return found;
}

static PalCalendarView *
get_calendar (PalWindow *window)
{
  return PAL_CALENDAR_VIEW (find_type (window, PAL_TYPE_CALENDAR_VIEW));
}

static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("planning-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_settle ();
}

/* The session of the first cohort on Tuesday 24 March, 9:00 to 11:00, in the Salle Jura. */
#define OURS "SELECT id FROM session WHERE title = 'Confiance 2'"

/* Another one of that week. */
#define OTHER "SELECT id FROM session WHERE start_at LIKE '2026-03-25T13:00%'"

/* Its week, with the session chosen and the keyboard in the calendar. */
static PalWindow *
open_week (const char *name)
{
  PalWindow *window = pal_gui_open (name, fill_demo, NULL, "planning/0/week/2026-W13");

  pal_calendar_view_select (get_calendar (window), ask (window, OURS));
  gtk_widget_grab_focus (GTK_WIDGET (get_calendar (window)));
  pal_gui_settle ();
  g_assert_cmpint (pal_calendar_view_get_selected (get_calendar (window)), ==, ask (window, OURS));
  return window;
}

static void
expect_start (PalWindow *window, const char *start)
{
  g_autofree char *found = pal_store_ask_text (pal_window_get_store (window), "SELECT substr (start_at, 1, 16) FROM session WHERE id = (" OURS ")");

  g_assert_cmpstr (found, ==, start);
}

/* A quarter of an hour later, a quarter longer, gone, each undone, without leaving the session. */
static void
test_keys (void)
{
  PalWindow *window = open_week ("planning-keys");
  gint64 ops = ask (window, "SELECT count (*) FROM op"), sessions = ask (window, "SELECT count (*) FROM session");

  look (window, "week");
  pal_gui_key ("<Shift>Down");
  pal_gui_settle ();
  expect_start (window, "2026-03-24T09:15");
  pal_gui_assert_says (pal_gui_toast (window), "09:15");
  undo (window);
  expect_start (window, "2026-03-24T09:00");

  pal_gui_key ("<Control><Shift>Down");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT minutes FROM session WHERE id = (" OURS ")"), ==, 135);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT minutes FROM session WHERE id = (" OURS ")"), ==, 120);

  pal_gui_key ("Delete");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session"), ==, sessions - 1);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session"), ==, sessions);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops + 6);
  pal_gui_close (window);
}

/* Moved to a day on which its room is painted: told on the calendar, in the list of clashes, in the toast and in the sidebar. */
static void
test_clash (void)
{
  PalWindow *window = open_week ("planning-clash");
  GtkWidget *clashes = find_type (window, PAL_TYPE_PLANNING_CLASHES);
  g_autofree char *none = g_strdup (_("No clash")), *one = g_strdup_printf (ngettext ("%u clash", "%u clashes", 1), 1);
  g_autofree char *words = g_strdup_printf (_("%s is not available (%s)."), "Salle Jura", "Travaux de peinture");
  gboolean late;

  g_assert_nonnull (pal_gui_find_words (clashes, GTK_TYPE_LABEL, none));
  pal_gui_key ("<Shift>Right");
  pal_gui_settle ();
  expect_start (window, "2026-03-25T09:00");
  pal_gui_key ("<Shift>Right");
  pal_gui_settle ();
  expect_start (window, "2026-03-26T09:00");
  pal_gui_assert_says (pal_gui_toast (window), words);
  g_assert_nonnull (pal_gui_find_words (clashes, GTK_TYPE_LABEL, one));
  g_assert_nonnull (pal_gui_find_words (clashes, GTK_TYPE_LABEL, words));
  pal_gui_wait (600);
  g_assert_cmpuint (pal_page_get_badge (PAL_PAGE (get_page (window)), &late), ==, 1);
  look (window, "clash");
  pal_gui_click (clashes);
  pal_gui_settle ();
  pal_gui_picture (gtk_widget_get_ancestor (pal_gui_find_words (clashes, GTK_TYPE_LABEL, words), GTK_TYPE_SCROLLED_WINDOW), "planning-clashes");
  pal_gui_key ("Escape");
  pal_gui_settle ();

  /* A click on the sentence opens it. */
  pal_gui_go (window, "planning/0/week/2026-W20");
  gtk_widget_activate_action (get_page (window), "planning.go-to", "x", ask (window, OURS));
  pal_gui_settle ();
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, ask (window, OURS));
  look (window, "open");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_close (window);
}

static void
read_place (PalWindow *window, gint64 id, graphene_rect_t *area)
{
  PalCalendarView *view = get_calendar (window);
  GtkWidget *tile = pal_calendar_view_tile (view, (guint) pal_calendar_scene_find_piece (&view->scene, id));

  g_assert_true (gtk_widget_compute_bounds (tile, GTK_WIDGET (view), area));
}

/* Where a session is drawn, once it stays there: a sheet that opens beside the calendar makes it narrower. */
static void
place_of (PalWindow *window, gint64 id, double *x, double *top, double *bottom)
{
  graphene_rect_t area, before;

  read_place (window, id, &area);
  do
    {
      before = area;
      pal_gui_wait (120);
      read_place (window, id, &area);
    }
  while (!graphene_rect_equal (&area, &before));
  *x = area.origin.x + area.size.width / 2;
  *top = area.origin.y;
  *bottom = area.origin.y + area.size.height;
}

/* With the pointer: pulled to the next day and an hour on, then its lower edge half an hour on; a double click opens it. */
static void
test_pull (void)
{
  PalWindow *window = open_week ("planning-pull");
  GtkWidget *view = GTK_WIDGET (get_calendar (window));
  double hour = get_calendar (window)->plot.height / 24, day = get_calendar (window)->plot.width / 5, x, top, bottom;

  place_of (window, ask (window, OURS), &x, &top, &bottom);
  pal_gui_drag (view, x, top + 30, x + day, top + 30 + hour);
  pal_gui_settle ();
  expect_start (window, "2026-03-25T10:00");
  place_of (window, ask (window, OURS), &x, &top, &bottom);
  pal_gui_drag (view, x, bottom - 3, x, bottom - 3 + hour / 2);
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT minutes FROM session WHERE id = (" OURS ")"), ==, 150);
  undo (window);
  undo (window);
  expect_start (window, "2026-03-24T09:00");

  pal_gui_wait (500);
  place_of (window, ask (window, OURS), &x, &top, &bottom);
  pal_gui_point (view, x, top + 30);
  pal_gui_button (TRUE);
  pal_gui_button (FALSE);
  pal_gui_button (TRUE);
  pal_gui_wait (100);                        /* the sheet makes the calendar narrower while the button is down */
  pal_gui_point (view, x + day, top + 30);
  pal_gui_button (FALSE);
  pal_gui_settle ();
  expect_start (window, "2026-03-24T09:00");
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, ask (window, OURS));
  pal_gui_key ("Escape");                    /* back to the calendar, which the session stays beside */
  pal_gui_settle ();
  g_assert_true (pal_calendar_view_has_focus (get_calendar (window)));

  /* Beside an open session too: it follows what is pressed, and what is pulled. */
  place_of (window, ask (window, OTHER), &x, &top, &bottom);
  pal_gui_point (view, x, top + 20);
  pal_gui_button (TRUE);
  pal_gui_button (FALSE);
  pal_gui_settle ();
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, ask (window, OTHER));
  place_of (window, ask (window, OURS), &x, &top, &bottom);
  hour = get_calendar (window)->plot.height / 24;
  pal_gui_drag (view, x, top + 20, x, top + 20 + hour);
  pal_gui_settle ();
  expect_start (window, "2026-03-24T10:00");
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, ask (window, OURS));
  pal_gui_close (window);
}

static void
fill_clash (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  GDate day;

  fill_demo (store, NULL);
  edit = pal_edit_begin (store, "clash", &error);
  pal_date_from_iso ("2026-03-26", &day);
  g_assert_true (pal_session_move (edit, pal_store_ask_int (store, OURS, 0), &day, 9 * 60, &error));
  g_assert_true (pal_edit_commit (edit, &error));
}

/* The sidebar counts a clash to come although nobody has looked at the planning. */
static void
test_badge (void)
{
  PalWindow *window = pal_gui_open ("planning-badge", fill_clash, NULL, "participants");

  g_assert_null (get_page (window));
  for (guint i = 0; i < 40 && pal_gui_find_words (GTK_WIDGET (window), GTK_TYPE_LABEL, "1") == NULL; i++)
    pal_gui_wait (100);
  g_assert_nonnull (pal_gui_find_words (pal_gui_find_type (GTK_WIDGET (window), PAL_TYPE_SIDEBAR), GTK_TYPE_LABEL, "1"));
  pal_gui_close (window);
}

/* The same session on the two Tuesdays that follow. */
static void
fill_series (PalStore *store, gpointer data)
{
  PalSeriesRule rule = { .weeks = 1, .weekdays = 1 << G_DATE_TUESDAY, .times = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  guint n;

  fill_demo (store, NULL);
  edit = pal_edit_begin (store, "series", &error);
  g_assert_true (pal_series_create (edit, pal_store_ask_int (store, OURS, 0), &rule, &n, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_cmpuint (n, ==, 2);
}

/* One of a series moves alone; the toast lets those after it follow, which is one edit. */
static void
test_series (void)
{
  PalWindow *window = pal_gui_open ("planning-series", fill_series, NULL, "planning/0/week/2026-W13");
  gint64 first = ask (window, "SELECT min (id) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-03-24%'"), ops;

  pal_calendar_view_select (get_calendar (window), first);
  gtk_widget_grab_focus (GTK_WIDGET (get_calendar (window)));
  pal_gui_key ("<Shift>Right");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-03-25T09:00%'"), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-03-31T09:00%'"), ==, 1);
  look (window, "series");
  ops = ask (window, "SELECT count (*) FROM op");
  pal_gui_act (GTK_WIDGET (window), "series.follow");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops + 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-04-01T09:00%'"), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-04-08T09:00%'"), ==, 1);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2' AND start_at LIKE '2026-03-31T09:00%'"), ==, 1);

  /* Delete asks which of the series, in the sheet; nothing is gone before it is answered. */
  gtk_widget_grab_focus (GTK_WIDGET (get_calendar (window)));
  pal_gui_key ("Delete");
  pal_gui_settle ();
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, first);
  g_assert_nonnull (pal_gui_find_words (find_type (window, PAL_TYPE_SESSION_SHEET), GTK_TYPE_LABEL, _("This one only")));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE title = 'Confiance 2'"), ==, 3);
  look (window, "remove");
  pal_gui_close (window);
}

/* Large text: nothing is cut, and what does not fit scrolls. */
static void
test_large (void)
{
  PalWindow *window = open_week ("planning-large");

  pal_gui_text_scale (2);
  pal_gui_settle ();
  pal_gui_look (window, "planning-large");
  gtk_widget_activate_action (get_page (window), "planning.go-to", "x", ask (window, OURS));
  pal_gui_settle ();
  pal_gui_look (window, "planning-large-open");
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

/* Enter on an empty place of the one cohort that is shown, a title, and it is there. */
static void
test_add (void)
{
  g_autofree char *address = NULL;
  PalWindow *window = pal_gui_open ("planning-add", fill_demo, NULL, "planning");
  gint64 cohort = ask (window, "SELECT id FROM cohort WHERE name LIKE 'RF1%'"), sessions = ask (window, "SELECT count (*) FROM session");
  GtkWidget *sheet = find_type (window, PAL_TYPE_SESSION_SHEET);
  GDate day;
  int minute;

  address = g_strdup_printf ("planning/0/week/2026-W20/cohort-%" G_GINT64_FORMAT, cohort);
  pal_gui_go (window, address);
  gtk_widget_grab_focus (GTK_WIDGET (get_calendar (window)));
  pal_gui_key ("Right");
  pal_gui_settle ();
  g_assert_true (pal_calendar_view_get_place (get_calendar (window), &day, &minute));
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (sheet, "title"))));
  pal_gui_type ("Visite du port");
  pal_gui_key ("Tab");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session"), ==, sessions + 1);
  g_assert_cmpint (ask (window, "SELECT cohort FROM session WHERE title = 'Visite du port'"), ==, cohort);
  g_assert_cmpint (ask (window, "SELECT substr (start_at, 12, 2) * 60 + substr (start_at, 15, 2) FROM session WHERE title = 'Visite du port'"), ==, minute);
  look (window, "added");
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session"), ==, sessions);

  /* Without a cohort that is shown alone, it is asked for; a form that nothing was typed into is left without a word. */
  pal_gui_go (window, "planning/0/week/2026-W20");
  pal_gui_act (GTK_WIDGET (window), "win.new-session");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (sheet, "cohort"))));
  pal_gui_go (window, "participants");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session"), ==, sessions);
  pal_gui_close (window);
}

static guint
count_rows (PalWindow *window)
{
  PalTable *table = PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_PLANNING_LIST), PAL_TYPE_TABLE));

  return g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (table)));
}

static void
expect_address (PalWindow *window, const char *address)
{
  g_autofree char *found = pal_page_get_address (PAL_PAGE (get_page (window)));

  g_assert_cmpstr (found, ==, address);
}

/* A filter by its name. */
static GtkWidget *
find_filter (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_str_equal (gtk_widget_get_name (child), name) ? child : find_filter (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button of a legend whose name begins so. */
static GtkWidget *
find_chip (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *words = GTK_IS_TOGGLE_BUTTON (child) ? gtk_widget_get_tooltip_text (child) : NULL;
      GtkWidget *found = words != NULL && g_str_has_prefix (words, name) ? child : find_chip (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Week, month, list and back; the days before and after; a filter by the legend and by its fields. */
static void
test_ways (void)
{
  PalWindow *window = pal_gui_open ("planning-ways", fill_demo, NULL, "planning");
  GtkWidget *page = get_page (window), *days = find_type (window, PAL_TYPE_PLANNING_DAYS), *cohort;
  guint all;

  expect_address (window, "planning/0/week/2026-W12");
  gtk_widget_activate_action (days, "planning.mode", "s", "month");
  pal_gui_settle ();
  expect_address (window, "planning/0/month/2026-03");
  look (window, "month");
  gtk_widget_grab_focus (GTK_WIDGET (get_calendar (window)));
  pal_gui_key ("Page_Down");
  pal_gui_settle ();
  expect_address (window, "planning/0/month/2026-04");
  pal_gui_act (days, "planning.today");
  gtk_widget_activate_action (days, "planning.mode", "s", "list");
  pal_gui_settle ();
  expect_address (window, "planning/0/list/2026-03");
  all = count_rows (window);
  g_assert_cmpuint (all, >, 20);
  look (window, "list");

  /* Ctrl+F goes to the first filter. */
  pal_gui_key ("<Control>f");
  pal_gui_settle ();
  g_assert_true (gtk_widget_get_mapped (find_type (window, PAL_TYPE_PLANNING_FILTERS)));
  g_assert_true (pal_gui_has_focus (find_filter (page, "cohort")));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_filter (page, "kind")), 1);
  pal_gui_settle ();
  g_assert_cmpuint (count_rows (window), <, all);
  look (window, "filtered");
  pal_gui_act (find_type (window, PAL_TYPE_PLANNING_FILTERS), "filters.clear");
  pal_gui_settle ();
  g_assert_cmpuint (count_rows (window), ==, all);

  /* A name of the legend shows that cohort alone, and all again; Down and Enter open the first session of the list. */
  cohort = find_chip (page, "RF1");
  pal_gui_click (cohort);
  pal_gui_settle ();
  g_assert_cmpuint (count_rows (window), <, all);
  g_assert_cmpuint (count_rows (window), >, 0);
  pal_gui_click (find_chip (page, "RF1"));
  pal_gui_settle ();
  g_assert_cmpuint (count_rows (window), ==, all);
  gtk_widget_grab_focus (pal_gui_find_type (find_type (window, PAL_TYPE_PLANNING_LIST), PAL_TYPE_TABLE));
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), !=, 0);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_close (window);
}

/* What makes no sense in an address is the week of today. */
static void
test_addresses (void)
{
  static const char *const ways[][2] = {
    { "planning/0/week/2026-W53", "planning/0/week/2026-W53" }, { "planning/0/week/2026-W99", "planning/0/week/2026-W12" },
    { "planning/0/fortnight/2026-13", "planning/0/week/2026-W12" }, { "planning/12/month/9999-01", "planning/0/month/2026-03" },
    { "planning/0/list/2025-12/rooms.clashing.kind-NONE.coach-x", "planning/0/list/2025-12/clashing.rooms" },
    { "planning/0/week/2026-W01", "planning/0/week/2026-W01" }, { "planning/0/week/2020-W53/cancelled", "planning/0/week/2020-W53/cancelled" },
  };
  PalWindow *window = pal_gui_open ("planning-addresses", fill_demo, NULL, "planning");

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      pal_gui_go (window, ways[i][0]);
      expect_address (window, ways[i][1]);
    }
  pal_gui_close (window);
}

/* One page on its side, with what was filtered at its head. */
static void
test_paper (void)
{
  PalWindow *window = open_week ("planning-paper");
  PalPlanningPlace place;
  g_autoptr (PalDocument) document = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "planning-2026-W13.pdf", NULL), *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double width, height;

  pal_planning_place_init (&place);
  pal_planning_place_read (&place, "week/2026-W13");
  document = pal_planning_document (get_calendar (window), &place, pal_window_get_store (window));
  g_assert_cmpuint (pal_document_get_n_pages (document), ==, 1);
  pal_document_get_page_size (document, 0, &width, &height);
  g_assert_cmpfloat (width, >, height);
  pal_planning_save_to (get_page (window), document, file);
  pal_gui_assert_says (pal_gui_toast (window), "planning-2026-W13.pdf");
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  if (g_getenv ("PALIER_PICTURES") == NULL)
    g_remove (path);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/planning/keys", test_keys);
  g_test_add_func ("/planning/clash", test_clash);
  g_test_add_func ("/planning/pull", test_pull);
  g_test_add_func ("/planning/badge", test_badge);
  g_test_add_func ("/planning/series", test_series);
  g_test_add_func ("/planning/large", test_large);
  g_test_add_func ("/planning/add", test_add);
  g_test_add_func ("/planning/ways", test_ways);
  g_test_add_func ("/planning/addresses", test_addresses);
  g_test_add_func ("/planning/paper", test_paper);
  return pal_gui_run ();
}
