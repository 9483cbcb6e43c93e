/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pal-report.h"

G_BEGIN_DECLS

gboolean       pal_xlsx_write (PalReport *report, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
