/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

typedef enum {
  PAL_CONFORMITY_NOT_MET,     /* what is planned breaks the rule, or the cohort is over and broke it */
  PAL_CONFORMITY_UNKNOWN,     /* the file does not say enough */
  PAL_CONFORMITY_ON_TRACK,    /* what is planned keeps the rule; it is not done yet */
  PAL_CONFORMITY_MET,
} PalConformityState;

/* One rule of the specification, what is planned and what was held of it. Words are in the user's language. */
typedef struct {
  char               *rubric;     /* Group, People, Duration, or the name of the session template */
  char               *code;       /* AGE, GROUPE, SEANCES:3 … */
  char               *rule;
  char               *expected;   /* "10 to 12" */
  char               *planned, *held;   /* NULL: n.d. */
  char               *detail;     /* what is missing or too much; NULL: nothing */
  PalConformityState  state;
} PalConformity;

void           pal_conformity_free (PalConformity *self);
GPtrArray     *pal_conformity_of (PalStore *store, gint64 cohort, const GDate *at, GError **error);
const char    *pal_conformity_label (PalConformityState state);
const char    *pal_conformity_chip (PalConformityState state);
guint          pal_conformity_count (GPtrArray *rules, PalConformityState state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalConformity, pal_conformity_free)

G_END_DECLS
