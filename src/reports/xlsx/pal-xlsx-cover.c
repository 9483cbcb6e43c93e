/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "reports/pal-report-words.h"
#include "pal-xlsx-sheets.h"

#define KEY_MAX      18     /* so that the first sheet stays one page */
#define BAND_COLUMNS 9      /* A to I */
#define BAND_WIDTH   150    /* characters of a line across them */
#define FACT_WIDTH   66     /* characters of a line of facts, beside the links */
#define FACTS_ROW    3
#define SMALLEST_GAP 1e-9
#define LARGEST_GAP  1e15
#define ROW_HEIGHT   16.5   /* points: a little closer than elsewhere, so that it stays one page */

enum { NAME, NUMERATOR, DENOMINATOR, VALUE, TARGET, GAP, SPACE, LINK, LINK_DETAIL };

static gboolean
is_breakdown (const PalFigure *figure)
{
  return figure->code == NULL || strchr (figure->code, ':') != NULL;
}

static gboolean
is_elsewhere (PalReport *report, PalSection *summary, const char *code)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);
      guint n = section != summary && section->kind == PAL_SECTION_FIGURES ? section->figures->len : 0;
      for (guint j = 0; j < n; j++)
        if (g_strcmp0 (((PalFigure *) g_ptr_array_index (section->figures, j))->code, code) == 0)
          return TRUE;
    }
  return FALSE;
}

/* The section that chooses the figures of the first sheet, all of which stand in other sections too; NULL when the
 * report has none. It has no sheet of its own. */
PalSection *
pal_xlsx_summary_section (PalReport *report)
{
  PalSection *summary = report->sections != NULL ? pal_report_get_section (report, "synthese") : NULL;

  if (summary == NULL || summary->kind != PAL_SECTION_FIGURES || summary->figures->len == 0)
    return NULL;
  for (guint i = 0; i < summary->figures->len; i++)
    if (!is_elsewhere (report, summary, ((PalFigure *) g_ptr_array_index (summary->figures, i))->code))
      return NULL;
  return summary;
}

/* Every figure of the report that is no category of a breakdown and no date. The container alone is the caller's. */
static GPtrArray *
plain_figures (PalReport *report, guint *rates)
{
  GPtrArray *all = g_ptr_array_new ();

  *rates = 0;
  for (guint i = 0; report->sections != NULL && i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);
      guint n = section->kind == PAL_SECTION_FIGURES && section->figures != NULL ? section->figures->len : 0;
      for (guint j = 0; j < n; j++)
        {
          PalFigure *figure = g_ptr_array_index (section->figures, j);
          if (is_breakdown (figure) || g_strcmp0 (figure->unit, "date") == 0)
            continue;
          g_ptr_array_add (all, figure);
          *rates += figure->has_ratio || figure->has_target;
        }
    }
  return all;
}

/* The figures of the first sheet: those that the report chose, or else rates, and what has a target, before plain
 * counts, in the report's order. The container alone is the caller's. */
GPtrArray *
pal_xlsx_key_figures (PalReport *report)
{
  PalSection *summary = pal_xlsx_summary_section (report);
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *keys = g_ptr_array_new ();
  guint rates, counts = 0;

  if (summary != NULL)
    {
      for (guint i = 0; i < summary->figures->len && i < KEY_MAX; i++)
        g_ptr_array_add (keys, g_ptr_array_index (summary->figures, i));
      return keys;
    }
  all = plain_figures (report, &rates);
  for (guint i = 0; i < all->len && keys->len < KEY_MAX; i++)
    {
      PalFigure *figure = g_ptr_array_index (all, i);
      gboolean rate = figure->has_ratio || figure->has_target;
      if (rate || counts + MIN (rates, KEY_MAX) < KEY_MAX)
        {
          g_ptr_array_add (keys, figure);
          counts += !rate;
        }
    }
  return keys;
}

static void
write_band (PalXlsxSheet *sheet, guint row, const char *text, guint look, double height)
{
  g_autofree char *clean = pal_xlsx_clean (text);
  lxw_format *format = pal_xlsx_book_format (sheet->book, look, NULL);

  pal_xlsx_book_note (sheet->book,
                      worksheet_merge_range (sheet->worksheet, row, 0, row, BAND_COLUMNS - 1, clean, format));
  worksheet_set_row (sheet->worksheet, row, height, NULL);
}

