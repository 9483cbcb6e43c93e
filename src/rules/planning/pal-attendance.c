/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-attendance.h"

#include <glib/gi18n-lib.h>

/* What the file knows of who came, as a table of people and sessions. */

#define IN_A_ROW 2       /* absences without an excuse that are a matter of concern */

static const char *const codes[PAL_ATTENDANCE_N_STATUSES] = { NULL, NULL, "PRESENT", "LATE", "EXCUSED", "ABSENT" };

/* As the file keeps it; NULL when nothing is noted. */
const char *
pal_attendance_code (PalAttendanceStatus status)
{
  return codes[status];
}

/* Of somebody convened. */
PalAttendanceStatus
pal_attendance_status_of (const char *code)
{
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    if (g_strcmp0 (codes[status], code) == 0)
      return status;
  return PAL_ATTENDANCE_AWAITED;
}

/* One word; its first letter is the key that notes it. */
const char *
pal_attendance_word (PalAttendanceStatus status)
{
  /* Translators: one word each, for somebody at a session; the first letters are keys, and must differ. */
  static const char *const words[PAL_ATTENDANCE_N_STATUSES] = {
    NC_("attendance", "not convened"), NC_("attendance", "not noted"), NC_("attendance", "present"),
    NC_("attendance", "late"),         NC_("attendance", "excused"),   NC_("attendance", "absent"),
  };

  return g_dpgettext2 (NULL, "attendance", words[status]);
}

/* The keys that note the statuses, in capitals: the first letter of each word, or the next that no other word has taken. */
void
pal_attendance_keys (gunichar keys[PAL_ATTENDANCE_N_STATUSES])
{
  for (PalAttendanceStatus status = 0; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      gboolean taken = TRUE;

      keys[status] = 0;
      if (status < PAL_ATTENDANCE_PRESENT)
        continue;
      for (const char *letter = pal_attendance_word (status); taken && *letter != '\0'; letter = g_utf8_next_char (letter))
        {
          keys[status] = g_unichar_toupper (g_utf8_get_char (letter));
          taken = FALSE;
          for (PalAttendanceStatus before = PAL_ATTENDANCE_PRESENT; before < status; before++)
            taken = taken || keys[before] == keys[status];
        }
    }
}

/* What it is made of ------------------------------------------------------------------------------------------------- */

static void
session_free (gpointer data)
{
  PalAttendanceSession *session = data;

  g_free (session->kind);
  g_free (session->title);
  g_free (session->start_at);
  g_free (session);
}

static void
person_free (gpointer data)
{
  PalAttendancePerson *person = data;

  g_free (person->last_name);
  g_free (person->first_name);
  g_free (person->exit_on);
  g_free (person);
}

void
pal_attendance_free (PalAttendance *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->people);
  g_array_unref (self->runs);
  g_free (self->cells);
  g_free (self);
}

PalAttendanceCell *
pal_attendance_cell (const PalAttendance *self, guint person, guint session)
{
  return &self->cells[(gsize) person * self->sessions->len + session];
}

PalAttendanceSession *
pal_attendance_session (const PalAttendance *self, guint index)
{
  return g_ptr_array_index (self->sessions, index);
}

PalAttendancePerson *
pal_attendance_person (const PalAttendance *self, guint index)
{
  return g_ptr_array_index (self->people, index);
}

/* Present, late ones too. */
guint
pal_attendance_came (const guint counts[PAL_ATTENDANCE_N_STATUSES])
{
  return counts[PAL_ATTENDANCE_PRESENT] + counts[PAL_ATTENDANCE_LATE];
}

/* Convocations with a status: what a rate of attendance is measured against (INDICATORS §3.2, TX_ASSIDUITE_N). */
guint
pal_attendance_taken (const guint counts[PAL_ATTENDANCE_N_STATUSES])
{
  return pal_attendance_came (counts) + counts[PAL_ATTENDANCE_EXCUSED] + counts[PAL_ATTENDANCE_ABSENT];
}

gboolean
pal_attendance_is_complete (const PalAttendanceSession *session)
{
  return session->counts[PAL_ATTENDANCE_AWAITED] == 0;
}

/* Everybody who came has signed. */
gboolean
pal_attendance_is_signed (const PalAttendanceSession *session)
{
  return session->n_signed >= pal_attendance_came (session->counts) && pal_attendance_taken (session->counts) > 0;
}

/* Reading ------------------------------------------------------------------------------------------------------------ */

