/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PAL_MATRIX_LINES  4    /* of the head of a column; the second is the strong one */
#define PAL_MATRIX_FEET   3    /* figures below a column */
#define PAL_MATRIX_TOTALS 5    /* figures at the right of a row; the last may have a bar */

typedef enum {
  PAL_MATRIX_BLANK,      /* nothing belongs there */
  PAL_MATRIX_OPEN,       /* something is still to be said */
  PAL_MATRIX_CALM,       /* a dim letter */
  PAL_MATRIX_WARM,       /* a box in ochre */
  PAL_MATRIX_DASHED,     /* a pill with a dashed edge */
  PAL_MATRIX_STRONG,     /* a filled box in red */
} PalMatrixLook;

typedef enum {
  PAL_MATRIX_PLAIN,
  PAL_MATRIX_DIM,
  PAL_MATRIX_BOLD,
  PAL_MATRIX_BAD,        /* red and strong */
  PAL_MATRIX_MISSING,    /* a filled tag */
  PAL_MATRIX_TICK,       /* a tick in place of the text, which is said aloud only */
} PalMatrixTone;

typedef struct {
  PalMatrixLook  look;
  char           text[12];   /* what is drawn */
  const char    *words;      /* what is said aloud; static */
} PalMatrixCell;

typedef struct {
  char          *text;       /* NULL: nothing */
  PalMatrixTone  tone;
  double         part;       /* of a bar before the text, 0 to 1; negative: none */
  gboolean       low;        /* the bar is red */
} PalMatrixFigure;

typedef struct {
  char            *lines[PAL_MATRIX_LINES];
  char            *words;    /* its name aloud and where the pointer rests */
  gboolean         current, later;
  PalMatrixFigure  feet[PAL_MATRIX_FEET];
} PalMatrixColumn;

typedef struct {
  char            *strong, *light;
  char            *words;
  gboolean         dim;
  PalMatrixFigure  totals[PAL_MATRIX_TOTALS];
} PalMatrixRow;

typedef struct {
  guint row, first, last;
} PalMatrixFrame;

/* What a matrix shows. */
typedef struct {
  char            *corner;
  char            *total_heads[PAL_MATRIX_TOTALS];
  char            *feet_heads[PAL_MATRIX_FEET];
  PalMatrixFigure  sums[PAL_MATRIX_TOTALS];
  GPtrArray       *columns;  /* PalMatrixColumn */
  GPtrArray       *rows;     /* PalMatrixRow */
  PalMatrixCell   *cells;    /* row by row */
  GArray          *frames;   /* PalMatrixFrame: what follows each other is drawn as one */
} PalMatrixTable;

PalMatrixTable  *pal_matrix_table_new (guint n_rows, guint n_columns);
void             pal_matrix_table_free (PalMatrixTable *table);
PalMatrixColumn *pal_matrix_table_column (const PalMatrixTable *table, guint index);
PalMatrixRow    *pal_matrix_table_row (const PalMatrixTable *table, guint index);
PalMatrixCell   *pal_matrix_table_cell (const PalMatrixTable *table, guint row, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMatrixTable, pal_matrix_table_free)

/* A table of letters that is filled by keys: one letter a cell, and the cursor goes on to the next row. Heads, names and totals
 * stay where they are while it is scrolled. Nothing is changed by the widget itself: it says what was typed.
 * Signals: "marked" (row, column, letter), "counted" (row, column, number) of digits after a letter, "cleared" (row, column),
 * "copied-down" (row, column), "filled" (column), "pressed" (row, column) on the cell with the cursor,
 * "column-activated" (column), "row-activated" (row), "moved" (row, column) by hand. */
#define PAL_TYPE_MATRIX (pal_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PalMatrix, pal_matrix, PAL, MATRIX, GtkWidget)

GtkWidget      *pal_matrix_new (const char *name);
void            pal_matrix_set_letters (PalMatrix *self, const gunichar *letters, guint n_letters);
void            pal_matrix_show (PalMatrix *self, PalMatrixTable *table);
gboolean        pal_matrix_get_cursor (PalMatrix *self, guint *row, guint *column);
void            pal_matrix_set_cursor (PalMatrix *self, guint row, guint column);
void            pal_matrix_forget_number (PalMatrix *self);
int             pal_matrix_digit_of (guint keyval);
gboolean        pal_matrix_get_area (PalMatrix *self, guint row, guint column, GdkRectangle *area);

G_END_DECLS
