/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-add.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "records/pal-dates.h"
#include "records/pal-reference.h"
#include "rules/pal-course.h"
#include "rules/pal-eligibility.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-editor.h"
#include "widgets/pal-input.h"

/* Adds people to a cohort: found or created by typing, gathered with what the programme's rules say of each, and
 * prescribed together. The rules never forbid: they say yes, no or not known, and why. */
struct _PalCohortAdd {
  GtkWidget   parent_instance;

  PalEditor  *finder;          /* not below this widget: it stands in the toolbar */
  GtkWidget  *problem;         /* of what is typed in the finder */
  PalCard    *card;
  GtkWidget  *rows;
  PalInput   *day;
  GtkWidget  *prescribe;

  gint64      cohort;
  char       *code;
  PalRecord  *programme;       /* NULL: it cannot be read */
  PalStore   *store;
  PalRecord  *answer;          /* a prescription that is never saved itself: what the finder and the day say */
  GArray     *people;          /* gint64 */
};

enum { ADDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortAdd, pal_cohort_add, GTK_TYPE_WIDGET)

/* Judging ---------------------------------------------------------------------------------------------------------- */

static gboolean
get_day (PalCohortAdd *self, GDate *on)
{
  if (pal_record_get_date (self->answer, "prescribed-on", on))
    return TRUE;
  pal_today (on);
  return FALSE;
}

/* Why somebody cannot be prescribed to the cohort, whatever the programme's rules; NULL: they can. Full transfer. */
static char *
find_hindrance (PalCohortAdd *self, gint64 person, const GDate *on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalCourse) course = pal_course_load_for (self->store, person, self->cohort, &error);

  if (course != NULL && pal_course_can_prescribe (course, on, &error))
    return NULL;
  return g_strdup (error->message);
}

static guint
count_possible (PalCohortAdd *self)
{
  GDate on;
  guint n = 0;

  get_day (self, &on);
  for (guint i = 0; i < self->people->len; i++)
    {
      g_autofree char *hindrance = find_hindrance (self, g_array_index (self->people, gint64, i), &on);

      n += hindrance == NULL;
    }
  return n;
}

/* What is not met or not known. */
static char *
reasons_words (const PalEligibility *eligibility)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < eligibility->verdicts->len; i++)
    {
      const PalVerdict *verdict = g_ptr_array_index (eligibility->verdicts, i);

      if (verdict->answer != PAL_ANSWER_YES)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", verdict->reason);
    }
  if (words->len == 0)
    g_string_append (words, eligibility->verdicts->len > 0 ? _("Meets every rule of the programme")
                                                           : _("The programme has no rule"));
  return g_string_free (words, FALSE);
}

/* Rows ------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_drop (gint64 person, const char *name)
{
  GtkWidget *drop = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = g_strdup_printf (_("Do not add %s"), name);

  gtk_widget_add_css_class (drop, "flat");
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (drop, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (drop), "x", person);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (drop), "add.drop");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return drop;
}

static GtkWidget *
new_row (PalCohortAdd *self, PalRecord *person, const GDate *on, GtkSizeGroup *answers)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *answer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
            *chip = pal_chip_new (PAL_CHIP_UNKNOWN, pal_answer_label (PAL_ANSWER_UNKNOWN));
  g_autoptr (PalEligibility) eligibility =
    self->programme != NULL ? pal_eligibility_load (self->store, person, self->programme, on, NULL) : NULL;
  g_autofree char *name = pal_record_title (person), *hindrance = find_hindrance (self, pal_record_get_id (person), on),
                  *reasons = NULL;

  gtk_box_append (GTK_BOX (words), new_label (name, "pal-strong"));
  if (eligibility != NULL)
    {
      pal_chip_set_named (PAL_CHIP (chip), pal_answer_chip (eligibility->answer),
                          pal_answer_label (eligibility->answer));
      reasons = reasons_words (eligibility);
      gtk_box_append (GTK_BOX (words), new_label (reasons, "pal-small"));
    }
  if (hindrance != NULL)
    gtk_box_append (GTK_BOX (words), new_label (hindrance, "pal-error"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (answer), chip);
  gtk_size_group_add_widget (answers, answer);
  gtk_box_append (GTK_BOX (row), answer);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), new_drop (pal_record_get_id (person), name));
  gtk_widget_add_css_class (row, "pal-eligibility-row");
  return row;
}

/* Nothing to say takes no room. */
static void
show_or_hide (PalCohortAdd *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->card), self->people->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->people->len > 0 || gtk_widget_get_visible (self->problem));
}

