/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-page.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pages/sessions/pal-session-sheet.h"
#include "pal-planning-head.h"
#include "pal-planning-items.h"
#include "pal-planning-list.h"
#include "pal-planning-moves.h"
#include "pal-planning-place.h"
#include "pal-planning-print.h"
#include "records/pal-dates.h"
#include "widgets/calendar/pal-calendar-view.h"

#define CALM 400               /* milliseconds without a change of the file before clashes to come are counted again */
#define NEW_MINUTES 120        /* of a session that is added without saying how long */

/* Lunch, in minutes of the day. */
#define LUNCH_FROM (12 * 60)
#define LUNCH_TO (13 * 60)

struct _PalPlanningPage {
  PalPage          parent_instance;

  PalPanes        *panes;
  PalPlanningHead *head;
  GtkStack        *stack;
  PalCalendarView *calendar;
  PalPlanningList *list;
  PalSessionSheet *sheet;

  PalPlanningPlace place;
  GPtrArray       *sessions;   /* PalAgendaSession: those that are shown */
  GPtrArray       *clashes;    /* PalAgendaClash: of these */
  GPtrArray       *ahead;      /* PalAgendaClash: to come */
  gulong           store_changed;
  guint            idle;       /* source that shows the place again */
  guint            calm;       /* source that counts the clashes to come */
  gboolean         filters_shown;
};

enum { PROP_0, PROP_MODE, PROP_FILTER, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PalPlanningPage, pal_planning_page, PAL_TYPE_PAGE)

static PalStore *
get_store (PalPlanningPage *self)
{
  return pal_page_get_store (PAL_PAGE (self));
}

/* What is shown --------------------------------------------------------------------------------------------------------- */

static void
show_clashes (PalPlanningPage *self)
{
  if (self->clashes != NULL && self->ahead != NULL)
    pal_planning_head_show_clashes (self->head, self->clashes, self->ahead);
}

