/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-store-private.h"

/* A prepared statement that goes back to its store when it is freed: the next use of the same SQL finds it ready. */
struct _PalStatement {
  PalStore     *store;
  sqlite3_stmt *stmt;
  char         *sql;
};

static void
statement_finalize (PalStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self->sql);
  g_free (self);
}

/* Returns a statement for @sql, ready to bind; NULL with @error set when it cannot be prepared. */
PalStatement *
pal_statement_new (PalStore *store, const char *sql, GError **error)
{
  gpointer key, value;

  g_return_val_if_fail (PAL_IS_STORE (store) && store->db != NULL, NULL);

  if (g_hash_table_steal_extended (store->statements, sql, &key, &value))
    return value;

  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (code != SQLITE_OK || stmt == NULL)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (store->db, code));
      return NULL;
    }

  PalStatement *self = g_new0 (PalStatement, 1);
  self->store = store;
  self->stmt = stmt;
  self->sql = g_strdup (sql);
  return self;
}

void
pal_statement_free (PalStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  if (self->store->statements == NULL || g_hash_table_contains (self->store->statements, self->sql))
    statement_finalize (self);
  else
    g_hash_table_insert (self->store->statements, self->sql, self);
}

/* The table of idle statements of a store. */
GHashTable *
pal_statement_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) statement_finalize);
}

/* Parameters are numbered from 1. */
void
pal_statement_bind_int (PalStatement *self, int index, gint64 value)
{
  sqlite3_bind_int64 (self->stmt, index, value);
}

/* NULL binds NULL. The text is copied. */
void
pal_statement_bind_text (PalStatement *self, int index, const char *value)
{
  sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT);
}

/* The text is not copied: it must stay until the statement is bound again or freed. */
void
pal_statement_bind_kept_text (PalStatement *self, int index, const char *text, int length)
{
  sqlite3_bind_text (self->stmt, index, text, length, SQLITE_STATIC);
}

void
pal_statement_bind_blob (PalStatement *self, int index, const void *data, gsize size)
{
  sqlite3_bind_blob64 (self->stmt, index, data, size, SQLITE_TRANSIENT);
}

void
pal_statement_bind_null (PalStatement *self, int index)
{
  sqlite3_bind_null (self->stmt, index);
}

/* The number of the parameter named @parameter (":cohort"), 0 when the statement has none of that name. */
int
pal_statement_find (PalStatement *self, const char *parameter)
{
  return sqlite3_bind_parameter_index (self->stmt, parameter);
}

/* Returns TRUE when there is a row. FALSE with @error unset is the end. */
gboolean
pal_statement_step (PalStatement *self, GError **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    g_propagate_error (error, pal_store_error_from_sqlite (self->store->db, code));
  return FALSE;
}

/* Runs to the end and resets, so that the statement can be bound again. Returns FALSE with @error set when it failed. */
gboolean
pal_statement_run (PalStatement *self, GError **error)
{
  int code;

  while ((code = sqlite3_step (self->stmt)) == SQLITE_ROW)
    ;
  if (code != SQLITE_DONE)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (self->store->db, code));
      sqlite3_reset (self->stmt);
      return FALSE;
    }
  sqlite3_reset (self->stmt);
  return TRUE;
}

void
pal_statement_reset (PalStatement *self)
{
  sqlite3_reset (self->stmt);
}

int
pal_statement_n_columns (PalStatement *self)
{
  return sqlite3_column_count (self->stmt);
}

const char *
pal_statement_column_name (PalStatement *self, int column)
{
  return sqlite3_column_name (self->stmt, column);
}

/* Columns are numbered from 0. */
gint64
pal_statement_get_int (PalStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
pal_statement_get_double (PalStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/* Owned by the statement, valid until the next step. NULL is unknown. */
const char *
pal_statement_get_text (PalStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/* Owned by the statement, valid until the next step. */
const void *
pal_statement_get_blob (PalStatement *self, int column, gsize *size)
{
  const void *data = sqlite3_column_blob (self->stmt, column);

  *size = sqlite3_column_bytes (self->stmt, column);
  return data;
}

/* Owned by the statement, valid until the next step; protected as SQLite calls it, since one thread works with a store. */
sqlite3_value *
pal_statement_get_value (PalStatement *self, int column)
{
  return sqlite3_column_value (self->stmt, column);
}

gboolean
pal_statement_is_null (PalStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

static gint64
ask_int (PalStore *store, const char *sql, const gint64 *key, gint64 otherwise)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);

  if (statement == NULL)
    return otherwise;
  if (key != NULL)
    pal_statement_bind_int (statement, 1, *key);
  if (!pal_statement_step (statement, NULL) || pal_statement_is_null (statement, 0))
    return otherwise;
  return pal_statement_get_int (statement, 0);
}

static char *
ask_text (PalStore *store, const char *sql, const gint64 *key)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);

  if (statement == NULL)
    return NULL;
  if (key != NULL)
    pal_statement_bind_int (statement, 1, *key);
  return pal_statement_step (statement, NULL) ? g_strdup (pal_statement_get_text (statement, 0)) : NULL;
}

/* The first column of the first row; @otherwise when there is no row, or it is NULL. */
gint64
pal_store_ask_int (PalStore *store, const char *sql, gint64 otherwise)
{
  return ask_int (store, sql, NULL, otherwise);
}

gint64
pal_store_ask_int_of (PalStore *store, const char *sql, gint64 key, gint64 otherwise)
{
  return ask_int (store, sql, &key, otherwise);
}

/* Full transfer; NULL when there is no row. */
char *
pal_store_ask_text (PalStore *store, const char *sql)
{
  return ask_text (store, sql, NULL);
}

char *
pal_store_ask_text_of (PalStore *store, const char *sql, gint64 key)
{
  return ask_text (store, sql, &key);
}
