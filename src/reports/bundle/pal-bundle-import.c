/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-bundle-file.h"
#include "records/pal-list-values.h"
#include "store/pal-bulk.h"

/* Reading a bundle: parents before children, so that what a row refers to is there already; what is not (a row that
 * refers to a later one of its own kind) is put in at the end. Whatever is wrong refuses the whole bundle. */

#define ROWS_A_LOOK 256
#define MOST_WAITING 64        /* records that are inserted together */

/* The fields of an outside key, which together make it one. */
enum { OUTSIDE_SOURCE, OUTSIDE_KEY, OUTSIDE_TABLE, OUTSIDE_RECORD };

/* A reference to something that was not read yet. */
typedef struct {
  guint  table;
  guint  field;
  gint64 record;
  guint  row;
  char  *name;   /* of the file */
  char  *key;
} Pending;

typedef struct {
  PalStore        *store;
  PalEdit         *edit;
  const char      *folder;
  GArray          *tables;       /* PalBundleTable */
  GHashTable      *files;        /* table → name of its file */
  PalBundleResult *result;
  GHashTable      *made;         /* "table key" → id of what this import inserted */
  PalBulk         *keys;         /* their outside keys */
  int              key_columns[4];
  GArray          *pending;
  PalProgressFunc      progress;
  gpointer         progress_data;
  GCancellable    *cancellable;
  gsize            done, all;    /* bytes */
  /* Of the file that is being read. */
  guint            at;
  const PalBundleTable *table;
  PalBundleFile   *file;
  PalBundleCount  *count;
  GHashTable      *seen;         /* key → row */
  PalBulk         *insert;
  int             *columns;      /* of each field, in the bulk */
  PalValue        *values;
  GStringChunk    *texts;        /* of the row */
} Import;

static void
pending_clear (gpointer data)
{
  Pending *pending = data;

  g_free (pending->name);
  g_free (pending->key);
}

static void
forget_file (Import *import)
{
  for (guint i = 0; import->values != NULL && i < import->table->n_fields; i++)
    pal_value_clear (&import->values[i]);
  g_clear_pointer (&import->values, g_free);
  g_clear_pointer (&import->seen, g_hash_table_unref);
  g_clear_pointer (&import->insert, pal_bulk_free);
  g_clear_pointer (&import->columns, g_free);
  g_clear_pointer (&import->file, pal_bundle_file_free);
}

static void
import_free (Import *import)
{
  forget_file (import);
  g_clear_pointer (&import->keys, pal_bulk_free);
  g_clear_pointer (&import->made, g_hash_table_unref);
  g_clear_pointer (&import->texts, g_string_chunk_free);
  g_clear_pointer (&import->tables, g_array_unref);
  g_clear_pointer (&import->pending, g_array_unref);
  g_clear_pointer (&import->files, g_hash_table_unref);
  g_clear_pointer (&import->result, pal_bundle_result_free);
  g_clear_object (&import->edit);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* Which table a file name stands for; NULL when it is none of a bundle. */
static const char *
table_of_file (Import *import, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize length = strlen (lower);

  if (!g_str_has_suffix (lower, ".csv"))
    return NULL;
  lower[length - 4] = '\0';
  for (guint i = 0; i < import->tables->len; i++)
    if (g_str_equal (g_array_index (import->tables, PalBundleTable, i).kind->table, lower))
      return g_array_index (import->tables, PalBundleTable, i).kind->table;
  return NULL;
}

static gsize
size_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);

  return mapped != NULL ? g_mapped_file_get_length (mapped) : 0;
}

