/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-proposal.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pal-cohort-wishes.h"
#include "pal-proposal-list.h"
#include "rules/planning/pal-plan.h"
#include "rules/planning/pal-wishes.h"
#include "widgets/pal-band.h"
#include "widgets/pal-named.h"

#define MOST_SECONDS 20.0

/* A plan that is looked for in a thread, then shown. Above it what is wished, and which cohorts are planned together. */
struct _PalCohortProposal {
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *bar;
  GtkLabel     *summary;       /* of the wishes */
  GtkWidget    *with;          /* chooses the others */
  GtkWidget    *others;        /* a box to tick for each of them */
  GtkWidget    *wishes_card;
  PalCohortWishes *wishes;
  PalBand      *band;
  GtkWidget    *keep;          /* the button of the band, which counts */
  GtkLabel     *quality;
  GtkWidget    *scroller;
  PalProposalList *list;

  PalStore     *store;
  gint64        cohort;
  char         *name;
  GArray       *cohorts;       /* gint64: the cohort, and those planned with it */
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

static void
update_keep (PalCohortProposal *self)
{
  guint n = self->plan != NULL ? pal_plan_n_chosen (self->plan) : 0;
  g_autofree char *words = g_strdup_printf (ngettext ("Keep %u Session", "Keep %u Sessions", n), n);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "proposal.keep", n > 0);
  if (self->keep != NULL)
    gtk_button_set_label (GTK_BUTTON (self->keep), words);
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

/* What the wishes say, when they are not seen. */
static void
show_summary (PalCohortProposal *self)
{
  g_autofree char *words = pal_cohort_wishes_words (self->wishes);

  gtk_label_set_text (self->summary, *words != '\0' ? words : _("no wish"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), words);
}

static void
show_quality (PalCohortProposal *self)
{
  g_autofree char *words = NULL;
  PalPlanQuality quality;

  pal_plan_measure (self->plan, &quality);
  words = pal_plan_quality_words (&quality);
  gtk_label_set_text (self->quality, words);
  gtk_widget_set_visible (GTK_WIDGET (self->quality), quality.sessions > 0);
}

static void
show_found (PalCohortProposal *self)
{
  guint placed = pal_plan_n_placed (self->plan), all = pal_plan_sessions (self->plan)->len;
  g_autofree char *words = describe (self);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL;

  pal_band_clear_buttons (self->band);
  pal_band_set (self->band, placed == all ? PAL_BAND_INFO : PAL_BAND_WARN, words);
  self->keep = NULL;
  if (placed > 0)
    {
      self->keep = pal_band_add_button (self->band, _("Keep This Plan"), "proposal.keep");
      pal_band_add_button (self->band, _("Another One"), "proposal.again");
    }
  pal_band_add_button (self->band, placed > 0 ? C_("a proposed plan", "Drop") : C_("button", "Close"), "proposal.drop");
  pal_proposal_list_show (self->list, self->plan, self->cohorts->len > 1, self->store);
  show_quality (self);
  update_keep (self);
  /* Whoever changes a wish goes on with the next one. */
  if (focus == NULL || !(gtk_widget_is_ancestor (focus, self->wishes_card) || gtk_widget_is_ancestor (focus, self->bar)))
    gtk_widget_child_focus (GTK_WIDGET (self->band), GTK_DIR_TAB_FORWARD);
}

static void
show_searching (PalCohortProposal *self)
{
  pal_band_clear_buttons (self->band);
  pal_band_set (self->band, PAL_BAND_INFO, _("Looking for the best plan…"));
  self->keep = NULL;
  pal_band_add_button (self->band, _("Stop, and Show the Best so Far"), "proposal.stop");
  gtk_widget_set_visible (GTK_WIDGET (self->quality), FALSE);
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

/* Given up, and those who show this hear of it. */
static void
drop (PalCohortProposal *self)
{
  pal_cohort_proposal_end (self);
  g_signal_emit (self, signals[ENDED], 0, 0);
}

static void
search (PalCohortProposal *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  PalPlan *plan = pal_plan_new (self->store, (const gint64 *) self->cohorts->data, self->cohorts->len, &error);
  Search *what;

  /* What is looked for now is not what was asked for any more. */
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pal_proposal_list_show (self->list, NULL, FALSE, NULL);
  g_clear_pointer (&self->plan, pal_plan_free);
  if (plan == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      drop (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  what = g_new0 (Search, 1);
  what->plan = plan;
  what->seed = self->seed;
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

  if (self->plan == NULL || !pal_cohort_wishes_keep (self->wishes, NULL))
    return;
  placed = pal_plan_n_chosen (self->plan);
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
  drop (PAL_COHORT_PROPOSAL (widget));
}

static void
again_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PAL_COHORT_PROPOSAL (widget)->seed++;
  search (PAL_COHORT_PROPOSAL (widget));
}

static void
wishes_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortProposal *self = PAL_COHORT_PROPOSAL (widget);
  gboolean shown = !gtk_widget_get_visible (self->wishes_card);

  gtk_widget_set_visible (self->wishes_card, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !shown);
  if (shown)
    gtk_widget_child_focus (self->wishes_card, GTK_DIR_TAB_FORWARD);
}

static void
wish_changed_cb (PalCohortProposal *self)
{
  show_summary (self);
  if (self->store != NULL)
    search (self);
}

/* Which cohorts are planned together ---------------------------------------------------------------------------------- */

static void
update_with (PalCohortProposal *self)
{
  guint n = self->cohorts->len - 1;
  g_autofree char *words = n == 0 ? g_strdup (_("This Cohort Alone"))
                                  : g_strdup_printf (ngettext ("With %u More Cohort", "With %u More Cohorts", n), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->with), words);
  pal_named_set (self->with, words);
}

static void
other_ticked_cb (PalCohortProposal *self, GtkCheckButton *check)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (check), "cohort");

  for (guint i = self->cohorts->len; i-- > 1;)
    if (g_array_index (self->cohorts, gint64, i) == id)
      g_array_remove_index (self->cohorts, i);
  if (gtk_check_button_get_active (check))
    g_array_append_val (self->cohorts, id);
  update_with (self);
  search (self);
}

