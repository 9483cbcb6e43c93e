/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-course.h"
#include "pages/participants/pal-participant-fact.h"
#include "records/pal-own-fields.h"
#include "rules/demo/pal-demo.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-form.h"
#include "widgets/timeline/pal-timeline.h"

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
    "cohort", "prescribed-on", "contact-on", "prescriber", "social-worker", "office", "motive", "project-assessment", "decision", "decision-on",
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

/* Beside the courses --------------------------------------------------------------------------------------------------- */

/* Types the name of something that is not there yet, and takes the line that makes it. */
static void
create (GtkWidget *input, const char *name)
{
  g_assert_true (gtk_widget_grab_focus (input));
  pal_gui_settle ();
  pal_gui_type (name);
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  pal_gui_settle ();
}

static void
undo (PalWindow *window)
{
  pal_gui_act (GTK_WIDGET (window), "win.undo");
}

/* An organisation and somebody who works there are made on the spot; how to reach them stands beside. */
static void
test_support (void)
{
  World world;
  PalWindow *window = pal_gui_open ("support.palier", fill, &world, "participants");
  GtkWidget *side;
  gint64 organisation, contact;

  go_to (window, world.person, "identity");
  side = find_id (window, "supports_box");
  act (window, "participant.add-support");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (side, "organisation"))));
  create (GTK_WIDGET (pal_gui_find_input (side, "organisation")), "PLIE de Dijon");
  organisation = ask (window, "SELECT id FROM organisation WHERE name = 'PLIE de Dijon'");
  g_assert_cmpint (ask (window, "SELECT organisation FROM support"), ==, organisation);
  create (GTK_WIDGET (pal_gui_find_input (side, "contact")), "Sonia Petit");
  contact = ask (window, "SELECT id FROM contact WHERE last_name = 'Petit' AND first_name = 'Sonia'");
  g_assert_cmpint (ask (window, "SELECT contact FROM support"), ==, contact);
  g_assert_cmpint (ask (window, "SELECT organisation FROM contact"), ==, organisation);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (side, "start-on")), "5/1/26");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (side, "end-on")), "4/1/26");
  g_assert_nonnull (pal_input_get_problem (pal_gui_find_input (side, "end-on")));
  gtk_widget_grab_focus (GTK_WIDGET (pal_gui_find_input (side, "end-on")));
  pal_gui_key ("Escape");
  g_assert_nonnull (pal_gui_find_words (side, GTK_TYPE_LABEL, "PLIE de Dijon"));

  undo (window);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM support WHERE contact IS NULL"), ==, 1);
  undo (window);   /* the contact */
  undo (window);   /* the support */
  g_assert_cmpint (ask (window, "SELECT count (*) FROM support"), ==, 0);
  pal_gui_close (window);
}

