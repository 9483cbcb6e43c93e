/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/pal-calendar.h"
#include "store/pal-edit.h"

G_BEGIN_DECLS

/* Sessions that come back: they have one key in common (session.series), and each is a session like any other. */

#define PAL_SERIES_MOST_SESSIONS 200
#define PAL_SERIES_MOST_MONTHS   24

/* How a series goes on after its first session. */
typedef struct {
  guint  weeks;       /* every so many weeks; 0: every month, on the same weekday of it ("the first Tuesday") */
  guint  weekdays;    /* the days of such a week: 1 << GDateWeekday, added up; a month does not mind them */
  GDate  until;       /* the last day; not valid: not said */
  guint  times;       /* how many sessions in all, the first one included; 0: not said */
} PalSeriesRule;

typedef struct {
  GArray    *days;        /* GDate: when the others are, by time */
  GPtrArray *left_out;    /* "06/04/2026 (Easter Monday)": days that the rule names and that are not worked */
} PalSeriesDays;

PalSeriesDays *pal_series_days (const PalSeriesRule *rule, const GDate *first, const PalCalendar *calendar, GError **error);
void           pal_series_days_free (PalSeriesDays *days);
PalSeriesDays *pal_series_days_of (PalStore *store, gint64 session, const PalSeriesRule *rule, GError **error);
void           pal_series_propose (PalStore *store, gint64 session, PalSeriesRule *rule);
gboolean       pal_series_create (PalEdit *edit, gint64 session, const PalSeriesRule *rule, guint *n_made, GError **error);
gboolean       pal_series_place (PalStore *store, gint64 session, guint *position, guint *total);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSeriesDays, pal_series_days_free)

/* Which sessions of its series follow what is done with one of them; what took place stays where it is. */
typedef enum {
  PAL_SERIES_ONE,         /* none */
  PAL_SERIES_FOLLOWING,   /* those after it */
  PAL_SERIES_ALL,         /* all that are still planned */
} PalSeriesReach;

typedef struct {
  guint  changed;   /* other sessions, and for a removal itself */
  guint  settled;   /* that took place or where attendance was taken, and stay as they are */
  char  *closed;    /* days not worked on which some are now, joined by ", "; NULL: none */
} PalSeriesOutcome;

guint          pal_series_count (PalStore *store, gint64 session, PalSeriesReach reach, const char *since);
gboolean       pal_series_shift (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, int days, int minute,
                                 PalSeriesOutcome *outcome, GError **error);
gboolean       pal_series_copy (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, const char *field,
                                PalSeriesOutcome *outcome, GError **error);
gboolean       pal_series_copy_team (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, PalSeriesOutcome *outcome, GError **error);
gboolean       pal_series_remove (PalEdit *edit, gint64 session, PalSeriesReach reach, gboolean cancel, PalSeriesOutcome *outcome,
                                  GError **error);
char          *pal_series_outcome_words (const PalSeriesOutcome *outcome);
void           pal_series_outcome_clear (PalSeriesOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalSeriesOutcome, pal_series_outcome_clear)

G_END_DECLS
