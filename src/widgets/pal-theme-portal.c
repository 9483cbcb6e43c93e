/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-theme-portal.h"

#include <gio/gio.h>

/* Whether the desktop is dark or asks for high contrast. GTK 4.8 does not know; desktops say it on the bus
 * (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance). Without a bus, or without anybody who
 * answers, nothing happens. */

#define APPEARANCE "org.freedesktop.appearance"
#define PREFER_DARK 1
#define PREFER_CONTRAST 1

typedef struct {
  GDBusProxy         *proxy;
  PalThemePortalFunc  changed;
  gboolean            dark;
  gboolean            contrast;
} Portal;

static Portal portal;

static void
take_value (const char *key, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *boxed = inner;

      inner = g_variant_get_variant (boxed);
      g_variant_unref (boxed);
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  if (g_strcmp0 (key, "color-scheme") == 0)
    portal.dark = g_variant_get_uint32 (inner) == PREFER_DARK;
  else if (g_strcmp0 (key, "contrast") == 0)
    portal.contrast = g_variant_get_uint32 (inner) == PREFER_CONTRAST;
  else
    return;
  portal.changed (portal.dark, portal.contrast);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer key)
{
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);

  if (answer != NULL)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (answer, 0);

      take_value (key, value);
    }
}

static void
ask (void)
{
  static const char *const keys[] = { "color-scheme", "contrast" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_dbus_proxy_call (portal.proxy, "Read", g_variant_new ("(ss)", APPEARANCE, keys[i]), G_DBUS_CALL_FLAGS_NONE, -1,
                       NULL, read_cb, (gpointer) keys[i]);
}

static void
signalled_cb (GDBusProxy *proxy, const char *sender, const char *signal, GVariant *parameters)
{
  const char *where, *key;
  g_autoptr (GVariant) value = NULL;

  if (g_strcmp0 (signal, "SettingChanged") != 0 || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &where, &key, &value);
  if (g_strcmp0 (where, APPEARANCE) == 0)
    take_value (key, value);
}

static void
owner_changed_cb (GDBusProxy *proxy)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (proxy);

  if (owner != NULL)
    ask ();
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  portal.proxy = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (portal.proxy == NULL)
    return;
  g_signal_connect (portal.proxy, "g-signal", G_CALLBACK (signalled_cb), NULL);
  g_signal_connect (portal.proxy, "notify::g-name-owner", G_CALLBACK (owner_changed_cb), NULL);
  ask ();
}

/* Calls @changed whenever the desktop says how it looks, once at the start if it does. */
void
pal_theme_portal_start (PalThemePortalFunc changed)
{
  portal.changed = changed;
#ifndef G_OS_WIN32
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Settings", NULL, connected_cb, NULL);
#endif
}
