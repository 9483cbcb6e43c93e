/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/cohorts/pal-cohort-add.h"
#include "pages/cohorts/pal-cohort-members.h"
#include "pages/cohorts/pal-cohort-panel.h"
#include "pages/cohorts/pal-cohort-progress.h"
#include "pages/cohorts/pal-cohort-sheet.h"
#include "pages/cohorts/pal-cohorts-list.h"
#include "pages/pal-panes.h"
#include "rules/pal-cohort-list.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"
#include "widgets/pal-band.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The page of cohorts in the real window, by actions, typed keys and clicks, on the demonstration. Today is 17 March
 * 2026. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static PalWindow *
open_demo (const char *name)
{
  return pal_gui_open (name, fill_demo, NULL, "cohorts");
}

static GtkWidget *
find_type (PalWindow *window, GType type)
{
  GtkWidget *found = pal_gui_find_type (pal_window_get_page (window, "cohorts"), type);

  g_assert_nonnull (found);
  return found;
}

/* In each light. */
static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("cohorts-%s", name), *dark = g_strdup_printf ("%s-dark", light);

  pal_gui_look (window, light);
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, dark);
  pal_gui_theme (FALSE, FALSE);
}

static gint64
find_cohort (PalWindow *window, const char *name)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (pal_window_get_store (window), "SELECT id FROM cohort WHERE name LIKE ?1", NULL);

  pal_statement_bind_text (statement, 1, name);
  g_assert_true (pal_statement_step (statement, NULL));
  return pal_statement_get_int (statement, 0);
}

static gint64
count_cohorts (PalWindow *window, const char *name)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (pal_window_get_store (window), "SELECT count (*) FROM cohort WHERE name LIKE ?1", NULL);

  pal_statement_bind_text (statement, 1, name);
  g_assert_true (pal_statement_step (statement, NULL));
  return pal_statement_get_int (statement, 0);
}

static void
go_to (PalWindow *window, const char *name, const char *tab)
{
  g_autofree char *address = pal_address_format ("cohorts", find_cohort (window, name), tab);

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
}

static char *
next_undo (PalWindow *window)
{
  g_autoptr (PalOp) op = pal_journal_next_undo (pal_window_get_store (window));

  return g_strdup (op != NULL ? op->label : "");
}

static gint64
count_ops (PalWindow *window)
{
  return pal_store_ask_int (pal_window_get_store (window), "SELECT count (*) FROM op", -1);
}

/* Members ---------------------------------------------------------------------------------------------------------- */

static void
act (PalWindow *window, const char *action)
{
  GType type = g_str_has_prefix (action, "panel.") ? PAL_TYPE_COHORT_PANEL
               : g_str_has_prefix (action, "add.") ? PAL_TYPE_COHORT_ADD
               : g_str_equal (action, "cohort.add-people") || g_str_equal (action, "cohort.delete")
                 ? PAL_TYPE_COHORT_SHEET
                 : PAL_TYPE_COHORT_MEMBERS;

  pal_gui_act (find_type (window, type), action);
}

static PalTable *
members_of (PalWindow *window)
{
  return PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_COHORT_MEMBERS), PAL_TYPE_TABLE));
}

static guint
find_position (PalWindow *window, const char *last_name)
{
  GListModel *rows = G_LIST_MODEL (pal_table_get_query (members_of (window)));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (pal_row_get_text (row, PAL_MEMBERS_LAST_NAME), last_name) == 0)
        return i;
    }
  g_error ("%s is not there", last_name);
}

static void
select_people (PalWindow *window, const char *const *last_names)
{
  PalTable *table = members_of (window);
  guint n = g_strv_length ((char **) last_names);
  g_autofree gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = pal_query_get_key (pal_table_get_query (table), find_position (window, last_names[i]));
  pal_table_select_several (table, ids, n);
  pal_gui_settle ();
}

