/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-private.h"
#include "store/pal-text.h"

/* A prescriber's listing: the bytes of a file, how they are read (alphabet, delimiter), which row holds the headings,
 * which rows are people, and what each column means. Everything is guessed, shown, and can be mended. */

#define MAX_SIZE (256 * 1024 * 1024)
#define MAX_COLUMNS 512

G_DEFINE_QUARK (pal-listing-error-quark, pal_listing_error)
G_DEFINE_FINAL_TYPE (PalListing, pal_listing, G_TYPE_OBJECT)

static void
forget_table (PalListing *self)
{
  g_clear_pointer (&self->grid, pal_grid_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_free);
}

static void
pal_listing_finalize (GObject *object)
{
  PalListing *self = PAL_LISTING (object);

  forget_table (self);
  pal_workbook_free (self->workbook);
  g_free (self->text);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (pal_listing_parent_class)->finalize (object);
}

static void
pal_listing_class_init (PalListingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_listing_finalize;
}

static void
pal_listing_init (PalListing *self)
{
  self->heading_row = -1;
}

/* What a file is that cannot be a listing, in words; NULL when nothing speaks against it. */
static const char *
find_foreign_format (const guint8 *bytes, gsize size)
{
  if (size >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return _("“%s” is a PDF, which holds no table that could be read. Ask the sender for the spreadsheet.");
  if (size >= 15 && memcmp (bytes, "SQLite format 3", 15) == 0)
    return _("“%s” is a database, not a listing. Choose a file that a spreadsheet program saved as CSV.");
  return NULL;
}

static gboolean
check_bytes (PalListing *self, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (self->bytes, &size);
  const char *foreign = find_foreign_format (bytes, size);

  if (foreign != NULL)
    {
      g_autoptr (GString) words = g_string_new (foreign);

      g_string_replace (words, "%s", self->name, 1);
      g_set_error_literal (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_UNREADABLE, words->str);
      return FALSE;
    }
  if (size == 0)
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY,
                   _("“%s” is empty. Ask the sender for the listing again."), self->name);
      return FALSE;
    }
  if (size > MAX_SIZE)
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_UNREADABLE,
                   _("“%s” is larger than 256 MB, which no listing of people is. Nothing was read; check the file."),
                   self->name);
      return FALSE;
    }
  return TRUE;
}

/* Letters written as a letter and an accent apart (as on a Macintosh) become one: names are compared letter by letter.
 */
static void
compose_accents (PalListing *self)
{
  const guint8 *at = (const guint8 *) self->text;
  char *composed;

  for (gsize i = 0; i + 1 < self->length; i++)
    if ((at[i] == 0xCC && at[i + 1] >= 0x80) || (at[i] == 0xCD && at[i + 1] >= 0x80 && at[i + 1] <= 0xAF))
      {
        composed = g_utf8_normalize (self->text, (gssize) self->length, G_NORMALIZE_NFC);
        g_free (self->text);
        self->text = composed;
        self->length = strlen (composed);
        return;
      }
}

static void
decode (PalListing *self)
{
  gsize size;
  const void *bytes = g_bytes_get_data (self->bytes, &size);

  g_free (self->text);
  self->text = pal_encoding_decode (bytes, size, self->encoding, &self->length, &self->n_broken);
  compose_accents (self);
}

static void
store_row (PalGrid *grid, PalCsvReader *reader)
{
  guint n = MIN (pal_csv_reader_n_fields (reader), MAX_COLUMNS);

  for (guint i = 0; i < n; i++)
    {
      gsize length;
      const char *field = pal_csv_reader_get_field (reader, i, &length);

      pal_grid_add_cell (grid, pal_grid_add_text (grid, field, length));
    }
  pal_grid_end_row (grid, pal_csv_reader_get_row (reader));
}

/* Cuts the text into rows and cells. */
static PalGrid *
cut_text (PalListing *self)
{
  g_autoptr (PalCsvReader) reader = pal_csv_reader_new (self->text, self->length, self->delimiter);
  PalGrid *grid = pal_grid_new (self->length);

  while (pal_csv_reader_next (reader))
    store_row (grid, reader);
  self->cut = pal_csv_reader_was_cut (reader);
  return grid;
}

static void
free_values (gpointer data)
{
  if (data != NULL)
    g_hash_table_unref (data);
}

