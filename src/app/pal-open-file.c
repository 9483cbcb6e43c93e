/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-open-file.h"

#include "records/pal-list-values.h"
#include "store/pal-backup.h"

#define BACKUP_SECONDS 3600

struct _PalOpenFile {
  GObject    parent_instance;

  PalStore  *store;
  GDateTime *backed_up_at;
  guint      hourly;
  guint      edits;            /* since the file was opened */
  guint      edits_backed_up;
};

/* What a thread works on: where the file lies, and how far it had been edited when the work began. */
typedef struct {
  char  *path;
  guint  edits;
} Work;

enum {
  REFUSED,
  BACKED_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalOpenFile, pal_open_file, G_TYPE_OBJECT)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->path);
  g_free (work);
}

static GTask *
make_task (PalOpenFile         *self,
           GAsyncReadyCallback  callback,
           gpointer             data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Work *work = g_new (Work, 1);

  work->path = g_strdup (pal_store_get_path (self->store));
  work->edits = self->edits;
  g_task_set_task_data (task, work, work_free);
  return task;
}

static void
store_changed_cb (PalStore          *store,
                  const char *const *tables,
                  PalOpenFile       *self)
{
  self->edits++;
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (work->path, &error);
  char *made = reader ? pal_backup_make (reader, NULL, &error) : NULL;

  if (reader != NULL)
    pal_store_close (reader, NULL);
  if (made != NULL)
    g_task_return_pointer (task, made, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (work->path, &error);
  gboolean sound = reader != NULL && pal_store_check (reader, FALSE, &error);

  if (reader != NULL)
    pal_store_close (reader, NULL);
  if (sound)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  PalOpenFile *self = PAL_OPEN_FILE (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->store != NULL)
    g_signal_emit (self, signals[REFUSED], 0, error);
}

static void
hourly_backed_up_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  PalOpenFile *self = PAL_OPEN_FILE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pal_open_file_back_up_finish (self, result, &error);

  if (path == NULL)
    g_signal_emit (self, signals[REFUSED], 0, error);
}

static gboolean
hour_passed_cb (gpointer data)
{
  PalOpenFile *self = data;

  if (pal_open_file_is_changed (self))
    pal_open_file_back_up_async (self, hourly_backed_up_cb, NULL);
  return G_SOURCE_CONTINUE;
}

static void
pal_open_file_dispose (GObject *object)
{
  PalOpenFile *self = PAL_OPEN_FILE (object);

  g_clear_handle_id (&self->hourly, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->backed_up_at, g_date_time_unref);

  G_OBJECT_CLASS (pal_open_file_parent_class)->dispose (object);
}

static void
pal_open_file_class_init (PalOpenFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_open_file_dispose;

  signals[REFUSED] = g_signal_new ("refused", PAL_TYPE_OPEN_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[BACKED_UP] = g_signal_new ("backed-up", PAL_TYPE_OPEN_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
pal_open_file_init (PalOpenFile *self)
{
}

/**
 * pal_open_file_new:
 * @store: a file that was opened or made
 *
 * Returns: (transfer full): the file, with its hourly backup running unless it is open to read only
 */
PalOpenFile *
pal_open_file_new (PalStore *store)
{
  PalOpenFile *self;
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (PAL_IS_STORE (store), NULL);

  self = g_object_new (PAL_TYPE_OPEN_FILE, NULL);
  self->store = g_object_ref (store);
  pal_list_values_use (store);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  backups = pal_backup_list (pal_store_get_path (store));
  if (backups->len > 0)
    self->backed_up_at = g_date_time_ref (((PalBackup *) g_ptr_array_index (backups, 0))->made_at);
  /* What was done before an unclean end is in no backup yet; nor is a file without any. */
  if (pal_store_was_unclean (store) || backups->len == 0)
    self->edits = 1;
  if (!pal_store_is_reader (store))
    self->hourly = g_timeout_add_seconds (BACKUP_SECONDS, hour_passed_cb, self);
  return self;
}

/**
 * pal_open_file_get_store:
 *
 * Returns: (transfer none): the file itself
 */
PalStore *
pal_open_file_get_store (PalOpenFile *self)
{
  g_return_val_if_fail (PAL_IS_OPEN_FILE (self), NULL);

  return self->store;
}

/**
 * pal_open_file_get_backed_up_at:
 *
 * Returns: (nullable) (transfer none): when the last backup was made
 */
GDateTime *
pal_open_file_get_backed_up_at (PalOpenFile *self)
{
  g_return_val_if_fail (PAL_IS_OPEN_FILE (self), NULL);

  return self->backed_up_at;
}

/**
 * pal_open_file_is_changed:
 *
 * Returns: whether the file holds something that no backup holds
 */
gboolean
pal_open_file_is_changed (PalOpenFile *self)
{
  g_return_val_if_fail (PAL_IS_OPEN_FILE (self), FALSE);

  return !pal_store_is_reader (self->store) && self->edits != self->edits_backed_up;
}

/**
 * pal_open_file_check:
 *
 * Checks the file in a thread, to be called once it is shown; "refused" is emitted when it is damaged.
 */
void
pal_open_file_check (PalOpenFile *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PAL_IS_OPEN_FILE (self));

  task = make_task (self, checked_cb, NULL);
  g_task_run_in_thread (task, check_thread);
}

/**
 * pal_open_file_back_up_async:
 * @callback: called when the backup stands, verified, or failed
 *
 * Makes a backup in a thread, from a second connection; editing goes on meanwhile.
 */
void
pal_open_file_back_up_async (PalOpenFile         *self,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PAL_IS_OPEN_FILE (self));

  task = make_task (self, callback, data);
  g_task_run_in_thread (task, backup_thread);
}

/**
 * pal_open_file_back_up_finish:
 * @error: why there is no backup; the file itself is safe
 *
 * Returns: (transfer full): the path of the backup; NULL with @error set
 */
char *
pal_open_file_back_up_finish (PalOpenFile   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  char *path;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  path = g_task_propagate_pointer (G_TASK (result), error);
  if (path == NULL)
    return NULL;

  self->edits_backed_up = ((Work *) g_task_get_task_data (G_TASK (result)))->edits;
  g_clear_pointer (&self->backed_up_at, g_date_time_unref);
  self->backed_up_at = g_date_time_new_now_local ();
  g_signal_emit (self, signals[BACKED_UP], 0);
  return path;
}

/**
 * pal_open_file_close:
 * @error: what the disk said; what was kept is safe
 *
 * Closes the file and gives its lock back. The store must not be used afterwards.
 *
 * Returns: whether it was closed cleanly
 */
gboolean
pal_open_file_close (PalOpenFile  *self,
                     GError      **error)
{
  g_return_val_if_fail (PAL_IS_OPEN_FILE (self), FALSE);

  g_clear_handle_id (&self->hourly, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->store, self);
  pal_list_values_use (NULL);
  return pal_store_close (self->store, error);
}
