/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-people-export.h"

G_BEGIN_DECLS

/* Exports the list that is seen; asks first when a sensitive column is among those that are shown.
 * Signals: "closed": nothing is asked any more. */
#define PAL_TYPE_EXPORT_PANE (pal_export_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalExportPane, pal_export_pane, PAL, EXPORT_PANE, GtkWidget)

GtkWidget     *pal_export_pane_new (void);
void           pal_export_pane_begin (PalExportPane *self, PalPeopleFields *fields, PalPeopleSeen *seen, PalPeopleFormat format);
void           pal_export_pane_end (PalExportPane *self);

G_END_DECLS
