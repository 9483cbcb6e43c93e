/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-saved-filter.h"

G_BEGIN_DECLS

/* The button "My filters", with the filters that are kept. Its menu uses actions of the list around it:
 * "participants.use-filter" (u: place), "participants.keep-filter", "participants.update-filter", "participants.delete-filter" (x).
 * Signals: "chosen" (gpointer: PalFilter, owned by the widget). */
#define PAL_TYPE_SAVED_FILTERS (pal_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (PalSavedFilters, pal_saved_filters, PAL, SAVED_FILTERS, GtkWidget)

GtkWidget     *pal_saved_filters_get_ask (PalSavedFilters *self);   /* where a name is asked: to be placed by the list */
void           pal_saved_filters_set_store (PalSavedFilters *self, PalStore *store);
void           pal_saved_filters_set_current (PalSavedFilters *self, const PalFilter *filter);

void           pal_saved_filters_use (PalSavedFilters *self, guint index);
void           pal_saved_filters_ask_name (PalSavedFilters *self);
void           pal_saved_filters_update (PalSavedFilters *self, gint64 id);
void           pal_saved_filters_delete (PalSavedFilters *self, gint64 id);

G_END_DECLS
