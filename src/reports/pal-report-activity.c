/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-report-activity.h"

#include <glib/gi18n-lib.h>

#include "indicators/pal-indicator-private.h"
#include "pal-report-cohort.h"
#include "pal-report-course-private.h"
#include "records/pal-field.h"

/* R10, the indicators of activity (INDICATORS §1.1): every session of a cohort or a programme in a period, then the same by type
 * and by theme. It names who runs sessions, never who comes to them; only the nominative variant says what was noted of a collective
 * session. Who comes is counted whatever cohort they are of. */

#define TABLE_ID "seances"
#define HOUR     60.0

/* After the indicators' prelude: the sessions of its cohorts until the as-of date, held or not. */
static const char sessions[] =
  ", chosen AS MATERIALIZED (SELECT * FROM meeting_of WHERE held_on <= :as_of AND (:from IS NULL OR held_on >= :from) "
  "  AND (:to IS NULL OR held_on <= :to)), "
  "who AS MATERIALIZED (SELECT c.session, v.status, v.status IN ('PRESENT', 'LATE') AS came, coalesce (v.minutes, c.minutes, 0) AS minutes, v.signed "
  "  FROM chosen c CROSS JOIN convened v ON v.session = c.session), "
  "counted AS MATERIALIZED (SELECT session, count (*) AS convened, count (status) AS taken, coalesce (sum (came), 0) AS came, "
  "  coalesce (sum (CASE WHEN came THEN minutes END), 0) AS attended, coalesce (sum (came AND NOT coalesce (signed, 0)), 0) AS unsigned "
  "  FROM who GROUP BY session) "
  "SELECT c.session, c.held_on, substr (s.start_at, 12, 5), coalesce (s.kind, ''), s.theme, s.title, "
  "  nullif (trim (coalesce (r.name, '') || coalesce (', ' || i.name, '') || coalesce (', ' || i.city, ''), ', '), ''), CASE WHEN i.id IS NULL THEN NULL WHEN i.qpv_code IS NOT NULL OR i.kind = 'QPV' THEN 'YES' ELSE 'NO' END, "
  "  (SELECT group_concat (trim (coalesce (x.first_name, '') || ' ' || x.last_name), ', ') FROM session_staff f JOIN contact x ON x.id = f.contact "
  "   WHERE f.session = c.session), "
  "  c.minutes, coalesce (s.status, 'PLANNED'), coalesce (n.convened, 0), coalesce (n.taken, 0), coalesce (n.came, 0), coalesce (n.attended, 0), "
  "  coalesce (n.unsigned, 0), CASE WHEN c.individual THEN NULL ELSE s.note END "
  "FROM chosen c JOIN session s ON s.id = c.session LEFT JOIN counted n ON n.session = c.session LEFT JOIN room r ON r.id = s.room "
  "LEFT JOIN site i ON i.id = r.site ORDER BY s.start_at, s.id";

enum { SESSION, HELD_ON, TIME, KIND, THEME, TITLE, PLACE, QPV, STAFF, MINUTES, STATUS, CONVENED, TAKEN, CAME, ATTENDED, UNSIGNED, NOTE };

/* What sessions held come to. */
typedef struct {
  char   *name;               /* of a type or a theme */
  guint   sessions, collective;
  gint64  minutes, convened, taken, came, came_together, attended;
} Sum;

typedef struct {
  Sum        all;
  guint      cancelled, waiting;      /* waiting: the day is past, and nobody said whether it was held */
  GPtrArray *kinds, *themes;          /* Sum */
} Sums;

static void
sum_free (gpointer data)
{
  g_free (((Sum *) data)->name);
  g_free (data);
}

/* Rows ------------------------------------------------------------------------------------------------------------- */

static void
add_hours (GPtrArray *cells, gint64 minutes, gboolean known)
{
  if (known)
    pal_row_add_number (cells, minutes / HOUR);
  else
    pal_row_add_unknown (cells);
}

static void
add_words (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", more);
}

