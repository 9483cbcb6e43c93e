/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-pseudonym.h"
#include "pal-report-course.h"

G_BEGIN_DECLS

#define PAL_COURSE_PEOPLE "participants"
#define PAL_COURSE_NON_ENTRIES "non_entrees"
#define PAL_COURSE_EARLY_EXITS "ruptures"

PalStatement  *pal_course_prepare (PalStore *store, const PalScope *scope, const char *name, GError **error);
gboolean       pal_course_add_lists (PalReport *report, PalStore *store, PalPseudonyms *pseudonyms, GError **error);
void           pal_course_add_tallies (PalFigure *figure, const PalScope *scope);
gboolean       pal_course_add_missing (PalReport *report, PalStore *store, PalPseudonyms *pseudonyms, GError **error);
void           pal_course_describe (PalReport *report, PalStore *store);
void           pal_course_describe_as (PalReport *report, PalStore *store, const char *title, const char *stem);
gint64         pal_course_programme (PalStore *store, const PalScope *scope);

/* The figures to compare with: the same programme, a period earlier. */
gboolean       pal_course_add_targets (GPtrArray *figures, PalStore *store, const PalScope *scope, GError **error);
gboolean       pal_course_add_previous (GPtrArray *figures, PalStore *store, const PalScope *scope,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
