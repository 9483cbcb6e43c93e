/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "../rules/plan-world.h"
#include "pages/cohorts/pal-cohort-attendance.h"
#include "pages/cohorts/pal-cohort-roll.h"
#include "pages/cohorts/pal-roll-row.h"
#include "pages/cohorts/pal-cohorts-list.h"
#include "pages/pal-address.h"
#include "pages/sessions/pal-session-sheet.h"
#include "rules/demo/pal-demo.h"
#include "rules/planning/pal-attendance.h"
#include "store/pal-journal.h"
#include "widgets/matrix/pal-matrix.h"

#include "pal-gui-window.h"

/* The attendance of a cohort in the real window, by typed keys, on the demonstration. Today is 17 March 2026, a Tuesday with a
 * workshop of the first cohort that nobody is noted for yet. */

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
open_attendance (const char *name)
{
  PalWindow *window = pal_gui_open (name, fill_demo, NULL, "cohorts");
  gint64 cohort = pal_store_ask_int (pal_window_get_store (window), "SELECT id FROM cohort WHERE name LIKE 'RF1%'", 0);
  g_autofree char *address = pal_address_format ("cohorts", cohort, "attendance");

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  gtk_widget_grab_focus (find_type (window, PAL_TYPE_MATRIX));
  pal_gui_settle ();
  return window;
}

static void
look (PalWindow *window, const char *name)
{
  g_autofree char *light = g_strdup_printf ("attendance-%s", name), *dark = g_strdup_printf ("%s-dark", light);

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

#define TODAY "(SELECT s.id FROM session s JOIN cohort c ON c.id = s.cohort WHERE c.name LIKE 'RF1%' AND s.start_at LIKE '2026-03-17%' " \
              "AND s.kind <> 'INDIVIDUAL')"

static gint64
noted (PalWindow *window, const char *status)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM attendance WHERE session = " TODAY " AND status = '", status, "'", NULL);

  return ask (window, sql);
}

/* The letter that notes a status in the language of the test. */
static const char *
key_of (PalAttendanceStatus status)
{
  static char letter[7];
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];

  pal_attendance_keys (keys);
  letter[g_unichar_to_utf8 (g_unichar_tolower (keys[status]), letter)] = '\0';
  return letter;
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_settle ();
}

/* One letter a person, minutes after who came late, all of it one entry of the history. */
static void
test_column (void)
{
  PalWindow *window = open_attendance ("attendance-column");
  gint64 ops = ask (window, "SELECT count (*) FROM op");
  guint row, column;

  look (window, "before");
  g_assert_true (pal_matrix_get_cursor (PAL_MATRIX (find_type (window, PAL_TYPE_MATRIX)), &row, &column));
  g_assert_cmpuint (row, ==, 0);
  pal_gui_type (key_of (PAL_ATTENDANCE_PRESENT));
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "PRESENT"), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE session = " TODAY), ==, 11);
  g_assert_cmpint (ask (window, "SELECT status = 'HELD' FROM session WHERE id = " TODAY), ==, 1);
  g_assert_nonnull (pal_gui_toast (window));

  pal_gui_type (key_of (PAL_ATTENDANCE_LATE));
  pal_gui_type ("&(");   /* 15 on a French keyboard without Shift */
  pal_gui_type (key_of (PAL_ATTENDANCE_EXCUSED));
  pal_gui_type (key_of (PAL_ATTENDANCE_PRESENT));
  pal_gui_type (key_of (PAL_ATTENDANCE_ABSENT));
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT minutes FROM attendance WHERE session = " TODAY " AND status = 'LATE'"), ==, 105);
  g_assert_cmpint (noted (window, "EXCUSED"), ==, 1);
  g_assert_cmpint (noted (window, "ABSENT"), ==, 1);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops + 1);
  look (window, "during");

  /* The rest of the column, then one who was noted wrongly. */
  pal_gui_key ("<Control><Shift>d");
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "PRESENT"), ==, 8);
  g_assert_cmpint (noted (window, "ABSENT"), ==, 1);
  pal_gui_key ("Delete");
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "PRESENT"), ==, 7);

  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE session = " TODAY), ==, 0);
  g_assert_cmpint (ask (window, "SELECT status = 'PLANNED' FROM session WHERE id = " TODAY), ==, 1);
  pal_gui_close (window);
}

