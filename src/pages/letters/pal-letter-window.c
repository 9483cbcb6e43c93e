/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter-window.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-letter-files.h"
#include "pal-letter-text.h"
#include "records/pal-record.h"
#include "reports/pdf/pal-pdf.h"
#include "rules/pal-letter-catalogue.h"
#include "widgets/pal-band.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-named.h"
#include "widgets/pal-paper-print.h"
#include "widgets/pal-paper-view.h"
#include "widgets/pal-toast.h"

struct _PalLetterWindow {
  GtkWindow       parent_instance;

  GtkDropDown    *choice;
  GtkListBox     *people;
  PalLetterText  *text;
  PalBand        *band;          /* what could not be filled in */
  PalPaperView   *view;

  GtkWidget      *any;           /* of the window that the letters were asked for in */
  PalStore       *store;
  GPtrArray      *templates;     /* PalRecord */
  GPtrArray      *letters;       /* PalLetter */
  guint           calm;          /* source that lays the letters out again */
  gboolean        showing;       /* the program chooses the person */
};

#define CALM 150
#define FEW_NAMES 4

G_DEFINE_FINAL_TYPE (PalLetterWindow, pal_letter_window, GTK_TYPE_WINDOW)

/* What is shown ---------------------------------------------------------------------------------------------------- */

static PalRecord *
get_template (PalLetterWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);

  return chosen < self->templates->len ? g_ptr_array_index (self->templates, chosen) : NULL;
}

static const char *
get_name (PalLetterWindow *self)
{
  PalRecord *record = get_template (self);

  return record != NULL ? pal_record_get_text (record, "name") : _("Letter");
}

static PalLetter *
get_letter (PalLetterWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->people);

  return g_ptr_array_index (self->letters, row != NULL ? gtk_list_box_row_get_index (row) : 0);
}

/* What stays in braces, and for whom: it is better said before the post has it. */
static void
show_missing (PalLetterWindow *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint lacking = 0;

  for (guint i = 0; i < self->letters->len; i++)
    {
      const PalLetter *letter = g_ptr_array_index (self->letters, i);

      if (letter->missing->len == 0 || lacking++ >= FEW_NAMES)
        continue;
      g_string_append_printf (words, "%s%s%s", words->len > 0 ? "\n" : "", letter->person, C_("before a list", ": "));
      for (guint j = 0; j < letter->missing->len; j++)
        g_string_append_printf (words, "%s%s", j > 0 ? ", " : "", (char *) g_ptr_array_index (letter->missing, j));
    }
  if (lacking > FEW_NAMES)
    g_string_append_printf (words, ngettext ("\nand %u other", "\nand %u others", lacking - FEW_NAMES),
                            lacking - FEW_NAMES);
  if (words->len > 0)
    g_string_prepend (words, _("Not known, and still to fill in:\n"));
  pal_band_set (self->band, PAL_BAND_WARN, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->band), words->len > 0);
}

static guint
first_page_of (PalLetterWindow *self, const PalLetter *letter)
{
  guint part = 0, first, n;

  g_ptr_array_find (self->letters, letter, &part);
  pal_document_get_part (pal_paper_view_get_document (self->view), part, &first, &n);
  return first;
}

static void
lay_out (PalLetterWindow *self)
{
  g_autoptr (PalDocument) document = pal_letters_to_document (self->store, self->letters, get_name (self));

  pal_paper_view_set_document (self->view, document);
  pal_paper_view_show_page (self->view, first_page_of (self, get_letter (self)));
  show_missing (self);
}

