/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/cohorts/pal-cohort-proposal.h"
#include "pages/cohorts/pal-cohort-sessions.h"
#include "pages/cohorts/pal-cohort-wishes.h"
#include "pages/cohorts/pal-proposal-list.h"
#include "pages/participants/pal-participant-sheet.h"
#include "pages/pal-address.h"
#include "pages/sessions/pal-session-follow.h"
#include "pages/sessions/pal-session-people.h"
#include "pages/sessions/pal-session-removal.h"
#include "pages/sessions/pal-session-repeat.h"
#include "pages/sessions/pal-session-sheet.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The plan of a cohort in the real window, by actions and typed keys, on the demonstration. Today is 17 March 2026. */

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

static PalWindow *
open_plan (const char *name)
{
  PalWindow *window = pal_gui_open (name, fill_demo, NULL, "cohorts");
  gint64 cohort = pal_store_ask_int (pal_window_get_store (window), "SELECT id FROM cohort WHERE name LIKE 'RF2%'", 0);
  g_autofree char *address = pal_address_format ("cohorts", cohort, "sessions");

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  return window;
}

static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("sessions-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

/* The sessions of the cohort; another one has its own already. */
#define OURS "session WHERE cohort = (SELECT id FROM cohort WHERE name LIKE 'RF2%')"

static gint64
count (PalWindow *window, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", what);

  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
propose (PalWindow *window)
{
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_SESSIONS), "cohort.plan");
  for (guint i = 0; i < 200 && !pal_cohort_proposal_is_begun (PAL_COHORT_PROPOSAL (find_type (window, PAL_TYPE_COHORT_PROPOSAL))); i++)
    pal_gui_wait (50);
  g_assert_true (pal_cohort_proposal_is_begun (PAL_COHORT_PROPOSAL (find_type (window, PAL_TYPE_COHORT_PROPOSAL))));
  pal_gui_settle ();
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_settle ();
}

/* As somebody does who has no mouse. */
static void
press (GtkWidget *root, const char *words)
{
  g_assert_true (gtk_widget_grab_focus (pal_gui_find_button (root, words)));
  pal_gui_settle ();
  pal_gui_key ("Return");
}

static GtkWidget *
find_entry (GtkWidget *root, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *unlike = GTK_IS_ENTRY (child) ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name)
                                                     : g_strdup ("");
      GtkWidget *found = unlike == NULL ? child : find_entry (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By its address, as a search leads to it. */
static void
open_session (PalWindow *window, const char *which)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY start_at LIMIT 1", which);
  g_autofree char *cohort = g_strdup_printf ("SELECT cohort FROM %s ORDER BY start_at LIMIT 1", which);
  gint64 id = pal_store_ask_int (pal_window_get_store (window), sql, 0);
  g_autofree char *tab = g_strdup_printf ("sessions/%" G_GINT64_FORMAT, id), *address = NULL;

  address = pal_address_format ("cohorts", pal_store_ask_int (pal_window_get_store (window), cohort, 0), tab);
  pal_gui_go (window, address);
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))), ==, id);
  g_assert_cmpint (pal_table_get_selected (PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_COHORT_SESSIONS), PAL_TYPE_TABLE))), ==, id);
}

/* Proposed, dropped, proposed again, kept as one edit, undone. */
static void
test_propose (void)
{
  PalWindow *window = open_plan ("sessions-propose");
  gint64 ops = count (window, "op");

  look (window, "empty");
  propose (window);
  look (window, "proposal");
  g_assert_cmpint (count (window, OURS), ==, 0);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_PROPOSAL), "proposal.drop");
  g_assert_cmpint (count (window, "op"), ==, ops);
  g_assert_true (gtk_widget_get_visible (pal_gui_find_type (find_type (window, PAL_TYPE_COHORT_SESSIONS), PAL_TYPE_TABLE)));

  propose (window);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_PROPOSAL), "proposal.keep");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "op"), ==, ops + 1);
  g_assert_cmpint (count (window, OURS), >, 12);
  g_assert_nonnull (pal_gui_toast (window));
  look (window, "kept");
  undo (window);
  g_assert_cmpint (count (window, OURS), ==, 0);
  pal_gui_close (window);
}

