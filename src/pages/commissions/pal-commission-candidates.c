/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission-candidates.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pages/participants/pal-participant-words.h"
#include "pal-commission-panel.h"
#include "pal-commission-words.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "rules/entry/pal-commission-list.h"
#include "rules/pal-eligibility.h"
#include "rules/entry/pal-order.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-table.h"
#include "widgets/pal-wrap-layout.h"

/* The candidates of a commission, and what it says of those who are selected. */
struct _PalCommissionCandidates {
  GtkWidget           parent_instance;

  GtkWidget          *box;
  GtkWidget          *bar;
  GtkLabel           *hint;
  GtkWidget          *add_waiting;
  GtkWidget          *buttons[PAL_COMMISSION_N_MOVES];
  GtkWidget          *scroller;                        /* of the panel */
  PalCommissionPanel *panel;
  PalTable           *table;

  PalStore           *store;
  gulong              store_changed;
  PalQuery           *query;
  gint64              meeting;
  GPtrArray          *courses;                         /* of PalCourse: of those who are selected */
  GPtrArray          *unordered;                       /* of PalCourse: accepted and on no order, of one programme */
};

G_DEFINE_FINAL_TYPE (PalCommissionCandidates, pal_commission_candidates, GTK_TYPE_WIDGET)

static const char *const actions[] = {
  [PAL_COMMISSION_ACCEPT] = "commission.accept", [PAL_COMMISSION_REFUSE] = "commission.refuse",
  [PAL_COMMISSION_POSTPONE] = "commission.postpone", [PAL_COMMISSION_ORDER] = "commission.write-order",
};

/* Cells ------------------------------------------------------------------------------------------------------------ */

static char *
show_ruling (PalRow *row, guint column)
{
  return g_strdup (pal_ruling_label (pal_row_get_text (row, column)));
}

static char *
look_of_ruling (PalRow *row)
{
  return g_strdup (pal_ruling_chip (pal_row_get_text (row, PAL_CANDIDATES_RULING)));
}

static PalAnswer
answer_of (PalRow *row)
{
  const char *code = pal_row_get_text (row, PAL_CANDIDATES_ELIGIBLE);

  return g_str_equal (code, "YES") ? PAL_ANSWER_YES : g_str_equal (code, "NO") ? PAL_ANSWER_NO : PAL_ANSWER_UNKNOWN;
}

static char *
show_eligible (PalRow *row, guint column)
{
  return g_strdup (pal_answer_label (answer_of (row)));
}

static char *
look_of_eligible (PalRow *row)
{
  return g_strdup (pal_answer_chip (answer_of (row)));
}

static char *
look_of_cohort (PalRow *row)
{
  return pal_participant_cohort_look (pal_row_get_int (row, PAL_CANDIDATES_COLOUR, 0));
}

/* The order once there is one, else what was said. */
static char *
show_remark (PalRow *row, guint column)
{
  const char *order = pal_row_get_text (row, PAL_CANDIDATES_ORDER), *words = pal_row_get_text (row, PAL_CANDIDATES_WORDS);

  if (*order != '\0' && *words != '\0')
    return g_strdup_printf ("%s · %s", order, words);
  return g_strdup (*order != '\0' ? order : words);
}

static const PalTableColumn columns[] = {
  { "name", N_("Name"), PAL_TABLE_NAME, PAL_CANDIDATES_LAST_NAME, PAL_CANDIDATES_FIRST_NAME, .width = 880, .expand = TRUE },
  { "age", N_("Age"), PAL_TABLE_NUMBER, PAL_CANDIDATES_AGE, .width = 290 },
  { "eligible", N_("Eligible"), PAL_TABLE_CHIP, PAL_CANDIDATES_ELIGIBLE, .width = 700, .show = show_eligible, .look = look_of_eligible },
  { "cohort", NC_("column", "Cohort"), PAL_TABLE_CHIP, PAL_CANDIDATES_CODE, .width = 480, .look = look_of_cohort },
  { "motive", NC_("column", "Reason"), PAL_TABLE_CODE, PAL_CANDIDATES_MOTIVE, .list = "motive", .width = 780 },
  { "prescriber", N_("Prescriber"), PAL_TABLE_TWO_LINES, PAL_CANDIDATES_PRESCRIBER, PAL_CANDIDATES_OFFICE, .width = 800 },
  { "months", NC_("column", "Months"), PAL_TABLE_NUMBER, PAL_CANDIDATES_MONTHS, .width = 430 },
  { "ruling", N_("Decision"), PAL_TABLE_CHIP, PAL_CANDIDATES_RULING, .width = 850, .show = show_ruling, .look = look_of_ruling },
  { "remark", NC_("column", "Remark"), PAL_TABLE_DIM, PAL_CANDIDATES_WORDS, .width = 560, .expand = TRUE, .show = show_remark },
  { NULL },
};

