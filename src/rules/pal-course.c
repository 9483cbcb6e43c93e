/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-course.h"

#include <glib/gi18n.h>

#include "pal-calendar.h"
#include "records/pal-dates.h"

/* Where a person stands in a cohort, and which step comes next. The state is never stored: it follows from the dated
 * facts of the prescription and the enrolment, so that a report can ask for it as of any date. A decision or a
 * non-entry that has no date holds from the prescription on; an entry or an exit without date did not happen. */

G_DEFINE_QUARK (pal-course-error-quark, pal_course_error)

static const struct {
  const char *code;
  const char *label;
  const char *chip;
} states[] = {
  [PAL_COURSE_NONE] = { "NONE", NC_("state of a course", "Not prescribed"), "unknown" },
  [PAL_COURSE_PRESCRIBED] = { "PRESCRIBED", NC_("state of a course", "Prescribed"), "unknown" },
  [PAL_COURSE_CONTACTED] = { "CONTACTED", NC_("state of a course", "Contacted"), "unknown" },
  [PAL_COURSE_ACCEPTED] = { "ACCEPTED", NC_("state of a course", "Accepted"), "ok" },
  [PAL_COURSE_REFUSED] = { "REFUSED", NC_("state of a course", "Refused"), "no" },
  [PAL_COURSE_NOT_ENTERED] = { "NOT_ENTERED", NC_("state of a course", "Not entered"), "no" },
  [PAL_COURSE_REPLACED] = { "REPLACED", NC_("state of a course", "Replaced"), "no" },
  [PAL_COURSE_IN_COURSE] = { "IN_COURSE", NC_("state of a course", "In course"), "info" },
  [PAL_COURSE_SUSPENDED] = { "SUSPENDED", NC_("state of a course", "Suspended"), "warn" },
  [PAL_COURSE_EXITED] = { "EXITED", NC_("state of a course", "Exited"), "ok" },
};

static PalCourseState
known_state (PalCourseState state)
{
  return (gsize) state < G_N_ELEMENTS (states) ? state : PAL_COURSE_NONE;
}

const char *
pal_course_state_code (PalCourseState state)
{
  return states[known_state (state)].code;
}

/* The state of a code, as the lists give it; none for NULL and for a code that is none of them. */
PalCourseState
pal_course_state_find (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].code, code) == 0)
      return i;
  return PAL_COURSE_NONE;
}

/* The state in the user's language. */
const char *
pal_course_state_label (PalCourseState state)
{
  return g_dpgettext2 (NULL, "state of a course", states[known_state (state)].label);
}

/* The kind of chip that shows the state. */
const char *
pal_course_state_chip (PalCourseState state)
{
  return states[known_state (state)].chip;
}

/* The decision of a code; pending for NULL and for a code that is none of them. */
PalDecision
pal_course_decision_find (const char *code)
{
  return g_strcmp0 (code, "ACCEPTED") == 0 ? PAL_DECISION_ACCEPTED
         : g_strcmp0 (code, "REFUSED") == 0 ? PAL_DECISION_REFUSED
         : PAL_DECISION_PENDING;
}

static gboolean
happened (const GDate *on, const GDate *at)
{
  return g_date_valid (on) && g_date_compare (on, at) <= 0;
}

static gboolean
happened_or_undated (const GDate *on, const GDate *at)
{
  return !g_date_valid (on) || g_date_compare (on, at) <= 0;
}

static PalCourseState
state_before_entry (const PalCourseFacts *facts, const GDate *at)
{
  if (!happened_or_undated (&facts->prescribed_on, at))
    return PAL_COURSE_NONE;
  if (facts->non_entry && happened_or_undated (&facts->non_entry_on, at))
    {
      if (facts->refused_entry)
        return PAL_COURSE_REFUSED;
      return facts->replaced && happened_or_undated (&facts->replaced_on, at) ? PAL_COURSE_REPLACED
                                                                              : PAL_COURSE_NOT_ENTERED;
    }
  if (facts->decision == PAL_DECISION_REFUSED && happened_or_undated (&facts->decision_on, at))
    return PAL_COURSE_REFUSED;
  if (facts->decision == PAL_DECISION_ACCEPTED ? happened_or_undated (&facts->decision_on, at) : facts->enrolled)
    return PAL_COURSE_ACCEPTED;
  return happened (&facts->contact_on, at) ? PAL_COURSE_CONTACTED : PAL_COURSE_PRESCRIBED;
}

