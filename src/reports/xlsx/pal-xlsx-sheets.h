/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-xlsx-table.h"

G_BEGIN_DECLS

/* Where a figure's cells stand, for the formulas of other sheets. */
typedef struct {
  PalXlsxSheet *sheet;
  PalFigure    *figure;
  guint         row;
} PalXlsxPlace;

/* Numbers that a chart is drawn from: plain cells, never formulas. */
typedef struct {
  PalXlsxSheet *sheet;
  char         *title;
  char         *description;
  const char   *format;
  guint         first, last, label_column, value_column;
  gboolean      is_rate, is_short;
} PalXlsxChartData;

enum {
  PAL_FIGURE_RUBRIC,
  PAL_FIGURE_TITLE,
  PAL_FIGURE_DEFINITION,
  PAL_FIGURE_NUMERATOR,
  PAL_FIGURE_DENOMINATOR,
  PAL_FIGURE_VALUE,
  PAL_FIGURE_PREVIOUS,
  PAL_FIGURE_TARGET,
  PAL_FIGURE_COMMENT,
};

#define PAL_NAME_AS_OF    "date_arret"
#define PAL_NAME_FROM     "periode_debut"
#define PAL_NAME_TO       "periode_fin"
#define PAL_NAME_BASE     "effectif_initial"
#define PAL_NAME_COMMENTS "liste_commentaires"
#define PAL_NAME_STATES   "liste_suivi"

void           pal_xlsx_figures_write (PalXlsxSheet *sheet, PalSection *section);
const char    *pal_xlsx_figure_words (const PalFigure *figure);
const PalFigure *pal_xlsx_base_figure (PalReport *report);

PalXlsxChartData *pal_xlsx_chart_data_new (PalXlsxSheet *sheet, const char *title);
void           pal_xlsx_chart_data_free (PalXlsxChartData *data);
GPtrArray     *pal_xlsx_chart_figures (GPtrArray *figures);
void           pal_xlsx_chart_section_write (PalXlsxSheet *sheet, PalSection *section);
PalXlsxChartData *pal_xlsx_chart_block_write (PalXlsxSheet *sheet, guint row, guint column, GPtrArray *figures);
void           pal_xlsx_chart_insert (PalXlsxSheet *sheet, guint row, guint column, const PalXlsxChartData *data,
                                      double width, double height);

void           pal_xlsx_cover_write (PalXlsxSheet *sheet);
GPtrArray     *pal_xlsx_key_figures (PalReport *report);
PalSection    *pal_xlsx_summary_section (PalReport *report);

void           pal_xlsx_text_section_write (PalXlsxSheet *sheet, PalSection *section);
void           pal_xlsx_definitions_write (PalXlsxSheet *sheet);
void           pal_xlsx_quality_write (PalXlsxSheet *sheet);
void           pal_xlsx_parameters_write (PalXlsxSheet *sheet);

G_END_DECLS
