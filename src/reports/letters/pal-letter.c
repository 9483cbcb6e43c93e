/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-letter.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pal-letter-fields.h"
#include "records/pal-dates.h"
#include "reports/sheets/pal-sheet-session.h"
#include "rules/entry/pal-commission.h"
#include "rules/pal-landlord.h"

/* Values ----------------------------------------------------------------------------------------------------------- */

enum {
  PARTICIPANT, PRESCRIPTION, ENROLMENT, GENDER, FIRST_NAME, LAST_NAME, BIRTH_ON, ADDRESS, POSTCODE, CITY, PROGRAMME,
  PROGRAMME_NAME, COHORT_NAME, ENTRY_ON, END_ON, MONTHS, WEEKS, WEEKS_MIN, WEEKS_MAX, SITE, SITE_ADDRESS, SITE_CITY,
  MEETING, DECISION, DECISION_ON, ADVISER, ADVISER_PHONE, PRESCRIBER, OFFICE,
};

static const char whom[] =
  "SELECT p.id, o.id, e.id, p.gender, p.first_name, p.last_name, p.birth_on, p.address, p.postcode, p.city, g.id,"
  " g.name, c.name, coalesce(e.entry_on, c.start_on), coalesce(e.amended_end_on, c.end_on),"
  " coalesce(e.duration_months, o.duration_months, CASE WHEN e.duration_weeks IS NULL THEN g.duration_months END),"
  " e.duration_weeks, g.weeks_min, g.weeks_max, s.name, s.address, s.city, o.meeting, o.decision, o.decision_on,"
  " trim(coalesce(r.first_name, '') || ' ' || coalesce(r.last_name, '')), r.phone,"
  " trim(coalesce(a.first_name, '') || ' ' || coalesce(a.last_name, '')), o.office "
  "FROM participant p"
  " LEFT JOIN enrolment e ON e.id = coalesce(?3, (SELECT id FROM enrolment WHERE prescription = ?2))"
  " LEFT JOIN prescription o ON o.id = coalesce(?2, e.prescription)"
  " LEFT JOIN cohort c ON c.id = coalesce(e.cohort, o.cohort)"
  " LEFT JOIN programme g ON g.id = c.programme"
  " LEFT JOIN site s ON s.id = c.site"
  " LEFT JOIN contact r ON r.id = coalesce(e.referent, c.referent)"
  " LEFT JOIN contact a ON a.id = o.prescriber "
  "WHERE p.id = ?1";

static void
set_value (PalLetter *letter, const char *id, const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (letter->values, (gpointer) id, g_strdup (text));
}

static void
set_day (PalLetter *letter, const char *id, const char *iso)
{
  g_autofree char *words = NULL;
  GDate date;

  if (iso == NULL || !pal_date_from_iso (iso, &date))
    return;
  words = pal_letter_day (&date, TRUE);
  set_value (letter, id, words);
}

/* Parts that are known, with @between. Full transfer. */
static char *
join (const char *between, const char *a, const char *b, const char *c)
{
  const char *parts[] = { a, b, c };
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? between : "", parts[i]);
  return g_string_free (joined, FALSE);
}

static const char *
title_of (const char *gender)
{
  if (g_strcmp0 (gender, "F") == 0)
    return C_("before a name", "Ms");
  if (g_strcmp0 (gender, "M") == 0)
    return C_("before a name", "Mr");
  return C_("before a name, of somebody whose gender is not known", "Ms or Mr");
}

static void
read_person (PalLetter *letter, PalStatement *row)
{
  const char *first = pal_statement_get_text (row, FIRST_NAME), *last = pal_statement_get_text (row, LAST_NAME);
  const char *gender = pal_statement_get_text (row, GENDER), *title = title_of (gender);
  gboolean known = g_strcmp0 (gender, "F") == 0 || g_strcmp0 (gender, "M") == 0;
  g_autofree char *town = join (" ", pal_statement_get_text (row, POSTCODE), pal_statement_get_text (row, CITY), NULL);
  g_autofree char *named = join (" ", known ? title : NULL, first, last);

  letter->person = join (" ", first, last, NULL);
  letter->address = join ("\n", named, pal_statement_get_text (row, ADDRESS), town);
  set_value (letter, "title", title);
  set_value (letter, "first_name", first);
  set_value (letter, "last_name", last);
  set_day (letter, "birth_on", pal_statement_get_text (row, BIRTH_ON));
}

