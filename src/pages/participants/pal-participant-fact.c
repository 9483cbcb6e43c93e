/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-fact.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "pages/pal-reach.h"
#include "widgets/pal-chip.h"

#define SHORT_CHARS 11

/* One line that says a fact, and opens into the form that changes it. */
struct _PalParticipantFact {
  GtkWidget          parent_instance;

  const PalFactKind *kind;
  PalStore          *store;
  gint64             id;         /* 0: not kept yet */
  char              *subject;    /* the person's name */
  char              *place;

  GtkWidget         *toggle;
  GtkWidget         *arrow;
  GtkLabel          *title;
  GtkLabel          *note;
  GtkLabel          *details;
  GtkWidget         *state_box;
  PalChip           *state;
  GtkWidget         *step;       /* button of the next step */
  GtkWidget         *remove;
  PalReach          *reach;
  GtkWidget         *revealer;
  PalForm           *form;       /* NULL until it is opened */
};

enum { CREATED, DELETE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalParticipantFact, pal_participant_fact, GTK_TYPE_WIDGET)

static void
fact_words_clear (PalFactWords *words)
{
  g_free (words->title);
  g_free (words->note);
  g_free (words->details);
  g_free (words->phone);
  g_free (words->email);
  g_free (words->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalFactWords, fact_words_clear)

/* The form -------------------------------------------------------------------------------------------------------- */

/* A new fact asks for what it needs first; the rest is there once that is kept, so that nothing typed can be lost. */
static void
show_inputs (PalParticipantFact *self)
{
  PalRecord *record = pal_form_get_record (self->form);
  const PalField *fields = pal_kind_find (self->kind->table)->fields;

  for (guint i = 0; fields[i].name != NULL; i++)
    {
      PalInput *input = pal_form_get_input (self->form, fields[i].name);
      gboolean now = self->id != 0 || self->kind->at_once || (fields[i].flags & PAL_REQUIRED)
                     || g_strcmp0 (fields[i].name, self->kind->first) == 0;

      if (input != NULL)
        gtk_widget_set_visible (GTK_WIDGET (input), now);
    }
  if (self->kind->shown != NULL && self->id != 0 && record != NULL)
    self->kind->shown (self->form, record);
}

static void
created_cb (PalParticipantFact *self, gint64 id)
{
  self->id = id;
  show_inputs (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
kept_cb (PalParticipantFact *self)
{
  show_inputs (self);
}

static void
ensure_form (PalParticipantFact *self)
{
  if (self->form != NULL)
    return;
  self->form = PAL_FORM (pal_form_new (pal_kind_find (self->kind->table)));
  self->kind->fill_form (self->form);
  pal_form_set_place (self->form, self->place);
  pal_form_set_subject (self->form, self->subject);
  pal_form_set_editable (self->form, !pal_store_is_reader (self->store));
  gtk_widget_add_css_class (GTK_WIDGET (self->form), "pal-fact-form");
  g_signal_connect_swapped (self->form, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->form, "kept", G_CALLBACK (kept_cb), self);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (self->form));
}

static void
load_form (PalParticipantFact *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = NULL;

  ensure_form (self);
  if (self->id == 0 || pal_form_get_record (self->form) != NULL)
    return;
  record = pal_record_load (self->store, pal_kind_find (self->kind->table), self->id, &error);
  if (record == NULL)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  pal_form_set_record (self->form, record, self->store);
  show_inputs (self);
}

/* The line -------------------------------------------------------------------------------------------------------- */

static void
toggled_cb (PalParticipantFact *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (open)
    load_form (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
remove_clicked_cb (PalParticipantFact *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

/* All of it in one sentence, for those who hear it. */
static char *
name_of (const PalFactWords *words)
{
  const char *const parts[] = { words->note, words->details, words->state };
  GString *name = g_string_new (words->title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (name, ", %s", parts[i]);
  return g_string_free (name, FALSE);
}

static void
show_line (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && words[0] != '\0');
}

static void
show_step (PalParticipantFact *self, const PalFactWords *words)
{
  gtk_widget_set_visible (self->step, words->action != NULL && !pal_store_is_reader (self->store));
  if (words->action == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->step), words->action_words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->step), "x", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step), words->action);
}

static void
show_words (PalParticipantFact *self, const PalFactWords *words)
{
  g_autofree char *removing = g_strdup_printf (_("Delete: %s"), words->title), *name = name_of (words);

  /* The note beside the title is shortened first. */
  gtk_label_set_ellipsize (self->title, words->note == NULL ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  show_line (self->title, words->title);
  show_line (self->note, words->note);
  show_line (self->details, words->details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details), words->details);
  gtk_widget_set_visible (GTK_WIDGET (self->state), words->state != NULL);
  if (words->state != NULL)
    pal_chip_set_named (self->state, words->look, words->state);
  pal_reach_show (self->reach, words->title, words->phone, words->email);
  show_step (self, words);
  gtk_widget_set_tooltip_text (self->remove, removing);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, removing, -1);
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_fact_dispose (GObject *object)
{
  PalParticipantFact *self = PAL_PARTICIPANT_FACT (object);
  GtkWidget *child;

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  self->form = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_participant_fact_parent_class)->dispose (object);
}

static void
pal_participant_fact_finalize (GObject *object)
{
  PalParticipantFact *self = PAL_PARTICIPANT_FACT (object);

  g_free (self->subject);
  g_free (self->place);
  G_OBJECT_CLASS (pal_participant_fact_parent_class)->finalize (object);
}

static void
pal_participant_fact_class_init (PalParticipantFactClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_participant_fact_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_participant_fact_finalize;
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DELETE] = g_signal_new ("delete", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palfact");
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
make_words (PalParticipantFact *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = new_label ("pal-strong");
  self->note = new_label ("pal-light");
  self->details = new_label ("pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->details), "pal-small");
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (first), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->details));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
make_toggle (PalParticipantFact *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  self->state_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->state = PAL_CHIP (pal_chip_new (PAL_CHIP_PLAIN, ""));
  gtk_box_append (GTK_BOX (self->state_box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (content), self->arrow);
  gtk_box_append (GTK_BOX (content), make_words (self));
  gtk_box_append (GTK_BOX (content), self->state_box);

  self->toggle = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->toggle), content);
  gtk_widget_add_css_class (self->toggle, "pal-fact-toggle");
  gtk_widget_set_hexpand (self->toggle, TRUE);
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (toggled_cb), self);
  return self->toggle;
}

