/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-ask.h"

#include <glib/gi18n.h>

struct _PalAsk {
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *words;
  GtkWidget *problem;
  GtkWidget *answer;
};

enum { ANSWERED, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalAsk, pal_ask, GTK_TYPE_WIDGET)

static void
answer_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ANSWERED], 0);
}

static void
cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_ask_end (PAL_ASK (widget));
  g_signal_emit (widget, signals[CANCELLED], 0);
}

static gboolean
key_pressed_cb (PalAsk *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "ask.cancel", NULL);
  return TRUE;
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
pal_ask_dispose (GObject *object)
{
  g_clear_pointer (&PAL_ASK (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_ask_parent_class)->dispose (object);
}

static void
pal_ask_class_init (PalAskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_ask_dispose;
  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "ask.answer", NULL, answer_activated_cb);
  gtk_widget_class_install_action (widget_class, "ask.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palask");
}

static GtkWidget *
new_label (PalAsk *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
make_buttons (PalAsk *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *cancel = gtk_button_new_with_label (C_("button", "Cancel"));

  self->answer = gtk_button_new ();
  gtk_widget_add_css_class (self->answer, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->answer), "ask.answer");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "ask.cancel");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->answer);
  gtk_box_append (GTK_BOX (self->box), buttons);
}

static void
pal_ask_init (PalAsk *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "pal-ask");
  self->title = new_label (self, "pal-strong");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->body);
  self->words = new_label (self, "pal-dim");
  self->problem = new_label (self, "pal-error");
  make_buttons (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pal_ask_new (void)
{
  return g_object_new (PAL_TYPE_ASK, NULL);
}

/* Shows it anew, empty: what is asked is appended, and gets the focus from whoever asks. */
void
pal_ask_begin (PalAsk *self, const char *title, const char *button)
{
  GtkWidget *child;

  g_return_if_fail (PAL_IS_ASK (self));

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_button_set_label (GTK_BUTTON (self->answer), button);
  pal_ask_set_words (self, NULL);
  pal_ask_set_problem (self, NULL);
  pal_ask_set_possible (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
pal_ask_append (PalAsk *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_ASK (self));

  gtk_box_append (GTK_BOX (self->body), child);
}

static void
show_words (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

/* What will happen; NULL: nothing to say. */
void
pal_ask_set_words (PalAsk *self, const char *words)
{
  g_return_if_fail (PAL_IS_ASK (self));

  show_words (self->words, words);
}

/* Why the answer could not be taken; NULL: it can. */
void
pal_ask_set_problem (PalAsk *self, const char *sentence)
{
  g_return_if_fail (PAL_IS_ASK (self));

  show_words (self->problem, sentence);
}

void
pal_ask_set_possible (PalAsk *self, gboolean possible)
{
  g_return_if_fail (PAL_IS_ASK (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ask.answer", possible);
}

void
pal_ask_end (PalAsk *self)
{
  g_return_if_fail (PAL_IS_ASK (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
