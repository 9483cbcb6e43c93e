/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/cohorts/pal-cohort-add.h"
#include "pages/cohorts/pal-cohort-members.h"
#include "pages/cohorts/pal-cohort-sheet.h"
#include "pages/commissions/pal-commission-candidates.h"
#include "pages/commissions/pal-commission-panel.h"
#include "pages/commissions/pal-commission-sheet.h"
#include "pages/commissions/pal-commissions-list.h"
#include "pages/commissions/pal-order-sheet.h"
#include "rules/entry/pal-commission.h"
#include "rules/pal-cohort-list.h"
#include "rules/demo/pal-demo.h"
#include "store/pal-journal.h"
#include "widgets/pal-band.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The page of commissions in the real window, by actions and typed keys, on the demonstration. Today is 17 March 2026: the
 * commission of the South Province meets, three prescriptions came in after its list was closed. */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
}

static PalWindow *
open_demo (const char *name, const char *address)
{
  return pal_gui_open (name, fill_demo, NULL, address);
}

static GtkWidget *
find_type (PalWindow *window, const char *page, GType type)
{
  GtkWidget *found = pal_gui_find_type (pal_window_get_page (window, page), type);

  g_assert_nonnull (found);
  return found;
}

/* In each light. */
static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("commissions-%s", name), *dark = g_strdup_printf ("%s-dark", light);

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
go_to (PalWindow *window, const char *page, const char *sql, const char *tab)
{
  g_autofree char *address = pal_address_format (page, ask (window, sql), tab);

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
}

static void
act (PalWindow *window, const char *action)
{
  GType type = g_str_has_prefix (action, "panel.")        ? PAL_TYPE_COMMISSION_PANEL
               : g_str_has_prefix (action, "order.")       ? PAL_TYPE_ORDER_SHEET
               : g_str_has_prefix (action, "commissions.") ? PAL_TYPE_COMMISSIONS_LIST
                                                           : PAL_TYPE_COMMISSION_CANDIDATES;

  pal_gui_act (find_type (window, "commissions", type), action);
}

static PalTable *
candidates_of (PalWindow *window)
{
  return PAL_TABLE (pal_gui_find_type (find_type (window, "commissions", PAL_TYPE_COMMISSION_CANDIDATES), PAL_TYPE_TABLE));
}

static void
select_people (PalTable *table, const char *const *last_names)
{
  GListModel *rows = G_LIST_MODEL (pal_table_get_query (table));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint n = 0; last_names[n] != NULL; n++)
    for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
      {
        g_autoptr (PalRow) row = g_list_model_get_item (rows, i);
        gint64 id = pal_row_get_id (row);
        if (g_strcmp0 (pal_row_get_text (row, 0), last_names[n]) == 0)
          g_array_append_val (ids, id);
      }
  g_assert_cmpuint (ids->len, ==, g_strv_length ((char **) last_names));
  pal_table_select_several (table, (const gint64 *) ids->data, ids->len);
  pal_gui_settle ();
}

#define SELECT(table, ...) select_people (table, (const char *const[]) { __VA_ARGS__, NULL })

static void
undo (PalWindow *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  pal_gui_key ("<Control>z");
}

static char *
band_of (GtkWidget *below)
{
  char *text;

  g_object_get (pal_gui_find_type (below, PAL_TYPE_BAND), "text", &text, NULL);
  return text;
}

#define TODAY "SELECT id FROM meeting WHERE held_at = '2026-03-17T11:00'"
#define APRIL "SELECT id FROM meeting WHERE held_at = '2026-04-14T09:00'"
#define COUNT(meeting, condition) "SELECT count (*) FROM prescription WHERE meeting = (" meeting ") AND " condition

/* What waits ------------------------------------------------------------------------------------------------------- */

