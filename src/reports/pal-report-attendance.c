/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-attendance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-pseudonym.h"
#include "pal-report-cohort.h"
#include "pal-report-course-private.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"
#include "rules/planning/pal-attendance.h"

/* R15, the state of attendance of a cohort (INDICATORS §1.1): each person at each collective session held, then hours and rates
 * (§3.2, TX_ASSIDUITE_H and TX_ASSIDUITE_N). Interviews count in the numbers, without a column each. */

#define PEOPLE_ID   "assiduite"
#define SESSIONS_ID "seances"
#define HOUR        60.0

/* The sessions that the report is about, and what it adds up. */
typedef struct {
  PalAttendance *attendance;
  GArray        *chosen;             /* guint: sessions held in the period, by time */
  gunichar       keys[PAL_ATTENDANCE_N_STATUSES];
  guint          counts[PAL_ATTENDANCE_N_STATUSES];
  gint64         attended, planned;  /* minutes */
  guint          people;
} State;

/* One person over the chosen sessions. */
typedef struct {
  guint  counts[PAL_ATTENDANCE_N_STATUSES];
  guint  interviews, interviews_kept;
  gint64 attended, planned;          /* minutes of the sessions whose length is known */
} Line;

static gboolean
is_chosen (const PalAttendanceSession *session, const PalScope *scope)
{
  g_autofree char *iso = g_strndup (session->start_at != NULL ? session->start_at : "", 10);
  GDate day;

  return session->held && pal_date_from_iso (iso, &day) && g_date_compare (&day, &scope->as_of) <= 0 &&
         (!g_date_valid (&scope->from) || g_date_compare (&day, &scope->from) >= 0) &&
         (!g_date_valid (&scope->to) || g_date_compare (&day, &scope->to) <= 0);
}

static gboolean
came (PalAttendanceStatus status)
{
  return status == PAL_ATTENDANCE_PRESENT || status == PAL_ATTENDANCE_LATE;
}

/* Late without a word about how late, and present, count for the whole session. */
static gint64
minutes_of (const PalAttendanceCell *cell, const PalAttendanceSession *session)
{
  if (!came (cell->status))
    return 0;
  return cell->minutes >= 0 ? cell->minutes : session->minutes;
}

static Line
add_up (State *state, guint person)
{
  Line line = { 0 };

  for (guint i = 0; i < state->chosen->len; i++)
    {
      guint index = g_array_index (state->chosen, guint, i);
      const PalAttendanceSession *session = pal_attendance_session (state->attendance, index);
      const PalAttendanceCell *cell = pal_attendance_cell (state->attendance, person, index);

      line.counts[cell->status]++;
      if (cell->status <= PAL_ATTENDANCE_AWAITED)
        continue;
      line.interviews += session->individual;
      line.interviews_kept += session->individual && came (cell->status);
      if (session->minutes > 0)
        {
          line.planned += session->minutes;
          line.attended += minutes_of (cell, session);
        }
    }
  return line;
}

/* People ----------------------------------------------------------------------------------------------------------- */

/* "P", "L 30" for thirty minutes missed; "?" of who was convened and of whom nobody said anything. Full transfer. */
static char *
cell_words (const State *state, const PalAttendanceCell *cell, const PalAttendanceSession *session)
{
  char key[8] = "";

  if (cell->status == PAL_ATTENDANCE_OUT)
    return NULL;
  if (cell->status == PAL_ATTENDANCE_AWAITED)
    return g_strdup ("?");
  key[g_unichar_to_utf8 (g_unichar_toupper (state->keys[cell->status]), key)] = '\0';
  if (cell->status == PAL_ATTENDANCE_LATE && cell->minutes >= 0 && session->minutes > cell->minutes)
    return g_strdup_printf ("%s %d", key, session->minutes - cell->minutes);
  return g_strdup (key);
}

