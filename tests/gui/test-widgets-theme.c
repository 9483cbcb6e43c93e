/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include "widgets/pal-theme.h"

/* The look follows the person's choice, or the desktop's, which here is this test. */

static const char portal_xml[] = "<node><interface name='org.freedesktop.portal.Settings'>"
                                 "<method name='Read'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg "
                                 "type='v' direction='out'/></method>"
                                 "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
                                 "</interface></node>";

static void
answer_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *name,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  const char *key;

  g_variant_get (parameters, "(&s&s)", NULL, &key);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(v)", g_variant_new_variant (
    g_variant_new_uint32 (g_strcmp0 (key, "color-scheme") == 0 ? 1 : 0))));
}

static void
wait_for (gboolean dark)
{
  for (guint i = 0; i < 150 && pal_theme_is_dark () != dark; i++)
    pal_gui_wait (20);
  g_assert_true (pal_theme_is_dark () == dark);
}

static void
say (GDBusConnection *bus, const char *key, guint32 value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (
    bus, NULL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "SettingChanged",
    g_variant_new ("(ssv)", "org.freedesktop.appearance", key, g_variant_new_uint32 (value)), &error);
  g_assert_no_error (error);
}

static void
test_desktop (void)
{
  static const GDBusInterfaceVTable table = { answer_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, &error);

  g_assert_no_error (error);
  pal_theme_choose (PAL_THEME_SYSTEM);
  g_assert_false (pal_theme_is_dark ());
  g_dbus_connection_register_object (bus, "/org/freedesktop/portal/desktop", node->interfaces[0], &table, NULL, NULL,
                                     &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL,
                                NULL);
  wait_for (TRUE);

  pal_theme_choose (PAL_THEME_LIGHT);
  g_assert_false (pal_theme_is_dark ());
  say (bus, "color-scheme", 2);
  say (bus, "color-scheme", 1);
  pal_gui_wait (100);
  g_assert_false (pal_theme_is_dark ());
  pal_theme_choose (PAL_THEME_SYSTEM);
  wait_for (TRUE);
  say (bus, "color-scheme", 2);
  wait_for (FALSE);
}

static guint
red_of (GtkWidget *widget, const char *name)
{
  return (guint) (pal_theme_color (widget, name).red * 255 + 0.5);
}

/* Drawing code gets the palette of the look that is shown. */
static void
test_colors (void)
{
  GtkWidget *label = gtk_label_new ("x");
  GtkWindow *window = pal_gui_show (label, 100, 100);

  pal_gui_theme (FALSE, FALSE);
  g_assert_cmphex (red_of (label, "pal_accent"), ==, 0x17);
  pal_gui_theme (TRUE, FALSE);
  g_assert_cmphex (red_of (label, "pal_accent"), ==, 0x86);
  pal_gui_theme (FALSE, TRUE);
  g_assert_cmphex (red_of (label, "pal_accent"), ==, 0x00);
  pal_gui_theme (TRUE, TRUE);
  g_assert_cmphex (red_of (label, "pal_accent"), ==, 0x9f);
  pal_gui_theme (FALSE, FALSE);
  g_assert_cmphex (red_of (label, "pal_accent"), ==, 0x17);
  g_assert_cmphex (red_of (label, "pal_no_such_name"), ==, 0x23);
  pal_gui_hide (window);
}

/* A desktop whose theme is one of high contrast is followed. */
static void
test_contrast_theme (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *label = gtk_label_new ("x");
  GtkWindow *window = pal_gui_show (label, 100, 100);
  g_autofree char *before = NULL;

  pal_gui_theme (FALSE, FALSE);
  g_object_get (settings, "gtk-theme-name", &before, NULL);
  g_object_set (settings, "gtk-theme-name", "HighContrast", NULL);
  pal_gui_settle ();
  g_assert_cmphex (red_of (label, "pal_text"), ==, 0x00);
  g_object_set (settings, "gtk-theme-name", before, NULL);
  pal_gui_settle ();
  g_assert_cmphex (red_of (label, "pal_text"), ==, 0x23);
  pal_gui_hide (window);
}

static void
test_names (void)
{
  g_assert_cmpint (pal_theme_choice_from_name ("dark"), ==, PAL_THEME_DARK);
  g_assert_cmpint (pal_theme_choice_from_name ("light"), ==, PAL_THEME_LIGHT);
  g_assert_cmpint (pal_theme_choice_from_name ("system"), ==, PAL_THEME_SYSTEM);
  g_assert_cmpint (pal_theme_choice_from_name (NULL), ==, PAL_THEME_SYSTEM);
}

int
main (int argc, char *argv[])
{
  pal_gui_init (&argc, &argv);
  g_test_add_func ("/widgets/theme/desktop", test_desktop);
  g_test_add_func ("/widgets/theme/colors", test_colors);
  g_test_add_func ("/widgets/theme/contrast-theme", test_contrast_theme);
  g_test_add_func ("/widgets/theme/names", test_names);
  return g_test_run ();
}