static GtkWidget *
find_named (GtkWidget *widget, GType type, const char *name)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type, name);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_for_plan (PalWindow *window)
{
  for (guint i = 0; i < 200 && !pal_cohort_proposal_is_begun (PAL_COHORT_PROPOSAL (find_type (window, PAL_TYPE_COHORT_PROPOSAL))); i++)
    pal_gui_wait (50);
  pal_gui_settle ();
}

#define OUR_WISHES "plan_wish WHERE cohort = (SELECT id FROM cohort WHERE name LIKE 'RF2%')"

/* Wishes are kept as they are made, each an edit, and the plan follows them; what is not understood stays, with the reason. */
static void
test_wishes (void)
{
  PalWindow *window = open_plan ("sessions-wishes");
  GtkWidget *proposal = find_type (window, PAL_TYPE_COHORT_PROPOSAL), *wishes = find_type (window, PAL_TYPE_COHORT_WISHES);

  propose (window);
  pal_gui_act (proposal, "proposal.wishes");
  pal_gui_settle ();
  look (window, "wishes");
  gtk_widget_grab_focus (find_named (wishes, GTK_TYPE_TOGGLE_BUTTON, "1"));
  pal_gui_key ("space");
  wait_for_plan (window);
  g_assert_cmpint (count (window, OUR_WISHES " AND kind = 'WEEKDAYS' AND value = '2|3|4|5'"), ==, 1);

  gtk_widget_grab_focus (pal_gui_find_type (wishes, GTK_TYPE_ENTRY));
  pal_gui_type ("9h-11h30, 14-13");
  pal_gui_key ("Return");
  pal_gui_settle ();
  look (window, "wishes-wrong");
  g_assert_cmpint (count (window, OUR_WISHES " AND kind = 'HOURS'"), ==, 0);
  pal_gui_key ("<Control>a");
  pal_gui_type ("9h-11h30, 14-16");
  pal_gui_key ("Return");
  wait_for_plan (window);
  g_assert_cmpint (count (window, OUR_WISHES " AND kind = 'HOURS' AND value = '09:00-11:30|14:00-16:00'"), ==, 1);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);

  pal_gui_act (proposal, "proposal.keep");
  pal_gui_settle ();
  g_assert_cmpint (count (window, OURS), >, 12);
  g_assert_cmpint (count (window, OURS " AND strftime ('%w', start_at) = '1'"), ==, 0);
  g_assert_cmpint (count (window, OURS " AND (substr (start_at, 12) < '09:00' OR substr (start_at, 12) >= '16:00')"), ==, 0);
  undo (window);
  undo (window);
  g_assert_cmpint (count (window, OUR_WISHES " AND kind = 'HOURS'"), ==, 0);
  pal_gui_close (window);
}

/* One session is left out by its box; the others are kept. */
static void
test_left_out (void)
{
  PalWindow *window = open_plan ("sessions-left-out");
  GtkWidget *list = find_type (window, PAL_TYPE_PROPOSAL_LIST);
  gint64 all;

  propose (window);
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_PROPOSAL), "proposal.keep");
  pal_gui_settle ();
  all = count (window, OURS);
  undo (window);
  propose (window);
  gtk_widget_grab_focus (pal_gui_find_type (list, GTK_TYPE_CHECK_BUTTON));
  pal_gui_key ("space");
  pal_gui_settle ();
  look (window, "left-out");
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_PROPOSAL), "proposal.keep");
  pal_gui_settle ();
  g_assert_cmpint (count (window, OURS), ==, all - 1);
  pal_gui_close (window);
}

