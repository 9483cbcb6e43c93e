/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-paper-table-private.h"

/* What a table holds, and how wide its columns are. */

#define MEASURED_ROWS 300       /* as many of a long table are measured, evenly */
#define TEXT_MOST     130.0     /* no column asks for more, whatever its longest text */
#define LONG_MOST     240.0
#define LONG_LEAST    110.0     /* a long text in less is a tower */
#define WORD_MOST     90.0      /* a longer word is broken */
#define HEAD_MOST     58.0      /* a shorter heading is not broken */
#define BAR_WIDTH     56.0
#define SIGN_WIDTH    72.0      /* a signature, at least */
#define SIGN_NATURAL  110.0
#define HOUR_WIDTH    40.0      /* an hour, by hand */

static void
column_free (gpointer data)
{
  PalPaperColumn *column = data;

  g_free (column->label);
  g_free (column);
}

static void
cell_clear (gpointer data)
{
  g_free (((PalPaperCell *) data)->text);
}

static void
row_free (gpointer data)
{
  PalPaperRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

PalPaperTable *
pal_paper_table_new (void)
{
  PalPaperTable *table = g_new0 (PalPaperTable, 1);

  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

void
pal_paper_table_free (PalPaperTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

void
pal_paper_table_set_bare (PalPaperTable *table)
{
  table->bare = TRUE;
}

void
pal_paper_table_set_ruled (PalPaperTable *table, double row_height)
{
  table->ruled = row_height;
}

void
pal_paper_table_add_column (PalPaperTable *table, const char *label, PalPaperFlags flags)
{
  PalPaperColumn *column = g_new0 (PalPaperColumn, 1);

  column->label = g_strdup (label != NULL ? label : "");
  column->flags = flags;
  g_ptr_array_add (table->columns, column);
}

/* Its cells are added after it, one a column; of a part, its title alone. */
void
pal_paper_table_add_row (PalPaperTable *table, PalPaperRowLook look)
{
  PalPaperRow *row = g_new0 (PalPaperRow, 1);

  row->look = look;
  row->cells = g_array_new (FALSE, TRUE, sizeof (PalPaperCell));
  g_array_set_clear_func (row->cells, cell_clear);
  g_ptr_array_add (table->rows, row);
}

static void
add_cell (PalPaperTable *table, const PalPaperCell *cell)
{
  PalPaperRow *row = g_ptr_array_index (table->rows, table->rows->len - 1);

  g_array_append_vals (row->cells, cell, 1);
}

/* NULL: nothing is known */
void
pal_paper_table_add_text (PalPaperTable *table, PalPaperTextLook look, const char *text)
{
  PalPaperCell cell = { .look = look, .text = text != NULL && *text != '\0' ? g_strdup (text) : NULL };

  add_cell (table, &cell);
}

/* @fraction, @mark: of the whole; a fraction below 0 is no bar. The mark says where one should be, below 0 nowhere;
 * @missed: the fraction is on its wrong side. */
void
pal_paper_table_add_bar (PalPaperTable *table, double fraction, double mark, gboolean missed)
{
  PalPaperCell cell = { .has_bar = fraction >= 0, .fraction = fraction, .mark = mark, .missed = missed };

  add_cell (table, &cell);
}

/* Widths ----------------------------------------------------------------------------------------------------------- */

static void
measure (PalPaperColumn *column, PangoContext *context, const char *text, PangoWeight weight)
{
  const double limits[] = { 0, -1 };
  double widths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PangoLayout) layout = pal_paper_layout (context, text, PAL_TABLE_SIZE, weight, limits[i]);
      PangoRectangle logical;

      pango_layout_get_extents (layout, NULL, &logical);
      widths[i] = logical.width / (double) PANGO_SCALE + 0.5 + 2 * PAL_CELL_PADDING;
    }
  column->narrowest = MAX (column->narrowest, MIN (widths[0], WORD_MOST));
  column->natural = MAX (column->natural, MIN (widths[1], column->flags & PAL_PAPER_LONG ? LONG_MOST : TEXT_MOST));
}

static void
measure_column (PalPaperTable *table, PangoContext *context, guint i)
{
  PalPaperColumn *column = g_ptr_array_index (table->columns, i);
  guint stride = table->rows->len / MEASURED_ROWS + 1;
  double head;

  column->narrowest = column->natural = 0;
  if (!table->bare)
    measure (column, context, column->label, PANGO_WEIGHT_SEMIBOLD);
  if (column->natural > HEAD_MOST)
    column->natural = column->narrowest;
  else if (column->flags & PAL_PAPER_NUMBER)
    column->narrowest = column->natural;
  head = column->narrowest;
  for (guint j = 0; j < table->rows->len; j += stride)
    {
      const PalPaperRow *row = g_ptr_array_index (table->rows, j);
      const PalPaperCell *cell = i < row->cells->len ? &g_array_index (row->cells, PalPaperCell, i) : NULL;
      gboolean part = row->look == PAL_PAPER_ROW_PART || row->look == PAL_PAPER_ROW_SUBPART;

      if (cell != NULL && cell->text != NULL && !part)
        measure (column, context, cell->text,
                 cell->look == PAL_PAPER_TEXT_STRONG || row->look == PAL_PAPER_ROW_TOTAL ? PANGO_WEIGHT_SEMIBOLD
                                                                                       : PANGO_WEIGHT_NORMAL);
    }
  if (column->flags & PAL_PAPER_BAR)
    column->narrowest = column->natural = MAX (head, BAR_WIDTH);
  if (column->flags & PAL_PAPER_HAND)
    {
      column->narrowest = MAX (head, column->flags & PAL_PAPER_CODE ? HOUR_WIDTH : SIGN_WIDTH);
      column->natural = column->flags & PAL_PAPER_CODE ? column->narrowest : SIGN_NATURAL;
    }
  if (column->flags & (PAL_PAPER_NUMBER | PAL_PAPER_CODE))
    column->narrowest = MAX (column->narrowest, MIN (column->natural, WORD_MOST));
  column->natural = MAX (column->natural, column->narrowest);
}

/* A width in which it is read with ease. */
static double
comfort (const PalPaperColumn *column)
{
  double least = column->flags & PAL_PAPER_LONG ? LONG_LEAST : 62;

  return MIN (column->natural, MAX (column->narrowest, least));
}

static PalPaperColumn *
column_of (PalPaperTable *table, guint i)
{
  return g_ptr_array_index (table->columns, i);
}

/* Whether it takes of the room that is left. */
static gboolean
grows (const PalPaperColumn *column)
{
  if ((column->flags & PAL_PAPER_HAND) != 0 && (column->flags & PAL_PAPER_CODE) != 0)
    return FALSE;
  return column->flags & PAL_PAPER_LONG || (column->flags & (PAL_PAPER_NUMBER | PAL_PAPER_BAR)) == 0;
}

/* The columns of a band share a width: what they need, then what they would like, then the rest for those of text. */
static void
share_width (PalPaperTable *table, PalPaperBand *band, double available)
{
  double least = 0, natural = 0, growing = 0, factor, rest;

  for (guint i = 0; i < band->columns->len; i++)
    {
      const PalPaperColumn *column = column_of (table, g_array_index (band->columns, guint, i));

      least += column->narrowest;
      natural += column->natural;
      if (grows (column))
        growing += column->natural;
    }
  factor = natural > least ? CLAMP ((available - least) / (natural - least), 0, 1) : 0;
  rest = MAX (0, available - natural);
  for (guint i = 0; i < band->columns->len; i++)
    {
      const PalPaperColumn *column = column_of (table, g_array_index (band->columns, guint, i));
      double width = column->narrowest + factor * (column->natural - column->narrowest);

      if (least > available)
        width *= available / least;
      if (grows (column) && growing > 0)
        width += rest * column->natural / growing;
      g_array_append_val (band->widths, width);
    }
}

static void
band_free (gpointer data)
{
  PalPaperBand *band = data;

  g_array_unref (band->columns);
  g_array_unref (band->widths);
  g_free (band);
}

/* A band that already has the columns of names. */
static PalPaperBand *
begin_band (PalPaperTable *table, GPtrArray *bands, double *used)
{
  PalPaperBand *band = g_new0 (PalPaperBand, 1);

  band->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  band->widths = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (bands, band);
  *used = 0;
  for (guint i = 0; i < table->columns->len; i++)
    if (column_of (table, i)->flags & PAL_PAPER_NAME)
      {
        *used += comfort (column_of (table, i));
        g_array_append_val (band->columns, i);
      }
  return band;
}

/* As many columns a band as @most allows; columns of names are not counted. */
static GPtrArray *
fill_bands (PalPaperTable *table, double most)
{
  GPtrArray *bands = g_ptr_array_new_with_free_func (band_free);
  double used;
  PalPaperBand *band = begin_band (table, bands, &used);
  guint names = band->columns->len;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const PalPaperColumn *column = column_of (table, i);

      if (column->flags & PAL_PAPER_NAME)
        continue;
      if (band->columns->len > names && used + comfort (column) > most)
        band = begin_band (table, bands, &used);
      g_array_append_val (band->columns, i);
      used += comfort (column);
    }
  return bands;
}

