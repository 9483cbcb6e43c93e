/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-menu.h"

#include <glib/gi18n.h>

/* Full transfer. */
GMenuModel *
pal_participants_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) selected = g_menu_new (), coach = g_menu_new (), list = g_menu_new ();

  g_menu_append (selected, _("Add to a Cohort…"), "participants.add-to-cohort");
  g_menu_append (selected, _("Tag…"), "participants.tag");
  g_menu_append (selected, _("Take a Tag Off…"), "participants.untag");
  g_menu_append (selected, _("Assign to a Coach…"), "participants.assign");
  g_menu_append (coach, _("Hand Over a Coach’s People…"), "participants.hand-over");
  g_menu_append (list, _("Columns…"), "participants.columns");
  g_menu_append (list, _("Export as a Workbook (XLSX)…"), "participants.export::xlsx");
  g_menu_append (list, _("Export as CSV…"), "participants.export::csv");
  g_menu_append_section (menu, _("Those who are selected"), G_MENU_MODEL (selected));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (coach));
  g_menu_append_section (menu, _("The list as it is seen"), G_MENU_MODEL (list));
  return G_MENU_MODEL (menu);
}

/* All with Ctrl and Shift: the bare letters are the window's. */
void
pal_participants_menu_bind_keys (GtkWidgetClass *list)
{
  static const struct { guint key; const char *action; const char *format; const char *target; } keys[] = {
    { GDK_KEY_f, "participants.add-filter", NULL, NULL }, { GDK_KEY_s, "participants.keep-filter", NULL, NULL },
    { GDK_KEY_l, "participants.columns", NULL, NULL }, { GDK_KEY_e, "participants.export", "s", "xlsx" },
    { GDK_KEY_t, "participants.tag", NULL, NULL }, { GDK_KEY_r, "participants.assign", NULL, NULL },
    { GDK_KEY_g, "participants.add-to-cohort", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (list, keys[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK, keys[i].action, keys[i].format,
                                         keys[i].target);
}