/* Takes the rows in, and guesses all that follows from them. */
static gboolean
take_grid (PalListing *self, PalGrid *grid, GError **error)
{
  forget_table (self);
  self->grid = grid;
  self->n_columns = grid->n_columns;
  self->columns = g_array_new (FALSE, TRUE, sizeof (PalListingColumn));
  g_array_set_size (self->columns, self->n_columns);
  self->values = g_ptr_array_new_with_free_func (free_values);
  g_ptr_array_set_size (self->values, (int) self->n_columns);
  self->uses = g_new0 (guint8, pal_grid_n_rows (grid) + 1);
  pal_listing_guess_heading (self);
  pal_listing_guess_uses (self);
  pal_listing_guess_columns (self);
  if (self->n_columns > 0)
    return TRUE;
  g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY,
               _("“%s” holds no text. Ask the sender for the listing again."), self->name);
  return FALSE;
}

static gboolean
parse_text (PalListing *self, GError **error)
{
  return take_grid (self, cut_text (self), error);
}

static gboolean
read_text (PalListing *self, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  self->encoding = pal_encoding_guess (data, size);
  decode (self);
  if (g_str_has_prefix (self->text, "sep=") && self->length > 4 && strchr (";,\t|:", self->text[4]) != NULL)
    self->delimiter = self->text[4];
  else
    self->delimiter = pal_csv_guess_delimiter (self->text, self->length);
  return parse_text (self, error);
}

/* The first sheet that is shown and holds anything; a hidden one only when there is no other. */
static gboolean
read_workbook (PalListing *self, GCancellable *cancellable, GError **error)
{
  guint n, shown = 0;

  self->workbook = pal_workbook_new (self->bytes, self->name, error);
  if (self->workbook == NULL)
    return FALSE;
  n = pal_workbook_n_sheets (self->workbook);
  for (guint i = 0; i < n; i++)
    shown += !pal_workbook_sheet_is_hidden (self->workbook, i);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalGrid) grid = NULL;

      if (shown > 0 && pal_workbook_sheet_is_hidden (self->workbook, i))
        continue;
      grid = pal_workbook_read (self->workbook, i, cancellable, error);
      if (grid == NULL)
        return FALSE;
      self->sheet = i;
      if (grid->n_columns > 0)
        return take_grid (self, g_steal_pointer (&grid), error);
    }
  return take_grid (self, pal_grid_new (0), error);
}

/* Reads a listing from memory: text (CSV), or a workbook (XLSX). name is what people are shown. Full transfer; NULL with
 * an error when it is neither. */
PalListing *
pal_listing_new (GBytes *bytes, const char *name, GError **error)
{
  return pal_listing_new_cancellable (bytes, name, NULL, error);
}

/* The same, which can be stopped. */
PalListing *
pal_listing_new_cancellable (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalListing) self = g_object_new (PAL_TYPE_LISTING, NULL);
  gboolean done;

  self->bytes = g_bytes_ref (bytes);
  self->name = g_utf8_make_valid (name, -1);
  if (!check_bytes (self, error))
    return NULL;
  done = pal_workbook_is (bytes) ? read_workbook (self, cancellable, error) : read_text (self, error);
  return done ? g_steal_pointer (&self) : NULL;
}

