/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "pal-document.h"

G_BEGIN_DECLS

/* How blocks become pages: a block gives pieces, and pages are filled with pieces. A piece is never cut. */

#define PAL_PAGE_SHORT  595.276       /* A4 */
#define PAL_PAGE_LONG   841.890
#define PAL_PAGE_SIDE   45.0
#define PAL_PAGE_TOP    54.0
#define PAL_PAGE_BOTTOM 52.0
#define PAL_PAGE_HEAD   27.0          /* where the line of the head begins */
#define PAL_PAGE_FOOT   31.0          /* from below */

/* VISUAL, "Palette": the light names, since paper is. */
#define PAL_INK_TEXT        0x23272B
#define PAL_INK_DIM         0x5C6066
#define PAL_INK_ACCENT      0x17597A
#define PAL_INK_ACCENT_SOFT 0xDCEAF1
#define PAL_INK_WARN        0x805200
#define PAL_INK_LINE        0xE2DCD1
#define PAL_INK_LINE_STRONG 0xC4BBAD
#define PAL_INK_SUNKEN      0xF8F6F2
#define PAL_INK_BAR         0x4F8AA8
#define PAL_INK_BAR_WARN    0xB9770E
#define PAL_INK_BAR_REST    0xE4DED3

typedef struct _PalPiece PalPiece;

struct _PalPiece {
  void           (*draw) (const PalPiece *piece, cairo_t *cr, double x, double y);
  void           (*say) (const PalPiece *piece, GString *text);            /* NULL: nothing to read */
  void           (*free) (PalPiece *piece);
  double           height;
  double           space;       /* above; none at the top of a page */
  double           place;       /* of the page, when it is not passed yet; 0: follows */
  const PalPiece  *head;        /* drawn again above, where this piece begins a page */
  const char      *outline;     /* its name in the outline; owned by the piece */
  gboolean         keep;        /* on the page of the next piece */
  gboolean         fresh;       /* begins a page */
  gboolean         landscape;
  int              part;        /* begins this part; −1 */
};

typedef struct {
  const PalPiece *piece;
  double          x, y;
} PalPlaced;

typedef struct {
  gboolean  landscape;
  guint     part;
  guint     number, of;         /* within the part, from 1 */
  GArray   *placed;             /* PalPlaced */
} PalPaperPage;

typedef struct {
  PangoContext *context;
  GPtrArray    *pieces;         /* PalPiece, in order */
} PalPaper;

void           pal_ink (cairo_t *cr, guint colour);
double         pal_paper_width (gboolean landscape);
double         pal_paper_height (gboolean landscape);             /* of the body, as the width */
PangoLayout   *pal_paper_layout (PangoContext *context, const char *text, double size, PangoWeight weight, double width);
double         pal_layout_height (PangoLayout *layout, guint first, guint last);
void           pal_layout_draw (PangoLayout *layout, guint first, guint last, cairo_t *cr, double x, double y);
gboolean       pal_paper_lies (PalPaper *paper);                  /* the page that is being filled */
void           pal_paper_lay_down (PalPaper *paper);              /* what has to stand above what follows */
PalPiece      *pal_paper_add (PalPaper *paper, PalPiece *piece);
void           pal_paper_add_paragraph (PalPaper *paper, PalParagraphLook look, const char *text);
void           pal_paper_add_table (PalPaper *paper, PalPaperTable *table);
GPtrArray     *pal_paper_fill_pages (PalPaper *paper);

/* For the writer and for tests of the layout. */
GPtrArray     *pal_document_get_pages (PalDocument *self);        /* PalPaperPage */

G_END_DECLS