/* Another cohort is planned together, in one edit. */
static void
test_together (void)
{
  PalWindow *window = open_plan ("sessions-together");
  GtkWidget *proposal = find_type (window, PAL_TYPE_COHORT_PROPOSAL), *with;
  gint64 before = count (window, "session"), ops;

  propose (window);
  with = pal_gui_find_type (proposal, GTK_TYPE_MENU_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pal_gui_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (with))),
                                                                    GTK_TYPE_CHECK_BUTTON)), TRUE);
  wait_for_plan (window);
  look (window, "together");
  ops = count (window, "op");
  pal_gui_act (proposal, "proposal.keep");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "op"), ==, ops + 1);
  g_assert_cmpint (count (window, "session"), >, before + count (window, OURS));
  pal_gui_close (window);
}

/* When somebody cannot come is written down with the person, and a plan keeps clear of it. */
static void
test_away (void)
{
  PalWindow *window = open_plan ("sessions-away");
  PalStore *store = pal_window_get_store (window);
  gint64 person = pal_store_ask_int (store, "SELECT p.participant FROM prescription p JOIN cohort c ON c.id = p.cohort WHERE c.name LIKE 'RF2%' "
                                            "AND p.decision = 'ACCEPTED' AND p.non_entry_on IS NULL ORDER BY p.id", 0);
  g_autofree char *address = pal_address_format ("participants", person, "identity");
  GtkWidget *page, *start;

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  page = pal_window_get_page (window, "participants");
  pal_gui_act (pal_gui_find_type (page, PAL_TYPE_PARTICIPANT_SHEET), "participant.add-unavailability");
  pal_gui_settle ();
  start = GTK_WIDGET (pal_gui_find_input (page, "start-at"));
  g_assert_true (pal_gui_has_focus (start));
  pal_gui_type ("30/03/2026 08:00");
  pal_gui_key ("Tab");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (page, "end-at")), "30/04/2026 20:00");
  pal_gui_settle ();
  look (window, "away");
  g_assert_cmpint (count (window, "unavailability WHERE participant IS NOT NULL AND start_at LIKE '2026-03-30_08:00%' "
                                  "AND end_at LIKE '2026-04-30_20:00%'"), ==, 1);
  pal_gui_close (window);
}

/* A plan that is looked at is not lost by going elsewhere. */
static void
test_leave (void)
{
  PalWindow *window = open_plan ("sessions-leave");

  propose (window);
  g_assert_false (pal_window_go (window, "participants"));
  pal_gui_settle ();
  g_assert_true (pal_cohort_proposal_is_begun (PAL_COHORT_PROPOSAL (find_type (window, PAL_TYPE_COHORT_PROPOSAL))));
  pal_gui_act (find_type (window, PAL_TYPE_COHORT_PROPOSAL), "proposal.drop");
  pal_gui_close (window);
}

/* Added by hand, moved by its fields, run by somebody, clashing, deleted; each undone. */
static void
test_by_hand (void)
{
  PalWindow *window = open_plan ("sessions-by-hand");
  GtkWidget *session = find_type (window, PAL_TYPE_SESSION_SHEET);
  g_autofree char *closed = NULL, *outside = NULL;

  pal_gui_act (find_type (window, PAL_TYPE_COHORT_SESSIONS), "cohort.add-session");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (session, "title"))));
  pal_gui_type ("Visite du port");
  pal_gui_key ("Tab");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "session WHERE title = 'Visite du port' AND status = 'PLANNED'"), ==, 1);

  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "start-at")), "07/04/2026 09:00");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "minutes")), "120");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "session WHERE title = 'Visite du port' AND start_at LIKE '2026-04-07_09:00%' AND minutes = 120"), ==, 1);

  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "contact")), "Vasseur");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "session_staff WHERE session IN (SELECT id FROM " OURS ")"), ==, 1);
  look (window, "one");

  /* A Sunday before the cohort begins: two clashes, said and not forbidden. */
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "start-at")), "29/03/2026 09:00");
  pal_gui_settle ();
  g_assert_cmpint (count (window, "session WHERE title = 'Visite du port' AND start_at LIKE '2026-03-29_09:00%'"), ==, 1);
  closed = g_strdup_printf (_("%s is not a working day."), "29/03/2026");
  outside = g_strdup_printf (_("The cohort runs from %s to %s."), "30/03/2026", "19/06/2026");
  g_assert_nonnull (pal_gui_find_words (session, GTK_TYPE_LABEL, closed));
  g_assert_nonnull (pal_gui_find_words (session, GTK_TYPE_LABEL, outside));
  look (window, "clash");
  undo (window);
  g_assert_cmpint (count (window, "session WHERE title = 'Visite du port' AND start_at LIKE '2026-04-07_09:00%'"), ==, 1);

  pal_gui_act (session, "session.delete");
  pal_gui_settle ();
  g_assert_cmpint (count (window, OURS), ==, 0);
  g_assert_cmpint (count (window, "session_staff WHERE session NOT IN (SELECT id FROM session)"), ==, 0);
  undo (window);
  g_assert_cmpint (count (window, OURS), ==, 1);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_close (window);
}

