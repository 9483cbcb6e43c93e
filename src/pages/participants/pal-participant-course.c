/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-course.h"

#include <glib/gi18n.h>

#include "pages/cohorts/pal-cohort-words.h"
#include "pages/letters/pal-letter-window.h"
#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pal-participant-fact.h"
#include "pal-participant-words.h"
#include "records/pal-reference.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-course.h"
#include "widgets/pal-chip.h"

/* One course on a line that opens into every field of its prescription and of its enrolment. */
struct _PalParticipantCourse {
  GtkWidget  parent_instance;

  PalStore  *store;
  gint64     person;
  gint64     prescription, enrolment;   /* 0: none */
  char      *subject;                   /* the person's name */
  char      *place;

  GtkWidget *toggle;
  GtkWidget *arrow;
  PalChip   *cohort_chip;
  GtkLabel  *title;
  PalChip   *state;
  GtkLabel  *dates;
  GtkWidget *cohort_link;
  GtkWidget *revealer;
  GtkWidget *body;
  PalForm   *forms[2];                  /* of the prescription and the enrolment; NULL until they are asked for */
};

enum { PRESCRIPTION, ENROLMENT };

G_DEFINE_FINAL_TYPE (PalParticipantCourse, pal_participant_course, GTK_TYPE_WIDGET)

/* The forms ------------------------------------------------------------------------------------------------------------ */

static void
add_heading (PalForm *form, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pal-form-heading");
  pal_form_append (form, label);
}

static void
fill_prescription (PalForm *form)
{
  add_heading (form, _("Prescription"));
  pal_fact_form_add (form, "cohort", FALSE, FALSE);
  pal_fact_form_add (form, "prescribed-on", FALSE, TRUE);
  pal_fact_form_add (form, "contact-on", TRUE, TRUE);
  pal_fact_form_add (form, "prescriber", FALSE, FALSE);
  pal_fact_form_add (form, "social-worker", FALSE, FALSE);
  pal_fact_form_add (form, "office", FALSE, FALSE);
  pal_fact_form_add (form, "motive", FALSE, FALSE);
  pal_fact_form_add (form, "project-assessment", FALSE, FALSE);
  add_heading (form, _("Commission"));
  pal_fact_form_add (form, "decision", FALSE, TRUE);
  pal_fact_form_add (form, "decision-on", TRUE, TRUE);
  pal_fact_form_add (form, "duration-months", FALSE, TRUE);
  pal_fact_form_add (form, "meeting", FALSE, FALSE);
  pal_fact_form_add (form, "purchase-order", FALSE, FALSE);
  pal_fact_form_add (form, "non-entry-reason", FALSE, TRUE);
  pal_fact_form_add (form, "non-entry-on", TRUE, TRUE);
}

static void
fill_enrolment (PalForm *form)
{
  add_heading (form, _("Course"));
  pal_fact_form_add (form, "entry-on", FALSE, TRUE);
  pal_fact_form_add (form, "amended-end-on", TRUE, TRUE);
  pal_fact_form_add (form, "duration-months", FALSE, TRUE);
  pal_fact_form_add (form, "duration-weeks", TRUE, TRUE);
  pal_fact_form_add (form, "referent", FALSE, FALSE);
  pal_fact_form_add (form, "project", FALSE, FALSE);
  pal_fact_form_add (form, "project-rome", FALSE, TRUE);
  pal_fact_form_add (form, "project-on", TRUE, TRUE);
  pal_fact_form_add (form, "plan-signed-on", FALSE, TRUE);
  pal_fact_form_add (form, "skills-map-on", TRUE, TRUE);
  pal_fact_form_add (form, "recommendations", FALSE, FALSE);
  add_heading (form, _("When the course began"));
  pal_fact_form_add (form, "entry-status", FALSE, TRUE);
  pal_fact_form_add (form, "months-without-work", TRUE, TRUE);
  pal_fact_form_add (form, "entry-education-level", FALSE, FALSE);
  pal_fact_form_add (form, "entry-qpv", FALSE, FALSE);
  pal_fact_form_add (form, "entry-resident", FALSE, FALSE);
  pal_fact_form_add (form, "entry-disabled", FALSE, FALSE);
  pal_fact_form_add (form, "entry-city", FALSE, FALSE);
  add_heading (form, _("Exit"));
  pal_fact_form_add (form, "exit-on", FALSE, TRUE);
  pal_fact_form_add (form, "exit-reason", TRUE, FALSE);
  pal_fact_form_add (form, "exit-initiative", FALSE, FALSE);
  pal_fact_form_add (form, "exit-difficulties", FALSE, FALSE);
  pal_fact_form_add (form, "exit-recommendations", FALSE, FALSE);
}