/* The state that dated facts say at a date: the furthest step that was taken by then. The last day of a course is its
 * exit's. */
PalCourseState
pal_course_facts_state (const PalCourseFacts *facts, gboolean suspended, const GDate *at)
{
  if (at == NULL || !g_date_valid (at))
    return PAL_COURSE_NONE;
  if (happened (&facts->entry_on, at))
    return happened (&facts->exit_on, at) ? PAL_COURSE_EXITED : suspended ? PAL_COURSE_SUSPENDED : PAL_COURSE_IN_COURSE;
  return state_before_entry (facts, at);
}

/* Where the person stood at a date. */
PalCourseState
pal_course_state (const PalCourse *self, const GDate *at)
{
  gboolean suspended = FALSE;

  if (at == NULL || !g_date_valid (at) || (self->prescription == 0 && self->enrolment == 0))
    return PAL_COURSE_NONE;
  for (guint i = 0; i < self->suspensions->len; i++)
    {
      const PalSpan *span = &g_array_index (self->suspensions, PalSpan, i);
      suspended |= happened (&span->start_on, at)
                   && (!g_date_valid (&span->end_on) || g_date_compare (at, &span->end_on) <= 0);
    }
  return pal_course_facts_state (&self->facts, suspended, at);
}

/* Loading --------------------------------------------------------------------------------------------------------- */

static void
take_date (PalStatement *statement, int column, GDate *date)
{
  g_date_clear (date, 1);
  if (!pal_date_from_iso (pal_statement_get_text (statement, column), date))
    g_date_clear (date, 1);
}

static PalCourse *
course_new (void)
{
  PalCourse *self = g_new0 (PalCourse, 1);

  self->suspensions = g_array_new (FALSE, TRUE, sizeof (PalSpan));
  self->others = g_array_new (FALSE, TRUE, sizeof (PalSpan));
  return self;
}

void
pal_course_free (PalCourse *self)
{
  if (self == NULL)
    return;
  g_free (self->person);
  g_free (self->person_status);
  g_free (self->cohort_name);
  g_free (self->cohort_status);
  g_array_unref (self->suspensions);
  g_array_unref (self->others);
  g_free (self);
}

static PalStatement *
ask_about (PalStore *store, const char *sql, gint64 key, GError **error)
{
  PalStatement *statement = pal_statement_new (store, sql, error);

  if (statement != NULL)
    pal_statement_bind_int (statement, 1, key);
  return statement;
}

