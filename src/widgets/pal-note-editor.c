/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-editor.h"

/* Several lines, growing with the text up to a third of a small screen. */
struct _PalNoteEditor {
  PalEditor      parent_instance;

  GtkWidget     *scroller;
  GtkWidget     *view;
  GtkTextBuffer *buffer;   /* of the view */
};

G_DEFINE_FINAL_TYPE (PalNoteEditor, pal_note_editor, PAL_TYPE_EDITOR)

static void
changed_cb (PalEditor *self)
{
  pal_editor_say_edited (self);
}

/* Enter is a new line here; Ctrl+Enter keeps the note without leaving it. */
static gboolean
key_pressed_cb (PalEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return FALSE;
  pal_editor_say_settled (self);
  return TRUE;
}

static char *
pal_note_editor_get_typed (PalEditor *editor)
{
  PalNoteEditor *self = PAL_NOTE_EDITOR (editor);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
pal_note_editor_set_typed (PalEditor *editor, const char *typed)
{
  PalNoteEditor *self = PAL_NOTE_EDITOR (editor);
  g_autofree char *now = pal_note_editor_get_typed (editor);

  /* What was typed of another record is not to come back by undo. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  if (g_strcmp0 (now, typed) != 0)
    gtk_text_buffer_set_text (self->buffer, typed, -1);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}

static void
pal_note_editor_set_editable (PalEditor *editor, gboolean editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (PAL_NOTE_EDITOR (editor)->view), editable);
}

static GtkWidget *
pal_note_editor_get_target (PalEditor *editor)
{
  return PAL_NOTE_EDITOR (editor)->view;
}

static void
pal_note_editor_class_init (PalNoteEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  editor_class->get_typed = pal_note_editor_get_typed;
  editor_class->set_typed = pal_note_editor_set_typed;
  editor_class->set_editable = pal_note_editor_set_editable;
  editor_class->get_target = pal_note_editor_get_target;
}

static void
pal_note_editor_init (PalNoteEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_controller (self->view, keys);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "pal-note");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
}
