/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-filter.h"

G_BEGIN_DECLS

/* Makes one condition: which field, how it is compared, with what.
 * Signals: "chosen" (gpointer: PalCondition, owned by the pane), "cancelled". */
#define PAL_TYPE_FILTER_PANE (pal_filter_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalFilterPane, pal_filter_pane, PAL, FILTER_PANE, GtkWidget)

GtkWidget     *pal_filter_pane_new (void);
void           pal_filter_pane_begin (PalFilterPane *self, PalPeopleFields *fields, const char *key);
void           pal_filter_pane_edit (PalFilterPane *self, PalPeopleFields *fields, const PalCondition *condition);
void           pal_filter_pane_end (PalFilterPane *self);

G_END_DECLS
