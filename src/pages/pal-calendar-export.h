/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/calendar/pal-ics.h"

G_BEGIN_DECLS

/* The sessions of a cohort, a coach or a room for a calendar program. */
void           pal_calendar_export_ask (GtkWidget *any, PalStore *store, const PalIcsScope *scope);
gboolean       pal_calendar_export_to (GtkWidget *any, PalStore *store, const PalIcsScope *scope, GFile *file);

G_END_DECLS
