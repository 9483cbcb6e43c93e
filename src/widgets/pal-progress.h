/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_TYPE_PROGRESS (pal_progress_get_type ())
G_DECLARE_FINAL_TYPE (PalProgress, pal_progress, PAL, PROGRESS, GtkWidget)

GtkWidget      *pal_progress_new (void);
void            pal_progress_start (PalProgress *progress, const char *what, GCancellable *cancellable);
void            pal_progress_set (PalProgress *progress, double fraction, const char *detail);
void            pal_progress_stop (PalProgress *progress);

G_END_DECLS