#define SELECT(window, ...) select_people (window, (const char *const[]) { __VA_ARGS__, NULL })

static guint
count_state (PalWindow *window, const char *cohort, PalCourseState state)
{
  guint counts[PAL_COURSE_EXITED + 1];

  g_assert_true (pal_cohort_count_states (pal_window_get_store (window), find_cohort (window, cohort), counts, NULL));
  return counts[state];
}

#define assert_states(window, cohort, state, expected)                                                                 \
  g_assert_cmpuint (count_state (window, cohort, state), ==, expected)

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

static GtkWidget *
button_of (PalWindow *window, const char *action)
{
  GtkWidget *button = find_action (pal_window_get_page (window, "cohorts"), action);

  g_assert_nonnull (button);
  return button;
}

static PalInput *
question (PalWindow *window, const char *field)
{
  PalInput *input = pal_gui_find_input (find_type (window, PAL_TYPE_COHORT_PANEL), field);

  g_assert_nonnull (input);
  return input;
}

/* The band of the panel, or the one that stays after the step. */
static char *
band_of (PalWindow *window, GType below)
{
  char *text;

  g_object_get (pal_gui_find_type (find_type (window, below), PAL_TYPE_BAND), "text", &text, NULL);
  return text;
}

/* A whole course --------------------------------------------------------------------------------------------------- */

/* Ctrl+Z and its inverse from where the focus is: in no field. */
static void
undo (PalWindow *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  pal_gui_key ("<Control>z");
}

static void
redo (PalWindow *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  pal_gui_key ("<Control><Shift>z");
}

static void
make_cohort (PalWindow *window, const char *name)
{
  g_assert_true (pal_window_go (window, "cohorts/0/new"));
  pal_gui_settle ();
  pal_gui_type ("remob\n");
  pal_gui_key ("Tab");
  pal_gui_type (name);
  pal_gui_key ("Tab");
  pal_gui_type ("02/03/2026");
  pal_gui_key ("Tab");
}

static void
add_two_people (PalWindow *window)
{
  gint64 ops;

  act (window, "cohort.add-people");
  ops = count_ops (window);
  pal_gui_type ("aubry\nben\n");
  g_assert_cmpint (count_ops (window), ==, ops);   /* nothing is written before Enter without a name */
  pal_gui_type ("\n");
  assert_states (window, "RF9%", PAL_COURSE_PRESCRIBED, 2);
  pal_gui_assert_says (pal_gui_toast (window), "RF9");
  g_assert_cmpuint (pal_table_get_n_selected (members_of (window)), ==, 2);
}

static void
let_them_enter (PalWindow *window)
{
  g_autofree char *label = NULL;

  act (window, "cohort.accept");
  pal_gui_key ("Return");
  assert_states (window, "RF9%", PAL_COURSE_ACCEPTED, 2);
  label = next_undo (window);
  g_assert_true (g_str_has_prefix (label, "RF9 — 2 "));

  act (window, "cohort.enter");
  pal_gui_key ("Return");
  assert_states (window, "RF9%", PAL_COURSE_IN_COURSE, 2);
  g_assert_cmpuint (pal_table_get_n_selected (members_of (window)), ==, 2);   /* although their rows have other keys now */
}

static void
let_one_leave (PalWindow *window)
{
  static const char situation[] =
    "SELECT s.quota_pct FROM situation s JOIN enrolment e ON e.id = s.enrolment JOIN cohort c ON c.id = e.cohort "
    "WHERE c.name LIKE 'RF9%' AND s.code = 'CDI' AND e.exit_reason = 'EMPLOI'";
  g_autofree char *label = NULL;

  SELECT (window, "Benali");
  act (window, "cohort.exit");
  pal_input_set_typed (question (window, "exit-reason"), "EMPLOI");
  pal_input_set_typed (question (window, "exit-difficulties"), "Garde d’enfants");
  pal_input_set_typed (question (window, "code"), "CDI");
  pal_input_set_typed (question (window, "quota-pct"), "80");
  pal_gui_key ("<Control>Return");
  assert_states (window, "RF9%", PAL_COURSE_EXITED, 1);
  g_assert_cmpint (pal_store_ask_int (pal_window_get_store (window), situation, -1), ==, 80);
  label = next_undo (window);
  pal_gui_assert_says (label, "Lina Benali");
}

