/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-eligibility.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/pal-eligibility.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-form.h"

/* Whether the person may enter each programme that runs, and why; what is missing can be filled in where it is missed. */

#define MOST_PROGRAMMES 100

struct _PalParticipantEligibility {
  GtkWidget  parent_instance;

  PalCard   *card;
  GtkWidget *rows;

  PalRecord *person;
  PalStore  *store;
  gint64     programme;   /* where a field is being filled in; 0: nowhere */
  char      *rule;        /* … because this rule asks for it */
  char      *field;
  PalForm   *form;        /* for that field, in the rows until it is left; NULL: none */
  guint      later;       /* source: the rows are made again once the form is done with its edit */
};

/* One programme and what it says. */
typedef struct {
  gint64          programme;
  char           *title;
  PalEligibility *eligibility;
} Judgement;

G_DEFINE_FINAL_TYPE (PalParticipantEligibility, pal_participant_eligibility, GTK_TYPE_WIDGET)

static void
judgement_free (gpointer data)
{
  Judgement *judgement = data;

  g_free (judgement->title);
  pal_eligibility_free (judgement->eligibility);
  g_free (judgement);
}

/* Those one may enter first, then those nobody can say yet; by name in each. */
static int
compare_judgements (gconstpointer a, gconstpointer b)
{
  const Judgement *first = *(Judgement **) a, *second = *(Judgement **) b;
  int by_answer = (int) second->eligibility->answer - (int) first->eligibility->answer;

  return by_answer != 0 ? by_answer : g_utf8_collate (first->title, second->title);
}

static gboolean
is_over (PalRecord *programme, const GDate *today)
{
  GDate end;

  return pal_record_get_date (programme, "end-on", &end) && g_date_compare (&end, today) < 0;
}

static GPtrArray *
judge (PalRecord *person, PalStore *store, const GDate *today)
{
  const PalKind *kind = pal_kind_find ("programme");
  g_autoptr (GPtrArray) programmes = pal_reference_search (store, kind, "", MOST_PROGRAMMES);
  GPtrArray *judgements = g_ptr_array_new_with_free_func (judgement_free);

  for (guint i = 0; i < programmes->len; i++)
    {
      PalReference *reference = g_ptr_array_index (programmes, i);
      g_autoptr (PalRecord) programme = pal_record_load (store, kind, reference->id, NULL);
      PalEligibility *eligibility = NULL;
      Judgement *judgement;

      if (programme != NULL && !is_over (programme, today))
        eligibility = pal_eligibility_load (store, person, programme, today, NULL);
      if (eligibility == NULL)
        continue;
      judgement = g_new0 (Judgement, 1);
      judgement->programme = reference->id;
      judgement->title = g_strdup (reference->title);
      judgement->eligibility = eligibility;
      g_ptr_array_add (judgements, judgement);
    }
  g_ptr_array_sort (judgements, compare_judgements);
  return judgements;
}

static gboolean key_pressed_cb (PalParticipantEligibility *self, guint keyval);
static void left_cb (PalParticipantEligibility *self, GtkEventController *controller);

/* Rows ------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_fill_in (gint64 programme, const PalVerdict *verdict)
{
  const char *field = verdict->field;
  const PalField *described = pal_kind_get_field (pal_kind_find ("participant"), field);
  GtkWidget *link = gtk_button_new_with_label (_("Fill In"));
  /* Translators: what the link "Fill in" is called for those who do not see where it stands; the name of a field. */
  g_autofree char *name = g_strdup_printf (_("Fill in: %s"), described != NULL ? pal_field_label (described) : field);

  gtk_widget_add_css_class (link, "pal-link");
  gtk_widget_add_css_class (link, "pal-small");
  gtk_widget_set_valign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "(xss)", programme, verdict->rule, field);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "eligibility.fill-in");
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return link;
}

static gboolean
is_filled_in (PalParticipantEligibility *self, gint64 programme, const PalVerdict *verdict)
{
  return self->programme == programme && g_strcmp0 (self->rule, verdict->rule) == 0;
}

