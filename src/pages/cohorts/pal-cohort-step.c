/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-step.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-address.h"
#include "records/pal-dates.h"

/* The steps of a course as the page of cohorts takes them: what each asks for, for several people at once, as one edit.
 * Whether a step is possible is the rules' to say (rules/pal-course.c). */

/* Answers ---------------------------------------------------------------------------------------------------------- */

PalCohortAnswers *
pal_cohort_answers_new (void)
{
  PalCohortAnswers *answers = g_new0 (PalCohortAnswers, 1);

  answers->prescription = pal_record_new (pal_kind_find ("prescription"));
  answers->enrolment = pal_record_new (pal_kind_find ("enrolment"));
  answers->suspension = pal_record_new (pal_kind_find ("suspension"));
  answers->situation = pal_record_new (pal_kind_find ("situation"));
  return answers;
}

void
pal_cohort_answers_free (PalCohortAnswers *answers)
{
  g_object_unref (answers->prescription);
  g_object_unref (answers->enrolment);
  g_object_unref (answers->suspension);
  g_object_unref (answers->situation);
  g_free (answers);
}

/* The record that holds the answers about that table. */
PalRecord *
pal_cohort_answers_get (PalCohortAnswers *answers, const char *kind)
{
  PalRecord *const records[] = { answers->prescription, answers->enrolment, answers->suspension, answers->situation };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    if (g_str_equal (pal_record_get_kind (records[i])->table, kind))
      return records[i];
  return NULL;
}

void
pal_cohort_taken_clear (PalCohortTaken *taken)
{
  g_clear_pointer (&taken->rows, g_array_unref);
  g_clear_pointer (&taken->refused, g_ptr_array_unref);
}

/* Taking a step ---------------------------------------------------------------------------------------------------- */

static gint64
row_of (const PalCourse *course)
{
  return course->enrolment != 0 ? course->enrolment : course->prescription;
}

static gint64
take_contact (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  return pal_course_contact (edit, course->prescription, on, error) ? row_of (course) : 0;
}

static gint64
take_accept (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  int months = (int) pal_record_get_int (answers->prescription, "duration-months", 0);

  return pal_course_accept (edit, course->prescription, on, months, error) ? row_of (course) : 0;
}

static gint64
take_refuse (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  return pal_course_refuse (edit, course->prescription, on, error) ? row_of (course) : 0;
}

static gint64
take_withdraw (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  const char *reason = pal_record_get_text (answers->prescription, "non-entry-reason");

  return pal_course_withdraw (edit, course->prescription, on, reason, error) ? row_of (course) : 0;
}

static gint64
take_replace (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  gint64 person = pal_record_get_int (answers->prescription, "participant", 0);

  return pal_course_replace (edit, course->prescription, person, on, error);
}

static gint64
take_enter (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  return pal_course_enter (edit, course->prescription, on, error);
}

static gint64
take_suspend (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  const char *reason = pal_record_get_text (answers->suspension, "reason");

  return pal_course_suspend (edit, course->enrolment, on, reason, error) != 0 ? row_of (course) : 0;
}

static gint64
take_resume (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  return pal_course_resume (edit, course->enrolment, on, error) ? row_of (course) : 0;
}

static gint64
take_exit (PalEdit *edit, const PalCourse *course, const GDate *on, PalCohortAnswers *answers, GError **error)
{
  PalRecord *left = answers->enrolment, *next = answers->situation;
  PalCourseExit how = {
    .on = *on,
    .reason = pal_record_get_text (left, "exit-reason"),
    .initiative = pal_record_get_text (left, "exit-initiative"),
    .difficulties = pal_record_get_text (left, "exit-difficulties"),
    .recommendations = pal_record_get_text (left, "exit-recommendations"),
    .situation = pal_record_get_text (next, "code"),
    .contract_months = (int) pal_record_get_int (next, "contract-months", 0),
    .quota_pct = (int) pal_record_get_int (next, "quota-pct", 0),
    .lasting_prospect = pal_record_get_text (next, "lasting-prospect"),
    .organisation = pal_record_get_int (next, "organisation", 0),
  };

  if (!pal_record_get_date (next, "start-on", &how.situation_on))
    g_date_clear (&how.situation_on, 1);
  return pal_course_exit (edit, course->enrolment, &how, error) ? row_of (course) : 0;
}

/* The steps -------------------------------------------------------------------------------------------------------- */