/* What is missing of the sheet, and, in the nominative variant, what was noted. Full transfer. */
static char *
remarks (PalStatement *row, gboolean notes)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean held = g_str_equal (pal_statement_get_text (row, STATUS), "HELD");
  int lacking = (int) (pal_statement_get_int (row, CONVENED) - pal_statement_get_int (row, TAKEN)), unsigned_ = (int) pal_statement_get_int (row, UNSIGNED);
  g_autofree char *not_taken = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d without attendance", "%d without attendance", lacking), lacking);
  g_autofree char *not_signed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d did not sign", "%d did not sign", unsigned_), unsigned_);

  if (held && lacking > 0)
    add_words (words, not_taken);
  if (held && unsigned_ > 0)
    add_words (words, not_signed);
  if (notes && pal_statement_get_text (row, NOTE) != NULL)
    add_words (words, pal_statement_get_text (row, NOTE));
  return g_strdup (words->str);
}

static void
add_row (PalSection *section, PalStatement *row, gboolean notes)
{
  GPtrArray *cells = pal_section_add_row (section);
  const char *status = pal_statement_get_text (row, STATUS), *qpv = pal_statement_get_text (row, QPV), *theme = pal_statement_get_text (row, THEME);
  gboolean held = g_str_equal (status, "HELD"), timed = !pal_statement_is_null (row, MINUTES);
  g_autofree char *words = remarks (row, notes);

  pal_row_add_date (cells, pal_statement_get_text (row, HELD_ON));
  pal_row_add_text (cells, pal_statement_get_text (row, TIME));
  pal_row_add_text (cells, pal_choice_label ("session_kind", pal_statement_get_text (row, KIND)));
  pal_row_add_text (cells, theme != NULL || g_str_equal (pal_statement_get_text (row, KIND), "INDIVIDUAL") ? theme : pal_statement_get_text (row, TITLE));
  pal_row_add_text (cells, pal_statement_get_text (row, PLACE));
  pal_row_add_text (cells, qpv != NULL ? pal_choice_label ("three", qpv) : NULL);
  pal_row_add_text (cells, pal_statement_get_text (row, STAFF));
  add_hours (cells, pal_statement_get_int (row, MINUTES), timed);
  add_hours (cells, pal_statement_get_int (row, MINUTES), timed && held);
  pal_row_add_number (cells, (double) pal_statement_get_int (row, CONVENED));
  if (held)
    {
      pal_row_add_number (cells, (double) pal_statement_get_int (row, CAME));
      pal_row_add_rate (cells, pal_statement_get_int (row, CAME), pal_statement_get_int (row, TAKEN));
    }
  else
    {
      pal_row_add_unknown (cells);
      pal_row_add_unknown (cells);
    }
  add_hours (cells, pal_statement_get_int (row, ATTENDED), held);
  pal_row_add_text (cells, pal_choice_label ("session_status", status));
  pal_row_add_text (cells, words);
}

