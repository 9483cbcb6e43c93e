/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-import-columns.h"

#include <glib/gi18n.h>

#include "records/pal-own-fields.h"
#include "widgets/pal-chip.h"
#include "widgets/pal-named.h"

#define SAMPLES 3

struct _PalImportColumns {
  GtkWidget   parent_instance;

  GtkWidget  *grid;
  PalListing *listing;
  GArray     *own;       /* gint64: the fields that people defined, behind the meanings */
};

G_DEFINE_FINAL_TYPE (PalImportColumns, pal_import_columns, GTK_TYPE_WIDGET)

enum { MENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The first values that stand in a column, so that one sees what it holds. Full transfer. */
static char *
samples_of (PalListing *listing, guint column)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint found = 0;

  for (guint row = 0; row < pal_listing_get_n_rows (listing) && found < SAMPLES; row++)
    {
      const char *cell = pal_listing_get_cell (listing, row, column);
      if (pal_listing_get_row_use (listing, row) != PAL_ROW_PERSON || cell == NULL || *cell == '\0')
        continue;
      g_string_append_printf (words, "%s%s", found++ > 0 ? " · " : "", cell);
    }
  return g_strdelimit (g_strdup (words->str), "\n\r", ' ');
}

/* The meanings, and behind them the fields that people defined. */
static GtkStringList *
meanings_model (PalImportColumns *self, const PalKind *own)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (int meaning = 0; meaning < PAL_MEANING_OWN; meaning++)
    gtk_string_list_append (model, pal_meaning_label (meaning));
  for (guint i = 0; i < self->own->len; i++)
    gtk_string_list_append (model, pal_field_label (pal_own_field_find (own, g_array_index (self->own, gint64, i))));
  return model;
}

/* The place in the model of what a column holds. */
static guint
place_of (PalImportColumns *self, guint column)
{
  PalMeaning meaning = pal_listing_get_meaning (self->listing, column);

  if (meaning != PAL_MEANING_OWN)
    return meaning;
  for (guint i = 0; i < self->own->len; i++)
    if (g_array_index (self->own, gint64, i) == pal_listing_get_own_field (self->listing, column))
      return PAL_MEANING_OWN + i;
  return PAL_MEANING_IGNORED;
}

static void
meaning_selected_cb (GtkDropDown *choice, GParamSpec *pspec, PalImportColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "column"));
  guint place = gtk_drop_down_get_selected (choice);

  if (self->listing == NULL || place >= PAL_MEANING_OWN + self->own->len || place_of (self, column) == place)
    return;
  if (place < PAL_MEANING_OWN)
    pal_listing_set_meaning (self->listing, column, place);
  else
    pal_listing_set_own_field (self->listing, column, g_array_index (self->own, gint64, place - PAL_MEANING_OWN));
  g_signal_emit (self, signals[MENDED], 0);
}

static GtkWidget *
choice_new (PalImportColumns *self, GtkStringList *meanings, guint column, const char *heading)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (meanings)), NULL);
  /* Translators: %s is the heading of a column of a listing. */
  g_autofree char *name = g_strdup_printf (_("What the column “%s” holds"), heading);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (choice), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), place_of (self, column));
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  pal_named_set (choice, name);
  g_object_set_data (G_OBJECT (choice), "column", GUINT_TO_POINTER (column));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (meaning_selected_cb), self);
  return choice;
}

/* The heading, and under it what stands in the column. */
static GtkWidget *
heading_new (PalListing *listing, guint column, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (heading);
  g_autofree char *values = samples_of (listing, column);
  GtkWidget *samples = gtk_label_new (*values != '\0' ? values : _("empty"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "pal-strong");
  gtk_label_set_xalign (GTK_LABEL (samples), 0);
  gtk_label_set_ellipsize (GTK_LABEL (samples), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (samples), 22);
  gtk_widget_add_css_class (samples, "pal-dim");
  gtk_widget_add_css_class (samples, "pal-small");
  gtk_widget_set_tooltip_text (samples, values);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), samples);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* A guess that is not sure asks to be looked at. */
static GtkWidget *
doubt_new (PalListing *listing, guint column)
{
  GtkWidget *chip = pal_chip_new (PAL_CHIP_WARN, _("check"));

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (chip, pal_listing_get_meaning (listing, column) != PAL_MEANING_IGNORED
                                && pal_listing_get_confidence (listing, column) < 50);
  return chip;
}

static void
add_column (PalImportColumns *self, GtkStringList *meanings, guint column)
{
  g_autofree char *heading = pal_listing_get_heading (self->listing, column);

  gtk_grid_attach (GTK_GRID (self->grid), heading_new (self->listing, column, heading), 0, column, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), doubt_new (self->listing, column), 1, column, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), choice_new (self, meanings, column, heading), 2, column, 1, 1);
}

static void
pal_import_columns_dispose (GObject *object)
{
  PalImportColumns *self = PAL_IMPORT_COLUMNS (object);

  g_clear_object (&self->listing);
  g_clear_pointer (&self->own, g_array_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_import_columns_parent_class)->dispose (object);
}

static void
pal_import_columns_class_init (PalImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pal_import_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MENDED] = g_signal_new ("mended", PAL_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pal_import_columns_init (PalImportColumns *self)
{
  self->own = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
find_own_fields (PalImportColumns *self, const PalKind *own)
{
  g_array_set_size (self->own, 0);
  for (guint i = 0; own != NULL && own->fields[i].name != NULL; i++)
    {
      gint64 id = pal_own_field_id (&own->fields[i]);

      g_array_append_val (self->own, id);
    }
}

/**
 * pal_import_columns_show:
 * @listing: (nullable): the listing whose columns are shown; NULL empties the widget
 * @store: (nullable): whose own fields a column may hold
 */
void
pal_import_columns_show (PalImportColumns *self, PalListing *listing, PalStore *store)
{
  const PalKind *own = store != NULL ? pal_own_kind (store, "participant") : NULL;
  g_autoptr (GtkStringList) meanings = NULL;
  GtkWidget *child;

  g_set_object (&self->listing, listing);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  find_own_fields (self, own);
  meanings = meanings_model (self, own);
  for (guint column = 0; listing != NULL && column < pal_listing_get_n_columns (listing); column++)
    add_column (self, meanings, column);
}
