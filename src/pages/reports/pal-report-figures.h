/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

GtkWidget     *pal_report_figures_new (void);
void           pal_report_figures_append (GtkWidget *figures, const PalSection *section, gboolean with_title);

G_END_DECLS