static GtkWidget *
new_line (PalParticipantEligibility *self, gint64 programme, const PalVerdict *verdict)
{
  static const char *const icons[] = {
    [PAL_ANSWER_NO] = "pal-no-symbolic",
    [PAL_ANSWER_UNKNOWN] = "pal-unknown-symbolic",
    [PAL_ANSWER_YES] = "pal-done-symbolic",
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *words = new_label (verdict->reason);
  /* GTK measures an image right beside a wrapping label by its baseline, and asks for more height than it said. */
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", icons[verdict->answer], NULL);

  gtk_widget_add_css_class (icon, "pal-icon-s");
  gtk_box_append (GTK_BOX (mark), icon);
  gtk_widget_add_css_class (words, "pal-small");
  gtk_widget_add_css_class (line, "pal-reason");
  if (verdict->answer == PAL_ANSWER_YES)
    gtk_widget_add_css_class (line, "pal-dim");
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), words);
  if (verdict->answer == PAL_ANSWER_UNKNOWN && verdict->field != NULL && !is_filled_in (self, programme, verdict))
    gtk_box_append (GTK_BOX (line), new_fill_in (programme, verdict));
  return line;
}

/* The field itself, on the same record as all forms of the person. */
static GtkWidget *
new_form (PalParticipantEligibility *self)
{
  g_autofree char *place = pal_address_format ("participants", pal_record_get_id (self->person), "identity");
  GtkWidget *form = pal_form_new (pal_record_get_kind (self->person)), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->form = PAL_FORM (form);
  pal_form_append (self->form, g_object_new (PAL_TYPE_INPUT, "field", self->field, "label-visible", FALSE, NULL));
  pal_form_set_place (self->form, place);
  pal_form_set_record (self->form, self->person, self->store);
  gtk_box_append (GTK_BOX (box), form);
  gtk_widget_add_css_class (box, "pal-fill-in");
  gtk_widget_add_controller (box, keys);
  gtk_widget_add_controller (box, focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  return box;
}

static GtkWidget *
new_reason (PalParticipantEligibility *self, gint64 programme, const PalVerdict *verdict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), new_line (self, programme, verdict));
  if (is_filled_in (self, programme, verdict))
    gtk_box_append (GTK_BOX (box), new_form (self));
  return box;
}

static GtkWidget *
new_row (PalParticipantEligibility *self, const Judgement *judgement)
{
  const PalEligibility *eligibility = judgement->eligibility;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *answer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *chip = pal_chip_new (PAL_CHIP_PLAIN, "");
  GtkWidget *title = new_label (judgement->title);

  pal_chip_set_named (PAL_CHIP (chip), pal_answer_chip (eligibility->answer), pal_answer_label (eligibility->answer));
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (answer), chip);
  gtk_widget_add_css_class (answer, "pal-answer");
  gtk_widget_add_css_class (title, "pal-strong");
  gtk_box_append (GTK_BOX (words), title);
  for (guint i = 0; i < eligibility->verdicts->len; i++)
    gtk_box_append (GTK_BOX (words), new_reason (self, judgement->programme, g_ptr_array_index (eligibility->verdicts, i)));
  if (eligibility->verdicts->len == 0)
    {
      GtkWidget *open = new_label (_("Open to everybody"));

      gtk_widget_add_css_class (open, "pal-dim");
      gtk_widget_add_css_class (open, "pal-small");
      gtk_box_append (GTK_BOX (words), open);
    }
  gtk_widget_add_css_class (row, "pal-eligibility-row");
  gtk_box_append (GTK_BOX (row), answer);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

static void
fill (PalParticipantEligibility *self, GPtrArray *judgements)
{
  GtkWidget *child;

  self->form = NULL;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < judgements->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, g_ptr_array_index (judgements, i)));
  if (judgements->len == 0)
    {
      GtkWidget *none = new_label (_("No programme runs in this file."));

      gtk_widget_add_css_class (none, "pal-dim");
      gtk_widget_add_css_class (none, "pal-card-empty");
      gtk_box_append (GTK_BOX (self->rows), none);
    }
}

static void
make_rows (PalParticipantEligibility *self)
{
  g_autoptr (GPtrArray) judgements = NULL;
  GDate today;

  pal_today (&today);
  judgements = self->person != NULL && self->store != NULL ? judge (self->person, self->store, &today) : g_ptr_array_new ();
  fill (self, judgements);
}

/* Filling in ------------------------------------------------------------------------------------------------------ */

/* The button that fills in the field for the programme; any programme: 0, any field: NULL. */
static GtkWidget *
find_link (GtkWidget *widget, gint64 programme, const char *field)
{
  GVariant *target = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;
  gint64 its_programme;
  const char *its_field;

  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE ("(xss)")))
    {
      g_variant_get (target, "(x&s&s)", &its_programme, NULL, &its_field);
      return (programme == 0 || programme == its_programme) && (field == NULL || g_str_equal (field, its_field)) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *link = find_link (child, programme, field);

      if (link != NULL)
        return link;
    }
  return NULL;
}