static void
show_count (PalCohortAdd *self)
{
  guint n = count_possible (self);
  g_autofree char *title = g_strdup_printf (ngettext ("Add %u person to %s", "Add %u people to %s", self->people->len),
                                            self->people->len, self->code);
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("Prescribe %u person", "Prescribe %u people", n), n)
                                 : g_strdup (C_("button", "Prescribe"));

  pal_card_set_title (self->card, title);
  gtk_button_set_label (GTK_BUTTON (self->prescribe), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add.prescribe", n > 0);
}

/* All rows anew: they are few. Who is no more is left out. */
static void
fill (PalCohortAdd *self)
{
  g_autoptr (GtkSizeGroup) answers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *row;
  GDate on;

  get_day (self, &on);
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < self->people->len; )
    {
      g_autoptr (PalRecord) person =
        pal_record_load (self->store, pal_kind_find ("participant"), g_array_index (self->people, gint64, i), NULL);

      if (person != NULL)
        gtk_box_append (GTK_BOX (self->rows), new_row (self, person, &on, answers));
      if (person != NULL)
        i++;
      else
        g_array_remove_index (self->people, i);
    }
  show_or_hide (self);
  show_count (self);
}

/* Finding ---------------------------------------------------------------------------------------------------------- */

static void
show_problem (PalCohortAdd *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->problem), words != NULL ? words : "");
  gtk_widget_set_visible (self->problem, words != NULL);
  show_or_hide (self);
}

static void
gather (PalCohortAdd *self, gint64 person)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, gint64, i) == person)
      return;
  g_array_append_val (self->people, person);
  fill (self);
}

/* A person was chosen or created; Enter without a name adds who is there. */
static void
found_cb (PalCohortAdd *self)
{
  g_autofree char *typed = pal_editor_get_typed (self->finder);
  g_autoptr (GError) error = NULL;
  gint64 person;

  if (self->store == NULL)
    return;
  if (typed[0] == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "add.prescribe", NULL);
      return;
    }
  if (!pal_editor_read (self->finder, self->answer, &error))
    {
      show_problem (self, error->message);
      return;
    }
  person = pal_record_get_int (self->answer, "participant", 0);
  pal_editor_set_typed (self->finder, "");
  if (person != 0)
    gather (self, person);
}

static void
typed_cb (PalCohortAdd *self)
{
  show_problem (self, NULL);
}

static void
day_edited_cb (PalCohortAdd *self)
{
  if (pal_input_read (self->day, self->answer, NULL) && self->store != NULL)
    fill (self);
}

/* Prescribing ------------------------------------------------------------------------------------------------------ */

static char *
history_words (PalCohortAdd *self, guint n, gint64 only)
{
  g_autofree char *person = only != 0 ? pal_reference_title (self->store, pal_kind_find ("participant"), only) : NULL;
  g_autofree char *done = NULL;

  if (person != NULL)
    return g_strdup_printf (_("%s — %s: %s"), self->code, person, C_("step in the history", "prescription"));
  done = g_strdup_printf (ngettext ("%u person prescribed", "%u people prescribed", n), n);
  return g_strdup_printf ("%s — %s", self->code, done);
}

static gint64
find_only (PalCohortAdd *self, const GDate *on)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 person = g_array_index (self->people, gint64, i);
      g_autofree char *hindrance = find_hindrance (self, person, on);

      if (hindrance == NULL)
        return person;
    }
  return 0;
}