/* Down from a cell what it says; what is noted stays. Another column is another entry. */
static void
test_copy_down (void)
{
  PalWindow *window = open_attendance ("attendance-copy");
  gint64 ops = ask (window, "SELECT count (*) FROM op");

  pal_gui_type (key_of (PAL_ATTENDANCE_PRESENT));
  pal_gui_type (key_of (PAL_ATTENDANCE_ABSENT));
  pal_gui_key ("Up");
  pal_gui_key ("<Control>d");
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "ABSENT"), ==, 10);
  pal_gui_key ("<Control>d");
  pal_gui_settle ();
  g_assert_nonnull (pal_gui_toast (window));
  g_assert_cmpint (noted (window, "ABSENT"), ==, 10);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op"), ==, ops + 2);
  undo (window);
  g_assert_cmpint (noted (window, "ABSENT"), ==, 1);

  /* What is to come takes nothing, and says so. */
  pal_gui_key ("Right");
  pal_gui_type (key_of (PAL_ATTENDANCE_PRESENT));
  pal_gui_settle ();
  pal_gui_assert_says (pal_gui_toast (window), "24/03/2026");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance a JOIN session s ON s.id = a.session JOIN cohort c ON c.id = s.cohort "
                                "WHERE c.name LIKE 'RF1%' AND s.start_at LIKE '2026-03-24%' AND s.kind <> 'INDIVIDUAL'"), ==, 0);
  pal_gui_close (window);
}

/* What to note is asked beside the cell, for who has no keys at hand: by a second click, or by the space bar. */
static void
test_chooser (void)
{
  PalWindow *window = open_attendance ("attendance-chooser");
  GtkWidget *attendance = find_type (window, PAL_TYPE_COHORT_ATTENDANCE), *chooser = pal_gui_find_type (attendance, GTK_TYPE_POPOVER);

  pal_gui_key ("space");
  pal_gui_settle ();
  g_assert_true (gtk_widget_get_mapped (chooser));
  g_assert_cmpuint (pal_gui_check_names (chooser), ==, 0);
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_false (gtk_widget_get_visible (chooser));
  g_assert_cmpint (noted (window, "PRESENT"), ==, 1);
  pal_gui_key ("space");
  pal_gui_settle ();
  g_assert_true (gtk_widget_activate (pal_gui_find_words (chooser, GTK_TYPE_BUTTON, pal_attendance_word (PAL_ATTENDANCE_EXCUSED))));
  pal_gui_wait (400);   /* a button that is activated is seen pressed first */
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "EXCUSED"), ==, 1);
  g_assert_true (pal_gui_has_focus (find_type (window, PAL_TYPE_MATRIX)));
  pal_gui_close (window);
}

/* The matrix has the whole width, also for interviews; away from it the list is there again. */
static void
test_width (void)
{
  PalWindow *window = open_attendance ("attendance-width");
  GtkWidget *attendance = find_type (window, PAL_TYPE_COHORT_ATTENDANCE), *matrix = find_type (window, PAL_TYPE_MATRIX);
  int wide = gtk_widget_get_width (matrix);
  gint64 cohort = ask (window, "SELECT id FROM cohort WHERE name LIKE 'RF1%'");
  g_autofree char *members = pal_address_format ("cohorts", cohort, "members");

  g_assert_cmpint (wide, >, 1000);
  g_assert_false (gtk_widget_get_mapped (find_type (window, PAL_TYPE_COHORTS_LIST)));
  pal_gui_click (pal_gui_find_words (attendance, GTK_TYPE_TOGGLE_BUTTON, _("Interviews Too")));
  pal_gui_settle ();
  look (window, "interviews");
  pal_gui_act (attendance, "attendance.next-missing");
  pal_gui_settle ();
  g_assert_true (pal_gui_has_focus (matrix));
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  g_assert_true (pal_window_go (window, members));
  pal_gui_settle ();
  g_assert_true (gtk_widget_get_mapped (find_type (window, PAL_TYPE_COHORTS_LIST)));
  pal_gui_close (window);
}

