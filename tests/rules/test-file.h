/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "records/pal-record.h"

/* A new file in a folder of its own. */
static inline PalStore *
test_file_make (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("palier-rules-XXXXXX", &error);

  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "test.palier", NULL);
  PalStore *store = pal_store_create (path, &error);
  g_assert_no_error (error);
  return store;
}

/* Closes it and removes the folder. */
static inline void
test_file_remove (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (pal_store_get_path (store));
  const char *name;

  g_assert_true (pal_store_close (store, &error));
  g_assert_no_error (error);
  g_object_unref (store);

  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
}

/* Saves a record made of field names and raw values, by turns, ended by NULL. */
static inline gint64
test_file_save (PalEdit *edit, const char *kind, const char *const *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (kind));

  for (; values[0] != NULL; values += 2)
    {
      pal_record_set_raw (record, values[0], values[1], &error);
      g_assert_no_error (error);
    }
  pal_record_save (record, edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

#define SAVE(edit, kind, ...) test_file_save (edit, kind, (const char *const[]) { __VA_ARGS__, NULL })
