/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-calendar-pen.h"

#include <math.h>

/* The cells of a month, behind its sessions. */

static void
draw_number (PalCalendarPen *pen, const PalCalendarScene *scene, guint day, double x, double y, double width)
{
  const PalCalendarMark *holiday = pal_calendar_scene_holiday (scene, day);
  gboolean today = g_date_valid (&scene->today) && g_date_get_julian (&scene->today) == pal_calendar_scene_day (scene, day);
  g_autofree char *number = NULL;
  double used, middle = y + 0.9 * pen->em;
  GDate date;

  pal_calendar_scene_date (scene, day, &date);
  number = g_strdup_printf ("%d", g_date_get_day (&date));
  used = pal_pen_width (pen, number, PAL_PEN_TEXT, TRUE);
  if (today)
    {
      pal_pen_round (pen, x + 0.25 * pen->em, y + 0.2 * pen->em, used + 0.7 * pen->em, 1.4 * pen->em, 0.7 * pen->em);
      pal_pen_ink (pen, PAL_INK_ACCENT);
      cairo_fill (pen->cr);
    }
  pal_pen_text (pen, today ? PAL_INK_ON_ACCENT : pal_calendar_scene_in_month (scene, day) ? PAL_INK_TEXT : PAL_INK_DIM, number,
                x + 0.6 * pen->em, middle, 0, 0, PAL_PEN_TEXT, TRUE);
  if (holiday != NULL && width > 4 * pen->em)
    pal_pen_text (pen, PAL_INK_DIM, holiday->words, x + used + 1.3 * pen->em, middle, width - used - 1.8 * pen->em, 0,
                  PAL_PEN_SMALL, FALSE);
}

static void
draw_cell (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot, guint day)
{
  guint column = day % scene->n_columns, row = day / scene->n_columns;
  double x = pal_calendar_plot_x (plot, scene, column), width = pal_calendar_plot_x (plot, scene, column + 1) - x;
  double y = pal_calendar_plot_row (plot, scene, row), height = pal_calendar_plot_row (plot, scene, row + 1) - y;

  if (pal_calendar_scene_holiday (scene, day) != NULL)
    {
      pal_pen_fill (pen, PAL_INK_NONE_SOFT, x, y, width, height);
      pal_pen_hatch (pen, PAL_PATTERN_DIAG, PAL_INK_LINE, x, y, width, height);
      pal_pen_fill (pen, PAL_INK_NONE_SOFT, x, y, width, PAL_CALENDAR_CELL_HEAD * pen->em);
    }
  else
    pal_pen_fill (pen, pal_calendar_scene_in_month (scene, day) ? PAL_INK_SURFACE : PAL_INK_SUNKEN, x, y, width, height);
  draw_number (pen, scene, day, x, y, width);
  pal_pen_line (pen, PAL_INK_LINE_STRONG, x + 0.5, y, x + 0.5, y + height, 1);
  pal_pen_line (pen, PAL_INK_LINE, x, y + height - 0.5, x + width, y + height - 0.5, 1);
}

/* Everything of a month that stands behind the sessions. */
void
pal_calendar_draw_month (PalCalendarPen *pen, const PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  for (guint day = 0; day < scene->days->len; day++)
    draw_cell (pen, scene, plot, day);
  for (guint row = 0; row < pal_calendar_scene_n_rows (scene); row++)
    pal_calendar_draw_strips (pen, scene, plot, row, pal_calendar_plot_row (plot, scene, row) + round (PAL_CALENDAR_CELL_HEAD * pen->em));
}
