/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-workbook-private.h"

/* One sheet, read as it streams by: cells with their texts, and what is merged. Numbers of rows and cells may be left
 * out, and then follow the one before. */

#define MAX_CELLS   (8 * 1024 * 1024)
#define MAX_MERGED  (1024 * 1024)
#define LAST_ROW    1048576
#define LAST_COLUMN 16384
#define NAMED_CELLS 5           /* so many cells are named in a remark */

typedef struct {
  const PalSheetContext *context;
  PalGrid               *grid;
  GArray                *cells;     /* PalSheetCell */
  GArray                *merged;    /* PalSheetRange */
  guint                  row, column, n_rows;
  gboolean               in_cell;
  char                   kind;      /* of the cell: Shared Inline Text Boolean Error Date Number */
  gint64                 style;
  gboolean               formula, in_value, in_text;
  guint                  spoken;
  GString               *value, *text;
  guint                  n_formulas, n_lost, n_beyond;
  GString               *formulas;  /* names of the first ones */
} Sheet;

/* "AB12": the column from 0, and the row; FALSE when it is no such name. */
static gboolean
read_cell_name (const char *name, guint *column, guint *row, const char **end)
{
  guint64 number;
  guint letters = 0;

  for (*column = 0; g_ascii_isalpha (*name) && letters < 4; name++, letters++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*name) - 'A' + 1);
  if (letters == 0 || letters > 3 || !g_ascii_isdigit (*name))
    return FALSE;
  number = g_ascii_strtoull (name, (char **) end, 10);
  if (*column > LAST_COLUMN || number == 0 || number > LAST_ROW)
    return FALSE;
  *column -= 1;
  *row = (guint) number;
  return TRUE;
}

/* "AB12". Full transfer. */
char *
pal_workbook_cell_name (guint row, guint column)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (column++; column > 0 && at > 0; column = (column - 1) / 26)
    letters[--at] = (char) ('A' + (column - 1) % 26);
  return g_strdup_printf ("%s%u", letters + at, row);
}

/* "A3:B5", or one cell. */
gboolean
pal_sheet_read_range (const char *text, PalSheetRange *range)
{
  const char *end;

  if (!read_cell_name (text, &range->first_column, &range->first_row, &end))
    return FALSE;
  range->last_column = range->first_column;
  range->last_row = range->first_row;
  if (*end == '\0')
    return TRUE;
  return *end == ':' && read_cell_name (end + 1, &range->last_column, &range->last_row, &end) && *end == '\0'
         && range->last_column >= range->first_column && range->last_row >= range->first_row;
}

static gboolean
begin_row (Sheet *self, const char **names, const char **values, GError **error)
{
  gint64 number = pal_xml_number (names, values, "r", (gint64) self->row + 1);

  if (number < 1 || number > LAST_ROW)
    {
      pal_workbook_set_damaged (error, pal_parts_get_name (self->context->parts));
      return FALSE;
    }
  self->row = (guint) number;
  self->column = 0;
  return TRUE;
}

static char
kind_of (const char *type)
{
  static const struct { const char *type; char kind;
  } kinds[] = { { "s", 'S' }, { "inlineStr", 'I' }, { "str", 'T' }, { "b", 'B' }, { "e", 'E' }, { "d", 'D' } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (type, kinds[i].type) == 0)
      return kinds[i].kind;
  return 'N';
}

static gboolean
begin_cell (Sheet *self, const char **names, const char **values, GError **error)
{
  const char *name = pal_xml_attribute (names, values, "r"), *end;
  guint row;

  if (name != NULL && !read_cell_name (name, &self->column, &row, &end))
    {
      pal_workbook_set_damaged (error, pal_parts_get_name (self->context->parts));
      return FALSE;
    }
  self->in_cell = TRUE;
  self->kind = kind_of (pal_xml_attribute (names, values, "t"));
  self->style = pal_xml_number (names, values, "s", 0);
  self->formula = FALSE;
  self->spoken = 0;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->text, 0);
  return TRUE;
}

