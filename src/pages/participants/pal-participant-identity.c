/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-identity.h"

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-columns.h"
#include "pages/pal-own-cards.h"
#include "pal-participant-away.h"
#include "pal-participant-courses.h"
#include "pal-participant-eligibility.h"
#include "pal-participant-facts.h"
#include "pal-participant-known.h"
#include "pal-participant-merged.h"
#include "pal-participant-numbers.h"
#include "pal-participant-supports.h"
#include "pal-participant-words.h"
#include "reports/listing/pal-listing-origin.h"
#include "widgets/pal-form.h"

/* Every field of a person, in cards, each form on the same record; beside them what the fields decide. */
struct _PalParticipantIdentity {
  GtkWidget                  parent_instance;

  GtkWidget                 *columns;
  GPtrArray                 *forms;         /* of PalForm, from top to bottom */
  PalForm                   *identity_form;
  PalForm                   *contact_form;
  PalForm                   *address_form;
  PalForm                   *education_form;
  PalForm                   *support_form;
  PalForm                   *sensitive_form;
  PalForm                   *notes_form;
  PalOwnCards               *own_cards;
  GtkBox                    *supports_box;
  PalParticipantFacts       *supports;
  GtkBox                    *away_box;
  PalParticipantFacts       *away;
  GtkBox                    *numbers_box;
  PalParticipantFacts       *numbers;
  PalParticipantKnown       *known;
  PalParticipantMerged      *merged;
  PalParticipantEligibility *eligibility;
  PalParticipantCourses     *courses;

  PalRecord                 *person;
  PalStore                  *store;
  GtkLabel                  *origin;      /* the file and line that the person came from */
};

enum { CREATED, GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantIdentity, pal_participant_identity, GTK_TYPE_WIDGET)

static void
set_places (PalParticipantIdentity *self)
{
  gint64 id = self->person != NULL ? pal_record_get_id (self->person) : 0;
  g_autofree char *place = pal_address_format ("participants", id, id != 0 ? "identity" : NULL);

  for (guint i = 0; i < self->forms->len; i++)
    pal_form_set_place (g_ptr_array_index (self->forms, i), place);
  pal_own_cards_set_place (self->own_cards, place);
}

static void
show_age (PalParticipantIdentity *self)
{
  g_autofree char *age = self->person != NULL ? pal_participant_age_words (self->person) : NULL;

  pal_input_set_explanation (pal_form_get_input (self->identity_form, "birth-on"), age);
}

/* What a person has who is kept. */
static void
show_rows (PalParticipantIdentity *self)
{
  PalRecord *kept = self->person != NULL && pal_record_get_id (self->person) != 0 ? self->person : NULL;

  pal_own_cards_show (self->own_cards, "participant", kept != NULL ? pal_record_get_id (kept) : 0, self->store);
  pal_participant_facts_show (self->supports, kept, kept != NULL ? self->store : NULL);
  pal_participant_facts_show (self->away, kept, kept != NULL ? self->store : NULL);
  pal_participant_facts_show (self->numbers, kept, kept != NULL ? self->store : NULL);
  if (kept == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->supports), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->away), FALSE);
    }
}

static void
created_cb (PalParticipantIdentity *self, gint64 id)
{
  set_places (self);
  show_rows (self);
  pal_participant_known_created (self->known);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalParticipantIdentity *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

static void
pal_participant_identity_dispose (GObject *object)
{
  PalParticipantIdentity *self = PAL_PARTICIPANT_IDENTITY (object);

  g_clear_object (&self->person);
  g_clear_object (&self->store);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_PARTICIPANT_IDENTITY);
  G_OBJECT_CLASS (pal_participant_identity_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_COLUMNS);
  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_INPUT);
  g_type_ensure (PAL_TYPE_OWN_CARDS);
  g_type_ensure (PAL_TYPE_PARTICIPANT_COURSES);
  g_type_ensure (PAL_TYPE_PARTICIPANT_ELIGIBILITY);
  g_type_ensure (PAL_TYPE_PARTICIPANT_KNOWN);
  g_type_ensure (PAL_TYPE_PARTICIPANT_MERGED);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-participant-identity.ui");
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, columns);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, identity_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, contact_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, address_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, education_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, support_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, sensitive_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, notes_form);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, own_cards);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, supports_box);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, away_box);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, known);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, merged);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, origin);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, eligibility);
  gtk_widget_class_bind_template_child (widget_class, PalParticipantIdentity, courses);
}

