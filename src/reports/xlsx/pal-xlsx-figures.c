/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pal-xlsx-sheets.h"

#define FIGURES_HEAD 3
#define DAYS_A_MONTH 30.4375     /* INDICATORS §4, DUREE_MOYENNE_MOIS */

/* How the units keep their smallest part: the value is numerator / denominator / divisor. */
static const struct { const char *unit; double divisor; const char *formula; } divisors[] = {
  { "mois", DAYS_A_MONTH, "/30.4375" },
  { "h", 60, "/60" },
  { "eur", 100, "/100" },
};

/* The words for a figure that has no number to show: n.d. (not known), "< 5" or n.c. (not communicated: too few
 * people). NULL when it has one. */
const char *
pal_xlsx_figure_words (const PalFigure *figure)
{
  gboolean date = g_strcmp0 (figure->unit, "date") == 0;

  if (figure->masked && figure->mask_below > 0)
    {
      g_autofree char *below = g_strdup_printf ("< %d", figure->mask_below);
      return g_intern_string (below);
    }
  if (figure->masked)
    return _("n.c.");
  if (!figure->known || (date ? !g_date_valid (&figure->date) : !isfinite (figure->value)))
    return _("n.d.");
  return NULL;
}

/* The figure that counts those who entered: the base of most rates. NULL when the report has none. */
const PalFigure *
pal_xlsx_base_figure (PalReport *report)
{
  for (guint i = 0; report->sections != NULL && i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);
      for (guint j = 0; section->figures != NULL && j < section->figures->len; j++)
        {
          PalFigure *figure = g_ptr_array_index (section->figures, j);
          if (g_strcmp0 (figure->code, "N_ENTRES") == 0 && pal_xlsx_figure_words (figure) == NULL)
            return figure;
        }
    }
  return NULL;
}

static gboolean
same_tally (const PalTally *a, const PalTally *b)
{
  return a->section != NULL && g_strcmp0 (a->section, b->section) == 0 && g_strcmp0 (a->column, b->column) == 0 &&
         g_strcmp0 (a->values, b->values) == 0 && a->sum == b->sum;
}

/* Those who entered, by its name, when that is the base; else counted again from a list; else NULL. */
static char *
count_formula (PalXlsxBook *book, const PalTally *tally, gint64 expected)
{
  const PalFigure *base = pal_xlsx_base_figure (book->report);

  if (base != NULL && same_tally (tally, &base->numerator_in) && base->value == (double) expected)
    return g_strdup ("=" PAL_NAME_BASE);
  return pal_xlsx_tally_formula (book, tally, expected);
}

static void
write_count (PalXlsxSheet *sheet, guint row, guint column, const PalTally *tally, gint64 value, guint flags)
{
  g_autofree char *formula = count_formula (sheet->book, tally, value);
  if (formula != NULL)
    pal_xlsx_formula (sheet, row, column, formula, value, PAL_LOOK_NUMBER | flags, PAL_FORMAT_WHOLE);
  else
    pal_xlsx_number (sheet, row, column, value, PAL_LOOK_NUMBER | flags, PAL_FORMAT_WHOLE);
}

