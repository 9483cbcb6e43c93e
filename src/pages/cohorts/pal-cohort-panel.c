/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-panel.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "records/pal-dates.h"
#include "widgets/pal-band.h"
#include "widgets/pal-input.h"

/* What a step asks for, in the page, with who stays as they are and why, before anything is written. */
struct _PalCohortPanel {
  GtkWidget            parent_instance;

  PalCard             *card;
  GtkBox              *columns;
  GtkWidget           *left;
  GtkWidget           *right;
  PalBand             *band;
  GtkWidget           *take;
  GPtrArray           *inputs;      /* of PalInput, one for each question */

  const PalCohortStep *step;        /* NULL: nothing is asked */
  char                *code;
  GPtrArray           *courses;     /* of PalCourse */
  PalCohortAnswers    *answers;
  PalStore            *store;
};

/* More than this are counted, and named where the pointer rests. */
#define MOST_REFUSALS 6

enum { PROP_NARROW = 1 };

enum { TAKEN, ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortPanel, pal_cohort_panel, GTK_TYPE_WIDGET)

/* Who and who not -------------------------------------------------------------------------------------------------- */

static gboolean
get_day (PalCohortPanel *self, GDate *on)
{
  const PalCohortQuestion *question = &self->step->questions[0];

  return pal_record_get_date (pal_cohort_answers_get (self->answers, question->kind), question->field, on);
}

static char *
join (GPtrArray *refused, guint most)
{
  GString *text = g_string_new (NULL);
  guint rest = refused->len > most ? refused->len - most : 0;

  for (guint i = 0; i < refused->len - rest; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (refused, i));
  if (rest > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("and %u other", "and %u others", rest), rest);

      g_string_append_printf (text, "\n%s", words);
    }
  return g_string_free (text, FALSE);
}

static void
show_refused (PalCohortPanel *self, GPtrArray *refused, guint possible)
{
  g_autofree char *all = join (refused, G_MAXUINT), *most = join (refused, MOST_REFUSALS);
  g_autofree char *head =
    g_strdup_printf (ngettext ("%u person stays as before.", "%u people stay as before.", refused->len), refused->len);
  g_autofree char *text = g_strdup_printf ("%s\n%s", possible > 0 ? head : _("Nobody can be moved:"), most);

  gtk_widget_set_visible (GTK_WIDGET (self->band), refused->len > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->band), refused->len > MOST_REFUSALS ? all : NULL);
  pal_band_set (self->band, possible > 0 ? PAL_BAND_WARN : PAL_BAND_BAD, text);
}

/* How many the step is possible for on the day that is typed, and why not for the others. */
static void
update_people (PalCohortPanel *self)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  GDate on;

  if (self->step == NULL || !get_day (self, &on))
    return;
  for (guint i = 0; i < self->courses->len; i++)
    {
      PalCourse *course = g_ptr_array_index (self->courses, i);
      g_autoptr (GError) why_not = NULL;

      if (!pal_cohort_step_can (self->step, course, &on, &why_not))
        g_ptr_array_add (refused, pal_cohort_step_refusal (course, why_not));
    }
  show_refused (self, refused, self->courses->len - refused->len);
  title = pal_cohort_step_title (self->step, self->courses->len - refused->len);
  gtk_button_set_label (GTK_BUTTON (self->take), title);
}

/* Questions -------------------------------------------------------------------------------------------------------- */

static void
edited_cb (PalCohortPanel *self)
{
  const PalCohortQuestion *question = &self->step->questions[0];

  if (pal_input_read (g_ptr_array_index (self->inputs, 0), pal_cohort_answers_get (self->answers, question->kind),
                      NULL))
    update_people (self);
}

static void
entered_cb (PalCohortPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.take", NULL);
}

/* Enter in a field takes the step. */
static void
connect_entries (PalCohortPanel *self, GtkWidget *widget)
{
  if (GTK_IS_ENTRY (widget))
    g_signal_connect_object (widget, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    connect_entries (self, child);
}

static PalInput *
make_input (PalCohortPanel *self, const PalCohortQuestion *question)
{
  PalInput *input = PAL_INPUT (pal_input_new (pal_kind_find (question->kind), question->field));

  if (question->label != NULL)
    g_object_set (input, "label", _(question->label), NULL);
  if (question->hint != NULL)
    pal_input_set_explanation (input, _(question->hint));
  g_object_set (input, "width-chars", question->width, NULL);
  pal_input_set_store (input, self->store);
  pal_input_show (input, pal_cohort_answers_get (self->answers, question->kind));
  connect_entries (self, GTK_WIDGET (input));
  return input;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
clear_questions (PalCohortPanel *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->inputs, i), self);
  g_ptr_array_set_size (self->inputs, 0);
  clear_box (self->left);
  clear_box (self->right);
}

