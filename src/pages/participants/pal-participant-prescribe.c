/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-prescribe.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/pal-course.h"
#include "widgets/pal-input.h"

/* Sends a person to a cohort: which one, and on which day. */
struct _PalParticipantPrescribe {
  GtkWidget  parent_instance;

  PalCard   *card;
  PalInput  *cohort;
  PalInput  *prescribed_on;

  PalRecord *person;
  PalRecord *wanted;    /* a prescription that is never saved itself: what the two fields say */
  PalStore  *store;
};

G_DEFINE_FINAL_TYPE (PalParticipantPrescribe, pal_participant_prescribe, GTK_TYPE_WIDGET)

/* What is wrong is said under its field. */
static gboolean
read_input (PalParticipantPrescribe *self, PalInput *input, const char *field, const char *missing)
{
  g_autoptr (GError) error = NULL;

  if (!pal_input_read (input, self->wanted, &error))
    pal_input_set_problem (input, error->message);
  else
    pal_input_set_problem (input, pal_record_is_known (self->wanted, field) ? NULL : missing);
  if (pal_input_get_problem (input) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (input));
  return FALSE;
}

static gboolean
prescribe (PalParticipantPrescribe *self, const char *cohort, GError **error)
{
  g_autofree char *name = pal_record_title (self->person);
  /* Translators: in the history: a person, and the cohort they were sent to. */
  g_autofree char *label = g_strdup_printf (_("%s — prescribed to %s"), name, cohort);
  g_autofree char *place = pal_address_format ("participants", pal_record_get_id (self->person), "course");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);
  gint64 wanted = pal_record_get_int (self->wanted, "cohort", 0);
  GDate on;

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  pal_record_get_date (self->wanted, "prescribed-on", &on);
  return pal_course_prescribe (edit, pal_record_get_id (self->person), wanted, &on, error) != 0
         && pal_edit_commit (edit, error);
}

static void
prescribe_clicked_cb (PalParticipantPrescribe *self)
{
  gboolean dated = read_input (self, self->prescribed_on, "prescribed-on", _("Say on which day."));
  gboolean chosen = read_input (self, self->cohort, "cohort", _("Choose a cohort."));
  g_autofree char *cohort = NULL, *name = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!dated || !chosen)
    return;
  cohort = pal_reference_title (self->store, pal_kind_find ("cohort"), pal_record_get_int (self->wanted, "cohort", 0));
  if (!prescribe (self, cohort, &error))
    {
      pal_input_set_problem (self->cohort, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->cohort));
      return;
    }
  name = pal_record_title (self->person);
  words = g_strdup_printf (_("%s is prescribed to %s."), name, cohort);
  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
  pal_participant_prescribe_end (self);
}

static gboolean
key_pressed_cb (PalParticipantPrescribe *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  pal_participant_prescribe_end (self);
  return TRUE;
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_prescribe_dispose (GObject *object)
{
  PalParticipantPrescribe *self = PAL_PARTICIPANT_PRESCRIBE (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  g_clear_object (&self->person);
  g_clear_object (&self->wanted);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_participant_prescribe_parent_class)->dispose (object);
}

static void
pal_participant_prescribe_class_init (PalParticipantPrescribeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_prescribe_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_buttons (PalParticipantPrescribe *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cancel = gtk_button_new_with_label (C_("button", "Cancel"));
  GtkWidget *add = gtk_button_new_with_label (_("Add to the Cohort"));

  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (prescribe_clicked_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (pal_participant_prescribe_end), self);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), add);
  return box;
}

static void
pal_participant_prescribe_init (PalParticipantPrescribe *self)
{
  const PalKind *kind = pal_kind_find ("prescription");
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->card = PAL_CARD (pal_card_new (_("Add to a cohort")));
  pal_card_set_hint (self->card, _("The commission and the entry are followed in the cohort"));
  self->cohort = PAL_INPUT (pal_input_new (kind, "cohort"));
  self->prescribed_on = PAL_INPUT (pal_input_new (kind, "prescribed-on"));
  gtk_size_group_add_widget (labels, pal_input_get_label_widget (self->cohort));
  gtk_size_group_add_widget (labels, pal_input_get_label_widget (self->prescribed_on));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->cohort));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->prescribed_on));
  gtk_box_append (GTK_BOX (body), make_buttons (self));
  gtk_widget_add_css_class (body, "pal-card-body");
  pal_card_append (self->card, body);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_participant_prescribe_new (void)
{
  return g_object_new (PAL_TYPE_PARTICIPANT_PRESCRIBE, NULL);
}

/* Asks for the cohort and the day, today unless said otherwise. @person is kept in @store. */
void
pal_participant_prescribe_begin (PalParticipantPrescribe *self, PalRecord *person, PalStore *store)
{
  GDate today;

  g_return_if_fail (PAL_IS_PARTICIPANT_PRESCRIBE (self));

  pal_today (&today);
  g_set_object (&self->person, person);
  g_set_object (&self->store, store);
  g_clear_object (&self->wanted);
  self->wanted = pal_record_new (pal_kind_find ("prescription"));
  pal_record_set_date (self->wanted, "prescribed-on", &today);
  pal_input_set_store (self->cohort, store);
  pal_input_show (self->cohort, self->wanted);
  pal_input_show (self->prescribed_on, self->wanted);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->cohort));
}

/* Asks no longer; what was typed is dropped. */
void
pal_participant_prescribe_end (PalParticipantPrescribe *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_PRESCRIBE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
