/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-attendance-page.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "rules/planning/pal-session-words.h"

#define RUNS_SAID 3     /* of absences in a row; more are counted */

/* Words -------------------------------------------------------------------------------------------------------------- */

char *
pal_attendance_length_words (int minutes)
{
  if (minutes <= 0)
    return g_strdup ("");
  if (minutes < 60)
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (C_("hours", "%d h"), minutes / 60);
  /* Translators: hours and minutes. */
  return g_strdup_printf (_("%d h %02d"), minutes / 60, minutes % 60);
}

char *
pal_attendance_rate_words (guint came, guint taken)
{
  g_autofree char *number = g_strdup_printf ("%u", taken > 0 ? (200 * came + taken) / (2 * taken) : 0);

  return taken > 0 ? g_strdup_printf (C_("percentage", "%s%%"), number) : g_strdup (_("n.d."));
}

/* Minutes missed, which is how people say it. */
char *
pal_attendance_late_words (const PalAttendanceSession *session, const PalAttendanceCell *cell)
{
  return cell->status == PAL_ATTENDANCE_LATE && cell->minutes >= 0 && session->minutes > cell->minutes
           ? g_strdup_printf ("%d", session->minutes - cell->minutes)
           : g_strdup ("");
}

char *
pal_attendance_session_words (const PalAttendanceSession *session)
{
  g_autofree char *day = pal_session_day_words (session->start_at);
  const char *title = session->title != NULL ? session->title : pal_choice_label ("session_kind", session->kind);

  return day[0] != '\0' ? g_strdup_printf (_("%s, %s"), title, day) : g_strdup (title);
}

/* "10/03"; "" without a date. Full transfer. */
static char *
short_day (const PalAttendanceSession *session)
{
  g_autofree char *iso = g_strndup (session->start_at != NULL ? session->start_at : "", 10);
  GDate day;

  return pal_date_from_iso (iso, &day) ? g_strdup_printf ("%02d/%02d", g_date_get_day (&day), g_date_get_month (&day)) : g_strdup ("");
}

/* "Tue". Full transfer. */
static char *
weekday (const PalAttendanceSession *session)
{
  g_autofree char *words = pal_session_day_words (session->start_at);

  return g_strndup (words, strcspn (words, " "));
}

static char *
run_words (const PalAttendance *table, const PalAttendanceRun *run)
{
  const PalAttendancePerson *person = pal_attendance_person (table, run->person);
  g_autofree char *name = g_strdup_printf ("%s %s", person->first_name != NULL ? person->first_name : "", person->last_name);
  g_autofree char *from = short_day (pal_attendance_session (table, run->first)), *to = short_day (pal_attendance_session (table, run->last));

  g_strstrip (name);
  if (run->goes_on)
    return g_strdup_printf (ngettext ("%1$s: %2$u absence in a row without an excuse, since %3$s.",
                                      "%1$s: %2$u absences in a row without an excuse, since %3$s.", run->n), name, run->n, from);
  /* Translators: a person, a number, two dates. */
  return g_strdup_printf (_("%1$s: %2$u in a row, from %3$s to %4$s."), name, run->n, from, to);
}

/* Of who is still in course: the others cannot be called back. */
char *
pal_attendance_runs_words (const PalAttendance *table)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < table->runs->len; i++)
    {
      const PalAttendanceRun *run = &g_array_index (table->runs, PalAttendanceRun, i);
      g_autofree char *one = pal_attendance_person (table, run->person)->exit_on == NULL ? run_words (table, run) : NULL;

      if (one != NULL && n++ < RUNS_SAID)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", one);
    }
  if (n > RUNS_SAID)
    g_string_append_printf (words, ngettext (" And %u more.", " And %u more.", n - RUNS_SAID), n - RUNS_SAID);
  return n > 0 ? g_strdup (words->str) : NULL;
}

/* Noting ------------------------------------------------------------------------------------------------------------- */

