/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-session-edit.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* What was done with one session of a series, done with others of it. Sessions that took place, or where attendance was taken,
 * are facts: they stay where they are. Those that are cancelled are left alone. */

#define OTHERS "FROM session s JOIN session o ON o.series = s.series AND o.id <> s.id WHERE s.id = ?1 " \
               "AND coalesce (o.status, 'PLANNED') <> 'CANCELLED' AND (?2 = 2 OR (?2 = 1 AND o.start_at > coalesce (?3, s.start_at)))"

/* Full transfer; elements gint64. Those that are settled are counted only. */
static GArray *
find_others (PalStore *store, gint64 session, PalSeriesReach reach, const char *since, PalSeriesOutcome *outcome, GError **error)
{
  g_autoptr (PalStatement) rows = pal_statement_new (store, "SELECT o.id " OTHERS " ORDER BY o.start_at, o.id", error);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  *outcome = (PalSeriesOutcome) { 0 };
  if (rows == NULL)
    return NULL;
  pal_statement_bind_int (rows, 1, session);
  pal_statement_bind_int (rows, 2, reach);
  pal_statement_bind_text (rows, 3, since);
  while (pal_statement_step (rows, &failure))
    {
      gint64 id = pal_statement_get_int (rows, 0);

      if (pal_session_is_settled (store, id))
        outcome->settled++;
      else
        g_array_append_val (others, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&others);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * pal_series_count:
 * @since: (nullable): where the session was when others came after it; NULL: where it is
 *
 * Returns: how many others a change would reach that can still be changed
 */
guint
pal_series_count (PalStore *store, gint64 session, PalSeriesReach reach, const char *since)
{
  g_auto (PalSeriesOutcome) outcome = { 0 };
  g_autoptr (GArray) others = find_others (store, session, reach, since, &outcome, NULL);

  return others != NULL ? others->len : 0;
}

/* Changing ------------------------------------------------------------------------------------------------------------ */

typedef gboolean (*Change) (PalEdit *edit, PalRecord *other, gpointer data, GError **error);

static gboolean
change_others (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, Change change, gpointer data,
               PalSeriesOutcome *outcome, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (GArray) others = find_others (store, session, reach, since, outcome, error);

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (PalRecord) other = pal_record_load (store, &pal_session_kind, g_array_index (others, gint64, i), error);

      if (other == NULL || !change (edit, other, data, error))
        return FALSE;
      outcome->changed++;
    }
  return TRUE;
}

typedef struct {
  int      days, minute;
  GString *closed;
} Shift;

/* The day of a session that moved, when it is not worked: a warning, as everywhere. */
static void
note_closed (PalEdit *edit, gint64 id, GString *closed)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autofree char *iso = pal_store_ask_text_of (store, "SELECT substr (s.start_at, 1, 10) FROM session s JOIN cohort h ON h.id = s.cohort "
                                                "JOIN programme g ON g.id = h.programme WHERE s.id = ?1 "
                                                "AND NOT working_day (substr (s.start_at, 1, 10), g.calendar)", id);
  g_autofree char *shown = NULL;
  GDate day;

  if (iso == NULL || !pal_date_from_iso (iso, &day))
    return;
  shown = pal_date_show (&day);
  g_string_append_printf (closed, "%s%s", closed->len > 0 ? ", " : "", shown);
}

static gboolean
shift_one (PalEdit *edit, PalRecord *other, gpointer data, GError **error)
{
  const Shift *shift = data;
  const char *start = pal_record_get_text (other, "start-at");
  g_autofree char *iso = g_strndup (start != NULL ? start : "", 10);
  gboolean timed = start != NULL && strlen (start) >= 16;
  int minute = timed ? (int) (g_ascii_strtoll (start + 11, NULL, 10) * 60 + g_ascii_strtoll (start + 14, NULL, 10)) : 0;
  GDate day;

  if (!pal_date_from_iso (iso, &day))
    return TRUE;
  if (!pal_calendar_add_days (&day, shift->days, &day))
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           _("A session of the series would leave the calendar. Nothing of it was moved."));
      return FALSE;
    }
  if (!pal_session_move (edit, pal_record_get_id (other), &day, shift->minute >= 0 ? shift->minute : minute, error))
    return FALSE;
  note_closed (edit, pal_record_get_id (other), shift->closed);
  return TRUE;
}

/**
 * pal_series_shift:
 * @since: (nullable): where the session itself was before it was moved; those after that time follow
 * @days: by how many days they move, as it did
 * @minute: of the day when they begin now, as it does; -1: each when it did
 * @outcome: (out): to be cleared, also after an error
 *
 * Moves others of its series, inside @edit.
 */
gboolean
pal_series_shift (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, int days, int minute, PalSeriesOutcome *outcome,
                  GError **error)
{
  g_autoptr (GString) closed = g_string_new (NULL);
  Shift shift = { days, minute, closed };

  if (!change_others (edit, session, reach, since, shift_one, &shift, outcome, error))
    return FALSE;
  if (closed->len > 0)
    outcome->closed = g_strdup (closed->str);
  return TRUE;
}

typedef struct {
  const char *field;
  char       *raw;
} Copy;

static gboolean
copy_one (PalEdit *edit, PalRecord *other, gpointer data, GError **error)
{
  const Copy *copy = data;

  return pal_record_set_raw (other, copy->field, copy->raw, error) && pal_record_save (other, edit, error);
}

