/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pal-workbook-private.h"

/* From filled cells to rows. What stands in merged cells stands in each of them: a neighbourhood that is written once
 * beside its ten people belongs to all ten. Only a title that has its row for itself is not repeated to the right. */

#define MAX_LAID   (32 * 1024 * 1024)   /* cells, blank ones included */
#define MAX_EFFORT (50 * 1000 * 1000)   /* cells looked at for merged ones */

typedef struct {
  GArray *cells;      /* PalSheetCell, by row and column */
  GArray *starts;     /* guint: the first cell of each row, and one more */
  GArray *numbers;    /* guint: of each row */
  GArray *lengths;    /* guint: cells of each row, once laid out */
  guint   n_columns;
  gint64  effort;
} Layout;

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const PalSheetCell *one = a, *two = b;

  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  return one->column < two->column ? -1 : one->column > two->column;
}

static void
sort_cells (GArray *cells)
{
  for (guint i = 1; i < cells->len; i++)
    if (compare_cells (&g_array_index (cells, PalSheetCell, i - 1), &g_array_index (cells, PalSheetCell, i)) > 0)
      {
        g_array_sort (cells, compare_cells);
        return;
      }
}

static void
find_rows (Layout *layout)
{
  guint none = 0;

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const PalSheetCell *cell = &g_array_index (layout->cells, PalSheetCell, i);

      if (i == 0 || cell->row != cell[-1].row)
        {
          g_array_append_val (layout->starts, i);
          g_array_append_val (layout->numbers, cell->row);
          g_array_append_val (layout->lengths, none);
        }
      g_array_index (layout->lengths, guint, layout->lengths->len - 1) = cell->column + 1;
      layout->n_columns = MAX (layout->n_columns, cell->column + 1);
    }
  g_array_append_val (layout->starts, layout->cells->len);
}

/* The first row whose number is not below this one. */
static guint
find_row (Layout *layout, guint number)
{
  guint low = 0, high = layout->numbers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (layout->numbers, guint, middle) < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint32
find_text (Layout *layout, guint number, guint column)
{
  PalSheetCell sought = { number, column, 0 };
  const PalSheetCell *found = bsearch (&sought, layout->cells->data, layout->cells->len, sizeof sought, compare_cells);

  return found != NULL ? found->text : PAL_GRID_BLANK;
}

/* The last column to which a row repeats what is merged in it. */
static guint
last_repeated (Layout *layout, guint row, const PalSheetRange *range)
{
  guint end = g_array_index (layout->starts, guint, row + 1);

  if (range->first_column == range->last_column)
    return range->last_column;
  for (guint i = g_array_index (layout->starts, guint, row); i < end; i++)
    {
      guint column = g_array_index (layout->cells, PalSheetCell, i).column;

      layout->effort++;
      if (column < range->first_column || column > range->last_column)
        return range->last_column;
    }
  return range->first_column;
}

/* Visits the rows of each range: first to measure them (offsets NULL), then to fill them. */
static void
repeat_merged (Layout *layout, GArray *merged, PalGrid *grid)
{
  for (guint i = 0; i < merged->len && layout->effort < MAX_EFFORT; i++)
    {
      PalSheetRange range = g_array_index (merged, PalSheetRange, i);
      guint32 text = find_text (layout, range.first_row, range.first_column);

      range.last_column = MIN (range.last_column, layout->n_columns - 1);
      if (text == PAL_GRID_BLANK || range.first_column > range.last_column)
        continue;
      for (guint row = find_row (layout, range.first_row);
           row < layout->numbers->len && g_array_index (layout->numbers, guint, row) <= range.last_row
           && layout->effort < MAX_EFFORT; row++)
        {
          guint last = last_repeated (layout, row, &range), *length = &g_array_index (layout->lengths, guint, row);

          layout->effort += 1 + last - range.first_column;
          *length = MAX (*length, last + 1);
          for (guint column = range.first_column; grid != NULL && column <= last; column++)
            {
              guint32 *at = &g_array_index (grid->offsets, guint32, g_array_index (grid->rows, guint, row) + column);

              *at = *at == PAL_GRID_BLANK ? text : *at;
            }
        }
    }
}

/* Makes the rows in the grid, blank; FALSE when they would be too many. */
static gboolean
make_rows (Layout *layout, PalGrid *grid)
{
  gsize total = 0;

  for (guint row = 0; row < layout->numbers->len; row++)
    total += g_array_index (layout->lengths, guint, row);
  if (total > MAX_LAID)
    return FALSE;
  for (guint row = 0; row < layout->numbers->len; row++)
    {
      guint length = g_array_index (layout->lengths, guint, row), before = grid->offsets->len;

      g_array_set_size (grid->offsets, before + length);
      memset (&g_array_index (grid->offsets, guint32, before), 0, length * sizeof (guint32));
      pal_grid_end_row (grid, g_array_index (layout->numbers, guint, row));
    }
  return TRUE;
}

static void
fill_rows (Layout *layout, PalGrid *grid)
{
  for (guint row = 0; row < layout->numbers->len; row++)
    for (guint i = g_array_index (layout->starts, guint, row); i < g_array_index (layout->starts, guint, row + 1); i++)
      {
        const PalSheetCell *cell = &g_array_index (layout->cells, PalSheetCell, i);

        g_array_index (grid->offsets, guint32, g_array_index (grid->rows, guint, row) + cell->column) = cell->text;
      }
}

/* Lays out filled cells in a grid that has none yet; rows without any are not made, and the numbers of the others tell.
 * "merged" may reach beyond them. FALSE when that makes too many cells. */
gboolean
pal_sheet_lay_out (GArray *cells, GArray *merged, PalGrid *grid)
{
  Layout layout = { .cells = cells };
  gboolean done;

  layout.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  layout.numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  layout.lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  sort_cells (cells);
  find_rows (&layout);
  if (layout.n_columns > 0)
    repeat_merged (&layout, merged, NULL);
  done = make_rows (&layout, grid);
  if (done)
    fill_rows (&layout, grid);
  layout.effort = 0;
  if (done && layout.n_columns > 0)
    repeat_merged (&layout, merged, grid);
  g_array_unref (layout.starts);
  g_array_unref (layout.numbers);
  g_array_unref (layout.lengths);
  return done;
}
