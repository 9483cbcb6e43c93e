/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-report.h"

G_BEGIN_DECLS

GtkWidget     *pal_report_table_new (const PalSection *section);

G_END_DECLS
