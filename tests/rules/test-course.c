/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "test-file.h"

/* A file with one programme in months, one in weeks, a cohort of each, and people. */
typedef struct {
  PalStore *store;
  gint64    continuous;     /* a cohort without end; its programme lasts 7 months */
  gint64    group;          /* a cohort from 15/09/2025 to 05/12/2025; its programme lasts 10 to 12 weeks */
  gint64    lina, nora;
} Fixture;

static GDate
day (const char *iso)
{
  GDate date;
  pal_date_from_iso (iso, &date);
  return date;
}

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static PalEdit *
begin (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (f->store, "test", &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->store = test_file_make ();
  PalEdit *edit = begin (f);
  g_autofree char *months = key (SAVE (edit, "programme", "code", "LOT1", "name", "Lot 1", "duration-months", "7"));
  g_autofree char *weeks =
    key (SAVE (edit, "programme", "code", "RF", "name", "RF", "weeks-min", "10", "weeks-max", "12"));
  g_autofree char *coach = key (SAVE (edit, "contact", "last-name", "Ferrand"));
  g_autofree char *site = key (SAVE (edit, "site", "name", "Les Lochères", "kind", "QPV"));
  f->continuous = SAVE (edit, "cohort", "programme", months, "name", "L1", "start-on", "2025-01-06", "referent", coach);
  f->group = SAVE (edit, "cohort", "programme", weeks, "name", "RF1", "start-on", "2025-09-15", "end-on", "2025-12-05");
  f->lina = SAVE (edit, "participant", "last-name", "Benali", "first-name", "Lina", "site", site, "resident", "YES",
                  "city", "Dijon", "education-level", "4", "disabled", "NO");
  f->nora = SAVE (edit, "participant", "last-name", "Haddad", "first-name", "Nora", "qpv", "NO", "site", site);
  commit (edit);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  test_file_remove (f->store);
}

static void
assert_state (Fixture *f, gint64 prescription, const char *at, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalCourse) course = pal_course_load (f->store, prescription, &error);
  GDate date = day (at);

  g_assert_no_error (error);
  g_assert_cmpstr (pal_course_state_code (pal_course_state (course, &date)), ==, code);
}

static void
assert_value (Fixture *f, const char *kind, gint64 id, const char *field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (f->store, pal_kind_find (kind), id, &error);

  g_assert_no_error (error);
  g_autofree char *raw = pal_record_get_raw (record, field);
  g_assert_cmpstr (raw, ==, expected);
}

/* The step was refused, for that reason. */
static void
assert_why (gint64 result, GError **error, const char *why)
{
  g_assert_cmpint (result, ==, 0);
  g_assert_error (*error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE);
  g_assert_cmpstr ((*error)->message, ==, why);
  g_clear_error (error);
}

static gint64
prescribed (Fixture *f, gint64 person, gint64 cohort, const char *on)
{
  g_autoptr (GError) error = NULL;
  GDate date = day (on);
  PalEdit *edit = begin (f);
  gint64 prescription = pal_course_prescribe (edit, person, cohort, &date, &error);

  g_assert_no_error (error);
  g_assert_cmpint (prescription, !=, 0);
  commit (edit);
  return prescription;
}

static void
accept (Fixture *f, gint64 prescription, const char *on, int months)
{
  g_autoptr (GError) error = NULL;
  GDate date = day (on);
  PalEdit *edit = begin (f);

  g_assert_true (pal_course_accept (edit, prescription, &date, months, &error));
  g_assert_no_error (error);
  commit (edit);
}

static gint64
entered (Fixture *f, gint64 prescription, const char *on)
{
  g_autoptr (GError) error = NULL;
  GDate date = day (on);
  PalEdit *edit = begin (f);
  gint64 enrolment = pal_course_enter (edit, prescription, &date, &error);

  g_assert_no_error (error);
  g_assert_cmpint (enrolment, !=, 0);
  commit (edit);
  return enrolment;
}

static void
leave (Fixture *f, gint64 enrolment, const char *on)
{
  g_autoptr (GError) error = NULL;
  PalCourseExit how = { .on = day (on), .reason = "TERME" };
  PalEdit *edit = begin (f);

  g_assert_true (pal_course_exit (edit, enrolment, &how, &error));
  g_assert_no_error (error);
  commit (edit);
}

