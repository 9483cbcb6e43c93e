/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-members.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-address.h"
#include "pal-cohort-add.h"
#include "pal-cohort-panel.h"
#include "pages/letters/pal-letter-window.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "records/pal-field.h"
#include "rules/pal-cohort-list.h"
#include "widgets/pal-band.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

/* Everybody who was prescribed to a cohort, and the steps that move those who are selected. */
struct _PalCohortMembers {
  GtkWidget       parent_instance;

  GtkWidget      *box;
  PalCohortAdd   *add;
  PalCohortPanel *panel;
  PalBand        *band;                          /* who stayed as they were in the last step */
  PalTable       *table;
  GtkWidget      *bar;
  GtkLabel       *hint;                          /* what the steps would move */
  GtkWidget      *scroller;                      /* of the panel */
  GtkWidget      *keys;
  GtkWidget      *buttons[PAL_COHORT_N_STEPS];

  PalStore       *store;
  gulong          store_changed;
  PalQuery       *query;
  gint64          cohort;
  char           *code;
  GPtrArray      *courses;                       /* of PalCourse: of those who are selected */
  gboolean        narrow;
};

enum { PROP_NARROW = 1 };

G_DEFINE_FINAL_TYPE (PalCohortMembers, pal_cohort_members, GTK_TYPE_WIDGET)

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
show_state (PalRow *row, guint column)
{
  return g_strdup (pal_course_state_label (pal_course_state_find (pal_row_get_text (row, column))));
}

static char *
look_of_state (PalRow *row)
{
  return g_strdup (pal_course_state_chip (pal_course_state_find (pal_row_get_text (row, PAL_MEMBERS_STATE))));
}

static char *
show_reason (PalRow *row, guint column)
{
  if (pal_row_is_known (row, PAL_MEMBERS_EXIT_REASON))
    return g_strdup (pal_choice_label ("exit_reason", pal_row_get_text (row, PAL_MEMBERS_EXIT_REASON)));
  if (pal_row_is_known (row, PAL_MEMBERS_NON_ENTRY_REASON))
    return g_strdup (pal_choice_label ("non_entry_reason", pal_row_get_text (row, PAL_MEMBERS_NON_ENTRY_REASON)));
  return g_strdup ("");
}

/* The year in two digits: five dates stand in a row. */
static char *
show_date (PalRow *row, guint column)
{
  g_autofree char *words = pal_participant_date_words (row, column);
  gsize length = strlen (words);

  return length == strlen ("dd/mm/yyyy") ? g_strdup_printf ("%.6s%s", words, words + length - 2)
                                         : g_steal_pointer (&words);
}

/* Only of those who entered, or may. */
static char *
show_planned_end (PalRow *row, guint column)
{
  switch (pal_course_state_find (pal_row_get_text (row, PAL_MEMBERS_STATE)))
    {
    case PAL_COURSE_REFUSED:
    case PAL_COURSE_NOT_ENTERED:
    case PAL_COURSE_REPLACED:
      return g_strdup ("");
    default:
      return show_date (row, column);
    }
}

static const PalTableColumn columns[] = {
  { "name", N_("Name"), PAL_TABLE_NAME, PAL_MEMBERS_LAST_NAME, PAL_MEMBERS_FIRST_NAME, .width = 900, .expand = TRUE },
  { "state", N_("State"), PAL_TABLE_CHIP, PAL_MEMBERS_STATE, .width = 1150, .show = show_state,
    .look = look_of_state },
  { "prescribed", NC_("column", "Prescribed"), PAL_TABLE_DATE, PAL_MEMBERS_PRESCRIBED_ON, .width = 550,
    .show = show_date },
  { "decided", NC_("column", "Decided"), PAL_TABLE_DATE, PAL_MEMBERS_DECISION_ON, .width = 550, .show = show_date },
  { "entered", NC_("column", "Entry"), PAL_TABLE_DATE, PAL_MEMBERS_ENTRY_ON, .width = 550, .show = show_date },
  { "planned-end", NC_("column", "Planned end"), PAL_TABLE_DATE, PAL_MEMBERS_PLANNED_END, .width = 590,
    .show = show_planned_end },
  { "left", NC_("column", "Exit"), PAL_TABLE_DATE, PAL_MEMBERS_EXIT_ON, .width = 550, .show = show_date },
  { "reason", NC_("column", "Reason"), PAL_TABLE_DIM, PAL_MEMBERS_EXIT_REASON, .width = 760, .show = show_reason },
  { NULL },
};