/* The person's own; else the programme's. */
static char *
duration_in_words (PalStatement *row)
{
  int months = (int) pal_statement_get_int (row, MONTHS), weeks = (int) pal_statement_get_int (row, WEEKS);
  int least = (int) pal_statement_get_int (row, WEEKS_MIN), most = (int) pal_statement_get_int (row, WEEKS_MAX);

  if (months > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", months), months);
  if (weeks == 0 && least == most)
    weeks = least;
  if (weeks > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weeks", weeks), weeks);
  if (least > 0 && most > least)
    return g_strdup_printf (_("%d to %d weeks"), least, most);
  return NULL;
}

static void
read_duration (PalLetter *letter, PalStatement *row)
{
  g_autofree char *words = duration_in_words (row);

  set_value (letter, "duration", words);
}

/* On one line. */
static void
set_phone (PalLetter *letter, const char *id, const char *phone)
{
  g_autoptr (GString) words = g_string_new (phone);

  g_string_replace (words, " ", "\302\240", 0);
  set_value (letter, id, words->str);
}

static const char *
likely_kind (const char *decision)
{
  if (g_strcmp0 (decision, "ACCEPTED") == 0)
    return "DECISION_ACCEPTED";
  if (g_strcmp0 (decision, "REFUSED") == 0)
    return "DECISION_REFUSED";
  return "CONVOCATION";
}

static void
read_course (PalLetter *letter, PalStatement *row)
{
  g_autofree char *place = join (", ", pal_statement_get_text (row, SITE), pal_statement_get_text (row, SITE_ADDRESS),
                                 pal_statement_get_text (row, SITE_CITY));

  letter->programme = pal_statement_get_int (row, PROGRAMME);
  letter->kind = likely_kind (pal_statement_get_text (row, DECISION));
  set_value (letter, "programme", pal_statement_get_text (row, PROGRAMME_NAME));
  set_value (letter, "cohort", pal_statement_get_text (row, COHORT_NAME));
  set_day (letter, "entry_on", pal_statement_get_text (row, ENTRY_ON));
  set_day (letter, "end_on", pal_statement_get_text (row, END_ON));
  set_day (letter, "decision_on", pal_statement_get_text (row, DECISION_ON));
  set_value (letter, "place", place);
  set_value (letter, "adviser", pal_statement_get_text (row, ADVISER));
  set_phone (letter, "adviser_phone", pal_statement_get_text (row, ADVISER_PHONE));
  set_value (letter, "prescriber", pal_statement_get_text (row, PRESCRIBER));
  set_value (letter, "office", pal_statement_get_text (row, OFFICE));
  read_duration (letter, row);
}

/* "14:00" of "2026-03-24T14:00". */
static void
set_time (PalLetter *letter, const char *moment)
{
  int hour = 0, minute = 0;
  g_autofree char *words = NULL;

  if (moment == NULL || strlen (moment) < 16)
    return;
  hour = atoi (moment + 11);
  minute = atoi (moment + 14);
  /* Translators: a full hour: "14 h" in French. */
  words = minute == 0 ? g_strdup_printf (C_("full hour in a letter", "%d:00"), hour)
                      : g_strdup_printf (C_("time in a letter", "%d:%02d"), hour, minute);
  set_value (letter, "commission_at", words);
}

static gboolean
read_commission (PalLetter *letter, PalStore *store, gint64 meeting, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT k.name, m.held_at, m.place FROM meeting m "
                              "LEFT JOIN committee k ON k.id = m.committee WHERE m.id = ?1", error);
  g_autofree char *day = NULL;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, meeting);
  if (!pal_statement_step (row, NULL))
    return TRUE;
  day = g_strndup (pal_statement_get_text (row, 1) != NULL ? pal_statement_get_text (row, 1) : "", 10);
  set_value (letter, "commission", pal_statement_get_text (row, 0));
  set_day (letter, "commission_on", day);
  set_time (letter, pal_statement_get_text (row, 1));
  set_value (letter, "commission_place", pal_statement_get_text (row, 2));
  return TRUE;
}

