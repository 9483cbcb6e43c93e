/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"

G_BEGIN_DECLS

char          *pal_report_number_words (const PalFigure *like, double value);
char          *pal_report_gap_words (const PalFigure *figure, gboolean *missed);
char          *pal_report_target_words (const PalFigure *figure);
char          *pal_report_lacking_words (const PalFigure *figure);
char          *pal_report_ratio_words (const PalFigure *figure);
const char    *pal_report_figure_title (const PalFigure *figure);
char          *pal_report_cell_words (const PalCell *cell, PalCellKind kind);
const char    *pal_report_variant_words (PalVariant variant);

G_END_DECLS
