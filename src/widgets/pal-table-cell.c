/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-table-cell.h"

#include "pal-chip.h"
#include "pal-gauge.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"

/* What stands in one cell. Labels mostly, one a cell: 200 rows are built for a window that shows twenty. */

gboolean
pal_table_cell_is_end_aligned (const PalTableColumn *column)
{
  return column->kind == PAL_TABLE_NUMBER;
}

static GtkWidget *
new_label (const PalTableColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), pal_table_cell_is_end_aligned (column) ? 1 : 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (column->kind == PAL_TABLE_DIM)
    {
      gtk_widget_add_css_class (label, "pal-dim");
      gtk_widget_add_css_class (label, "pal-small");
    }
  return label;
}

static GtkWidget *
new_lines (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* The words stand above the bar. */
static GtkWidget *
new_gauge (const PalTableColumn *column)
{
  GtkWidget *box = new_lines (), *label = new_label (column);

  gtk_widget_add_css_class (label, "pal-small");
  gtk_widget_set_visible (label, column->show != NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), pal_gauge_new ());
  return box;
}

static GtkWidget *
new_two_lines (const PalTableColumn *column)
{
  GtkWidget *box = new_lines (), *above = new_label (column), *below = new_label (column);

  if (column->kind == PAL_TABLE_TITLE)
    gtk_widget_add_css_class (above, "pal-strong");
  gtk_widget_add_css_class (below, "pal-dim");
  gtk_widget_add_css_class (below, "pal-small");
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), below);
  return box;
}

GtkWidget *
pal_table_cell_new (const PalTableColumn *column)
{
  GtkWidget *cell;

  switch (column->kind)
    {
    case PAL_TABLE_CHIP:
    case PAL_TABLE_STATE:
      cell = pal_chip_new (PAL_CHIP_PLAIN, "");
      if (column->kind == PAL_TABLE_STATE)
        gtk_widget_add_css_class (cell, "bare");
      gtk_widget_set_halign (cell, GTK_ALIGN_START);
      gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
      return cell;
    case PAL_TABLE_GAUGE:
      return new_gauge (column);
    case PAL_TABLE_TITLE:
    case PAL_TABLE_TWO_LINES:
      return new_two_lines (column);
    default:
      return new_label (column);
    }
}

static char *
words_of_date (const char *iso)
{
  GDate date;

  return pal_date_from_iso (iso, &date) ? pal_date_show (&date) : g_strdup (iso);
}

/* Of one code, or of several that are joined. */
static char *
words_of_codes (const char *list, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, "|", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", pal_choice_label (list, codes[i]));
  return g_string_free (words, FALSE);
}

static char *
words_of (const PalTableColumn *column, PalRow *row)
{
  const char *text = pal_row_get_text (row, column->column);

  if (column->show != NULL)
    return column->show (row, column->column);
  if (text == NULL || text[0] == '\0')
    return g_strdup ("");
  if (column->kind == PAL_TABLE_DATE)
    return words_of_date (text);
  if (column->kind == PAL_TABLE_CODE)
    return words_of_codes (column->list, text);
  return g_strdup (text);
}

/* "Benali Lina": the name by which the list is ordered is strong. */
static void
fill_name (GtkLabel *label, const PalTableColumn *column, PalRow *row)
{
  g_autofree char *strong = words_of (column, row);
  const char *light = pal_row_get_text (row, column->second);
  g_autofree char *both = g_strconcat (strong, "  ", light != NULL ? light : "", NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);

  weight->start_index = 0;
  weight->end_index = strlen (strong);
  pango_attr_list_insert (attributes, weight);
  gtk_label_set_text (label, g_strchomp (both));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
fill_chip (PalChip *chip, const PalTableColumn *column, PalRow *row)
{
  g_autofree char *words = words_of (column, row);
  g_autofree char *look = column->look != NULL ? column->look (row) : g_strdup (pal_row_get_text (row, column->second));

  gtk_widget_set_visible (GTK_WIDGET (chip), words[0] != '\0');
  pal_chip_set_named (chip, look, words);
}

static void
fill_two_lines (GtkWidget *cell, const PalTableColumn *column, PalRow *row)
{
  GtkWidget *above = gtk_widget_get_first_child (cell), *below = gtk_widget_get_next_sibling (above);
  g_autofree char *first = words_of (column, row);
  g_autofree char *second = column->show_second != NULL ? column->show_second (row, column->second)
                                                        : g_strdup (pal_row_get_text (row, column->second));

  gtk_label_set_text (GTK_LABEL (above), first);
  gtk_label_set_text (GTK_LABEL (below), second != NULL ? second : "");
  gtk_widget_set_visible (below, second != NULL && second[0] != '\0');
}

static void
fill_gauge (GtkWidget *cell, const PalTableColumn *column, PalRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (cell);
  PalGauge *gauge = PAL_GAUGE (gtk_widget_get_next_sibling (label));
  gint64 whole = pal_row_get_int (row, column->second, 0);
  g_autofree char *words = words_of (column, row);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_visible (GTK_WIDGET (gauge), whole > 0);
  pal_gauge_set (gauge, pal_row_get_int (row, column->column, 0), whole,
                 column->third != 0 ? pal_row_get_int (row, column->third, -1) : -1);
}

/* Gives an existing cell other words: rows are reused all the time. */
void
pal_table_cell_fill (GtkWidget *cell, const PalTableColumn *column, PalRow *row)
{
  if (PAL_IS_CHIP (cell))
    {
      fill_chip (PAL_CHIP (cell), column, row);
    }
  else if (column->kind == PAL_TABLE_GAUGE)
    {
      fill_gauge (cell, column, row);
    }
  else if (column->kind == PAL_TABLE_TWO_LINES || column->kind == PAL_TABLE_TITLE)
    {
      fill_two_lines (cell, column, row);
    }
  else if (column->kind == PAL_TABLE_NAME)
    {
      fill_name (GTK_LABEL (cell), column, row);
    }
  else
    {
      g_autofree char *words = words_of (column, row);

      gtk_label_set_text (GTK_LABEL (cell), words);
    }
}
