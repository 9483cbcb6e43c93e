/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-outcome.h"

#include "pal-calendar.h"
#include "records/pal-field.h"

/* What a person does next, and what a funder calls it. The classes are data (table outcome_rule): each funder has its
 * own set. Only how a rule is read is here (INDICATORS, 2). */

struct _PalOutcomeSet {
  GPtrArray *rules;   /* PalOutcomeRule with texts of their own, in the order of the set */
};

static const char *const class_codes[] = {
  [PAL_OUTCOME_NONE] = "NONE",
  [PAL_OUTCOME_SP] = "SP",
  [PAL_OUTCOME_SD] = "SD",
  [PAL_OUTCOME_ED] = "ED",
};

const char *
pal_outcome_class_code (PalOutcomeClass class)
{
  return class_codes[(gsize) class < G_N_ELEMENTS (class_codes) ? class : PAL_OUTCOME_NONE];
}

/* The class in the user's language. */
const char *
pal_outcome_class_label (PalOutcomeClass class)
{
  return pal_choice_label ("outcome_class", pal_outcome_class_code (class));
}

/* The class of a code; PAL_OUTCOME_NONE for NULL and for a code that is none of them. */
PalOutcomeClass
pal_outcome_class_find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (class_codes); i++)
    if (g_strcmp0 (class_codes[i], code) == 0)
      return (PalOutcomeClass) i;
  return PAL_OUTCOME_NONE;
}

static gboolean
lasts_long_enough (const PalOutcomeRule *rule, const PalOutcomeFacts *facts, const PalOutcomeOptions *options)
{
  if (rule->over_months < 0)
    return TRUE;
  if (facts->contract_months < 0)
    return FALSE;
  return facts->contract_months > rule->over_months
         || (options != NULL && options->or_equal && facts->contract_months == rule->over_months);
}

static gboolean
below (int quota_pct, int least)
{
  return least > 0 && quota_pct >= 0 && quota_pct < least;
}

/* The class that one rule gives to a situation of its code, or -1 when the rule does not apply (INDICATORS, 2, readings
 * a and b): a duration that is not known is not longer than anything; "more than 6 months" is strictly more, unless the
 * options say otherwise; a working time that is not known is a full one, and below the least one a lasting job is a
 * dynamic exit. */
int
pal_outcome_rank (const PalOutcomeRule *rule, const PalOutcomeFacts *facts, const PalOutcomeOptions *options)
{
  if (!lasts_long_enough (rule, facts, options) || (rule->needs_prospect && !facts->lasting_prospect))
    return -1;

  gboolean below_rule = below (facts->quota_pct, rule->min_quota_pct);
  if (rule->class == PAL_OUTCOME_ED)
    return below_rule || (options != NULL && below (facts->quota_pct, options->min_quota_pct)) ? PAL_OUTCOME_SD
                                                                                               : PAL_OUTCOME_ED;
  return below_rule ? -1 : (int) rule->class;
}

static void
rule_free (gpointer data)
{
  PalOutcomeRule *rule = data;

  g_free ((char *) rule->code);
  g_free ((char *) rule->label);
  g_free (rule);
}

