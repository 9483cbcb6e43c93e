/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define PAL_STORE_ERROR (pal_store_error_quark ())
GQuark pal_store_error_quark (void);

typedef enum {
  PAL_STORE_ERROR_FAILED,
  PAL_STORE_ERROR_NOT_PALIER,
  PAL_STORE_ERROR_NEWER,
  PAL_STORE_ERROR_DAMAGED,
  PAL_STORE_ERROR_LOCKED,
  PAL_STORE_ERROR_READ_ONLY,
  PAL_STORE_ERROR_FULL,
  PAL_STORE_ERROR_PLACE,
  PAL_STORE_ERROR_EXISTS,
  PAL_STORE_ERROR_MISSING,
  PAL_STORE_ERROR_CONFLICT,
} PalStoreError;

typedef enum {
  PAL_STORE_OPEN_DEFAULT = 0,
  PAL_STORE_OPEN_TAKE_LOCK = 1 << 0,
} PalStoreOpenFlags;

/* What the layers above give to every connection: SQL functions of the trade, and the words a record is found by. */
typedef struct _PalStore PalStore;
typedef struct {
  gboolean (*add_functions) (sqlite3 *db);
  gboolean (*index_record) (PalStore *store, const char *table, gint64 record, const char *change, const char *columns, GError **error);
  gboolean (*index_all) (PalStore *store, GError **error);
} PalStoreHooks;

void           pal_store_set_hooks (const PalStoreHooks *hooks);

#define PAL_TYPE_STORE (pal_store_get_type ())
G_DECLARE_FINAL_TYPE (PalStore, pal_store, PAL, STORE, GObject)

PalStore      *pal_store_create (const char *path, GError **error);
PalStore      *pal_store_open (const char *path, PalStoreOpenFlags flags, GError **error);
PalStore      *pal_store_open_reader (const char *path, GError **error);
gboolean       pal_store_close (PalStore *store, GError **error);
gboolean       pal_store_check (PalStore *store, gboolean thorough, GError **error);

const char    *pal_store_get_path (PalStore *store);
gboolean       pal_store_was_unclean (PalStore *store);
gboolean       pal_store_is_reader (PalStore *store);
gint64         pal_store_get_sitting (PalStore *store);
gint64         pal_store_next_key (PalStore *store);
gint64         pal_store_key_time (gint64 key);
char          *pal_store_get_setting (PalStore *store, const char *name);
gboolean       pal_store_set_setting (PalStore *store, const char *name, const char *value, GError **error);

/* Signals: "changed" (GStrv tables) after each edit, undo or redo that was kept. */

/* For the core only: nothing above reports/ holds a statement. */
sqlite3       *pal_store_get_db (PalStore *store);

typedef struct _PalStatement PalStatement;
PalStatement  *pal_statement_new (PalStore *store, const char *sql, GError **error);
void           pal_statement_free (PalStatement *statement);
void           pal_statement_bind_int (PalStatement *statement, int index, gint64 value);
void           pal_statement_bind_text (PalStatement *statement, int index, const char *value);
void           pal_statement_bind_blob (PalStatement *statement, int index, const void *data, gsize size);
void           pal_statement_bind_null (PalStatement *statement, int index);
int            pal_statement_find (PalStatement *statement, const char *parameter);
gboolean       pal_statement_step (PalStatement *statement, GError **error);
gboolean       pal_statement_run (PalStatement *statement, GError **error);
void           pal_statement_reset (PalStatement *statement);
int            pal_statement_n_columns (PalStatement *statement);
const char    *pal_statement_column_name (PalStatement *statement, int column);
gint64         pal_statement_get_int (PalStatement *statement, int column);
double         pal_statement_get_double (PalStatement *statement, int column);
const char    *pal_statement_get_text (PalStatement *statement, int column);
const void    *pal_statement_get_blob (PalStatement *statement, int column, gsize *size);
gboolean       pal_statement_is_null (PalStatement *statement, int column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalStatement, pal_statement_free)

gint64         pal_store_ask_int (PalStore *store, const char *sql, gint64 otherwise);
gint64         pal_store_ask_int_of (PalStore *store, const char *sql, gint64 key, gint64 otherwise);
char          *pal_store_ask_text (PalStore *store, const char *sql);
char          *pal_store_ask_text_of (PalStore *store, const char *sql, gint64 key);

GError        *pal_store_error_from_sqlite (sqlite3 *db, int code);

G_END_DECLS