/* Rows that were copied in a spreadsheet, whose cells are parted by tabulators. */
PalListing *
pal_listing_paste (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PalListing) self = pal_listing_new (bytes, _("Pasted rows"), error);

  if (self != NULL && self->workbook == NULL && self->delimiter != '\t' && strchr (text, '\t') != NULL
      && !pal_listing_set_delimiter (self, '\t', error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Reads a listing from a file. */
PalListing *
pal_listing_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &reason))
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_UNREADABLE,
                   _("“%s” could not be read (%s). Nothing was imported; close it in other programs and try again."),
                   name, reason->message);
      return NULL;
    }
  bytes = g_bytes_new_take (contents, size);
  return pal_listing_new_cancellable (bytes, name, cancellable, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  PalListing *listing = pal_listing_read (data, cancellable, &error);

  if (listing != NULL)
    g_task_return_pointer (task, listing, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Reads a listing from a file, in a thread: a workbook of many rows takes seconds. */
void
pal_listing_read_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, pal_listing_read_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

PalListing *
pal_listing_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
pal_listing_get_name (PalListing *self)
{
  return self->name;
}

PalEncoding
pal_listing_get_encoding (PalListing *self)
{
  return self->encoding;
}

/* Reads the file again in another alphabet; rows and columns are guessed again. */
gboolean
pal_listing_set_encoding (PalListing *self, PalEncoding encoding, GError **error)
{
  g_return_val_if_fail ((guint) encoding < PAL_N_ENCODINGS && self->workbook == NULL, FALSE);

  self->encoding = encoding;
  decode (self);
  return parse_text (self, error);
}

char
pal_listing_get_delimiter (PalListing *self)
{
  return self->delimiter;
}

/* Cuts the rows at another character; rows and columns are guessed again. */
gboolean
pal_listing_set_delimiter (PalListing *self, char delimiter, GError **error)
{
  g_return_val_if_fail (delimiter > 0 && strchr ("\"\r\n", delimiter) == NULL, FALSE);
  g_return_val_if_fail (self->workbook == NULL, FALSE);

  self->delimiter = delimiter;
  return parse_text (self, error);
}

/* The row that holds the headings, -1 when none does. */
int
pal_listing_get_heading_row (PalListing *self)
{
  return self->heading_row;
}

void
pal_listing_set_heading_row (PalListing *self, int row)
{
  g_return_if_fail (row >= -1 && row < (int) pal_listing_get_n_rows (self));

  self->heading_row = row;
  pal_listing_guess_uses (self);
  pal_listing_guess_columns (self);
}

PalRowUse
pal_listing_get_row_use (PalListing *self, guint row)
{
  g_return_val_if_fail (row < pal_listing_get_n_rows (self), PAL_ROW_BLANK);

  return self->uses[row];
}

/* Takes a row for a person that was guessed to be junk, or leaves one out. */
void
pal_listing_set_row_used (PalListing *self, guint row, gboolean used)
{
  g_return_if_fail (row < pal_listing_get_n_rows (self));

  if (used)
    self->uses[row] = PAL_ROW_PERSON;
  else if (self->uses[row] == PAL_ROW_PERSON)
    self->uses[row] = PAL_ROW_LEFT_OUT;
}

PalMeaning
pal_listing_get_meaning (PalListing *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, PAL_MEANING_IGNORED);

  return g_array_index (self->columns, PalListingColumn, column).meaning;
}

/* How sure the guess is, 0 to 100; 100 when it was set by hand. */
guint
pal_listing_get_confidence (PalListing *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, 0);

  return g_array_index (self->columns, PalListingColumn, column).confidence;
}

/* Says what a column means. Another column that had this meaning loses it, unless several may have it. */
void
pal_listing_set_meaning (PalListing *self, guint column, PalMeaning meaning)
{
  g_return_if_fail (column < self->n_columns && (guint) meaning < PAL_N_MEANINGS);

  for (guint i = 0; i < self->n_columns && !pal_meaning_repeats (meaning); i++)
    if (g_array_index (self->columns, PalListingColumn, i).meaning == meaning)
      g_array_index (self->columns, PalListingColumn, i) = (PalListingColumn) { PAL_MEANING_IGNORED, 0, 0 };
  g_array_index (self->columns, PalListingColumn, column) = (PalListingColumn) { meaning, 100, 0 };
}

gint64
pal_listing_get_own_field (PalListing *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, 0);

  return g_array_index (self->columns, PalListingColumn, column).own;
}

/* Says that a column holds a field that people defined. */
void
pal_listing_set_own_field (PalListing *self, guint column, gint64 custom_field)
{
  g_return_if_fail (column < self->n_columns && custom_field != 0);

  for (guint i = 0; i < self->n_columns; i++)
    if (g_array_index (self->columns, PalListingColumn, i).own == custom_field)
      g_array_index (self->columns, PalListingColumn, i) = (PalListingColumn) { PAL_MEANING_IGNORED, 0, 0 };
  g_array_index (self->columns, PalListingColumn, column) = (PalListingColumn) { PAL_MEANING_OWN, 100, custom_field };
}

/* Whether dates are written month, day, year. */
gboolean
pal_listing_get_month_first (PalListing *self)
{
  return self->month_first;
}

void
pal_listing_set_month_first (PalListing *self, gboolean month_first)
{
  self->month_first = month_first;
}

