/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-papers.h"

#include <glib/gi18n.h>

#include "pages/pal-calendar-export.h"
#include "pages/pal-page.h"
#include "pages/pal-paper-window.h"
#include "reports/sheets/pal-coach-week.h"

/* FALSE unless a filter says whose calendar: a coach's before a room's before a cohort's. */
static gboolean
find_scope (const PalAgendaView *view, PalIcsScope *scope)
{
  const struct { PalIcsOf of; gint64 record; } found[] = {
    { PAL_ICS_COACH, view->coach }, { PAL_ICS_ROOM, view->room }, { PAL_ICS_COHORT, view->cohort },
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i].record != 0)
      {
        pal_ics_scope_init (scope, found[i].of, found[i].record);
        return TRUE;
      }
  return FALSE;
}

static void
export_calendar (GtkWidget *page, PalStore *store, const PalPlanningPlace *place)
{
  PalIcsScope scope;

  if (find_scope (&place->view, &scope))
    pal_calendar_export_ask (page, store, &scope);
  else
    pal_page_toast (page, _("Whose calendar? Choose a cohort, a coach or a room in the filters first."), NULL, NULL);
}

static void
show_coach_week (GtkWidget *page, PalStore *store, const PalPlanningPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDocument) document = NULL;
  guint people = 0;

  if (place->view.coach == 0)
    {
      pal_page_toast (page, _("Whose week? Choose a coach in the filters first."), NULL, NULL);
      return;
    }
  document = pal_coach_weeks_new (store, &place->view.coach, 1, &place->day, &people, &error);
  if (document != NULL)
    pal_paper_window_set_log (pal_paper_window_present (page, store, document), "coach-week", people);
  else
    pal_page_complain (page, error);
}

/* Does what @action says for whom the filters name; says so when they name nobody. */
void
pal_planning_papers_activate (GtkWidget *page, PalStore *store, const PalPlanningPlace *place, const char *action)
{
  if (store == NULL)
    return;
  if (g_str_equal (action, "planning.coach-week"))
    show_coach_week (page, store, place);
  else
    export_calendar (page, store, place);
}