static const PalCohortQuestion contact_questions[] = { { "prescription", "contact-on" }, { NULL } };
static const PalCohortQuestion accept_questions[] = {
  { "prescription", "decision-on" },
  { "prescription", "duration-months", .hint = N_("left empty: as the programme says"), .width = 5 },
  { NULL },
};
static const PalCohortQuestion refuse_questions[] = { { "prescription", "decision-on" }, { NULL } };
static const PalCohortQuestion withdraw_questions[] = {
  { "prescription", "non-entry-on" },
  { "prescription", "non-entry-reason" },
  { NULL },
};
static const PalCohortQuestion replace_questions[] = {
  { "prescription", "prescribed-on" },
  { "prescription", "participant", .label = N_("Who takes the place"), .first = TRUE, .needed = TRUE },
  { NULL },
};
static const PalCohortQuestion enter_questions[] = { { "enrolment", "entry-on" }, { NULL } };
static const PalCohortQuestion suspend_questions[] = {
  { "suspension", "start-on" },
  { "suspension", "reason" },
  { NULL },
};
static const PalCohortQuestion resume_questions[] = { { "suspension", "end-on", .label = N_("Back on") }, { NULL } };
static const PalCohortQuestion exit_questions[] = {
  { "enrolment", "exit-on" },
  { "enrolment", "exit-reason" },
  { "enrolment", "exit-initiative" },
  { "enrolment", "exit-difficulties", .label = N_("Difficulties") },
  { "enrolment", "exit-recommendations", .label = N_("Recommended") },
  { "situation", "code", .beside = TRUE },
  { "situation", "start-on", .beside = TRUE },
  { "situation", "contract-months", .width = 5, .beside = TRUE },
  { "situation", "quota-pct", .width = 5, .beside = TRUE },
  { "situation", "lasting-prospect", .label = N_("Lasting prospect"), .beside = TRUE },
  { "situation", "organisation", .beside = TRUE },
  { NULL },
};

static const PalCohortStep steps[] = {
  { PAL_COHORT_CONTACT, "cohort.contact", NC_("step", "First Contact"), NC_("step in the history", "first contact"),
    pal_course_can_contact, take_contact, contact_questions },
  { PAL_COHORT_ACCEPT, "cohort.accept", NC_("step", "Accept"), NC_("step in the history", "accepted"),
    pal_course_can_decide, take_accept, accept_questions },
  { PAL_COHORT_REFUSE, "cohort.refuse", NC_("step", "Refuse"), NC_("step in the history", "refused"),
    pal_course_can_decide, take_refuse, refuse_questions },
  { PAL_COHORT_WITHDRAW, "cohort.withdraw", NC_("step", "Withdrawal"), NC_("step in the history", "withdrawal"),
    pal_course_can_withdraw, take_withdraw, withdraw_questions },
  { PAL_COHORT_REPLACE, "cohort.replace", NC_("step", "Replace"), NC_("step in the history", "replaced"),
    pal_course_can_replace, take_replace, replace_questions, .single = TRUE },
  { PAL_COHORT_ENTER, "cohort.enter", NC_("step", "Enter"), NC_("step in the history", "entry"),
    pal_course_can_enter, take_enter, enter_questions },
  { PAL_COHORT_SUSPEND, "cohort.suspend", NC_("step", "Suspend"), NC_("step in the history", "suspension"),
    pal_course_can_suspend, take_suspend, suspend_questions },
  { PAL_COHORT_RESUME, "cohort.resume", NC_("step", "Resume"), NC_("step in the history", "return"),
    pal_course_can_resume, take_resume, resume_questions },
  { PAL_COHORT_EXIT, "cohort.exit", NC_("step", "Exit"), NC_("step in the history", "exit"),
    pal_course_can_exit, take_exit, exit_questions },
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == PAL_COHORT_N_STEPS);

const PalCohortStep *
pal_cohort_step_get (PalCohortStepId id)
{
  g_return_val_if_fail (id < PAL_COHORT_N_STEPS, NULL);

  return &steps[id];
}

/* Words ------------------------------------------------------------------------------------------------------------ */

/* On the step's button. */
const char *
pal_cohort_step_label (const PalCohortStep *step)
{
  return g_dpgettext2 (NULL, "step", step->label);
}

