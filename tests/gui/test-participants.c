/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/pal-panes.h"
#include "records/pal-record.h"
#include "rules/pal-course.h"
#include "rules/demo/pal-demo.h"
#include "widgets/pal-form.h"
#include "widgets/pal-table.h"

#include "pal-gui-window.h"

/* The page of participants in the real window, by actions and typed keys. */

/* The people of most tests. */
typedef struct {
  gint64 programme, other_programme, site, cohort, next_cohort, staff;
  gint64 benali, camara, delorme, ecole;
  gint64 enrolment;      /* Benali's */
} People;

/* Files ----------------------------------------------------------------------------------------------------------- */

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

static void
fill_where (PalEdit *edit, People *people)
{
  people->site = SAVE (edit, "site", "name", "Les Lochères", "kind", "QPV");
  people->staff = SAVE (edit, "contact", "last-name", "Ferrand", "first-name", "Nadia", "staff", "1");
  people->programme = SAVE (edit, "programme", "code", "RF", "name", "Femmes en avant", "gender", "F",
                            "territory", "QPV", "age-min", "30");
  people->other_programme = SAVE (edit, "programme", "code", "PEL", "name", "Emploi et logement", "age-max", "29",
                                  "education-min", "5");
  people->cohort = SAVE (edit, "cohort", "programme", number (people->programme), "name", "RF1 — Les Lochères",
                         "start-on", "2026-01-12", "end-on", "2026-04-03", "places", "12", "status", "OPEN",
                         "referent", number (people->staff));
  people->next_cohort = SAVE (edit, "cohort", "programme", number (people->programme), "name", "RF2 — Talant",
                              "start-on", "2026-03-30", "end-on", "2026-06-19", "places", "12", "status", "OPEN");
}

static void
fill_courses (PalEdit *edit, People *people)
{
  GDate day;
  g_autoptr (GError) error = NULL;
  gint64 prescription;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, 1, 2026);
  prescription = pal_course_prescribe (edit, people->benali, people->cohort, &day, &error);
  g_assert_no_error (error);
  pal_course_accept (edit, prescription, &day, 0, &error);
  g_assert_no_error (error);
  g_date_set_dmy (&day, 12, 1, 2026);
  people->enrolment = pal_course_enter (edit, prescription, &day, &error);
  g_assert_no_error (error);
  SAVE (edit, "barrier", "participant", number (people->benali), "enrolment", number (people->enrolment),
        "phase", "COURSE", "theme", "GARDE_ENFANTS", "identified-on", "2026-01-12");
  SAVE (edit, "barrier", "participant", number (people->benali), "enrolment", number (people->enrolment),
        "phase", "COURSE", "theme", "MOBILITE", "identified-on", "2026-01-12", "lifted-on", "2026-02-20");
}

static void
fill (PalStore *store, gpointer data)
{
  People *people = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "people", &error);

  g_assert_no_error (error);
  fill_where (edit, people);
  people->benali = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "gender", "F",
                         "birth-on", "1991-05-12", "phone", "06 41 27 83 05", "email", "lina@exemple.fr", "qpv", "YES",
                         "site", number (people->site), "education-level", "4");
  people->camara = SAVE (edit, "participant", "last-name", "Camara", "first-name", "Aïssatou", "gender", "F");
  people->delorme = SAVE (edit, "participant", "last-name", "Delorme", "first-name", "Kévin", "gender", "M",
                          "birth-on", "1999-10-08", "phone", "07.55.12.34.56", "qpv", "YES");
  people->ecole = SAVE (edit, "participant", "last-name", "École", "first-name", "Zoé", "birth-on", "1975-01-30");
  fill_courses (edit, people);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* The page -------------------------------------------------------------------------------------------------------- */

static GtkWidget *
find_id (PalWindow *window, const char *id)
{
  GtkWidget *found = pal_gui_find (pal_window_get_page (window, "participants"), id);

  g_assert_nonnull (found);
  return found;
}

static PalTable *
table_of (PalWindow *window)
{
  return PAL_TABLE (find_id (window, "table"));
}

static guint
count_rows (PalWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pal_table_get_query (table_of (window))));
}

