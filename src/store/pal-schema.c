/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "pal-backup.h"
#include "pal-store-private.h"

#define SCHEMA_PATH "/org/palier/Palier/data/schema/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The migrations, in order: data/schema/NNN-name.sql. Full transfer. */
static GPtrArray *
migration_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) children = g_resources_enumerate_children (SCHEMA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (int i = 0; children != NULL && children[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (children[i]));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* The schema that this version of the program writes. */
int
pal_schema_current (void)
{
  static int current;

  if (current == 0)
    {
      g_autoptr (GPtrArray) names = migration_names ();
      current = names->len > 0 ? atoi (g_ptr_array_index (names, names->len - 1)) : 0;
    }
  return current;
}

static gboolean
run_migration (PalStore *store, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", atoi (name));

  return sql != NULL && pal_store_execute (store, g_bytes_get_data (sql, NULL), error)
         && pal_store_execute (store, version, error);
}

static gboolean
run_from (PalStore *store, int version, GError **error)
{
  g_autoptr (GPtrArray) names = migration_names ();

  if (!pal_store_begin (store, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (atoi (g_ptr_array_index (names, i)) > version && !run_migration (store, g_ptr_array_index (names, i), error))
      {
        pal_store_rollback (store);
        return FALSE;
      }
  if (!pal_store_commit (store, error))
    {
      pal_store_rollback (store);
      return FALSE;
    }
  return TRUE;
}

/* Makes an empty file into a Palier file. */
gboolean
pal_schema_create (PalStore *store, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", PAL_STORE_APPLICATION_ID);

  return pal_store_execute (store, mark, error) && run_from (store, 0, error)
         && pal_store_set_setting (store, "file-id", id, error) && pal_store_set_setting (store, "desk", "1", error);
}

/* Brings an older file to the current schema; a backup is taken first. A migration is a barrier for undo. */
gboolean
pal_schema_migrate (PalStore *store, GError **error)
{
  int version = pal_store_ask_int (store, "PRAGMA user_version", 0);

  if (version == pal_schema_current ())
    return TRUE;
  if (version > pal_schema_current ())
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_NEWER,
                   _("“%s” was made by a newer version of Palier. It was not touched; install the new version on this computer."),
                   pal_store_get_path (store));
      return FALSE;
    }

  g_autofree char *backup = pal_backup_make (store, NULL, error);
  return backup != NULL && run_from (store, version, error);
}
