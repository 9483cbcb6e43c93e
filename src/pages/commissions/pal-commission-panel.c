/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission-panel.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pal-commission-words.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"
#include "records/pal-reference.h"
#include "rules/entry/pal-order.h"
#include "widgets/pal-band.h"
#include "widgets/pal-input.h"
#include "widgets/pal-wrap-layout.h"

/* What the commission says of several people at once, each with months of their own; and the order that follows. Who
 * stays as before is named, with the reason, before anything is written. */
struct _PalCommissionPanel {
  GtkWidget          parent_instance;

  PalCard           *card;
  GtkWidget         *questions;
  GtkSizeGroup      *labels;       /* of the questions */
  GtkWidget         *people;       /* a field of months for each person */
  PalBand           *band;
  GtkWidget         *take;

  PalCommissionMove  move;
  gint64             meeting;
  gint64             programme;    /* ORDER: what the order is about */
  GPtrArray         *courses;      /* of PalCourse; NULL: nothing is asked */
  PalStore          *store;
  PalRecord         *answer;       /* a prescription, or a purchase order: the day and what else is asked; never saved */
  PalRecord         *words;        /* a decision: what is said */
  GPtrArray         *records;      /* of PalRecord, prescriptions: the months of each course */
  GPtrArray         *inputs;       /* of PalInput, not owned */
  GPtrArray         *answered;     /* of PalRecord, not owned: what each of them reads into */
};

enum { TAKEN, ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCommissionPanel, pal_commission_panel, GTK_TYPE_WIDGET)

/* Words ------------------------------------------------------------------------------------------------------------ */

const char *
pal_commission_move_label (PalCommissionMove move)
{
  static const char *const labels[] = {
    [PAL_COMMISSION_ACCEPT] = NC_("step", "Accept"), [PAL_COMMISSION_REFUSE] = NC_("step", "Refuse"),
    [PAL_COMMISSION_POSTPONE] = NC_("step", "Postpone"), [PAL_COMMISSION_ORDER] = NC_("step", "Write the Purchase Order"),
  };

  return g_dpgettext2 (NULL, "step", labels[move]);
}

static const char *
title_format (PalCommissionMove move, guint n)
{
  switch (move)
    {
    case PAL_COMMISSION_ACCEPT:
      return ngettext ("Accept %u person", "Accept %u people", n);
    case PAL_COMMISSION_REFUSE:
      return ngettext ("Refuse %u person", "Refuse %u people", n);
    case PAL_COMMISSION_POSTPONE:
      return ngettext ("Postpone %u person", "Postpone %u people", n);
    default:
      return ngettext ("Order %u place", "Order %u places", n);
    }
}

/* "3 people accepted": in the message, and in the history. Owned by the caller. */
char *
pal_commission_move_done (PalCommissionMove move, guint n)
{
  const char *format = move == PAL_COMMISSION_ACCEPT    ? ngettext ("%u person accepted", "%u people accepted", n)
                       : move == PAL_COMMISSION_REFUSE  ? ngettext ("%u person refused", "%u people refused", n)
                       : move == PAL_COMMISSION_POSTPONE ? ngettext ("%u person postponed", "%u people postponed", n)
                                                         : ngettext ("%u place ordered", "%u places ordered", n);

  return pal_words_with_number (format, n);
}

/* Who and who not -------------------------------------------------------------------------------------------------- */

static void
get_said (PalCommissionPanel *self, guint position, PalSaid *said)
{
  *said = (PalSaid) { .ruling = self->move == PAL_COMMISSION_ACCEPT   ? PAL_RULING_ACCEPT
                                : self->move == PAL_COMMISSION_REFUSE ? PAL_RULING_REFUSE
                                                                      : PAL_RULING_POSTPONE,
                      .words = pal_record_get_text (self->words, "text") };
  if (!pal_record_get_date (self->answer, self->move == PAL_COMMISSION_ORDER ? "issued-on" : "decision-on", &said->on))
    g_date_clear (&said->on, 1);
  if (self->move == PAL_COMMISSION_ACCEPT)
    said->months = (int) pal_record_get_int (g_ptr_array_index (self->records, position), "duration-months", 0);
  if (self->move == PAL_COMMISSION_POSTPONE)
    said->later = pal_record_get_int (self->answer, "meeting", 0);
}

