/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-sessions.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/sessions/pal-session-papers.h"
#include "pages/sessions/pal-session-sheet.h"
#include "pal-cohort-proposal.h"
#include "pal-cohort-session-columns.h"
#include "records/pal-record.h"
#include "rules/pal-cohort-list.h"
#include "rules/planning/pal-session-list.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

#define LEAST_HEIGHT 190   /* of the list above the session that is open: its head and five rows */

struct _PalCohortSessions {
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkWidget         *bar;
  GtkWidget         *filters[PAL_SESSIONS_N_FILTERS];
  PalCohortProposal *proposal;
  PalTable          *table;
  PalSessionSheet   *session;

  PalStore          *store;
  gulong             store_changed;
  PalQuery          *query;
  gint64             cohort;
  char              *name;
  PalSessionFilter   filter;
  guint              frames_to_wait;
  gboolean           filling;     /* the program chooses the row, not the person */
};

G_DEFINE_FINAL_TYPE (PalCohortSessions, pal_cohort_sessions, GTK_TYPE_WIDGET)

/* What is shown ------------------------------------------------------------------------------------------------------ */

static char *
filter_words (PalSessionFilter filter, const PalSessionCounts *counts)
{
  switch (filter)
    {
    case PAL_SESSIONS_PLANNED:
      return g_strdup_printf (C_("sessions", "Planned %u"), counts->planned);
    case PAL_SESSIONS_HELD:
      return g_strdup_printf (C_("sessions", "Held %u"), counts->held);
    case PAL_SESSIONS_CANCELLED:
      return g_strdup_printf (C_("sessions", "Cancelled %u"), counts->cancelled);
    case PAL_SESSIONS_CLASHING:
      return g_strdup_printf (C_("sessions", "With a clash %u"), counts->clashing);
    default:
      return g_strdup_printf (C_("sessions", "All %u"), counts->planned + counts->held + counts->cancelled);
    }
}

/* Each filter with how many it leaves; those that would leave none are not offered, but for the one that is chosen. */
static void
show_counts (PalCohortSessions *self)
{
  PalSessionCounts counts;

  if (self->cohort == 0 || !pal_session_count (self->store, self->cohort, &counts, NULL))
    return;
  const guint found[] = { 1, counts.planned, counts.held, counts.cancelled, counts.clashing };
  for (guint i = 0; i < PAL_SESSIONS_N_FILTERS; i++)
    {
      g_autofree char *words = filter_words (i, &counts);
      g_autofree char *marked = g_strconcat (i == self->filter ? "✓ " : "", words, NULL);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), marked);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_visible (self->filters[i], i == self->filter || found[i] > 0);
    }
}

