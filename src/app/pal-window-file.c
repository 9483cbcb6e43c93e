/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-window-private.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-new-file.h"
#include "pal-preferences.h"
#include "store/pal-backup.h"

/* The file of a window: opened or refused, backed up, put back, closed. */

typedef enum {
  TO_WORK,
  TO_WORK_ANYWAY,
  TO_READ,
} Purpose;

/* What a thread does with files while the window waits, and what is said and opened when it is done. */
typedef struct _Transfer Transfer;
struct _Transfer {
  gboolean (*run) (Transfer *transfer, GError **error);
  char      *from;
  char      *to;
  char      *aside;   /* what was there before a backup was put back */
};

static void show_refusal (PalWindow *self, const char *path, const GError *error);

static void
transfer_free (gpointer data)
{
  Transfer *transfer = data;

  g_free (transfer->from);
  g_free (transfer->to);
  g_free (transfer->aside);
  g_free (transfer);
}

static void
store_changed_cb (PalStore          *store,
                  const char *const *tables,
                  PalWindow         *self)
{
  pal_window_show_state (self);
  pal_window_show_edits (self);
  pal_window_count_badges (self);
}

static void
backed_up_cb (PalOpenFile *file,
              PalWindow   *self)
{
  GtkWidget *page = pal_window_get_page (self, "backups");

  if (page != NULL)
    pal_page_open (PAL_PAGE (page), 0, NULL);
  pal_window_show_state (self);
}

/* Lets the file go: from here on nothing on the screen may ask it anything. */
static gboolean
let_go (PalWindow  *self,
        GError    **error)
{
  g_autoptr (PalOpenFile) file = g_steal_pointer (&self->file);

  if (file == NULL)
    return TRUE;

  pal_recent_keep (self->recent);
  g_clear_pointer (&self->recent, pal_recent_free);
  pal_palette_close (self->palette);
  g_signal_handlers_disconnect_by_data (file, self);
  g_signal_handlers_disconnect_by_data (pal_open_file_get_store (file), self);
  pal_window_take_store (self);
  pal_window_forget_places (self);
  pal_window_show_edits (self);
  return pal_open_file_close (file, error);
}

static void
refused_cb (PalOpenFile  *file,
            const GError *error,
            PalWindow    *self)
{
  g_autofree char *path = NULL;

  if (!g_error_matches (error, PAL_STORE_ERROR, PAL_STORE_ERROR_DAMAGED))
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }

  path = g_strdup (pal_store_get_path (pal_open_file_get_store (file)));
  let_go (self, NULL);
  show_refusal (self, path, error);
}

static gboolean
first_frame_shown_cb (gpointer data)
{
  PalWindow *self = data;

  if (self->file != NULL && !self->busy)
    pal_open_file_check (self->file);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

static void
accept_store (PalWindow *self,
              PalStore  *store)
{
  g_autofree char *place = g_steal_pointer (&self->wanted_place);

  self->file = pal_open_file_new (store);
  g_signal_connect (self->file, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect (self->file, "backed-up", G_CALLBACK (backed_up_cb), self);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);

  self->recent = pal_recent_open (pal_store_get_path (store));
  if (place == NULL)
    place = g_strdup (pal_recent_get (self->recent, 0));
  pal_preferences_remember_file (pal_store_get_path (store));
  pal_window_forget_places (self);
  pal_window_go (self, place ? place : "");
  /* After that: the focus that comes along into the list of pages finds its row chosen, and goes nowhere else. */
  gtk_stack_set_visible_child_name (self->faces, "file");
  pal_window_show_state (self);
  pal_window_show_edits (self);
  pal_window_count_badges (self);
  if (!pal_store_was_unclean (store))
    g_idle_add_full (G_PRIORITY_LOW, first_frame_shown_cb, g_object_ref (self), NULL);
}

static void
open_file (PalWindow  *self,
           const char *path,
           Purpose     purpose)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;

  if (purpose == TO_READ)
    store = pal_store_open_reader (path, &error);
  else if (purpose == TO_WORK_ANYWAY)
    store = pal_store_open (path, PAL_STORE_OPEN_TAKE_LOCK, &error);
  else
    store = pal_store_open (path, PAL_STORE_OPEN_DEFAULT, &error);

  if (store != NULL)
    accept_store (self, store);
  else
    show_refusal (self, path, error);
}

static void
open_then (PalWindow  *self,
           const char *path)
{
  open_file (self, path, TO_WORK);
}

static void
start_then (PalWindow  *self,
            const char *new_file)
{
  pal_first_start_refresh (self->first_start);
  pal_first_start_show_form (self->first_start, new_file != NULL);
  gtk_stack_set_visible_child_name (self->faces, "start");
  pal_window_show_state (self);
}

static void
show_refusal (PalWindow    *self,
              const char   *path,
              const GError *error)
{
  g_free (self->refused_path);
  self->refused_path = g_strdup (path);
  if (g_error_matches (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING))
    pal_preferences_forget_file (path);
  pal_refusal_set (self->refusal, path, error);
  gtk_stack_set_visible_child_name (self->faces, "refusal");
  pal_window_show_state (self);
}

