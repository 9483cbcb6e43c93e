/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-proposal.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "rules/planning/pal-session-words.h"
#include "rules/planning/pal-plan.h"
#include "widgets/pal-band.h"
#include "widgets/pal-chip.h"

#define MOST_SECONDS 20.0

/* A plan that is looked for in a thread, then shown: what has no place first, with the reason; then the days. */
struct _PalCohortProposal {
  GtkWidget     parent_instance;

  GtkWidget    *box;
  PalBand      *band;
  GtkWidget    *scroller;
  GtkListBox   *list;

  PalStore     *store;
  gint64        cohort;
  char         *name;
  PalPlan      *plan;          /* what was found; NULL while it is looked for */
  guint         seed;
  GCancellable *cancellable;   /* of the search; NULL: none is under way */
};

enum { ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortProposal, pal_cohort_proposal, GTK_TYPE_WIDGET)

/* What is shown ----------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_state (const PalPlanned *planned)
{
  if (!planned->placed)
    return pal_chip_new (PAL_CHIP_NO, _("No place"));
  return planned->as_wished ? pal_chip_new (PAL_CHIP_OK, C_("a proposed session", "As wished"))
                            : pal_chip_new (PAL_CHIP_WARN, _("Not as wished"));
}

static GtkWidget *
new_row (PalCohortProposal *self, const PalPlanned *planned)
{
  g_autofree char *day = pal_session_day_words (planned->start_at);
  g_autofree char *time = pal_session_time_words (planned->start_at, planned->minutes);
  g_autofree char *name = pal_planned_words (self->store, planned), *place = pal_planned_place_words (self->store, planned);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *when = new_label (day, "pal-strong");
  GtkWidget *hour = new_label (time, "pal-dim"), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *state = new_state (planned);

  gtk_label_set_width_chars (GTK_LABEL (when), 14);
  gtk_label_set_width_chars (GTK_LABEL (hour), 11);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_label (name, NULL));
  gtk_box_append (GTK_BOX (words), new_label (place, "pal-dim"));
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), hour);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), state);
  gtk_widget_add_css_class (row, "pal-who-row");
  return row;
}

static void
clear_list (PalCohortProposal *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
show_sessions (PalCohortProposal *self)
{
  const GPtrArray *sessions = pal_plan_sessions (self->plan);

  clear_list (self);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sessions->len; i++)
      {
        const PalPlanned *planned = g_ptr_array_index (sessions, i);
        if (planned->placed == (pass == 1))
          gtk_list_box_append (self->list, new_row (self, planned));
      }
}

/* "18 sessions proposed, 2 without a place." Full transfer. */
static char *
describe (PalCohortProposal *self)
{
  guint placed = pal_plan_n_placed (self->plan), left = pal_plan_sessions (self->plan)->len - placed;
  g_autofree char *proposed = g_strdup_printf (ngettext ("%u session proposed.", "%u sessions proposed.", placed), placed);
  g_autofree char *without = NULL;

  if (placed + left == 0)
    return g_strdup (_("Everything that the programme asks for is planned already, or its templates ask for nothing."));
  if (left == 0)
    return g_steal_pointer (&proposed);
  without = g_strdup_printf (ngettext ("%u found no place: the reason stands beside it.",
                                       "%u found no place: the reason stands beside each.", left), left);
  return g_strdup_printf ("%s %s", proposed, without);
}

static void
show_found (PalCohortProposal *self)
{
  guint placed = pal_plan_n_placed (self->plan), all = pal_plan_sessions (self->plan)->len;
  g_autofree char *words = describe (self);

  pal_band_clear_buttons (self->band);
  pal_band_set (self->band, placed == all ? PAL_BAND_INFO : PAL_BAND_WARN, words);
  if (placed > 0)
    {
      pal_band_add_button (self->band, _("Keep This Plan"), "proposal.keep");
      pal_band_add_button (self->band, _("Another One"), "proposal.again");
    }
  pal_band_add_button (self->band, placed > 0 ? C_("a proposed plan", "Drop") : C_("button", "Close"), "proposal.drop");
  show_sessions (self);
  gtk_widget_set_visible (self->scroller, all > 0);
  gtk_widget_child_focus (GTK_WIDGET (self->band), GTK_DIR_TAB_FORWARD);
}

static void
show_searching (PalCohortProposal *self)
{
  pal_band_clear_buttons (self->band);
  pal_band_set (self->band, PAL_BAND_INFO, _("Looking for the best plan…"));
  pal_band_add_button (self->band, _("Stop, and Show the Best so Far"), "proposal.stop");
  gtk_widget_set_visible (self->scroller, FALSE);
}