/* Adds one by keys alone, on Tuesday 7 April, nine to eleven. */
static GtkWidget *
add_session (PalWindow *window)
{
  GtkWidget *session = find_type (window, PAL_TYPE_SESSION_SHEET);

  press (find_type (window, PAL_TYPE_COHORT_SESSIONS), _("Add a Session"));
  pal_gui_type ("Atelier CV");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "start-at")), "07/04/2026 09:00");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "minutes")), "120");
  g_assert_cmpint (count (window, "session WHERE title = 'Atelier CV' AND start_at LIKE '2026-04-07_09:00%' AND minutes = 120"), ==, 1);
  return session;
}

#define SERIES "session WHERE title = 'Atelier CV'"

/* Repeated on Tuesdays; one moved to Wednesday with the following; taken out from there on; each undone at once. */
static void
test_series (void)
{
  PalWindow *window = open_plan ("sessions-series");
  GtkWidget *session = add_session (window), *follow;
  g_autofree char *label = g_strdup_printf (_("This and the Following (%u)"), 7u);

  press (find_type (window, PAL_TYPE_SESSION_REPEAT), _("Repeat…"));
  look (window, "repeat");
  pal_gui_type_into (find_entry (session, _("Until")), "01/04/2026");
  look (window, "repeat-wrong");
  pal_gui_type_into (find_entry (session, _("Until")), "09/06/2026");
  press (session, _("Make the Series"));
  g_assert_cmpint (count (window, SERIES " AND strftime ('%w', start_at) = '2'"), ==, 10);
  look (window, "series");

  follow = find_type (window, PAL_TYPE_SESSION_FOLLOW);
  open_session (window, SERIES " AND start_at LIKE '2026-04-21%'");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (session, "start-at")), "22/04/2026 14:00");
  look (window, "follow");
  g_assert_cmpint (count (window, SERIES " AND start_at LIKE '%T14:00'"), ==, 1);
  press (follow, label);
  g_assert_cmpint (count (window, SERIES " AND start_at LIKE '%T14:00' AND strftime ('%w', start_at) = '3'"), ==, 8);
  undo (window);
  g_assert_cmpint (count (window, SERIES " AND start_at LIKE '%T14:00'"), ==, 1);

  press (session, _("Delete the Session"));
  look (window, "removal");
  pal_gui_key ("Down");
  pal_gui_key ("space");
  press (find_type (window, PAL_TYPE_SESSION_REMOVAL), _("Take Out"));
  g_assert_cmpint (count (window, SERIES), ==, 2);
  undo (window);
  g_assert_cmpint (count (window, SERIES), ==, 10);
  pal_gui_close (window);
}

