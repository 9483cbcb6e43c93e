/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-import-columns.h"
#include "pal-import-reading.h"
#include "pal-import-result.h"
#include "pal-import-rows.h"
#include "pages/pal-panes.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "reports/listing/pal-listing.h"
#include "store/pal-backup.h"
#include "widgets/pal-band.h"
#include "widgets/pal-compat-file.h"
#include "widgets/pal-empty.h"
#include "widgets/pal-input.h"
#include "widgets/pal-named.h"
#include "widgets/pal-progress.h"

/* A prescriber's listing is brought in: what was guessed of the file stands at the left and can be mended, what is read of it at the
 * right. It can be tried without keeping anything; keeping it is one edit. */
struct _PalImportPage {
  PalPage           parent_instance;

  GtkStack         *stack;
  PalEmpty         *empty;
  PalPanes         *panes;
  GtkLabel         *name;
  GtkLabel         *summary;
  PalBand          *remarks;
  PalImportReading *reading;
  GtkEntry         *sender;
  GtkCheckButton   *over_hand;
  GtkBox           *cohort_place;
  GtkBox           *date_place;
  PalInput         *cohort;
  PalInput         *date;
  PalImportColumns *columns;
  PalImportRows    *rows;
  PalImportResult  *result;
  GtkStack         *views;
  PalProgress      *progress;
  GtkWidget        *undo;

  PalListing       *listing;
  PalRecord        *target;        /* a prescription that is never saved: the cohort and the date of all of them */
  GCancellable     *cancellable;
};

G_DEFINE_FINAL_TYPE (PalImportPage, pal_import_page, PAL_TYPE_PAGE)

/* What of the file could not be read. */
static void
show_remarks (PalImportPage *self)
{
  GPtrArray *remarks = pal_listing_get_remarks (self->listing);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (remarks, i));
  pal_band_set (self->remarks, PAL_BAND_WARN, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), remarks->len > 0);
}

static void
show_summary (PalImportPage *self)
{
  guint people = pal_listing_get_n_people (self->listing), rows = pal_listing_get_n_rows (self->listing);
  g_autofree char *words = g_strdup_printf (ngettext ("%u person in %u rows", "%u people in %u rows", people), people, rows);

  gtk_label_set_text (self->summary, words);
}

/* Shows the listing as it is read now; the columns only when they were guessed again. */
static void
show_listing (PalImportPage *self, gboolean guessed)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  gboolean writable = store != NULL && !pal_store_is_reader (store);

  gtk_stack_set_visible_child_name (self->stack, self->listing != NULL ? "listing" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", self->listing != NULL && writable && self->cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.keep", self->listing != NULL && writable && self->cancellable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reading), self->cancellable == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), self->cancellable == NULL);
  if (self->listing == NULL)
    return;
  gtk_label_set_text (self->name, pal_listing_get_name (self->listing));
  show_remarks (self);
  show_summary (self);
  if (guessed)
    pal_import_columns_show (self->columns, self->listing, store);
  pal_import_rows_show (self->rows, self->listing);
  pal_panes_set_record_open (self->panes, TRUE);
}

static void
reading_mended_cb (PalImportPage *self)
{
  pal_import_rows_set_outcomes (self->rows, NULL);
  show_listing (self, TRUE);
}

static void
mended_cb (PalImportPage *self)
{
  pal_import_rows_set_outcomes (self->rows, NULL);
  show_listing (self, FALSE);
}

static void
progress_cb (double fraction, gpointer data)
{
  pal_progress_set (PAL_IMPORT_PAGE (data)->progress, fraction, NULL);
}

static void
show_result (PalImportPage *self, const PalListingResult *result)
{
  g_autofree char *words = NULL;

  pal_import_result_show (self->result, result);
  pal_import_rows_set_outcomes (self->rows, result);
  gtk_stack_set_visible_child_name (self->views, "result");
  gtk_widget_set_visible (self->undo, result->kept);
  if (!result->kept)
    {
      gtk_label_set_text (self->summary, _("Tried: nothing was kept"));
      return;
    }
  words = g_strdup_printf (ngettext ("%u person imported", "%u people imported", result->people_new + result->people_updated),
                           result->people_new + result->people_updated);
  gtk_label_set_text (self->summary, words);
  pal_page_toast (GTK_WIDGET (self), words, _("Undo"), "win.undo");
}

