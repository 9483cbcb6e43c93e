/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a calendar shows. Minutes are counted from midnight on the wall clock, so that nights in which the clock changes need
 * no arithmetic on instants. Texts belong to the structures. */

typedef enum {
  PAL_CALENDAR_PROPOSED  = 1 << 0,   /* dashed edge */
  PAL_CALENDAR_CLASH     = 1 << 1,   /* red frame and a sign */
  PAL_CALENDAR_CANCELLED = 1 << 2,   /* struck through */
  PAL_CALENDAR_HELD      = 1 << 3,   /* a tick */
  PAL_CALENDAR_FIXED     = 1 << 4,   /* cannot be moved or lengthened */
} PalCalendarState;

typedef struct {
  gint64  id;
  GDate   day;
  int     minute;      /* of the day, when it begins: 0 … 1439 */
  int     minutes;     /* how long; may reach past midnight */
  int     look;        /* number for pal_cohort_look(); below 0: grey */
  guint   state;       /* PalCalendarState */
  char   *title;
  char   *code;        /* short name of whom it is for */
  char   *lines;       /* (nullable): where, who; one on a line */
  char   *clash;       /* (nullable): one sentence, with PAL_CALENDAR_CLASH */
} PalCalendarItem;

typedef enum {
  PAL_CALENDAR_HOLIDAY,    /* hatched days with their name */
  PAL_CALENDAR_PERIOD,     /* a strip under the names of the days: school holidays */
  PAL_CALENDAR_AWAY,       /* somebody or a room cannot be had: a strip for whole days, else a light hatch in the hours */
} PalCalendarMarkKind;

typedef struct {
  PalCalendarMarkKind kind;
  GDate   from, to;            /* both included */
  int     minute, to_minute;   /* of PAL_CALENDAR_AWAY on each of the days; both 0: all day */
  char   *words;
  char   *note;                /* (nullable): a second, smaller line: "public holiday" */
} PalCalendarMark;

PalCalendarItem *pal_calendar_item_new (gint64 id, const GDate *day, int minute, int minutes);
void             pal_calendar_item_free (PalCalendarItem *self);
PalCalendarMark *pal_calendar_mark_new (PalCalendarMarkKind kind, const GDate *from, const GDate *to, const char *words);
void             pal_calendar_mark_free (PalCalendarMark *self);

G_END_DECLS
