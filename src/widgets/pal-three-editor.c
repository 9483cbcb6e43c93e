/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-editor.h"

#include <glib/gi18n.h>

/* Yes, no, not known: three buttons in a row, one of them down. */
struct _PalThreeEditor {
  PalEditor        parent_instance;

  GtkWidget       *box;
  GtkToggleButton *buttons[3];
};

G_DEFINE_FINAL_TYPE (PalThreeEditor, pal_three_editor, PAL_TYPE_EDITOR)

enum { YES, NO, UNKNOWN };

static const struct {
  const char *code;
  const char *words;
} answers[] = {
  { "YES", NC_("three", "Yes") },
  { "NO", NC_("three", "No") },
  { "", NC_("three", "Not known") },
};

static int
get_answer (PalThreeEditor *self)
{
  for (int i = YES; i < UNKNOWN; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return i;
  return UNKNOWN;
}

/* Tab stops at the answer that is given; the arrows go to the others. */
static void
toggled_cb (PalEditor *self, GtkToggleButton *button)
{
  gtk_widget_set_focusable (GTK_WIDGET (button), gtk_toggle_button_get_active (button));
  if (!gtk_toggle_button_get_active (button))
    return;
  pal_editor_say_edited (self);
  pal_editor_say_settled (self);
}

static void
choose (PalThreeEditor *self, int answer)
{
  answer = CLAMP (answer, YES, UNKNOWN);
  gtk_toggle_button_set_active (self->buttons[answer], TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->buttons[answer]));
}

/* Arrows go from one answer to the next, the first letter of an answer gives it. */
static gboolean
key_pressed_cb (PalThreeEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    {
      choose (self, get_answer (self) + (keyval == GDK_KEY_Right ? forward : -forward));
      return TRUE;
    }
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace)
    {
      choose (self, UNKNOWN);
      return TRUE;
    }
  for (int i = YES; i <= UNKNOWN; i++)
    if (g_unichar_tolower (g_utf8_get_char (g_dpgettext2 (NULL, "three", answers[i].words))) == letter)
      {
        choose (self, i);
        return TRUE;
      }
  return FALSE;
}

static void
pal_three_editor_set_typed (PalEditor *editor, const char *typed)
{
  PalThreeEditor *self = PAL_THREE_EDITOR (editor);
  int answer = UNKNOWN;

  for (int i = YES; i < UNKNOWN; i++)
    if (strcmp (answers[i].code, typed) == 0)
      answer = i;
  gtk_toggle_button_set_active (self->buttons[answer], TRUE);
}

static char *
pal_three_editor_get_typed (PalEditor *editor)
{
  return g_strdup (answers[get_answer (PAL_THREE_EDITOR (editor))].code);
}

static void
pal_three_editor_show (PalEditor *editor, PalRecord *record)
{
  g_autofree char *raw = pal_record_get_raw (record, pal_editor_get_field (editor)->name);

  pal_three_editor_set_typed (editor, raw != NULL ? raw : "");
}

/* "Not known" in words and nothing written are the same answer: the one that is there stays. */
static gboolean
pal_three_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  const char *name = pal_editor_get_field (editor)->name;
  g_autofree char *code = pal_three_editor_get_typed (editor);
  g_autofree char *kept = pal_record_get_raw (record, name);

  if (code[0] == '\0' && g_strcmp0 (kept, "UNKNOWN") == 0)
    return TRUE;
  return pal_record_set_raw (record, name, code[0] != '\0' ? code : NULL, error);
}

static GtkWidget *
pal_three_editor_get_target (PalEditor *editor)
{
  PalThreeEditor *self = PAL_THREE_EDITOR (editor);

  return GTK_WIDGET (self->buttons[get_answer (self)]);
}

static void
pal_three_editor_class_init (PalThreeEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  editor_class->show = pal_three_editor_show;
  editor_class->read = pal_three_editor_read;
  editor_class->get_typed = pal_three_editor_get_typed;
  editor_class->set_typed = pal_three_editor_set_typed;
  editor_class->get_target = pal_three_editor_get_target;
  editor_class->is_group = TRUE;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
pal_three_editor_init (PalThreeEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_add_css_class (self->box, "pal-three");
  gtk_widget_set_halign (self->box, GTK_ALIGN_START);
  for (int i = YES; i <= UNKNOWN; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "three", answers[i].words));

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_set_focusable (button, i == UNKNOWN);
      if (i > YES)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[YES]);
      gtk_box_append (GTK_BOX (self->box), button);
    }
  gtk_toggle_button_set_active (self->buttons[UNKNOWN], TRUE);
  for (int i = YES; i <= UNKNOWN; i++)
    g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_controller (self->box, keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}
