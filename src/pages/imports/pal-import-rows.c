/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-rows.h"

#include <glib/gi18n.h>

#include "widgets/pal-named.h"

/* The list shows thousands of rows: a model of row numbers, and cells that ask the listing when they are seen. */
struct _PalImportRows {
  GtkWidget      parent_instance;

  GtkWidget     *scrolled;
  GtkColumnView *view;
  PalListing    *listing;
  guint8        *outcomes;     /* PalRowOutcome, by row; NULL: it was not tried */
};

G_DEFINE_FINAL_TYPE (PalImportRows, pal_import_rows, GTK_TYPE_WIDGET)

enum { MENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define ROW_NUMBER (-2)
#define ROW_USE    (-1)
#define ROW_OUTCOME (-3)

static GListModel *
rows_model (PalListing *listing)
{
  /* Strings of the row's index: the listing keeps the values. */
  GtkStringList *model = gtk_string_list_new (NULL);

  for (guint row = 0; row < pal_listing_get_n_rows (listing); row++)
    {
      g_autofree char *text = g_strdup_printf ("%u", row);
      gtk_string_list_append (model, text);
    }
  return G_LIST_MODEL (model);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
show_value (PalImportRows *self, GtkLabel *label, guint row, guint column)
{
  g_autofree char *problem = NULL;
  g_autofree char *shown = pal_listing_show (self->listing, row, column, &problem);
  const char *cell = pal_listing_get_cell (self->listing, row, column);
  gboolean used = pal_listing_get_row_use (self->listing, row) == PAL_ROW_PERSON
                  && pal_listing_get_meaning (self->listing, column) != PAL_MEANING_IGNORED;

  gtk_label_set_text (label, problem == NULL && used ? shown : cell != NULL ? cell : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), used ? problem : NULL);
  if (!used)
    gtk_widget_add_css_class (GTK_WIDGET (label), "pal-dim");
  else if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), "pal-late");
}

static void
show_outcome (PalImportRows *self, GtkLabel *label, guint row)
{
  PalRowOutcome outcome = self->outcomes != NULL ? self->outcomes[row] : PAL_OUTCOME_NONE;

  gtk_label_set_text (label, pal_row_outcome_label (outcome));
  if (outcome == PAL_OUTCOME_CONFLICT)
    gtk_widget_add_css_class (GTK_WIDGET (label), "pal-late");
  else if (outcome == PAL_OUTCOME_UNCHANGED)
    gtk_widget_add_css_class (GTK_WIDGET (label), "pal-dim");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PalImportRows *self)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkStringObject *object = gtk_list_item_get_item (item);
  guint row = (guint) g_ascii_strtoull (gtk_string_object_get_string (object), NULL, 10);
  g_autofree char *number = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (label), "pal-dim");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "pal-late");
  if (self->listing == NULL || row >= pal_listing_get_n_rows (self->listing))
    return;
  if (column == ROW_NUMBER)
    {
      number = g_strdup_printf ("%u", pal_listing_get_row_number (self->listing, row));
      gtk_label_set_text (label, number);
      gtk_widget_add_css_class (GTK_WIDGET (label), "pal-dim");
    }
  else if (column == ROW_OUTCOME)
    show_outcome (self, label, row);
  else if (column == ROW_USE)
    gtk_label_set_text (label, pal_row_use_label (pal_listing_get_row_use (self->listing, row)));
  else
    show_value (self, label, row, column);
}

static void
add_column (PalImportRows *self, int column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);
}

static void
activated_cb (GtkColumnView *view, guint position, PalImportRows *self)
{
  if (self->listing == NULL || position >= pal_listing_get_n_rows (self->listing))
    return;
  pal_listing_set_row_used (self->listing, position, pal_listing_get_row_use (self->listing, position) != PAL_ROW_PERSON);
  g_signal_emit (self, signals[MENDED], 0);
}

static void
pal_import_rows_dispose (GObject *object)
{
  PalImportRows *self = PAL_IMPORT_ROWS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->listing);
  g_clear_pointer (&self->outcomes, g_free);
  G_OBJECT_CLASS (pal_import_rows_parent_class)->dispose (object);
}

static void
pal_import_rows_class_init (PalImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_import_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MENDED] = g_signal_new ("mended", PAL_TYPE_IMPORT_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_import_rows_init (PalImportRows *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pal-table");
  pal_named_set (GTK_WIDGET (self->view), _("Rows of the listing"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * pal_import_rows_show:
 * @listing: (nullable): the listing whose rows are shown, as they are read now; NULL empties the widget
 */
void
pal_import_rows_show (PalImportRows *self, PalListing *listing)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_column_view_set_model (self->view, NULL);
  for (guint n = g_list_model_get_n_items (columns); n > 0; n--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);
      gtk_column_view_remove_column (self->view, column);
    }
  g_set_object (&self->listing, listing);
  if (listing == NULL)
    return;

  add_column (self, ROW_NUMBER, _("Row"));
  add_column (self, ROW_USE, _("Taken for"));
  if (self->outcomes != NULL)
    add_column (self, ROW_OUTCOME, _("Becomes"));
  for (guint column = 0; column < pal_listing_get_n_columns (listing); column++)
    {
      g_autofree char *heading = pal_listing_get_heading (listing, column);
      add_column (self, column, heading);
    }
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (rows_model (listing)));
  gtk_column_view_set_model (self->view, selection);
}

/**
 * pal_import_rows_set_outcomes:
 * @result: (nullable): what was tried or kept of the listing that is shown; NULL: it was mended since
 */
void
pal_import_rows_set_outcomes (PalImportRows *self, const PalListingResult *result)
{
  g_clear_pointer (&self->outcomes, g_free);
  if (result != NULL)
    self->outcomes = g_memdup2 (result->outcomes, result->n_outcomes + 1);
  if (self->listing != NULL && result != NULL)
    pal_import_rows_show (self, self->listing);
}