PalOutcomeSet *
pal_outcome_set_new (void)
{
  PalOutcomeSet *self = g_new0 (PalOutcomeSet, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  return self;
}

void
pal_outcome_set_free (PalOutcomeSet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/* Adds a copy of the rule. */
void
pal_outcome_set_add (PalOutcomeSet *self, const PalOutcomeRule *rule)
{
  PalOutcomeRule *copy = g_new (PalOutcomeRule, 1);

  *copy = *rule;
  copy->code = g_strdup (rule->code);
  copy->label = g_strdup (rule->label);
  g_ptr_array_add (self->rules, copy);
}

static int
number_or_none (PalStatement *statement, int column)
{
  return pal_statement_is_null (statement, column)
           ? -1
           : (int) CLAMP (pal_statement_get_int (statement, column), 0, G_MAXINT);
}

static void
add_row (PalOutcomeSet *self, PalStatement *statement)
{
  PalOutcomeRule rule = {
    .code = pal_statement_get_text (statement, 0),
    .label = pal_statement_get_text (statement, 1),
    .class = pal_outcome_class_find (pal_statement_get_text (statement, 2)),
    .over_months = number_or_none (statement, 3),
    .min_quota_pct = number_or_none (statement, 4),
    .needs_prospect = pal_statement_get_int (statement, 5) != 0,
    .is_employment = pal_statement_get_int (statement, 6) != 0,
    .opens_housing = pal_statement_get_int (statement, 7) != 0,
  };

  pal_outcome_set_add (self, &rule);
}

/* The rules of an outcome set of the file, in their order; none when there is no such set. NULL only when the file
 * cannot be read. */
PalOutcomeSet *
pal_outcome_set_load (PalStore *store, gint64 outcome_set, GError **error)
{
  g_autoptr (PalOutcomeSet) self = pal_outcome_set_new ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement = pal_statement_new (
    store,
    "SELECT code, label, class, over_months, min_quota_pct, needs_prospect, is_employment, opens_housing"
    "  FROM outcome_rule WHERE outcome_set = ?1 ORDER BY id",
    error);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_int (statement, 1, outcome_set);
  while (pal_statement_step (statement, &failed))
    add_row (self, statement);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The rules of a programme's outcome set; none when it has no set. */
PalOutcomeSet *
pal_outcome_set_load_for_programme (PalStore *store, gint64 programme, GError **error)
{
  return pal_outcome_set_load (
    store, pal_store_ask_int_of (store, "SELECT outcome_set FROM programme WHERE id = ?1", programme, 0), error);
}

static gboolean
is_plain (const PalOutcomeRule *rule)
{
  return rule->over_months < 0 && rule->min_quota_pct < 0 && !rule->needs_prospect;
}

/* The funder's word for a situation's code, whatever its length and working time; the usual word when the set has none
 * for it. */
const char *
pal_outcome_set_label (const PalOutcomeSet *self, const char *code)
{
  const char *label = NULL;

  for (guint i = 0; self != NULL && i < self->rules->len; i++)
    {
      const PalOutcomeRule *rule = g_ptr_array_index (self->rules, i);
      if (g_strcmp0 (rule->code, code) == 0 && rule->label != NULL && (label == NULL || is_plain (rule)))
        label = rule->label;
    }
  return label != NULL ? label : pal_choice_label ("situation_code", code);
}

/* The codes of a set, each once, in its order. Full transfer. */
GStrv
pal_outcome_set_codes (const PalOutcomeSet *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self != NULL && i < self->rules->len; i++)
    {
      const PalOutcomeRule *rule = g_ptr_array_index (self->rules, i);
      if (rule->code != NULL && g_hash_table_add (seen, (char *) rule->code))
        g_strv_builder_add (codes, rule->code);
    }
  return g_strv_builder_end (codes);
}

static void
take_rule (PalOutcome *outcome, const PalOutcomeRule *rule, int rank)
{
  if (outcome->rule == NULL || rank > (int) outcome->class)
    {
      outcome->class = (PalOutcomeClass) rank;
      outcome->rule = rule;
    }
}

/* The class of a situation by itself: the best that the rules of its code give, and whether it is a job and opens the
 * right to a housing application. The outcome's rule belongs to the set. */
void
pal_outcome_judge (const PalOutcomeSet *self,
                   const PalOutcomeFacts *facts,
                   const PalOutcomeOptions *options,
                   PalOutcome *outcome)
{
  *outcome = (PalOutcome) { .class = PAL_OUTCOME_NONE, .situation = -1 };

  for (guint i = 0; self != NULL && i < self->rules->len; i++)
    {
      const PalOutcomeRule *rule = g_ptr_array_index (self->rules, i);
      if (facts->code == NULL || g_strcmp0 (rule->code, facts->code) != 0)
        continue;
      outcome->is_employment |= rule->is_employment;

      int rank = pal_outcome_rank (rule, facts, options);
      if (rank < 0)
        continue;
      take_rule (outcome, rule, rank);
      outcome->opens_housing |= rule->opens_housing && rank == (int) rule->class;
    }
}

static gboolean
is_over (const PalOutcomeFacts *facts, const GDate *as_of)
{
  return g_date_valid (&facts->end_on) && g_date_compare (&facts->end_on, as_of) < 0;
}

static PalOutcomeClass
class_of (const PalOutcomeSet *self, const PalOutcomeFacts *facts, const PalOutcomeOptions *options)
{
  PalOutcome outcome;

  pal_outcome_judge (self, facts, options, &outcome);
  return outcome.class;
}

/* Whether a situation comes after another one that was recorded before it: of two that begin on one day, one that goes
 * on comes after one that is over, then the better class. */
static gboolean
comes_after (const PalOutcomeSet *self, const PalOutcomeFacts *facts, const PalOutcomeFacts *other, const GDate *as_of,
             const PalOutcomeOptions *options)
{
  int order = g_date_compare (&facts->start_on, &other->start_on);

  if (order == 0)
    order = (int) is_over (other, as_of) - (int) is_over (facts, as_of);
  if (order == 0)
    order = (int) class_of (self, facts, options) - (int) class_of (self, other, options);
  return order >= 0;
}

static int
last_begun (const PalOutcomeSet *self, const PalOutcomeFacts *situations, guint n_situations, const GDate *as_of,
            const PalOutcomeOptions *options)
{
  int last = -1;

  for (guint i = 0; i < n_situations; i++)
    {
      const GDate *start = &situations[i].start_on;
      if (g_date_valid (start) && g_date_compare (start, as_of) <= 0
          && (last < 0 || comes_after (self, &situations[i], &situations[last], as_of, options)))
        last = (int) i;
    }
  return last;
}

/* A permanent contract has no term, whatever was written beside it. */
static gboolean
contract_is_over (const PalOutcomeFacts *facts, const GDate *as_of)
{
  GDate limit;

  return facts->contract_months > 0 && g_strcmp0 (facts->code, "CDI") != 0
         && pal_calendar_add_months (&facts->start_on, facts->contract_months, &limit)
         && g_date_compare (&limit, as_of) <= 0;
}

/* The class of a course at a date (INDICATORS, 2, readings c and e): that of the last situation that had begun by then,
 * of a course that is exited by then. One that is known to be over counts for nothing and asks for news. A contract
 * that must be over, of which nothing more is known, keeps its class and asks for news, and is not a job any more.
 * Situations stand in the order in which they were recorded. */
void
pal_outcome_judge_course (const PalOutcomeSet *self,
                          const PalOutcomeFacts *situations,
                          guint n_situations,
                          const GDate *exit_on,
                          const GDate *as_of,
                          const PalOutcomeOptions *options,
                          PalOutcome *outcome)
{
  *outcome = (PalOutcome) { .class = PAL_OUTCOME_NONE, .situation = -1 };
  if (exit_on == NULL || !g_date_valid (exit_on) || !g_date_valid (as_of) || g_date_compare (exit_on, as_of) > 0)
    return;

  int last = last_begun (self, situations, n_situations, as_of, options);
  if (last < 0)
    return;
  const PalOutcomeFacts *facts = &situations[last];
  if (is_over (facts, as_of))
    {
      outcome->situation = last;
      outcome->to_update = TRUE;
      return;
    }
  pal_outcome_judge (self, facts, options, outcome);
  outcome->situation = last;
  outcome->to_update = !g_date_valid (&facts->end_on) && contract_is_over (facts, as_of);
  outcome->is_employment = outcome->is_employment && !outcome->to_update;
}