static void
fill_support (PalStore *store, gpointer data)
{
  World *world = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  gint64 plie, mission, contact;

  fill (store, data);
  edit = pal_edit_begin (store, "support", &error);
  plie = SAVE (edit, "organisation", "name", "PLIE de Dijon", "email", "accueil@plie.example");
  mission = SAVE (edit, "organisation", "name", "Mission locale");
  contact = SAVE (edit, "contact", "organisation", number (plie), "last-name", "Petit", "first-name", "Sonia", "job", "Référente", "phone",
                  "03 80 12 34 56");
  SAVE (edit, "support", "participant", number (world->person), "organisation", number (mission), "kind", "Jeunes", "start-on",
        "2012-01-01", "end-on", "2016-01-01");
  SAVE (edit, "support", "participant", number (world->person), "organisation", number (plie), "contact", number (contact), "start-on",
        "2025-09-01");
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
read_clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* Who follows now comes first; a telephone number is copied by its button. */
static void
test_reach (void)
{
  World world;
  PalWindow *window = pal_gui_open ("reach.palier", fill_support, &world, "participants");
  GtkWidget *side, *copy;
  g_autofree char *name = g_strdup_printf (_("Copy: %s"), "03 80 12 34 56"), *copied = NULL;
  PalParticipantFact *first;

  go_to (window, world.person, "identity");
  side = find_id (window, "supports_box");
  first = PAL_PARTICIPANT_FACT (pal_gui_find_type (side, PAL_TYPE_PARTICIPANT_FACT));
  g_assert_cmpstr (pal_participant_fact_get_title (first), ==, "PLIE de Dijon");
  g_assert_nonnull (pal_gui_find_button (GTK_WIDGET (first), "accueil@plie.example"));   /* of the organisation: the contact has none */
  pal_gui_look (window, "record-support");
  copy = gtk_widget_get_next_sibling (pal_gui_find_button (GTK_WIDGET (first), "03 80 12 34 56"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (copy), ==, name);
  gtk_widget_grab_focus (copy);
  pal_gui_key ("Return");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (copy), NULL, read_clipboard_cb, &copied);
  while (copied == NULL)
    pal_gui_wait (10);
  g_assert_cmpstr (copied, ==, "03 80 12 34 56");
  pal_gui_assert_says (pal_gui_toast (window), "03 80 12 34 56");
  pal_gui_close (window);
}

/* A tag is made and put on by typing it, taken away by its button; each is one step back. */
static void
test_tags (void)
{
  World world;
  PalWindow *window = pal_gui_open ("tags.palier", fill, &world, "participants");
  GtkWidget *head, *remove;
  g_autofree char *removing = g_strdup_printf (_("Remove the tag: %s"), "À rappeler");

  go_to (window, world.person, "identity");
  head = find_id (window, "head");
  gtk_widget_grab_focus (pal_gui_find_button (head, _("+ Tag")));
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (head, "tag"))));
  pal_gui_key ("Escape");
  g_assert_null (pal_gui_find_input (head, "tag"));
  g_assert_true (pal_gui_has_focus (pal_gui_find_button (head, _("+ Tag"))));

  pal_gui_key ("Return");
  create (GTK_WIDGET (pal_gui_find_input (head, "tag")), "À rappeler");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged JOIN tag ON tag.id = tagged.tag WHERE name = 'À rappeler'"), ==, 1);
  g_assert_true (pal_gui_has_focus (pal_gui_find_button (head, _("+ Tag"))));
  pal_gui_key ("Return");
  pal_gui_type ("a rapp");   /* the one that is there already: nothing more */
  pal_gui_key ("Return");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 1);
  pal_gui_look (window, "record-tags");
  g_assert_cmpint (gtk_widget_get_width (pal_gui_find_words (head, GTK_TYPE_LABEL, "À rappeler")), >, 40);

  remove = gtk_widget_get_next_sibling (pal_gui_find_words (head, GTK_TYPE_LABEL, "À rappeler"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (remove), ==, removing);
  gtk_widget_grab_focus (remove);
  pal_gui_key ("space");
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 0);
  g_assert_true (pal_gui_has_focus (pal_gui_find_button (head, _("+ Tag"))));
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tagged"), ==, 1);
  g_assert_nonnull (pal_gui_find_words (head, GTK_TYPE_LABEL, "À rappeler"));
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM tag"), ==, 0);
  pal_gui_close (window);
}

static gint64
define (PalEdit *edit, gint64 programme, const char *label, const char *kind, const char *choices)
{
  return SAVE (edit, "custom_field", "table-name", "participant", "name", label, "label", label, "kind", kind, "choices", choices,
               "programme", programme != 0 ? number (programme) : NULL);
}

static void
fill_own (PalStore *store, gpointer data)
{
  World *world = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  fill (store, data);
  edit = pal_edit_begin (store, "own", &error);
  define (edit, 0, "Surnom", "TEXT", NULL);
  define (edit, 0, "Remarques", "NOTE", NULL);
  define (edit, 0, "Dettes", "AMOUNT", NULL);
  define (edit, world->programme, "Pointure", "INT", NULL);
  define (edit, world->programme, "Visite médicale le", "DATE", NULL);
  define (edit, world->programme, "Habilitation électrique", "BOOL", NULL);
  define (edit, world->other_programme, "Mode de garde", "CHOICE", "Crèche|Famille|Aucun");
  define (edit, world->other_programme, "Ateliers choisis", "CHOICES", "Numérique|Mobilité|Santé");
  g_assert_true (pal_edit_commit (edit, &error));
}

static GtkWidget *
own_input (PalWindow *window, const char *label)
{
  const PalKind *kind = pal_own_kind (pal_window_get_store (window), "participant");

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (g_str_equal (kind->fields[i].label, label))
      return seen_input (window, kind->fields[i].name);
  g_assert_not_reached ();
}

static void
assert_own (PalWindow *window, const char *label, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("SELECT value FROM custom_value v JOIN custom_field f ON f.id = v.custom_field "
                                          "WHERE f.label = '%s'", label);
  g_autofree char *kept = pal_store_ask_text (pal_window_get_store (window), sql);

  g_assert_cmpstr (kept, ==, value);
}

