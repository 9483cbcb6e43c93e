/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-situations.h"

#include <glib/gi18n.h>

#include "pal-participant-words.h"
#include "records/pal-dates.h"
#include "rules/pal-cohort-list.h"
#include "rules/pal-outcome.h"

/* What a person does after a course, or beside it: jobs, training, looking for work. */

/* What is known is said: "since 03/02/2026 · 6 months · RF1 — Les Lochères". */
static void
add_detail (GString *details, const char *words)
{
  if (words[0] == '\0')
    return;
  g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", words);
}

static char *
describe_details (PalRow *row)
{
  GString *details = g_string_new (NULL);
  g_autofree char *dates = pal_participant_span_words (row, PAL_SITUATIONS_START_ON, PAL_SITUATIONS_END_ON);
  int months = (int) pal_row_get_int (row, PAL_SITUATIONS_MONTHS, 0);

  add_detail (details, dates);
  if (months > 0)
    {
      g_autofree char *length = g_strdup_printf (ngettext ("%d month", "%d months", months), months);

      add_detail (details, length);
    }
  add_detail (details, pal_row_get_text (row, PAL_SITUATIONS_COHORT));
  return g_string_free (details, FALSE);
}

/* The rules of the programme whose course led there. */
static PalOutcomeSet *
load_rules (PalStore *store, PalRecord *situation)
{
  g_autoptr (PalRecord) enrolment =
    pal_record_load (store, pal_kind_find ("enrolment"), pal_record_get_int (situation, "enrolment", 0), NULL);
  g_autoptr (PalRecord) cohort = enrolment == NULL ? NULL :
    pal_record_load (store, pal_kind_find ("cohort"), pal_record_get_int (enrolment, "cohort", 0), NULL);

  if (cohort == NULL)
    return NULL;
  return pal_outcome_set_load_for_programme (store, pal_record_get_int (cohort, "programme", 0), NULL);
}

/* How the funder counts the situation on its own. */
static PalOutcomeClass
judge (PalStore *store, gint64 id)
{
  g_autoptr (PalRecord) situation = pal_record_load (store, pal_kind_find ("situation"), id, NULL);
  g_autoptr (PalOutcomeSet) rules = situation != NULL ? load_rules (store, situation) : NULL;
  const PalOutcomeOptions options = { FALSE, 0 };
  PalOutcomeFacts facts = { NULL };
  PalOutcome outcome;

  if (rules == NULL)
    return PAL_OUTCOME_NONE;
  facts.code = pal_record_get_text (situation, "code");
  pal_record_get_date (situation, "start-on", &facts.start_on);
  pal_record_get_date (situation, "end-on", &facts.end_on);
  facts.contract_months = (int) pal_record_get_int (situation, "contract-months", -1);
  facts.quota_pct = (int) pal_record_get_int (situation, "quota-pct", -1);
  facts.lasting_prospect = g_strcmp0 (pal_record_get_text (situation, "lasting-prospect"), "YES") == 0;
  pal_outcome_judge (rules, &facts, &options, &outcome);
  return outcome.class;
}

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  PalOutcomeClass class = judge (store, pal_row_get_id (row));

  words->title = g_strdup (pal_choice_label ("situation_code", pal_row_get_text (row, PAL_SITUATIONS_CODE)));
  words->note = g_strdup (pal_row_get_text (row, PAL_SITUATIONS_EMPLOYER));
  words->details = describe_details (row);
  if (class == PAL_OUTCOME_NONE)
    return;
  words->state = g_strdup (pal_outcome_class_label (class));
  words->look = class == PAL_OUTCOME_ED ? "ok" : "info";
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "code", FALSE, FALSE);
  pal_fact_form_add (form, "start-on", FALSE, TRUE);
  pal_fact_form_add (form, "end-on", TRUE, TRUE);
  pal_fact_form_add (form, "contract-months", FALSE, TRUE);
  pal_fact_form_add (form, "quota-pct", TRUE, TRUE);
  pal_fact_form_add (form, "trial-end-on", FALSE, TRUE);
  pal_fact_form_add (form, "recorded-on", TRUE, TRUE);
  pal_fact_form_add (form, "lasting-prospect", FALSE, FALSE);
  pal_fact_form_add (form, "organisation", FALSE, FALSE);
}

/* Undeclared work names no employer (INDICATORS, 2, f): none is asked for; one that is there is shown, to be taken
 * away. */
static void
shown (PalForm *form, PalRecord *situation)
{
  gboolean undeclared = g_strcmp0 (pal_record_get_text (situation, "code"), "NON_DECLARE") == 0;

  gtk_widget_set_visible (GTK_WIDGET (pal_form_get_input (form, "organisation")),
                          !undeclared || pal_record_is_known (situation, "organisation"));
}

const PalFactKind pal_participant_situations = {
  .table = "situation",
  .tab = "course",
  .title = N_("Situations"),
  .empty = N_("What the person does next: a job, training, looking for work. The report of the course is made "
              "from it."),
  .first = "code",
  .add = N_("Add a Situation"),
  .add_action = "participant.add-situation(int64 0)",   /* to the latest course */
  .new_list = pal_situation_list_new,
  .show_list = pal_situation_list_show,
  .describe = describe,
  .fill_form = fill_form,
  .shown = shown,
};

/* A situation that begins today, after a course. Full transfer. */
PalRecord *
pal_participant_new_situation (gint64 enrolment)
{
  PalRecord *record = pal_record_new (pal_kind_find ("situation"));
  GDate today;

  pal_today (&today);
  pal_record_set_int (record, "enrolment", enrolment);
  pal_record_set_date (record, "start-on", &today);
  pal_record_set_date (record, "recorded-on", &today);
  return record;
}
