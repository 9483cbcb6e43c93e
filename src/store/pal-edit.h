/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-store.h"

G_BEGIN_DECLS

#define PAL_TYPE_EDIT (pal_edit_get_type ())
G_DECLARE_FINAL_TYPE (PalEdit, pal_edit, PAL, EDIT, GObject)

PalEdit       *pal_edit_begin (PalStore *store, const char *label, GError **error);
PalStore      *pal_edit_get_store (PalEdit *edit);
void           pal_edit_set_place (PalEdit *edit, const char *place);
void           pal_edit_set_visit (PalEdit *edit, const char *visit);
gboolean       pal_edit_commit (PalEdit *edit, GError **error);
gboolean       pal_edit_commit_step (PalEdit *edit, gint64 until, gboolean *over, GError **error);
double         pal_edit_get_progress (PalEdit *edit);
gint64         pal_edit_get_op (PalEdit *edit);

G_END_DECLS
