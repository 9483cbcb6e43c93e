/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-place.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "pal-store.h"

/* Write-ahead logging needs memory shared between the processes of one computer: on a network share, or in a folder that a
 * program copies elsewhere while it changes, it corrupts files (https://www.sqlite.org/wal.html, "Disadvantages"). */

static const char *const share_types[] = {
  "nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "davfs2", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
  "fuse.gvfsd-fuse", "9p", "afs", "ncpfs", "glusterfs", "ceph", NULL
};

/* Markers that synchronising programs leave in the folder that they watch, or the name they give it. */
static const char *const sync_markers[] = {
  ".dropbox", ".dropbox.cache", ".stfolder", ".stversions", ".sync", ".owncloudsync.log", ".nextcloudsync.log", ".sync_journal.db",
  ".seafile-data", ".tresorit", ".pcloud", ".849C9593-D756-4E56-8D6E-42412F2A707B", NULL
};
static const char *const sync_names[] = {
  "dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "owncloud", "seafile", "kdrive", "icloud drive",
  "iclouddrive", "pcloud drive", "megasync", "syncthing", NULL
};

static gboolean
is_share (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE ","
                                                             G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  if (g_str_has_prefix (path, "\\\\") || g_str_has_prefix (path, "//"))
    return TRUE;
  if (info == NULL)
    return FALSE;
  if (g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE))
    return TRUE;
  const char *type = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_FILESYSTEM_TYPE);
  return type != NULL && g_strv_contains (share_types, type);
}

static gboolean
name_is_of_sync (const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);

  for (int i = 0; sync_names[i] != NULL; i++)
    {
      gsize length = strlen (sync_names[i]);
      /* "OneDrive - Ville de Dijon", "Dropbox (Palier)", but not "dropboxes". */
      if (strncmp (folded, sync_names[i], length) == 0 && !g_ascii_isalnum (folded[length]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_marker (const char *folder)
{
  for (int i = 0; sync_markers[i] != NULL; i++)
    {
      g_autofree char *marker = g_build_filename (folder, sync_markers[i], NULL);
      if (g_file_test (marker, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* The folder above @path that a program synchronises; NULL when none does. Full transfer. */
static char *
find_synchronised (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (;;)
    {
      g_autofree char *name = g_path_get_basename (folder);
      g_autofree char *parent = g_path_get_dirname (folder);

      if (name_is_of_sync (name) || has_marker (folder))
        return g_steal_pointer (&folder);
      if (strcmp (parent, folder) == 0)
        return NULL;
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

/* Says whether a file may be worked on where it lies: FALSE with PAL_STORE_ERROR_PLACE on a share or in a synchronised folder. */
gboolean
pal_place_check (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  if (is_share (folder))
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_PLACE,
                   _("This file lies on a network share (%s). Working on it there can damage it. "
                     "Copy it to this computer and work on the copy; the file itself was not touched."), folder);
      return FALSE;
    }

  g_autofree char *synchronised = find_synchronised (absolute);
  if (synchronised != NULL)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_PLACE,
                   _("This file lies in a synchronised folder (%s). Working on it there can damage it. "
                     "Copy it to another folder and work on the copy; the file itself was not touched."), synchronised);
      return FALSE;
    }
  return TRUE;
}