/* The formula that gives a rate from the two cells at its left; NULL when the value is not their quotient (median). */
static char *
ratio_formula (const PalFigure *figure, guint row)
{
  char numerator[LXW_MAX_CELL_NAME_LENGTH], denominator[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *unknown = pal_xlsx_quote (_("n.d."));
  const char *divide = NULL;
  double quotient;

  if (!figure->has_ratio || (figure->denominator == 0 && figure->known) || (figure->denominator != 0 && !figure->known))
    return NULL;
  quotient = figure->denominator != 0 ? (double) figure->numerator / figure->denominator : 0;
  if (figure->denominator == 0 || fabs (quotient - figure->value) <= 1e-9 * MAX (1, fabs (quotient)))
    divide = "";
  for (guint i = 0; divide == NULL && i < G_N_ELEMENTS (divisors); i++)
    if (g_strcmp0 (figure->unit, divisors[i].unit) == 0 &&
        fabs (quotient / divisors[i].divisor - figure->value) <= 1e-9 * MAX (1, fabs (quotient)))
      divide = divisors[i].formula;
  if (divide == NULL)
    return NULL;
  lxw_rowcol_to_cell (numerator, row, PAL_FIGURE_NUMERATOR);
  lxw_rowcol_to_cell (denominator, row, PAL_FIGURE_DENOMINATOR);
  return g_strdup_printf ("=IF(%s=0,%s,%s/%s%s)", denominator, unknown, numerator, denominator, divide);
}

static void
write_value (PalXlsxSheet *sheet, guint row, const PalFigure *figure, guint flags)
{
  const char *words = pal_xlsx_figure_words (figure);
  const char *format = pal_xlsx_unit_format (sheet->book, figure->unit, figure->value);
  guint look = PAL_LOOK_NUMBER_STRONG | flags;
  g_autofree char *formula = figure->masked ? NULL : ratio_formula (figure, row);

  if (formula != NULL && words != NULL)
    pal_xlsx_formula_text (sheet, row, PAL_FIGURE_VALUE, formula, words, look, format);
  else if (words != NULL)
    pal_xlsx_text (sheet, row, PAL_FIGURE_VALUE, words, look);
  else if (g_strcmp0 (figure->unit, "date") == 0)
    pal_xlsx_date (sheet, row, PAL_FIGURE_VALUE, &figure->date, look);
  else if (formula != NULL)
    pal_xlsx_formula (sheet, row, PAL_FIGURE_VALUE, formula, figure->value, look, format);
  else if (!figure->has_ratio && figure->value == floor (figure->value) && fabs (figure->value) < 1e15 &&
           (formula = count_formula (sheet->book, &figure->numerator_in, (gint64) figure->value)) != NULL)
    pal_xlsx_formula (sheet, row, PAL_FIGURE_VALUE, formula, figure->value, look, format);
  else
    pal_xlsx_number (sheet, row, PAL_FIGURE_VALUE, figure->value, look, format);
}

static void
write_target (PalXlsxSheet *sheet, guint row, const PalFigure *figure, guint flags)
{
  gboolean rate = g_strcmp0 (figure->unit, "pct") == 0;
  g_autofree char *format = pal_xlsx_target_format (sheet->book, figure);
  guint look = PAL_LOOK_EDIT_NUMBER | flags;

  if (g_strcmp0 (figure->unit, "date") == 0)
    {
      pal_xlsx_blank (sheet, row, PAL_FIGURE_TARGET, look, PAL_FORMAT_DATE);
      return;
    }
  if (figure->has_target)
    pal_xlsx_number (sheet, row, PAL_FIGURE_TARGET, figure->target, look, format);
  else
    pal_xlsx_blank (sheet, row, PAL_FIGURE_TARGET, look, format);
  pal_xlsx_validate_number (sheet, row, PAL_FIGURE_TARGET, rate ? 1 : 0,
                            rate ? _("A target from 0 % to 100 %.") : _("A target: a number, 0 or more."));
}

/* Open to typing; what makes the figure uncertain stands there already. */
static void
write_comment (PalXlsxSheet *sheet, guint row, const PalFigure *figure, guint flags)
{
  g_autofree char *words = NULL;

  if (figure->n_lacking > 0)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "▲ not certain: %u incomplete record",
                                          "▲ not certain: %u incomplete records", figure->n_lacking), figure->n_lacking);
  pal_xlsx_text (sheet, row, PAL_FIGURE_COMMENT, words, PAL_LOOK_EDIT | flags);
}

static void
write_figure (PalXlsxSheet *sheet, guint row, const PalFigure *figure, gboolean again, guint flags)
{
  gboolean breakdown = figure->code != NULL && strchr (figure->code, ':') != NULL;
  const char *format = pal_xlsx_unit_format (sheet->book, figure->unit, figure->previous);

  pal_xlsx_text (sheet, row, PAL_FIGURE_RUBRIC, figure->rubric, PAL_LOOK_CELL_DIM | flags);
  pal_xlsx_text (sheet, row, PAL_FIGURE_TITLE, figure->title,
                 (breakdown ? PAL_LOOK_LONG : PAL_LOOK_CELL_STRONG) | flags);
  pal_xlsx_text (sheet, row, PAL_FIGURE_DEFINITION, again ? NULL : figure->definition, PAL_LOOK_LONG_DIM | flags);
  if (figure->has_ratio && !figure->masked)
    {
      write_count (sheet, row, PAL_FIGURE_NUMERATOR, &figure->numerator_in, figure->numerator, flags);
      write_count (sheet, row, PAL_FIGURE_DENOMINATOR, &figure->denominator_in, figure->denominator, flags);
    }
  else
    {
      pal_xlsx_blank (sheet, row, PAL_FIGURE_NUMERATOR, PAL_LOOK_NUMBER | flags, PAL_FORMAT_WHOLE);
      pal_xlsx_blank (sheet, row, PAL_FIGURE_DENOMINATOR, PAL_LOOK_NUMBER | flags, PAL_FORMAT_WHOLE);
    }
  write_value (sheet, row, figure, flags);
  if (figure->has_previous && !figure->masked)
    pal_xlsx_number (sheet, row, PAL_FIGURE_PREVIOUS, figure->previous, PAL_LOOK_NUMBER | flags, format);
  else
    pal_xlsx_blank (sheet, row, PAL_FIGURE_PREVIOUS, PAL_LOOK_NUMBER | flags, format);
  write_target (sheet, row, figure, flags);
  write_comment (sheet, row, figure, flags);
}

