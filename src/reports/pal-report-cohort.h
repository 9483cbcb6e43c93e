/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"

G_BEGIN_DECLS

gboolean       pal_report_cohort_describe (PalReport *report, PalStore *store, const char *title, const char *stem, GError **error);
PalFigure     *pal_report_cohort_count (PalReport *report, PalSection *section, const char *code, const char *title,
                                        const char *definition, gint64 value);

G_END_DECLS