static gint64
row_at (PalWindow *window, guint position)
{
  return pal_query_get_key (pal_table_get_query (table_of (window)), position);
}

/* On the sheet of the person, where its actions are. */
static void
act (PalWindow *window, const char *action)
{
  pal_gui_act (find_id (window, "identity_form"), action);
}

static void
act_on_window (PalWindow *window, const char *action)
{
  pal_gui_act (GTK_WIDGET (window), action);
}

static void
go_to (PalWindow *window, gint64 person, const char *tab)
{
  g_autofree char *address = pal_address_format ("participants", person, tab);

  pal_gui_go (window, address);
}

static void
assert_at (PalWindow *window, gint64 person, const char *tab)
{
  g_autofree char *here = pal_window_get_address (window), *wanted = pal_address_format ("participants", person, tab);

  g_assert_cmpstr (here, ==, wanted);
}

static PalInput *
input_of (PalWindow *window, const char *id)
{
  return PAL_INPUT (find_id (window, id));
}

static char *
kept (PalWindow *window, const char *kind, gint64 id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (pal_window_get_store (window), pal_kind_find (kind), id, &error);

  g_assert_no_error (error);
  return pal_record_get_raw (record, field);
}

static void
assert_kept (PalWindow *window, const char *kind, gint64 id, const char *field, const char *raw)
{
  g_autofree char *there = kept (window, kind, id, field);

  g_assert_cmpstr (there, ==, raw);
}

static gint64
ask (PalWindow *window, const char *sql)
{
  return pal_store_ask_int (pal_window_get_store (window), sql, -1);
}

static const char *
name_of_head (PalWindow *window)
{
  return gtk_label_get_text (GTK_LABEL (find_id (window, "name")));
}

static gboolean
is_somebody_open (PalWindow *window)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find_id (window, "record_stack"))), "record") == 0;
}

/* Tests ----------------------------------------------------------------------------------------------------------- */

static void
test_first_person (void)
{
  PalWindow *window = pal_gui_open ("first.palier", NULL, NULL, "participants");
  GtkWidget *page = pal_window_get_page (window, "participants");
  gint64 id;

  g_assert_true (gtk_widget_get_mapped (pal_gui_find_button (page, _("Import a Listing…"))));
  pal_gui_look (window, "participants-empty");
  pal_gui_click (pal_gui_find_button (page, _("Add a Person")));
  g_assert_cmpstr (name_of_head (window), ==, _("New participant"));
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (input_of (window, "last_name"))));

  /* Nothing is written before there is a name to call the person by. */
  pal_gui_type_into (GTK_WIDGET (input_of (window, "phone")), "0641278305");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 0);
  pal_gui_type_into (GTK_WIDGET (input_of (window, "last_name")), "Benali");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 1);
  id = ask (window, "SELECT id FROM participant");
  assert_at (window, id, "identity");
  assert_kept (window, "participant", id, "phone", "0641278305");
  g_assert_cmpstr (name_of_head (window), ==, "Benali");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (pal_table_get_selected (table_of (window)), ==, id);

  pal_gui_type ("Kaddour");   /* the focus went on: to the birth name */
  pal_gui_key ("Tab");
  pal_gui_type ("Lina");
  pal_gui_key ("Tab");
  assert_kept (window, "participant", id, "birth-name", "Kaddour");
  assert_kept (window, "participant", id, "first-name", "Lina");
  g_assert_cmpstr (name_of_head (window), ==, "Lina Benali");

  /* Undone step by step, down to nobody; and done again. */
  act_on_window (window, "win.undo");
  g_assert_cmpstr (name_of_head (window), ==, "Benali");
  act_on_window (window, "win.undo");
  act_on_window (window, "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_false (is_somebody_open (window));
  assert_at (window, 0, NULL);
  act_on_window (window, "win.redo");
  g_assert_cmpuint (count_rows (window), ==, 1);
  pal_gui_close (window);
}

