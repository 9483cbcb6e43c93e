/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-pen.h"

#include <glib/gi18n.h>
#include <math.h>

/* What stands behind and beside the sessions: names of days, strips, hours, holidays. */

static gboolean
is_today (const PalCalendarScene *scene, guint day)
{
  return g_date_valid (&scene->today) && g_date_get_julian (&scene->today) == pal_calendar_scene_day (scene, day);
}

static void
hatch (PalCalendarPen *pen, PalInk ink, PalInk ground, double x, double y, double width, double height)
{
  pal_pen_fill (pen, ground, x, y, width, height);
  pal_pen_hatch (pen, PAL_PATTERN_DIAG, ink, x, y, width, height);
}

/* The head ----------------------------------------------------------------------------------------------------------- */

/* The name of a day as long as there is room for: "Tuesday 7", "Tue 7", "7". */
static char *
fitting_name (PalCalendarPen *pen, const GDate *date, double width)
{
  g_autofree char *name = pal_calendar_day_name (date, FALSE);

  if (pal_pen_width (pen, name, PAL_PEN_TEXT, TRUE) <= width)
    return g_steal_pointer (&name);
  g_free (name);
  name = pal_calendar_day_name (date, TRUE);
  if (pal_pen_width (pen, name, PAL_PEN_TEXT, TRUE) <= width)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%d", g_date_get_day (date));
}

static void
draw_day_name (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint day)
{
  double left = pal_calendar_plot_x (plot, scene, day), right = pal_calendar_plot_x (plot, scene, day + 1), y = round (plot->head / 2);
  double width = right - left - 1.2 * pen->em, used;
  gboolean today = is_today (scene, day), holiday = pal_calendar_scene_holiday (scene, day) != NULL;
  guint n = pal_calendar_scene_count (scene, day);
  g_autofree char *name = NULL, *count = g_strdup_printf (ngettext ("%u session", "%u sessions", n), n);
  GDate date;

  pal_calendar_scene_date (scene, day, &date);
  name = fitting_name (pen, &date, width);
  if (today)
    {
      pal_pen_fill (pen, PAL_INK_ACCENT_SOFT, left + 1, 0, right - left - 1, plot->head);
      pal_pen_fill (pen, PAL_INK_ACCENT, left + 1, 0, right - left - 1, 3);
    }
  used = pal_pen_text (pen, today ? PAL_INK_ACCENT : holiday ? PAL_INK_DIM : PAL_INK_TEXT, name, left + 0.6 * pen->em, y, width, 0,
                       PAL_PEN_TEXT, TRUE);
  if (n > 0 && used + 0.5 * pen->em + pal_pen_width (pen, count, PAL_PEN_SMALL, FALSE) <= width)
    pal_pen_text (pen, PAL_INK_DIM, count, right - 0.6 * pen->em, y, 0, 1, PAL_PEN_SMALL, FALSE);
}

static void
draw_strip (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, const PalCalendarStrip *strip, double y)
{
  const PalCalendarMark *mark = g_ptr_array_index (scene->marks, strip->mark);
  gboolean away = mark->kind == PAL_CALENDAR_AWAY;
  double x = pal_calendar_plot_x (plot, scene, strip->first % scene->n_columns) + 3;
  double width = pal_calendar_plot_x (plot, scene, strip->last % scene->n_columns + 1) - 3 - x, swatch = away ? 0.9 * pen->em : 0;
  g_autofree char *words = mark->note != NULL ? g_strdup_printf ("%s – %s", mark->words, mark->note) : g_strdup (mark->words);

  pal_pen_round (pen, x, y, width, plot->strip, 3);
  pal_pen_ink (pen, away ? PAL_INK_NONE_SOFT : PAL_INK_WARN_SOFT);
  cairo_fill_preserve (pen->cr);
  pal_pen_ink (pen, away ? PAL_INK_BORDER : PAL_INK_WARN);
  cairo_set_line_width (pen->cr, 0.5);
  cairo_stroke (pen->cr);
  if (away)
    hatch (pen, PAL_INK_BORDER, PAL_INK_NONE_SOFT, x, y, swatch, plot->strip);
  pal_pen_text (pen, away ? PAL_INK_DIM : PAL_INK_WARN, words, x + swatch + 0.5 * pen->em, y + plot->strip / 2,
                MAX (width - swatch - pen->em, 1), 0, PAL_PEN_SMALL, FALSE);
}

/* Those of one row of days, the first at @top. */
void
pal_calendar_draw_strips (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint row, double top)
{
  for (guint i = 0; i < scene->strips->len; i++)
    {
      const PalCalendarStrip *strip = &g_array_index (scene->strips, PalCalendarStrip, i);

      if (strip->row == row)
        draw_strip (pen, scene, plot, strip, top + strip->lane * (plot->strip + 2));
    }
}