static void
fill_list (PalCohortSessions *self)
{
  g_autoptr (GError) error = NULL;

  if (!pal_session_list_show (self->query, self->store, self->cohort, self->filter, &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

/* A proposal takes the room of the list while it is looked at. */
static void
share_room (PalCohortSessions *self)
{
  gboolean proposing = gtk_widget_get_visible (GTK_WIDGET (self->proposal));

  gtk_widget_set_visible (GTK_WIDGET (self->table), !proposing);
  gtk_widget_set_visible (self->bar, !proposing);
  if (proposing)
    gtk_widget_set_visible (GTK_WIDGET (self->session), FALSE);
}

/* @id: 0: none. */
static gboolean
show_session (PalCohortSessions *self, gint64 id)
{
  gboolean shown = id != 0 && pal_session_sheet_show (self->session, self->store, id);

  if (!shown)
    pal_session_sheet_close (self->session);
  gtk_widget_set_visible (GTK_WIDGET (self->session), shown);
  return shown;
}

static void
update_actions (PalCohortSessions *self)
{
  gboolean may_write = self->cohort != 0 && !pal_store_is_reader (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.plan", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.add-session", may_write);
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static void
selection_changed_cb (PalCohortSessions *self)
{
  gint64 id = pal_table_get_selected (self->table);

  if (!self->filling && id != 0 && id != pal_session_sheet_get_id (self->session))
    show_session (self, id);
}

static void
row_activated_cb (PalCohortSessions *self)
{
  selection_changed_cb (self);
  pal_session_sheet_focus (self->session, "start_at");
}

static void
select_row (PalCohortSessions *self, gint64 id)
{
  self->filling = TRUE;
  if (id != 0)
    pal_table_select (self->table, id);
  else
    pal_table_unselect_all (self->table);
  self->filling = FALSE;
}

static void
created_cb (PalCohortSessions *self, gint64 id)
{
  select_row (self, id);
}

static void
gone_cb (PalCohortSessions *self)
{
  show_session (self, 0);
  select_row (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* One of this cohort is opened here, another one in its own. */
static gboolean
open_session_cb (PalCohortSessions *self, gint64 id)
{
  return pal_cohort_sessions_open (self, id);
}

static void
ended_cb (PalCohortSessions *self, guint kept)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u session planned", "%u sessions planned", kept), kept);

  share_room (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  if (kept > 0)
    pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
}

static void
store_changed_cb (PalCohortSessions *self)
{
  if (self->cohort == 0)
    return;
  show_counts (self);
  if (self->filter == PAL_SESSIONS_CLASHING)
    fill_list (self);
}

static void
filter_toggled_cb (PalCohortSessions *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button) || self->cohort == 0)
    return;
  for (guint i = 0; i < PAL_SESSIONS_N_FILTERS; i++)
    if (self->filters[i] == GTK_WIDGET (button))
      self->filter = i;
  show_counts (self);
  fill_list (self);
  select_row (self, pal_session_sheet_get_id (self->session));
}

static void
plan_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSessions *self = PAL_COHORT_SESSIONS (widget);

  if (!pal_cohort_sessions_keep (self, NULL))
    return;
  show_session (self, 0);
  select_row (self, 0);
  pal_cohort_proposal_begin (self->proposal, self->cohort, self->name, self->store);
  share_room (self);
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSessions *self = PAL_COHORT_SESSIONS (widget);

  select_row (self, 0);
  pal_session_sheet_show_new (self->session, self->store, self->cohort, NULL, 0, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->session), TRUE);
  pal_session_sheet_focus (self->session, "title");
}

static void
papers_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSessions *self = PAL_COHORT_SESSIONS (widget);

  if (pal_session_sheet_keep (self->session, NULL))
    pal_cohort_papers_activate (widget, self->store, self->cohort, action);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_sessions_dispose (GObject *object)
{
  PalCohortSessions *self = PAL_COHORT_SESSIONS (object);

  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->proposal, self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      pal_cohort_sessions_show (self, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (pal_cohort_sessions_parent_class)->dispose (object);
}

static void
pal_cohort_sessions_class_init (PalCohortSessionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_sessions_dispose;
  gtk_widget_class_install_action (widget_class, "cohort.plan", NULL, plan_activated_cb);
  gtk_widget_class_install_action (widget_class, "cohort.add-session", NULL, add_activated_cb);
  pal_cohort_papers_install (widget_class, papers_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortsessions");
}

static GtkWidget *
make_filter (PalCohortSessions *self, PalSessionFilter filter)
{
  const PalSessionCounts none = { 0 };
  g_autofree char *words = filter_words (filter, &none);
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  self->filters[filter] = button;
  gtk_widget_add_css_class (button, "pal-filter");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (filter > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->filters[0]));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (filter_toggled_cb), self);
  return button;
}

static GtkWidget *
make_bar (PalCohortSessions *self)
{
  GtkWidget *plan = gtk_button_new_with_label (_("Plan This Cohort…")), *add = gtk_button_new_with_label (_("Add a Session"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (plan), "cohort.plan");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "cohort.add-session");
  gtk_widget_add_css_class (plan, "suggested-action");
  self->bar = pal_wrap_new (8);
  pal_wrap_append (PAL_WRAP (self->bar), plan);
  pal_wrap_append (PAL_WRAP (self->bar), add);
  pal_wrap_append (PAL_WRAP (self->bar), pal_cohort_papers_button_new ());
  for (guint i = 0; i < PAL_SESSIONS_N_FILTERS; i++)
    pal_wrap_append (PAL_WRAP (self->bar), make_filter (self, i));
  return self->bar;
}

static GtkWidget *
make_table (PalCohortSessions *self)
{
  GtkWidget *empty = pal_empty_new ("x-office-calendar-symbolic", _("No session yet"),
                                    _("A plan is proposed from what the programme asks for: you keep it or drop it."));

  pal_empty_add_action (PAL_EMPTY (empty), _("Plan This Cohort…"), "cohort.plan");
  self->table = PAL_TABLE (pal_table_new (pal_cohort_session_columns));
  pal_table_set_name (self->table, _("Sessions"));
  pal_table_set_count_words (self->table, "%u session", "%u sessions");
  pal_table_set_empty (self->table, empty);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, LEAST_HEIGHT);
  gtk_widget_set_overflow (GTK_WIDGET (self->table), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
  return GTK_WIDGET (self->table);
}

static GtkWidget *
make_session (PalCohortSessions *self)
{
  self->session = PAL_SESSION_SHEET (pal_session_sheet_new (TRUE));
  gtk_widget_set_visible (GTK_WIDGET (self->session), FALSE);
  g_signal_connect_swapped (self->session, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->session, "gone", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (self->session, "closed", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (self->session, "open-session", G_CALLBACK (open_session_cb), self);
  return GTK_WIDGET (self->session);
}

static void
pal_cohort_sessions_init (PalCohortSessions *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->proposal = PAL_COHORT_PROPOSAL (pal_cohort_proposal_new ());
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->proposal));
  gtk_box_append (GTK_BOX (self->box), make_table (self));
  gtk_box_append (GTK_BOX (self->box), make_session (self));
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->proposal, "ended", G_CALLBACK (ended_cb), self);
}

static void
set_store (PalCohortSessions *self, PalStore *store)
{
  if (self->store == store)
    return;
  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  self->query = pal_session_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_query (self->table, self->query);
}

/**
 * pal_cohort_sessions_show:
 * @cohort: (nullable): a row of pal_cohort_list_new()
 * @store: (nullable): NULL with no cohort
 */
void
pal_cohort_sessions_show (PalCohortSessions *self, PalRow *cohort, PalStore *store)
{
  gint64 id;

  g_return_if_fail (PAL_IS_COHORT_SESSIONS (self));

  id = cohort != NULL ? pal_row_get_id (cohort) : 0;
  g_free (self->name);
  self->name = g_strdup (cohort != NULL ? pal_row_get_text (cohort, PAL_COHORTS_NAME) : NULL);
  if (self->cohort != id)
    {
      pal_cohort_sessions_drop (self);
      show_session (self, 0);
      select_row (self, 0);
    }
  set_store (self, store);
  if (store == NULL || self->cohort == id)
    {
      self->cohort = id;
      return;
    }
  self->cohort = id;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[PAL_SESSIONS_ALL]), TRUE);
  fill_list (self);
  update_actions (self);
  show_counts (self);
}

