/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix.h"

/* What a matrix shows. */

static void
figure_clear (PalMatrixFigure *figure)
{
  g_free (figure->text);
}

static void
column_free (gpointer data)
{
  PalMatrixColumn *column = data;

  for (int i = 0; i < PAL_MATRIX_LINES; i++)
    g_free (column->lines[i]);
  for (int i = 0; i < PAL_MATRIX_FEET; i++)
    figure_clear (&column->feet[i]);
  g_free (column->words);
  g_free (column);
}

static void
row_free (gpointer data)
{
  PalMatrixRow *row = data;

  for (int i = 0; i < PAL_MATRIX_TOTALS; i++)
    figure_clear (&row->totals[i]);
  g_free (row->strong);
  g_free (row->light);
  g_free (row->words);
  g_free (row);
}

/* Rows and columns without a word, cells that are blank. Full transfer. */
PalMatrixTable *
pal_matrix_table_new (guint n_rows, guint n_columns)
{
  PalMatrixTable *table = g_new0 (PalMatrixTable, 1);

  table->columns = g_ptr_array_new_full (n_columns, column_free);
  table->rows = g_ptr_array_new_full (n_rows, row_free);
  table->cells = g_new0 (PalMatrixCell, (gsize) n_rows * n_columns + 1);
  table->frames = g_array_new (FALSE, FALSE, sizeof (PalMatrixFrame));
  for (int i = 0; i < PAL_MATRIX_TOTALS; i++)
    table->sums[i].part = -1;
  for (guint i = 0; i < n_columns; i++)
    {
      PalMatrixColumn *column = g_new0 (PalMatrixColumn, 1);
      for (int f = 0; f < PAL_MATRIX_FEET; f++)
        column->feet[f].part = -1;
      g_ptr_array_add (table->columns, column);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      PalMatrixRow *row = g_new0 (PalMatrixRow, 1);
      for (int t = 0; t < PAL_MATRIX_TOTALS; t++)
        row->totals[t].part = -1;
      g_ptr_array_add (table->rows, row);
    }
  return table;
}

void
pal_matrix_table_free (PalMatrixTable *table)
{
  if (table == NULL)
    return;
  g_free (table->corner);
  for (int i = 0; i < PAL_MATRIX_TOTALS; i++)
    {
      g_free (table->total_heads[i]);
      figure_clear (&table->sums[i]);
    }
  for (int i = 0; i < PAL_MATRIX_FEET; i++)
    g_free (table->feet_heads[i]);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_array_unref (table->frames);
  g_free (table->cells);
  g_free (table);
}

PalMatrixColumn *
pal_matrix_table_column (const PalMatrixTable *table, guint index)
{
  return g_ptr_array_index (table->columns, index);
}

PalMatrixRow *
pal_matrix_table_row (const PalMatrixTable *table, guint index)
{
  return g_ptr_array_index (table->rows, index);
}

PalMatrixCell *
pal_matrix_table_cell (const PalMatrixTable *table, guint row, guint column)
{
  return &table->cells[(gsize) row * table->columns->len + column];
}
