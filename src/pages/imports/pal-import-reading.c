/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-page.h"
#include "widgets/pal-named.h"

/* How a listing is read: in a way that was remembered, or as it is guessed; which sheet, which characters, where the
 * headings are, which part of a date comes first. */
struct _PalImportReading {
  GtkWidget      parent_instance;

  GtkWidget     *grid;
  GtkDropDown   *mapping;
  GtkWidget     *mapping_label;
  GtkWidget     *name_label;
  GtkEntry      *name;
  GtkWidget     *forget;
  GtkWidget     *sheet_label;
  GtkDropDown   *sheet;
  GtkWidget     *encoding_label;
  GtkDropDown   *encoding;
  GtkWidget     *delimiter_label;
  GtkDropDown   *delimiter;
  GtkSpinButton *heading;
  GtkDropDown   *order;

  PalListing    *listing;
  PalStore      *store;
  GPtrArray     *mappings;   /* PalMapping */
  gint64         used;       /* the mapping by which the listing is read; 0: as it is guessed */
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (PalImportReading, pal_import_reading, GTK_TYPE_WIDGET)

enum { MENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char delimiters[] = { ';', ',', '\t', '|' };

static gboolean
is_writable (PalImportReading *self)
{
  return self->store != NULL && !pal_store_is_reader (self->store);
}

/* Offers the ways of reading. Models are made before a choice, never during one: the choice looks at its model meanwhile. */
static void
fill_mappings (PalImportReading *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  self->mappings = self->store != NULL ? pal_mapping_list (self->store) : g_ptr_array_new ();
  gtk_string_list_append (names, _("as it is guessed"));
  for (guint i = 0; i < self->mappings->len; i++)
    {
      const PalMapping *mapping = g_ptr_array_index (self->mappings, i);
      /* Translators: %s is the name of a remembered way of reading listings. */
      g_autofree char *words = g_strdup_printf (_("like “%s”"), mapping->name);

      gtk_string_list_append (names, words);
      if (mapping->id == self->used)
        chosen = i + 1;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->mapping, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->mapping, chosen);
  self->showing = FALSE;
}

static void
fill_sheets (PalImportReading *self)
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
show_format (PalImportReading *self)
{
  gboolean workbook = pal_listing_get_n_sheets (self->listing) > 0;
  char delimiter = pal_listing_get_delimiter (self->listing);

  if (workbook)
    gtk_drop_down_set_selected (self->sheet, pal_listing_get_sheet (self->listing));
  else
    gtk_drop_down_set_selected (self->encoding, pal_listing_get_encoding (self->listing));
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == delimiter)
      gtk_drop_down_set_selected (self->delimiter, i);
  gtk_widget_set_visible (self->sheet_label, workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), workbook);
  gtk_widget_set_visible (self->encoding_label, !workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding), !workbook);
  gtk_widget_set_visible (self->delimiter_label, !workbook);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), !workbook);
}

static void
mended (PalImportReading *self)
{
  pal_import_reading_update (self);
  g_signal_emit (self, signals[MENDED], 0);
}

/* The mapping that is chosen; NULL: none. */
const PalMapping *
pal_import_reading_get_mapping (PalImportReading *self)
{
  for (guint i = 0; self->mappings != NULL && i < self->mappings->len; i++)
    {
      const PalMapping *mapping = g_ptr_array_index (self->mappings, i);

      if (mapping->id == self->used)
        return mapping;
    }
  return NULL;
}

static void
use_mapping (PalImportReading *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMapping) mapping = NULL;

  self->used = 0;
  if (id == 0)
    {
      pal_listing_set_month_first (self->listing, FALSE);
      pal_listing_set_heading_row (self->listing, pal_listing_get_heading_row (self->listing));
      return;
    }
  mapping = pal_mapping_apply (self->store, id, self->listing, &error);
  if (mapping != NULL)
    self->used = id;
  else
    pal_page_complain (GTK_WIDGET (self), error);
}

