/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget     *pal_attendance_legend_new (void);
/* @chosen is called swapped with @data and the status (guint, PalAttendanceStatus). */
GtkWidget     *pal_attendance_chooser_new (GCallback chosen, gpointer data);

G_END_DECLS
