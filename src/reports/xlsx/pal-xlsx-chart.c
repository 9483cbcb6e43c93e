/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pal-xlsx-sheets.h"

#define CHART_HEAD     3
#define SHORT_LABEL    12     /* characters: longer labels read better beside their bar than under it */
#define CHART_WIDTH    480.0  /* pixels of a chart at scale 1 */
#define CHART_HEIGHT   288.0

PalXlsxChartData *
pal_xlsx_chart_data_new (PalXlsxSheet *sheet, const char *title)
{
  PalXlsxChartData *data = g_new0 (PalXlsxChartData, 1);
  data->sheet = sheet;
  data->title = pal_xlsx_clean (title);
  return data;
}

void
pal_xlsx_chart_data_free (PalXlsxChartData *data)
{
  if (data == NULL)
    return;
  g_free (data->title);
  g_free (data->description);
  g_free (data);
}

/* The figures that a chart can draw: known, not masked, numbers, all of the first one's unit. The container alone is
 * the caller's. */
GPtrArray *
pal_xlsx_chart_figures (GPtrArray *figures)
{
  GPtrArray *drawn = g_ptr_array_new ();
  const char *unit = NULL;

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      if (pal_xlsx_figure_words (figure) != NULL || g_strcmp0 (figure->unit, "date") == 0)
        continue;
      if (drawn->len == 0)
        unit = figure->unit;
      if (g_strcmp0 (figure->unit, unit) == 0)
        g_ptr_array_add (drawn, figure);
    }
  return drawn;
}

/* A figure of a breakdown is named by its category where the title says the rest. */
static const char *
short_name (const PalFigure *figure)
{
  return figure->label != NULL ? figure->label : figure->title != NULL ? figure->title : "";
}

/* What the chart shows, for those who do not see it: its own sentence if it has one, and every value. */
static char *
describe (PalXlsxBook *book, const char *sentence, GPtrArray *figures)
{
  GString *words = g_string_new (NULL);
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (words, "%s ", sentence);
  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *number = pal_xlsx_show_number (book, figure->unit, figure->value);
      /* TRANSLATORS: a label and its value, in a list separated by semicolons */
      g_string_append_printf (words, _("%s: %s"), short_name (figure), number);
      g_string_append (words, i + 1 < figures->len ? " ; " : ".");
    }
  g_autofree char *all = g_string_free (words, FALSE);
  return pal_xlsx_clean (all);
}

static void
set_axes (lxw_chart *chart, const PalXlsxChartData *data)
{
  lxw_chart_axis *labels = data->is_short ? chart->x_axis : chart->y_axis;   /* the library swaps them for bars */
  lxw_chart_axis *values = data->is_short ? chart->y_axis : chart->x_axis;
  lxw_chart_font font = { .size = 10, .color = PAL_COLOR_TEXT };
  lxw_chart_line base = { .color = PAL_COLOR_LINE_STRONG, .width = 0.75 };

  chart_axis_set_num_font (labels, &font);
  chart_axis_set_line (labels, &base);
  chart_axis_set_major_tick_mark (labels, LXW_CHART_AXIS_TICK_MARK_NONE);
  if (!data->is_short)
    chart_axis_set_reverse (labels);
  chart_axis_major_gridlines_set_visible (values, LXW_FALSE);
  chart_axis_off (values);
  chart_axis_set_min (values, 0);
  if (data->is_rate)
    chart_axis_set_max (values, 1);
}

static lxw_chart *
draw (PalXlsxBook *book, const PalXlsxChartData *data)
{
  lxw_chart *chart = workbook_add_chart (book->workbook, data->is_short ? LXW_CHART_COLUMN : LXW_CHART_BAR);
  lxw_chart_fill fill = { .color = PAL_COLOR_BAR };
  lxw_chart_font label = { .size = 10, .bold = LXW_TRUE, .color = PAL_COLOR_TEXT };
  lxw_chart_font title = { .size = 13, .bold = LXW_TRUE, .color = PAL_COLOR_ACCENT };
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_series *series;

  if (chart == NULL)
    return NULL;
  series = chart_add_series (chart, NULL, NULL);
  chart_series_set_categories (series, data->sheet->name, data->first, data->label_column, data->last,
                               data->label_column);
  chart_series_set_values (series, data->sheet->name, data->first, data->value_column, data->last,
                           data->value_column);
  chart_series_set_name (series, data->title);
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &label);
  chart_series_set_labels_num_format (series, data->format);
  chart_set_series_gap (chart, 60);
  chart_title_set_name (chart, data->title);
  chart_title_set_name_font (chart, &title);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_chartarea_set_line (chart, &none);
  set_axes (chart, data);
  return chart;
}

