/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-course.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"

/* The steps of a course, each inside an edit that the caller begins and commits. A step that is not possible changes
 * nothing and says why (pal-course.c). */

static PalRecord *
load (PalEdit *edit, const char *table, gint64 id, GError **error)
{
  return pal_record_load (pal_edit_get_store (edit), pal_kind_find (table), id, error);
}

static gint64
save_new (PalRecord *record, PalEdit *edit, GError **error)
{
  return pal_record_save (record, edit, error) ? pal_record_get_id (record) : 0;
}

/* What is not given stays as it is; a code must be one of its list. */
static gboolean
set_given (PalRecord *record, const char *field, const char *value, GError **error)
{
  return value == NULL || pal_record_set_raw (record, field, value, error);
}

static PalRecord *
new_prescription (gint64 participant, gint64 cohort, const GDate *on)
{
  PalRecord *prescription = pal_record_new (pal_kind_find ("prescription"));

  pal_record_set_int (prescription, "participant", participant);
  pal_record_set_int (prescription, "cohort", cohort);
  pal_record_set_date (prescription, "prescribed-on", on);
  pal_record_set_text (prescription, "decision", "PENDING");
  return prescription;
}

/* Sends a person to a cohort. The new prescription's id, or 0 with an error. */
gint64
pal_course_prescribe (PalEdit *edit, gint64 participant, gint64 cohort, const GDate *on, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load_for (pal_edit_get_store (edit), participant, cohort, error);

  if (course == NULL || !pal_course_can_prescribe (course, on, error))
    return 0;
  g_autoptr (PalRecord) prescription = new_prescription (participant, cohort, on);
  return save_new (prescription, edit, error);
}

typedef gboolean (*Guard) (const PalCourse *course, const GDate *on, GError **why_not);

/* The record of a prescription whose next step is possible. */
static PalRecord *
open_prescription (PalEdit *edit, gint64 prescription, Guard can, const GDate *on, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load (pal_edit_get_store (edit), prescription, error);

  if (course == NULL || !can (course, on, error))
    return NULL;
  return load (edit, "prescription", prescription, error);
}

/* The provider's first contact with the person. */
gboolean
pal_course_contact (PalEdit *edit, gint64 prescription, const GDate *on, GError **error)
{
  g_autoptr (PalRecord) record = open_prescription (edit, prescription, pal_course_can_contact, on, error);

  if (record == NULL)
    return FALSE;
  pal_record_set_date (record, "contact-on", on);
  return pal_record_save (record, edit, error);
}

/* The commission accepts, for so many months; 0 leaves the duration as it is. */
gboolean
pal_course_accept (PalEdit *edit, gint64 prescription, const GDate *on, int months, GError **error)
{
  g_autoptr (PalRecord) record = open_prescription (edit, prescription, pal_course_can_decide, on, error);

  if (record == NULL)
    return FALSE;
  pal_record_set_text (record, "decision", "ACCEPTED");
  pal_record_set_date (record, "decision-on", on);
  if (months > 0)
    pal_record_set_int (record, "duration-months", months);
  return pal_record_save (record, edit, error);
}

/* The commission refuses: a non-entry too, of that day (INDICATORS, 3.1). */
gboolean
pal_course_refuse (PalEdit *edit, gint64 prescription, const GDate *on, GError **error)
{
  g_autoptr (PalRecord) record = open_prescription (edit, prescription, pal_course_can_decide, on, error);

  if (record == NULL)
    return FALSE;
  pal_record_set_text (record, "decision", "REFUSED");
  pal_record_set_date (record, "decision-on", on);
  pal_record_set_text (record, "non-entry-reason", "REFUS_COMMISSION");
  pal_record_set_date (record, "non-entry-on", on);
  return pal_record_save (record, edit, error);
}

/* The person does not enter; the reason is a code of the list non_entry_reason, or NULL when it is not known. */
gboolean
pal_course_withdraw (PalEdit *edit, gint64 prescription, const GDate *on, const char *reason, GError **error)
{
  g_autoptr (PalRecord) record = open_prescription (edit, prescription, pal_course_can_withdraw, on, error);

  if (record == NULL || !set_given (record, "non-entry-reason", reason, error))
    return FALSE;
  pal_record_set_date (record, "non-entry-on", on);
  return pal_record_save (record, edit, error);
}

static void
copy (PalRecord *from, const char *field, PalRecord *to, const char *as)
{
  g_autofree char *raw = pal_record_get_raw (from, field);

  if (raw != NULL)
    pal_record_set_raw (to, as, raw, NULL);
}

