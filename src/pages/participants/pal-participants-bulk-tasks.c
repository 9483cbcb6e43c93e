/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-bulk-private.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/people/pal-people-bulk.h"
#include "widgets/pal-wrap-layout.h"

/* How each thing is asked that is done to several people, and what it writes. */

#define MOST_REASONS 3

static const gint64 *
ids (PalParticipantsBulk *self)
{
  return (const gint64 *) self->people->data;
}

static char *
count_words (guint n)
{
  return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

/* "3 people: …; 2 as before". */
static void
say_done (GString *done, const char *what, const PalPeopleDone *how)
{
  g_autofree char *changed = count_words (how->changed);

  g_string_append_printf (done, "%s — %s", what, changed);
  if (how->passed_over > 0)
    g_string_append_printf (done, ngettext (" (%u as before)", " (%u as before)", how->passed_over), how->passed_over);
}

/* Asking ---------------------------------------------------------------------------------------------------------------------- */

static PalInput *
add_input (PalParticipantsBulk *self, PalRecord *record, const char *field, const char *label)
{
  PalInput *input = PAL_INPUT (pal_input_new (pal_record_get_kind (record), field));

  g_object_set (input, "label", label, NULL);
  pal_input_set_store (input, self->store);
  pal_input_show (input, record);
  gtk_size_group_add_widget (self->labels, pal_input_get_label_widget (input));
  pal_ask_append (self->ask, GTK_WIDGET (input));
  return input;
}

static gboolean
read_input (PalParticipantsBulk *self, PalInput *input, PalRecord *record, const char *field, const char *missing)
{
  g_autoptr (GError) error = NULL;

  if (!pal_input_read (input, record, &error))
    pal_input_set_problem (input, error->message);
  else
    pal_input_set_problem (input, pal_record_is_known (record, field) ? NULL : missing);
  if (pal_input_get_problem (input) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (input));
  return FALSE;
}

/* To a cohort ------------------------------------------------------------------------------------------------------------------- */

static void
ask_cohort (PalParticipantsBulk *self)
{
  g_autofree char *count = count_words (self->people->len), *title = g_strdup_printf (_("Add %s to a cohort"), count);
  GDate today;

  pal_today (&today);
  g_set_object (&self->answer, NULL);
  self->answer = pal_record_new (pal_kind_find ("prescription"));
  pal_record_set_date (self->answer, "prescribed-on", &today);
  pal_ask_begin (self->ask, title, _("Add to the Cohort"));
  self->first = add_input (self, self->answer, "cohort", _("Cohort"));
  self->second = add_input (self, self->answer, "prescribed-on", _("Prescribed on"));
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static gboolean
read_cohort (PalParticipantsBulk *self)
{
  return read_input (self, self->first, self->answer, "cohort", _("Choose a cohort."))
         && read_input (self, self->second, self->answer, "prescribed-on", _("Say on which day."));
}

static char *
name_of (PalParticipantsBulk *self, PalRecord *record, const char *field, const char *table)
{
  return pal_reference_title (self->store, pal_kind_find (table), pal_record_get_int (record, field, 0));
}

static char *
label_cohort (PalParticipantsBulk *self)
{
  g_autofree char *cohort = name_of (self, self->answer, "cohort", "cohort"), *count = count_words (self->people->len);

  /* Translators: in the history: "12 people", and the cohort they were sent to. */
  return g_strdup_printf (_("%s — prescribed to %s"), count, cohort);
}

static gboolean
write_cohort (PalParticipantsBulk *self, PalEdit *edit, GString *done, GError **error)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cohort = name_of (self, self->answer, "cohort", "cohort");
  PalPeopleDone how;
  GDate on;

  pal_record_get_date (self->answer, "prescribed-on", &on);
  if (!pal_people_prescribe (edit, ids (self), self->people->len, pal_record_get_int (self->answer, "cohort", 0), &on, &how, reasons, error))
    return FALSE;
  if (how.changed == 0)
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           reasons->len > 0 ? g_ptr_array_index (reasons, 0) : _("Nobody is selected."));
      return FALSE;
    }
  say_done (done, cohort, &how);
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    g_string_append_printf (done, "\n%s", (char *) g_ptr_array_index (reasons, i));
  return TRUE;
}

/* Tags ---------------------------------------------------------------------------------------------------------------------------- */

static void
tag_clicked_cb (PalParticipantsBulk *self, GtkButton *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->tag), gtk_button_get_label (button));
  gtk_widget_activate_action (GTK_WIDGET (self->ask), "ask.answer", NULL);
}

static void
tag_entered_cb (PalParticipantsBulk *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->ask), "ask.answer", NULL);
}

