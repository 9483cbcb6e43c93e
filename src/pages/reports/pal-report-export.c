/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-export.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-report-task.h"
#include "reports/indicators/pal-indicator.h"
#include "reports/pal-pseudonym.h"
#include "reports/pal-report-log.h"
#include "reports/pal-report-shelf.h"
#include "reports/pdf/pal-pdf.h"
#include "reports/xlsx/pal-xlsx.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-paper-print.h"

/* What becomes of a report: a workbook, a PDF, paper, and a line of what was sent. */

struct _PalSharedReport {
  PalReport *report;
};

/* @report: (transfer full) */
PalSharedReport *
pal_shared_report_new (PalReport *report)
{
  PalSharedReport *self = g_atomic_rc_box_new0 (PalSharedReport);

  self->report = report;
  return self;
}

PalSharedReport *
pal_shared_report_ref (PalSharedReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PalSharedReport *self = data;

  pal_report_free (self->report);
}

void
pal_shared_report_unref (PalSharedReport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Owned by the shared one. */
PalReport *
pal_shared_report_get (PalSharedReport *self)
{
  return self->report;
}

/* Files ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  const char  *ending;
  const char  *title;           /* N_(): of the file chooser */
  gboolean   (*write) (PalReport *report, const char *path, GCancellable *cancellable, GError **error);
} Format;

static const Format formats[] = {
  { ".xlsx", N_("Export the Report"), pal_xlsx_write },
  { ".pdf", N_("Save the Report as PDF"), pal_pdf_write },
};

/* By the ending of its name; a workbook when that says nothing. */
static const Format *
format_of (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *lower = path != NULL ? g_utf8_strdown (path, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];
  return &formats[0];
}

typedef struct {
  GtkWidget       *page;
  PalSharedReport *report;
  const Format    *format;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->page);
  pal_shared_report_unref (asked->report);
  g_free (asked);
}

static Asked *
asked_new (GtkWidget       *page,
           PalSharedReport *report,
           const Format    *format)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->page = g_object_ref (page);
  asked->report = pal_shared_report_ref (report);
  asked->format = format;
  return asked;
}

/* Where the last file went; at first the person's documents. Owned by the caller. */
static GFile *
proposed_folder (GFile *last)
{
  static GFile *folder;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (last != NULL)
    {
      g_clear_object (&folder);
      folder = g_file_get_parent (last);
    }
  if (folder != NULL)
    return g_object_ref (folder);
  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

/* A name typed without its ending gets it, unless that would be a file that nobody was asked about. */
static GFile *
with_ending (GFile      *file,
             const char *ending)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *lower = path != NULL ? g_utf8_strdown (path, -1) : NULL;
  g_autofree char *longer = path != NULL ? g_strconcat (path, ending, NULL) : NULL;

  if (lower == NULL || g_str_has_suffix (lower, ending) || g_file_test (longer, G_FILE_TEST_EXISTS))
    return g_object_ref (file);
  return g_file_new_for_path (longer);
}

static void
chosen_cb (GFile    *file,
           gpointer  data)
{
  Asked *asked = data;
  g_autoptr (GFile) target = file != NULL ? with_ending (file, asked->format->ending) : NULL;

  if (target != NULL)
    pal_report_export_to (asked->page, asked->report, target);
  asked_free (asked);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GtkWidget *window = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      g_autoptr (GError) said = g_error_new (error->domain, error->code,
                     _("The folder could not be opened (%s). The file is there all the same."), error->message);
      pal_page_complain (window, said);
    }
  g_object_unref (window);
}

static void
open_folder_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       window)
{
  g_app_info_launch_default_for_uri_async (g_variant_get_string (parameter, NULL), NULL, NULL, launched_cb,
                                           g_object_ref (window));
}

static char *
written_words (const Format *format,
               const char   *name)
{
  return format->write == pal_pdf_write ? g_strdup_printf (_("The PDF “%s” is written."), name)
                                        : g_strdup_printf (_("The workbook “%s” is written."), name);
}

/* The toast is the window's, so its action has to be. */
static void
offer_folder (GtkWidget *page,
              GFile     *file)
{
  static const GActionEntry entries[] = { { "open-folder", open_folder_cb, "s", NULL, NULL } };
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder), *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *words = written_words (format_of (file), shown);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name ("report-file.open-folder", target);

  if (window == NULL)
    return;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (window, "report-file", G_ACTION_GROUP (group));
  pal_page_toast (page, words, _("Open the Folder"), action);
}