/* Another person takes the place of one who withdrew: a new prescription to the same cohort, on the same purchase order
 * and for the same duration. Its id, or 0 with an error. */
gint64
pal_course_replace (PalEdit *edit, gint64 prescription, gint64 participant, const GDate *on, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalRecord) left = open_prescription (edit, prescription, pal_course_can_replace, on, error);

  if (left == NULL)
    return 0;
  gint64 cohort = pal_record_get_int (left, "cohort", 0);
  g_autoptr (PalCourse) course = pal_course_load_for (store, participant, cohort, error);
  if (course == NULL)
    return 0;
  if (pal_record_get_int (left, "participant", 0) == participant)
    {
      g_set_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE,
                   _("%s cannot take the place that they left themselves: choose another person."), course->person);
      return 0;
    }
  if (!pal_course_can_prescribe (course, on, error))
    return 0;

  g_autoptr (PalRecord) record = new_prescription (participant, cohort, on);
  pal_record_set_int (record, "replaces", prescription);
  copy (left, "purchase-order", record, "purchase-order");
  copy (left, "duration-months", record, "duration-months");
  return save_new (record, edit, error);
}

/* What decides a report is copied at entry, so that what was true then stays. */
static void
copy_person (PalStore *store, PalRecord *person, PalRecord *enrolment)
{
  static const struct { const char *from, *to; } fields[] = {
    { "qpv", "entry-qpv" }, { "resident", "entry-resident" }, { "education-level", "entry-education-level" },
    { "disabled", "entry-disabled" }, { "city", "entry-city" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    copy (person, fields[i].from, enrolment, fields[i].to);

  /* An address in a priority neighbourhood says it when nobody has said it otherwise. */
  const char *qpv = pal_record_get_text (person, "qpv");
  g_autofree char *kind =
    pal_store_ask_text_of (store, "SELECT kind FROM site WHERE id = ?1", pal_record_get_int (person, "site", 0));
  if (g_strcmp0 (qpv, "YES") != 0 && g_strcmp0 (qpv, "NO") != 0 && g_strcmp0 (kind, "QPV") == 0)
    pal_record_set_text (enrolment, "entry-qpv", "YES");
}

/* The commission's months, else the programme's; a programme in weeks says the duration only where no cohort's end
 * does. */
static void
copy_duration (PalRecord *prescription, PalRecord *cohort, PalRecord *programme, PalRecord *enrolment)
{
  gint64 months = pal_record_get_int (prescription, "duration-months", 0);
  gint64 weeks = pal_record_get_int (programme, "weeks-max", 0);

  if (months <= 0)
    months = pal_record_get_int (programme, "duration-months", 0);
  if (months > 0)
    pal_record_set_int (enrolment, "duration-months", months);
  else if (weeks > 0 && !pal_record_is_known (cohort, "end-on"))
    pal_record_set_int (enrolment, "duration-weeks", weeks);
}

/* The enrolment of a prescription: one that waits for its date, else a new one. */
static PalRecord *
enrolment_of (PalEdit *edit, const PalCourse *course, GError **error)
{
  if (course->enrolment != 0)
    return load (edit, "enrolment", course->enrolment, error);

  PalRecord *enrolment = pal_record_new (pal_kind_find ("enrolment"));
  pal_record_set_int (enrolment, "prescription", course->prescription);
  pal_record_set_int (enrolment, "participant", course->participant);
  pal_record_set_int (enrolment, "cohort", course->cohort);
  return enrolment;
}

/* The person begins, on that first day. The enrolment's id, or 0 with an error. */
gint64
pal_course_enter (PalEdit *edit, gint64 prescription, const GDate *on, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalCourse) course = pal_course_load (store, prescription, error);

  if (course == NULL || !pal_course_can_enter (course, on, error))
    return 0;
  g_autoptr (PalRecord) prescribed = load (edit, "prescription", prescription, error);
  g_autoptr (PalRecord) person = prescribed != NULL ? load (edit, "participant", course->participant, error) : NULL;
  g_autoptr (PalRecord) cohort = person != NULL ? load (edit, "cohort", course->cohort, error) : NULL;
  g_autoptr (PalRecord) programme =
    cohort != NULL ? load (edit, "programme", pal_record_get_int (cohort, "programme", 0), error) : NULL;
  g_autoptr (PalRecord) enrolment = programme != NULL ? enrolment_of (edit, course, error) : NULL;
  if (enrolment == NULL)
    return 0;

  pal_record_set_date (enrolment, "entry-on", on);
  if (!pal_record_is_known (enrolment, "duration-months") && !pal_record_is_known (enrolment, "duration-weeks"))
    copy_duration (prescribed, cohort, programme, enrolment);
  if (!pal_record_is_known (enrolment, "referent"))
    copy (cohort, "referent", enrolment, "referent");
  copy_person (store, person, enrolment);
  return save_new (enrolment, edit, error);
}

/* The course stops for a time, from that day on. The suspension's id, or 0 with an error. */
gint64
pal_course_suspend (PalEdit *edit, gint64 enrolment, const GDate *on, const char *reason, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load_enrolment (pal_edit_get_store (edit), enrolment, error);

  if (course == NULL || !pal_course_can_suspend (course, on, error))
    return 0;
  g_autoptr (PalRecord) suspension = pal_record_new (pal_kind_find ("suspension"));
  pal_record_set_int (suspension, "enrolment", enrolment);
  pal_record_set_date (suspension, "start-on", on);
  if (!set_given (suspension, "reason", reason, error))
    return 0;
  return save_new (suspension, edit, error);
}

static gboolean
end_suspension (PalEdit *edit, gint64 enrolment, const GDate *last_day, GError **error)
{
  gint64 open = pal_store_ask_int_of (
    pal_edit_get_store (edit),
    "SELECT id FROM suspension WHERE enrolment = ?1 AND start_on IS NOT NULL AND end_on IS NULL"
    " ORDER BY start_on DESC LIMIT 1",
    enrolment, 0);

  if (open == 0)
    return TRUE;
  g_autoptr (PalRecord) suspension = load (edit, "suspension", open, error);
  if (suspension == NULL)
    return FALSE;
  pal_record_set_date (suspension, "end-on", last_day);
  return pal_record_save (suspension, edit, error);
}

/* The person is back on that day: the suspension's last day is the one before. */
gboolean
pal_course_resume (PalEdit *edit, gint64 enrolment, const GDate *on, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load_enrolment (pal_edit_get_store (edit), enrolment, error);

  if (course == NULL || !pal_course_can_resume (course, on, error))
    return FALSE;
  GDate last_day = *on;
  g_date_subtract_days (&last_day, 1);
  return end_suspension (edit, enrolment, &last_day, error);
}

/* What the person does next, from the day of the exit when no other is given. Undeclared work names no employer
 * (INDICATORS, 2, f). */
static gboolean
record_situation (PalEdit *edit, gint64 enrolment, const PalCourseExit *how, GError **error)
{
  GDate today;
  g_autoptr (PalRecord) situation = pal_record_new (pal_kind_find ("situation"));

  pal_today (&today);
  pal_record_set_int (situation, "enrolment", enrolment);
  if (!pal_record_set_raw (situation, "code", how->situation, error)
      || !set_given (situation, "lasting-prospect", how->lasting_prospect, error))
    return FALSE;
  pal_record_set_date (situation, "start-on", g_date_valid (&how->situation_on) ? &how->situation_on : &how->on);
  pal_record_set_date (situation, "recorded-on", &today);
  if (how->contract_months > 0)
    pal_record_set_int (situation, "contract-months", how->contract_months);
  if (how->quota_pct > 0)
    pal_record_set_int (situation, "quota-pct", how->quota_pct);
  if (how->organisation != 0 && g_strcmp0 (how->situation, "NON_DECLARE") != 0)
    pal_record_set_int (situation, "organisation", how->organisation);
  return pal_record_save (situation, edit, error);
}

/* The person leaves; the day of the exit is the last one of the course. A suspension that goes on ends with it. */
gboolean
pal_course_exit (PalEdit *edit, gint64 enrolment, const PalCourseExit *how, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load_enrolment (pal_edit_get_store (edit), enrolment, error);

  if (course == NULL || !pal_course_can_exit (course, &how->on, error))
    return FALSE;
  g_autoptr (PalRecord) record = load (edit, "enrolment", enrolment, error);
  if (record == NULL || !end_suspension (edit, enrolment, &how->on, error))
    return FALSE;
  pal_record_set_date (record, "exit-on", &how->on);
  if (!set_given (record, "exit-reason", how->reason, error)
      || !set_given (record, "exit-initiative", how->initiative, error)
      || !set_given (record, "exit-difficulties", how->difficulties, error)
      || !set_given (record, "exit-recommendations", how->recommendations, error)
      || !pal_record_save (record, edit, error))
    return FALSE;
  return how->situation == NULL || *how->situation == '\0' || record_situation (edit, enrolment, how, error);
}
