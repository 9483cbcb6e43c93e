/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-catalogue.h"

#include <gio/gio.h>

#include "rules/programmes/pal-sections.h"

#define LETTERS "/org/palier/Palier/data/letters/usual.letters"

/**
 * pal_letter_catalogue_add:
 * @error: why they cannot be added
 *
 * Adds the templates of letters that come with Palier, in the user's language.
 *
 * Returns: whether they are there
 */
gboolean
pal_letter_catalogue_add (PalEdit  *edit,
                          GError  **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (LETTERS, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (PalSections) sections = pal_sections_new (edit);

  return bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error)
         && pal_sections_read_table (sections, file, "letter_template", error) && pal_sections_finish (sections, error);
}

/**
 * pal_letter_catalogue_count:
 *
 * Returns: how many templates the file has
 */
guint
pal_letter_catalogue_count (PalStore *store)
{
  return (guint) pal_store_ask_int (store, "SELECT count(*) FROM letter_template", 0);
}

/**
 * pal_letter_catalogue_for:
 * @programme: 0: none
 *
 * Returns: (transfer full) (element-type PalRecord): the templates for the programme and those for all, convocations first;
 *   NULL with @error
 */
GPtrArray *
pal_letter_catalogue_for (PalStore  *store,
                          gint64     programme,
                          GError   **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT id FROM letter_template WHERE programme IS NULL OR programme = ?1 ORDER BY kind, id", error);
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, programme);
  while (pal_statement_step (row, &failure))
    {
      PalRecord *record = pal_record_load (store, pal_kind_find ("letter_template"), pal_statement_get_int (row, 0), &failure);

      if (record == NULL)
        break;
      g_ptr_array_add (templates, record);
    }
  if (failure == NULL)
    return g_steal_pointer (&templates);
  g_propagate_error (error, failure);
  return NULL;
}