/* A name to type, and the tags that are there, one click each. */
static void
add_tags (PalParticipantsBulk *self, char **tags)
{
  GtkWidget *wrap = pal_wrap_new (6);

  self->tag = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->tag), _("Name of the tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tag), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the tag"), -1);
  g_signal_connect_swapped (self->tag, "activate", G_CALLBACK (tag_entered_cb), self);
  for (int i = 0; tags[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (tags[i]);
      gtk_widget_add_css_class (button, "pal-filter");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (tag_clicked_cb), self);
      pal_wrap_append (PAL_WRAP (wrap), button);
    }
  pal_ask_append (self->ask, self->tag);
  pal_ask_append (self->ask, wrap);
  gtk_widget_grab_focus (self->tag);
}

static void
ask_tag (PalParticipantsBulk *self)
{
  g_auto (GStrv) tags = pal_people_tags (self->store, NULL, 0);
  g_autofree char *count = count_words (self->people->len), *title = g_strdup_printf (_("Tag %s"), count);

  pal_ask_begin (self->ask, title, C_("button", "Tag"));
  pal_ask_set_words (self->ask, _("A name that is not there yet becomes a new tag."));
  add_tags (self, tags);
}

static void
ask_untag (PalParticipantsBulk *self)
{
  g_auto (GStrv) tags = pal_people_tags (self->store, ids (self), self->people->len);
  g_autofree char *count = count_words (self->people->len), *title = g_strdup_printf (_("Take a tag off %s"), count);

  pal_ask_begin (self->ask, title, _("Take Off"));
  if (tags[0] == NULL)
    pal_ask_set_words (self->ask, _("None of them has a tag."));
  add_tags (self, tags);
  pal_ask_set_possible (self->ask, tags[0] != NULL);
}

static const char *
tag_typed (PalParticipantsBulk *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->tag));
}

static gboolean
read_tag (PalParticipantsBulk *self)
{
  g_autofree char *bare = g_strstrip (g_strdup (tag_typed (self)));
  gboolean missing = self->task->ask == ask_untag && pal_tag_find (self->store, bare) == 0;

  if (*bare != '\0' && !missing)
    return TRUE;
  pal_ask_set_problem (self->ask, missing ? _("There is no tag of that name.") : _("Give the tag a name."));
  gtk_widget_grab_focus (self->tag);
  return FALSE;
}

static char *
label_tag (PalParticipantsBulk *self)
{
  g_autofree char *count = count_words (self->people->len);

  return g_strdup_printf (self->task->ask == ask_tag ? _("%s — tagged “%s”") : _("%s — tag “%s” taken off"), count, tag_typed (self));
}

static gboolean
write_tag (PalParticipantsBulk *self, PalEdit *edit, GString *done, GError **error)
{
  gboolean on = self->task->ask == ask_tag;
  g_autofree char *what = g_strdup_printf (on ? _("Tag “%s”") : _("Tag “%s” taken off"), tag_typed (self));
  PalPeopleDone how;

  if (on ? !pal_people_tag (edit, ids (self), self->people->len, tag_typed (self), &how, error)
         : !pal_people_untag (edit, ids (self), self->people->len, tag_typed (self), &how, error))
    return FALSE;
  say_done (done, what, &how);
  return TRUE;
}

/* Coaches --------------------------------------------------------------------------------------------------------------------------- */

static void
ask_coach (PalParticipantsBulk *self)
{
  g_autofree char *count = count_words (self->people->len), *title = g_strdup_printf (_("Assign %s to a coach"), count);

  g_set_object (&self->answer, NULL);
  self->answer = pal_record_new (pal_kind_find ("enrolment"));
  pal_ask_begin (self->ask, title, C_("button", "Assign"));
  self->first = add_input (self, self->answer, "referent", _("Coach"));
  pal_ask_set_words (self->ask, _("The coach becomes the referent of their open courses. Who has none stays as before."));
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static gboolean
read_coach (PalParticipantsBulk *self)
{
  return read_input (self, self->first, self->answer, "referent", _("Choose a coach."));
}

static char *
label_coach (PalParticipantsBulk *self)
{
  g_autofree char *coach = name_of (self, self->answer, "referent", "contact"), *count = count_words (self->people->len);

  return g_strdup_printf (_("%s — assigned to %s"), count, coach);
}

static gboolean
write_coach (PalParticipantsBulk *self, PalEdit *edit, GString *done, GError **error)
{
  g_autofree char *coach = name_of (self, self->answer, "referent", "contact");
  PalPeopleDone how;

  if (!pal_people_assign (edit, ids (self), self->people->len, pal_record_get_int (self->answer, "referent", 0), &how, error))
    return FALSE;
  if (how.changed == 0)
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                   _("Nothing changes: nobody who is selected has an open course with another referent than %s."), coach);
      return FALSE;
    }
  say_done (done, coach, &how);
  return TRUE;
}

