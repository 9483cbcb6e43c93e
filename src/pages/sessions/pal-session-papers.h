/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/pal-store.h"

G_BEGIN_DECLS

/* What leaves sessions on paper or as a file: sheets to sign, a calendar. */

/* Of a cohort: a menu whose actions its holder installs: "cohort.sign-week", "cohort.sign-to-come",
 * "cohort.report-activity", "cohort.report-attendance", "cohort.calendar". */
GtkWidget     *pal_cohort_papers_button_new (void);
void           pal_cohort_papers_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc activated);
void           pal_cohort_papers_activate (GtkWidget *any, PalStore *store, gint64 cohort, const char *action);

/* Of one session: a menu with "session.sign", "session.convoke", "session.coach-week". */
GtkWidget     *pal_session_papers_button_new (void);
void           pal_session_papers_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc activated);
void           pal_session_papers_activate (GtkWidget *any, PalStore *store, gint64 session, const char *action);

G_END_DECLS