static void
test_validation (void)
{
  People people;
  PalWindow *window = pal_gui_open ("validation.palier", fill, &people, "participants");
  PalInput *birth, *email;

  go_to (window, people.benali, "identity");
  birth = input_of (window, "birth_on");
  email = input_of (window, "email");
  pal_gui_type_into (GTK_WIDGET (birth), "30/02/91");
  g_assert_nonnull (pal_input_get_problem (birth));
  pal_gui_assert_says (pal_input_get_problem (birth), "12/05/1991");   /* what is kept */
  assert_kept (window, "participant", people.benali, "birth-on", "1991-05-12");
  pal_gui_type_into (GTK_WIDGET (email), "lina@");
  g_assert_nonnull (pal_input_get_problem (email));

  /* Leaving is refused in the same words; Escape gives back what is kept. */
  g_assert_false (pal_window_go (window, "history"));
  pal_gui_assert_says (pal_gui_toast (window), pal_input_get_problem (birth));
  gtk_widget_grab_focus (GTK_WIDGET (birth));
  pal_gui_key ("Escape");
  g_assert_null (pal_input_get_problem (birth));
  gtk_widget_grab_focus (GTK_WIDGET (email));
  pal_gui_key ("Escape");
  g_assert_true (pal_window_go (window, "history"));
  pal_gui_close (window);
}

static void
test_correction (void)
{
  People people;
  PalWindow *window = pal_gui_open ("correction.palier", fill, &people, "participants");
  PalInput *birth;

  go_to (window, people.benali, "identity");
  birth = input_of (window, "birth_on");
  pal_gui_type_into (GTK_WIDGET (birth), "31/04/1990");
  g_assert_nonnull (pal_input_get_problem (birth));

  /* Another row is chosen: the words stay with Lina, and come back with her. */
  pal_table_select (table_of (window), people.delorme);
  pal_gui_settle ();
  assert_at (window, people.delorme, "identity");
  g_assert_null (pal_input_get_problem (birth));
  pal_table_select (table_of (window), people.benali);
  pal_gui_settle ();
  g_assert_nonnull (pal_input_get_problem (birth));

  pal_gui_type_into (GTK_WIDGET (birth), "010490");
  g_assert_null (pal_input_get_problem (birth));
  assert_kept (window, "participant", people.benali, "birth-on", "1990-04-01");
  pal_gui_key ("<Control>z");
  assert_kept (window, "participant", people.benali, "birth-on", "1991-05-12");
  assert_at (window, people.benali, "identity");

  /* A field's own undo does not bring back what it showed of somebody else. */
  pal_table_select (table_of (window), people.delorme);
  pal_gui_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (input_of (window, "phone")));
  pal_gui_key ("<Control>z");
  pal_gui_key ("Tab");
  assert_kept (window, "participant", people.delorme, "phone", "07.55.12.34.56");
  pal_gui_close (window);
}

static void
test_draft (void)
{
  People people;
  PalWindow *window = pal_gui_open ("draft.palier", fill, &people, "participants");
  g_autofree char *typed = NULL;

  act_on_window (window, "win.new-participant");
  pal_gui_type_into (GTK_WIDGET (input_of (window, "first_name")), "Nora");
  g_assert_false (pal_window_go (window, "history"));
  pal_gui_assert_says (pal_gui_toast (window), _("This new person is not kept yet: the last name is missing."));

  /* Somebody else is looked at in between: what was typed is given back. */
  pal_table_select (table_of (window), people.benali);
  pal_gui_settle ();
  g_assert_cmpstr (name_of_head (window), ==, "Lina Benali");
  act_on_window (window, "win.new-participant");
  typed = pal_input_get_typed (input_of (window, "first_name"));
  g_assert_cmpstr (typed, ==, "Nora");
  g_assert_cmpuint (count_rows (window), ==, 4);

  act (window, "participant.delete");
  g_assert_false (is_somebody_open (window));
  act_on_window (window, "win.new-participant");
  g_free (typed);
  typed = pal_input_get_typed (input_of (window, "first_name"));
  g_assert_cmpstr (typed, ==, "");
  g_assert_true (pal_window_go (window, "history"));
  pal_gui_close (window);
}

static void
search_for (PalWindow *window, const char *text)
{
  act_on_window (window, "win.find");
  g_assert_true (pal_gui_has_focus (find_id (window, "search")));
  pal_gui_type (text);
}