static void
write_title (PalXlsxSheet *sheet)
{
  PalReport *report = sheet->book->report;
  const char *parts[4] = { NULL };
  guint n = 0;
  g_autofree char *subtitle = NULL;

  if (report->organisation != NULL)
    parts[n++] = report->organisation;
  if (report->programme != NULL)
    parts[n++] = report->programme;
  if (report->cohort != NULL)
    parts[n++] = report->cohort;
  subtitle = g_strjoinv (" · ", (char **) parts);
  for (guint column = 0; column < BAND_COLUMNS; column++)
    {
      pal_xlsx_blank (sheet, 0, column, PAL_LOOK_COVER_TITLE, NULL);
      pal_xlsx_blank (sheet, 1, column, PAL_LOOK_COVER_SUBTITLE, NULL);
    }
  pal_xlsx_sheet_set_row_height (sheet, ROW_HEIGHT);
  worksheet_set_row (sheet->worksheet, 0, 38, NULL);
  worksheet_set_row (sheet->worksheet, 1, 24, NULL);
  worksheet_set_row (sheet->worksheet, 2, 8, NULL);
  pal_xlsx_label (sheet, 0, 0, report->title, PAL_LOOK_COVER_TITLE);
  pal_xlsx_label (sheet, 1, 0, subtitle, PAL_LOOK_COVER_SUBTITLE);
}

/* A fact that would run under the links at its right takes several lines instead. */
static void
write_long_fact (PalXlsxSheet *sheet, guint row, const char *value)
{
  g_autofree char *clean = pal_xlsx_clean (value);
  lxw_format *format = pal_xlsx_book_format (sheet->book, PAL_LOOK_FACT_LONG, PAL_FORMAT_TEXT);
  guint lines = g_utf8_strlen (clean, -1) / FACT_WIDTH + 1;

  pal_xlsx_book_note (sheet->book, worksheet_merge_range (sheet->worksheet, row, NUMERATOR, row, GAP, clean, format));
  worksheet_set_row (sheet->worksheet, row, MAX (ROW_HEIGHT, MIN (lines, 20) * PAL_LINE_HEIGHT + 2), NULL);
}

static void
write_fact (PalXlsxSheet *sheet, guint *row, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pal_xlsx_label (sheet, *row, NAME, label, PAL_LOOK_FACT);
  if (g_utf8_strlen (value, -1) <= FACT_WIDTH)
    pal_xlsx_label (sheet, *row, NUMERATOR, value, PAL_LOOK_FACT_VALUE);
  else
    write_long_fact (sheet, *row, value);
  *row += 1;
}

