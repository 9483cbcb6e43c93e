/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-compat-theme.h"

/* A name of the stylesheet as a colour. Deprecated since 4.10 without a replacement, so it is asked for here only. */
gboolean
pal_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  gboolean found;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  found = gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return found;
}

/* The colour of the widget's text. */
void
pal_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

/* Has a screen reader speak the message. Before 4.14 only the role of the message's widget (alert) makes it heard. */
void
pal_compat_announce (GtkWidget *widget, const char *message)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
