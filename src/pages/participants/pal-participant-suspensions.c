/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-suspensions.h"

#include <glib/gi18n.h>

#include "pal-participant-words.h"
#include "records/pal-dates.h"
#include "rules/people/pal-person-lists.h"

/* Spans in which a course rests: illness, a move, childcare. */

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  const char *reason = pal_row_get_text (row, PAL_SUSPENSIONS_REASON), *cohort = pal_row_get_text (row, PAL_SUSPENSIONS_COHORT);
  g_autofree char *dates = pal_participant_span_words (row, PAL_SUSPENSIONS_START_ON, PAL_SUSPENSIONS_END_ON);

  words->title = g_strdup (dates[0] != '\0' ? dates : _("Suspension"));
  words->note = g_strdup (reason);
  words->details = g_strdup (cohort);
  if (pal_row_get_int (row, PAL_SUSPENSIONS_NOW, 0) == 0)
    return;
  words->state = g_strdup (C_("suspension", "Now"));
  words->look = "warn";
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "start-on", FALSE, TRUE);
  pal_fact_form_add (form, "end-on", TRUE, TRUE);
  pal_fact_form_add (form, "reason", FALSE, FALSE);
}

const PalFactKind pal_participant_suspensions = {
  .table = "suspension",
  .tab = "course",
  .title = N_("Suspensions"),
  .first = "start-on",
  .add = N_("Add a Suspension"),
  .add_action = "participant.add-suspension(int64 0)",   /* of the latest course */
  .new_list = pal_suspension_list_new,
  .show_list = pal_suspension_list_show,
  .describe = describe,
  .fill_form = fill_form,
};

/* Of a course, on no day yet. Full transfer. */
PalRecord *
pal_participant_new_suspension (gint64 enrolment)
{
  PalRecord *record = pal_record_new (pal_kind_find ("suspension"));

  pal_record_set_int (record, "enrolment", enrolment);
  return record;
}
