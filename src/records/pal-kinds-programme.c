/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-dates.h"
#include "pal-kinds.h"
#include "pal-record.h"

/* Programmes (MODEL). */

static char *
programme_title (PalRecord *record)
{
  return g_strdup (pal_record_get_text (record, "name"));
}

static gboolean
ends_after_start (const PalField *field, PalRecord *record, GError **error)
{
  GDate start, end;

  if (!pal_record_get_date (record, "start-on", &start) || !pal_record_get_date (record, "end-on", &end)
      || g_date_compare (&end, &start) >= 0)
    return TRUE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The end comes before the start."));
  return FALSE;
}

static const PalField outcome_set_fields[] = {
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 120 },
  { NULL },
};
const PalKind pal_outcome_set_kind = { "outcome_set", N_("Outcome set"), N_("Outcome sets"), outcome_set_fields };

static const PalField outcome_rule_fields[] = {
  { "outcome-set", N_("Outcome set"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "outcome_set" },
  { "code", N_("Situation"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "situation_code" },
  { "label", N_("Label"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "class", N_("Class"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "outcome_class" },
  { "over-months", N_("More than (months)"), PAL_INT, 0, .min = 0, .max = 600 },
  /* xgettext:no-c-format */
  { "min-quota-pct", N_("At least (% of full time)"), PAL_INT, 0, .min = 0, .max = 100 },
  { "is-employment", N_("Is a job"), PAL_BOOL },
  { "opens-housing", N_("Opens the housing application"), PAL_BOOL },
  { "needs-prospect", N_("Needs a lasting prospect"), PAL_BOOL },
  { NULL },
};
const PalKind pal_outcome_rule_kind = { "outcome_rule", N_("Outcome rule"), N_("Outcome rules"), outcome_rule_fields };

static const PalField programme_fields[] = {
  { "code", N_("Code"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 20 },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN, .max = 160 },
  { "lot", N_("Lot"), PAL_TEXT, 0, .max = 40 },
  { "funder", N_("Funder"), PAL_REF, PAL_COLUMN, .target = "organisation" },
  { "start-on", N_("Starts on"), PAL_DATE },
  { "end-on", N_("Ends on"), PAL_DATE },
  { "target-min", N_("People a year, at least"), PAL_INT, 0, .min = 0, .max = 1000000 },
  { "target-max", N_("People a year, at most"), PAL_INT, 0, .min = 0, .max = 1000000 },
  { "duration-months", N_("Duration (months)"), PAL_INT, 0, .min = 0, .max = 600 },
  { "weeks-min", N_("Weeks, at least"), PAL_INT, 0, .min = 0, .max = 520 },
  { "weeks-max", N_("Weeks, at most"), PAL_INT, 0, .min = 0, .max = 520 },
  { "group-min", N_("Group, at least"), PAL_INT, 0, .min = 0, .max = 10000 },
  { "group-max", N_("Group, at most"), PAL_INT, 0, .min = 0, .max = 10000 },
  { "age-min", N_("Age, at least"), PAL_INT, 0, .min = 0, .max = 130 },
  { "age-max", N_("Age, at most"), PAL_INT, 0, .min = 0, .max = 130 },
  { "education-min", N_("Education, at least"), PAL_LEVEL, 0, .target = "education_level" },
  { "gender", N_("Gender"), PAL_CHOICE, 0, .target = "gender" },
  { "territory", N_("Territory"), PAL_CHOICE, 0, .target = "territory" },
  { "resident-required", N_("Tenant of the landlord"), PAL_THREE },
  { "disability-required", N_("Recognised as disabled"), PAL_THREE },
  { "in-support-required", N_("Already followed"), PAL_THREE },
  { "continuous-entry", N_("Entries all year round"), PAL_BOOL },
  { "currency", N_("Currency"), PAL_CHOICE, 0, .target = "currency" },
  { "outcome-set", N_("Outcome set"), PAL_REF, 0, .target = "outcome_set" },
  { "budget-min-ttc", N_("Budget with tax, at least"), PAL_AMOUNT },
  { "budget-max-ttc", N_("Budget with tax, at most"), PAL_AMOUNT },
  { "calendar", N_("Public holidays"), PAL_CHOICE, 0, .target = "calendar" },
  { NULL },
};
const PalKind pal_programme_kind = { "programme", N_("Programme"), N_("Programmes"), programme_fields, programme_title };

static const PalField programme_partner_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "organisation", N_("Organisation"), PAL_REF, PAL_OWNER | PAL_COLUMN, .target = "organisation" },
  { "role", N_("Role"), PAL_TEXT, PAL_COLUMN, .max = 400 },
  { "agreement-on", N_("Agreement of"), PAL_DATE },
  { "agreement-end-on", N_("Agreement until"), PAL_DATE },
  { NULL },
};
const PalKind pal_programme_partner_kind = { "programme_partner", N_("Partner"), N_("Partners"), programme_partner_fields };

static const PalField phase_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "position", N_("Order"), PAL_INT, 0, .min = 0, .max = 1000 },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 200 },
  { "weeks", N_("Weeks"), PAL_INT, PAL_COLUMN, .min = 0, .max = 520 },
  { NULL },
};
const PalKind pal_phase_kind = { "phase", N_("Phase"), N_("Phases"), phase_fields };