static void
add_merged (Sheet *self, const char *text)
{
  PalSheetRange range;

  if (text != NULL && self->merged->len < MAX_MERGED && pal_sheet_read_range (text, &range))
    g_array_append_val (self->merged, range);
}

static gboolean
element_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Sheet *self = data;

  if (strcmp (element, "row") == 0)
    return begin_row (self, names, values, error);
  if (strcmp (element, "c") == 0)
    return begin_cell (self, names, values, error);
  if (strcmp (element, "mergeCell") == 0)
    add_merged (self, pal_xml_attribute (names, values, "ref"));
  else if (strcmp (element, "rPh") == 0)
    self->spoken++;
  else if (self->in_cell)
    {
      self->formula |= strcmp (element, "f") == 0;
      self->in_value = strcmp (element, "v") == 0;
      self->in_text = strcmp (element, "t") == 0 && self->spoken == 0;
    }
  return TRUE;
}

/* A cell whose formula was never calculated: programs that only write leave the result to Excel. */
static guint32
note_formula (Sheet *self)
{
  g_autofree char *name = pal_workbook_cell_name (self->row, self->column);

  if (self->n_formulas++ < NAMED_CELLS)
    g_string_append_printf (self->formulas, "%s%s", self->formulas->len > 0 ? ", " : "", name);
  return PAL_GRID_FORMULA;
}

static guint32
add_clean (Sheet *self, const GString *text)
{
  g_autofree char *clean = pal_xml_clean_text (text->str, text->len);

  return pal_grid_add_text (self->grid, clean, strlen (clean));
}

static guint32
shared_text (Sheet *self)
{
  GArray *strings = self->context->strings;
  guint64 number;

  if (strings != NULL && g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &number, NULL)
      && number < strings->len)
    return g_array_index (strings, guint32, number);
  self->n_lost++;
  return PAL_GRID_BLANK;
}

static guint32
number_text (Sheet *self)
{
  GArray *formats = self->context->formats;
  PalCellFormat format = { PAL_CELL_PLAIN, 0 };
  g_autofree char *text = NULL;

  if (formats != NULL && self->style >= 0 && self->style < formats->len)
    format = g_array_index (formats, PalCellFormat, self->style);
  text = pal_workbook_show_number (self->value->str, format, self->context->since_1904);
  return pal_grid_add_text (self->grid, text, strlen (text));
}

/* "2022-09-16T00:00:00": midnight is no time. */
static guint32
iso_text (Sheet *self)
{
  char *time = strchr (self->value->str, 'T');

  if (time != NULL && strspn (time + 1, "0:.Z") == strlen (time + 1))
    g_string_truncate (self->value, (gsize) (time - self->value->str));
  return add_clean (self, self->value);
}

static guint32
cell_text (Sheet *self)
{
  if (self->value->len == 0 && self->text->len > 0)
    return add_clean (self, self->text);
  if (self->value->len == 0)
    return self->formula && self->kind != 'T' ? note_formula (self) : PAL_GRID_BLANK;
  switch (self->kind)
    {
    case 'S': return shared_text (self);
    case 'B':
      /* Translators: what a spreadsheet shows in a cell that is true, and in one that is false. */
      g_string_assign (self->value, g_str_equal (self->value->str, "0") ? C_("cell", "FALSE") : C_("cell", "TRUE"));
      return add_clean (self, self->value);
    case 'D': return iso_text (self);
    case 'N': return number_text (self);
    default: return add_clean (self, self->value);
    }
}

static gboolean
refuse_rows (Sheet *self, GError **error)
{
  g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_TOO_LARGE,
               _("The sheet has more than %u filled rows, which no list of people has. Nothing was read; keep only the "
                 "rows that are people, or choose another sheet."), PAL_WORKBOOK_MAX_ROWS);
  return FALSE;
}

