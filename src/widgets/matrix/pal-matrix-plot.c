/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

#include <math.h>

/* Where things of the matrix stand. All sizes are in em, so that they follow the size of the text. */

#define ROW          2.3
#define FOOT         2.0
#define HEAD         5.2
#define LEAST_COLUMN 4.35
#define MOST_COLUMN  7.5
#define LEAST_NAMES  8.0
#define MOST_NAMES   15.0
#define TOTAL        3.1     /* one of the plain figures */
#define RATE         8.4     /* the last, with its bar */
#define LEAST_SEEN   6       /* columns beside the totals */

double
pal_matrix_em (PalMatrix *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE, dots = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dots > 0 ? dots : 96.0) / 72.0;
  return size > 0 ? size : 13.0;
}

double
pal_matrix_head_height (double em)
{
  return round (HEAD * em);
}

double
pal_matrix_feet_height (double em)
{
  return round (FOOT * em) * PAL_MATRIX_FEET;
}

static double
measure_text (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Of names and of the heads of the feet, in em. */
static double
measure_names (PalMatrix *self, double em)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double widest = 0;

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const PalMatrixRow *row = pal_matrix_table_row (self->table, i);
      g_autofree char *name = g_strdup_printf ("%s %s", row->strong, row->light != NULL ? row->light : "");

      widest = MAX (widest, measure_text (layout, name) * 1.06);   /* the strong part is a little wider */
    }
  for (int f = 0; f < PAL_MATRIX_FEET; f++)
    widest = MAX (widest, measure_text (layout, self->table->feet_heads[f]));
  return CLAMP (widest / em + 1.8, LEAST_NAMES, MOST_NAMES);
}

static double
totals_width (double em)
{
  return round ((PAL_MATRIX_TOTALS - 1) * TOTAL * em + RATE * em);
}

static int
bar_size (GtkWidget *bar, GtkOrientation across)
{
  int size;

  gtk_widget_measure (bar, across, -1, &size, NULL, NULL, NULL);
  return size;
}

/* How wide a column is, and where the totals begin. */
static void
plot_across (PalMatrix *self, PalMatrixPlot *plot, double width)
{
  guint n = MAX (self->table->columns->len, 1);
  double room, most = self->names_width;

  /* Names give way where little room is left: what is noted matters more. */
  plot->left = round (MIN (most, MAX (LEAST_NAMES, width / plot->em * 0.3)) * plot->em);
  plot->totals = width - plot->left - totals_width (plot->em) >= LEAST_SEEN * LEAST_COLUMN * plot->em;
  room = width - plot->left - (plot->totals ? totals_width (plot->em) : 0);
  plot->column = round (CLAMP (floor (room / n), LEAST_COLUMN * plot->em, MOST_COLUMN * plot->em));
  plot->right = plot->left + MAX (MIN (room, n * plot->column), 0);
  plot->end = plot->right + (plot->totals ? totals_width (plot->em) : 0);
}

void
pal_matrix_plot (PalMatrix *self, PalMatrixPlot *plot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self)), rows;

  plot->em = pal_matrix_em (self);
  if (self->names_width == 0)
    self->names_width = measure_names (self, plot->em);
  plot->row = round (ROW * plot->em);
  plot->foot = round (FOOT * plot->em);
  plot->top = pal_matrix_head_height (plot->em);
  rows = self->table->rows->len * plot->row;
  if (plot->top + rows + pal_matrix_feet_height (plot->em) > height)
    width -= bar_size (self->down_bar, GTK_ORIENTATION_HORIZONTAL);
  plot_across (self, plot, width);
  if (self->table->columns->len * plot->column > plot->right - plot->left + 0.5)
    height -= bar_size (self->across_bar, GTK_ORIENTATION_VERTICAL);
  plot->bottom = MAX (MIN (plot->top + rows, height - pal_matrix_feet_height (plot->em)), plot->top);
  plot->below = plot->bottom + pal_matrix_feet_height (plot->em);
  plot->x = round (gtk_adjustment_get_value (self->across));
  plot->y = round (gtk_adjustment_get_value (self->down));
}

