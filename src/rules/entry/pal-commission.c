/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"
#include "records/pal-record.h"

/* Entry commissions: which one sees whom, and what it says. The decision itself is a step of the course
 * (pal-course-steps.c); what is added here is the meeting that took it and its words. */

/* Whether the committee "k" decides for the programme ?1: its own; or, without one, each programme that it has seen
 * before, and any as long as it has seen none. */
#define DECIDES(programme) \
  "(k.kind = 'ENTRY' AND (k.programme = " programme " OR (k.programme IS NULL AND (" \
  "NOT EXISTS (SELECT 1 FROM meeting n JOIN prescription s ON s.meeting = n.id WHERE n.committee = k.id) OR " \
  "EXISTS (SELECT 1 FROM meeting n JOIN prescription s ON s.meeting = n.id JOIN cohort h ON h.id = s.cohort " \
  "        WHERE n.committee = k.id AND h.programme = " programme ")))))"

/* A prescription that nobody has decided on, and that no meeting is to see. */
#define WAITS \
  "p.meeting IS NULL AND coalesce (p.decision, 'PENDING') = 'PENDING' AND p.non_entry_on IS NULL " \
  "AND p.non_entry_reason IS NULL AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id)"

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

/* Words ----------------------------------------------------------------------------------------------------------- */

static const struct {
  const char *code;
  const char *label;
  const char *chip;
} rulings[] = {
  { "PENDING", NC_("on a commission's list", "To decide"), "unknown" },
  { "ACCEPTED", NC_("on a commission's list", "Accepted"), "ok" },
  { "REFUSED", NC_("on a commission's list", "Refused"), "no" },
  { "POSTPONED", NC_("on a commission's list", "Postponed"), "warn" },
  { "WITHDRAWN", NC_("on a commission's list", "Withdrawn"), "no" },
  { "ENTERED", NC_("on a commission's list", "Entered"), "info" },
};

static guint
find_ruling (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rulings); i++)
    if (g_strcmp0 (rulings[i].code, code) == 0)
      return i;
  return 0;
}

const char *
pal_ruling_label (const char *code)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "on a commission's list", rulings[find_ruling (code)].label);
}

const char *
pal_ruling_chip (const char *code)
{
  return rulings[find_ruling (code)].chip;
}

/* Which one ------------------------------------------------------------------------------------------------------- */

/* The first commission on that day or later that decides for a programme, but for one; 0: none is called yet. */
gint64
pal_commission_next (PalStore *store, gint64 programme, const GDate *from, gint64 but)
{
  g_autofree char *iso = pal_date_to_iso (from);
  g_autoptr (PalStatement) statement =
    pal_statement_new (store,
                       "SELECT m.id FROM meeting m JOIN committee k ON k.id = m.committee "
                       "WHERE substr (m.held_at, 1, 10) >= ?2 AND m.id <> ?3 AND " DECIDES ("?1")
                       " ORDER BY k.programme IS NULL, m.held_at, m.id LIMIT 1",
                       NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_int (statement, 1, programme);
  pal_statement_bind_text (statement, 2, iso);
  pal_statement_bind_int (statement, 3, but);
  return pal_statement_step (statement, NULL) ? pal_statement_get_int (statement, 0) : 0;
}

/* The committee that decides for a programme, its own before one of several; 0: none does. */
gint64
pal_commission_committee_for (PalStore *store, gint64 programme)
{
  return pal_store_ask_int_of (
    store, "SELECT k.id FROM committee k WHERE " DECIDES ("?1") " ORDER BY k.programme IS NULL, k.id LIMIT 1", programme, 0);
}

/* The day of a meeting; FALSE when none is said. */
gboolean
pal_commission_get_day (PalStore *store, gint64 meeting, GDate *day)
{
  g_autofree char *iso = pal_store_ask_text_of (store, "SELECT substr (held_at, 1, 10) FROM meeting WHERE id = ?1", meeting);

  g_date_clear (day, 1);
  return pal_date_from_iso (iso, day);
}

static PalStatement *
ask_waiting (PalStore *store, const char *what, gint64 meeting, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s FROM prescription p JOIN cohort c ON c.id = p.cohort WHERE " WAITS
    " AND EXISTS (SELECT 1 FROM committee k WHERE " DECIDES ("c.programme")
    "             AND (?1 = 0 OR k.id = (SELECT committee FROM meeting WHERE id = ?1)))%s",
    what, *what == 'c' ? "" : " ORDER BY p.prescribed_on, p.id");
  PalStatement *statement = pal_statement_new (store, sql, error);

  if (statement != NULL)
    pal_statement_bind_int (statement, 1, meeting);
  return statement;
}

