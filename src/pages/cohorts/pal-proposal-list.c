/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-proposal-list.h"

#include <glib/gi18n.h>

#include "records/pal-reference.h"
#include "rules/planning/pal-session-words.h"
#include "widgets/pal-chip.h"

/* The sessions of a proposed plan: what has no place first, with the reason and what would help; then the days, each session
 * with a box that leaves it out. */
struct _PalProposalList {
  GtkWidget   parent_instance;

  GtkListBox *list;
  PalStore   *store;
  PalPlan    *plan;        /* not owned; NULL: none is shown */
  gboolean    several;     /* cohorts are planned together */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalProposalList, pal_proposal_list, GTK_TYPE_WIDGET)

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

/* "Salle Doubs · Claire Vasseur", with the cohort's name in front where there are several; of one without a place the reason.
 * Full transfer. */
static char *
place_words (PalProposalList *self, const PalPlanned *planned)
{
  g_autofree char *place = pal_planned_place_words (self->store, planned), *cohort = NULL;

  if (!self->several)
    return g_steal_pointer (&place);
  cohort = pal_reference_title (self->store, pal_kind_find ("cohort"), planned->cohort);
  return g_strdup_printf ("%s · %s", cohort, place);
}

static void
ticked_cb (PalProposalList *self, GtkCheckButton *check)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "number"));

  if (self->plan == NULL)
    return;
  pal_plan_leave_out (self->plan, number, !gtk_check_button_get_active (check));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Ticked: it is kept. Of one without a place there is nothing to keep. */
static GtkWidget *
new_check (PalProposalList *self, const PalPlanned *planned, const char *name, const char *when)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *spoken = g_strdup_printf (_("Keep %s, %s"), name, when);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), planned->placed && !planned->left_out);
  gtk_widget_set_sensitive (check, planned->placed);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (check), "number", GUINT_TO_POINTER (planned->number));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (ticked_cb), self);
  return check;
}

/* On one line, so that the state at the end of the row is not cut; all of it in the tooltip. */
static GtkWidget *
new_line (const char *words, const char *css_class)
{
  GtkWidget *label = new_label (words, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  return label;
}

static GtkWidget *
new_row (PalProposalList *self, const PalPlanned *planned)
{
  g_autofree char *day = pal_session_day_words (planned->start_at);
  g_autofree char *time = pal_session_time_words (planned->start_at, planned->minutes);
  g_autofree char *name = pal_planned_words (self->store, planned), *place = place_words (self, planned);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *when = new_label (day, "pal-strong");
  GtkWidget *hour = new_label (time, "pal-dim"), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *state = new_state (planned);

  gtk_label_set_width_chars (GTK_LABEL (when), 14);
  gtk_label_set_width_chars (GTK_LABEL (hour), 11);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_line (name, NULL));
  gtk_box_append (GTK_BOX (words), planned->placed ? new_line (place, "pal-dim") : new_label (place, NULL));
  if (planned->help != NULL)
    gtk_box_append (GTK_BOX (words), new_label (planned->help, "pal-dim"));
  gtk_box_append (GTK_BOX (row), new_check (self, planned, name, day));
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), hour);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), state);
  gtk_widget_add_css_class (row, "pal-who-row");
  return row;
}

static void
clear_list (PalProposalList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
pal_proposal_list_dispose (GObject *object)
{
  PalProposalList *self = PAL_PROPOSAL_LIST (object);

  self->plan = NULL;
  g_clear_object (&self->store);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));
  G_OBJECT_CLASS (pal_proposal_list_parent_class)->dispose (object);
}

static void
pal_proposal_list_class_init (PalProposalListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_proposal_list_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palproposallist");
}

static void
pal_proposal_list_init (PalProposalList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Proposed sessions"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

GtkWidget *
pal_proposal_list_new (void)
{
  return g_object_new (PAL_TYPE_PROPOSAL_LIST, NULL);
}

/* @plan: (nullable): stays the caller's, who shows another or none before it is freed. @several: of more than one cohort. */
void
pal_proposal_list_show (PalProposalList *self, PalPlan *plan, gboolean several, PalStore *store)
{
  const GPtrArray *sessions = plan != NULL ? pal_plan_sessions (plan) : NULL;

  g_return_if_fail (PAL_IS_PROPOSAL_LIST (self));

  self->plan = NULL;
  clear_list (self);
  self->several = several;
  g_set_object (&self->store, (plan != NULL ? store : NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->list), sessions != NULL && sessions->len > 0);
  if (plan == NULL)
    return;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sessions->len; i++)
      {
        const PalPlanned *planned = g_ptr_array_index (sessions, i);
        if (planned->placed == (pass == 1))
          gtk_list_box_append (self->list, new_row (self, planned));
      }
  self->plan = plan;
}