/* Who is selected -------------------------------------------------------------------------------------------------- */

static PalRow *
find_row (PalCohortMembers *self, gint64 id)
{
  guint position = self->query != NULL ? pal_query_get_position (self->query, id) : G_MAXUINT;

  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (self->query), position) : NULL;
}

static PalCourse *
load_course (PalCohortMembers *self, gint64 id)
{
  g_autoptr (PalRow) row = find_row (self, id);
  gint64 enrolment = row != NULL ? pal_row_get_int (row, PAL_MEMBERS_ENROLMENT, 0) : 0;

  if (row == NULL)
    return NULL;
  if (enrolment != 0)
    return pal_course_load_enrolment (self->store, enrolment, NULL);
  return pal_course_load (self->store, pal_row_get_int (row, PAL_MEMBERS_PRESCRIPTION, 0), NULL);
}

static void
load_selected (PalCohortMembers *self)
{
  guint n;
  g_autofree gint64 *ids = pal_table_get_selection (self->table, &n);

  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_course_free);
  for (guint i = 0; i < n; i++)
    {
      PalCourse *course = load_course (self, ids[i]);

      if (course != NULL)
        g_ptr_array_add (self->courses, course);
    }
}

/* A narrow window has no room for the questions of a step and all the rest at once. */
static void
share_room (PalCohortMembers *self)
{
  gboolean asking = pal_cohort_panel_get_step (self->panel) != NULL;

  gtk_widget_set_visible (self->scroller, asking);
  gtk_widget_set_visible (self->bar, !asking || !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->table), !asking || !self->narrow);
}

/* Which steps are possible ----------------------------------------------------------------------------------------- */

#define MOST_REASONS 3

static void
add_reason (GString *reasons, const PalCourse *course, const GError *why_not)
{
  g_autofree char *words = pal_cohort_step_refusal (course, why_not);

  g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "\n" : "", words);
}

/* Whether somebody who is selected can take the step on some day; if not, why. Full transfer. */
static char *
find_why_not (PalCohortMembers *self, const PalCohortStep *step)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (pal_store_is_reader (self->store))
    return g_strdup (_("This file is open to read only."));
  if (self->courses->len == 0)
    return g_strdup (_("Choose somebody in the list first; with Ctrl or Shift, several people."));
  if (step->single && self->courses->len > 1)
    return g_strdup (_("Choose one person: each place is given to somebody of its own."));
  for (guint i = 0; i < self->courses->len; i++)
    {
      PalCourse *course = g_ptr_array_index (self->courses, i);
      g_autoptr (GError) why_not = NULL;
      GDate day;

      if (pal_cohort_step_find_day (step, course, &day, &why_not))
        return NULL;
      if (i < MOST_REASONS)
        add_reason (reasons, course, why_not);
    }
  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

static void
update_step (PalCohortMembers *self, const PalCohortStep *step)
{
  g_autofree char *why_not = find_why_not (self, step), *title = pal_cohort_step_title (step, self->courses->len);
  GtkWidget *button = self->buttons[step->id];

  gtk_widget_action_set_enabled (GTK_WIDGET (self), step->action, why_not == NULL);
  gtk_widget_set_tooltip_text (button, why_not != NULL ? why_not : title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why_not != NULL ? why_not : title, -1);
}