static PalEdit *
begin (PalStore *store, gint64 session, GError **error)
{
  g_autofree char *label = pal_attendance_label (store, session);
  g_autofree char *place = pal_address_format ("cohorts", pal_attendance_cohort_of (store, session), "attendance");
  PalEdit *edit = pal_edit_begin (store, label, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

/**
 * pal_attendance_note:
 * @any: where a complaint and what else is to be said are shown
 * @visit: (nullable): edits of one visit are one entry of the history
 *
 * Returns: FALSE when nothing was noted: why has been said
 */
gboolean
pal_attendance_note (GtkWidget *any, PalStore *store, gint64 session, const PalAttendanceMark *marks, guint n_marks, const char *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (store, session, &error);
  g_autofree char *told = NULL;

  if (edit != NULL)
    pal_edit_set_visit (edit, visit);
  if (edit == NULL || !pal_attendance_take (edit, session, marks, n_marks, &told, &error) || !pal_edit_commit (edit, &error))
    {
      g_clear_object (&edit);
      pal_page_complain (any, error);
      return FALSE;
    }
  if (told != NULL)
    pal_page_toast (any, told, C_("button", "Undo"), "win.undo");
  return TRUE;
}

/* @enrolment: 0: everybody who came. */
gboolean
pal_attendance_note_signed (GtkWidget *any, PalStore *store, gint64 session, gint64 enrolment, gboolean signed_sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = begin (store, session, &error);

  if (edit != NULL && pal_attendance_sign (edit, session, enrolment, signed_sheet, &error) && pal_edit_commit (edit, &error))
    return TRUE;
  g_clear_object (&edit);
  pal_page_complain (any, error);
  return FALSE;
}

/* The matrix --------------------------------------------------------------------------------------------------------- */

static void
set_figure (PalMatrixFigure *figure, char *text, PalMatrixTone tone)
{
  figure->text = text;
  figure->tone = tone;
}

static void
set_feet (const PalAttendanceSession *session, PalMatrixColumn *column)
{
  guint came = pal_attendance_came (session->counts), taken = pal_attendance_taken (session->counts);

  if (session->cancelled)
    set_figure (&column->feet[0], g_strdup (_("cancelled")), PAL_MATRIX_DIM);
  else if (session->when > 0)
    set_figure (&column->feet[0], g_strdup (_("to come")), PAL_MATRIX_DIM);
  else if (taken == 0)
    set_figure (&column->feet[0], g_strdup (C_("attendance", "not noted")), session->when < 0 ? PAL_MATRIX_MISSING : PAL_MATRIX_DIM);
  if (session->cancelled || taken == 0)
    return;
  if (session->when <= 0)
    set_figure (&column->feet[0], g_strdup_printf ("%u/%u", came, taken), session->when == 0 ? PAL_MATRIX_BOLD : PAL_MATRIX_PLAIN);
  set_figure (&column->feet[1], pal_attendance_rate_words (came, taken), session->when == 0 ? PAL_MATRIX_BOLD : PAL_MATRIX_PLAIN);
  if (session->individual || came == 0)
    return;
  if (pal_attendance_is_signed (session))
    set_figure (&column->feet[2], g_strdup (_("signed")), PAL_MATRIX_TICK);
  else
    set_figure (&column->feet[2], g_strdup (session->when < 0 ? C_("signature", "missing") : _("to sign")),
                session->when < 0 ? PAL_MATRIX_MISSING : PAL_MATRIX_DIM);
}

static void
set_column (const PalAttendanceSession *session, PalMatrixColumn *column)
{
  column->lines[0] = weekday (session);
  column->lines[1] = short_day (session);
  column->lines[2] = g_strdup (session->title != NULL ? session->title : pal_choice_label ("session_kind", session->kind));
  column->lines[3] = pal_attendance_length_words (session->minutes);
  column->words = pal_attendance_session_words (session);
  column->current = session->when == 0 && !session->cancelled;
  column->later = session->when > 0 || session->cancelled;
  set_feet (session, column);
}

static void
set_totals (const guint counts[PAL_ATTENDANCE_N_STATUSES], PalMatrixFigure totals[PAL_MATRIX_TOTALS], gboolean bar)
{
  guint came = pal_attendance_came (counts), taken = pal_attendance_taken (counts);

  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      PalMatrixFigure *figure = &totals[status - PAL_ATTENDANCE_PRESENT];
      gboolean bad = status == PAL_ATTENDANCE_ABSENT && counts[status] > 0;

      set_figure (figure, counts[status] > 0 ? g_strdup_printf ("%u", counts[status]) : g_strdup ("–"),
                  counts[status] == 0 ? PAL_MATRIX_DIM : bad ? PAL_MATRIX_BAD : bar ? PAL_MATRIX_PLAIN : PAL_MATRIX_BOLD);
    }
  set_figure (&totals[PAL_MATRIX_TOTALS - 1], pal_attendance_rate_words (came, taken), bar ? PAL_MATRIX_PLAIN : PAL_MATRIX_BOLD);
  if (!bar || taken == 0)
    return;
  totals[PAL_MATRIX_TOTALS - 1].part = (double) came / taken;
  totals[PAL_MATRIX_TOTALS - 1].low = came * 100 < PAL_ATTENDANCE_LOW * taken;
}

static void
set_row (const PalAttendancePerson *person, PalMatrixRow *row)
{
  g_autofree char *name = g_strdup_printf ("%s %s", person->last_name, person->first_name != NULL ? person->first_name : ""), *left = NULL;
  GDate exit;

  g_strchomp (name);
  if (person->exit_on != NULL && pal_date_from_iso (person->exit_on, &exit))
    left = pal_date_show (&exit);
  row->strong = g_strdup (person->last_name);
  row->light = g_strdup (person->first_name);
  row->dim = person->exit_on != NULL;
  row->words = left != NULL ? g_strdup_printf (_("%s, left on %s"), name, left) : g_steal_pointer (&name);
  set_totals (person->counts, row->totals, TRUE);
}

static void
set_cell (const PalAttendanceSession *session, const PalAttendanceCell *from, const gunichar *keys, PalMatrixCell *cell)
{
  static const PalMatrixLook looks[PAL_ATTENDANCE_N_STATUSES] = {
    PAL_MATRIX_BLANK, PAL_MATRIX_OPEN, PAL_MATRIX_CALM, PAL_MATRIX_WARM, PAL_MATRIX_DASHED, PAL_MATRIX_STRONG,
  };
  g_autofree char *late = pal_attendance_late_words (session, from);
  char letter[7] = "";

  cell->look = from->status == PAL_ATTENDANCE_AWAITED && (session->when > 0 || session->cancelled) ? PAL_MATRIX_BLANK : looks[from->status];
  cell->words = pal_attendance_word (from->status);
  if (keys[from->status] != 0)
    letter[g_unichar_to_utf8 (keys[from->status], letter)] = '\0';
  g_snprintf (cell->text, sizeof cell->text, "%s%s%s", letter, late[0] != '\0' ? " " : "", late);
}

static void
set_frames (const PalAttendance *table, PalMatrixTable *matrix)
{
  for (guint i = 0; i < table->runs->len; i++)
    {
      const PalAttendanceRun *run = &g_array_index (table->runs, PalAttendanceRun, i);
      PalMatrixFrame frame = { run->person, run->first, run->last };
      g_array_append_val (matrix->frames, frame);
    }
}

static void
set_heads (PalMatrixTable *matrix, const gunichar *keys)
{
  matrix->corner = g_strdup (_("Participant"));
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      char letter[7] = "";
      letter[g_unichar_to_utf8 (keys[status], letter)] = '\0';
      matrix->total_heads[status - PAL_ATTENDANCE_PRESENT] = g_strdup (letter);
    }
  matrix->total_heads[PAL_MATRIX_TOTALS - 1] = g_strdup (_("Assiduity"));
  matrix->feet_heads[0] = g_strdup (_("Present / noted"));
  matrix->feet_heads[1] = g_strdup (_("Rate of presence"));
  matrix->feet_heads[2] = g_strdup (_("Sheet signed"));
}