static void
pal_participant_identity_class_init (PalParticipantIdentityClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_participant_identity_dispose;
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* A list that is not shown leaves no gap. */
static PalParticipantFacts *
add_facts (GtkBox *box, const PalFactKind *kind)
{
  GtkWidget *facts = pal_participant_facts_new (kind);

  gtk_widget_set_hexpand (facts, TRUE);
  gtk_box_append (box, facts);
  g_object_bind_property (facts, "visible", box, "visible", G_BINDING_SYNC_CREATE);
  return PAL_PARTICIPANT_FACTS (facts);
}

static void
pal_participant_identity_init (PalParticipantIdentity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->supports = add_facts (self->supports_box, &pal_participant_supports);
  self->away = add_facts (self->away_box, &pal_participant_away);
  self->numbers = add_facts (self->numbers_box, &pal_participant_numbers);
  self->forms = g_ptr_array_new ();
  g_ptr_array_add (self->forms, self->identity_form);
  g_ptr_array_add (self->forms, self->contact_form);
  g_ptr_array_add (self->forms, self->address_form);
  g_ptr_array_add (self->forms, self->education_form);
  g_ptr_array_add (self->forms, self->support_form);
  g_ptr_array_add (self->forms, self->sensitive_form);
  g_ptr_array_add (self->forms, self->notes_form);
  for (guint i = 0; i < self->forms->len; i++)
    {
      g_signal_connect_swapped (g_ptr_array_index (self->forms, i), "created", G_CALLBACK (created_cb), self);
      g_signal_connect_swapped (g_ptr_array_index (self->forms, i), "gone", G_CALLBACK (gone_cb), self);
    }
  pal_participant_known_add_form (self->known, self->identity_form);
  pal_participant_known_add_form (self->known, self->contact_form);
}

/* @person: (nullable): saved, or new: then it is kept as soon as it has a last name. @courses: the person's, which this
 * only shows. */
void
pal_participant_identity_show (PalParticipantIdentity *self, PalRecord *person, PalStore *store, PalQuery *courses)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  /* First, so that the forms keep what is typed of the person who is left under that person's place. */
  for (guint i = 0; i < self->forms->len; i++)
    pal_form_set_record (g_ptr_array_index (self->forms, i), person, store);
  g_set_object (&self->person, person);
  g_set_object (&self->store, store);
  for (guint i = 0; i < self->forms->len; i++)
    pal_form_set_editable (g_ptr_array_index (self->forms, i), store != NULL && !pal_store_is_reader (store));
  set_places (self);
  show_rows (self);
  pal_participant_known_show (self->known, person, store);
  pal_participant_courses_show (self->courses, courses);
  pal_participant_identity_update (self);
}

static void
show_origin (PalParticipantIdentity *self, gboolean kept)
{
  g_autofree char *words =
    kept && self->store != NULL ? pal_listing_origin (self->store, pal_record_get_id (self->person)) : NULL;

  gtk_label_set_text (self->origin, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->origin), words != NULL && *words != '\0');
}

/* What follows from the fields, again, after an edit; the fields do it themselves. */
void
pal_participant_identity_update (PalParticipantIdentity *self)
{
  gboolean kept;

  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  kept = self->person != NULL && pal_record_get_id (self->person) != 0;
  show_age (self);
  pal_participant_merged_show (self->merged, self->person, self->store);
  show_origin (self, kept);
  gtk_widget_set_visible (GTK_WIDGET (self->eligibility), kept);
  gtk_widget_set_visible (GTK_WIDGET (self->courses), kept);
  pal_participant_eligibility_show (self->eligibility, kept ? self->person : NULL, self->store);
}

/* FALSE: no form shows the field. */
gboolean
pal_participant_identity_focus_field (PalParticipantIdentity *self, const char *field)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self), FALSE);

  for (guint i = 0; i < self->forms->len; i++)
    if (pal_form_focus_field (g_ptr_array_index (self->forms, i), field))
      return TRUE;
  return FALSE;
}

gboolean
pal_participant_identity_focus_first (PalParticipantIdentity *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->identity_form));
}

/* The person may be called otherwise now. */
void
pal_participant_identity_rename (PalParticipantIdentity *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  pal_participant_facts_rename (self->supports);
  pal_participant_facts_rename (self->away);
  pal_participant_facts_rename (self->numbers);
}

void
pal_participant_identity_add_support (PalParticipantIdentity *self)
{
  g_autoptr (PalRecord) support = NULL;

  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  support = pal_participant_new_support (pal_record_get_id (self->person));
  pal_participant_facts_add (self->supports, support);
}

void
pal_participant_identity_add_unavailability (PalParticipantIdentity *self)
{
  g_autoptr (PalRecord) away = NULL;

  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  away = pal_participant_new_unavailability (pal_record_get_id (self->person));
  pal_participant_facts_add (self->away, away);
}

void
pal_participant_identity_add_number (PalParticipantIdentity *self)
{
  g_autoptr (PalRecord) number = NULL;

  g_return_if_fail (PAL_IS_PARTICIPANT_IDENTITY (self));

  number = pal_participant_new_number (pal_record_get_id (self->person));
  pal_participant_facts_add (self->numbers, number);
}
