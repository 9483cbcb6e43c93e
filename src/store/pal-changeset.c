/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-changes.h"

/* The bytes of a changeset, as SQLite describes them at the head of sqlite3session.c and reads them again for undo and redo. */

void
pal_changeset_append_varint (GByteArray *bytes, guint32 number)
{
  guint8 out[5];
  guint n = 0;

  for (int shift = 28; shift > 0; shift -= 7)
    if (number >> shift != 0)
      out[n++] = (guint8) (0x80 | ((number >> shift) & 0x7f));
  out[n++] = number & 0x7f;
  g_byte_array_append (bytes, out, n);
}

static void
append_type (GByteArray *bytes, guint8 type)
{
  g_byte_array_append (bytes, &type, 1);
}

void
pal_changeset_append_null (GByteArray *bytes)
{
  append_type (bytes, SQLITE_NULL);
}

void
pal_changeset_append_int (GByteArray *bytes, gint64 number)
{
  guint64 big = GUINT64_TO_BE ((guint64) number);

  append_type (bytes, SQLITE_INTEGER);
  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

static void
append_double (GByteArray *bytes, double number)
{
  guint64 raw;

  memcpy (&raw, &number, sizeof raw);
  raw = GUINT64_TO_BE (raw);
  append_type (bytes, SQLITE_FLOAT);
  g_byte_array_append (bytes, (const guint8 *) &raw, sizeof raw);
}

/* A text, or (@type SQLITE_BLOB) any bytes. */
void
pal_changeset_append_bytes (GByteArray *bytes, int type, gconstpointer data, guint length)
{
  append_type (bytes, (guint8) type);
  pal_changeset_append_varint (bytes, length);
  g_byte_array_append (bytes, data, length);
}

void
pal_changeset_append_value (GByteArray *bytes, sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  gconstpointer data;

  switch (type)
    {
    case SQLITE_INTEGER:
      pal_changeset_append_int (bytes, sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      append_double (bytes, sqlite3_value_double (value));
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      /* The pointer first: asking for it may change the encoding, and with it the length. */
      data = type == SQLITE_TEXT ? (gconstpointer) sqlite3_value_text (value) : sqlite3_value_blob (value);
      pal_changeset_append_bytes (bytes, type, data, (guint) sqlite3_value_bytes (value));
      break;
    default:
      pal_changeset_append_null (bytes);
    }
}

/* Which columns are the key, and the name: what stands before the changes of a table. The key is the first column. */
void
pal_changeset_append_header (GByteArray *bytes, const PalJournaled *table)
{
  append_type (bytes, 'T');
  pal_changeset_append_varint (bytes, (guint32) table->n_columns);
  for (int i = 0; i < table->n_columns; i++)
    append_type (bytes, i == 0);
  g_byte_array_append (bytes, (const guint8 *) table->table, (guint) strlen (table->table) + 1);
}

/* How long the value that begins at @value is, its type included. */
gsize
pal_changeset_value_size (const guint8 *value)
{
  guint32 length = 0;
  gsize at = 1;

  if (*value == SQLITE_INTEGER || *value == SQLITE_FLOAT)
    return 9;
  if (*value != SQLITE_TEXT && *value != SQLITE_BLOB)
    return 1;
  do
    length = length << 7 | (value[at] & 0x7f);
  while (value[at++] & 0x80);
  return at + length;
}

/* The integer in column @column of a whole row, 0 when it holds none. */
gint64
pal_changeset_row_int (const guint8 *row, int column)
{
  guint64 big;

  for (; column > 0; column--)
    row += pal_changeset_value_size (row);
  if (*row != SQLITE_INTEGER)
    return 0;
  memcpy (&big, row + 1, sizeof big);
  return (gint64) GUINT64_FROM_BE (big);
}