/* The only row of a statement about a record that must be there. */
static PalStatement *
row_about (PalStore *store, const char *sql, gint64 key, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement = ask_about (store, sql, key, error);

  if (statement == NULL)
    return NULL;
  if (pal_statement_step (statement, &failed))
    return g_steal_pointer (&statement);
  if (failed == NULL)
    g_set_error (
      &failed, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING,
      _("This record is not in the file any more. Nothing was changed; go back to the list and choose again."));
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
load_prescription (PalCourse *self, PalStore *store, gint64 prescription, GError **error)
{
  g_autoptr (PalStatement) row = row_about (
    store,
    "SELECT participant, cohort, prescribed_on, contact_on, decision_on, non_entry_on, decision, non_entry_reason,"
    "       EXISTS (SELECT 1 FROM prescription r WHERE r.replaces = p.id),"
    "       (SELECT min (r.prescribed_on) FROM prescription r WHERE r.replaces = p.id), meeting, purchase_order,"
    "       duration_months"
    "  FROM prescription p WHERE id = ?1",
    prescription, error);

  if (row == NULL)
    return FALSE;
  const char *reason = pal_statement_get_text (row, 7);
  self->prescription = prescription;
  self->participant = pal_statement_get_int (row, 0);
  self->cohort = pal_statement_get_int (row, 1);
  take_date (row, 2, &self->facts.prescribed_on);
  take_date (row, 3, &self->facts.contact_on);
  take_date (row, 4, &self->facts.decision_on);
  take_date (row, 5, &self->facts.non_entry_on);
  take_date (row, 9, &self->facts.replaced_on);
  self->facts.decision = pal_course_decision_find (pal_statement_get_text (row, 6));
  self->facts.non_entry = reason != NULL || g_date_valid (&self->facts.non_entry_on);
  self->facts.refused_entry = g_strcmp0 (reason, "REFUS_COMMISSION") == 0;
  self->facts.replaced = pal_statement_get_int (row, 8) != 0;
  self->meeting = pal_statement_get_int (row, 10);
  self->purchase_order = pal_statement_get_int (row, 11);
  self->months = (int) pal_statement_get_int (row, 12);
  return TRUE;
}

static gboolean
load_enrolment (PalCourse *self, PalStore *store, gint64 enrolment, GError **error)
{
  GDate cohort_end_on, amended_end_on;
  g_autoptr (PalStatement) row = row_about (
    store,
    "SELECT e.participant, e.cohort, e.entry_on, e.exit_on, e.duration_months, e.duration_weeks, c.end_on,"
    "       e.amended_end_on FROM enrolment e LEFT JOIN cohort c ON c.id = e.cohort WHERE e.id = ?1",
    enrolment, error);

  if (row == NULL)
    return FALSE;
  self->enrolment = enrolment;
  self->participant = pal_statement_get_int (row, 0);
  self->cohort = pal_statement_get_int (row, 1);
  self->facts.enrolled = TRUE;
  take_date (row, 2, &self->facts.entry_on);
  take_date (row, 3, &self->facts.exit_on);
  take_date (row, 6, &cohort_end_on);
  take_date (row, 7, &amended_end_on);
  pal_calendar_planned_end (&self->facts.entry_on, pal_statement_get_int (row, 4), pal_statement_get_int (row, 5),
                            &cohort_end_on, &amended_end_on, &self->last_day);
  return TRUE;
}

static gboolean
load_person (PalCourse *self, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) row = row_about (
    store, "SELECT trim (coalesce (first_name, '') || ' ' || last_name), status FROM participant WHERE id = ?1",
    self->participant, error);

  if (row == NULL)
    return FALSE;
  self->person = g_strdup (pal_statement_get_text (row, 0));
  self->person_status = g_strdup (pal_statement_get_text (row, 1));
  return TRUE;
}

/* A prescription may not have a cohort yet. */
static gboolean
load_cohort (PalCourse *self, PalStore *store, GError **error)
{
  if (self->cohort == 0)
    return TRUE;
  g_autoptr (PalStatement) row =
    row_about (store, "SELECT c.name, c.status, c.start_on, c.end_on, c.programme, g.duration_months FROM cohort c "
                      "LEFT JOIN programme g ON g.id = c.programme WHERE c.id = ?1", self->cohort, error);

  if (row == NULL)
    return FALSE;
  self->cohort_name = g_strdup (pal_statement_get_text (row, 0));
  self->cohort_status = g_strdup (pal_statement_get_text (row, 1));
  take_date (row, 2, &self->cohort_start_on);
  take_date (row, 3, &self->cohort_end_on);
  self->programme = pal_statement_get_int (row, 4);
  self->programme_months = (int) pal_statement_get_int (row, 5);
  return TRUE;
}

static gboolean
take_spans (GArray *spans, PalStatement *statement, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (pal_statement_step (statement, &failed))
    {
      PalSpan span;
      take_date (statement, 0, &span.start_on);
      take_date (statement, 1, &span.end_on);
      if (g_date_valid (&span.start_on))
        g_array_append_val (spans, span);
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return failed == NULL;
}

static gboolean
load_suspensions (PalCourse *self, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement =
    ask_about (store, "SELECT start_on, end_on FROM suspension WHERE enrolment = ?1 ORDER BY start_on, id",
               self->enrolment, error);

  return statement != NULL && take_spans (self->suspensions, statement, error);
}

static gboolean
load_others (PalCourse *self, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) statement = ask_about (
    store,
    "SELECT entry_on, exit_on FROM enrolment WHERE participant = ?1 AND cohort = ?2 AND id <> ?3 ORDER BY entry_on",
    self->participant, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 2, self->cohort);
  pal_statement_bind_int (statement, 3, self->enrolment);
  return take_spans (self->others, statement, error);
}

