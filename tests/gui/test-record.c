/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-course.h"
#include "pages/participants/pal-participant-fact.h"
#include "records/pal-own-fields.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-form.h"
#include "widgets/pal-timeline.h"

#include "pal-gui-window.h"

/* The person's record in full, by typed keys and actions: the time line, each course, support, tags, own fields. */

typedef struct {
  gint64 programme, other_programme, cohort, old_cohort;
  gint64 person, first, second, job, suspension, barrier;
} World;

/* Files ---------------------------------------------------------------------------------------------------------------- */

static gint64
save (PalEdit *edit, const char *kind, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (kind));

  for (; values[0] != NULL; values += 2)
    {
      pal_record_set_raw (record, values[0], values[1], &error);
      g_assert_no_error (error);
    }
  pal_record_save (record, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

#define SAVE(edit, kind, ...) save (edit, kind, (const char *const[]) { __VA_ARGS__, NULL })

static const char *
number (gint64 id)
{
  static char texts[8][24];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  g_snprintf (text, sizeof texts[0], "%" G_GINT64_FORMAT, id);
  return text;
}

static gint64
enrol (PalEdit *edit, World *world, gint64 cohort, const char *prescribed, const char *entry, const char *exit)
{
  gint64 prescription = SAVE (edit, "prescription", "participant", number (world->person), "cohort", number (cohort), "prescribed-on",
                              prescribed, "decision", "ACCEPTED", "decision-on", entry);

  return SAVE (edit, "enrolment", "participant", number (world->person), "cohort", number (cohort), "prescription",
               number (prescription), "entry-on", entry, "exit-on", exit, "duration-months", "7");
}

static void
fill_courses (PalEdit *edit, World *world)
{
  world->programme = SAVE (edit, "programme", "code", "L1", "name", "Parcours Sud", "age-min", "18", "disability-required", "YES");
  world->other_programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant", "gender", "F", "territory", "QPV");
  world->old_cohort = SAVE (edit, "cohort", "programme", number (world->other_programme), "name", "RF 2024 — Les Lochères");
  world->cohort = SAVE (edit, "cohort", "programme", number (world->programme), "name", "L1 — entrées permanentes");
  world->person = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "gender", "F", "birth-on", "1991-05-12");
  world->first = enrol (edit, world, world->old_cohort, "2024-08-20", "2024-09-16", "2024-12-06");
  world->second = enrol (edit, world, world->cohort, "2025-10-07", "2025-11-03", NULL);
  world->suspension = SAVE (edit, "suspension", "enrolment", number (world->second), "start-on", "2025-12-22", "end-on", "2026-01-04",
                            "reason", "Santé");
  world->job = SAVE (edit, "situation", "enrolment", number (world->first), "code", "CDD", "start-on", "2025-01-06", "end-on",
                     "2025-07-05");
  world->barrier = SAVE (edit, "barrier", "participant", number (world->person), "enrolment", number (world->second), "theme",
                         "GARDE_ENFANTS", "identified-on", "2025-11-06", "worked-on", "2026-01-05");
  SAVE (edit, "barrier", "participant", number (world->person), "theme", "MOBILITE", "identified-on", "2024-09-20", "worked-on",
        "2024-10-10", "lifted-on", "2025-01-20");
}

static void
fill (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "world", &error);

  g_assert_no_error (error);
  fill_courses (edit, data);
  g_assert_true (pal_edit_commit (edit, &error));
}

/* The page ------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
find_id (PalWindow *window, const char *id)
{
  GtkWidget *found = pal_gui_find (pal_window_get_page (window, "participants"), id);

  g_assert_nonnull (found);
  return found;
}

static void
go_to (PalWindow *window, gint64 person, const char *tab)
{
  g_autofree char *address = pal_address_format ("participants", person, tab);

  pal_gui_go (window, address);
}

static void
act (PalWindow *window, const char *action)
{
  pal_gui_act (find_id (window, "identity_form"), action);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static void
assert_kept (PalWindow *window, const char *kind, gint64 id, const char *field, const char *raw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (pal_window_get_store (window), pal_kind_find (kind), id, &error);

  g_assert_no_error (error);
  g_autofree char *there = pal_record_get_raw (record, field);
  g_assert_cmpstr (there, ==, raw);
}

/* The input of a field that is seen on the page. */
static GtkWidget *
seen_input (PalWindow *window, const char *field)
{
  PalInput *input = pal_gui_find_input (pal_window_get_page (window, "participants"), field);

  if (input == NULL)
    g_error ("no input of “%s” is seen", field);
  return GTK_WIDGET (input);
}

