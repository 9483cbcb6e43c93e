/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-course-tab.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pal-participant-course.h"
#include "pal-participant-facts.h"
#include "pal-participant-prescribe.h"
#include "pal-participant-situations.h"
#include "pal-participant-suspensions.h"
#include "pal-participant-timeline.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-form.h"

/* The courses of a person: the time line over all of them, then each in full, with what interrupted and what followed it. */
struct _PalParticipantCourseTab {
  GtkWidget                parent_instance;

  GtkWidget               *box;
  PalParticipantTimeline  *timeline;
  PalParticipantPrescribe *prescribe;
  GtkWidget               *rows;         /* of PalParticipantCourse */
  GtkWidget               *none;
  PalParticipantFacts     *suspensions;
  PalParticipantFacts     *situations;

  PalStore                *store;
  PalRecord               *person;       /* kept; NULL: nobody */
  PalQuery                *courses;
  GPtrArray               *aside;        /* lines of other people in which something stays typed that cannot be kept */
};

enum { BARRIER_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantCourseTab, pal_participant_course_tab, GTK_TYPE_WIDGET)

/* The lines ------------------------------------------------------------------------------------------------------------ */

static guint
n_courses (PalParticipantCourseTab *self)
{
  return self->courses != NULL && self->person != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->courses)) : 0;
}

static PalParticipantCourse *
find_course (PalParticipantCourseTab *self, gint64 prescription, gint64 enrolment)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (pal_participant_course_is (PAL_PARTICIPANT_COURSE (child), prescription, enrolment))
      return PAL_PARTICIPANT_COURSE (child);
  return NULL;
}

static GtkWidget *
take_aside (PalParticipantCourseTab *self, gint64 prescription, gint64 enrolment)
{
  for (guint i = 0; i < self->aside->len; i++)
    if (pal_participant_course_is (g_ptr_array_index (self->aside, i), prescription, enrolment))
      return g_ptr_array_steal_index (self->aside, i);
  return NULL;
}

static GtkWidget *
ensure_course (PalParticipantCourseTab *self, PalRow *row, GtkWidget *above)
{
  gint64 prescription = pal_row_get_int (row, PAL_COURSES_PRESCRIPTION, 0), enrolment = pal_row_get_int (row, PAL_COURSES_ENROLMENT, 0);
  GtkWidget *course = GTK_WIDGET (find_course (self, prescription, enrolment));

  if (course == NULL)
    {
      g_autoptr (GtkWidget) aside = take_aside (self, prescription, enrolment);

      course = aside != NULL ? aside : pal_participant_course_new (self->store);
      gtk_box_insert_child_after (GTK_BOX (self->rows), course, above);
      pal_participant_course_set_person (PAL_PARTICIPANT_COURSE (course), self->person);
    }
  pal_participant_course_describe (PAL_PARTICIPANT_COURSE (course), row);
  return course;
}

static gboolean
is_listed (PalParticipantCourseTab *self, PalParticipantCourse *course)
{
  for (guint i = 0; i < n_courses (self); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (pal_participant_course_is (course, pal_row_get_int (row, PAL_COURSES_PRESCRIPTION, 0),
                                     pal_row_get_int (row, PAL_COURSES_ENROLMENT, 0)))
        return TRUE;
    }
  return FALSE;
}

static void
drop_gone (PalParticipantCourseTab *self)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!is_listed (self, PAL_PARTICIPANT_COURSE (child)))
        gtk_box_remove (GTK_BOX (self->rows), child);
    }
}

static void
clear_rows (PalParticipantCourseTab *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    {
      if (!pal_form_keep_below (child))
        g_ptr_array_add (self->aside, g_object_ref (child));
      gtk_box_remove (GTK_BOX (self->rows), child);
    }
}