/* The bands are as wide as each other, as far as whole columns allow: a last one of one column looks forgotten. */
static GPtrArray *
balanced_bands (PalPaperTable *table, double available)
{
  g_autoptr (GPtrArray) bands = fill_bands (table, available);
  guint n = bands->len;

  for (double most = available * 0.5; n > 1 && most < available; most += 8)
    {
      g_autoptr (GPtrArray) narrower = fill_bands (table, most);

      if (narrower->len == n)
        return g_steal_pointer (&narrower);
    }
  return g_steal_pointer (&bands);
}

/* Cuts a table into bands (PalPaperBand) that fit a page. @landscape: in, the page lies on its side; out, it does or has
 * to. Full transfer. */
GPtrArray *
pal_paper_table_cut (PalPaperTable *table, PangoContext *context, gboolean *landscape)
{
  double needed = 0, available;
  GPtrArray *bands;

  for (guint i = 0; i < table->columns->len; i++)
    {
      measure_column (table, context, i);
      needed += comfort (column_of (table, i));
    }
  /* What is filled in by hand stays in one piece, upright. */
  *landscape |= table->ruled <= 0 && needed > pal_paper_width (FALSE);
  available = pal_paper_width (*landscape);
  bands = table->ruled > 0 ? fill_bands (table, G_MAXDOUBLE) : balanced_bands (table, available);
  for (guint i = 0; i < bands->len; i++)
    share_width (table, g_ptr_array_index (bands, i), available);
  return bands;
}
