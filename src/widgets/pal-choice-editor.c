/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-editor.h"

#include <glib/gi18n.h>

/* A list of values, with a first line for "not known". Letters and arrows choose without opening the list. */
struct _PalChoiceEditor {
  PalEditor      parent_instance;

  GtkDropDown   *dropdown;
  GtkStringList *words;
  GPtrArray     *codes;     /* of char *, by line; "" for not known */
  const PalChoice *listed;  /* what the lines were made from: people may change the list */
};

G_DEFINE_FINAL_TYPE (PalChoiceEditor, pal_choice_editor, PAL_TYPE_EDITOR)

static void
selected_cb (PalEditor *self)
{
  pal_editor_say_edited (self);
  pal_editor_say_settled (self);
}

static void
step (PalChoiceEditor *self, int by)
{
  int line = (int) gtk_drop_down_get_selected (self->dropdown) + by;

  if (line >= 0 && line < (int) self->codes->len)
    gtk_drop_down_set_selected (self->dropdown, line);
}

static gboolean
starts_with (const char *word, gunichar letter)
{
  g_autofree char *folded = g_utf8_normalize (word, -1, G_NORMALIZE_ALL);

  return g_unichar_tolower (g_utf8_get_char (folded != NULL ? folded : word)) == letter;
}

/* The next line that begins with the letter, round the end of the list. */
static gboolean
choose_by_letter (PalChoiceEditor *self, gunichar letter)
{
  guint n = self->codes->len, from = gtk_drop_down_get_selected (self->dropdown);

  letter = g_unichar_tolower (letter);
  for (guint i = 1; i <= n; i++)
    if (starts_with (gtk_string_list_get_string (self->words, (from + i) % n), letter))
      {
        gtk_drop_down_set_selected (self->dropdown, (from + i) % n);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (PalChoiceEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      gtk_drop_down_set_selected (self->dropdown, 0);
      return TRUE;
    default:
      return g_unichar_isalnum (letter) && choose_by_letter (self, letter);
    }
}

static void
add_line (PalChoiceEditor *self, const char *code, const char *words)
{
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->words, words);
}

/* The values that are proposed, and no others. */
static void
make_lines (PalChoiceEditor *self, const PalField *field)
{
  const PalChoice *choices = pal_choices (field->target);

  self->listed = choices;
  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)), NULL);
  add_line (self, "", C_("choice", "Not known"));
  for (guint i = 0; choices != NULL && choices[i].code != NULL; i++)
    if (g_strcmp0 (choices[i].code, "UNKNOWN") != 0 && !choices[i].hidden)
      add_line (self, choices[i].code, pal_choice_label (field->target, choices[i].code));
  gtk_drop_down_set_selected (self->dropdown, 0);
}

static void
pal_choice_editor_set_field (PalEditor *editor, const PalField *field)
{
  make_lines (PAL_CHOICE_EDITOR (editor), field);
}

static guint
line_of (PalChoiceEditor *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (strcmp (g_ptr_array_index (self->codes, i), code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* A code that is not proposed (removed since, or from a newer file) gets a line, so that it is not lost. */
static void
pal_choice_editor_set_typed (PalEditor *editor, const char *typed)
{
  PalChoiceEditor *self = PAL_CHOICE_EDITOR (editor);

  if (strcmp (typed, "UNKNOWN") == 0)
    typed = "";
  if (self->listed != pal_choices (pal_editor_get_field (editor)->target))
    make_lines (self, pal_editor_get_field (editor));
  if (line_of (self, typed) == GTK_INVALID_LIST_POSITION)
    add_line (self, typed, pal_choice_label (pal_editor_get_field (editor)->target, typed));
  gtk_drop_down_set_selected (self->dropdown, line_of (self, typed));
}

static char *
pal_choice_editor_get_typed (PalEditor *editor)
{
  PalChoiceEditor *self = PAL_CHOICE_EDITOR (editor);
  guint line = gtk_drop_down_get_selected (self->dropdown);

  return g_strdup (line < self->codes->len ? g_ptr_array_index (self->codes, line) : "");
}

static void
pal_choice_editor_show (PalEditor *editor, PalRecord *record)
{
  g_autofree char *raw = pal_record_get_raw (record, pal_editor_get_field (editor)->name);

  pal_choice_editor_set_typed (editor, raw != NULL ? raw : "");
}

static gboolean
pal_choice_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  g_autofree char *code = pal_choice_editor_get_typed (editor);

  return pal_record_set_raw (record, pal_editor_get_field (editor)->name, code[0] != '\0' ? code : NULL, error);
}

static void
pal_choice_editor_set_width (PalEditor *editor, int chars)
{
  gtk_widget_set_hexpand (GTK_WIDGET (PAL_CHOICE_EDITOR (editor)->dropdown), chars == 0);
}

static GtkWidget *
pal_choice_editor_get_target (PalEditor *editor)
{
  return GTK_WIDGET (PAL_CHOICE_EDITOR (editor)->dropdown);
}

static void
pal_choice_editor_finalize (GObject *object)
{
  g_clear_pointer (&PAL_CHOICE_EDITOR (object)->codes, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_choice_editor_parent_class)->finalize (object);
}

static void
pal_choice_editor_class_init (PalChoiceEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_choice_editor_finalize;
  editor_class->set_field = pal_choice_editor_set_field;
  editor_class->show = pal_choice_editor_show;
  editor_class->read = pal_choice_editor_read;
  editor_class->get_typed = pal_choice_editor_get_typed;
  editor_class->set_typed = pal_choice_editor_set_typed;
  editor_class->set_width = pal_choice_editor_set_width;
  editor_class->get_target = pal_choice_editor_get_target;
}

static void
pal_choice_editor_init (PalChoiceEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  self->dropdown = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->words), NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->dropdown), "pal-inplace");
  gtk_widget_set_hexpand (GTK_WIDGET (self->dropdown), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->dropdown), GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self->dropdown), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (self->dropdown, "notify::selected", G_CALLBACK (selected_cb), self);
}