/* The list has its new height, above the session that is open, a frame later: only then is a row brought into view for good. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PalCohortSessions *self = PAL_COHORT_SESSIONS (widget);
  gint64 id = pal_session_sheet_get_id (self->session);

  if (self->frames_to_wait > 0)
    {
      self->frames_to_wait--;
      return G_SOURCE_CONTINUE;
    }
  if (id != 0 && id == pal_table_get_selected (self->table))
    select_row (self, id);
  return G_SOURCE_REMOVE;
}

/* Shows one of the cohort's sessions below the list. FALSE when it is none of them. */
gboolean
pal_cohort_sessions_open (PalCohortSessions *self, gint64 session)
{
  g_return_val_if_fail (PAL_IS_COHORT_SESSIONS (self), FALSE);

  if (self->cohort == 0 || pal_session_list_cohort_of (self->store, session) != self->cohort)
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[PAL_SESSIONS_ALL]), TRUE);
  pal_cohort_sessions_drop (self);
  if (!show_session (self, session))
    return FALSE;
  select_row (self, session);
  self->frames_to_wait = 2;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
  return TRUE;
}

/* FALSE, with @error in words, when a plan is proposed that is neither kept nor dropped. */
gboolean
pal_cohort_sessions_keep (PalCohortSessions *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_COHORT_SESSIONS (self), FALSE);

  if (!pal_session_sheet_keep (self->session, error))
    return FALSE;
  if (!pal_cohort_proposal_is_begun (self->proposal))
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                       _("The plan that is proposed is not kept yet: keep it, or drop it."));
  return FALSE;
}

/* A plan that is proposed is given up. */
void
pal_cohort_sessions_drop (PalCohortSessions *self)
{
  g_return_if_fail (PAL_IS_COHORT_SESSIONS (self));

  pal_cohort_proposal_end (self->proposal);
  share_room (self);
}

gboolean
pal_cohort_sessions_focus (PalCohortSessions *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_SESSIONS (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
