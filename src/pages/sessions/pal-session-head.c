/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-head.h"

#include <glib/gi18n.h>

#include "pal-session-papers.h"
#include "rules/planning/pal-session-words.h"

struct _PalSessionHead {
  GtkWidget  parent_instance;

  GtkWidget *words;
  GtkLabel  *name;
  GtkLabel  *when;      /* its cohort, day and hour */
  GtkWidget *papers;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (PalSessionHead, pal_session_head, GTK_TYPE_WIDGET)

static void
pal_session_head_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_session_head_parent_class)->dispose (object);
}

static void
pal_session_head_class_init (PalSessionHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionhead");
}

static GtkLabel *
new_line (PalSessionHead *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->words), label);
  return GTK_LABEL (label);
}

static void
pal_session_head_init (PalSessionHead *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 8);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->name = new_line (self, "pal-h2");
  self->when = new_line (self, "pal-dim");
  gtk_widget_set_hexpand (self->words, TRUE);
  self->papers = pal_session_papers_button_new ();
  gtk_widget_set_valign (self->papers, GTK_ALIGN_START);
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_set_valign (self->close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->close, _("Close the session"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close the session"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "session.close");
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_parent (self->papers, widget);
  gtk_widget_set_parent (self->close, widget);
}

GtkWidget *
pal_session_head_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_HEAD, NULL);
}

/* @cohort: what its cohort is called; "": none is chosen yet. @who: (nullable): with whom, of an individual one. */
void
pal_session_head_show (PalSessionHead *self, PalRecord *session, const char *cohort, const char *who)
{
  const char *start = pal_record_get_text (session, "start-at");
  g_autofree char *day = pal_session_day_words (start);
  g_autofree char *time = pal_session_time_words (start, (int) pal_record_get_int (session, "minutes", 0));
  g_autofree char *name = pal_session_name_words (pal_record_get_text (session, "kind"), pal_record_get_text (session, "title"),
                                                  pal_record_get_text (session, "theme"), who);
  const char *parts[] = { cohort, day, time };
  g_autoptr (GString) when = g_string_new (NULL);

  g_return_if_fail (PAL_IS_SESSION_HEAD (self));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (when, "%s%s", when->len > 0 ? " · " : "", parts[i]);
  gtk_label_set_text (self->name, pal_record_get_id (session) != 0 ? name : _("New session"));
  gtk_label_set_text (self->when, when->str);
  gtk_widget_set_visible (GTK_WIDGET (self->when), when->len > 0);
  gtk_widget_set_visible (self->papers, pal_record_get_id (session) != 0);
}