/* Says what a text stands for wherever it is the value of a column, however it is written; NULL: itself again. */
void
pal_listing_set_value (PalListing *self, guint column, const char *text, const char *stands_for)
{
  GHashTable *values;
  char *folded;

  g_return_if_fail (column < self->n_columns);

  values = g_ptr_array_index (self->values, column);
  if (values == NULL)
    values = self->values->pdata[column] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  folded = pal_text_fold (text);
  if (stands_for == NULL)
    g_hash_table_remove (values, folded);
  else
    g_hash_table_insert (values, g_steal_pointer (&folded), g_strdup (stands_for));
  g_free (folded);
}

/* The text of a cell, or what it stands for. Owned by the listing. */
const char *
pal_listing_get_value (PalListing *self, guint row, guint column)
{
  const char *cell = pal_listing_get_cell (self, row, column), *value = NULL;
  GHashTable *values = column < self->n_columns ? g_ptr_array_index (self->values, column) : NULL;

  if (values != NULL)
    {
      g_autofree char *folded = pal_text_fold (cell);

      value = g_hash_table_lookup (values, folded);
    }
  return value != NULL ? value : cell;
}

/* Every row, junk included. */
guint
pal_listing_get_n_rows (PalListing *self)
{
  return pal_grid_n_rows (self->grid);
}

guint
pal_listing_get_n_columns (PalListing *self)
{
  return self->n_columns;
}

/* How many rows are people. */
guint
pal_listing_get_n_people (PalListing *self)
{
  guint n = 0;

  for (guint row = 0; row < pal_listing_get_n_rows (self); row++)
    n += self->uses[row] == PAL_ROW_PERSON;
  return n;
}

/* Whether the file ends inside quotes: the end may be missing, or a quote stands alone somewhere. */
gboolean
pal_listing_was_cut (PalListing *self)
{
  return self->cut;
}

/* The number of a row, as a spreadsheet shows it: a workbook's blank rows are not kept. */
guint
pal_listing_get_row_number (PalListing *self, guint row)
{
  g_return_val_if_fail (row < pal_listing_get_n_rows (self), 0);

  return g_array_index (self->grid->numbers, guint, row);
}

/* The text of a cell; "" where the row has no such cell. Owned by the listing, until the file is cut anew. */
const char *
pal_listing_get_cell (PalListing *self, guint row, guint column)
{
  return pal_grid_get_cell (self->grid, row, column);
}

/* Whether a cell is empty because the file has its formula and not its result. */
gboolean
pal_listing_is_formula (PalListing *self, guint row, guint column)
{
  return pal_grid_is_formula (self->grid, row, column);
}

/* What of the file could not be read, in words; owned by the listing. */
GPtrArray *
pal_listing_get_remarks (PalListing *self)
{
  return self->grid->remarks;
}

/* How many sheets there are to choose from; 0 for text. */
guint
pal_listing_get_n_sheets (PalListing *self)
{
  return self->workbook != NULL ? pal_workbook_n_sheets (self->workbook) : 0;
}

const char *
pal_listing_get_sheet_name (PalListing *self, guint sheet)
{
  return pal_workbook_sheet_name (self->workbook, sheet);
}

gboolean
pal_listing_is_sheet_hidden (PalListing *self, guint sheet)
{
  return pal_workbook_sheet_is_hidden (self->workbook, sheet);
}

guint
pal_listing_get_sheet (PalListing *self)
{
  return self->sheet;
}

/* Takes the rows of another sheet. FALSE with an error: it cannot be read, or is empty, and the one before stays. */
gboolean
pal_listing_set_sheet (PalListing *self, guint sheet, GError **error)
{
  g_autoptr (PalGrid) grid = NULL;

  g_return_val_if_fail (sheet < pal_listing_get_n_sheets (self), FALSE);

  grid = pal_workbook_read (self->workbook, sheet, NULL, error);
  if (grid == NULL)
    return FALSE;
  if (grid->n_columns == 0)
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY,
                   _("The sheet “%s” is empty. The one before is still shown."), pal_listing_get_sheet_name (self, sheet));
      return FALSE;
    }
  self->sheet = sheet;
  return take_grid (self, g_steal_pointer (&grid), error);
}

/* The heading of a column, or its number where there is none. Full transfer. */
char *
pal_listing_get_heading (PalListing *self, guint column)
{
  const char *heading = self->heading_row >= 0 ? pal_listing_get_cell (self, (guint) self->heading_row, column) : "";

  return *heading != '\0' ? g_strdup (heading) : g_strdup_printf (_("Column %u"), column + 1);
}
