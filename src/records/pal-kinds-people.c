/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-dates.h"
#include "pal-kinds.h"
#include "pal-record.h"

/* People and courses (MODEL). */

/* "Lina Benali". Full transfer. */
char *
pal_person_title (PalRecord *record)
{
  const char *first = pal_record_get_text (record, "first-name");
  const char *last = pal_record_get_text (record, "last-name");

  return first != NULL ? g_strdup_printf ("%s %s", first, last != NULL ? last : "") : g_strdup (last);
}

static char *
barrier_title (PalRecord *record)
{
  return pal_record_show (record, "theme");
}

static char *
situation_title (PalRecord *record)
{
  return pal_record_show (record, "code");
}

static gboolean
not_in_future (const PalField *field, PalRecord *record, GError **error)
{
  GDate date, today;

  pal_today (&today);
  if (!pal_record_get_date (record, field->name, &date) || g_date_compare (&date, &today) <= 0)
    return TRUE;
  g_autofree char *shown = pal_date_show (&date);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("%s has not come yet."), shown);
  return FALSE;
}

static gboolean
born_in_the_past (const PalField *field, PalRecord *record, GError **error)
{
  GDate date;

  if (!not_in_future (field, record, error))
    return FALSE;
  if (!pal_record_get_date (record, field->name, &date) || g_date_get_year (&date) >= 1900)
    return TRUE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Nobody born in %d is still with us: check the year."), g_date_get_year (&date));
  return FALSE;
}

static gboolean
is_address (const PalField *field, PalRecord *record, GError **error)
{
  const char *text = pal_record_get_text (record, field->name);
  const char *at = text != NULL ? strchr (text, '@') : NULL;

  if (text == NULL || (at != NULL && at > text && strchr (at + 1, '.') != NULL && strchr (text, ' ') == NULL))
    return TRUE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("This is not an email address: it needs an @ and a dot after it."));
  return FALSE;
}

static gboolean
exits_after_entry (const PalField *field, PalRecord *record, GError **error)
{
  GDate entry, exit;

  if (!pal_record_get_date (record, "entry-on", &entry) || !pal_record_get_date (record, field->name, &exit)
      || g_date_compare (&exit, &entry) >= 0)
    return TRUE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The exit comes before the entry."));
  return FALSE;
}

static gboolean
enters_before_exit (const PalField *field, PalRecord *record, GError **error)
{
  GDate entry, exit;

  if (!pal_record_get_date (record, field->name, &entry) || !pal_record_get_date (record, "exit-on", &exit)
      || g_date_compare (&exit, &entry) >= 0)
    return TRUE;
  g_autofree char *shown = pal_date_show (&exit);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The entry comes after the exit, which was on %s."), shown);
  return FALSE;
}

/* The end of a span that has "start-on". */
static gboolean
ends_after_start (const PalField *field, PalRecord *record, GError **error)
{
  GDate start, end;

  if (!pal_record_get_date (record, "start-on", &start) || !pal_record_get_date (record, field->name, &end)
      || g_date_compare (&end, &start) >= 0)
    return TRUE;
  g_autofree char *shown = pal_date_show (&start);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The end comes before the start, which is %s."), shown);
  return FALSE;
}

static gboolean
starts_before_end (const PalField *field, PalRecord *record, GError **error)
{
  GDate start, end;

  if (!pal_record_get_date (record, field->name, &start) || !pal_record_get_date (record, "end-on", &end)
      || g_date_compare (&end, &start) >= 0)
    return TRUE;
  g_autofree char *shown = pal_date_show (&end);
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("The start comes after the end, which is %s."), shown);
  return FALSE;
}