/* What was typed a moment ago is in the letters before anything is done with them. */
static void
settle (PalLetterWindow *self)
{
  if (self->calm == 0)
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  pal_letter_text_take (self->text);
  lay_out (self);
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static gboolean
calm_cb (gpointer data)
{
  PalLetterWindow *self = data;

  self->calm = 0;
  pal_letter_text_take (self->text);
  lay_out (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (PalLetterWindow *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM, calm_cb, self);
}

static void
template_chosen_cb (PalLetterWindow *self)
{
  PalRecord *record = get_template (self);

  if (record == NULL)
    return;
  g_clear_handle_id (&self->calm, g_source_remove);
  for (guint i = 0; i < self->letters->len; i++)
    pal_letter_fill (g_ptr_array_index (self->letters, i), pal_record_get_text (record, "subject"),
                     pal_record_get_text (record, "body"));
  pal_letter_text_show (self->text, get_letter (self));
  lay_out (self);
}

/* What was typed belongs to the one before, and is taken first. */
static void
person_chosen_cb (PalLetterWindow *self)
{
  if (self->showing || pal_paper_view_get_document (self->view) == NULL)
    return;
  settle (self);
  pal_letter_text_show (self->text, get_letter (self));
  pal_paper_view_show_page (self->view, first_page_of (self, get_letter (self)));
}

static void
page_changed_cb (PalLetterWindow *self)
{
  PalDocument *document = pal_paper_view_get_document (self->view);
  guint page = pal_paper_view_get_page (self->view), first, n;

  for (guint i = 0; i < self->letters->len; i++)
    {
      pal_document_get_part (document, i, &first, &n);
      if (page < first || page >= first + n)
        continue;
      settle (self);
      self->showing = TRUE;
      gtk_list_box_select_row (self->people, gtk_list_box_get_row_at_index (self->people, (int) i));
      self->showing = FALSE;
      pal_letter_text_show (self->text, get_letter (self));
    }
}

/* Paper and files -------------------------------------------------------------------------------------------------- */

static void
complain (PalLetterWindow *self, const GError *error)
{
  pal_band_set (self->band, PAL_BAND_BAD, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->band), TRUE);
}

static void
say_written (PalLetterWindow *self, GFile *file, gboolean each)
{
  g_autofree char *name = g_file_get_basename (file), *shown = g_filename_display_name (name);
  g_autofree char *words = NULL;
  guint n = self->letters->len;

  if (each)
    words = g_strdup_printf (ngettext ("%u PDF is written into “%s”.", "%u PDFs are written into “%s”.", n), n, shown);
  else
    words = g_strdup_printf (_("The PDF “%s” is written."), shown);
  pal_toast (gtk_window_get_child (GTK_WINDOW (self)), words, NULL, NULL);
}

static void
write_file (PalLetterWindow *self, GFile *file, gboolean each)
{
  g_autofree char *path = g_file_get_path (file);
  PalDocument *document = pal_paper_view_get_document (self->view);
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (path == NULL)
    {
      error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Letters can only be written into a folder of this computer or of its network. Nothing was "
                             "written: choose another folder."));
      complain (self, error);
      return;
    }
  written = each ? pal_letter_files_write_each (document, get_name (self), path, &error)
                 : pal_pdf_write_document (document, path, NULL, &error);
  if (written)
    say_written (self, file, each);
  else
    complain (self, error);
}

/* A name typed without its ending gets it, unless that would be a file that nobody was asked about. */
static GFile *
with_ending (GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *lower = path != NULL ? g_utf8_strdown (path, -1) : NULL;
  g_autofree char *longer = path != NULL ? g_strconcat (path, ".pdf", NULL) : NULL;

  if (lower == NULL || g_str_has_suffix (lower, ".pdf") || g_file_test (longer, G_FILE_TEST_EXISTS))
    return g_object_ref (file);
  return g_file_new_for_path (longer);
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalLetterWindow) self = data;
  g_autoptr (GFile) target = file != NULL ? with_ending (file) : NULL;

  if (target != NULL)
    write_file (self, target, FALSE);
}

static void
folder_chosen_cb (GFile *folder, gpointer data)
{
  g_autoptr (PalLetterWindow) self = data;

  if (folder != NULL)
    write_file (self, folder, TRUE);
}

