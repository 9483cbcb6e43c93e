/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pal-xlsx-sheets.h"

#define TABLE_HEAD    3          /* the row of the headings: title, sentence, a narrow row, headings */
#define HEADER_MAX    200
#define CRITERION_MAX 200        /* a criterion of COUNTIF holds 255 characters */

static void
free_column (gpointer data)
{
  PalXlsxColumn *column = data;
  g_free (column->header);
  g_free (column->reference);
  g_free (column);
}

/* A list whose headings stand in row "head"; the sheet is borrowed. */
PalXlsxTable *
pal_xlsx_table_new (PalXlsxSheet *sheet, const char *id, guint head)
{
  PalXlsxTable *table = g_new0 (PalXlsxTable, 1);
  table->sheet = sheet;
  table->name = pal_xlsx_book_take_name (sheet->book, "tbl_", id);
  table->head = head;
  table->columns = g_ptr_array_new_with_free_func (free_column);
  return table;
}

void
pal_xlsx_table_free (PalXlsxTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

static gboolean
has_header (PalXlsxTable *table, const char *header)
{
  g_autofree char *folded = g_utf8_casefold (header, -1);
  for (guint i = 0; i < table->columns->len; i++)
    {
      PalXlsxColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *other = g_utf8_casefold (column->header, -1);
      if (g_strcmp0 (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/* tbl_x[Header], with the characters that mean something in a reference escaped. */
static char *
column_reference (const char *table, const char *header)
{
  GString *reference = g_string_new (table);
  g_string_append_c (reference, '[');
  for (const char *p = header; *p != '\0'; p++)
    {
      if (strchr ("[]#'", *p) != NULL)
        g_string_append_c (reference, '\'');
      g_string_append_c (reference, *p);
    }
  g_string_append_c (reference, ']');
  return g_string_free (reference, FALSE);
}

/* Headings are one line, never empty, and different from each other in any case. */
PalXlsxColumn *
pal_xlsx_table_add_column (PalXlsxTable *table, const char *label, gboolean is_number, gboolean total)
{
  PalXlsxColumn *column = g_new0 (PalXlsxColumn, 1);
  g_autofree char *clean = pal_xlsx_clean (label);

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F)
      *p = ' ';
  g_strstrip (clean);
  if (g_utf8_strlen (clean, -1) > HEADER_MAX)
    *g_utf8_offset_to_pointer (clean, HEADER_MAX) = '\0';
  if (*clean == '\0')
    {
      g_free (clean);
      clean = g_strdup_printf (_("Column %u"), table->columns->len + 1);
    }
  column->header = g_strdup (clean);
  for (guint n = 2; has_header (table, column->header); n++)
    {
      g_free (column->header);
      column->header = g_strdup_printf ("%s (%u)", clean, n);
    }
  column->reference = column_reference (table->name, column->header);
  column->is_number = is_number;
  column->total = total;
  g_ptr_array_add (table->columns, column);
  return column;
}

/* A heading takes two lines at most where its words allow it, and leaves room for the filter's button. */
static double
header_width (const char *header)
{
  g_auto (GStrv) words = g_strsplit (header, " ", -1);
  glong length = g_utf8_strlen (header, -1), longest = 0;
  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));
  return MAX (longest, length * 0.6) + 2.5;
}

/* The column whose cells the totals row counts: the first after the label that no row leaves empty; 0 when there is
 * none. */
static guint
counted_column (const PalXlsxTable *table)
{
  for (guint i = 1; i < table->columns->len; i++)
    {
      const PalXlsxColumn *column = g_ptr_array_index (table->columns, i);
      if (!column->is_number && !column->total && column->known == table->n_rows)
        return i;
    }
  return 0;
}

static void
write_totals (PalXlsxTable *table, guint row)
{
  guint counted = counted_column (table);

  for (guint i = 0; i < table->columns->len; i++)
    {
      PalXlsxColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *formula = NULL;
      if (column->total)
        {
          formula = g_strdup_printf ("=SUBTOTAL(109,%s)", column->reference);
          pal_xlsx_formula (table->sheet, row, i, formula, column->sum, PAL_LOOK_TOTAL_NUMBER,
                            column->sum == floor (column->sum) ? PAL_FORMAT_WHOLE : "#,##0.00");
        }
      else if (i == 0)
        pal_xlsx_text (table->sheet, row, i, _("Total"), PAL_LOOK_TOTAL);
      else if (i == counted)
        {
          g_autofree char *words = g_strdelimit (g_strdup (_("rows")), "\"", '\'');
          g_autofree char *format = g_strdup_printf ("#,##0\"\302\240%s\"", words);
          formula = g_strdup_printf ("=SUBTOTAL(103,%s)", column->reference);
          pal_xlsx_formula (table->sheet, row, i, formula, column->known, PAL_LOOK_TOTAL, format);
        }
      else
        pal_xlsx_blank (table->sheet, row, i, PAL_LOOK_TOTAL, NULL);
    }
}

/* What the library writes into the table's own description of its totals; the cells are written again by
 * write_totals, since the library names no table in its formulas and other programs cannot calculate those. */
static void
describe_totals (PalXlsxTable *table, lxw_table_column *columns)
{
  guint counted = counted_column (table);

  for (guint i = 0; i < table->columns->len; i++)
    {
      PalXlsxColumn *column = g_ptr_array_index (table->columns, i);
      if (column->total)
        {
          columns[i].total_function = LXW_TABLE_FUNCTION_SUM;
          columns[i].total_value = column->sum;
        }
      else if (i == 0)
        columns[i].total_string = (char *) _("Total");
      else if (i == counted)
        {
          columns[i].total_function = LXW_TABLE_FUNCTION_COUNT;
          columns[i].total_value = column->known;
        }
    }
}

/* Draws headings and totals around the rows that were written (a list without rows has an empty one), and freezes the
 * headings and the first columns. */
void
pal_xlsx_table_finish (PalXlsxTable *table, guint frozen, gboolean totals)
{
  PalXlsxSheet *sheet = table->sheet;
  PalXlsxBook *book = sheet->book;
  guint n = table->columns->len;
  guint last = table->head + MAX (table->n_rows, 1) + (totals ? 1 : 0);
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n + 1);
  lxw_table_options options = { .name = table->name, .columns = pointers, .total_row = totals,
                                .style_type = LXW_TABLE_STYLE_TYPE_LIGHT, .style_type_number = 0,
                                .no_banded_rows = LXW_TRUE };

  for (guint i = 0; i < n; i++)
    {
      PalXlsxColumn *column = g_ptr_array_index (table->columns, i);
      columns[i].header = column->header;
      columns[i].header_format = pal_xlsx_book_format (book, column->is_number ? PAL_LOOK_HEAD_NUMBER : PAL_LOOK_HEAD,
                                                       NULL);
      pointers[i] = &columns[i];
      pal_xlsx_sheet_widen (sheet, i, header_width (column->header));
    }
  if (totals)
    describe_totals (table, columns);
  pal_xlsx_book_note (book, worksheet_add_table (sheet->worksheet, table->head, 0, last, n - 1, &options));
  if (totals)
    {
      write_totals (table, last);
      worksheet_set_row (sheet->worksheet, last, 22, NULL);
    }
  worksheet_set_row (sheet->worksheet, table->head, 34, NULL);
  worksheet_freeze_panes (sheet->worksheet, table->head + 1, frozen);
  pal_xlsx_book_note (book, worksheet_repeat_rows (sheet->worksheet, table->head, table->head));
  pal_xlsx_sheet_finish (sheet);
  if (frozen > 0)
    pal_xlsx_sheet_spread (sheet, frozen - 1);
}

/* Bars behind rates, 0 to 100 %: their length says the same as the number in them. */
void
pal_xlsx_data_bars (PalXlsxSheet *sheet, guint first, guint last, guint column)
{
  lxw_conditional_format bars = {
    .type = LXW_CONDITIONAL_DATA_BAR, .data_bar_2010 = LXW_TRUE, .bar_solid = LXW_TRUE, .bar_no_border = LXW_TRUE,
    .bar_color = PAL_COLOR_BAR_SOFT,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .min_value = 0,
    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .max_value = 1,
  };
  pal_xlsx_book_note (sheet->book,
                      worksheet_conditional_format_range (sheet->worksheet, first, column, last, column, &bars));
}

/* Prepares the list of a TABLE section: its name and headings, which formulas of earlier sheets refer to. */
PalXlsxTable *
pal_xlsx_table_plan (PalXlsxSheet *sheet, PalSection *section)
{
  PalXlsxTable *table = pal_xlsx_table_new (sheet, section->id, TABLE_HEAD);

  table->section = section;
  table->n_rows = section->rows != NULL ? section->rows->len : 0;
  for (guint i = 0; section->columns != NULL && i < section->columns->len; i++)
    {
      PalReportColumn *model = g_ptr_array_index (section->columns, i);
      PalXlsxColumn *column;
      column = pal_xlsx_table_add_column (table, model->label, pal_cell_kind_is_number (model->kind),
                                          model->total && model->kind != PAL_CELL_RATE);
      for (guint row = 0; row < table->n_rows; row++)
        {
          GPtrArray *cells = g_ptr_array_index (section->rows, row);
          const PalCell *cell = i < cells->len ? g_ptr_array_index (cells, i) : NULL;
          gboolean text = !pal_cell_kind_is_number (model->kind) && model->kind != PAL_CELL_DATE;
          if (cell == NULL || !cell->known || (text && (cell->text == NULL || *cell->text == '\0')))
            continue;
          column->known++;
          if (column->total && isfinite (cell->number))
            column->sum += cell->number;
        }
    }
  if (table->columns->len == 0)
    pal_xlsx_table_add_column (table, section->title, FALSE, FALSE);
  return table;
}

static void
write_cell (PalXlsxSheet *sheet, guint row, guint index, const PalReportColumn *column, const PalCell *cell)
{
  gboolean known = cell != NULL && cell->known;
  gboolean number = pal_cell_kind_is_number (column->kind);
  guint look = column->editable ? (number ? PAL_LOOK_EDIT_NUMBER : PAL_LOOK_EDIT) : PAL_LOOK_CELL;
  const char *format = column->kind == PAL_CELL_RATE    ? PAL_FORMAT_RATE
                       : column->kind == PAL_CELL_HOURS ? PAL_FORMAT_HOURS
                                                        : PAL_FORMAT_WHOLE;

  if (number)
    {
      if (!column->editable)
        look = PAL_LOOK_NUMBER;
      if (known && column->kind == PAL_CELL_INT && cell->number != floor (cell->number))
        format = PAL_FORMAT_HOURS;
      if (known)
        pal_xlsx_number (sheet, row, index, cell->number, look, format);
      else
        pal_xlsx_blank (sheet, row, index, look, format);
      return;
    }
  if (column->kind == PAL_CELL_DATE)
    {
      if (!column->editable)
        look = PAL_LOOK_DATE;
      if (known && g_date_valid (&cell->date))
        pal_xlsx_date (sheet, row, index, &cell->date, look);
      else
        pal_xlsx_blank (sheet, row, index, look, PAL_FORMAT_DATE);
      return;
    }
  if (!column->editable && column->kind == PAL_CELL_LONG_TEXT)
    look = PAL_LOOK_LONG;
  pal_xlsx_text (sheet, row, index, known ? cell->text : NULL, look);
}

/* What people may type into the editable columns of a list. */
static void
validate_column (PalXlsxTable *table, guint index, const PalReportColumn *column)
{
  guint first = table->head + 1, last = table->head + MAX (table->n_rows, 1);

  if (pal_cell_kind_is_number (column->kind))
    for (guint row = first; row <= last; row++)
      pal_xlsx_validate_number (table->sheet, row, index, column->kind == PAL_CELL_RATE ? 1 : 0,
                                column->kind == PAL_CELL_RATE ? _("A rate from 0 % to 100 %.")
                                                              : _("A number, 0 or more."));
  else if (column->kind != PAL_CELL_DATE)
    pal_xlsx_validate_list (table->sheet, first, last, index, PAL_NAME_COMMENTS, FALSE,
                            _("Choose a usual comment, or type your own."));
}

/* Wide texts are wrapped rather than shown on one line as wide as they are. */
static gboolean
wraps (const PalSection *section, guint index)
{
  for (guint row = 0; section->rows != NULL && row < section->rows->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (section->rows, row);
      const PalCell *cell = index < cells->len ? g_ptr_array_index (cells, index) : NULL;
      if (cell != NULL && cell->text != NULL && (strchr (cell->text, '\n') != NULL || strlen (cell->text) > 48))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_column (PalXlsxTable *table, guint index, GError **error)
{
  PalSection *section = table->section;
  PalReportColumn column = *(PalReportColumn *) g_ptr_array_index (section->columns, index);
  guint first = table->head + 1;

  if (column.kind == PAL_CELL_TEXT && wraps (section, index))
    column.kind = PAL_CELL_LONG_TEXT;
  for (guint row = 0; row < MAX (table->n_rows, 1); row++)
    {
      GPtrArray *cells = row < table->n_rows ? g_ptr_array_index (section->rows, row) : NULL;
      const PalCell *cell = cells != NULL && index < cells->len ? g_ptr_array_index (cells, index) : NULL;
      if (row % 256 == 0 && g_cancellable_set_error_if_cancelled (table->sheet->book->cancellable, error))
        return FALSE;
      write_cell (table->sheet, first + row, index, &column, cell);
    }
  if (column.kind == PAL_CELL_RATE && !column.editable)
    pal_xlsx_data_bars (table->sheet, first, table->head + MAX (table->n_rows, 1), index);
  if (column.editable)
    validate_column (table, index, &column);
  return TRUE;
}

/* Numbers that are codes (SIRET, telephone) stay text without a green corner on each cell. */
static void
ignore_codes (PalXlsxTable *table)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range (range, table->head + 1, 0, table->head + MAX (table->n_rows, 1), table->columns->len - 1);
  worksheet_ignore_errors (table->sheet->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

/* The columns that stay when one scrolls sideways: as far as the first words, which name the row. */
static guint
frozen_columns (const PalXlsxTable *table)
{
  guint index = 0;
  while (index < table->columns->len)
    {
      const PalReportColumn *column = g_ptr_array_index (table->section->columns, index++);
      if (column->kind == PAL_CELL_TEXT || column->kind == PAL_CELL_CODE)
        return index;
    }
  return 1;
}

/* Writes the rows of a planned list. FALSE with an error when cancelled or when it holds more than a sheet can. */
gboolean
pal_xlsx_table_write (PalXlsxTable *table, GError **error)
{
  PalSection *section = table->section;
  guint n_columns = section->columns != NULL ? section->columns->len : 0;

  if (table->n_rows > LXW_ROW_MAX - table->head - 2 || n_columns > LXW_COL_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” has %u rows and %u columns, more than a workbook can hold. Nothing was written. "
                     "Choose a shorter period or a single cohort."), section->title, table->n_rows, n_columns);
      return FALSE;
    }
  pal_xlsx_sheet_title (table->sheet, section->title, section->text);
  for (guint i = 0; i < n_columns; i++)
    if (!write_column (table, i, error))
      return FALSE;
  if (n_columns > 0)
    ignore_codes (table);
  pal_xlsx_bars_write (table);
  pal_xlsx_table_finish (table, n_columns > 0 ? frozen_columns (table) : 0, n_columns > 0);
  return TRUE;
}

/* Formulas that count a figure again
 * ---------------------------------------------------------------------------------- */

static int
find_column (const PalXlsxTable *table, const char *label)
{
  for (guint i = 0; i < table->section->columns->len; i++)
    {
      PalReportColumn *column = g_ptr_array_index (table->section->columns, i);
      PalXlsxColumn *written = g_ptr_array_index (table->columns, i);
      if (label == NULL ? written->known == table->n_rows : g_strcmp0 (column->label, label) == 0)
        return i;
    }
  return -1;
}

static gint64
count_text (const PalXlsxTable *table, guint index, const char *text)
{
  g_autofree char *clean = pal_xlsx_clean (text);
  g_autofree char *folded = g_utf8_casefold (clean, -1);
  gint64 count = 0;
  for (guint row = 0; row < table->n_rows; row++)
    {
      GPtrArray *cells = g_ptr_array_index (table->section->rows, row);
      const PalCell *cell = index < cells->len ? g_ptr_array_index (cells, index) : NULL;
      if (cell == NULL || !cell->known || cell->text == NULL)
        continue;
      g_autofree char *written = pal_xlsx_clean (cell->text);
      g_autofree char *other = g_utf8_casefold (written, -1);
      count += g_strcmp0 (folded, other) == 0;
    }
  return count;
}

/* A criterion of COUNTIF that means this text and nothing else: wildcards escaped, and a leading sign not read as an
 * operator. */
static char *
criterion (const char *text)
{
  GString *escaped = g_string_new (strchr ("=<>", *text) != NULL ? "=" : "");
  g_autofree char *plain = NULL;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("~*?", *p) != NULL)
        g_string_append_c (escaped, '~');
      g_string_append_c (escaped, *p);
    }
  plain = g_string_free (escaped, FALSE);
  return pal_xlsx_quote (plain);
}

