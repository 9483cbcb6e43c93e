/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-calendar-scene.h"
#include "widgets/pal-pattern.h"

G_BEGIN_DECLS

/* Strokes and words, on the screen and on paper. */

typedef enum {
  PAL_INK_SURFACE, PAL_INK_SUNKEN, PAL_INK_TEXT, PAL_INK_DIM, PAL_INK_LINE, PAL_INK_LINE_STRONG, PAL_INK_BORDER,
  PAL_INK_ACCENT, PAL_INK_ACCENT_SOFT, PAL_INK_ON_ACCENT, PAL_INK_WARN, PAL_INK_WARN_SOFT, PAL_INK_BAD, PAL_INK_BAD_SOFT,
  PAL_INK_OK, PAL_INK_NONE_SOFT,
  PAL_INK_C1, PAL_INK_C6 = PAL_INK_C1 + 5,
  PAL_INK_C1_SOFT, PAL_INK_C6_SOFT = PAL_INK_C1_SOFT + 5,
  PAL_N_INKS,
} PalInk;

typedef GdkRGBA PalCalendarPalette[PAL_N_INKS];

/* Pictures of patterns, made when they are needed. */
typedef struct {
  cairo_pattern_t *tiles[PAL_N_PATTERNS][PAL_N_INKS];
  int              scale;       /* pixels of the screen for one of ours */
} PalCalendarHatches;

typedef struct {
  cairo_t              *cr;
  PangoLayout          *layout;
  PangoFontDescription *font;
  PangoAttrList        *plain, *struck;   /* of the text */
  const GdkRGBA        *inks;
  PalCalendarHatches   *hatches;        /* NULL: on paper */
  double                em;
} PalCalendarPen;

/* Sizes of text, in em. */
#define PAL_PEN_TEXT 1.0
#define PAL_PEN_SMALL 0.88

void           pal_calendar_palette_read (PalCalendarPalette inks, GtkWidget *widget);
void           pal_calendar_palette_paper (PalCalendarPalette inks);
const char    *pal_calendar_ink_name (PalInk ink);

void           pal_pen_init (PalCalendarPen *pen, cairo_t *cr, PangoLayout *layout, const GdkRGBA *inks, PalCalendarHatches *hatches,
                             double em);
void           pal_pen_clear (PalCalendarPen *pen);
void           pal_pen_strike (PalCalendarPen *pen, gboolean on);
void           pal_pen_ink (PalCalendarPen *pen, PalInk ink);
void           pal_pen_fill (PalCalendarPen *pen, PalInk ink, double x, double y, double width, double height);
void           pal_pen_line (PalCalendarPen *pen, PalInk ink, double x1, double y1, double x2, double y2, double width);
void           pal_pen_round (PalCalendarPen *pen, double x, double y, double width, double height, double radius);
void           pal_pen_hatch (PalCalendarPen *pen, PalPattern pattern, PalInk ink, double x, double y, double width, double height);
void           pal_calendar_hatches_clear (PalCalendarHatches *hatches);
void           pal_pen_dashes (PalCalendarPen *pen, gboolean on);
void           pal_pen_sign (PalCalendarPen *pen, PalInk ink, PalInk ground, double x, double y);
void           pal_pen_tick (PalCalendarPen *pen, PalInk ink, double x, double y);
double         pal_pen_width (PalCalendarPen *pen, const char *text, double size, gboolean strong);
double         pal_pen_text (PalCalendarPen *pen, PalInk ink, const char *text, double x, double y, double width, double align,
                             double size, gboolean strong);
double         pal_pen_wrap (PalCalendarPen *pen, PalInk ink, const char *text, double x, double y, double width, double height,
                             double size, gboolean strong);
double         pal_pen_wrap_height (PalCalendarPen *pen, const char *text, double width, double size);
double         pal_pen_line_height (PalCalendarPen *pen, double size);

/* What is drawn with it. */
typedef enum {
  PAL_PIECE_POINTED = 1 << 0,
} PalPieceFlags;

void           pal_calendar_draw_piece (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPiece *piece, guint flags);
void           pal_calendar_draw_head (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot);
void           pal_calendar_draw_gutter (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot);
void           pal_calendar_draw_ground (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot);
void           pal_calendar_draw_month (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot);
void           pal_calendar_draw_now (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot);
void           pal_calendar_draw_notes (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, gint64 selected);
void           pal_calendar_draw_strips (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint row,
                                         double top);

G_END_DECLS