/* The next listing with these headings is read in the same way. */
static void
remember_reading (PalImportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!pal_import_reading_keep (self->reading, gtk_editable_get_text (GTK_EDITABLE (self->sender)), &error))
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
applied_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (PalImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListingResult) result = pal_listing_apply_finish (PAL_LISTING (source), async_result, &error);

  g_clear_object (&self->cancellable);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || pal_page_get_store (PAL_PAGE (self)) == NULL)
    return;
  pal_progress_stop (self->progress);
  if (result != NULL && result->kept)
    remember_reading (self);
  show_listing (self, FALSE);
  if (result != NULL)
    show_result (self, result);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pal_page_toast (GTK_WIDGET (self), _("Stopped: nothing was kept."), NULL, NULL);
  else
    pal_page_complain (GTK_WIDGET (self), error);
}

static gboolean
read_target (PalImportPage *self, PalListingTarget *target)
{
  g_autoptr (GError) error = NULL;

  pal_input_set_problem (self->date, NULL);
  if (!pal_input_read (self->cohort, self->target, &error) || !pal_input_read (self->date, self->target, &error))
    {
      pal_input_set_problem (self->date, error->message);
      return FALSE;
    }
  target->cohort = pal_record_get_int (self->target, "cohort", 0);
  pal_record_get_date (self->target, "prescribed-on", &target->prescribed_on);
  target->sender = gtk_editable_get_text (GTK_EDITABLE (self->sender));
  target->over_hand = gtk_check_button_get_active (self->over_hand);
  return TRUE;
}

static void
apply (PalImportPage *self, gboolean keep)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  PalListingTarget target;

  if (store == NULL || self->listing == NULL || self->cancellable != NULL || !read_target (self, &target))
    return;
  if (keep)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup = pal_backup_make (store, NULL, &error);
      if (backup == NULL)
        {
          pal_page_complain (GTK_WIDGET (self), error);
          return;
        }
    }
  self->cancellable = g_cancellable_new ();
  show_listing (self, FALSE);
  pal_progress_start (self->progress, keep ? _("Importing") : _("Trying"), self->cancellable);
  pal_listing_apply_async (store, self->listing, &target, keep, progress_cb, self, self->cancellable, applied_cb, g_object_ref (self));
}

static void
apply_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  apply (PAL_IMPORT_PAGE (widget), g_str_equal (action, "import.keep"));
}

/* A text that could not be read was given a meaning: what that gives is tried at once. */
static void
value_mended_cb (PalImportPage *self, guint column, const char *text, const char *stands_for)
{
  if (self->listing == NULL || self->cancellable != NULL || column >= pal_listing_get_n_columns (self->listing))
    return;
  pal_listing_set_value (self->listing, column, text, stands_for);
  apply (self, FALSE);
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalImportPage) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pal_import_page_load (self, path);
}

static void
choose_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.xlsx", "*.XLSX", "*.xlsm", "*.csv", "*.CSV", "*.txt", "*.tsv", NULL };

  pal_compat_file_open (widget, _("Choose a Listing"), _("Listings (Excel, CSV)"), patterns, file_chosen_cb, g_object_ref (widget));
}

static void
load_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_import_page_load (PAL_IMPORT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Shows another listing: read as one with the same headings was, if there was one. */
static void
take_listing (PalImportPage *self, PalListing *listing)
{
  const PalMapping *mapping;

  g_set_object (&self->listing, listing);
  mapping = pal_import_reading_take (self->reading, listing, pal_page_get_store (PAL_PAGE (self)));
  gtk_editable_set_text (GTK_EDITABLE (self->sender),
                         mapping != NULL && mapping->sender != NULL ? mapping->sender : "");
  gtk_widget_set_visible (self->undo, FALSE);
  pal_import_result_show (self->result, NULL);
  pal_import_rows_set_outcomes (self->rows, NULL);
  gtk_stack_set_visible_child_name (self->views, "rows");
  show_listing (self, TRUE);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalImportPage) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListing) listing = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || pal_page_get_store (PAL_PAGE (self)) == NULL
      || self->cancellable != NULL)
    return;
  if (text == NULL || strpbrk (text, "\t\n") == NULL)
    {
      pal_page_toast (GTK_WIDGET (self),
                      _("No rows were copied: select them in the spreadsheet, copy them, then paste them here."), NULL, NULL);
      return;
    }
  listing = pal_listing_paste (text, &error);
  if (listing != NULL)
    take_listing (self, listing);
  else
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
paste_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, g_object_ref (widget));
}

