/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-editor.h"

#include "pal-wrap-layout.h"

/* Several values of a list: each is a chip that is on (with a tick) or off. */
struct _PalChipsEditor {
  PalEditor  parent_instance;

  PalWrap   *wrap;
  GPtrArray *codes;     /* of char *, by chip */
  GPtrArray *buttons;   /* of GtkToggleButton *, children of the wrap */
  const PalChoice *listed;   /* what the chips were made from: people may change the list */
};

G_DEFINE_FINAL_TYPE (PalChipsEditor, pal_chips_editor, PAL_TYPE_EDITOR)

static void
toggled_cb (GtkToggleButton *button, PalEditor *self)
{
  GtkWidget *tick = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_widget_set_visible (tick, gtk_toggle_button_get_active (button));
  pal_editor_say_edited (self);
  pal_editor_say_settled (self);
}

static GtkToggleButton *
add_chip (PalChipsEditor *self, const char *code, const char *words)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic"), *label = gtk_label_new (words);

  gtk_widget_set_visible (tick, FALSE);
  gtk_widget_add_css_class (tick, "pal-icon-s");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pal-filter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  pal_wrap_append (self->wrap, button);
  g_ptr_array_add (self->codes, g_strdup (code));
  g_ptr_array_add (self->buttons, button);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_TOGGLE_BUTTON (button);
}

/* The values that are proposed, and no others. */
static void
pal_chips_editor_set_field (PalEditor *editor, const PalField *field)
{
  PalChipsEditor *self = PAL_CHIPS_EDITOR (editor);
  const PalChoice *choices = pal_choices (field->target);

  self->listed = choices;
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_set_size (self->buttons, 0);
  pal_wrap_clear (self->wrap);
  for (guint i = 0; choices != NULL && choices[i].code != NULL; i++)
    if (!choices[i].hidden)
      add_chip (self, choices[i].code, pal_choice_label (field->target, choices[i].code));
}

static gboolean
has_chip (PalChipsEditor *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (strcmp (g_ptr_array_index (self->codes, i), code) == 0)
      return TRUE;
  return FALSE;
}

/* @typed: codes joined by "|". One that is not proposed gets a chip of its own, so that it is not lost. */
static void
pal_chips_editor_set_typed (PalEditor *editor, const char *typed)
{
  PalChipsEditor *self = PAL_CHIPS_EDITOR (editor);
  const char *list = pal_editor_get_field (editor)->target;
  g_auto (GStrv) codes = g_strsplit (typed, "|", -1);

  if (self->listed != pal_choices (list))
    pal_chips_editor_set_field (editor, pal_editor_get_field (editor));
  for (guint i = 0; codes[i] != NULL; i++)
    if (codes[i][0] != '\0' && !has_chip (self, codes[i]))
      add_chip (self, codes[i], list != NULL ? pal_choice_label (list, codes[i]) : codes[i]);
  for (guint i = 0; i < self->codes->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_strv_contains ((const char *const *) codes, g_ptr_array_index (self->codes, i)));
}

static char *
pal_chips_editor_get_typed (PalEditor *editor)
{
  PalChipsEditor *self = PAL_CHIPS_EDITOR (editor);
  GString *typed = g_string_new (NULL);

  for (guint i = 0; i < self->codes->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      g_string_append_printf (typed, "%s%s", typed->len > 0 ? "|" : "", (char *) g_ptr_array_index (self->codes, i));
  return g_string_free (typed, FALSE);
}

static void
pal_chips_editor_show (PalEditor *editor, PalRecord *record)
{
  g_autofree char *raw = pal_record_get_raw (record, pal_editor_get_field (editor)->name);

  pal_chips_editor_set_typed (editor, raw != NULL ? raw : "");
}

static gboolean
pal_chips_editor_read (PalEditor *editor, PalRecord *record, GError **error)
{
  g_autofree char *typed = pal_chips_editor_get_typed (editor);

  return pal_record_set_raw (record, pal_editor_get_field (editor)->name, typed[0] != '\0' ? typed : NULL, error);
}

static GtkWidget *
pal_chips_editor_get_target (PalEditor *editor)
{
  PalChipsEditor *self = PAL_CHIPS_EDITOR (editor);

  return self->buttons->len > 0 ? g_ptr_array_index (self->buttons, 0) : GTK_WIDGET (self->wrap);
}

static void
pal_chips_editor_finalize (GObject *object)
{
  PalChipsEditor *self = PAL_CHIPS_EDITOR (object);

  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_chips_editor_parent_class)->finalize (object);
}

static void
pal_chips_editor_class_init (PalChipsEditorClass *klass)
{
  PalEditorClass *editor_class = PAL_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_chips_editor_finalize;
  editor_class->set_field = pal_chips_editor_set_field;
  editor_class->show = pal_chips_editor_show;
  editor_class->read = pal_chips_editor_read;
  editor_class->get_typed = pal_chips_editor_get_typed;
  editor_class->set_typed = pal_chips_editor_set_typed;
  editor_class->get_target = pal_chips_editor_get_target;
  editor_class->is_group = TRUE;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pal_chips_editor_init (PalChipsEditor *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->buttons = g_ptr_array_new ();
  self->wrap = PAL_WRAP (pal_wrap_new (5));
  gtk_widget_set_parent (GTK_WIDGET (self->wrap), GTK_WIDGET (self));
}
