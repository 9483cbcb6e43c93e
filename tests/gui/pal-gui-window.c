/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui-window.h"

#include <string.h>

#include "app/pal-application.h"
#include "app/pal-picture.h"
#include "widgets/pal-toast.h"

#define PATIENCE_MILLISECONDS 20000

static PalApplication *application;
static char *home;

/* Nobody's own files and settings, and a program whose windows the tests open. */
void
pal_gui_begin (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  home = g_dir_make_tmp ("palier-page-XXXXXX", NULL);
  g_assert_nonnull (home);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  pal_gui_init (argc, argv);
  application = pal_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

/* Runs the tests and cleans up; what main() answers. */
int
pal_gui_run (void)
{
  int status = g_test_run ();

  pal_gui_remove (home);
  g_clear_pointer (&home, g_free);
  return status;
}

/* A window of 1366 × 768 with a new file in it, shown and with the keyboard. @fill: (nullable): what the file holds. */
PalWindow *
pal_gui_open (const char *name, PalGuiFill fill, gpointer data, const char *address)
{
  g_autofree char *path = g_build_filename (home, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = pal_store_create (path, &error);
  PalWindow *window;

  g_assert_no_error (error);
  if (fill != NULL)
    fill (store, data);
  pal_store_close (store, NULL);
  window = PAL_WINDOW (pal_window_new (GTK_APPLICATION (application)));
  pal_picture_prepare (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  pal_window_open (window, path, address);
  while (pal_window_get_store (window) == NULL || pal_window_is_busy (window))
    pal_gui_wait (10);
  pal_gui_attend (GTK_WINDOW (window));
  pal_gui_settle ();
  return window;
}

/* A window of a start without a file to open: the first start. */
PalWindow *
pal_gui_start (void)
{
  PalWindow *window = PAL_WINDOW (pal_window_new (GTK_APPLICATION (application)));

  pal_picture_prepare (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    pal_gui_wait (10);
  pal_gui_attend (GTK_WINDOW (window));
  pal_gui_settle ();
  return window;
}

/* Until the window has a file in it, and nothing else is going on. */
void
pal_gui_wait_for_file (PalWindow *window)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MILLISECONDS * 1000;

  while (pal_window_get_store (window) == NULL || pal_window_is_busy (window))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pal_gui_wait (10);
    }
  pal_gui_settle ();
}

/* The window of the next start, with a file that was closed; it opens where it was left. */
PalWindow *
pal_gui_reopen (const char *path)
{
  PalWindow *window = pal_gui_start ();

  pal_window_open (window, path, NULL);
  pal_gui_wait_for_file (window);
  return window;
}

/* As a person closes it; fails when the window asks something instead. */
void
pal_gui_close (PalWindow *window)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MILLISECONDS * 1000;
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  while (weak != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pal_gui_wait (10);
    }
}

void
pal_gui_go (PalWindow *window, const char *address)
{
  g_assert_true (pal_window_go (window, address));
  pal_gui_settle ();
}

/* @action: "win.undo", "participant.fill-in::birth-on". */
void
pal_gui_act (GtkWidget *widget, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (widget, name, target));
  pal_gui_settle ();
}

/* What the toast says; "" when there is none. */
const char *
pal_gui_toast (PalWindow *window)
{
  GtkWidget *toaster = pal_gui_find_type (GTK_WIDGET (window), PAL_TYPE_TOASTER);
  const char *message = pal_toaster_get_message (PAL_TOASTER (toaster));

  return message != NULL ? message : "";
}

GtkWidget *
pal_gui_find_button (GtkWidget *root, const char *words)
{
  GtkWidget *button = pal_gui_find_words (root, GTK_TYPE_BUTTON, words);

  if (button == NULL)
    g_error ("no button says “%s”", words);
  return button;
}

/* The input of a field that is seen below @root; NULL when there is none. */
PalInput *
pal_gui_find_input (GtkWidget *root, const char *field)
{
  if (PAL_IS_INPUT (root) && gtk_widget_get_mapped (root) && pal_input_get_field (PAL_INPUT (root)) != NULL
      && g_strcmp0 (pal_input_get_field (PAL_INPUT (root))->name, field) == 0)
    return PAL_INPUT (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      PalInput *found = pal_gui_find_input (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* On the widget or inside it. */
gboolean
pal_gui_has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* Types over whatever a field holds, and leaves it. */
void
pal_gui_type_into (GtkWidget *input, const char *text)
{
  g_assert_true (gtk_widget_grab_focus (input));
  pal_gui_settle ();
  pal_gui_key ("<Control>a");
  pal_gui_type (text);
  pal_gui_key ("Tab");
}

void
pal_gui_assert_says (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” does not say “%s”", text, part);
}

/* Every control that is seen has a name that is read out; then a picture, NAME-fr.png in French. */
void
pal_gui_look (PalWindow *window, const char *name)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *file = g_strdup_printf ("%s-%s", name, language != NULL ? language : "C");

  pal_gui_settle ();
  g_assert_cmpuint (pal_gui_check_names (GTK_WIDGET (window)), ==, 0);
  pal_gui_picture (GTK_WIDGET (window), file);
}