static void
pdf_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterWindow *self = PAL_LETTER_WINDOW (widget);
  gboolean each = g_str_has_prefix (action, "letter.pdf-each");
  g_autoptr (GFile) proposed = NULL;

  settle (self);
  if (parameter != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

      write_file (self, file, each);
      return;
    }
  proposed = pal_letter_files_propose (get_name (self));
  if (each)
    pal_compat_file_folder (widget, _("A PDF for Each Person: Choose the Folder"), folder_chosen_cb, g_object_ref (self));
  else
    pal_compat_file_save (widget, _("Save the Letters as PDF"), proposed, file_chosen_cb, g_object_ref (self));
}

static void
print_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterWindow *self = PAL_LETTER_WINDOW (widget);

  settle (self);
  pal_paper_print (gtk_window_get_child (GTK_WINDOW (self)), pal_paper_view_get_document (self->view), NULL, NULL, NULL);
}

/* The person says that they were sent; that closes the window. */
static void
keep_sent_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalLetterWindow *self = PAL_LETTER_WINDOW (widget);
  guint n = self->letters->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u letter is kept as sent: %s.", "%u letters are kept as sent: %s.", n),
                                            n, get_name (self));
  g_autoptr (GError) error = NULL;

  settle (self);
  if (!pal_letters_mark_sent (self->store, self->letters, get_name (self), &error))
    {
      complain (self, error);
      return;
    }
  pal_page_toast (self->any, words, C_("button", "Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

static void
close_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* The class -------------------------------------------------------------------------------------------------------- */

static void
pal_letter_window_dispose (GObject *object)
{
  PalLetterWindow *self = PAL_LETTER_WINDOW (object);

  self->showing = TRUE;
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->any);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pal_letter_window_parent_class)->dispose (object);
}

static void
pal_letter_window_finalize (GObject *object)
{
  PalLetterWindow *self = PAL_LETTER_WINDOW (object);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_letter_window_parent_class)->finalize (object);
}

static void
pal_letter_window_class_init (PalLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_letter_window_finalize;
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.pdf", NULL, pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.pdf-to", "s", pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.pdf-each", NULL, pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.pdf-each-to", "s", pdf_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.keep-sent", NULL, keep_sent_activated_cb);
  gtk_widget_class_install_action (widget_class, "letter.close", NULL, close_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "letter.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "letter.print", NULL);
}

static GtkLabel *
make_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static GtkWidget *
scrolled (GtkWidget *child, int least)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), least);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

/* Which letter, to whom, and its text. */
static GtkWidget *
make_left (PalLetterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *list;

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->people = GTK_LIST_BOX (gtk_list_box_new ());
  self->text = PAL_LETTER_TEXT (pal_letter_text_new ());
  self->band = PAL_BAND (pal_band_new (PAL_BAND_WARN, NULL));
  gtk_list_box_set_selection_mode (self->people, GTK_SELECTION_BROWSE);
  pal_named_set (GTK_WIDGET (self->choice), _("Which letter"));
  pal_named_set (GTK_WIDGET (self->people), _("People"));
  gtk_widget_add_css_class (GTK_WIDGET (self->people), "pal-list");
  list = scrolled (GTK_WIDGET (self->people), 120);
  gtk_widget_set_vexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_add_css_class (list, "pal-card");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (box, "pal-record-body");
  gtk_widget_set_size_request (box, 430, -1);
  return box;
}

static GtkWidget *
make_button (const char *words, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
make_pdf_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_One File with All Letters…"), "letter.pdf");
  g_menu_append (menu, _("A File for _Each Person…"), "letter.pdf-each");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Save as PDF"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  pal_named_set (button, _("Save as PDF"));
  return button;
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *print = make_button (_("_Print…"), "letter.print", _("Print the letters (Ctrl+P)"));

  gtk_widget_add_css_class (print, "suggested-action");
  gtk_box_append (GTK_BOX (box), make_button (_("_Keep as Sent"), "letter.keep-sent",
                                              _("A note for each person says that the letter was sent today, and what it said")));
  gtk_box_append (GTK_BOX (box), make_pdf_button ());
  gtk_box_append (GTK_BOX (box), print);
  return box;
}