static void
pal_participant_fact_init (PalParticipantFact *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  self->step = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->step, "pal-link");
  gtk_widget_set_valign (self->step, GTK_ALIGN_CENTER);
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (line), make_toggle (self));
  gtk_box_append (GTK_BOX (line), self->step);
  gtk_box_append (GTK_BOX (line), self->remove);
  gtk_widget_add_css_class (line, "pal-fact-line");
  self->reach = PAL_REACH (pal_reach_new ());
  gtk_widget_set_parent (line, widget);
  gtk_widget_set_parent (GTK_WIDGET (self->reach), widget);
  gtk_widget_set_parent (self->revealer, widget);
}

GtkWidget *
pal_participant_fact_new (const PalFactKind *kind, PalStore *store)
{
  PalParticipantFact *self = g_object_new (PAL_TYPE_PARTICIPANT_FACT, NULL);
  const PalFactWords unknown = { .title = (char *) "" };

  self->kind = kind;
  self->store = g_object_ref (store);
  gtk_widget_set_visible (self->remove, !pal_store_is_reader (store));
  show_words (self, &unknown);
  return GTK_WIDGET (self);
}

/* The states and the next steps of all lines stand below each other. */
void
pal_participant_fact_align (PalParticipantFact *self, GtkSizeGroup *states, GtkSizeGroup *steps)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACT (self));

  gtk_size_group_add_widget (states, self->state_box);
  gtk_size_group_add_widget (steps, self->step);
}

/* Whose fact it is: the history names the person and leads back to where the edit was made. */
void
pal_participant_fact_set_person (PalParticipantFact *self, PalRecord *person)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACT (self));

  g_free (self->subject);
  g_free (self->place);
  self->subject = pal_record_title (person);
  self->place = pal_address_format ("participants", pal_record_get_id (person), self->kind->tab);
  if (self->form == NULL)
    return;
  pal_form_set_place (self->form, self->place);
  pal_form_set_subject (self->form, self->subject);
}

/* @row: of the kind's list, kept in the file. */
void
pal_participant_fact_describe (PalParticipantFact *self, PalRow *row)
{
  g_auto (PalFactWords) words = { NULL };

  g_return_if_fail (PAL_IS_PARTICIPANT_FACT (self));

  self->id = pal_row_get_id (row);
  self->kind->describe (row, self->store, &words);
  show_words (self, &words);
  if (self->form != NULL && pal_form_get_record (self->form) != NULL)
    show_inputs (self);
}

/* @record: new. Opens, so that its first field can be given. */
void
pal_participant_fact_begin (PalParticipantFact *self, PalRecord *record)
{
  const PalFactWords words = { .title = (char *) _(pal_kind_find (self->kind->table)->label) };

  g_return_if_fail (PAL_IS_PARTICIPANT_FACT (self));

  ensure_form (self);
  pal_form_set_record (self->form, record, self->store);
  show_words (self, &words);
  show_inputs (self);
  pal_participant_fact_open (self, TRUE);
}

/* 0: not kept yet. */
gint64
pal_participant_fact_get_id (PalParticipantFact *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_FACT (self), 0);

  return self->id;
}

const char *
pal_participant_fact_get_title (PalParticipantFact *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_FACT (self), NULL);

  return gtk_label_get_text (self->title);
}

void
pal_participant_fact_open (PalParticipantFact *self, gboolean open)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_FACT (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
}

/* NULL until it was opened once. */
PalForm *
pal_participant_fact_get_form (PalParticipantFact *self)
{
  g_return_val_if_fail (PAL_IS_PARTICIPANT_FACT (self), NULL);

  return self->form;
}

static void
align (PalForm *form, const char *group, GtkWidget *widget)
{
  GtkSizeGroup *widths = g_object_get_data (G_OBJECT (form), group);

  if (widths == NULL)
    {
      widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      g_object_set_data_full (G_OBJECT (form), group, widths, g_object_unref);
    }
  gtk_size_group_add_widget (widths, widget);
}

/* Appends the input of a field to a fact's form. @beside: in the row of the field before, in the form's second column.
 * @is_short: about as wide as a date, so that the columns stand below each other. */
void
pal_fact_form_add (PalForm *form, const char *field, gboolean beside, gboolean is_short)
{
  GtkWidget *input;

  g_return_if_fail (PAL_IS_FORM (form));

  input = g_object_new (PAL_TYPE_INPUT, "field", field, "beside", beside,
                        "width-chars", is_short ? SHORT_CHARS : 0, NULL);
  pal_form_append (form, input);
  if (beside)
    {
      align (form, "pal-second-labels", pal_input_get_label_widget (PAL_INPUT (input)));
      gtk_widget_set_margin_start (input, 12);
    }
  else if (is_short)
    {
      align (form, "pal-first-column", input);
    }
}