static char *
period_words (const PalScope *scope)
{
  g_autofree char *from = g_date_valid (&scope->from) ? pal_date_show (&scope->from) : NULL;
  g_autofree char *to = g_date_valid (&scope->to) ? pal_date_show (&scope->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf (_("from %s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    return g_strdup_printf (_("until %s"), to);
  return NULL;
}

/* The number that a spreadsheet keeps for a date. */
static double
serial_day (const GDate *date)
{
  GDate epoch;
  g_date_set_dmy (&epoch, 30, G_DATE_DECEMBER, 1899);
  return g_date_days_between (&epoch, date);
}

static guint
write_facts (PalXlsxSheet *sheet)
{
  PalReport *report = sheet->book->report;
  g_autofree char *period = period_words (&report->scope);
  g_autofree char *made = report->made_at != NULL ? g_date_time_format (report->made_at, "%d/%m/%Y") : NULL;
  g_autofree char *made_words = NULL;
  guint row = FACTS_ROW;

  write_fact (sheet, &row, _("Organisation"), report->organisation);
  write_fact (sheet, &row, _("Programme"), report->programme);
  write_fact (sheet, &row, _("Cohort"), report->cohort);
  write_fact (sheet, &row, _("Perimeter"), report->perimeter);
  write_fact (sheet, &row, _("Period"), period);
  if (g_date_valid (&report->scope.as_of))
    {
      pal_xlsx_label (sheet, row, NAME, _("As-of date"), PAL_LOOK_FACT);
      pal_xlsx_formula (sheet, row++, NUMERATOR, "=" PAL_NAME_AS_OF, serial_day (&report->scope.as_of),
                        PAL_LOOK_FACT_VALUE, PAL_FORMAT_DATE);
    }
  write_fact (sheet, &row, _("Variant"), pal_report_variant_words (report->scope.variant));
  made_words = g_strdup_printf (_("%s, with Palier %s"), made != NULL ? made : "", PAL_VERSION);
  write_fact (sheet, &row, _("Made on"), made != NULL ? made_words : NULL);
  write_fact (sheet, &row, C_("workbook", "File"), report->database);
  return row;
}

/* Where each sheet is reached, with what it holds. */
static guint
write_links (PalXlsxSheet *sheet)
{
  PalXlsxBook *book = sheet->book;
  guint row = FACTS_ROW;

  pal_xlsx_label (sheet, row++, LINK, _("In this workbook"), PAL_LOOK_HEADING);
  for (guint i = 1; i < book->sheets->len; i++)
    {
      PalXlsxSheet *target = g_ptr_array_index (book->sheets, i);
      GHashTableIter iter;
      PalXlsxTable *table;
      g_autofree char *detail = NULL;
      g_hash_table_iter_init (&iter, book->tables);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &table))
        if (table->sheet == target)
          detail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", table->n_rows), table->n_rows);
      pal_xlsx_link (sheet, row, LINK, target, target->name);
      pal_xlsx_text (sheet, row, LINK_DETAIL, detail, PAL_LOOK_CELL_DIM);
      row++;
    }
  return row;
}

/* A cell that shows what another sheet's cell shows. */
static void
write_mirror (PalXlsxSheet *sheet, guint row, guint column, const PalXlsxPlace *place, guint source, guint look)
{
  PalFigure *figure = place->figure;
  const char *words = source == PAL_FIGURE_VALUE ? pal_xlsx_figure_words (figure) : NULL;
  g_autofree char *cell = pal_xlsx_sheet_cell (place->sheet, place->row, source);
  g_autofree char *formula = g_strconcat ("=", cell, NULL);
  double value = source == PAL_FIGURE_NUMERATOR ? figure->numerator
               : source == PAL_FIGURE_DENOMINATOR ? figure->denominator : figure->value;
  const char *format = PAL_FORMAT_WHOLE;

  if (source == PAL_FIGURE_VALUE)
    format = pal_xlsx_unit_format (sheet->book, figure->unit, value);
  if (words == NULL && g_strcmp0 (format, PAL_FORMAT_DATE) == 0)
    value = serial_day (&figure->date);
  if (words != NULL)
    pal_xlsx_formula_text (sheet, row, column, formula, words, look, format);
  else
    pal_xlsx_formula (sheet, row, column, formula, value, look, format);
}

/* A gap says its sign, and for rates that it is in points. Owned by the caller. */
static char *
signed_format (gboolean rate, double gap)
{
  const char *number = !rate && gap == (double) (gint64) CLAMP (gap, -1e15, 1e15) ? "#,##0" : "#,##0.0";
  g_autofree char *words = g_strdelimit (g_strdup (C_("percentage points", "pts")), "\"", '\'');
  g_autofree char *unit = rate ? g_strdup_printf ("\"\302\240%s\"", words) : g_strdup ("");
  return g_strdup_printf ("\"+\"%s%s;\"\342\210\222\"%s%s;%s%s", number, unit, number, unit, number, unit);
}

/* On the wrong side of the target: ochre and bold; the sign says it too. Bounds on both sides, since a spreadsheet
 * takes any text for more than a number. */
static void
colour_gap (PalXlsxSheet *sheet, guint row, gboolean target_is_maximum)
{
  lxw_format *missed = workbook_add_format (sheet->book->workbook);
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN,
                                  .format = missed };

  rule.min_value = target_is_maximum ? SMALLEST_GAP : -LARGEST_GAP;
  rule.max_value = target_is_maximum ? LARGEST_GAP : -SMALLEST_GAP;
  format_set_font_color (missed, PAL_COLOR_WARN);
  format_set_bold (missed);
  pal_xlsx_book_note (sheet->book, worksheet_conditional_format_cell (sheet->worksheet, row, GAP, &rule));
}

static void
write_target_and_gap (PalXlsxSheet *sheet, guint row, const PalXlsxPlace *place)
{
  PalFigure *figure = place->figure;
  gboolean rate = g_strcmp0 (figure->unit, "pct") == 0;
  gboolean gap = figure->has_target && pal_xlsx_figure_words (figure) == NULL;
  g_autofree char *format = pal_xlsx_target_format (sheet->book, figure);
  g_autofree char *gap_format = signed_format (rate, gap ? figure->value - figure->target : 0);
  g_autofree char *cell = pal_xlsx_sheet_cell (place->sheet, place->row, PAL_FIGURE_TARGET);
  g_autofree char *target = g_strdup_printf ("=IF(ISBLANK(%s),\"\",%s)", cell, cell);
  g_autofree char *difference = g_strdup_printf ("=IF(AND(ISNUMBER(D%u),ISNUMBER(E%u)),(D%u-E%u)*%u,\"\")",
                                                 row + 1, row + 1, row + 1, row + 1, rate ? 100 : 1);

  if (figure->has_target)
    pal_xlsx_formula (sheet, row, TARGET, target, figure->target, PAL_LOOK_NUMBER, format);
  else
    pal_xlsx_formula_text (sheet, row, TARGET, target, "", PAL_LOOK_NUMBER, format);
  colour_gap (sheet, row, figure->target_is_maximum);
  if (gap)
    pal_xlsx_formula (sheet, row, GAP, difference, (figure->value - figure->target) * (rate ? 100 : 1),
                      PAL_LOOK_NUMBER, gap_format);
  else
    pal_xlsx_formula_text (sheet, row, GAP, difference, "", PAL_LOOK_NUMBER, gap_format);
}

