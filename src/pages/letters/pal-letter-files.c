/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-files.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "reports/pdf/pal-pdf.h"

/* How the files of letters are called. */

/* What Windows does not allow in a name is not used anywhere. Full transfer. */
static char *
plain_name (const char *words)
{
  char *name = g_strdelimit (g_strdup (words), "<>:\"/\\|?*\n", ' ');

  return g_strstrip (name);
}

/**
 * pal_letter_files_propose:
 * @name: of the template
 *
 * Returns: (transfer full): where all letters would go in one file
 */
GFile *
pal_letter_files_propose (const char *name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *plain = plain_name (name), *day = NULL, *file = NULL;
  GDate today;

  pal_today (&today);
  day = pal_date_to_iso (&today);
  file = g_strdup_printf ("%s %s.pdf", plain, day);
  return g_file_new_build_filename (documents != NULL ? documents : g_get_home_dir (), file, NULL);
}

/* A name that nothing has yet: neither a letter of today to a namesake, nor another file. */
static char *
free_path (const char *folder,
           const char *person,
           const char *name)
{
  g_autofree char *plain = plain_name (person), *letter = plain_name (name);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *file = g_strdup_printf ("%s - %s%s.pdf", plain, letter, number);
      char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

/**
 * pal_letter_files_write_each:
 * @name: of the template
 * @error: why not all are written; those before are there
 *
 * Writes a PDF for each person.
 *
 * Returns: whether all are written
 */
gboolean
pal_letter_files_write_each (PalDocument  *letters,
                             const char   *name,
                             const char   *folder,
                             GError      **error)
{
  for (guint part = 0; part < pal_document_get_n_parts (letters); part++)
    {
      guint first, n;
      const char *person = pal_document_get_part (letters, part, &first, &n);
      g_autofree char *path = free_path (folder, person, name);

      if (!pal_pdf_write_part (letters, part, path, error))
        return FALSE;
    }
  return TRUE;
}