/* Each step back, to where it was made; answers how many edits made the cohort. */
static guint
undo_all (PalWindow *window)
{
  g_autofree char *members = NULL, *list = NULL;
  guint n = 0;

  undo (window);
  assert_states (window, "RF9%", PAL_COURSE_EXITED, 0);
  assert_states (window, "RF9%", PAL_COURSE_IN_COURSE, 2);
  undo (window);
  assert_states (window, "RF9%", PAL_COURSE_ACCEPTED, 2);
  members = pal_window_get_address (window);
  g_assert_true (g_str_has_suffix (members, "/members"));
  undo (window);
  assert_states (window, "RF9%", PAL_COURSE_PRESCRIBED, 2);
  undo (window);
  assert_states (window, "RF9%", PAL_COURSE_PRESCRIBED, 0);
  while (count_cohorts (window, "RF9%") == 1)
    {
      undo (window);
      g_assert_cmpuint (++n, <, 5);
    }
  list = pal_window_get_address (window);
  g_assert_cmpstr (list, ==, "cohorts");
  return n;
}

static void
test_course (void)
{
  PalWindow *window = open_demo ("course.palier");
  g_autofree char *address = NULL;
  guint n_edits;

  make_cohort (window, "RF9 — Essai");
  address = pal_window_get_address (window);
  g_assert_true (g_str_has_suffix (address, "/details"));
  add_two_people (window);
  let_them_enter (window);
  let_one_leave (window);
  look (window, "course");
  n_edits = undo_all (window);
  for (guint i = 0; i < n_edits + 4; i++)
    redo (window);
  assert_states (window, "RF9%", PAL_COURSE_EXITED, 1);
  assert_states (window, "RF9%", PAL_COURSE_IN_COURSE, 1);
  pal_gui_close (window);
}

/* What is not possible --------------------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  PalWindow *window = open_demo ("refusals.palier");
  g_autofree char *words = NULL;

  go_to (window, "RF1%", "members");

  /* Nobody is selected, or nobody of them can: the button is off and says why. */
  g_assert_false (gtk_widget_get_sensitive (button_of (window, "cohort.exit")));
  SELECT (window, "Mokrani", "Gomes");
  g_assert_false (gtk_widget_get_sensitive (button_of (window, "cohort.exit")));
  pal_gui_assert_says (gtk_widget_get_tooltip_text (button_of (window, "cohort.exit")), "Zohra Mokrani");
  pal_gui_assert_says (gtk_widget_get_tooltip_text (button_of (window, "cohort.exit")), "Elsa Gomes");

  /* Some can: the others are named before and after, with the reason. */
  SELECT (window, "Mokrani", "Aubry", "Bourdin");
  g_assert_true (gtk_widget_get_sensitive (button_of (window, "cohort.suspend")));
  act (window, "cohort.suspend");
  words = band_of (window, PAL_TYPE_COHORT_PANEL);
  pal_gui_assert_says (words, "Zohra Mokrani");
  act (window, "panel.take");
  assert_states (window, "RF1%", PAL_COURSE_SUSPENDED, 2);
  g_assert_true (
    gtk_widget_get_mapped (pal_gui_find_button (find_type (window, PAL_TYPE_COHORT_MEMBERS), C_("button", "Close"))));
  look (window, "refused");

  pal_gui_close (window);
}

