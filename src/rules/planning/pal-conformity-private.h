/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-conformity.h"
#include "records/pal-record.h"

G_BEGIN_DECLS

/* What rules are checked against. */
typedef struct {
  PalStore  *store;
  GPtrArray *rules;          /* PalConformity: what was found until now */
  PalRecord *cohort, *programme;
  GDate      start, end;     /* of the cohort; end invalid: none */
  GDate      at;             /* the as-of date */
  gboolean   over;           /* the cohort ended before it */
} PalConformityCase;

/* From least to most, negative: no such bound. */
typedef struct {
  gint64 least, most;
} PalConformityRange;

PalConformity *pal_conformity_add (PalConformityCase *self, const char *rubric, const char *code, const char *rule, char *expected);
gboolean       pal_conformity_is_in (const PalConformityRange *range, gint64 value);
PalConformityState pal_conformity_judge (const PalConformityCase *self, const PalConformityRange *range, gint64 planned, gint64 held);
PalConformityRange pal_conformity_range (PalRecord *record, const char *least, const char *most);
char          *pal_conformity_range_words (const PalConformityRange *range);
gboolean       pal_conformity_check_people (PalConformityCase *self, GError **error);
gboolean       pal_conformity_check_sessions (PalConformityCase *self, GError **error);

G_END_DECLS