/* Everybody whom nothing hinders; the others stay in the list, with their reason. */
static GArray *
prescribe (PalCohortAdd *self, const GDate *on, guint n, GError **error)
{
  g_autofree char *label = history_words (self, n, n == 1 ? find_only (self, on) : 0);
  g_autofree char *place = pal_address_format ("cohorts", self->cohort, "members");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (edit == NULL)
    return NULL;
  pal_edit_set_place (edit, place);
  for (guint i = 0; i < self->people->len; i++)
    {
      g_autoptr (GError) why_not = NULL;
      gint64 prescription =
        pal_course_prescribe (edit, g_array_index (self->people, gint64, i), self->cohort, on, &why_not);

      if (prescription != 0)
        g_array_append_val (made, prescription);
      else if (!g_error_matches (why_not, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE))
        {
          g_propagate_error (error, g_steal_pointer (&why_not));
          return NULL;
        }
    }
  return pal_edit_commit (edit, error) ? g_steal_pointer (&made) : NULL;
}

static gboolean
read_day (PalCohortAdd *self, GDate *on)
{
  g_autoptr (GError) error = NULL;

  if (!pal_input_read (self->day, self->answer, &error))
    pal_input_set_problem (self->day, error->message);
  else if (!get_day (self, on))
    pal_input_set_problem (self->day, _("Say on which day."));
  else
    pal_input_set_problem (self->day, NULL);
  if (pal_input_get_problem (self->day) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return FALSE;
}

/* Who cannot be prescribed stays in the list. */
static GArray *
find_hindered (PalCohortAdd *self, const GDate *on)
{
  GArray *hindered = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->people->len; i++)
    {
      gint64 person = g_array_index (self->people, gint64, i);
      g_autofree char *hindrance = find_hindrance (self, person, on);

      if (hindrance != NULL)
        g_array_append_val (hindered, person);
    }
  return hindered;
}

static void
prescribe_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortAdd *self = PAL_COHORT_ADD (widget);
  g_autoptr (GArray) hindered = NULL, made = NULL;
  g_autoptr (GError) error = NULL;
  GDate on;

  if (self->people->len == 0 || !read_day (self, &on))
    return;
  hindered = find_hindered (self, &on);
  if (hindered->len == self->people->len)
    return;
  made = prescribe (self, &on, self->people->len - hindered->len, &error);
  if (made == NULL)
    {
      pal_input_set_problem (self->day, error->message);
      return;
    }
  g_array_set_size (self->people, 0);
  if (hindered->len > 0)
    g_array_append_vals (self->people, hindered->data, hindered->len);
  fill (self);
  g_signal_emit (self, signals[ADDED], 0, made);
}

static void
drop_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortAdd *self = PAL_COHORT_ADD (widget);

  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, gint64, i) == g_variant_get_int64 (parameter))
      {
        g_array_remove_index (self->people, i);
        break;
      }
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
}

static void
cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortAdd *self = PAL_COHORT_ADD (widget);

  pal_cohort_add_end (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_add_dispose (GObject *object)
{
  PalCohortAdd *self = PAL_COHORT_ADD (object);
  GtkWidget *child;

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->programme);
  g_clear_object (&self->answer);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_cohort_add_parent_class)->dispose (object);
}

static void
pal_cohort_add_finalize (GObject *object)
{
  PalCohortAdd *self = PAL_COHORT_ADD (object);

  g_array_unref (self->people);
  g_free (self->code);
  G_OBJECT_CLASS (pal_cohort_add_parent_class)->finalize (object);
}

static void
pal_cohort_add_class_init (PalCohortAddClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_cohort_add_dispose;
  object_class->finalize = pal_cohort_add_finalize;
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_install_action (widget_class, "add.prescribe", NULL, prescribe_activated_cb);
  gtk_widget_class_install_action (widget_class, "add.drop", "x", drop_activated_cb);
  gtk_widget_class_install_action (widget_class, "add.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "add.cancel", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortadd");
}