static gboolean
is_possible (PalCommissionPanel *self, guint position, GError **why_not)
{
  const PalCourse *course = g_ptr_array_index (self->courses, position);
  PalSaid said;

  if (self->move == PAL_COMMISSION_ORDER)
    return pal_order_can_name (course, 0, self->programme, why_not);
  get_said (self, position, &said);
  return pal_commission_can_say (course, self->meeting, &said, why_not);
}

static void
show_refused (PalCommissionPanel *self, GPtrArray *refused, guint possible)
{
  g_autofree char *head =
    pal_words_with_number (ngettext ("%u person stays as before.", "%u people stay as before.", refused->len), refused->len);
  g_autoptr (GString) text = g_string_new (possible > 0 ? head : _("Nobody can be moved:"));

  for (guint i = 0; i < refused->len; i++)
    g_string_append_printf (text, "\n%s", (char *) g_ptr_array_index (refused, i));
  gtk_widget_set_visible (GTK_WIDGET (self->band), refused->len > 0);
  pal_band_set (self->band, possible > 0 ? PAL_BAND_WARN : PAL_BAND_BAD, text->str);
}

static guint
update_people (PalCommissionPanel *self)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->courses->len; i++)
    {
      g_autoptr (GError) why_not = NULL;
      if (!is_possible (self, i, &why_not))
        g_ptr_array_add (refused, g_strdup (why_not->message));
    }
  guint n = self->courses->len - refused->len;
  g_autofree char *title = pal_words_with_number (title_format (self->move, n), n);
  show_refused (self, refused, n);
  gtk_button_set_label (GTK_BUTTON (self->take), title);
  return n;
}

/* Questions -------------------------------------------------------------------------------------------------------- */

static void
entered_cb (PalCommissionPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.take", NULL);
}

