/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-pen.h"

#include <glib/gi18n.h>
#include <math.h>

/* How a session looks: a strip with the colour and the pattern of its cohort, the hour, the code, what, where, who. What does
 * not fit is left out, the last first. */

#define RADIUS 4.0
#define STRIP 0.5              /* in em */
#define NARROW 3.1             /* em: narrower ones have their words on the side */

typedef struct {
  PalCalendarPen         *pen;
  const PalCalendarItem  *item;
  const PalCalendarPiece *piece;
  PalInk                  ink, soft;
  PalPattern              pattern;
  double                  x, y, width, height;
  double                  strip;
} Drawing;

static void
choose_look (Drawing *d)
{
  char color[8], soft[13];

  if (d->item->look >= 0)
    {
      pal_cohort_look ((guint) d->item->look, &d->pattern, color, soft);
      d->ink = PAL_INK_C1 + d->item->look % PAL_N_PATTERNS;
      d->soft = PAL_INK_C1_SOFT + d->item->look % PAL_N_PATTERNS;
    }
  else
    {
      d->pattern = PAL_PATTERN_PLEIN;
      d->ink = PAL_INK_BORDER;
      d->soft = PAL_INK_NONE_SOFT;
    }
  if (d->item->state & PAL_CALENDAR_CANCELLED)
    d->ink = PAL_INK_DIM;
}

static void
draw_frame (Drawing *d, guint flags)
{
  gboolean clash = d->item->state & PAL_CALENDAR_CLASH, proposed = d->item->state & PAL_CALENDAR_PROPOSED;
  gboolean empty = proposed || d->item->state & PAL_CALENDAR_CANCELLED;
  double line = clash || flags & PAL_PIECE_POINTED ? 2 : 1;

  pal_pen_round (d->pen, d->x + line / 2, d->y + line / 2, d->width - line, d->height - line, RADIUS);
  pal_pen_ink (d->pen, empty ? PAL_INK_SURFACE : d->soft);
  cairo_fill (d->pen->cr);
  pal_pen_hatch (d->pen, d->pattern, d->ink, d->x + 1, d->y + 1, d->strip - 1, d->height - 2);
  pal_pen_line (d->pen, d->ink, d->x + d->strip + 0.5, d->y + 1, d->x + d->strip + 0.5, d->y + d->height - 1, 1);
  pal_pen_round (d->pen, d->x + line / 2, d->y + line / 2, d->width - line, d->height - line, RADIUS);
  pal_pen_ink (d->pen, clash ? PAL_INK_BAD : d->ink);
  pal_pen_dashes (d->pen, proposed);
  cairo_set_line_width (d->pen->cr, line);
  cairo_stroke (d->pen->cr);
  pal_pen_dashes (d->pen, FALSE);
}

/* The sign of a clash, or the tick of what was held, before the hour. What is left of the line is at the @x given back. */
static double
draw_sign (Drawing *d, double x, double y)
{
  if (d->item->state & PAL_CALENDAR_CLASH)
    {
      pal_pen_sign (d->pen, PAL_INK_BAD, PAL_INK_SURFACE, x, y);
      return x + 1.2 * d->pen->em;
    }
  if (d->item->state & PAL_CALENDAR_HELD)
    {
      pal_pen_tick (d->pen, PAL_INK_OK, x + 1, y);
      return x + 1.05 * d->pen->em;
    }
  return x;
}

static char *
hour_words (const PalCalendarPiece *piece, const PalCalendarItem *item)
{
  g_autofree char *end = NULL, *start = pal_calendar_clock (item->minute);

  if (piece->first && item->minute + item->minutes <= PAL_CALENDAR_DAY)
    return g_steal_pointer (&start);
  end = pal_calendar_clock (item->minute + item->minutes);
  /* Translators: from one hour to one of the next day: "22:00 → 2:00". */
  return g_strdup_printf (C_("calendar", "%1$s → %2$s"), start, end);
}

