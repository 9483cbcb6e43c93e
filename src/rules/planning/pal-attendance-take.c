/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-attendance.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* Noting who came. Where the whole cohort is convened, a first row would leave out everybody else: rows are written for all
 * of them in the same edit. */

static PalRecord *
load_session (PalEdit *edit, gint64 session, GError **error)
{
  return pal_record_load (pal_edit_get_store (edit), &pal_session_kind, session, error);
}

/* "17/03/2026"; NULL: no date yet. Full transfer. */
static char *
day_words (PalRecord *session)
{
  g_autofree char *day = g_strndup (pal_record_is_known (session, "start-at") ? pal_record_get_text (session, "start-at") : "", 10);
  GDate date;

  return pal_date_from_iso (day, &date) ? pal_date_show (&date) : NULL;
}

static gboolean
is_over (PalRecord *session)
{
  g_autofree char *day = g_strndup (pal_record_is_known (session, "start-at") ? pal_record_get_text (session, "start-at") : "", 10);
  GDate date, today;

  pal_today (&today);
  return pal_date_from_iso (day, &date) && g_date_compare (&date, &today) <= 0;
}

/* What an edit of the attendance of a session is called. Full transfer. */
char *
pal_attendance_label (PalStore *store, gint64 session)
{
  g_autoptr (PalRecord) record = pal_record_load (store, &pal_session_kind, session, NULL);
  g_autofree char *title = record != NULL ? pal_record_title (record) : NULL, *day = record != NULL ? day_words (record) : NULL;

  if (title == NULL)
    return g_strdup (_("Attendance"));
  /* Translators: the name of an edit: a session and its date. */
  return day != NULL ? g_strdup_printf (_("%s, %s — attendance"), title, day) : g_strdup_printf (_("%s — attendance"), title);
}

/* Whether anybody can have come. */
static gboolean
check_session (PalRecord *session, GError **error)
{
  g_autofree char *title = pal_record_title (session), *day = day_words (session);

  if (g_strcmp0 (pal_record_get_text (session, "status"), "CANCELLED") == 0)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("“%s” was cancelled: nobody attends it. Nothing was noted; if it was held after all, say so in the plan first."), title);
  else if (day == NULL)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("“%s” has no date yet. Nothing was noted; give it a date in the plan first."), title);
  else if (!is_over (session))
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("“%s” is on %s: who came can be noted from that day on. Nothing was noted."), title, day);
  else
    return TRUE;
  return FALSE;
}

/* Rows of the session ------------------------------------------------------------------------------------------------ */

/* Full transfer; elements gint64, the courses convened. */
static GArray *
load_convened (PalStore *store, gint64 session, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT v.enrolment FROM session s CROSS JOIN convened v ON v.session = s.id WHERE s.id = ?1 ORDER BY v.enrolment", error);
  g_autoptr (GArray) courses = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, session);
  while (pal_statement_step (row, &failure))
    {
      gint64 id = pal_statement_get_int (row, 0);
      g_array_append_val (courses, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&courses);
  g_propagate_error (error, failure);
  return NULL;
}

static gboolean
add_row (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  g_autoptr (PalRecord) row = pal_record_new (&pal_attendance_kind);

  pal_record_set_int (row, "session", session);
  pal_record_set_int (row, "enrolment", enrolment);
  return pal_record_save (row, edit, error);
}

/* A row for each who is convened with the whole cohort; nothing to do where people are convened by name. */
static gboolean
write_rows (PalEdit *edit, gint64 session, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (GArray) courses = NULL;

  if (pal_store_ask_int_of (store, "SELECT 1 FROM attendance WHERE session = ?1 LIMIT 1", session, 0) != 0)
    return TRUE;
  courses = load_convened (store, session, error);
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    if (!add_row (edit, session, g_array_index (courses, gint64, i), error))
      return FALSE;
  return courses != NULL;
}