/* The whole life of a course, and its state on each day of it. */
static void
test_life (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  GDate date = day ("2025-01-15");

  PalEdit *edit = begin (f);
  g_assert_true (pal_course_contact (edit, prescription, &date, &error));
  commit (edit);
  accept (f, prescription, "2025-01-20", 6);
  gint64 enrolment = entered (f, prescription, "2025-02-03");

  edit = begin (f);
  date = day ("2025-03-03");
  gint64 suspension = pal_course_suspend (edit, enrolment, &date, "Hospitalisation", &error);
  g_assert_cmpint (suspension, !=, 0);
  commit (edit);
  assert_state (f, prescription, "2025-06-01", "SUSPENDED");
  edit = begin (f);
  date = day ("2025-03-17");
  g_assert_true (pal_course_resume (edit, enrolment, &date, &error));
  commit (edit);
  assert_value (f, "suspension", suspension, "end-on", "2025-03-16");
  leave (f, enrolment, "2025-08-02");

  static const struct { const char *at, *state;
  } days[] = {
    { "2025-01-09", "NONE" },      { "2025-01-10", "PRESCRIBED" }, { "2025-01-15", "CONTACTED" },
    { "2025-01-19", "CONTACTED" }, { "2025-01-20", "ACCEPTED" },   { "2025-02-02", "ACCEPTED" },
    { "2025-02-03", "IN_COURSE" }, { "2025-03-02", "IN_COURSE" },  { "2025-03-03", "SUSPENDED" },
    { "2025-03-16", "SUSPENDED" }, { "2025-03-17", "IN_COURSE" },  { "2025-08-01", "IN_COURSE" },
    { "2025-08-02", "EXITED" },    { "2030-01-01", "EXITED" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    assert_state (f, prescription, days[i].at, days[i].state);

  g_autoptr (PalCourse) course = pal_course_load_enrolment (f->store, enrolment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (course->prescription, ==, prescription);
  g_assert_cmpuint (course->others->len, ==, 0);
  g_assert_cmpuint (course->suspensions->len, ==, 1);
  g_autofree char *last_day = pal_date_to_iso (&course->last_day);
  g_assert_cmpstr (last_day, ==, "2025-08-02");
}

/* What decides a report is copied from the person as it is on the day of entry, and does not follow the person
 * afterwards. */
static void
test_entry_copies (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = prescribed (f, f->lina, f->continuous, "2025-01-10");
  gint64 second = prescribed (f, f->nora, f->continuous, "2025-01-10");
  accept (f, first, "2025-01-20", 6);
  accept (f, second, "2025-01-20", 0);
  gint64 lina = entered (f, first, "2025-02-03"), nora = entered (f, second, "2025-02-03");

  PalEdit *edit = begin (f);
  g_autoptr (PalRecord) person = pal_record_load (f->store, pal_kind_find ("participant"), f->lina, &error);
  pal_record_set_text (person, "city", "Talant");
  g_assert_true (pal_record_save (person, edit, &error));
  commit (edit);

  assert_value (f, "enrolment", lina, "entry-city", "Dijon");
  assert_value (f, "enrolment", lina, "entry-qpv", "YES");              /* the neighbourhood is a priority one */
  assert_value (f, "enrolment", lina, "entry-resident", "YES");
  assert_value (f, "enrolment", lina, "entry-education-level", "4");
  assert_value (f, "enrolment", lina, "entry-disabled", "NO");
  assert_value (f, "enrolment", lina, "duration-months", "6");          /* the commission's */
  assert_value (f, "enrolment", nora, "duration-months", "7");          /* the programme's */
  assert_value (f, "enrolment", nora, "duration-weeks", NULL);
  assert_value (f, "enrolment", nora, "entry-qpv", "NO");               /* said so, whatever the neighbourhood is */
  assert_value (f, "enrolment", nora, "entry-resident", NULL);
  g_autoptr (PalRecord) enrolment = pal_record_load (f->store, pal_kind_find ("enrolment"), nora, &error);
  g_assert_true (pal_record_is_known (enrolment, "referent"));
  g_assert_cmpint (pal_record_get_int (enrolment, "participant", 0), ==, f->nora);
  g_assert_cmpint (pal_record_get_int (enrolment, "prescription", 0), ==, second);
}

/* A programme in weeks: the cohort's end says when the course ends; the weeks do where it has none. */
static void
test_weeks (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ended = prescribed (f, f->lina, f->group, "2025-09-01");
  accept (f, ended, "2025-09-08", 0);
  gint64 lina = entered (f, ended, "2025-09-15");
  assert_value (f, "enrolment", lina, "duration-weeks", NULL);
  g_autoptr (PalCourse) first = pal_course_load (f->store, ended, &error);
  g_autofree char *cohort_end = pal_date_to_iso (&first->last_day);
  g_assert_cmpstr (cohort_end, ==, "2025-12-05");

  PalEdit *edit = begin (f);
  g_autoptr (PalRecord) cohort = pal_record_load (f->store, pal_kind_find ("cohort"), f->group, &error);
  pal_record_clear (cohort, "end-on");
  g_assert_true (pal_record_save (cohort, edit, &error));
  commit (edit);
  gint64 open = prescribed (f, f->nora, f->group, "2025-09-01");
  accept (f, open, "2025-09-08", 0);
  gint64 nora = entered (f, open, "2025-09-15");
  assert_value (f, "enrolment", nora, "duration-weeks", "12");
  g_autoptr (PalCourse) second = pal_course_load (f->store, open, &error);
  g_autofree char *twelve_weeks = pal_date_to_iso (&second->last_day);
  g_assert_cmpstr (twelve_weeks, ==, "2025-12-07");
}

static void
test_why_not_before_entry (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate january = day ("2025-01-10"), february = day ("2025-02-03"), none = day (NULL), before = day ("2025-01-05");
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  PalEdit *edit = begin (f);

  assert_why (pal_course_enter (edit, prescription, &february, &error), &error,
              "Lina Benali has not been accepted by the commission yet: record the decision first.");
  assert_why (pal_course_enter (edit, prescription, &none, &error), &error, "Say on which day. Nothing was changed.");
  assert_why (pal_course_accept (edit, prescription, NULL, 0, &error), &error,
              "Say on which day. Nothing was changed.");
  assert_why (pal_course_accept (edit, prescription, &before, 0, &error), &error,
              "The day given (05/01/2025) is before the prescription (10/01/2025): correct one of both dates.");
  assert_why (pal_course_prescribe (edit, f->lina, f->continuous, &february, &error), &error,
              "Lina Benali is already prescribed to L1.");
  assert_why (pal_course_replace (edit, prescription, f->nora, &february, &error), &error,
              "Lina Benali has not withdrawn: record that first, then give the place to somebody else.");

  g_assert_true (pal_course_contact (edit, prescription, &january, &error));
  assert_why (pal_course_contact (edit, prescription, &february, &error), &error,
              "The first contact with Lina Benali is already recorded, on 10/01/2025.");
  g_assert_true (pal_course_accept (edit, prescription, &february, 0, &error));
  assert_why (pal_course_refuse (edit, prescription, &february, &error), &error,
              "The commission has already accepted Lina Benali.");
  assert_why (
    pal_course_enter (edit, prescription, &january, &error), &error,
    "The day given (10/01/2025) is before the commission's decision (03/02/2025): correct one of both dates.");
  commit (edit);

  g_assert_null (pal_course_load (f->store, 12345, &error));
  g_assert_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (pal_course_load_enrolment (f->store, 12345, &error));
  g_assert_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING);
}

static void
test_refusal (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate date = day ("2025-01-20");
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  PalEdit *edit = begin (f);

  g_assert_true (pal_course_refuse (edit, prescription, &date, &error));
  commit (edit);
  assert_state (f, prescription, "2025-01-19", "PRESCRIBED");
  assert_state (f, prescription, "2025-01-20", "REFUSED");
  assert_value (f, "prescription", prescription, "non-entry-reason", "REFUS_COMMISSION");
  assert_value (f, "prescription", prescription, "non-entry-on", "2025-01-20");

  edit = begin (f);
  static const char closed[] =
    "The commission refused Lina Benali: this prescription is closed. A new one can be made.";
  assert_why (pal_course_enter (edit, prescription, &date, &error), &error, closed);
  assert_why (pal_course_accept (edit, prescription, &date, 0, &error), &error, closed);
  assert_why (pal_course_withdraw (edit, prescription, &date, "DESISTEMENT", &error), &error, closed);
  assert_why (pal_course_replace (edit, prescription, f->nora, &date, &error), &error,
              "The commission refused Lina Benali: there is no place to give. Prescribe the other person directly.");
  g_assert_cmpint (pal_course_prescribe (edit, f->lina, f->continuous, &date, &error), !=, 0);
  g_assert_no_error (error);
  commit (edit);
}

static void
test_withdrawal_and_replacement (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  GDate left_on = day ("2025-01-25"), replaced_on = day ("2025-02-01"), early = day ("2025-01-24");
  accept (f, prescription, "2025-01-20", 8);
  PalEdit *edit = begin (f);
  g_autofree char *order = key (SAVE (edit, "purchase_order", "number", "BC-12"));
  g_autoptr (PalRecord) record = pal_record_load (f->store, pal_kind_find ("prescription"), prescription, &error);
  pal_record_set_raw (record, "purchase-order", order, &error);
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_true (pal_course_withdraw (edit, prescription, &left_on, "DESISTEMENT", &error));
  commit (edit);
  assert_state (f, prescription, "2025-01-24", "ACCEPTED");
  assert_state (f, prescription, "2025-01-25", "NOT_ENTERED");
  assert_value (f, "prescription", prescription, "non-entry-reason", "DESISTEMENT");

  edit = begin (f);
  assert_why (pal_course_replace (edit, prescription, f->lina, &replaced_on, &error), &error,
              "Lina Benali cannot take the place that they left themselves: choose another person.");
  assert_why (pal_course_replace (edit, prescription, f->nora, &early, &error), &error,
              "The day given (24/01/2025) is before the withdrawal (25/01/2025): correct one of both dates.");
  gint64 other = pal_course_replace (edit, prescription, f->nora, &replaced_on, &error);
  g_assert_no_error (error);
  g_autofree char *replaced = key (prescription);
  assert_why (pal_course_replace (edit, prescription, f->nora, &replaced_on, &error), &error,
              "Somebody has already taken the place of Lina Benali.");
  assert_why (pal_course_enter (edit, prescription, &replaced_on, &error), &error,
              "Lina Benali did not enter: this prescription is closed. A new one can be made.");
  commit (edit);

  assert_value (f, "prescription", other, "replaces", replaced);
  assert_value (f, "prescription", other, "purchase-order", order);
  assert_value (f, "prescription", other, "duration-months", "8");
  assert_value (f, "prescription", other, "decision", "PENDING");
  assert_state (f, prescription, "2025-01-31", "NOT_ENTERED");
  assert_state (f, prescription, "2025-02-01", "REPLACED");
  assert_state (f, other, "2025-02-01", "PRESCRIBED");
}

/* One stay at a time in a cohort; after the exit a new one, from the next day on. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = prescribed (f, f->lina, f->continuous, "2025-01-10");
  accept (f, first, "2025-01-20", 0);
  gint64 stay = entered (f, first, "2025-02-03");
  GDate june = day ("2025-06-30"), july = day ("2025-07-01");

  PalEdit *edit = begin (f);
  assert_why (pal_course_enter (edit, first, &june, &error), &error,
              "Lina Benali entered on 03/02/2025 with this prescription: what comes next is recorded on the course.");
  assert_why (pal_course_prescribe (edit, f->lina, f->continuous, &june, &error), &error,
              "Lina Benali is already in course in L1 since 03/02/2025: record that exit first.");
  /* Another cohort may run at the same time. */
  GDate september = day ("2025-09-01");
  g_assert_cmpint (pal_course_prescribe (edit, f->lina, f->group, &september, &error), !=, 0);
  g_assert_no_error (error);
  commit (edit);

  leave (f, stay, "2025-06-30");
  gint64 second = prescribed (f, f->lina, f->continuous, "2025-06-15");
  accept (f, second, "2025-06-20", 0);
  edit = begin (f);
  assert_why (pal_course_enter (edit, second, &june, &error), &error,
              "Lina Benali was already in course in L1 from 03/02/2025 to 30/06/2025: a new stay begins after it.");
  g_assert_cmpint (pal_course_enter (edit, second, &july, &error), !=, 0);
  g_assert_no_error (error);
  commit (edit);
  assert_state (f, first, "2025-07-01", "EXITED");
  assert_state (f, second, "2025-07-01", "IN_COURSE");
  g_assert_cmpint (
    pal_store_ask_int_of (f->store, "SELECT count(*) FROM enrolment WHERE cohort = ?1", f->continuous, 0), ==, 2);
}

static void
test_why_not_in_course (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  accept (f, prescription, "2025-01-20", 0);
  gint64 enrolment = entered (f, prescription, "2025-02-03");
  GDate before = day ("2025-02-02"), march = day ("2025-03-03"), april = day ("2025-04-01");
  PalCourseExit how = { .on = before, .reason = "ABANDON" };
  PalEdit *edit = begin (f);

  assert_why (pal_course_exit (edit, enrolment, &how, &error), &error,
              "The day given (02/02/2025) is before the entry (03/02/2025): correct one of both dates.");
  assert_why (pal_course_resume (edit, enrolment, &march, &error), &error,
              "The course of Lina Benali is not suspended.");
  assert_why (pal_course_withdraw (edit, prescription, &march, "DESISTEMENT", &error), &error,
              "Lina Benali entered on 03/02/2025 with this prescription: what comes next is recorded on the course.");
  g_assert_cmpint (pal_course_suspend (edit, enrolment, &march, NULL, &error), !=, 0);
  assert_why (pal_course_suspend (edit, enrolment, &april, NULL, &error), &error,
              "The course of Lina Benali is suspended since 03/03/2025.");
  assert_why (pal_course_resume (edit, enrolment, &march, &error), &error,
              "The suspension began on 03/03/2025: Lina Benali can be back from the next day on.");
  how.on = day ("2025-03-02");
  assert_why (
    pal_course_exit (edit, enrolment, &how, &error), &error,
    "The day given (02/03/2025) is before the start of the suspension (03/03/2025): correct one of both dates.");
  g_assert_true (pal_course_resume (edit, enrolment, &april, &error));
  assert_why (pal_course_suspend (edit, enrolment, &march, NULL, &error), &error,
              "The course of Lina Benali is already suspended from 03/03/2025 to 31/03/2025.");
  how.on = april;
  g_assert_true (pal_course_exit (edit, enrolment, &how, &error));
  assert_why (pal_course_exit (edit, enrolment, &how, &error), &error,
              "Lina Benali left on 01/04/2025: this course is over.");
  assert_why (pal_course_suspend (edit, enrolment, &april, NULL, &error), &error,
              "Lina Benali left on 01/04/2025: this course is over.");
  commit (edit);
}

/* Everything that is known of an exit is kept, the situation with it, and a suspension that still went on ends. */
static void
test_exit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  accept (f, prescription, "2025-01-20", 0);
  gint64 enrolment = entered (f, prescription, "2025-02-03");
  GDate march = day ("2025-03-03");
  PalEdit *edit = begin (f);
  gint64 suspension = pal_course_suspend (edit, enrolment, &march, NULL, &error);
  gint64 employer = SAVE (edit, "organisation", "name", "Crèche Les Lutins");
  PalCourseExit how = {
    .on = day ("2025-04-01"),
    .reason = "EMPLOI",
    .initiative = "PARTICIPANT",
    .difficulties = "Aucune",
    .recommendations = "Suivre",
    .situation = "CDD",
    .contract_months = 7,
    .quota_pct = 80,
    .lasting_prospect = "YES",
    .organisation = employer,
  };
  g_date_clear (&how.situation_on, 1);
  g_assert_true (pal_course_exit (edit, enrolment, &how, &error));
  g_assert_no_error (error);
  commit (edit);

  assert_value (f, "suspension", suspension, "end-on", "2025-04-01");
  assert_value (f, "enrolment", enrolment, "exit-on", "2025-04-01");
  assert_value (f, "enrolment", enrolment, "exit-reason", "EMPLOI");
  assert_value (f, "enrolment", enrolment, "exit-initiative", "PARTICIPANT");
  assert_value (f, "enrolment", enrolment, "exit-difficulties", "Aucune");
  assert_value (f, "enrolment", enrolment, "exit-recommendations", "Suivre");
  gint64 situation = pal_store_ask_int_of (f->store, "SELECT id FROM situation WHERE enrolment = ?1", enrolment, 0);
  g_autofree char *organisation = key (employer);
  assert_value (f, "situation", situation, "code", "CDD");
  assert_value (f, "situation", situation, "start-on", "2025-04-01");
  assert_value (f, "situation", situation, "recorded-on", "2026-03-17");
  assert_value (f, "situation", situation, "contract-months", "7");
  assert_value (f, "situation", situation, "quota-pct", "80");
  assert_value (f, "situation", situation, "lasting-prospect", "YES");
  assert_value (f, "situation", situation, "organisation", organisation);
}

