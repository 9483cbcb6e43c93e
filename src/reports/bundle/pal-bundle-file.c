/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-bundle-file.h"
#include "reports/listing/pal-encoding.h"

#define ABSENT -1

struct _PalBundleFile {
  const PalBundleTable *table;
  char                 *name;        /* as it stands in the folder */
  GMappedFile          *mapped;
  char                 *decoded;     /* of a file that is not UTF-8 already */
  const char           *text;
  gsize                 length;
  PalCsvReader         *reader;
  guint                 n_columns;
  int                  *fields;      /* column of each field, or ABSENT */
  int                   key, table_name, created_at;
};

/* "participant.csv, row 12, column “birth_on”: … Nothing was imported." The row is left out for 0, the column for NULL.
 */
static void
set_error (GError **error, PalBundleError code, const char *name, guint row, const char *column, const char *why)
{
  g_autoptr (GString) where = g_string_new (name);

  if (row > 0)
    {
      g_string_append (where, ", ");
      g_string_append_printf (where, _("row %u"), row);
    }
  if (column != NULL)
    {
      g_string_append (where, ", ");
      g_string_append_printf (where, _("column “%s”"), column);
    }
  g_set_error (error, PAL_BUNDLE_ERROR, code, _("%s: %s Nothing was imported; correct the file and import again."),
               where->str, why);
}

void
pal_bundle_file_set_error (PalBundleFile *file, GError **error, PalBundleError code, const char *column,
                           const char *why)
{
  set_error (error, code, file->name, pal_csv_reader_get_row (file->reader), column, why);
}

/* A file is read where it lies; only UTF-16, which some spreadsheets call "Unicode text", is turned into UTF-8 first.
 */
static gboolean
map_text (PalBundleFile *file, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL);
  g_autoptr (GError) reason = NULL;
  PalEncoding encoding;

  file->mapped = g_mapped_file_new (path, FALSE, &reason);
  if (file->mapped == NULL)
    {
      g_autofree char *why = g_strdup_printf (_("the file could not be read (%s)."), reason->message);

      set_error (error, PAL_BUNDLE_ERROR_UNREADABLE, file->name, 0, NULL, why);
      return FALSE;
    }
  file->length = g_mapped_file_get_length (file->mapped);
  file->text = file->length > 0 ? g_mapped_file_get_contents (file->mapped) : "";
  if (file->length >= 3 && memcmp (file->text, "\xEF\xBB\xBF", 3) == 0)
    {
      file->text += 3;
      file->length -= 3;
      return TRUE;
    }
  encoding = pal_encoding_guess (file->text, MIN (file->length, 4096));
  if (encoding == PAL_ENCODING_UTF16_LE || encoding == PAL_ENCODING_UTF16_BE)
    {
      file->decoded = pal_encoding_decode (file->text, file->length, encoding, &file->length, NULL);
      file->text = file->decoded;
    }
  return TRUE;
}

/* Commas; but a spreadsheet in French that saved the file again wrote semicolons, and one that copied it tabs. */
static char
find_delimiter (PalBundleFile *file)
{
  static const char candidates[] = { ',', ';', '\t' };
  gsize end = 0;
  char best = ',';
  guint most = 0;

  while (end < file->length && file->text[end] != '\n' && file->text[end] != '\r')
    end++;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n = 0;

      for (gsize at = 0; at < end; at++)
        n += file->text[at] == candidates[i];
      if (n > most)
        {
          most = n;
          best = candidates[i];
        }
    }
  return best;
}

static gboolean
take_column (PalBundleFile *file, int *column, guint at, const char *heading, GError **error)
{
  if (*column != ABSENT)
    {
      set_error (error, PAL_BUNDLE_ERROR_VALUE, file->name, 1, heading, _("this heading stands twice."));
      return FALSE;
    }
  *column = (int) at;
  return TRUE;
}

