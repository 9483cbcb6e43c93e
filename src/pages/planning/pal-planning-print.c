/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-print.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "records/pal-kinds.h"
#include "records/pal-reference.h"
#include "reports/pdf/pal-document-private.h"
#include "reports/pdf/pal-pdf.h"
#include "rules/pal-landlord.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-paper-print.h"

/* "Cohort RF1, Salle Jura": what is left out. Full transfer; NULL when all is shown. */
static char *
filter_words (const PalAgendaView *view, PalStore *store)
{
  const struct { const char *kind; gint64 id; } filters[] = {
    { "cohort", view->cohort }, { "contact", view->coach }, { "room", view->room }, { "programme", view->programme },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *title = filters[i].id != 0 ? pal_reference_title (store, pal_kind_find (filters[i].kind), filters[i].id) : NULL;

      if (title != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", title);
    }
  if (view->kind != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", pal_choice_label ("session_kind", view->kind));
  if (view->clashing)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _("With a clash"));
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* "Planning, 6 – 10 April 2026, week 15" */
static char *
title_words (const PalPlanningPlace *place)
{
  g_autofree char *range = pal_planning_place_title (place), *week = pal_planning_place_week (place);

  return week[0] != '\0' ? g_strdup_printf ("%s, %s, %s", _("Planning"), range, week) : g_strdup_printf ("%s, %s", _("Planning"), range);
}

/**
 * pal_planning_document:
 *
 * Returns: (transfer full): what @calendar shows now, whatever it shows later
 */
PalDocument *
pal_planning_document (PalCalendarView *calendar, const PalPlanningPlace *place, PalStore *store)
{
  g_autofree char *title = title_words (place), *filters = filter_words (&place->view, store), *landlord = pal_landlord_name (store);
  PalDocument *document = pal_document_new (title);
  double width = pal_paper_width (TRUE), height = pal_paper_height (TRUE);
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *drawing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (drawing);

  pal_calendar_view_draw_page (calendar, cr, width, height);
  cairo_destroy (cr);
  pal_document_set_heads (document, title, filters != NULL ? filters : landlord);
  pal_document_set_foot (document, landlord, FALSE);
  pal_document_add_drawing (document, drawing, width, height);
  cairo_surface_destroy (drawing);
  return document;
}

/* Opens the print dialog. */
void
pal_planning_print (GtkWidget *page, PalDocument *document)
{
  pal_paper_print (page, document, NULL, NULL, NULL);
}

void
pal_planning_save_to (GtkWidget *page, PalDocument *document, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *whole = NULL, *name = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("A PDF can only be written into a folder of this computer or of its network. Nothing was written: choose another folder."));
      pal_page_complain (page, error);
      return;
    }
  whole = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
  if (!pal_pdf_write_document (document, whole, NULL, &error))
    {
      pal_page_complain (page, error);
      return;
    }
  name = g_path_get_basename (whole);
  words = g_strdup_printf (_("The PDF “%s” is written."), name);
  pal_page_toast (page, words, NULL, NULL);
}

typedef struct {
  GtkWidget   *page;
  PalDocument *document;
} Saving;

static void
chosen_cb (GFile *file, gpointer data)
{
  Saving *saving = data;

  if (file != NULL && gtk_widget_get_root (saving->page) != NULL)
    pal_planning_save_to (saving->page, saving->document, file);
  g_object_unref (saving->page);
  g_object_unref (saving->document);
  g_free (saving);
}

/* Asks where to, then writes the PDF. */
void
pal_planning_save (GtkWidget *page, PalDocument *document, const PalPlanningPlace *place)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *tab = pal_planning_place_format (place), *name = NULL, *path = NULL;
  g_auto (GStrv) parts = g_strsplit (tab, "/", 3);
  g_autoptr (GFile) proposed = NULL;
  Saving *saving = g_new0 (Saving, 1);

  name = g_strdup_printf ("planning-%s.pdf", parts[1]);
  path = g_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
  proposed = g_file_new_for_path (path);
  saving->page = g_object_ref (page);
  saving->document = g_object_ref (document);
  pal_compat_file_save (page, _("Save the Calendar as PDF"), proposed, chosen_cb, saving);
}