static void
make_questions (PalCohortPanel *self)
{
  g_autoptr (GtkSizeGroup) left = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL),
                           right = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gboolean any_beside = FALSE;

  clear_questions (self);
  for (const PalCohortQuestion *question = self->step->questions; question->kind != NULL; question++)
    {
      PalInput *input = make_input (self, question);

      gtk_box_append (GTK_BOX (question->beside ? self->right : self->left), GTK_WIDGET (input));
      gtk_size_group_add_widget (question->beside ? right : left, pal_input_get_label_widget (input));
      g_ptr_array_add (self->inputs, input);
      any_beside = any_beside || question->beside;
    }
  gtk_widget_set_visible (self->right, any_beside);
  g_signal_connect_swapped (g_ptr_array_index (self->inputs, 0), "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (g_ptr_array_index (self->inputs, 0), "settled", G_CALLBACK (edited_cb), self);
}

static void
focus_first (PalCohortPanel *self)
{
  guint first = 0;

  for (guint i = 0; self->step->questions[i].kind != NULL; i++)
    if (self->step->questions[i].first)
      first = i;
  gtk_widget_grab_focus (g_ptr_array_index (self->inputs, first));
}

/* Whether anything else is answered that belongs to the same record. */
static gboolean
is_record_begun (PalCohortPanel *self, const PalCohortQuestion *question)
{
  for (guint i = 0; i < self->inputs->len; i++)
    if (&self->step->questions[i] != question && g_str_equal (self->step->questions[i].kind, question->kind)
        && pal_input_is_touched (g_ptr_array_index (self->inputs, i)))
      return TRUE;
  return FALSE;
}

/* What need not be answered: a situation's code, unless more is said of the situation. */
static gboolean
is_left_open (PalCohortPanel *self, guint position)
{
  const PalCohortQuestion *question = &self->step->questions[position];
  g_autofree char *typed = pal_input_get_typed (g_ptr_array_index (self->inputs, position));

  return position > 0 && !question->needed && typed[0] == '\0' && !is_record_begun (self, question);
}

/* What is wrong is said under its field. */
static gboolean
read_answer (PalCohortPanel *self, guint position)
{
  const PalCohortQuestion *question = &self->step->questions[position];
  PalRecord *record = pal_cohort_answers_get (self->answers, question->kind);
  PalInput *input = g_ptr_array_index (self->inputs, position);
  gboolean needed = position == 0 || question->needed;
  g_autoptr (GError) error = NULL;

  if (is_left_open (self, position))
    {
      pal_record_clear (record, question->field);
      pal_input_set_problem (input, NULL);
    }
  else if (!pal_input_read (input, record, &error))
    pal_input_set_problem (input, error->message);
  else if (needed && !pal_record_is_known (record, question->field))
    pal_input_set_problem (input, position == 0 ? _("Say on which day.") : _("Choose somebody."));
  else
    pal_input_set_problem (input, NULL);
  if (pal_input_get_problem (input) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (input));
  return FALSE;
}

static gboolean
read_answers (PalCohortPanel *self)
{
  for (guint i = 0; i < self->inputs->len; i++)
    if (!read_answer (self, i))
      return FALSE;
  return TRUE;
}

/* The step --------------------------------------------------------------------------------------------------------- */

/* Words that do not fit under a field: the file is full, or the person who was chosen cannot take the place. */
static void
complain (PalCohortPanel *self, const char *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self->band), TRUE);
  pal_band_set (self->band, PAL_BAND_BAD, words);
}

static void
take_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortPanel *self = PAL_COHORT_PANEL (widget);
  const PalCohortStep *step = self->step;
  g_auto (PalCohortTaken) taken = { NULL, NULL };
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GError) error = NULL;

  if (step == NULL || !read_answers (self))
    return;
  courses = g_ptr_array_ref (self->courses);   /* the edit changes who is selected */
  if (!pal_cohort_step_take (step, self->store, self->code, courses, self->answers, &taken, &error))
    {
      g_autofree char *words = g_strdup_printf (_("%s What you typed stays here."), error->message);

      complain (self, words);
      return;
    }
  if (taken.rows->len == 0)
    {
      show_refused (self, taken.refused, 0);
      return;
    }
  pal_cohort_panel_end (self);
  g_signal_emit (self, signals[TAKEN], 0, step, &taken);
}

static void
cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_cohort_panel_end (PAL_COHORT_PANEL (widget));
}

/* The widget ------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (PAL_COHORT_PANEL (object)->columns))
                                == GTK_ORIENTATION_VERTICAL);
}

/* In a narrow window the second column stands below the first. */
static void
pal_cohort_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (PAL_COHORT_PANEL (object)->columns),
                                  g_value_get_boolean (value) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
pal_cohort_panel_dispose (GObject *object)
{
  PalCohortPanel *self = PAL_COHORT_PANEL (object);

  if (self->card != NULL)
    {
      clear_questions (self);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->card)));
    }
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  g_clear_pointer (&self->answers, pal_cohort_answers_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_cohort_panel_parent_class)->dispose (object);
}