static void
make_window (PalLetterWindow *self)
{
  GtkWidget *bar = gtk_header_bar_new (), *toaster = pal_toaster_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), make_buttons ());
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  self->view = PAL_PAPER_VIEW (pal_paper_view_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), make_left (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  pal_toaster_set_child (PAL_TOASTER (toaster), box);
  gtk_window_set_child (GTK_WINDOW (self), toaster);
  gtk_window_set_default_size (GTK_WINDOW (self), 1100, 700);
  g_signal_connect_object (self->text, "edited", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "row-selected", G_CALLBACK (person_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
pal_letter_window_init (PalLetterWindow *self)
{
  self->showing = TRUE;
  make_window (self);
}

/* Filling it ------------------------------------------------------------------------------------------------------- */

static void
fill_choice (PalLetterWindow *self, const char *kind)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = self->templates->len; i-- > 0;)
    if (g_strcmp0 (pal_record_get_text (g_ptr_array_index (self->templates, i), "kind"), kind) == 0)
      chosen = i;
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, pal_record_get_text (g_ptr_array_index (self->templates, i), "name"));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  g_object_unref (names);
  gtk_drop_down_set_selected (self->choice, chosen);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (template_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_people (PalLetterWindow *self)
{
  for (guint i = 0; i < self->letters->len; i++)
    {
      const PalLetter *letter = g_ptr_array_index (self->letters, i);
      GtkLabel *label = make_label (letter->person, "pal-section-row");

      gtk_list_box_append (self->people, GTK_WIDGET (label));
      pal_named_set (gtk_widget_get_parent (GTK_WIDGET (label)), letter->person);
    }
  gtk_list_box_select_row (self->people, gtk_list_box_get_row_at_index (self->people, 0));
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->people), GTK_TYPE_SCROLLED_WINDOW),
                          self->letters->len > 1);
}

static gboolean
load (PalLetterWindow *self, GArray *to, GError **error)
{
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_letter_free);
  for (guint i = 0; i < to->len; i++)
    {
      PalLetter *letter = pal_letter_new (self->store, &g_array_index (to, PalLetterTo, i), error);

      if (letter == NULL)
        return FALSE;
      g_ptr_array_add (self->letters, letter);
    }
  self->templates = pal_letter_catalogue_for (self->store, get_letter (self)->programme, error);
  if (self->templates != NULL && self->templates->len == 0)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                 _("There is no letter to choose yet. Add one under “Letters” in the menu."));
  return self->templates != NULL && self->templates->len > 0;
}

/**
 * pal_letter_window_present:
 * @any: a widget of the window that they are asked for in
 * @to: (element-type PalLetterTo): at least one
 *
 * The templates of the first one's programme are offered, with those for all.
 *
 * Returns: (nullable) (transfer none): the window; NULL when it was said in @any's window why there is none
 */
PalLetterWindow *
pal_letter_window_present (GtkWidget *any, PalStore *store, GArray *to)
{
  PalLetterWindow *self;
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (to->len > 0, NULL);

  self = g_object_new (PAL_TYPE_LETTER_WINDOW, "transient-for", gtk_widget_get_root (any), "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->any = g_object_ref (any);
  self->store = g_object_ref (store);
  if (!load (self, to, &error))
    {
      pal_page_complain (any, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  title = self->letters->len == 1 ? g_strdup_printf (_("Letter to %s"), get_letter (self)->person)
                                  : g_strdup_printf (ngettext ("Letter to %u person", "Letters to %u people",
                                                               self->letters->len), self->letters->len);
  gtk_window_set_title (GTK_WINDOW (self), title);
  fill_choice (self, get_letter (self)->kind);
  fill_people (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.keep-sent", !pal_store_is_reader (store));
  template_chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
