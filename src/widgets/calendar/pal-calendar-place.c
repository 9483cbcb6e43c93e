/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-scene.h"

#include <math.h>
#include <string.h>

/* Where the days and the pieces stand. What happens at one time stands side by side; no two pieces share a pixel. */

#define LOWEST 1.45            /* of a piece, in em: one line of text */
#define GAP 3.0                /* between two pieces, in pixels */
#define ROOM 6.0               /* kept free at the right of a day, to add something there */
#define CHIP 1.5               /* a piece in a month, in em */

/* Without the canvas, whose size depends on the room there is. */
void
pal_calendar_plot_init (PalCalendarPlot *plot, const PalCalendarScene *scene, double em)
{
  plot->em = em;
  plot->gutter = round ((scene->mode == PAL_CALENDAR_WEEK ? 3.75 : 3.0) * em);
  plot->head = round (2.7 * em);
  plot->strip = round (1.4 * em);
  plot->from = 0;
  plot->to = PAL_CALENDAR_DAY;
  plot->seen = 0;
  memset (plot->rows, 0, sizeof plot->rows);
}

/* A month has its strips in the rows. */
double
pal_calendar_plot_head_height (const PalCalendarPlot *plot, const PalCalendarScene *scene)
{
  guint n_lanes = scene->mode == PAL_CALENDAR_WEEK ? pal_calendar_scene_n_lanes (scene, 0) : 0;

  return plot->head + n_lanes * (plot->strip + 2) + (n_lanes > 0 ? 2 : 0);
}

/* The left edge of a column; that of the last one's end with @column one too many. */
double
pal_calendar_plot_x (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint column)
{
  return round (plot->width * column / MAX (scene->n_columns, 1));
}

double
pal_calendar_plot_y (const PalCalendarPlot *plot, int minute)
{
  return round ((minute - plot->from) * plot->height / MAX (plot->to - plot->from, 1));
}

/* The top of a row of a month. */
double
pal_calendar_plot_row (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint row)
{
  if (plot->rows[1] > 0 && row < G_N_ELEMENTS (plot->rows))
    return round (plot->rows[row]);
  return round (plot->height * row / MAX (pal_calendar_scene_n_rows (scene), 1));
}

/* Not rounded to steps; may lie outside of the day. */
int
pal_calendar_plot_minute (const PalCalendarPlot *plot, double y)
{
  return plot->from + (int) floor (y * (plot->to - plot->from) / MAX (plot->height, 1));
}

/* The day at a point, or the nearest one. */
guint
pal_calendar_plot_day (const PalCalendarPlot *plot, const PalCalendarScene *scene, double x, double y)
{
  int columns = (int) MAX (scene->n_columns, 1), rows = (int) MAX (pal_calendar_scene_n_rows (scene), 1);
  int column = CLAMP ((int) floor (x * columns / MAX (plot->width, 1)), 0, columns - 1);
  int row = scene->mode == PAL_CALENDAR_MONTH ? CLAMP ((int) floor (y * rows / MAX (plot->height, 1)), 0, rows - 1) : 0;

  return (guint) (row * columns + column);
}

/* The week ----------------------------------------------------------------------------------------------------------- */

static double
bottom_of (const PalCalendarPiece *piece)
{
  return piece->area.origin.y + piece->area.size.height;
}

/* Its height alone; never lower than a line of text, and never below the canvas. */
static void
place_height (const PalCalendarPlot *plot, PalCalendarPiece *piece)
{
  double least = ceil (LOWEST * plot->em), top = pal_calendar_plot_y (plot, piece->from);
  double bottom = MAX (pal_calendar_plot_y (plot, piece->to), top + least);

  top = MIN (top, MAX (plot->height - least, 0));
  bottom = MIN (bottom, MAX (plot->height, least));
  piece->area = GRAPHENE_RECT_INIT (0, (float) top, 0, (float) (bottom - top));
}

static gboolean
overlaps (const PalCalendarPiece *one, const PalCalendarPiece *other)
{
  return one->area.origin.y < bottom_of (other) && other->area.origin.y < bottom_of (one);
}

/* The first lane that is free at the height of the piece; those before it in the group have theirs. */
static guint
lane_for (PalCalendarPiece *group, guint n, const PalCalendarPiece *piece)
{
  guint lane = 0;

  for (guint i = 0; i < n; i++)
    if (group[i].lane == lane && overlaps (&group[i], piece))
      {
        lane++;
        i = (guint) -1;
      }
  return lane;
}

/* Over how many lanes it may reach until it meets another. */
static guint
span_of (PalCalendarPiece *group, guint n, const PalCalendarPiece *piece)
{
  guint end = piece->n_lanes;

  for (guint i = 0; i < n; i++)
    if (group[i].lane > piece->lane && overlaps (&group[i], piece))
      end = MIN (end, group[i].lane);
  return end - piece->lane;
}

static void
place_across (const PalCalendarPlot *plot, const PalCalendarScene *scene, PalCalendarPiece *piece)
{
  double left = pal_calendar_plot_x (plot, scene, piece->day) + GAP, right = pal_calendar_plot_x (plot, scene, piece->day + 1) - ROOM;
  double lane = MAX (right - left, 1) / piece->n_lanes, gap = lane > 4 * GAP ? GAP : lane > 3 ? 1 : 0;
  double x = round (left + piece->lane * lane), to = round (left + (piece->lane + piece->span) * lane);

  if (piece->lane + piece->span < piece->n_lanes)
    to -= gap;
  piece->area.origin.x = (float) x;
  piece->area.size.width = (float) MAX (to - x, 1);
  piece->area.size.height -= 1;
}