static gboolean
load_open_elsewhere (PalCourse *self, PalStore *store, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement = ask_about (
    store,
    "SELECT 1 FROM prescription p WHERE participant = ?1 AND cohort = ?2 AND id <> ?3"
    "   AND coalesce (decision, '') <> 'REFUSED' AND non_entry_on IS NULL AND non_entry_reason IS NULL"
    "   AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id AND e.exit_on IS NOT NULL)",
    self->participant, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 2, self->cohort);
  pal_statement_bind_int (statement, 3, self->prescription);
  self->open_elsewhere = pal_statement_step (statement, &failed);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return failed == NULL;
}

static gboolean
load_surroundings (PalCourse *self, PalStore *store, GError **error)
{
  return load_person (self, store, error) && load_cohort (self, store, error) && load_suspensions (self, store, error)
         && load_others (self, store, error) && load_open_elsewhere (self, store, error);
}

/* A prescription with the enrolment that it led to, if any: the latest one. Free with pal_course_free(). */
PalCourse *
pal_course_load (PalStore *store, gint64 prescription, GError **error)
{
  g_autoptr (PalCourse) self = course_new ();
  gint64 enrolment = pal_store_ask_int_of (
    store, "SELECT id FROM enrolment WHERE prescription = ?1 ORDER BY entry_on DESC, id DESC LIMIT 1", prescription, 0);

  if (!load_prescription (self, store, prescription, error)
      || (enrolment != 0 && !load_enrolment (self, store, enrolment, error)) || !load_surroundings (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* An enrolment with the prescription that led to it, if any. Free with pal_course_free(). */
PalCourse *
pal_course_load_enrolment (PalStore *store, gint64 enrolment, GError **error)
{
  g_autoptr (PalCourse) self = course_new ();
  gint64 prescription = pal_store_ask_int_of (store, "SELECT prescription FROM enrolment WHERE id = ?1", enrolment, 0);

  if ((prescription != 0 && !load_prescription (self, store, prescription, error))
      || !load_enrolment (self, store, enrolment, error) || !load_surroundings (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* What is known before a person is prescribed to a cohort. Free with pal_course_free(). */
PalCourse *
pal_course_load_for (PalStore *store, gint64 participant, gint64 cohort, GError **error)
{
  g_autoptr (PalCourse) self = course_new ();

  self->participant = participant;
  self->cohort = cohort;
  return load_surroundings (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/* The steps and why not ------------------------------------------------------------------------------------------- */

static gboolean G_GNUC_PRINTF (2, 3)
no (GError **why_not, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (why_not, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE, reason);
  return FALSE;
}

static gboolean
is_dated (const GDate *on, GError **why_not)
{
  if (on == NULL || !g_date_valid (on))
    return no (why_not, _("Say on which day. Nothing was changed."));
  return TRUE;
}

/* A step comes on the day of what goes before it, or later. "what" is the earlier fact, in words. */
static gboolean
is_not_before (const GDate *on, const GDate *earlier, const char *what, GError **why_not)
{
  if (!g_date_valid (earlier) || g_date_compare (earlier, on) <= 0)
    return TRUE;

  g_autofree char *given = pal_date_show (on);
  g_autofree char *first = pal_date_show (earlier);
  return no (why_not, _("The day given (%s) is before %s (%s): correct one of both dates."), given, what, first);
}

static gboolean
takes_people (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (self->cohort == 0)
    return no (why_not, _("%s has no cohort yet: choose one first."), self->person);
  if (g_strcmp0 (self->cohort_status, "CANCELLED") == 0)
    return no (why_not, _("The cohort %s is cancelled: choose another one."), self->cohort_name);
  if (g_strcmp0 (self->cohort_status, "CLOSED") == 0)
    return no (why_not, _("The cohort %s is closed: open it again first, or choose another one."), self->cohort_name);
  if (g_date_valid (&self->cohort_end_on) && g_date_compare (&self->cohort_end_on, on) < 0)
    {
      g_autofree char *end = pal_date_show (&self->cohort_end_on);
      return no (why_not, _("The cohort %s ended on %s: choose another one, or correct the date."), self->cohort_name,
                 end);
    }
  return TRUE;
}

static gboolean
is_reachable (const PalCourse *self, GError **why_not)
{
  if (g_strcmp0 (self->person_status, "ANONYMISED") == 0)
    return no (why_not, _("This record was made anonymous: it does not stand for a person any more."));
  if (g_strcmp0 (self->person_status, "ARCHIVED") == 0)
    return no (why_not, _("The record of %s is archived: make it active again first."), self->person);
  return TRUE;
}

static gboolean
is_left (const PalCourse *self, const PalSpan *stay, GError **why_not)
{
  if (g_date_valid (&stay->end_on))
    return TRUE;

  g_autofree char *start = pal_date_show (&stay->start_on);
  return no (why_not, _("%s is already in course in %s since %s: record that exit first."), self->person,
             self->cohort_name, start);
}

/* Two stays of one person in a cohort do not overlap, not even by a day: the last day belongs to the first one. */
static gboolean
is_apart_from_others (const PalCourse *self, const GDate *on, GError **why_not)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      const PalSpan *other = &g_array_index (self->others, PalSpan, i);
      if (!is_left (self, other, why_not))
        return FALSE;
      if (g_date_compare (&other->end_on, on) < 0)
        continue;
      g_autofree char *start = pal_date_show (&other->start_on);
      g_autofree char *end = pal_date_show (&other->end_on);
      return no (why_not, _("%s was already in course in %s from %s to %s: a new stay begins after it."), self->person,
                 self->cohort_name, start, end);
    }
  return TRUE;
}

/* The person is prescribed, and has neither entered nor been turned away. */
static gboolean
is_awaiting (const PalCourse *self, GError **why_not)
{
  if (self->prescription == 0)
    return no (why_not, _("%s has not been prescribed to a cohort yet: add the prescription first."), self->person);
  if (g_date_valid (&self->facts.entry_on))
    {
      g_autofree char *entry = pal_date_show (&self->facts.entry_on);
      return no (why_not, _("%s entered on %s with this prescription: what comes next is recorded on the course."),
                 self->person, entry);
    }
  if (self->facts.decision == PAL_DECISION_REFUSED || self->facts.refused_entry)
    return no (why_not, _("The commission refused %s: this prescription is closed. A new one can be made."),
               self->person);
  if (self->facts.non_entry)
    return no (why_not, _("%s did not enter: this prescription is closed. A new one can be made."), self->person);
  return TRUE;
}

/* To a cohort that takes people; once at a time. Who leaves on a day that is known already can be prescribed again. */
gboolean
pal_course_can_prescribe (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not) || !is_reachable (self, why_not) || !takes_people (self, on, why_not))
    return FALSE;
  for (guint i = 0; i < self->others->len; i++)
    if (!is_left (self, &g_array_index (self->others, PalSpan, i), why_not))
      return FALSE;
  if (self->prescription != 0 || self->open_elsewhere)
    return no (why_not, _("%s is already prescribed to %s."), self->person, self->cohort_name);
  return TRUE;
}

/* The provider's first contact. */
gboolean
pal_course_can_contact (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not) || !is_awaiting (self, why_not)
      || !is_not_before (on, &self->facts.prescribed_on, _("the prescription"), why_not))
    return FALSE;
  if (g_date_valid (&self->facts.contact_on))
    {
      g_autofree char *contact = pal_date_show (&self->facts.contact_on);
      return no (why_not, _("The first contact with %s is already recorded, on %s."), self->person, contact);
    }
  return TRUE;
}

/* The commission's decision, accepted or refused. */
gboolean
pal_course_can_decide (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not) || !is_awaiting (self, why_not))
    return FALSE;
  if (self->facts.decision == PAL_DECISION_ACCEPTED)
    return no (why_not, _("The commission has already accepted %s."), self->person);
  return is_not_before (on, &self->facts.prescribed_on, _("the prescription"), why_not);
}

