/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-convened.h"

#include <glib/gi18n-lib.h>

#include "records/pal-kinds.h"
#include "records/pal-record.h"

#define NAME "trim (coalesce (p.first_name, '') || ' ' || p.last_name)"
#define DAY "coalesce (substr (s.start_at, 1, 10), today ())"
#define IN_COURSE "e.entry_on <= " DAY " AND (e.exit_on IS NULL OR e.exit_on > " DAY ")"
#define TAKEN "(a.status IS NOT NULL OR a.minutes > 0 OR a.signed = 1)"

static gboolean G_GNUC_PRINTF (2, 3)
no (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, reason);
  return FALSE;
}

static char *
name_of (PalStore *store, gint64 enrolment)
{
  return pal_store_ask_text_of (store, "SELECT " NAME " FROM enrolment e JOIN participant p ON p.id = e.participant WHERE e.id = ?1", enrolment);
}

/* What there is ---------------------------------------------------------------------------------------------------------- */

/**
 * pal_convened_list_new:
 *
 * Those who are in course in the session's cohort that day, and all who are convened by name, by name; people of other cohorts last.
 *
 * Returns: (transfer full) (nullable): NULL with @error when the file cannot be asked
 */
PalQuery *
pal_convened_list_new (PalStore *store, gint64 session, GError **error)
{
  static const char *const tables[] = { "attendance", "session", "enrolment", "participant", "cohort", NULL };
  static const char keys[] =
    "SELECT e.id FROM session s JOIN enrolment e ON e.id IN (SELECT id FROM enrolment e WHERE e.cohort = s.cohort AND " IN_COURSE
    " UNION SELECT enrolment FROM attendance WHERE session = s.id) LEFT JOIN sort_key k ON k.record = e.participant "
    "WHERE s.id = CAST (?1 AS INTEGER) ORDER BY e.cohort IS NOT s.cohort, k.value, e.id";
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, session);
  g_autofree char *rows = g_strdup_printf (
    "SELECT e.id, " NAME ", CASE WHEN e.cohort IS NOT s.cohort THEN h.name END, a.id, coalesce (" TAKEN ", 0), "
    "a.id IS NOT NULL OR (coalesce (s.kind, '') <> 'INDIVIDUAL' AND NOT EXISTS (SELECT 1 FROM attendance o WHERE o.session = s.id) "
    "AND " IN_COURSE ") FROM enrolment e JOIN session s ON s.id = %s JOIN participant p ON p.id = e.participant "
    "LEFT JOIN cohort h ON h.id = e.cohort LEFT JOIN attendance a ON a.session = s.id AND a.enrolment = e.id "
    "WHERE e.id IN (SELECT value FROM json_each (?1))", of);
  const char *const values[] = { of, NULL };
  g_autoptr (PalQuery) query = pal_query_new (store, tables, rows);

  return pal_query_set_keys (query, keys, values, error) ? g_steal_pointer (&query) : NULL;
}

gboolean
pal_convened_by_name (PalStore *store, gint64 session)
{
  return pal_store_ask_int_of (store, "SELECT EXISTS (SELECT 1 FROM attendance WHERE session = ?1)", session, 0) != 0;
}

/* How many people. */
guint
pal_convened_count (PalStore *store, gint64 session)
{
  return (guint) pal_store_ask_int_of (store, "SELECT count (*) FROM (SELECT v.participant FROM session s CROSS JOIN convened v "
                                       "ON v.session = s.id WHERE s.id = ?1)", session, 0);
}

/**
 * pal_convened_find_enrolment:
 *
 * Returns: the course by which somebody is convened: the one in the session's cohort, else the latest one that goes on that day;
 *   0 with @error in words when the person is in no course then
 */
gint64
pal_convened_find_enrolment (PalStore *store, gint64 session, gint64 participant, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT e.id FROM session s JOIN enrolment e ON e.participant = ?2 WHERE s.id = ?1 AND " IN_COURSE
                       " ORDER BY e.cohort IS s.cohort DESC, e.entry_on DESC LIMIT 1", error);
  g_autofree char *name = NULL;
  GError *failure = NULL;

  if (row == NULL)
    return 0;
  pal_statement_bind_int (row, 1, session);
  pal_statement_bind_int (row, 2, participant);
  if (pal_statement_step (row, &failure))
    return pal_statement_get_int (row, 0);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return 0;
    }
  name = pal_store_ask_text_of (store, "SELECT " NAME " FROM participant p WHERE p.id = ?1", participant);
  no (error, _("%s is in no course on the day of this session, and cannot be convened to it."), name);
  return 0;
}

/* What is done ------------------------------------------------------------------------------------------------------------ */

static gboolean
convene (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  g_autoptr (PalRecord) line = pal_record_new (&pal_attendance_kind);

  pal_record_set_int (line, "session", session);
  pal_record_set_int (line, "enrolment", enrolment);
  return pal_record_save (line, edit, error);
}