static void
remember_place (PalXlsxSheet *sheet, guint row, PalFigure *figure)
{
  GHashTable *places = sheet->book->figures;
  PalXlsxPlace *place;

  if (figure->code == NULL || g_hash_table_contains (places, figure->code))
    return;
  place = g_new0 (PalXlsxPlace, 1);
  place->sheet = sheet;
  place->figure = figure;
  place->row = row;
  g_hash_table_insert (places, figure->code, place);
}

/* Bars behind each run of rates: the other units stand between them. */
static void
draw_bars (PalXlsxSheet *sheet, GPtrArray *figures)
{
  guint start = 0;
  while (start < figures->len)
    {
      guint end = start;
      while (end < figures->len && g_strcmp0 (((PalFigure *) g_ptr_array_index (figures, end))->unit, "pct") == 0)
        end++;
      if (end > start)
        pal_xlsx_data_bars (sheet, FIGURES_HEAD + 1 + start, FIGURES_HEAD + end, PAL_FIGURE_VALUE);
      start = end + 1;
    }
}

static void
add_columns (PalXlsxTable *table)
{
  pal_xlsx_table_add_column (table, _("Rubric"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, C_("workbook", "Indicator"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, _("Definition"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, _("Numerator"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Denominator"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Value"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Previous period"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Target"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Comment"), FALSE, FALSE);
}

/* A FIGURES section: the columns that the funder's table asks for (INDICATORS 1.1, R01), rates as live formulas,
 * targets and comments open to typing. */
void
pal_xlsx_figures_write (PalXlsxSheet *sheet, PalSection *section)
{
  static const struct { guint column; double width; } widths[] = {
    { PAL_FIGURE_RUBRIC, 20 }, { PAL_FIGURE_TITLE, 42 }, { PAL_FIGURE_DEFINITION, 50 }, { PAL_FIGURE_COMMENT, 32 },
    { PAL_FIGURE_VALUE, 14 }, { PAL_FIGURE_PREVIOUS, 13 }, { PAL_FIGURE_TARGET, 12 },
  };
  g_autoptr (PalXlsxTable) table = pal_xlsx_table_new (sheet, section->id, FIGURES_HEAD);
  guint first = FIGURES_HEAD + 1, n = section->figures != NULL ? section->figures->len : 0;
  const PalFigure *before = NULL;

  add_columns (table);
  table->n_rows = n;
  pal_xlsx_sheet_title (sheet, section->title, section->text);
  for (guint i = 0; i < n; i++)
    {
      PalFigure *figure = g_ptr_array_index (section->figures, i);
      /* The categories of one breakdown share their definition: it is written once. */
      gboolean again = before != NULL && figure->category != NULL
                       && g_strcmp0 (before->definition, figure->definition) == 0;
      gboolean starts = before != NULL && g_strcmp0 (before->rubric, figure->rubric) != 0;
      write_figure (sheet, first + i, figure, again, starts ? PAL_LOOK_FIRST : 0);
      remember_place (sheet, first + i, figure);
      before = figure;
    }
  if (n > 0)
    {
      draw_bars (sheet, section->figures);
      pal_xlsx_validate_list (sheet, first, first + n - 1, PAL_FIGURE_COMMENT, PAL_NAME_COMMENTS, FALSE,
                              _("Choose a usual comment, or type your own."));
    }
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    pal_xlsx_sheet_fix_width (sheet, widths[i].column, widths[i].width);
  pal_xlsx_table_finish (table, PAL_FIGURE_TITLE + 1, FALSE);
}
