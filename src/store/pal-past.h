/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store.h"

G_BEGIN_DECLS

/* A row as it was before an edit changed or deleted it. Valid during the call that gets it. */
typedef struct _PalPastRow PalPastRow;

gint64         pal_past_row_get_op (const PalPastRow *row);        /* the edit */
gint64         pal_past_row_get_id (const PalPastRow *row);
gboolean       pal_past_row_is_deleted (const PalPastRow *row);
const char    *pal_past_row_get_text (const PalPastRow *row, const char *column);
gint64         pal_past_row_get_int (const PalPastRow *row, const char *column, gint64 otherwise);

typedef void (*PalPastFunc) (const PalPastRow *row, gpointer data);

gboolean       pal_past_each (PalStore *store, const char *table, PalPastFunc func, gpointer data, GError **error);

G_END_DECLS