static PalSection *
new_table (void)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, TABLE_ID, _("Sessions"));

  pal_section_add_column (section, _("Date"), PAL_CELL_DATE);
  pal_section_add_column (section, C_("column", "Time"), PAL_CELL_CODE);
  pal_section_add_column (section, C_("activity", "Type"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("Theme"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("signature sheet", "Place"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("QPV"), PAL_CELL_TEXT);
  pal_section_add_column (section, C_("column", "Run by"), PAL_CELL_TEXT);
  pal_section_add_total (section, C_("activity", "Planned (h)"), PAL_CELL_HOURS);
  pal_section_add_total (section, C_("activity", "Held (h)"), PAL_CELL_HOURS);
  pal_section_add_total (section, C_("activity", "Convened"), PAL_CELL_INT);
  pal_section_add_total (section, C_("activity", "Present"), PAL_CELL_INT);
  pal_section_add_column (section, C_("activity", "Rate"), PAL_CELL_RATE);
  pal_section_add_total (section, C_("activity", "Participant hours"), PAL_CELL_HOURS);
  pal_section_add_column (section, _("Status"), PAL_CELL_TEXT);
  pal_section_add_column (section, _("Remarks"), PAL_CELL_LONG_TEXT);
  return section;
}

/* Sums ------------------------------------------------------------------------------------------------------------- */

static Sum *
sum_of (GPtrArray *sums, const char *name)
{
  Sum *sum;

  for (guint i = 0; i < sums->len; i++)
    if (g_str_equal (((Sum *) g_ptr_array_index (sums, i))->name, name))
      return g_ptr_array_index (sums, i);
  sum = g_new0 (Sum, 1);
  sum->name = g_strdup (name);
  g_ptr_array_add (sums, sum);
  return sum;
}

static void
add_to (Sum *sum, PalStatement *row)
{
  gboolean together = !g_str_equal (pal_statement_get_text (row, KIND), "INDIVIDUAL");

  sum->sessions++;
  sum->collective += together;
  sum->minutes += pal_statement_get_int (row, MINUTES);
  sum->convened += pal_statement_get_int (row, CONVENED);
  sum->taken += pal_statement_get_int (row, TAKEN);
  sum->came += pal_statement_get_int (row, CAME);
  sum->came_together += together ? pal_statement_get_int (row, CAME) : 0;
  sum->attended += pal_statement_get_int (row, ATTENDED);
}

static void
count (Sums *sums, PalStatement *row)
{
  const char *status = pal_statement_get_text (row, STATUS), *theme = pal_statement_get_text (row, THEME);

  if (g_str_equal (status, "CANCELLED"))
    sums->cancelled++;
  else if (!g_str_equal (status, "HELD"))
    sums->waiting++;
  else
    {
      add_to (&sums->all, row);
      add_to (sum_of (sums->kinds, pal_choice_label ("session_kind", pal_statement_get_text (row, KIND))), row);
      add_to (sum_of (sums->themes, theme != NULL ? theme : _("Without a theme")), row);
    }
}

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Sum *first = *(const Sum *const *) a, *second = *(const Sum *const *) b;

  return first->sessions != second->sessions ? (first->sessions > second->sessions ? -1 : 1) : g_utf8_collate (first->name, second->name);
}

/* The sessions held, by type or by theme. */
static void
add_synthesis (PalReport *report, const char *id, const char *title, const char *head, GPtrArray *sums)
{
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, id, title);

  pal_section_add_column (section, head, PAL_CELL_TEXT);
  pal_section_add_total (section, _("Sessions held"), PAL_CELL_INT);
  pal_section_add_total (section, C_("activity", "Held (h)"), PAL_CELL_HOURS);
  pal_section_add_total (section, C_("activity", "Convened"), PAL_CELL_INT);
  pal_section_add_total (section, C_("activity", "Present"), PAL_CELL_INT);
  pal_section_add_column (section, C_("activity", "Rate"), PAL_CELL_RATE);
  pal_section_add_total (section, C_("activity", "Participant hours"), PAL_CELL_HOURS);
  g_ptr_array_sort (sums, compare_sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = g_ptr_array_index (sums, i);
      GPtrArray *cells = pal_section_add_row (section);

      pal_row_add_text (cells, sum->name);
      pal_row_add_number (cells, sum->sessions);
      pal_row_add_number (cells, sum->minutes / HOUR);
      pal_row_add_number (cells, (double) sum->convened);
      pal_row_add_number (cells, (double) sum->came);
      pal_row_add_rate (cells, sum->came, sum->taken);
      pal_row_add_number (cells, sum->attended / HOUR);
    }
  g_ptr_array_add (report->sections, section);
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

/* A count of the table's rows that say @status. */
static void
add_status (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, guint n, const char *status)
{
  PalFigure *figure = pal_report_cohort_count (report, section, code, title, definition, n);

  figure->numerator_in.section = g_strdup (TABLE_ID);
  figure->numerator_in.column = g_strdup (_("Status"));
  figure->numerator_in.values = g_strdup (pal_choice_label ("session_status", status));
}

/* A quotient that the workbook computes again where it can. */
static void
add_ratio (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, const char *unit,
           gint64 numerator, gint64 denominator)
{
  PalFigure *figure = pal_report_cohort_count (report, section, code, title, definition, numerator), *rule;

  rule = g_ptr_array_index (report->definitions, report->definitions->len - 1);
  g_free (rule->unit);
  rule->unit = g_strdup (unit);
  g_free (figure->unit);
  figure->unit = g_strdup (unit);
  figure->has_ratio = TRUE;
  figure->known = denominator > 0;
  figure->denominator = denominator;
  figure->value_den = MAX (denominator, 1);
  figure->value = figure->known ? (double) numerator / (double) denominator : 0;
}

static void
add_time (PalReport *report, PalSection *section, const char *code, const char *title, const char *definition, gint64 minutes)
{
  PalFigure *figure = pal_report_cohort_count (report, section, code, title, definition, minutes);

  g_free (figure->unit);
  figure->unit = g_strdup ("h");
  figure->value_den = 60;
  figure->value = minutes / HOUR;
}

static void
add_figures (PalReport *report, PalSection *section, const Sums *sums)
{
  add_status (report, section, "SEANCES_TENUES", _("Sessions held"), _("Sessions of the period that were held by the as-of date."),
              sums->all.sessions, "HELD");
  add_status (report, section, "SEANCES_ANNULEES", _("Sessions cancelled"), _("Sessions of the period that were cancelled."), sums->cancelled,
              "CANCELLED");
  if (sums->waiting > 0)
    add_status (report, section, "SEANCES_A_CONFIRMER", _("Sessions to confirm"),
                _("The day is past, and nobody has said whether they were held: they count nowhere else."), sums->waiting, "PLANNED");
  add_time (report, section, "H_ANIMATION_PERIODE", _("Hours of sessions"), _("The length of the sessions held."), sums->all.minutes);
  add_time (report, section, "H_PARTICIPANTS_PERIODE", _("Participant hours"),
            _("The time that everybody spent in sessions held: late, the real time; present without a word about it, the whole session."),
            sums->all.attended);
  add_ratio (report, section, "TX_PRESENCE_PERIODE", _("Attendance rate"),
             _("Present and late, of the convocations to sessions held whose attendance was taken."), "pct", sums->all.came, sums->all.taken);
  add_ratio (report, section, "MOY_PARTICIPANTS_PERIODE", _("People in a collective session"),
             _("Present and late at collective sessions held, for one of them."), "mean", sums->all.came_together, sums->all.collective);
}

/* Building --------------------------------------------------------------------------------------------------------- */

static gboolean
fill_rows (PalReport *report, PalSection *table, PalStore *store, Sums *sums, GError **error)
{
  g_autoptr (PalStatement) row = pal_indicator_prepare (store, &report->scope, sessions, error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      add_row (table, row, report->scope.variant == PAL_VARIANT_NOMINATIVE);
      count (sums, row);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (table->rows->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("No session was planned in this period until the as-of date. Nothing was made; choose another period or another cohort."));
  return failure == NULL && table->rows->len > 0;
}

static gboolean
fill (PalReport *report, PalStore *store, GError **error)
{
  PalSection *synthesis = pal_section_new (PAL_SECTION_FIGURES, "synthese", _("In figures")), *table = new_table ();
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (sum_free), themes = g_ptr_array_new_with_free_func (sum_free);
  Sums sums = { .kinds = kinds, .themes = themes };

  g_ptr_array_add (report->sections, synthesis);
  if (!fill_rows (report, table, store, &sums, error))
    {
      pal_section_free (table);
      return FALSE;
    }
  add_figures (report, synthesis, &sums);
  add_synthesis (report, "par_type", C_("activity", "By type"), C_("activity", "Type"), kinds);
  add_synthesis (report, "par_theme", C_("activity", "By theme"), _("Theme"), themes);
  g_ptr_array_add (report->sections, table);
  return TRUE;
}

/* The activity of scope->cohort, of scope->programme or of everybody, in the period asked for. It only reads: @store may be a
 * reader of another thread. Free with pal_report_free(). */
PalReport *
pal_report_activity_build (PalStore *store, const PalScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalReport) report = pal_report_new ("R10");
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  pal_scope_copy (&report->scope, scope);
  report->scope.as_of = as_of;
  pal_course_describe_as (report, store, _("Activity"), "indicateurs-activite");
  if (scope->variant != PAL_VARIANT_NOMINATIVE)
    {
      g_free (report->privacy);
      report->privacy = g_strdup (_("This document names nobody who takes part in the programme."));
    }
  if (!fill (report, store, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
