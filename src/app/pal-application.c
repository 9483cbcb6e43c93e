/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-application.h"

#include <glib/gi18n.h>

#include "pal-pages.h"
#include "pal-picture.h"
#include "pal-preferences.h"
#include "pal-window.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-theme.h"

/* How long nothing may move before a picture is taken: animations of GTK last 200 ms. */
#define SETTLED_MILLISECONDS 600
#define MOST_TRIES 10

struct _PalApplication {
  GtkApplication parent_instance;

  char     *picture;   /* --picture: where to */
  char     *address;   /* --at */
  gboolean  demo;      /* --demo */
  int       tries;
  int       status;
};

G_DEFINE_FINAL_TYPE (PalApplication, pal_application, GTK_TYPE_APPLICATION)

static PalWindow *
ensure_window (PalApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window && PAL_IS_WINDOW (window) ? PAL_WINDOW (window)
                                          : PAL_WINDOW (pal_window_new (GTK_APPLICATION (self)));
}

static gboolean
settled_cb (gpointer data)
{
  PalApplication *self = data;
  PalWindow *window = ensure_window (self);
  g_autoptr (GError) error = NULL;

  if (pal_window_is_busy (window))
    return G_SOURCE_CONTINUE;
  if (!pal_picture_save (GTK_WIDGET (window), self->picture, &error))
    {
      /* On a busy computer the frame may still be on its way. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING) && ++self->tries < MOST_TRIES)
        return G_SOURCE_CONTINUE;
      g_printerr ("palier: %s\n", error->message);
      self->status = 1;
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
present (PalApplication *self,
         PalWindow      *window)
{
  if (self->picture != NULL)
    {
      pal_picture_prepare (GTK_WINDOW (window));
      g_timeout_add (SETTLED_MILLISECONDS, settled_cb, self);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
file_chosen_cb (GFile    *file,
                gpointer  data)
{
  if (file != NULL)
    g_application_open (data, &file, 1, "");
}

static void
open_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  static const char *const patterns[] = { "*.palier", NULL };

  pal_compat_file_open (GTK_WIDGET (ensure_window (data)), _("Open a File"), _("Palier files"), patterns,
                        file_chosen_cb, data);
}

static void
open_path_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  pal_window_open (ensure_window (data), g_variant_get_string (parameter, NULL), NULL);
}

static void
new_file_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  pal_window_start (ensure_window (data), TRUE);
}

static void
demo_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (ensure_window (data)), "win.demo", "b", FALSE);
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  gtk_show_about_dialog (GTK_WINDOW (ensure_window (data)),
                         "program-name", "Palier",
                         "logo-icon-name", PAL_APPLICATION_ID,
                         "version", PAL_VERSION,
                         "comments", _("Employment and housing programmes, in one file that is yours"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
shortcuts_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (ensure_window (data)), "win.show-help-overlay", NULL);
}

static void
theme_changed_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       data)
{
  const char *name = g_variant_get_string (state, NULL);

  pal_theme_choose (pal_theme_choice_from_name (name));
  pal_preferences_set_text ("theme", name);
  g_simple_action_set_state (action, state);
}

static void
quit_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  /* Through the window: it keeps what is being typed and closes its file. */
  gtk_window_close (GTK_WINDOW (ensure_window (data)));
}

static void
add_actions (PalApplication *self)
{
  static const GActionEntry entries[] = {
    { "open", open_activated_cb, NULL, NULL, NULL },
    { "open-path", open_path_activated_cb, "s", NULL, NULL },
    { "new-file", new_file_activated_cb, NULL, NULL, NULL },
    { "demo", demo_activated_cb, NULL, NULL, NULL },
    { "about", about_activated_cb, NULL, NULL, NULL },
    { "shortcuts", shortcuts_activated_cb, NULL, NULL, NULL },
    { "theme", NULL, "s", "'system'", theme_changed_cb },
    { "quit", quit_activated_cb, NULL, NULL, NULL },
  };
  g_autofree char *theme = pal_preferences_text ("theme");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (theme[0] != '\0')
    g_action_group_change_action_state (G_ACTION_GROUP (self), "theme", g_variant_new_string (theme));
}

static void
add_keys (PalApplication *self)
{
  static const struct { const char *action; const char *keys[3]; } keys[] = {
    { "app.open", { "<Control>o" } },
    { "app.shortcuts", { "<Control>question", "<Control>F1" } },
    { "app.quit", { "<Control>q" } },
    { "win.back", { "<Alt>Left", "Back" } },
    { "win.forward", { "<Alt>Right", "Forward" } },
    { "win.find", { "<Control>f" } },
    { "win.fold-sidebar", { "F9" } },
    { "win.help", { "F1" } },
    { "win.history", { "<Control>h" } },
    { "win.import", { "<Control>i" } },
    { "win.new", { "<Control>n" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.search", { "<Control>k" } },
  };
  PalPageClass *page;
  int number = 1;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, (const char *const *) keys[i].keys);

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (!page->unlisted)
      {
        g_autofree char *action = g_strdup_printf ("win.page::%s", page->name);
        g_autofree char *key = g_strdup_printf ("<Alt>%d", number++);
        const char *const accels[] = { key, NULL };

        gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accels);
      }
}

static void
pal_application_startup (GApplication *application)
{
  PalApplication *self = PAL_APPLICATION (application);

  G_APPLICATION_CLASS (pal_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PAL_APPLICATION_ID);
  pal_theme_start (gdk_display_get_default ());
  add_actions (self);
  add_keys (self);
}

static void
pal_application_activate (GApplication *application)
{
  PalApplication *self = PAL_APPLICATION (application);
  gboolean first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  PalWindow *window = ensure_window (self);
  g_autofree char *last = pal_preferences_text ("last-file");

  if (self->demo)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.demo", "b", FALSE);
  else if (first && last[0] != '\0')
    pal_window_open (window, last, self->address);
  present (self, window);
}

static void
pal_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  PalApplication *self = PAL_APPLICATION (application);
  PalWindow *window = ensure_window (self);
  g_autofree char *path = g_file_get_path (files[0]);
  g_autofree char *uri = g_file_get_uri (files[0]);

  pal_window_open (window, path ? path : uri, self->address);
  g_clear_pointer (&self->address, g_free);
  present (self, window);
}

