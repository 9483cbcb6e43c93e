/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-listing-mapping.h"
#include "pal-listing-private.h"
#include "records/pal-own-fields.h"
#include "store/pal-text.h"

/* A mapping says by heading what a column holds and what its texts stand for, and in which order dates are written. It is
 * kept as a key file, and belongs to no edit: it is a habit of the program, not a record.
 *
 *   [listing]  headings=nom;prenom;…;   month-first=false
 *   [nom]      meaning=last_name   own=123   texts=n r;   values=non renseigné;
 */

#define GROUP "listing"

void
pal_mapping_free (PalMapping *mapping)
{
  if (mapping == NULL)
    return;
  g_free (mapping->name);
  g_free (mapping->sender);
  g_free (mapping);
}

/* Under which group of the key file a column stands: its heading, folded; "=": so that it is no other group. */
static char *
group_of (PalListing *listing, guint column)
{
  g_autofree char *heading = pal_listing_get_heading (listing, column);
  g_autofree char *folded = pal_text_fold (heading);

  return g_strconcat ("=", folded, NULL);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The headings of a listing in any order, as one text; NULL when it has none. Full transfer. */
static char *
sign (PalListing *listing)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  if (listing->heading_row < 0)
    return NULL;
  for (guint i = 0; i < listing->n_columns; i++)
    g_ptr_array_add (groups, group_of (listing, i));
  g_ptr_array_sort (groups, compare_texts);
  g_ptr_array_add (groups, NULL);
  return g_strjoinv ("", (char **) groups->pdata);
}

static PalMapping *
mapping_new (PalStatement *row)
{
  PalMapping *mapping = g_new0 (PalMapping, 1);

  mapping->id = pal_statement_get_int (row, 0);
  mapping->name = g_strdup (pal_statement_get_text (row, 1));
  mapping->sender = g_strdup (pal_statement_get_text (row, 2));
  return mapping;
}

GPtrArray *
pal_mapping_list (PalStore *store)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT id, name, sender FROM import_mapping ORDER BY name COLLATE NOCASE, id", NULL);
  GPtrArray *mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_mapping_free);

  while (row != NULL && pal_statement_step (row, NULL))
    g_ptr_array_add (mappings, mapping_new (row));
  return mappings;
}

static GKeyFile *
parse (const char *text)
{
  GKeyFile *file = g_key_file_new ();

  if (text != NULL)
    g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL);
  return file;
}

/* The mapping that was kept last for a listing with these headings. */
gint64
pal_mapping_find (PalStore *store, PalListing *listing)
{
  g_autofree char *headings = sign (listing);
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT id, mapping FROM import_mapping ORDER BY id DESC", NULL);

  while (headings != NULL && row != NULL && pal_statement_step (row, NULL))
    {
      g_autoptr (GKeyFile) file = parse (pal_statement_get_text (row, 1));
      g_autofree char *theirs = g_key_file_get_string (file, GROUP, "headings", NULL);

      if (g_strcmp0 (headings, theirs) == 0)
        return pal_statement_get_int (row, 0);
    }
  return 0;
}

static void
apply_values (PalListing *listing, guint column, GKeyFile *file, const char *group)
{
  gsize n_texts = 0, n_values = 0;
  g_auto (GStrv) texts = g_key_file_get_string_list (file, group, "texts", &n_texts, NULL);
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, "values", &n_values, NULL);

  for (gsize i = 0; i < MIN (n_texts, n_values); i++)
    pal_listing_set_value (listing, column, texts[i], values[i]);
}

static void
apply_column (PalStore *store, PalListing *listing, guint column, GKeyFile *file)
{
  g_autofree char *group = group_of (listing, column);
  g_autofree char *id = g_key_file_get_string (file, group, "meaning", NULL);
  PalMeaning meaning = pal_meaning_find (id);
  gint64 own = g_key_file_get_int64 (file, group, "own", NULL);

  if (id == NULL)
    return;
  apply_values (listing, column, file, group);
  if (meaning != PAL_MEANING_OWN)
    pal_listing_set_meaning (listing, column, meaning);
  /* A field that was deleted since holds nothing any more. */
  else if (own != 0 && pal_own_field_find (pal_own_kind (store, "participant"), own) != NULL)
    pal_listing_set_own_field (listing, column, own);
  else
    pal_listing_set_meaning (listing, column, PAL_MEANING_IGNORED);
}