static const PalField participant_fields[] = {
  { "last-name", N_("Last name"), PAL_TEXT, PAL_REQUIRED | PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 80 },
  { "birth-name", N_("Birth name"), PAL_TEXT, PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 80 },
  { "first-name", N_("First name"), PAL_TEXT, PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 80 },
  { "gender", N_("Gender"), PAL_CHOICE, PAL_COLUMN, .target = "gender" },
  { "birth-on", N_("Born on"), PAL_DATE, PAL_COLUMN | PAL_PERSONAL, .check = born_in_the_past },
  { "phone", N_("Telephone"), PAL_PHONE, PAL_SEARCHED | PAL_COLUMN | PAL_PERSONAL, .max = 40 },
  { "email", N_("Email"), PAL_TEXT, PAL_COLUMN | PAL_PERSONAL, .max = 120, .check = is_address },
  { "address", N_("Address"), PAL_TEXT, PAL_PERSONAL, .max = 200 },
  { "postcode", N_("Postcode"), PAL_TEXT, PAL_PERSONAL, .max = 10 },
  { "city", N_("Town"), PAL_TEXT, PAL_COLUMN, .max = 80 },
  { "site", N_("Neighbourhood"), PAL_REF, PAL_COLUMN, .target = "site" },
  { "qpv", N_("Lives in a QPV"), PAL_THREE, PAL_COLUMN },
  { "qpv-on", N_("QPV checked on"), PAL_DATE, 0, .check = not_in_future },
  { "resident", N_("Tenant of the landlord"), PAL_THREE, PAL_COLUMN },
  { "landlord-ref", N_("Tenant number"), PAL_TEXT, PAL_PERSONAL, .max = 40 },
  { "education-level", N_("Education"), PAL_LEVEL, PAL_COLUMN, .target = "education_level", .min = 1, .max = 8 },
  { "diploma", N_("Diploma"), PAL_TEXT, 0, .max = 160 },
  { "disabled", N_("Recognised as disabled"), PAL_THREE, PAL_SENSITIVE },
  { "disabled-until-on", N_("Recognised until"), PAL_DATE, PAL_SENSITIVE },
  { "in-support", N_("Already followed"), PAL_THREE },
  { "driving-licence", N_("Driving licence"), PAL_THREE },
  { "languages", N_("Languages"), PAL_TEXT, 0, .max = 200 },
  { "housing-status", N_("Housing"), PAL_TEXT, PAL_SENSITIVE, .max = 120 },
  { "family", N_("Family"), PAL_TEXT, 0, .max = 120 },
  { "children", N_("Children"), PAL_INT, 0, .min = 0, .max = 30 },
  { "benefits", N_("Benefits"), PAL_TEXT, PAL_SENSITIVE, .max = 200 },
  { "registered-on", N_("Registered with the employment service on"), PAL_DATE, 0, .check = not_in_future },
  { "employment-service-id", N_("Employment service number"), PAL_TEXT, PAL_PERSONAL, .max = 40 },
  { "work-permit-until-on", N_("Work permit until"), PAL_DATE, PAL_SENSITIVE },
  { "note", N_("Note"), PAL_NOTE, PAL_SEARCHED | PAL_PERSONAL, .max = 20000 },
  { "status", N_("Status"), PAL_CHOICE, 0, .target = "participant_status" },
  { NULL },
};
const PalKind pal_participant_kind = { "participant", N_("Participant"), N_("Participants"), participant_fields, pal_person_title };

static const PalField support_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "organisation", N_("Organisation"), PAL_REF, PAL_COLUMN, .target = "organisation" },
  { "contact", N_("Contact"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "kind", N_("Kind"), PAL_TEXT, PAL_COLUMN, .max = 80 },
  { "start-on", N_("From"), PAL_DATE, PAL_COLUMN, .check = starts_before_end },
  { "end-on", N_("Until"), PAL_DATE, PAL_COLUMN, .check = ends_after_start },
  { NULL },
};
const PalKind pal_support_kind = { "support", N_("Support"), N_("Supports"), support_fields };

