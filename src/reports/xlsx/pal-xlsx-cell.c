/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pal-xlsx-book.h"

#define HINT_TITLE_MAX 32
#define HINT_MAX       255
#define CELL_TEXT_MAX 32000   /* a cell holds 32 767 UTF-16 units; room is left for escapes */

/* Text that XML and a spreadsheet accept: valid UTF-8, one kind of line end, no control character, at most a cell's
 * length. NULL becomes "". Owned by the caller. */
char *
pal_xlsx_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint units = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      if (character == '\r')
        {
          if (p[1] == '\n')
            continue;
          character = '\n';
        }
      if (character == 0xFFFE || character == 0xFFFF)
        character = 0xFFFD;
      if (character < 0x20 && character != '\n' && character != '\t')
        continue;
      units += character > 0xFFFF ? 2 : 1;
      if (units >= CELL_TEXT_MAX)
        {
          g_string_append (clean, "…");
          break;
        }
      g_string_append_unichar (clean, character);
    }
  return g_string_free (clean, FALSE);
}

/* "_x0041_" in a cell would be read as the character of that code: its underscore is written as a code itself. */
static char *
escape_codes (const char *text)
{
  static GRegex *codes = NULL;
  if (g_once_init_enter (&codes))
    g_once_init_leave (&codes, g_regex_new ("_(?=x[0-9A-Fa-f]{4}_)", G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace_literal (codes, text, -1, 0, "_x005F_", 0, NULL);
}

static void
write_string (PalXlsxSheet *sheet, guint row, guint column, const char *clean, guint look)
{
  lxw_format *format = pal_xlsx_book_format (sheet->book, look, PAL_FORMAT_TEXT);
  g_autofree char *escaped = escape_codes (clean);
  pal_xlsx_book_note (sheet->book, worksheet_write_string (sheet->worksheet, row, column, escaped, format));
}

static double
longest_line (const char *text)
{
  glong longest = 0;
  const char *start = text;
  while (start != NULL)
    {
      const char *end = strchr (start, '\n');
      longest = MAX (longest, g_utf8_strlen (start, end != NULL ? end - start : -1));
      start = end != NULL ? end + 1 : NULL;
    }
  return longest;
}

/* Text as it is: never a formula, never a link. Empty is blank, so that formulas that count do not count it. */
void
pal_xlsx_text (PalXlsxSheet *sheet, guint row, guint column, const char *text, guint look)
{
  g_autofree char *clean = pal_xlsx_clean (text);
  double size;

  if (*clean == '\0')
    {
      pal_xlsx_blank (sheet, row, column, look, PAL_FORMAT_TEXT);
      return;
    }
  pal_xlsx_sheet_widen (sheet, column, longest_line (clean));
  if (pal_xlsx_look_wraps (look, &size))
    {
      PalXlsxWrapped wrapped = { row, column, size, g_strdup (clean) };
      g_array_append_val (sheet->wrapped, wrapped);
    }
  write_string (sheet, row, column, clean, look);
}

/* A title, a heading, a fact: text that may run over the next cells, so that its column need not hold it. */
void
pal_xlsx_label (PalXlsxSheet *sheet, guint row, guint column, const char *text, guint look)
{
  g_autofree char *clean = pal_xlsx_clean (text);

  g_strdelimit (clean, "\n", ' ');
  write_string (sheet, row, column, clean, look);
}

/* How many characters a number takes, counting its separators and its unit. */
static double
number_width (double value, const char *format)
{
  g_autofree char *whole = g_strdup_printf ("%.0f", value);
  gsize digits = strlen (whole);
  const char *point = strchr (format, '.');
  const char *unit = strchr (format, '"');
  double width = digits + (digits - 1) / 3;

  if (g_strcmp0 (format, PAL_FORMAT_DATE) == 0)
    return 10;
  if (point != NULL)
    width += 1 + strspn (point + 1, "0");
  if (unit != NULL)
    width += g_utf8_strlen (unit, -1) - 2;
  return width;
}

/* NaN and infinity, which would make the file unreadable, are written as unknown. */
void
pal_xlsx_number (PalXlsxSheet *sheet, guint row, guint column, double value, guint look, const char *format)
{
  if (!isfinite (value))
    {
      pal_xlsx_text (sheet, row, column, _("n.d."), look);
      return;
    }
  pal_xlsx_sheet_widen (sheet, column, number_width (value, format));
  pal_xlsx_book_note (sheet->book, worksheet_write_number (sheet->worksheet, row, column, value,
                                                           pal_xlsx_book_format (sheet->book, look, format)));
}

/* A real date without time. Spreadsheets know none before 1900: those are written as words, so that nothing is lost. */
void
pal_xlsx_date (PalXlsxSheet *sheet, guint row, guint column, const GDate *date, guint look)
{
  lxw_datetime moment = { 0 };
  lxw_format *format;

  if (!g_date_valid (date))
    {
      pal_xlsx_blank (sheet, row, column, look, PAL_FORMAT_DATE);
      return;
    }
  if (g_date_get_year (date) < 1900 || g_date_get_year (date) > 9999)
    {
      char words[32];
      g_snprintf (words, sizeof words, "%02u/%02u/%04u", (guint) g_date_get_day (date), (guint) g_date_get_month (date),
                  (guint) g_date_get_year (date));
      pal_xlsx_text (sheet, row, column, words, look);
      return;
    }
  moment.year = g_date_get_year (date);
  moment.month = g_date_get_month (date);
  moment.day = g_date_get_day (date);
  pal_xlsx_sheet_widen (sheet, column, 10);
  format = pal_xlsx_book_format (sheet->book, look, PAL_FORMAT_DATE);
  pal_xlsx_book_note (sheet->book, worksheet_write_datetime (sheet->worksheet, row, column, &moment, format));
}

void
pal_xlsx_blank (PalXlsxSheet *sheet, guint row, guint column, guint look, const char *format)
{
  pal_xlsx_book_note (sheet->book, worksheet_write_blank (sheet->worksheet, row, column,
                                                          pal_xlsx_book_format (sheet->book, look, format)));
}

/* A formula with the value that it has now, for the readers that do not calculate. */
void
pal_xlsx_formula (PalXlsxSheet *sheet, guint row, guint column, const char *formula, double value, guint look,
                  const char *format)
{
  lxw_format *cell_format = pal_xlsx_book_format (sheet->book, look, format);

  if (!isfinite (value))
    {
      pal_xlsx_formula_text (sheet, row, column, formula, _("n.d."), look, format);
      return;
    }
  pal_xlsx_sheet_widen (sheet, column, number_width (value, format));
  pal_xlsx_book_note (sheet->book,
                      worksheet_write_formula_num (sheet->worksheet, row, column, formula, cell_format, value));
}

void
pal_xlsx_formula_text (PalXlsxSheet *sheet, guint row, guint column, const char *formula, const char *value, guint look,
                       const char *format)
{
  lxw_format *cell_format = pal_xlsx_book_format (sheet->book, look, format);

  pal_xlsx_sheet_widen (sheet, column, g_utf8_strlen (value, -1));
  pal_xlsx_book_note (sheet->book,
                      worksheet_write_formula_str (sheet->worksheet, row, column, formula, cell_format, value));
}

/* A link to the first cell of another sheet of this workbook. */
void
pal_xlsx_link (PalXlsxSheet *sheet, guint row, guint column, PalXlsxSheet *target, const char *text)
{
  g_autofree char *url = g_strdup_printf ("internal:%sA1", target->reference);
  lxw_format *format = pal_xlsx_book_format (sheet->book, PAL_LOOK_LINK, NULL);

  pal_xlsx_book_note (sheet->book, worksheet_write_url_opt (sheet->worksheet, row, column, url, format, text, NULL));
}

/* What a spreadsheet shows beside a cell and when it refuses a value, cut to what it accepts whatever the language. */
typedef struct {
  char *input_title, *input, *error_title, *error;
} Hints;

static void
set_hints (Hints *hints, lxw_data_validation *validation, const char *message, const char *error_title, const char *error)
{
  hints->input_title = pal_xlsx_truncate (_("To be filled in"), HINT_TITLE_MAX);
  hints->input = pal_xlsx_truncate (message, HINT_MAX);
  hints->error_title = pal_xlsx_truncate (error_title, HINT_TITLE_MAX);
  hints->error = pal_xlsx_truncate (error, HINT_MAX);
  validation->input_title = hints->input_title;
  validation->input_message = hints->input;
  validation->error_title = hints->error_title;
  validation->error_message = hints->error;
}

static void
clear_hints (Hints *hints)
{
  g_free (hints->input_title);
  g_free (hints->input);
  g_free (hints->error_title);
  g_free (hints->error);
}

/* Proposes the values of a named list; with strict, nothing else can be typed. */
void
pal_xlsx_validate_list (PalXlsxSheet *sheet, guint first, guint last, guint column, const char *name, gboolean strict,
                        const char *message)
{
  g_autofree char *formula = g_strconcat ("=", name, NULL);
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = formula, .ignore_blank = LXW_VALIDATION_ON,
    .dropdown = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON,
    .show_error = strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
  };
  Hints hints;

  set_hints (&hints, &validation, message, _("Not in the list"), _("Choose one of the values of the list."));
  pal_xlsx_book_note (sheet->book, worksheet_data_validation_range (sheet->worksheet, first, column, last, column,
                                                                    &validation));
  clear_hints (&hints);
}

/* A number from 0 to maximum, or from 0 up when maximum is 0. */
void
pal_xlsx_validate_number (PalXlsxSheet *sheet, guint row, guint column, double maximum, const char *message)
{
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_DECIMAL,
    .criteria = maximum > 0 ? LXW_VALIDATION_CRITERIA_BETWEEN : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
    .minimum_number = 0, .maximum_number = maximum, .value_number = 0,
    .ignore_blank = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON, .show_error = LXW_VALIDATION_ON,
  };
  Hints hints;

  set_hints (&hints, &validation, message, _("Not a possible value"), message);
  pal_xlsx_book_note (sheet->book, worksheet_data_validation_cell (sheet->worksheet, row, column, &validation));
  clear_hints (&hints);
}
