/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-programme-kind-page.h"

#include <glib/gi18n.h>

/* A programme with all its rules, as tables: its own fields in cards, and what belongs to it in a tab each. */

#define INPUTS(name, ...) static const PalKindInput name[] = { __VA_ARGS__, { NULL } }
#define CARDS(name, ...) static const PalKindCard name[] = { __VA_ARGS__, { NULL } }
#define COLUMNS(name, ...) static const PalKindColumn name[] = { __VA_ARGS__, PAL_KIND_COLUMNS_END }
#define ICON "view-list-symbolic"

INPUTS (phase_inputs, { "name" }, { "weeks", .width = 5 }, { "position", .width = 5 });
CARDS (phase_cards, { N_("Phase"), NULL, phase_inputs });
COLUMNS (phase_columns, { "name" }, { "weeks" }, { "position" });
static const PalKindPage phases = {
  .name = "phases", .title = N_("Phases"), .icon = ICON, .table = "phase", PAL_KIND_COUNT ("%u phase", "%u phases"),
  .add = N_("Add a Phase"), .none = N_("The course of this programme has no phases yet."), .columns = phase_columns,
  .cards = phase_cards, .owner = "programme",
};

INPUTS (session_inputs, { "name" }, { "kind" }, { "themes", .explanation = N_("Each at least once; “|” between two") },
        { "count-min", N_("How many"), .width = 4 }, { "count-max", N_("to"), .width = 4, .beside = TRUE },
        { "minutes-min", N_("Minutes"), .width = 4 }, { "minutes-max", N_("to"), .width = 4, .beside = TRUE },
        { "first-week", N_("From week"), .width = 4 }, { "last-week", N_("to"), .width = 4, .beside = TRUE },
        { "after", .explanation = N_("The session that comes first") }, { "position", .width = 4 });
CARDS (session_cards, { N_("Session template"), NULL, session_inputs });
COLUMNS (session_columns, { "name" }, { "kind", .width = 800 }, { "count-min", N_("Least") }, { "count-max", N_("Most") });
static const PalKindPage sessions = {
  .name = "sessions", .title = N_("Session templates"), .icon = ICON, .table = "session_template",
  PAL_KIND_COUNT ("%u session template", "%u session templates"), .add = N_("Add a Session Template"),
  .none = N_("No session is foreseen yet: a cohort’s plan is proposed from these."), .columns = session_columns,
  .cards = session_cards, .others = TRUE, .owner = "programme",
};

INPUTS (objective_inputs, { "name" }, { "phase" });
CARDS (objective_cards, { N_("Objective"), NULL, objective_inputs });
COLUMNS (objective_columns, { "name" }, { "phase", .width = 1200 });
static const PalKindPage objectives = {
  .name = "objectives", .title = N_("Objectives"), .icon = ICON, .table = "objective_template",
  PAL_KIND_COUNT ("%u objective", "%u objectives"), .add = N_("Add an Objective"),
  .none = N_("No objective is proposed to each person yet."), .columns = objective_columns, .cards = objective_cards,
  .owner = "programme",
};

INPUTS (follow_up_inputs, { "kind" }, { "anchor" }, { "after-days", .width = 5 }, { "working-days" },
        { "after-months", .width = 5 }, { "with-participant" }, { "with-employer" });
CARDS (follow_up_cards, { N_("Follow-up rule"), NULL, follow_up_inputs });
COLUMNS (follow_up_columns, { "kind" }, { "anchor", .width = 1000 }, { "after-days", N_("Days") },
         { "after-months", N_("Months") });
static const PalKindPage follow_ups = {
  .name = "follow-ups", .title = N_("Follow-ups"), .icon = ICON, .table = "follow_up_rule",
  PAL_KIND_COUNT ("%u follow-up rule", "%u follow-up rules"), .add = N_("Add a Follow-up Rule"),
  .none = N_("Nobody is called after a job starts or a course ends, as far as the rules say."),
  .columns = follow_up_columns, .cards = follow_up_cards, .owner = "programme",
};

INPUTS (milestone_inputs, { "name" }, { "anchor" },
        { "offset-days", .width = 6, .explanation = N_("Before it: a minus sign") }, { "duration-days", .width = 6 },
        { "responsible" });
CARDS (milestone_cards, { N_("Milestone"), NULL, milestone_inputs });
COLUMNS (milestone_columns, { "name" }, { "anchor", .width = 900 }, { "offset-days", N_("Days") });
static const PalKindPage milestones = {
  .name = "milestones", .title = N_("Milestones"), .icon = ICON, .table = "milestone_template",
  PAL_KIND_COUNT ("%u milestone", "%u milestones"), .add = N_("Add a Milestone"),
  .none = N_("No milestone of a cohort is foreseen yet."), .columns = milestone_columns, .cards = milestone_cards,
  .owner = "programme",
};

INPUTS (outcome_inputs, { "code" }, { "label", .explanation = N_("The funder’s own word") }, { "class" },
        { "over-months", .width = 5 }, { "min-quota-pct", .width = 5 }, { "needs-prospect" }, { "is-employment" },
        { "opens-housing" });
