/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-days.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-planning-head.h"
#include "pal-planning-items.h"
#include "pal-planning-list.h"
#include "pal-planning-moves.h"
#include "pal-planning-print.h"
#include "records/pal-dates.h"
#include "widgets/calendar/pal-calendar-view.h"

#define MINUTE 60              /* seconds until the line of the present goes on */

/* Lunch, in minutes of the day. */
#define LUNCH_FROM (12 * 60)
#define LUNCH_TO (13 * 60)

struct _PalPlanningDays {
  GtkWidget        parent_instance;

  GtkWidget       *box;
  PalPlanningHead *head;
  GtkStack        *stack;
  PalCalendarView *calendar;
  PalPlanningList *list;

  PalStore        *store;
  GSignalGroup    *store_signals;
  PalPlanningPlace place;
  gint64           selected;
  GPtrArray       *sessions;   /* PalAgendaSession: those that are shown */
  GPtrArray       *clashes;    /* PalAgendaClash: of these */
  GPtrArray       *ahead;      /* PalAgendaClash: to come */
  guint            idle;       /* source that shows the place again */
  guint            clock;      /* source that moves the line of the present */
  gboolean         filters_shown;
};

enum { PROP_0, PROP_MODE, PROP_FILTER, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SELECTED, OPENED, ASKED, DELETED, WENT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalPlanningDays, pal_planning_days, GTK_TYPE_WIDGET)

/* What is shown --------------------------------------------------------------------------------------------------------- */

static void
show_clashes (PalPlanningDays *self)
{
  if (self->clashes != NULL && self->ahead != NULL)
    pal_planning_head_show_clashes (self->head, self->clashes, self->ahead);
}

static gboolean
load (PalPlanningDays *self, GError **error)
{
  g_autoptr (GPtrArray) clashes = NULL, sessions = pal_agenda_load (self->store, &self->place.view, &clashes, error);

  if (sessions == NULL)
    return FALSE;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  self->sessions = g_steal_pointer (&sessions);
  self->clashes = g_steal_pointer (&clashes);
  return TRUE;
}

static void
show_calendar (PalPlanningDays *self, GError **error)
{
  g_autoptr (GPtrArray) marks = pal_agenda_load_marks (self->store, &self->place.view, error);

  if (marks == NULL)
    return;
  pal_calendar_view_show (self->calendar, self->place.mode == PAL_PLANNING_MONTH ? PAL_CALENDAR_MONTH : PAL_CALENDAR_WEEK, &self->place.day);
  pal_calendar_view_set_marks (self->calendar, pal_planning_marks (marks));
  pal_calendar_view_set_items (self->calendar, pal_planning_items (self->sessions, self->place.colour, pal_store_is_reader (self->store)));
}

/* Where the day is given, no hour is. */
static void
show_now (PalPlanningDays *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean given = g_getenv ("PALIER_TODAY") != NULL;
  GDate today;

  pal_today (&today);
  pal_calendar_view_set_now (self->calendar, &today, given ? -1 : g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

static gboolean
clock_cb (gpointer data)
{
  show_now (data);
  return G_SOURCE_CONTINUE;
}

/* The place, again from the file. */
static void
show_place (PalPlanningDays *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) legend = NULL;

  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, self->place.mode == PAL_PLANNING_AS_LIST ? "list" : "calendar");
  if (self->store == NULL)
    return;
  if (!load (self, &error))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  legend = pal_planning_legend (self->store, &self->place, self->sessions);
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
  PalPlanningDays *self = data;

  self->idle = 0;
  show_place (self);
  return G_SOURCE_REMOVE;
}

/* What is not seen waits until it is. */
static void
store_changed_cb (PalPlanningDays *self, const char *const *tables)
{
  if (!pal_planning_is_concerned (tables))
    return;
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
}

/* The person's moves ---------------------------------------------------------------------------------------------------- */

static void
say_went (PalPlanningDays *self)
{
  g_signal_emit (self, signals[WENT], 0);
}

static void
read_day (guint julian, GDate *day)
{
  g_date_clear (day, 1);
  g_date_set_julian (day, julian);
}

