/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

#include <math.h>

/* What stays where it is while the matrix is scrolled: heads, names, totals, feet. */

#define SMALL 0.86      /* of the text, in em */
#define TAG   0.80
#define PAD   0.95      /* beside words */
#define TOTAL 3.1
#define BAR   2.6       /* length of the bar of the last total */

static void
draw_tick (PalMatrixDrawing *d, double x, double y)
{
  double em = d->plot.em;

  pal_matrix_ink (d, "pal_ok");
  cairo_set_line_width (d->cr, 0.14 * em);
  cairo_move_to (d->cr, x - 0.4 * em, y);
  cairo_line_to (d->cr, x - 0.1 * em, y + 0.3 * em);
  cairo_line_to (d->cr, x + 0.45 * em, y - 0.35 * em);
  cairo_stroke (d->cr);
}

static void
draw_tag (PalMatrixDrawing *d, const char *text, double x, double y, double room)
{
  double em = d->plot.em, width = MIN (pal_matrix_text_width (d, text, TAG * em, TRUE) + 0.5 * em, room + 2);

  pal_matrix_trace (d, round (x - width / 2), round (y - 0.75 * em), round (width), round (1.5 * em), 3);
  pal_matrix_ink (d, "pal_bad");
  cairo_fill (d->cr);
  pal_matrix_ink (d, "pal_surface");
  pal_matrix_text (d, text, x, y, 0.5, TAG * em, TRUE, width - 2);
}

/* One figure, aligned on @x as a text is. */
void
pal_matrix_figure (PalMatrixDrawing *d, const PalMatrixFigure *figure, double x, double y, double align, double room)
{
  double em = d->plot.em;

  if (figure->text == NULL)
    return;
  switch (figure->tone)
    {
    case PAL_MATRIX_TICK:
      draw_tick (d, x, y);
      return;
    case PAL_MATRIX_MISSING:
      draw_tag (d, figure->text, x, y, room);
      return;
    case PAL_MATRIX_DIM:
      pal_matrix_ink (d, "pal_dim");
      pal_matrix_text (d, figure->text, x, y, align, SMALL * em, FALSE, room);
      return;
    case PAL_MATRIX_BAD:
      pal_matrix_ink (d, "pal_bad");
      pal_matrix_text (d, figure->text, x, y, align, em, TRUE, room);
      return;
    case PAL_MATRIX_BOLD:
    case PAL_MATRIX_PLAIN: default:
      pal_matrix_ink (d, "pal_text");
      pal_matrix_text (d, figure->text, x, y, align, em, figure->tone == PAL_MATRIX_BOLD, room);
    }
}

static void
draw_bar (PalMatrixDrawing *d, const PalMatrixFigure *figure, double x, double y)
{
  double em = d->plot.em, height = round (0.6 * em), width = BAR * em;

  if (figure->part < 0)
    return;
  pal_matrix_ink (d, "pal_bar_rest");
  pal_matrix_trace (d, round (x), round (y - height / 2), width, height, 2);
  cairo_fill (d->cr);
  pal_matrix_ink (d, figure->low ? "pal_bad" : "pal_bar");
  pal_matrix_trace (d, round (x), round (y - height / 2), width * CLAMP (figure->part, 0, 1), height, 2);
  cairo_fill (d->cr);
}

/* Where the nth total stands at its right. */
static double
total_at (PalMatrixDrawing *d, int nth)
{
  double em = d->plot.em;

  return nth < PAL_MATRIX_TOTALS - 1 ? d->plot.right + (nth + 1) * TOTAL * em - 0.55 * em : d->plot.end - 0.8 * em;
}

static void
draw_totals (PalMatrixDrawing *d, const PalMatrixFigure *totals, double y)
{
  for (int t = 0; t < PAL_MATRIX_TOTALS; t++)
    {
      pal_matrix_figure (d, &totals[t], total_at (d, t), y, 1, 0);
      draw_bar (d, &totals[t], d->plot.right + (PAL_MATRIX_TOTALS - 1) * TOTAL * d->plot.em + 0.4 * d->plot.em, y);
    }
}

/* Heads -------------------------------------------------------------------------------------------------------------- */

static void
draw_head_of (PalMatrixDrawing *d, const PalMatrixColumn *column, double x)
{
  double em = d->plot.em, middle = x + d->plot.column / 2, room = d->plot.column - 3, y = 0.85 * em;

  if (column->current)
    pal_matrix_fill (d, "pal_accent_soft", x, 0, d->plot.column, d->plot.top);
  for (int i = 0; i < PAL_MATRIX_LINES; i++, y += 1.17 * em)
    {
      pal_matrix_ink (d, column->current && i == 1 ? "pal_accent" : i == 1 ? "pal_text" : "pal_dim");
      pal_matrix_text (d, column->lines[i], middle, y, 0.5, (i == 1 ? 0.97 : SMALL) * em, i == 1, room);
    }
}

