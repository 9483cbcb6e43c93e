/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-export.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pages/reports/pal-report-task.h"
#include "widgets/pal-compat-file.h"

/* The list that is seen becomes a file, written in a thread; then it is logged that it left. */

typedef struct {
  GtkWidget       *list;
  PalStore        *store;
  PalPeopleSeen   *seen;
  PalPeopleFormat  format;
  char            *path;
} Job;

static Job *
job_new (GtkWidget *list, PalStore *store, PalPeopleSeen *seen, PalPeopleFormat format)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->list = g_object_ref (list);
  job->store = g_object_ref (store);
  job->seen = seen;
  job->format = format;
  return job;
}

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_object_unref (job->list);
  g_object_unref (job->store);
  pal_people_seen_free (job->seen);
  g_free (job->path);
}

static void
job_unref (gpointer job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

/* What the people are counted in; a pointer, since a task gives back one. */
static gpointer
write_work (PalStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  int people = pal_people_export (reader, job->seen, job->format, job->path, cancellable, error);

  return people >= 0 ? g_memdup2 (&people, sizeof people) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autofree int *people = pal_report_task_finish (result, &error);
  g_autofree char *name = g_filename_display_basename (job->path), *words = NULL;

  if (people != NULL)
    pal_people_export_log (job->store, job->seen, *people, &error);
  if (gtk_widget_get_root (job->list) == NULL)
    {
      job_unref (job);
      return;
    }
  if (error != NULL)
    pal_page_complain (job->list, error);
  else
    {
      words = g_strdup_printf (ngettext ("“%s” is written: %d person.", "“%s” is written: %d people.", *people), name, *people);
      pal_page_toast (job->list, words, NULL, NULL);
    }
  job_unref (job);
}

static void
start (Job *job, GFile *file)
{
  job->path = g_file_get_path (file);
  if (job->path == NULL)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                                      _("A list can only be written into a folder of this computer or of its network. "
                                                        "Nothing was written: choose another folder."));
      pal_page_complain (job->list, error);
      job_unref (job);
      return;
    }
  pal_report_task_run (job->list, job->store, write_work, g_atomic_rc_box_acquire (job), job_unref, g_free, NULL, written_cb, job);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  if (file != NULL)
    start (data, file);
  else
    job_unref (data);
}

/* Asks where to. @seen: (transfer full) */
void
pal_participants_export_ask (GtkWidget *list, PalStore *store, PalPeopleSeen *seen, PalPeopleFormat format)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *stem = pal_people_export_stem ();
  g_autofree char *name = g_strconcat (stem, format == PAL_PEOPLE_CSV ? ".csv" : ".xlsx", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  g_autoptr (GFile) proposed = g_file_get_child (folder, name);

  pal_compat_file_save (list, _("Export the List"), proposed, chosen_cb, job_new (list, store, seen, format));
}

/* Writes it in a thread, and says in the window that it is done, or why not. @seen: (transfer full) */
void
pal_participants_export_to (GtkWidget *list, PalStore *store, PalPeopleSeen *seen, PalPeopleFormat format, GFile *file)
{
  start (job_new (list, store, seen, format), file);
}
