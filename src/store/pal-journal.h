/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store.h"

G_BEGIN_DECLS

/* One edit of the journal, as the History page and the undo button show it. */
typedef struct {
  gint64  id;
  char   *at;
  char   *user;
  char   *label;
  char   *place;
  char   *kind;
  gboolean reverted;
  gboolean has_delta;
} PalOp;

void           pal_op_free (PalOp *op);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalOp, pal_op_free)

PalOp         *pal_journal_get (PalStore *store, gint64 op);
PalOp         *pal_journal_next_undo (PalStore *store);
PalOp         *pal_journal_next_redo (PalStore *store);
gboolean       pal_journal_undo (PalStore *store, gint64 op, GError **error);
gboolean       pal_journal_redo (PalStore *store, gint64 op, GError **error);
gboolean       pal_journal_purge (PalStore *store, const char *deltas_before, const char *audit_before, GError **error);

G_END_DECLS
