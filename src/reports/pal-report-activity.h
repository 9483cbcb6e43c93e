/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-report.h"

G_BEGIN_DECLS

PalReport     *pal_report_activity_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error);

G_END_DECLS