/* One left out of the whole cohort, somebody of another one added, everybody again. */
static void
test_people (void)
{
  PalWindow *window = open_plan ("sessions-people");
  GtkWidget *people;
  g_autofree char *here = NULL;

  open_session (window, "session WHERE kind <> 'INDIVIDUAL' AND start_at > '2026-03-18' AND cohort IN "
                "(SELECT id FROM cohort WHERE name LIKE 'RF1%')");
  people = find_type (window, PAL_TYPE_SESSION_PEOPLE);
  here = g_strdup_printf ("attendance WHERE session = %" G_GINT64_FORMAT, pal_session_sheet_get_id (PAL_SESSION_SHEET (find_type (window, PAL_TYPE_SESSION_SHEET))));
  look (window, "people");
  g_assert_cmpint (count (window, here), ==, 0);
  gtk_widget_grab_focus (pal_gui_find_type (people, GTK_TYPE_CHECK_BUTTON));
  pal_gui_key ("space");
  g_assert_cmpint (count (window, here), ==, 10);
  look (window, "by-name");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (people, "participant")), "Personne de ce nom");
  g_assert_cmpint (count (window, here), ==, 10);
  pal_gui_key ("<Shift>Tab");
  pal_gui_key ("Escape");
  press (people, _("Convene the Whole Cohort"));
  g_assert_cmpint (count (window, here), ==, 0);
  pal_gui_close (window);
}

/* Found by its day, and opened in the planning. */
static void
test_search (void)
{
  PalWindow *window = open_plan ("sessions-search");
  gint64 id = pal_store_ask_int (pal_window_get_store (window), "SELECT id FROM session WHERE title = 'Confiance 2'", 0);
  g_autofree char *wanted = g_strdup_printf ("planning/%" G_GINT64_FORMAT, id), *here = NULL;

  pal_gui_key ("<Control>k");
  pal_gui_type ("mardi 24 conf");
  pal_gui_settle ();
  pal_gui_look (window, "sessions-search");
  pal_gui_key ("Return");
  pal_gui_settle ();
  here = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (here, wanted));
  g_assert_cmpint (pal_session_sheet_get_id (PAL_SESSION_SHEET (pal_gui_find_type (pal_window_get_page (window, "planning"), PAL_TYPE_SESSION_SHEET))), ==, id);
  pal_gui_look (window, "sessions-found");
  pal_gui_close (window);
}

/* Begun in the planning without a cohort: it is not lost by going on, until it is dropped or its cohort is chosen. */
static void
test_draft (void)
{
  PalWindow *window = open_plan ("sessions-draft");
  GtkWidget *page, *sheet;

  pal_gui_go (window, "planning");
  page = pal_window_get_page (window, "planning");
  pal_gui_act (page, "planning.add");
  sheet = pal_gui_find_type (page, PAL_TYPE_SESSION_SHEET);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (sheet, "title")), "Forum emploi");
  g_assert_cmpint (count (window, "session WHERE title = 'Forum emploi'"), ==, 0);
  pal_gui_act (sheet, "session.close");
  pal_gui_assert_says (pal_gui_toast (window), _("This new session is not kept yet: choose its cohort, or drop it."));
  look (window, "draft");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (sheet, "cohort")), "RF2");
  g_assert_cmpint (count (window, "session WHERE title = 'Forum emploi'"), ==, 1);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (sheet, "minutes")), "1200");
  look (window, "long");
  pal_gui_act (sheet, "session.close");
  pal_gui_act (page, "planning.add");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (sheet, "title")), "Rien");
  press (sheet, _("Drop It"));
  g_assert_cmpint (count (window, "session WHERE title = 'Rien'"), ==, 0);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/sessions/propose", test_propose);
  g_test_add_func ("/sessions/wishes", test_wishes);
  g_test_add_func ("/sessions/left-out", test_left_out);
  g_test_add_func ("/sessions/together", test_together);
  g_test_add_func ("/sessions/away", test_away);
  g_test_add_func ("/sessions/leave", test_leave);
  g_test_add_func ("/sessions/by-hand", test_by_hand);
  g_test_add_func ("/sessions/series", test_series);
  g_test_add_func ("/sessions/people", test_people);
  g_test_add_func ("/sessions/search", test_search);
  g_test_add_func ("/sessions/draft", test_draft);
  return pal_gui_run ();
}