/* The person does not enter, whether or not the commission has decided. */
gboolean
pal_course_can_withdraw (const PalCourse *self, const GDate *on, GError **why_not)
{
  return is_dated (on, why_not) && is_awaiting (self, why_not)
         && is_not_before (on, &self->facts.prescribed_on, _("the prescription"), why_not);
}

/* Somebody else takes the place of who withdrew: once. Who was refused had no place. */
gboolean
pal_course_can_replace (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not))
    return FALSE;
  if (self->facts.decision == PAL_DECISION_REFUSED || self->facts.refused_entry)
    return no (why_not,
               _("The commission refused %s: there is no place to give. Prescribe the other person directly."),
               self->person);
  if (!self->facts.non_entry || g_date_valid (&self->facts.entry_on))
    return no (why_not, _("%s has not withdrawn: record that first, then give the place to somebody else."),
               self->person);
  if (self->facts.replaced)
    return no (why_not, _("Somebody has already taken the place of %s."), self->person);
  return takes_people (self, on, why_not)
         && is_not_before (on, &self->facts.non_entry_on, _("the withdrawal"), why_not);
}

/* The first day of the course. */
gboolean
pal_course_can_enter (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not) || !is_awaiting (self, why_not))
    return FALSE;
  if (self->facts.decision != PAL_DECISION_ACCEPTED)
    return no (why_not, _("%s has not been accepted by the commission yet: record the decision first."), self->person);
  return is_reachable (self, why_not) && takes_people (self, on, why_not)
         && is_not_before (on, &self->facts.prescribed_on, _("the prescription"), why_not)
         && is_not_before (on, &self->facts.decision_on, _("the commission's decision"), why_not)
         && is_not_before (on, &self->cohort_start_on, _("the start of the cohort"), why_not)
         && is_apart_from_others (self, on, why_not);
}