/* What is read anew is guessed anew, and then read as it was remembered. */
static void
use_same_mapping (PalImportReading *self)
{
  if (self->used != 0)
    use_mapping (self, self->used);
}

static void
mapping_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportReading *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->showing || self->listing == NULL || selected > self->mappings->len)
    return;
  use_mapping (self, selected == 0 ? 0 : ((PalMapping *) g_ptr_array_index (self->mappings, selected - 1))->id);
  mended (self);
}

static void
sheet_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportReading *self)
{
  g_autoptr (GError) error = NULL;
  guint sheet = gtk_drop_down_get_selected (choice);

  if (self->showing || self->listing == NULL || sheet >= pal_listing_get_n_sheets (self->listing)
      || sheet == pal_listing_get_sheet (self->listing))
    return;
  if (!pal_listing_set_sheet (self->listing, sheet, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  use_same_mapping (self);
  mended (self);
}

static void
encoding_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportReading *self)
{
  g_autoptr (GError) error = NULL;

  if (self->showing || self->listing == NULL || pal_listing_get_n_sheets (self->listing) > 0)
    return;
  if (!pal_listing_set_encoding (self->listing, gtk_drop_down_get_selected (choice), &error))
    pal_page_complain (GTK_WIDGET (self), error);
  use_same_mapping (self);
  mended (self);
}

static void
delimiter_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportReading *self)
{
  g_autoptr (GError) error = NULL;

  if (self->showing || self->listing == NULL || pal_listing_get_n_sheets (self->listing) > 0)
    return;
  if (!pal_listing_set_delimiter (self->listing, delimiters[gtk_drop_down_get_selected (choice)], &error))
    pal_page_complain (GTK_WIDGET (self), error);
  use_same_mapping (self);
  mended (self);
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
heading_changed_cb (GtkSpinButton *spin, PalImportReading *self)
{
  if (self->showing || self->listing == NULL)
    return;
  pal_listing_set_heading_row (self->listing, row_numbered (self->listing, gtk_spin_button_get_value_as_int (spin)));
  use_same_mapping (self);
  mended (self);
}

static void
order_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportReading *self)
{
  if (self->showing || self->listing == NULL)
    return;
  pal_listing_set_month_first (self->listing, gtk_drop_down_get_selected (choice) == 1);
  mended (self);
}

/* The name is kept as soon as it is left, as any field is. */
static void
name_entered_cb (PalImportReading *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  const PalMapping *mapping = pal_import_reading_get_mapping (self);
  g_autoptr (GError) error = NULL;

  if (self->showing || mapping == NULL || *name == '\0' || g_str_equal (name, mapping->name) || !is_writable (self))
    return;
  if (!pal_mapping_rename (self->store, mapping->id, name, &error))
    pal_page_complain (GTK_WIDGET (self), error);
  fill_mappings (self);
}

static void
forget_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalImportReading *self = PAL_IMPORT_READING (widget);
  g_autoptr (GError) error = NULL;

  if (self->used == 0 || !pal_mapping_delete (self->store, self->used, &error))
    {
      if (error != NULL)
        pal_page_complain (widget, error);
      return;
    }
  use_mapping (self, 0);
  fill_mappings (self);
  mended (self);
}

static void
pal_import_reading_dispose (GObject *object)
{
  PalImportReading *self = PAL_IMPORT_READING (object);

  g_clear_object (&self->listing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_import_reading_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-import-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, grid);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, mapping);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, mapping_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, name_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, name);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, forget);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, sheet);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, encoding_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, encoding);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, delimiter_label);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, delimiter);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, heading);
  gtk_widget_class_bind_template_child (widget_class, PalImportReading, order);
  gtk_widget_class_bind_template_callback (widget_class, mapping_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delimiter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_selected_cb);
}

static void
pal_import_reading_class_init (PalImportReadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_import_reading_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "reading.forget", NULL, forget_activated_cb);
  signals[MENDED] = g_signal_new ("mended", PAL_TYPE_IMPORT_READING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
}