/* Hour, code and title on one line. */
static void
draw_line (Drawing *d, double y)
{
  double x = draw_sign (d, d->x + d->strip + 0.4 * d->pen->em, y), right = d->x + d->width - 0.3 * d->pen->em;
  g_autofree char *hour = hour_words (d->piece, d->item);
  double hour_width = pal_pen_text (d->pen, PAL_INK_TEXT, hour, x, y, MAX (right - x, 1), 0, PAL_PEN_SMALL, TRUE);

  x += hour_width + 0.45 * d->pen->em;
  if (right - x > 1.2 * d->pen->em && d->item->code != NULL)
    x += pal_pen_text (d->pen, d->ink, d->item->code, x, y, right - x, 0, PAL_PEN_SMALL, TRUE) + 0.45 * d->pen->em;
  if (right - x <= 1.8 * d->pen->em || d->item->title == NULL)
    return;
  pal_pen_strike (d->pen, d->item->state & PAL_CALENDAR_CANCELLED);
  pal_pen_text (d->pen, PAL_INK_TEXT, d->item->title, x, y, right - x, 0, PAL_PEN_SMALL, FALSE);
  pal_pen_strike (d->pen, FALSE);
}

/* Too narrow for a line: code and hour from below upwards. */
static void
draw_upright (Drawing *d)
{
  g_autofree char *hour = hour_words (d->piece, d->item);
  double room = d->height - 0.4 * d->pen->em, middle = d->strip + (d->width - d->strip) / 2;

  if (d->width - d->strip < 0.95 * d->pen->em || room < 2 * d->pen->em)
    return;
  cairo_save (d->pen->cr);
  cairo_translate (d->pen->cr, d->x + middle, d->y + d->height - 0.3 * d->pen->em);
  cairo_rotate (d->pen->cr, -G_PI / 2);
  if (d->item->code != NULL)
    {
      double width = pal_pen_text (d->pen, d->ink, d->item->code, 0, 0, room, 0, PAL_PEN_SMALL * 0.94, TRUE);

      if (room - width > 3 * d->pen->em)
        pal_pen_text (d->pen, PAL_INK_TEXT, hour, width + 0.5 * d->pen->em, 0, room - width - 0.5 * d->pen->em, 0,
                      PAL_PEN_SMALL * 0.94, FALSE);
    }
  else
    pal_pen_text (d->pen, PAL_INK_TEXT, hour, 0, 0, room, 0, PAL_PEN_SMALL * 0.94, FALSE);
  cairo_restore (d->pen->cr);
}

/* One line, or two when it is narrow. The height it takes is given back. */
static double
draw_detail (Drawing *d, const char *text, double x, double y, double width, double bottom)
{
  double line = pal_pen_line_height (d->pen, PAL_PEN_SMALL);

  if (y + line > bottom)
    return 0;
  if (width < 6 * d->pen->em && pal_pen_width (d->pen, text, PAL_PEN_SMALL, FALSE) > 1.1 * width)
    return pal_pen_wrap (d->pen, PAL_INK_DIM, text, x, y, width, MIN (bottom - y, 2 * line), PAL_PEN_SMALL, FALSE);
  pal_pen_text (d->pen, PAL_INK_DIM, text, x, y + line / 2, width, 0, PAL_PEN_SMALL, FALSE);
  return line;
}

