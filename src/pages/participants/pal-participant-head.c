/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-head.h"

#include <glib/gi18n.h>

#include "pal-participant-tags.h"
#include "pal-participant-words.h"
#include "records/pal-reference.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-wrap-layout.h"

/* Who it is, where they stand and how to reach them. */
struct _PalParticipantHead {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *back;
  GtkLabel  *name;
  GtkLabel  *age;
  PalChip   *cohort_chip;
  PalChip   *state_chip;
  PalChip   *status_chip;  /* of a record that is no longer worked on */
  GtkWidget *menu_button;
  PalParticipantTags *tags;
  GtkWidget *reach;       /* the line of how to reach them */
  GtkLabel  *phone_words;
  GtkLabel  *email_words;
  GtkLabel  *site_words;
  GtkLabel  *referent_words;
};

enum { PROP_NARROW = 1 };

G_DEFINE_FINAL_TYPE (PalParticipantHead, pal_participant_head, GTK_TYPE_WIDGET)

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (label)), words[0] != '\0');
}

static void
show_status (PalParticipantHead *self, PalRecord *person)
{
  const char *status = pal_record_get_text (person, "status");
  gboolean active = status == NULL || g_strcmp0 (status, "ACTIVE") == 0;
  g_autofree char *words = pal_record_show (person, "status");

  gtk_widget_set_visible (GTK_WIDGET (self->status_chip), !active);
  pal_chip_set (self->status_chip, PAL_CHIP_PLAIN, words);
}

static void
show_reach (PalParticipantHead *self, PalRecord *person)
{
  g_autofree char *phone = pal_record_show (person, "phone"), *email = pal_record_show (person, "email");
  g_autofree char *site = pal_record_show (person, "site");
  gboolean in_qpv = g_strcmp0 (pal_record_get_text (person, "qpv"), "YES") == 0;
  /* Translators: a neighbourhood, which is a priority one. */
  g_autofree char *place = site[0] != '\0' && in_qpv ? g_strdup_printf (_("%s (QPV)"), site)
                                                     : g_strdup (site[0] == '\0' && in_qpv ? _("QPV") : site);

  show_words (self->phone_words, phone);
  show_words (self->email_words, email);
  show_words (self->site_words, place);
}

/* Who follows the person in that course; "" when nobody is named. */
static char *
find_referent (PalStore *store, PalRow *course)
{
  gint64 id = course != NULL ? pal_row_get_int (course, PAL_COURSES_ENROLMENT, 0) : 0;
  g_autoptr (PalRecord) enrolment = id != 0 ? pal_record_load (store, pal_kind_find ("enrolment"), id, NULL) : NULL;

  return enrolment != NULL ? pal_record_show (enrolment, "referent") : g_strdup ("");
}

static void
show_course (PalParticipantHead *self, PalStore *store, PalRow *course)
{
  g_autofree char *referent = find_referent (store, course);
  g_autofree char *followed = referent[0] != '\0' ? g_strdup_printf (_("followed by %s"), referent) : g_strdup ("");

  show_words (self->referent_words, followed);
  gtk_widget_set_visible (GTK_WIDGET (self->cohort_chip),
                          course != NULL && pal_row_is_known (course, PAL_COURSES_COHORT));
  gtk_widget_set_visible (GTK_WIDGET (self->state_chip), course != NULL);
  if (course == NULL)
    return;

  g_autofree char *words = pal_participant_state_words (course), *look = pal_participant_state_look (course);
  g_autofree char *colour = pal_participant_cohort_look (pal_row_get_int (course, PAL_COURSES_COLOUR, 0));

  pal_chip_set_named (self->cohort_chip, colour, pal_row_get_text (course, PAL_COURSES_CODE));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cohort_chip), pal_row_get_text (course, PAL_COURSES_COHORT));
  pal_chip_set_named (self->state_chip, look, words);
}

static void
pal_participant_head_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_widget_get_visible (PAL_PARTICIPANT_HEAD (object)->back));
}

static void
pal_participant_head_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_widget_set_visible (PAL_PARTICIPANT_HEAD (object)->back, g_value_get_boolean (value));
}

static void
pal_participant_head_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PAL_TYPE_PARTICIPANT_HEAD);
  G_OBJECT_CLASS (pal_participant_head_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_CHIP);
  g_type_ensure (PAL_TYPE_PARTICIPANT_TAGS);
  g_type_ensure (PAL_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-participant-head.ui");
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, box);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, back);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, name);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, age);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, cohort_chip);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, state_chip);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, status_chip);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, tags);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, reach);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, phone_words);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, email_words);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, site_words);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantHead, referent_words);
}

static void
pal_participant_head_class_init (PalParticipantHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_participant_head_get_property;
  object_class->set_property = pal_participant_head_set_property;
  object_class->dispose = pal_participant_head_dispose;
  g_object_class_install_property (object_class, PROP_NARROW,
                                   g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_participant_head_init (PalParticipantHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @person: kept, or new. @courses: the person's, the latest first. */
void
pal_participant_head_show (PalParticipantHead *self, PalRecord *person, PalStore *store, PalQuery *courses)
{
  g_autofree char *name = NULL, *age = NULL;
  g_autoptr (PalRow) course = NULL;
  gboolean kept;

  g_return_if_fail (PAL_IS_PARTICIPANT_HEAD (self));

  kept = pal_record_get_id (person) != 0;
  name = kept ? pal_record_title (person) : g_strdup (_("New participant"));
  age = pal_participant_age_words (person);
  course = kept && courses != NULL ? g_list_model_get_item (G_LIST_MODEL (courses), 0) : NULL;
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->age, age != NULL ? age : "");
  gtk_widget_set_visible (GTK_WIDGET (self->age), age != NULL);
  gtk_widget_set_visible (self->menu_button, !pal_store_is_reader (store));
  pal_participant_tags_show (self->tags, kept ? person : NULL, store);
  show_status (self, person);
  show_reach (self, person);
  show_course (self, store, course);
}

/* Asks for a tag. */
void
pal_participant_head_add_tag (PalParticipantHead *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_HEAD (self));

  pal_participant_tags_begin (self->tags);
}