static void
test_waiting (void)
{
  PalWindow *window = open_demo ("waiting.palier", "commissions");
  GtkWidget *list = find_type (window, "commissions", PAL_TYPE_COMMISSIONS_LIST);
  g_autofree char *words = band_of (list);

  pal_gui_assert_says (words, "2");
  look (window, "list");
  act (window, "commissions.list-waiting");
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'PENDING'")), ==, 8);   /* today's is the next one still */
  g_assert_false (gtk_widget_get_visible (pal_gui_find_type (list, PAL_TYPE_BAND)));
  undo (window);
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'PENDING'")), ==, 6);
  g_assert_true (gtk_widget_get_visible (pal_gui_find_type (list, PAL_TYPE_BAND)));

  /* Down and Enter go into the list and open; Escape comes back. */
  g_assert_true (pal_commissions_list_focus_rows (PAL_COMMISSIONS_LIST (list)));
  pal_gui_settle ();
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (candidates_of (window))));
  pal_gui_key ("Escape");
  g_assert_true (pal_gui_has_focus (list));
  pal_gui_close (window);
}

/* The day's work --------------------------------------------------------------------------------------------------- */

static void
accept_two (PalWindow *window)
{
  gint64 ops = ask (window, "SELECT count (*) FROM op");

  SELECT (candidates_of (window), "Ayawa", "Hmeun");
  act (window, "commission.accept");
  look (window, "accept");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops);
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'ACCEPTED' AND duration_months IN (8, 9)")), ==, 2);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops + 1);
}

static void
refuse_and_postpone (PalWindow *window)
{
  SELECT (candidates_of (window), "Kaudre");
  act (window, "commission.refuse");
  pal_input_set_typed (pal_gui_find_input (find_type (window, "commissions", PAL_TYPE_COMMISSION_PANEL), "text"), "Dossier incomplet");
  pal_gui_key ("<Control>Return");
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'REFUSED'")), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM decision WHERE text = 'Dossier incomplet'"), ==, 1);

  SELECT (candidates_of (window), "Mapou");
  act (window, "commission.postpone");
  look (window, "postpone");
  act (window, "panel.take");
  g_assert_cmpint (ask (window, COUNT (APRIL, "decision = 'PENDING'")), ==, 1);
}

static void
write_order (PalWindow *window)
{
  act (window, "commission.write-order");
  look (window, "order-panel");
  pal_gui_key ("<Control>Return");
  g_assert_cmpint (ask (window, "SELECT places FROM purchase_order WHERE number = 'BC 2026-031' AND issued_on = '2026-03-17'"), ==, 2);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription p JOIN purchase_order o ON o.id = p.purchase_order "
                                "WHERE o.number = 'BC 2026-031'"), ==, 2);
  look (window, "decided");
}

static void
test_day (void)
{
  PalWindow *window = open_demo ("day.palier", NULL);
  g_autofree char *label = NULL;

  go_to (window, "commissions", TODAY, NULL);
  look (window, "candidates");
  accept_two (window);
  refuse_and_postpone (window);
  write_order (window);
  g_autoptr (PalOp) op = pal_journal_next_undo (pal_window_get_store (window));
  pal_gui_assert_says (op->label, "17/03/2026");
  for (guint i = 0; i < 4; i++)
    undo (window);
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'PENDING'")), ==, 6);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM purchase_order WHERE number = 'BC 2026-031'"), ==, 0);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM decision WHERE text = 'Dossier incomplet'"), ==, 0);
  label = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (label, "commissions/"));
  pal_gui_close (window);
}

