/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-report.h"

/* An end-of-course report as the catalogue builds it, of people who do not exist, with every kind of cell. */
PalReport     *sample_report_new (PalVariant variant, guint people);
const char *const *sample_surnames (void);
PalFigure     *sample_figure_new (const char *code, const char *title, const char *unit, double value);
PalFigure     *sample_rate_new (const char *code, const char *title, gint64 numerator, gint64 denominator);
