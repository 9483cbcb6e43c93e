/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-session-words.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

#define A_DAY 1440          /* minutes */
#define LONG_SESSION 600    /* more minutes than that are asked about: ten hours */

static PalRecord *
load (PalEdit *edit, gint64 session, GError **error)
{
  return pal_record_load (pal_edit_get_store (edit), &pal_session_kind, session, error);
}

/**
 * pal_session_move:
 * @minute: of the day, 0 to 1439, as the clock on the wall says: a night that is an hour shorter has no other hours
 *
 * Moves a session, inside @edit; also one that was held: somebody puts right what was entered.
 *
 * Returns: FALSE with @error when the session is not in the file, or the day or the minute is none
 */
gboolean
pal_session_move (PalEdit *edit, gint64 session, const GDate *day, int minute, GError **error)
{
  g_autoptr (PalRecord) record = load (edit, session, error);
  g_autofree char *iso = record != NULL && g_date_valid (day) ? pal_date_to_iso (day) : NULL, *start = NULL;

  if (record == NULL)
    return FALSE;
  if (iso == NULL || minute < 0 || minute >= A_DAY)
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           _("A session begins on a day, between 00:00 and 23:59. It stays where it was."));
      return FALSE;
    }
  start = g_strdup_printf ("%sT%02d:%02d", iso, minute / 60, minute % 60);
  pal_record_set_text (record, "start-at", start);
  return pal_record_save (record, edit, error);
}

/* @minutes: 0 to a day. FALSE with @error, and nothing changed, for another length or a session that is not there. */
gboolean
pal_session_lengthen (PalEdit *edit, gint64 session, int minutes, GError **error)
{
  g_autoptr (PalRecord) record = load (edit, session, error);

  if (record == NULL)
    return FALSE;
  if (minutes < 0 || minutes > A_DAY)
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                           _("A session lasts between 0 minutes and 24 hours. Its length stays what it was."));
      return FALSE;
    }
  pal_record_set_int (record, "minutes", minutes);
  return pal_record_save (record, edit, error);
}

/* PLANNED, HELD or CANCELLED. */
gboolean
pal_session_set_status (PalEdit *edit, gint64 session, const char *status, GError **error)
{
  g_autoptr (PalRecord) record = load (edit, session, error);

  if (record == NULL)
    return FALSE;
  pal_record_set_text (record, "status", status);
  return pal_record_save (record, edit, error);
}

/**
 * pal_session_is_settled:
 *
 * Returns: whether it was held, or attendance was taken of somebody: reports count it, and it stays in the file
 */
gboolean
pal_session_is_settled (PalStore *store, gint64 session)
{
  return pal_store_ask_int_of (store, "SELECT coalesce (status, '') = 'HELD' OR EXISTS (SELECT 1 FROM attendance a "
                               "WHERE a.session = s.id AND (a.status IS NOT NULL OR a.minutes > 0 OR a.signed = 1)) "
                               "FROM session s WHERE id = ?1", session, 0) != 0;
}

/**
 * pal_session_remove:
 * @cancelled: (out) (optional): whether it is cancelled and still there, because it was held or somebody attended
 *
 * Deletes a session with those who run it and who were convened, inside @edit.
 */
gboolean
pal_session_remove (PalEdit *edit, gint64 session, gboolean *cancelled, GError **error)
{
  gboolean settled = pal_session_is_settled (pal_edit_get_store (edit), session);
  g_autoptr (PalRecord) record = NULL;

  if (cancelled != NULL)
    *cancelled = settled;
  if (settled)
    return pal_session_set_status (edit, session, "CANCELLED", error);
  record = load (edit, session, error);
  return record != NULL && pal_record_delete (record, edit, error);
}

char *
pal_session_who (PalStore *store, gint64 session)
{
  return pal_store_ask_text_of (store, "SELECT group_concat (trim (coalesce (p.first_name, '') || ' ' || p.last_name), ', ') "
                                "FROM session s JOIN attendance a ON a.session = s.id JOIN enrolment e ON e.id = a.enrolment "
                                "JOIN participant p ON p.id = e.participant WHERE s.id = ?1 AND s.kind = 'INDIVIDUAL'", session);
}

char *
pal_session_start (PalStore *store, gint64 session)
{
  return pal_store_ask_text_of (store, "SELECT start_at FROM session WHERE id = ?1", session);
}

/* In words ---------------------------------------------------------------------------------------------------------- */

/* How the history and questions call a session; "" when there is none. */
char *
pal_session_label (PalStore *store, gint64 session)
{
  g_autoptr (PalRecord) record = pal_record_load (store, &pal_session_kind, session, NULL);
  const char *start = record != NULL ? pal_record_get_text (record, "start-at") : NULL;
  g_autofree char *name = NULL, *who = NULL, *day = NULL, *time = NULL;

  if (record == NULL)
    return g_strdup ("");
  who = pal_session_who (store, session);
  name = pal_session_name_words (pal_record_get_text (record, "kind"), pal_record_get_text (record, "title"),
                                 pal_record_get_text (record, "theme"), who);
  day = pal_session_day_words (start);
  time = pal_session_time_words (start, 0);
  if (day[0] == '\0')
    return g_steal_pointer (&name);
  return time[0] != '\0' ? g_strdup_printf ("%s, %s %s", name, day, time) : g_strdup_printf ("%s, %s", name, day);
}

/* Something that may be a slip of the hand. It is kept all the same. */
char *
pal_session_length_words (int minutes)
{
  if (minutes == 0)
    return g_strdup (_("This session lasts no time: nobody can be kept from being planned twice."));
  if (minutes > LONG_SESSION)
    return g_strdup_printf (_("This session lasts %d h %02d. It is kept so; is it right?"), minutes / 60, minutes % 60);
  return NULL;
}

/* With the day when the session ends on another one. */
char *
pal_session_end_words (const char *start_at, int minutes)
{
  int begin, end;

  if (start_at == NULL || strlen (start_at) < 16 || minutes <= 0)
    return g_strdup ("");
  begin = (int) (g_ascii_strtoll (start_at + 11, NULL, 10) * 60 + g_ascii_strtoll (start_at + 14, NULL, 10));
  end = begin + minutes;
  if (end > A_DAY)
    return g_strdup_printf (_("until %02d:%02d, the day after"), end % A_DAY / 60, end % 60);
  return g_strdup_printf (_("until %02d:%02d"), end / 60 % 24, end % 60);
}
