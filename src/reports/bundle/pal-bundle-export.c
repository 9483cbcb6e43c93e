/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pal-bundle-private.h"

#define FLUSH (64 * 1024)

typedef struct {
  PalStore      *store;
  const char    *folder;
  GOutputStream *stream;
  GString       *text;
} Export;

/* What a record of a table is called in the bundle, or NULL: it has no key, and its id stands for one. */
static void
append_key_of (GString *sql, const char *table, const char *record)
{
  g_string_append_printf (sql,
                          "(SELECT key FROM outside_key o WHERE o.record = %s AND o.source = '" PAL_BUNDLE_SOURCE "' "
                          "AND o.table_name = '%s' ORDER BY o.id LIMIT 1)",
                          record, table);
}

/* Two columns a field: the value, and for a reference what it is called. */
static char *
select_sql (const PalBundleTable *table)
{
  GString *sql = g_string_new ("SELECT t.id, ");

  append_key_of (sql, table->kind->table, "t.id");
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PalField *field = &table->kind->fields[i];
      g_autofree char *column = pal_field_column (field);
      g_autofree char *qualified = g_strconcat ("t.", column, NULL);

      g_string_append_printf (sql, ", %s, ", qualified);
      if (field->kind == PAL_REF)
        append_key_of (sql, field->target, qualified);
      else
        g_string_append (sql, "NULL");
    }
  g_string_append_printf (sql, ", t.created_at FROM %s t", table->kind->table);
  /* The key that a record is called by stands in its own row; only further ones are listed. */
  if (table->outside_key)
    g_string_append (sql, " WHERE t.source <> '" PAL_BUNDLE_SOURCE "' OR t.id <> (SELECT min (o.id) FROM outside_key o "
                     "WHERE o.record = t.record AND o.source = t.source AND o.table_name = t.table_name)");
  g_string_append (sql, " ORDER BY t.id");
  return g_string_free (sql, FALSE);
}

static void
append_field (Export *export, const char *text)
{
  pal_csv_append_field (export->text, text, ',', PAL_CSV_EXACT);
}

static gboolean
flush (Export *export, gsize at_least, GError **error)
{
  gboolean done = TRUE;

  if (export->text->len < at_least)
    return TRUE;
  done = g_output_stream_write_all (export->stream, export->text->str, export->text->len, NULL, NULL, error);
  g_string_truncate (export->text, 0);
  return done;
}

static void
append_headings (Export *export, const PalBundleTable *table)
{
  if (!table->outside_key)
    g_string_append (export->text, "key,");
  if (table->tagged)
    g_string_append (export->text, "table_name,");
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *column = pal_field_column (&table->kind->fields[i]);

      g_string_append_printf (export->text, "%s,", column);
    }
  g_string_append (export->text, "created_at\n");
}

static gboolean
has_record (PalStore *store, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", table);

  return pal_store_ask_int_of (store, sql, id, 0) == 1;
}

/* Of which table the record is that a row names; NULL when it is no longer there. */
static const char *
find_table (Export *export, const PalBundleTable *table, PalStatement *row, gint64 record)
{
  const PalKind *const *kinds = pal_kind_all ();
  g_autofree char *name = NULL;
  const PalKind *kind;
  int at = pal_kind_index_of (table->kind, "table-name");

  if (at >= 0)
    name = g_strdup (pal_statement_get_text (row, 2 + 2 * at));
  else if (!table->tagged)
    name = pal_store_ask_text_of (export->store, "SELECT table_name FROM custom_field WHERE id = ?1",
                                  pal_statement_get_int (row, 2 + 2 * pal_kind_index_of (table->kind, "custom-field")));
  kind = pal_kind_find (name);
  if (kind != NULL)
    return has_record (export->store, kind->table, record) ? kind->table : NULL;
  for (guint i = 0; table->tagged && kinds[i] != NULL; i++)
    if (has_record (export->store, kinds[i]->table, record))
      return kinds[i]->table;
  return NULL;
}

/* What a record of any table is called. Full transfer. */
static char *
call_record (Export *export, const char *table, gint64 record)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  char *key;

  append_key_of (sql, table, "?1");
  key = pal_store_ask_text_of (export->store, sql->str, record);
  return key != NULL ? key : pal_bundle_key_of_id (record);
}