/* Enter in a field of one line records it. */
static void
connect_entries (PalCommissionPanel *self, GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    g_signal_connect_object (widget, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    connect_entries (self, child);
}

static PalInput *
new_input (PalCommissionPanel *self, PalRecord *record, const char *field, const char *label, int width)
{
  PalInput *input = PAL_INPUT (pal_input_new (pal_record_get_kind (record), field));

  if (label != NULL)
    g_object_set (input, "label", label, NULL);
  g_object_set (input, "width-chars", width, NULL);
  pal_input_set_store (input, self->store);
  pal_input_show (input, record);
  if (pal_input_get_field (input)->kind == PAL_REF)   /* what is not in the file yet does not know the title */
    {
      g_autofree char *title = pal_reference_title (self->store, pal_kind_find (pal_input_get_field (input)->target),
                                                    pal_record_get_int (record, field, 0));
      pal_input_set_typed (input, title);
      pal_input_accept (input);
    }
  connect_entries (self, GTK_WIDGET (input));
  g_ptr_array_add (self->inputs, input);
  g_ptr_array_add (self->answered, record);
  return input;
}

static void
day_edited_cb (PalCommissionPanel *self)
{
  if (self->courses != NULL && pal_input_read (g_ptr_array_index (self->inputs, 0), self->answer, NULL))
    update_people (self);
}

static void
ask (PalCommissionPanel *self, PalRecord *record, const char *field, const char *label, int width)
{
  PalInput *input = new_input (self, record, field, label, width);

  gtk_size_group_add_widget (self->labels, pal_input_get_label_widget (input));
  gtk_box_append (GTK_BOX (self->questions), GTK_WIDGET (input));
}

static void
ask_months (PalCommissionPanel *self)
{
  gboolean asked = self->move == PAL_COMMISSION_ACCEPT || self->move == PAL_COMMISSION_ORDER;

  gtk_widget_set_visible (self->people, asked);
  for (guint i = 0; asked && i < self->courses->len; i++)
    {
      const PalCourse *course = g_ptr_array_index (self->courses, i);
      /* Translators: over the field for the number of months of one person. */
      g_autofree char *label = g_strdup_printf (_("%s (months)"), course->person);
      PalInput *input = new_input (self, g_ptr_array_index (self->records, i), "duration-months", label, 4);

      pal_wrap_append (PAL_WRAP (self->people), GTK_WIDGET (input));
    }
}

static void
make_questions (PalCommissionPanel *self)
{
  switch (self->move)
    {
    case PAL_COMMISSION_ACCEPT:
      ask (self, self->answer, "decision-on", NULL, 0);
      ask (self, self->words, "text", _("Remark"), 0);
      break;
    case PAL_COMMISSION_REFUSE:
      ask (self, self->answer, "decision-on", NULL, 0);
      ask (self, self->words, "text", _("Why"), 0);
      break;
    case PAL_COMMISSION_POSTPONE:
      ask (self, self->answer, "meeting", _("Seen again by"), 0);
      ask (self, self->words, "text", _("Why"), 0);
      break;
    default:
      ask (self, self->answer, "issued-on", NULL, 0);
      ask (self, self->answer, "number", NULL, 0);
      ask (self, self->answer, "places", NULL, 5);
    }
  ask_months (self);
  g_signal_connect_swapped (g_ptr_array_index (self->inputs, 0), "edited", G_CALLBACK (day_edited_cb), self);
  g_signal_connect_swapped (g_ptr_array_index (self->inputs, 0), "settled", G_CALLBACK (day_edited_cb), self);
}

static void
clear_questions (PalCommissionPanel *self)
{
  GtkWidget *child;

  for (guint i = 0; i < self->inputs->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->inputs, i), self);
  g_ptr_array_set_size (self->inputs, 0);
  g_ptr_array_set_size (self->answered, 0);
  while ((child = gtk_widget_get_first_child (self->questions)) != NULL)
    gtk_box_remove (GTK_BOX (self->questions), child);
  pal_wrap_clear (PAL_WRAP (self->people));
}

/* What is wrong is said under its field. */
static gboolean
read_answers (PalCommissionPanel *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      PalInput *input = g_ptr_array_index (self->inputs, i);
      g_autoptr (GError) error = NULL;
      gboolean read = pal_input_read (input, g_ptr_array_index (self->answered, i), &error);
      gboolean needed = i == 0 && self->move != PAL_COMMISSION_POSTPONE
                        && !pal_record_is_known (self->answer, pal_input_get_field (input)->name);

      pal_input_set_problem (input, !read ? error->message : needed ? _("Say on which day.") : NULL);
      if (read && !needed)
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (input));
      return FALSE;
    }
  return TRUE;
}

/* Recording -------------------------------------------------------------------------------------------------------- */

static gboolean
say_all (PalCommissionPanel *self, PalEdit *edit, GError **error)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      const PalCourse *course = g_ptr_array_index (self->courses, i);
      PalSaid said;

      get_said (self, i, &said);
      if (is_possible (self, i, NULL) && !pal_commission_say (edit, self->meeting, course->prescription, &said, error))
        return FALSE;
    }
  return TRUE;
}

/* The months that stand on the order are those of the prescription. */
static gboolean
keep_months (PalCommissionPanel *self, PalEdit *edit, guint position, GError **error)
{
  const PalCourse *course = g_ptr_array_index (self->courses, position);
  gint64 months = pal_record_get_int (g_ptr_array_index (self->records, position), "duration-months", 0);

  if (months == course->months)
    return TRUE;
  g_autoptr (PalRecord) record = pal_record_load (self->store, pal_kind_find ("prescription"), course->prescription, error);
  if (record == NULL)
    return FALSE;
  if (months > 0)
    pal_record_set_int (record, "duration-months", months);
  else
    pal_record_clear (record, "duration-months");
  return pal_record_save (record, edit, error);
}

