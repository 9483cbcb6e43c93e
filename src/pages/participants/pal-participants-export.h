/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pal-people-export.h"

G_BEGIN_DECLS

void           pal_participants_export_ask (GtkWidget *list, PalStore *store, PalPeopleSeen *seen, PalPeopleFormat format);
void           pal_participants_export_to (GtkWidget *list, PalStore *store, PalPeopleSeen *seen, PalPeopleFormat format, GFile *file);

G_END_DECLS