static void
draw_weekday (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint column)
{
  double left = pal_calendar_plot_x (plot, scene, column), width = pal_calendar_plot_x (plot, scene, column + 1) - left;
  g_autofree char *name = NULL;
  GDate date;

  pal_calendar_scene_date (scene, column, &date);
  name = pal_calendar_weekday (&date, FALSE);
  if (pal_pen_width (pen, name, PAL_PEN_TEXT, TRUE) > width - pen->em)
    {
      g_free (name);
      name = pal_calendar_weekday (&date, TRUE);
    }
  pal_pen_text (pen, PAL_INK_DIM, name, left + 0.6 * pen->em, round (plot->head / 2), width - pen->em, 0, PAL_PEN_TEXT, TRUE);
}

/* From the left edge of the first day, above the canvas. */
void
pal_calendar_draw_head (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  double height = pal_calendar_plot_head_height (plot, scene);

  pal_pen_fill (pen, PAL_INK_SUNKEN, 0, 0, plot->width, height);
  for (guint column = 0; column < scene->n_columns; column++)
    {
      double x = pal_calendar_plot_x (plot, scene, column) + 0.5;

      if (scene->mode == PAL_CALENDAR_MONTH)
        draw_weekday (pen, scene, plot, column);
      else
        draw_day_name (pen, scene, plot, column);
      pal_pen_line (pen, PAL_INK_LINE_STRONG, x, 0, x, height, 1);
    }
  if (scene->mode == PAL_CALENDAR_WEEK)
    pal_calendar_draw_strips (pen, scene, plot, 0, plot->head);
  pal_pen_line (pen, PAL_INK_LINE_STRONG, 0, height - 0.5, plot->width, height - 0.5, 1);
}

/* The hours ---------------------------------------------------------------------------------------------------------- */

/* The present minute, as a flag beside its line. */
static void
draw_now_flag (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  double y = pal_calendar_plot_y (plot, scene->now), height = round (1.4 * pen->em), width = plot->gutter - 0.5 * pen->em;
  g_autofree char *hour = pal_calendar_clock (scene->now);

  pal_pen_round (pen, 0.25 * pen->em, y - height / 2, width, height, 3);
  pal_pen_ink (pen, PAL_INK_ACCENT);
  cairo_fill (pen->cr);
  pal_pen_text (pen, PAL_INK_ON_ACCENT, hour, plot->gutter - 0.6 * pen->em, y, 0, 1, PAL_PEN_SMALL, TRUE);
}

/* Beside the canvas; in a month the numbers of the weeks. */
void
pal_calendar_draw_gutter (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  pal_pen_fill (pen, PAL_INK_SURFACE, 0, 0, plot->gutter, plot->height);
  if (scene->mode == PAL_CALENDAR_MONTH)
    {
      for (guint row = 0; row < pal_calendar_scene_n_rows (scene); row++)
        {
          GDate date;
          g_autofree char *week = NULL;

          pal_calendar_scene_date (scene, row * scene->n_columns, &date);
          /* Translators: the number of a week: "W15", in French "S15". */
          week = g_strdup_printf (C_("calendar", "W%u"), g_date_get_iso8601_week_of_year (&date));
          pal_pen_text (pen, PAL_INK_DIM, week, plot->gutter - 0.6 * pen->em,
                        pal_calendar_plot_row (plot, scene, row) + 0.9 * pen->em, 0, 1, PAL_PEN_SMALL, FALSE);
        }
      return;
    }
  for (int minute = plot->from - plot->from % 60 + (plot->from % 60 ? 60 : 0); minute < plot->to; minute += 60)
    {
      g_autofree char *hour = pal_calendar_clock (minute);
      double y = pal_calendar_plot_y (plot, minute) + 0.75 * pen->em;

      if (!pal_calendar_scene_sees_now (scene) || fabs (pal_calendar_plot_y (plot, scene->now) - y) > 1.3 * pen->em)
        pal_pen_text (pen, PAL_INK_DIM, hour, plot->gutter - 0.6 * pen->em, y, 0, 1, PAL_PEN_SMALL, FALSE);
    }
  if (pal_calendar_scene_sees_now (scene))
    draw_now_flag (pen, scene, plot);
}

/* The ground --------------------------------------------------------------------------------------------------------- */

static void
shade (PalCalendarPen *pen, const PalCalendarPlot *plot, int from, int to)
{
  double top = pal_calendar_plot_y (plot, MAX (from, plot->from)), bottom = pal_calendar_plot_y (plot, MIN (to, plot->to));

  if (bottom > top)
    pal_pen_fill (pen, PAL_INK_SUNKEN, 0, top, plot->width, bottom - top);
}

static void
draw_hours (PalCalendarPen *pen, const PalCalendarPlot *plot)
{
  for (int minute = plot->from - plot->from % 60 + (plot->from % 60 ? 60 : 0); minute < plot->to; minute += 60)
    {
      double y = pal_calendar_plot_y (plot, minute) + 0.5;

      pal_pen_line (pen, PAL_INK_LINE, 0, y, plot->width, y, 1);
    }
}

