/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-xlsx-table.h"

#include <glib/gi18n-lib.h>

#include "pal-xlsx-sheets.h"

/* Bars beside a list (Gantt): a column a week, coloured by a conditional format from the dates of the list, so that they
 * follow when somebody changes a date in the workbook. */

#define MOST_WEEKS  120      /* more would not be looked at */
#define WEEK_FORMAT "dd/mm"
#define WEEK_WIDTH  6.5

static const PalCell *
cell_at (const PalSection *section, guint row, guint column)
{
  GPtrArray *cells = g_ptr_array_index (section->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : NULL;
}

/* The Monday of the first week and how many there are; 0: no row has dates. */
static guint
find_weeks (const PalXlsxTable *table, GDate *monday)
{
  const PalSection *section = table->section;
  GDate first, last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  for (guint row = 0; row < table->n_rows; row++)
    {
      const PalCell *from = cell_at (section, row, section->bar_from - 1), *until = cell_at (section, row, section->bar_until - 1);

      if (from == NULL || until == NULL || !g_date_valid (&from->date) || !g_date_valid (&until->date))
        continue;
      if (!g_date_valid (&first) || g_date_compare (&from->date, &first) < 0)
        first = from->date;
      if (!g_date_valid (&last) || g_date_compare (&until->date, &last) > 0)
        last = until->date;
    }
  if (!g_date_valid (&first))
    return 0;
  *monday = first;
  g_date_subtract_days (monday, (guint) g_date_get_weekday (monday) - 1);
  return MIN ((guint) g_date_days_between (monday, &last) / 7 + 1, MOST_WEEKS);
}

/* As spreadsheets count days. */
static double
serial_of (const GDate *date)
{
  GDate zero;

  g_date_clear (&zero, 1);
  g_date_set_dmy (&zero, 30, 12, 1899);
  return g_date_days_between (&zero, date);
}

static void
color_where (PalXlsxTable *table, guint first_column, guint last_column, const char *formula, lxw_format *format)
{
  lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = (char *) formula, .format = format };

  pal_xlsx_book_note (table->sheet->book,
                      worksheet_conditional_format_range (table->sheet->worksheet, table->head + 1, (lxw_col_t) first_column,
                                                          table->head + MAX (table->n_rows, 1), (lxw_col_t) last_column, &rule));
}

static void
add_rules (PalXlsxTable *table, guint first_column, guint last_column)
{
  const PalSection *section = table->section;
  char from[LXW_MAX_CELL_NAME_LENGTH], until[LXW_MAX_CELL_NAME_LENGTH], week[LXW_MAX_CELL_NAME_LENGTH];
  lxw_format *bar = workbook_add_format (table->sheet->book->workbook), *now = workbook_add_format (table->sheet->book->workbook);
  g_autofree char *inside = NULL, *this_week = NULL;

  /* The column of the date and the row of the week stay, whichever cell the rule is for. */
  lxw_rowcol_to_cell_abs (from, table->head + 1, (lxw_col_t) section->bar_from - 1, LXW_FALSE, LXW_TRUE);
  lxw_rowcol_to_cell_abs (until, table->head + 1, (lxw_col_t) section->bar_until - 1, LXW_FALSE, LXW_TRUE);
  lxw_rowcol_to_cell_abs (week, table->head, (lxw_col_t) first_column, LXW_TRUE, LXW_FALSE);
  format_set_bg_color (bar, PAL_COLOR_BAR);
  format_set_bg_color (now, PAL_COLOR_ACCENT_SOFT);
  inside = g_strdup_printf ("=AND(ISNUMBER(%s),%s<=%s+6,%s>=%s)", from, from, week, until, week);
  this_week = g_strdup_printf ("=AND(%s>=%s,%s<=%s+6)", PAL_NAME_AS_OF, week, PAL_NAME_AS_OF, week);
  color_where (table, first_column, last_column, inside, bar);
  color_where (table, first_column, last_column, this_week, now);
}

/* Beside the list, with a free column between, before the list is finished. */
void
pal_xlsx_bars_write (PalXlsxTable *table)
{
  guint first = table->columns->len + 1, n;
  GDate monday;

  if (table->section->bar_from == 0 || table->section->bar_until == 0)
    return;
  n = find_weeks (table, &monday);
  if (n == 0)
    return;
  pal_xlsx_sheet_fix_width (table->sheet, first - 1, 2);
  for (guint week = 0; week < n; week++, g_date_add_days (&monday, 7))
    {
      pal_xlsx_number (table->sheet, table->head, first + week, serial_of (&monday), PAL_LOOK_HEAD_NUMBER, WEEK_FORMAT);
      pal_xlsx_sheet_fix_width (table->sheet, first + week, WEEK_WIDTH);
    }
  add_rules (table, first, first + n - 1);
}
