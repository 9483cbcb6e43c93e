/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-functions.h"

#include <string.h>

#include "pal-calendar.h"
#include "pal-course.h"
#include "pal-eligibility.h"
#include "pal-outcome.h"
#include "records/pal-dates.h"
#include "store/pal-text.h"

/* The functions that SQL lacks. The same arguments give the same result; what is unknown, or is not what it
 * should be (a day that does not exist, a word for a number), gives NULL and never an error: one bad row does not stop
 * a report. */

static gboolean
take_date (sqlite3_value *value, GDate *date)
{
  g_date_clear (date, 1);
  if (sqlite3_value_type (value) != SQLITE_TEXT)
    return FALSE;

  const char *text = (const char *) sqlite3_value_text (value);
  return text != NULL && strlen (text) == (gsize) sqlite3_value_bytes (value) && pal_date_from_iso (text, date);
}

static gint64
take_number (sqlite3_value *value, gint64 otherwise)
{
  return sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : otherwise;
}

static int
take_small (sqlite3_value *value)
{
  return (int) CLAMP (take_number (value, -1), -1, G_MAXINT);
}

static const char *
take_text (sqlite3_value *value)
{
  return sqlite3_value_type (value) == SQLITE_TEXT ? (const char *) sqlite3_value_text (value) : NULL;
}

static void
give_date (sqlite3_context *context, gboolean known, const GDate *date)
{
  if (known)
    sqlite3_result_text (context, pal_date_to_iso (date), -1, g_free);
  else
    sqlite3_result_null (context);
}

/* add_months (date, n): the date n months later, clamped to the month's last day. */
static void
add_months (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate date;

  gboolean known = sqlite3_value_type (values[1]) == SQLITE_INTEGER && take_date (values[0], &date)
                   && pal_calendar_add_months (&date, sqlite3_value_int64 (values[1]), &date);
  give_date (context, known, &date);
}

/* add_days (date, n). SQLite's own date() takes the 30th of February for the 2nd of March; this one does not. */
static void
add_days (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate date;

  gboolean known = sqlite3_value_type (values[1]) == SQLITE_INTEGER && take_date (values[0], &date)
                   && pal_calendar_add_days (&date, sqlite3_value_int64 (values[1]), &date);
  give_date (context, known, &date);
}

/* days_between (a, b): the days from a to b, 0 for the same day; both days included is one more. */
static void
days_between (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate first, second;

  if (take_date (values[0], &first) && take_date (values[1], &second))
    sqlite3_result_int (context, g_date_days_between (&first, &second));
  else
    sqlite3_result_null (context);
}

/* age (birth, at): completed years; NULL before the birth. */
static void
age (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate birth, at;
  int years = take_date (values[0], &birth) && take_date (values[1], &at) ? pal_calendar_age (&birth, &at) : -1;

  if (years >= 0)
    sqlite3_result_int (context, years);
  else
    sqlite3_result_null (context);
}

/* planned_end (entry, months, weeks, cohort_end): the last day as planned at entry;
 * planned_end (entry, months, weeks, cohort_end, amended_end): the contractual last day, ct(e) of INDICATORS. */
static void
planned_end (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate entry, cohort_end, amended_end, last_day;

  take_date (values[0], &entry);
  take_date (values[3], &cohort_end);
  g_date_clear (&amended_end, 1);
  if (n > 4)
    take_date (values[4], &amended_end);
  gboolean known = pal_calendar_planned_end (&entry, take_number (values[1], 0), take_number (values[2], 0),
                                             &cohort_end, &amended_end, &last_day);
  give_date (context, known, &last_day);
}

/* The calendars of one connection: public holidays, and what the table holiday adds to them, until a write changes it. */
typedef struct {
  GHashTable  *loaded;    /* code → PalCalendar */
  int          changes;   /* of this connection … */
  guint        version;   /* … and of all others, when they were loaded */
} Calendars;

static Calendars *
calendars_new (void)
{
  Calendars *self = g_new0 (Calendars, 1);

  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_calendar_free);
  return self;
}

static void
calendars_free (void *data)
{
  Calendars *self = data;

  g_hash_table_unref (self->loaded);
  g_free (self);
}

/* The version of the file is the one that the statement reads which asks; one that reads no table asks of the last. */
static void
drop_stale (Calendars *self, sqlite3 *db)
{
  guint version = 0;
  int changes = sqlite3_total_changes (db);

  sqlite3_file_control (db, "main", SQLITE_FCNTL_DATA_VERSION, &version);
  if (version == self->version && changes == self->changes)
    return;
  g_hash_table_remove_all (self->loaded);
  self->version = version;
  self->changes = changes;
}

