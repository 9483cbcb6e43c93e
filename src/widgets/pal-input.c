/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-input.h"

#include "pal-editor.h"
#include "pal-focus.h"
#include "pal-named.h"

#define MOST_LABEL_CHARS 20

/* One field of a record: its label, what one types or chooses in, an explanation at the right, and one sentence below
 * when something is wrong. */
struct _PalInput {
  GtkWidget       parent_instance;

  const PalField *field;
  PalStore       *store;
  char           *name;           /* property "field" */
  char           *words;          /* property "label" */
  char           *shown;          /* what the editor said when the record was last shown */
  int             width_chars;
  gboolean        beside;
  gboolean        label_visible;
  gboolean        editable;

  GtkWidget      *label;
  GtkWidget      *column;
  GtkWidget      *line;
  PalEditor      *editor;         /* child of the line; NULL until the field is known */
  GtkWidget      *explanation;
  GtkWidget      *problem;
  GtkWidget      *problem_words;
};

G_DEFINE_FINAL_TYPE (PalInput, pal_input, GTK_TYPE_WIDGET)

enum {
  PROP_FIELD = 1,
  PROP_LABEL,
  PROP_EXPLANATION,
  PROP_BESIDE,
  PROP_LABEL_VISIBLE,
  PROP_WIDTH_CHARS,
  PROP_EDITABLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum { EDITED, SETTLED, CREATE_REFERENCE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *
get_words (PalInput *self)
{
  if (self->words != NULL)
    return self->words;
  return self->field != NULL ? pal_field_label (self->field) : "";
}

/* A label that is seen names its control by a relation; without one the words are said all the same. */
static void
update_accessible (PalInput *self)
{
  GtkAccessible *named;

  if (self->editor == NULL)
    return;
  named = GTK_ACCESSIBLE (pal_editor_get_named (self->editor));
  gtk_accessible_update_property (named, GTK_ACCESSIBLE_PROPERTY_LABEL, get_words (self), -1);
  if (self->label_visible)
    gtk_accessible_update_relation (named, GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  else
    gtk_accessible_reset_relation (named, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (GTK_IS_DROP_DOWN (named))   /* the focus goes to the button and the list inside */
    pal_named_set (GTK_WIDGET (named), get_words (self));
  if (self->field != NULL && (self->field->flags & PAL_REQUIRED) != 0 && GTK_IS_ENTRY (named))
    gtk_accessible_update_property (named, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
}

/* The words that belong to the control besides its name: what is wrong, or else the explanation. */
static void
update_description (PalInput *self)
{
  GtkAccessible *target = GTK_ACCESSIBLE (pal_editor_get_target (self->editor));
  GtkWidget *words = NULL;

  if (gtk_widget_get_visible (self->problem))
    words = self->problem_words;
  else if (gtk_widget_get_visible (self->explanation))
    words = self->explanation;
  if (words != NULL)
    gtk_accessible_update_relation (target, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, words, NULL, -1);
  else
    gtk_accessible_reset_relation (target, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/* The words in lines of at most @most characters, as far as single words allow; says how many lines. */
static char *
fold (char **words, glong most, glong *n_lines)
{
  GString *folded = g_string_new (NULL);
  glong length = 0;

  *n_lines = 1;
  for (guint i = 0; words[i] != NULL; i++)
    {
      glong more = g_utf8_strlen (words[i], -1);
      gboolean fits = i == 0 || length + 1 + more <= most;

      if (i > 0)
        g_string_append_c (folded, fits ? ' ' : '\n');
      g_string_append (folded, words[i]);
      length = i > 0 && fits ? length + 1 + more : more;
      *n_lines += !fits;
    }
  return g_string_free (folded, FALSE);
}

/* Long labels stand on several lines of about one length, broken here: GTK cannot give labels that wrap one common
 * width. */
static char *
fold_label (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  glong wanted, n_lines;
  char *folded = fold (words, MOST_LABEL_CHARS, &wanted);

  for (glong most = g_utf8_strlen (label, -1) / wanted; most < MOST_LABEL_CHARS; most++)
    {
      g_autofree char *even = fold (words, most, &n_lines);

      if (n_lines > wanted)
        continue;
      g_free (folded);
      return g_steal_pointer (&even);
    }
  return folded;
}

static void
update_label (PalInput *self)
{
  g_autofree char *folded = fold_label (get_words (self));

  gtk_label_set_text (GTK_LABEL (self->label), folded);
  gtk_widget_set_visible (self->label, self->label_visible);
  update_accessible (self);
}

static void
edited_cb (PalInput *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
settled_cb (PalInput *self)
{
  g_signal_emit (self, signals[SETTLED], 0);
}

static gint64
create_cb (PalInput *self, const char *typed)
{
  gint64 id = 0;

  g_signal_emit (self, signals[CREATE_REFERENCE], 0, self->field->target, typed, &id);
  return id;
}

static void
make_editor (PalInput *self)
{
  if (self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->line), GTK_WIDGET (self->editor));
  self->editor = pal_editor_for (self->field);
  pal_editor_set_store (self->editor, self->store);
  pal_editor_set_width (self->editor, self->width_chars);
  pal_editor_set_editable (self->editor, self->editable);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), self->width_chars == 0);
  gtk_box_prepend (GTK_BOX (self->line), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  if (PAL_IS_REFERENCE_EDITOR (self->editor))
    g_signal_connect_object (self->editor, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  g_free (self->shown);
  self->shown = pal_editor_get_typed (self->editor);
  update_label (self);
}

static gboolean
pal_input_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return pal_focus_pass (widget, pal_input_parent_class, direction);
}

static gboolean
pal_input_grab_focus (GtkWidget *widget)
{
  PalInput *self = PAL_INPUT (widget);

  return !pal_focus_is_passing (widget) && self->editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
set_width_chars (PalInput *self, int chars)
{
  self->width_chars = chars;
  gtk_widget_set_hexpand (GTK_WIDGET (self), chars == 0);
  if (self->editor == NULL)
    return;
  pal_editor_set_width (self->editor, chars);
  gtk_widget_set_hexpand (GTK_WIDGET (self->editor), chars == 0);
}

static void
pal_input_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalInput *self = PAL_INPUT (object);

  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, pal_input_get_name (self));
      break;
    case PROP_LABEL:
      g_value_set_string (value, get_words (self));
      break;
    case PROP_EXPLANATION:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->explanation)));
      break;
    case PROP_BESIDE:
      g_value_set_boolean (value, self->beside);
      break;
    case PROP_LABEL_VISIBLE:
      g_value_set_boolean (value, self->label_visible);
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, self->width_chars);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_input_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalInput *self = PAL_INPUT (object);

  switch (id)
    {
    case PROP_FIELD:
      g_free (self->name);
      self->name = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      g_free (self->words);
      self->words = g_value_dup_string (value);
      update_label (self);
      break;
    case PROP_EXPLANATION:
      pal_input_set_explanation (self, g_value_get_string (value));
      break;
    case PROP_BESIDE:
      self->beside = g_value_get_boolean (value);
      break;
    case PROP_LABEL_VISIBLE:
      self->label_visible = g_value_get_boolean (value);
      update_label (self);
      break;
    case PROP_WIDTH_CHARS:
      set_width_chars (self, g_value_get_int (value));
      break;
    case PROP_EDITABLE:
      pal_input_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_input_dispose (GObject *object)
{
  PalInput *self = PAL_INPUT (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  self->editor = NULL;
  G_OBJECT_CLASS (pal_input_parent_class)->dispose (object);
}

static void
pal_input_finalize (GObject *object)
{
  PalInput *self = PAL_INPUT (object);

  g_clear_object (&self->store);
  g_free (self->name);
  g_free (self->words);
  g_free (self->shown);
  G_OBJECT_CLASS (pal_input_parent_class)->finalize (object);
}

static gboolean
first_id (GSignalInvocationHint *hint, GValue *sum, const GValue *answer, gpointer data)
{
  g_value_copy (answer, sum);
  return g_value_get_int64 (answer) == 0;
}

static void
install_signals (GType type)
{
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A page that knows more than the name (whose contact? of which landlord?) makes the record itself and returns its
   * id. */
  signals[CREATE_REFERENCE] = g_signal_new ("create-reference", type, G_SIGNAL_RUN_LAST, 0, first_id, NULL, NULL,
                                            G_TYPE_INT64, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
pal_input_class_init (PalInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pal_input_get_property;
  object_class->set_property = pal_input_set_property;
  object_class->dispose = pal_input_dispose;
  object_class->finalize = pal_input_finalize;
  widget_class->focus = pal_input_focus;
  widget_class->grab_focus = pal_input_grab_focus;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_EXPLANATION] = g_param_spec_string ("explanation", NULL, NULL, NULL, flags);
  properties[PROP_BESIDE] = g_param_spec_boolean ("beside", NULL, NULL, FALSE, flags);
  properties[PROP_LABEL_VISIBLE] = g_param_spec_boolean ("label-visible", NULL, NULL, TRUE, flags);
  properties[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, 0, 200, 0, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palinput");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
make_problem (PalInput *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4),
            *icon = gtk_image_new_from_icon_name ("pal-wrong-symbolic");

  self->problem_words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem_words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem_words), 0);
  gtk_widget_set_hexpand (self->problem_words, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "pal-icon-s");
  gtk_widget_add_css_class (box, "pal-error");
  gtk_widget_set_visible (box, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->problem_words);
  return box;
}

static void
pal_input_init (PalInput *self)
{
  self->label_visible = TRUE;
  self->editable = TRUE;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);

  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "pal-label");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->explanation = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->explanation, "pal-dim");
  gtk_widget_set_visible (self->explanation, FALSE);
  self->problem = make_problem (self);
  gtk_box_append (GTK_BOX (self->line), self->explanation);
  gtk_box_append (GTK_BOX (self->column), self->line);
  gtk_box_append (GTK_BOX (self->column), self->problem);
  gtk_widget_set_hexpand (self->column, TRUE);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

GtkWidget *
pal_input_new (const PalKind *kind, const char *field)
{
  PalInput *self = g_object_new (PAL_TYPE_INPUT, "field", field, NULL);

  if (kind != NULL)
    pal_input_set_kind (self, kind);
  return GTK_WIDGET (self);
}

/**
 * pal_input_set_kind:
 *
 * Makes the editor for the field of @kind that the input is named after: its property "field", or else its id in the
 * .ui. A form does this for its inputs.
 */
void
pal_input_set_kind (PalInput *input, const PalKind *kind)
{
  const PalField *field;

  g_return_if_fail (PAL_IS_INPUT (input));
  g_return_if_fail (kind != NULL);

  field = pal_kind_get_field (kind, pal_input_get_name (input));
  if (field == NULL)
    {
      g_warning ("%s has no field %s", kind->table, pal_input_get_name (input));
      return;
    }
  if (field == input->field)
    return;
  input->field = field;
  make_editor (input);
}

void
pal_input_set_store (PalInput *input, PalStore *store)
{
  g_return_if_fail (PAL_IS_INPUT (input));

  if (g_set_object (&input->store, store) && input->editor != NULL)
    pal_editor_set_store (input->editor, store);
}

/* NULL until the kind is known. */
const PalField *
pal_input_get_field (PalInput *input)
{
  g_return_val_if_fail (PAL_IS_INPUT (input), NULL);

  return input->field;
}

/* The field's name as written in the .ui; never NULL. */
const char *
pal_input_get_name (PalInput *input)
{
  const char *id;

  g_return_val_if_fail (PAL_IS_INPUT (input), "");

  if (input->name != NULL)
    return input->name;
  id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (input));
  return id != NULL ? id : "";
}

/* For the size group of the form's label column. */
GtkWidget *
pal_input_get_label_widget (PalInput *input)
{
  g_return_val_if_fail (PAL_IS_INPUT (input), NULL);

  return input->label;
}

gboolean
pal_input_get_beside (PalInput *input)
{
  g_return_val_if_fail (PAL_IS_INPUT (input), FALSE);

  return input->beside;
}

/* Fills in what the record holds; what was typed and not kept is replaced, a problem forgotten. */
void
pal_input_show (PalInput *input, PalRecord *record)
{
  g_return_if_fail (PAL_IS_INPUT (input));

  if (input->editor == NULL)
    return;
  pal_editor_show (input->editor, record);
  pal_input_set_problem (input, NULL);
  pal_input_accept (input);
}

/* Puts what is typed into the record, which stays as it was on an error (in words for the person who typed). */
gboolean
pal_input_read (PalInput *input, PalRecord *record, GError **error)
{
  g_return_val_if_fail (PAL_IS_INPUT (input), FALSE);
  g_return_val_if_fail (input->editor != NULL, FALSE);

  return pal_editor_read (input->editor, record, error);
}

/* Whether the content differs from what was shown or accepted last. */
gboolean
pal_input_is_touched (PalInput *input)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (PAL_IS_INPUT (input), FALSE);