/* What the person is convened to. */
static gboolean
read_session (PalLetter *letter, PalStore *store, GError **error)
{
  g_autoptr (PalSheetSession) session = NULL;
  g_autofree char *day = NULL, *hours = NULL;

  if (letter->to.session == 0)
    return TRUE;
  session = pal_sheet_session_load (store, letter->to.session, error);
  if (session == NULL)
    return FALSE;
  day = pal_sheet_session_day (session);
  hours = pal_sheet_session_hours (session);
  letter->kind = "CONVOCATION_SESSION";
  set_value (letter, "session", session->name);
  set_value (letter, "session_on", day);
  set_value (letter, "session_at", hours);
  set_value (letter, "session_place", session->place);
  set_value (letter, "session_staff", session->staff);
  return TRUE;
}

static gboolean
read_organisation (PalLetter *letter, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT name, phone, email FROM organisation WHERE id = ?1", error);

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, pal_landlord_find (store));
  if (!pal_statement_step (row, NULL))
    return TRUE;
  set_value (letter, "organisation", pal_statement_get_text (row, 0));
  set_phone (letter, "organisation_phone", pal_statement_get_text (row, 1));
  set_value (letter, "organisation_email", pal_statement_get_text (row, 2));
  return TRUE;
}

static void
bind_key (PalStatement *statement, int index, gint64 key)
{
  if (key != 0)
    pal_statement_bind_int (statement, index, key);
  else
    pal_statement_bind_null (statement, index);
}

static gboolean
read_all (PalLetter *letter, PalStore *store, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, whom, error);
  g_autofree char *words = NULL;
  gint64 meeting;
  GDate today;

  if (row == NULL)
    return FALSE;
  bind_key (row, 1, letter->to.participant);
  bind_key (row, 2, letter->to.prescription);
  bind_key (row, 3, letter->to.enrolment);
  if (!pal_statement_step (row, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING, _("This person is no longer in the file."));
      return FALSE;
    }
  letter->to.enrolment = pal_statement_get_int (row, ENROLMENT);
  pal_today (&today);
  words = pal_letter_day (&today, FALSE);
  set_value (letter, "today", words);
  read_person (letter, row);
  read_course (letter, row);
  meeting = pal_statement_get_int (row, MEETING);
  if (meeting == 0)
    meeting = pal_commission_next (store, letter->programme, &today, 0);
  return read_commission (letter, store, meeting, error) && read_session (letter, store, error) && read_organisation (letter, store, error);
}

/* A letter ---------------------------------------------------------------------------------------------------------- */

PalLetter *
pal_letter_new_blank (void)
{
  PalLetter *letter = g_new0 (PalLetter, 1);

  letter->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  letter->missing = g_ptr_array_new_with_free_func (g_free);
  return letter;
}

/* A letter without text, that knows whom it is for. Full transfer. */
PalLetter *
pal_letter_new (PalStore *store, const PalLetterTo *to, GError **error)
{
  g_autoptr (PalLetter) letter = pal_letter_new_blank ();

  letter->to = *to;
  return read_all (letter, store, error) ? g_steal_pointer (&letter) : NULL;
}

void
pal_letter_free (PalLetter *letter)
{
  if (letter == NULL)
    return;
  g_free (letter->person);
  g_free (letter->address);
  g_free (letter->subject);
  g_free (letter->body);
  g_hash_table_unref (letter->values);
  g_ptr_array_unref (letter->missing);
  g_free (letter);
}

/* What the person is told: a template's texts, or texts that were changed for this person. Their fields are filled in. */
void
pal_letter_fill (PalLetter *letter, const char *subject, const char *body)
{
  char *filled_subject, *filled_body;

  g_ptr_array_set_size (letter->missing, 0);
  filled_subject = pal_letter_fields_fill (subject, letter->values, letter->missing);
  filled_body = pal_letter_fields_fill (body, letter->values, letter->missing);
  g_free (letter->subject);
  g_free (letter->body);
  letter->subject = filled_subject;
  letter->body = filled_body;
}