CARDS (outcome_cards, { N_("Outcome rule"), N_("The set may serve several programmes: all of them change"), outcome_inputs });
COLUMNS (outcome_columns, { "code" }, { "class", .width = 1000 }, { "over-months", N_("Months") });
static const PalKindPage outcomes = {
  .name = "outcomes", .title = N_("Outcome rules"), .icon = ICON, .table = "outcome_rule",
  PAL_KIND_COUNT ("%u outcome rule", "%u outcome rules"), .add = N_("Add an Outcome Rule"),
  .none = N_("This set classifies no situation yet."), .columns = outcome_columns, .cards = outcome_cards,
  .owner = "outcome-set", .of = "outcome-set",
  .of_none = N_("This programme has no outcome set: choose one in its details, or type the name of a new one there."),
};

INPUTS (wish_inputs, { "kind" }, { "value", .explanation = N_("1|2|4, or 09:00-11:30") });
CARDS (wish_cards, { N_("Wish"), N_("For every cohort that has none of its own of this kind"), wish_inputs });
COLUMNS (wish_columns, { "kind", .width = 900 }, { "value" });
static const PalKindPage wishes = {
  .name = "wishes", .title = N_("Wishes for planning"), .icon = ICON, .table = "plan_wish", PAL_KIND_COUNT ("%u wish", "%u wishes"),
  .add = N_("Add a Wish"), .none = N_("When, where and with whom its sessions would best be held: days 1|2|4 (Monday is 1), hours "
                                     "09:00-11:30|13:30-16:00, rooms, coaches and themes by name, breaks 2026-04-13/2026-04-26."),
  .columns = wish_columns, .cards = wish_cards, .owner = "programme",
};

INPUTS (target_inputs, { "indicator" },
        { "value", .width = 7, .explanation = N_("In the indicator’s unit; a rate in percent") },
        { "period-start-on", .width = 10, .explanation = N_("Valid from this day on; empty: always") });
CARDS (target_cards, { N_("Target"), NULL, target_inputs });
COLUMNS (target_columns, { "indicator" }, { "value" }, { "period-start-on", .width = 780 });
static const PalKindPage targets = {
  .name = "targets", .title = N_("Targets"), .icon = ICON, .table = "target", PAL_KIND_COUNT ("%u target", "%u targets"),
  .add = N_("Add a Target"), .none = N_("No figure of the reports has a target yet."), .columns = target_columns,
  .cards = target_cards, .owner = "programme",
};

INPUTS (partner_inputs, { "organisation" }, { "role" }, { "agreement-on", .width = 10 }, { "agreement-end-on", .width = 10 });
CARDS (partner_cards, { N_("Partner"), NULL, partner_inputs });
COLUMNS (partner_columns, { "organisation" }, { "role", .width = 1200 }, { "agreement-end-on", N_("Until"), .width = 780 });
static const PalKindPage partners = {
  .name = "partners", .title = N_("Partners"), .icon = ICON, .table = "programme_partner",
  PAL_KIND_COUNT ("%u partner", "%u partners"), .add = N_("Add a Partner"),
  .none = N_("No organisation takes part in this programme yet."), .columns = partner_columns, .cards = partner_cards,
  .owner = "programme",
};

static const PalKindPage *const parts[] = {
  &phases, &sessions, &wishes, &objectives, &follow_ups, &milestones, &outcomes, &targets, &partners, NULL,
};

INPUTS (identity, { "name" }, { "code", .width = 8 }, { "lot", .width = 8 }, { "funder" }, { "start-on", .width = 10 },
        { "end-on", .width = 10 });
INPUTS (eligibility, { "age-min", N_("Age"), .width = 4 }, { "age-max", N_("to"), .width = 4, .beside = TRUE },
        { "education-min" }, { "gender" }, { "territory" }, { "resident-required" }, { "disability-required" },
        { "in-support-required" });
INPUTS (course, { "continuous-entry" }, { "duration-months", .width = 4 }, { "weeks-min", N_("Weeks"), .width = 4 },
        { "weeks-max", N_("to"), .width = 4, .beside = TRUE }, { "group-min", N_("Group"), .width = 4 },
        { "group-max", N_("to"), .width = 4, .beside = TRUE }, { "target-min", N_("People a year"), .width = 6 },
        { "target-max", N_("to"), .width = 6, .beside = TRUE }, { "outcome-set" }, { "calendar" });
INPUTS (money, { "currency" }, { "budget-min-ttc", N_("Budget with tax"), .width = 10 },
        { "budget-max-ttc", N_("to"), .width = 10, .beside = TRUE });
CARDS (cards, { N_("Programme"), NULL, identity }, { N_("Course"), NULL, course },
       { N_("Who may enter"), N_("Empty: no such condition"), eligibility }, { N_("Budget"), NULL, money });
COLUMNS (columns, { "name", .below = "code" }, { NULL, N_("Cohorts"), .width = 620 });

const PalKindPage pal_programme_kind_page = {
  .name = "programmes", .title = N_("Programmes"), .icon = ICON, .table = "programme",
  PAL_KIND_COUNT ("%u programme", "%u programmes"), .add = N_("New Empty Programme"),
  .none = N_("A programme is what is funded: who may enter, how the course runs, what counts as success."),
  .columns = columns, .cards = cards, .others = TRUE, .parts = parts,
};