static void
name_edits (PalParticipantCourse *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->forms); i++)
    if (self->forms[i] != NULL)
      {
        pal_form_set_place (self->forms[i], self->place);
        pal_form_set_subject (self->forms[i], self->subject);
      }
}

/* Whose place was given to this person. Nobody: nothing is said. */
static void
say_replaced (PalForm *form, PalStore *store, PalRecord *prescription)
{
  g_autoptr (PalRecord) before = pal_record_is_known (prescription, "replaces") ?
    pal_record_load (store, pal_kind_find ("prescription"), pal_record_get_int (prescription, "replaces", 0), NULL) : NULL;
  g_autofree char *person = before != NULL ? pal_record_show (before, "participant") : NULL;
  g_autofree char *words = person != NULL ? g_strdup_printf (_("In the place of %s"), person) : NULL;

  if (words != NULL)
    pal_input_set_explanation (pal_form_get_input (form, "prescribed-on"), words);
}

/* The form of a record that the course has got by now. */
static void
ensure_form (PalParticipantCourse *self, guint which, const char *table, gint64 id, void (*fill) (PalForm *form))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = NULL;
  PalForm *form = self->forms[which];

  if (id == 0 || (form != NULL && pal_form_get_record (form) != NULL && pal_record_get_id (pal_form_get_record (form)) == id))
    return;
  record = pal_record_load (self->store, pal_kind_find (table), id, &error);
  if (record == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  if (form == NULL)
    {
      form = self->forms[which] = PAL_FORM (pal_form_new (pal_kind_find (table)));
      fill (form);
      pal_form_set_editable (form, !pal_store_is_reader (self->store));
      gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (form));
    }
  name_edits (self);
  pal_form_set_record (form, record, self->store);
  if (which == PRESCRIPTION)
    say_replaced (form, self->store, record);
}

static void
load_forms (PalParticipantCourse *self)
{
  ensure_form (self, PRESCRIPTION, "prescription", self->prescription, fill_prescription);
  ensure_form (self, ENROLMENT, "enrolment", self->enrolment, fill_enrolment);
  /* Whoever has entered is in the cohort of the course: another one begins with another prescription. */
  if (self->forms[PRESCRIPTION] != NULL)
    pal_input_set_editable (pal_form_get_input (self->forms[PRESCRIPTION], "cohort"),
                            self->enrolment == 0 && !pal_store_is_reader (self->store));
}

/* The line ------------------------------------------------------------------------------------------------------------- */

static gboolean
is_open (PalParticipantCourse *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));
}

static void
toggled_cb (PalParticipantCourse *self)
{
  gboolean open = is_open (self);

  if (open)
    load_forms (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
cohort_clicked_cb (PalParticipantCourse *self)
{
  const char *address = g_object_get_data (G_OBJECT (self->cohort_link), "address");

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

static void
letter_clicked_cb (PalParticipantCourse *self)
{
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (PalLetterTo));
  PalLetterTo one = { self->person, self->prescription, self->enrolment };

  g_array_append_val (to, one);
  pal_letter_window_present (GTK_WIDGET (self), self->store, to);
}

static void
show_cohort (PalParticipantCourse *self, PalRow *row)
{
  gint64 cohort = pal_row_get_int (row, PAL_COURSES_COHORT_ID, 0);
  g_autofree char *look = pal_participant_cohort_look (pal_row_get_int (row, PAL_COURSES_COLOUR, 0));
  const char *name = pal_row_get_text (row, PAL_COURSES_COHORT), *code = pal_row_get_text (row, PAL_COURSES_CODE);
  g_autofree char *opening = g_strdup_printf (_("Open the cohort: %s"), name);

  if (cohort != 0)
    pal_chip_set_named (self->cohort_chip, look, code);
  else
    pal_chip_set (self->cohort_chip, PAL_CHIP_UNKNOWN, _("No cohort yet"));
  gtk_label_set_text (self->title, pal_cohort_name_beside_chip (name, code));
  gtk_widget_set_visible (self->cohort_link, cohort != 0);
  gtk_widget_set_tooltip_text (self->cohort_link, opening);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cohort_link), GTK_ACCESSIBLE_PROPERTY_LABEL, opening, -1);
  g_object_set_data_full (G_OBJECT (self->cohort_link), "address", pal_address_format ("cohorts", cohort, NULL), g_free);
}