/* Where and who: on one line when they fit, else each on its own. */
static void
draw_lines (Drawing *d, double x, double y, double width, double bottom)
{
  g_auto (GStrv) lines = d->item->lines != NULL ? g_strsplit (d->item->lines, "\n", -1) : NULL;
  g_autofree char *together = lines != NULL ? g_strjoinv (" · ", lines) : NULL;

  if (lines == NULL || lines[0] == NULL)
    return;
  if (lines[1] != NULL && pal_pen_width (d->pen, together, PAL_PEN_SMALL, FALSE) <= width)
    {
      draw_detail (d, together, x, y, width, bottom);
      return;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    y += draw_detail (d, lines[i], x, y, width, bottom);
}

/* The hour at the left, the code at the right of the first line; below when they have no room there, with the sign. */
static double
draw_first_line (Drawing *d, double x, double y, double width)
{
  double line = pal_pen_line_height (d->pen, PAL_PEN_SMALL), start = x;
  g_autofree char *hour = hour_words (d->piece, d->item);
  double code_width = d->item->code != NULL ? pal_pen_width (d->pen, d->item->code, PAL_PEN_SMALL, TRUE) : 0;
  double hour_width = pal_pen_width (d->pen, hour, PAL_PEN_SMALL, TRUE);
  gboolean signs_first = hour_width + 1.2 * d->pen->em <= width;

  if (signs_first)
    start = draw_sign (d, x, y + line / 2);
  hour_width = pal_pen_text (d->pen, PAL_INK_TEXT, hour, start, y + line / 2, x + width - start, 0, PAL_PEN_SMALL, TRUE);
  if (signs_first && start + hour_width + 0.35 * d->pen->em + code_width <= x + width)
    {
      if (code_width > 0)
        pal_pen_text (d->pen, d->ink, d->item->code, x + width, y + line / 2, 0, 1, PAL_PEN_SMALL, TRUE);
      return line;
    }
  if (d->height < 2.9 * d->pen->em || (code_width == 0 && signs_first))
    return line;
  start = signs_first ? x : draw_sign (d, x, y + line * 1.5);
  if (code_width > 0)
    pal_pen_text (d->pen, d->ink, d->item->code, start, y + line * 1.5, MAX (x + width - start, 1), 0, PAL_PEN_SMALL, TRUE);
  return line * 2;
}

static void
draw_words (Drawing *d)
{
  double em = d->pen->em, x = d->x + d->strip + 0.38 * em, y = d->y + 0.2 * em, bottom = d->y + d->height - 0.15 * em;
  double width = d->x + d->width - 0.3 * em - x, height = 0;
  double size = width < 7 * em || d->height < 3.2 * em ? PAL_PEN_SMALL : PAL_PEN_TEXT;

  y += draw_first_line (d, x, y, width);
  pal_pen_strike (d->pen, d->item->state & PAL_CALENDAR_CANCELLED);
  if (d->item->title != NULL && width >= 3.4 * em)
    height = pal_pen_wrap (d->pen, d->item->state & PAL_CALENDAR_CANCELLED ? PAL_INK_DIM : PAL_INK_TEXT, d->item->title, x, y,
                           width, bottom - y, size, TRUE);
  pal_pen_strike (d->pen, FALSE);
  y += height + 0.12 * em;
  draw_lines (d, x, y, width, bottom);
}

static void
draw_more (PalCalendarPen *pen, const PalCalendarPiece *piece)
{
  /* Translators: so many more than are shown on a day. */
  g_autofree char *words = g_strdup_printf (C_("calendar", "+%u"), piece->n_more);

  pal_pen_text (pen, PAL_INK_ACCENT, words, piece->area.origin.x + 0.5 * pen->em, piece->area.origin.y + piece->area.size.height / 2,
                piece->area.size.width - pen->em, 0, PAL_PEN_SMALL, TRUE);
}

/* Within its area on the canvas. @flags: PalPieceFlags. */
void
pal_calendar_draw_piece (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPiece *piece, guint flags)
{
  Drawing d = { .pen = pen, .item = pal_calendar_scene_item (scene, piece), .piece = piece, .x = piece->area.origin.x,
                .y = piece->area.origin.y, .width = piece->area.size.width, .height = piece->area.size.height };

  if (d.item == NULL)
    {
      draw_more (pen, piece);
      return;
    }
  d.strip = MIN (round (STRIP * pen->em), d.width / 2);
  choose_look (&d);
  draw_frame (&d, flags);
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, d.x + 1, d.y + 1, MAX (d.width - 2, 0), MAX (d.height - 2, 0));
  cairo_clip (pen->cr);
  if (d.width < NARROW * pen->em)
    draw_upright (&d);
  else if (d.height < 2.7 * pen->em || scene->mode == PAL_CALENDAR_MONTH)
    draw_line (&d, d.y + MIN (d.height / 2, 0.85 * pen->em));
  else
    draw_words (&d);
  cairo_restore (pen->cr);
}