static void
test_search (void)
{
  People people;
  PalWindow *window = pal_gui_open ("search.palier", fill, &people, "participants");

  g_assert_cmpuint (count_rows (window), ==, 4);
  search_for (window, "aissa");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.camara);
  search_for (window, "ECOLE");
  g_assert_cmpint (row_at (window, 0), ==, people.ecole);
  search_for (window, "0755123456");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.delorme);
  search_for (window, "+33 7 55 12");
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.delorme);
  search_for (window, "zzz");
  g_assert_cmpuint (count_rows (window), ==, 0);
  pal_gui_click (pal_gui_find_button (find_id (window, "table"), _("Show Everybody")));
  g_assert_cmpuint (count_rows (window), ==, 4);

  /* From the search into the list, into the record, and back. */
  search_for (window, "");
  pal_gui_key ("Down");
  g_assert_true (pal_gui_has_focus (find_id (window, "table")));
  assert_at (window, row_at (window, 0), "identity");
  pal_gui_key ("Down");
  assert_at (window, row_at (window, 1), "identity");
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (input_of (window, "last_name"))));
  pal_gui_key ("Escape");
  g_assert_true (pal_gui_has_focus (find_id (window, "table")));
  assert_at (window, row_at (window, 1), "identity");
  pal_gui_key ("Down");
  assert_at (window, row_at (window, 2), "identity");
  search_for (window, "camara\n");
  assert_at (window, people.camara, "identity");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (input_of (window, "last_name"))));
  pal_gui_close (window);
}

static void
toggle (PalWindow *window, const char *id, gboolean on)
{
  pal_gui_click (find_id (window, id));
  g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_id (window, id))), ==, on);
}

static GtkWidget *
find_heading (GtkWidget *root, const char *words)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (pal_gui_find_words (root, GTK_TYPE_LABEL, words)));
}

static void
test_filters (void)
{
  People people;
  PalWindow *window = pal_gui_open ("filters.palier", fill, &people, "participants");

  toggle (window, "filter_in_qpv", TRUE);
  g_assert_cmpuint (count_rows (window), ==, 2);
  toggle (window, "filter_in_course", TRUE);
  g_assert_cmpuint (count_rows (window), ==, 1);
  g_assert_cmpint (row_at (window, 0), ==, people.benali);
  toggle (window, "filter_in_qpv", FALSE);
  toggle (window, "filter_in_course", FALSE);
  toggle (window, "filter_open_barrier", TRUE);
  g_assert_cmpuint (count_rows (window), ==, 1);
  toggle (window, "filter_open_barrier", FALSE);

  pal_gui_click (find_heading (find_id (window, "table"), _("Age")));
  g_assert_cmpint (row_at (window, 0), ==, people.delorme);
  pal_gui_wait (600);   /* not a double click */
  pal_gui_click (find_heading (find_id (window, "table"), _("Age")));
  g_assert_cmpint (row_at (window, 0), ==, people.ecole);
  pal_gui_close (window);
}

