/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Codes that stand for people in a report that leaves: "C1-03". */
typedef struct _PalPseudonyms PalPseudonyms;

PalPseudonyms *pal_pseudonyms_new (PalStore *store);
void           pal_pseudonyms_free (PalPseudonyms *self);
const char    *pal_pseudonyms_get (PalPseudonyms *self, gint64 cohort, gint64 participant);
char          *pal_cohort_short_name (PalStore *store, gint64 cohort);
char          *pal_file_fingerprint (PalStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPseudonyms, pal_pseudonyms_free)

G_END_DECLS