/* What a heading stands for: the row's key, a field, or nothing that this program knows. */
static gboolean
read_heading (PalBundleFile *file, guint at, const char *text, GPtrArray *warnings, GError **error)
{
  g_autofree char *heading = g_strdelimit (g_ascii_strdown (text, -1), "- ", '_');
  int field = *heading != '\0' ? pal_kind_index_of (file->table->kind, heading) : ABSENT;

  if (field >= 0)
    return take_column (file, &file->fields[field], at, heading, error);
  if (g_str_equal (heading, "key"))
    return take_column (file, &file->key, at, heading, error);
  if (g_str_equal (heading, "created_at"))
    return take_column (file, &file->created_at, at, heading, error);
  if (g_str_equal (heading, "table_name") && file->table->tagged)
    return take_column (file, &file->table_name, at, heading, error);
  if (*heading != '\0')
    g_ptr_array_add (warnings,
                     g_strdup_printf (_("%s: the column “%s” is not known; it was left out."), file->name, text));
  return TRUE;
}

static gboolean
read_headings (PalBundleFile *file, GPtrArray *warnings, GError **error)
{
  if (!pal_csv_reader_next (file->reader))
    return TRUE;
  file->n_columns = pal_csv_reader_n_fields (file->reader);
  for (guint i = 0; i < file->n_columns; i++)
    {
      gsize length;
      const char *text = pal_csv_reader_get_field (file->reader, i, &length);

      if (!g_utf8_validate_len (text, length, NULL))
        {
          set_error (error, PAL_BUNDLE_ERROR_UNREADABLE, file->name, 1, NULL, _("the text is not UTF-8."));
          return FALSE;
        }
      if (!read_heading (file, i, text, warnings, error))
        return FALSE;
    }
  return TRUE;
}

/* Opens a file of a bundle and reads its headings, in any order; unknown ones are told. */
PalBundleFile *
pal_bundle_file_open (const char *folder, const char *name, const PalBundleTable *table, GPtrArray *warnings,
                      GError **error)
{
  g_autoptr (PalBundleFile) file = g_new0 (PalBundleFile, 1);

  file->table = table;
  file->name = g_strdup (name);
  file->key = file->table_name = file->created_at = ABSENT;
  file->fields = g_new (int, table->n_fields);
  for (guint i = 0; i < table->n_fields; i++)
    file->fields[i] = ABSENT;
  if (!map_text (file, folder, error))
    return NULL;
  file->reader = pal_csv_reader_new (file->text, file->length, find_delimiter (file));
  return read_headings (file, warnings, error) ? g_steal_pointer (&file) : NULL;
}

void
pal_bundle_file_free (PalBundleFile *file)
{
  if (file == NULL)
    return;
  pal_csv_reader_free (file->reader);
  g_clear_pointer (&file->mapped, g_mapped_file_unref);
  g_free (file->decoded);
  g_free (file->fields);
  g_free (file->name);
  g_free (file);
}

static gboolean
is_blank (PalBundleFile *file)
{
  for (guint i = 0; i < pal_csv_reader_n_fields (file->reader); i++)
    {
      gsize length;

      pal_csv_reader_get_field (file->reader, i, &length);
      if (length > 0)
        return FALSE;
    }
  return TRUE;
}

/* A row must be text, and must not hold more than the headings announce. */
static gboolean
check_row (PalBundleFile *file, GError **error)
{
  guint n = pal_csv_reader_n_fields (file->reader);

  if (n < file->n_columns && pal_csv_reader_at_end (file->reader))
    {
      pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_UNREADABLE, NULL,
                                 _("the file ends within this row: it was cut off."));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      gsize length;
      const char *text = pal_csv_reader_get_field (file->reader, i, &length);

      if (i >= file->n_columns && length > 0)
        {
          pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_VALUE, NULL,
                                     _("the row has more values than there are headings."));
          return FALSE;
        }
      if (!g_utf8_validate_len (text, length, NULL))
        {
          pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_UNREADABLE, NULL, _("the text is not UTF-8."));
          return FALSE;
        }
    }
  return TRUE;
}

/* Goes to the next row that is not blank. FALSE with error unset at the end. A file that ends within quotes was cut
 * off. */
