/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pal-kind-page.h"

G_BEGIN_DECLS

#define PAL_TYPE_KIND_RECORD (pal_kind_record_get_type ())
G_DECLARE_FINAL_TYPE (PalKindRecord, pal_kind_record, PAL, KIND_RECORD, GtkWidget)

/* Property: narrow. Signals: "created" (id), "gone", "tab-chosen". */

GtkWidget     *pal_kind_record_new (const PalKindPage *page);
void           pal_kind_record_set_name (PalKindRecord *self, const char *name);
void           pal_kind_record_set_place (PalKindRecord *self, const char *place);
void           pal_kind_record_set_subject (PalKindRecord *self, const char *subject);
void           pal_kind_record_show (PalKindRecord *self, PalRecord *record, PalStore *store);
PalRecord     *pal_kind_record_get (PalKindRecord *self);
gint64         pal_kind_record_get_id (PalKindRecord *self);
void           pal_kind_record_set_tab (PalKindRecord *self, const char *tab);
const char    *pal_kind_record_get_tab (PalKindRecord *self);
void           pal_kind_record_add_tool (PalKindRecord *self, GtkWidget *tool);
gboolean       pal_kind_record_keep (PalKindRecord *self, GError **error);
gboolean       pal_kind_record_focus (PalKindRecord *self);
GtkWidget     *pal_kind_record_get_part (PalKindRecord *self);

G_END_DECLS
