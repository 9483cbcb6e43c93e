/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-papers.h"

#include <glib/gi18n.h>

#include "pages/letters/pal-letter-window.h"
#include "pages/pal-address.h"
#include "pages/pal-calendar-export.h"
#include "pages/pal-page.h"
#include "pages/pal-paper-window.h"
#include "records/pal-dates.h"
#include "reports/sheets/pal-coach-week.h"
#include "reports/sheets/pal-sheet-session.h"
#include "reports/sheets/pal-sign-sheet.h"
#include "widgets/pal-named.h"

typedef struct {
  const char *label;      /* N_() */
  const char *action;
} Paper;

static const Paper cohort_papers[] = {
  { N_("Signature Sheets of This _Week…"), "cohort.sign-week" },
  { N_("Signature Sheets to _Come…"), "cohort.sign-to-come" },
  { N_("Report on the _Activity"), "cohort.report-activity" },
  { N_("_State of Attendance"), "cohort.report-attendance" },
  { N_("_Export the Calendar…"), "cohort.calendar" },
};

static const Paper session_papers[] = {
  { N_("_Signature Sheet…"), "session.sign" },
  { N_("_Convocations…"), "session.convoke" },
  { N_("_Week of the Coach…"), "session.coach-week" },
};

static GtkWidget *
button_new (const Paper *papers, guint n, const char *spoken)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    g_menu_append (menu, _(papers[i].label), papers[i].action);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), C_("button", "Papers"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  pal_named_set (button, spoken);
  return button;
}

static void
install (GtkWidgetClass *klass, const Paper *papers, guint n, GtkWidgetActionActivateFunc activated)
{
  for (guint i = 0; i < n; i++)
    gtk_widget_class_install_action (klass, papers[i].action, NULL, activated);
}

static void
present (GtkWidget *any, PalStore *store, const gint64 *sessions, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalDocument) document = NULL;
  guint people = 0;

  document = pal_sign_sheets_new (store, sessions, n, &people, &error);
  if (document != NULL)
    pal_paper_window_set_log (pal_paper_window_present (any, store, document), "sign-sheet", people);
  else
    pal_page_complain (any, error);
}

/* The sheets of the days to come, today's among them; or of this week, Monday to Sunday. */
static void
sign_cohort (GtkWidget *any, PalStore *store, gint64 cohort, gboolean week_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sessions = NULL;
  GDate from, to;

  pal_today (&from);
  g_date_clear (&to, 1);
  if (week_only)
    {
      g_date_subtract_days (&from, g_date_get_weekday (&from) - 1);
      to = from;
      g_date_add_days (&to, 6);
    }
  sessions = pal_sheet_sessions_of_cohort (store, cohort, &from, &to, &error);
  if (sessions != NULL)
    present (any, store, (const gint64 *) sessions->data, sessions->len);
  else
    pal_page_complain (any, error);
}

static void
export_calendar (GtkWidget *any, PalStore *store, gint64 cohort)
{
  PalIcsScope scope;

  pal_ics_scope_init (&scope, PAL_ICS_COHORT, cohort);
  pal_calendar_export_ask (any, store, &scope);
}

static void
go_to_report (GtkWidget *any, gint64 cohort, const char *report)
{
  g_autofree char *address = pal_address_format ("reports", cohort, report);

  pal_page_go (any, address);
}

/* Full transfer. */
GtkWidget *
pal_cohort_papers_button_new (void)
{
  return button_new (cohort_papers, G_N_ELEMENTS (cohort_papers), _("Papers of the sessions"));
}

void
pal_cohort_papers_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc activated)
{
  install (klass, cohort_papers, G_N_ELEMENTS (cohort_papers), activated);
}

/* Does what @action of the menu says. */
void
pal_cohort_papers_activate (GtkWidget *any, PalStore *store, gint64 cohort, const char *action)
{
  if (store == NULL || cohort == 0)
    return;
  if (g_str_equal (action, "cohort.calendar"))
    export_calendar (any, store, cohort);
  else if (g_str_has_prefix (action, "cohort.report-"))
    go_to_report (any, cohort, g_str_equal (action, "cohort.report-activity") ? "R10" : "R15");
  else
    sign_cohort (any, store, cohort, g_str_equal (action, "cohort.sign-week"));
}

/* Full transfer. */
GtkWidget *
pal_session_papers_button_new (void)
{
  return button_new (session_papers, G_N_ELEMENTS (session_papers), _("Papers of this session"));
}

void
pal_session_papers_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc activated)
{
  install (klass, session_papers, G_N_ELEMENTS (session_papers), activated);
}

/* A letter to each person convened. */
static void
convoke (GtkWidget *any, PalStore *store, gint64 session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) to = pal_letters_to_session (store, session, &error);

  if (to != NULL && to->len == 0)
    g_set_error (&error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING,
                 _("Nobody is convened to this session, so there is nobody to write to. Convene people first, or give it a day."));
  if (error != NULL)
    pal_page_complain (any, error);
  else
    pal_letter_window_present (any, store, to);
}

/* Of each of those who run the session. */
static void
show_coach_week (GtkWidget *any, PalStore *store, gint64 session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalSheetSession) about = pal_sheet_session_load (store, session, &error);
  g_autoptr (GArray) staff = about != NULL ? pal_sheet_session_staff (store, session, &error) : NULL;
  g_autoptr (PalDocument) document = NULL;
  guint people = 0;
  GDate day;

  pal_today (&day);
  if (about != NULL && g_date_valid (&about->day))
    day = about->day;
  document = staff != NULL ? pal_coach_weeks_new (store, (const gint64 *) staff->data, staff->len, &day, &people, &error) : NULL;
  if (document != NULL)
    pal_paper_window_set_log (pal_paper_window_present (any, store, document), "coach-week", people);
  else
    pal_page_complain (any, error);
}

/* Does what @action of the menu says; nothing for a session that is not kept yet. */
void
pal_session_papers_activate (GtkWidget *any, PalStore *store, gint64 session, const char *action)
{
  if (store == NULL || session == 0)
    return;
  if (g_str_equal (action, "session.convoke"))
    convoke (any, store, session);
  else if (g_str_equal (action, "session.coach-week"))
    show_coach_week (any, store, session);
  else
    present (any, store, &session, 1);
}