static void
append_value (Export *export, const PalField *field, PalStatement *row, int column)
{
  g_autofree char *key = NULL;

  if (field->kind == PAL_REF && !pal_statement_is_null (row, column) && pal_statement_is_null (row, column + 1))
    key = pal_bundle_key_of_id (pal_statement_get_int (row, column));
  else if (field->kind == PAL_REF)
    column++;
  append_field (export, key != NULL ? key : pal_statement_get_text (row, column));
}

static void
append_row (Export *export, const PalBundleTable *table, PalStatement *row)
{
  gint64 record = table->record >= 0 ? pal_statement_get_int (row, 2 + 2 * table->record) : 0;
  const char *of = table->record >= 0 ? find_table (export, table, row, record) : NULL;
  g_autofree char *key = pal_statement_is_null (row, 1) ? pal_bundle_key_of_id (pal_statement_get_int (row, 0))
                                                        : g_strdup (pal_statement_get_text (row, 1));

  if (table->record >= 0 && of == NULL)
    return;
  if (!table->outside_key)
    {
      append_field (export, key);
      g_string_append_c (export->text, ',');
    }
  if (table->tagged)
    g_string_append_printf (export->text, "%s,", of);
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *called = (int) i == table->record ? call_record (export, of, record) : NULL;

      if (called != NULL)
        append_field (export, called);
      else
        append_value (export, &table->kind->fields[i], row, 2 + 2 * (int) i);
      g_string_append_c (export->text, ',');
    }
  append_field (export, pal_statement_get_text (row, 2 + 2 * (int) table->n_fields));
  g_string_append_c (export->text, '\n');
}

static gboolean
write_rows (Export *export, const PalBundleTable *table, GError **error)
{
  g_autofree char *sql = select_sql (table);
  g_autoptr (PalStatement) row = pal_statement_new (export->store, sql, error);
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  append_headings (export, table);
  while (pal_statement_step (row, &local))
    {
      append_row (export, table, row);
      if (!flush (export, FLUSH, error))
        return FALSE;
    }
  if (local == NULL)
    return flush (export, 1, error) && g_output_stream_close (export->stream, NULL, error);
  g_propagate_error (error, local);
  return FALSE;
}

/* The file takes its name only once it is complete. */
static gboolean
export_table (Export *export, const PalBundleTable *table, GError **error)
{
  g_autofree char *name = g_strconcat (table->kind->table, ".csv", NULL);
  g_autofree char *path = g_build_filename (export->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GCancellable) undo = g_cancellable_new ();

  export->stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &reason));
  g_string_truncate (export->text, 0);
  if (export->stream == NULL || !write_rows (export, table, &reason))
    {
      g_set_error (
        error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_WRITE,
        _("“%s” could not be written (%s). Your file is as it was; choose a folder with room and try again."), path,
        reason->message);
      /* Closing a stream that is stopped throws away what it wrote and leaves the file that was there. */
      g_cancellable_cancel (undo);
      if (export->stream != NULL)
        g_output_stream_close (export->stream, undo, NULL);
      g_clear_object (&export->stream);
      return FALSE;
    }
  g_clear_object (&export->stream);
  return TRUE;
}

static gboolean
run (PalStore *store, const char *sql, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  return statement != NULL && pal_statement_run (statement, error);
}

/* Writes every record of the file into a folder, which is made when it is not there: <table>.csv for each kind, over
 * files of that name, all as the file is at one moment. Nothing in the file changes. */
gboolean
pal_bundle_export (PalStore *store, const char *folder, GError **error)
{
  g_autoptr (GArray) tables = pal_bundle_tables ();
  Export export = { .store = store, .folder = folder };
  gboolean done = TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_WRITE,
                   _("The folder “%s” could not be made (%s). Nothing was written; choose another one."), folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!run (store, "SAVEPOINT bundle", error))
    return FALSE;
  export.text = g_string_sized_new (2 * FLUSH);
  for (guint i = 0; i < tables->len && done; i++)
    done = export_table (&export, &g_array_index (tables, PalBundleTable, i), error);
  g_string_free (export.text, TRUE);
  run (store, "RELEASE bundle", NULL);
  return done;
}
