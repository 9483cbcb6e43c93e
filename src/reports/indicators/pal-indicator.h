/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-report.h"

G_BEGIN_DECLS

/* One unit of a figure's explanation: counted, or left out and why. The figure is computed from these same rows. */
typedef struct {
  gint64    unit;           /* enrolment, prescription or person */
  gint64    participant;    /* 0: none */
  char     *name;           /* "" in the other variants than nominative */
  char     *category;       /* NULL, or the breakdown's: F, 18-25 … */
  gint64    numerator, denominator;
  char     *detail;         /* what made it count, in words: "CDI · 02/02/2026" */
  char     *excluded;       /* NULL, or why it is left out, in words */
} PalCounted;

void           pal_counted_free (PalCounted *counted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalCounted, pal_counted_free)

typedef struct {
  char *code, *title, *definition, *rubric, *unit, *source, *value, *period;
  GStrv    needs;           /* codes of the gaps that make it uncertain (course-missing.sql) */
  gboolean lower_is_better; /* its target is a maximum */
  gboolean cohort_only;
  gboolean breakdown;       /* several figures, CODE:CATEGORY */
} PalIndicator;

/* Every indicator that this version delivers, in the order of INDICATORS §4: PalIndicator, owned by the core. */
const GPtrArray    *pal_indicators (void);
const PalIndicator *pal_indicator_find (const char *code);
void                pal_indicators_offer (void);        /* as the list of values "indicator", by their titles */

/* The figures of one indicator (a breakdown has several). Full transfer; elements PalFigure. */
GPtrArray     *pal_indicator_compute (PalStore *store, const char *code, const PalScope *scope, GError **error);
/* The rows behind a figure ("GENRE:F" narrows to a category). Full transfer; elements PalCounted. */
GPtrArray     *pal_indicator_explain (PalStore *store, const char *figure, const PalScope *scope, GError **error);
/* All of them, as "palier indicators --csv" writes them: indicator,numerator,denominator,value,unit. */
char          *pal_indicators_to_csv (PalStore *store, const PalScope *scope, GError **error);

G_END_DECLS
