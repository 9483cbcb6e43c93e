/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-editor.h"

struct _PalCheckEditor {
  PalEditor       parent_instance;

  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (PalCheckEditor, pal_check_editor, PAL_TYPE_EDITOR)

static void
toggled_cb (PalEditor *self)
{
  pal_editor_say_edited (self);
  pal_editor_say_settled (self);
}

static void
pal_check_editor_set_typed (PalEditor *editor, const char *typed)
{
  gtk_check_button_set_active (PAL_CHECK_EDITOR (editor)->check, strcmp (typed, "1") == 0);
}

static char *
pal_check_editor_get_typed (PalEditor *editor)
{
  return g_strdup (gtk_check_button_get_active (PAL_CHECK_EDITOR (editor)->check) ? "1" : "0");
}

static void
pal_check_editor_show (PalEditor *editor, PalRecord *record)
{
  g_autofree char *raw = pal_record_get_raw (record, pal_editor_get_field (editor)->name);

  pal_check_editor_set_typed (editor, raw != NULL ? raw : "0");
}

static gboolean
pal_check_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  g_autofree char *typed = pal_check_editor_get_typed (editor);

  return pal_record_set_raw (record, pal_editor_get_field (editor)->name, typed, error);
}

static GtkWidget *
pal_check_editor_get_target (PalEditor *editor)
{
  return GTK_WIDGET (PAL_CHECK_EDITOR (editor)->check);
}

static void
pal_check_editor_class_init (PalCheckEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  editor_class->show = pal_check_editor_show;
  editor_class->read = pal_check_editor_read;
  editor_class->get_typed = pal_check_editor_get_typed;
  editor_class->set_typed = pal_check_editor_set_typed;
  editor_class->get_target = pal_check_editor_get_target;
}

static void
pal_check_editor_init (PalCheckEditor *self)
{
  GtkWidget *check = gtk_check_button_new ();

  self->check = GTK_CHECK_BUTTON (check);
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (check, GTK_WIDGET (self));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
}
