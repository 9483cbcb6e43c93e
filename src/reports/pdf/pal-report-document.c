/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "reports/pal-report-words.h"

#include "pal-pdf.h"

/* A report on paper, in the order of the report: who may read it, what was asked, figures, charts, lists, texts, what
 * is missing, definitions. */

#define LOGO_WIDTH  170.0
#define LOGO_HEIGHT 40.0
#define CHART_PARTS 40          /* more bars than that are a list */

static gboolean
is_summary (PalReport *report, const PalSection *section)
{
  guint others = 0;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *other = g_ptr_array_index (report->sections, i);
      others += other != section && other->kind == PAL_SECTION_FIGURES;
    }
  return others > 0 && section->kind == PAL_SECTION_FIGURES && g_strcmp0 (section->id, "synthese") == 0;
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  gboolean ratio, bar, previous, target;    /* columns that hold something */
  gboolean unknown, lacking;
} Columns;

static gboolean
has_bar (const PalFigure *figure)
{
  return figure->known && !figure->masked && g_strcmp0 (figure->unit, "pct") == 0;
}

static Columns
columns_of (const PalSection *section)
{
  Columns columns = { FALSE };

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      g_autofree char *ratio = pal_report_ratio_words (figure);

      columns.ratio |= *ratio != '\0';
      columns.bar |= has_bar (figure);
      columns.lacking |= figure->n_lacking > 0;
      columns.unknown |= !figure->known && !figure->masked;
      columns.previous |= figure->has_previous;
      columns.target |= figure->has_target;
    }
  return columns;
}

static PalPaperTable *
new_figures_table (const Columns *columns)
{
  PalPaperTable *table = pal_paper_table_new ();

  pal_paper_table_add_column (table, _("Indicator"), PAL_PAPER_NAME | PAL_PAPER_LONG);
  if (columns->ratio)
    pal_paper_table_add_column (table, _("num. / den."), PAL_PAPER_NUMBER);
  pal_paper_table_add_column (table, _("Value"), PAL_PAPER_NUMBER);
  if (columns->bar)
    pal_paper_table_add_column (table, NULL, PAL_PAPER_BAR);
  if (columns->previous)
    pal_paper_table_add_column (table, _("Previous"), PAL_PAPER_NUMBER);
  if (columns->target)
    {
      pal_paper_table_add_column (table, _("Target"), PAL_PAPER_NUMBER);
      pal_paper_table_add_column (table, _("Gap"), PAL_PAPER_NUMBER);
    }
  return table;
}

static void
add_target (PalPaperTable *table, const PalFigure *figure)
{
  g_autofree char *target = pal_report_target_words (figure);
  gboolean missed;
  g_autofree char *gap = pal_report_gap_words (figure, &missed);

  pal_paper_table_add_text (table, PAL_PAPER_TEXT_DIM, target);
  pal_paper_table_add_text (table, missed ? PAL_PAPER_TEXT_WARN : PAL_PAPER_TEXT, gap);
}

static void
add_bar (PalPaperTable *table, const PalFigure *figure)
{
  gboolean missed;
  g_autofree char *gap = pal_report_gap_words (figure, &missed);

  pal_paper_table_add_bar (table, has_bar (figure) ? figure->value : -1, figure->has_target ? figure->target : -1, missed);
}

/* With the sign that data are missing from it. */
static char *
value_words (const PalFigure *figure)
{
  g_autofree char *value = pal_figure_to_text (figure);

  return g_strconcat (figure->n_lacking > 0 ? "▲\302\240" : "", value, NULL);
}

static void
add_figure (PalPaperTable *table, const PalFigure *figure, const Columns *columns)
{
  gboolean part = figure->category != NULL;
  g_autofree char *ratio = pal_report_ratio_words (figure), *value = value_words (figure), *previous = NULL;

  pal_paper_table_add_row (table, PAL_PAPER_ROW);
  pal_paper_table_add_text (table, part ? PAL_PAPER_TEXT_INDENT : PAL_PAPER_TEXT,
                            part && figure->label != NULL ? figure->label : figure->title);
  if (columns->ratio)
    pal_paper_table_add_text (table, PAL_PAPER_TEXT_DIM, ratio);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, value);
  if (columns->bar)
    add_bar (table, figure);
  previous = figure->has_previous ? pal_report_number_words (figure, figure->previous) : NULL;
  if (columns->previous)
    pal_paper_table_add_text (table, PAL_PAPER_TEXT_DIM, previous);
  if (columns->target)
    add_target (table, figure);
}