/* Who ------------------------------------------------------------------------------------------------------------- */

static GPtrArray *
load_courses (PalCommissionCandidates *self, const gint64 *prescriptions, guint n)
{
  GPtrArray *courses = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_course_free);

  for (guint i = 0; i < n; i++)
    {
      PalCourse *course = pal_course_load (self->store, prescriptions[i], NULL);
      if (course != NULL)
        g_ptr_array_add (courses, course);
    }
  return courses;
}

/* Those of the first programme: an order is about one. */
static GPtrArray *
load_unordered (PalCommissionCandidates *self)
{
  g_autoptr (GArray) all = pal_order_unordered (self->store, self->meeting, 0, NULL);
  GPtrArray *courses = load_courses (self, all != NULL ? (const gint64 *) all->data : NULL, all != NULL ? all->len : 0);

  for (guint i = courses->len; i > 1; i--)
    if (((PalCourse *) courses->pdata[i - 1])->programme != ((PalCourse *) courses->pdata[0])->programme)
      g_ptr_array_remove_index (courses, i - 1);
  return courses;
}

static gboolean
may_say (PalCommissionCandidates *self, PalRuling ruling, GError **why_not)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      PalSaid said = { .ruling = ruling };
      pal_today (&said.on);
      g_clear_error (why_not);
      if (pal_commission_can_say (g_ptr_array_index (self->courses, i), self->meeting, &said, why_not))
        return TRUE;
    }
  return FALSE;
}

/* NULL: it is possible. Full transfer. */
static char *
find_why_not (PalCommissionCandidates *self, PalCommissionMove move)
{
  static const PalRuling rulings[] = { PAL_RULING_ACCEPT, PAL_RULING_REFUSE, PAL_RULING_POSTPONE };
  g_autoptr (GError) why_not = NULL;

  if (pal_store_is_reader (self->store))
    return g_strdup (_("This file is open to read only."));
  if (move == PAL_COMMISSION_ORDER)
    return self->unordered->len > 0 ? NULL : g_strdup (_("Nobody is accepted here who is on no order."));
  if (self->courses->len == 0)
    return g_strdup (_("Choose somebody in the list first; with Ctrl or Shift, several people."));
  return may_say (self, rulings[move], &why_not) ? NULL : g_strdup (why_not->message);
}

static void
update_move (PalCommissionCandidates *self, PalCommissionMove move)
{
  g_autofree char *why_not = find_why_not (self, move);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[move], why_not == NULL);
  gtk_widget_set_tooltip_text (self->buttons[move], why_not);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[move]), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why_not != NULL ? why_not : pal_commission_move_label (move), -1);
}

static void
show_hint (PalCommissionCandidates *self)
{
  guint n = self->courses->len;
  g_autofree char *words = n == 1 ? g_strdup (((PalCourse *) self->courses->pdata[0])->person)
                                  : pal_words_with_number (ngettext ("%u person chosen", "%u people chosen", n), n);

  gtk_label_set_text (self->hint, n > 0 ? words : _("Choose people in the list, then what the commission says."));
}

static gboolean
may_take_off (PalCommissionCandidates *self)
{
  for (guint i = 0; i < self->courses->len; i++)
    if (pal_commission_can_take_off (g_ptr_array_index (self->courses, i), self->meeting, NULL))
      return TRUE;
  return FALSE;
}

static void
update (PalCommissionCandidates *self)
{
  guint n_selected, waiting = pal_commission_count_waiting (self->store, self->meeting);
  g_autofree gint64 *selected = pal_table_get_selection (self->table, &n_selected);
  g_autofree char *words = pal_words_with_number (ngettext ("Add %u Who Waits", "Add %u Who Wait", waiting), waiting);
  gboolean may_write = !pal_store_is_reader (self->store);

  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->unordered, g_ptr_array_unref);
  self->courses = load_courses (self, selected, n_selected);
  self->unordered = load_unordered (self);
  show_hint (self);
  for (PalCommissionMove move = 0; move < PAL_COMMISSION_N_MOVES; move++)
    update_move (self, move);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "commission.take-off", may_write && may_take_off (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "commission.add-waiting", may_write && waiting > 0);
  gtk_button_set_label (GTK_BUTTON (self->add_waiting), words);
  gtk_widget_set_visible (self->add_waiting, waiting > 0);
}