static gboolean
write_order (PalCommissionPanel *self, PalEdit *edit, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  PalOrderDraft draft = { .programme = self->programme, .meeting = self->meeting,
                          .number = pal_record_get_text (self->answer, "number"),
                          .places = pal_record_get_int (self->answer, "places", 0) };

  if (!pal_record_get_date (self->answer, "issued-on", &draft.issued_on))
    g_date_clear (&draft.issued_on, 1);
  for (guint i = 0; i < self->courses->len; i++)
    if (is_possible (self, i, NULL))
      {
        if (!keep_months (self, edit, i, error))
          return FALSE;
        g_array_append_val (people, ((PalCourse *) g_ptr_array_index (self->courses, i))->prescription);
      }
  return pal_order_write (edit, &draft, people, error) != 0;
}

static gboolean
record (PalCommissionPanel *self, guint n, GError **error)
{
  GDate day;
  g_autofree char *done = pal_commission_move_done (self->move, n);
  g_autofree char *held = pal_commission_get_day (self->store, self->meeting, &day) ? pal_date_show (&day) : g_strdup ("");
  /* Translators: in the history: the day of a commission, and what was recorded. */
  g_autofree char *label = g_strdup_printf (_("Commission %s — %s"), held, done);
  g_autofree char *place = pal_address_format ("commissions", self->meeting, NULL);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  if (self->move == PAL_COMMISSION_ORDER ? !write_order (self, edit, error) : !say_all (self, edit, error))
    return FALSE;
  return pal_edit_commit (edit, error);
}

static void
take_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCommissionPanel *self = PAL_COMMISSION_PANEL (widget);
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GError) error = NULL;

  if (self->courses == NULL || !read_answers (self))
    return;
  courses = g_ptr_array_ref (self->courses);   /* the edit changes who is selected */
  PalCommissionMove move = self->move;
  guint n = update_people (self);
  if (n == 0)
    return;
  if (!record (self, n, &error))
    {
      g_autofree char *words = g_strdup_printf (_("%s What you typed stays here."), error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->band), TRUE);
      pal_band_set (self->band, PAL_BAND_BAD, words);
      return;
    }
  pal_commission_panel_end (self);
  g_signal_emit (self, signals[TAKEN], 0, move, n);
}

static void
cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_commission_panel_end (PAL_COMMISSION_PANEL (widget));
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_commission_panel_dispose (GObject *object)
{
  PalCommissionPanel *self = PAL_COMMISSION_PANEL (object);

  if (self->card != NULL)
    {
      clear_questions (self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
    }
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->answer);
  g_clear_object (&self->words);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_commission_panel_parent_class)->dispose (object);
}

static void
pal_commission_panel_finalize (GObject *object)
{
  PalCommissionPanel *self = PAL_COMMISSION_PANEL (object);

  g_object_unref (self->labels);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->answered);
  G_OBJECT_CLASS (pal_commission_panel_parent_class)->finalize (object);
}

static void
pal_commission_panel_class_init (PalCommissionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_commission_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_commission_panel_finalize;
  signals[TAKEN] = g_signal_new ("taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "panel.take", NULL, take_activated_cb);
  gtk_widget_class_install_action (widget_class, "panel.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "panel.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "panel.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "panel.take", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_buttons (PalCommissionPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *cancel = gtk_button_new_with_label (C_("button", "Cancel"));

  self->take = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->take), "panel.take");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "panel.cancel");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->take);
  return box;
}

static void
pal_commission_panel_init (PalCommissionPanel *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->inputs = g_ptr_array_new ();
  self->answered = g_ptr_array_new ();
  self->card = PAL_CARD (pal_card_new (NULL));
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->people = pal_wrap_new (12);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  gtk_box_append (GTK_BOX (body), self->questions);
  gtk_box_append (GTK_BOX (body), self->people);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (body), make_buttons (self));
  gtk_widget_add_css_class (body, "pal-card-body");
  pal_card_append (self->card, body);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_commission_panel_new (void)
{
  return g_object_new (PAL_TYPE_COMMISSION_PANEL, NULL);
}

