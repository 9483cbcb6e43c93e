/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-list.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "rules/planning/pal-session-words.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"

struct _PalPlanningList {
  GtkWidget       parent_instance;

  PalTable       *table;
  PalQuery       *query;
  GPtrArray      *sessions;
  PalAgendaOrder  order;
  gboolean        descending;
  gboolean        filling;     /* the program chooses the row, not the person */
};

enum { SELECTED, OPENED, DELETED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalPlanningList, pal_planning_list, GTK_TYPE_WIDGET)

/* Cells ----------------------------------------------------------------------------------------------------------------- */

static char *
show_day (PalRow *row, guint column)
{
  return pal_session_day_words (pal_row_get_text (row, column));
}

static char *
show_time (PalRow *row, guint column)
{
  return pal_session_time_words (pal_row_get_text (row, PAL_AGENDA_START_AT), (int) pal_row_get_int (row, PAL_AGENDA_MINUTES, 0));
}

static char *
show_name (PalRow *row, guint column)
{
  return pal_session_name_words (pal_row_get_text (row, PAL_AGENDA_KIND), pal_row_get_text (row, PAL_AGENDA_TITLE),
                                 pal_row_get_text (row, PAL_AGENDA_THEME), pal_row_get_text (row, PAL_AGENDA_WHO));
}

static char *
show_state (PalRow *row, guint column)
{
  return pal_session_state_words (pal_row_get_text (row, column), (int) pal_row_get_int (row, PAL_AGENDA_CLASHES, 0));
}

static char *
look_of_state (PalRow *row)
{
  return g_strdup (pal_session_state_chip (pal_row_get_text (row, PAL_AGENDA_STATUS), (int) pal_row_get_int (row, PAL_AGENDA_CLASHES, 0)));
}

static const PalTableColumn columns[] = {
  { "time", N_("Day"), PAL_TABLE_TEXT, PAL_AGENDA_DAY, .width = 1020, .sortable = TRUE, .show = show_day },
  { "hour", NC_("column", "Time"), PAL_TABLE_TEXT, PAL_AGENDA_MINUTES, .width = 760, .show = show_time },
  { "cohort", N_("Cohort"), PAL_TABLE_CHIP, PAL_AGENDA_CODE, PAL_AGENDA_LOOK, .width = 620, .sortable = TRUE },
  { "name", N_("Session"), PAL_TABLE_TEXT, PAL_AGENDA_TITLE, .width = 1200, .expand = TRUE, .sortable = TRUE, .show = show_name },
  { "room", N_("Room"), PAL_TABLE_TEXT, PAL_AGENDA_ROOM, .width = 800, .sortable = TRUE },
  { "staff", N_("Run by"), PAL_TABLE_TEXT, PAL_AGENDA_STAFF, .width = 1000, .sortable = TRUE },
  { "state", N_("Status"), PAL_TABLE_STATE, PAL_AGENDA_STATUS, .width = 760, .show = show_state, .look = look_of_state },
  { NULL },
};

/* What the person does -------------------------------------------------------------------------------------------------- */

static void
sort_changed_cb (PalPlanningList *self, const char *column, gboolean descending)
{
  static const char *const orders[] = {
    [PAL_AGENDA_BY_TIME] = "time", [PAL_AGENDA_BY_COHORT] = "cohort", [PAL_AGENDA_BY_NAME] = "name", [PAL_AGENDA_BY_ROOM] = "room",
    [PAL_AGENDA_BY_STAFF] = "staff",
  };
  g_autoptr (GError) error = NULL;

  self->order = PAL_AGENDA_BY_TIME;
  self->descending = descending;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (column, orders[i]) == 0)
      self->order = (PalAgendaOrder) i;
  if (self->sessions != NULL && self->query != NULL
      && !pal_agenda_list_show (self->query, self->sessions, self->order, self->descending, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
selection_changed_cb (PalPlanningList *self)
{
  gint64 id = pal_table_get_selected (self->table);

  if (!self->filling && id != 0)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
row_activated_cb (PalPlanningList *self, gint64 id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static gboolean
key_pressed_cb (PalPlanningList *self, guint key, guint code, GdkModifierType state)
{
  gint64 id = pal_table_get_selected (self->table);

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || id == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[DELETED], 0, id);
  return GDK_EVENT_STOP;
}

/* The widget ------------------------------------------------------------------------------------------------------------ */

static void
pal_planning_list_dispose (GObject *object)
{
  PalPlanningList *self = PAL_PLANNING_LIST (object);

  if (self->table != NULL)
    {
      pal_planning_list_set_store (self, NULL);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->table)));
    }
  G_OBJECT_CLASS (pal_planning_list_parent_class)->dispose (object);
}

static void
pal_planning_list_class_init (PalPlanningListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_planning_list_dispose;
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DELETED] = g_signal_new ("deleted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palplanninglist");
}

static void
pal_planning_list_init (PalPlanningList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_name (self->table, _("Sessions"));
  pal_table_set_count_words (self->table, "%u session", "%u sessions");
  pal_table_set_empty (self->table, pal_empty_new ("pal-calendar-symbolic", _("No session here"),
                                                   _("Another month, or other filters, may show some.")));
  pal_table_set_sort (self->table, "time", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->table, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/* @store: (nullable) */
void
pal_planning_list_set_store (PalPlanningList *self, PalStore *store)
{
  g_return_if_fail (PAL_IS_PLANNING_LIST (self));

  self->filling = TRUE;
  pal_table_set_query (self->table, NULL);
  g_clear_object (&self->query);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->query = store != NULL ? pal_agenda_list_new (store) : NULL;
  if (self->query != NULL)
    pal_table_set_query (self->table, self->query);
  self->filling = FALSE;
}

/* @sessions: of pal_agenda_load(). The row that is selected stays so. */
gboolean
pal_planning_list_show (PalPlanningList *self, GPtrArray *sessions, GError **error)
{
  gint64 selected;
  gboolean shown;

  g_return_val_if_fail (PAL_IS_PLANNING_LIST (self) && self->query != NULL, FALSE);

  selected = pal_table_get_selected (self->table);
  g_ptr_array_ref (sessions);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = sessions;
  self->filling = TRUE;
  shown = pal_agenda_list_show (self->query, sessions, self->order, self->descending, error);
  if (selected != 0)
    pal_table_select (self->table, selected);
  self->filling = FALSE;
  return shown;
}

void
pal_planning_list_select (PalPlanningList *self, gint64 id)
{
  g_return_if_fail (PAL_IS_PLANNING_LIST (self));

  self->filling = TRUE;
  if (id == 0)
    pal_table_unselect_all (self->table);
  else
    pal_table_select (self->table, id);
  self->filling = FALSE;
}

/* 0: none */
gint64
pal_planning_list_get_selected (PalPlanningList *self)
{
  g_return_val_if_fail (PAL_IS_PLANNING_LIST (self), 0);

  return pal_table_get_selected (self->table);
}

gboolean
pal_planning_list_focus (PalPlanningList *self)
{
  g_return_val_if_fail (PAL_IS_PLANNING_LIST (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
