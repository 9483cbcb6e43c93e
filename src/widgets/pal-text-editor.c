/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-editor.h"

/* One line of text: words, numbers, amounts, telephones, moments. */
typedef struct {
  GtkEntry *entry;
} PalTextEditorPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PalTextEditor, pal_text_editor, PAL_TYPE_EDITOR)

#define PRIVATE(editor) ((PalTextEditorPrivate *) pal_text_editor_get_instance_private (PAL_TEXT_EDITOR (editor)))

static void
changed_cb (PalEditor *self)
{
  pal_editor_say_edited (self);
}

static void
activated_cb (PalEditor *self)
{
  pal_editor_say_settled (self);
}

static GtkInputPurpose
purpose_of (const PalField *field)
{
  switch (field->kind)
    {
    case PAL_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case PAL_INT:
    case PAL_AMOUNT:
      return GTK_INPUT_PURPOSE_NUMBER;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static void
pal_text_editor_set_field (PalEditor *editor, const PalField *field)
{
  gtk_entry_set_input_purpose (PRIVATE (editor)->entry, purpose_of (field));
}

static char *
pal_text_editor_get_typed (PalEditor *editor)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (PRIVATE (editor)->entry)));
}

static void
pal_text_editor_set_typed (PalEditor *editor, const char *typed)
{
  pal_text_editor_put (PAL_TEXT_EDITOR (editor), typed);
}

static void
pal_text_editor_set_editable (PalEditor *editor, gboolean editable)
{
  GtkWidget *entry = GTK_WIDGET (PRIVATE (editor)->entry);

  gtk_editable_set_editable (GTK_EDITABLE (entry), editable);
  if (editable)
    gtk_widget_remove_css_class (entry, "pal-readonly");
  else
    gtk_widget_add_css_class (entry, "pal-readonly");
}

static void
pal_text_editor_set_width (PalEditor *editor, int chars)
{
  GtkEditable *editable = GTK_EDITABLE (PRIVATE (editor)->entry);

  gtk_editable_set_width_chars (editable, chars > 0 ? chars : 8);
  gtk_editable_set_max_width_chars (editable, chars > 0 ? chars : -1);
  gtk_widget_set_hexpand (GTK_WIDGET (editable), chars == 0);
}

static GtkWidget *
pal_text_editor_get_target (PalEditor *editor)
{
  return GTK_WIDGET (PRIVATE (editor)->entry);
}

static void
pal_text_editor_class_init (PalTextEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  editor_class->set_field = pal_text_editor_set_field;
  editor_class->get_typed = pal_text_editor_get_typed;
  editor_class->set_typed = pal_text_editor_set_typed;
  editor_class->set_editable = pal_text_editor_set_editable;
  editor_class->set_width = pal_text_editor_set_width;
  editor_class->get_target = pal_text_editor_get_target;
}

static void
pal_text_editor_init (PalTextEditor *self)
{
  GtkWidget *entry = gtk_entry_new ();

  PRIVATE (self)->entry = GTK_ENTRY (entry);
  gtk_widget_add_css_class (entry, "pal-inplace");
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activated_cb), self);
}

GtkEntry *
pal_text_editor_get_entry (PalTextEditor *editor)
{
  g_return_val_if_fail (PAL_IS_TEXT_EDITOR (editor), NULL);

  return PRIVATE (editor)->entry;
}

/* Fills in a text that the person did not type. What was typed before is forgotten by the entry's own undo: it would
 * bring one record's words into another. */
void
pal_text_editor_put (PalTextEditor *editor, const char *text)
{
  GtkEditable *editable;

  g_return_if_fail (PAL_IS_TEXT_EDITOR (editor));

  editable = GTK_EDITABLE (PRIVATE (editor)->entry);
  gtk_editable_set_enable_undo (editable, FALSE);
  if (g_strcmp0 (gtk_editable_get_text (editable), text) != 0)
    gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}