/* The search -------------------------------------------------------------------------------------------------------- */

typedef struct {
  PalPlan      *plan;
  guint         seed;
  GCancellable *stop;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_pointer (&search->plan, pal_plan_free);
  g_object_unref (search->stop);
  g_free (search);
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  pal_plan_search (search->plan, search->seed, MOST_SECONDS, search->stop);
  g_task_return_boolean (task, TRUE);
}

/* Nothing is shown of a search that was given up meanwhile. */
static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalCohortProposal *self = PAL_COHORT_PROPOSAL (source);
  Search *search = g_task_get_task_data (G_TASK (result));

  if (self->cancellable != search->stop)
    return;
  g_clear_object (&self->cancellable);
  self->plan = g_steal_pointer (&search->plan);
  show_found (self);
}

static void
search (PalCohortProposal *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  PalPlan *plan = pal_plan_new (self->store, &self->cohort, 1, &error);
  Search *what;

  g_clear_pointer (&self->plan, pal_plan_free);
  if (plan == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      pal_cohort_proposal_end (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  what = g_new0 (Search, 1);
  what->plan = plan;
  what->seed = ++self->seed;
  what->stop = g_object_ref (self->cancellable);
  task = g_task_new (self, NULL, searched_cb, NULL);
  g_task_set_task_data (task, what, search_free);
  show_searching (self);
  g_task_run_in_thread (task, search_thread);
}

/* Actions ------------------------------------------------------------------------------------------------------------ */

static gboolean
keep (PalCohortProposal *self, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("%s — sessions planned"), self->name);
  g_autofree char *place = pal_address_format ("cohorts", self->cohort, "sessions");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_plan_keep (self->plan, edit, error) && pal_edit_commit (edit, error);
}

static void
keep_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortProposal *self = PAL_COHORT_PROPOSAL (widget);
  g_autoptr (GError) error = NULL;
  guint placed;

  if (self->plan == NULL)
    return;
  placed = pal_plan_n_placed (self->plan);
  if (!keep (self, &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  pal_cohort_proposal_end (self);
  g_signal_emit (self, signals[ENDED], 0, placed);
}

static void
drop_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_cohort_proposal_end (PAL_COHORT_PROPOSAL (widget));
  g_signal_emit (widget, signals[ENDED], 0, 0);
}

static void
again_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  search (PAL_COHORT_PROPOSAL (widget));
}

static void
stop_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (PAL_COHORT_PROPOSAL (widget)->cancellable);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_proposal_dispose (GObject *object)
{
  PalCohortProposal *self = PAL_COHORT_PROPOSAL (object);

  if (self->box != NULL)
    {
      pal_cohort_proposal_end (self);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (pal_cohort_proposal_parent_class)->dispose (object);
}

static void
pal_cohort_proposal_class_init (PalCohortProposalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_proposal_dispose;
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "proposal.keep", NULL, keep_activated_cb);
  gtk_widget_class_install_action (widget_class, "proposal.drop", NULL, drop_activated_cb);
  gtk_widget_class_install_action (widget_class, "proposal.again", NULL, again_activated_cb);
  gtk_widget_class_install_action (widget_class, "proposal.stop", NULL, stop_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortproposal");
}

static void
pal_cohort_proposal_init (PalCohortProposal *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_INFO, NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Proposed sessions"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "pal-card");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Hidden until it begins. */
GtkWidget *
pal_cohort_proposal_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_PROPOSAL, NULL);
}

/* Looks for a plan of @cohort, called @name, and shows it. */
void
pal_cohort_proposal_begin (PalCohortProposal *self, gint64 cohort, const char *name, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_PROPOSAL (self));
  g_return_if_fail (cohort != 0 && PAL_IS_STORE (store));

  pal_cohort_proposal_end (self);
  g_set_object (&self->store, store);
  g_free (self->name);
  self->name = g_strdup (name);
  self->cohort = cohort;
  self->seed = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  search (self);
}

/* Gives up what is looked for or shown; nothing of it is kept. */
void
pal_cohort_proposal_end (PalCohortProposal *self)
{
  g_return_if_fail (PAL_IS_COHORT_PROPOSAL (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, pal_plan_free);
  g_clear_object (&self->store);
  clear_list (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Whether a plan is shown that is neither kept nor dropped. */
gboolean
pal_cohort_proposal_is_begun (PalCohortProposal *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_PROPOSAL (self), FALSE);

  return self->plan != NULL && pal_plan_n_placed (self->plan) > 0;
}