gboolean
pal_bundle_file_next (PalBundleFile *file, GError **error)
{
  while (pal_csv_reader_next (file->reader))
    {
      if (pal_csv_reader_was_cut (file->reader))
        break;
      if (!is_blank (file))
        return check_row (file, error);
    }
  if (pal_csv_reader_was_cut (file->reader))
    pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_UNREADABLE, NULL,
                               _("the file ends within quotes: it was cut off."));
  return FALSE;
}

gsize
pal_bundle_file_get_offset (PalBundleFile *file)
{
  return pal_csv_reader_get_offset (file->reader);
}

guint
pal_bundle_file_get_row (PalBundleFile *file)
{
  return pal_csv_reader_get_row (file->reader);
}

const char *
pal_bundle_file_get_name (PalBundleFile *file)
{
  return file->name;
}

static const char *
get_column (PalBundleFile *file, int column)
{
  const char *text = column != ABSENT ? pal_csv_reader_get_field (file->reader, (guint) column, NULL) : "";

  return *text != '\0' ? text : NULL;
}

/* NULL when the row has none. Owned by the file until the next row, as are the following. */
const char *
pal_bundle_file_get_key (PalBundleFile *file)
{
  return get_column (file, file->key);
}

const char *
pal_bundle_file_get_table_name (PalBundleFile *file)
{
  return get_column (file, file->table_name);
}

/* When the record was made; NULL when the row does not say. FALSE when it cannot be read. Full transfer. */
gboolean
pal_bundle_file_read_created_at (PalBundleFile *file, char **created_at, GError **error)
{
  static const PalField field = { "created-at", "", PAL_MOMENT };
  g_autoptr (GError) reason = NULL;
  PalValue value = { 0 };

  if (!pal_value_from_raw (&field, get_column (file, file->created_at), &value, &reason))
    {
      pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_VALUE, "created_at", reason->message);
      return FALSE;
    }
  *created_at = value.text;
  return TRUE;
}

/* Whether the row says something of a field, be it that it is unknown. */
gboolean
pal_bundle_file_has_field (PalBundleFile *file, guint field)
{
  return file->fields[field] != ABSENT && (guint) file->fields[field] < pal_csv_reader_n_fields (file->reader);
}

/* NULL when it is unknown. */
const char *
pal_bundle_file_get_field (PalBundleFile *file, guint field)
{
  return get_column (file, file->fields[field]);
}

/* What other programs write for the same value: a whole number as 12.0, a date with midnight behind it. */
static char *
tidy (const PalField *field, const char *raw)
{
  char *text = g_strdup (raw);
  gsize length;

  if (field->kind == PAL_TEXT || field->kind == PAL_NOTE || field->kind == PAL_PHONE)
    return text;
  g_strstrip (text);
  length = strlen (text);
  if (pal_field_is_number (field) && field->kind != PAL_DATE && length > 2 && g_str_has_suffix (text, ".0"))
    text[length - 2] = '\0';
  if (field->kind == PAL_DATE && length > 10 && (text[10] == 'T' || text[10] == ' ')
      && strspn (text + 11, "0:.Z") == length - 11)
    text[10] = '\0';
  return text;
}

/* Reads the value of a field as a file keeps it. FALSE with an error that says where it stands. */
gboolean
pal_bundle_file_read_value (PalBundleFile *file, guint field, PalValue *value, GError **error)
{
  const PalField *what = &file->table->kind->fields[field];
  const char *raw = pal_bundle_file_get_field (file, field);
  g_autofree char *text = raw != NULL ? tidy (what, raw) : NULL;
  g_autofree char *column = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GError) reason = NULL;

  if (text != NULL && pal_field_is_number (what) && what->kind != PAL_DATE && strlen (text) > 18)
    why = g_strdup_printf (_("“%s” is not a number that can be kept."), text);
  else if (pal_value_from_raw (what, text, value, &reason))
    return TRUE;
  column = pal_field_column (what);
  pal_bundle_file_set_error (file, error, PAL_BUNDLE_ERROR_VALUE, column, why != NULL ? why : reason->message);
  return FALSE;
}
