/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-paper-table-private.h"

/* The rows of a table as pieces: headings, rows, and slices of rows that are too high for one page. */

#define ROW_PADDING  2.6
#define BAR_HEIGHT   6.0
#define SLICE_LINES  12         /* of a row that is cut */
#define INDENT       12.0
#define SMALL_ROWS   8          /* a table of so few is not cut */
#define STAYING_ROWS 16         /* nor does it begin a page only to stand upright */

typedef enum { ROW_HEAD, ROW_PLAIN, ROW_PART, ROW_SUBPART, ROW_TOTAL } RowLook;

typedef struct {
  PangoLayout *layout;          /* NULL: nothing written */
  guint        first, last;     /* lines of it */
  double       x, width;
  guint        colour;
  gboolean     number;
  gboolean     has_bar;
  double       fraction, mark;
  gboolean     missed;
} DrawnCell;

typedef struct {
  PalPiece  base;
  RowLook   look;
  GArray   *cells;              /* DrawnCell */
  double    width;
  gboolean  ends;               /* the last slice of its row: a line below */
  gboolean  bare;               /* no lines at all */
  gboolean  ruled;              /* a box around each cell */
} RowPiece;

/* Drawing ---------------------------------------------------------------------------------------------------------- */

static void
draw_bar (const DrawnCell *cell, cairo_t *cr, double x, double y, double height)
{
  double left = x + cell->x + PAL_CELL_PADDING, width = cell->width - 2 * PAL_CELL_PADDING;
  double top = y + (height - BAR_HEIGHT) / 2;
  double end = CLAMP (cell->fraction, 0, 1) * width;

  pal_ink (cr, PAL_INK_BAR_REST);
  cairo_rectangle (cr, left, top, width, BAR_HEIGHT);
  cairo_fill (cr);
  pal_ink (cr, cell->missed ? PAL_INK_BAR_WARN : PAL_INK_BAR);
  cairo_rectangle (cr, left, top, end, BAR_HEIGHT);
  cairo_fill (cr);
  if (cell->mark < 0)
    return;
  pal_ink (cr, PAL_INK_TEXT);
  cairo_rectangle (cr, left + CLAMP (cell->mark, 0, 1) * width - 0.75, top - 2, 1.5, BAR_HEIGHT + 4);
  cairo_fill (cr);
}

/* Beside what is written by hand, in the middle. */
static double
top_of (const DrawnCell *cell, const RowPiece *row)
{
  if (!row->ruled)
    return ROW_PADDING;
  return (row->base.height - pal_layout_height (cell->layout, cell->first, cell->last)) / 2;
}

static void
draw_cell (const DrawnCell *cell, const RowPiece *row, cairo_t *cr, double x, double y)
{
  if (cell->has_bar)
    draw_bar (cell, cr, x, y, row->base.height);
  if (cell->layout == NULL || cell->last <= cell->first)
    return;
  pal_ink (cr, cell->colour);
  pal_layout_draw (cell->layout, cell->first, cell->last, cr, x + cell->x + PAL_CELL_PADDING, y + top_of (cell, row));
}

static void
draw_box (const DrawnCell *cell, const RowPiece *row, cairo_t *cr, double x, double y)
{
  pal_ink (cr, PAL_INK_DIM);
  cairo_set_line_width (cr, 0.5);
  cairo_rectangle (cr, x + cell->x, y, cell->width, row->base.height);
  cairo_stroke (cr);
}

static void
draw_edge (cairo_t *cr, guint colour, double thickness, double x, double y, double width)
{
  pal_ink (cr, colour);
  cairo_rectangle (cr, x, y - thickness / 2, width, thickness);
  cairo_fill (cr);
}