/* Rubrics and breakdowns are titles over their figures, as on the screen. */
static void
add_figure_rows (PalPaperTable *table, const PalSection *section, const Columns *columns)
{
  const char *rubric = NULL, *breakdown = NULL;

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      const char *title = pal_report_figure_title (figure);

      if (figure->rubric != NULL && g_strcmp0 (rubric, figure->rubric) != 0)
        {
          pal_paper_table_add_row (table, PAL_PAPER_ROW_PART);
          pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, figure->rubric);
        }
      rubric = figure->rubric;
      if (figure->category != NULL && g_strcmp0 (title, breakdown) != 0)
        {
          pal_paper_table_add_row (table, PAL_PAPER_ROW_SUBPART);
          pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, title);
        }
      breakdown = figure->category != NULL ? title : NULL;
      add_figure (table, figure, columns);
    }
}

static void
add_figures (PalDocument *document, const PalSection *section)
{
  Columns columns = columns_of (section);
  PalPaperTable *table = new_figures_table (&columns);

  add_figure_rows (table, section, &columns);
  pal_document_add_table (document, table);
  if (columns.lacking)
    pal_document_add_paragraph (document, PAL_PARAGRAPH_SMALL,
                                _("▲ Not certain: records lack what the figure is counted from; see “Quality of the data”."));
  if (columns.unknown)
    pal_document_add_paragraph (document, PAL_PARAGRAPH_SMALL,
                                _("“n.d.” means that a figure cannot be determined: its denominator is zero, or it is not "
                                  "known yet. It is never shown as 0 %."));
}

/* Charts ----------------------------------------------------------------------------------------------------------- */

static double
whole_of (const PalSection *section)
{
  double most = 0;

  for (guint i = 0; i < section->figures->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);

      if (g_strcmp0 (figure->unit, "pct") == 0)
        return 1;
      if (figure->known && !figure->masked)
        most = MAX (most, figure->value);
    }
  return most;
}

/* Bars that lie, since their words are long. */
static void
add_chart (PalDocument *document, const PalSection *section)
{
  PalPaperTable *table = pal_paper_table_new ();
  double whole = whole_of (section);

  pal_paper_table_set_bare (table);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_NAME);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_NUMBER);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_BAR | PAL_PAPER_LONG);
  for (guint i = 0; i < section->figures->len && i < CHART_PARTS; i++)
    {
      const PalFigure *figure = g_ptr_array_index (section->figures, i);
      g_autofree char *value = pal_figure_to_text (figure);
      gboolean drawn = figure->known && !figure->masked && whole > 0;

      pal_paper_table_add_row (table, PAL_PAPER_ROW);
      pal_paper_table_add_text (table, PAL_PAPER_TEXT, figure->label != NULL ? figure->label : figure->title);
      pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, value);
      pal_paper_table_add_bar (table, drawn ? figure->value / whole : -1, -1, FALSE);
    }
  pal_document_add_table (document, table);
}

/* Lists ------------------------------------------------------------------------------------------------------------ */

/* Whom a row is about: its first columns, until the first that is neither a number in order nor a text. */
static guint
count_names (const PalSection *section)
{
  guint texts = 0, i;

  for (i = 0; i < section->columns->len && i < 3; i++)
    {
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      gboolean position = i == 0 && column->kind == PAL_CELL_INT;

      if (!position && (column->kind != PAL_CELL_TEXT || texts == 2))
        break;
      if (!position && texts == 1 && section->rows->len > 0)
        {
          const GPtrArray *row = g_ptr_array_index (section->rows, 0);
          const PalCell *before = g_ptr_array_index (row, i - 1);

          if (before->record == 0)      /* the name was in one column */
            break;
        }
      texts += !position;
    }
  return MAX (i, 1);
}