static void
update_rows (PalParticipantCourseTab *self)
{
  GtkWidget *above = NULL;

  drop_gone (self);
  for (guint i = 0; i < n_courses (self); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      above = ensure_course (self, row, above);
    }
  gtk_widget_set_visible (self->none, n_courses (self) == 0);
}

/* What may be added ---------------------------------------------------------------------------------------------------- */

/* One item for each course that was entered; NULL when there is no choice. */
static GMenuModel *
make_choices (PalParticipantCourseTab *self, gboolean during)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n_courses (self); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->courses), i);
      const char *cohort = pal_row_get_text (row, PAL_COURSES_COHORT);
      g_autofree char *label = during ? g_strdup_printf (_("During %s"), cohort) : g_strdup_printf (_("After %s"), cohort);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, during ? "participant.add-suspension" : "participant.add-situation", "x", pal_row_get_int (row, PAL_COURSES_ENROLMENT, 0));
      if (pal_row_is_known (row, PAL_COURSES_ENROLMENT))
        g_menu_append_item (menu, item);
    }
  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1 ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}

/* The latest course that was entered; 0: none. */
static gint64
latest_enrolment (PalParticipantCourseTab *self)
{
  for (guint i = 0; i < n_courses (self); i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (pal_row_is_known (row, PAL_COURSES_ENROLMENT))
        return pal_row_get_int (row, PAL_COURSES_ENROLMENT, 0);
    }
  return 0;
}

static void
update_choices (PalParticipantCourseTab *self)
{
  g_autoptr (GMenuModel) after = make_choices (self, FALSE), during = make_choices (self, TRUE);
  gboolean entered = latest_enrolment (self) != 0;

  pal_participant_facts_set_choices (self->situations, after);
  pal_participant_facts_set_choices (self->suspensions, during);
  pal_participant_facts_set_why_not (self->situations, entered ? NULL :
    _("A situation follows a course: the person has to enter a cohort first."));
}

/* The time line leads here --------------------------------------------------------------------------------------------- */

static void
timeline_opened_cb (PalParticipantCourseTab *self)
{
  const PalTimelineItem *item = pal_participant_timeline_get_item (self->timeline);
  PalParticipantCourse *course;

  switch (item->kind)
    {
    case PAL_TIMELINE_SITUATION:
      pal_participant_facts_open (self->situations, item->record);
      break;
    case PAL_TIMELINE_SUSPENSION:
      pal_participant_facts_open (self->suspensions, item->record);
      break;
    case PAL_TIMELINE_BARRIER:
      g_signal_emit (self, signals[BARRIER_OPENED], 0, item->record);
      break;
    case PAL_TIMELINE_COURSE: default:
      course = find_course (self, item->record, item->record);
      if (course != NULL)
        pal_participant_course_open (course, TRUE);
    }
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_participant_course_tab_dispose (GObject *object)
{
  PalParticipantCourseTab *self = PAL_PARTICIPANT_COURSE_TAB (object);

  if (self->courses != NULL)
    g_signal_handlers_disconnect_by_data (self->courses, self);
  g_clear_object (&self->courses);
  g_clear_object (&self->person);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->aside, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_participant_course_tab_parent_class)->dispose (object);
}

static void
pal_participant_course_tab_class_init (PalParticipantCourseTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_course_tab_dispose;
  signals[BARRIER_OPENED] = g_signal_new ("barrier-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_courses_card (PalParticipantCourseTab *self)
{
  GtkWidget *card = pal_card_new (_("Courses")), *add = gtk_button_new_with_label (_("Add to a Cohort…"));

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->none = gtk_label_new (_("No course yet: choose a cohort to begin one."));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "pal-dim");
  gtk_widget_add_css_class (self->none, "pal-card-empty");
  gtk_widget_add_css_class (add, "pal-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "participant.prescribe");
  pal_card_append_end (PAL_CARD (card), add);
  pal_card_append (PAL_CARD (card), self->none);
  pal_card_append (PAL_CARD (card), self->rows);
  return card;
}

static void
pal_participant_course_tab_init (PalParticipantCourseTab *self)
{
  self->aside = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->timeline = PAL_PARTICIPANT_TIMELINE (pal_participant_timeline_new ());
  self->prescribe = PAL_PARTICIPANT_PRESCRIBE (pal_participant_prescribe_new ());
  self->suspensions = PAL_PARTICIPANT_FACTS (pal_participant_facts_new (&pal_participant_suspensions));
  self->situations = PAL_PARTICIPANT_FACTS (pal_participant_facts_new (&pal_participant_situations));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->prescribe));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->timeline));
  gtk_box_append (GTK_BOX (self->box), make_courses_card (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->suspensions));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->situations));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->timeline, "opened", G_CALLBACK (timeline_opened_cb), self);
}