/* What is not possible --------------------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  PalWindow *window = open_demo ("refusals.palier", NULL);
  GtkWidget *panel;
  gint64 ops;

  go_to (window, "commissions", TODAY, NULL);
  panel = find_type (window, "commissions", PAL_TYPE_COMMISSION_PANEL);
  SELECT (candidates_of (window), "Togna");
  act (window, "commission.accept");
  ops = ask (window, "SELECT count (*) FROM op");
  pal_input_set_typed (pal_gui_find_input (panel, "decision-on"), "01/02/2026");
  act (window, "panel.take");
  g_autofree char *words = band_of (panel);
  pal_gui_assert_says (words, "13/02/2026");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops);
  pal_input_set_typed (pal_gui_find_input (panel, "decision-on"), "30/02/2026");
  act (window, "panel.take");
  g_assert_nonnull (pal_input_get_problem (pal_gui_find_input (panel, "decision-on")));
  act (window, "panel.cancel");
  g_assert_false (pal_commission_panel_is_asking (PAL_COMMISSION_PANEL (panel)));

  /* A number that is taken is said, and what was typed stays. */
  SELECT (candidates_of (window), "Togna");
  act (window, "commission.accept");
  act (window, "panel.take");
  act (window, "commission.write-order");
  pal_input_set_typed (pal_gui_find_input (panel, "number"), "BC 2026-030");
  ops = ask (window, "SELECT count (*) FROM op");
  act (window, "panel.take");
  g_autofree char *taken = band_of (panel);
  pal_gui_assert_says (taken, "BC 2026-030");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops);
  g_assert_true (pal_commission_panel_is_asking (PAL_COMMISSION_PANEL (panel)));
  act (window, "panel.cancel");
  pal_gui_close (window);
}

/* Orders ----------------------------------------------------------------------------------------------------------- */

static void
test_orders (void)
{
  PalWindow *window = open_demo ("orders.palier", NULL);
  GtkWidget *sheet;

  go_to (window, "commissions", "SELECT id FROM purchase_order WHERE number = 'BC 2026-028'", "order");
  look (window, "order");
  sheet = find_type (window, "commissions", PAL_TYPE_ORDER_SHEET);

  /* Edited in place: 2 places for the 3 who hold one is told. */
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (sheet, "places")), "1");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT places FROM purchase_order WHERE number = 'BC 2026-028'"), ==, 1);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT places FROM purchase_order WHERE number = 'BC 2026-028'"), ==, 4);

  SELECT (PAL_TABLE (pal_gui_find_type (sheet, PAL_TYPE_TABLE)), "Xalite");
  act (window, "order.take-off");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription p JOIN purchase_order o ON o.id = p.purchase_order "
                                "WHERE o.number = 'BC 2026-028'"), ==, 3);
  undo (window);
  act (window, "order.report");
  g_autofree char *address = pal_window_get_address (window);
  g_assert_true (g_str_has_prefix (address, "reports/") && g_str_has_suffix (address, "/order"));
  pal_gui_wait (1500);
  look (window, "report");
  pal_gui_close (window);
}

/* Called, deleted and back: each undone. */
static void
test_call (void)
{
  PalWindow *window = open_demo ("call.palier", "commissions");
  gint64 n = ask (window, "SELECT count (*) FROM meeting");

  pal_gui_act (GTK_WIDGET (window), "win.new-commission");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM meeting"), ==, n + 1);
  look (window, "called");
  pal_gui_act (find_type (window, "commissions", PAL_TYPE_COMMISSION_SHEET), "commission.delete");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM meeting"), ==, n);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM meeting"), ==, n + 1);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM meeting"), ==, n);
  pal_gui_close (window);
}

/* A whole life by keyboard ----------------------------------------------------------------------------------------- */

#define LIFE "SELECT count (*) FROM prescription p JOIN participant a ON a.id = p.participant JOIN cohort c ON c.id = p.cohort " \
             "LEFT JOIN enrolment e ON e.prescription = p.id WHERE c.name LIKE 'L1 — entr%' AND p.prescribed_on = '2026-03-17' AND "

static void
cohort_act (PalWindow *window, const char *action)
{
  pal_gui_act (find_type (window, "cohorts", PAL_TYPE_COHORT_MEMBERS), action);
}