static void
test_answers (void)
{
  PalWindow *window = open_demo ("answers.palier");
  g_autofree char *nobody = NULL;
  guint left;
  gint64 ops;

  /* Nobody can on that day: nothing is written, and what was typed stays. */
  go_to (window, "RF1%", "members");
  SELECT (window, "Da Silva", "Hamidi");
  act (window, "cohort.exit");
  pal_gui_type ("01/12/2025");
  ops = count_ops (window);
  pal_gui_key ("Return");
  nobody = band_of (window, PAL_TYPE_COHORT_PANEL);
  pal_gui_assert_says (nobody, "Maria Da Silva");
  pal_gui_assert_says (nobody, "13/01/2026");
  g_assert_cmpint (count_ops (window), ==, ops);
  look (window, "nobody");

  /* No day at all is said under the field. */
  pal_input_set_typed (question (window, "exit-on"), "30/02/26");
  act (window, "panel.take");
  g_assert_nonnull (pal_input_get_problem (question (window, "exit-on")));
  g_assert_cmpint (count_ops (window), ==, ops);

  /* What the person does next need not be known; but months of nothing are not kept. */
  left = count_state (window, "RF1%", PAL_COURSE_EXITED);
  pal_input_set_typed (question (window, "exit-on"), "16/03/2026");
  pal_input_set_typed (question (window, "contract-months"), "7");
  act (window, "panel.take");
  g_assert_nonnull (pal_input_get_problem (question (window, "code")));
  pal_input_set_typed (question (window, "contract-months"), "");
  act (window, "panel.take");
  assert_states (window, "RF1%", PAL_COURSE_EXITED, left + 2);
  pal_gui_close (window);
}

static void
test_replace (void)
{
  PalWindow *window = open_demo ("replace.palier");
  guint not_entered = count_state (window, "RF2%", PAL_COURSE_NOT_ENTERED),
        replaced = count_state (window, "RF2%", PAL_COURSE_REPLACED);
  gint64 made;

  go_to (window, "RF2%", "members");
  SELECT (window, "Camara", "Duarte");
  act (window, "cohort.withdraw");
  pal_input_set_typed (question (window, "non-entry-reason"), "DESISTEMENT");
  act (window, "panel.take");
  assert_states (window, "RF2%", PAL_COURSE_NOT_ENTERED, not_entered + 2);
  g_assert_false (gtk_widget_get_sensitive (button_of (window, "cohort.replace")));

  SELECT (window, "Camara");
  act (window, "cohort.replace");
  pal_gui_key ("Return");
  g_assert_nonnull (pal_input_get_problem (question (window, "participant")));
  pal_gui_type ("aubry");
  pal_gui_key ("Return");   /* chooses */
  pal_gui_key ("Return");   /* takes the step */
  assert_states (window, "RF2%", PAL_COURSE_REPLACED, replaced + 1);
  made = pal_store_ask_int (pal_window_get_store (window),
                            "SELECT p.id FROM prescription p JOIN participant a ON a.id = p.participant "
                            "WHERE a.last_name = 'Aubry' AND p.replaces IS NOT NULL", 0);
  g_assert_cmpint (made, !=, 0);
  g_assert_cmpint (pal_table_get_selected (members_of (window)), ==, made);

  /* A cohort that has not begun: the entry is proposed for its first day. */
  SELECT (window, "Amrani", "Haddad");
  act (window, "cohort.enter");
  act (window, "panel.take");
  g_assert_cmpint (pal_store_ask_int (pal_window_get_store (window),
                                      "SELECT count (*) FROM enrolment WHERE entry_on = '2026-03-30'", 0),
                   ==, 2);
  pal_gui_close (window);
}

/* Adding ----------------------------------------------------------------------------------------------------------- */