/* A clash to come is told in the sidebar, wherever the person is. */
static void
count_ahead (PalPlanningPage *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ahead = get_store (self) != NULL ? pal_agenda_clashes_ahead (get_store (self), &error) : g_ptr_array_new ();

  if (ahead == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  self->ahead = ahead;
  pal_page_set_badge (PAL_PAGE (self), ahead->len, FALSE);
  show_clashes (self);
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

/* The legend offers the others too while one of them is chosen. */
static GPtrArray *
load_legend (PalPlanningPage *self)
{
  PalAgendaView view = self->place.view;
  gint64 *filter = self->place.colour == PAL_AGENDA_COACHES ? &view.coach : self->place.colour == PAL_AGENDA_ROOMS ? &view.room : &view.cohort;
  g_autoptr (GPtrArray) sessions = NULL;

  if (*filter == 0 && !view.clashing)
    return pal_agenda_legend (self->sessions, self->place.colour);
  *filter = 0;
  view.clashing = FALSE;
  sessions = pal_agenda_load (get_store (self), &view, NULL, NULL);
  return pal_agenda_legend (sessions != NULL ? sessions : self->sessions, self->place.colour);
}

static gboolean
load (PalPlanningPage *self, GError **error)
{
  g_autoptr (GPtrArray) clashes = NULL, sessions = pal_agenda_load (get_store (self), &self->place.view, &clashes, error);

  if (sessions == NULL)
    return FALSE;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
  self->clashes = g_steal_pointer (&clashes);
  return TRUE;
}

static void
show_calendar (PalPlanningPage *self, GError **error)
{
  g_autoptr (GPtrArray) marks = pal_agenda_load_marks (get_store (self), &self->place.view, error);

  if (marks == NULL)
    return;
  pal_calendar_view_show (self->calendar, self->place.mode == PAL_PLANNING_MONTH ? PAL_CALENDAR_MONTH : PAL_CALENDAR_WEEK, &self->place.day);
  pal_calendar_view_set_marks (self->calendar, pal_planning_marks (marks));
  pal_calendar_view_set_items (self->calendar, pal_planning_items (self->sessions, self->place.colour));
}

static void
show_now (PalPlanningPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  pal_today (&today);
  /* Where the day is given, no hour is. */
  pal_calendar_view_set_now (self->calendar, &today, g_getenv ("PALIER_TODAY") != NULL ? -1 : g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

static void
update_actions (PalPlanningPage *self)
{
  PalStore *store = get_store (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "planning.add", store != NULL && !pal_store_is_reader (store));
  gtk_widget_action_set_enabled (widget, "planning.plan", store != NULL && self->place.view.cohort != 0);
  gtk_widget_action_set_enabled (widget, "planning.print", store != NULL && self->place.mode != PAL_PLANNING_AS_LIST);
  gtk_widget_action_set_enabled (widget, "planning.pdf", store != NULL && self->place.mode != PAL_PLANNING_AS_LIST);
}

/* The place, again from the file. */
static void
show_place (PalPlanningPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) legend = NULL;

  g_clear_handle_id (&self->idle, g_source_remove);
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, self->place.mode == PAL_PLANNING_AS_LIST ? "list" : "calendar");
  if (get_store (self) == NULL)
    return;
  if (!load (self, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  legend = load_legend (self);
  pal_planning_head_show (self->head, &self->place, legend);
  show_clashes (self);
  show_now (self);
  if (self->place.mode == PAL_PLANNING_AS_LIST)
    pal_planning_list_show (self->list, self->sessions, &error);
  else
    show_calendar (self, &error);
  if (error != NULL)
    pal_page_complain (GTK_WIDGET (self), error);
}

static gboolean
idle_cb (gpointer data)
{
  PalPlanningPage *self = data;

  self->idle = 0;
  show_place (self);
  return G_SOURCE_REMOVE;
}

/* What is not seen waits until it is. */
static void
store_changed_cb (PalPlanningPage *self, const char *const *tables)
{
  static const char *const ours[] = { "session", "session_staff", "attendance", "enrolment", "participant", "room", "site", "contact",
                                      "cohort", "programme", "holiday", "unavailability", "plan_wish" };
  gboolean concerned = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ours) && !concerned; i++)
    concerned = g_strv_contains (tables, ours[i]);
  if (!concerned)
    return;
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add_full (G_PRIORITY_LOW, CALM, calm_cb, self, NULL);
}

/* The session that is open ---------------------------------------------------------------------------------------------- */

static void
select_session (PalPlanningPage *self, gint64 id)
{
  pal_calendar_view_select (self->calendar, id);
  pal_planning_list_select (self->list, id);
}

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
  select_session (self, id);
  return TRUE;
}

static gboolean
is_shown (PalPlanningPage *self, gint64 id)
{
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++)
    if (((PalAgendaSession *) g_ptr_array_index (self->sessions, i))->id == id)
      return TRUE;
  return FALSE;
}

/* Goes to the days of a session; filters that would hide it are given up. */
static void
go_to_session (PalPlanningPage *self, gint64 id)
{
  GDate day;

  if (pal_agenda_find_day (get_store (self), id, &day) && !pal_planning_place_shows (&self->place, &day))
    pal_planning_place_set_day (&self->place, &day);
  show_place (self);
  if (!is_shown (self, id) && pal_planning_place_is_filtered (&self->place))
    {
      pal_planning_place_clear_filters (&self->place);
      show_place (self);
    }
  open_session (self, id);
}

static void
begin_session (PalPlanningPage *self, const GDate *day, int minute, int minutes)
{
  if (pal_store_is_reader (get_store (self)) || !pal_session_sheet_keep (self->sheet, NULL))
    return;
  select_session (self, 0);
  pal_session_sheet_show_new (self->sheet, get_store (self), self->place.view.cohort, day, minute, minutes > 0 ? minutes : NEW_MINUTES);
  pal_panes_set_record_open (self->panes, TRUE);
  pal_session_sheet_focus (self->sheet, self->place.view.cohort != 0 ? "title" : "cohort");
}

/* The calendar and the list --------------------------------------------------------------------------------------------- */

/* What was begun and cannot be kept is not given up without a word: going there by its address asks first. */
static gboolean
may_leave (PalPlanningPage *self, gint64 id)
{
  g_autofree char *tab = NULL, *address = NULL;

  if (pal_session_sheet_keep (self->sheet, NULL))
    return TRUE;
  select_session (self, pal_session_sheet_get_id (self->sheet));
  tab = pal_planning_place_format (&self->place);
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

static void
moved_cb (PalPlanningPage *self, gint64 id, guint day, int minute)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  pal_planning_move (GTK_WIDGET (self), id, &date, minute);
  if (!pal_planning_place_shows (&self->place, &date))
    pal_planning_place_set_day (&self->place, &date);
  show_place (self);                         /* where it was, when it could not be moved */
}