/* "Garnier Nathalie". Full transfer. */
static char *
name_of (PalStore *store, gint64 enrolment)
{
  return pal_store_ask_text_of (store, "SELECT p.last_name || coalesce (' ' || p.first_name, '') FROM enrolment e "
                                "JOIN participant p ON p.id = e.participant WHERE e.id = ?1", enrolment);
}

/* Full transfer; NULL with @error when the person is not convened. */
static PalRecord *
load_row (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalStatement) row = pal_statement_new (store, "SELECT id FROM attendance WHERE session = ?1 AND enrolment = ?2", error);
  g_autofree char *name = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, session);
  pal_statement_bind_int (row, 2, enrolment);
  if (pal_statement_step (row, error))
    return pal_record_load (store, &pal_attendance_kind, pal_statement_get_int (row, 0), error);
  name = name_of (store, enrolment);
  if (error == NULL || *error == NULL)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING, _("%s is not convened to this session. Nothing was noted."),
                 name != NULL ? name : "?");
  return NULL;
}

/* What somebody else had noted --------------------------------------------------------------------------------------- */

/* Who noted what stands in a row, when that was somebody else or another day's work; NULL: nobody else. Full transfer. */
static char *
noted_by_other (PalStore *store, gint64 row)
{
  g_autoptr (PalStatement) entry = pal_statement_new (
    store, "SELECT o.user, o.at, o.sitting FROM attendance a JOIN enrolment e ON e.id = a.enrolment "
    "JOIN op_line l ON l.participant = e.participant AND l.table_name = 'attendance' AND l.record = a.id JOIN op o ON o.id = l.op "
    "WHERE a.id = ?1 AND (l.columns IS NULL OR instr (' ' || l.columns || ' ', ' status ') > 0) ORDER BY o.id DESC LIMIT 1", NULL);
  g_autofree char *day = NULL;
  GDate date;

  if (entry == NULL)
    return NULL;
  pal_statement_bind_int (entry, 1, row);
  if (!pal_statement_step (entry, NULL)
      || (pal_statement_get_int (entry, 2) == pal_store_get_sitting (store)
          && g_strcmp0 (pal_statement_get_text (entry, 0), g_get_real_name ()) == 0))
    return NULL;
  day = g_strndup (pal_statement_get_text (entry, 1), 10);
  g_autofree char *shown = pal_date_from_iso (day, &date) ? pal_date_show (&date) : g_strdup (day);
  /* Translators: a person and a date. */
  return g_strdup_printf (_("noted by %s on %s"), pal_statement_get_text (entry, 0), shown);
}

/* What is about to be replaced, when somebody else had noted it. */
static void
tell_replaced (PalStore *store, PalRecord *row, PalAttendanceStatus status, GString *told)
{
  PalAttendanceStatus before = pal_attendance_status_of (pal_record_get_text (row, "status"));
  g_autofree char *who = before != PAL_ATTENDANCE_AWAITED && before != status ? noted_by_other (store, pal_record_get_id (row)) : NULL;
  g_autofree char *name = who != NULL ? name_of (store, pal_record_get_int (row, "enrolment", 0)) : NULL;

  if (who == NULL)
    return;
  /* Translators: a name, what was noted, by whom and when, and what is noted now. */
  g_string_append_printf (told, _("%s: “%s”, %s, is now “%s”."), name, pal_attendance_word (before), who, pal_attendance_word (status));
  g_string_append_c (told, ' ');
}

/* Writing ------------------------------------------------------------------------------------------------------------ */

/* Minutes attended, from those missed. */
static gboolean
set_late (PalRecord *row, int late, int minutes, GError **error)
{
  if (late < 0)
    {
      pal_record_clear (row, "minutes");
      return TRUE;
    }
  if (minutes > 0 && late < minutes)
    {
      pal_record_set_int (row, "minutes", minutes - late);
      return TRUE;
    }
  if (minutes > 0)
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("%d minutes late: the session lasts %d minutes. What was noted before stays."), late, minutes);
  else
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                 _("How long the session lasts is not known, so minutes cannot be taken off it. What was noted before stays."));
  return FALSE;
}

