/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-new-file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rules/demo/pal-demo.h"
#include "rules/pal-landlord.h"
#include "rules/pal-letter-catalogue.h"
#include "rules/programmes/pal-programme.h"
#include "store/pal-edit.h"

/* Making a file: a landlord's own, or the demonstration. */

static gboolean
fill (PalStore           *store,
      const char         *landlord,
      const char *const  *programmes,
      GError            **error)
{
  g_autoptr (PalEdit) edit = pal_edit_begin (store, _("New file"), error);

  if (edit == NULL || pal_landlord_set (edit, landlord, error) == 0)
    return FALSE;
  for (int i = 0; programmes[i] != NULL; i++)
    if (pal_programme_add (edit, programmes[i], error) == 0)
      return FALSE;
  return pal_letter_catalogue_add (edit, error) && pal_edit_commit (edit, error);
}

static gboolean
finish (PalStore *store,
        gboolean  filled)
{
  g_autofree char *path = g_strdup (pal_store_get_path (store));

  pal_store_close (store, NULL);
  /* Half a file would only be in the way of the next attempt. */
  if (!filled)
    g_unlink (path);
  return filled;
}

/**
 * pal_new_file_propose:
 * @folder: (nullable): where; NULL: in the user's documents
 * @landlord: the name typed so far
 *
 * Returns: (transfer full): a path that is still free, named after the landlord
 */
char *
pal_new_file_propose (const char *folder,
                      const char *landlord)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strstrip (g_strdup (landlord));
  char *path = NULL;

  if (folder == NULL)
    folder = documents ? documents : g_get_home_dir ();
  /* What Windows does not allow in a name is not used anywhere. */
  g_strdelimit (name, "<>:\"/\\|?*", ' ');
  for (int i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *number = i == 1 ? g_strdup ("") : g_strdup_printf (" %d", i);
      g_autofree char *file = g_strconcat (name[0] != '\0' ? name : "Palier", number, ".palier", NULL);

      g_free (path);
      path = g_build_filename (folder, file, NULL);
    }
  return path;
}

/**
 * pal_new_file_make:
 * @path: where; nothing is written over
 * @landlord: whose file it is
 * @programmes: ids of programmes of the catalogue
 * @error: why there is no file
 *
 * Makes a file and closes it. When something fails nothing is left behind.
 *
 * Returns: whether the file is there
 */
gboolean
pal_new_file_make (const char         *path,
                   const char         *landlord,
                   const char *const  *programmes,
                   GError            **error)
{
  g_autoptr (PalStore) store = pal_store_create (path, error);

  return store != NULL && finish (store, fill (store, landlord, programmes, error));
}

/**
 * pal_new_file_demo_path:
 *
 * Returns: (transfer full): where the demonstration is kept, among the user's own data
 */
char *
pal_new_file_demo_path (void)
{
  g_autofree char *name = g_strconcat (_("Demonstration"), ".palier", NULL);

  return g_build_filename (g_get_user_data_dir (), "palier", name, NULL);
}

/**
 * pal_new_file_make_demo:
 * @path: where; a demonstration that is there is set aside
 * @error: why there is no file
 *
 * Makes the demonstration, moved so that today is inside it, and closes it. Takes a second or more: for a thread.
 *
 * Returns: whether the file is there
 */
gboolean
pal_new_file_make_demo (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (PalStore) store = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
      g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".palier"));
      g_autofree char *aside = g_strdup_printf ("%s %s.palier", stem, stamp);

      g_rename (path, aside);
    }
  store = pal_store_create (path, error);
  return store != NULL && finish (store, pal_demo_fill (store, error));
}
