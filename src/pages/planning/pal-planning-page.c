/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-page.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pages/sessions/pal-session-sheet.h"
#include "pal-planning-days.h"
#include "pal-planning-items.h"
#include "pal-planning-moves.h"
#include "pal-planning-papers.h"
#include "pal-planning-print.h"
#include "rules/planning/pal-series.h"
#include "rules/planning/pal-session-edit.h"

#define CALM 400               /* milliseconds without a change of the file before clashes to come are counted again */
#define NEW_MINUTES 120        /* of a session that is added without saying how long */

struct _PalPlanningPage {
  PalPage          parent_instance;

  PalPanes        *panes;
  PalPlanningDays *days;
  PalSessionSheet *sheet;

  GSignalGroup    *store_signals;
  guint            calm;       /* source that counts the clashes to come */
};

G_DEFINE_FINAL_TYPE (PalPlanningPage, pal_planning_page, PAL_TYPE_PAGE)

static PalStore *
get_store (PalPlanningPage *self)
{
  return pal_page_get_store (PAL_PAGE (self));
}

/* Clashes to come ------------------------------------------------------------------------------------------------------- */

/* They are told in the sidebar, wherever the person is. */
static void
count_ahead (PalPlanningPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ahead = get_store (self) != NULL ? pal_agenda_clashes_ahead (get_store (self), &error) : g_ptr_array_new ();

  if (ahead == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  pal_planning_days_show_ahead (self->days, ahead);
  pal_page_set_badge (PAL_PAGE (self), ahead->len, FALSE);
}

/* The same, while nobody has looked at the page. */
static guint
pal_planning_page_count (PalStore *store, gboolean *late)
{
  g_autoptr (GPtrArray) ahead = pal_agenda_clashes_ahead (store, NULL);

  *late = FALSE;
  return ahead != NULL ? ahead->len : 0;
}

static gboolean
calm_cb (gpointer data)
{
  PalPlanningPage *self = data;

  self->calm = 0;
  count_ahead (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (PalPlanningPage *self, const char *const *tables)
{
  if (!pal_planning_is_concerned (tables))
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add_full (G_PRIORITY_LOW, CALM, calm_cb, self, NULL);
}

static void
update_actions (PalPlanningPage *self)
{
  const PalPlanningPlace *place = pal_planning_days_get_place (self->days);
  PalStore *store = get_store (self);
  gboolean paper = store != NULL && place->mode != PAL_PLANNING_AS_LIST;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "planning.add", store != NULL && !pal_store_is_reader (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "planning.plan", store != NULL && place->view.cohort != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "planning.print", paper);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "planning.pdf", paper);
}

/* The person is somewhere else, or the program is. */
static void
went (PalPlanningPage *self)
{
  update_actions (self);
  pal_page_moved (PAL_PAGE (self));
}

/* The session that is open ---------------------------------------------------------------------------------------------- */

static void
close_session (PalPlanningPage *self)
{
  pal_session_sheet_close (self->sheet);
  pal_panes_set_record_open (self->panes, FALSE);
}

/* FALSE: there is no such session any more. */
static gboolean
open_session (PalPlanningPage *self, gint64 id)
{
  if (!pal_session_sheet_show (self->sheet, get_store (self), id))
    {
      close_session (self);
      return FALSE;
    }
  pal_panes_set_record_open (self->panes, TRUE);
  pal_planning_days_select (self->days, id);
  return TRUE;
}

static void
go_to_session (PalPlanningPage *self, gint64 id)
{
  pal_planning_days_go_to (self->days, id);
  open_session (self, id);
}

static void
begin_session (PalPlanningPage *self, const GDate *day, int minute, int minutes)
{
  gint64 cohort = pal_planning_days_get_place (self->days)->view.cohort;

  if (pal_store_is_reader (get_store (self)) || !pal_session_sheet_keep (self->sheet, NULL))
    return;
  pal_planning_days_select (self->days, 0);
  pal_session_sheet_show_new (self->sheet, get_store (self), cohort, day, minute, minutes > 0 ? minutes : NEW_MINUTES);
  pal_panes_set_record_open (self->panes, TRUE);
  pal_session_sheet_focus (self->sheet, cohort != 0 ? "title" : "cohort");
}

/* The calendar and the list --------------------------------------------------------------------------------------------- */

/* What was begun and cannot be kept is not given up without a word: going there by its address asks first. */
static gboolean
may_leave (PalPlanningPage *self, gint64 id)
{
  g_autofree char *tab = NULL, *address = NULL;

  if (pal_session_sheet_keep (self->sheet, NULL))
    return TRUE;
  pal_planning_days_select (self->days, pal_session_sheet_get_id (self->sheet));
  tab = pal_planning_place_format (pal_planning_days_get_place (self->days));
  address = pal_address_format ("planning", id, tab);
  pal_page_go (GTK_WIDGET (self), address);
  return FALSE;
}

/* The session beside the calendar follows what is chosen, when there is one. */
static void
selected_cb (PalPlanningPage *self, gint64 id)
{
  if (id == 0 || !pal_panes_get_record_open (self->panes) || pal_panes_get_narrow (self->panes) || id == pal_session_sheet_get_id (self->sheet))
    return;
  if (!may_leave (self, id))
    return;
  open_session (self, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
opened_cb (PalPlanningPage *self, gint64 id)
{
  if (!may_leave (self, id) || !open_session (self, id))
    return;
  pal_session_sheet_focus (self->sheet, NULL);
  pal_page_moved (PAL_PAGE (self));
}

static void
asked_cb (PalPlanningPage *self, guint day, int minute, int minutes)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  begin_session (self, &date, minute, minutes);
}

/* One that stands alone and that nobody came to yet goes at once; else the session asks, in its sheet, which and how. */
static void
deleted_cb (PalPlanningPage *self, gint64 id)
{
  gboolean asks = pal_session_is_settled (get_store (self), id) || pal_series_count (get_store (self), id, PAL_SERIES_ALL, NULL) > 0;

  if (!asks)
    {
      pal_planning_remove (GTK_WIDGET (self), id);
      return;
    }
  if (!may_leave (self, id) || !open_session (self, id))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->sheet), "session.delete", NULL);
  pal_page_moved (PAL_PAGE (self));
}

/* The sheet ------------------------------------------------------------------------------------------------------------- */

static void
created_cb (PalPlanningPage *self, gint64 id)
{
  pal_planning_days_go (self->days, NULL);
  pal_planning_days_select (self->days, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
gone_cb (PalPlanningPage *self)
{
  close_session (self);
  pal_page_moved (PAL_PAGE (self));
}

/* Closed, or left for the calendar in a narrow window. */
static void
closed_cb (PalPlanningPage *self)
{
  close_session (self);
  pal_planning_days_focus (self->days);
  pal_page_moved (PAL_PAGE (self));
}

/* From the session back to the calendar. */
static gboolean
sheet_key_cb (PalPlanningPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (pal_panes_get_narrow (self->panes))
    closed_cb (self);
  else
    pal_planning_days_focus (self->days);
  return GDK_EVENT_STOP;
}

static gboolean
open_session_cb (PalPlanningPage *self, gint64 id)
{
  go_to_session (self, id);
  pal_page_moved (PAL_PAGE (self));
  return TRUE;
}

/* Actions --------------------------------------------------------------------------------------------------------------- */

static void
add_session (PalPlanningPage *self)
{
  GDate day;
  int minute;

  if (get_store (self) == NULL)
    return;
  pal_planning_days_find_cursor (self->days, &day, &minute);
  begin_session (self, &day, minute, 0);
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  add_session (PAL_PLANNING_PAGE (widget));
}

static void
go_to_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (widget);

  go_to_session (self, g_variant_get_int64 (parameter));
  pal_page_moved (PAL_PAGE (self));
}

/* The plan of the cohort that is shown, where one is proposed. */
static void
plan_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *address = pal_address_format ("cohorts", pal_planning_days_get_place (PAL_PLANNING_PAGE (widget)->days)->view.cohort, "sessions");

  pal_page_go (widget, address);
}

static void
print_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (widget);
  g_autoptr (PalDocument) document = pal_planning_days_print (self->days);

  if (g_str_equal (action, "planning.print"))
    pal_planning_print (widget, document);
  else
    pal_planning_save (widget, document, pal_planning_days_get_place (self->days));
}

