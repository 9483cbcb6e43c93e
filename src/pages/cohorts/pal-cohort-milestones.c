/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-milestones.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pal-cohort-milestone.h"
#include "pal-cohort-milestone-row.h"
#include "records/pal-dates.h"
#include "rules/pal-cohort-list.h"
#include "rules/planning/pal-milestone.h"
#include "widgets/pal-band.h"
#include "widgets/pal-day-bar.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-form.h"

#define LEAST_HEIGHT 170    /* of the list above the milestone that is open */

struct _PalCohortMilestones {
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkWidget          *bar;
  GtkLabel           *hint;
  PalBand            *band;        /* what the programme would have otherwise */
  GtkWidget          *empty;
  GtkWidget          *card;        /* head and list */
  PalDayBar          *months;
  GtkListBox         *list;
  GtkSizeGroup       *columns[3];  /* what, when, state */
  GtkWidget          *scroller;    /* of the milestone */
  PalCohortMilestone *milestone;

  PalStore           *store;
  gulong              store_changed;
  gint64              cohort;
  char               *name;
  gboolean            filling;     /* the program chooses the row, not the person */
};

G_DEFINE_FINAL_TYPE (PalCohortMilestones, pal_cohort_milestones, GTK_TYPE_WIDGET)

/* What is shown ------------------------------------------------------------------------------------------------------ */

static void
select_row (PalCohortMilestones *self, gint64 id)
{
  GtkListBoxRow *found = NULL, *row;

  for (int i = 0; found == NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (id != 0 && pal_cohort_milestone_row_get_id (row) == id)
      found = row;
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, found);
  self->filling = FALSE;
}

static void
fill_list (PalCohortMilestones *self, GPtrArray *milestones)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (GTK_ROOT (root)) : NULL, *child;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  PalMilestoneScale scale;

  pal_milestone_scale_init (&scale, milestones);
  pal_day_bar_set_scale (self->months, &scale.from, &scale.until, &scale.today);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  self->filling = FALSE;
  for (guint i = 0; i < milestones->len; i++)
    gtk_list_box_append (self->list, pal_cohort_milestone_row_new (g_ptr_array_index (milestones, i), &scale, self->columns));
  select_row (self, pal_cohort_milestone_get_id (self->milestone));
  if (had_focus)
    pal_cohort_milestones_focus (self);
}

/* "late: 1 · to come: 3" */
static void
show_hint (PalCohortMilestones *self, GPtrArray *milestones)
{
  static const PalMilestoneState states[] = { PAL_MILESTONE_LATE, PAL_MILESTONE_UNDER_WAY, PAL_MILESTONE_TO_COME, PAL_MILESTONE_DONE,
                                              PAL_MILESTONE_DONE_LATE };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint s = 0; s < G_N_ELEMENTS (states); s++)
    {
      g_autofree char *label = g_utf8_strdown (pal_milestone_state_label (states[s]), -1);
      guint n = 0;

      for (guint i = 0; i < milestones->len; i++)
        n += ((PalMilestone *) g_ptr_array_index (milestones, i))->state == states[s];
      if (n == 0)
        continue;
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_printf (words, C_("a state of milestones, how many", "%s: %u"), label, n);
    }
  gtk_label_set_text (self->hint, words->str);
}

/* Full transfer; NULL: nothing is offered. */
static char *
describe_changes (const PalMilestoneChanges *changes)
{
  g_autofree char *moving = changes->moving > 0
    ? g_strdup_printf (ngettext ("The dates of the cohort or of its programme have changed: %u milestone would move with them.",
                                 "The dates of the cohort or of its programme have changed: %u milestones would move with them.",
                                 changes->moving), changes->moving) : NULL;
  g_autofree char *staying = changes->staying > 0
    ? g_strdup_printf (ngettext ("%u that was moved by hand stays where it is.", "%u that were moved by hand stay where they are.",
                                 changes->staying), changes->staying) : NULL;
  g_autofree char *missing = changes->missing > 0
    ? g_strdup_printf (ngettext ("The programme has %u milestone that this cohort has not.",
                                 "The programme has %u milestones that this cohort has not.", changes->missing), changes->missing) : NULL;

  if (moving != NULL)
    return g_strjoin (" ", moving, staying != NULL ? staying : missing, staying != NULL ? missing : NULL, NULL);
  return g_steal_pointer (&missing);
}