static void
add_columns (PalPaperTable *table, const PalSection *section)
{
  guint names = count_names (section);

  for (guint i = 0; i < section->columns->len; i++)
    {
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      PalPaperFlags flags = i < names ? PAL_PAPER_NAME : PAL_PAPER_PLAIN;

      if (pal_cell_kind_is_number (column->kind))
        flags |= PAL_PAPER_NUMBER;
      if (column->kind == PAL_CELL_CODE || column->kind == PAL_CELL_DATE)
        flags |= PAL_PAPER_CODE;
      if (column->kind == PAL_CELL_LONG_TEXT || column->editable)
        flags |= PAL_PAPER_LONG;
      pal_paper_table_add_column (table, column->label, flags);
    }
}

static void
add_total (PalPaperTable *table, const PalSection *section)
{
  const PalReportColumn *head = g_ptr_array_index (section->columns, 0);
  guint first = head->kind == PAL_CELL_INT ? 1 : 0;       /* beside the numbers of the rows */
  gboolean any = FALSE;

  for (guint i = 0; i < section->columns->len; i++)
    any |= ((PalReportColumn *) g_ptr_array_index (section->columns, i))->total;
  if (!any || section->rows->len < 2)
    return;
  pal_paper_table_add_row (table, PAL_PAPER_ROW_TOTAL);
  for (guint i = 0; i < section->columns->len; i++)
    {
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      g_autofree char *words = NULL;
      double sum = 0;

      for (guint j = 0; column->total && j < section->rows->len; j++)
        {
          const GPtrArray *row = g_ptr_array_index (section->rows, j);
          const PalCell *cell = i < row->len ? g_ptr_array_index (row, i) : NULL;

          sum += cell != NULL && cell->known ? cell->number : 0;
        }
      words = column->total ? pal_report_cell_words (&(PalCell) { .known = TRUE, .number = sum }, column->kind)
                            : g_strdup (i == first ? _("Total") : "");
      pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, words);
    }
}

static void
add_list (PalDocument *document, const PalSection *section)
{
  PalPaperTable *table;

  if (section->rows->len == 0 || section->columns->len == 0)
    {
      pal_document_add_paragraph (document, PAL_PARAGRAPH_BODY, _("Nobody."));
      return;
    }
  table = pal_paper_table_new ();
  add_columns (table, section);
  for (guint i = 0; i < section->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (section->rows, i);

      pal_paper_table_add_row (table, PAL_PAPER_ROW);
      for (guint j = 0; j < section->columns->len && j < row->len; j++)
        {
          const PalReportColumn *column = g_ptr_array_index (section->columns, j);
          g_autofree char *words = pal_report_cell_words (g_ptr_array_index (row, j), column->kind);

          pal_paper_table_add_text (table, PAL_PAPER_TEXT, words);
        }
    }
  add_total (table, section);
  pal_document_add_table (document, table);
}

/* The whole -------------------------------------------------------------------------------------------------------- */

static void
add_text (PalDocument *document, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    pal_document_add_paragraph (document, PAL_PARAGRAPH_BODY, g_strstrip (*paragraph));
}

static void
add_section (PalDocument *document, const PalSection *section)
{
  pal_document_add_paragraph (document, PAL_PARAGRAPH_HEADING, section->title);
  if (section->kind != PAL_SECTION_TEXT)
    pal_document_add_paragraph (document, PAL_PARAGRAPH_LEAD, section->text);
  switch (section->kind)
    {
    case PAL_SECTION_FIGURES:
      add_figures (document, section);
      break;
    case PAL_SECTION_CHART:
      add_chart (document, section);
      break;
    case PAL_SECTION_TEXT:
      add_text (document, section->text);
      break;
    case PAL_SECTION_TABLE:
    default:
      add_list (document, section);
      break;
    }
}

static void
add_fact (PalPaperTable *table, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pal_paper_table_add_row (table, PAL_PAPER_ROW);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT_DIM, label);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT, value);
}

