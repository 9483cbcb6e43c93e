/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-field.h"

#include "pal-indicator-private.h"

/* An indicator's SELECT says what made a unit count as words (key, value, key, value, …): lines "key=value" of what is
 * known. Here the lines become a sentence in the user's language. */

typedef struct {
  const char *code;
  const char *words;
} Words;

/* Keys whose value is a date. */
static const Words dates[] = {
  { "prescribed", N_("prescribed on %s") },
  { "entered", N_("entered on %s") },
  { "left", N_("left on %s") },
  { "not_entered", N_("did not enter, %s") },
  { "planned_end", N_("planned end %s") },
  { "on", N_("as of %s") },
  { "identified", N_("found on %s") },
  { "lifted", N_("lifted on %s") },
  { "since", N_("since %s") },
  { "until", N_("ended on %s") },
  { "due", N_("to be seen on %s") },
  { "project", N_("project defined on %s") },
  { "plan", N_("action plan signed on %s") },
  { "held", N_("held on %s") },
};

/* Keys whose value is a number. */
static const Words numbers[] = {
  { "days_done", N_("days done: %s") },
  { "days_planned", N_("days planned: %s") },
  { "years", N_("age: %s") },
  { "places", N_("places: %s") },
  { "people", N_("people expected a year: %s") },
  { "minutes", N_("minutes: %s") },
  { "minutes_attended", N_("minutes attended: %s") },
  { "present", N_("people present: %s") },
};

/* Values of the key "word". */
static const Words notes[] = {
  { "NO_PRESCRIPTION", N_("without a prescription") },
  { "STILL_IN_COURSE", N_("still in course") },
  { "NO_SITUATION", N_("no situation known after the exit") },
  { "TO_UPDATE", N_("contract past its term, situation to update") },
  { "NO_PLANNED_END", N_("no planned end") },
  { "NO_PROJECT", N_("project not defined") },
  { "NO_PLAN", N_("action plan not signed") },
  { "NO_JOB", N_("no job since the entry") },
  { "NOT_IN_JOB", N_("no longer in a job on that day") },
};

/* Why a unit is left out. */
static const Words reasons[] = {
  { "NO_ENTRY_DATE", N_("The date of entry is missing") },
  { "ENTERED_LATER", N_("Entered after the as-of date") },
  { "OUTSIDE_PERIOD", N_("Outside the period") },
  { "NO_PRESCRIPTION_DATE", N_("The date of the prescription is missing") },
  { "PRESCRIBED_LATER", N_("Prescribed after the as-of date") },
  { "ENTERED", N_("Has entered") },
  { "NON_ENTRY_LATER", N_("The non-entry is dated after the as-of date") },
  { "NO_NON_ENTRY_DATE", N_("The date of the non-entry is missing") },
  { "STILL_POSSIBLE", N_("May still enter") },
  { "COUNTED_ONCE", N_("The same person, already counted") },
  { "NO_BIRTH_DATE", N_("The date of birth is missing") },
  { "QPV_UNKNOWN", N_("Not known whether the person lives in a priority neighbourhood") },
  { "STILL_IN_COURSE", N_("Still in course") },
  { "LEFT", N_("Left the course") },
  { "NO_PLANNED_DURATION", N_("Neither a planned duration nor an end of the cohort") },
  { "LEFT_BEFORE_ENTRY", N_("The exit is dated before the entry") },
  { "COHORT_NOT_OVER", N_("A cohort of the perimeter is not over") },
  { "COURSE_NOT_OVER", N_("The planned end is after the as-of date") },
  { "NO_PLANNED_END", N_("No planned end") },
  { "NO_COHORT_END", N_("The cohort has no end") },
  { "NO_PLACES", N_("The cohort's number of places is missing") },
  { "COHORT_CANCELLED", N_("The cohort was cancelled") },
  { "COHORT_LATER", N_("The cohort starts after the as-of date") },
  { "OTHER_YEAR", N_("Entered in another year") },
  { "NO_TARGET", N_("The programme's minimum number of people is missing") },
  { "NO_BARRIER_DATE", N_("The date on which the barrier was found is missing") },
  { "IDENTIFIED_LATER", N_("Found after the as-of date") },
  { "NO_JOB", N_("No job since the entry") },
  { "NOT_DUE", N_("Not due yet on the as-of date") },
  { "SESSION_CANCELLED", N_("The session was cancelled") },
  { "NO_SESSION_DATE", N_("The session has no date") },
  { "SESSION_LATER", N_("The session is after the as-of date") },
  { "NOT_HELD", N_("The session is not said to have been held") },
  { "NOT_TAKEN", N_("It is not noted whether the person came") },
  { "TAKEN", N_("It is noted whether the person came") },
  { "NO_MINUTES", N_("How long the session lasted is missing") },
  { "NOT_COMPUTABLE", N_("Not computable") },
};