/* Pieces that hang together, each overlapping one before it, share lanes of one width. */
static void
place_group (const PalCalendarPlot *plot, const PalCalendarScene *scene, PalCalendarPiece *group, guint n)
{
  guint n_lanes = 0;

  for (guint i = 0; i < n; i++)
    {
      group[i].lane = lane_for (group, i, &group[i]);
      n_lanes = MAX (n_lanes, group[i].lane + 1);
    }
  for (guint i = 0; i < n; i++)
    group[i].n_lanes = n_lanes;
  for (guint i = 0; i < n; i++)
    group[i].span = span_of (group, n, &group[i]);
  for (guint i = 0; i < n; i++)
    place_across (plot, scene, &group[i]);
}

static void
place_week (PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  PalCalendarPiece *pieces = (PalCalendarPiece *) (void *) scene->pieces->data;
  double bottom = 0;
  guint start = 0;

  for (guint i = 0; i < scene->pieces->len; i++)
    place_height (plot, &pieces[i]);
  for (guint i = 0; i < scene->pieces->len; i++)
    {
      if (i > start && (pieces[i].day != pieces[start].day || pieces[i].area.origin.y >= bottom))
        {
          place_group (plot, scene, pieces + start, i - start);
          start = i;
          bottom = 0;
        }
      bottom = MAX (bottom, bottom_of (&pieces[i]));
    }
  if (start < scene->pieces->len)
    place_group (plot, scene, pieces + start, scene->pieces->len - start);
}

/* The month ---------------------------------------------------------------------------------------------------------- */

/* How many lines of strips stand over one day. */
static guint
lanes_over (const PalCalendarScene *scene, guint day)
{
  guint n = 0;

  for (guint i = 0; i < scene->strips->len; i++)
    {
      const PalCalendarStrip *strip = &g_array_index (scene->strips, PalCalendarStrip, i);

      if (strip->first <= day && strip->last >= day)
        n = MAX (n, strip->lane + 1);
    }
  return n;
}

/* Where the first piece of a day stands, below its number and its strips. */
static double
first_line (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint day)
{
  return pal_calendar_plot_row (plot, scene, day / scene->n_columns) + round (PAL_CALENDAR_CELL_HEAD * plot->em)
         + lanes_over (scene, day) * (plot->strip + 2);
}

/* The height in which everything of a day has room. */
static double
height_for (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint day)
{
  return round (PAL_CALENDAR_CELL_HEAD * plot->em) + lanes_over (scene, day) * (plot->strip + 2)
         + pal_calendar_scene_count (scene, day) * (round (CHIP * plot->em) + 2) + 4;
}

/* Gives full weeks of a month more room than empty ones, so that on paper as little as can be is left out. */
void
pal_calendar_plot_fit_rows (PalCalendarPlot *plot, const PalCalendarScene *scene)
{
  guint n_rows = MIN (pal_calendar_scene_n_rows (scene), G_N_ELEMENTS (plot->rows) - 1);
  double needs[G_N_ELEMENTS (plot->rows)] = { 0 }, all = 0, spare;

  for (guint day = 0; day < n_rows * scene->n_columns; day++)
    needs[day / scene->n_columns] = MAX (needs[day / scene->n_columns], height_for (plot, scene, day));
  for (guint row = 0; row < n_rows; row++)
    all += needs[row];
  spare = MAX (plot->height - all, 0) / MAX (n_rows, 1);
  for (guint row = 0; row < n_rows; row++)
    plot->rows[row + 1] = plot->rows[row] + spare + needs[row] * MIN (plot->height / MAX (all, 1), 1);
}

static guint
fitting (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint day)
{
  double room = pal_calendar_plot_row (plot, scene, day / scene->n_columns + 1) - first_line (plot, scene, day) - 2;

  return (guint) MAX (floor (room / (round (CHIP * plot->em) + 2)), 0);
}

static void
place_chip (const PalCalendarPlot *plot, const PalCalendarScene *scene, PalCalendarPiece *piece, guint place)
{
  guint column = piece->day % scene->n_columns;
  double x = pal_calendar_plot_x (plot, scene, column) + GAP, height = round (CHIP * plot->em);
  double y = first_line (plot, scene, piece->day) + place * (height + 2);

  piece->area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (pal_calendar_plot_x (plot, scene, column + 1) - x - GAP, 1),
                                    (float) height);
}

/* As many as fit; when not all do, the last line says how many more there are. */
static void
place_month (PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  PalCalendarPiece *pieces = (PalCalendarPiece *) (void *) scene->pieces->data;
  g_autofree guint *counts = g_new0 (guint, scene->days->len), *placed = g_new0 (guint, scene->days->len);

  for (guint i = 0; i < scene->pieces->len; i++)
    counts[pieces[i].day] += pieces[i].item >= 0;
  for (guint i = 0; i < scene->pieces->len; i++)
    {
      guint day = pieces[i].day, fit = fitting (plot, scene, day);
      guint n = counts[day] <= fit ? counts[day] : MAX (fit, 1) - 1;

      pieces[i].shown = pieces[i].item >= 0 ? placed[day] < n : counts[day] > n;
      pieces[i].n_more = pieces[i].item >= 0 ? 0 : counts[day] - n;
      place_chip (plot, scene, &pieces[i], MIN (placed[day], n));
      placed[day] += pieces[i].item >= 0;
    }
}

/* Gives every piece its area on the canvas. */
void
pal_calendar_place (PalCalendarScene *scene, const PalCalendarPlot *plot)
{
  if (scene->mode == PAL_CALENDAR_MONTH)
    place_month (scene, plot);
  else
    place_week (scene, plot);
}