/* Words that stay in sight when their hours begin above what is seen, on a ground of their own. */
static void
write_on_hatch (PalCalendarPen *pen, const char *words, double x, double y, double width, double height)
{
  double room = width - pen->em, used = MIN (pal_pen_wrap_height (pen, words, room, PAL_PEN_SMALL), height - 0.4 * pen->em);

  if (used < pen->em)
    return;
  pal_pen_fill (pen, PAL_INK_SUNKEN, x, y, MIN (width, pal_pen_width (pen, words, PAL_PEN_SMALL, FALSE) + pen->em), used + 0.4 * pen->em);
  pal_pen_wrap (pen, PAL_INK_DIM, words, x + 0.5 * pen->em, y + 0.2 * pen->em, room, height - 0.2 * pen->em, PAL_PEN_SMALL, FALSE);
}

static void
draw_away (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, const PalCalendarMark *mark, guint day)
{
  double x = pal_calendar_plot_x (plot, scene, day) + 1, width = pal_calendar_plot_x (plot, scene, day + 1) - x;
  double y = pal_calendar_plot_y (plot, CLAMP (mark->minute, plot->from, plot->to)), top = MAX (y, plot->seen);
  double bottom = pal_calendar_plot_y (plot, CLAMP (mark->to_minute, plot->from, plot->to));
  GdkRGBA veil = pen->inks[PAL_INK_SURFACE];

  if (bottom - y < 1)
    return;
  hatch (pen, PAL_INK_LINE, PAL_INK_SUNKEN, x, y, width, bottom - y);
  veil.alpha = 0.5f;   /* lighter than a holiday: others work */
  gdk_cairo_set_source_rgba (pen->cr, &veil);
  cairo_rectangle (pen->cr, x, y, width, bottom - y);
  cairo_fill (pen->cr);
  write_on_hatch (pen, mark->words, x, top, width, bottom - top);
}

static void
draw_holiday (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, const PalCalendarMark *mark, guint day)
{
  double x = pal_calendar_plot_x (plot, scene, day) + 1, width = pal_calendar_plot_x (plot, scene, day + 1) - x;
  double card = width - 1.4 * pen->em, height = (mark->note != NULL ? 3.3 : 2.1) * pen->em;
  double y = pal_calendar_plot_y (plot, MAX (scene->from, plot->from)) + 0.8 * pen->em;

  hatch (pen, PAL_INK_LINE, PAL_INK_NONE_SOFT, x, 0, width, plot->height);
  if (card < 2 * pen->em)
    return;
  pal_pen_round (pen, x + 0.7 * pen->em + 0.5, y + 0.5, card, height, 5);
  pal_pen_ink (pen, PAL_INK_SURFACE);
  cairo_fill_preserve (pen->cr);
  pal_pen_ink (pen, PAL_INK_LINE_STRONG);
  cairo_set_line_width (pen->cr, 1);
  cairo_stroke (pen->cr);
  pal_pen_text (pen, PAL_INK_TEXT, mark->words, x + width / 2, y + 1.05 * pen->em, card - 0.6 * pen->em, 0.5, PAL_PEN_SMALL, TRUE);
  if (mark->note != NULL)
    pal_pen_text (pen, PAL_INK_DIM, mark->note, x + width / 2, y + 2.25 * pen->em, card - 0.6 * pen->em, 0.5, PAL_PEN_SMALL, FALSE);
}

static void
draw_marks (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint day)
{
  const PalCalendarMark *holiday = pal_calendar_scene_holiday (scene, day);
  guint32 julian = pal_calendar_scene_day (scene, day);

  if (holiday != NULL)
    draw_holiday (pen, scene, plot, holiday, day);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const PalCalendarMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->kind == PAL_CALENDAR_AWAY && mark->to_minute > mark->minute && g_date_get_julian (&mark->from) <= julian
          && g_date_get_julian (&mark->to) >= julian)
        draw_away (pen, scene, plot, mark, day);
    }
}

/* Everything of a week that stands behind the sessions. */
void
pal_calendar_draw_ground (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  pal_pen_fill (pen, PAL_INK_SURFACE, 0, 0, plot->width, plot->height);
  shade (pen, plot, plot->from, scene->from);
  shade (pen, plot, scene->lunch_from, scene->lunch_to);
  shade (pen, plot, scene->to, plot->to);
  draw_hours (pen, plot);
  for (guint day = 0; day < scene->days->len; day++)
    {
      double x = pal_calendar_plot_x (plot, scene, day) + 0.5;

      draw_marks (pen, scene, plot, day);
      pal_pen_line (pen, PAL_INK_LINE_STRONG, x, 0, x, plot->height, 1);
    }
}

/* A line at the present minute, across today; sessions stand before it. */
void
pal_calendar_draw_now (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  double x, y;
  guint day;

  if (!pal_calendar_scene_sees_now (scene))
    return;
  day = (guint) pal_calendar_scene_find_day (scene, g_date_get_julian (&scene->today));
  x = pal_calendar_plot_x (plot, scene, day);
  y = pal_calendar_plot_y (plot, scene->now);
  pal_pen_line (pen, PAL_INK_ACCENT, x, y, pal_calendar_plot_x (plot, scene, day + 1), y, 2);
  cairo_arc (pen->cr, x + 1, y, 4, 0, 2 * G_PI);
  cairo_fill (pen->cr);
}