static void
selected_cb (PalPlanningDays *self, gint64 id)
{
  self->selected = id;
  if (id != 0)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
opened_cb (PalPlanningDays *self, gint64 id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
asked_cb (PalPlanningDays *self, guint day, int minute, int minutes)
{
  g_signal_emit (self, signals[ASKED], 0, day, minute, minutes);
}

/* Where it was, when it could not be moved. */
static void
moved_cb (PalPlanningDays *self, gint64 id, guint day, int minute)
{
  GDate date;

  read_day (day, &date);
  pal_planning_move (gtk_widget_get_ancestor (GTK_WIDGET (self), PAL_TYPE_PAGE), id, &date, minute);
  if (!pal_planning_place_shows (&self->place, &date))
    pal_planning_place_set_day (&self->place, &date);
  show_place (self);
}

static void
lengthened_cb (PalPlanningDays *self, gint64 id, int minutes)
{
  pal_planning_lengthen (gtk_widget_get_ancestor (GTK_WIDGET (self), PAL_TYPE_PAGE), id, minutes);
  show_place (self);
}

static void
deleted_cb (PalPlanningDays *self, gint64 id)
{
  g_signal_emit (self, signals[DELETED], 0, id);
}

static void
turned_cb (PalPlanningDays *self, int by)
{
  if (!pal_planning_place_turn (&self->place, by))
    return;
  show_place (self);
  say_went (self);
}

static void
set_mode (PalPlanningDays *self, PalPlanningMode mode)
{
  if (self->place.mode == mode)
    return;
  pal_planning_place_set_mode (&self->place, mode);
  show_place (self);
  pal_planning_days_select (self, self->selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  say_went (self);
}

/* The week of a day of the month; all that a day of the week holds, in the list. */
static void
day_opened_cb (PalPlanningDays *self, guint day)
{
  GDate date;

  read_day (day, &date);
  pal_planning_place_set_day (&self->place, &date);
  set_mode (self, self->place.mode == PAL_PLANNING_MONTH ? PAL_PLANNING_WEEK : PAL_PLANNING_AS_LIST);
}

static void
head_changed_cb (PalPlanningDays *self)
{
  pal_planning_head_read (self->head, &self->place);
  show_place (self);
  say_went (self);
}

static void
turn_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turned_cb (PAL_PLANNING_DAYS (widget), g_variant_get_int32 (parameter));
}

static void
today_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPlanningDays *self = PAL_PLANNING_DAYS (widget);
  GDate today;

  pal_today (&today);
  pal_planning_place_set_day (&self->place, &today);
  show_place (self);
  say_went (self);
}

/* The widget ------------------------------------------------------------------------------------------------------------ */

static void
pal_planning_days_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalPlanningDays *self = PAL_PLANNING_DAYS (object);

  if (id == PROP_MODE)
    g_value_set_string (value, pal_planning_mode_name (self->place.mode));
  else
    g_value_set_boolean (value, self->filters_shown);
}

static void
pal_planning_days_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalPlanningDays *self = PAL_PLANNING_DAYS (object);

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

/* What changed while it was not seen. */
static void
pal_planning_days_map (GtkWidget *widget)
{
  PalPlanningDays *self = PAL_PLANNING_DAYS (widget);

  GTK_WIDGET_CLASS (pal_planning_days_parent_class)->map (widget);
  show_place (self);
  self->clock = g_timeout_add_seconds (MINUTE, clock_cb, self);
}

static void
pal_planning_days_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PAL_PLANNING_DAYS (widget)->clock, g_source_remove);
  GTK_WIDGET_CLASS (pal_planning_days_parent_class)->unmap (widget);
}

static void
pal_planning_days_dispose (GObject *object)
{
  PalPlanningDays *self = PAL_PLANNING_DAYS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_planning_days_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);
  signals[DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WENT] = g_signal_new ("went", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *klass)
{
  static const struct { const char *name; GCallback callback; } callbacks[] = {
    { "head_changed_cb", G_CALLBACK (head_changed_cb) }, { "selected_cb", G_CALLBACK (selected_cb) }, { "opened_cb", G_CALLBACK (opened_cb) },
    { "asked_cb", G_CALLBACK (asked_cb) }, { "moved_cb", G_CALLBACK (moved_cb) }, { "lengthened_cb", G_CALLBACK (lengthened_cb) },
    { "deleted_cb", G_CALLBACK (deleted_cb) }, { "turned_cb", G_CALLBACK (turned_cb) }, { "day_opened_cb", G_CALLBACK (day_opened_cb) },
  };

  g_type_ensure (PAL_TYPE_CALENDAR_VIEW);
  g_type_ensure (PAL_TYPE_PLANNING_HEAD);
  g_type_ensure (PAL_TYPE_PLANNING_LIST);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-planning-days.ui");
  gtk_widget_class_bind_template_child (klass, PalPlanningDays, box);
  gtk_widget_class_bind_template_child (klass, PalPlanningDays, head);
  gtk_widget_class_bind_template_child (klass, PalPlanningDays, stack);
  gtk_widget_class_bind_template_child (klass, PalPlanningDays, calendar);
  gtk_widget_class_bind_template_child (klass, PalPlanningDays, list);
  for (guint i = 0; i < G_N_ELEMENTS (callbacks); i++)
    gtk_widget_class_bind_template_callback_full (klass, callbacks[i].name, callbacks[i].callback);
}