/* Full transfer; elements gint64. */
static GArray *
ask (PalStore *store, const char *sql, gint64 session, GError **error)
{
  g_autoptr (PalStatement) rows = pal_statement_new (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  pal_statement_bind_int (rows, 1, session);
  while (pal_statement_step (rows, &failure))
    {
      gint64 id = pal_statement_get_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, failure);
  return NULL;
}

/* Everybody who is convened because all are is so by name from now on, but for @without. */
static gboolean
name_all (PalEdit *edit, gint64 session, gint64 without, GError **error)
{
  g_autoptr (GArray) all = ask (pal_edit_get_store (edit), "SELECT v.enrolment FROM session s CROSS JOIN convened v ON v.session = s.id "
                                "WHERE s.id = ?1 ORDER BY v.enrolment", session, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_array_index (all, gint64, i) != without && !convene (edit, session, g_array_index (all, gint64, i), error))
      return FALSE;
  return all != NULL;
}

static gint64
find_line (PalStore *store, gint64 session, gint64 enrolment)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, "SELECT id FROM attendance WHERE session = ?1 AND enrolment = ?2", NULL);

  if (row == NULL)
    return 0;
  pal_statement_bind_int (row, 1, session);
  pal_statement_bind_int (row, 2, enrolment);
  return pal_statement_step (row, NULL) ? pal_statement_get_int (row, 0) : 0;
}

static gboolean
drop_line (PalEdit *edit, gint64 line, GError **error)
{
  g_autoptr (PalRecord) record = pal_record_load (pal_edit_get_store (edit), &pal_attendance_kind, line, error);

  return record != NULL && pal_record_delete (record, edit, error);
}

static gboolean
is_individual (PalStore *store, gint64 session)
{
  return pal_store_ask_int_of (store, "SELECT coalesce (kind, '') = 'INDIVIDUAL' FROM session WHERE id = ?1", session, 0) != 0;
}

/* An interview is with one person: who was convened before makes place, but where attendance was taken. */
static gboolean
make_place (PalEdit *edit, gint64 session, GError **error)
{
  g_autoptr (GArray) lines = ask (pal_edit_get_store (edit), "SELECT id FROM attendance a WHERE session = ?1 AND NOT coalesce (" TAKEN ", 0)",
                                  session, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!drop_line (edit, g_array_index (lines, gint64, i), error))
      return FALSE;
  return lines != NULL;
}

/**
 * pal_convened_add:
 *
 * Convenes one more person, inside @edit. Where the whole cohort was convened, all of it is now convened by name: one name alone
 * would leave the others out. Of an individual interview, it is the person instead of another. Somebody who is convened already
 * stays so.
 */
gboolean
pal_convened_add (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);

  if (find_line (store, session, enrolment) != 0)
    return TRUE;
  if (is_individual (store, session) ? !make_place (edit, session, error)
                                     : !pal_convened_by_name (store, session) && !name_all (edit, session, 0, error))
    return FALSE;
  return find_line (store, session, enrolment) != 0 || convene (edit, session, enrolment, error);
}

/**
 * pal_convened_drop:
 *
 * Convenes somebody no longer, inside @edit; the others, where all were, are convened by name from now on.
 *
 * Returns: FALSE with @error in words when attendance was taken of the person, or when nobody would be left: without a name the
 *   whole cohort is convened
 */
gboolean
pal_convened_drop (PalEdit *edit, gint64 session, gint64 enrolment, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  gint64 line = find_line (store, session, enrolment);
  g_autofree char *name = name_of (store, enrolment);

  if (!is_individual (store, session) && pal_convened_count (store, session) <= 1)
    return no (error, _("%s is the only one who is convened, and stays so: convene somebody else first, or cancel the session."), name);
  if (line == 0)
    return pal_convened_by_name (store, session) || name_all (edit, session, enrolment, error);
  if (pal_store_ask_int_of (store, "SELECT " TAKEN " FROM attendance a WHERE id = ?1", line, 0) != 0)
    return no (error, _("Attendance of %s was taken for this session: empty it first. Nothing was changed."), name);
  return drop_line (edit, line, error);
}

/* The whole cohort again, instead of names. FALSE with @error in words when attendance was taken of somebody. */
gboolean
pal_convened_all (PalEdit *edit, gint64 session, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (GArray) lines = NULL;

  if (pal_store_ask_int_of (store, "SELECT EXISTS (SELECT 1 FROM attendance a WHERE a.session = ?1 AND " TAKEN ")", session, 0) != 0)
    return no (error, _("Attendance was taken for this session: those who are convened stay convened by name. Nothing was changed."));
  lines = ask (store, "SELECT id FROM attendance WHERE session = ?1", session, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!drop_line (edit, g_array_index (lines, gint64, i), error))
      return FALSE;
  return lines != NULL;
}
