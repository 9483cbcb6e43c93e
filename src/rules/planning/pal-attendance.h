/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"
#include "store/pal-query.h"

G_BEGIN_DECLS

/* Who came to the sessions of a cohort. A row of "attendance" is a convocation (MODEL); a collective session without rows
 * convenes everybody in course that day. */
typedef enum {
  PAL_ATTENDANCE_OUT,        /* not convened */
  PAL_ATTENDANCE_AWAITED,    /* convened, and nobody has said yet */
  PAL_ATTENDANCE_PRESENT,
  PAL_ATTENDANCE_LATE,
  PAL_ATTENDANCE_EXCUSED,
  PAL_ATTENDANCE_ABSENT,     /* without an excuse */
  PAL_ATTENDANCE_N_STATUSES,
} PalAttendanceStatus;

/* One person at one session. */
typedef struct {
  PalAttendanceStatus status;
  int                 minutes;        /* attended; -1: not said */
  gboolean            signed_sheet;
  guint               run;            /* unexcused absences in a row that this one is of; 0 when it stands alone */
} PalAttendanceCell;

typedef struct {
  gint64    id, cohort;
  char     *kind, *title, *start_at;  /* local, ISO; NULL: no date yet */
  int       minutes;                  /* 0: not known */
  gboolean  individual, held, cancelled;
  int       when;                     /* before today -1, today 0, later or without a date 1 */
  guint     convened, counts[PAL_ATTENDANCE_N_STATUSES], n_signed;
} PalAttendanceSession;

typedef struct {
  gint64    enrolment, participant;
  char     *last_name, *first_name;
  char     *exit_on;                  /* NULL: still in course */
  guint     counts[PAL_ATTENDANCE_N_STATUSES];
} PalAttendancePerson;

/* Absences without an excuse that follow each other: at least two. */
typedef struct {
  guint     person, first, last, n;   /* the person, the first and the last session, how many */
  gboolean  goes_on;                  /* nothing was noted of the person since */
} PalAttendanceRun;

typedef struct {
  GPtrArray         *sessions;        /* PalAttendanceSession, by time */
  GPtrArray         *people;          /* PalAttendancePerson, by name */
  PalAttendanceCell *cells;           /* person by person, see pal_attendance_cell() */
  GArray            *runs;            /* PalAttendanceRun, those that go on first */
} PalAttendance;

PalAttendance        *pal_attendance_load (PalStore *store, gint64 cohort, gboolean individual, GError **error);
PalAttendance        *pal_attendance_load_session (PalStore *store, gint64 session, GError **error);
void                  pal_attendance_free (PalAttendance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAttendance, pal_attendance_free)

PalAttendanceCell    *pal_attendance_cell (const PalAttendance *self, guint person, guint session);
PalAttendanceSession *pal_attendance_session (const PalAttendance *self, guint index);
PalAttendancePerson  *pal_attendance_person (const PalAttendance *self, guint index);

guint                 pal_attendance_came (const guint counts[PAL_ATTENDANCE_N_STATUSES]);
guint                 pal_attendance_taken (const guint counts[PAL_ATTENDANCE_N_STATUSES]);
gboolean              pal_attendance_is_complete (const PalAttendanceSession *session);
gboolean              pal_attendance_is_signed (const PalAttendanceSession *session);

const char           *pal_attendance_code (PalAttendanceStatus status);
PalAttendanceStatus   pal_attendance_status_of (const char *code);
const char           *pal_attendance_word (PalAttendanceStatus status);
void                  pal_attendance_keys (gunichar keys[PAL_ATTENDANCE_N_STATUSES]);

/* Taking it (pal-attendance-take.c). */
typedef struct {
  gint64              enrolment;
  PalAttendanceStatus status;         /* AWAITED takes back what was noted */
  int                 late;           /* LATE: minutes missed; -1: not said */
} PalAttendanceMark;

gboolean              pal_attendance_take (PalEdit *edit, gint64 session, const PalAttendanceMark *marks, guint n_marks,
                                           char **told, GError **error);
gboolean              pal_attendance_sign (PalEdit *edit, gint64 session, gint64 enrolment, gboolean signed_sheet, GError **error);
gint64                pal_attendance_cohort_of (PalStore *store, gint64 session);
char                 *pal_attendance_label (PalStore *store, gint64 session);

/* What is known of who took it, and what is missing (pal-attendance-missing.c). */
char                 *pal_attendance_taken_by (PalStore *store, gint64 session);

/* How a cohort's sessions and attendance stand; sessions are the collective ones. */
typedef struct {
  guint held, past, all;      /* held; whose day is over; not cancelled */
  guint came, taken;          /* of all its convocations, interviews too */
} PalAttendanceFigures;

gboolean              pal_attendance_count (PalStore *store, gint64 cohort, PalAttendanceFigures *figures, GError **error);

/* The columns of a row of the sessions that miss something; its id is the session. */
enum {
  PAL_MISSING_COHORT,         /* its id */
  PAL_MISSING_COHORT_NAME, PAL_MISSING_TITLE, PAL_MISSING_KIND, PAL_MISSING_THEME, PAL_MISSING_START_AT,
  PAL_MISSING_AWAITED,        /* people of whom nobody has said whether they came */
  PAL_MISSING_UNSIGNED,       /* people who came and did not sign */
  PAL_MISSING_PLANNED,        /* 1: the day is past, and it is neither held nor cancelled */
};

PalQuery             *pal_attendance_missing_new (PalStore *store);
gboolean              pal_attendance_missing_show (PalQuery *list, gint64 cohort, GError **error);

G_END_DECLS
