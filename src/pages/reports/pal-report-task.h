/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What is done in a thread, on a connection of its own that only reads. Full transfer; NULL with @error. */
typedef gpointer (*PalReportWork) (PalStore *reader, gpointer data, GCancellable *cancellable, GError **error);

void           pal_report_task_run (gpointer source, PalStore *store, PalReportWork work, gpointer data,
                                    GDestroyNotify free_data, GDestroyNotify free_result, GCancellable *cancellable,
                                    GAsyncReadyCallback done, gpointer user_data);
gpointer       pal_report_task_finish (GAsyncResult *result, GError **error);

G_END_DECLS
