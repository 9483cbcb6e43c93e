/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-grid.h"

/* An empty grid; size is about how long its texts will be, in bytes. */
PalGrid *
pal_grid_new (gsize size)
{
  PalGrid *grid = g_new0 (PalGrid, 1);
  guint first = 0;

  grid->texts = g_string_sized_new (size + 64);
  g_string_append_len (grid->texts, "\0\0", 2);
  grid->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  grid->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  grid->remarks = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (grid->rows, first);
  return grid;
}

void
pal_grid_free (PalGrid *grid)
{
  if (grid == NULL)
    return;
  g_string_free (grid->texts, TRUE);
  g_array_unref (grid->offsets);
  g_array_unref (grid->rows);
  g_array_unref (grid->numbers);
  g_ptr_array_unref (grid->remarks);
  g_free (grid);
}

/* Keeps a text, and says where it is: any number of cells may have it. What stands behind a NUL is not seen. */
guint32
pal_grid_add_text (PalGrid *grid, const char *text, gsize length)
{
  guint32 offset = (guint32) grid->texts->len;

  if (length == 0)
    return PAL_GRID_BLANK;
  g_string_append_len (grid->texts, text, (gssize) length);
  g_string_append_c (grid->texts, '\0');
  return offset;
}

/* Adds a cell to the row that is being made. */
void
pal_grid_add_cell (PalGrid *grid, guint32 text)
{
  g_array_append_val (grid->offsets, text);
}

void
pal_grid_end_row (PalGrid *grid, guint number)
{
  guint before = g_array_index (grid->rows, guint, grid->rows->len - 1);

  grid->n_columns = MAX (grid->n_columns, grid->offsets->len - before);
  g_array_append_val (grid->rows, grid->offsets->len);
  g_array_append_val (grid->numbers, number);
}

guint
pal_grid_n_rows (PalGrid *grid)
{
  return grid->numbers->len;
}

/* Where the text of a cell begins; blank where the row has no such cell. */
static guint32
find_text (PalGrid *grid, guint row, guint column)
{
  guint first, end;

  if (row >= grid->numbers->len)
    return PAL_GRID_BLANK;
  first = g_array_index (grid->rows, guint, row);
  end = g_array_index (grid->rows, guint, row + 1);
  return column < end - first ? g_array_index (grid->offsets, guint32, first + column) : PAL_GRID_BLANK;
}

/* The text of a cell; "" where the row has no such cell. Owned by the grid. */
const char *
pal_grid_get_cell (PalGrid *grid, guint row, guint column)
{
  return grid->texts->str + find_text (grid, row, column);
}

gboolean
pal_grid_is_formula (PalGrid *grid, guint row, guint column)
{
  return find_text (grid, row, column) == PAL_GRID_FORMULA;
}
