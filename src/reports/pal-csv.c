/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <csv.h>
#include <string.h>

#include "pal-csv.h"

/* Bytes given to libcsv at once, and how much of a file the delimiter is guessed from. */
#define FEED 4096
#define GUESS_FROM (64 * 1024)
#define GUESS_ROWS 200

/* libcsv pushes fields and rows; the reader lets the caller pull one row at a time. A fed piece makes a few complete
 * rows, whose fields lie one after the other in "text", each ended by a NUL. */
struct _PalCsvReader {
  struct csv_parser parser;
  const char       *source;
  gsize             length, fed;
  gboolean          finished, cut;
  GString          *text;
  GArray           *fields;    /* guint: where each field ends in text */
  GArray           *rows;      /* guint: how many fields each row has */
  guint             open;      /* fields of the row that is not complete yet */
  int               last_end;  /* the character that ended the last row, 0 once a field followed */
  guint             row;       /* of the current one, counted from 1 as a spreadsheet does */
  guint             at_row, at_field, n_fields;
};

static void
field_read_cb (void *bytes, size_t length, void *data)
{
  PalCsvReader *reader = data;
  guint end;

  if (bytes != NULL)
    g_string_append_len (reader->text, bytes, (gssize) length);
  g_string_append_c (reader->text, '\0');
  end = (guint) reader->text->len;
  g_array_append_val (reader->fields, end);
  reader->open++;
  reader->last_end = 0;
}

/* Blank rows are reported too, since people count them; the second character of a CRLF is no row. */
static void
row_read_cb (int end, void *data)
{
  PalCsvReader *reader = data;

  if (reader->open == 0 && end == '\n' && reader->last_end == '\r')
    {
      reader->last_end = 0;
      return;
    }
  g_array_append_val (reader->rows, reader->open);
  reader->open = 0;
  reader->last_end = end;
}

/* Forgets the rows that were pulled, keeps the beginning of the one that is not complete. */
static void
forget_pulled_rows (PalCsvReader *reader)
{
  guint done = reader->at_field + reader->n_fields, shift;

  if (done > 0)
    {
      shift = g_array_index (reader->fields, guint, done - 1);
      g_string_erase (reader->text, 0, shift);
      g_array_remove_range (reader->fields, 0, done);
      for (guint i = 0; i < reader->fields->len; i++)
        g_array_index (reader->fields, guint, i) -= shift;
    }
  g_array_set_size (reader->rows, 0);
  reader->at_row = reader->at_field = reader->n_fields = 0;
}

