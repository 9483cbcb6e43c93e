/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-focus.h"

static GQuark
passing_quark (void)
{
  return g_quark_from_static_string ("pal-focus-passing");
}

/* The class's "focus" for a widget that also answers "grab_focus" by giving the focus to a child. GTK tries grab_focus
 * when the children want no more: the focus would come back to where it was, and Shift+Tab never leave. */
gboolean
pal_focus_pass (GtkWidget *widget, gpointer parent_class, GtkDirectionType direction)
{
  gboolean taken;

  g_object_set_qdata (G_OBJECT (widget), passing_quark (), GINT_TO_POINTER (TRUE));
  taken = GTK_WIDGET_CLASS (parent_class)->focus (widget, direction);
  g_object_set_qdata (G_OBJECT (widget), passing_quark (), NULL);
  return taken;
}

/* To be asked first in "grab_focus": TRUE, and there is nothing to grab. */
gboolean
pal_focus_is_passing (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), passing_quark ()) != NULL;
}
