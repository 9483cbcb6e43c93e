/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-clash.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* Hours of work, in minutes of the day. */
#define PAL_AGENDA_WORK_FROM (8 * 60)
#define PAL_AGENDA_WORK_TO   (18 * 60)

/* What a calendar shows of all cohorts: their sessions in a stretch of days, what stands against them, and the days that are not
 * as others: holidays, breaks, and who or which room cannot be had. */

typedef struct {
  GDate        from, until;    /* the first day, and the first that is not shown any more */
  gint64       cohort, coach, room, programme;   /* 0: all */
  const char  *kind;           /* a code of session_kind; NULL: all */
  gboolean     clashing;       /* only those that something stands against */
  gboolean     cancelled;      /* also those that are cancelled */
  guint        most;           /* so many of them, the first ones; 0: all */
} PalAgendaView;

/* Everything belongs to the structure. */
typedef struct {
  gint64   id;
  char    *start_at;           /* local, ISO */
  GDate    day;
  int      minute;             /* of the day */
  int      minutes;            /* 0: not known */
  char    *kind, *title, *theme, *status, *series;
  char    *who;                /* of an individual session: the person; or NULL */
  gint64   cohort;
  char    *cohort_name, *code;
  int      cohort_look;        /* number for pal_cohort_look() */
  gint64   room;               /* 0: none */
  char    *room_name;
  int      room_look;
  gint64   coach;              /* who was named first; 0: nobody */
  char    *coach_name;
  char    *staff;              /* all names, joined by ", "; or NULL */
  int      coach_look;
  guint    n_clashes;
  char    *clash;              /* the first, one sentence; or NULL */
} PalAgendaSession;

void           pal_agenda_session_free (PalAgendaSession *session);
gboolean       pal_agenda_find_day (PalStore *store, gint64 session, GDate *day);
char          *pal_agenda_find_start (PalStore *store, gint64 session);
gboolean       pal_agenda_day_of (const char *start_at, GDate *day);
GPtrArray     *pal_agenda_load (PalStore *store, const PalAgendaView *view, GPtrArray **clashes, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAgendaSession, pal_agenda_session_free)

/* One thing that is against a session, or against two, once; people who are convened to both are told together. */
typedef struct {
  PalClashKind kind;
  gint64   session;            /* the earlier of two */
  gint64   other;              /* 0: none */
  guint    more;               /* people: so many beside the one who is named */
  GDate    day;
  char    *what;               /* "RF1 — Mobility, Tue 07/04/2026 09:00" */
  char    *words;              /* one sentence */
} PalAgendaClash;

/* How far ahead clashes are counted, in days: what lies beyond is planned again before it comes. */
#define PAL_AGENDA_AHEAD      120
#define PAL_AGENDA_AHEAD_MOST 1000   /* sessions */

void           pal_agenda_clash_free (PalAgendaClash *clash);
GPtrArray     *pal_agenda_clashes_ahead (PalStore *store, GError **error);

/* A day, or several, that are not as others. */
typedef enum {
  PAL_AGENDA_HOLIDAY,          /* not worked */
  PAL_AGENDA_BREAK,            /* wished for: no session */
  PAL_AGENDA_AWAY,             /* a coach or a room cannot be had */
} PalAgendaMarkKind;

typedef struct {
  PalAgendaMarkKind kind;
  GDate    from, to;           /* both included */
  int      minute, to_minute;  /* of AWAY on that one day; both 0: the whole day */
  char    *words;              /* "Easter Monday"; "Claire Vasseur (formation)" */
  char    *note;               /* "public holiday"; or NULL */
} PalAgendaMark;

void           pal_agenda_mark_free (PalAgendaMark *mark);
GPtrArray     *pal_agenda_load_marks (PalStore *store, const PalAgendaView *view, GError **error);

/* The same sessions as a list, a row each. */
enum {
  PAL_AGENDA_DAY,              /* the moment of the first one of a day; "" below it */
  PAL_AGENDA_START_AT, PAL_AGENDA_MINUTES, PAL_AGENDA_COHORT, PAL_AGENDA_CODE, PAL_AGENDA_LOOK, PAL_AGENDA_KIND, PAL_AGENDA_TITLE,
  PAL_AGENDA_THEME, PAL_AGENDA_WHO, PAL_AGENDA_ROOM, PAL_AGENDA_STAFF, PAL_AGENDA_STATUS, PAL_AGENDA_CLASHES,
};

typedef enum { PAL_AGENDA_BY_TIME, PAL_AGENDA_BY_COHORT, PAL_AGENDA_BY_NAME, PAL_AGENDA_BY_ROOM, PAL_AGENDA_BY_STAFF } PalAgendaOrder;

PalQuery      *pal_agenda_list_new (PalStore *store);
gboolean       pal_agenda_list_show (PalQuery *list, GPtrArray *sessions, PalAgendaOrder order, gboolean descending, GError **error);

/* What can be filtered by: a list of choices (id, name), and for the legend how many sessions each has. */
typedef struct {
  gint64   id;
  char    *name;               /* "Salle Doubs" */
  char    *code;               /* of a cohort; else NULL */
  int      look;
} PalAgendaChoice;

typedef enum { PAL_AGENDA_COHORTS, PAL_AGENDA_COACHES, PAL_AGENDA_ROOMS, PAL_AGENDA_PROGRAMMES } PalAgendaChoices;

void           pal_agenda_choice_free (PalAgendaChoice *choice);
GPtrArray     *pal_agenda_load_choices (PalStore *store, PalAgendaChoices which, GError **error);
GPtrArray     *pal_agenda_legend (GPtrArray *sessions, PalAgendaChoices by);

G_END_DECLS