static void
show_hint (PalCohortMembers *self)
{
  guint n = self->courses->len;
  g_autofree char *words = n == 1 ? g_strdup_printf (_("Step for %s:"), ((PalCourse *) self->courses->pdata[0])->person)
                                  : g_strdup_printf (ngettext ("Step for %u person:", "Step for %u people:", n), n);

  gtk_label_set_text (self->hint, n > 0 ? words : _("Choose people in the list, then the step."));
}

static void
update_steps (PalCohortMembers *self)
{
  if (self->store == NULL)
    return;
  load_selected (self);
  show_hint (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cohort.letters", self->courses->len > 0);
  for (PalCohortStepId id = 0; id < PAL_COHORT_N_STEPS; id++)
    update_step (self, pal_cohort_step_get (id));
  if (self->courses->len > 0)
    pal_cohort_panel_set_courses (self->panel, self->courses);
  else
    pal_cohort_panel_end (self->panel);
}

/* What happens ----------------------------------------------------------------------------------------------------- */

static void
show_band (PalCohortMembers *self, GPtrArray *refused)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < refused->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (refused, i));
  pal_band_set (self->band, PAL_BAND_WARN, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->band), refused->len > 0);
}

static void
say_done (PalCohortMembers *self, const char *done)
{
  g_autofree char *words = g_strdup_printf ("%s — %s", self->code, done);

  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
}

static void
taken_cb (PalCohortMembers *self, const PalCohortStep *step, PalCohortTaken *taken)
{
  g_autofree char *done = pal_cohort_step_done (step, taken->rows->len);

  pal_table_select_several (self->table, (const gint64 *) taken->rows->data, taken->rows->len);
  show_band (self, taken->refused);
  say_done (self, done);
}

static void
ended_cb (PalCohortMembers *self, gboolean had_focus)
{
  share_room (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
added_cb (PalCohortMembers *self, GArray *prescriptions)
{
  g_autofree char *done =
    g_strdup_printf (ngettext ("%u person prescribed", "%u people prescribed", prescriptions->len), prescriptions->len);

  pal_table_select_several (self->table, (const gint64 *) prescriptions->data, prescriptions->len);
  say_done (self, done);
}

static void
selection_changed_cb (PalCohortMembers *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
  update_steps (self);
}

static void
row_activated_cb (PalCohortMembers *self, gint64 id)
{
  g_autoptr (PalRow) row = find_row (self, id);
  g_autofree char *address =
    row != NULL ? pal_address_format ("participants", pal_row_get_int (row, PAL_MEMBERS_PARTICIPANT, 0), NULL) : NULL;

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

static void
store_changed_cb (PalCohortMembers *self)
{
  if (self->cohort == 0)
    return;
  update_steps (self);
  pal_cohort_add_update (self->add);
}

static void
step_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortMembers *self = PAL_COHORT_MEMBERS (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
  gtk_widget_set_visible (self->scroller, TRUE);   /* before the first question takes the focus */
  for (PalCohortStepId id = 0; id < PAL_COHORT_N_STEPS; id++)
    if (g_str_equal (pal_cohort_step_get (id)->action, action))
      pal_cohort_panel_begin (self->panel, pal_cohort_step_get (id), self->code, self->courses, self->store);
  share_room (self);
}

static void
letters_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortMembers *self = PAL_COHORT_MEMBERS (widget);
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (PalLetterTo));

  for (guint i = 0; i < self->courses->len; i++)
    {
      const PalCourse *course = g_ptr_array_index (self->courses, i);
      PalLetterTo one = { course->participant, course->prescription, course->enrolment };

      g_array_append_val (to, one);
    }
  if (to->len > 0)
    pal_letter_window_present (widget, self->store, to);
}

static void
dismiss_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_set_visible (GTK_WIDGET (PAL_COHORT_MEMBERS (widget)->band), FALSE);
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_members_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PAL_COHORT_MEMBERS (object)->narrow);
}

static void
pal_cohort_members_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalCohortMembers *self = PAL_COHORT_MEMBERS (object);

  self->narrow = g_value_get_boolean (value);
  g_object_set_property (G_OBJECT (self->panel), "narrow", value);
  gtk_widget_set_visible (self->keys, !self->narrow);
  share_room (self);
}