static void
share_room (PalCommissionCandidates *self)
{
  gtk_widget_set_visible (self->scroller, pal_commission_panel_is_asking (self->panel));
}

/* What happens ---------------------------------------------------------------------------------------------------- */

static void
toast (PalCommissionCandidates *self, const char *words)
{
  pal_page_toast (GTK_WIDGET (self), words, C_("button", "Undo"), "win.undo");
}

static void
taken_cb (PalCommissionCandidates *self, guint move, guint n)
{
  g_autofree char *words = pal_commission_move_done (move, n);

  toast (self, words);
}

static void
ended_cb (PalCommissionCandidates *self, gboolean had_focus)
{
  share_room (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
selection_changed_cb (PalCommissionCandidates *self)
{
  if (self->store == NULL)
    return;
  update (self);
  pal_commission_panel_end (self->panel);
}

static void
row_activated_cb (PalCommissionCandidates *self, gint64 id)
{
  guint position = pal_query_get_position (self->query, id);
  g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->query), position);
  g_autofree char *address =
    row != NULL ? pal_address_format ("participants", pal_row_get_int (row, PAL_CANDIDATES_PARTICIPANT, 0), NULL) : NULL;

  if (address != NULL)
    pal_page_go (GTK_WIDGET (self), address);
}

static void
store_changed_cb (PalCommissionCandidates *self)
{
  if (self->meeting != 0)
    update (self);
}

static void
move_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionCandidates *self = PAL_COMMISSION_CANDIDATES (widget);

  for (PalCommissionMove move = 0; move < PAL_COMMISSION_N_MOVES; move++)
    if (g_str_equal (actions[move], action))
      {
        GPtrArray *who = move == PAL_COMMISSION_ORDER ? self->unordered : self->courses;
        gtk_widget_set_visible (self->scroller, TRUE);   /* before the first question takes the focus */
        pal_commission_panel_begin (self->panel, move, self->meeting, who, self->store);
      }
  share_room (self);
}

/* One edit for several prescriptions: onto the list, or off it. */
static gboolean
move_all (PalCommissionCandidates *self, const char *done, GArray *prescriptions,
          gboolean (*move) (PalEdit *edit, gint64 meeting, gint64 prescription, GError **error), GError **error)
{
  GDate day;
  g_autofree char *held = pal_commission_get_day (self->store, self->meeting, &day) ? pal_date_show (&day) : g_strdup ("");
  g_autofree char *label = g_strdup_printf (_("Commission %s — %s"), held, done);
  g_autofree char *place = pal_address_format ("commissions", self->meeting, NULL);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  for (guint i = 0; i < prescriptions->len; i++)
    if (!move (edit, self->meeting, g_array_index (prescriptions, gint64, i), error))
      return FALSE;
  return pal_edit_commit (edit, error);
}

static void
add_waiting_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionCandidates *self = PAL_COMMISSION_CANDIDATES (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) waiting = pal_commission_waiting (self->store, self->meeting, &error);
  guint n = waiting != NULL ? waiting->len : 0;
  g_autofree char *done = pal_words_with_number (ngettext ("%u person put on the list", "%u people put on the list", n), n);

  if (waiting == NULL || !move_all (self, done, waiting, pal_commission_list, &error))
    {
      pal_page_complain (widget, error);
      return;
    }
  pal_table_select_several (self->table, (const gint64 *) waiting->data, n);
  toast (self, done);
}

static void
take_off_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionCandidates *self = PAL_COMMISSION_CANDIDATES (widget);
  g_autoptr (GArray) who = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->courses->len; i++)
    {
      PalCourse *course = g_ptr_array_index (self->courses, i);
      if (pal_commission_can_take_off (course, self->meeting, NULL))
        g_array_append_val (who, course->prescription);
    }
  g_autofree char *done = pal_words_with_number (ngettext ("%u person taken off the list", "%u people taken off the list", who->len), who->len);
  if (!move_all (self, done, who, pal_commission_take_off, &error))
    pal_page_complain (widget, error);
  else
    toast (self, done);
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_commission_candidates_dispose (GObject *object)
{
  PalCommissionCandidates *self = PAL_COMMISSION_CANDIDATES (object);

  if (self->box != NULL)
    {
      pal_commission_candidates_show (self, 0, NULL);
      g_signal_handlers_disconnect_by_data (self->panel, self);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->unordered, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_commission_candidates_parent_class)->dispose (object);
}

