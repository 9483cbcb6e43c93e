/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-text.h"

#include <glib/gi18n.h>

#include "widgets/pal-named.h"

struct _PalLetterText {
  GtkWidget    parent_instance;

  GtkLabel    *whom;
  GtkEntry    *subject;
  GtkTextView *body;

  PalLetter   *letter;      /* whose texts are in the fields; not owned */
  gboolean     showing;     /* the program fills them, not the person */
};

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalLetterText, pal_letter_text, GTK_TYPE_WIDGET)

static void
typed_cb (PalLetterText *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
pal_letter_text_dispose (GObject *object)
{
  PalLetterText *self = PAL_LETTER_TEXT (object);
  GtkWidget *child;

  self->showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_letter_text_parent_class)->dispose (object);
}

static void
pal_letter_text_class_init (PalLetterTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_letter_text_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
make_body (PalLetterText *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->body = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->body, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->body, FALSE);
  pal_named_set (GTK_WIDGET (self->body), _("Text of the letter"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "pal-note");
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->body), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
pal_letter_text_init (PalLetterText *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->whom = GTK_LABEL (gtk_label_new (NULL));
  self->subject = GTK_ENTRY (gtk_entry_new ());
  gtk_label_set_xalign (self->whom, 0);
  gtk_label_set_ellipsize (self->whom, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->whom), "pal-strong");
  pal_named_set (GTK_WIDGET (self->subject), _("Subject"));
  gtk_widget_set_parent (GTK_WIDGET (self->whom), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->subject), GTK_WIDGET (self));
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  make_body (self);
}

GtkWidget *
pal_letter_text_new (void)
{
  return g_object_new (PAL_TYPE_LETTER_TEXT, NULL);
}

/* @letter: has to live as long as it is shown */
void
pal_letter_text_show (PalLetterText *self, PalLetter *letter)
{
  g_autofree char *words = g_strdup_printf (_("Text for %s only"), letter->person);

  g_return_if_fail (PAL_IS_LETTER_TEXT (self));

  self->letter = letter;
  self->showing = TRUE;
  gtk_label_set_text (self->whom, words);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), letter->subject != NULL ? letter->subject : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->body), letter->body != NULL ? letter->body : "", -1);
  self->showing = FALSE;
}

/* What was typed becomes the letter's. */
void
pal_letter_text_take (PalLetterText *self)
{
  GtkTextBuffer *buffer;
  g_autofree char *body = NULL;
  GtkTextIter start, end;

  g_return_if_fail (PAL_IS_LETTER_TEXT (self));

  buffer = gtk_text_view_get_buffer (self->body);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  body = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  pal_letter_fill (self->letter, gtk_editable_get_text (GTK_EDITABLE (self->subject)), body);
}