static void
draw_heads (PalMatrixDrawing *d, guint first, guint last)
{
  const PalMatrixPlot *p = &d->plot;

  pal_matrix_fill (d, "pal_sunken", 0, 0, p->end, p->top);
  cairo_save (d->cr);
  cairo_rectangle (d->cr, p->left, 0, p->right - p->left, p->top);
  cairo_clip (d->cr);
  for (guint c = first; c < last; c++)
    {
      double x = p->left + c * p->column - p->x;

      draw_head_of (d, pal_matrix_table_column (d->self->table, c), x);
      pal_matrix_line (d, "pal_line", x + p->column - 0.5, 0, x + p->column - 0.5, p->top);
    }
  cairo_restore (d->cr);
  pal_matrix_ink (d, "pal_text");
  pal_matrix_text (d, d->self->table->corner, PAD * p->em, p->top - 0.85 * p->em, 0, 0.92 * p->em, TRUE, p->left - 1.4 * p->em);
  pal_matrix_ink (d, "pal_dim");
  for (int t = 0; p->totals && t < PAL_MATRIX_TOTALS; t++)
    pal_matrix_text (d, d->self->table->total_heads[t], total_at (d, t), p->top - 0.85 * p->em, 1, 0.92 * p->em, TRUE, 0);
}

/* Rows --------------------------------------------------------------------------------------------------------------- */

static void
draw_name (PalMatrixDrawing *d, const PalMatrixRow *row, double y)
{
  double em = d->plot.em, x = PAD * em, room = d->plot.left - x - 0.4 * em, width = pal_matrix_text_width (d, row->strong, em, TRUE);

  pal_matrix_ink (d, row->dim ? "pal_dim" : "pal_text");
  pal_matrix_text (d, row->strong, x, y, 0, em, TRUE, room);
  if (row->light != NULL && width + 0.5 * em < room - em)
    pal_matrix_text (d, row->light, x + width + 0.45 * em, y, 0, em, FALSE, room - width - 0.45 * em);
}

static void
draw_rows (PalMatrixDrawing *d, guint first, guint last)
{
  const PalMatrixPlot *p = &d->plot;
  gboolean cursor = gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (d->self->focus));

  cairo_save (d->cr);
  cairo_rectangle (d->cr, 0, p->top, p->end, p->bottom - p->top);
  cairo_clip (d->cr);
  for (guint r = first; r < last; r++)
    {
      const PalMatrixRow *row = pal_matrix_table_row (d->self->table, r);
      double y = p->top + r * p->row - p->y;

      if (cursor && r == d->self->row)
        pal_matrix_fill (d, "pal_accent_soft", 0, y, p->left, p->row);
      draw_name (d, row, y + p->row / 2);
      if (p->totals)
        draw_totals (d, row->totals, y + p->row / 2);
      pal_matrix_line (d, "pal_line", 0, y + p->row - 0.5, p->left, y + p->row - 0.5);
      pal_matrix_line (d, "pal_line", p->right, y + p->row - 0.5, p->end, y + p->row - 0.5);
    }
  cairo_restore (d->cr);
}

/* Feet --------------------------------------------------------------------------------------------------------------- */

static void
draw_feet (PalMatrixDrawing *d, guint first, guint last)
{
  const PalMatrixPlot *p = &d->plot;

  pal_matrix_fill (d, "pal_sunken", 0, p->bottom, p->end, p->below - p->bottom);
  pal_matrix_ink (d, "pal_dim");
  for (int f = 0; f < PAL_MATRIX_FEET; f++)
    pal_matrix_text (d, d->self->table->feet_heads[f], PAD * p->em, p->bottom + (f + 0.5) * p->foot, 0, 0.92 * p->em, FALSE, p->left - 1.3 * p->em);
  cairo_save (d->cr);
  cairo_rectangle (d->cr, p->left, p->bottom, p->right - p->left, p->below - p->bottom);
  cairo_clip (d->cr);
  for (guint c = first; c < last; c++)
    for (int f = 0; f < PAL_MATRIX_FEET; f++)
      pal_matrix_figure (d, &pal_matrix_table_column (d->self->table, c)->feet[f], p->left + (c + 0.5) * p->column - p->x,
                         p->bottom + (f + 0.5) * p->foot, 0.5, p->column - 4);
  cairo_restore (d->cr);
  if (p->totals)
    draw_totals (d, d->self->table->sums, p->bottom + 0.5 * p->foot);
}

void
pal_matrix_draw_edges (PalMatrixDrawing *d)
{
  const PalMatrixPlot *p = &d->plot;
  guint first_row, last_row, first, last;

  pal_matrix_seen (d->self, p, &first_row, &last_row, &first, &last);
  draw_rows (d, first_row, last_row);
  draw_heads (d, first, last);
  draw_feet (d, first, last);
  pal_matrix_line (d, "pal_line_strong", 0, p->top - 0.5, p->end, p->top - 0.5);
  pal_matrix_line (d, "pal_line_strong", 0, p->bottom - 0.5, p->end, p->bottom - 0.5);
  pal_matrix_line (d, "pal_line_strong", p->left - 0.5, 0, p->left - 0.5, p->bottom);
  pal_matrix_line (d, "pal_line_strong", p->right - 0.5, 0, p->right - 0.5, p->bottom);
  if (p->end > p->right)
    pal_matrix_line (d, "pal_line", p->end - 0.5, 0, p->end - 0.5, p->below);
}