static void
test_new_person (void)
{
  PalWindow *window = open_demo ("new-person.palier");
  guint prescribed = count_state (window, "RF2%", PAL_COURSE_PRESCRIBED);
  GtkWidget *add;
  gint64 person;

  go_to (window, "RF2%", "members");
  act (window, "cohort.add-people");
  pal_gui_type ("Yvonne Nouvelle");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  person = pal_store_ask_int (pal_window_get_store (window),
                              "SELECT id FROM participant WHERE last_name = 'Nouvelle' AND first_name = 'Yvonne'", 0);
  g_assert_cmpint (person, !=, 0);
  add = find_type (window, PAL_TYPE_COHORT_ADD);
  g_assert_true (pal_cohort_add_is_begun (PAL_COHORT_ADD (add)));
  g_assert_nonnull (pal_gui_find_words (add, GTK_TYPE_LABEL, "Yvonne Nouvelle"));

  /* Somebody who is in the cohort already is named and left out; the other one goes through. */
  pal_gui_type ("amrani\n");
  pal_gui_assert_says (gtk_button_get_label (GTK_BUTTON (button_of (window, "add.prescribe"))), "1");
  look (window, "hindered");
  act (window, "add.prescribe");
  assert_states (window, "RF2%", PAL_COURSE_PRESCRIBED, prescribed + 1);
  g_assert_true (pal_cohort_add_is_begun (PAL_COHORT_ADD (add)));
  g_assert_false (gtk_widget_get_sensitive (button_of (window, "add.prescribe")));

  /* The page is not left before that is settled. */
  g_assert_false (pal_window_go (window, "history"));
  act (window, "add.cancel");
  g_assert_true (pal_window_go (window, "history"));
  pal_gui_close (window);
}

/* The list and the places ------------------------------------------------------------------------------------------ */

static char *
codes_of (PalWindow *window)
{
  PalTable *table = PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_COHORTS_LIST), PAL_TYPE_TABLE));
  GListModel *rows = G_LIST_MODEL (pal_table_get_query (table));
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (rows, i);

      g_string_append_printf (codes, "%s%s", i > 0 ? "," : "", pal_row_get_text (row, PAL_COHORTS_CODE));
    }
  return g_string_free (codes, FALSE);
}

static void
test_list (void)
{
  PalWindow *window = open_demo ("list.palier");
  g_autofree char *all = codes_of (window), *running = NULL, *found = NULL, *address = NULL, *expected = NULL;

  g_assert_true (g_str_has_prefix (all, "RF2,RF1,"));
  gtk_widget_activate_action (find_type (window, PAL_TYPE_COHORTS_LIST), "cohorts.running", NULL);
  pal_gui_settle ();
  running = codes_of (window);
  g_assert_cmpstr (running, ==, "RF1,PEL6,L2,L1,MED,PRU");
  look (window, "running");

  /* Ctrl+F, some letters, Down into the rows, Enter into the cohort. */
  pal_gui_key ("<Control>f");
  pal_gui_type ("locheres");
  found = codes_of (window);
  g_assert_cmpstr (found, ==, "RF1");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  address = pal_window_get_address (window);
  expected = pal_address_format ("cohorts", find_cohort (window, "RF1%"), "members");
  g_assert_cmpstr (address, ==, expected);

  /* Enter again opens the person; back comes back. */
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  g_free (address);
  address = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (address, "participants/"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_free (address);
  address = pal_window_get_address (window);
  g_assert_cmpstr (address, ==, expected);
  pal_gui_close (window);
}

/* What was begun is not lost by a click on another cohort. */
static void
test_leaving (void)
{
  PalWindow *window = open_demo ("leaving.palier");
  g_autofree char *here = NULL, *address = NULL, *there = NULL;
  PalTable *list;

  go_to (window, "RF1%", "members");
  here = pal_window_get_address (window);
  SELECT (window, "Aubry");
  act (window, "cohort.exit");
  pal_input_set_typed (question (window, "exit-recommendations"), "Reprendre contact en mai");
  list = PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_COHORTS_LIST), PAL_TYPE_TABLE));
  pal_table_select (list, find_cohort (window, "RF2%"));
  pal_gui_settle ();
  address = pal_window_get_address (window);
  g_assert_cmpstr (address, ==, here);
  g_assert_cmpint (pal_table_get_selected (list), ==, find_cohort (window, "RF1%"));
  g_assert_true (pal_cohort_panel_is_begun (PAL_COHORT_PANEL (find_type (window, PAL_TYPE_COHORT_PANEL))));
  g_assert_cmpstr (pal_gui_toast (window), !=, "");

  there = pal_address_format ("cohorts", find_cohort (window, "RF2%"), "members");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.leave", "s", there);
  pal_gui_settle ();
  g_free (address);
  address = pal_window_get_address (window);
  g_assert_cmpstr (address, ==, there);
  g_assert_null (pal_cohort_panel_get_step (PAL_COHORT_PANEL (find_type (window, PAL_TYPE_COHORT_PANEL))));
  pal_gui_close (window);
}