/* The time line -------------------------------------------------------------------------------------------------------- */

static PalTimeline *
timeline_of (PalWindow *window)
{
  return PAL_TIMELINE (pal_gui_find_type (find_id (window, "course_box"), PAL_TYPE_TIMELINE));
}

static void
assert_on (PalWindow *window, PalTimelineKind kind, gint64 record)
{
  const PalTimelineItem *item = pal_timeline_get_item (timeline_of (window));

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpint (item->record, ==, record);
}

/* Arrows walk from item to item, scrolled to when it is not seen; its words are the name that is read out. */
static void
test_walk (void)
{
  World world;
  PalWindow *window = pal_gui_open ("walk.palier", fill, &world, "participants");
  PalTimeline *timeline;
  double first, days, later;

  go_to (window, world.person, "course");
  timeline = timeline_of (window);
  assert_on (window, PAL_TIMELINE_COURSE, world.second);
  gtk_widget_grab_focus (GTK_WIDGET (timeline));
  pal_gui_settle ();
  gtk_test_accessible_assert_role (timeline, GTK_ACCESSIBLE_ROLE_GROUP);
  g_autofree char *name = g_strdup_printf (_("Time line: %s"), pal_timeline_get_item (timeline)->words);
  gtk_test_accessible_assert_property (timeline, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  pal_gui_look (window, "record-course");

  pal_timeline_get_range (timeline, &first, &days);
  pal_gui_key ("Right");
  assert_on (window, PAL_TIMELINE_SUSPENSION, world.suspension);
  pal_gui_key ("Left");
  pal_gui_key ("Left");
  assert_on (window, PAL_TIMELINE_COURSE, world.first);
  pal_timeline_get_range (timeline, &later, &days);
  g_assert_cmpfloat (later, <, first);   /* it was out of sight */
  pal_gui_key ("Down");
  assert_on (window, PAL_TIMELINE_SITUATION, world.job);
  pal_gui_key ("Down");
  g_assert_cmpint (pal_timeline_get_item (timeline)->kind, ==, PAL_TIMELINE_BARRIER);
  pal_gui_key ("End");
  assert_on (window, PAL_TIMELINE_BARRIER, world.barrier);
  pal_gui_key ("Home");
  assert_on (window, PAL_TIMELINE_COURSE, world.first);
  pal_gui_close (window);
}

/* Zoomed by plus, minus, 0 and 1; a change in the file leaves what is seen where it is. */
static void
test_zoom (void)
{
  World world;
  PalWindow *window = pal_gui_open ("zoom.palier", fill, &world, "participants");
  PalTimeline *timeline;
  double first, days, before, all;

  go_to (window, world.person, "course");
  timeline = timeline_of (window);
  gtk_widget_grab_focus (GTK_WIDGET (timeline));
  pal_timeline_get_range (timeline, &first, &before);
  g_assert_cmpfloat (before, <, 400);   /* the current course, not the years before */
  pal_gui_key ("0");
  pal_timeline_get_range (timeline, &first, &all);
  g_assert_cmpfloat (all, >, 600);
  pal_gui_look (window, "record-course-all");
  pal_gui_key ("KP_Add");
  pal_timeline_get_range (timeline, &first, &days);
  g_assert_cmpfloat (days, <, all);
  pal_gui_key ("KP_Subtract");
  pal_gui_key ("KP_Subtract");
  pal_timeline_get_range (timeline, &first, &days);
  g_assert_cmpfloat_with_epsilon (days, all, 0.5);
  pal_gui_key ("1");
  pal_timeline_get_range (timeline, &first, &days);
  g_assert_cmpfloat_with_epsilon (days, before, 0.5);
  pal_gui_act (GTK_WIDGET (timeline), "timeline.fit-all");
  act (window, "participant.add-barrier");
  go_to (window, world.person, "course");
  pal_timeline_get_range (timeline, &first, &days);
  g_assert_cmpfloat_with_epsilon (days, all, 0.5);
  pal_gui_close (window);
}

static gboolean
is_open (GtkWidget *below, const char *field)
{
  return pal_gui_find_input (below, field) != NULL;
}

/* Enter goes to what stands behind the item. */
static void
test_open (void)
{
  World world;
  PalWindow *window = pal_gui_open ("open.palier", fill, &world, "participants");
  GtkWidget *tab;

  go_to (window, world.person, "course");
  tab = find_id (window, "course_box");
  gtk_widget_grab_focus (GTK_WIDGET (timeline_of (window)));
  g_assert_false (is_open (tab, "plan-signed-on"));
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_true (is_open (tab, "plan-signed-on"));
  g_assert_true (pal_gui_has_focus (pal_gui_find_type (tab, PAL_TYPE_PARTICIPANT_COURSE)));
  gtk_widget_grab_focus (GTK_WIDGET (timeline_of (window)));
  pal_gui_key ("Right");
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (seen_input (window, "start-on")));
  g_assert_true (is_open (tab, "reason"));
  gtk_widget_grab_focus (GTK_WIDGET (timeline_of (window)));
  pal_gui_key ("End");
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (seen_input (window, "theme")));
  pal_gui_close (window);
}

