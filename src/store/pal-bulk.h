/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-edit.h"

G_BEGIN_DECLS

/* Inserting very many records of one table in an edit. */
typedef struct _PalBulk PalBulk;

PalBulk       *pal_bulk_new (PalEdit *edit, const char *table, GError **error);
void           pal_bulk_free (PalBulk *bulk);
int            pal_bulk_find_column (PalBulk *bulk, const char *column);
void           pal_bulk_set_text (PalBulk *bulk, int column, const char *text);
void           pal_bulk_set_int (PalBulk *bulk, int column, gint64 value);
gint64         pal_bulk_add (PalBulk *bulk);
guint          pal_bulk_n_waiting (PalBulk *bulk);
gboolean       pal_bulk_flush (PalBulk *bulk, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBulk, pal_bulk_free)

G_END_DECLS