static void
pal_planning_days_class_init (PalPlanningDaysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pal_planning_days_get_property;
  object_class->set_property = pal_planning_days_set_property;
  object_class->dispose = pal_planning_days_dispose;
  widget_class->map = pal_planning_days_map;
  widget_class->unmap = pal_planning_days_unmap;
  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "week", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FILTER] = g_param_spec_boolean ("filter", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  add_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_install_property_action (widget_class, "planning.mode", "mode");
  gtk_widget_class_install_property_action (widget_class, "planning.filter", "filter");
  gtk_widget_class_install_action (widget_class, "planning.turn", "i", turn_activated_cb);
  gtk_widget_class_install_action (widget_class, "planning.today", NULL, today_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palplanningdays");
  bind_template (widget_class);
}

static void
pal_planning_days_init (PalPlanningDays *self)
{
  pal_planning_place_init (&self->place);
  gtk_widget_init_template (GTK_WIDGET (self));
  pal_calendar_view_set_days (self->calendar, PAL_CALENDAR_WORKDAYS);
  pal_calendar_view_set_hours (self->calendar, PAL_AGENDA_WORK_FROM, PAL_AGENDA_WORK_TO, LUNCH_FROM, LUNCH_TO);
  self->store_signals = g_signal_group_new (PAL_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
}

/* @store: (nullable) */
void
pal_planning_days_set_store (PalPlanningDays *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  pal_planning_head_set_store (self->head, store);
  pal_planning_list_set_store (self->list, store);
  pal_planning_place_init (&self->place);
  show_place (self);
}

/* @tab: (nullable): of an address; NULL: the place where it is, again from the file */
void
pal_planning_days_go (PalPlanningDays *self, const char *tab)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  pal_planning_place_read (&self->place, tab);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  show_place (self);
}

static gboolean
is_shown (PalPlanningDays *self, gint64 id)
{
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++)
    if (((PalAgendaSession *) g_ptr_array_index (self->sessions, i))->id == id)
      return TRUE;
  return FALSE;
}

/* To the days of a session, if it has one; filters that would hide it are given up. */
void
pal_planning_days_go_to (PalPlanningDays *self, gint64 session)
{
  GDate day;
  gboolean dated;

  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  dated = pal_agenda_find_day (self->store, session, &day);
  if (dated && !pal_planning_place_shows (&self->place, &day))
    pal_planning_place_set_day (&self->place, &day);
  show_place (self);
  if (!dated || is_shown (self, session) || !pal_planning_place_is_filtered (&self->place))
    return;
  pal_planning_place_clear_filters (&self->place);
  show_place (self);
}

const PalPlanningPlace *
pal_planning_days_get_place (PalPlanningDays *self)
{
  g_return_val_if_fail (PAL_IS_PLANNING_DAYS (self), NULL);

  return &self->place;
}

/* @session: 0: none */
void
pal_planning_days_select (PalPlanningDays *self, gint64 session)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  self->selected = session;
  pal_calendar_view_select (self->calendar, session);
  pal_planning_list_select (self->list, session);
}

/* Where the cursor of the calendar is, else in the morning of a day that is shown. */
void
pal_planning_days_find_cursor (PalPlanningDays *self, GDate *day, int *minute)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  if (self->place.mode != PAL_PLANNING_AS_LIST && pal_calendar_view_get_place (self->calendar, day, minute))
    return;
  *day = self->place.day;
  *minute = 9 * 60;
}

/* @ahead: PalAgendaClash: all that are to come; the list of clashes tells them too */
void
pal_planning_days_show_ahead (PalPlanningDays *self, GPtrArray *ahead)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  g_ptr_array_ref (ahead);
  g_clear_pointer (&self->ahead, g_ptr_array_unref);
  self->ahead = ahead;
  show_clashes (self);
}

void
pal_planning_days_focus (PalPlanningDays *self)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  if (self->place.mode == PAL_PLANNING_AS_LIST)
    pal_planning_list_focus (self->list);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

void
pal_planning_days_focus_filters (PalPlanningDays *self)
{
  g_return_if_fail (PAL_IS_PLANNING_DAYS (self));

  g_object_set (self, "filter", TRUE, NULL);
  pal_planning_head_focus_filters (self->head);
}

/* The week or the month on paper. Full transfer. */
PalDocument *
pal_planning_days_print (PalPlanningDays *self)
{
  g_return_val_if_fail (PAL_IS_PLANNING_DAYS (self) && self->store != NULL, NULL);

  return pal_planning_document (self->calendar, &self->place, self->store);
}