static void
pal_cohort_members_dispose (GObject *object)
{
  PalCohortMembers *self = PAL_COHORT_MEMBERS (object);

  if (self->box != NULL)
    {
      pal_cohort_members_show (self, NULL, 0, NULL);
      g_signal_handlers_disconnect_by_data (self->panel, self);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  G_OBJECT_CLASS (pal_cohort_members_parent_class)->dispose (object);
}

static void
pal_cohort_members_finalize (GObject *object)
{
  PalCohortMembers *self = PAL_COHORT_MEMBERS (object);

  g_ptr_array_unref (self->courses);
  g_free (self->code);
  G_OBJECT_CLASS (pal_cohort_members_parent_class)->finalize (object);
}

static void
pal_cohort_members_class_init (PalCohortMembersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pal_cohort_members_get_property;
  object_class->set_property = pal_cohort_members_set_property;
  object_class->dispose = pal_cohort_members_dispose;
  object_class->finalize = pal_cohort_members_finalize;
  g_object_class_install_property (
    object_class, PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  for (PalCohortStepId id = 0; id < PAL_COHORT_N_STEPS; id++)
    gtk_widget_class_install_action (widget_class, pal_cohort_step_get (id)->action, NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "cohort.letters", NULL, letters_activated_cb);
  gtk_widget_class_install_action (widget_class, "cohort.dismiss", NULL, dismiss_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortmembers");
}

static GtkWidget *
make_button (PalCohortMembers *self, const PalCohortStep *step)
{
  GtkWidget *button = gtk_button_new_with_label (pal_cohort_step_label (step));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), step->action);
  self->buttons[step->id] = button;
  return button;
}

/* Steps that answer the same question stand together. */
static void
add_steps (PalCohortMembers *self, GtkWidget *bar)
{
  static const PalCohortStepId firsts[] = {
    PAL_COHORT_CONTACT, PAL_COHORT_ACCEPT, PAL_COHORT_WITHDRAW, PAL_COHORT_ENTER,
    PAL_COHORT_SUSPEND, PAL_COHORT_EXIT,   PAL_COHORT_N_STEPS,
  };

  for (guint i = 0; firsts[i] < PAL_COHORT_N_STEPS; i++)
    {
      GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (group, "linked");
      for (PalCohortStepId id = firsts[i]; id < firsts[i + 1]; id++)
        gtk_box_append (GTK_BOX (group), make_button (self, pal_cohort_step_get (id)));
      pal_wrap_append (PAL_WRAP (bar), group);
    }
}

static GtkWidget *
make_letters_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Letters…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "cohort.letters");
  gtk_widget_set_tooltip_text (button, _("Write to those who are selected: convocation, decision"));
  return button;
}

/* Above, who: the field that adds people and how many are selected. Below, what: the steps. */
static GtkWidget *
make_bar (PalCohortMembers *self)
{
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *steps = pal_wrap_new (6);

  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "pal-dim");
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_box_append (GTK_BOX (who), pal_cohort_add_get_entry (self->add));
  gtk_box_append (GTK_BOX (who), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (who), make_letters_button ());
  add_steps (self, steps);
  gtk_box_append (GTK_BOX (self->bar), who);
  gtk_box_append (GTK_BOX (self->bar), steps);
  gtk_widget_add_css_class (self->bar, "pal-cohort-bar");
  return self->bar;
}

static void
add_key (GtkWidget *box, const char *key, const char *words)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "pal-key");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
}