static void
finish_closing (PalWindow *self)
{
  PalWindowThen then = self->pending;
  g_autofree char *argument = g_steal_pointer (&self->pending_argument);
  g_autoptr (GError) error = NULL;

  self->pending = NULL;
  if (!let_go (self, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  then (self, argument);
}

static void
closing_backed_up_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr (PalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_open_file_back_up_finish (PAL_OPEN_FILE (source), result, &error);

  self->busy = FALSE;
  pal_progress_stop (self->progress);
  if (path != NULL)
    finish_closing (self);
  else
    pal_toaster_complain (self->toaster, error->message, C_("button", "Close Anyway"), "win.close-anyway");
}

static void
close_anyway_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (self->pending != NULL && !self->busy)
    finish_closing (self);
}

static gboolean
transfer_restore (Transfer  *transfer,
                  GError   **error)
{
  return pal_backup_restore (transfer->from, transfer->to, &transfer->aside, error);
}

static gboolean
transfer_copy (Transfer  *transfer,
               GError   **error)
{
  g_autoptr (PalStore) reader = pal_store_open_reader (transfer->from, error);
  g_autofree char *made = reader ? pal_backup_make (reader, transfer->to, error) : NULL;

  if (reader != NULL)
    pal_store_close (reader, NULL);
  return made != NULL;
}

static gboolean
transfer_demo (Transfer  *transfer,
               GError   **error)
{
  return pal_new_file_make_demo (transfer->to, error);
}

static void
transfer_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Transfer *transfer = data;
  g_autoptr (GError) error = NULL;

  if (transfer->run (transfer, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
say_transferred (PalWindow      *self,
                 const Transfer *transfer)
{
  g_autofree char *name = g_path_get_basename (transfer->aside ? transfer->aside : transfer->to);
  g_autofree char *words = NULL;

  if (transfer->run == transfer_demo)
    {
      pal_toaster_show (self->toaster, _("This is the demonstration: its people are invented. Change what you like."),
                        NULL, NULL);
      return;
    }
  if (transfer->aside != NULL)
    words = g_strdup_printf (_("The backup is in place. What was there before is kept beside it as “%s”."), name);
  else
    words = g_strdup_printf (_("You are working on “%s”, a copy on this computer."), name);
  pal_toaster_complain (self->toaster, words, NULL, NULL);
}

static void
transferred_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  PalWindow *self = PAL_WINDOW (source);
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  pal_progress_stop (self->progress);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      open_file (self, transfer->to, TO_WORK);
      if (self->file != NULL)
        say_transferred (self, transfer);
      return;
    }

  /* A restore or a copy that failed left the file as it was. */
  if (transfer->run == transfer_copy && gtk_stack_get_visible_child (self->faces) != GTK_WIDGET (self->refusal))
    open_file (self, transfer->from, TO_READ);
  else if (transfer->run == transfer_restore && gtk_stack_get_visible_child (self->faces) != GTK_WIDGET (self->refusal))
    open_file (self, transfer->to, TO_WORK);
  else
    pal_window_show_state (self);
  pal_page_complain (GTK_WIDGET (self), error);
}

static void
start_transfer (PalWindow   *self,
                const char  *from,
                const char  *to,
                const char  *words,
                gboolean   (*run) (Transfer *, GError **))
{
  g_autoptr (GTask) task = g_task_new (self, NULL, transferred_cb, NULL);
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->run = run;
  transfer->from = g_strdup (from);
  transfer->to = g_strdup (to);
  self->busy = TRUE;
  pal_progress_start (self->progress, words, NULL);
  g_task_set_task_data (task, transfer, transfer_free);
  g_task_run_in_thread (task, transfer_thread);
}

static void
restore_then (PalWindow  *self,
              const char *backup)
{
  start_transfer (self, backup, self->refused_path, _("Putting the backup in place…"), transfer_restore);
}

static void
demo_then (PalWindow  *self,
           const char *path)
{
  gtk_stack_set_visible_child_name (self->faces, "start");
  start_transfer (self, NULL, path, _("Making the demonstration…"), transfer_demo);
}

static void
demo_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  g_autofree char *path = pal_new_file_demo_path ();
  gboolean afresh = g_variant_get_boolean (parameter);

  if (!afresh && g_file_test (path, G_FILE_TEST_EXISTS))
    pal_window_open (self, path, NULL);
  else
    pal_window_close_then (self, demo_then, path);
}

static void
restore_activated_cb (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (self->busy)
    return;
  if (self->file != NULL)
    {
      g_free (self->refused_path);
      self->refused_path = g_strdup (pal_store_get_path (pal_window_get_store (self)));
    }
  if (self->refused_path != NULL)
    pal_window_close_then (self, restore_then, g_variant_get_string (parameter, NULL));
}

/* A name in the user's documents that is still free. */
static char *
free_name (const char *path)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = g_str_has_suffix (name, ".palier") ? g_strndup (name, strlen (name) - 7) : g_strdup (name);
  char *found = NULL;

  for (int i = 1; found == NULL || g_file_test (found, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *tried = i == 1 ? g_strconcat (stem, ".palier", NULL) : g_strdup_printf ("%s %d.palier", stem, i);

      g_free (found);
      found = g_build_filename (folder ? folder : g_get_home_dir (), tried, NULL);
    }
  return found;
}

