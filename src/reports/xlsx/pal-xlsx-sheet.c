/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-xlsx-book.h"

#define HEADER_TITLE_MAX 150
#define ROW_HEIGHT_MAX   409.0
#define LETTERS_A_DIGIT  1.12    /* widths count digits; the letters of a sentence are narrower */
#define TITLE_WIDTH      1.5     /* of a letter of the title */
#define LEGIBLE_WIDTH    240.0   /* characters across an A4 page that can still be read */

static void
clear_wrapped (gpointer data)
{
  PalXlsxWrapped *wrapped = data;
  g_free (wrapped->text);
}

void
pal_xlsx_sheet_free (gpointer data)
{
  PalXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->reference);
  g_array_unref (sheet->widths);
  g_array_unref (sheet->wrapped);
  g_array_unref (sheet->fixed);
  g_free (sheet);
}

static void
set_page (PalXlsxSheet *sheet, const char *title)
{
  lxw_worksheet *worksheet = sheet->worksheet;
  lxw_protection protection = { .autofilter = LXW_TRUE, .sort = LXW_TRUE, .format_columns = LXW_TRUE };
  g_autofree char *clean = pal_xlsx_clean (title);
  g_autofree char *start = NULL, *header = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *escaped = NULL;

  g_strdelimit (clean, "\n\t", ' ');
  start = pal_xlsx_truncate (clean, HEADER_TITLE_MAX);
  parts = g_strsplit (start, "&", -1);
  escaped = g_strjoinv ("&&", parts);
  header = g_strdup_printf ("&L%s · &A&R%s", escaped, _("Confidential"));

  worksheet_gridlines (worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape (worksheet);
  worksheet_set_paper (worksheet, 9);
  worksheet_set_margins (worksheet, 0.4, 0.4, 0.7, 0.6);
  worksheet_fit_to_pages (worksheet, 1, 0);
  pal_xlsx_sheet_set_row_height (sheet, PAL_ROW_HEIGHT);
  pal_xlsx_book_note (sheet->book, worksheet_set_header (worksheet, header));
  /* TRANSLATORS: keep &P (page) and &N (number of pages) */
  g_autofree char *footer = g_strdup_printf ("&L&F&C%s&R&D", _("Page &P / &N"));
  pal_xlsx_book_note (sheet->book, worksheet_set_footer (worksheet, footer));
  worksheet_protect (worksheet, NULL, &protection);
}

/* A new sheet at the end, named after title; owned by the book. */
PalXlsxSheet *
pal_xlsx_sheet_new (PalXlsxBook *book, const char *title, lxw_color_t tab)
{
  PalXlsxSheet *sheet = g_new0 (PalXlsxSheet, 1);
  g_auto (GStrv) parts = NULL;
  g_autofree char *quoted = NULL;

  sheet->book = book;
  sheet->name = pal_xlsx_book_take_sheet_name (book, title);
  parts = g_strsplit (sheet->name, "'", -1);
  quoted = g_strjoinv ("''", parts);
  sheet->reference = g_strdup_printf ("'%s'!", quoted);
  sheet->widths = g_array_new (FALSE, TRUE, sizeof (double));
  sheet->fixed = g_array_new (FALSE, TRUE, sizeof (double));
  sheet->wrapped = g_array_new (FALSE, TRUE, sizeof (PalXlsxWrapped));
  g_array_set_clear_func (sheet->wrapped, clear_wrapped);
  g_ptr_array_add (book->sheets, sheet);
  sheet->worksheet = workbook_add_worksheet (book->workbook, sheet->name);
  if (sheet->worksheet == NULL)
    {
      pal_xlsx_book_note (book, LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
      return NULL;
    }
  worksheet_set_tab_color (sheet->worksheet, tab);
  set_page (sheet, book->report->title);
  return sheet;
}

/* The two title rows that each sheet begins with. */
void
pal_xlsx_sheet_title (PalXlsxSheet *sheet, const char *title, const char *subtitle)
{
  worksheet_set_row (sheet->worksheet, 0, 30, NULL);
  worksheet_set_row (sheet->worksheet, 1, 20, NULL);
  worksheet_set_row (sheet->worksheet, 2, 6, NULL);
  pal_xlsx_label (sheet, 0, 0, title, PAL_LOOK_TITLE);
  pal_xlsx_label (sheet, 1, 0, subtitle, PAL_LOOK_SUBTITLE);
}

static void
reach (GArray *array, guint column)
{
  if (array->len <= column)
    g_array_set_size (array, column + 1);
}

/* Asks for at least this many characters in a column. */
void
pal_xlsx_sheet_widen (PalXlsxSheet *sheet, guint column, double characters)
{
  reach (sheet->widths, column);
  double *width = &g_array_index (sheet->widths, double, column);
  *width = MAX (*width, characters);
}

void
pal_xlsx_sheet_fix_width (PalXlsxSheet *sheet, guint column, double characters)
{
  reach (sheet->fixed, column);
  g_array_index (sheet->fixed, double, column) = characters;
}

static double
column_width (PalXlsxSheet *sheet, guint column)
{
  double fixed = column < sheet->fixed->len ? g_array_index (sheet->fixed, double, column) : 0;
  double asked = column < sheet->widths->len ? g_array_index (sheet->widths, double, column) : 0;

  if (fixed > 0)
    return fixed;
  return asked > 0 ? CLAMP (asked + 2, 8, 50) : 0;
}

static guint
count_lines (const char *text, double room)
{
  guint lines = 0;
  while (text != NULL)
    {
      const char *end = strchr (text, '\n');
      lines += 1 + (guint) (g_utf8_strlen (text, end != NULL ? end - text : -1) / room);
      text = end != NULL ? end + 1 : NULL;
    }
  return lines;
}

/* Rows as high as their wrapped texts: not every reader measures them when it opens a file. */
static void
set_heights (PalXlsxSheet *sheet)
{
  g_autoptr (GHashTable) heights = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer row, lines;

  for (guint i = 0; i < sheet->wrapped->len; i++)
    {
      const PalXlsxWrapped *wrapped = &g_array_index (sheet->wrapped, PalXlsxWrapped, i);
      double room = MAX ((column_width (sheet, wrapped->column) - 2) * LETTERS_A_DIGIT * PAL_FONT_SIZE / wrapped->size, 6);
      guint needed = count_lines (wrapped->text, room);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (heights, GUINT_TO_POINTER (wrapped->row)));
      if (needed > MAX (known, 1))
        g_hash_table_insert (heights, GUINT_TO_POINTER (wrapped->row), GUINT_TO_POINTER (needed));
    }
  g_hash_table_iter_init (&iter, heights);
  while (g_hash_table_iter_next (&iter, &row, &lines))
    pal_xlsx_book_note (sheet->book,
                        worksheet_set_row (sheet->worksheet, GPOINTER_TO_UINT (row),
                                           MIN (PAL_LINE_HEIGHT * GPOINTER_TO_UINT (lines) + 4, ROW_HEIGHT_MAX), NULL));
}

/* Gives columns and rows their sizes, once everything is written. */
void
pal_xlsx_sheet_finish (PalXlsxSheet *sheet)
{
  guint n = MAX (sheet->widths->len, sheet->fixed->len);

  for (guint column = 0; column < n; column++)
    if (column_width (sheet, column) > 0)
      pal_xlsx_book_note (sheet->book, worksheet_set_column (sheet->worksheet, column, column,
                                                             column_width (sheet, column), NULL));
  set_heights (sheet);
}

/* A list too wide to be read on one page is printed over several, with the columns up to "last_name" on each, and
 * those that the title above them needs. */
void
pal_xlsx_sheet_spread (PalXlsxSheet *sheet, guint last_name)
{
  guint n = MAX (sheet->widths->len, sheet->fixed->len);
  double total = 0, names = 0, title = g_utf8_strlen (sheet->name, -1) * TITLE_WIDTH;

  for (guint column = 0; column < n; column++)
    total += column_width (sheet, column);
  for (guint column = 0; column <= last_name || (names < title && column < n); column++)
    {
      names += column_width (sheet, column);
      last_name = MAX (last_name, column);
    }
  if (total <= LEGIBLE_WIDTH || names > LEGIBLE_WIDTH / 2)
    return;
  worksheet_fit_to_pages (sheet->worksheet, (guint16) MIN (1 + (total - names) / (LEGIBLE_WIDTH - names), 100), 0);
  pal_xlsx_book_note (sheet->book, worksheet_repeat_columns (sheet->worksheet, 0, last_name));
  worksheet_print_across (sheet->worksheet);
}

void
pal_xlsx_sheet_set_row_height (PalXlsxSheet *sheet, double points)
{
  worksheet_set_default_row (sheet->worksheet, points, LXW_FALSE);
}

/* 'Sheet'!$B$5 for a row and a column that count from 0. Owned by the caller. */
char *
pal_xlsx_sheet_cell (PalXlsxSheet *sheet, guint row, guint column)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell_abs (cell, row, column, 1, 1);
  return g_strconcat (sheet->reference, cell, NULL);
}