/* Gives others of the series the session's own value of a field: its room, its length, its title. See pal_series_shift(). */
gboolean
pal_series_copy (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, const char *field, PalSeriesOutcome *outcome,
                 GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (pal_edit_get_store (edit), &pal_session_kind, session, error);
  g_autofree char *raw = record != NULL ? pal_record_get_raw (record, field) : NULL;
  Copy copy = { field, raw };

  *outcome = (PalSeriesOutcome) { 0 };
  return record != NULL && change_others (edit, session, reach, since, copy_one, &copy, outcome, error);
}

/* Those who run a session: contact → role. Full transfer. */
static GHashTable *
load_team (PalStore *store, gint64 session, GHashTable **lines, GError **error)
{
  g_autoptr (PalStatement) rows = pal_statement_new (store, "SELECT contact, role, id FROM session_staff WHERE session = ?1 ORDER BY id", error);
  g_autoptr (GHashTable) team = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  if (lines != NULL)
    *lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  pal_statement_bind_int (rows, 1, session);
  while (pal_statement_step (rows, &failure))
    {
      gint64 contact = pal_statement_get_int (rows, 0), id = pal_statement_get_int (rows, 2);

      g_hash_table_insert (team, g_memdup2 (&contact, sizeof contact), g_strdup (pal_statement_get_text (rows, 1)));
      if (lines != NULL)
        g_hash_table_insert (*lines, g_memdup2 (&id, sizeof id), g_memdup2 (&contact, sizeof contact));
    }
  if (failure == NULL)
    return g_steal_pointer (&team);
  g_propagate_error (error, failure);
  return NULL;
}

static gboolean
give_role (PalEdit *edit, PalRecord *line, const char *role, GError **error)
{
  pal_record_set_text (line, "role", role);
  return pal_record_save (line, edit, error);
}

/* Lines of people who run both stay, with the role that is theirs now. */
static gboolean
copy_team_to_one (PalEdit *edit, PalRecord *other, gpointer data, GError **error)
{
  GHashTable *team = data;
  g_autoptr (GHashTable) lines = NULL, theirs = load_team (pal_edit_get_store (edit), pal_record_get_id (other), &lines, error);
  GHashTableIter each;
  gpointer key, value;

  if (theirs == NULL)
    return FALSE;
  g_hash_table_iter_init (&each, lines);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      g_autoptr (PalRecord) line = pal_record_load (pal_edit_get_store (edit), &pal_session_staff_kind, *(gint64 *) key, error);
      gboolean stays = g_hash_table_contains (team, value);

      if (line == NULL || (stays ? !give_role (edit, line, g_hash_table_lookup (team, value), error) : !pal_record_delete (line, edit, error)))
        return FALSE;
    }
  g_hash_table_iter_init (&each, team);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      g_autoptr (PalRecord) line = NULL;

      if (g_hash_table_contains (theirs, key))
        continue;
      line = pal_record_new (&pal_session_staff_kind);
      pal_record_set_int (line, "session", pal_record_get_id (other));
      pal_record_set_int (line, "contact", *(gint64 *) key);
      if (!give_role (edit, line, value, error))
        return FALSE;
    }
  return TRUE;
}

/* Those who run the session run the others too, and nobody else does. */
gboolean
pal_series_copy_team (PalEdit *edit, gint64 session, PalSeriesReach reach, const char *since, PalSeriesOutcome *outcome, GError **error)
{
  g_autoptr (GHashTable) team = load_team (pal_edit_get_store (edit), session, NULL, error);

  *outcome = (PalSeriesOutcome) { 0 };
  return team != NULL && change_others (edit, session, reach, since, copy_team_to_one, team, outcome, error);
}

static gboolean
remove_one (PalEdit *edit, PalRecord *other, gpointer data, GError **error)
{
  if (*(gboolean *) data)
    return pal_session_set_status (edit, pal_record_get_id (other), "CANCELLED", error);
  return pal_record_delete (other, edit, error);
}

/**
 * pal_series_remove:
 * @cancel: they stay in the file and are said to be cancelled; else they are deleted
 *
 * Takes a session out with those of its series that are reached, inside @edit. What took place stays, the session itself too.
 */
gboolean
pal_series_remove (PalEdit *edit, gint64 session, PalSeriesReach reach, gboolean cancel, PalSeriesOutcome *outcome, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gboolean settled = pal_session_is_settled (store, session);
  g_autoptr (PalRecord) record = pal_record_load (store, &pal_session_kind, session, error);

  *outcome = (PalSeriesOutcome) { 0 };
  if (record == NULL || !change_others (edit, session, reach, NULL, remove_one, &cancel, outcome, error))
    return FALSE;
  if (settled)
    {
      outcome->settled++;
      return TRUE;
    }
  outcome->changed++;
  return remove_one (edit, record, &cancel, error);
}

/* "3 other sessions follow. 1 took place and stays as it is. Not a working day: 14/05/2026." Full transfer. */
char *
pal_series_outcome_words (const PalSeriesOutcome *outcome)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, ngettext ("%u session was changed.", "%u sessions were changed.", outcome->changed), outcome->changed);
  if (outcome->settled > 0)
    g_string_append_printf (words, ngettext (" %u took place and stays as it is.", " %u took place and stay as they are.", outcome->settled),
                            outcome->settled);
  if (outcome->closed != NULL)
    g_string_append_printf (words, _(" Not a working day: %s."), outcome->closed);
  return g_string_free (words, FALSE);
}

void
pal_series_outcome_clear (PalSeriesOutcome *outcome)
{
  g_clear_pointer (&outcome->closed, g_free);
}
