/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* The columns of a row of the history. */
enum {
  PAL_HISTORY_AT,         /* local, ISO */
  PAL_HISTORY_LABEL,
  PAL_HISTORY_USER,
  PAL_HISTORY_REVERTED,   /* "1", or not known */
};

PalQuery      *pal_history_query (PalStore *store);
gboolean       pal_history_find (PalQuery *query, const char *typed, GError **error);
char         **pal_history_describe (PalStore *store, gint64 op);
char          *pal_history_undone_by (PalStore *store, gint64 op);

G_END_DECLS