/* Several programmes have sessions of one name. */
static char *
template_detail (PalStore *store, gint64 id)
{
  return pal_store_ask_text_of (store, "SELECT g.code FROM session_template t JOIN programme g ON g.id = t.programme WHERE t.id = ?1", id);
}

static const PalField session_template_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "position", N_("Order"), PAL_INT, 0, .min = 0, .max = 1000 },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 200 },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_COLUMN, .target = "session_kind" },
  { "themes", N_("Themes"), PAL_TEXT, 0, .max = 1000 },
  { "count-min", N_("Number, at least"), PAL_INT, 0, .min = 0, .max = 1000 },
  { "count-max", N_("Number, at most"), PAL_INT, 0, .min = 0, .max = 1000 },
  { "minutes-min", N_("Minutes, at least"), PAL_INT, 0, .min = 0, .max = 1440 },
  { "minutes-max", N_("Minutes, at most"), PAL_INT, 0, .min = 0, .max = 1440 },
  { "first-week", N_("First week"), PAL_INT, 0, .min = 0, .max = 520 },
  { "last-week", N_("Last week"), PAL_INT, 0, .min = 0, .max = 520 },
  { "after", N_("After"), PAL_REF, 0, .target = "session_template" },
  { NULL },
};
const PalKind pal_session_template_kind = { "session_template", N_("Session template"), N_("Session templates"), session_template_fields, .detail = template_detail };

static const PalField objective_template_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "phase", N_("Phase"), PAL_REF, 0, .target = "phase" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 400 },
  { NULL },
};
const PalKind pal_objective_template_kind = { "objective_template", N_("Objective"), N_("Objectives"), objective_template_fields };

static const PalField follow_up_rule_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "kind", N_("Kind"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "follow_up_kind" },
  { "anchor", N_("Counted from"), PAL_CHOICE, 0, .target = "follow_up_anchor" },
  { "after-days", N_("After (days)"), PAL_INT, 0, .min = 0, .max = 4000 },
  { "after-months", N_("After (months)"), PAL_INT, 0, .min = 0, .max = 120 },
  { "working-days", N_("Working days"), PAL_BOOL },
  { "with-participant", N_("With the participant"), PAL_BOOL },
  { "with-employer", N_("With the employer"), PAL_BOOL },
  { NULL },
};
const PalKind pal_follow_up_rule_kind = { "follow_up_rule", N_("Follow-up rule"), N_("Follow-up rules"), follow_up_rule_fields };

static const PalField milestone_template_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 200 },
  { "anchor", N_("Counted from"), PAL_CHOICE, 0, .target = "milestone_anchor" },
  { "offset-days", N_("Offset (days)"), PAL_INT, 0, .min = -4000, .max = 4000 },
  { "duration-days", N_("Duration (days)"), PAL_INT, 0, .min = 0, .max = 4000 },
  { "responsible", N_("Responsible"), PAL_TEXT, 0, .max = 120 },
  { NULL },
};
const PalKind pal_milestone_template_kind = { "milestone_template", N_("Milestone"), N_("Milestones"), milestone_template_fields };

static const PalField target_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "programme" },
  { "indicator", N_("Indicator"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "indicator" },
  { "period-start-on", N_("From"), PAL_DATE },
  { "value", N_("Value"), PAL_INT, PAL_COLUMN },
  { NULL },
};
const PalKind pal_target_kind = { "target", N_("Target"), N_("Targets"), target_fields };

static const PalField cohort_fields[] = {
  { "programme", N_("Programme"), PAL_REF, PAL_REQUIRED | PAL_COLUMN, .target = "programme" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN, .max = 120 },
  { "start-on", N_("Starts on"), PAL_DATE, PAL_COLUMN },
  { "end-on", N_("Ends on"), PAL_DATE, PAL_COLUMN, .check = ends_after_start },
  { "places", N_("Places"), PAL_INT, PAL_COLUMN, .min = 0, .max = 100000 },
  { "site", N_("Site"), PAL_REF, PAL_COLUMN, .target = "site" },
  { "referent", N_("Referent"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "status", N_("Status"), PAL_CHOICE, PAL_COLUMN, .target = "cohort_status" },
  { NULL },
};
const PalKind pal_cohort_kind = { "cohort", N_("Cohort"), N_("Cohorts"), cohort_fields };