/* The cells that assistive technology finds, each with its words. */
static guint
count_spots (GtkWidget *matrix)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (matrix); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_GRID_CELL
         && gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return n;
}

static void
fill_large (PalStore *store, gpointer data)
{
  const PlanWorld world = { .cohorts = 1, .coaches = 1, .rooms = 1, .people = 60, .workshops = 1, .days = 400 };

  plan_world_fill (store, &world);
  plan_run (store, "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 119) "
            "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, status) "
            "SELECT i + 1, '', 100, 'WORKSHOP', 'Atelier ' || (i + 1), date ('2026-01-05', '+' || i || ' days') || 'T09:00', 120, "
            "CASE WHEN i < 70 THEN 'HELD' ELSE 'PLANNED' END FROM n; "
            "INSERT INTO attendance (created_at, session, enrolment, status) SELECT '', s.id, e.id, "
            "CASE (s.id * 7 + e.id * 3) % 11 WHEN 0 THEN 'ABSENT' WHEN 1 THEN 'EXCUSED' ELSE 'PRESENT' END FROM session s, enrolment e WHERE s.id <= 70");
}

/* Sixty people and 120 sessions: only what is seen is drawn and told. */
static void
test_large (void)
{
  PalWindow *window = pal_gui_open ("attendance-large", fill_large, NULL, "cohorts");
  g_autofree char *address = pal_address_format ("cohorts", 100, "attendance");
  GtkWidget *matrix;
  GdkRectangle area;
  guint row, column;
  gint64 began;

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  matrix = find_type (window, PAL_TYPE_MATRIX);
  gtk_widget_grab_focus (matrix);
  pal_gui_settle ();
  g_assert_true (pal_matrix_get_cursor (PAL_MATRIX (matrix), &row, &column));
  g_assert_cmpuint (column, ==, 71);   /* today, which is scrolled to */
  g_assert_true (pal_matrix_get_area (PAL_MATRIX (matrix), row, column, &area));
  g_assert_cmpint (area.x, >, 0);
  g_assert_cmpint (area.x + area.width, <=, gtk_widget_get_width (matrix));
  began = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GTK_WIDGET_GET_CLASS (matrix)->snapshot (matrix, snapshot);
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
    }
  g_test_message ("a frame of 60 × 120: %.1f ms", (g_get_monotonic_time () - began) / 20e3);
  began = g_get_monotonic_time ();
  pal_attendance_free (pal_attendance_load (pal_window_get_store (window), 100, FALSE, NULL));
  g_test_message ("60 × 120 read: %.1f ms", (g_get_monotonic_time () - began) / 1e3);
  g_assert_cmpuint (count_spots (matrix), >, 60);
  g_assert_cmpuint (count_spots (matrix), <, 600);
  pal_gui_key ("<Control>End");
  pal_gui_settle ();
  g_assert_true (pal_matrix_get_cursor (PAL_MATRIX (matrix), &row, &column));
  g_assert_cmpuint (row, ==, 59);
  g_assert_cmpuint (column, ==, 119);
  look (window, "large");
  pal_gui_close (window);
}

/* One session alone ------------------------------------------------------------------------------------------------- */

#define PEOPLE 40

/* Forty people, and a workshop today. */
static void
fill_forty (PalStore *store, gpointer data)
{
  const PlanWorld world = { .cohorts = 1, .coaches = 1, .rooms = 1, .people = PEOPLE, .workshops = 1, .days = 120 };

  plan_world_fill (store, &world);
  plan_run (store, "INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, status) VALUES "
            "(1, '', 100, 'WORKSHOP', 'Recherche d’emploi', '2026-03-17T09:00', 120, 'PLANNED')");
}

static guint pressed;

static void
press (const char *keys)
{
  pal_gui_type (keys);
  pressed += (guint) strlen (keys);
}

