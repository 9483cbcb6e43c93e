/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-conformity-private.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-eligibility.h"

/* Whether the people of a cohort are those that its programme is for: rule by rule, among those who are expected and among
 * those who entered. Each person is judged as pal_eligibility_judge() does, at the day of the entry, by what was true then. */

/* How the people of one side stand towards a rule. */
typedef struct {
  guint n[PAL_ANSWER_YES + 1];
} Answers;

typedef struct {
  char    *rule;             /* of PalVerdict */
  Answers  planned, held;
} Tally;

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  g_free (tally->rule);
  g_free (tally);
}

/* Those who entered, and those who are accepted and expected. */
static const char people_sql[] =
  "SELECT e.participant, e.entry_on, e.entry_qpv, e.entry_resident, e.entry_education_level, e.entry_disabled, "
  "e.entry_on <= ?2 FROM enrolment e WHERE e.cohort = ?1 AND e.entry_on IS NOT NULL "
  "UNION ALL "
  "SELECT p.participant, c.start_on, NULL, NULL, NULL, NULL, 0 FROM prescription p JOIN cohort c ON c.id = p.cohort "
  "WHERE p.cohort = ?1 AND p.decision = 'ACCEPTED' AND p.non_entry_on IS NULL AND p.non_entry_reason IS NULL "
  "AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id)";

enum { PARTICIPANT, ENTRY_ON, FIRST_FACT, ENTERED = FIRST_FACT + 4 };

static Tally *
find_tally (GPtrArray *tallies, const char *rule)
{
  Tally *tally;

  for (guint i = 0; i < tallies->len; i++)
    if (g_str_equal (((Tally *) g_ptr_array_index (tallies, i))->rule, rule))
      return g_ptr_array_index (tallies, i);
  tally = g_new0 (Tally, 1);
  tally->rule = g_strdup (rule);
  g_ptr_array_add (tallies, tally);
  return tally;
}

/* What decided at the entry was copied into the enrolment; the person's record may have changed since. */
static void
set_entry_facts (PalRecord *participant, PalStatement *row)
{
  static const char *const fields[] = { "qpv", "resident", "education-level", "disabled" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!pal_statement_is_null (row, FIRST_FACT + (int) i))
      pal_record_set_raw (participant, fields[i], pal_statement_get_text (row, FIRST_FACT + (int) i), NULL);
}

static gboolean
judge_person (PalConformityCase *self, PalStatement *row, GPtrArray *tallies, GError **error)
{
  g_autoptr (PalRecord) participant = pal_record_load (self->store, &pal_participant_kind, pal_statement_get_int (row, PARTICIPANT), error);
  g_autoptr (PalEligibility) eligibility = NULL;
  gboolean entered = pal_statement_get_int (row, ENTERED) != 0;
  GDate day;

  if (participant == NULL)
    return FALSE;
  if (!pal_date_from_iso (pal_statement_get_text (row, ENTRY_ON), &day))
    day = self->at;
  set_entry_facts (participant, row);
  eligibility = pal_eligibility_load (self->store, participant, self->programme, &day, error);
  for (guint i = 0; eligibility != NULL && i < eligibility->verdicts->len; i++)
    {
      const PalVerdict *verdict = g_ptr_array_index (eligibility->verdicts, i);
      Tally *tally = find_tally (tallies, verdict->rule);

      tally->planned.n[verdict->answer]++;
      if (entered)
        tally->held.n[verdict->answer]++;
    }
  return eligibility != NULL;
}

/* "required", or the value that the programme asks for. Full transfer. */
static char *
expected_words (PalConformityCase *self, const char *rule)
{
  static const struct { const char *rule, *field; } fields[] = {
    { "education", "education-min" }, { "gender", "gender" }, { "territory", "territory" },
  };
  PalConformityRange age = pal_conformity_range (self->programme, "age-min", "age-max");

  if (g_str_equal (rule, "age"))
    return pal_conformity_range_words (&age);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (rule, fields[i].rule))
      return pal_record_show (self->programme, fields[i].field);
  return g_strdup (_("required"));
}