static void
make_finder (PalCohortAdd *self)
{
  GtkWidget *entry;

  self->finder =
    g_object_ref_sink (pal_editor_for (pal_kind_get_field (pal_kind_find ("prescription"), "participant")));
  entry = GTK_WIDGET (pal_text_editor_get_entry (PAL_TEXT_EDITOR (self->finder)));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Add people…"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_widget_set_tooltip_text (
    entry, _("Type a name: who is not there yet is created. Enter without a name adds who was chosen."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add people"), -1);
  g_signal_connect_swapped (self->finder, "settled", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->finder, "edited", G_CALLBACK (typed_cb), self);
}

static GtkWidget *
make_foot (PalCohortAdd *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *cancel = gtk_button_new_with_label (C_("button", "Cancel"));

  self->day = PAL_INPUT (pal_input_new (pal_kind_find ("prescription"), "prescribed-on"));
  g_object_set (self->day, "width-chars", 11, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->day), TRUE);
  self->prescribe = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->prescribe, "suggested-action");
  gtk_widget_set_valign (self->prescribe, GTK_ALIGN_START);
  gtk_widget_set_valign (cancel, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->prescribe), "add.prescribe");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "add.cancel");
  g_signal_connect_swapped (self->day, "edited", G_CALLBACK (day_edited_cb), self);
  g_signal_connect_swapped (self->day, "settled", G_CALLBACK (day_edited_cb), self);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (foot), cancel);
  gtk_box_append (GTK_BOX (foot), self->prescribe);
  gtk_widget_add_css_class (foot, "pal-card-body");
  return foot;
}

static void
pal_cohort_add_init (PalCohortAdd *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->answer = pal_record_new (pal_kind_find ("prescription"));
  make_finder (self);
  self->problem = new_label (NULL, "pal-error");
  self->card = PAL_CARD (pal_card_new (NULL));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pal_card_set_hint (self->card, _("The programme's rules inform, they do not forbid"));
  pal_card_append (self->card, self->rows);
  pal_card_append (self->card, make_foot (self));
  show_problem (self, NULL);
  gtk_widget_set_parent (self->problem, widget);
  gtk_widget_set_parent (GTK_WIDGET (self->card), widget);
}

GtkWidget *
pal_cohort_add_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_ADD, NULL);
}

/* The field in which people are found: its place is the toolbar. */
GtkWidget *
pal_cohort_add_get_entry (PalCohortAdd *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_ADD (self), NULL);

  return GTK_WIDGET (self->finder);
}

/**
 * pal_cohort_add_show:
 * @cohort: to which people are added; 0: none
 * @code: of the cohort
 * @programme: whose rules are judged
 * @store: (nullable): NULL with no cohort
 *
 * For another cohort who was gathered is forgotten.
 */
void
pal_cohort_add_show (PalCohortAdd *self, gint64 cohort, const char *code, gint64 programme, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_ADD (self));

  if (self->cohort != cohort || self->store != store)
    pal_cohort_add_end (self);
  self->cohort = cohort;
  g_free (self->code);
  self->code = g_strdup (code);
  g_set_object (&self->store, store);
  pal_editor_set_store (self->finder, store);
  pal_editor_set_editable (self->finder, store != NULL && !pal_store_is_reader (store));
  g_clear_object (&self->programme);
  if (store != NULL)
    self->programme = pal_record_load (store, pal_kind_find ("programme"), programme, NULL);
  pal_cohort_add_update (self);
}

/* What the file says now of those who are gathered. */
void
pal_cohort_add_update (PalCohortAdd *self)
{
  g_return_if_fail (PAL_IS_COHORT_ADD (self));

  if (self->store != NULL && self->people->len > 0)
    fill (self);
}

/* Forgets who was gathered; today is proposed again. */
void
pal_cohort_add_end (PalCohortAdd *self)
{
  GDate today;

  g_return_if_fail (PAL_IS_COHORT_ADD (self));

  pal_today (&today);
  g_array_set_size (self->people, 0);
  pal_record_set_date (self->answer, "prescribed-on", &today);
  pal_input_show (self->day, self->answer);
  pal_editor_set_typed (self->finder, "");
  show_problem (self, NULL);
}

/* Whether somebody is gathered and not added yet. */
gboolean
pal_cohort_add_is_begun (PalCohortAdd *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_ADD (self), FALSE);

  return self->people->len > 0;
}