/* ?1 a cohort, ?2 one session of it or 0, ?3 whether individual ones are asked for. */
static const char session_rows[] =
  "SELECT s.id, s.kind, coalesce (s.title, s.theme), s.start_at, s.minutes, coalesce (s.kind, '') = 'INDIVIDUAL', "
  "s.status = 'HELD', s.status = 'CANCELLED', "
  "CASE WHEN substr (s.start_at, 1, 10) < today () THEN -1 WHEN substr (s.start_at, 1, 10) = today () THEN 0 ELSE 1 END, s.cohort "
  "FROM session s WHERE s.cohort = ?1 AND (s.id = ?2 OR ?2 = 0 AND (?3 OR coalesce (s.kind, '') <> 'INDIVIDUAL')) "
  "ORDER BY s.start_at NULLS LAST, s.id";

/* Who is convened to one of them; without one asked for also who was ever in course: a line of its own shows that there is
 * nothing to note. */
static const char people_rows[] =
  "WITH wanted AS MATERIALIZED (SELECT id FROM session WHERE cohort = ?1 AND (id = ?2 OR ?2 = 0 AND (?3 OR coalesce (kind, '') <> 'INDIVIDUAL'))), "
  "who (enrolment) AS (SELECT v.enrolment FROM wanted w CROSS JOIN convened v ON v.session = w.id "
  "  UNION SELECT id FROM enrolment WHERE ?2 = 0 AND cohort = ?1 AND entry_on <= today ()) "
  "SELECT e.id, p.id, p.last_name, p.first_name, CASE WHEN e.exit_on <= today () THEN e.exit_on END "
  "FROM who JOIN enrolment e ON e.id = who.enrolment JOIN participant p ON p.id = e.participant "
  "LEFT JOIN sort_key k ON k.record = p.id ORDER BY k.value, p.last_name, p.first_name, e.id";

static const char cell_rows[] =
  "SELECT s.id, v.enrolment, v.status, v.minutes, v.signed FROM session s CROSS JOIN convened v ON v.session = s.id "
  "WHERE s.cohort = ?1 AND (s.id = ?2 OR ?2 = 0 AND (?3 OR coalesce (s.kind, '') <> 'INDIVIDUAL'))";

typedef void (*ReadRow) (PalAttendance *self, PalStatement *row, gpointer data);

static gboolean
read_rows (PalAttendance *self, PalStore *store, const char *sql, const gint64 asked[3], ReadRow read, gpointer data, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, sql, error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    pal_statement_bind_int (row, i + 1, asked[i]);
  while (pal_statement_step (row, &failure))
    read (self, row, data);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static void
read_session (PalAttendance *self, PalStatement *row, gpointer data)
{
  PalAttendanceSession *session = g_new0 (PalAttendanceSession, 1);

  session->id = pal_statement_get_int (row, 0);
  session->kind = g_strdup (pal_statement_get_text (row, 1));
  session->title = g_strdup (pal_statement_get_text (row, 2));
  session->start_at = g_strdup (pal_statement_get_text (row, 3));
  session->minutes = (int) pal_statement_get_int (row, 4);
  session->individual = pal_statement_get_int (row, 5) != 0;
  session->held = pal_statement_get_int (row, 6) != 0;
  session->cancelled = pal_statement_get_int (row, 7) != 0;
  session->when = (int) pal_statement_get_int (row, 8);
  session->cohort = pal_statement_get_int (row, 9);
  g_ptr_array_add (self->sessions, session);
}

static void
read_person (PalAttendance *self, PalStatement *row, gpointer data)
{
  PalAttendancePerson *person = g_new0 (PalAttendancePerson, 1);

  person->enrolment = pal_statement_get_int (row, 0);
  person->participant = pal_statement_get_int (row, 1);
  person->last_name = g_strdup (pal_statement_get_text (row, 2));
  person->first_name = g_strdup (pal_statement_get_text (row, 3));
  person->exit_on = g_strdup (pal_statement_get_text (row, 4));
  g_ptr_array_add (self->people, person);
}

/* Where keys stand in the table. */
typedef struct {
  GHashTable *sessions, *people;
} Places;

static GHashTable *
places_of (const GPtrArray *records)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < records->len; i++)   /* the key is what each begins with */
    g_hash_table_insert (places, g_ptr_array_index (records, i), GUINT_TO_POINTER (i + 1));
  return places;
}