static void
pal_commission_candidates_class_init (PalCommissionCandidatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_commission_candidates_dispose;
  for (PalCommissionMove move = 0; move < PAL_COMMISSION_N_MOVES; move++)
    gtk_widget_class_install_action (widget_class, actions[move], NULL, move_activated_cb);
  gtk_widget_class_install_action (widget_class, "commission.add-waiting", NULL, add_waiting_activated_cb);
  gtk_widget_class_install_action (widget_class, "commission.take-off", NULL, take_off_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* What the commission says stands together; beside it what comes before and after. */
static void
make_bar (PalCommissionCandidates *self)
{
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *wrap = pal_wrap_new (6);

  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "pal-dim");
  gtk_widget_add_css_class (moves, "linked");
  for (PalCommissionMove move = 0; move < PAL_COMMISSION_N_MOVES; move++)
    self->buttons[move] = new_button (pal_commission_move_label (move), actions[move]);
  for (PalCommissionMove move = 0; move < PAL_COMMISSION_ORDER; move++)
    gtk_box_append (GTK_BOX (moves), self->buttons[move]);
  self->add_waiting = new_button ("", "commission.add-waiting");
  pal_wrap_append (PAL_WRAP (wrap), self->add_waiting);
  pal_wrap_append (PAL_WRAP (wrap), moves);
  pal_wrap_append (PAL_WRAP (wrap), new_button (_("Take Off the List"), "commission.take-off"));
  pal_wrap_append (PAL_WRAP (wrap), self->buttons[PAL_COMMISSION_ORDER]);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (self->bar), wrap);
  gtk_widget_add_css_class (self->bar, "pal-cohort-bar");
}

static void
make_table (PalCommissionCandidates *self)
{
  GtkWidget *empty = pal_empty_new ("system-users-symbolic", _("Nobody is on the list yet"),
                                    _("Prescriptions that wait are put on the list; the commission then accepts each for a number of "
                                      "months, refuses, or postpones. The purchase order follows."));

  pal_empty_add_action (PAL_EMPTY (empty), _("Put Who Waits on the List"), "commission.add-waiting");
  self->table = PAL_TABLE (pal_table_new (columns));
  pal_table_set_multiple (self->table, TRUE);
  pal_table_set_name (self->table, _("Candidates"));
  pal_table_set_count_words (self->table, "%u person", "%u people");
  pal_table_set_empty (self->table, empty);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self->table), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-card");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "pal-tight");
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->table, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
pal_commission_candidates_init (PalCommissionCandidates *self)
{
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_course_free);
  self->unordered = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_course_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->panel = PAL_COMMISSION_PANEL (pal_commission_panel_new ());
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                 "child", self->panel, NULL);
  make_bar (self);
  make_table (self);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (self->box, "pal-record-body");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->panel, "taken", G_CALLBACK (taken_cb), self);
  g_signal_connect_swapped (self->panel, "ended", G_CALLBACK (ended_cb), self);
  share_room (self);
}

GtkWidget *
pal_commission_candidates_new (void)
{
  return g_object_new (PAL_TYPE_COMMISSION_CANDIDATES, NULL);
}

/* @meeting 0, @store NULL: none. */
void
pal_commission_candidates_show (PalCommissionCandidates *self, gint64 meeting, PalStore *store)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PAL_IS_COMMISSION_CANDIDATES (self));

  if (self->meeting == meeting && self->store == store)
    return;
  pal_commission_candidates_drop (self);
  pal_table_set_query (self->table, NULL);
  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->query);
  g_set_object (&self->store, store);
  self->meeting = meeting;
  if (meeting == 0 || store == NULL)
    return;
  /* Before this hears of a change, so that the rows are up to date when it does. */
  self->query = pal_candidate_list_new (store, meeting, &error);
  if (self->query == NULL)
    pal_page_complain (GTK_WIDGET (self), error);
  self->store_changed = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  pal_table_set_query (self->table, self->query);
  update (self);
}

/* FALSE, with @error in words, when something was begun here and not done. */
gboolean
pal_commission_candidates_keep (PalCommissionCandidates *self, GError **error)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_CANDIDATES (self), FALSE);

  if (!pal_commission_panel_is_begun (self->panel))
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                       _("What you are recording of the commission is not done yet: do it, or cancel."));
  return FALSE;
}

/* What was begun and not done is given up. */
void
pal_commission_candidates_drop (PalCommissionCandidates *self)
{
  g_return_if_fail (PAL_IS_COMMISSION_CANDIDATES (self));

  pal_commission_panel_end (self->panel);
}

gboolean
pal_commission_candidates_focus (PalCommissionCandidates *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_CANDIDATES (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}