/* A coach who leaves ----------------------------------------------------------------------------------------------------------------- */

/* What changes hands is said before it does, a sentence each. */
static char *
plan_words (const PalHandover *plan)
{
  g_autofree char *people = count_words (plan->people), *names = g_strjoinv (", ", plan->names);
  g_autofree char *who = g_strdup_printf ("%s%s", names, plan->people > g_strv_length (plan->names) ? "…" : "");
  g_autofree char *courses = NULL, *cohorts = NULL;

  if (plan->enrolments + plan->cohorts == 0)
    return g_strdup (_("This coach is the referent of nobody and of no cohort that is open."));
  /* Translators: then how many people, and some of their names. */
  courses = g_strdup_printf (ngettext ("%u open course changes hands, of %s: %s.", "%u open courses change hands, of %s: %s.", plan->enrolments),
                             plan->enrolments, people, who);
  cohorts = g_strdup_printf (ngettext ("%u open cohort has this referent.", "%u open cohorts have this referent.", plan->cohorts),
                             plan->cohorts);
  return g_strdup_printf ("%s%s%s %s", plan->enrolments > 0 ? courses : "", plan->enrolments > 0 ? " " : "", cohorts,
                          _("Courses that are over stay with who followed them."));
}

static void
leaver_edited_cb (PalParticipantsBulk *self)
{
  g_autoptr (PalHandover) plan = NULL;
  g_autofree char *words = NULL;
  gint64 from;

  if (!pal_input_read (self->first, self->answer, NULL))
    return;
  from = pal_record_get_int (self->answer, "referent", 0);
  if (from != 0)
    {
      plan = pal_handover_plan (self->store, from);
      words = plan_words (plan);
    }
  pal_ask_set_words (self->ask, words);
  pal_ask_set_possible (self->ask, plan != NULL && plan->enrolments + plan->cohorts > 0);
  gtk_widget_set_sensitive (self->with_cohorts, plan != NULL && plan->cohorts > 0);
}

static void
ask_handover (PalParticipantsBulk *self)
{
  g_set_object (&self->answer, NULL);
  g_set_object (&self->other, NULL);
  self->answer = pal_record_new (pal_kind_find ("enrolment"));
  self->other = pal_record_new (pal_kind_find ("enrolment"));
  pal_ask_begin (self->ask, _("Hand over the people of a coach who leaves"), _("Hand Over"));
  self->first = add_input (self, self->answer, "referent", C_("from somebody", "From"));
  self->second = add_input (self, self->other, "referent", C_("to somebody", "To"));
  self->with_cohorts = gtk_check_button_new_with_label (_("The open cohorts too"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->with_cohorts), TRUE);
  pal_ask_append (self->ask, self->with_cohorts);
  g_signal_connect_swapped (self->first, "edited", G_CALLBACK (leaver_edited_cb), self);
  g_signal_connect_swapped (self->first, "settled", G_CALLBACK (leaver_edited_cb), self);
  pal_ask_set_possible (self->ask, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static gboolean
read_handover (PalParticipantsBulk *self)
{
  return read_input (self, self->first, self->answer, "referent", _("Choose a coach."))
         && read_input (self, self->second, self->other, "referent", _("Choose a coach."));
}

static char *
label_handover (PalParticipantsBulk *self)
{
  g_autofree char *from = name_of (self, self->answer, "referent", "contact"), *to = name_of (self, self->other, "referent", "contact");

  return g_strdup_printf (_("From %s to %s: people handed over"), from, to);
}

static gboolean
write_handover (PalParticipantsBulk *self, PalEdit *edit, GString *done, GError **error)
{
  g_autofree char *to = name_of (self, self->other, "referent", "contact");
  gboolean with_cohorts = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->with_cohorts));
  PalPeopleDone how;

  if (!pal_handover_take (edit, pal_record_get_int (self->answer, "referent", 0), pal_record_get_int (self->other, "referent", 0),
                          with_cohorts, &how, error))
    return FALSE;
  g_string_append_printf (done, ngettext ("%s is the referent of %u more course.", "%s is the referent of %u more courses.", how.changed), to,
                          how.changed);
  return TRUE;
}

/* All of them ------------------------------------------------------------------------------------------------------------------------------ */

/* Ended by no action. */
const PalBulkTask pal_participants_bulk_tasks[] = {
  { "participants.add-to-cohort", TRUE, ask_cohort, read_cohort, label_cohort, write_cohort },
  { "participants.tag", TRUE, ask_tag, read_tag, label_tag, write_tag },
  { "participants.untag", TRUE, ask_untag, read_tag, label_tag, write_tag },
  { "participants.assign", TRUE, ask_coach, read_coach, label_coach, write_coach },
  { "participants.hand-over", FALSE, ask_handover, read_handover, label_handover, write_handover },
  { NULL },
};
