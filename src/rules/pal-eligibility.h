/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/pal-record.h"

G_BEGIN_DECLS

typedef enum {
  PAL_ANSWER_NO,
  PAL_ANSWER_UNKNOWN,
  PAL_ANSWER_YES,
} PalAnswer;

/* What one rule of a programme says of a person. */
typedef struct {
  const char *rule;     /* age education gender territory resident disability support */
  PalAnswer   answer;
  char       *reason;   /* what is, and what is needed, in words */
  const char *field;    /* UNKNOWN: the field of the participant to fill in; else NULL */
} PalVerdict;

typedef struct {
  PalAnswer   answer;   /* of all rules together */
  GPtrArray  *verdicts; /* PalVerdict, one for each rule that the programme has */
} PalEligibility;

const char     *pal_answer_label (PalAnswer answer);
const char     *pal_answer_chip (PalAnswer answer);            /* ok unknown no */

/* What is known of the person beside the record itself. */
typedef struct {
  const char *site_kind;    /* of the neighbourhood: QPV WATCH …; NULL: unknown */
  gboolean    supported;    /* an organisation follows the person at that date */
} PalEligibilityContext;

PalEligibility *pal_eligibility_judge (PalRecord *participant, PalRecord *programme,
                                       const PalEligibilityContext *context, const GDate *at);
PalEligibility *pal_eligibility_load (PalStore *store, PalRecord *participant, PalRecord *programme, const GDate *at,
                                      GError **error);
void            pal_eligibility_free (PalEligibility *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalEligibility, pal_eligibility_free)

G_END_DECLS
