/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-barriers.h"

#include <glib/gi18n.h>

#include "pal-participant-words.h"
#include "records/pal-dates.h"
#include "rules/pal-cohort-list.h"

/* What stands between a person and a job: found, worked on, lifted. What was lifted once stays so: a barrier that comes
 * back is a row of its own. */

/* Takes the words. */
static void
add_detail (GString *details, char *words)
{
  g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", words);
  g_free (words);
}

static char *
describe_details (PalRow *row)
{
  GString *details = g_string_new (NULL);
  g_autofree char *found = pal_participant_date_words (row, PAL_BARRIERS_IDENTIFIED_ON);
  g_autofree char *worked = pal_participant_date_words (row, PAL_BARRIERS_WORKED_ON);
  g_autofree char *lifted = pal_participant_date_words (row, PAL_BARRIERS_LIFTED_ON);

  if (found[0] != '\0')
    add_detail (details, g_strdup_printf (C_("barrier", "found on %s"), found));
  if (worked[0] != '\0')
    add_detail (details, g_strdup_printf (C_("barrier", "worked on since %s"), worked));
  if (lifted[0] != '\0')
    add_detail (details, g_strdup_printf (C_("barrier", "lifted on %s"), lifted));
  return g_string_free (details, FALSE);
}

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  gboolean lifted = pal_row_is_known (row, PAL_BARRIERS_LIFTED_ON);
  gboolean worked = pal_row_is_known (row, PAL_BARRIERS_WORKED_ON);
  const char *theme = pal_row_get_text (row, PAL_BARRIERS_THEME);

  words->title = g_strdup (theme[0] != '\0' ? pal_choice_label ("barrier_theme", theme) : _("Barrier"));
  words->note = g_strdup (pal_row_get_text (row, PAL_BARRIERS_DETAIL));
  words->details = describe_details (row);
  words->state = g_strdup (lifted ? C_("barrier", "Lifted") : worked ? C_("barrier", "Worked on")
                                                                     : C_("barrier", "Open"));
  words->look = lifted ? "ok" : worked ? "info" : "warn";
  words->action = lifted ? "participant.reopen-barrier" : "participant.lift-barrier";
  words->action_words = lifted ? _("Reopen") : _("Lifted Today");
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "theme", FALSE, FALSE);
  pal_fact_form_add (form, "detail", FALSE, FALSE);
  pal_fact_form_add (form, "identified-on", FALSE, TRUE);
  pal_fact_form_add (form, "worked-on", TRUE, TRUE);
  pal_fact_form_add (form, "lifted-on", FALSE, TRUE);
  pal_fact_form_add (form, "phase", TRUE, FALSE);
}

const PalFactKind pal_participant_barriers = {
  .table = "barrier",
  .tab = "barriers",
  .title = N_("Barriers"),
  .hint = N_("Open ones first"),
  .empty = N_("What stands between the person and a job: childcare, mobility, housing… Each has the day it was found "
              "and the day it was lifted, and the reports count them."),
  .first = "theme",
  .add = N_("Add a Barrier"),
  .add_action = "participant.add-barrier",
  .new_list = pal_barrier_list_new,
  .show_list = pal_barrier_list_show,
  .describe = describe,
  .fill_form = fill_form,
};

/* A barrier found today: during the course when there is one, else before the entry that the prescription asks for. An
 * id is 0 when there is none. Full transfer. */
PalRecord *
pal_participant_new_barrier (gint64 person, gint64 prescription, gint64 enrolment)
{
  PalRecord *record = pal_record_new (pal_kind_find ("barrier"));
  GDate today;

  pal_today (&today);
  pal_record_set_int (record, "participant", person);
  pal_record_set_date (record, "identified-on", &today);
  if (enrolment != 0)
    pal_record_set_int (record, "enrolment", enrolment);
  else if (prescription != 0)
    pal_record_set_int (record, "prescription", prescription);
  if (enrolment != 0 || prescription != 0)
    pal_record_set_text (record, "phase", enrolment != 0 ? "COURSE" : "NON_ENTRY");
  return record;
}

static PalEdit *
begin (PalStore *store, PalRecord *barrier, gboolean reopen, const char *place, GError **error)
{
  g_autofree char *person = pal_record_show (barrier, "participant"), *theme = pal_record_show (barrier, "theme");
  const char *called = theme[0] != '\0' ? theme : _("Barrier");
  /* Translators: in the history: a person, then the barrier. */
  g_autofree char *label = reopen ? g_strdup_printf (_("%s — %s: reopened"), person, called)
                                  : g_strdup_printf (_("%s — %s: lifted"), person, called);
  PalEdit *edit = pal_edit_begin (store, label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

/* Lifts a barrier today, in an edit of its own. */
gboolean
pal_participant_lift_barrier (PalStore *store, gint64 barrier, const char *place, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (store, pal_kind_find ("barrier"), barrier, error);
  g_autoptr (PalEdit) edit = record != NULL ? begin (store, record, FALSE, place, error) : NULL;
  GDate today;

  if (edit == NULL)
    return FALSE;
  pal_today (&today);
  pal_record_set_date (record, "lifted-on", &today);
  return pal_record_save (record, edit, error) && pal_edit_commit (edit, error);
}

static void
copy (PalRecord *from, PalRecord *to, const char *field)
{
  g_autofree char *raw = pal_record_get_raw (from, field);

  pal_record_set_raw (to, field, raw, NULL);
}

/* Keeps @again, a new barrier of the same person, as the one that was lifted come back, in an edit of its own; the one
 * that was lifted stays. Its id, or 0 with an error. */
gint64
pal_participant_reopen_barrier (PalStore *store, gint64 barrier, PalRecord *again, const char *place, GError **error)
{
  g_autoptr (PalRecord) lifted = pal_record_load (store, pal_kind_find ("barrier"), barrier, error);
  g_autoptr (PalEdit) edit = lifted != NULL ? begin (store, lifted, TRUE, place, error) : NULL;

  if (edit == NULL)
    return 0;
  copy (lifted, again, "theme");
  copy (lifted, again, "detail");
  pal_record_set_int (again, "reopens", barrier);
  return pal_record_save (again, edit, error) && pal_edit_commit (edit, error) ? pal_record_get_id (again) : 0;
}