static void
note_file (Import *import, const char *name)
{
  const char *table = table_of_file (import, name);

  if (*name == '.')
    return;
  if (table == NULL)
    g_ptr_array_add (import->result->warnings,
                     g_strdup_printf (_("“%s” is no file of a bundle; it was left out."), name));
  else if (g_hash_table_contains (import->files, table))
    g_ptr_array_add (import->result->warnings, g_strdup_printf (_("“%s” stands there twice; one was left out."), name));
  else
    {
      g_hash_table_insert (import->files, (gpointer) table, g_strdup (name));
      import->all += size_of (import->folder, name);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
find_files (Import *import, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (import->folder, 0, &reason);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_FOLDER,
                   _("The folder “%s” could not be opened (%s). Nothing was imported."), import->folder,
                   reason->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_utf8_make_valid (name, -1));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    note_file (import, g_ptr_array_index (names, i));
  if (g_hash_table_size (import->files) > 0)
    return TRUE;
  g_set_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_FOLDER,
               _("The folder “%s” holds no file of a bundle, such as participant.csv. Nothing was imported; choose "
                  "the folder that "
                  "holds them."),
               import->folder);
  return FALSE;
}

static Import *
import_begin (PalStore *store, const char *folder, GError **error)
{
  static const char *const key_columns[] = { "source", "key", "table_name", "record" };
  g_autoptr (Import) import = g_new0 (Import, 1);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  g_autofree char *label = g_strdup_printf (_("Import of %s"), name);

  import->store = store;
  import->folder = folder;
  import->tables = pal_bundle_tables ();
  import->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  import->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (import->pending, pending_clear);
  import->result = g_new0 (PalBundleResult, 1);
  import->result->counts = g_ptr_array_new_with_free_func (g_free);
  import->result->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!find_files (import, error))
    return NULL;
  import->edit = pal_edit_begin (store, label, error);
  if (import->edit == NULL)
    return NULL;
  import->texts = g_string_chunk_new (1024);
  import->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import->keys = pal_bulk_new (import->edit, "outside_key", error);
  for (guint i = 0; import->keys != NULL && i < G_N_ELEMENTS (key_columns); i++)
    import->key_columns[i] = pal_bulk_find_column (import->keys, key_columns[i]);
  return import->keys != NULL ? g_steal_pointer (&import) : NULL;
}

static void
set_error (Import *import, GError **error, PalBundleError code, int field, const char *why)
{
  g_autofree char *column = field >= 0 ? pal_field_column (&import->table->kind->fields[field]) : NULL;

  pal_bundle_file_set_error (import->file, error, code, column, why);
}

/* Sets the columns that the row has, when one of them changes. Full transfer. */
static char *
update_sql (Import *import)
{
  GString *sets = g_string_new (NULL);
  g_autoptr (GString) changes = g_string_new (NULL);

  g_string_printf (sets, "UPDATE %s SET ", import->table->kind->table);
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      g_autofree char *column = pal_field_column (&import->table->kind->fields[i]);

      if (!pal_bundle_file_has_field (import->file, i))
        continue;
      g_string_append_printf (sets, "%s%s = ?%u", changes->len > 0 ? ", " : "", column, i + 2);
      g_string_append_printf (changes, "%s%s IS NOT ?%u", changes->len > 0 ? " OR " : "", column, i + 2);
    }
  if (changes->len == 0)
    return g_string_free (sets, TRUE);
  g_string_append_printf (sets, " WHERE id = ?1 AND (%s)", changes->str);
  return g_string_free (sets, FALSE);
}

static void
bind_value (PalStatement *statement, int index, const PalField *field, const PalValue *value)
{
  g_autofree char *iso = NULL;

  if (!value->known)
    pal_statement_bind_null (statement, index);
  else if (field->kind == PAL_DATE)
    {
      iso = pal_value_to_raw (field, value);
      pal_statement_bind_text (statement, index, iso);
    }
  else if (pal_field_is_number (field))
    pal_statement_bind_int (statement, index, value->number);
  else
    pal_statement_bind_text (statement, index, value->text);
}

static char *
name_made (const char *table, const char *key)
{
  return g_strconcat (table, " ", key, NULL);
}

/* The record that a key calls, made by this import or kept in the file before; 0 when there is none. */
static gint64
find_record (Import *import, const char *table, const char *key)
{
  g_autofree char *name = name_made (table, key);
  const gint64 *made = g_hash_table_lookup (import->made, name);

  return made != NULL ? *made : pal_bundle_find (import->store, table, key);
}