/* Each kind of own field is typed and kept as the others are, said when it is wrong, and undone. */
static void
test_own_fields (void)
{
  World world;
  PalWindow *window = pal_gui_open ("own.palier", fill_own, &world, "participants");
  GtkWidget *cards;

  go_to (window, world.person, "identity");
  cards = find_id (window, "own_cards");
  g_assert_nonnull (pal_gui_find_words (cards, GTK_TYPE_LABEL, "Parcours Sud"));
  pal_gui_type_into (own_input (window, "Surnom"), "Lili");
  assert_own (window, "Surnom", "Lili");
  pal_gui_type_into (own_input (window, "Dettes"), "1250,5");
  assert_own (window, "Dettes", "125050");
  pal_gui_type_into (own_input (window, "Pointure"), "grand");
  g_assert_nonnull (pal_input_get_problem (PAL_INPUT (own_input (window, "Pointure"))));
  assert_own (window, "Pointure", NULL);
  pal_gui_type_into (own_input (window, "Pointure"), "38");
  pal_gui_type_into (own_input (window, "Visite médicale le"), "3/2/26");
  assert_own (window, "Pointure", "38");
  assert_own (window, "Visite médicale le", "2026-02-03");
  gtk_widget_grab_focus (own_input (window, "Habilitation électrique"));
  pal_gui_key ("space");
  assert_own (window, "Habilitation électrique", "1");
  gtk_widget_grab_focus (own_input (window, "Mode de garde"));
  pal_gui_key ("f");
  assert_own (window, "Mode de garde", "Famille");
  gtk_widget_grab_focus (own_input (window, "Ateliers choisis"));
  pal_gui_key ("space");
  pal_gui_key ("Tab");
  pal_gui_key ("space");
  assert_own (window, "Ateliers choisis", "Numérique|Mobilité");
  pal_gui_look (window, "record-own");

  undo (window);
  assert_own (window, "Ateliers choisis", NULL);   /* one visit to the field, one step */
  undo (window);
  assert_own (window, "Mode de garde", NULL);
  undo (window);
  assert_own (window, "Habilitation électrique", NULL);
  undo (window);
  assert_own (window, "Visite médicale le", NULL);
  pal_gui_close (window);
}

/* A definition that goes takes its field from the card, and gives it back with what it held. */
static void
test_definition (void)
{
  World world;
  PalWindow *window = pal_gui_open ("definition.palier", fill_own, &world, "participants");
  PalStore *store = pal_window_get_store (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) definition = NULL;
  g_autofree char *shown = NULL;

  go_to (window, world.person, "identity");
  pal_gui_type_into (own_input (window, "Pointure"), "38");
  definition = pal_record_load (store, pal_kind_find ("custom_field"),
                                ask (window, "SELECT id FROM custom_field WHERE label = 'Pointure'"), &error);
  edit = pal_edit_begin (store, "definition", &error);
  g_assert_true (pal_record_delete (definition, edit, &error) && pal_edit_commit (edit, &error));
  pal_gui_settle ();
  g_assert_null (pal_gui_find_words (find_id (window, "own_cards"), GTK_TYPE_LABEL, "Pointure"));
  undo (window);
  shown = pal_input_get_typed (PAL_INPUT (own_input (window, "Pointure")));
  g_assert_cmpstr (shown, ==, "38");
  pal_gui_close (window);
}