static void
test_eligibility (void)
{
  People people;
  PalWindow *window = pal_gui_open ("eligibility.palier", fill, &people, "participants");
  GtkWidget *card, *link, *focus;
  g_autofree char *birth = g_strdup_printf (_("Fill in: %s"), _("Born on"));
  g_autofree char *education = g_strdup_printf (_("Fill in: %s"), _("Education"));

  go_to (window, people.camara, "identity");
  card = find_id (window, "eligibility");
  g_assert_nonnull (pal_gui_find_words (card, GTK_TYPE_LABEL, C_("answer", "Not known")));
  link = pal_gui_find_button (card, _("Fill In"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (link), ==, birth);
  gtk_widget_grab_focus (link);
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (card, "birth-on"))));
  pal_gui_type ("31/02/1994");
  pal_gui_key ("Return");
  g_assert_nonnull (pal_input_get_problem (pal_gui_find_input (card, "birth-on")));
  assert_kept (window, "participant", people.camara, "birth-on", NULL);
  pal_gui_key ("<Control>a");
  pal_gui_type ("24/12/1994");
  pal_gui_key ("Return");
  assert_kept (window, "participant", people.camara, "birth-on", "1994-12-24");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (card, "birth-on"))));

  /* Too old for the one, whose next question has the focus; for the other only the neighbourhood is missing. Then she may. */
  pal_gui_key ("Tab");
  pal_gui_settle ();
  g_assert_null (pal_gui_find_input (card, "birth-on"));
  focus = gtk_root_get_focus (gtk_widget_get_root (card));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (focus), ==, education);
  gtk_widget_grab_focus (pal_gui_find_button (card, _("Fill In")));
  pal_gui_key ("Return");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (card, "qpv"))));
  pal_gui_key ("Left");
  pal_gui_key ("Left");
  assert_kept (window, "participant", people.camara, "qpv", "YES");
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (card, "qpv"))));
  g_assert_nonnull (pal_gui_find_words (card, GTK_TYPE_LABEL, _("Yes")));
  pal_gui_look (window, "participants-eligibility");
  pal_gui_key ("Escape");
  g_assert_null (pal_gui_find_input (card, "qpv"));
  act_on_window (window, "win.undo");
  act_on_window (window, "win.undo");
  act_on_window (window, "win.undo");
  assert_kept (window, "participant", people.camara, "birth-on", NULL);
  pal_gui_close (window);
}

static void
type_reference (PalWindow *window, PalInput *input, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (input));
  pal_gui_settle ();
  pal_gui_key ("<Control>a");
  pal_gui_type (text);
  pal_gui_key ("Return");
}

static void
test_prescribe (void)
{
  People people;
  PalWindow *window = pal_gui_open ("prescribe.palier", fill, &people, "participants");
  GtkWidget *sheet;
  PalInput *cohort;

  go_to (window, people.delorme, "identity");
  sheet = find_id (window, "tabs");
  act (window, "participant.prescribe");
  assert_at (window, people.delorme, "course");
  cohort = pal_gui_find_input (sheet, "cohort");
  pal_gui_click (pal_gui_find_button (sheet, _("Add to the Cohort")));
  g_assert_cmpstr (pal_input_get_problem (cohort), ==, _("Choose a cohort."));
  type_reference (window, cohort, "RF2");
  pal_gui_click (pal_gui_find_button (sheet, _("Add to the Cohort")));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription WHERE prescribed_on = '2026-03-17'"), ==, 1);
  pal_gui_assert_says (pal_gui_toast (window), "RF2 — Talant");
  g_assert_null (pal_gui_find_input (sheet, "cohort"));
  g_assert_nonnull (pal_gui_find_words (sheet, GTK_TYPE_LABEL, "Talant"));

  /* A second time is refused in words, and what was chosen stays. */
  act (window, "participant.prescribe");
  cohort = pal_gui_find_input (sheet, "cohort");
  type_reference (window, cohort, "RF2");
  pal_gui_click (pal_gui_find_button (sheet, _("Add to the Cohort")));
  pal_gui_assert_says (pal_input_get_problem (cohort), "Kévin Delorme");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription"), ==, 2);
  pal_gui_key ("Escape");
  g_assert_null (pal_gui_find_input (sheet, "cohort"));

  act_on_window (window, "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM prescription"), ==, 1);
  g_assert_null (pal_gui_find_words (sheet, GTK_TYPE_LABEL, "Talant"));
  pal_gui_close (window);
}