static void
pal_import_reading_init (PalImportReading *self)
{
  g_autoptr (GtkStringList) encodings = gtk_string_list_new (NULL);
  const char *const names[] = { _("semicolon ;"), _("comma ,"), _("tabulator"), _("bar |"), NULL };
  const char *const orders[] = { _("day first: 31/12/2025"), _("month first: 12/31/2025"), NULL };
  g_autoptr (GtkStringList) parted = gtk_string_list_new (names);
  g_autoptr (GtkStringList) ordered = gtk_string_list_new (orders);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int encoding = 0; encoding < PAL_N_ENCODINGS; encoding++)
    gtk_string_list_append (encodings, pal_encoding_label (encoding));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (encodings));
  gtk_drop_down_set_model (self->delimiter, G_LIST_MODEL (parted));
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (ordered));
  self->showing = FALSE;
  pal_named_set (GTK_WIDGET (self->mapping), _("How the listing is read"));
  pal_named_set (GTK_WIDGET (self->sheet), _("Sheet"));
  pal_named_set (GTK_WIDGET (self->encoding), _("Characters"));
  pal_named_set (GTK_WIDGET (self->delimiter), _("Columns parted by"));
  pal_named_set (GTK_WIDGET (self->order), _("Order of day and month in dates"));
}

/**
 * pal_import_reading_take:
 * @listing: (nullable): another listing; NULL empties the widget
 *
 * When a listing of the same headings was kept before, this one is read in the same way.
 *
 * Returns: (nullable): the way in which it is read now
 */
const PalMapping *
pal_import_reading_take (PalImportReading *self, PalListing *listing, PalStore *store)
{
  gint64 known;

  g_set_object (&self->listing, listing);
  g_set_object (&self->store, store);
  self->used = 0;
  known = listing != NULL && store != NULL ? pal_mapping_find (store, listing) : 0;
  if (known != 0)
    use_mapping (self, known);
  fill_mappings (self);
  if (listing == NULL)
    return NULL;
  fill_sheets (self);
  pal_import_reading_update (self);
  return pal_import_reading_get_mapping (self);
}

/* Shows the listing as it is read now. */
void
pal_import_reading_update (PalImportReading *self)
{
  const PalMapping *mapping = pal_import_reading_get_mapping (self);
  gboolean offered = self->mappings != NULL && self->mappings->len > 0;
  int heading;

  if (self->listing == NULL)
    return;
  self->showing = TRUE;
  show_format (self);
  heading = pal_listing_get_heading_row (self->listing);
  gtk_spin_button_set_value (self->heading, heading < 0 ? 0 : pal_listing_get_row_number (self->listing, (guint) heading));
  gtk_drop_down_set_selected (self->order, pal_listing_get_month_first (self->listing) ? 1 : 0);
  gtk_widget_set_visible (self->mapping_label, offered);
  gtk_widget_set_visible (GTK_WIDGET (self->mapping), offered);
  gtk_widget_set_visible (self->name_label, mapping != NULL);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->name)), mapping != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name), mapping != NULL ? mapping->name : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), is_writable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reading.forget", mapping != NULL && is_writable (self));
  self->showing = FALSE;
}

/* Remembers how the listing is read now, for the next one that has the same headings. */
gboolean
pal_import_reading_keep (PalImportReading *self, const char *sender, GError **error)
{
  const PalMapping *mapping = pal_import_reading_get_mapping (self);
  g_autofree char *name = NULL;
  const char *file;

  if (self->listing == NULL || !is_writable (self) || pal_listing_get_heading_row (self->listing) < 0)
    return TRUE;
  file = pal_listing_get_name (self->listing);
  name = mapping != NULL ? g_strdup (mapping->name)
         : sender != NULL && *sender != '\0' ? g_strdup (sender) : g_strndup (file, strcspn (file, "."));
  self->used = pal_mapping_keep (self->store, self->listing, self->used, name, sender, error);
  fill_mappings (self);
  pal_import_reading_update (self);
  return self->used != 0;
}
