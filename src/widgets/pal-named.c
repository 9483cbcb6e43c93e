/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-named.h"

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The list of what can be chosen and the search in it, inside the drop-down's popover. */
static void
name_choices (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_SEARCH_ENTRY (widget))
    set_name (widget, name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_choices (child, name);
}

/**
 * pal_named_set:
 * @widget: a control that no label names
 * @name: what a screen reader says of it, translated
 *
 * Names a control, and the parts of it that take the focus: in GTK 4.8 the button and the list inside a drop-down and the rows
 * inside a column view are what is read out, and they take no name from the widget around them.
 */
void
pal_named_set (GtkWidget *widget, const char *name)
{
  set_name (widget, name);
  if (GTK_IS_DROP_DOWN (widget))
    {
      set_name (gtk_widget_get_first_child (widget), name);
      name_choices (gtk_widget_get_last_child (widget), name);
    }
  else if (GTK_IS_COLUMN_VIEW (widget))
    set_name (gtk_widget_get_last_child (widget), name);
}
