/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the signs of a PalTimeline mean, on as many lines as needed. */
GtkWidget     *pal_timeline_legend_new (void);

G_END_DECLS