static void
test_situations (void)
{
  People people;
  PalWindow *window = pal_gui_open ("situations.palier", fill, &people, "participants");
  GtkWidget *box;
  gint64 id;

  /* Without a course there is nothing to say what the person did after it. */
  go_to (window, people.camara, "course");
  box = find_id (window, "course_box");
  g_assert_nonnull (pal_gui_find_words (box, GTK_TYPE_LABEL,
                                        _("A situation follows a course: the person has to enter a cohort first.")));

  go_to (window, people.benali, "course");
  pal_gui_click (pal_gui_find_button (box, _("Add a Situation")));
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (box, "code"))));
  g_assert_null (pal_gui_find_input (box, "organisation"));
  pal_gui_type ("C");   /* the first that begins so is the permanent contract */
  pal_gui_settle ();
  g_assert_cmpint (ask (window, "SELECT count (*) FROM situation"), ==, 1);
  id = ask (window, "SELECT id FROM situation");
  assert_kept (window, "situation", id, "start-on", "2026-03-17");
  assert_kept (window, "situation", id, "enrolment", number (people.enrolment));
  g_assert_true (pal_gui_has_focus (GTK_WIDGET (pal_gui_find_input (box, "code"))));

  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (box, "contract-months")), "8");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (box, "start-on")), "2/3");
  assert_kept (window, "situation", id, "contract-months", "8");
  assert_kept (window, "situation", id, "start-on", "2026-03-02");
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (box, "quota-pct")), "180");
  g_assert_nonnull (pal_input_get_problem (pal_gui_find_input (box, "quota-pct")));
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (box, "quota-pct")), "80");
  assert_kept (window, "situation", id, "quota-pct", "80");

  act_on_window (window, "win.undo");
  assert_kept (window, "situation", id, "quota-pct", NULL);
  assert_at (window, people.benali, "course");
  pal_gui_close (window);
}

static void
test_fact_deleted (void)
{
  People people;
  PalWindow *window = pal_gui_open ("deleted.palier", fill, &people, "participants");
  GtkWidget *box, *remove;
  g_autofree char *words = g_strdup_printf (_("Delete: %s"), _("Mobility"));

  go_to (window, people.benali, "barriers");
  box = find_id (window, "barriers_box");
  g_assert_nonnull (pal_gui_find_words (box, GTK_TYPE_LABEL, _("Mobility")));
  remove = NULL;
  for (GtkWidget *fact = gtk_widget_get_first_child (gtk_widget_get_parent (gtk_widget_get_ancestor (
         pal_gui_find_words (box, GTK_TYPE_LABEL, _("Mobility")), GTK_TYPE_TOGGLE_BUTTON)));
       fact != NULL; fact = gtk_widget_get_next_sibling (fact))
    if (g_strcmp0 (gtk_widget_get_tooltip_text (fact), words) == 0)
      remove = fact;
  g_assert_nonnull (remove);
  pal_gui_click (remove);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier"), ==, 1);
  g_assert_null (pal_gui_find_words (box, GTK_TYPE_LABEL, _("Mobility")));
  pal_gui_assert_says (pal_gui_toast (window), _("Mobility"));
  act_on_window (window, "win.undo");
  g_assert_nonnull (pal_gui_find_words (box, GTK_TYPE_LABEL, _("Mobility")));
  pal_gui_close (window);
}

static void
test_barriers (void)
{
  People people;
  PalWindow *window = pal_gui_open ("barriers.palier", fill, &people, "participants");
  GtkWidget *box;
  gint64 id;

  go_to (window, people.benali, "barriers");
  box = find_id (window, "barriers_box");
  pal_gui_click (pal_gui_find_button (box, _("Lifted Today")));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE lifted_on IS NULL"), ==, 0);
  act_on_window (window, "win.undo");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE lifted_on IS NULL"), ==, 1);

  /* What was lifted stays so; what comes back is a row of its own. */
  pal_gui_click (pal_gui_find_button (box, _("Reopen")));
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE theme = 'MOBILITE'"), ==, 2);
  id = ask (window, "SELECT id FROM barrier WHERE reopens IS NOT NULL");
  assert_kept (window, "barrier", id, "identified-on", "2026-03-17");
  assert_kept (window, "barrier", id, "lifted-on", NULL);
  pal_gui_type_into (GTK_WIDGET (pal_gui_find_input (box, "detail")), "Panne de voiture");
  assert_kept (window, "barrier", id, "detail", "Panne de voiture");

  act (window, "participant.add-barrier");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier"), ==, 3);
  pal_gui_key ("Down");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier"), ==, 4);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM barrier WHERE phase = 'COURSE'"), ==, 4);
  pal_gui_close (window);
}

