/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-named.h"

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * pal_named_set:
 * @widget: a control that no label names
 * @name: what a screen reader says of it, translated
 *
 * Names a control, and the part of it that takes the focus: in GTK 4.8 the button inside a drop-down and the rows inside a column
 * view are what is read out, and they take no name from the widget around them.
 */
void
pal_named_set (GtkWidget *widget, const char *name)
{
  set_name (widget, name);
  if (GTK_IS_DROP_DOWN (widget))
    set_name (gtk_widget_get_first_child (widget), name);
  else if (GTK_IS_COLUMN_VIEW (widget))
    set_name (gtk_widget_get_last_child (widget), name);
}
