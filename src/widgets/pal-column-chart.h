/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_COLUMN_CHART (pal_column_chart_get_type ())
G_DECLARE_FINAL_TYPE (PalColumnChart, pal_column_chart, PAL, COLUMN_CHART, GtkWidget)

GtkWidget      *pal_column_chart_new (const char *title);
void            pal_column_chart_set_title (PalColumnChart *chart, const char *title);
void            pal_column_chart_clear (PalColumnChart *chart);
void            pal_column_chart_add_series (PalColumnChart *chart, const char *name);
void            pal_column_chart_add_column (PalColumnChart *chart, const char *name, const double *values,
                                             gboolean current);

G_END_DECLS
