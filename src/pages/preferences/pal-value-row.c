/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-value-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* One value of a list: its word, whether it is proposed, how many records hold it. */
struct _PalValueRow {
  GtkWidget       parent_instance;

  char           *code;
  char           *shown;       /* the word that is kept */
  GtkWidget      *box;
  GtkEntry       *entry;
  GtkLabel       *was;         /* the program's own word, when it is another */
  GtkLabel       *uses;
  GtkCheckButton *proposed;
  GtkWidget      *remove;
  gboolean        filling;
};

enum { REWORDED, HIDDEN, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalValueRow, pal_value_row, GTK_TYPE_WIDGET)

static void
entry_activated_cb (PalValueRow *self)
{
  pal_value_row_keep (self);
}

static void
entry_left_cb (PalValueRow *self)
{
  pal_value_row_keep (self);
}

/* Escape puts back what is kept. */
static gboolean
entry_key_cb (PalValueRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown) == 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  return TRUE;
}

static void
proposed_toggled_cb (PalValueRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[HIDDEN], 0, !gtk_check_button_get_active (self->proposed));
}

static void
remove_clicked_cb (PalValueRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
pal_value_row_dispose (GObject *object)
{
  g_clear_pointer (&PAL_VALUE_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_value_row_parent_class)->dispose (object);
}

static void
pal_value_row_finalize (GObject *object)
{
  g_free (PAL_VALUE_ROW (object)->code);
  g_free (PAL_VALUE_ROW (object)->shown);
  G_OBJECT_CLASS (pal_value_row_parent_class)->finalize (object);
}

static void
pal_value_row_class_init (PalValueRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_value_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_value_row_finalize;
  signals[REWORDED] =
    g_signal_new ("reworded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[HIDDEN] =
    g_signal_new ("hidden", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "palvalue");
}

static GtkLabel *
new_dim (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (label), "pal-dim");
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
make_entry (PalValueRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_event_controller_key_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "pal-inplace");
  gtk_entry_set_max_length (self->entry, 120);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
}

static void
pal_value_row_init (PalValueRow *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);   /* as wide without its button */

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  make_entry (self);
  self->was = new_dim ("pal-value-was");
  self->uses = new_dim ("pal-value-uses");
  gtk_label_set_xalign (self->uses, 1);
  self->proposed = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (C_("value of a list", "Proposed")));
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->was));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->uses));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->proposed));
  gtk_widget_add_css_class (end, "pal-value-end");
  gtk_box_append (GTK_BOX (end), self->remove);
  gtk_box_append (GTK_BOX (self->box), end);
  g_signal_connect_swapped (self->proposed, "toggled", G_CALLBACK (proposed_toggled_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pal_value_row_new (const char *code)
{
  PalValueRow *self = g_object_new (PAL_TYPE_VALUE_ROW, NULL);

  self->code = g_strdup (code);
  return GTK_WIDGET (self);
}

const char *
pal_value_row_get_code (PalValueRow *self)
{
  g_return_val_if_fail (PAL_IS_VALUE_ROW (self), NULL);

  return self->code;
}

static void
set_name (GtkWidget *widget, const char *format, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strjoinv (word, parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const char *
word_of_program (const char *list, const char *code)
{
  const PalChoice *built_in = pal_choices_built_in (list);

  for (guint i = 0; built_in != NULL && built_in[i].code != NULL; i++)
    if (strcmp (built_in[i].code, code) == 0)
      return _(built_in[i].label);
  return NULL;
}

/* @uses: how many records hold the value. What is being typed stays. */
void
pal_value_row_show (PalValueRow *self, const char *list, const PalChoice *choice, guint uses, gboolean editable)
{
  const char *word = pal_choice_word (list, choice), *program = word_of_program (list, choice->code);
  g_autofree char *count = uses > 0 ? g_strdup_printf (ngettext ("%u record", "%u records", uses), uses) : g_strdup ("");

  g_return_if_fail (PAL_IS_VALUE_ROW (self));

  self->filling = TRUE;
  if (g_strcmp0 (self->shown, word) != 0)
    {
      g_free (self->shown);
      self->shown = g_strdup (word);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), word);
    }
  gtk_label_set_text (self->was, program == NULL ? C_("value of a list", "your own")
                                 : strcmp (program, word) == 0 ? "" : program);
  gtk_label_set_text (self->uses, count);
  gtk_check_button_set_active (self->proposed, !choice->hidden);
  gtk_widget_set_visible (self->remove, program == NULL);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->proposed), editable);
  gtk_widget_set_sensitive (self->remove, editable);
  set_name (GTK_WIDGET (self->entry), _("Word for %s"), word);
  set_name (GTK_WIDGET (self->proposed), _("%s is proposed"), word);
  set_name (self->remove, _("Remove %s"), word);
  self->filling = FALSE;
}

/* Asks for the word that is typed to be kept. FALSE: it was not, and the word before stands again. */
gboolean
pal_value_row_keep (PalValueRow *self)
{
  const char *typed;

  g_return_val_if_fail (PAL_IS_VALUE_ROW (self), FALSE);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (self->shown == NULL || strcmp (typed, self->shown) == 0)
    return TRUE;
  g_signal_emit (self, signals[REWORDED], 0, typed);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown) == 0)
    return TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  return FALSE;
}