static void
read_cell (PalAttendance *self, PalStatement *row, gpointer data)
{
  const Places *places = data;
  gint64 session_id = pal_statement_get_int (row, 0), enrolment = pal_statement_get_int (row, 1);
  guint s = GPOINTER_TO_UINT (g_hash_table_lookup (places->sessions, &session_id)),
        p = GPOINTER_TO_UINT (g_hash_table_lookup (places->people, &enrolment));
  PalAttendanceCell *cell;
  PalAttendanceSession *session;

  if (s == 0 || p == 0)
    return;
  cell = pal_attendance_cell (self, p - 1, s - 1);
  session = pal_attendance_session (self, s - 1);
  cell->status = pal_attendance_status_of (pal_statement_get_text (row, 2));
  cell->minutes = pal_statement_is_null (row, 3) ? -1 : (int) pal_statement_get_int (row, 3);
  cell->signed_sheet = pal_statement_get_int (row, 4) != 0;
  session->convened++;
  session->counts[cell->status]++;
  session->n_signed += cell->signed_sheet && (cell->status == PAL_ATTENDANCE_PRESENT || cell->status == PAL_ATTENDANCE_LATE);
  if (!session->cancelled)
    pal_attendance_person (self, p - 1)->counts[cell->status]++;
}

/* Absences in a row -------------------------------------------------------------------------------------------------- */

static void
keep_run (PalAttendance *self, const PalAttendanceRun *run)
{
  if (run->n < IN_A_ROW)
    return;
  for (guint s = run->first; s <= run->last; s++)
    if (pal_attendance_cell (self, run->person, s)->status == PAL_ATTENDANCE_ABSENT)
      pal_attendance_cell (self, run->person, s)->run = run->n;
  g_array_append_val (self->runs, *run);
}

/* What nobody noted, or where the person was not convened, neither makes nor breaks a run; an excuse breaks it. */
static void
find_runs_of (PalAttendance *self, guint person)
{
  PalAttendanceRun run = { .person = person };

  for (guint s = 0; s < self->sessions->len; s++)
    {
      PalAttendanceStatus status = pal_attendance_cell (self, person, s)->status;

      if (pal_attendance_session (self, s)->cancelled || status <= PAL_ATTENDANCE_AWAITED)
        continue;
      if (status != PAL_ATTENDANCE_ABSENT)
        {
          keep_run (self, &run);
          run.n = 0;
          continue;
        }
      run.first = run.n == 0 ? s : run.first;
      run.last = s;
      run.n++;
    }
  run.goes_on = pal_attendance_person (self, person)->exit_on == NULL;
  keep_run (self, &run);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const PalAttendanceRun *left = a, *right = b;

  if (left->goes_on != right->goes_on)
    return left->goes_on ? -1 : 1;
  if (left->last != right->last)
    return left->last > right->last ? -1 : 1;
  return (left->person > right->person) - (left->person < right->person);
}

static PalAttendance *
load (PalStore *store, const gint64 asked[3], GError **error)
{
  g_autoptr (PalAttendance) self = g_new0 (PalAttendance, 1);
  g_autoptr (GHashTable) sessions = NULL, people = NULL;

  self->sessions = g_ptr_array_new_with_free_func (session_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->runs = g_array_new (FALSE, FALSE, sizeof (PalAttendanceRun));
  if (!read_rows (self, store, session_rows, asked, read_session, NULL, error)
      || !read_rows (self, store, people_rows, asked, read_person, NULL, error))
    return NULL;
  self->cells = g_new0 (PalAttendanceCell, (gsize) self->people->len * self->sessions->len + 1);
  sessions = places_of (self->sessions);
  people = places_of (self->people);
  if (!read_rows (self, store, cell_rows, asked, read_cell, &(Places) { sessions, people }, error))
    return NULL;
  for (guint p = 0; p < self->people->len; p++)
    find_runs_of (self, p);
  g_array_sort (self->runs, compare_runs);
  return g_steal_pointer (&self);
}

/* The sessions of a cohort and everybody convened to one of them, people of other cohorts too; individual sessions on demand.
 * Full transfer; NULL with @error when the file cannot be read. */
PalAttendance *
pal_attendance_load (PalStore *store, gint64 cohort, gboolean individual, GError **error)
{
  const gint64 asked[3] = { cohort, 0, individual };

  g_return_val_if_fail (PAL_IS_STORE (store), NULL);

  return load (store, asked, error);
}

/* 0: there is no such session. */
gint64
pal_attendance_cohort_of (PalStore *store, gint64 session)
{
  return pal_store_ask_int_of (store, "SELECT cohort FROM session WHERE id = ?1", session, 0);
}

/* One session and who is convened to it. Full transfer; it has no session when that one is no more. */
PalAttendance *
pal_attendance_load_session (PalStore *store, gint64 session, GError **error)
{
  const gint64 asked[3] = { pal_attendance_cohort_of (store, session), session, TRUE };

  return load (store, asked, error);
}
