/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows of texts, as a file of tables has them. A text that stands in many cells is kept once. */
typedef struct {
  GString   *texts;       /* one after the other, each ended by a NUL */
  GArray    *offsets;     /* guint32: where the text of each cell begins */
  GArray    *rows;        /* guint: the first cell of each row, and one more */
  GArray    *numbers;     /* guint: the number of each row, as a spreadsheet shows it */
  guint      n_columns;
  GPtrArray *remarks;     /* what could not be read, in words */
} PalGrid;

#define PAL_GRID_BLANK   0   /* the offset of an empty cell */
#define PAL_GRID_FORMULA 1   /* … of one that is empty because the file has its formula and not its result */

PalGrid       *pal_grid_new (gsize size);
void           pal_grid_free (PalGrid *grid);
guint32        pal_grid_add_text (PalGrid *grid, const char *text, gsize length);
void           pal_grid_add_cell (PalGrid *grid, guint32 text);
void           pal_grid_end_row (PalGrid *grid, guint number);
guint          pal_grid_n_rows (PalGrid *grid);
const char    *pal_grid_get_cell (PalGrid *grid, guint row, guint column);
gboolean       pal_grid_is_formula (PalGrid *grid, guint row, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalGrid, pal_grid_free)

G_END_DECLS