/* Cohorts have such fields too, in their details. */
static void
fill_cohort_field (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  fill (store, data);
  edit = pal_edit_begin (store, "own", &error);
  SAVE (edit, "custom_field", "table-name", "cohort", "name", "salle", "label", "Code de la salle", "kind", "TEXT");
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
test_cohort_fields (void)
{
  World world;
  PalWindow *window = pal_gui_open ("cohort.palier", fill_cohort_field, &world, "participants");
  const PalKind *kind = pal_own_kind (pal_window_get_store (window), "cohort");
  g_autofree char *address = pal_address_format ("cohorts", world.cohort, "details");
  PalInput *input;

  pal_gui_go (window, address);
  input = pal_gui_find_input (pal_window_get_page (window, "cohorts"), kind->fields[0].name);
  g_assert_nonnull (input);
  pal_gui_type_into (GTK_WIDGET (input), "B12");
  assert_own (window, "Code de la salle", "B12");
  undo (window);
  assert_own (window, "Code de la salle", NULL);
  pal_gui_close (window);
}

/* What was kept while a field was of another kind is told, also after an edit beside it, and not lost. */
static void
test_unread (void)
{
  World world;
  PalWindow *window = pal_gui_open ("unread.palier", fill_own, &world, "participants");
  PalStore *store = pal_window_get_store (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;
  g_autoptr (PalRecord) definition = NULL;

  go_to (window, world.person, "identity");
  pal_gui_type_into (own_input (window, "Surnom"), "Lili");
  definition = pal_record_load (store, pal_kind_find ("custom_field"),
                                ask (window, "SELECT id FROM custom_field WHERE label = 'Surnom'"), &error);
  edit = pal_edit_begin (store, "definition", &error);
  pal_record_set_text (definition, "kind", "INT");
  g_assert_true (pal_record_save (definition, edit, &error) && pal_edit_commit (edit, &error));
  pal_gui_settle ();
  pal_gui_assert_says (pal_input_get_problem (PAL_INPUT (own_input (window, "Surnom"))), "Lili");
  pal_gui_type_into (own_input (window, "Dettes"), "12");
  pal_gui_assert_says (pal_input_get_problem (PAL_INPUT (own_input (window, "Surnom"))), "Lili");
  assert_own (window, "Surnom", "Lili");
  pal_gui_type_into (own_input (window, "Surnom"), "3");
  g_assert_null (pal_input_get_problem (PAL_INPUT (own_input (window, "Surnom"))));
  assert_own (window, "Surnom", "3");
  pal_gui_close (window);
}

static void
test_numbers (void)
{
  World world;
  PalWindow *window = pal_gui_open ("numbers.palier", fill, &world, "participants");
  GtkWidget *box;

  go_to (window, world.person, "identity");
  box = find_id (window, "numbers_box");
  g_assert_false (gtk_widget_get_visible (box));
  act (window, "participant.add-number");
  g_assert_true (gtk_widget_get_visible (box));
  pal_gui_type ("France Travail");
  pal_gui_key ("Tab");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM outside_key"), ==, 0);   /* a source without a number says nothing */
  pal_gui_type ("1234567 A");
  pal_gui_key ("Tab");
  g_assert_cmpint (pal_outside_key_find (pal_window_get_store (window), "France Travail", "participant", "1234567 A"), ==, world.person);
  undo (window);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM outside_key"), ==, 0);
  g_assert_false (gtk_widget_get_visible (box));
  pal_gui_close (window);
}

/* Looks ---------------------------------------------------------------------------------------------------------------- */

static void
fill_demo (PalStore *store, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_demo_fill (store, &error));
  g_assert_no_error (error);
  ((World *) data)->person = pal_store_ask_int (store, "SELECT id FROM participant WHERE last_name = 'Benali' AND first_name = 'Lina'", 0);
}

/* Opens each part of the record once; everything in it has a name. */
static void
look_at_all (PalWindow *window, gint64 person, const char *name)
{
  g_autofree char *identity = g_strdup_printf ("record-%s-identity", name), *course = g_strdup_printf ("record-%s-course", name);

  go_to (window, person, "identity");
  pal_gui_look (window, identity);
  go_to (window, person, "course");
  gtk_widget_grab_focus (GTK_WIDGET (timeline_of (window)));
  pal_gui_look (window, course);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
}

static void
test_pictures (void)
{
  World world;
  PalWindow *window = pal_gui_open ("pictures.palier", fill_demo, &world, "participants");

  look_at_all (window, world.person, "light");
  pal_gui_theme (TRUE, FALSE);
  look_at_all (window, world.person, "dark");
  pal_gui_theme (FALSE, TRUE);
  look_at_all (window, world.person, "contrast");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_text_scale (2);
  look_at_all (window, world.person, "200");
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (void); } tests[] = {
    { "walk", test_walk }, { "zoom", test_zoom }, { "open", test_open }, { "course-fields", test_course_fields },
    { "suspension", test_suspension }, { "support", test_support }, { "reach", test_reach }, { "tags", test_tags },
    { "own-fields", test_own_fields }, { "definition", test_definition }, { "cohort-fields", test_cohort_fields }, { "unread", test_unread },
    { "numbers", test_numbers }, { "pictures", test_pictures },
  };

  pal_gui_begin (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/record/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  return pal_gui_run ();
}
