/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"

G_BEGIN_DECLS

gboolean       pal_report_log (PalStore *store, const PalReport *report, GError **error);
gboolean       pal_paper_log (PalStore *store, const char *what, guint people, GError **error);

G_END_DECLS