static PalCalendar *
load_calendar (sqlite3 *db, const char *code)
{
  PalCalendar *calendar = pal_calendar_new (code);
  sqlite3_stmt *rows = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT held_on, name FROM holiday WHERE calendar IN (?1, 'OWN') ORDER BY id", -1, &rows, NULL)
      == SQLITE_OK)
    {
      sqlite3_bind_text (rows, 1, code, -1, SQLITE_STATIC);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          GDate date;

          if (pal_date_from_iso ((const char *) sqlite3_column_text (rows, 0), &date))
            pal_calendar_add_holiday (calendar, &date, (const char *) sqlite3_column_text (rows, 1));
        }
    }
  sqlite3_finalize (rows);
  return calendar;
}

/* working_day (date, calendar): 1 when the day is worked under that calendar (FR, NC; any other: only weekends and one's
 * own closures are not), else 0. The table holiday counts: its rows of that calendar, and those of OWN. */
static void
working_day (sqlite3_context *context, int n, sqlite3_value **values)
{
  Calendars *self = sqlite3_user_data (context);
  sqlite3 *db = sqlite3_context_db_handle (context);
  const char *code = take_text (values[1]);
  PalCalendar *calendar;
  GDate date;

  if (!take_date (values[0], &date))
    {
      sqlite3_result_null (context);
      return;
    }
  drop_stale (self, db);
  calendar = g_hash_table_lookup (self->loaded, code != NULL ? code : "");
  if (calendar == NULL)
    {
      calendar = load_calendar (db, code != NULL ? code : "");
      g_hash_table_insert (self->loaded, g_strdup (code != NULL ? code : ""), calendar);
    }
  sqlite3_result_int (context, pal_calendar_is_working_day (calendar, &date));
}

/* fold (text): without accents, capitals and signs, as search compares. */
static void
fold (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, pal_text_fold (text), -1, g_free);
  else
    sqlite3_result_null (context);
}

/* outcome_rank (class, over_months, min_quota_pct, needs_prospect, contract_months, quota_pct, lasting_prospect,
 * or_equal, quota): the rank that one row of outcome_rule (the first four) gives to a situation of its code (the next
 * three): ED 3, SD 2, SP 1, NONE 0, NULL when the rule does not apply. or_equal 1 takes "more than 6 months" as "6 or
 * more"; quota is the least working time under which a lasting job is a dynamic exit, 0 for none. The best of all rules
 * of the code wins: max (outcome_rank (…)). */
static void
outcome_rank (sqlite3_context *context, int n, sqlite3_value **values)
{
  PalOutcomeRule rule = {
    .class = pal_outcome_class_find (take_text (values[0])),
    .over_months = take_small (values[1]),
    .min_quota_pct = take_small (values[2]),
    .needs_prospect = take_number (values[3], 0) != 0,
  };
  PalOutcomeFacts facts = {
    .contract_months = take_small (values[4]),
    .quota_pct = take_small (values[5]),
    .lasting_prospect = g_strcmp0 (take_text (values[6]), "YES") == 0,
  };
  PalOutcomeOptions options = { .or_equal = take_number (values[7], 0) != 0, .min_quota_pct = take_small (values[8]) };
  int rank = pal_outcome_rank (&rule, &facts, &options);

  if (rank >= 0)
    sqlite3_result_int (context, rank);
  else
    sqlite3_result_null (context);
}

/* course_state (at, prescribed_on, contact_on, decision, decision_on, non_entry_reason, non_entry_on, replaced,
 * replaced_on, enrolment, entry_on, exit_on, suspended): the code of the state at a date, as pal_course_state() says
 * it. "replaced" and "suspended" are 0 or 1, "enrolment" the key or NULL. */
static void
course_state (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate at;
  PalCourseFacts facts = { .decision = pal_course_decision_find (take_text (values[3])) };
  const char *reason = take_text (values[5]);

  if (!take_date (values[0], &at))
    {
      sqlite3_result_null (context);
      return;
    }
  take_date (values[1], &facts.prescribed_on);
  take_date (values[2], &facts.contact_on);
  take_date (values[4], &facts.decision_on);
  take_date (values[6], &facts.non_entry_on);
  take_date (values[8], &facts.replaced_on);
  take_date (values[10], &facts.entry_on);
  take_date (values[11], &facts.exit_on);
  facts.refused_entry = g_strcmp0 (reason, "REFUS_COMMISSION") == 0;
  facts.non_entry = reason != NULL || g_date_valid (&facts.non_entry_on);
  facts.replaced = take_number (values[7], 0) != 0;
  facts.enrolled = sqlite3_value_type (values[9]) != SQLITE_NULL;
  PalCourseState state = pal_course_facts_state (&facts, take_number (values[12], 0) != 0, &at);
  sqlite3_result_text (context, pal_course_state_code (state), -1, SQLITE_STATIC);
}

