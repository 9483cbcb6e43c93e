/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-table.h"

#include <glib/gi18n.h>

#include "reports/pal-report-words.h"

/* A table of a report, with the columns of the workbook. It has as many rows as there are people, so it makes the
 * widgets of those that are seen. */

#define NARROWEST_CHARS 4
#define WIDEST_CHARS 26
#define TALLEST_ROWS 14

/* A row of the list; it keeps the report's row alive. */
#define PAL_TYPE_SHEET_ROW (pal_sheet_row_get_type ())
G_DECLARE_FINAL_TYPE (PalSheetRow, pal_sheet_row, PAL, SHEET_ROW, GObject)

struct _PalSheetRow {
  GObject    parent_instance;

  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (PalSheetRow, pal_sheet_row, G_TYPE_OBJECT)

static void
pal_sheet_row_finalize (GObject *object)
{
  g_clear_pointer (&PAL_SHEET_ROW (object)->cells, g_ptr_array_unref);
  G_OBJECT_CLASS (pal_sheet_row_parent_class)->finalize (object);
}

static void
pal_sheet_row_class_init (PalSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_sheet_row_finalize;
}

static void
pal_sheet_row_init (PalSheetRow *self)
{
}

/* Columns ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  guint       position;
  PalCellKind kind;
  int         chars;      /* of its longest cell, within bounds */
  gboolean    opens;      /* its cells lead to records */
} Column;

static PalCell *
cell_of (GPtrArray *row,
         guint      position)
{
  return position < row->len ? g_ptr_array_index (row, position) : NULL;
}

static Column *
measure_column (const PalSection *section,
                guint             position)
{
  const PalReportColumn *of = g_ptr_array_index (section->columns, position);
  Column *column = g_new0 (Column, 1);

  column->position = position;
  column->kind = of->kind;
  column->chars = NARROWEST_CHARS;
  for (guint i = 0; i < section->rows->len; i++)
    {
      PalCell *cell = cell_of (g_ptr_array_index (section->rows, i), position);
      g_autofree char *words = cell != NULL ? pal_report_cell_words (cell, of->kind) : NULL;

      if (words != NULL)
        column->chars = CLAMP ((int) g_utf8_strlen (words, -1) + 1, column->chars, WIDEST_CHARS);   /* W is wide */
      column->opens |= cell != NULL && cell->record != 0;
    }
  return column;
}

static GtkWidget *
label_of (GtkWidget *child)
{
  return GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : child;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const Column             *column)
{
  GtkWidget *label = gtk_label_new (NULL), *child = label;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), column->chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column->chars);
  gtk_label_set_xalign (GTK_LABEL (label), pal_cell_kind_is_number (column->kind) ? 1 : 0);
  if (column->opens)
    {
      child = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (child), label);
      gtk_widget_add_css_class (child, "pal-link");
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    }
  gtk_list_item_set_child (item, child);
}

/* The record opens on the page that shows its kind. */
static void
set_target (GtkWidget     *button,
            const PalCell *cell)
{
  const char *page = g_strcmp0 (cell->table, "cohort") == 0 ? "cohorts" : "participants";
  g_autofree char *address = g_strdup_printf ("%s/%" G_GINT64_FORMAT, page, cell->record);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (cell->record == 0)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", address);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go");
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const Column             *column)
{
  PalSheetRow *row = gtk_list_item_get_item (item);
  PalCell *cell = cell_of (row->cells, column->position);
  g_autofree char *words = cell != NULL ? pal_report_cell_words (cell, column->kind) : g_strdup ("");
  g_autofree char *line = g_strdelimit (g_strdup (words), "\r\n", ' ');
  GtkWidget *child = gtk_list_item_get_child (item), *label = label_of (child);

  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_widget_set_tooltip_text (child, g_utf8_strlen (words, -1) > column->chars ? words : NULL);
  if (GTK_IS_BUTTON (child) && cell != NULL)
    {
      set_target (child, cell);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
free_column (gpointer  column,
             GClosure *closure)
{
  g_free (column);
}

static void
add_column (GtkColumnView    *view,
            const PalSection *section,
            guint             position)
{
  const PalReportColumn *of = g_ptr_array_index (section->columns, position);
  Column *column = measure_column (section, position);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), column, free_column, 0);
  made = gtk_column_view_column_new (of->label, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (view, made);
}

/* The heading of a number stands above it, at the right; GTK has no setting for that, so its label is told. */
static void
align_heads (GtkColumnView    *view,
             const PalSection *section)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < section->columns->len && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *box = gtk_widget_get_first_child (title);
      GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;

      if (!GTK_IS_LABEL (label) || !pal_cell_kind_is_number (((PalReportColumn *) g_ptr_array_index (section->columns, i))->kind))
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

/* The table -------------------------------------------------------------------------------------------------------- */

static GListModel *
make_rows (const PalSection *section)
{
  GListStore *rows = g_list_store_new (PAL_TYPE_SHEET_ROW);

  for (guint i = 0; i < section->rows->len; i++)
    {
      g_autoptr (PalSheetRow) row = g_object_new (PAL_TYPE_SHEET_ROW, NULL);

      row->cells = g_ptr_array_ref (g_ptr_array_index (section->rows, i));
      g_list_store_append (rows, row);
    }
  return G_LIST_MODEL (rows);
}

/* "18 people · Barriers found: 41": the sums that the workbook has in its totals row. */
static char *
totals_in_words (const PalSection *section)
{
  GString *words = g_string_new (NULL);

  g_string_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", section->rows->len), section->rows->len);
  for (guint i = 0; i < section->columns->len; i++)
    {
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      double sum = 0;

      if (!column->total)
        continue;
      for (guint j = 0; j < section->rows->len; j++)
        {
          PalCell *cell = cell_of (g_ptr_array_index (section->rows, j), i);

          sum += cell != NULL && cell->known ? cell->number : 0;
        }
      g_autofree char *number = pal_report_cell_words (&(PalCell) { .known = TRUE, .number = sum }, column->kind);
      g_string_append (words, " · ");
      g_string_append_printf (words, C_("a sum", "%s: %s"), column->label, number);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
new_scrolled (GtkWidget        *view,
              const PalSection *section)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  section->rows->len > TALLEST_ROWS ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  if (section->rows->len > TALLEST_ROWS)
    gtk_widget_add_css_class (scrolled, "pal-sheet-tall");
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_widget_add_css_class (scrolled, "pal-framed");
  return scrolled;
}

/**
 * pal_report_table_new:
 * @section: of kind TABLE; its rows are kept alive
 *
 * Returns: (transfer floating): the section's table, scrolled sideways where it is wider than the page, with its
 *   sums below
 */
GtkWidget *
pal_report_table_new (const PalSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *view, *totals;
  g_autofree char *words = totals_in_words (section);

  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (make_rows (section))));
  gtk_widget_add_css_class (view, "pal-table");
  for (guint i = 0; i < section->columns->len; i++)
    add_column (GTK_COLUMN_VIEW (view), section, i);
  align_heads (GTK_COLUMN_VIEW (view), section);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, section->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (view)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  section->title, -1);

  totals = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (totals), 0);
  gtk_label_set_wrap (GTK_LABEL (totals), TRUE);
  gtk_widget_add_css_class (totals, "pal-dim");
  gtk_widget_add_css_class (totals, "pal-small");
  gtk_box_append (GTK_BOX (box), new_scrolled (view, section));
  gtk_box_append (GTK_BOX (box), totals);
  return box;
}
