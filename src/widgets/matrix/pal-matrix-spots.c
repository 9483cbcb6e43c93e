/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

#include <glib/gi18n.h>

/* The cells that are seen, as things that assistive technology finds: each has its place and its words, and draws nothing. */

#define PAL_TYPE_MATRIX_SPOT (pal_matrix_spot_get_type ())
G_DECLARE_FINAL_TYPE (PalMatrixSpot, pal_matrix_spot, PAL, MATRIX_SPOT, GtkWidget)

struct _PalMatrixSpot {
  GtkWidget parent_instance;

  guint     row, column;
};

G_DEFINE_FINAL_TYPE (PalMatrixSpot, pal_matrix_spot, GTK_TYPE_WIDGET)

static void
pal_matrix_spot_class_init (PalMatrixSpotClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
pal_matrix_spot_init (PalMatrixSpot *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/* "Garnier Nathalie, Mobilité 2, 10/03: absent". Full transfer. */
char *
pal_matrix_words (PalMatrix *self, guint row, guint column)
{
  const PalMatrixCell *cell = pal_matrix_table_cell (self->table, row, column);
  const PalMatrixRow *of = pal_matrix_table_row (self->table, row);
  const char *number = g_utf8_strlen (cell->text, -1) > 2 ? cell->text : "";
  /* Translators: a cell of a table aloud: the row, the column, what is said there. */
  g_autofree char *words = g_strdup_printf (_("%s, %s: %s"), of->words, pal_matrix_table_column (self->table, column)->words,
                                            cell->words != NULL ? cell->words : "");

  return number[0] != '\0' ? g_strdup_printf ("%s (%s)", words, number) : g_steal_pointer (&words);
}

static GtkWidget *
need_spot (PalMatrix *self, guint index)
{
  if (index >= self->spots->len)
    {
      GtkWidget *spot = g_object_new (PAL_TYPE_MATRIX_SPOT, NULL);
      gtk_widget_set_parent (spot, GTK_WIDGET (self));
      g_ptr_array_add (self->spots, spot);
    }
  return g_ptr_array_index (self->spots, index);
}

/* One for each cell that is seen. Not while sizes are given out. */
void
pal_matrix_update_spots (PalMatrix *self)
{
  PalMatrixPlot plot;
  guint n = 0, first_row = 0, last_row = 0, first = 0, last = 0;

  if (self->table != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      pal_matrix_plot (self, &plot);
      pal_matrix_seen (self, &plot, &first_row, &last_row, &first, &last);
    }
  for (guint r = first_row; r < last_row; r++)
    for (guint c = first; c < last; c++)
      {
        PalMatrixSpot *spot = PAL_MATRIX_SPOT (need_spot (self, n++));
        g_autofree char *words = pal_matrix_words (self, r, c);

        spot->row = r;
        spot->column = c;
        gtk_accessible_update_property (GTK_ACCESSIBLE (spot), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
        if (r == self->row && c == self->column)
          gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, spot, -1);
      }
  while (self->spots->len > n)
    {
      GtkWidget *spot = g_ptr_array_steal_index (self->spots, self->spots->len - 1);
      gtk_widget_unparent (spot);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
pal_matrix_place_spots (PalMatrix *self)
{
  PalMatrixPlot plot;

  if (self->table == NULL)
    return;
  pal_matrix_plot (self, &plot);
  for (guint i = 0; i < self->spots->len; i++)
    {
      PalMatrixSpot *spot = g_ptr_array_index (self->spots, i);
      graphene_rect_t area;

      pal_matrix_place (self, &plot, spot->row, spot->column, &area);
      gtk_widget_size_allocate (GTK_WIDGET (spot), &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y, (int) plot.column, (int) plot.row }, -1);
    }
}
