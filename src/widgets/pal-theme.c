/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-theme.h"

#include "pal-compat-theme.h"
#include "pal-theme-portal.h"

/* The palette of each look is a stylesheet of names only, added over style.css at a higher priority: GTK 4.8 knows no
 * media query, and a later definition of a name wins. */
typedef enum {
  SHEET_BASE,
  SHEET_DARK,
  SHEET_CONTRAST,
  SHEET_CONTRAST_DARK,
  N_SHEETS,
} Sheet;

static const char *const sheet_files[N_SHEETS] = {
  "style.css",
  "style-dark.css",
  "style-contrast.css",
  "style-contrast-dark.css",
};

typedef struct {
  GdkDisplay      *display;
  GtkCssProvider  *sheets[N_SHEETS];
  gboolean         added[N_SHEETS];
  PalThemeChoice   choice;
  gboolean         system_dark;
  gboolean         system_contrast;
  gboolean         contrast;
} PalTheme;

static PalTheme theme;

static void
show_sheet (Sheet sheet, gboolean shown)
{
  GtkStyleProvider *provider = GTK_STYLE_PROVIDER (theme.sheets[sheet]);

  if (theme.added[sheet] == shown)
    return;
  theme.added[sheet] = shown;
  if (shown)
    gtk_style_context_add_provider_for_display (theme.display, provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + sheet);
  else
    gtk_style_context_remove_provider_for_display (theme.display, provider);
}

static gboolean
desktop_wants_contrast (GtkSettings *settings)
{
  g_autofree char *name = NULL;

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  return name != NULL && (g_str_has_prefix (name, "HighContrast") || g_str_has_suffix (name, "-hc"));
}

static void
update_sheets (void)
{
  gboolean dark = pal_theme_is_dark ();
  gboolean contrast =
    theme.contrast || theme.system_contrast || desktop_wants_contrast (gtk_settings_get_for_display (theme.display));

  show_sheet (SHEET_BASE, TRUE);
  show_sheet (SHEET_DARK, dark && !contrast);
  show_sheet (SHEET_CONTRAST, !dark && contrast);
  show_sheet (SHEET_CONTRAST_DARK, dark && contrast);
}

static void
settings_changed_cb (void)
{
  update_sheets ();
}

/* Darkness is heard only while the person leaves the choice to the desktop; contrast always, it is no matter of taste.
 */
static void
desktop_changed_cb (gboolean dark, gboolean contrast)
{
  theme.system_dark = dark;
  theme.system_contrast = contrast;
  if (theme.choice == PAL_THEME_SYSTEM)
    pal_theme_choose (PAL_THEME_SYSTEM);
  update_sheets ();
}

/**
 * pal_theme_start:
 *
 * Loads the stylesheet for all windows of @display and keeps to the desktop's light, dark or high contrast look.
 */
void
pal_theme_start (GdkDisplay *display)
{
  GtkSettings *settings;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (theme.display != NULL)
    return;
  theme.display = display;
  for (Sheet sheet = SHEET_BASE; sheet < N_SHEETS; sheet++)
    {
      g_autofree char *path = g_strconcat ("/org/palier/Palier/ui/", sheet_files[sheet], NULL);

      theme.sheets[sheet] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (theme.sheets[sheet], path);
    }
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/org/palier/Palier/icons");

  settings = gtk_settings_get_for_display (display);
  g_object_get (settings, "gtk-application-prefer-dark-theme", &theme.system_dark, NULL);
  g_signal_connect (settings, "notify::gtk-application-prefer-dark-theme", G_CALLBACK (settings_changed_cb), NULL);
  g_signal_connect (settings, "notify::gtk-theme-name", G_CALLBACK (settings_changed_cb), NULL);
  pal_theme_portal_start (desktop_changed_cb);
  update_sheets ();
}

/**
 * pal_theme_choose:
 *
 * Follows the person's preference; %PAL_THEME_SYSTEM goes back to what the desktop said at the start or since.
 */
void
pal_theme_choose (PalThemeChoice choice)
{
  gboolean dark = choice == PAL_THEME_SYSTEM ? theme.system_dark : choice == PAL_THEME_DARK;

  g_return_if_fail (theme.display != NULL);

  theme.choice = choice;
  g_object_set (gtk_settings_get_for_display (theme.display), "gtk-application-prefer-dark-theme", dark, NULL);
  update_sheets ();
}

/* An unknown name is the system's look. */
PalThemeChoice
pal_theme_choice_from_name (const char *name)
{
  if (g_strcmp0 (name, "light") == 0)
    return PAL_THEME_LIGHT;
  if (g_strcmp0 (name, "dark") == 0)
    return PAL_THEME_DARK;
  return PAL_THEME_SYSTEM;
}

/* Strong edges and full black or white, also when the desktop does not ask for them. */
void
pal_theme_set_contrast (gboolean contrast)
{
  theme.contrast = contrast;
  if (theme.display != NULL)
    update_sheets ();
}

gboolean
pal_theme_is_dark (void)
{
  gboolean dark = FALSE;
  g_autofree char *name = NULL;

  if (theme.display == NULL)
    return FALSE;
  g_object_get (gtk_settings_get_for_display (theme.display), "gtk-application-prefer-dark-theme", &dark,
                "gtk-theme-name", &name, NULL);
  return dark || (name != NULL && g_str_has_suffix (name, "Inverse"));
}

/**
 * pal_theme_color:
 * @name: a name of the palette, "pal_accent"
 *
 * Drawing code reads the same names as the stylesheet. A name that is missing gives the colour of the widget's text, so
 * that what is drawn stays readable.
 */
GdkRGBA
pal_theme_color (GtkWidget *widget, const char *name)
{
  GdkRGBA color = { 0, 0, 0, 1 };

  g_return_val_if_fail (GTK_IS_WIDGET (widget), color);

  if (!pal_compat_lookup_color (widget, name, &color))
    pal_compat_get_color (widget, &color);
  return color;
}
