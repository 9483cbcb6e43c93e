/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-clashes.h"

#include <glib/gi18n.h>

#include "rules/planning/pal-clash.h"

struct _PalSessionClashes {
  GtkWidget  parent_instance;

  char      *said;      /* the sentences that are shown, each with the other session's number */
};

G_DEFINE_FINAL_TYPE (PalSessionClashes, pal_session_clashes, GTK_TYPE_WIDGET)

static GtkWidget *
new_link (const PalClash *clash)
{
  GtkWidget *link = gtk_button_new_with_label (C_("button", "Open"));
  g_autofree char *spoken = g_strdup_printf (_("Open the other session: %s"), clash->words);

  gtk_widget_add_css_class (link, "pal-link");
  gtk_widget_set_valign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, _("Open the other session"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "x", clash->other);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "session.open");
  return link;
}

static GtkWidget *
new_line (const PalClash *clash)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_label_new (clash->words);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pal-warn-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "pal-bad");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  if (clash->other != 0)
    gtk_box_append (GTK_BOX (line), new_link (clash));
  return line;
}

static void
pal_session_clashes_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&PAL_SESSION_CLASHES (object)->said, g_free);
  G_OBJECT_CLASS (pal_session_clashes_parent_class)->dispose (object);
}

static void
pal_session_clashes_class_init (PalSessionClashesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_session_clashes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palsessionclashes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
pal_session_clashes_init (PalSessionClashes *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-band");
  gtk_widget_add_css_class (GTK_WIDGET (self), "bad");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_session_clashes_new (void)
{
  return g_object_new (PAL_TYPE_SESSION_CLASHES, NULL);
}

static char *
join (GPtrArray *clashes)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const PalClash *clash = g_ptr_array_index (clashes, i);
      g_string_append_printf (said, "%" G_GINT64_FORMAT " %s\n", clash->other, clash->words);
    }
  return g_string_free (said, FALSE);
}

/* @session: 0: none. Lines that say the same stay, with the focus that may be in them. */
void
pal_session_clashes_show (PalSessionClashes *self, PalStore *store, gint64 session)
{
  g_autoptr (GPtrArray) clashes = NULL;
  g_autofree char *said = NULL;
  GtkWidget *child;

  g_return_if_fail (PAL_IS_SESSION_CLASHES (self));

  clashes = store != NULL && session != 0 ? pal_clashes_of (store, session, NULL) : NULL;
  said = join (clashes);
  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (GTK_WIDGET (self), clashes != NULL && clashes->len > 0);
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    gtk_widget_insert_before (new_line (g_ptr_array_index (clashes, i)), GTK_WIDGET (self), NULL);
}