static void
write_cb (GTask        *task,
          gpointer      source,
          gpointer      file,
          GCancellable *cancellable)
{
  PalSharedReport *report = g_object_get_data (G_OBJECT (task), "report");
  g_autofree char *path = g_file_get_path (file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("A report can only be written into a folder of this computer or of its network. "
                               "Nothing was written: choose another folder."));
  else if (format_of (file)->write (report->report, path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* That the report left; unless another file was opened meanwhile. */
static void
keep_in_log (GtkWidget       *page,
             PalSharedReport *report)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (page));
  g_autofree char *file = store != NULL ? pal_file_fingerprint (store) : NULL;
  g_autoptr (GError) error = NULL;

  if (file != NULL && g_strcmp0 (file, report->report->database) == 0 && !pal_report_log (store, report->report, &error))
    pal_page_complain (page, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GtkWidget *page = GTK_WIDGET (source);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (gtk_widget_get_root (page) == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      pal_page_complain (page, error);
      return;
    }
  g_object_unref (proposed_folder (file));
  keep_in_log (page, g_object_get_data (G_OBJECT (result), "report"));
  offer_folder (page, file);
}

static void
ask (GtkWidget       *page,
     PalSharedReport *report,
     const Format    *format)
{
  g_autoptr (GFile) folder = proposed_folder (NULL);
  g_autofree char *name = g_strconcat (report->report->file_stem, format->ending, NULL);
  g_autoptr (GFile) proposed = g_file_get_child (folder, name);

  pal_compat_file_save (page, _(format->title), proposed, chosen_cb, asked_new (page, report, format));
}

/* Asks where to, then writes the workbook. */
void
pal_report_export_ask (GtkWidget       *page,
                       PalSharedReport *report)
{
  ask (page, report, &formats[0]);
}

/* Asks where to, then writes the PDF. */
void
pal_report_export_ask_pdf (GtkWidget       *page,
                           PalSharedReport *report)
{
  ask (page, report, &formats[1]);
}

static void
printed_cb (GtkWidget *page,
            gpointer   report)
{
  keep_in_log (page, report);
}

/* Opens the print dialog. */
void
pal_report_export_print (GtkWidget       *page,
                         PalSharedReport *report)
{
  g_autoptr (PalDocument) document = pal_report_to_document (report->report);

  pal_paper_print (page, document, printed_cb, pal_shared_report_ref (report), (GDestroyNotify) pal_shared_report_unref);
}

/* Writes a workbook or a PDF, by the ending of the file, in a thread, and says in the window that it is done, or why not. */
void
pal_report_export_to (GtkWidget       *page,
                      PalSharedReport *report,
                      GFile           *file)
{
  g_autoptr (GTask) task = g_task_new (page, NULL, written_cb, NULL);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "report", pal_shared_report_ref (report),
                          (GDestroyNotify) pal_shared_report_unref);
  g_task_run_in_thread (task, write_cb);
}

/* What was sent ---------------------------------------------------------------------------------------------------- */

typedef struct {
  PalStore        *store;
  PalSharedReport *report;
  PalReportSent    sent;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->store);
  pal_shared_report_unref (sending->report);
  g_free (sending);
}

static gpointer
figures_work (PalStore      *reader,
              gpointer       report,
              GCancellable  *cancellable,
              GError       **error)
{
  const PalReport *made = ((PalSharedReport *) report)->report;

  /* A list of people is compared with none. */
  return g_str_equal (made->id, "R01") ? pal_indicators_to_csv (reader, &made->scope, error) : g_strdup ("");
}

static void
figures_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GtkWidget *page = GTK_WIDGET (source);
  Sending *sending = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *figures = pal_report_task_finish (result, &error);
  gint64 sent = 0;

  /* The file may have been closed meanwhile. */
  if (figures != NULL && gtk_widget_get_root (page) != NULL && pal_page_get_store (PAL_PAGE (page)) == sending->store)
    sent = pal_report_mark_sent (sending->store, sending->report->report, figures, &error);
  if (sent != 0)
    {
      sending->sent (page, sent);
      pal_page_toast (page, _("The report is kept as sent today."), _("Undo"), "win.undo");
    }
  else if (error != NULL && gtk_widget_get_root (page) != NULL)
    pal_page_complain (page, error);
  sending_free (sending);
}

/* Keeps the report as sent today, with its figures, which are computed in a thread. */
void
pal_report_export_mark_sent (GtkWidget       *page,
                             PalStore        *store,
                             PalSharedReport *report,
                             PalReportSent    sent)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->store = g_object_ref (store);
  sending->report = pal_shared_report_ref (report);
  sending->sent = sent;
  pal_report_task_run (page, store, figures_work, pal_shared_report_ref (report),
                       (GDestroyNotify) pal_shared_report_unref, g_free, NULL, figures_cb, sending);
}
