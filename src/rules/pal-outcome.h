/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Classes of what a person does next, nested: who is ED is SD and SP too: "class >= PAL_OUTCOME_SD" is the set SD. */
typedef enum {
  PAL_OUTCOME_NONE,
  PAL_OUTCOME_SP,     /* positive */
  PAL_OUTCOME_SD,     /* dynamic */
  PAL_OUTCOME_ED,     /* lasting employment */
} PalOutcomeClass;

/* One row of outcome_rule. Numbers are -1 when the rule says nothing. */
typedef struct {
  const char      *code;            /* CDI */
  const char      *label;           /* the funder's own word */
  PalOutcomeClass  class;
  int              over_months;     /* the contract lasts longer than so many months */
  int              min_quota_pct;   /* and is at least so much of a full working time */
  gboolean         needs_prospect;  /* and has the prospect of lasting */
  gboolean         is_employment;
  gboolean         opens_housing;
} PalOutcomeRule;

/* What a situation's row says. Numbers are -1 and dates invalid when unknown. */
typedef struct {
  const char      *code;
  GDate            start_on, end_on;
  int              contract_months;
  int              quota_pct;
  gboolean         lasting_prospect;
} PalOutcomeFacts;

typedef struct {
  gboolean         or_equal;        /* "6 months" is enough where the rule says more than 6 (PLIE, some funders) */
  int              min_quota_pct;   /* for every rule; 0: none but the rule's own */
} PalOutcomeOptions;

typedef struct {
  PalOutcomeClass       class;
  const PalOutcomeRule *rule;           /* which decided; NULL: none */
  int                   situation;      /* which of the course's situations; -1: none */
  gboolean              is_employment;
  gboolean              opens_housing;
  gboolean              to_update;      /* over without a successor, or a contract past its term without news */
} PalOutcome;

const char      *pal_outcome_class_code (PalOutcomeClass class);
const char      *pal_outcome_class_label (PalOutcomeClass class);
PalOutcomeClass  pal_outcome_class_find (const char *code);
int              pal_outcome_rank (const PalOutcomeRule *rule, const PalOutcomeFacts *facts,
                                   const PalOutcomeOptions *options);

/* The rules of one outcome set. */
typedef struct _PalOutcomeSet PalOutcomeSet;

PalOutcomeSet   *pal_outcome_set_new (void);
PalOutcomeSet   *pal_outcome_set_load (PalStore *store, gint64 outcome_set, GError **error);
PalOutcomeSet   *pal_outcome_set_load_for_programme (PalStore *store, gint64 programme, GError **error);
void             pal_outcome_set_free (PalOutcomeSet *self);
void             pal_outcome_set_add (PalOutcomeSet *self, const PalOutcomeRule *rule);
const char      *pal_outcome_set_label (const PalOutcomeSet *self, const char *code);
GStrv            pal_outcome_set_codes (const PalOutcomeSet *self);
void             pal_outcome_judge (const PalOutcomeSet *self, const PalOutcomeFacts *facts,
                                    const PalOutcomeOptions *options, PalOutcome *outcome);
void             pal_outcome_judge_course (const PalOutcomeSet *self, const PalOutcomeFacts *situations,
                                           guint n_situations, const GDate *exit_on, const GDate *as_of,
                                           const PalOutcomeOptions *options, PalOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalOutcomeSet, pal_outcome_set_free)

G_END_DECLS