/* Whether the rows of a table are read no earlier than this one: then a key that is missing may still come. */
static gboolean
may_come (Import *import, const char *target)
{
  for (guint i = import->at; i < import->tables->len; i++)
    {
      const char *name = g_array_index (import->tables, PalBundleTable, i).kind->table;

      if (g_str_equal (name, target))
        return g_hash_table_contains (import->files, name);
    }
  return FALSE;
}

static gboolean
refuse_reference (Import *import, int field, const char *target, const char *key, GError **error)
{
  g_autofree char *why = g_strdup_printf (_("“%s” is the key of no record in %s.csv nor in the file."), key, target);

  set_error (import, error, PAL_BUNDLE_ERROR_REFERENCE, field, why);
  return FALSE;
}

/* A reference becomes the id of the record that is called so. What may still come is left open, unless the field needs
 * it now. */
static gboolean
read_reference (Import *import, guint field, PalValue *value, GError **error)
{
  const PalField *what = &import->table->kind->fields[field];
  const char *key = pal_bundle_file_get_field (import->file, field);
  gint64 record;

  pal_value_clear (value);
  if (key == NULL)
    return TRUE;
  record = find_record (import, what->target, key);
  if (record != 0)
    pal_value_set_number (value, record);
  else if (!may_come (import, what->target) || (what->flags & PAL_REQUIRED))
    return refuse_reference (import, (int) field, what->target, key, error);
  return TRUE;
}

/* Of which table the record is that a row names. NULL with an error. */
static const char *
find_table (Import *import, GError **error)
{
  int at = pal_kind_index_of (import->table->kind, "table-name");
  int field = at >= 0 ? at : pal_kind_index_of (import->table->kind, "custom-field");
  g_autofree char *name = NULL;
  const PalKind *kind;

  if (at >= 0)
    name = g_strdup (import->values[at].text);
  else if (field >= 0)
    name = pal_store_ask_text_of (import->store, "SELECT table_name FROM custom_field WHERE id = ?1",
                                  import->values[field].number);
  else
    name = g_strdup (pal_bundle_file_get_table_name (import->file));
  if (name == NULL)
    return "participant";
  kind = pal_kind_find (name);
  if (kind == NULL)
    set_error (import, error, PAL_BUNDLE_ERROR_REFERENCE, field, _("no kind of record has that name."));
  return kind != NULL ? kind->table : NULL;
}

static gboolean
read_record (Import *import, GError **error)
{
  guint field = (guint) import->table->record;
  const char *key = pal_bundle_file_get_field (import->file, field);
  const char *table = find_table (import, error);
  gint64 record;

  pal_value_clear (&import->values[field]);
  if (table == NULL)
    return FALSE;
  if (key == NULL)
    return TRUE;
  record = find_record (import, table, key);
  if (record == 0)
    return refuse_reference (import, (int) field, table, key, error);
  pal_value_set_number (&import->values[field], record);
  return TRUE;
}

static gboolean
read_values (Import *import, GError **error)
{
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      const PalField *field = &import->table->kind->fields[i];

      if ((int) i == import->table->record)
        continue;
      if (field->kind == PAL_REF ? !read_reference (import, i, &import->values[i], error)
                                 : !pal_bundle_file_read_value (import->file, i, &import->values[i], error))
        return FALSE;
    }
  return import->table->record < 0 || read_record (import, error);
}

