/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-bundle-private.h"
#include "records/pal-record.h"

/* A bundle is a folder of CSV files, one a kind of record. Records are called by their outside key of source "bundle";
 * one that has none is called by its id in base 36, which becomes its key in the file into which it is imported: so a
 * bundle that goes through another file comes out the same. */

#define SMALLEST_ID (G_GINT64_CONSTANT (1) << 32)   /* of a key made by the program; "p12" is nobody's id */

G_DEFINE_QUARK (pal-bundle-error-quark, pal_bundle_error)

void
pal_bundle_result_free (PalBundleResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->counts);
  g_ptr_array_unref (result->warnings);
  g_free (result);
}

static void
add_tables (GArray *tables, gboolean with_record)
{
  const PalKind *const *kinds = pal_kind_all ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      PalBundleTable table = { kinds[i], pal_kind_n_fields (kinds[i]), pal_kind_index_of (kinds[i], "record") };

      table.outside_key = g_str_equal (kinds[i]->table, "outside_key");
      table.tagged = g_str_equal (kinds[i]->table, "tagged");
      if ((table.record >= 0) == with_record)
        g_array_append_val (tables, table);
    }
}

/* Every kind, parents before children, and last those that may name a record of any table. */
GArray *
pal_bundle_tables (void)
{
  GArray *tables = g_array_new (FALSE, FALSE, sizeof (PalBundleTable));

  add_tables (tables, FALSE);
  add_tables (tables, TRUE);
  return tables;
}

/* Full transfer. */
char *
pal_bundle_key_of_id (gint64 id)
{
  char key[16];
  guint at = sizeof key - 1;

  key[at] = '\0';
  do
    {
      key[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[id % 36];
      id /= 36;
    }
  while (id > 0 && at > 0);
  return g_strdup (key + at);
}

/* The id that a key of pal_bundle_key_of_id() stands for; 0 for another text. */
gint64
pal_bundle_id_of_key (const char *key)
{
  g_autofree char *again = NULL;
  gsize length = strlen (key);
  gint64 id = 0;

  for (gsize i = 0; i < length; i++)
    {
      if ((!g_ascii_isdigit (key[i]) && !g_ascii_islower (key[i])) || id > (G_MAXINT64 - 35) / 36)
        return 0;
      id = id * 36 + (g_ascii_isdigit (key[i]) ? key[i] - '0' : key[i] - 'a' + 10);
    }
  again = pal_bundle_key_of_id (id);
  return id >= SMALLEST_ID && g_str_equal (again, key) ? id : 0;
}

/* The record that a key calls: by its outside key, else by its id; 0 when there is none. table must be one of a kind.
 */
gint64
pal_bundle_find (PalStore *store, const char *table, const char *key)
{
  gint64 record = pal_outside_key_find (store, PAL_BUNDLE_SOURCE, table, key);
  g_autofree char *sql = NULL;

  if (record != 0)
    return record;
  record = pal_bundle_id_of_key (key);
  if (record == 0)
    return 0;
  sql = g_strdup_printf ("SELECT id FROM %s WHERE id = ?1", table);
  return pal_store_ask_int_of (store, sql, record, 0);
}