static void
test_places (void)
{
  People people;
  PalWindow *window = pal_gui_open ("places.palier", fill, &people, "participants");

  go_to (window, people.benali, "barriers");
  assert_at (window, people.benali, "barriers");
  g_assert_cmpint (pal_table_get_selected (table_of (window)), ==, people.benali);
  pal_gui_wait (800);   /* shorter than that is passing by */
  go_to (window, people.ecole, "course");
  act_on_window (window, "win.back");
  assert_at (window, people.benali, "barriers");
  act_on_window (window, "win.forward");
  assert_at (window, people.ecole, "course");

  /* Somebody who never was, a tab that is none: somewhere sensible. */
  go_to (window, 42, "course");
  g_assert_false (is_somebody_open (window));
  go_to (window, people.ecole, "nowhere");
  assert_at (window, people.ecole, "identity");
  pal_gui_close (window);
}

static void
test_deletion (void)
{
  People people;
  PalWindow *window = pal_gui_open ("deletion.palier", fill, &people, "participants");

  go_to (window, people.benali, "identity");
  act (window, "participant.delete");
  g_assert_false (is_somebody_open (window));
  g_assert_cmpuint (count_rows (window), ==, 3);
  g_assert_cmpint (ask (window, "SELECT count (*) FROM enrolment"), ==, 0);
  pal_gui_assert_says (pal_gui_toast (window), "Lina Benali");
  pal_gui_look (window, "participants-deleted");
  act_on_window (window, "win.undo");
  assert_at (window, people.benali, "identity");
  g_assert_cmpstr (name_of_head (window), ==, "Lina Benali");
  g_assert_cmpint (ask (window, "SELECT count (*) FROM enrolment"), ==, 1);
  pal_gui_close (window);
}

/* Narrow: the arrows go down the list, Enter takes its place, Escape gives it back. */
static void
test_narrow (void)
{
  People people;
  PalWindow *window = pal_gui_open ("narrow.palier", fill, &people, "participants");
  PalPanes *panes = PAL_PANES (find_id (window, "panes"));

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  pal_gui_settle ();
  g_assert_true (pal_panes_get_narrow (panes));
  search_for (window, "");
  pal_gui_key ("Down");
  pal_gui_key ("Down");
  g_assert_true (gtk_widget_get_mapped (find_id (window, "table")));
  pal_gui_key ("Return");
  g_assert_false (gtk_widget_get_mapped (find_id (window, "table")));
  g_assert_true (gtk_widget_get_mapped (find_id (window, "back")));
  pal_gui_key ("Escape");
  g_assert_true (gtk_widget_get_mapped (find_id (window, "table")));
  g_assert_true (pal_gui_has_focus (find_id (window, "table")));
  assert_at (window, 0, NULL);
  pal_gui_key ("Return");   /* the row that was left has the focus */
  assert_at (window, row_at (window, 1), "identity");
  pal_gui_key ("Escape");
  pal_gui_key ("Down");
  pal_gui_key ("Return");
  assert_at (window, row_at (window, 2), "identity");
  pal_gui_close (window);
}

/* Every field of a participant has its place, and none can be changed in a file that is only read. */
static void
test_reading (void)
{
  People people;
  PalWindow *window = pal_gui_open ("reading.palier", fill, &people, "history");
  const PalField *fields = pal_kind_find ("participant")->fields;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (pal_store_get_path (pal_window_get_store (window)), &error);
  GtkWidget *page = g_object_new (g_type_from_name ("PalParticipantsPage"), NULL);
  GtkWindow *beside;

  g_assert_no_error (error);
  beside = pal_gui_show (page, 1200, 700);
  pal_page_set_store (PAL_PAGE (page), reader);
  pal_page_open (PAL_PAGE (page), 0, "new");
  pal_gui_settle ();
  g_assert_null (pal_gui_find_input (page, "last-name"));
  pal_page_open (PAL_PAGE (page), people.benali, "identity");
  pal_gui_settle ();
  for (guint i = 0; fields[i].name != NULL; i++)
    {
      PalInput *input = pal_gui_find_input (page, fields[i].name);
      gboolean editable = TRUE;

      g_assert_nonnull (input);
      g_object_get (input, "editable", &editable, NULL);
      g_assert_false (editable);
    }
  g_assert_false (gtk_widget_get_visible (pal_gui_find (page, "add")));
  g_assert_false (gtk_widget_get_visible (pal_gui_find (page, "menu_button")));
  pal_page_set_store (PAL_PAGE (page), NULL);
  pal_gui_hide (beside);
  pal_store_close (reader, NULL);
  pal_gui_close (window);
}