/* Courses -------------------------------------------------------------------------------------------------------------- */

/* Every field of the prescription and the enrolment stands there, is kept when it is left, and is undone. */
static void
test_course_fields (void)
{
  static const char *const all[] = {
    "prescribed-on", "contact-on", "prescriber", "social-worker", "office", "motive", "project-assessment", "decision", "decision-on",
    "meeting", "purchase-order", "non-entry-reason", "non-entry-on", "entry-on", "amended-end-on", "duration-months", "duration-weeks",
    "referent", "project", "project-rome", "project-on", "plan-signed-on", "skills-map-on", "recommendations", "entry-status",
    "months-without-work", "entry-education-level", "entry-qpv", "entry-resident", "entry-disabled", "entry-city", "exit-on",
    "exit-reason", "exit-initiative", "exit-difficulties", "exit-recommendations",
  };
  World world;
  PalWindow *window = pal_gui_open ("course.palier", fill, &world, "participants");
  g_autofree char *label = NULL;

  go_to (window, world.person, "course");
  pal_participant_course_open (PAL_PARTICIPANT_COURSE (pal_gui_find_type (find_id (window, "course_box"), PAL_TYPE_PARTICIPANT_COURSE)), TRUE);
  pal_gui_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    seen_input (window, all[i]);
  pal_gui_look (window, "record-course-open");

  pal_gui_type_into (seen_input (window, "plan-signed-on"), "1/12/25");
  assert_kept (window, "enrolment", world.second, "plan-signed-on", "2025-12-01");
  pal_gui_type_into (seen_input (window, "exit-on"), "1/10/25");   /* before the entry */
  g_assert_nonnull (pal_input_get_problem (PAL_INPUT (seen_input (window, "exit-on"))));
  assert_kept (window, "enrolment", world.second, "exit-on", NULL);
  gtk_widget_grab_focus (seen_input (window, "exit-on"));
  pal_gui_key ("Escape");
  label = pal_store_ask_text (pal_window_get_store (window), "SELECT label FROM op ORDER BY id DESC LIMIT 1");
  pal_gui_assert_says (label, "Lina Benali");
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  assert_kept (window, "enrolment", world.second, "plan-signed-on", NULL);
  pal_gui_act (GTK_WIDGET (window), "win.redo");
  assert_kept (window, "enrolment", world.second, "plan-signed-on", "2025-12-01");
  pal_gui_close (window);
}

static void
test_suspension (void)
{
  World world;
  PalWindow *window = pal_gui_open ("suspension.palier", fill, &world, "participants");

  go_to (window, world.person, "course");
  act (window, "participant.add-suspension(int64 0)");
  pal_gui_type_into (seen_input (window, "start-on"), "2/3/26");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM suspension"), ==, 2);
  pal_gui_type_into (seen_input (window, "end-on"), "1/3/26");
  g_assert_nonnull (pal_input_get_problem (PAL_INPUT (seen_input (window, "end-on"))));
  pal_gui_type_into (seen_input (window, "end-on"), "20/3/26");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM suspension WHERE end_on = '2026-03-20'"), ==, 1);
  pal_gui_look (window, "record-suspension");
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  pal_gui_act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM suspension"), ==, 1);
  pal_gui_close (window);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (void); } tests[] = {
    { "walk", test_walk }, { "zoom", test_zoom }, { "open", test_open }, { "course-fields", test_course_fields },
    { "suspension", test_suspension },
  };

  pal_gui_begin (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/record/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  return pal_gui_run ();
}