static void
test_delete (void)
{
  PalWindow *window = open_demo ("delete.palier");
  g_autofree char *address = NULL;

  /* In use: refused in words, nothing is gone. */
  go_to (window, "RF1%", "details");
  act (window, "cohort.delete");
  g_assert_cmpstr (pal_gui_toast (window), !=, "");
  g_assert_cmpint (count_cohorts (window, "RF1%"), ==, 1);

  make_cohort (window, "RF8 — Vide");
  act (window, "cohort.delete");
  g_assert_cmpint (count_cohorts (window, "RF8%"), ==, 0);
  address = pal_window_get_address (window);
  g_assert_cmpstr (address, ==, "cohorts");
  pal_gui_assert_says (pal_gui_toast (window), "RF8");
  undo (window);
  g_assert_cmpint (count_cohorts (window, "RF8%"), ==, 1);
  pal_gui_close (window);
}

static gboolean
list_says (PalWindow *window, const char *words)
{
  return pal_gui_find_words (find_type (window, PAL_TYPE_COHORTS_LIST), GTK_TYPE_LABEL, words) != NULL;
}

/* A field is kept when it is left, and what it says is shown at once beside it; what is wrong is said under it. */
static void
test_details (void)
{
  PalWindow *window = open_demo ("details.palier");
  GtkWidget *sheet;
  PalInput *places, *end;
  gint64 ops;

  go_to (window, "RF1%", "details");
  sheet = find_type (window, PAL_TYPE_COHORT_SHEET);
  places = pal_gui_find_input (sheet, "places");
  end = pal_gui_find_input (sheet, "end-on");
  g_assert_true (list_says (window, "12 / 12"));
  pal_gui_type_into (GTK_WIDGET (places), "14");
  g_assert_true (list_says (window, "12 / 14"));

  ops = count_ops (window);
  pal_gui_type_into (GTK_WIDGET (end), "01/01/2026");   /* before the start */
  g_assert_nonnull (pal_input_get_problem (end));
  g_assert_cmpint (count_ops (window), ==, ops);
  gtk_widget_grab_focus (GTK_WIDGET (end));
  pal_gui_key ("<Control>a");
  pal_gui_key ("BackSpace");
  pal_gui_key ("Tab");
  g_assert_null (pal_input_get_problem (end));
  g_assert_nonnull (pal_gui_find_words (sheet, GTK_TYPE_LABEL, _("This year")));

  undo (window);
  undo (window);
  g_assert_true (list_says (window, "12 / 12"));
  g_assert_null (pal_gui_find_words (sheet, GTK_TYPE_LABEL, _("This year")));
  pal_gui_close (window);
}