static void
add_facts (PalDocument *document, PalReport *report)
{
  PalPaperTable *table = pal_paper_table_new ();
  g_autofree char *as_of = g_date_valid (&report->scope.as_of) ? pal_date_show (&report->scope.as_of) : NULL;
  g_autofree char *made = report->made_at != NULL ? g_date_time_format (report->made_at, "%d/%m/%Y") : NULL;
  g_autofree char *made_words = made != NULL ? g_strdup_printf (_("%s, with Palier %s"), made, PAL_VERSION) : NULL;

  pal_paper_table_set_bare (table);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_NAME);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_LONG);
  add_fact (table, _("Organisation"), report->organisation);
  add_fact (table, _("Programme"), report->programme);
  add_fact (table, _("Cohort"), report->cohort);
  add_fact (table, _("Perimeter"), report->perimeter);
  add_fact (table, _("As-of date"), as_of);
  add_fact (table, _("Variant"), pal_report_variant_words (report->scope.variant));
  add_fact (table, _("Made on"), made_words);
  pal_document_add_table (document, table);
}

static void
add_missing (PalDocument *document, PalReport *report)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (report->missing->len == 0)
    return;
  pal_document_add_paragraph (document, PAL_PARAGRAPH_HEADING, _("Quality of the data"));
  pal_document_add_paragraph (document, PAL_PARAGRAPH_LEAD, _("What was missing or out of date when this report was made"));
  for (guint i = 0; i < report->missing->len; i++)
    g_string_append_printf (lines, "%s– %s", i > 0 ? "\n" : "", ((PalCell *) g_ptr_array_index (report->missing, i))->text);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_BODY, lines->str);
}

static void
add_definitions (PalDocument *document, PalReport *report)
{
  PalPaperTable *table;

  if (report->definitions->len == 0)
    return;
  table = pal_paper_table_new ();
  pal_paper_table_add_column (table, C_("workbook", "Indicator"), PAL_PAPER_NAME);
  pal_paper_table_add_column (table, _("Definition"), PAL_PAPER_LONG);
  for (guint i = 0; i < report->definitions->len; i++)
    {
      const PalFigure *figure = g_ptr_array_index (report->definitions, i);

      pal_paper_table_add_row (table, PAL_PAPER_ROW);
      pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, figure->title);
      pal_paper_table_add_text (table, PAL_PAPER_TEXT, figure->definition);
    }
  pal_document_add_paragraph (document, PAL_PARAGRAPH_HEADING, _("Definitions"));
  pal_document_add_table (document, table);
}

static void
describe (PalDocument *document, PalReport *report)
{
  const char *what = report->cohort != NULL ? report->cohort : report->programme;
  g_autofree char *head = what != NULL ? g_strdup_printf ("%s — %s", report->title, what) : g_strdup (report->title);

  pal_document_set_author (document, report->organisation);
  pal_document_set_made_at (document, report->made_at);
  /* What names nobody may be handed on. */
  pal_document_set_heads (document, head, report->scope.variant != PAL_VARIANT_AGGREGATED ? _("Confidential") : NULL);
  pal_document_set_foot (document, report->file_stem, TRUE);
}

/* The report laid out for paper. It is read now and not kept. Full transfer. */
PalDocument *
pal_report_to_document (PalReport *report)
{
  const char *what = report->cohort != NULL ? report->cohort : report->programme;
  g_autofree char *title = what != NULL ? g_strdup_printf ("%s — %s", report->title, what) : g_strdup (report->title);
  PalDocument *document = pal_document_new (title);

  describe (document, report);
  if (report->logo != NULL)
    {
      pal_document_add_picture (document, report->logo, LOGO_WIDTH, LOGO_HEIGHT);
      pal_document_add_space (document, 8);
    }
  pal_document_add_paragraph (document, PAL_PARAGRAPH_TITLE, report->title);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_SUBTITLE, what);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_BOXED, report->privacy);
  pal_document_add_space (document, 4);
  add_facts (document, report);
  for (guint i = 0; i < report->sections->len; i++)
    if (!is_summary (report, g_ptr_array_index (report->sections, i)))
      add_section (document, g_ptr_array_index (report->sections, i));
  add_missing (document, report);
  add_definitions (document, report);
  return document;
}