/* Who waits for a commission and is on no list, the longest first: those that this meeting may see, or with 0 all whose
 * programme has commissions. Elements gint64, prescriptions; full transfer. */
GArray *
pal_commission_waiting (PalStore *store, gint64 meeting, GError **error)
{
  g_autoptr (PalStatement) statement = ask_waiting (store, "p.id", meeting, error);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  while (statement != NULL && pal_statement_step (statement, &failed))
    {
      gint64 prescription = pal_statement_get_int (statement, 0);
      g_array_append_val (waiting, prescription);
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (statement != NULL)
    return g_steal_pointer (&waiting);
  return NULL;
}

guint
pal_commission_count_waiting (PalStore *store, gint64 meeting)
{
  g_autoptr (PalStatement) statement = ask_waiting (store, "count (*)", meeting, NULL);

  return statement != NULL && pal_statement_step (statement, NULL) ? (guint) pal_statement_get_int (statement, 0) : 0;
}

/* How many commissions were held and have left somebody undecided. */
guint
pal_commission_count_late (PalStore *store)
{
  return (guint) pal_store_ask_int (
    store, "SELECT count (DISTINCT m.id) FROM meeting m JOIN prescription p ON p.meeting = m.id "
           "WHERE substr (m.held_at, 1, 10) < today () AND coalesce (p.decision, 'PENDING') = 'PENDING' "
           "AND p.non_entry_on IS NULL AND p.non_entry_reason IS NULL "
           "AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id)",
    0);
}

/* The programme that a commission is called for when nobody says which: that of who waits longest, that of the last
 * commission, else the first one of the file. 0 with an error when there is no programme. */
gint64
pal_commission_programme_to_call (PalStore *store, GError **error)
{
  gint64 programme = pal_store_ask_int (
    store, "SELECT coalesce ("
           "(SELECT c.programme FROM prescription p JOIN cohort c ON c.id = p.cohort WHERE " WAITS
           " AND EXISTS (SELECT 1 FROM committee k WHERE " DECIDES ("c.programme") ") ORDER BY p.prescribed_on, p.id LIMIT 1), "
           "(SELECT c.programme FROM prescription p JOIN cohort c ON c.id = p.cohort JOIN meeting m ON m.id = p.meeting "
           " ORDER BY m.held_at DESC LIMIT 1), (SELECT id FROM programme ORDER BY id LIMIT 1))",
    0);

  if (programme == 0)
    no (error, _("This file has no programme yet: add one first, then call its commission."));
  return programme;
}

/* Whether and why not --------------------------------------------------------------------------------------------- */

static gboolean
is_undecided (const PalCourse *course, GError **why_not)
{
  if (course->facts.decision == PAL_DECISION_ACCEPTED)
    return no (why_not, _("The commission has already accepted %s."), course->person);
  if (course->facts.decision == PAL_DECISION_REFUSED || course->facts.refused_entry)
    return no (why_not, _("The commission refused %s: this prescription is closed. A new one can be made."), course->person);
  if (course->facts.non_entry)
    return no (why_not, _("%s did not enter: this prescription is closed. A new one can be made."), course->person);
  if (course->prescription == 0 || g_date_valid (&course->facts.entry_on))
    return no (why_not, _("%s has entered already: there is nothing to decide."), course->person);
  return TRUE;
}

/* Onto the list of a commission, from no list or from another one's. */
gboolean
pal_commission_can_list (const PalCourse *course, gint64 meeting, GError **why_not)
{
  if (!is_undecided (course, why_not))
    return FALSE;
  return course->meeting != meeting || no (why_not, _("%s is on the list of this commission already."), course->person);
}

gboolean
pal_commission_can_take_off (const PalCourse *course, gint64 meeting, GError **why_not)
{
  if (course->meeting != meeting)
    return no (why_not, _("%s is not on the list of this commission."), course->person);
  return is_undecided (course, why_not);
}

/* The commission speaks of who is on its list. */
gboolean
pal_commission_can_say (const PalCourse *course, gint64 meeting, const PalSaid *said, GError **why_not)
{
  if (course->meeting != meeting)
    return no (why_not, _("%s is not on the list of this commission."), course->person);
  if (said->ruling != PAL_RULING_POSTPONE)
    return pal_course_can_decide (course, &said->on, why_not);
  if (!is_undecided (course, why_not))
    return FALSE;
  return said->later != meeting
         || no (why_not, _("%s would stay on this list: choose a later commission, or none."), course->person);
}

/* Writing --------------------------------------------------------------------------------------------------------- */

static gint64
found_committee (PalEdit *edit, gint64 programme, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 committee = pal_commission_committee_for (store, programme);

  if (committee != 0)
    return committee;
  g_autofree char *name = pal_store_ask_text_of (store, "SELECT name FROM programme WHERE id = ?1", programme);
  g_autofree char *words = g_strdup_printf (_("Entry commission — %s"), name != NULL ? name : "");
  g_autofree char *fits = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 120));
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("committee"));
  pal_record_set_text (record, "name", fits);
  pal_record_set_text (record, "kind", "ENTRY");
  pal_record_set_int (record, "programme", programme);
  return pal_record_save (record, edit, error) ? pal_record_get_id (record) : 0;
}