static void
feed (PalCsvReader *reader)
{
  gsize size = MIN (FEED, reader->length - reader->fed);

  if (size > 0)
    {
      csv_parse (&reader->parser, reader->source + reader->fed, size, field_read_cb, row_read_cb, reader);
      reader->fed += size;
      return;
    }
  /* Asked to be strict, libcsv tells an open quote at the end but keeps what it holds; tolerant, it gives it. */
  reader->finished = TRUE;
  csv_set_opts (&reader->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  reader->cut = csv_fini (&reader->parser, field_read_cb, row_read_cb, reader) != 0;
  csv_set_opts (&reader->parser, CSV_REPALL_NL);
  if (reader->cut)
    csv_fini (&reader->parser, field_read_cb, row_read_cb, reader);
}

/* Reads CSV text that stays where it is until the reader is freed. Fields are separated by "delimiter" and may be
 * quoted; rows end with CR, LF or both; spaces around an unquoted field are dropped; any byte may stand in a field. */
PalCsvReader *
pal_csv_reader_new (const char *text, gsize length, char delimiter)
{
  PalCsvReader *reader = g_new0 (PalCsvReader, 1);

  csv_init (&reader->parser, CSV_REPALL_NL);
  csv_set_delim (&reader->parser, (unsigned char) delimiter);
  csv_set_blk_size (&reader->parser, FEED);
  reader->source = text;
  reader->length = length;
  reader->text = g_string_sized_new (2 * FEED);
  reader->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  reader->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  return reader;
}

void
pal_csv_reader_free (PalCsvReader *reader)
{
  if (reader == NULL)
    return;
  csv_free (&reader->parser);
  g_string_free (reader->text, TRUE);
  g_array_unref (reader->fields);
  g_array_unref (reader->rows);
  g_free (reader);
}

/* Goes to the next row, blank ones included; FALSE at the end. */
gboolean
pal_csv_reader_next (PalCsvReader *reader)
{
  if (reader->at_row < reader->rows->len)
    {
      reader->at_field += reader->n_fields;
    }
  else
    {
      forget_pulled_rows (reader);
      while (reader->rows->len == 0 && !reader->finished)
        feed (reader);
      if (reader->rows->len == 0)
        {
          reader->n_fields = 0;
          return FALSE;
        }
    }
  reader->n_fields = g_array_index (reader->rows, guint, reader->at_row);
  reader->at_row++;
  reader->row++;
  return TRUE;
}

guint
pal_csv_reader_n_fields (PalCsvReader *reader)
{
  return reader->n_fields;
}

/* A field of the current row, ended by a NUL; "" beyond the last one. Valid until the next row is read.
 * length may be NULL; it tells a field that holds a NUL. */
const char *
pal_csv_reader_get_field (PalCsvReader *reader, guint field, gsize *length)
{
  guint index = reader->at_field + field, start, end;

  if (field >= reader->n_fields)
    {
      if (length != NULL)
        *length = 0;
      return "";
    }
  start = index > 0 ? g_array_index (reader->fields, guint, index - 1) : 0;
  end = g_array_index (reader->fields, guint, index);
  if (length != NULL)
    *length = end - start - 1;
  return reader->text->str + start;
}

/* The number of the current row, from 1, blank ones counted: what a spreadsheet shows beside it. */
guint
pal_csv_reader_get_row (PalCsvReader *reader)
{
  return reader->row;
}

/* How many bytes were read, for progress. */
gsize
pal_csv_reader_get_offset (PalCsvReader *reader)
{
  return reader->fed;
}

/* Whether the current row is the last one and no end of line stands behind it. */
gboolean
pal_csv_reader_at_end (PalCsvReader *reader)
{
  return reader->finished && reader->at_row == reader->rows->len && reader->last_end == -1;
}

/* After the last row: whether the text ended inside quotes, so that something is missing. */
gboolean
pal_csv_reader_was_cut (PalCsvReader *reader)
{
  return reader->cut;
}

/* How well a delimiter explains a text: rows that agree on a number of fields, and how many fields that is. */
static double
score_delimiter (const char *text, gsize length, char delimiter)
{
  g_autoptr (PalCsvReader) reader = pal_csv_reader_new (text, MIN (length, GUESS_FROM), delimiter);
  guint counts[256] = { 0 }, n_rows = 0, best = 0;

  while (n_rows < GUESS_ROWS && pal_csv_reader_next (reader))
    {
      guint n_fields = pal_csv_reader_n_fields (reader);

      if (n_fields == 0)
        continue;
      counts[MIN (n_fields, G_N_ELEMENTS (counts) - 1)]++;
      n_rows++;
    }
  for (guint i = 2; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] * MIN (i, 8) > counts[best] * MIN (best, 8))
      best = i;
  return n_rows > 0 ? (double) counts[best] / n_rows * MIN (best, 8) : 0;
}

/* The delimiter that makes most rows equally long: semicolon, comma, tab or bar; a semicolon when nothing speaks. */
char
pal_csv_guess_delimiter (const char *text, gsize length)
{
  static const char candidates[] = { ';', ',', '\t', '|' };
  double best = 0;
  char found = ';';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double score = score_delimiter (text, length, candidates[i]);

      if (score > best)
        {
          best = score;
          found = candidates[i];
        }
    }
  return found;
}

/* Appends one field. An unknown one (NULL) is empty. In the style for spreadsheets a text that a spreadsheet would take
 * for a formula is put behind an apostrophe: it is what people then see in the cell, and nothing is run. */
void
pal_csv_append_field (GString *out, const char *text, char delimiter, PalCsvStyle style)
{
  gboolean formula, quoted;
  gsize length;

  if (text == NULL || *text == '\0')
    return;
  length = strlen (text);
  formula = style == PAL_CSV_SPREADSHEET && strchr ("=+-@\t\r", *text) != NULL;
  quoted = strpbrk (text, "\"\r\n") != NULL || strchr (text, delimiter) != NULL
           || strchr (" \t", text[0]) != NULL || strchr (" \t", text[length - 1]) != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/* Appends a row and its end: LF in an exact file, CRLF for spreadsheets. */
void
pal_csv_append_row (GString *out, const char *const *fields, guint n_fields, char delimiter, PalCsvStyle style)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, delimiter);
      pal_csv_append_field (out, fields[i], delimiter, style);
    }
  g_string_append (out, style == PAL_CSV_SPREADSHEET ? "\r\n" : "\n");
}