static gboolean
is_in_course (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_dated (on, why_not))
    return FALSE;
  if (!g_date_valid (&self->facts.entry_on))
    return no (why_not, _("%s has not entered yet: record the entry first."), self->person);
  if (g_date_valid (&self->facts.exit_on))
    {
      g_autofree char *exit = pal_date_show (&self->facts.exit_on);
      return no (why_not, _("%s left on %s: this course is over."), self->person, exit);
    }
  return is_not_before (on, &self->facts.entry_on, _("the entry"), why_not);
}

static const PalSpan *
last_suspension (const PalCourse *self)
{
  return self->suspensions->len > 0 ? &g_array_index (self->suspensions, PalSpan, self->suspensions->len - 1) : NULL;
}

/* The course stops for a time; not within an earlier suspension. */
gboolean
pal_course_can_suspend (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_in_course (self, on, why_not))
    return FALSE;

  const PalSpan *last = last_suspension (self);
  if (last == NULL)
    return TRUE;
  g_autofree char *start = pal_date_show (&last->start_on);
  if (!g_date_valid (&last->end_on))
    return no (why_not, _("The course of %s is suspended since %s."), self->person, start);
  if (g_date_compare (on, &last->end_on) <= 0)
    {
      g_autofree char *end = pal_date_show (&last->end_on);
      return no (why_not, _("The course of %s is already suspended from %s to %s."), self->person, start, end);
    }
  return TRUE;
}

/* The person is back: that day is worked again, the suspension ends the day before. */
gboolean
pal_course_can_resume (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_in_course (self, on, why_not))
    return FALSE;

  const PalSpan *last = last_suspension (self);
  if (last == NULL || g_date_valid (&last->end_on))
    return no (why_not, _("The course of %s is not suspended."), self->person);
  if (g_date_compare (on, &last->start_on) <= 0)
    {
      g_autofree char *start = pal_date_show (&last->start_on);
      return no (why_not, _("The suspension began on %s: %s can be back from the next day on."), start, self->person);
    }
  return TRUE;
}

/* The last day of the course, which belongs to it. */
gboolean
pal_course_can_exit (const PalCourse *self, const GDate *on, GError **why_not)
{
  if (!is_in_course (self, on, why_not))
    return FALSE;

  const PalSpan *last = last_suspension (self);
  return last == NULL || is_not_before (on, &last->start_on, _("the start of the suspension"), why_not);
}
