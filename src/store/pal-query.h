/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store.h"

G_BEGIN_DECLS

/* A row of a list: the record's id and the columns of the hydrating statement, as text. */
#define PAL_TYPE_ROW (pal_row_get_type ())
G_DECLARE_FINAL_TYPE (PalRow, pal_row, PAL, ROW, GObject)

gint64         pal_row_get_id (PalRow *row);
const char    *pal_row_get_text (PalRow *row, guint column);
gint64         pal_row_get_int (PalRow *row, guint column, gint64 otherwise);
gboolean       pal_row_is_known (PalRow *row, guint column);

#define PAL_TYPE_QUERY (pal_query_get_type ())
G_DECLARE_FINAL_TYPE (PalQuery, pal_query, PAL, QUERY, GObject)

PalQuery      *pal_query_new (PalStore *store, const char *const *tables, const char *hydrate);
gboolean       pal_query_set_keys (PalQuery *query, const char *sql, const char *const *values, GError **error);
gboolean       pal_query_refresh (PalQuery *query, GError **error);
guint          pal_query_get_position (PalQuery *query, gint64 id);
gint64         pal_query_get_key (PalQuery *query, guint position);

G_END_DECLS
