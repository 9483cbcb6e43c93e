/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-lookup.h"
#include "records/pal-record.h"
#include "rules/pal-core.h"

static gint64
add (PalStore *store, const char *table, const char *code, const char *name, const char *key, gint64 programme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "test", &error);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (table));

  g_assert_no_error (error);
  if (code != NULL)
    pal_record_set_text (record, "code", code);
  pal_record_set_text (record, "name", name);
  if (programme != 0)
    pal_record_set_int (record, "programme", programme);
  pal_record_save (record, edit, &error);
  g_assert_no_error (error);
  if (key != NULL)
    pal_outside_key_set (edit, "bundle", table, key, pal_record_get_id (record), &error);
  g_assert_no_error (error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

static gint64
look (PalStore *store, const char *table, const char *key)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pal_record_lookup (store, table, key, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_not_found (PalStore *store, const char *table, const char *key, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pal_record_lookup (store, table, key, &error), ==, 0);
  g_assert_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_order (PalStore *store)
{
  gint64 lot1 = add (store, "programme", "LOT1", "Parcours d’insertion", NULL, 0);
  gint64 lot2 = add (store, "programme", "LOT2", "LOT1", NULL, 0);
  gint64 pack = add (store, "programme", "PEL", "Pack", "lot2", 0);

  /* A key before a code, a code before a name. */
  g_assert_cmpint (look (store, "programme", "lot2"), ==, pack);
  g_assert_cmpint (look (store, "programme", "LOT2"), ==, lot2);
  g_assert_cmpint (look (store, "programme", "LOT1"), ==, lot1);
  g_assert_cmpint (look (store, "programme", "PARCOURS D’INSERTION"), ==, lot1);
  assert_not_found (store, "programme", "Parcours", "LOT1, LOT2, PEL");
}

static void
test_ambiguous (PalStore *store)
{
  gint64 programme = add (store, "programme", "M", "Médiation", NULL, 0);
  gint64 spring;

  assert_not_found (store, "cohort", "Printemps", "none yet");
  spring = add (store, "cohort", NULL, "Printemps", "P1", programme);
  g_assert_cmpint (look (store, "cohort", "printemps"), ==, spring);
  add (store, "cohort", NULL, "PRINTEMPS", "P2", programme);
  assert_not_found (store, "cohort", "printemps", "2 records");
  g_assert_cmpint (look (store, "cohort", "P1"), ==, spring);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  folder = g_dir_make_tmp ("palier-lookup-XXXXXX", NULL);
  path = g_build_filename (folder, "lookup.palier", NULL);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);

  g_test_add_data_func ("/lookup/order", store, (GTestDataFunc) test_order);
  g_test_add_data_func ("/lookup/ambiguous", store, (GTestDataFunc) test_ambiguous);
  failed = g_test_run ();

  pal_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return failed;
}
