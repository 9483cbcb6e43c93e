/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-document-private.h"

G_BEGIN_DECLS

typedef struct {
  char             *text;       /* NULL: a bar, or nothing */
  PalPaperTextLook  look;
  gboolean          has_bar;
  double            fraction, mark;
  gboolean          missed;
} PalPaperCell;

typedef struct {
  char          *label;
  PalPaperFlags  flags;
  double         narrowest, natural;   /* its widths: the longest word, the longest text on one line */
} PalPaperColumn;

typedef struct {
  PalPaperRowLook  look;
  GArray          *cells;       /* PalPaperCell, one a column; PART: one */
} PalPaperRow;

struct _PalPaperTable {
  GPtrArray *columns;           /* PalPaperColumn */
  GPtrArray *rows;              /* PalPaperRow */
  gboolean   bare;
  double     ruled;             /* rows are so high, and boxed; 0: they are not */
};

/* Some of the columns, beside each other on a page. */
typedef struct {
  GArray   *columns;            /* guint */
  GArray   *widths;             /* double, the padding in it */
} PalPaperBand;

#define PAL_TABLE_SIZE    8.5   /* of its text */
#define PAL_CELL_PADDING  4.0

GPtrArray     *pal_paper_table_cut (PalPaperTable *table, PangoContext *context, gboolean *landscape);   /* PalPaperBand */

G_END_DECLS
