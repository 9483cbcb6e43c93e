/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-paper-window.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "reports/pal-report-log.h"
#include "reports/pdf/pal-pdf.h"
#include "widgets/pal-band.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-paper-print.h"
#include "widgets/pal-paper-view.h"
#include "widgets/pal-toast.h"

struct _PalPaperWindow {
  GtkWindow     parent_instance;

  PalBand      *band;            /* what went wrong */
  PalPaperView *view;

  PalStore     *store;
  char         *logged;          /* what is kept of it in the list of what left; NULL: it names nobody */
  guint         people;
};

G_DEFINE_FINAL_TYPE (PalPaperWindow, pal_paper_window, GTK_TYPE_WINDOW)

/* Files ------------------------------------------------------------------------------------------------------------ */

/**
 * pal_paper_propose_file:
 * @stem: what it is; what a file's name may not hold is left out of it
 * @ending: ".pdf"
 *
 * Returns: (transfer full): where it would go: the person's documents, with today's date
 */
GFile *
pal_paper_propose_file (const char *stem, const char *ending)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *plain = g_strdelimit (g_strdup (stem), "<>:\"/\\|?*\n", ' '), *day = NULL, *name = NULL;
  GDate today;

  pal_today (&today);
  day = pal_date_to_iso (&today);
  name = g_strdup_printf ("%s %s%s", g_strstrip (plain), day, ending);
  return g_file_new_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
}

/* A name typed without its ending gets it, unless that would be a file that nobody was asked about. Full transfer. */
GFile *
pal_paper_with_ending (GFile *file, const char *ending)
{
  g_autofree char *path = g_file_get_path (file), *lower = path != NULL ? g_utf8_strdown (path, -1) : NULL;
  g_autofree char *longer = path != NULL ? g_strconcat (path, ending, NULL) : NULL;

  if (lower == NULL || g_str_has_suffix (lower, ending) || g_file_test (longer, G_FILE_TEST_EXISTS))
    return g_object_ref (file);
  return g_file_new_for_path (longer);
}

/* What happens ----------------------------------------------------------------------------------------------------- */

static void
complain (PalPaperWindow *self, const GError *error)
{
  pal_band_set (self->band, PAL_BAND_BAD, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->band), TRUE);
}

/* That names left, on paper or in a file. */
static void
keep_in_log (PalPaperWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->logged != NULL && !pal_paper_log (self->store, self->logged, self->people, &error))
    complain (self, error);
}

static void
write_file (PalPaperWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *shown = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("A PDF can only be written into a folder of this computer or of its network. Nothing was written: choose another folder."));
  else
    pal_pdf_write_document (pal_paper_view_get_document (self->view), path, NULL, &error);
  if (error != NULL)
    {
      complain (self, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
  keep_in_log (self);
  shown = g_filename_display_basename (path);
  words = g_strdup_printf (_("The PDF “%s” is written."), shown);
  pal_toast (gtk_window_get_child (GTK_WINDOW (self)), words, NULL, NULL);
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalPaperWindow) self = data;
  g_autoptr (GFile) target = file != NULL ? pal_paper_with_ending (file, ".pdf") : NULL;

  if (target != NULL)
    write_file (self, target);
}

static void
pdf_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPaperWindow *self = PAL_PAPER_WINDOW (widget);
  g_autoptr (GFile) file = parameter != NULL ? g_file_new_for_path (g_variant_get_string (parameter, NULL)) : NULL;
  g_autoptr (GFile) proposed = NULL;

  if (file != NULL)
    {
      write_file (self, file);
      return;
    }
  proposed = pal_paper_propose_file (pal_document_get_title (pal_paper_view_get_document (self->view)), ".pdf");
  pal_compat_file_save (widget, _("Save as PDF"), proposed, file_chosen_cb, g_object_ref (self));
}

static void
printed_cb (GtkWidget *any, gpointer data)
{
  keep_in_log (data);
}

static void
print_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPaperWindow *self = PAL_PAPER_WINDOW (widget);

  pal_paper_print (gtk_window_get_child (GTK_WINDOW (self)), pal_paper_view_get_document (self->view), printed_cb, g_object_ref (self),
                   g_object_unref);
}

static void
close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* The window ------------------------------------------------------------------------------------------------------- */

static void
pal_paper_window_dispose (GObject *object)
{
  g_clear_object (&PAL_PAPER_WINDOW (object)->store);
  G_OBJECT_CLASS (pal_paper_window_parent_class)->dispose (object);
}

static void
pal_paper_window_finalize (GObject *object)
{
  g_free (PAL_PAPER_WINDOW (object)->logged);
  G_OBJECT_CLASS (pal_paper_window_parent_class)->finalize (object);
}

static void
pal_paper_window_class_init (PalPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_paper_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_paper_window_finalize;
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.pdf", NULL, pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.pdf-to", "s", pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "paper.close", NULL, close_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "paper.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.pdf", NULL);
}

static GtkWidget *
make_button (const char *words, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static void
pal_paper_window_init (PalPaperWindow *self)
{
  GtkWidget *bar = gtk_header_bar_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *toaster = pal_toaster_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *print = make_button (_("_Print…"), "paper.print", _("Print these pages (Ctrl+P)"));

  gtk_widget_add_css_class (print, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), make_button (_("_Save as PDF…"), "paper.pdf", _("Save these pages as a PDF (Ctrl+S)")));
  gtk_box_append (GTK_BOX (buttons), print);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), buttons);
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_BAD, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->band), FALSE);
  self->view = PAL_PAPER_VIEW (pal_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  pal_toaster_set_child (PAL_TOASTER (toaster), box);
  gtk_window_set_child (GTK_WINDOW (self), toaster);
  gtk_window_set_default_size (GTK_WINDOW (self), 800, 700);
}

/**
 * pal_paper_window_present:
 * @any: a widget of the window that it is asked for in
 *
 * Returns: (transfer none): the window that shows @document
 */
PalPaperWindow *
pal_paper_window_present (GtkWidget *any, PalStore *store, PalDocument *document)
{
  PalPaperWindow *self = g_object_new (PAL_TYPE_PAPER_WINDOW, "transient-for", gtk_widget_get_root (any), "modal", TRUE,
                                       "destroy-with-parent", TRUE, "title", pal_document_get_title (document), NULL);

  self->store = g_object_ref (store);
  pal_paper_view_set_document (self->view, document);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/* @what: what the list of what left the file calls it, once it is printed or saved
 * @people: how many people it names */
void
pal_paper_window_set_log (PalPaperWindow *self, const char *what, guint people)
{
  g_return_if_fail (PAL_IS_PAPER_WINDOW (self));

  g_free (self->logged);
  self->logged = g_strdup (what);
  self->people = people;
}