/* Keeps the cell, if anything stands in it. */
static gboolean
end_cell (Sheet *self, GError **error)
{
  PalSheetCell cell = { self->row, self->column, cell_text (self) };

  self->in_cell = FALSE;
  self->column++;
  if (cell.text == PAL_GRID_BLANK)
    return TRUE;
  if (cell.column >= PAL_WORKBOOK_MAX_COLUMNS)
    {
      self->n_beyond++;
      return TRUE;
    }
  if (self->cells->len == 0 || g_array_index (self->cells, PalSheetCell, self->cells->len - 1).row != cell.row)
    self->n_rows++;
  if (self->n_rows > PAL_WORKBOOK_MAX_ROWS)
    return refuse_rows (self, error);
  if (self->cells->len >= MAX_CELLS || self->grid->texts->len > PAL_WORKBOOK_MAX_TEXT)
    {
      pal_workbook_set_too_large (error, pal_parts_get_name (self->context->parts));
      return FALSE;
    }
  g_array_append_val (self->cells, cell);
  return TRUE;
}

static gboolean
element_ended (const char *element, gpointer data, GError **error)
{
  Sheet *self = data;

  if (strcmp (element, "c") == 0 && self->in_cell)
    return end_cell (self, error);
  if (strcmp (element, "rPh") == 0 && self->spoken > 0)
    self->spoken--;
  self->in_value = self->in_text = FALSE;
  return TRUE;
}

static void
text_read (const char *text, gsize length, gpointer data)
{
  Sheet *self = data;

  if (self->in_cell && self->in_value)
    g_string_append_len (self->value, text, (gssize) length);
  else if (self->in_cell && self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

static void
add_remarks (Sheet *self)
{
  GPtrArray *remarks = self->grid->remarks;

  if (self->n_formulas > 0)
    g_ptr_array_add (remarks, g_strdup_printf (
      ngettext ("%u cell holds a formula without its result (%s%s): open the file in a spreadsheet program, save it, and "
                "import it again.",
                "%u cells hold a formula without its result (%s%s): open the file in a spreadsheet program, save it, and "
                "import it again.", self->n_formulas),
      self->n_formulas, self->formulas->str, self->n_formulas > NAMED_CELLS ? "…" : ""));
  if (self->n_lost > 0)
    g_ptr_array_add (remarks, g_strdup_printf (
      ngettext ("%u cell refers to a text that the file does not have: it was read as empty.",
                "%u cells refer to texts that the file does not have: they were read as empty.", self->n_lost),
      self->n_lost));
  if (self->n_beyond > 0)
    g_ptr_array_add (remarks, g_strdup_printf (
      ngettext ("%u cell lies beyond the column %u: it was not read.",
                "%u cells lie beyond the column %u: they were not read.", self->n_beyond),
      self->n_beyond, PAL_WORKBOOK_MAX_COLUMNS));
}

/* Reads a sheet into a grid, which may hold texts but no rows. FALSE with an error. */
gboolean
pal_workbook_read_sheet (const PalSheetContext *context, const char *part, PalGrid *grid, GCancellable *cancellable,
                         GError **error)
{
  static const PalXmlFuncs funcs = { element_began, element_ended, text_read };
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (PalSheetCell));
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (PalSheetRange));
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) formulas = g_string_new (NULL);
  Sheet self = { .context = context, .grid = grid, .cells = cells, .merged = merged, .value = value, .text = text,
                 .formulas = formulas };

  if (!pal_xml_read (context->parts, part, &funcs, &self, cancellable, error))
    return FALSE;
  if (!pal_sheet_lay_out (cells, merged, grid))
    {
      pal_workbook_set_too_large (error, pal_parts_get_name (context->parts));
      return FALSE;
    }
  if (grid->numbers->len > PAL_WORKBOOK_MAX_ROWS)
    return refuse_rows (&self, error);
  add_remarks (&self);
  return TRUE;
}