/* Draws "data" on a sheet, its upper left corner in the cell, "width" by "height" pixels. */
void
pal_xlsx_chart_insert (PalXlsxSheet *sheet, guint row, guint column, const PalXlsxChartData *data, double width,
                       double height)
{
  lxw_chart *chart = draw (sheet->book, data);
  lxw_chart_options options = { .x_scale = width / CHART_WIDTH, .y_scale = height / CHART_HEIGHT,
                                .description = data->description };
  if (chart == NULL)
    pal_xlsx_book_note (sheet->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
  else
    pal_xlsx_book_note (sheet->book, worksheet_insert_chart_opt (sheet->worksheet, row, column, chart, &options));
}

static PalXlsxChartData *
chart_data (PalXlsxSheet *sheet, const char *title, const char *sentence, GPtrArray *figures, guint first)
{
  PalFigure *start = g_ptr_array_index (figures, 0);
  PalXlsxChartData *data = pal_xlsx_chart_data_new (sheet, title);

  data->description = describe (sheet->book, sentence, figures);
  data->is_rate = g_strcmp0 (start->unit, "pct") == 0;
  data->is_short = figures->len <= 10;
  data->first = first;
  data->last = first + figures->len - 1;
  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      if (data->is_rate && figure->value > 1)
        data->is_rate = FALSE;
      if (g_utf8_strlen (short_name (figure), -1) > SHORT_LABEL)
        data->is_short = FALSE;
    }
  data->format = pal_xlsx_unit_format (sheet->book, start->unit, start->value);
  return data;
}

/* A block of plain numbers for a chart that is drawn elsewhere: its label and value in two columns. Owned by the
 * caller; "figures" holds at least one. */
PalXlsxChartData *
pal_xlsx_chart_block_write (PalXlsxSheet *sheet, guint row, guint column, GPtrArray *figures)
{
  PalXlsxChartData *data = chart_data (sheet, _("Key indicators"), NULL, figures, row);

  data->label_column = column;
  data->value_column = column + 1;
  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      pal_xlsx_text (sheet, row + i, column, short_name (figure), PAL_LOOK_CELL);
      pal_xlsx_number (sheet, row + i, column + 1, figure->value, PAL_LOOK_NUMBER,
                       pal_xlsx_unit_format (sheet->book, figure->unit, figure->value));
    }
  return data;
}

static void
write_row (PalXlsxSheet *sheet, guint row, const PalFigure *figure)
{
  const char *words = pal_xlsx_figure_words (figure);
  const char *format = pal_xlsx_unit_format (sheet->book, figure->unit, figure->value);

  pal_xlsx_text (sheet, row, 0, short_name (figure), PAL_LOOK_LONG);
  if (words != NULL)
    pal_xlsx_text (sheet, row, 1, words, PAL_LOOK_NUMBER_STRONG);
  else if (g_strcmp0 (figure->unit, "date") == 0)
    pal_xlsx_date (sheet, row, 1, &figure->date, PAL_LOOK_NUMBER_STRONG);
  else
    pal_xlsx_number (sheet, row, 1, figure->value, PAL_LOOK_NUMBER_STRONG, format);
  if (figure->has_ratio && !figure->masked)
    {
      pal_xlsx_number (sheet, row, 2, figure->numerator, PAL_LOOK_NUMBER, PAL_FORMAT_WHOLE);
      pal_xlsx_number (sheet, row, 3, figure->denominator, PAL_LOOK_NUMBER, PAL_FORMAT_WHOLE);
    }
  else
    for (guint column = 2; column <= 3; column++)
      pal_xlsx_blank (sheet, row, column, PAL_LOOK_NUMBER, PAL_FORMAT_WHOLE);
}

/* A CHART section: its numbers as a list, those that can be drawn first, and the chart at their right. */
void
pal_xlsx_chart_section_write (PalXlsxSheet *sheet, PalSection *section)
{
  g_autoptr (GPtrArray) drawn = pal_xlsx_chart_figures (section->figures);
  g_autoptr (PalXlsxTable) table = pal_xlsx_table_new (sheet, section->id, CHART_HEAD);
  guint row = CHART_HEAD + 1;

  pal_xlsx_sheet_title (sheet, section->title, section->text);
  pal_xlsx_table_add_column (table, C_("workbook", "Indicator"), FALSE, FALSE);
  pal_xlsx_table_add_column (table, _("Value"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Numerator"), TRUE, FALSE);
  pal_xlsx_table_add_column (table, _("Denominator"), TRUE, FALSE);
  table->n_rows = section->figures != NULL ? section->figures->len : 0;
  for (guint i = 0; i < drawn->len; i++)
    write_row (sheet, row++, g_ptr_array_index (drawn, i));
  for (guint i = 0; i < table->n_rows; i++)
    if (!g_ptr_array_find (drawn, g_ptr_array_index (section->figures, i), NULL))
      write_row (sheet, row++, g_ptr_array_index (section->figures, i));
  pal_xlsx_table_finish (table, 0, FALSE);
  if (drawn->len == 0)
    return;

  PalXlsxChartData *data = chart_data (sheet, section->title, section->text, drawn, CHART_HEAD + 1);
  data->label_column = 0;
  data->value_column = 1;
  g_ptr_array_add (sheet->book->charts, data);
  pal_xlsx_chart_insert (sheet, CHART_HEAD, 5, data, 640, MAX (300, 60 + 34.0 * drawn->len));
}