static char *
count_values_formula (const PalXlsxTable *table, guint index, const char *values, gint64 *count)
{
  PalXlsxColumn *column = g_ptr_array_index (table->columns, index);
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);
  GString *formula = g_string_new ("=");

  *count = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *clean = pal_xlsx_clean (parts[i]);
      g_autofree char *text = criterion (clean);
      if (*parts[i] == '\0' || strlen (text) > CRITERION_MAX)
        {
          g_string_free (formula, TRUE);
          return NULL;
        }
      g_string_append_printf (formula, "%sCOUNTIF(%s,%s)", i > 0 ? "+" : "", column->reference, text);
      *count += count_text (table, index, parts[i]);
    }
  return g_string_free (formula, FALSE);
}

/* The formula that counts what "tally" says over a list of this workbook; NULL when it cannot, or when it would not
 * give the expected number: what a funder recalculates must be what the report says. Owned by the caller. */
char *
pal_xlsx_tally_formula (PalXlsxBook *book, const PalTally *tally, gint64 expected)
{
  PalXlsxTable *table = tally->section != NULL ? g_hash_table_lookup (book->tables, tally->section) : NULL;
  int index = table != NULL && table->section->columns != NULL ? find_column (table, tally->column) : -1;
  g_autofree char *formula = NULL;
  gint64 count = 0;

  if (index < 0)
    return NULL;
  PalXlsxColumn *column = g_ptr_array_index (table->columns, index);
  if (tally->sum)
    {
      if (!column->total || column->sum != (double) expected)
        return NULL;
      return g_strdup_printf ("=SUM(%s)", column->reference);
    }
  if (tally->column != NULL && tally->values != NULL)
    formula = count_values_formula (table, index, tally->values, &count);
  else
    {
      formula = g_strdup_printf ("=COUNTA(%s)", column->reference);
      count = column->known;
    }
  return count == expected ? g_steal_pointer (&formula) : NULL;
}
