/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-attendance.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"

/* What is still to be asked for: who came, signatures, whether a session was held at all. */

#define MISSING "/org/palier/Palier/data/planning/attendance-missing.sql"

static const char missing_rows[] =
  "SELECT m.id, m.cohort, h.name, s.title, s.kind, s.theme, s.start_at, m.awaited, m.unsigned, m.planned "
  "FROM missing m JOIN session s ON s.id = m.id JOIN cohort h ON h.id = m.cohort";

/* @select after what says which sessions miss something, "missing": see the file. Full transfer. */
static char *
missing_sql (const char *select)
{
  g_autoptr (GBytes) head = g_resources_lookup_data (MISSING, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_val_if_fail (head != NULL, NULL);
  return g_strdup_printf ("%.*s\n%s", (int) g_bytes_get_size (head), (const char *) g_bytes_get_data (head, NULL), select);
}

/* Held sessions of which it is not known who came or whose sheet is not signed, and past ones that nobody said were held
 * (émargements manquants). Empty until pal_attendance_missing_show(). Full transfer. */
PalQuery *
pal_attendance_missing_new (PalStore *store)
{
  static const char *const tables[] = { "session", "attendance", "enrolment", "cohort", NULL };
  g_autofree char *sql = missing_sql (missing_rows);

  return pal_query_new (store, tables, sql);
}

/* @cohort: 0: all of them. The oldest first. */
gboolean
pal_attendance_missing_show (PalQuery *list, gint64 cohort, GError **error)
{
  g_autofree char *sql = missing_sql ("SELECT id FROM missing ORDER BY (SELECT start_at FROM session s WHERE s.id = missing.id), id");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, cohort);
  const char *const values[] = { "[]", key, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

gboolean
pal_attendance_count (PalStore *store, gint64 cohort, PalAttendanceFigures *figures, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT count (*) FILTER (WHERE s.status = 'HELD'), count (*) FILTER (WHERE substr (s.start_at, 1, 10) < today ()), count (*), "
    "(SELECT count (*) FROM session h CROSS JOIN attendance a ON a.session = h.id WHERE h.cohort = ?1 AND h.status = 'HELD' "
    "  AND a.status IN ('PRESENT', 'LATE')), "
    "(SELECT count (*) FROM session h CROSS JOIN attendance a ON a.session = h.id WHERE h.cohort = ?1 AND h.status = 'HELD' "
    "  AND a.status IS NOT NULL) "
    "FROM session s WHERE s.cohort = ?1 AND coalesce (s.kind, '') <> 'INDIVIDUAL' AND coalesce (s.status, '') <> 'CANCELLED'", error);
  GError *failure = NULL;

  *figures = (PalAttendanceFigures) { 0 };
  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, cohort);
  if (pal_statement_step (row, &failure))
    *figures = (PalAttendanceFigures) { (guint) pal_statement_get_int (row, 0), (guint) pal_statement_get_int (row, 1),
                                        (guint) pal_statement_get_int (row, 2), (guint) pal_statement_get_int (row, 3),
                                        (guint) pal_statement_get_int (row, 4) };
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* "Noted by Claire Vasseur on 17/03/2026, 10:42", of the last who noted something; NULL: nobody has, or it is no longer known.
 * Full transfer. */
char *
pal_attendance_taken_by (PalStore *store, gint64 session)
{
  g_autoptr (PalStatement) entry = pal_statement_new (
    store, "SELECT o.user, o.at FROM attendance a JOIN enrolment e ON e.id = a.enrolment "
    "JOIN op_line l ON l.participant = e.participant AND l.table_name = 'attendance' AND l.record = a.id JOIN op o ON o.id = l.op "
    "WHERE a.session = ?1 AND a.status IS NOT NULL ORDER BY o.id DESC LIMIT 1", NULL);
  g_autofree char *day = NULL, *time = NULL;
  GDate date;

  if (entry == NULL)
    return NULL;
  pal_statement_bind_int (entry, 1, session);
  if (!pal_statement_step (entry, NULL))
    return NULL;
  day = g_strndup (pal_statement_get_text (entry, 1), 10);
  time = g_strndup (pal_statement_get_text (entry, 1) + 11, 5);
  g_autofree char *shown = pal_date_from_iso (day, &date) ? pal_date_show (&date) : g_strdup (day);
  /* Translators: a person, a date, a time. */
  return g_strdup_printf (_("Noted by %s on %s, %s"), pal_statement_get_text (entry, 0), shown, time);
}