static const char *
title_format (PalCohortStepId id, guint n)
{
  switch (id)
    {
    case PAL_COHORT_CONTACT:
      return ngettext ("Record the first contact with %u person", "Record the first contact with %u people", n);
    case PAL_COHORT_ACCEPT:
      return ngettext ("Accept %u person", "Accept %u people", n);
    case PAL_COHORT_REFUSE:
      return ngettext ("Refuse %u person", "Refuse %u people", n);
    case PAL_COHORT_WITHDRAW:
      return ngettext ("Record that %u person does not enter", "Record that %u people do not enter", n);
    case PAL_COHORT_REPLACE:
      return ngettext ("Replace %u person", "Replace %u people", n);
    case PAL_COHORT_ENTER:
      return ngettext ("Let %u person enter", "Let %u people enter", n);
    case PAL_COHORT_SUSPEND:
      return ngettext ("Suspend the course of %u person", "Suspend the course of %u people", n);
    case PAL_COHORT_RESUME:
      return ngettext ("Resume the course of %u person", "Resume the course of %u people", n);
    default:
      return ngettext ("Record the exit of %u person", "Record the exit of %u people", n);
    }
}

static const char *
done_format (PalCohortStepId id, guint n)
{
  switch (id)
    {
    case PAL_COHORT_CONTACT:
      return ngettext ("%u person contacted", "%u people contacted", n);
    case PAL_COHORT_ACCEPT:
      return ngettext ("%u person accepted", "%u people accepted", n);
    case PAL_COHORT_REFUSE:
      return ngettext ("%u person refused", "%u people refused", n);
    case PAL_COHORT_WITHDRAW:
      return ngettext ("%u person not entered", "%u people not entered", n);
    case PAL_COHORT_REPLACE:
      return ngettext ("%u person replaced", "%u people replaced", n);
    case PAL_COHORT_ENTER:
      return ngettext ("%u person entered", "%u people entered", n);
    case PAL_COHORT_SUSPEND:
      return ngettext ("%u course suspended", "%u courses suspended", n);
    case PAL_COHORT_RESUME:
      return ngettext ("%u course resumed", "%u courses resumed", n);
    default:
      return ngettext ("%u person left", "%u people left", n);
    }
}

static char *
put_number (const char *format, guint n)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%u", n);

  return g_strjoinv (digits, parts);
}

/* "Accept 3 people": over the questions, and on the button that takes the step. Owned by the caller. */
char *
pal_cohort_step_title (const PalCohortStep *step, guint n)
{
  return n > 0 ? put_number (title_format (step->id, n), n) : g_strdup (pal_cohort_step_label (step));
}

/* "3 people accepted". Owned by the caller. */
char *
pal_cohort_step_done (const PalCohortStep *step, guint n)
{
  return put_number (done_format (step->id, n), n);
}

/* "RF1 — 3 people entered", "RF1 — Lina Benali: entry". */
static char *
history_words (const PalCohortStep *step, const char *code, guint n, const PalCourse *only)
{
  g_autofree char *done = pal_cohort_step_done (step, n);

  if (only == NULL)
    return g_strdup_printf ("%s — %s", code, done);
  /* Translators: in the history: a cohort, one of its people, and the step that was recorded. */
  return g_strdup_printf (_("%s — %s: %s"), code, only->person, g_dpgettext2 (NULL, "step in the history", step->noun));
}

/* One sentence that names the person. Owned by the caller. */
char *
pal_cohort_step_refusal (const PalCourse *course, const GError *why_not)
{
  if (strstr (why_not->message, course->person) != NULL)
    return g_strdup (why_not->message);
  /* Translators: a person, and why a step is not possible. */
  return g_strdup_printf (_("%s: %s"), course->person, why_not->message);
}

/* Whether, when and why not ---------------------------------------------------------------------------------------- */

gboolean
pal_cohort_step_can (const PalCohortStep *step, const PalCourse *course, const GDate *on, GError **why_not)
{
  return step->can (course, on, why_not);
}

static void
take_later (GDate *latest, const GDate *date)
{
  if (g_date_valid (date) && (!g_date_valid (latest) || g_date_compare (latest, date) < 0))
    *latest = *date;
}

/* The first day after all that is recorded. */
static void
find_next_day (const PalCourse *course, GDate *day)
{
  const PalCourseFacts *facts = &course->facts;
  const GDate *const dates[] = { &facts->prescribed_on, &facts->contact_on, &facts->decision_on, &facts->non_entry_on,
                                 &facts->entry_on };

  g_date_clear (day, 1);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    take_later (day, dates[i]);
  for (guint i = 0; i < course->suspensions->len; i++)
    {
      GDate after = g_array_index (course->suspensions, PalSpan, i).start_on;

      g_date_add_days (&after, 1);
      take_later (day, &after);
    }
}

