/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

#include <math.h>

#include "widgets/pal-theme.h"

/* How the cells of the matrix look. Colour never speaks alone: each look has a shape, and its letter. */

#define FRAME  1.6      /* around what follows each other, in pixels */
#define CURSOR 2.5

void
pal_matrix_ink (PalMatrixDrawing *d, const char *name)
{
  GdkRGBA color = pal_theme_color (GTK_WIDGET (d->self), name);

  gdk_cairo_set_source_rgba (d->cr, &color);
}

static void
set_text (PalMatrixDrawing *d, const char *text, double size, gboolean strong)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (d->self))));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (d->layout, font);
  pango_layout_set_text (d->layout, text, -1);
}

double
pal_matrix_text_width (PalMatrixDrawing *d, const char *text, double size, gboolean strong)
{
  int width;

  set_text (d, text, size, strong);
  pango_layout_set_width (d->layout, -1);
  pango_layout_get_pixel_size (d->layout, &width, NULL);
  return width;
}

/* @align 0 starts at @x, 0.5 is centred on it, 1 ends there; centred in height on @y. @room: cut to so many pixels; 0: never. */
void
pal_matrix_text (PalMatrixDrawing *d, const char *text, double x, double y, double align, double size, gboolean strong, double room)
{
  int width, height;

  if (text == NULL)
    return;
  set_text (d, text, size, strong);
  pango_layout_set_width (d->layout, -1);
  pango_layout_get_pixel_size (d->layout, &width, &height);
  if (room > 0 && width > room)
    {
      pango_layout_set_width (d->layout, (int) (room * PANGO_SCALE));
      width = (int) room;
    }
  cairo_move_to (d->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (d->cr, d->layout);
  cairo_new_path (d->cr);
}

void
pal_matrix_fill (PalMatrixDrawing *d, const char *name, double x, double y, double width, double height)
{
  if (width <= 0 || height <= 0)
    return;
  pal_matrix_ink (d, name);
  cairo_rectangle (d->cr, x, y, width, height);
  cairo_fill (d->cr);
}

void
pal_matrix_line (PalMatrixDrawing *d, const char *name, double x1, double y1, double x2, double y2)
{
  pal_matrix_ink (d, name);
  cairo_set_line_width (d->cr, 1);
  cairo_move_to (d->cr, x1, y1);
  cairo_line_to (d->cr, x2, y2);
  cairo_stroke (d->cr);
}

void
pal_matrix_trace (PalMatrixDrawing *d, double x, double y, double width, double height, double radius)
{
  double r = MAX (MIN (radius, MIN (width, height) / 2), 0);

  cairo_new_path (d->cr);
  cairo_arc (d->cr, x + width - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (d->cr, x + width - r, y + height - r, r, 0, G_PI / 2);
  cairo_arc (d->cr, x + r, y + height - r, r, G_PI / 2, G_PI);
  cairo_arc (d->cr, x + r, y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (d->cr);
}

/* Cells -------------------------------------------------------------------------------------------------------------- */

static void
draw_box (PalMatrixDrawing *d, const graphene_rect_t *area, const char *fill, const char *edge, double radius, gboolean dashed)
{
  const double pattern[] = { 3, 2.5 };
  double inset = round (0.3 * d->plot.em), side = round (0.38 * d->plot.em);

  pal_matrix_trace (d, area->origin.x + side + 0.5, area->origin.y + inset + 0.5, area->size.width - 2 * side - 1,
                    area->size.height - 2 * inset - 1, radius);
  pal_matrix_ink (d, fill);
  cairo_fill_preserve (d->cr);
  pal_matrix_ink (d, edge);
  cairo_set_line_width (d->cr, 1);
  cairo_set_dash (d->cr, pattern, dashed ? 2 : 0, 0);
  cairo_stroke (d->cr);
  cairo_set_dash (d->cr, NULL, 0, 0);
}

static void
draw_cell (PalMatrixDrawing *d, const PalMatrixCell *cell, const graphene_rect_t *area)
{
  double x = area->origin.x + area->size.width / 2, y = area->origin.y + area->size.height / 2, em = d->plot.em;

  switch (cell->look)
    {
    case PAL_MATRIX_WARM:
      draw_box (d, area, "pal_warn_soft", "pal_warn", 3, FALSE);
      pal_matrix_ink (d, "pal_warn");
      pal_matrix_text (d, cell->text, x, y, 0.5, 0.92 * em, TRUE, area->size.width - 4);
      break;
    case PAL_MATRIX_DASHED:
      draw_box (d, area, "pal_surface", "pal_dim", area->size.height, TRUE);
      pal_matrix_ink (d, "pal_text");
      pal_matrix_text (d, cell->text, x, y, 0.5, 0.92 * em, FALSE, 0);
      break;
    case PAL_MATRIX_STRONG:
      draw_box (d, area, "pal_bad", "pal_bad", 2, FALSE);
      pal_matrix_ink (d, "pal_surface");
      pal_matrix_text (d, cell->text, x, y, 0.5, 0.92 * em, TRUE, 0);
      break;
    case PAL_MATRIX_CALM:
      pal_matrix_ink (d, "pal_dim");
      pal_matrix_text (d, cell->text, x, y, 0.5, em, FALSE, 0);
      break;
    case PAL_MATRIX_OPEN:
      pal_matrix_ink (d, "pal_text");
      cairo_arc (d->cr, x, y, 0.14 * em, 0, 2 * G_PI);
      cairo_fill (d->cr);
      break;
    case PAL_MATRIX_BLANK: default:
      break;
    }
}

static gboolean
has_cursor (PalMatrixDrawing *d)
{
  return gtk_event_controller_focus_is_focus (GTK_EVENT_CONTROLLER_FOCUS (d->self->focus));
}

/* The row and the column that matter are tinted from one edge to the other, what is to come is sunken. */
static void
draw_ground (PalMatrixDrawing *d, guint first, guint last)
{
  const PalMatrixPlot *p = &d->plot;
  double y = p->top + d->self->row * p->row - p->y;

  for (guint c = first; c < last; c++)
    {
      const PalMatrixColumn *column = pal_matrix_table_column (d->self->table, c);
      double x = p->left + c * p->column - p->x;

      if (column->later)
        pal_matrix_fill (d, "pal_sunken", x, p->top, p->column, p->bottom - p->top);
      if (column->current)
        pal_matrix_fill (d, "pal_accent_soft", x, p->top, p->column, p->bottom - p->top);
    }
  if (has_cursor (d))
    pal_matrix_fill (d, "pal_accent_soft", p->left, y, p->right - p->left, p->row);
}

static void
draw_grid (PalMatrixDrawing *d, guint first_row, guint last_row, guint first, guint last)
{
  const PalMatrixPlot *p = &d->plot;

  for (guint r = first_row; r < last_row; r++)
    {
      double y = p->top + (r + 1) * p->row - p->y - 0.5;
      pal_matrix_line (d, "pal_line", p->left, y, p->right, y);
    }
  for (guint c = first; c < last; c++)
    {
      double x = p->left + (c + 1) * p->column - p->x - 0.5;
      pal_matrix_line (d, "pal_line", x, p->top, x, p->bottom);
    }
}

static void
draw_frames (PalMatrixDrawing *d)
{
  for (guint i = 0; i < d->self->table->frames->len; i++)
    {
      const PalMatrixFrame *frame = &g_array_index (d->self->table->frames, PalMatrixFrame, i);
      graphene_rect_t from, to;

      pal_matrix_place (d->self, &d->plot, frame->row, frame->first, &from);
      pal_matrix_place (d->self, &d->plot, frame->row, frame->last, &to);
      pal_matrix_trace (d, from.origin.x + 2, from.origin.y + 1, to.origin.x + to.size.width - from.origin.x - 4, from.size.height - 3, 5);
      pal_matrix_ink (d, "pal_bad");
      cairo_set_line_width (d->cr, FRAME);
      cairo_stroke (d->cr);
    }
}

/* On a cell that shows what it says; one where something is to be said asks. */
static void
draw_cursor (PalMatrixDrawing *d)
{
  graphene_rect_t area;
  const PalMatrixCell *cell;

  if (!has_cursor (d) || d->self->table->rows->len == 0)
    return;
  cell = pal_matrix_table_cell (d->self->table, d->self->row, d->self->column);
  pal_matrix_place (d->self, &d->plot, d->self->row, d->self->column, &area);
  pal_matrix_trace (d, area.origin.x + 0.5, area.origin.y + 0.5, area.size.width - 2, area.size.height - 2, 4);
  pal_matrix_ink (d, "pal_surface");
  cairo_fill (d->cr);
  if (cell->look != PAL_MATRIX_OPEN)
    draw_cell (d, cell, &area);
  else
    {
      pal_matrix_ink (d, "pal_text");
      pal_matrix_text (d, "?", area.origin.x + area.size.width / 2, area.origin.y + area.size.height / 2, 0.5, d->plot.em, FALSE, 0);
    }
  pal_matrix_trace (d, area.origin.x + 0.5, area.origin.y + 0.5, area.size.width - 2, area.size.height - 2, 4);
  pal_matrix_ink (d, "pal_accent");
  cairo_set_line_width (d->cr, CURSOR);
  cairo_stroke (d->cr);
}

static void
draw_cells (PalMatrixDrawing *d)
{
  const PalMatrixPlot *p = &d->plot;
  guint first_row, last_row, first, last;
  graphene_rect_t area;

  pal_matrix_seen (d->self, p, &first_row, &last_row, &first, &last);
  cairo_save (d->cr);
  cairo_rectangle (d->cr, p->left, p->top, p->right - p->left, p->bottom - p->top);
  cairo_clip (d->cr);
  draw_ground (d, first, last);
  draw_grid (d, first_row, last_row, first, last);
  for (guint r = first_row; r < last_row; r++)
    for (guint c = first; c < last; c++)
      {
        pal_matrix_place (d->self, p, r, c, &area);
        draw_cell (d, pal_matrix_table_cell (d->self->table, r, c), &area);
      }
  draw_frames (d);
  draw_cursor (d);
  cairo_restore (d->cr);
}

void
pal_matrix_draw (PalMatrix *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  PalMatrixDrawing d = { .self = self };

  if (self->table == NULL || width <= 0 || height <= 0)
    return;
  pal_matrix_plot (self, &d.plot);
  d.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  d.layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  pango_layout_set_ellipsize (d.layout, PANGO_ELLIPSIZE_END);
  draw_cells (&d);
  pal_matrix_draw_edges (&d);
  g_object_unref (d.layout);
  cairo_destroy (d.cr);
}
