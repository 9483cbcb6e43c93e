/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/people/pal-people-columns.h"

G_BEGIN_DECLS

/* Which columns the list of people shows, and in which order; applied as soon as one is ticked or moved.
 * Signals: "changed", "closed". Actions: "columns.raise", "columns.lower" (s: the column), "columns.close". */
#define PAL_TYPE_COLUMNS_PANE (pal_columns_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalColumnsPane, pal_columns_pane, PAL, COLUMNS_PANE, GtkWidget)

GtkWidget          *pal_columns_pane_new (void);
void                pal_columns_pane_begin (PalColumnsPane *self, PalPeopleFields *fields, const char *const *chosen);
const char *const  *pal_columns_pane_get (PalColumnsPane *self);
void                pal_columns_pane_end (PalColumnsPane *self);

G_END_DECLS