/* Calls a commission for a programme, at the place of the one before; the committee is made where the programme has none.
 * @on invalid: the day is not known yet. The meeting's id, or 0 with an error. */
gint64
pal_commission_call (PalEdit *edit, gint64 programme, const GDate *on, GError **error)
{
  gint64 committee = found_committee (edit, programme, error);

  if (committee == 0)
    return 0;
  g_autofree char *last = pal_store_ask_text_of (
    pal_edit_get_store (edit), "SELECT place || '|' || substr (held_at, 11) FROM meeting WHERE committee = ?1 ORDER BY held_at DESC LIMIT 1",
    committee);
  g_auto (GStrv) parts = g_strsplit (last != NULL ? last : "", "|", 2);
  g_autofree char *iso = g_date_valid (on) ? pal_date_to_iso (on) : NULL;
  g_autofree char *held = iso != NULL ? g_strconcat (iso, last != NULL && *parts[1] != '\0' ? parts[1] : "T09:00", NULL) : NULL;
  g_autoptr (PalRecord) meeting = pal_record_new (pal_kind_find ("meeting"));
  pal_record_set_int (meeting, "committee", committee);
  if (held != NULL && !pal_record_set_raw (meeting, "held-at", held, error))
    return 0;
  if (last != NULL)
    pal_record_set_text (meeting, "place", parts[0]);
  return pal_record_save (meeting, edit, error) ? pal_record_get_id (meeting) : 0;
}

static gboolean
move_to (PalEdit *edit, gint64 prescription, gint64 meeting, GError **error)
{
  g_autoptr (PalRecord) record =
    pal_record_load (pal_edit_get_store (edit), pal_kind_find ("prescription"), prescription, error);

  if (record == NULL)
    return FALSE;
  if (meeting != 0)
    pal_record_set_int (record, "meeting", meeting);
  else
    pal_record_clear (record, "meeting");
  return pal_record_save (record, edit, error);
}

/* Onto the list of a commission. */
gboolean
pal_commission_list (PalEdit *edit, gint64 meeting, gint64 prescription, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load (pal_edit_get_store (edit), prescription, error);

  return course != NULL && pal_commission_can_list (course, meeting, error)
         && move_to (edit, prescription, meeting, error);
}

/* Off the list again: nobody has spoken of the person there. */
gboolean
pal_commission_take_off (PalEdit *edit, gint64 meeting, gint64 prescription, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load (pal_edit_get_store (edit), prescription, error);

  return course != NULL && pal_commission_can_take_off (course, meeting, error)
         && move_to (edit, prescription, 0, error);
}

/* What was said stays with the meeting, also when the person goes to another one. */
static gboolean
keep_words (PalEdit *edit, gint64 meeting, const PalCourse *course, const PalSaid *said, GError **error)
{
  gboolean silent = said->words == NULL || *said->words == '\0';

  if (silent && said->ruling != PAL_RULING_POSTPONE)
    return TRUE;
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find ("decision"));
  pal_record_set_int (record, "meeting", meeting);
  pal_record_set_int (record, "participant", course->participant);
  pal_record_set_int (record, "prescription", course->prescription);
  if (!silent)
    pal_record_set_text (record, "text", said->words);
  return pal_record_save (record, edit, error);
}

/* Records what the commission says of somebody on its list: a decision, or that the person is seen another time. */
gboolean
pal_commission_say (PalEdit *edit, gint64 meeting, gint64 prescription, const PalSaid *said, GError **error)
{
  g_autoptr (PalCourse) course = pal_course_load (pal_edit_get_store (edit), prescription, error);

  if (course == NULL || !pal_commission_can_say (course, meeting, said, error)
      || !keep_words (edit, meeting, course, said, error))
    return FALSE;
  switch (said->ruling)
    {
    case PAL_RULING_ACCEPT:
      return pal_course_accept (edit, prescription, &said->on, said->months, error);
    case PAL_RULING_REFUSE:
      return pal_course_refuse (edit, prescription, &said->on, error);
    default:
      return move_to (edit, prescription, said->later, error);
    }
}
