/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#include "pal-workbook-private.h"

/* A workbook is a zip archive. Its parts are unpacked as they are read, never as a whole; a part that unfolds beyond
 * what sheets of people do is refused, however little it takes in the file. Only archives with their directory at the
 * end are read: one that was cut off has none, and is told at once. */

#define BLOCK (64 * 1024)
#define MAX_PARTS 10000
#define MAX_PART_SIZE (256 * 1024 * 1024)
#define FREE_SIZE (32 * 1024 * 1024)   /* up to here the ratio says nothing */
#define MAX_RATIO 200                  /* rows that are all alike shrink to a hundredth at most */

struct _PalParts {
  GBytes     *bytes;
  char       *name;      /* of the file, as people are shown it */
  GHashTable *present;   /* names of the parts, in small letters */
};

void
pal_workbook_set_damaged (GError **error, const char *name)
{
  g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_DAMAGED,
               _("“%s” is damaged or was cut off on its way: its rows cannot be read. Nothing was imported; ask the sender "
                 "for it again, or open it in a spreadsheet program and save it anew."), name);
}

void
pal_workbook_set_too_large (GError **error, const char *name)
{
  g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_TOO_LARGE,
               _("“%s” unfolds to far more than a list of people takes. Nothing was read of it; do not open it if you do "
                 "not know the sender, else copy the rows that you need into a new sheet."), name);
}

/* The archive from its beginning; NULL with an error when it is none. */
static struct archive *
open_archive (PalParts *parts, GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize size;
  const void *data = g_bytes_get_data (parts->bytes, &size);

  if (archive != NULL && archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    return archive;
  if (archive != NULL)
    archive_read_free (archive);
  pal_workbook_set_damaged (error, parts->name);
  return NULL;
}

/* The name of a part as it is looked for: small letters, "/" between folders. NULL for one without a name. */
static char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *valid = NULL;

  if (name == NULL)
    name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    return NULL;
  valid = g_utf8_make_valid (name, -1);
  g_strdelimit (valid, "\\", '/');
  return g_ascii_strdown (*valid == '/' ? valid + 1 : valid, -1);
}

/* Reads the directory of the archive. */
static gboolean
list_parts (PalParts *parts, GError **error)
{
  struct archive *archive = open_archive (parts, error);
  struct archive_entry *entry;
  int code = ARCHIVE_EOF;
  guint n = 0;

  if (archive == NULL)
    return FALSE;
  while (n++ < MAX_PARTS && (code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      char *name = entry_name (entry);

      if (name != NULL)
        g_hash_table_add (parts->present, name);
    }
  archive_read_free (archive);
  if (n > MAX_PARTS)
    pal_workbook_set_too_large (error, parts->name);
  else if (code != ARCHIVE_EOF)
    pal_workbook_set_damaged (error, parts->name);
  return n <= MAX_PARTS && code == ARCHIVE_EOF;
}

/* Opens the archive that a workbook is. name is what people are shown. */
PalParts *
pal_parts_new (GBytes *bytes, const char *name, GError **error)
{
  PalParts *parts = g_new0 (PalParts, 1);

  parts->bytes = g_bytes_ref (bytes);
  parts->name = g_strdup (name);
  parts->present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (list_parts (parts, error))
    return parts;
  pal_parts_free (parts);
  return NULL;
}

void
pal_parts_free (PalParts *parts)
{
  if (parts == NULL)
    return;
  g_bytes_unref (parts->bytes);
  g_hash_table_unref (parts->present);
  g_free (parts->name);
  g_free (parts);
}

const char *
pal_parts_get_name (PalParts *parts)
{
  return parts->name;
}

gboolean
pal_parts_has (PalParts *parts, const char *part)
{
  g_autofree char *name = g_ascii_strdown (part, -1);

  return g_hash_table_contains (parts->present, name);
}

/* Goes to a part. */
static gboolean
find_part (PalParts *parts, struct archive *archive, const char *part, GError **error)
{
  g_autofree char *wanted = g_ascii_strdown (part, -1);
  struct archive_entry *entry;

  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autofree char *name = entry_name (entry);

      if (g_strcmp0 (name, wanted) != 0)
        continue;
      if (!archive_entry_is_encrypted (entry))
        return TRUE;
      g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_ENCRYPTED,
                   _("“%s” is protected by a password. Open it in a spreadsheet program, save it without one, and import "
                     "that file."), parts->name);
      return FALSE;
    }
  pal_workbook_set_damaged (error, parts->name);
  return FALSE;
}

static gboolean
check_size (PalParts *parts, gsize size, GError **error)
{
  if (size <= FREE_SIZE || (size <= MAX_PART_SIZE && size / MAX_RATIO <= g_bytes_get_size (parts->bytes)))
    return TRUE;
  pal_workbook_set_too_large (error, parts->name);
  return FALSE;
}

static gboolean
unpack (PalParts *parts, struct archive *archive, PalPartFunc func, gpointer data, GCancellable *cancellable,
        GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gsize size = 0;
  la_ssize_t n;

  while ((n = archive_read_data (archive, block, BLOCK)) > 0)
    {
      size += (gsize) n;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_size (parts, size, error)
          || !func (block, (gsize) n, data, error))
        return FALSE;
    }
  if (n < 0)
    pal_workbook_set_damaged (error, parts->name);
  return n == 0;
}

/* Gives the bytes of a part to "func", piece by piece. */
gboolean
pal_parts_read (PalParts *parts, const char *part, PalPartFunc func, gpointer data, GCancellable *cancellable,
                GError **error)
{
  struct archive *archive = open_archive (parts, error);
  gboolean done = archive != NULL && find_part (parts, archive, part, error)
                  && unpack (parts, archive, func, data, cancellable, error);

  if (archive != NULL)
    archive_read_free (archive);
  return done;
}