static gboolean
note (PalEdit *edit, PalRecord *session, const PalAttendanceMark *mark, GString *told, GError **error)
{
  g_autoptr (PalRecord) row = load_row (edit, pal_record_get_id (session), mark->enrolment, error);

  if (row == NULL)
    return FALSE;
  tell_replaced (pal_edit_get_store (edit), row, mark->status, told);
  if (pal_attendance_code (mark->status) != NULL)
    pal_record_set_text (row, "status", pal_attendance_code (mark->status));
  else
    pal_record_clear (row, "status");
  if (mark->status != PAL_ATTENDANCE_LATE)
    pal_record_clear (row, "minutes");
  else if (!set_late (row, mark->late, (int) pal_record_get_int (session, "minutes", 0), error))
    return FALSE;
  if (mark->status != PAL_ATTENDANCE_PRESENT && mark->status != PAL_ATTENDANCE_LATE)
    pal_record_clear (row, "signed");
  return pal_record_save (row, edit, error);
}

static gboolean
hold (PalEdit *edit, PalRecord *session, GString *told, GError **error)
{
  g_autofree char *title = NULL;

  if (g_strcmp0 (pal_record_get_text (session, "status"), "HELD") == 0)
    return TRUE;
  title = pal_record_title (session);
  g_string_append_printf (told, _("“%s” now counts as held."), title);
  pal_record_set_text (session, "status", "HELD");
  return pal_record_save (session, edit, error);
}

/**
 * pal_attendance_take:
 * @marks: what is noted of whom, all convened to the session
 * @told: (out) (transfer full) (nullable): what else this means and should be said: that the session now counts as held, what
 *   somebody else had noted before
 *
 * A session of today or before that was planned becomes held. One that is cancelled, still to come or without a date takes
 * nothing: the error says so.
 *
 * Returns: FALSE with @error: @edit must not be kept
 */
gboolean
pal_attendance_take (PalEdit *edit, gint64 session, const PalAttendanceMark *marks, guint n_marks, char **told, GError **error)
{
  g_autoptr (PalRecord) record = load_session (edit, session, error);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean taken = FALSE;

  *told = NULL;
  if (record == NULL || !check_session (record, error) || !write_rows (edit, session, error))
    return FALSE;
  for (guint i = 0; i < n_marks; i++)
    {
      if (!note (edit, record, &marks[i], words, error))
        return FALSE;
      taken = taken || marks[i].status != PAL_ATTENDANCE_AWAITED;
    }
  if (taken && !hold (edit, record, words, error))
    return FALSE;
  g_strchomp (words->str);
  *told = words->str[0] != '\0' ? g_strdup (words->str) : NULL;
  return TRUE;
}

/**
 * pal_attendance_sign:
 * @enrolment: 0: everybody who came
 *
 * Notes who has signed the sheet. Who did not come signs nothing.
 */
gboolean
pal_attendance_sign (PalEdit *edit, gint64 session, gint64 enrolment, gboolean signed_sheet, GError **error)
{
  g_autoptr (PalRecord) record = load_session (edit, session, error);
  g_autoptr (GArray) courses = record != NULL ? load_convened (pal_edit_get_store (edit), session, error) : NULL;

  if (courses == NULL || !check_session (record, error) || !write_rows (edit, session, error))
    return FALSE;
  for (guint i = 0; i < courses->len; i++)
    {
      gint64 course = g_array_index (courses, gint64, i);
      g_autoptr (PalRecord) row = enrolment == 0 || enrolment == course ? load_row (edit, session, course, error) : NULL;
      const char *status = row != NULL ? pal_record_get_text (row, "status") : NULL;

      if (row == NULL && (enrolment == 0 || enrolment == course))
        return FALSE;
      if (row == NULL || (g_strcmp0 (status, "PRESENT") != 0 && g_strcmp0 (status, "LATE") != 0))
        continue;
      if (signed_sheet)
        pal_record_set_int (row, "signed", 1);
      else
        pal_record_clear (row, "signed");
      if (!pal_record_save (row, edit, error))
        return FALSE;
    }
  return TRUE;
}