/* A code that is none changes nothing once the edit is dropped; undeclared work names no employer. */
static void
test_exit_situations (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  accept (f, prescription, "2025-01-20", 0);
  gint64 enrolment = entered (f, prescription, "2025-02-03");
  PalCourseExit how = {
    .on = day ("2025-04-01"), .reason = "LUNE", .situation = "CDI", .situation_on = day ("2025-04-07")
  };

  PalEdit *edit = begin (f);
  g_assert_false (pal_course_exit (edit, enrolment, &how, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_object_unref (edit);
  assert_value (f, "enrolment", enrolment, "exit-on", NULL);
  g_assert_cmpint (
    pal_store_ask_int_of (f->store, "SELECT count(*) FROM situation WHERE enrolment = ?1", enrolment, -1), ==, 0);

  edit = begin (f);
  how.reason = "EMPLOI";
  how.situation = "NON_DECLARE";
  how.organisation = SAVE (edit, "organisation", "name", "Chantier");
  g_assert_true (pal_course_exit (edit, enrolment, &how, &error));
  commit (edit);
  gint64 situation = pal_store_ask_int_of (f->store, "SELECT id FROM situation WHERE enrolment = ?1", enrolment, 0);
  assert_value (f, "situation", situation, "start-on", "2025-04-07");
  assert_value (f, "situation", situation, "organisation", NULL);
}

static void
change (Fixture *f, const char *kind, gint64 id, const char *field, const char *raw)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = begin (f);
  g_autoptr (PalRecord) record = pal_record_load (f->store, pal_kind_find (kind), id, &error);

  g_assert_true (pal_record_set_raw (record, field, raw, &error));
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_no_error (error);
  commit (edit);
}

static void
test_cohorts_and_people (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GDate september = day ("2025-09-10"), december = day ("2025-12-06");
  gint64 prescription = prescribed (f, f->lina, f->group, "2025-09-01");
  accept (f, prescription, "2025-09-08", 0);
  PalEdit *edit = begin (f);

  assert_why (pal_course_enter (edit, prescription, &september, &error), &error,
              "The day given (10/09/2025) is before the start of the cohort (15/09/2025): correct one of both dates.");
  assert_why (pal_course_enter (edit, prescription, &december, &error), &error,
              "The cohort RF1 ended on 05/12/2025: choose another one, or correct the date.");
  assert_why (pal_course_prescribe (edit, f->nora, f->group, &december, &error), &error,
              "The cohort RF1 ended on 05/12/2025: choose another one, or correct the date.");
  g_object_unref (edit);

  change (f, "cohort", f->group, "status", "CANCELLED");
  edit = begin (f);
  assert_why (pal_course_prescribe (edit, f->nora, f->group, &september, &error), &error,
              "The cohort RF1 is cancelled: choose another one.");
  g_object_unref (edit);
  change (f, "cohort", f->group, "status", "CLOSED");
  change (f, "participant", f->nora, "status", "ARCHIVED");
  edit = begin (f);
  assert_why (pal_course_enter (edit, prescription, &september, &error), &error,
              "The cohort RF1 is closed: open it again first, or choose another one.");
  assert_why (pal_course_prescribe (edit, f->nora, f->continuous, &september, &error), &error,
              "The record of Nora Haddad is archived: make it active again first.");
  assert_why (pal_course_prescribe (edit, f->lina, 0, &september, &error), &error,
              "Lina Benali has no cohort yet: choose one first.");
  g_object_unref (edit);
}

/* Facts that lack their date, as listings bring them: a decision or a non-entry holds, an entry or an exit did not
 * happen. */
static void
test_undated (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 prescription = prescribed (f, f->lina, f->continuous, "2025-01-10");
  GDate march = day ("2025-03-03");

  change (f, "prescription", prescription, "prescribed-on", NULL);
  assert_state (f, prescription, "2000-01-01", "PRESCRIBED");
  change (f, "prescription", prescription, "decision", "ACCEPTED");
  assert_state (f, prescription, "2025-01-01", "ACCEPTED");
  PalEdit *edit = begin (f);
  g_autofree char *prescribing = key (prescription), *person = key (f->lina), *cohort = key (f->continuous);
  gint64 waiting = SAVE (edit, "enrolment", "prescription", prescribing, "participant", person, "cohort", cohort,
                         "duration-months", "3");
  commit (edit);
  assert_state (f, prescription, "2025-03-03", "ACCEPTED");
  edit = begin (f);
  g_assert_cmpint (pal_course_enter (edit, prescription, &march, &error), ==, waiting);
  g_assert_no_error (error);
  commit (edit);
  assert_value (f, "enrolment", waiting, "duration-months", "3");
  assert_state (f, prescription, "2025-03-03", "IN_COURSE");

  gint64 other = prescribed (f, f->nora, f->continuous, "2025-01-10");
  change (f, "prescription", other, "non-entry-reason", "INJOIGNABLE");
  assert_state (f, other, "2025-01-10", "NOT_ENTERED");

  /* A refusal that only the decision says closes the prescription too. */
  gint64 third = prescribed (f, f->nora, f->continuous, "2025-01-20");
  change (f, "prescription", third, "decision", "REFUSED");
  assert_state (f, third, "2025-01-20", "REFUSED");
  prescribed (f, f->nora, f->continuous, "2025-01-25");
}

static void
test_states (Fixture *f, gconstpointer data)
{
  for (int state = PAL_COURSE_NONE; state <= PAL_COURSE_EXITED; state++)
    {
      g_assert_cmpuint (strlen (pal_course_state_label (state)), >, 0);
      g_assert_true (g_strv_contains ((const char *const[]) { "ok", "warn", "info", "unknown", "no", NULL },
                                      pal_course_state_chip (state)));
    }
  g_assert_cmpstr (pal_course_state_label (PAL_COURSE_IN_COURSE), ==, "In course");
  g_assert_cmpstr (pal_course_state_code (99), ==, "NONE");
  for (PalCourseState state = PAL_COURSE_NONE; state <= PAL_COURSE_EXITED; state++)
    g_assert_cmpint (pal_course_state_find (pal_course_state_code (state)), ==, state);
  g_assert_cmpint (pal_course_state_find ("IN_TRANSIT"), ==, PAL_COURSE_NONE);
  g_assert_cmpint (pal_course_state_find (NULL), ==, PAL_COURSE_NONE);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/course/life", test_life },
    { "/course/entry-copies", test_entry_copies },
    { "/course/weeks", test_weeks },
    { "/course/why-not/before-entry", test_why_not_before_entry },
    { "/course/refusal", test_refusal },
    { "/course/withdrawal-and-replacement", test_withdrawal_and_replacement },
    { "/course/again", test_again },
    { "/course/why-not/in-course", test_why_not_in_course },
    { "/course/exit", test_exit },
    { "/course/exit/situations", test_exit_situations },
    { "/course/why-not/cohorts-and-people", test_cohorts_and_people },
    { "/course/undated", test_undated },
    { "/course/states", test_states },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