/* "import/0/paste" brings in the rows that were copied. */
static void
pal_import_page_open (PalPage *page, gint64 record, const char *tab)
{
  if (g_strcmp0 (tab, "paste") == 0)
    paste_activated_cb (GTK_WIDGET (page), "import.paste", NULL);
}

static void
pal_import_page_set_store (PalPage *page, PalStore *store)
{
  PalImportPage *self = PAL_IMPORT_PAGE (page);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->listing);
  g_clear_object (&self->target);
  self->target = pal_record_new (&pal_prescription_kind);
  pal_input_set_store (self->cohort, store);
  pal_input_show (self->cohort, self->target);
  pal_input_show (self->date, self->target);
  pal_import_reading_take (self->reading, NULL, NULL);
  pal_import_columns_show (self->columns, NULL, NULL);
  pal_import_rows_show (self->rows, NULL);
  pal_import_result_show (self->result, NULL);
  gtk_widget_set_visible (self->undo, FALSE);
  show_listing (self, TRUE);
}

static void
pal_import_page_dispose (GObject *object)
{
  PalImportPage *self = PAL_IMPORT_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->listing);
  g_clear_object (&self->target);
  G_OBJECT_CLASS (pal_import_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PAL_TYPE_BAND);
  g_type_ensure (PAL_TYPE_EMPTY);
  g_type_ensure (PAL_TYPE_IMPORT_COLUMNS);
  g_type_ensure (PAL_TYPE_IMPORT_READING);
  g_type_ensure (PAL_TYPE_IMPORT_RESULT);
  g_type_ensure (PAL_TYPE_IMPORT_ROWS);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, panes);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, name);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, reading);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, sender);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, over_hand);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, cohort_place);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, date_place);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, rows);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, result);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, views);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, undo);
  gtk_widget_class_bind_template_callback (widget_class, reading_mended_cb);
  gtk_widget_class_bind_template_callback (widget_class, mended_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_mended_cb);
}

static void
pal_import_page_class_init (PalImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_import_page_dispose;
  page_class->name = "import";
  page_class->title = N_("Import a Listing");
  page_class->icon_name = "document-open-symbolic";
  page_class->help = N_("Choose the file that a prescriber sent: Palier guesses the characters, the columns and the lines that are not people.\n"
                        "Mend at the left what is guessed wrong. Double click a row to leave it out. Try without keeping as often as you "
                        "like; an import is one change, which Undo takes back as a whole.\n"
                        "Say who sent it: when that sender corrects the listing, the same people are updated, and what you changed by "
                        "hand stays. Rows copied in a spreadsheet can be pasted here with Ctrl+V.");
  page_class->unlisted = TRUE;
  page_class->set_store = pal_import_page_set_store;
  page_class->open = pal_import_page_open;
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.load", "s", load_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_install_action (widget_class, "import.try", NULL, apply_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.keep", NULL, apply_activated_cb);
  bind_template (widget_class);
}

static PalInput *
input_new (GtkBox *place, const char *field, const char *explanation)
{
  GtkWidget *input = pal_input_new (&pal_prescription_kind, field);

  gtk_widget_set_hexpand (input, TRUE);
  gtk_widget_set_tooltip_text (input, explanation);
  gtk_box_append (place, input);
  return PAL_INPUT (input);
}

static void
pal_import_page_init (PalImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cohort = input_new (self->cohort_place, "cohort", _("The cohort that all of them are prescribed to; none: later"));
  self->date = input_new (self->date_place, "prescribed-on", _("For the rows that have no date of their own"));
  pal_empty_add_action (self->empty, _("Choose a File…"), "import.choose");
  pal_empty_add_action (self->empty, _("Paste Rows"), "import.paste");
  show_listing (self, TRUE);
}

static void
listing_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PalImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListing) listing = pal_listing_read_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  pal_progress_stop (self->progress);
  if (listing != NULL && pal_page_get_store (PAL_PAGE (self)) != NULL)
    take_listing (self, listing);
  else if (listing == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pal_page_complain (GTK_WIDGET (self), error);
  show_listing (self, FALSE);
}

/**
 * pal_import_page_load:
 * @path: a listing
 *
 * Reads a listing and shows what was guessed of it. What cannot be read is said in words, and what was shown stays.
 */
void
pal_import_page_load (PalImportPage *self, const char *path)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  pal_progress_start (self->progress, _("Reading"), self->cancellable);
  show_listing (self, FALSE);
  pal_listing_read_async (path, self->cancellable, listing_read_cb, g_object_ref (self));
}
