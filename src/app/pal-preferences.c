/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-preferences.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

/* What the program remembers of its user. It is kept in a file of the user's own (settings.ini), on every system alike:
 * the desktop's own store is missing on many, and then nothing would be remembered. */

#define MOST_FILES 6

/**
 * pal_preferences:
 *
 * Returns: (nullable) (transfer none): the settings; NULL where their schema is not installed, which only means that
 *   nothing is remembered
 */
GSettings *
pal_preferences (void)
{
  static GSettings *settings;
  static gboolean tried;

  if (!tried)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      tried = TRUE;
      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, PAL_APPLICATION_ID, TRUE);
      if (schema != NULL)
        {
          g_autofree char *path = g_build_filename (g_get_user_config_dir (), "palier", "settings.ini", NULL);
          g_autoptr (GSettingsBackend) backend =
            g_keyfile_settings_backend_new (path, "/org/palier/Palier/", "settings");

          settings = g_settings_new_full (schema, backend, NULL);
        }
    }
  return settings;
}

/**
 * pal_preferences_text:
 * @key: a text or an enumeration of the schema
 *
 * Returns: (transfer full): its value; "" where nothing is remembered
 */
char *
pal_preferences_text (const char *key)
{
  return pal_preferences () ? g_settings_get_string (pal_preferences (), key) : g_strdup ("");
}

/**
 * pal_preferences_set_text:
 * @key: a text or an enumeration of the schema
 * @value: what to remember
 */
void
pal_preferences_set_text (const char *key,
                          const char *value)
{
  if (pal_preferences () != NULL)
    g_settings_set_string (pal_preferences (), key, value);
}

/**
 * pal_preferences_int:
 * @key: a number or a yes-or-no of the schema
 * @otherwise: what to answer where nothing is remembered
 *
 * Returns: its value
 */
int
pal_preferences_int (const char *key,
                     int         otherwise)
{
  g_autoptr (GVariant) value = NULL;

  if (pal_preferences () == NULL)
    return otherwise;

  value = g_settings_get_value (pal_preferences (), key);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  return g_variant_get_int32 (value);
}

/**
 * pal_preferences_set_int:
 * @key: a number or a yes-or-no of the schema
 * @value: what to remember; a number outside the schema's range is not
 */
void
pal_preferences_set_int (const char *key,
                         int         value)
{
  g_autoptr (GVariant) before = NULL;

  if (pal_preferences () == NULL)
    return;

  before = g_settings_get_value (pal_preferences (), key);
  if (g_variant_is_of_type (before, G_VARIANT_TYPE_BOOLEAN))
    g_settings_set_boolean (pal_preferences (), key, value != 0);
  else
    g_settings_set_int (pal_preferences (), key, value);
}

/**
 * pal_preferences_recent_files:
 *
 * Returns: (transfer full): paths of the files opened lately, the latest first; some may be gone
 */
char **
pal_preferences_recent_files (void)
{
  return pal_preferences () ? g_settings_get_strv (pal_preferences (), "recent-files") : g_new0 (char *, 1);
}

/**
 * pal_preferences_remember_file:
 * @path: full path of a file that was opened
 */
void
pal_preferences_remember_file (const char *path)
{
  g_auto (GStrv) before = pal_preferences_recent_files ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  g_return_if_fail (path != NULL);

  g_ptr_array_add (after, (char *) path);
  for (int i = 0; before[i] != NULL && after->len < MOST_FILES; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);

  if (pal_preferences () != NULL)
    g_settings_set_strv (pal_preferences (), "recent-files", (const char *const *) after->pdata);
  pal_preferences_set_text ("last-file", path);
}

/**
 * pal_preferences_forget_file:
 * @path: full path of a file that is no longer offered
 */
void
pal_preferences_forget_file (const char *path)
{
  g_auto (GStrv) before = pal_preferences_recent_files ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  g_autofree char *last = pal_preferences_text ("last-file");

  g_return_if_fail (path != NULL);

  for (int i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);

  if (pal_preferences () != NULL)
    g_settings_set_strv (pal_preferences (), "recent-files", (const char *const *) after->pdata);
  if (g_str_equal (last, path))
    pal_preferences_set_text ("last-file", "");
}

/**
 * pal_preferences_places:
 * @path: full path of a file
 *
 * Returns: (transfer full): addresses of the places visited lately in it, the latest first
 */
char **
pal_preferences_places (const char *path)
{
  g_autoptr (GVariant) all = pal_preferences () ? g_settings_get_value (pal_preferences (), "places") : NULL;
  char **places = NULL;

  if (all != NULL)
    g_variant_lookup (all, path, "^as", &places);
  return places != NULL ? places : g_new0 (char *, 1);
}

/**
 * pal_preferences_set_places:
 * @path: full path of a file
 * @places: addresses, the latest first
 *
 * Remembers them, and forgets those of files that are no longer offered.
 */
void
pal_preferences_set_places (const char        *path,
                            const char *const *places)
{
  g_auto (GStrv) files = pal_preferences_recent_files ();
  GVariantBuilder builder;

  if (pal_preferences () == NULL)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_builder_add (&builder, "{s^as}", path, places);
  for (int i = 0; files[i] != NULL; i++)
    {
      g_auto (GStrv) others = pal_preferences_places (files[i]);

      if (!g_str_equal (files[i], path) && others[0] != NULL)
        g_variant_builder_add (&builder, "{s^as}", files[i], others);
    }
  g_settings_set_value (pal_preferences (), "places", g_variant_builder_end (&builder));
}