/* A new record needs its required fields; one that is there must not lose one. */
static gboolean
check_required (Import *import, gboolean is_new, GError **error)
{
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      const PalField *field = &import->table->kind->fields[i];

      if (!(field->flags & PAL_REQUIRED) || import->values[i].known
          || (!is_new && !pal_bundle_file_has_field (import->file, i)))
        continue;
      set_error (import, error, PAL_BUNDLE_ERROR_VALUE, (int) i,
                 _("this value is needed, and the row does not have it."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_key (Import *import, const char *why, GError **error)
{
  pal_bundle_file_set_error (import->file, error, PAL_BUNDLE_ERROR_KEY, "key", why);
  return FALSE;
}

/* What a row is called in its file: its key, or for an outside key all that makes it one. NULL when it has none. Full
 * transfer. */
static char *
name_row (Import *import)
{
  const PalValue *values = import->values;

  if (!import->table->outside_key)
    return g_strdup (pal_bundle_file_get_key (import->file));
  if (!values[OUTSIDE_SOURCE].known || !values[OUTSIDE_KEY].known || !values[OUTSIDE_TABLE].known)
    return NULL;
  return g_strjoin ("\x1f", values[OUTSIDE_SOURCE].text, values[OUTSIDE_KEY].text, values[OUTSIDE_TABLE].text, NULL);
}

/* The key must not stand twice in a file. */
static gboolean
check_key (Import *import, GError **error)
{
  g_autofree char *all = name_row (import);
  g_autofree char *why = NULL;
  gpointer before;

  if (all == NULL)
    return TRUE;
  before = g_hash_table_lookup (import->seen, all);
  if (before != NULL)
    {
      why = g_strdup_printf (_("the key “%s” stands on row %u already."),
                             import->table->outside_key ? import->values[OUTSIDE_KEY].text : all,
                             GPOINTER_TO_UINT (before));
      return refuse_key (import, why, error);
    }
  g_hash_table_insert (import->seen, g_steal_pointer (&all), GUINT_TO_POINTER (pal_bundle_file_get_row (import->file)));
  return TRUE;
}

/* The record that a row is about; 0 when it is new. */
static gint64
find_row (Import *import)
{
  const char *key = pal_bundle_file_get_key (import->file);
  g_autoptr (PalStatement) statement = NULL;

  if (!import->table->outside_key)
    return key != NULL ? find_record (import, import->table->kind->table, key) : 0;
  statement = pal_statement_new (import->store,
                                 "SELECT id FROM outside_key WHERE source = ?1 AND key = ?2 AND table_name = ?3", NULL);
  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, import->values[OUTSIDE_SOURCE].text);
  pal_statement_bind_text (statement, 2, import->values[OUTSIDE_KEY].text);
  pal_statement_bind_text (statement, 3, import->values[OUTSIDE_TABLE].text);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

/* A key of a bundle never goes from one record to another: what refers to it would change its meaning. */
static gboolean
check_moved (Import *import, GError **error)
{
  const PalValue *values = import->values;
  gint64 record;

  if (!import->table->outside_key || g_strcmp0 (values[OUTSIDE_SOURCE].text, PAL_BUNDLE_SOURCE) != 0)
    return TRUE;
  record = pal_bundle_find (import->store, values[OUTSIDE_TABLE].text, values[OUTSIDE_KEY].text);
  if (record == 0 || record == values[import->table->record].number)
    return TRUE;
  return refuse_key (import, _("this key calls another record already."), error);
}

/* A new record is called by its key from now on. */
static void
add_key (Import *import, gint64 record)
{
  const char *key = pal_bundle_file_get_key (import->file), *table = import->table->kind->table;
  const int *columns = import->key_columns;

  if (key == NULL || import->table->outside_key)
    return;
  pal_bulk_set_text (import->keys, columns[OUTSIDE_SOURCE], PAL_BUNDLE_SOURCE);
  pal_bulk_set_text (import->keys, columns[OUTSIDE_KEY], key);
  pal_bulk_set_text (import->keys, columns[OUTSIDE_TABLE], table);
  pal_bulk_set_int (import->keys, columns[OUTSIDE_RECORD], record);
  pal_bulk_add (import->keys);
  g_hash_table_insert (import->made, name_made (table, key), g_memdup2 (&record, sizeof record));
}

/* Keeps a text until the row is added; takes it. */
static const char *
keep_text (Import *import, char *text)
{
  const char *kept = g_string_chunk_insert (import->texts, text);

  g_free (text);
  return kept;
}

static gboolean
insert_row (Import *import, gint64 *record, GError **error)
{
  char *created_at = NULL;

  if (!pal_bundle_file_read_created_at (import->file, &created_at, error))
    return FALSE;
  g_string_chunk_clear (import->texts);
  if (created_at != NULL)
    pal_bulk_set_text (import->insert, pal_bulk_find_column (import->insert, "created_at"),
                       keep_text (import, created_at));
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      const PalField *field = &import->table->kind->fields[i];
      const PalValue *value = &import->values[i];

      if (value->known && field->kind == PAL_DATE)
        pal_bulk_set_text (import->insert, import->columns[i], keep_text (import, pal_value_to_raw (field, value)));
      else if (value->known && pal_field_is_number (field))
        pal_bulk_set_int (import->insert, import->columns[i], value->number);
      else if (value->known)
        pal_bulk_set_text (import->insert, import->columns[i], value->text);
    }
  *record = pal_bulk_add (import->insert);
  add_key (import, *record);
  import->count->added++;
  return pal_bulk_n_waiting (import->insert) < MOST_WAITING || pal_bulk_flush (import->insert, error);
}

static gboolean
update_row (Import *import, gint64 record, GError **error)
{
  g_autofree char *sql = update_sql (import);
  g_autoptr (PalStatement) update = sql != NULL ? pal_statement_new (import->store, sql, error) : NULL;

  if (sql != NULL && update == NULL)
    return FALSE;
  if (update != NULL)
    {
      pal_statement_bind_int (update, 1, record);
      for (guint i = 0; i < import->table->n_fields; i++)
        if (pal_bundle_file_has_field (import->file, i))
          bind_value (update, (int) i + 2, &import->table->kind->fields[i], &import->values[i]);
      if (!pal_statement_run (update, error))
        return FALSE;
    }
  *(update != NULL && sqlite3_changes (pal_store_get_db (import->store)) > 0 ? &import->count->updated
                                                                             : &import->count->unchanged) += 1;
  return TRUE;
}

/* References that were left open are put in when everything is there. */
static void
remember_pending (Import *import, gint64 record)
{
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      const char *key = pal_bundle_file_get_field (import->file, i);

      if (import->table->kind->fields[i].kind == PAL_REF && key != NULL && !import->values[i].known)
        {
          Pending pending = { import->at, i, record, pal_bundle_file_get_row (import->file),
                              g_strdup (pal_bundle_file_get_name (import->file)), g_strdup (key) };

          g_array_append_val (import->pending, pending);
        }
    }
}

static gboolean
import_row (Import *import, GError **error)
{
  gint64 record;
  gboolean is_new;

  if (!read_values (import, error) || !check_key (import, error))
    return FALSE;
  record = find_row (import);
  is_new = record == 0;
  if (!check_required (import, is_new, error) || !check_moved (import, error))
    return FALSE;
  if (is_new ? !insert_row (import, &record, error) : !update_row (import, record, error))
    return FALSE;
  remember_pending (import, record);
  return TRUE;
}

static gboolean
look_up (Import *import, GError **error)
{
  if (g_cancellable_is_cancelled (import->cancellable))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was stopped. Nothing of “%s” was kept."),
                   import->folder);
      return FALSE;
    }
  if (import->progress != NULL && import->all > 0)
    import->progress (0.95 * (double) (import->done + pal_bundle_file_get_offset (import->file)) / (double) import->all,
                      import->progress_data);
  return TRUE;
}

