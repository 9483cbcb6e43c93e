/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-planning-place.h"
#include "reports/pdf/pal-document.h"
#include "widgets/calendar/pal-calendar-view.h"

G_BEGIN_DECLS

/* The week or the month that is shown, on a page that lies on its side. */
PalDocument   *pal_planning_document (PalCalendarView *calendar, const PalPlanningPlace *place, PalStore *store);
void           pal_planning_print (GtkWidget *page, PalDocument *document);
void           pal_planning_save (GtkWidget *page, PalDocument *document, const PalPlanningPlace *place);
void           pal_planning_save_to (GtkWidget *page, PalDocument *document, GFile *file);

G_END_DECLS