/* People and sessions as the matrix draws them. Full transfer. */
PalMatrixTable *
pal_attendance_matrix (const PalAttendance *table)
{
  PalMatrixTable *matrix = pal_matrix_table_new (table->people->len, table->sessions->len);
  gunichar keys[PAL_ATTENDANCE_N_STATUSES];
  guint sums[PAL_ATTENDANCE_N_STATUSES] = { 0 };

  pal_attendance_keys (keys);
  set_heads (matrix, keys);
  for (guint s = 0; s < table->sessions->len; s++)
    set_column (pal_attendance_session (table, s), pal_matrix_table_column (matrix, s));
  for (guint p = 0; p < table->people->len; p++)
    {
      set_row (pal_attendance_person (table, p), pal_matrix_table_row (matrix, p));
      for (PalAttendanceStatus status = 0; status < PAL_ATTENDANCE_N_STATUSES; status++)
        sums[status] += pal_attendance_person (table, p)->counts[status];
      for (guint s = 0; s < table->sessions->len; s++)
        set_cell (pal_attendance_session (table, s), pal_attendance_cell (table, p, s), keys, pal_matrix_table_cell (matrix, p, s));
    }
  set_totals (sums, matrix->sums, FALSE);
  set_frames (table, matrix);
  return matrix;
}