static void
write_key_row (PalXlsxSheet *sheet, guint row, const PalXlsxPlace *place)
{
  PalFigure *figure = place->figure;

  pal_xlsx_text (sheet, row, NAME, figure->title, PAL_LOOK_LONG);
  if (figure->has_ratio && !figure->masked)
    {
      write_mirror (sheet, row, NUMERATOR, place, PAL_FIGURE_NUMERATOR, PAL_LOOK_NUMBER);
      write_mirror (sheet, row, DENOMINATOR, place, PAL_FIGURE_DENOMINATOR, PAL_LOOK_NUMBER);
    }
  else
    for (guint column = NUMERATOR; column <= DENOMINATOR; column++)
      pal_xlsx_blank (sheet, row, column, PAL_LOOK_NUMBER, PAL_FORMAT_WHOLE);
  write_mirror (sheet, row, VALUE, place, PAL_FIGURE_VALUE, PAL_LOOK_NUMBER_STRONG);
  if (g_strcmp0 (figure->unit, "pct") == 0)
    pal_xlsx_data_bars (sheet, row, row, VALUE);
  if (g_strcmp0 (figure->unit, "date") != 0)
    write_target_and_gap (sheet, row, place);
  else
    for (guint column = TARGET; column <= GAP; column++)
      pal_xlsx_blank (sheet, row, column, PAL_LOOK_NUMBER, PAL_FORMAT_DATE);
}

static guint
write_key_figures (PalXlsxSheet *sheet, guint row, GPtrArray *keys)
{
  const char *heads[] = { C_("workbook", "Indicator"), _("Numerator"), _("Denominator"), _("Value"), _("Target"),
                          C_("workbook", "Gap") };

  pal_xlsx_label (sheet, row, NAME, _("Key indicators"), PAL_LOOK_HEADING);
  worksheet_set_row (sheet->worksheet, row++, 24, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pal_xlsx_label (sheet, row, i, heads[i], i == 0 ? PAL_LOOK_HEAD : PAL_LOOK_HEAD_NUMBER);
  worksheet_set_row (sheet->worksheet, row++, 24, NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (keys, i);
      PalXlsxPlace *place = g_hash_table_lookup (sheet->book->figures, figure->code);
      if (place != NULL)
        write_key_row (sheet, row++, place);
    }
  return row;
}

static const PalXlsxChartData *
first_chart (PalXlsxBook *book)
{
  return book->charts->len > 0 ? g_ptr_array_index (book->charts, 0) : NULL;
}

/* The first sheet, written last since it refers to all the others: what this is, who may read it, the key indicators
 * against their targets, one chart, and where the rest stands. */
void
pal_xlsx_cover_write (PalXlsxSheet *sheet)
{
  static const double widths[] = { 42, 13, 15, 13, 12, 12, 3, 36, 20 };
  PalReport *report = sheet->book->report;
  g_autoptr (GPtrArray) keys = pal_xlsx_key_figures (report);
  const PalXlsxChartData *chart = first_chart (sheet->book);
  guint facts, links, row;

  write_title (sheet);
  facts = write_facts (sheet);
  links = write_links (sheet);
  row = MAX (facts, links) + 1;
  if (report->privacy != NULL && *report->privacy != '\0')
    {
      gboolean named = report->scope.variant == PAL_VARIANT_NOMINATIVE;
      guint lines = g_utf8_strlen (report->privacy, -1) / BAND_WIDTH + 1;
      write_band (sheet, row, report->privacy, named ? PAL_LOOK_BAND_WARN : PAL_LOOK_BAND_INFO, 6 + 15.0 * lines);
      row += 2;
    }
  guint end = write_key_figures (sheet, row, keys);
  if (chart != NULL)
    pal_xlsx_chart_insert (sheet, row, LINK, chart, 410, MAX (300, ROW_HEIGHT / 0.75 * (end - row) + 10));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    pal_xlsx_sheet_fix_width (sheet, i, widths[i]);
  pal_xlsx_sheet_finish (sheet);
  worksheet_activate (sheet->worksheet);
}