static gboolean
import_rows (Import *import, GError **error)
{
  GError *local = NULL;
  guint n = 0;

  while (pal_bundle_file_next (import->file, &local))
    {
      if (n++ % ROWS_A_LOOK == 0 && !look_up (import, error))
        return FALSE;
      if (!import_row (import, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
import_table (Import *import, GError **error)
{
  const char *name = g_hash_table_lookup (import->files, import->table->kind->table);
  gboolean done;

  if (name == NULL)
    return TRUE;
  import->file = pal_bundle_file_open (import->folder, name, import->table, import->result->warnings, error);
  if (import->file == NULL)
    return FALSE;
  /* Outside keys are looked up in their table, so what waits for it goes first. */
  if (import->table->outside_key && !pal_bulk_flush (import->keys, error))
    return FALSE;
  import->insert = pal_bulk_new (import->edit, import->table->kind->table, error);
  if (import->insert == NULL)
    return FALSE;
  import->columns = g_new (int, import->table->n_fields);
  for (guint i = 0; i < import->table->n_fields; i++)
    {
      g_autofree char *column = pal_field_column (&import->table->kind->fields[i]);

      import->columns[i] = pal_bulk_find_column (import->insert, column);
    }
  import->values = g_new0 (PalValue, import->table->n_fields);
  import->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import->count = g_new0 (PalBundleCount, 1);
  import->count->table = import->table->kind->table;
  g_ptr_array_add (import->result->counts, import->count);
  done = import_rows (import, error) && pal_bulk_flush (import->insert, error);
  import->done += pal_bundle_file_get_offset (import->file);
  import->result->added += import->count->added;
  import->result->updated += import->count->updated;
  import->result->unchanged += import->count->unchanged;
  forget_file (import);
  return done;
}

static gboolean
resolve (Import *import, const Pending *pending, GError **error)
{
  const PalBundleTable *table = &g_array_index (import->tables, PalBundleTable, pending->table);
  const PalField *field = &table->kind->fields[pending->field];
  g_autofree char *column = pal_field_column (field);
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", table->kind->table, column);
  gint64 record = find_record (import, field->target, pending->key);
  g_autoptr (PalStatement) update = NULL;

  if (record == 0)
    {
      g_set_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_REFERENCE,
                   _("%s, row %u, column “%s”: “%s” is the key of no record in %s.csv nor in the file. Nothing was "
                      "imported; correct "
                      "the file and import again."),
                   pending->name, pending->row, column, pending->key, field->target);
      return FALSE;
    }
  update = pal_statement_new (import->store, sql, error);
  if (update == NULL)
    return FALSE;
  pal_statement_bind_int (update, 1, pending->record);
  pal_statement_bind_int (update, 2, record);
  return pal_statement_run (update, error);
}

static PalBundleResult *
import_end (Import *import, gboolean keep, GError **error)
{
  gboolean flushed = pal_bulk_flush (import->keys, error);

  g_clear_pointer (&import->keys, pal_bulk_free);
  if (!flushed)
    return NULL;
  for (guint i = 0; i < import->pending->len; i++)
    if (!resolve (import, &g_array_index (import->pending, Pending, i), error))
      return NULL;
  if (keep && !pal_edit_commit (import->edit, error))
    return NULL;
  g_clear_object (&import->edit);
  import->result->kept = keep;
  if (import->progress != NULL)
    import->progress (1, import->progress_data);
  return g_steal_pointer (&import->result);
}

static PalBundleResult *
import_all (PalStore *store, const char *folder, gboolean keep, PalProgressFunc progress, gpointer progress_data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (Import) import = import_begin (store, folder, error);

  if (import == NULL)
    return NULL;
  import->progress = progress;
  import->progress_data = progress_data;
  import->cancellable = cancellable;
  for (import->at = 0; import->at < import->tables->len; import->at++)
    {
      import->table = &g_array_index (import->tables, PalBundleTable, import->at);
      if (!import_table (import, error))
        return NULL;
      if (g_str_equal (import->table->kind->table, "list_value"))
        pal_list_values_peek (store);
    }
  return import_end (import, keep, error);
}

/* Reads a bundle as one edit that can be undone. Files and columns may be missing, and stand in any order; those that
 * are not known are told and left out. A key that the file has updates that record, in the columns that the bundle has.
 * A value that cannot be read or is missing, a reference to nothing, a key that stands twice refuses the whole bundle,
 * with the file, the row and the column. With keep FALSE it is tried, and nothing remains. */
PalBundleResult *
pal_bundle_import (PalStore *store, const char *folder, gboolean keep, PalProgressFunc progress, gpointer progress_data,
                   GCancellable *cancellable, GError **error)
{
  PalBundleResult *result = import_all (store, folder, keep, progress, progress_data, cancellable, error);

  pal_list_values_peek (NULL);
  return result;
}
