/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-paper-print.h"

#include <glib/gi18n.h>

#include "pal-toast.h"

static GtkPageSetup *
new_setup (gboolean landscape)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return setup;
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                PalDocument       *document)
{
  gtk_print_operation_set_n_pages (operation, (int) pal_document_get_n_pages (document));
}

static void
request_page_setup_cb (GtkPrintOperation *operation,
                       GtkPrintContext   *context,
                       int                page,
                       GtkPageSetup      *setup,
                       PalDocument       *document)
{
  double width, height;

  pal_document_get_page_size (document, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* Other paper than A4 was chosen: the whole page, smaller, in its middle. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              PalDocument       *document)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double paper_width = gtk_print_context_get_width (context), paper_height = gtk_print_context_get_height (context);
  double width, height, scale;

  pal_document_get_page_size (document, (guint) page, &width, &height);
  scale = MIN (paper_width / width, paper_height / height);
  if (scale > 0.99 && scale < 1.01)
    scale = 1;
  cairo_save (cr);
  cairo_translate (cr, (paper_width - scale * width) / 2, (paper_height - scale * height) / 2);
  cairo_scale (cr, scale, scale);
  pal_document_draw_page (document, (guint) page, cr);
  cairo_restore (cr);
}

/**
 * pal_paper_print_operation_new:
 * @document: kept as long as the operation
 *
 * Returns: (transfer full): what prints it, to run with or without the dialog
 */
GtkPrintOperation *
pal_paper_print_operation_new (PalDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_setup (FALSE);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (pal_document_get_title (document) != NULL)
    gtk_print_operation_set_job_name (operation, pal_document_get_title (document));
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), document, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), document, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), document, 0);
  g_object_set_data_full (G_OBJECT (operation), "document", g_object_ref (document), g_object_unref);
  return operation;
}

typedef struct {
  GtkWidget       *any;
  PalPaperPrinted  printed;      /* NULL: nobody waits for it */
  gpointer         data;
  GDestroyNotify   free_data;
} Printing;

static void
printing_free (gpointer  data,
               GClosure *closure)
{
  Printing *printing = data;

  if (printing->free_data != NULL)
    printing->free_data (printing->data);
  g_object_unref (printing->any);
  g_free (printing);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         gpointer                 data)
{
  Printing *printing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (printing->any) == NULL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && printing->printed != NULL)
    printing->printed (printing->any, printing->data);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  /* Translators: why, in the words of the system. */
  words = g_strdup_printf (_("This could not be printed (%s). Check that the printer is on and connected, or save a PDF."),
                           error != NULL ? error->message : "?");
  pal_toast (printing->any, words, NULL, NULL);
}

/**
 * pal_paper_print:
 * @any: a widget inside the window that prints; it says so when that fails
 * @printed: (nullable): called when all went well
 * @data: (transfer full)
 *
 * Opens the print dialog and prints what it answers; "print to file" is one of its printers.
 */
void
pal_paper_print (GtkWidget       *any,
                 PalDocument     *document,
                 PalPaperPrinted  printed,
                 gpointer         data,
                 GDestroyNotify   free_data)
{
  g_autoptr (GtkPrintOperation) operation = pal_paper_print_operation_new (document);
  GtkRoot *root = gtk_widget_get_root (any);
  Printing *printing = g_new0 (Printing, 1);

  printing->any = g_object_ref (any);
  printing->printed = printed;
  printing->data = data;
  printing->free_data = free_data;
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
