/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-task.h"

/* Figures are computed in a thread, so that the window goes on while they are. */

typedef struct {
  char           *path;
  PalReportWork   work;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->path);
  g_free (job);
}

static void
run_cb (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gpointer result = NULL;
  g_autoptr (PalStore) reader = pal_store_open_reader (job->path, &error);

  if (reader != NULL)
    {
      result = job->work (reader, job->data, cancellable, &error);
      pal_store_close (reader, NULL);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

/**
 * pal_report_task_run:
 * @source: the object that @done is called with; it lives until then
 * @store: the file; what it holds when the thread starts is what is read
 * @work: called once, in a thread
 * @data: (transfer full): given to @work
 * @free_result: frees what @work returned when nobody takes it
 * @done: called in the main loop; takes the result by pal_report_task_finish()
 */
void
pal_report_task_run (gpointer             source,
                     PalStore            *store,
                     PalReportWork        work,
                     gpointer             data,
                     GDestroyNotify       free_data,
                     GDestroyNotify       free_result,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  done,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, done, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (pal_store_get_path (store));
  job->work = work;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_cb);
}

/* Full transfer; NULL with @error set when it failed or was cancelled. */
gpointer
pal_report_task_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