  if (input->editor == NULL)
    return FALSE;
  typed = pal_editor_get_typed (input->editor);
  return g_strcmp0 (typed, input->shown) != 0;
}

/* Takes the content as it stands for the one that is kept: a note that was saved while it is being typed. */
void
pal_input_accept (PalInput *input)
{
  g_return_if_fail (PAL_IS_INPUT (input));

  g_free (input->shown);
  input->shown = input->editor != NULL ? pal_editor_get_typed (input->editor) : NULL;
}

/* The content as text (a choice: its code). Owned by the caller. */
char *
pal_input_get_typed (PalInput *input)
{
  g_return_val_if_fail (PAL_IS_INPUT (input), NULL);

  return input->editor != NULL ? pal_editor_get_typed (input->editor) : g_strdup ("");
}

/* As if it had been typed, without "edited". */
void
pal_input_set_typed (PalInput *input, const char *typed)
{
  g_return_if_fail (PAL_IS_INPUT (input));

  if (input->editor != NULL)
    pal_editor_set_typed (input->editor, typed);
}

/* One sentence that says what is wrong and what is kept; NULL: nothing is. */
void
pal_input_set_problem (PalInput *input, const char *sentence)
{
  GtkWidget *target;

  g_return_if_fail (PAL_IS_INPUT (input));

  if (input->editor == NULL || g_strcmp0 (sentence, pal_input_get_problem (input)) == 0)
    return;
  target = pal_editor_get_target (input->editor);
  gtk_label_set_text (GTK_LABEL (input->problem_words), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (input->problem, sentence != NULL);
  update_description (input);
  if (sentence != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (input), "pal-invalid");
      gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (input), "pal-invalid");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* NULL: none. */
const char *
pal_input_get_problem (PalInput *input)
{
  const char *sentence;

  g_return_val_if_fail (PAL_IS_INPUT (input), NULL);

  sentence = gtk_label_get_text (GTK_LABEL (input->problem_words));
  return sentence[0] != '\0' ? sentence : NULL;
}

/* Dim words at the right of the field: an age, a unit. NULL or empty: none. */
void
pal_input_set_explanation (PalInput *input, const char *explanation)
{
  gboolean any = explanation != NULL && explanation[0] != '\0';

  g_return_if_fail (PAL_IS_INPUT (input));

  gtk_label_set_text (GTK_LABEL (input->explanation), any ? explanation : "");
  gtk_widget_set_visible (input->explanation, any);
  if (input->editor != NULL)
    update_description (input);
}

void
pal_input_set_editable (PalInput *input, gboolean editable)
{
  g_return_if_fail (PAL_IS_INPUT (input));

  input->editable = editable;
  if (input->editor != NULL)
    pal_editor_set_editable (input->editor, editable);
}