static int
pal_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  PalApplication *self = PAL_APPLICATION (application);

  g_variant_dict_lookup (options, "picture", "^ay", &self->picture);
  g_variant_dict_lookup (options, "at", "s", &self->address);
  self->demo = g_variant_dict_contains (options, "demo");
  /* These are about this start, not about the window that may already be open. */
  if (self->picture != NULL || self->address != NULL || self->demo)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
pal_application_finalize (GObject *object)
{
  PalApplication *self = PAL_APPLICATION (object);

  g_free (self->picture);
  g_free (self->address);

  G_OBJECT_CLASS (pal_application_parent_class)->finalize (object);
}

static void
pal_application_class_init (PalApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_application_finalize;
  application_class->startup = pal_application_startup;
  application_class->activate = pal_application_activate;
  application_class->open = pal_application_open;
  application_class->handle_local_options = pal_application_handle_local_options;
}

static void
pal_application_init (PalApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the demonstration; it is made when it is not there"), NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Go to a place: participants, participants/KEY/identity"),
      N_("PLACE") },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Draw the window into a PNG file and quit"), N_("FILE") },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
}

/**
 * pal_application_new:
 *
 * Returns: (transfer full): the program; g_application_run() opens the file that is named, else the
 *   one that was open last
 */
PalApplication *
pal_application_new (void)
{
  return g_object_new (PAL_TYPE_APPLICATION,
                       "application-id", PAL_APPLICATION_ID,
                       "resource-base-path", "/org/palier/Palier",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * pal_application_get_status:
 *
 * Returns: what the program's exit code must be once it ran: 0, or 1 when the picture could not be written
 */
int
pal_application_get_status (PalApplication *self)
{
  g_return_val_if_fail (PAL_IS_APPLICATION (self), 1);

  return self->status;
}
