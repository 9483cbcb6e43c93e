/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-doubles-task.h"

/* Looking for doubles in a thread, so that the window goes on meanwhile. */

typedef struct {
  char               *path;
  PalDoublesProgress  progress;
  gpointer            data;
  double              told;      /* the last fraction that was told; of the thread */
} Job;

typedef struct {
  GTask  *task;
  double  fraction;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static gboolean
told_cb (gpointer data)
{
  Step *step = data;
  Job *job = g_task_get_task_data (step->task);
  gboolean over = g_task_get_completed (step->task) || g_cancellable_is_cancelled (g_task_get_cancellable (step->task));

  if (!over)
    job->progress (step->fraction, job->data);
  return G_SOURCE_REMOVE;
}

/* From the thread to the main loop, at most every hundredth. */
static void
progress_cb (double fraction, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  Step *step;

  if (job->progress == NULL || fraction < job->told + 0.01)
    return;
  job->told = fraction;
  step = g_new0 (Step, 1);
  step->task = g_object_ref (task);
  step->fraction = fraction;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, told_cb, step, step_free);
}

static void
find_all_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GArray *doubles = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (job->path, &error);

  if (reader != NULL)
    {
      doubles = pal_doubles_find_all (reader, progress_cb, task, cancellable, &error);
      pal_store_close (reader, NULL);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, doubles, (GDestroyNotify) g_array_unref);
}

static void
new_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  PalDoubles *doubles = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (job->path, &error);

  if (reader != NULL)
    {
      doubles = pal_doubles_new (reader, cancellable, &error);
      pal_store_close (reader, NULL);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, doubles, (GDestroyNotify) pal_doubles_free);
}

static void
start (PalStore *store, GObject *source, PalDoublesProgress progress, gpointer progress_data, GTaskThreadFunc work,
       GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, done, data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (pal_store_get_path (store));
  job->progress = progress;
  job->data = progress_data;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

/* @progress: (nullable): called in the main loop, not any more once the task is cancelled or over. @source lives until then. */
void
pal_doubles_find_all_async (PalStore *store, GObject *source, PalDoublesProgress progress, gpointer progress_data,
                            GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  start (store, source, progress, progress_data, find_all_cb, cancellable, done, data);
}

/* Full transfer. */
GArray *
pal_doubles_find_all_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pal_doubles_new_async (PalStore *store, GObject *source, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  start (store, source, NULL, NULL, new_cb, cancellable, done, data);
}

/* Full transfer. */
PalDoubles *
pal_doubles_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
