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
void           pal_store_emit_changed (PalStore *store, GHashTable *tables);
gboolean       pal_store_begin (PalStore *store, GError **error);
gboolean       pal_store_commit (PalStore *store, GError **error);
void           pal_store_rollback (PalStore *store);

void           pal_statement_bind_kept_text (PalStatement *statement, int index, const char *text, int length);
sqlite3_value *pal_statement_get_value (PalStatement *statement, int column);

typedef struct _PalOpWriting PalOpWriting;
PalOpWriting  *pal_op_writing_new (PalStore *store, const PalOpHead *head, gconstpointer delta, int size, GArray *rows);
void           pal_op_writing_free (PalOpWriting *writing);
gboolean       pal_op_writing_step (PalOpWriting *writing, gint64 until, GError **error);
gint64         pal_op_writing_get_op (PalOpWriting *writing);
double         pal_op_writing_get_progress (PalOpWriting *writing);
void           pal_op_writing_list_tables (PalOpWriting *writing, GHashTable *tables);
gint64         pal_op_write (PalStore *store, const PalOpHead *head, gconstpointer delta, int size, GHashTable *tables,
                             GError **error);
GBytes        *pal_op_load_delta (PalStore *store, gint64 op, GError **error);

int            pal_schema_current (void);
gboolean       pal_schema_create (PalStore *store, GError **error);
gboolean       pal_schema_migrate (PalStore *store, GError **error);

G_END_DECLS
