/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-templates.h"

#include <gio/gio.h>

#include "pal-sections.h"

#define LETTERS "/org/palier/Palier/data/letters/usual.letters"

/**
 * pal_letter_templates_add:
 * @error: why they cannot be added
 *
 * Adds the templates of letters that come with Palier, in the user's language.
 *
 * Returns: whether they are there
 */
gboolean
pal_letter_templates_add (PalEdit  *edit,
                          GError  **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (LETTERS, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (PalSections) sections = pal_sections_new (edit);

  return bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, error)
         && pal_sections_read_table (sections, file, "letter_template", error) && pal_sections_finish (sections, error);
}

/**
 * pal_letter_templates_count:
 *
 * Returns: how many templates the file has
 */
guint
pal_letter_templates_count (PalStore *store)
{
  return (guint) pal_store_ask_int (store, "SELECT count(*) FROM letter_template", 0);
}