static void
show_others (PalCohortProposal *self)
{
  g_auto (GStrv) names = NULL;
  g_autofree gint64 *ids = pal_wish_companions (self->store, self->cohort, &names);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->others)) != NULL)
    gtk_box_remove (GTK_BOX (self->others), child);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (names[i]);

      g_object_set_data_full (G_OBJECT (check), "cohort", g_memdup2 (&ids[i], sizeof ids[i]), g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (other_ticked_cb), self);
      gtk_box_append (GTK_BOX (self->others), check);
    }
  gtk_widget_set_sensitive (self->with, names[0] != NULL);
  update_with (self);
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
  g_clear_pointer (&self->cohorts, g_array_unref);
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
  gtk_widget_class_install_action (widget_class, "proposal.wishes", NULL, wishes_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortproposal");
}

static GtkWidget *
make_bar (PalCohortProposal *self)
{
  GtkWidget *wishes = gtk_button_new_with_label (_("Wishes…")), *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (wishes), "proposal.wishes");
  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->others);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  self->with = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->with), popover);
  gtk_widget_set_tooltip_text (self->with, _("Cohorts that are planned together share rooms and coaches without a clash"));
  self->summary = GTK_LABEL (new_label (NULL, "pal-dim"));
  gtk_label_set_wrap (self->summary, FALSE);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_box_append (GTK_BOX (self->bar), wishes);
  gtk_box_append (GTK_BOX (self->bar), self->with);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->summary));
  return self->bar;
}

static GtkWidget *
make_list (PalCohortProposal *self)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->wishes = PAL_COHORT_WISHES (pal_cohort_wishes_new ());
  self->wishes_card = pal_card_new (_("Wishes"));
  pal_card_append (PAL_CARD (self->wishes_card), GTK_WIDGET (self->wishes));
  gtk_widget_set_visible (self->wishes_card, FALSE);
  g_signal_connect_swapped (self->wishes, "changed", G_CALLBACK (wish_changed_cb), self);
  self->quality = GTK_LABEL (new_label (NULL, "pal-dim"));
  gtk_widget_add_css_class (GTK_WIDGET (self->quality), "pal-small");
  self->list = PAL_PROPOSAL_LIST (pal_proposal_list_new ());
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update_keep), self);
  gtk_box_append (GTK_BOX (inside), self->wishes_card);
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->quality));
  gtk_box_append (GTK_BOX (inside), GTK_WIDGET (self->list));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), inside);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  return self->scroller;
}

static void
pal_cohort_proposal_init (PalCohortProposal *self)
{
  self->cohorts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_INFO, NULL));
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
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
  self->seed = 1;
  g_array_set_size (self->cohorts, 0);
  g_array_append_val (self->cohorts, cohort);
  pal_cohort_wishes_show (self->wishes, cohort, name, store);
  show_summary (self);
  show_others (self);
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
  pal_proposal_list_show (self->list, NULL, FALSE, NULL);
  g_clear_pointer (&self->plan, pal_plan_free);
  g_clear_object (&self->store);
  pal_cohort_wishes_show (self->wishes, 0, NULL, NULL);
  gtk_widget_set_visible (self->wishes_card, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Whether a plan is shown that is neither kept nor dropped. */
gboolean
pal_cohort_proposal_is_begun (PalCohortProposal *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_PROPOSAL (self), FALSE);

  return self->plan != NULL && pal_plan_n_placed (self->plan) > 0;
}