/**
 * pal_cohort_step_find_day:
 * @on: (out): a day on which the step can be taken
 * @why_not: why it cannot be taken today, when there is no such day
 *
 * Today, if the step is possible today. Else the start of the cohort (people enter on that day, which is yet to come),
 * the day of what was recorded last, or the end of a cohort that is over.
 */
gboolean
pal_cohort_step_find_day (const PalCohortStep *step, const PalCourse *course, GDate *on, GError **why_not)
{
  GDate today, next, days[3];

  pal_today (&today);
  *on = today;
  if (step->can (course, on, why_not))
    return TRUE;
  find_next_day (course, &next);
  days[0] = course->cohort_start_on;
  days[1] = next;
  days[2] = course->cohort_end_on;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_date_valid (&days[i]) && step->can (course, &days[i], NULL))
      {
        *on = days[i];
        g_clear_error (why_not);
        return TRUE;
      }
  return FALSE;
}

/* For several people ----------------------------------------------------------------------------------------------- */

static void
empty (PalCohortTaken *taken)
{
  pal_cohort_taken_clear (taken);
  taken->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  taken->refused = g_ptr_array_new_with_free_func (g_free);
}

/* Inside an edit: one after the other, since each may decide on the next (two prescriptions of one person). */
static gboolean
take_all (const PalCohortStep *step, PalEdit *edit, GPtrArray *courses, const GDate *on, PalCohortAnswers *answers,
          PalCohortTaken *taken, GError **error)
{
  empty (taken);
  for (guint i = 0; i < courses->len; i++)
    {
      PalCourse *course = g_ptr_array_index (courses, i);
      g_autoptr (GError) why_not = NULL;
      gint64 row = step->can (course, on, &why_not) ? step->take (edit, course, on, answers, &why_not) : 0;

      if (row != 0)
        {
          g_array_append_val (taken->rows, row);
          continue;
        }
      if (!g_error_matches (why_not, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE))
        {
          g_propagate_error (error, g_steal_pointer (&why_not));
          return FALSE;
        }
      g_ptr_array_add (taken->refused, pal_cohort_step_refusal (course, why_not));
    }
  return TRUE;
}

static guint
count_possible (const PalCohortStep *step, GPtrArray *courses, const GDate *on, PalCourse **one)
{
  guint n = 0;

  for (guint i = 0; i < courses->len; i++)
    if (step->can (g_ptr_array_index (courses, i), on, NULL))
      {
        *one = g_ptr_array_index (courses, i);
        n++;
      }
  return n;
}

/**
 * pal_cohort_step_take:
 * @code: of the cohort, for the history
 * @courses: (element-type PalCourse): as they are in the file now
 * @answers: to all questions of the step; the first one is the day
 * @taken: who it was taken for, and why not for the others
 *
 * Takes a step for everybody for whom it is possible, as one edit. For nobody: nothing is written.
 *
 * Returns: FALSE with @error when the file could not be written, or somebody is gone: nothing was changed then
 */
gboolean
pal_cohort_step_take (const PalCohortStep *step, PalStore *store, const char *code, GPtrArray *courses,
                      PalCohortAnswers *answers, PalCohortTaken *taken, GError **error)
{
  PalCourse *one = NULL;
  GDate on;
  guint n;

  if (!pal_record_get_date (pal_cohort_answers_get (answers, step->questions[0].kind), step->questions[0].field, &on))
    g_date_clear (&on, 1);
  n = count_possible (step, courses, &on, &one);
  for (;;)
    {
      g_autofree char *label = history_words (step, code, n, n == 1 ? one : NULL);
      g_autofree char *place =
        pal_address_format ("cohorts", courses->len > 0 ? ((PalCourse *) courses->pdata[0])->cohort : 0, "members");
      g_autoptr (PalEdit) edit = pal_edit_begin (store, label, error);

      if (edit == NULL || !take_all (step, edit, courses, &on, answers, taken, error))
        return FALSE;
      if (taken->rows->len == 0)
        return TRUE;
      pal_edit_set_place (edit, place);
      if (taken->rows->len == n)
        return pal_edit_commit (edit, error);
      n = taken->rows->len;   /* the label says how many: the same again, under the right one */
    }
}
