/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "pal-document-private.h"

/* Pages are drawn into memory, then written in one go, so that a half of a document never stands on a disk. */

typedef struct {
  PalDocument  *document;
  guint         first, n;       /* pages */
  const char   *title;
  GCancellable *cancellable;
} Writing;

static cairo_status_t
write_cb (gpointer data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const Writing *writing)
{
  GDateTime *made_at = pal_document_get_made_at (writing->document);
  const char *author = pal_document_get_author (writing->document);
  g_autofree char *made = made_at != NULL ? g_date_time_format (made_at, "%Y-%m-%dT%H:%M:%S%:z") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, writing->title != NULL ? writing->title : "");
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Palier " PAL_VERSION);
  if (made != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

/* The headings of a page, in the outline that readers show at the side. */
static void
add_outline (cairo_surface_t *surface, const PalPaperPage *page, guint number)
{
  for (guint i = 0; i < page->placed->len; i++)
    {
      const PalPlaced *placed = &g_array_index (page->placed, PalPlaced, i);
      g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", number, (int) placed->x, (int) placed->y);

      if (placed->piece->outline != NULL)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, placed->piece->outline, place, 0);
    }
}

static gboolean
draw_pages (cairo_surface_t *surface, const Writing *writing, GError **error)
{
  GPtrArray *pages = pal_document_get_pages (writing->document);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < writing->n; i++)
    {
      double width, height;

      if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
        break;
      pal_document_get_page_size (writing->document, writing->first + i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      pal_document_draw_page (writing->document, writing->first + i, cr);
      add_outline (surface, g_ptr_array_index (pages, writing->first + i), i + 1);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  return !g_cancellable_set_error_if_cancelled (writing->cancellable, NULL);
}

static void
set_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The PDF “%s” could not be written (%s). Nothing that was there before was changed. Check that there is "
                 "room on the disk and that no other program has it open, or choose another folder, and try again."),
               name, reason);
}

/* Over what stands there, in one step. */
static gboolean
replace (const char *path, const GByteArray *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &reason))
    return TRUE;
  set_error (error, path, reason->message);
  return FALSE;
}

static gboolean
write_pages (const Writing *writing, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PAL_PAGE_SHORT, PAL_PAGE_LONG);
  cairo_status_t status;
  gboolean drawn;

  set_metadata (surface, writing);
  drawn = draw_pages (surface, writing, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    set_error (error, path, cairo_status_to_string (status));
  return drawn && status == CAIRO_STATUS_SUCCESS && replace (path, bytes, error);
}

/* Writes a document as a PDF. Errors are of G_IO_ERROR, CANCELLED among them. */
gboolean
pal_pdf_write_document (PalDocument *document, const char *path, GCancellable *cancellable, GError **error)
{
  Writing writing = { document, 0, 0, pal_document_get_title (document), cancellable };

  g_return_val_if_fail (path != NULL, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  writing.n = pal_document_get_n_pages (document);
  return write_pages (&writing, path, error);
}

/* One part of a document, a letter of many, as a PDF of its own. */
gboolean
pal_pdf_write_part (PalDocument *document, guint part, const char *path, GError **error)
{
  Writing writing = { document, 0, 0, NULL, NULL };

  g_return_val_if_fail (part < pal_document_get_n_parts (document) && path != NULL, FALSE);
  writing.title = pal_document_get_part (document, part, &writing.first, &writing.n);
  return write_pages (&writing, path, error);
}

/* Writes a report as a PDF at @path. The report is not changed. */
gboolean
pal_pdf_write (PalReport *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalDocument) document = pal_report_to_document (report);

  return pal_pdf_write_document (document, path, cancellable, error);
}
