/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-courses.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-card.h"
#include "pages/cohorts/pal-cohort-words.h"
#include "pages/pal-page.h"
#include "pal-participant-words.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-course.h"
#include "widgets/pal-chip.h"

/* The cohorts that a person was sent to or is in, the latest first; a row opens its cohort. */
struct _PalParticipantCourses {
  GtkWidget   parent_instance;

  PalCard    *card;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PalParticipantCourses, pal_participant_courses, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What the chip does not say already. */
static const char *
name_beside_chip (PalRow *row)
{
  return pal_cohort_name_beside_chip (pal_row_get_text (row, PAL_COURSES_COHORT),
                                      pal_row_get_text (row, PAL_COURSES_CODE));
}

static GtkWidget *
new_chip (PalRow *row)
{
  g_autofree char *look = pal_participant_cohort_look (pal_row_get_int (row, PAL_COURSES_COLOUR, 0));
  GtkWidget *chip = pal_chip_new (PAL_CHIP_PLAIN, "");

  if (pal_row_is_known (row, PAL_COURSES_CODE))
    pal_chip_set_named (PAL_CHIP (chip), look, pal_row_get_text (row, PAL_COURSES_CODE));
  else
    pal_chip_set (PAL_CHIP (chip), PAL_CHIP_UNKNOWN, _("No cohort yet"));
  return chip;
}

static GtkWidget *
new_state (PalRow *row)
{
  GtkWidget *state = pal_chip_new (PAL_CHIP_PLAIN, "");
  g_autofree char *look = pal_participant_state_look (row);

  pal_chip_set_named (PAL_CHIP (state), look,
                      pal_course_state_label (pal_course_state_find (pal_row_get_text (row, PAL_COURSES_STATE))));
  gtk_widget_add_css_class (state, "bare");
  return state;
}

static GtkWidget *
new_content (PalRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *dates_words = pal_participant_dates_words (row);
  GtkWidget *dates = new_label (dates_words, "pal-dim");

  gtk_widget_add_css_class (dates, "pal-small");
  gtk_box_append (GTK_BOX (first), new_chip (row));
  gtk_box_append (GTK_BOX (first), new_label (name_beside_chip (row), "pal-strong"));
  gtk_box_append (GTK_BOX (second), new_state (row));
  gtk_box_append (GTK_BOX (second), dates);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (box, "pal-course-row");
  return box;
}

static GtkWidget *
new_row_cb (gpointer item, gpointer data)
{
  PalRow *row = item;
  GtkWidget *widget = gtk_list_box_row_new ();
  gint64 cohort = pal_row_get_int (row, PAL_COURSES_COHORT_ID, 0);
  g_autofree char *state = pal_participant_state_words (row), *dates = pal_participant_dates_words (row);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", pal_row_get_text (row, PAL_COURSES_COHORT), state, dates);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), new_content (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), cohort != 0);
  gtk_widget_set_tooltip_text (widget, pal_row_get_text (row, PAL_COURSES_COHORT));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (cohort != 0)
    g_object_set_data_full (G_OBJECT (widget), "address", pal_address_format ("cohorts", cohort, NULL), g_free);
  return widget;
}

static void
row_activated_cb (PalParticipantCourses *self, GtkListBoxRow *row)
{
  const char *address = g_object_get_data (G_OBJECT (row), "address");

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

static void
pal_participant_courses_dispose (GObject *object)
{
  PalParticipantCourses *self = PAL_PARTICIPANT_COURSES (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_participant_courses_parent_class)->dispose (object);
}

static void
pal_participant_courses_class_init (PalParticipantCoursesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_courses_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_participant_courses_init (PalParticipantCourses *self)
{
  GtkWidget *add = gtk_button_new_with_label (_("Add to a Cohort…"));
  GtkWidget *none = new_label (_("No course yet: choose a cohort to begin one."), "pal-dim");

  self->card = PAL_CARD (pal_card_new (_("Courses")));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_widget_add_css_class (none, "pal-card-empty");
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Courses"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_add_css_class (add, "pal-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "participant.prescribe");
  pal_card_append_end (self->card, add);
  pal_card_append (self->card, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/* @courses: (nullable): rows of pal_course_list_new(). */
void
pal_participant_courses_show (PalParticipantCourses *self, PalQuery *courses)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_COURSES (self));

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (courses), new_row_cb, NULL, NULL);
}