/* "15/01 Confidence": headings of a table differ, so the second of a day with the same title has its number. Full transfer. */
static char *
heading_of (const PalAttendanceSession *session, GHashTable *taken)
{
  const char *name = session->title != NULL ? session->title : pal_choice_label ("session_kind", session->kind);
  g_autofree char *plain = g_strdup_printf ("%.2s/%.2s %s", session->start_at + 8, session->start_at + 5, name != NULL ? name : "");

  for (guint n = 2; !g_hash_table_add (taken, g_strdup (plain)); n++)
    {
      g_free (plain);
      plain = g_strdup_printf ("%.2s/%.2s %s (%u)", session->start_at + 8, session->start_at + 5, name != NULL ? name : "", n);
    }
  return g_steal_pointer (&plain);
}

static PalSection *
new_people_table (State *state, gboolean names)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, PEOPLE_ID, _("Attendance by person"));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pal_section_add_column (section, names ? _("Last name") : _("Code"), PAL_CELL_TEXT);
  if (names)
    pal_section_add_column (section, _("First name"), PAL_CELL_TEXT);
  for (guint i = 0; i < state->chosen->len; i++)
    {
      const PalAttendanceSession *session = pal_attendance_session (state->attendance, g_array_index (state->chosen, guint, i));
      g_autofree char *heading = !session->individual ? heading_of (session, taken) : NULL;

      if (heading != NULL)
        pal_section_add_column (section, heading, PAL_CELL_CODE);
    }
  pal_section_add_total (section, C_("attendance", "Interviews"), PAL_CELL_INT);
  pal_section_add_total (section, C_("attendance", "Interviews kept"), PAL_CELL_INT);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    pal_section_add_total (section, pal_choice_label ("attendance_status", pal_attendance_code (status)), PAL_CELL_INT);
  pal_section_add_total (section, C_("attendance", "Hours attended"), PAL_CELL_HOURS);
  pal_section_add_total (section, C_("attendance", "Hours convened to"), PAL_CELL_HOURS);
  pal_section_add_column (section, C_("attendance", "Rate"), PAL_CELL_RATE);
  return section;
}

static void
add_person (PalSection *section, State *state, guint index, const Line *line, const char *code)
{
  const PalAttendancePerson *person = pal_attendance_person (state->attendance, index);
  GPtrArray *row = pal_section_add_row (section);

  pal_row_add_text (row, code != NULL ? code : person->last_name)->record = person->participant;
  if (code == NULL)
    pal_row_add_text (row, person->first_name)->record = person->participant;
  for (guint i = 0; i < state->chosen->len; i++)
    {
      guint at = g_array_index (state->chosen, guint, i);
      const PalAttendanceSession *session = pal_attendance_session (state->attendance, at);
      g_autofree char *words = cell_words (state, pal_attendance_cell (state->attendance, index, at), session);

      if (!session->individual)
        pal_row_add_text (row, words);
    }
  pal_row_add_number (row, line->interviews);
  pal_row_add_number (row, line->interviews_kept);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    pal_row_add_number (row, line->counts[status]);
  pal_row_add_number (row, line->attended / HOUR);
  pal_row_add_number (row, line->planned / HOUR);
  pal_row_add_rate (row, line->attended, line->planned);
}

/* Rows by their code: the order of names says something about the people. */
static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const PalCell *left = g_ptr_array_index (*(GPtrArray *const *) a, 0), *right = g_ptr_array_index (*(GPtrArray *const *) b, 0);

  return g_strcmp0 (left->text, right->text);
}