static void
lengthened_cb (PalPlanningPage *self, gint64 id, int minutes)
{
  pal_planning_lengthen (GTK_WIDGET (self), id, minutes);
  show_place (self);
}

static void
deleted_cb (PalPlanningPage *self, gint64 id)
{
  pal_planning_remove (GTK_WIDGET (self), id);
}

static void
turned_cb (PalPlanningPage *self, int by)
{
  if (!pal_planning_place_turn (&self->place, by))
    return;
  show_place (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
set_mode (PalPlanningPage *self, PalPlanningMode mode)
{
  if (self->place.mode == mode)
    return;
  pal_planning_place_set_mode (&self->place, mode);
  show_place (self);
  select_session (self, pal_session_sheet_get_id (self->sheet));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  pal_page_moved (PAL_PAGE (self));
}

/* The week of a day of the month; all that a day of the week holds, in the list. */
static void
day_opened_cb (PalPlanningPage *self, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  pal_planning_place_set_day (&self->place, &date);
  set_mode (self, self->place.mode == PAL_PLANNING_MONTH ? PAL_PLANNING_WEEK : PAL_PLANNING_AS_LIST);
}

static void
head_changed_cb (PalPlanningPage *self)
{
  pal_planning_head_read (self->head, &self->place);
  show_place (self);
  pal_page_moved (PAL_PAGE (self));
}

/* The sheet ------------------------------------------------------------------------------------------------------------- */

static void
focus_days (PalPlanningPage *self)
{
  if (self->place.mode == PAL_PLANNING_AS_LIST)
    pal_planning_list_focus (self->list);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
created_cb (PalPlanningPage *self, gint64 id)
{
  show_place (self);
  select_session (self, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
gone_cb (PalPlanningPage *self)
{
  close_session (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
closed_cb (PalPlanningPage *self)
{
  close_session (self);
  focus_days (self);
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
    focus_days (self);
  return GDK_EVENT_STOP;
}

/* Back to the calendar, in a narrow window. */
static void
back_cb (PalPlanningPage *self)
{
  closed_cb (self);
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
turn_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turned_cb (PAL_PLANNING_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
today_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (widget);
  GDate today;

  pal_today (&today);
  pal_planning_place_set_day (&self->place, &today);
  show_place (self);
  pal_page_moved (PAL_PAGE (self));
}

/* Where the cursor of the calendar is, else in the morning of the day that is shown. */
static void
add_session (PalPlanningPage *self)
{
  GDate day;
  int minute;

  if (get_store (self) == NULL)
    return;
  show_place (self);
  if (self->place.mode == PAL_PLANNING_AS_LIST || !pal_calendar_view_get_place (self->calendar, &day, &minute))
    {
      day = self->place.day;
      minute = 9 * 60;
    }
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
  g_autofree char *address = pal_address_format ("cohorts", PAL_PLANNING_PAGE (widget)->place.view.cohort, "sessions");

  pal_page_go (widget, address);
}

static void
print_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (widget);
  g_autoptr (PalDocument) document = pal_planning_document (self->calendar, &self->place, get_store (self));

  if (g_str_equal (action, "planning.print"))
    pal_planning_print (widget, document);
  else
    pal_planning_save (widget, document, &self->place);
}

/* The page -------------------------------------------------------------------------------------------------------------- */

static void
pal_planning_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (object);

  if (id == PROP_MODE)
    g_value_set_string (value, pal_planning_mode_name (self->place.mode));
  else
    g_value_set_boolean (value, self->filters_shown);
}

static void
pal_planning_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (object);

  if (id == PROP_MODE)
    {
      for (int mode = 0; mode < PAL_PLANNING_N_MODES; mode++)
        if (g_strcmp0 (g_value_get_string (value), pal_planning_mode_name ((PalPlanningMode) mode)) == 0)
          set_mode (self, (PalPlanningMode) mode);
      return;
    }
  self->filters_shown = g_value_get_boolean (value);
  pal_planning_head_show_filters (self->head, self->filters_shown);
}

static void
pal_planning_page_set_store (PalPage *page, PalStore *store)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->calm, g_source_remove);
  close_session (self);
  pal_planning_head_set_store (self->head, store);
  pal_planning_list_set_store (self->list, store);
  pal_planning_place_init (&self->place);
  if (store != NULL)
    self->store_changed = g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_place (self);
  count_ahead (self);
}

/* Coming by an address follows a question about what was begun, where there was something. */
static void
pal_planning_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  if (pal_page_get_store (page) == NULL)
    return;
  pal_session_sheet_close (self->sheet);
  if (record == 0 && g_strcmp0 (tab, "new") == 0)
    {
      add_session (self);
      return;
    }
  pal_planning_place_read (&self->place, tab);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  if (record != 0)
    go_to_session (self, record);
  else
    {
      close_session (self);
      show_place (self);
      select_session (self, 0);
    }
}

static char *
pal_planning_page_get_address (PalPage *page)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);
  g_autofree char *tab = pal_planning_place_format (&self->place);

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
  g_object_set (self, "filter", TRUE, NULL);
  pal_planning_head_focus_filters (self->head);
  return TRUE;
}