/* To what is missing next: in the same programme, else anywhere; else to the field that has just been filled in. */
static void
go_on (PalParticipantEligibility *self, gint64 programme, const char *field)
{
  GtkWidget *link = find_link (self->rows, programme, field);

  if (link == NULL)
    link = find_link (self->rows, programme, NULL);
  if (link == NULL)
    link = find_link (self->rows, 0, NULL);
  if (link != NULL)
    gtk_widget_grab_focus (link);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "participant.fill-in", "s", field);
}

/* What one stands on goes and comes again with the rows. */
static void
make_rows_again (PalParticipantEligibility *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->rows);
  gint64 programme = self->programme;
  g_autofree char *field = g_strdup (self->field);
  GVariant *target = inside && GTK_IS_BUTTON (focus) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus)) : NULL;

  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE ("(xss)")))
    {
      g_free (field);
      g_variant_get (target, "(xss)", &programme, NULL, &field);
    }
  make_rows (self);
  if (inside && self->form != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
  else if (inside && field != NULL)
    go_on (self, programme, field);
}

/* What is wrong in the form is corrected first. */
static gboolean
later_cb (gpointer data)
{
  PalParticipantEligibility *self = data;

  self->later = 0;
  if (self->form != NULL && pal_form_has_unkept (self->form))
    return G_SOURCE_REMOVE;
  if (self->form != NULL && gtk_widget_get_focus_child (gtk_widget_get_parent (GTK_WIDGET (self->form))) == NULL)
    self->programme = 0;
  make_rows_again (self);
  return G_SOURCE_REMOVE;
}

static void
make_rows_later (PalParticipantEligibility *self)
{
  if (self->later == 0)
    self->later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, later_cb, self, NULL);
}

/* Forms that were taken away hear of it later than the one in their place. */
static void
left_cb (PalParticipantEligibility *self, GtkEventController *controller)
{
  if (self->form != NULL && gtk_event_controller_get_widget (controller) == gtk_widget_get_parent (GTK_WIDGET (self->form)))
    make_rows_later (self);
}

static gboolean
key_pressed_cb (PalParticipantEligibility *self, guint keyval)
{
  gint64 programme = self->programme;

  if (keyval != GDK_KEY_Escape)
    return FALSE;
  self->programme = 0;
  make_rows_again (self);
  go_on (self, programme, self->field);
  return TRUE;
}

static void
fill_in_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantEligibility *self = PAL_PARTICIPANT_ELIGIBILITY (widget);

  if (self->person == NULL || (self->form != NULL && !pal_form_keep (self->form)))
    return;
  g_free (self->rule);
  g_free (self->field);
  g_variant_get (parameter, "(xss)", &self->programme, &self->rule, &self->field);
  make_rows_again (self);
  if (self->form != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_eligibility_dispose (GObject *object)
{
  PalParticipantEligibility *self = PAL_PARTICIPANT_ELIGIBILITY (object);

  g_clear_handle_id (&self->later, g_source_remove);
  g_clear_object (&self->person);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->field, g_free);
  self->form = NULL;
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_participant_eligibility_parent_class)->dispose (object);
}

static void
pal_participant_eligibility_class_init (PalParticipantEligibilityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_eligibility_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "eligibility.fill-in", "(xss)", fill_in_activated_cb);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pal_participant_eligibility_init (PalParticipantEligibility *self)
{
  self->card = PAL_CARD (pal_card_new (_("Eligibility")));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pal_card_append (self->card, self->rows);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
}

/* @person: (nullable): as the record is now, kept or not. The rows of the same person are made again once the form that stands in
 * them is done with its edit. */
void
pal_participant_eligibility_show (PalParticipantEligibility *self, PalRecord *person, PalStore *store)
{
  g_autofree char *day = NULL, *title = NULL;
  gboolean same;
  GDate today;

  g_return_if_fail (PAL_IS_PARTICIPANT_ELIGIBILITY (self));

  same = self->person == person && self->store == store;
  pal_today (&today);
  day = pal_date_show (&today);
  title = g_strdup_printf (_("Eligibility on %s"), day);
  pal_card_set_title (self->card, title);
  g_set_object (&self->person, person);
  g_set_object (&self->store, store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "eligibility.fill-in", store != NULL && !pal_store_is_reader (store));
  if (same && self->form != NULL)
    {
      make_rows_later (self);
      return;
    }
  if (!same)
    self->programme = 0;
  make_rows_again (self);
}
