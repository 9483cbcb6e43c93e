/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/cohorts/pal-cohort-conformity.h"
#include "pages/cohorts/pal-cohort-milestone.h"
#include "pages/cohorts/pal-cohort-milestones.h"
#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"

#include "pal-gui-window.h"

/* The back-planning of a cohort in the real window, by typed keys, on the demonstration. Today is 17 March 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_type (PalWindow *window, GType type)
{
  GtkWidget *found = pal_gui_find_type (pal_window_get_page (window, "cohorts"), type);

  g_assert_nonnull (found);
  return found;
}

static gint64
cohort_of (PalWindow *window, const char *like)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM cohort WHERE name LIKE '%s'", like);

  return pal_store_ask_int (pal_window_get_store (window), sql, 0);
}

static PalWindow *
open_back_planning (const char *name, const char *like)
{
  PalWindow *window = pal_gui_open (name, fill_demo, NULL, "cohorts");
  g_autofree char *address = pal_address_format ("cohorts", cohort_of (window, like), "milestones");

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  return window;
}

static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("milestones-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

static gint64
count (PalWindow *window, const char *like, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM milestone WHERE cohort = %" G_GINT64_FORMAT " AND %s",
                                          cohort_of (window, like), condition);

  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_settle ();
}

/* None yet: the programme's are offered, made in one edit, and undone. */
static void
test_make (void)
{
  PalWindow *window = open_back_planning ("milestones-make", "MED%");

  look (window, "none");
  g_assert_cmpint (count (window, "MED%", "1"), ==, 0);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_MILESTONES), "milestones.make");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "MED%", "1"), >, 8);
  g_assert_nonnull (pal_gui_toast (window));
  undo (window);
  g_assert_cmpint (count (window, "MED%", "1"), ==, 0);
  pal_gui_close (window);
}

/* By the keyboard alone: down to the one that is late, its date, done today. */
static void
test_late (void)
{
  PalWindow *window = open_back_planning ("milestones-late", "RF1%");
  GtkWidget *milestones = find_type (window, PAL_TYPE_COHORT_MILESTONES), *milestone = find_type (window, PAL_TYPE_COHORT_MILESTONE);

  look (window, "list");
  g_assert_true (pal_cohort_milestones_focus (PAL_COHORT_MILESTONES (milestones)));
  pal_gui_key ("Home");
  for (guint i = 0; i < 6; i++)
    pal_gui_key ("Down");
  pal_gui_settle ();
  look (window, "one");
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (milestone, "due-on"))));
  g_assert_cmpint (count (window, "RF1%", "done_on IS NULL AND due_on < '2026-03-17'"), ==, 1);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (milestone, "due-on")), "20/03/2026");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF1%", "done_on IS NULL AND due_on < '2026-03-17'"), ==, 0);
  undo (window);

  pal_gui_act (milestone, "milestone.done");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF1%", "done_on = '2026-03-17' AND due_on < '2026-03-17'"), ==, 1);
  undo (window);
  g_assert_cmpint (count (window, "RF1%", "done_on = '2026-03-17'"), ==, 0);
  pal_gui_close (window);
}

/* One's own is added by its name, and deleted. */
static void
test_own (void)
{
  PalWindow *window = open_back_planning ("milestones-own", "RF2%");
  GtkWidget *milestone = find_type (window, PAL_TYPE_COHORT_MILESTONE);

  pal_gui_act (find_type (window, PAL_TYPE_COHORT_MILESTONES), "milestones.add");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (milestone, "name"))));
  pal_gui_type ("Clés de la salle");
  pal_gui_key ("Tab");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF2%", "name = 'Clés de la salle' AND template IS NULL"), ==, 1);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (milestone, "due-on")), "25/03/2026");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF2%", "name = 'Clés de la salle' AND due_on = '2026-03-25'"), ==, 1);
  pal_gui_act (milestone, "milestone.delete");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF2%", "name = 'Clés de la salle'"), ==, 0);
  undo (window);
  g_assert_cmpint (count (window, "RF2%", "name = 'Clés de la salle'"), ==, 1);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_close (window);
}

/* The cohort begins a week later: what would follow is offered. */
static void
test_follow (void)
{
  PalWindow *window = open_back_planning ("milestones-follow", "RF2%");
  PalStore *store = pal_window_get_store (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "later", &error);
  g_autoptr (PalRecord) cohort = pal_record_load (store, pal_kind_find ("cohort"), cohort_of (window, "RF2%"), &error);

  pal_record_set_raw (cohort, "start-on", "2026-04-07", &error);
  pal_record_save (cohort, edit, &error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  pal_gui_settle ();
  look (window, "changed");
  g_assert_cmpint (count (window, "RF2%", "due_on = '2026-04-07'"), ==, 0);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_MILESTONES), "milestones.follow");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "RF2%", "due_on = '2026-04-07'"), ==, 1);
  undo (window);
  g_assert_cmpint (count (window, "RF2%", "due_on = '2026-04-07'"), ==, 0);
  pal_gui_close (window);
}

/* Rule by rule, and from there to the report. */
static void
test_conformity (void)
{
  PalWindow *window = pal_gui_open ("milestones-conformity", fill_demo, NULL, "cohorts");
  g_autofree char *address = pal_address_format ("cohorts", cohort_of (window, "RF1%"), "conformity");
  g_autofree char *report = pal_address_format ("reports", cohort_of (window, "RF1%"), "R17"), *here = NULL;

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  look (window, "conformity");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_CONFORMITY), "conformity.report");
  pal_gui_wait (600);
  here = pal_page_get_address (PAL_PAGE (pal_window_get_page (window, "reports")));
  g_assert_cmpstr (here, ==, report);
  look (window, "conformity-report");
  pal_gui_close (window);
}

/* At 200 % nothing makes the window larger than a small screen. */
static void
test_large (void)
{
  static const char *const tabs[] = { "milestones", "conformity" };
  PalWindow *window = pal_gui_open ("milestones-large", fill_demo, NULL, "cohorts");

  pal_gui_text_scale (2);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *address = pal_address_format ("cohorts", cohort_of (window, "RF1%"), tabs[i]), *name = g_strdup_printf ("large-%s", tabs[i]);

      g_assert_true (pal_window_go (window, address));
      pal_gui_settle ();
      look (window, name);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 768);
    }
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/milestones/make", test_make);
  g_test_add_func ("/milestones/late", test_late);
  g_test_add_func ("/milestones/own", test_own);
  g_test_add_func ("/milestones/follow", test_follow);
  g_test_add_func ("/milestones/conformity", test_conformity);
  g_test_add_func ("/milestones/large", test_large);
  return pal_gui_run ();
}