/* Reads a listing in a remembered way; columns that it does not know stay as they were guessed. Full transfer; NULL with an
 * error. */
PalMapping *
pal_mapping_apply (PalStore *store, gint64 id, PalListing *listing, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT id, name, sender, mapping FROM import_mapping WHERE id = ?1", error);
  g_autoptr (GKeyFile) file = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, id);
  if (!pal_statement_step (row, NULL))
    {
      g_set_error (error, PAL_LISTING_ERROR, PAL_LISTING_ERROR_EMPTY,
                   _("This way of reading is no longer there. The columns are shown as they were guessed."));
      return NULL;
    }
  file = parse (pal_statement_get_text (row, 3));
  pal_listing_set_month_first (listing, g_key_file_get_boolean (file, GROUP, "month-first", NULL));
  for (guint i = 0; i < listing->n_columns; i++)
    apply_column (store, listing, i, file);
  return mapping_new (row);
}

static void
describe_column (PalListing *listing, guint column, GKeyFile *file)
{
  const PalListingColumn *at = &g_array_index (listing->columns, PalListingColumn, column);
  GHashTable *values = g_ptr_array_index (listing->values, column);
  g_autofree char *group = group_of (listing, column);
  g_autoptr (GPtrArray) from = g_ptr_array_new ();
  g_autoptr (GPtrArray) to = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text, value;

  g_key_file_set_string (file, group, "meaning", pal_meaning_id (at->meaning));
  if (at->own != 0)
    g_key_file_set_int64 (file, group, "own", at->own);
  if (values == NULL || g_hash_table_size (values) == 0)
    return;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      g_ptr_array_add (from, text);
      g_ptr_array_add (to, value);
    }
  g_key_file_set_string_list (file, group, "texts", (const char *const *) from->pdata, from->len);
  g_key_file_set_string_list (file, group, "values", (const char *const *) to->pdata, to->len);
}

/* A listing as it is read now. Full transfer. */
static char *
describe (PalListing *listing)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *headings = sign (listing);

  if (headings != NULL)
    g_key_file_set_string (file, GROUP, "headings", headings);
  g_key_file_set_boolean (file, GROUP, "month-first", listing->month_first);
  for (guint i = 0; i < listing->n_columns; i++)
    describe_column (listing, i, file);
  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
run (PalStore *store, const char *sql, gint64 id, const char *const *texts, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  for (int i = 0; texts != NULL && i < 3; i++)
    pal_statement_bind_text (statement, i + 2, texts[i]);
  return pal_statement_run (statement, error);
}

/* Remembers how a listing is read now, under the name of @id, or (0) under a new one. Returns its number, 0 with an error. */
gint64
pal_mapping_keep (PalStore *store, PalListing *listing, gint64 id, const char *name, const char *sender, GError **error)
{
  g_autofree char *mapping = describe (listing);
  const char *const texts[] = { name, sender != NULL && *sender != '\0' ? sender : NULL, mapping };

  if (id != 0 && pal_store_ask_int_of (store, "SELECT 1 FROM import_mapping WHERE id = ?1", id, 0) == 1)
    return run (store, "UPDATE import_mapping SET name = ?2, sender = ?3, mapping = ?4 WHERE id = ?1", id, texts, error)
             ? id : 0;
  id = pal_store_next_key (store);
  return run (store, "INSERT INTO import_mapping (id, name, sender, mapping) VALUES (?1, ?2, ?3, ?4)", id, texts, error)
           ? id : 0;
}

gboolean
pal_mapping_rename (PalStore *store, gint64 id, const char *name, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "UPDATE import_mapping SET name = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  pal_statement_bind_text (statement, 2, name);
  return pal_statement_run (statement, error);
}

gboolean
pal_mapping_delete (PalStore *store, gint64 id, GError **error)
{
  return run (store, "DELETE FROM import_mapping WHERE id = ?1", id, NULL, error);
}