static void
draw_row (const PalPiece *piece, cairo_t *cr, double x, double y)
{
  const RowPiece *row = (const RowPiece *) piece;

  if (row->look == ROW_HEAD || row->look == ROW_TOTAL)
    {
      pal_ink (cr, PAL_INK_SUNKEN);
      cairo_rectangle (cr, x, y, row->width, piece->height);
      cairo_fill (cr);
    }
  if (row->look == ROW_TOTAL)
    draw_edge (cr, PAL_INK_LINE_STRONG, 0.8, x, y, row->width);
  for (guint i = 0; i < row->cells->len; i++)
    draw_cell (&g_array_index (row->cells, DrawnCell, i), row, cr, x, y);
  for (guint i = 0; row->ruled && i < row->cells->len; i++)
    draw_box (&g_array_index (row->cells, DrawnCell, i), row, cr, x, y);
  if (row->ends && !row->bare)
    draw_edge (cr, row->look == ROW_PLAIN ? PAL_INK_LINE : PAL_INK_LINE_STRONG, row->look == ROW_PLAIN ? 0.5 : 0.8, x,
               y + piece->height, row->width);
}

static void
say_row (const PalPiece *piece, GString *said)
{
  const RowPiece *row = (const RowPiece *) piece;
  gboolean first = TRUE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const DrawnCell *cell = &g_array_index (row->cells, DrawnCell, i);

      if (cell->layout == NULL || cell->last <= cell->first)
        continue;
      g_string_append_printf (said, "%s%s", first ? "" : " · ", pango_layout_get_text (cell->layout));
      first = FALSE;
    }
  g_string_append_c (said, '\n');
}

static void
free_row (PalPiece *piece)
{
  RowPiece *row = (RowPiece *) piece;

  for (guint i = 0; i < row->cells->len; i++)
    g_clear_object (&g_array_index (row->cells, DrawnCell, i).layout);
  g_array_unref (row->cells);
  g_free (row);
}

/* Making ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  PalPaper      *paper;
  PalPaperTable *table;
  PalPaperBand  *band;
  gboolean       landscape;
  gboolean       cut;           /* into several bands */
  const PalPiece *head;         /* of the band; NULL: none */
} Making;

static RowPiece *
row_piece_new (Making *making, RowLook look)
{
  RowPiece *row = g_new0 (RowPiece, 1);

  row->base.draw = draw_row;
  row->base.say = say_row;
  row->base.free = free_row;
  row->base.part = -1;
  row->base.landscape = making->landscape;
  row->base.head = look != ROW_HEAD ? making->head : NULL;
  row->look = look;
  row->cells = g_array_new (FALSE, TRUE, sizeof (DrawnCell));
  row->width = pal_paper_width (making->landscape);
  row->ends = TRUE;
  row->bare = making->table->bare || making->table->ruled > 0;
  row->ruled = making->table->ruled > 0;
  return row;
}

static void
add_drawn (Making *making, RowPiece *row, const char *text, PangoWeight weight, double x, double width, gboolean number,
           guint colour)
{
  DrawnCell cell = { .x = x, .width = width, .colour = colour, .number = number };

  if (text != NULL)
    {
      cell.layout = pal_paper_layout (making->paper->context, text, PAL_TABLE_SIZE, weight, width - 2 * PAL_CELL_PADDING);
      pango_layout_set_alignment (cell.layout, number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      cell.last = pango_layout_get_line_count (cell.layout);
    }
  g_array_append_val (row->cells, cell);
}

static double
height_of (const RowPiece *row)
{
  double height = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const DrawnCell *cell = &g_array_index (row->cells, DrawnCell, i);

      if (cell->layout != NULL)
        height = MAX (height, pal_layout_height (cell->layout, cell->first, cell->last));
      if (cell->has_bar)
        height = MAX (height, BAR_HEIGHT + 4);
    }
  return height + 2 * ROW_PADDING;
}

static guint
most_lines (const RowPiece *row)
{
  guint most = 0;

  for (guint i = 0; i < row->cells->len; i++)
    most = MAX (most, g_array_index (row->cells, DrawnCell, i).last);
  return most;
}