static const struct { const char *rule, *code, *title; } titles[] = {
  { "age", "AGE", N_("Completed years at the entry") }, { "gender", "GENRE", NC_("rule of a programme", "Gender") },
  { "territory", "TERRITOIRE", N_("Territory") },       { "education", "NIVEAU", N_("Education, at least") },
  { "resident", "LOCATAIRE", N_("Tenant of the landlord") }, { "disability", "HANDICAP", N_("Recognised as disabled") },
  { "support", "ACCOMPAGNEMENT", N_("Already followed") },
};

static guint
all_of (const Answers *answers)
{
  return answers->n[PAL_ANSWER_NO] + answers->n[PAL_ANSWER_UNKNOWN] + answers->n[PAL_ANSWER_YES];
}

static char *
ratio_words (const Answers *answers)
{
  return all_of (answers) > 0 ? g_strdup_printf ("%u / %u", answers->n[PAL_ANSWER_YES], all_of (answers)) : NULL;
}

/* Full transfer; NULL: nothing to say. */
static char *
detail_of (const Answers *answers)
{
  guint no = answers->n[PAL_ANSWER_NO], unknown = answers->n[PAL_ANSWER_UNKNOWN];
  g_autofree char *first = no > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person does not fit", "%u people do not fit", no), no) : NULL;
  g_autofree char *second = unknown > 0
    ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not known of %u person", "not known of %u people", unknown), unknown) : NULL;

  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s · %s", first, second);
  return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
}

static PalConformityState
state_of (const Answers *planned, const Answers *held)
{
  if (planned->n[PAL_ANSWER_NO] > 0)
    return PAL_CONFORMITY_NOT_MET;
  if (all_of (planned) == 0 || planned->n[PAL_ANSWER_UNKNOWN] > 0)
    return PAL_CONFORMITY_UNKNOWN;
  return all_of (held) == all_of (planned) ? PAL_CONFORMITY_MET : PAL_CONFORMITY_ON_TRACK;
}

static void
add_tally (PalConformityCase *self, const Tally *tally)
{
  const char *code = tally->rule, *title = tally->rule;
  PalConformity *conformity;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].rule, tally->rule))
      {
        code = titles[i].code;
        title = g_str_equal (code, "GENRE") ? g_dpgettext2 (GETTEXT_PACKAGE, "rule of a programme", titles[i].title) : _(titles[i].title);
      }
  conformity = pal_conformity_add (self, C_("conformity", "People"), code, title, expected_words (self, tally->rule));
  conformity->planned = ratio_words (&tally->planned);
  conformity->held = ratio_words (&tally->held);
  conformity->detail = detail_of (&tally->planned);
  conformity->state = state_of (&tally->planned, &tally->held);
}

/* The rules of a programme without people yet: those that it would ask of anybody. */
static gboolean
name_rules (PalConformityCase *self, GPtrArray *tallies)
{
  g_autoptr (PalRecord) nobody = pal_record_new (&pal_participant_kind);
  g_autoptr (PalEligibility) eligibility = pal_eligibility_judge (nobody, self->programme, NULL, &self->at);

  for (guint i = 0; i < eligibility->verdicts->len; i++)
    find_tally (tallies, ((PalVerdict *) g_ptr_array_index (eligibility->verdicts, i))->rule);
  return TRUE;
}

gboolean
pal_conformity_check_people (PalConformityCase *self, GError **error)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func (tally_free);
  g_autoptr (PalStatement) row = pal_statement_new (self->store, people_sql, error);
  g_autofree char *at = pal_date_to_iso (&self->at);
  GError *failure = NULL;

  if (row == NULL || !name_rules (self, tallies))
    return FALSE;
  pal_statement_bind_int (row, 1, pal_record_get_id (self->cohort));
  pal_statement_bind_text (row, 2, at);
  while (pal_statement_step (row, &failure))
    if (!judge_person (self, row, tallies, error))
      return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  for (guint i = 0; i < tallies->len; i++)
    add_tally (self, g_ptr_array_index (tallies, i));
  return TRUE;
}