static void
papers_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (widget);

  if (pal_page_keep (PAL_PAGE (self), NULL))
    pal_planning_papers_activate (widget, get_store (self), pal_planning_days_get_place (self->days), action);
}

/* The page -------------------------------------------------------------------------------------------------------------- */

static void
pal_planning_page_set_store (PalPage *page, PalStore *store)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  g_clear_handle_id (&self->calm, g_source_remove);
  close_session (self);
  g_signal_group_set_target (self->store_signals, store);
  pal_planning_days_set_store (self->days, store);
  update_actions (self);
  count_ahead (self);
}

/* Coming by an address follows a question about what was begun, where there was something. */
static void
pal_planning_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);
  gboolean anew = record == 0 && g_strcmp0 (tab, "new") == 0;

  if (pal_page_get_store (page) == NULL)
    return;
  close_session (self);
  pal_planning_days_go (self->days, anew ? NULL : tab);
  update_actions (self);
  if (anew)
    add_session (self);
  else if (record != 0)
    go_to_session (self, record);
}

static char *
pal_planning_page_get_address (PalPage *page)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);
  g_autofree char *tab = pal_planning_place_format (pal_planning_days_get_place (self->days));

  return pal_address_format ("planning", pal_session_sheet_get_id (self->sheet), tab);
}

