/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "pal-calendar-view.h"

G_BEGIN_DECLS

/* What is shown and where it stands, for the screen and for paper. */

#define PAL_CALENDAR_DAY (24 * 60)
#define PAL_CALENDAR_STEP 15            /* minutes to which a session is moved */

#define PAL_CALENDAR_CELL_HEAD 1.75     /* height of the number of a day in a month, in em */

/* The part of an item on one day; in a month also the "+3" of a day. */
typedef struct {
  int              item;                /* of the items; -1: what does not fit on this day */
  guint            day;                 /* of the days */
  int              from, to;            /* minutes of that day */
  gboolean         first;               /* of the parts of its item that are shown */
  gboolean         shown;               /* a month shows only as many as fit */
  guint            n_more;              /* with item -1: how many do not fit */
  guint            lane, n_lanes, span;
  graphene_rect_t  area;                /* in pixels of the canvas */
} PalCalendarPiece;

/* A mark that stands as a strip under the names of the days, in one row of days. */
typedef struct {
  guint            mark;                /* of the marks */
  guint            row;
  guint            first, last;         /* days */
  guint            lane;
} PalCalendarStrip;

typedef struct {
  PalCalendarMode  mode;
  GDate            day;                 /* of the week or month that is shown */
  guint            weekdays;            /* bits: always shown */
  int              from, to;            /* minutes: hours of work */
  int              lunch_from, lunch_to;
  GDate            today;               /* not valid: not known */
  int              now;                 /* minute of today; -1: not shown */
  GPtrArray       *items;               /* of PalCalendarItem */
  GPtrArray       *marks;               /* of PalCalendarMark */

  GArray          *days;                /* of guint32: Julian days, row by row */
  guint            n_columns;
  GArray          *pieces;              /* of PalCalendarPiece */
  GArray          *strips;              /* of PalCalendarStrip */
} PalCalendarScene;

/* How large things are, in pixels. */
typedef struct {
  double           em;
  double           gutter;              /* width of the column of hours or weeks */
  double           head;                /* height of the names of the days, without strips */
  double           strip;               /* height of one strip */
  double           width, height;       /* of the canvas below the head */
  int              from, to;            /* minutes that the canvas of a week reaches */
  double           seen;                /* the uppermost pixel of the canvas that is seen */
  double           rows[7];             /* of a month: where each begins, and where the last ends; all 0: they are of one height */
} PalCalendarPlot;

void                   pal_calendar_scene_init (PalCalendarScene *self);
void                   pal_calendar_scene_clear (PalCalendarScene *self);
void                   pal_calendar_scene_update (PalCalendarScene *self);
void                   pal_calendar_scene_range (const PalCalendarScene *self, GDate *first, GDate *last);
int                    pal_calendar_scene_find_day (const PalCalendarScene *self, guint32 julian);
guint32                pal_calendar_scene_day (const PalCalendarScene *self, guint day);
void                   pal_calendar_scene_date (const PalCalendarScene *self, guint day, GDate *date);
guint                  pal_calendar_scene_n_rows (const PalCalendarScene *self);
guint                  pal_calendar_scene_count (const PalCalendarScene *self, guint day);
const PalCalendarItem *pal_calendar_scene_item (const PalCalendarScene *self, const PalCalendarPiece *piece);
PalCalendarPiece      *pal_calendar_scene_piece (const PalCalendarScene *self, guint index);
int                    pal_calendar_scene_find_item (const PalCalendarScene *self, gint64 id);
int                    pal_calendar_scene_find_piece (const PalCalendarScene *self, gint64 id);
const PalCalendarMark *pal_calendar_scene_holiday (const PalCalendarScene *self, guint day);
gboolean               pal_calendar_scene_in_month (const PalCalendarScene *self, guint day);
guint                  pal_calendar_scene_n_lanes (const PalCalendarScene *self, guint row);
gboolean               pal_calendar_scene_sees_now (const PalCalendarScene *self);

void                   pal_calendar_plot_init (PalCalendarPlot *plot, const PalCalendarScene *scene, double em);
double                 pal_calendar_plot_head_height (const PalCalendarPlot *plot, const PalCalendarScene *scene);
void                   pal_calendar_plot_fit_rows (PalCalendarPlot *plot, const PalCalendarScene *scene);
double                 pal_calendar_plot_x (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint column);
double                 pal_calendar_plot_y (const PalCalendarPlot *plot, int minute);
double                 pal_calendar_plot_row (const PalCalendarPlot *plot, const PalCalendarScene *scene, guint row);
int                    pal_calendar_plot_minute (const PalCalendarPlot *plot, double y);
guint                  pal_calendar_plot_day (const PalCalendarPlot *plot, const PalCalendarScene *scene, double x, double y);
void                   pal_calendar_place (PalCalendarScene *scene, const PalCalendarPlot *plot);

char                  *pal_calendar_clock (int minute);
char                  *pal_calendar_span (int from, int minutes);
char                  *pal_calendar_day_words (const GDate *date);
char                  *pal_calendar_day_name (const GDate *date, gboolean brief);
char                  *pal_calendar_weekday (const GDate *date, gboolean brief);
char                  *pal_calendar_month_words (const GDate *date);
char                  *pal_calendar_item_words (const PalCalendarItem *item);
char                  *pal_calendar_slot_words (const PalCalendarScene *scene, const GDate *date, int minute);
char                  *pal_calendar_scene_words (const PalCalendarScene *scene);
char                  *pal_calendar_scene_title (const PalCalendarScene *scene);

G_END_DECLS