static void
pal_cohort_panel_finalize (GObject *object)
{
  PalCohortPanel *self = PAL_COHORT_PANEL (object);

  g_ptr_array_unref (self->inputs);
  g_free (self->code);
  G_OBJECT_CLASS (pal_cohort_panel_parent_class)->finalize (object);
}

static void
pal_cohort_panel_class_init (PalCohortPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pal_cohort_panel_get_property;
  object_class->set_property = pal_cohort_panel_set_property;
  object_class->dispose = pal_cohort_panel_dispose;
  object_class->finalize = pal_cohort_panel_finalize;
  g_object_class_install_property (
    object_class, PROP_NARROW,
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[TAKEN] = g_signal_new ("taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                                 G_TYPE_POINTER);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "panel.take", NULL, take_activated_cb);
  gtk_widget_class_install_action (widget_class, "panel.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "panel.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "panel.take", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "panel.take", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortpanel");
}

static GtkWidget *
make_buttons (PalCohortPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8),
            *cancel = gtk_button_new_with_label (C_("button", "Cancel"));

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
pal_cohort_panel_init (PalCohortPanel *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->inputs = g_ptr_array_new ();
  self->card = PAL_CARD (pal_card_new (NULL));
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16));
  self->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  gtk_box_set_homogeneous (self->columns, TRUE);
  gtk_box_append (self->columns, self->left);
  gtk_box_append (self->columns, self->right);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (body), make_buttons (self));
  gtk_widget_add_css_class (body, "pal-card-body");
  pal_card_append (self->card, body);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_cohort_panel_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_PANEL, NULL);
}

/* The day that most likely is meant: today, unless nobody can be moved today. */
static void
propose_day (PalCohortPanel *self)
{
  const PalCohortQuestion *question = &self->step->questions[0];
  GDate today, day;

  pal_today (&today);
  pal_record_set_date (pal_cohort_answers_get (self->answers, question->kind), question->field, &today);
  for (guint i = 0; i < self->courses->len; i++)
    {
      if (!pal_cohort_step_find_day (self->step, g_ptr_array_index (self->courses, i), &day, NULL))
        continue;
      pal_record_set_date (pal_cohort_answers_get (self->answers, question->kind), question->field, &day);
      if (g_date_compare (&day, &today) == 0)
        return;
    }
}

static void
show_title (PalCohortPanel *self)
{
  g_autofree char *title = pal_cohort_step_title (self->step, self->courses->len);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->courses->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((PalCourse *) g_ptr_array_index (self->courses, i))->person);
  pal_card_set_title (self->card, title);
  pal_card_set_hint (self->card, names->str);
}

/**
 * pal_cohort_panel_begin:
 * @code: of the cohort, for the history
 * @courses: (element-type PalCourse): of those who are selected
 *
 * Asks what the step needs to know, and takes it with "panel.take" or Enter.
 */
void
pal_cohort_panel_begin (PalCohortPanel *self, const PalCohortStep *step, const char *code, GPtrArray *courses,
                        PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_PANEL (self));
  g_return_if_fail (step != NULL && courses != NULL && PAL_IS_STORE (store));

  self->step = step;
  g_free (self->code);
  self->code = g_strdup (code);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->answers, pal_cohort_answers_free);
  self->answers = pal_cohort_answers_new ();
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->courses = g_ptr_array_ref (courses);
  propose_day (self);
  make_questions (self);
  show_title (self);
  update_people (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  focus_first (self);
}

/* Others are selected, or the file says something else of them now: the questions and the answers stay. */
void
pal_cohort_panel_set_courses (PalCohortPanel *self, GPtrArray *courses)
{
  g_return_if_fail (PAL_IS_COHORT_PANEL (self));

  if (self->step == NULL)
    return;
  g_ptr_array_ref (courses);
  g_clear_pointer (&self->courses, g_ptr_array_unref);
  self->courses = courses;
  show_title (self);
  update_people (self);
}

/* Asks no longer; what was typed is dropped. */
void
pal_cohort_panel_end (PalCohortPanel *self)
{
  GtkRoot *root;
  GtkWidget *focus;
  gboolean had_focus;

  g_return_if_fail (PAL_IS_COHORT_PANEL (self));

  if (self->step == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  self->step = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[ENDED], 0, had_focus);
}

/* What is asked; NULL: nothing. */
const PalCohortStep *
pal_cohort_panel_get_step (PalCohortPanel *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_PANEL (self), NULL);

  return self->step;
}

/* Whether something was answered that would be lost. */
gboolean
pal_cohort_panel_is_begun (PalCohortPanel *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_PANEL (self), FALSE);

  for (guint i = 0; self->step != NULL && i < self->inputs->len; i++)
    if (pal_input_is_touched (g_ptr_array_index (self->inputs, i)))
      return TRUE;
  return FALSE;
}