static void
set_values (PalRecord *record, const char *const *fields, sqlite3_value **values)
{
  for (guint i = 0; fields[i] != NULL; i++)
    if (sqlite3_value_type (values[i]) != SQLITE_NULL)
      pal_record_set_raw (record, fields[i], (const char *) sqlite3_value_text (values[i]), NULL);
}

/* eligible (at, site_kind, supported, birth_on, education_level, gender, qpv, resident, disabled, disabled_until_on,
 * in_support, age_min, age_max, education_min, gender, territory, resident_required, disability_required,
 * in_support_required): YES, NO or UNKNOWN, as pal_eligibility_judge() says it. The first three are what is known beside
 * the person's own fields; the last eight are the programme's rules. */
static void
eligible (sqlite3_context *context, int n, sqlite3_value **values)
{
  static const char *const person_fields[] = { "birth-on", "education-level", "gender", "qpv", "resident", "disabled",
                                               "disabled-until-on", "in-support", NULL };
  static const char *const programme_fields[] = { "age-min", "age-max", "education-min", "gender", "territory",
                                                  "resident-required", "disability-required", "in-support-required",
                                                  NULL };
  static const char *const answers[] = { [PAL_ANSWER_NO] = "NO", [PAL_ANSWER_UNKNOWN] = "UNKNOWN",
                                         [PAL_ANSWER_YES] = "YES" };
  g_autoptr (PalRecord) person = pal_record_new (pal_kind_find ("participant"));
  g_autoptr (PalRecord) programme = pal_record_new (pal_kind_find ("programme"));
  PalEligibilityContext known = { take_text (values[1]), take_number (values[2], 0) != 0 };
  GDate at;

  if (!take_date (values[0], &at))
    {
      sqlite3_result_null (context);
      return;
    }
  set_values (person, person_fields, values + 3);
  set_values (programme, programme_fields, values + 3 + G_N_ELEMENTS (person_fields) - 1);
  g_autoptr (PalEligibility) judged = pal_eligibility_judge (person, programme, &known, &at);
  sqlite3_result_text (context, answers[judged->answer], -1, SQLITE_STATIC);
}

/* today (): the day that the program takes for today; one and the same all through a statement, so it cannot stand in the
 * schema, where it would be kept for ever. */
static void
today (sqlite3_context *context, int n, sqlite3_value **values)
{
  GDate date;

  pal_today (&date);
  give_date (context, TRUE, &date);
}

#define IN_SCHEMA (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)
#define IN_QUERIES (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY)

static const struct {
  const char *name;
  int         n_values;
  int         flags;
  void      (*function) (sqlite3_context *, int, sqlite3_value **);
} functions[] = {
  { "add_days", 2, IN_SCHEMA, add_days },
  { "add_months", 2, IN_SCHEMA, add_months },
  { "age", 2, IN_SCHEMA, age },
  { "course_state", 13, IN_SCHEMA, course_state },
  { "days_between", 2, IN_SCHEMA, days_between },
  { "eligible", 19, IN_QUERIES, eligible },
  { "fold", 1, IN_SCHEMA, fold },
  { "outcome_rank", 9, IN_SCHEMA, outcome_rank },
  { "planned_end", 4, IN_SCHEMA, planned_end },
  { "planned_end", 5, IN_SCHEMA, planned_end },
  { "today", 0, IN_QUERIES, today },
};

/* Adds the functions to a connection. FALSE when SQLite refuses one, which only a lack of memory can cause. */
gboolean
pal_functions_add (sqlite3 *db)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (db, functions[i].name, functions[i].n_values, functions[i].flags, NULL,
                                    functions[i].function, NULL, NULL, NULL) != SQLITE_OK)
      return FALSE;
  /* It reads a table: what it answers today is not for the schema to keep. */
  return sqlite3_create_function_v2 (db, "working_day", 2, IN_QUERIES, calendars_new (), working_day, NULL, NULL,
                                     calendars_free) == SQLITE_OK;
}