static void
prescribe_three (PalWindow *window)
{
  go_to (window, "cohorts", "SELECT id FROM cohort WHERE name LIKE 'L1 — entr%'", "members");
  pal_gui_act (find_type (window, "cohorts", PAL_TYPE_COHORT_SHEET), "cohort.add-people");
  pal_gui_type ("pham\nthibault\nzamfir\n\n");
  g_assert_cmpint (ask (window, LIFE "p.decision = 'PENDING'"), ==, 3);
}

static void
decide_three (PalWindow *window)
{
  go_to (window, "commissions", TODAY, NULL);
  act (window, "commission.add-waiting");
  SELECT (candidates_of (window), "Pham", "Thibault");
  act (window, "commission.accept");
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, LIFE "p.decision = 'ACCEPTED' AND p.duration_months > 0"), ==, 2);
  SELECT (candidates_of (window), "Zamfir");
  act (window, "commission.refuse");
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, LIFE "p.decision = 'REFUSED'"), ==, 1);
  act (window, "commission.write-order");
  pal_gui_key ("<Control>Return");
  g_assert_cmpint (ask (window, LIFE "p.purchase_order IS NOT NULL"), ==, 2);
}

static void
live (PalWindow *window)
{
  PalTable *members;

  go_to (window, "cohorts", "SELECT id FROM cohort WHERE name LIKE 'L1 — entr%'", "members");
  members = PAL_TABLE (pal_gui_find_type (find_type (window, "cohorts", PAL_TYPE_COHORT_MEMBERS), PAL_TYPE_TABLE));
  SELECT (members, "Pham", "Thibault");
  cohort_act (window, "cohort.enter");
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, LIFE "e.entry_on = '2026-03-17'"), ==, 2);
  cohort_act (window, "cohort.suspend");
  pal_gui_key ("Return");
  g_assert_cmpint (ask (window, LIFE "EXISTS (SELECT 1 FROM suspension s WHERE s.enrolment = e.id AND s.end_on IS NULL)"), ==, 2);
  cohort_act (window, "cohort.resume");
  pal_gui_type ("+1\n");
  g_assert_cmpint (ask (window, LIFE "EXISTS (SELECT 1 FROM suspension s WHERE s.enrolment = e.id AND s.end_on IS NOT NULL)"), ==, 2);
  cohort_act (window, "cohort.exit");
  pal_gui_type ("+2\n");
  g_assert_cmpint (ask (window, LIFE "e.exit_on = '2026-03-19'"), ==, 2);
}

/* Prescribed, decided, ordered, entered, suspended, resumed, left; then every step back. */
static void
test_life (void)
{
  PalWindow *window = open_demo ("life.palier", "commissions");
  gint64 before = ask (window, "SELECT count (*) FROM op WHERE kind = 'EDIT'");

  prescribe_three (window);
  decide_three (window);
  live (window);
  for (gint64 n = ask (window, "SELECT count (*) FROM op WHERE kind = 'EDIT'"); n > before; n--)
    undo (window);
  g_assert_cmpint (ask (window, LIFE "true"), ==, 0);
  g_assert_cmpint (ask (window, COUNT (TODAY, "decision = 'PENDING'")), ==, 6);
  pal_gui_close (window);
}

static void
test_sizes (void)
{
  PalWindow *window = open_demo ("sizes.palier", NULL);

  go_to (window, "commissions", TODAY, NULL);
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  go_to (window, "commissions", TODAY, "details");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  look (window, "details");
  pal_gui_text_scale (2);
  go_to (window, "commissions", TODAY, "candidates");
  pal_gui_look (window, "commissions-200");
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/commissions-page/waiting", test_waiting);
  g_test_add_func ("/commissions-page/day", test_day);
  g_test_add_func ("/commissions-page/refusals", test_refusals);
  g_test_add_func ("/commissions-page/orders", test_orders);
  g_test_add_func ("/commissions-page/call", test_call);
  g_test_add_func ("/commissions-page/life", test_life);
  g_test_add_func ("/commissions-page/sizes", test_sizes);
  return pal_gui_run ();
}