static gboolean
pal_planning_page_keep (PalPage *page, GError **error)
{
  return pal_session_sheet_keep (PAL_PLANNING_PAGE (page)->sheet, error);
}

static gboolean
pal_planning_page_find (PalPage *page)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  if (pal_panes_get_narrow (self->panes))
    close_session (self);
  pal_planning_days_focus_filters (self->days);
  return TRUE;
}

static void
pal_planning_page_attend (PalPage *page)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  if (!pal_session_sheet_focus (self->sheet, NULL))
    pal_planning_days_focus (self->days);
}

static void
pal_planning_page_dispose (GObject *object)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (object);

  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->store_signals);
  G_OBJECT_CLASS (pal_planning_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PLANNING_DAYS);
  g_type_ensure (PAL_TYPE_SESSION_SHEET);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-planning-page.ui");
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, panes);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, days);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, sheet);
  gtk_widget_class_bind_template_callback (klass, went);
  gtk_widget_class_bind_template_callback (klass, selected_cb);
  gtk_widget_class_bind_template_callback (klass, opened_cb);
  gtk_widget_class_bind_template_callback (klass, asked_cb);
  gtk_widget_class_bind_template_callback (klass, deleted_cb);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, closed_cb);
  gtk_widget_class_bind_template_callback (klass, open_session_cb);
  gtk_widget_class_bind_template_callback (klass, sheet_key_cb);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "planning.add", NULL, add_activated_cb);
  gtk_widget_class_install_action (klass, "planning.go-to", "x", go_to_activated_cb);
  gtk_widget_class_install_action (klass, "planning.plan", NULL, plan_activated_cb);
  gtk_widget_class_install_action (klass, "planning.print", NULL, print_activated_cb);
  gtk_widget_class_install_action (klass, "planning.pdf", NULL, print_activated_cb);
  gtk_widget_class_install_action (klass, "planning.coach-week", NULL, papers_activated_cb);
  gtk_widget_class_install_action (klass, "planning.calendar", NULL, papers_activated_cb);
}

static void
pal_planning_page_class_init (PalPlanningPageClass *klass)
{
  static const PalPageKind opens[] = { { "session" }, { NULL } };
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "planning";
  page_class->title = N_("Planning");
  page_class->icon_name = "pal-calendar-symbolic";
  page_class->help =
    N_("All sessions of all cohorts: a week, a month or a list. What stands against a session – a coach, a room or somebody who is "
       "elsewhere, a holiday, too many people – is said at once, and forbids nothing.\n"
       "Pull a session to move it, its lower edge to lengthen it. On the keyboard: arrows go from session to session and from hour to "
       "hour, Shift and arrows move the session, Ctrl, Shift and arrows lengthen it, Delete removes it, Enter opens it. Enter on an empty "
       "place adds one. Page Up and Page Down turn. Each step can be undone.\n"
       "The names above the calendar show one cohort alone; Ctrl+F opens the other filters.");
  page_class->first_action = "win.new-session";
  page_class->first_label = N_("Add a Session");
  page_class->opens = opens;
  page_class->count = pal_planning_page_count;
  page_class->set_store = pal_planning_page_set_store;
  page_class->open = pal_planning_page_open;
  page_class->get_address = pal_planning_page_get_address;
  page_class->keep = pal_planning_page_keep;
  page_class->find = pal_planning_page_find;
  page_class->attend = pal_planning_page_attend;

  G_OBJECT_CLASS (klass)->dispose = pal_planning_page_dispose;
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_planning_page_init (PalPlanningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store_signals = g_signal_group_new (PAL_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
}