/* Everybody who is convened to the session, by name. Full transfer; elements PalLetterTo; empty when nobody is. */
GArray *
pal_letters_to_session (PalStore *store, gint64 session, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT v.participant, coalesce (e.prescription, 0), v.enrolment FROM session s CROSS JOIN convened v "
                       "ON v.session = s.id JOIN enrolment e ON e.id = v.enrolment LEFT JOIN sort_key k ON k.record = v.participant "
                       "WHERE s.id = ?1 ORDER BY k.value, v.enrolment", error);
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (PalLetterTo));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, session);
  while (pal_statement_step (row, &failure))
    {
      PalLetterTo one = { pal_statement_get_int (row, 0), pal_statement_get_int (row, 1), pal_statement_get_int (row, 2), session };
      g_array_append_val (to, one);
    }
  if (failure == NULL)
    return g_steal_pointer (&to);
  g_propagate_error (error, failure);
  return NULL;
}

/* Somebody for whom a template can be shown: the last who was prescribed to the programme, or to any,
 * and sent to a commission; with a session of the programme. */
gboolean
pal_letter_find_example (PalStore *store, gint64 programme, PalLetterTo *to)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT o.participant, o.id, (SELECT s.id FROM session s JOIN cohort x ON x.id = s.cohort "
                              "WHERE x.programme = c.programme AND s.start_at IS NOT NULL ORDER BY s.room IS NULL, s.start_at DESC LIMIT 1) "
                              "FROM prescription o JOIN cohort c ON c.id = o.cohort "
                              "JOIN participant p ON p.id = o.participant "
                              "WHERE (?1 IS NULL OR c.programme = ?1) AND p.status IS NOT 'ANONYMISED' "
                              "ORDER BY o.meeting IS NULL, o.prescribed_on DESC, o.id DESC LIMIT 1", NULL);

  *to = (PalLetterTo) { 0 };
  if (row == NULL)
    return FALSE;
  bind_key (row, 1, programme);
  if (!pal_statement_step (row, NULL))
    return FALSE;
  to->participant = pal_statement_get_int (row, 0);
  to->prescription = pal_statement_get_int (row, 1);
  to->session = pal_statement_get_int (row, 2);
  return TRUE;
}

/* Sent ------------------------------------------------------------------------------------------------------------- */

static gboolean
add_note (PalEdit *edit, const PalLetter *letter, const char *name, const char *moment, const char *day, GError **error)
{
  g_autoptr (PalRecord) note = pal_record_new (pal_kind_find ("note"));
  /* Translators: the name of a letter, the day, its subject. */
  g_autofree char *head = g_strdup_printf (_("%s, sent on %s: %s"), name, day, letter->subject);
  g_autofree char *text = g_strconcat (head, "\n\n", letter->body, NULL);

  pal_record_set_int (note, "participant", letter->to.participant);
  if (letter->to.enrolment != 0)
    pal_record_set_int (note, "enrolment", letter->to.enrolment);
  pal_record_set_text (note, "kind", _("Letter"));
  pal_record_set_text (note, "held-at", moment);
  pal_record_set_text (note, "text", text);
  return pal_record_save (note, edit, error);
}

/* Keeps the letters as sent today: a note for each person that says what it said, all in one edit. @name: of the
 * template. */
gboolean
pal_letters_mark_sent (PalStore *store, GPtrArray *letters, const char *name, GError **error)
{
  const PalLetter *first = letters->len > 0 ? g_ptr_array_index (letters, 0) : NULL;
  g_autofree char *label = NULL, *day = NULL, *iso = NULL, *time = NULL, *moment = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (PalEdit) edit = NULL;
  GDate today;

  if (first == NULL)
    return TRUE;
  pal_today (&today);
  day = pal_date_show (&today);
  iso = pal_date_to_iso (&today);
  time = g_date_time_format (now, "%H:%M");
  moment = g_strdup_printf ("%sT%s", iso, time);
  /* Translators: in the history: who, or how many people, and the name of the letter. */
  label = letters->len == 1 ? g_strdup_printf (_("%s — letter sent: %s"), first->person, name)
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person — letter sent: %s",
                                                            "%u people — letter sent: %s", letters->len),
                                               letters->len, name);
  edit = pal_edit_begin (store, label, error);
  for (guint i = 0; edit != NULL && i < letters->len; i++)
    if (!add_note (edit, g_ptr_array_index (letters, i), name, moment, day, error))
      return FALSE;
  return edit != NULL && pal_edit_commit (edit, error);
}
