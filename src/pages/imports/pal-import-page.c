/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-page.h"

#include <glib/gi18n.h>

#include "pal-import-columns.h"
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
  GtkWidget        *sheet_label;
  GtkDropDown      *sheet;
  GtkWidget        *encoding_label;
  GtkDropDown      *encoding;
  GtkWidget        *delimiter_label;
  GtkDropDown      *delimiter;
  GtkSpinButton    *heading;
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
  gboolean          keeping;
  gboolean          showing;
};

G_DEFINE_FINAL_TYPE (PalImportPage, pal_import_page, PAL_TYPE_PAGE)

static const char delimiters[] = { ';', ',', '\t', '|' };

/* Offers the sheets of another listing. Not while one is being chosen: the choice looks at its model meanwhile. */
static void
fill_sheets (PalImportPage *self)
{
  g_autoptr (GtkStringList) sheets = gtk_string_list_new (NULL);

  for (guint i = 0; i < pal_listing_get_n_sheets (self->listing); i++)
    {
      const char *name = pal_listing_get_sheet_name (self->listing, i);
      /* Translators: %s is the name of a sheet of a workbook. */
      g_autofree char *hidden = g_strdup_printf (_("%s (hidden)"), name);

      gtk_string_list_append (sheets, pal_listing_is_sheet_hidden (self->listing, i) ? hidden : name);
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->sheet, G_LIST_MODEL (sheets));
  self->showing = FALSE;
}

/* A workbook has sheets, a text has characters and a sign between its columns. */
static void
show_format (PalImportPage *self)
{
  gboolean workbook = pal_listing_get_n_sheets (self->listing) > 0;

  if (workbook)
    gtk_drop_down_set_selected (self->sheet, pal_listing_get_sheet (self->listing));
  gtk_widget_set_visible (self->sheet_label, workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), workbook);
  gtk_widget_set_visible (self->encoding_label, !workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), !workbook);
  gtk_widget_set_visible (self->delimiter_label, !workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), !workbook);
}

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
show_settings (PalImportPage *self)
{
  char delimiter = pal_listing_get_delimiter (self->listing);
  int heading = pal_listing_get_heading_row (self->listing);

  self->showing = TRUE;
  gtk_label_set_text (self->name, pal_listing_get_name (self->listing));
  show_format (self);
  show_remarks (self);
  gtk_drop_down_set_selected (self->encoding, pal_listing_get_encoding (self->listing));
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == delimiter)
      gtk_drop_down_set_selected (self->delimiter, i);
  gtk_spin_button_set_value (self->heading, heading < 0 ? 0 : pal_listing_get_row_number (self->listing, heading));
  self->showing = FALSE;
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
  gboolean writable = pal_page_get_store (PAL_PAGE (self)) != NULL && !pal_store_is_reader (pal_page_get_store (PAL_PAGE (self)));

  gtk_stack_set_visible_child_name (self->stack, self->listing != NULL ? "listing" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", self->listing != NULL && writable && self->cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.keep", self->listing != NULL && writable && self->cancellable == NULL);
  if (self->listing == NULL)
    return;
  show_settings (self);
  show_summary (self);
  if (guessed)
    pal_import_columns_show (self->columns, self->listing);
  pal_import_rows_show (self->rows, self->listing);
  pal_panes_set_record_open (self->panes, TRUE);
}

static void
sheet_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportPage *self)
{
  g_autoptr (GError) error = NULL;
  guint sheet = gtk_drop_down_get_selected (choice);

  if (self->showing || self->listing == NULL || sheet >= pal_listing_get_n_sheets (self->listing)
      || sheet == pal_listing_get_sheet (self->listing))
    return;
  if (!pal_listing_set_sheet (self->listing, sheet, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  show_listing (self, TRUE);
}

static void
encoding_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->showing || self->listing == NULL)
    return;
  if (!pal_listing_set_encoding (self->listing, gtk_drop_down_get_selected (choice), &error))
    pal_page_complain (GTK_WIDGET (self), error);
  show_listing (self, TRUE);
}

static void
delimiter_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->showing || self->listing == NULL)
    return;
  if (!pal_listing_set_delimiter (self->listing, delimiters[gtk_drop_down_get_selected (choice)], &error))
    pal_page_complain (GTK_WIDGET (self), error);
  show_listing (self, TRUE);
}

/* The row that a spreadsheet numbers @number; -1 when the listing has none. */
static int
row_numbered (PalListing *listing, guint number)
{
  for (guint row = 0; row < pal_listing_get_n_rows (listing); row++)
    if (pal_listing_get_row_number (listing, row) == number)
      return (int) row;
  return -1;
}

static void
heading_changed_cb (GtkSpinButton *spin, PalImportPage *self)
{
  if (self->showing || self->listing == NULL)
    return;
  pal_listing_set_heading_row (self->listing, row_numbered (self->listing, gtk_spin_button_get_value_as_int (spin)));
  show_listing (self, TRUE);
}

static void
mended_cb (PalImportPage *self)
{
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.try", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.keep", FALSE);
  pal_progress_start (self->progress, keep ? _("Importing") : _("Trying"), self->cancellable);
  pal_listing_apply_async (store, self->listing, &target, keep, progress_cb, self, self->cancellable, applied_cb, g_object_ref (self));
}

static void
apply_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  apply (PAL_IMPORT_PAGE (widget), g_str_equal (action, "import.keep"));
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
  pal_import_columns_show (self->columns, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, encoding_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, delimiter_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, encoding);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, delimiter);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, heading);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, cohort_place);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, date_place);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, rows);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, result);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, views);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PalImportPage, undo);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delimiter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mended_cb);
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
                        "like; an import is one change, which Undo takes back as a whole.");
  page_class->unlisted = TRUE;
  page_class->set_store = pal_import_page_set_store;
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.load", "s", load_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.try", NULL, apply_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.keep", NULL, apply_activated_cb);
  bind_template (widget_class);
}

static void
fill_choices (PalImportPage *self)
{
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  const char *const names[] = { _("semicolon ;"), _("comma ,"), _("tabulator"), _("bar |"), NULL };
  g_autoptr (GtkStringList) parted = gtk_string_list_new (names);

  for (int encoding = 0; encoding < PAL_N_ENCODINGS; encoding++)
    gtk_string_list_append (encodings, pal_encoding_label (encoding));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (encodings));
  gtk_drop_down_set_model (self->delimiter, G_LIST_MODEL (parted));
  pal_named_set (GTK_WIDGET (self->sheet), _("Sheet"));
  pal_named_set (GTK_WIDGET (self->encoding), _("Characters"));
  pal_named_set (GTK_WIDGET (self->delimiter), _("Columns parted by"));
  self->showing = FALSE;
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
  fill_choices (self);
  self->cohort = input_new (self->cohort_place, "cohort", _("The cohort that all of them are prescribed to; none: later"));
  self->date = input_new (self->date_place, "prescribed-on", _("For the rows that have no date of their own"));
  pal_empty_add_action (self->empty, _("Choose a File…"), "import.choose");
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
    {
      g_set_object (&self->listing, listing);
      fill_sheets (self);
      gtk_widget_set_visible (self->undo, FALSE);
      pal_import_result_show (self->result, NULL);
      gtk_stack_set_visible_child_name (self->views, "rows");
    }
  else if (listing == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pal_page_complain (GTK_WIDGET (self), error);
  show_listing (self, listing != NULL);
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