static void
pal_planning_page_attend (PalPage *page)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (page);

  if (!pal_session_sheet_focus (self->sheet, NULL))
    focus_days (self);
}

/* What changed while the page was not seen. */
static void
pal_planning_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pal_planning_page_parent_class)->map (widget);
  show_place (PAL_PLANNING_PAGE (widget));
}

static void
pal_planning_page_dispose (GObject *object)
{
  PalPlanningPage *self = PAL_PLANNING_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_planning_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_CALENDAR_VIEW);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PLANNING_HEAD);
  g_type_ensure (PAL_TYPE_PLANNING_LIST);
  g_type_ensure (PAL_TYPE_SESSION_SHEET);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-planning-page.ui");
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, panes);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, head);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, stack);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, calendar);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, list);
  gtk_widget_class_bind_template_child (klass, PalPlanningPage, sheet);
  gtk_widget_class_bind_template_callback (klass, back_cb);
  gtk_widget_class_bind_template_callback (klass, head_changed_cb);
  gtk_widget_class_bind_template_callback (klass, selected_cb);
  gtk_widget_class_bind_template_callback (klass, opened_cb);
  gtk_widget_class_bind_template_callback (klass, asked_cb);
  gtk_widget_class_bind_template_callback (klass, moved_cb);
  gtk_widget_class_bind_template_callback (klass, lengthened_cb);
  gtk_widget_class_bind_template_callback (klass, deleted_cb);
  gtk_widget_class_bind_template_callback (klass, turned_cb);
  gtk_widget_class_bind_template_callback (klass, day_opened_cb);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, closed_cb);
  gtk_widget_class_bind_template_callback (klass, open_session_cb);
  gtk_widget_class_bind_template_callback (klass, sheet_key_cb);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_property_action (klass, "planning.mode", "mode");
  gtk_widget_class_install_property_action (klass, "planning.filter", "filter");
  gtk_widget_class_install_action (klass, "planning.turn", "i", turn_activated_cb);
  gtk_widget_class_install_action (klass, "planning.today", NULL, today_activated_cb);
  gtk_widget_class_install_action (klass, "planning.add", NULL, add_activated_cb);
  gtk_widget_class_install_action (klass, "planning.go-to", "x", go_to_activated_cb);
  gtk_widget_class_install_action (klass, "planning.plan", NULL, plan_activated_cb);
  gtk_widget_class_install_action (klass, "planning.print", NULL, print_activated_cb);
  gtk_widget_class_install_action (klass, "planning.pdf", NULL, print_activated_cb);
}

static void
pal_planning_page_class_init (PalPlanningPageClass *klass)
{
  static const PalPageKind opens[] = { { "session" }, { NULL } };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
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

  object_class->get_property = pal_planning_page_get_property;
  object_class->set_property = pal_planning_page_set_property;
  object_class->dispose = pal_planning_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = pal_planning_page_map;
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "week", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FILTER] = g_param_spec_boolean ("filter", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_planning_page_init (PalPlanningPage *self)
{
  pal_planning_place_init (&self->place);
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_calendar_view_set_days (self->calendar, PAL_CALENDAR_WORKDAYS);
  pal_calendar_view_set_hours (self->calendar, PAL_AGENDA_WORK_FROM, PAL_AGENDA_WORK_TO, LUNCH_FROM, LUNCH_TO);
}