/* The same row, from line @first on. */
static RowPiece *
slice (Making *making, const RowPiece *whole, guint first)
{
  RowPiece *row = row_piece_new (making, whole->look);

  row->base.keep = FALSE;
  for (guint i = 0; i < whole->cells->len; i++)
    {
      DrawnCell cell = g_array_index (whole->cells, DrawnCell, i);

      if (cell.layout != NULL)
        g_object_ref (cell.layout);
      cell.has_bar = cell.has_bar && first == 0;
      cell.first = MIN (first, cell.last);
      cell.last = MIN (first + SLICE_LINES, cell.last);
      g_array_append_val (row->cells, cell);
    }
  row->base.height = height_of (row);
  row->ends = first + SLICE_LINES >= most_lines (whole);
  return row;
}

/* Takes the row. One that would fill most of a page goes on over several. */
static void
finish_row (Making *making, RowPiece *row)
{
  row->base.height = MAX (height_of (row), making->table->ruled);
  if (row->base.height <= pal_paper_height (making->landscape) / 2)
    {
      pal_paper_add (making->paper, &row->base);
      return;
    }
  for (guint first = 0; first < most_lines (row); first += SLICE_LINES)
    pal_paper_add (making->paper, &slice (making, row, first)->base);
  free_row (&row->base);
}

static guint
colour_of (PalPaperTextLook look)
{
  switch (look)
    {
    case PAL_PAPER_TEXT_DIM:
      return PAL_INK_DIM;
    case PAL_PAPER_TEXT_WARN:
      return PAL_INK_WARN;
    case PAL_PAPER_TEXT:
    case PAL_PAPER_TEXT_STRONG:
    case PAL_PAPER_TEXT_INDENT:
    default:
      return PAL_INK_TEXT;
    }
}

static void
add_cells (Making *making, RowPiece *piece, const PalPaperRow *row)
{
  static const PalPaperCell nothing;
  double x = 0;

  for (guint i = 0; i < making->band->columns->len; i++)
    {
      guint index = g_array_index (making->band->columns, guint, i);
      const PalPaperColumn *column = g_ptr_array_index (making->table->columns, index);
      const PalPaperCell *cell = index < row->cells->len ? &g_array_index (row->cells, PalPaperCell, index) : &nothing;
      double width = g_array_index (making->band->widths, double, i);
      double indent = cell->look == PAL_PAPER_TEXT_INDENT ? INDENT : 0;
      gboolean strong = cell->look == PAL_PAPER_TEXT_STRONG || row->look == PAL_PAPER_ROW_TOTAL;
      DrawnCell *drawn;

      add_drawn (making, piece, cell->text, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL, x + indent,
                 width - indent, column->flags & PAL_PAPER_NUMBER, colour_of (cell->look));
      drawn = &g_array_index (piece->cells, DrawnCell, i);
      drawn->has_bar = cell->has_bar;
      drawn->fraction = cell->fraction;
      drawn->mark = cell->mark;
      drawn->missed = cell->missed;
      x += width;
    }
}

/* The title of the rows below; it stays with the first of them. */
static void
add_part (Making *making, const PalPaperRow *row)
{
  RowPiece *piece = row_piece_new (making, row->look == PAL_PAPER_ROW_PART ? ROW_PART : ROW_SUBPART);
  const PalPaperCell *cell = &g_array_index (row->cells, PalPaperCell, 0);
  gboolean part = row->look == PAL_PAPER_ROW_PART;

  add_drawn (making, piece, cell->text, PANGO_WEIGHT_SEMIBOLD, 0, piece->width, FALSE, part ? PAL_INK_ACCENT : PAL_INK_TEXT);
  piece->base.height = height_of (piece);
  piece->base.space = part ? 8 : 2;
  piece->base.keep = TRUE;
  piece->ends = part;
  pal_paper_add (making->paper, &piece->base);
}

static void
add_heads (Making *making)
{
  RowPiece *piece = row_piece_new (making, ROW_HEAD);
  double x = 0;

  for (guint i = 0; i < making->band->columns->len; i++)
    {
      guint index = g_array_index (making->band->columns, guint, i);
      const PalPaperColumn *column = g_ptr_array_index (making->table->columns, index);
      double width = g_array_index (making->band->widths, double, i);

      add_drawn (making, piece, column->label, PANGO_WEIGHT_SEMIBOLD, x, width, column->flags & PAL_PAPER_NUMBER,
                 PAL_INK_TEXT);
      x += width;
    }
  piece->base.height = height_of (piece);
  piece->base.keep = TRUE;
  piece->base.space = 6;
  pal_paper_add (making->paper, &piece->base);
  making->head = &piece->base;
}

