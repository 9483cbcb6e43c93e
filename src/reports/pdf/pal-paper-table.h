/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table on paper. Its headings are repeated on each page; what is too wide for a page lies on its side, and what is
 * too wide even then goes on over several tables that repeat the columns of names. */

typedef enum {
  PAL_PAPER_PLAIN  = 0,
  PAL_PAPER_NUMBER = 1 << 0,    /* at the right edge */
  PAL_PAPER_NAME   = 1 << 1,    /* repeated when the table is cut into several; stands first */
  PAL_PAPER_LONG   = 1 << 2,    /* text that takes what room there is */
  PAL_PAPER_BAR    = 1 << 3,
  PAL_PAPER_CODE   = 1 << 4,    /* a date, a number of somebody's: not broken */
  PAL_PAPER_HAND   = 1 << 5,    /* filled in by hand: room for a signature, or with CODE for an hour */
} PalPaperFlags;

typedef enum { PAL_PAPER_ROW, PAL_PAPER_ROW_PART, PAL_PAPER_ROW_SUBPART, PAL_PAPER_ROW_TOTAL } PalPaperRowLook;

typedef enum {
  PAL_PAPER_TEXT, PAL_PAPER_TEXT_STRONG, PAL_PAPER_TEXT_DIM, PAL_PAPER_TEXT_WARN, PAL_PAPER_TEXT_INDENT,
} PalPaperTextLook;

typedef struct _PalPaperTable PalPaperTable;

PalPaperTable *pal_paper_table_new (void);
void           pal_paper_table_free (PalPaperTable *table);
void           pal_paper_table_set_bare (PalPaperTable *table);     /* no headings, no lines, all on one page */
void           pal_paper_table_set_ruled (PalPaperTable *table, double row_height);   /* a box around each cell, to write in */
void           pal_paper_table_add_column (PalPaperTable *table, const char *label, PalPaperFlags flags);
void           pal_paper_table_add_row (PalPaperTable *table, PalPaperRowLook look);
void           pal_paper_table_add_text (PalPaperTable *table, PalPaperTextLook look, const char *text);
void           pal_paper_table_add_bar (PalPaperTable *table, double fraction, double mark, gboolean missed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPaperTable, pal_paper_table_free)

G_END_DECLS