static void
show_changes (PalCohortMilestones *self, gboolean some)
{
  gboolean may_write = !pal_store_is_reader (self->store);
  PalMilestoneChanges changes = { 0 };
  g_autofree char *words = NULL;

  pal_milestones_compare (self->store, self->cohort, &changes, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestones.make", may_write && changes.missing > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestones.follow", may_write && changes.moving > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestones.add", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestones.report", some);
  words = some ? describe_changes (&changes) : NULL;
  pal_band_clear_buttons (self->band);
  gtk_widget_set_visible (GTK_WIDGET (self->band), words != NULL);
  if (words == NULL)
    return;
  pal_band_set (self->band, PAL_BAND_INFO, words);
  if (changes.moving > 0)
    pal_band_add_button (self->band, _("Move Them"), "milestones.follow");
  if (changes.missing > 0)
    pal_band_add_button (self->band, _("Add Them"), "milestones.make");
}

static void
update (PalCohortMilestones *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) milestones = NULL;
  GDate today;

  if (self->cohort == 0)
    return;
  pal_today (&today);
  milestones = pal_milestones_of (self->store, self->cohort, &today, &error);
  if (milestones == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_set_visible (self->card, milestones->len > 0);
  gtk_widget_set_visible (self->empty, milestones->len == 0 && !gtk_widget_get_visible (self->scroller));
  fill_list (self, milestones);
  show_hint (self, milestones);
  show_changes (self, milestones->len > 0);
}

static void
show_milestone (PalCohortMilestones *self, PalRecord *record)
{
  pal_cohort_milestone_show (self->milestone, record, self->name, self->store);
  gtk_widget_set_visible (self->scroller, record != NULL);
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static void
row_selected_cb (PalCohortMilestones *self, GtkListBoxRow *row)
{
  gint64 id = pal_cohort_milestone_row_get_id (row);
  g_autoptr (PalRecord) record = NULL;

  if (self->filling || id == 0 || id == pal_cohort_milestone_get_id (self->milestone))
    return;
  record = pal_record_load (self->store, pal_kind_find ("milestone"), id, NULL);
  if (record != NULL)
    show_milestone (self, record);
}

static void
row_activated_cb (PalCohortMilestones *self, GtkListBoxRow *row)
{
  row_selected_cb (self, row);
  pal_cohort_milestone_focus (self->milestone, "due_on");
}

static void
created_cb (PalCohortMilestones *self, gint64 id)
{
  update (self);
  select_row (self, id);
}

static void
gone_cb (PalCohortMilestones *self)
{
  show_milestone (self, NULL);
  update (self);
  pal_cohort_milestones_focus (self);
}

static void
store_changed_cb (PalCohortMilestones *self)
{
  if (self->cohort == 0)
    return;
  update (self);
  pal_cohort_milestone_update (self->milestone);
}

/* Actions ------------------------------------------------------------------------------------------------------------ */

/* How many milestones it changed; 0: none, and the reason is said. */
static guint
change (PalCohortMilestones *self, const char *what, gboolean (*how) (PalEdit *, gint64, guint *, GError **))
{
  g_autofree char *label = g_strdup_printf ("%s — %s", self->name, what), *place = pal_address_format ("cohorts", self->cohort, "milestones");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, &error);
  guint n = 0;

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  if (edit != NULL && how (edit, self->cohort, &n, &error) && pal_edit_commit (edit, &error))
    return n;
  pal_page_complain (GTK_WIDGET (self), error);
  return 0;
}

/* @words: (transfer full): with a number in it. */
static void
say (PalCohortMilestones *self, guint n, char *words)
{
  if (n > 0)
    {
      pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
      pal_cohort_milestones_focus (self);
    }
  g_free (words);
}

static void
make_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint n = change (PAL_COHORT_MILESTONES (widget), _("milestones of the programme"), pal_milestones_make);

  say (PAL_COHORT_MILESTONES (widget), n, g_strdup_printf (ngettext ("%u milestone added", "%u milestones added", n), n));
}

static void
follow_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint n = change (PAL_COHORT_MILESTONES (widget), _("milestones moved with the cohort"), pal_milestones_follow);

  say (PAL_COHORT_MILESTONES (widget), n, g_strdup_printf (ngettext ("%u milestone moved", "%u milestones moved", n), n));
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortMilestones *self = PAL_COHORT_MILESTONES (widget);
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("milestone"));

  pal_record_set_int (record, "cohort", self->cohort);
  select_row (self, 0);
  gtk_widget_set_visible (self->empty, FALSE);
  show_milestone (self, record);
  pal_cohort_milestone_focus (self->milestone, "name");
}

