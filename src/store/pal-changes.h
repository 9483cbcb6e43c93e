/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store-private.h"

G_BEGIN_DECLS

/* What an edit changes, row by row, from its beginning on. */
typedef struct _PalChanges PalChanges;

/* A row that changed, as the audit wants it. */
typedef struct {
  const PalJournaled *table;
  gint64              record;
  gint64              through;   /* what the table's person column holds; 0: nothing, or a changeset that does not say */
  int                 change;    /* SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE */
  char               *columns;   /* of an update, apart by spaces */
} PalChangedRow;

PalChanges    *pal_changes_new (PalStore *store);
void           pal_changes_free (PalChanges *changes);
void           pal_changes_set_watching (PalChanges *changes, gboolean watching);
void           pal_changes_add_inserted (PalChanges *changes, const PalJournaled *table, gint64 record,
                                         const guint8 *row, gsize size);
GByteArray    *pal_changes_finish (PalChanges *changes, GArray **rows, GError **error);

GArray        *pal_changed_rows_new (void);
PalChanges    *pal_edit_get_changes (PalEdit *edit);

void           pal_changeset_append_varint (GByteArray *bytes, guint32 number);
void           pal_changeset_append_null (GByteArray *bytes);
void           pal_changeset_append_int (GByteArray *bytes, gint64 number);
void           pal_changeset_append_bytes (GByteArray *bytes, int type, gconstpointer data, guint length);
void           pal_changeset_append_value (GByteArray *bytes, sqlite3_value *value);
void           pal_changeset_append_header (GByteArray *bytes, const PalJournaled *table);
gsize          pal_changeset_value_size (const guint8 *value);
gint64         pal_changeset_row_int (const guint8 *row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalChanges, pal_changes_free)

G_END_DECLS