GtkWidget *
pal_participant_course_tab_new (void)
{
  return g_object_new (PAL_TYPE_PARTICIPANT_COURSE_TAB, NULL);
}

static void
set_courses (PalParticipantCourseTab *self, PalQuery *courses)
{
  if (self->courses == courses)
    return;
  if (self->courses != NULL)
    g_signal_handlers_disconnect_by_data (self->courses, self);
  g_set_object (&self->courses, courses);
  if (courses != NULL)
    g_signal_connect_swapped (courses, "items-changed", G_CALLBACK (update_rows), self);
}

/* @person: (nullable): kept in @store. @courses: the person's already. What is typed of the person before is kept first. */
void
pal_participant_course_tab_show (PalParticipantCourseTab *self, PalRecord *person, PalStore *store, PalQuery *courses)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE_TAB (self));

  pal_participant_prescribe_end (self->prescribe);
  clear_rows (self);
  if (self->store != store)
    g_ptr_array_set_size (self->aside, 0);
  g_set_object (&self->store, store);
  g_set_object (&self->person, person);
  set_courses (self, courses);
  pal_participant_timeline_show (self->timeline, person != NULL ? pal_record_get_id (person) : 0, store);
  pal_participant_facts_show (self->suspensions, person, store);
  pal_participant_facts_show (self->situations, person, store);
  update_rows (self);
  update_choices (self);
}

/* The person may be called otherwise now. */
void
pal_participant_course_tab_rename (PalParticipantCourseTab *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE_TAB (self));

  pal_participant_facts_rename (self->suspensions);
  pal_participant_facts_rename (self->situations);
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL && self->person != NULL;
       child = gtk_widget_get_next_sibling (child))
    pal_participant_course_set_person (PAL_PARTICIPANT_COURSE (child), self->person);
}

/* What follows from the file, again, after an edit of courses, situations or barriers. */
void
pal_participant_course_tab_update (PalParticipantCourseTab *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE_TAB (self));

  if (self->person == NULL)
    return;
  pal_participant_timeline_update (self->timeline);
  update_choices (self);
}

void
pal_participant_course_tab_prescribe (PalParticipantCourseTab *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSE_TAB (self));

  pal_participant_prescribe_begin (self->prescribe, self->person, self->store);
}

/* @enrolment: 0: the latest course. */
void
pal_participant_course_tab_add_situation (PalParticipantCourseTab *self, gint64 enrolment)
{
  gint64 of = enrolment != 0 ? enrolment : latest_enrolment (self);
  g_autoptr (PalRecord) situation = of != 0 ? pal_participant_new_situation (of) : NULL;

  if (situation != NULL)
    pal_participant_facts_add (self->situations, situation);
}

/* @enrolment: 0: the latest course. */
void
pal_participant_course_tab_add_suspension (PalParticipantCourseTab *self, gint64 enrolment)
{
  gint64 of = enrolment != 0 ? enrolment : latest_enrolment (self);
  g_autoptr (PalRecord) suspension = of != 0 ? pal_participant_new_suspension (of) : NULL;

  if (suspension != NULL)
    pal_participant_facts_add (self->suspensions, suspension);
}