/* Looks ----------------------------------------------------------------------------------------------------------- */

static void
fill_demo (PalStore *store, gpointer data)
{
  People *people = data;
  g_autoptr (GError) error = NULL;

  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  people->benali = pal_store_ask_int (store, "SELECT id FROM participant WHERE last_name = 'Benali' "
                                      "AND first_name = 'Lina'", 0);
  g_assert_cmpint (people->benali, !=, 0);
}

static void
open_first_fact (PalWindow *window, const char *box)
{
  GtkWidget *fact = pal_gui_find_type (find_id (window, box), g_type_from_name ("PalParticipantFact"));
  GtkWidget *toggle = pal_gui_find_type (fact, GTK_TYPE_TOGGLE_BUTTON);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
}

static void
test_pictures (void)
{
  People people;
  PalWindow *window = pal_gui_open ("demo.palier", fill_demo, &people, "participants");

  pal_gui_look (window, "participants-list");
  g_object_set (gtk_widget_get_ancestor (find_id (window, "search"), g_type_from_name ("PalParticipantsList")),
                "in-course", TRUE, "in-qpv", TRUE, NULL);
  go_to (window, people.benali, "identity");
  pal_gui_look (window, "participants-identity");
  pal_gui_theme (TRUE, FALSE);
  pal_gui_look (window, "participants-identity-dark");
  pal_gui_theme (FALSE, TRUE);
  pal_gui_look (window, "participants-identity-contrast");
  pal_gui_theme (FALSE, FALSE);
  pal_gui_type_into (GTK_WIDGET (input_of (window, "birth_on")), "30/02/91");
  pal_gui_look (window, "participants-wrong");
  gtk_widget_grab_focus (GTK_WIDGET (input_of (window, "birth_on")));
  pal_gui_key ("Escape");
  go_to (window, people.benali, "course");
  open_first_fact (window, "course_box");
  pal_gui_look (window, "participants-course");
  act (window, "participant.prescribe");
  pal_gui_look (window, "participants-prescribe");
  go_to (window, people.benali, "barriers");
  open_first_fact (window, "barriers_box");
  pal_gui_look (window, "participants-barriers");
  act_on_window (window, "win.new-participant");
  pal_gui_look (window, "participants-new");
  gtk_window_set_default_size (GTK_WINDOW (window), 1110, 700);
  go_to (window, people.benali, "identity");
  pal_gui_look (window, "participants-1110");
  pal_gui_close (window);
}

static void
test_large_pictures (void)
{
  People people;
  PalWindow *window = pal_gui_open ("large.palier", fill_demo, &people, "participants");

  pal_gui_text_scale (2);
  pal_gui_look (window, "participants-200-list");
  go_to (window, people.benali, "identity");
  pal_gui_look (window, "participants-200");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  go_to (window, people.benali, "course");
  open_first_fact (window, "course_box");
  pal_gui_look (window, "participants-200-course");
  go_to (window, people.benali, "barriers");
  open_first_fact (window, "barriers_box");
  pal_gui_look (window, "participants-200-barriers");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 1366);
  pal_gui_text_scale (1);
  pal_gui_close (window);
}

int
main (int argc, char *argv[])
{
  static const struct { const char *path; void (*test) (void); } tests[] = {
    { "first-person", test_first_person }, { "validation", test_validation }, { "correction", test_correction },
    { "draft", test_draft }, { "search", test_search }, { "filters", test_filters },
    { "eligibility", test_eligibility }, { "prescribe", test_prescribe }, { "situations", test_situations },
    { "fact-deleted", test_fact_deleted }, { "barriers", test_barriers }, { "places", test_places },
    { "deletion", test_deletion }, { "narrow", test_narrow }, { "pictures", test_pictures },
    { "large-pictures", test_large_pictures }, { "reading", test_reading },
  };

  pal_gui_begin (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/participants/", tests[i].path, NULL);

      g_test_add_func (path, tests[i].test);
    }
  return pal_gui_run ();
}