/* A whole room in at most two keys a person: one letter each, and the minutes of who came late. */
static void
test_roll (void)
{
  PalWindow *window = pal_gui_open ("attendance-roll", fill_forty, NULL, "cohorts");
  g_autofree char *address = pal_address_format ("cohorts", 100, "attendance/1");
  gint64 began;

  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  g_assert_true (pal_cohort_attendance_is_taking (PAL_COHORT_ATTENDANCE (find_type (window, PAL_TYPE_COHORT_ATTENDANCE))));
  g_assert_true (pal_cohort_roll_focus (PAL_COHORT_ROLL (find_type (window, PAL_TYPE_COHORT_ROLL))));
  began = g_get_monotonic_time ();
  pressed = 0;
  for (guint i = 0; i < PEOPLE; i++)
    {
      press (key_of (i % 8 == 3   ? PAL_ATTENDANCE_LATE
                     : i % 8 == 5 ? PAL_ATTENDANCE_EXCUSED
                     : i % 8 == 7 ? PAL_ATTENDANCE_ABSENT
                                  : PAL_ATTENDANCE_PRESENT));
      if (i % 8 == 3)
        press ("20");
    }
  pal_gui_settle ();
  g_test_message ("%u keys for %u people, %.1f s", pressed, PEOPLE, (g_get_monotonic_time () - began) / 1e6);
  g_assert_cmpuint (pressed, <=, 2 * PEOPLE);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE session = 1 AND status IS NOT NULL"), ==, PEOPLE);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE status = 'LATE' AND minutes = 100"), ==, 5);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE status = 'EXCUSED'"), ==, 5);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM op WHERE kind = 'EDIT'"), ==, 1);
  pal_gui_close (window);
}

/* The small laptop: everybody present but one, who is found by name; the sheet signed; a note; back. */
static void
test_roll_small (void)
{
  PalWindow *window = open_attendance ("attendance-roll-small");
  GtkWidget *roll = find_type (window, PAL_TYPE_COHORT_ROLL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 600);
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_true (gtk_widget_get_mapped (roll));
  look (window, "roll");
  pal_gui_act (roll, "roll.find");
  pal_gui_type ("bakay");
  pal_gui_wait (300);   /* the search waits for more */
  pal_gui_key ("Return");
  pal_gui_settle ();
  pal_gui_type (key_of (PAL_ATTENDANCE_ABSENT));
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "ABSENT"), ==, 1);
  pal_gui_act (roll, "roll.all-present");
  pal_gui_settle ();
  g_assert_cmpint (noted (window, "PRESENT"), ==, 10);
  pal_gui_click (pal_gui_find_words (roll, GTK_TYPE_TOGGLE_BUTTON, _("Sheet Signed")));
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM attendance WHERE signed = 1 AND session = " TODAY), ==, 10);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (roll, "note")), "Salle froide");
  look (window, "roll-noted");
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_act (roll, "roll.back");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM session WHERE note = 'Salle froide' AND id = " TODAY), ==, 1);
  g_assert_true (pal_gui_has_focus (find_type (window, PAL_TYPE_MATRIX)));
  pal_gui_close (window);
}

/* From a session of the plan to its attendance, with text twice as large. */
static void
test_from_session (void)
{
  PalWindow *window = open_attendance ("attendance-from-session");
  gint64 cohort = ask (window, "SELECT id FROM cohort WHERE name LIKE 'RF1%'");
  g_autofree char *tab = g_strdup_printf ("sessions/%" G_GINT64_FORMAT, ask (window, "SELECT " TODAY));
  g_autofree char *address = pal_address_format ("cohorts", cohort, tab);

  pal_gui_text_scale (2);
  look (window, "twice");
  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
  pal_gui_act (find_type (window, PAL_TYPE_SESSION_SHEET), "session.attend");
  pal_gui_settle ();
  g_assert_true (pal_cohort_attendance_is_taking (PAL_COHORT_ATTENDANCE (find_type (window, PAL_TYPE_COHORT_ATTENDANCE))));
  look (window, "roll-twice");
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char **argv)
{
  pal_gui_begin (&argc, &argv);
  g_test_add_func ("/attendance/column", test_column);
  g_test_add_func ("/attendance/copy-down", test_copy_down);
  g_test_add_func ("/attendance/chooser", test_chooser);
  g_test_add_func ("/attendance/width", test_width);
  g_test_add_func ("/attendance/large", test_large);
  g_test_add_func ("/attendance/roll", test_roll);
  g_test_add_func ("/attendance/roll-small", test_roll_small);
  g_test_add_func ("/attendance/from-session", test_from_session);
  return pal_gui_run ();
}