/* What most likely is meant: the day of the commission when it has come, the next commission, the next number, and for
 * each person the months that were asked for, or the programme's. */
static void
propose (PalCommissionPanel *self)
{
  GDate today, day;

  pal_today (&today);
  if (!pal_commission_get_day (self->store, self->meeting, &day) || g_date_compare (&day, &today) > 0)
    day = today;
  if (self->move == PAL_COMMISSION_ORDER)
    {
      g_autofree char *number = pal_order_propose_number (self->store, &today);
      pal_record_set_date (self->answer, "issued-on", &today);
      pal_record_set_text (self->answer, "number", number);
      pal_record_set_int (self->answer, "places", self->courses->len);
    }
  else
    pal_record_set_date (self->answer, "decision-on", &day);
  gint64 next = self->move == PAL_COMMISSION_POSTPONE ? pal_commission_next (self->store, self->programme, &today, self->meeting) : 0;
  if (next != 0)
    pal_record_set_int (self->answer, "meeting", next);
}

static void
propose_months (PalCommissionPanel *self)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      const PalCourse *course = g_ptr_array_index (self->courses, i);
      PalRecord *months = pal_record_new (pal_kind_find ("prescription"));
      int n = course->months > 0 ? course->months : course->programme_months;

      if (n > 0)
        pal_record_set_int (months, "duration-months", n);
      g_ptr_array_add (self->records, months);
    }
}

static void
show_title (PalCommissionPanel *self)
{
  g_autofree char *title = pal_words_with_number (title_format (self->move, self->courses->len), self->courses->len);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->courses->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((PalCourse *) g_ptr_array_index (self->courses, i))->person);
  pal_card_set_title (self->card, title);
  pal_card_set_hint (self->card, names->str);
}

/**
 * pal_commission_panel_begin:
 * @courses: (element-type PalCourse): of those who are selected; for an order, of one programme
 *
 * Asks what is to be recorded, and records it with "panel.take" or Enter.
 */
void
pal_commission_panel_begin (PalCommissionPanel *self, PalCommissionMove move, gint64 meeting, GPtrArray *courses, PalStore *store)
{
  g_return_if_fail (PAL_IS_COMMISSION_PANEL (self));
  g_return_if_fail (courses != NULL && courses->len > 0 && PAL_IS_STORE (store));

  clear_questions (self);
  g_ptr_array_ref (courses);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->answer);
  g_clear_object (&self->words);
  self->courses = courses;
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->answer = pal_record_new (pal_kind_find (move == PAL_COMMISSION_ORDER ? "purchase_order" : "prescription"));
  self->words = pal_record_new (pal_kind_find ("decision"));
  self->move = move;
  self->meeting = meeting;
  self->programme = ((PalCourse *) g_ptr_array_index (courses, 0))->programme;
  g_set_object (&self->store, store);
  propose (self);
  propose_months (self);
  make_questions (self);
  show_title (self);
  update_people (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->inputs, 0));
}

/* Asks no longer; what was typed is dropped. */
void
pal_commission_panel_end (PalCommissionPanel *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (PAL_IS_COMMISSION_PANEL (self));

  if (self->courses == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[ENDED], 0, had_focus);
}

gboolean
pal_commission_panel_is_asking (PalCommissionPanel *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_PANEL (self), FALSE);

  return self->courses != NULL;
}

/* Whether something was answered that would be lost. */
gboolean
pal_commission_panel_is_begun (PalCommissionPanel *self)
{
  g_return_val_if_fail (PAL_IS_COMMISSION_PANEL (self), FALSE);

  for (guint i = 0; self->courses != NULL && i < self->inputs->len; i++)
    if (pal_input_is_touched (g_ptr_array_index (self->inputs, i)))
      return TRUE;
  return FALSE;
}