/* "P Present · L Late (minutes missed) · …" Full transfer. */
static char *
legend (const State *state)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    {
      g_string_append (words, words->len > 0 ? " · " : "");
      g_string_append_unichar (words, g_unichar_toupper (state->keys[status]));
      g_string_append_printf (words, "\302\240: %s", pal_attendance_word (status));
    }
  g_string_append_printf (words, " · %s", _("a number: the minutes missed · ?: convened, not noted · empty: not convened"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_people (PalReport *report, PalStore *store, State *state)
{
  gboolean names = report->scope.variant == PAL_VARIANT_NOMINATIVE;
  g_autoptr (PalPseudonyms) pseudonyms = names ? NULL : pal_pseudonyms_new (store);
  PalSection *section = new_people_table (state, names);

  for (guint i = 0; i < state->attendance->people->len; i++)
    {
      const PalAttendancePerson *person = pal_attendance_person (state->attendance, i);
      Line line = add_up (state, i);

      if (line.counts[PAL_ATTENDANCE_OUT] == state->chosen->len)
        continue;
      state->people++;
      state->attended += line.attended;
      state->planned += line.planned;
      for (guint status = 0; status < PAL_ATTENDANCE_N_STATUSES; status++)
        state->counts[status] += line.counts[status];
      add_person (section, state, i, &line, names ? NULL : pal_pseudonyms_get (pseudonyms, report->scope.cohort, person->participant));
    }
  section->text = legend (state);
  if (!names)
    g_ptr_array_sort (section->rows, compare_codes);
  if (report->scope.variant != PAL_VARIANT_AGGREGATED)
    g_ptr_array_add (report->sections, section);
  else
    pal_section_free (section);
}

/* Sessions --------------------------------------------------------------------------------------------------------- */

static void
add_missing (PalReport *report, const PalAttendanceSession *session, const char *name, guint n)
{
  PalCell *cell = pal_row_add_unknown (report->missing);
  g_autofree char *iso = g_strndup (session->start_at, 10), *day = NULL, *what = NULL;
  GDate date;

  pal_date_from_iso (iso, &date);
  day = pal_date_show (&date);
  what = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d without attendance", "%d without attendance", n), (int) n);
  cell->known = TRUE;
  cell->text = g_strdup_printf (C_("a session, its day, and what is missing", "%s, %s: %s"), name, day, what);
  cell->record = session->cohort;
  cell->table = "cohort";
}

static void
add_session (PalReport *report, PalSection *section, const PalAttendanceSession *session)
{
  GPtrArray *row = pal_section_add_row (section);
  const char *name = session->title != NULL ? session->title : pal_choice_label ("session_kind", session->kind);
  g_autofree char *iso = g_strndup (session->start_at, 10);

  pal_row_add_date (row, iso);
  pal_row_add_text (row, name);
  pal_row_add_text (row, pal_choice_label ("session_kind", session->kind));
  if (session->minutes > 0)
    pal_row_add_number (row, session->minutes / HOUR);
  else
    pal_row_add_unknown (row);
  pal_row_add_number (row, session->convened);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    pal_row_add_number (row, session->counts[status]);
  pal_row_add_rate (row, pal_attendance_came (session->counts), pal_attendance_taken (session->counts));
  pal_row_add_text (row, pal_choice_label ("three", pal_attendance_is_signed (session) ? "YES" : "NO"));
  if (session->counts[PAL_ATTENDANCE_AWAITED] > 0)
    add_missing (report, session, name != NULL ? name : "", session->counts[PAL_ATTENDANCE_AWAITED]);
}

static void
add_sessions (PalReport *report, State *state)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, SESSIONS_ID, _("Attendance by session"));

  pal_section_add_column (section, _("Date"), PAL_CELL_DATE);
  pal_section_add_column (section, _("Session"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("activity", "Type"), PAL_CELL_TEXT);
  pal_section_add_total (section, C_("activity", "Held (h)"), PAL_CELL_HOURS);
  pal_section_add_total (section, C_("activity", "Convened"), PAL_CELL_INT);
  for (PalAttendanceStatus status = PAL_ATTENDANCE_PRESENT; status < PAL_ATTENDANCE_N_STATUSES; status++)
    pal_section_add_total (section, pal_choice_label ("attendance_status", pal_attendance_code (status)), PAL_CELL_INT);
  pal_section_add_column (section, C_("attendance", "Rate"), PAL_CELL_RATE);
  pal_section_add_column (section, _("Sheet signed"), PAL_CELL_TEXT);
  for (guint i = 0; i < state->chosen->len; i++)
    add_session (report, section, pal_attendance_session (state->attendance, g_array_index (state->chosen, guint, i)));
  g_ptr_array_add (report->sections, section);
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

static void
add_ratio (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, gint64 numerator,
           gint64 denominator)
{
  PalFigure *figure = pal_report_cohort_count (report, section, code, title, definition, numerator);
  PalFigure *rule = g_ptr_array_index (report->definitions, report->definitions->len - 1);

  g_free (rule->unit);
  rule->unit = g_strdup ("pct");
  g_free (figure->unit);
  figure->unit = g_strdup ("pct");
  figure->has_ratio = TRUE;
  figure->known = denominator > 0;
  figure->denominator = denominator;
  figure->value_den = MAX (denominator, 1);
  figure->value = figure->known ? (double) numerator / (double) denominator : 0;
}

static void
add_figures (PalReport *report, PalSection *section, const State *state)
{
  gboolean part = g_date_valid (&report->scope.from) || g_date_valid (&report->scope.to);   /* not what the indicators of all of it count */
  guint taken = pal_attendance_taken (state->counts), present = pal_attendance_came (state->counts);
  PalFigure *figure = pal_report_cohort_count (report, section, "SEANCES_TENUES", _("Sessions held"),
                                               _("Sessions of the period that were held by the as-of date."), state->chosen->len);

  figure->numerator_in.section = g_strdup (SESSIONS_ID);
  figure->numerator_in.column = g_strdup (_("Date"));
  pal_report_cohort_count (report, section, "PERSONNES_CONVOQUEES", _("People convened"), _("Convened to one of these sessions at least."),
                           state->people);
  add_ratio (report, section, part ? "TX_ASSIDUITE_N_PERIODE" : "TX_ASSIDUITE_N", _("Attendance rate"),
             _("Present and late, of the convocations to sessions held whose attendance was taken."), present, taken);
  add_ratio (report, section, part ? "TX_ASSIDUITE_H_PERIODE" : "TX_ASSIDUITE_H", _("Attendance rate, in hours"),
             _("Minutes attended of the minutes of the sessions convened to: late, the real time; present without a word about it, the whole "
               "session. Sessions of unknown length count neither above nor below."), state->attended, state->planned);
  pal_report_cohort_count (report, section, "EMARGEMENTS_MANQUANTS", _("Attendance not taken"),
                           _("Convocations to sessions held of which nobody said anything."), state->counts[PAL_ATTENDANCE_AWAITED]);
}

/* Building --------------------------------------------------------------------------------------------------------- */

static void
choose (State *state, const PalScope *scope)
{
  for (guint i = 0; i < state->attendance->sessions->len; i++)
    if (is_chosen (pal_attendance_session (state->attendance, i), scope))
      g_array_append_val (state->chosen, i);
}

static gboolean
fill (PalReport *report, PalStore *store, GError **error)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("In figures"));
  g_autoptr (PalAttendance) attendance = pal_attendance_load (store, report->scope.cohort, TRUE, error);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  State state = { .attendance = attendance, .chosen = chosen };

  g_ptr_array_add (report->sections, synthesis);
  if (attendance == NULL)
    return FALSE;
  choose (&state, &report->scope);
  if (chosen->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("No session of this cohort was held in this period until the as-of date. Nothing was made; choose another period."));
      return FALSE;
    }
  pal_attendance_keys (state.keys);
  add_people (report, store, &state);
  add_sessions (report, &state);
  add_figures (report, synthesis, &state);
  return TRUE;
}

/* The state of attendance of scope->cohort in the period asked for. It only reads: @store may be a reader of another thread. Free
 * with pal_report_free(). */
PalReport *
pal_report_attendance_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R15");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  if (scope->cohort == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” is about one cohort, and none was chosen. Nothing was made; choose a cohort."),
                   _("State of attendance"));
      return NULL;
    }
  pal_course_describe_as (report, store, _("State of attendance"), "etat-assiduite");
  if (scope->variant == PAL_VARIANT_AGGREGATED)
    {
      g_free (report->privacy);
      report->privacy = g_strdup (_("This document names nobody who takes part in the programme."));
    }
  if (!fill (report, store, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