static void
show_state (PalParticipantCourse *self, PalRow *row)
{
  g_autofree char *words = pal_participant_state_words (row), *look = pal_participant_state_look (row);
  g_autofree char *dates = pal_participant_dates_words (row);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", pal_row_get_text (row, PAL_COURSES_COHORT), words, dates);

  pal_chip_set_named (self->state, look, words);
  gtk_label_set_text (self->dates, dates);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_participant_course_dispose (GObject *object)
{
  PalParticipantCourse *self = PAL_PARTICIPANT_COURSE (object);
  GtkWidget *child;

  self->forms[PRESCRIPTION] = self->forms[ENROLMENT] = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_participant_course_parent_class)->dispose (object);
}

static void
pal_participant_course_finalize (GObject *object)
{
  g_free (PAL_PARTICIPANT_COURSE (object)->subject);
  g_free (PAL_PARTICIPANT_COURSE (object)->place);
  G_OBJECT_CLASS (pal_participant_course_parent_class)->finalize (object);
}

static void
pal_participant_course_class_init (PalParticipantCourseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_course_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_participant_course_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palfact");
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_words (PalParticipantCourse *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->cohort_chip = PAL_CHIP (pal_chip_new (PAL_CHIP_PLAIN, ""));
  self->state = PAL_CHIP (pal_chip_new (PAL_CHIP_PLAIN, ""));
  self->title = new_label ("pal-strong");
  self->dates = new_label ("pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->dates), "pal-small");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "bare");
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->cohort_chip));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (second), GTK_WIDGET (self->dates));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), second);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
make_letter_link (PalParticipantCourse *self)
{
  GtkWidget *link = gtk_button_new_with_label (_("Letter…"));

  gtk_widget_add_css_class (link, "pal-link");
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (link, _("Write a convocation, a decision or another letter about this course"));
  g_signal_connect_swapped (link, "clicked", G_CALLBACK (letter_clicked_cb), self);
  return link;
}

static GtkWidget *
make_line (PalParticipantCourse *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_box_append (GTK_BOX (content), self->arrow);
  gtk_box_append (GTK_BOX (content), make_words (self));
  self->toggle = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->toggle), content);
  gtk_widget_add_css_class (self->toggle, "pal-fact-toggle");
  gtk_widget_set_hexpand (self->toggle, TRUE);
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  self->cohort_link = gtk_button_new_with_label (_("Open the Cohort"));
  gtk_widget_add_css_class (self->cohort_link, "pal-link");
  gtk_widget_set_valign (self->cohort_link, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->cohort_link, "clicked", G_CALLBACK (cohort_clicked_cb), self);
  gtk_box_append (GTK_BOX (line), self->toggle);
  gtk_box_append (GTK_BOX (line), make_letter_link (self));
  gtk_box_append (GTK_BOX (line), self->cohort_link);
  gtk_widget_add_css_class (line, "pal-fact-line");
  return line;
}

static void
pal_participant_course_init (PalParticipantCourse *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (make_line (self), widget);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->body, "pal-fact-form");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->body);
  gtk_widget_set_parent (self->revealer, widget);
}

GtkWidget *
pal_participant_course_new (PalStore *store)
{
  PalParticipantCourse *self = g_object_new (PAL_TYPE_PARTICIPANT_COURSE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* Whose course it is: the history names the person and leads back to where the edit was made. */
void
pal_participant_course_set_person (PalParticipantCourse *self, PalRecord *person)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE (self));

  g_free (self->subject);
  g_free (self->place);
  self->person = pal_record_get_id (person);
  self->subject = pal_record_title (person);
  self->place = pal_address_format ("participants", pal_record_get_id (person), "course");
  name_edits (self);
}

/* @row: of pal_course_list_new(). */
void
pal_participant_course_describe (PalParticipantCourse *self, PalRow *row)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE (self));

  self->prescription = pal_row_get_int (row, PAL_COURSES_PRESCRIPTION, 0);
  self->enrolment = pal_row_get_int (row, PAL_COURSES_ENROLMENT, 0);
  show_cohort (self, row);
  show_state (self, row);
  /* The entry may have been undone: its form goes. */
  if (self->enrolment == 0 && self->forms[ENROLMENT] != NULL)
    gtk_box_remove (GTK_BOX (self->body), GTK_WIDGET (g_steal_pointer (&self->forms[ENROLMENT])));
  if (is_open (self))
    load_forms (self);
}

/* Whether it is the course of that prescription or that enrolment; 0 is none. */
gboolean
pal_participant_course_is (PalParticipantCourse *self, gint64 prescription, gint64 enrolment)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_COURSE (self), FALSE);

  return (prescription != 0 && self->prescription == prescription) || (enrolment != 0 && self->enrolment == enrolment);
}

void
pal_participant_course_open (PalParticipantCourse *self, gboolean open)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
  if (open)
    gtk_widget_grab_focus (self->toggle);
}