/* A cohort without a name is not kept, and is not lost either. */
static void
test_draft (void)
{
  PalWindow *window = open_demo ("draft.palier");
  gint64 before = count_cohorts (window, "%");

  g_assert_true (pal_window_go (window, "cohorts/0/new"));
  pal_gui_settle ();
  pal_gui_type ("remob\n");
  pal_gui_key ("Tab");
  look (window, "new");
  g_assert_false (pal_window_go (window, "history"));
  pal_gui_assert_says (pal_gui_toast (window), _("This new cohort is not kept yet: it needs a programme and a name."));
  g_assert_cmpint (count_cohorts (window, "%"), ==, before);
  pal_gui_type ("RF7");
  g_assert_true (pal_window_go (window, "history"));
  g_assert_cmpint (count_cohorts (window, "%"), ==,
                   before + 1);
  pal_gui_close (window);
}

static void
test_looks (void)
{
  PalWindow *window = open_demo ("looks.palier");

  look (window, "list");
  go_to (window, "RF1%", "members");
  SELECT (window, "Bakayoko", "Gomes", "Lefèvre", "Sylla");
  look (window, "members");
  act (window, "cohort.exit");
  look (window, "exit");
  act (window, "panel.cancel");
  go_to (window, "RF2%", "members");
  act (window, "cohort.add-people");
  pal_gui_type ("aubert\nben\n");
  look (window, "adding");
  act (window, "add.cancel");
  go_to (window, "L1 — entrées%", "members");
  look (window, "continuous");
  go_to (window, "RF1%", "details");
  look (window, "details");
  pal_gui_close (window);
}

/* At 200 % everything fits, and a step has the room that it needs. */
static void
test_large (void)
{
  PalWindow *window = open_demo ("large.palier");

  go_to (window, "RF1%", "members");
  pal_gui_text_scale (2);
  look (window, "large");
  g_assert_true (pal_panes_get_narrow (PAL_PANES (find_type (window, PAL_TYPE_PANES))));
  SELECT (window, "Aubry");
  act (window, "cohort.exit");
  look (window, "large-exit");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (members_of (window))));
  act (window, "panel.cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (members_of (window))));
  go_to (window, "RF1%", "details");
  look (window, "large-details");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 768);
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

/* Progress --------------------------------------------------------------------------------------------------------- */

static PalTable *
progress_of (PalWindow *window)
{
  return PAL_TABLE (pal_gui_find_type (find_type (window, PAL_TYPE_COHORT_PROGRESS), PAL_TYPE_TABLE));
}

/* Who stands where, in a cohort with an end and in one without; Enter opens the person. */
static void
test_progress (void)
{
  PalWindow *window = open_demo ("progress.palier");
  guint n;

  go_to (window, "RF1%", "progress");
  n = g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (progress_of (window))));
  g_assert_cmpuint (n, ==, count_state (window, "RF1%", PAL_COURSE_IN_COURSE) + count_state (window, "RF1%", PAL_COURSE_SUSPENDED)
                             + count_state (window, "RF1%", PAL_COURSE_EXITED) + count_state (window, "RF1%", PAL_COURSE_ACCEPTED));
  look (window, "progress");

  go_to (window, "L1 — entr%", "progress");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (progress_of (window)))), >, 0);
  look (window, "progress-no-end");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (progress_of (window))));
  pal_gui_settle ();
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  g_autofree char *address = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (address, "participants/"));
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/cohorts/looks", test_looks);
  g_test_add_func ("/cohorts/large", test_large);
  g_test_add_func ("/cohorts/course", test_course);
  g_test_add_func ("/cohorts/refusals", test_refusals);
  g_test_add_func ("/cohorts/answers", test_answers);
  g_test_add_func ("/cohorts/replace", test_replace);
  g_test_add_func ("/cohorts/new-person", test_new_person);
  g_test_add_func ("/cohorts/list", test_list);
  g_test_add_func ("/cohorts/leaving", test_leaving);
  g_test_add_func ("/cohorts/delete", test_delete);
  g_test_add_func ("/cohorts/details", test_details);
  g_test_add_func ("/cohorts/draft", test_draft);
  g_test_add_func ("/cohorts/progress", test_progress);
  return pal_gui_run ();
}