/* "(columns 2 / 3)" above a part of a table that was cut. */
static void
say_band (Making *making, guint number, guint n)
{
  g_autofree char *words = g_strdup_printf (C_("a table that is too wide for a page", "Columns, part %u of %u"), number, n);
  RowPiece *piece = row_piece_new (making, ROW_SUBPART);

  add_drawn (making, piece, words, PANGO_WEIGHT_NORMAL, 0, piece->width, FALSE, PAL_INK_DIM);
  piece->base.height = height_of (piece);
  piece->base.keep = TRUE;
  piece->base.space = number > 1 ? 16 : 4;
  piece->ends = FALSE;
  pal_paper_add (making->paper, &piece->base);
}

/* Whether anything is summed in the columns of this band. */
static gboolean
has_sum (Making *making, const PalPaperRow *row)
{
  for (guint i = 0; i < making->band->columns->len; i++)
    {
      guint index = g_array_index (making->band->columns, guint, i);
      const PalPaperColumn *column = g_ptr_array_index (making->table->columns, index);

      if ((column->flags & PAL_PAPER_NAME) == 0 && index < row->cells->len
          && g_array_index (row->cells, PalPaperCell, index).text != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_rows (Making *making)
{
  for (guint i = 0; i < making->table->rows->len; i++)
    {
      const PalPaperRow *row = g_ptr_array_index (making->table->rows, i);
      const PalPaperRow *next = i + 1 < making->table->rows->len ? g_ptr_array_index (making->table->rows, i + 1) : NULL;
      RowPiece *piece;

      if (row->look == PAL_PAPER_ROW_PART || row->look == PAL_PAPER_ROW_SUBPART)
        {
          add_part (making, row);
          continue;
        }
      if (row->look == PAL_PAPER_ROW_TOTAL && !has_sum (making, row))
        continue;
      piece = row_piece_new (making, row->look == PAL_PAPER_ROW_TOTAL ? ROW_TOTAL : ROW_PLAIN);
      add_cells (making, piece, row);
      piece->base.keep = next != NULL && next->look == PAL_PAPER_ROW_TOTAL && has_sum (making, next);
      finish_row (making, piece);
    }
}

/* From piece @first on: a band that fits a page is not cut, if it is the last on its page or a small one; of a longer one,
 * no row is left alone. */
static void
keep_together (Making *making, guint first)
{
  GPtrArray *pieces = making->paper->pieces;
  guint n = making->table->rows->len;
  double height = 0;

  for (guint i = first; i < pieces->len; i++)
    height += ((PalPiece *) g_ptr_array_index (pieces, i))->height + ((PalPiece *) g_ptr_array_index (pieces, i))->space;
  if (making->table->bare || n <= SMALL_ROWS || (making->cut && height < pal_paper_height (making->landscape)))
    for (guint i = first; i + 1 < pieces->len; i++)
      ((PalPiece *) g_ptr_array_index (pieces, i))->keep = TRUE;
  else
    ((PalPiece *) g_ptr_array_index (pieces, pieces->len - 2))->keep = TRUE;
}

/* Adds the pieces of a table. */
void
pal_paper_add_table (PalPaper *paper, PalPaperTable *table)
{
  Making making = { paper, table, .landscape = table->rows->len <= STAYING_ROWS && pal_paper_lies (paper) };
  g_autoptr (GPtrArray) bands = pal_paper_table_cut (table, paper->context, &making.landscape);

  if (making.landscape)
    pal_paper_lay_down (paper);
  making.cut = bands->len > 1;
  for (guint i = 0; i < bands->len; i++)
    {
      guint first = paper->pieces->len;

      making.band = g_ptr_array_index (bands, i);
      making.head = NULL;
      if (bands->len > 1)
        say_band (&making, i + 1, bands->len);
      if (!table->bare)
        add_heads (&making);
      add_rows (&making);
      keep_together (&making, first);
    }
}