/* What can be scrolled, after a change of size or of the table. */
void
pal_matrix_set_bounds (PalMatrix *self)
{
  PalMatrixPlot plot;
  double columns, rows;

  if (self->table == NULL)
    return;
  pal_matrix_plot (self, &plot);
  columns = self->table->columns->len * plot.column;
  rows = self->table->rows->len * plot.row;
  gtk_adjustment_configure (self->across, MIN (gtk_adjustment_get_value (self->across), MAX (columns - (plot.right - plot.left), 0)), 0,
                            columns, plot.column, 3 * plot.column, plot.right - plot.left);
  gtk_adjustment_configure (self->down, MIN (gtk_adjustment_get_value (self->down), MAX (rows - (plot.bottom - plot.top), 0)), 0, rows,
                            plot.row, 5 * plot.row, plot.bottom - plot.top);
}

void
pal_matrix_place (PalMatrix *self, const PalMatrixPlot *plot, guint row, guint column, graphene_rect_t *area)
{
  graphene_rect_init (area, (float) (plot->left + column * plot->column - plot->x), (float) (plot->top + row * plot->row - plot->y),
                      (float) plot->column, (float) plot->row);
}

/* The rows and columns of which a part is seen; last is one too many. */
void
pal_matrix_seen (PalMatrix *self, const PalMatrixPlot *plot, guint *first_row, guint *last_row, guint *first_column, guint *last_column)
{
  *first_row = (guint) MAX (floor (plot->y / plot->row), 0);
  *last_row = MIN ((guint) MAX (ceil ((plot->y + plot->bottom - plot->top) / plot->row), 0), self->table->rows->len);
  *first_column = (guint) MAX (floor (plot->x / plot->column), 0);
  *last_column = MIN ((guint) MAX (ceil ((plot->x + plot->right - plot->left) / plot->column), 0), self->table->columns->len);
}

static void
scroll_to (GtkAdjustment *adjustment, double from, double to)
{
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  if (from < value)
    gtk_adjustment_set_value (adjustment, from);
  else if (to > value + page)
    gtk_adjustment_set_value (adjustment, to - page);
}

/* Scrolls as far as needed to see a cell. */
void
pal_matrix_reveal (PalMatrix *self, guint row, guint column)
{
  PalMatrixPlot plot;

  if (self->table == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  pal_matrix_plot (self, &plot);
  scroll_to (self->across, column * plot.column, (column + 1) * plot.column);
  scroll_to (self->down, row * plot.row, (row + 1) * plot.row);
}

/* What stands at a place. */
PalMatrixPart
pal_matrix_find_at (PalMatrix *self, double x, double y, guint *row, guint *column)
{
  PalMatrixPlot plot;
  gboolean among_columns, among_rows;

  if (self->table == NULL)
    return PAL_MATRIX_NOWHERE;
  pal_matrix_plot (self, &plot);
  among_columns = x >= plot.left && x < plot.right;
  among_rows = y >= plot.top && y < plot.bottom;
  *column = among_columns ? (guint) ((x - plot.left + plot.x) / plot.column) : 0;
  *row = among_rows ? (guint) ((y - plot.top + plot.y) / plot.row) : 0;
  if (*column >= self->table->columns->len || *row >= self->table->rows->len)
    return PAL_MATRIX_NOWHERE;
  if (among_columns && among_rows)
    return PAL_MATRIX_AT_CELL;
  if (among_columns && y >= 0 && (y < plot.top || (y >= plot.bottom && y < plot.below)))
    return PAL_MATRIX_AT_COLUMN;
  return among_rows && x >= 0 && x < plot.left ? PAL_MATRIX_AT_ROW : PAL_MATRIX_NOWHERE;
}