static const PalField prescription_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "cohort", N_("Cohort"), PAL_REF, PAL_COLUMN, .target = "cohort" },
  { "prescribed-on", N_("Prescribed on"), PAL_DATE, PAL_COLUMN, .check = not_in_future },
  { "contact-on", N_("First contact on"), PAL_DATE, 0, .check = not_in_future },
  { "prescriber", N_("Prescriber"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "social-worker", N_("Social worker"), PAL_REF, 0, .target = "contact" },
  { "office", N_("Place of prescription"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "motive", N_("Reason"), PAL_CHOICE, PAL_COLUMN, .target = "motive" },
  { "project-assessment", N_("Assessment of the plan and request"), PAL_NOTE, 0, .max = 20000 },
  { "decision", N_("Decision"), PAL_CHOICE, PAL_COLUMN, .target = "decision" },
  { "decision-on", N_("Decided on"), PAL_DATE, PAL_COLUMN },
  { "meeting", N_("Commission"), PAL_REF, 0, .target = "meeting" },
  { "purchase-order", N_("Purchase order"), PAL_REF, PAL_COLUMN, .target = "purchase_order" },
  { "duration-months", N_("Duration (months)"), PAL_INT, PAL_COLUMN, .min = 0, .max = 600 },
  { "non-entry-reason", N_("Why not entered"), PAL_CHOICE, PAL_COLUMN, .target = "non_entry_reason" },
  { "non-entry-on", N_("Not entered since"), PAL_DATE, PAL_COLUMN },
  { "replaces", N_("Replaces"), PAL_REF, 0, .target = "prescription" },
  { NULL },
};
const PalKind pal_prescription_kind = { "prescription", N_("Prescription"), N_("Prescriptions"), prescription_fields };

static const PalField enrolment_fields[] = {
  { "prescription", N_("Prescription"), PAL_REF, 0, .target = "prescription" },
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "cohort", N_("Cohort"), PAL_REF, PAL_REQUIRED | PAL_COLUMN, .target = "cohort" },
  { "entry-on", N_("Entered on"), PAL_DATE, PAL_COLUMN, .check = enters_before_exit },
  { "duration-months", N_("Duration (months)"), PAL_INT, PAL_COLUMN, .min = 0, .max = 600 },
  { "duration-weeks", N_("Duration (weeks)"), PAL_INT, 0, .min = 0, .max = 2600 },
  { "amended-end-on", N_("Amended end"), PAL_DATE },
  { "exit-on", N_("Left on"), PAL_DATE, PAL_COLUMN, .check = exits_after_entry },
  { "exit-reason", N_("Reason of exit"), PAL_CHOICE, PAL_COLUMN, .target = "exit_reason" },
  { "exit-initiative", N_("On whose initiative"), PAL_CHOICE, 0, .target = "exit_initiative" },
  { "exit-difficulties", N_("Difficulties that led to it"), PAL_NOTE, PAL_PERSONAL, .max = 20000 },
  { "exit-recommendations", N_("What is recommended"), PAL_NOTE, PAL_PERSONAL, .max = 20000 },
  { "project", N_("Career plan"), PAL_TEXT, 0, .max = 200 },
  { "project-rome", N_("ROME code"), PAL_TEXT, 0, .max = 10 },
  { "project-on", N_("Plan defined on"), PAL_DATE },
  { "plan-signed-on", N_("Action plan signed on"), PAL_DATE },
  { "skills-map-on", N_("Skills map validated on"), PAL_DATE },
  { "entry-status", N_("Situation at entry"), PAL_CHOICE, 0, .target = "entry_status" },
  { "months-without-work", N_("Months without work"), PAL_INT, 0, .min = 0, .max = 900 },
  { "entry-qpv", N_("QPV at entry"), PAL_THREE },
  { "entry-resident", N_("Tenant at entry"), PAL_THREE },
  { "entry-education-level", N_("Education at entry"), PAL_LEVEL, 0, .target = "education_level", .min = 1, .max = 8 },
  { "entry-disabled", N_("Disabled at entry"), PAL_THREE, PAL_SENSITIVE },
  { "entry-city", N_("Town at entry"), PAL_TEXT, 0, .max = 80 },
  { "referent", N_("Referent"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "recommendations", N_("Recommendations"), PAL_NOTE, PAL_PERSONAL, .max = 20000 },
  { NULL },
};
const PalKind pal_enrolment_kind = { "enrolment", N_("Course"), N_("Courses"), enrolment_fields };

static const PalField suspension_fields[] = {
  { "enrolment", N_("Course"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "enrolment" },
  { "start-on", N_("From"), PAL_DATE, PAL_COLUMN, .check = starts_before_end },
  { "end-on", N_("Until"), PAL_DATE, PAL_COLUMN, .check = ends_after_start },
  { "reason", N_("Reason"), PAL_TEXT, PAL_COLUMN, .max = 200 },
  { NULL },
};
const PalKind pal_suspension_kind = { "suspension", N_("Suspension"), N_("Suspensions"), suspension_fields };

static const PalField barrier_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "enrolment", N_("Course"), PAL_REF, 0, .target = "enrolment" },
  { "prescription", N_("Prescription"), PAL_REF, 0, .target = "prescription" },
  { "phase", N_("Phase"), PAL_CHOICE, 0, .target = "barrier_phase" },
  { "theme", N_("Theme"), PAL_CHOICE, PAL_COLUMN | PAL_SENSITIVE, .target = "barrier_theme" },
  { "detail", N_("Detail"), PAL_TEXT, PAL_PERSONAL, .max = 400 },
  { "identified-on", N_("Found on"), PAL_DATE, PAL_COLUMN },
  { "worked-on", N_("Worked on since"), PAL_DATE },
  { "lifted-on", N_("Lifted on"), PAL_DATE, PAL_COLUMN },
  { "reopens", N_("Reopens"), PAL_REF, 0, .target = "barrier" },
  { "author", N_("Author"), PAL_REF, 0, .target = "contact" },
  { NULL },
};
const PalKind pal_barrier_kind = { "barrier", N_("Barrier"), N_("Barriers"), barrier_fields, barrier_title };

static const PalField note_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "enrolment", N_("Course"), PAL_REF, 0, .target = "enrolment" },
  { "held-at", N_("Held"), PAL_MOMENT, PAL_COLUMN },
  { "kind", N_("Kind"), PAL_TEXT, PAL_COLUMN, .max = 60 },
  { "author", N_("Author"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "text", N_("Text"), PAL_NOTE, PAL_SEARCHED | PAL_PERSONAL, .max = 50000 },
  { NULL },
};
const PalKind pal_note_kind = { "note", N_("Note"), N_("Notes"), note_fields };

static const PalField situation_fields[] = {
  { "enrolment", N_("Course"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "enrolment" },
  { "code", N_("Situation"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "situation_code" },
  { "start-on", N_("From"), PAL_DATE, PAL_COLUMN },
  { "end-on", N_("Until"), PAL_DATE, PAL_COLUMN },
  { "recorded-on", N_("Recorded on"), PAL_DATE },
  { "contract-months", N_("Contract (months)"), PAL_INT, PAL_COLUMN, .min = 0, .max = 600 },
  { "quota-pct", N_("Working time (%)"), PAL_INT, 0, .min = 0, .max = 100 },
  { "trial-end-on", N_("Trial period until"), PAL_DATE },
  { "lasting-prospect", N_("Prospect of a lasting hire"), PAL_THREE },
  { "organisation", N_("Employer"), PAL_REF, PAL_COLUMN, .target = "organisation" },
  { NULL },
};
const PalKind pal_situation_kind = { "situation", N_("Situation"), N_("Situations"), situation_fields, situation_title };