static void
report_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *address = pal_address_format ("reports", PAL_COHORT_MILESTONES (widget)->cohort, "R11");

  pal_page_go (widget, address);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_milestones_dispose (GObject *object)
{
  PalCohortMilestones *self = PAL_COHORT_MILESTONES (object);

  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->milestone, self);
      g_signal_handlers_disconnect_by_data (self->list, self);
      pal_cohort_milestones_show (self, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (pal_cohort_milestones_parent_class)->dispose (object);
}

static void
pal_cohort_milestones_class_init (PalCohortMilestonesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_milestones_dispose;
  gtk_widget_class_install_action (widget_class, "milestones.make", NULL, make_activated_cb);
  gtk_widget_class_install_action (widget_class, "milestones.follow", NULL, follow_activated_cb);
  gtk_widget_class_install_action (widget_class, "milestones.add", NULL, add_activated_cb);
  gtk_widget_class_install_action (widget_class, "milestones.report", NULL, report_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortmilestones");
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_bar (PalCohortMilestones *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->hint = GTK_LABEL (new_label (NULL, "pal-dim"));
  gtk_label_set_xalign (self->hint, 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_box_append (GTK_BOX (self->bar), make_button (_("Add a Milestone"), "milestones.add"));
  gtk_box_append (GTK_BOX (self->bar), make_button (_("Back-Planning Report"), "milestones.report"));
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->hint));
  return self->bar;
}

static GtkWidget *
make_head (PalCohortMilestones *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *what = new_label (_("Milestone"), "pal-dim");
  GtkWidget *when = new_label (C_("column", "Due on"), "pal-dim"), *state = new_label (_("State"), "pal-dim");

  self->months = PAL_DAY_BAR (pal_day_bar_new ());
  pal_day_bar_set_head (self->months);
  gtk_widget_set_hexpand (GTK_WIDGET (self->months), TRUE);
  gtk_size_group_add_widget (self->columns[0], what);
  gtk_size_group_add_widget (self->columns[1], when);
  gtk_size_group_add_widget (self->columns[2], state);
  gtk_box_append (GTK_BOX (head), what);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->months));
  gtk_box_append (GTK_BOX (head), state);
  gtk_widget_add_css_class (head, "pal-milestone-head");
  return head;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
make_list (PalCohortMilestones *self)
{
  GtkWidget *scroller;

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back-planning"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  scroller = make_scroller (GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (self->card, -1, LEAST_HEIGHT);
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (self->card, "pal-card");
  gtk_box_append (GTK_BOX (self->card), make_head (self));
  gtk_box_append (GTK_BOX (self->card), scroller);
  return self->card;
}

static GtkWidget *
make_empty (PalCohortMilestones *self)
{
  self->empty = pal_empty_new ("x-office-calendar-symbolic", _("No milestone yet"),
                               _("What has to be done before, during and after the cohort, counted from its dates as the programme "
                                 "says, and brought back to working days."));
  pal_empty_add_action (PAL_EMPTY (self->empty), _("Make the Back-Planning"), "milestones.make");
  gtk_widget_set_vexpand (self->empty, TRUE);
  return self->empty;
}

static void
pal_cohort_milestones_init (PalCohortMilestones *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_INFO, NULL));
  self->milestone = PAL_COHORT_MILESTONE (pal_cohort_milestone_new ());
  self->scroller = make_scroller (GTK_WIDGET (self->milestone));
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->box), make_empty (self));
  gtk_box_append (GTK_BOX (self->box), make_list (self));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->milestone, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->milestone, "gone", G_CALLBACK (gone_cb), self);
}

static void
set_store (PalCohortMilestones *self, PalStore *store)
{
  if (self->store == store)
    return;
  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

/**
 * pal_cohort_milestones_show:
 * @cohort: (nullable): a row of pal_cohort_list_new()
 * @store: (nullable): NULL with no cohort
 */
void
pal_cohort_milestones_show (PalCohortMilestones *self, PalRow *cohort, PalStore *store)
{
  gint64 id;

  g_return_if_fail (PAL_IS_COHORT_MILESTONES (self));

  id = cohort != NULL ? pal_row_get_id (cohort) : 0;
  g_free (self->name);
  self->name = g_strdup (cohort != NULL ? pal_row_get_text (cohort, PAL_COHORTS_NAME) : NULL);
  if (self->cohort == id && self->store == store)
    return;
  show_milestone (self, NULL);
  set_store (self, store);
  self->cohort = id;
  update (self);
}

gboolean
pal_cohort_milestones_focus (PalCohortMilestones *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PAL_IS_COHORT_MILESTONES (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD) || gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}
