/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/pal-report-words.h"
#include "pal-xlsx-sheets.h"

#define NOTES_HEAD  3
#define LISTS_WIDTH 46
#define LIST_COLUMN 3

/* A TEXT section: its paragraphs, one a row. */
void
pal_xlsx_text_section_write (PalXlsxSheet *sheet, PalSection *section)
{
  g_autofree char *clean = pal_xlsx_clean (section->text);
  g_auto (GStrv) paragraphs = g_strsplit (clean, "\n", -1);

  pal_xlsx_sheet_title (sheet, section->title, NULL);
  for (guint i = 0, row = NOTES_HEAD; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      pal_xlsx_text (sheet, row++, 0, paragraphs[i], PAL_LOOK_PARAGRAPH);
  pal_xlsx_sheet_fix_width (sheet, 0, 110);
  pal_xlsx_sheet_finish (sheet);
}

/* The readings that every report applies (INDICATORS §0). */
static const char *const method[] = {
  N_("A fact counts when its own date is on or before the as-of date, both included; the day it was typed does not "
     "matter."),
  N_("“n.d.” means that a figure cannot be determined: its denominator is zero, or it is not known yet. It is "
     "never shown as 0 %."),
  N_("A rate is its numerator divided by its denominator: both stand beside it, and the rate is a live formula."),
  N_("The typology counts distinct people; rates count courses. Someone who enters twice has two courses."),
  N_("Unknown values are a row of their own and stay in the total, unless an option of the sheet “Parameters” "
     "says otherwise."),
  N_("Months are counted to the same day, or to the last day of a shorter month: 31/08 + 6 months = 28/02."),
};

/* Last sheets: what each indicator of this workbook means, and how it was counted. */
void
pal_xlsx_definitions_write (PalXlsxSheet *sheet)
{
  PalReport *report = sheet->book->report;
  g_autoptr (PalXlsxTable) table = pal_xlsx_table_new (sheet, "definitions", NOTES_HEAD);
  guint row = NOTES_HEAD + 1;

  pal_xlsx_sheet_title (sheet, _("Definitions and method"),
                        _("What each figure of this workbook means and how it was counted"));
  pal_xlsx_table_add_column (table, _("Code"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, C_("workbook", "Indicator"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, _("Definition"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, _("Rubric"), FALSE, FALSE);
  table->n_rows = report->definitions != NULL ? report->definitions->len : 0;
  for (guint i = 0; i < table->n_rows; i++, row++)
    {
      PalFigure *figure = g_ptr_array_index (report->definitions, i);
      pal_xlsx_text (sheet, row, 0, figure->code, PAL_LOOK_CELL_DIM);
      pal_xlsx_text (sheet, row, 1, figure->title, PAL_LOOK_CELL_STRONG);
      pal_xlsx_text (sheet, row, 2, figure->definition, PAL_LOOK_LONG);
      pal_xlsx_text (sheet, row, 3, figure->rubric, PAL_LOOK_CELL_DIM);
    }
  pal_xlsx_sheet_fix_width (sheet, 0, 26);
  pal_xlsx_sheet_fix_width (sheet, 1, 38);
  pal_xlsx_sheet_fix_width (sheet, 2, 80);
  pal_xlsx_sheet_fix_width (sheet, 3, 26);
  pal_xlsx_table_finish (table, 0, FALSE);

  row = NOTES_HEAD + 1 + MAX (table->n_rows, 1) + 1;
  pal_xlsx_label (sheet, row++, 0, _("Method"), PAL_LOOK_HEADING);
  for (guint i = 0; i < G_N_ELEMENTS (method); i++)
    pal_xlsx_label (sheet, row++, 0, _(method[i]), PAL_LOOK_FACT_VALUE);
}

/* What is missing in the file, one thing a row, with what was done about it. */
void
pal_xlsx_quality_write (PalXlsxSheet *sheet)
{
  PalReport *report = sheet->book->report;
  g_autoptr (PalXlsxTable) table = pal_xlsx_table_new (sheet, "qualite", NOTES_HEAD);
  guint n = report->missing != NULL ? report->missing->len : 0;
  guint first = NOTES_HEAD + 1;

  pal_xlsx_sheet_title (sheet, _("Quality of the data"),
                        n == 0 ? _("Nothing is missing: every figure rests on complete records.")
                               : _("What was missing or out of date when this workbook was made"));
  pal_xlsx_table_add_column (table, C_("workbook", "No."), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("To be completed"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, C_("workbook", "Follow-up"), FALSE, FALSE);
  table->n_rows = n;
  for (guint i = 0; i < n; i++)
    {
      PalCell *cell = g_ptr_array_index (report->missing, i);
      pal_xlsx_number (sheet, first + i, 0, i + 1, PAL_LOOK_NUMBER, PAL_FORMAT_WHOLE);
      pal_xlsx_text (sheet, first + i, 1, cell->text, PAL_LOOK_LONG);
      pal_xlsx_text (sheet, first + i, 2, NULL, PAL_LOOK_EDIT);
    }
  if (n > 0)
    pal_xlsx_validate_list (sheet, first, first + n - 1, 2, PAL_NAME_STATES, TRUE, _("Choose how far this has come."));
  pal_xlsx_sheet_fix_width (sheet, 1, 90);
  pal_xlsx_sheet_fix_width (sheet, 2, 24);
  pal_xlsx_table_finish (table, 0, FALSE);
}

/* A list of values, under its heading, with a name for the validations. */
static void
write_list (PalXlsxSheet *sheet, guint column, const char *title, const char *name, const char *context,
            const char *const *values, guint n)
{
  g_autofree char *first = pal_xlsx_sheet_cell (sheet, NOTES_HEAD + 1, column);
  char last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *range = NULL;

  pal_xlsx_label (sheet, NOTES_HEAD, column, title, PAL_LOOK_HEAD);
  for (guint i = 0; i < n; i++)
    pal_xlsx_text (sheet, NOTES_HEAD + 1 + i, column, g_dpgettext2 (GETTEXT_PACKAGE, context, values[i]),
                   PAL_LOOK_CELL);
  lxw_rowcol_to_cell_abs (last, NOTES_HEAD + n, column, 1, 1);
  range = g_strdup_printf ("%s:%s", first, last);
  pal_xlsx_book_define (sheet->book, name, range);
  pal_xlsx_sheet_fix_width (sheet, column, LISTS_WIDTH);
}

static void
write_text_parameter (PalXlsxSheet *sheet, guint *row, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pal_xlsx_text (sheet, *row, 0, label, PAL_LOOK_CELL_DIM);
  pal_xlsx_text (sheet, *row, 1, value, PAL_LOOK_LONG);
  *row += 1;
}

static void
write_date_parameter (PalXlsxSheet *sheet, guint *row, const char *label, const GDate *date, const char *name)
{
  g_autofree char *cell = pal_xlsx_sheet_cell (sheet, *row, 1);
  if (!g_date_valid (date))
    return;
  pal_xlsx_text (sheet, *row, 0, label, PAL_LOOK_CELL_DIM);
  pal_xlsx_date (sheet, *row, 1, date, PAL_LOOK_CELL);
  pal_xlsx_book_define (sheet->book, name, cell);
  *row += 1;
}

/* Those who entered, counted over the list itself when this workbook holds it: the base of most rates. */
static void
write_base (PalXlsxSheet *sheet, guint *row)
{
  const PalFigure *base = pal_xlsx_base_figure (sheet->book->report);
  g_autofree char *cell = pal_xlsx_sheet_cell (sheet, *row, 1);
  g_autofree char *formula = NULL;

  if (base == NULL)
    return;
  pal_xlsx_text (sheet, *row, 0, _("Entered (base of the rates)"), PAL_LOOK_CELL_DIM);
  formula = pal_xlsx_tally_formula (sheet->book, &base->numerator_in, (gint64) base->value);
  if (formula != NULL)
    pal_xlsx_formula (sheet, *row, 1, formula, base->value, PAL_LOOK_CELL, PAL_FORMAT_WHOLE);
  else
    pal_xlsx_number (sheet, *row, 1, base->value, PAL_LOOK_CELL, PAL_FORMAT_WHOLE);
  pal_xlsx_book_define (sheet->book, PAL_NAME_BASE, cell);
  *row += 1;
}

static void
write_options (PalXlsxSheet *sheet, guint *row)
{
  GHashTable *options = sheet->book->report->scope.options;
  g_autoptr (GList) names = options != NULL ? g_hash_table_get_keys (options) : NULL;

  names = g_list_sort (g_steal_pointer (&names), (GCompareFunc) g_strcmp0);
  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *label = g_strdup_printf (_("Option %s"), (const char *) name->data);
      write_text_parameter (sheet, row, label, g_hash_table_lookup (options, name->data));
    }
}

/* Numbers for the first sheet's chart, when no section of the report is a chart. */
static void
write_chart_block (PalXlsxSheet *sheet, guint row)
{
  g_autoptr (GPtrArray) keys = pal_xlsx_key_figures (sheet->book->report);
  g_autoptr (GPtrArray) rates = g_ptr_array_new ();
  g_autoptr (GPtrArray) drawn = NULL;

  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (((PalFigure *) g_ptr_array_index (keys, i))->unit, "pct") == 0)
      g_ptr_array_add (rates, g_ptr_array_index (keys, i));
  drawn = pal_xlsx_chart_figures (rates->len > 0 ? rates : keys);
  if (drawn->len == 0)
    return;
  pal_xlsx_label (sheet, row, 0, _("Numbers of the chart"), PAL_LOOK_HEADING);
  g_ptr_array_add (sheet->book->charts, pal_xlsx_chart_block_write (sheet, row + 1, 0, drawn));
}

/* The last sheet: with what the report was asked for, the names that formulas use, and the lists behind the
 * validations. */
void
pal_xlsx_parameters_write (PalXlsxSheet *sheet)
{
  static const char *const comments[] = { NC_("comment", "Target reached"), NC_("comment", "On course"),
                                          NC_("comment", "Below the target, see the list"),
                                          NC_("comment", "Too few people to conclude"),
                                          NC_("comment", "Data being completed") };
  static const char *const states[] = { NC_("follow-up", "To do"), NC_("follow-up", "Under way"),
                                        NC_("follow-up", "Done"), NC_("follow-up", "Not applicable") };
  PalReport *report = sheet->book->report;
  guint row = NOTES_HEAD + 1;

  pal_xlsx_sheet_title (sheet, _("Parameters"), _("What the report was asked for, and the lists that cells propose"));
  pal_xlsx_label (sheet, NOTES_HEAD, 0, _("Parameter"), PAL_LOOK_HEAD);
  pal_xlsx_label (sheet, NOTES_HEAD, 1, _("Value"), PAL_LOOK_HEAD);
  worksheet_set_row (sheet->worksheet, NOTES_HEAD, 24, NULL);
  write_text_parameter (sheet, &row, _("Report"), report->title);
  write_text_parameter (sheet, &row, _("Organisation"), report->organisation);
  write_text_parameter (sheet, &row, _("Programme"), report->programme);
  write_text_parameter (sheet, &row, _("Cohort"), report->cohort);
  write_text_parameter (sheet, &row, _("Perimeter"), report->perimeter);
  write_text_parameter (sheet, &row, _("Variant"), pal_report_variant_words (report->scope.variant));
  write_date_parameter (sheet, &row, _("As-of date"), &report->scope.as_of, PAL_NAME_AS_OF);
  write_date_parameter (sheet, &row, _("Start of the period"), &report->scope.from, PAL_NAME_FROM);
  write_date_parameter (sheet, &row, _("End of the period"), &report->scope.to, PAL_NAME_TO);
  write_base (sheet, &row);
  write_options (sheet, &row);
  write_text_parameter (sheet, &row, C_("workbook", "File"), report->database);
  write_text_parameter (sheet, &row, _("Version of Palier"), PAL_VERSION);
  write_list (sheet, LIST_COLUMN, _("Usual comments"), PAL_NAME_COMMENTS, "comment", comments, G_N_ELEMENTS (comments));
  write_list (sheet, LIST_COLUMN + 1, C_("workbook", "Follow-up"), PAL_NAME_STATES, "follow-up", states,
              G_N_ELEMENTS (states));
  if (sheet->book->charts->len == 0)
    write_chart_block (sheet, MAX (row, NOTES_HEAD + 7) + 1);
  pal_xlsx_sheet_fix_width (sheet, 0, 34);
  pal_xlsx_sheet_fix_width (sheet, 1, 48);
  pal_xlsx_sheet_fix_width (sheet, 2, 4);
  pal_xlsx_sheet_fix_width (sheet, LIST_COLUMN + 1, 24);
  pal_xlsx_sheet_finish (sheet);
}
