/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-compat-file.h"

#include <glib/gi18n.h>

/* The desktop's own file chooser: GtkFileChooserNative until GTK 4.10, which deprecates it for GtkFileDialog. */

typedef struct {
  PalCompatFileChosen chosen;
  gpointer            data;
} Asked;

static GtkWindow *
window_of (GtkWidget *any)
{
  GtkRoot *root = gtk_widget_get_root (any);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static Asked *
asked_new (PalCompatFileChosen chosen,
           gpointer            data)
{
  Asked *asked = g_new (Asked, 1);

  asked->chosen = chosen;
  asked->data = data;
  return asked;
}

static void
answer (Asked *asked,
        GFile *file)
{
  asked->chosen (file, asked->data);
  g_free (asked);
}

static GtkFileFilter *
make_filter (const char        *name,
             const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (int i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static GtkFileDialog *
make_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  answer (data, file);
}

static void
folder_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  answer (data, folder);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  answer (data, file);
}

#else

static GtkFileChooserNative *
make_native (GtkWidget            *any,
             const char           *title,
             GtkFileChooserAction  action,
             const char           *accept)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, window_of (any), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  return native;
}

static void
response_cb (GtkFileChooserNative *native,
             int                   response,
             Asked                *asked)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  answer (asked, file);
  g_object_unref (native);
}

static void
ask (GtkFileChooserNative *native,
     PalCompatFileChosen   chosen,
     gpointer              data)
{
  g_signal_connect (native, "response", G_CALLBACK (response_cb), asked_new (chosen, data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

#endif

/**
 * pal_compat_file_open:
 * @any: a widget inside the window that asks
 * @title: what is asked for
 * @filter: what the files are called, "Palier files"
 * @patterns: their names, "*.palier", ended by NULL; all files can be chosen as well
 * @chosen: called once, with the file or NULL
 */
void
pal_compat_file_open (GtkWidget           *any,
                      const char          *title,
                      const char          *filter,
                      const char *const   *patterns,
                      PalCompatFileChosen  chosen,
                      gpointer             data)
{
  static const char *const every[] = { "*", NULL };
  g_autoptr (GtkFileFilter) wanted = make_filter (filter, patterns);
  g_autoptr (GtkFileFilter) all = make_filter (_("All files"), every);

#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = make_dialog (title);
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, wanted);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, window_of (any), NULL, opened_cb, asked_new (chosen, data));
#else
  GtkFileChooserNative *native = make_native (any, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), wanted);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), all);
  ask (native, chosen, data);
#endif
}

/**
 * pal_compat_file_save:
 * @any: a widget inside the window that asks
 * @title: what is asked for
 * @proposed: the folder and the name that are proposed
 * @chosen: called once, with the file or NULL
 */
void
pal_compat_file_save (GtkWidget           *any,
                      const char          *title,
                      GFile               *proposed,
                      PalCompatFileChosen  chosen,
                      gpointer             data)
{
  g_autoptr (GFile) folder = g_file_get_parent (proposed);
  g_autofree char *name = g_file_get_basename (proposed);
  g_autofree char *shown = g_filename_display_name (name);

#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = make_dialog (title);

  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, shown);
  gtk_file_dialog_save (dialog, window_of (any), NULL, saved_cb, asked_new (chosen, data));
#else
  GtkFileChooserNative *native = make_native (any, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Keep"));

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), shown);
  ask (native, chosen, data);
#endif
}

/**
 * pal_compat_file_folder:
 * @any: a widget inside the window that asks
 * @title: what is asked for
 * @chosen: called once, with the folder or NULL
 */
void
pal_compat_file_folder (GtkWidget           *any,
                        const char          *title,
                        PalCompatFileChosen  chosen,
                        gpointer             data)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = make_dialog (title);

  gtk_file_dialog_select_folder (dialog, window_of (any), NULL, folder_cb, asked_new (chosen, data));
#else
  ask (make_native (any, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, C_("button", "Choose")), chosen, data);
#endif
}
