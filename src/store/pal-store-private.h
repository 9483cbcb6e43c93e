/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-edit.h"
#include "pal-lock.h"
#include "pal-store.h"

G_BEGIN_DECLS

#define PAL_STORE_APPLICATION_ID 0x50414C52   /* "PALR" */

/* A table that edits record: its columns, and the one that leads to a participant (-1: none). */
typedef struct {
  char     *table;
  char     *person;
  char    **columns;
  int       n_columns;
  int       person_column;
  gboolean  silent;         /* no lines of the audit */
} PalJournaled;

struct _PalStore {
  GObject     parent_instance;
  char       *path;
  sqlite3    *db;
  PalLock    *lock;
  GHashTable *statements;   /* SQL → idle PalStatement */
  GHashTable *journaled;    /* table → PalJournaled */
  GPtrArray  *tables;       /* the same, in the order in which they are attached */
  PalEdit    *edit;         /* the open one, not owned */
  gboolean    reader;
  gboolean    unclean;
  gint64      last_key;
  gint64      desk;
  gint64      sitting;
};

/* A row that an edit inserted without its session, and what its table's person column holds (0: nothing). */
typedef struct {
  gint64 record;
  gint64 through;
} PalBulkRow;

/* Such rows of one table: a part of a changeset, and its rows in the order of their keys. */
typedef struct {
  const PalJournaled *table;
  GByteArray         *bytes;
  GArray             *rows;   /* PalBulkRow */
} PalBulkRecords;

/* What an edit changed: a changeset whose first part is read for the journal, and the rows of the rest, which are
 * known. */
typedef struct {
  gconstpointer data;
  int           size;
  int           read;       /* bytes; the size when nothing is known */
  GPtrArray    *known;      /* PalBulkRecords, may be NULL */
} PalDelta;

/* The kinds of entry in the journal. */
typedef struct {
  const char *kind;         /* EDIT UNDO REDO */
  const char *label;
  const char *place;
  const char *visit;
  gint64      reverts;      /* 0: nothing */
} PalOpHead;

GHashTable    *pal_statement_table_new (void);
const PalStoreHooks *pal_store_hooks (void);
gboolean       pal_store_execute (PalStore *store, const char *sql, GError **error);
gboolean       pal_store_load_journaled (PalStore *store, GError **error);
sqlite3_session *pal_store_open_session (PalStore *store, GError **error);
void           pal_store_emit_changed (PalStore *store, GHashTable *tables);
gboolean       pal_store_begin (PalStore *store, GError **error);
gboolean       pal_store_commit (PalStore *store, GError **error);
void           pal_store_rollback (PalStore *store);

PalBulkRecords *pal_edit_add_records (PalEdit *edit, const PalJournaled *table);
void           pal_edit_set_recording (PalEdit *edit, gboolean recording);
void           pal_statement_bind_kept_text (PalStatement *statement, int index, const char *text, int length);

typedef struct _PalOpWriting PalOpWriting;
PalOpWriting *pal_op_writing_new (PalStore *store, const PalOpHead *head, const PalDelta *delta, GHashTable *tables,
                                  GError **error);
void           pal_op_writing_free (PalOpWriting *writing);
gboolean       pal_op_writing_step (PalOpWriting *writing, gint64 until, GError **error);
gint64         pal_op_writing_get_op (PalOpWriting *writing);
double         pal_op_writing_get_progress (PalOpWriting *writing);
gint64 pal_op_write (PalStore *store, const PalOpHead *head, const PalDelta *delta, GHashTable *tables, GError **error);
gboolean       pal_op_changes_rows_from (gconstpointer delta, int size, gint64 first);
gboolean pal_op_combine (PalStore *store, gconstpointer first, int first_size, gconstpointer then, int then_size,
                         int *out_size, void **out, GError **error);
GBytes        *pal_op_load_delta (PalStore *store, gint64 op, GError **error);

int            pal_schema_current (void);
gboolean       pal_schema_create (PalStore *store, GError **error);
gboolean       pal_schema_migrate (PalStore *store, GError **error);

G_END_DECLS