static void
make_table (PalCohortMembers *self)
{
  GtkWidget *empty =
    pal_empty_new ("system-users-symbolic", _("Nobody in this cohort yet"),
                   _("Type a name above to prescribe people; the commission, the entry and the exit come next."));

  pal_empty_add_action (PAL_EMPTY (empty), _("Add People…"), "cohort.add-people");
  self->table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_multiple (self->table, TRUE);
  pal_table_set_name (self->table, _("Members"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, empty);
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  add_key (self->keys, C_("key", "Ctrl"), _("several"));
  add_key (self->keys, C_("key", "Enter"), _("open the person"));
  pal_table_add_status_widget (self->table, self->keys);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self->table), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/* What a step asks for may need more room than there is: it scrolls. */
static GtkWidget *
make_scroller (PalCohortMembers *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->panel));
  return self->scroller;
}

static void
pal_cohort_members_init (PalCohortMembers *self)
{
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_course_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->add = PAL_COHORT_ADD (pal_cohort_add_new ());
  self->panel = PAL_COHORT_PANEL (pal_cohort_panel_new ());
  self->band = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  pal_band_add_button (self->band, C_("button", "Close"), "cohort.dismiss");
  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
  make_table (self);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->add));
  gtk_box_append (GTK_BOX (self->box), make_scroller (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add, "added", G_CALLBACK (added_cb), self);
  g_signal_connect_swapped (self->panel, "taken", G_CALLBACK (taken_cb), self);
  g_signal_connect_swapped (self->panel, "ended", G_CALLBACK (ended_cb), self);
  share_room (self);
}

static void
set_store (PalCohortMembers *self, PalStore *store)
{
  if (self->store == store)
    return;
  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  /* Before this hears of a change, so that the rows are up to date when it does. */
  self->query = pal_member_list_new (store);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_query (self->table, self->query);
}

/**
 * pal_cohort_members_show:
 * @cohort: (nullable): a row of pal_cohort_list_new()
 * @programme: its programme
 * @store: (nullable): NULL with no cohort
 */
void
pal_cohort_members_show (PalCohortMembers *self, PalRow *cohort, gint64 programme, PalStore *store)
{
  gint64 id;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_COHORT_MEMBERS (self));

  id = cohort != NULL ? pal_row_get_id (cohort) : 0;
  if (self->cohort != id)
    pal_cohort_members_drop (self);
  g_free (self->code);
  self->code = g_strdup (cohort != NULL ? pal_row_get_text (cohort, PAL_COHORTS_CODE) : NULL);
  set_store (self, store);
  pal_cohort_add_show (self->add, id, self->code, programme, store);
  if (store == NULL || self->cohort == id)
    {
      self->cohort = id;
      return;
    }
  self->cohort = id;
  pal_table_unselect_all (self->table);
  if (!pal_member_list_show (self->query, id, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  update_steps (self);
}

/* FALSE, with @error in words, when something was begun here and not done. */
gboolean
pal_cohort_members_keep (PalCohortMembers *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_COHORT_MEMBERS (self), FALSE);

  if (pal_cohort_add_is_begun (self->add))
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                           _("The people who were chosen are not prescribed yet: prescribe them, or cancel."));
      return FALSE;
    }
  if (pal_cohort_panel_is_begun (self->panel))
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                   _("What you are recording (%s) is not done yet: do it, or cancel."),
                   pal_cohort_step_label (pal_cohort_panel_get_step (self->panel)));
      return FALSE;
    }
  return TRUE;
}

/* What was begun and not done is given up. */
void
pal_cohort_members_drop (PalCohortMembers *self)
{
  g_return_if_fail (PAL_IS_COHORT_MEMBERS (self));

  pal_cohort_panel_end (self->panel);
  pal_cohort_add_end (self->add);
  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
}

/* Into the field that adds people. */
gboolean
pal_cohort_members_find_people (PalCohortMembers *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_MEMBERS (self), FALSE);

  return gtk_widget_grab_focus (pal_cohort_add_get_entry (self->add));
}

/* Into the list; where there is nobody, into the field that adds people. */
gboolean
pal_cohort_members_focus (PalCohortMembers *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_MEMBERS (self), FALSE);

  if (self->query != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->query)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->table));
  return gtk_widget_grab_focus (pal_cohort_add_get_entry (self->add));
}
