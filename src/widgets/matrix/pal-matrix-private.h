/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-matrix.h"

G_BEGIN_DECLS

struct _PalMatrix {
  GtkWidget       parent_instance;

  char           *name;
  PalMatrixTable *table;        /* NULL: nothing to show */
  gunichar        letters[8];
  guint           n_letters;
  guint           row, column;  /* of the cursor */

  gboolean        counting;     /* digits belong to the cell that was marked last */
  guint           counted_row, counted_column, number;

  GtkAdjustment  *across, *down;
  GtkWidget      *across_bar, *down_bar;
  GtkEventController *focus;
  double          names_width;  /* of the longest name, in em; 0: to be measured again */
  double          pull_x, pull_y;
  int             shown_width, shown_height;

  GPtrArray      *spots;        /* GtkWidget: the cells that are seen, for who listens */
  guint           idle;
};

/* Where things stand, in pixels. */
typedef struct {
  double   em;
  double   left, right;         /* of the columns that are seen */
  double   top, bottom;         /* of the rows that are seen */
  double   column, row, foot;   /* width and heights of one */
  double   end;                 /* where the totals end */
  double   below;               /* where the feet end */
  double   x, y;                /* how far it is scrolled */
  gboolean totals;              /* there is room for them */
} PalMatrixPlot;

enum {
  MARKED, COUNTED, CLEARED, COPIED_DOWN, FILLED, PRESSED, COLUMN_ACTIVATED, ROW_ACTIVATED, MOVED, N_MATRIX_SIGNALS,
};
extern guint pal_matrix_signals[N_MATRIX_SIGNALS];

double         pal_matrix_em (PalMatrix *self);
void           pal_matrix_plot (PalMatrix *self, PalMatrixPlot *plot);
void           pal_matrix_set_bounds (PalMatrix *self);
void           pal_matrix_place (PalMatrix *self, const PalMatrixPlot *plot, guint row, guint column, graphene_rect_t *area);
void           pal_matrix_reveal (PalMatrix *self, guint row, guint column);
void           pal_matrix_seen (PalMatrix *self, const PalMatrixPlot *plot, guint *first_row, guint *last_row, guint *first_column,
                                guint *last_column);
double         pal_matrix_head_height (double em);
double         pal_matrix_feet_height (double em);

typedef enum { PAL_MATRIX_NOWHERE, PAL_MATRIX_AT_CELL, PAL_MATRIX_AT_COLUMN, PAL_MATRIX_AT_ROW } PalMatrixPart;
PalMatrixPart  pal_matrix_find_at (PalMatrix *self, double x, double y, guint *row, guint *column);

gboolean       pal_matrix_key (PalMatrix *self, guint keyval, GdkModifierType state);
void           pal_matrix_move (PalMatrix *self, guint row, guint column, gboolean by_hand);
char          *pal_matrix_words (PalMatrix *self, guint row, guint column);
void           pal_matrix_update_spots (PalMatrix *self);
void           pal_matrix_place_spots (PalMatrix *self);

/* Drawing it once. */
typedef struct {
  PalMatrix     *self;
  PalMatrixPlot  plot;
  cairo_t       *cr;
  PangoLayout   *layout;
} PalMatrixDrawing;

void           pal_matrix_ink (PalMatrixDrawing *d, const char *name);
void           pal_matrix_text (PalMatrixDrawing *d, const char *text, double x, double y, double align, double size, gboolean strong, double room);
double         pal_matrix_text_width (PalMatrixDrawing *d, const char *text, double size, gboolean strong);
void           pal_matrix_fill (PalMatrixDrawing *d, const char *name, double x, double y, double width, double height);
void           pal_matrix_line (PalMatrixDrawing *d, const char *name, double x1, double y1, double x2, double y2);
void           pal_matrix_trace (PalMatrixDrawing *d, double x, double y, double width, double height, double radius);
void           pal_matrix_figure (PalMatrixDrawing *d, const PalMatrixFigure *figure, double x, double y, double align, double room);
void           pal_matrix_draw_edges (PalMatrixDrawing *d);
void           pal_matrix_draw (PalMatrix *self, GtkSnapshot *snapshot);

G_END_DECLS
