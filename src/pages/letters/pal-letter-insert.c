/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-insert.h"

#include <glib/gi18n.h>

#include "reports/letters/pal-letter-fields.h"

struct _PalLetterInsert {
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *field;       /* where one was typing last: a GtkText or a text view; not owned */
};

G_DEFINE_FINAL_TYPE (PalLetterInsert, pal_letter_insert, GTK_TYPE_WIDGET)

static void
insert_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterInsert *self = PAL_LETTER_INSERT (widget);
  const PalLetterField *field = pal_letter_field_get (g_variant_get_string (parameter, NULL));
  g_autofree char *words = field != NULL ? g_strdup_printf ("{%s}", pal_letter_field_name (field)) : NULL;
  int position;

  if (words == NULL || self->field == NULL)
    return;
  if (GTK_IS_TEXT_VIEW (self->field))
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->field)), words, -1);
      gtk_widget_grab_focus (self->field);
      return;
    }
  position = gtk_editable_get_position (GTK_EDITABLE (self->field));
  gtk_editable_insert_text (GTK_EDITABLE (self->field), words, -1, &position);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->field));
  gtk_editable_set_position (GTK_EDITABLE (self->field), position);
}

static void
pal_letter_insert_dispose (GObject *object)
{
  g_clear_pointer (&PAL_LETTER_INSERT (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_letter_insert_parent_class)->dispose (object);
}

static void
pal_letter_insert_class_init (PalLetterInsertClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_letter_insert_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "letters.insert", "s", insert_activated_cb);
}

static void
pal_letter_insert_init (PalLetterInsert *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (const PalLetterField *field = pal_letter_fields (); field->id != NULL; field++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (pal_letter_field_name (field), NULL);

      g_menu_item_set_action_and_target (item, "letters.insert", "s", field->id);
      g_menu_append_item (menu, item);
    }
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Insert a _Field"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Insert a field"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pal_letter_insert_new (void)
{
  return g_object_new (PAL_TYPE_LETTER_INSERT, NULL);
}

/* The part of an input that is typed into. */
static GtkWidget *
find_field (GtkWidget *root)
{
  if (GTK_IS_TEXT_VIEW (root) || GTK_IS_TEXT (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
entered_cb (PalLetterInsert *self, GtkEventController *focus)
{
  self->field = gtk_event_controller_get_widget (focus);
}

/* A field that text may be put into; the last one that is watched is the first that it goes to. */
void
pal_letter_insert_watch (PalLetterInsert *self, PalInput *input)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (PAL_IS_LETTER_INSERT (self));

  self->field = find_field (GTK_WIDGET (input));
  gtk_widget_add_controller (self->field, focus);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
}
