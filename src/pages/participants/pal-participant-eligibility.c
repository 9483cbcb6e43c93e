/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-eligibility.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/pal-eligibility.h"
#include "widgets/pal-chip.h"

/* Whether the person may enter each programme that runs, and why; what is missing is a link to its field. */

#define MOST_PROGRAMMES 100

struct _PalParticipantEligibility {
  GtkWidget  parent_instance;

  PalCard   *card;
  GtkWidget *rows;
};

/* One programme and what it says. */
typedef struct {
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
      judgement->title = g_strdup (reference->title);
      judgement->eligibility = eligibility;
      g_ptr_array_add (judgements, judgement);
    }
  g_ptr_array_sort (judgements, compare_judgements);
  return judgements;
}

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
new_fill_in (const char *field)
{
  const PalField *described = pal_kind_get_field (pal_kind_find ("participant"), field);
  GtkWidget *link = gtk_button_new_with_label (_("Fill In"));
  /* Translators: what the link "Fill in" is called for those who do not see where it stands; the name of a field. */
  g_autofree char *name = g_strdup_printf (_("Fill in: %s"), described != NULL ? pal_field_label (described) : field);

  gtk_widget_add_css_class (link, "pal-link");
  gtk_widget_add_css_class (link, "pal-small");
  gtk_widget_set_valign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "participant.fill-in");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return link;
}

static GtkWidget *
new_reason (const PalVerdict *verdict)
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
  if (verdict->answer == PAL_ANSWER_UNKNOWN && verdict->field != NULL)
    gtk_box_append (GTK_BOX (line), new_fill_in (verdict->field));
  return line;
}

static GtkWidget *
new_row (const Judgement *judgement)
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
    gtk_box_append (GTK_BOX (words), new_reason (g_ptr_array_index (eligibility->verdicts, i)));
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

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < judgements->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (g_ptr_array_index (judgements, i)));
  if (judgements->len == 0)
    {
      GtkWidget *none = new_label (_("No programme runs in this file."));

      gtk_widget_add_css_class (none, "pal-dim");
      gtk_widget_add_css_class (none, "pal-card-empty");
      gtk_box_append (GTK_BOX (self->rows), none);
    }
}

/* The widget ------------------------------------------------------------------------------------------------------ */

static void
pal_participant_eligibility_dispose (GObject *object)
{
  PalParticipantEligibility *self = PAL_PARTICIPANT_ELIGIBILITY (object);

  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
  G_OBJECT_CLASS (pal_participant_eligibility_parent_class)->dispose (object);
}

static void
pal_participant_eligibility_class_init (PalParticipantEligibilityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_participant_eligibility_dispose;
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

/* @person: (nullable): as the record is now, kept or not. */
void
pal_participant_eligibility_show (PalParticipantEligibility *self, PalRecord *person, PalStore *store)
{
  g_autoptr (GPtrArray) judgements = NULL;
  g_autofree char *day = NULL, *title = NULL;
  GDate today;

  g_return_if_fail (PAL_IS_PARTICIPANT_ELIGIBILITY (self));

  pal_today (&today);
  day = pal_date_show (&today);
  title = g_strdup_printf (_("Eligibility on %s"), day);
  pal_card_set_title (self->card, title);
  judgements = person != NULL && store != NULL ? judge (person, store, &today) : g_ptr_array_new ();
  fill (self, judgements);
}
