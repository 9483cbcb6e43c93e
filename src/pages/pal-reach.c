/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-reach.h"

#include <glib/gi18n.h>

#include "pal-page.h"
#include "widgets/pal-wrap-layout.h"

struct _PalReach {
  GtkWidget  parent_instance;

  GtkWidget *wrap;
};

G_DEFINE_FINAL_TYPE (PalReach, pal_reach, GTK_TYPE_WIDGET)

static void
open_address (GtkWidget *widget, const char *scheme, const char *address)
{
  g_autofree char *escaped = g_uri_escape_string (address, "@+", FALSE), *uri = g_strconcat (scheme, escaped, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

/* The figures, and a plus that leads to another country. */
static char *
dialled (const char *number)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || (*p == '+' && digits->len == 0))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

static void
call_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *digits = dialled (g_variant_get_string (parameter, NULL));

  open_address (widget, "tel:", digits);
}

static void
write_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_address (widget, "mailto:", g_variant_get_string (parameter, NULL));
}

static void
copy_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *what = g_variant_get_string (parameter, NULL);
  g_autofree char *words = g_strdup_printf (_("Copied: %s"), what);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), what);
  pal_page_toast (widget, words, NULL, NULL);
}

static void
pal_reach_dispose (GObject *object)
{
  g_clear_pointer (&PAL_REACH (object)->wrap, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_reach_parent_class)->dispose (object);
}

static void
pal_reach_class_init (PalReachClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_reach_dispose;
  gtk_widget_class_install_action (widget_class, "reach.call", "s", call_activated_cb);
  gtk_widget_class_install_action (widget_class, "reach.write", "s", write_activated_cb);
  gtk_widget_class_install_action (widget_class, "reach.copy", "s", copy_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pal_reach_init (PalReach *self)
{
  self->wrap = pal_wrap_new (2);
  gtk_widget_set_parent (self->wrap, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pal-reach");
}

GtkWidget *
pal_reach_new (void)
{
  return g_object_new (PAL_TYPE_REACH, NULL);
}

static void
name_button (GtkWidget *button, const char *words, const char *action, const char *what)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", what);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* An icon, what is reached as a link, and a button that copies it. */
static void
add_way (PalReach *self, const char *icon_name, const char *what, const char *action, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *link = gtk_button_new_with_label (what);
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *copying = g_strdup_printf (_("Copy: %s"), what);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (link))), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (icon, "pal-dim");
  gtk_widget_add_css_class (icon, "pal-icon-s");
  gtk_widget_add_css_class (link, "pal-link");
  gtk_widget_add_css_class (copy, "flat");
  name_button (link, words, action, what);
  name_button (copy, copying, "reach.copy", what);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), link);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_widget_set_margin_end (box, 10);
  pal_wrap_append (PAL_WRAP (self->wrap), box);
}

/* @phone, @email: (nullable): without both nothing is shown. */
void
pal_reach_show (PalReach *self, const char *who, const char *phone, const char *email)
{
  gboolean by_phone = phone != NULL && *phone != '\0', by_email = email != NULL && *email != '\0';

  g_return_if_fail (PAL_IS_REACH (self));

  pal_wrap_clear (PAL_WRAP (self->wrap));
  gtk_widget_set_visible (GTK_WIDGET (self), by_phone || by_email);
  if (by_phone)
    {
      g_autofree char *words = g_strdup_printf (_("Call %s: %s"), who, phone);

      add_way (self, "call-start-symbolic", phone, "reach.call", words);
    }
  if (by_email)
    {
      g_autofree char *words = g_strdup_printf (_("Write to %s: %s"), who, email);

      add_way (self, "mail-unread-symbolic", email, "reach.write", words);
    }
}