static const char *
find (const Words *words, guint n_words, const char *code)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _(words[i].words);
  return NULL;
}

/* A code in the words of a list of values; the code itself when the list does not hold it. Owned by the list or the
 * caller. */
const char *
pal_words_list (const char *list, const char *code)
{
  return list != NULL && pal_choices (list) != NULL ? pal_choice_label (list, code) : code;
}

static char *
fill (const char *words, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  return g_strjoinv (value, parts);
}

static char *
line_in_words (const char *key, const char *value)
{
  const char *words;

  if ((words = find (dates, G_N_ELEMENTS (dates), key)) != NULL)
    {
      GDate date;
      g_autofree char *shown = pal_date_from_iso (value, &date) ? pal_date_show (&date) : g_strdup (value);
      return fill (words, shown);
    }
  if ((words = find (numbers, G_N_ELEMENTS (numbers), key)) != NULL)
    return fill (words, value);
  if (g_str_equal (key, "word"))
    {
      words = find (notes, G_N_ELEMENTS (notes), value);
      return g_strdup (words != NULL ? words : value);
    }
  if (g_str_equal (key, "text"))
    return g_strdup (value);
  return g_strdup (pal_words_list (key, value));
}

/* The sentence for what words () made in SQL: "left on 02/02/2026 · CDI · since 01/02/2026". Owned by the caller. */
char *
pal_words_detail (const char *detail)
{
  g_auto (GStrv) lines = g_strsplit (detail != NULL ? detail : "", "\n", -1);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (int i = 0; lines[i] != NULL; i++)
    {
      char *equals = strchr (lines[i], '=');
      if (equals == NULL)
        continue;
      *equals = '\0';
      g_autofree char *words = line_in_words (lines[i], equals + 1);
      g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " · " : "", words);
    }
  return g_strdup (sentence->str);
}

/* Why a unit is left out, in words. */
const char *
pal_words_reason (const char *code)
{
  const char *words = find (reasons, G_N_ELEMENTS (reasons), code);

  return words != NULL ? words : code;
}

/* words (key, value, …) in SQL. A value on several lines is kept on one. */
static void
words_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (int i = 0; i + 1 < n_values; i += 2)
    {
      const char *key = (const char *) sqlite3_value_text (values[i]);
      const char *value = (const char *) sqlite3_value_text (values[i + 1]);
      if (key == NULL || value == NULL)
        continue;
      g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n", ' ');
      g_string_append_printf (lines, "%s%s=%s", lines->len > 0 ? "\n" : "", key, line);
    }
  sqlite3_result_text (context, lines->str, lines->len, SQLITE_TRANSIENT);
}

/* Gives the store's connection the function words, once. */
gboolean
pal_words_register (PalStore *store, GError **error)
{
  sqlite3 *db = pal_store_get_db (store);
  int code;

  if (g_object_get_data (G_OBJECT (store), "pal-words") == db)
    return TRUE;
  code = sqlite3_create_function_v2 (db, "words", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, words_function, NULL,
                                     NULL, NULL);
  if (code != SQLITE_OK)
    {
      g_propagate_error (error, pal_store_error_from_sqlite (db, code));
      return FALSE;
    }
  g_object_set_data (G_OBJECT (store), "pal-words", db);
  return TRUE;
}