static void
copy_then (PalWindow  *self,
           const char *path)
{
  g_autofree char *copy = free_name (path);

  start_transfer (self, path, copy, _("Copying to this computer…"), transfer_copy);
}

/* A copy of the file that was refused, or of the one that is open to read only. */
static void
copy_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  const char *path = self->file ? pal_store_get_path (pal_window_get_store (self)) : self->refused_path;

  if (path != NULL)
    pal_window_close_then (self, copy_then, path);
}

static void
refused_file_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  Purpose purpose = g_str_equal (action, "win.open-to-read") ? TO_READ
                    : g_str_equal (action, "win.take-over") ? TO_WORK_ANYWAY : TO_WORK;
  g_autofree char *path = g_strdup (self->refused_path);

  if (path != NULL && self->file == NULL && !self->busy)
    open_file (self, path, purpose);
}

static void
start_activated_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  pal_window_start (PAL_WINDOW (widget), FALSE);
}

static void
backup_made_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (PalWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_open_file_back_up_finish (PAL_OPEN_FILE (source), result, &error);

  pal_progress_stop (self->progress);
  if (path == NULL)
    pal_page_complain (GTK_WIDGET (self), error);
  else
    pal_toaster_show (self->toaster, _("The backup is made and checked."), C_("button", "Show"), "win.backups");
}

static void
backup_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (self->file == NULL || self->busy)
    return;
  pal_progress_start (self->progress, _("Making a backup…"), NULL);
  pal_open_file_back_up_async (self->file, backup_made_cb, g_object_ref (self));
}

/* The actions of this part, for the class of the window. */
void
pal_window_install_file (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.backup-now", NULL, backup_activated_cb);
  gtk_widget_class_install_action (klass, "win.restore-backup", "s", restore_activated_cb);
  gtk_widget_class_install_action (klass, "win.demo", "b", demo_activated_cb);
  gtk_widget_class_install_action (klass, "win.try-again", NULL, refused_file_activated_cb);
  gtk_widget_class_install_action (klass, "win.open-to-read", NULL, refused_file_activated_cb);
  gtk_widget_class_install_action (klass, "win.take-over", NULL, refused_file_activated_cb);
  gtk_widget_class_install_action (klass, "win.copy-here", NULL, copy_activated_cb);
  gtk_widget_class_install_action (klass, "win.close-anyway", NULL, close_anyway_activated_cb);
  gtk_widget_class_install_action (klass, "win.start", NULL, start_activated_cb);
}

/* Keeps what is being typed, makes a backup if anything changed, closes the file, and goes on with @then. When one of
 * these fails it is said, and the file stays open until the person closes it all the same. */
void
pal_window_close_then (PalWindow     *self,
                       PalWindowThen  then,
                       const char    *argument)
{
  GtkWidget *page = pal_window_current_page (self);
  g_autofree char *kept_argument = g_strdup (argument);
  g_autoptr (GError) error = NULL;

  if (self->busy)
    return;

  g_free (self->pending_argument);
  self->pending_argument = g_steal_pointer (&kept_argument);
  self->pending = then;
  if (page != NULL && !pal_page_keep (PAL_PAGE (page), &error))
    {
      pal_toaster_complain (self->toaster, error ? error->message : _("What you are typing cannot be kept yet."),
                            C_("button", "Close Anyway"), "win.close-anyway");
      return;
    }
  if (self->file == NULL || !pal_open_file_is_changed (self->file))
    {
      finish_closing (self);
      return;
    }

  self->busy = TRUE;
  pal_progress_start (self->progress, _("Making a backup before closing…"), NULL);
  pal_open_file_back_up_async (self->file, closing_backed_up_cb, g_object_ref (self));
}

/**
 * pal_window_open:
 * @path: the file to open; the one that is open is closed first
 * @address: (nullable): where to go in it; NULL: where one was, or the first page
 *
 * Opens a file, or says why not and what can be done about it. A file that is open already stays so.
 */
void
pal_window_open (PalWindow  *self,
                 const char *path,
                 const char *address)
{
  g_autofree char *full = NULL;

  g_return_if_fail (PAL_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  full = g_canonicalize_filename (path, NULL);
  if (self->file != NULL && g_str_equal (full, pal_store_get_path (pal_window_get_store (self))))
    {
      if (address != NULL)
        pal_window_go (self, address);
      return;
    }
  g_free (self->wanted_place);
  self->wanted_place = g_strdup (address);
  pal_window_close_then (self, open_then, full);
}

/**
 * pal_window_start:
 * @new_file: whether the form for a new file is open
 *
 * Shows the first start; the file that is open is closed.
 */
void
pal_window_start (PalWindow *self,
                  gboolean   new_file)
{
  g_return_if_fail (PAL_IS_WINDOW (self));

  pal_window_close_then (self, start_then, new_file ? "new" : NULL);
}
