/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-list.h"

#include <string.h>

#include "pal-clash.h"

#define WANTED "(SELECT value FROM json_each (?1))"   /* :wanted of the clashes before */
#define NAME(c) "trim (coalesce (" c ".first_name, '') || ' ' || " c ".last_name)"

static const char session_rows[] =
  "SELECT s.id, s.start_at, s.minutes, s.kind, s.title, s.theme, r.name, "
  "(SELECT group_concat (" NAME ("c") ", ', ') FROM session_staff f JOIN contact c ON c.id = f.contact WHERE f.session = s.id), "
  "CASE WHEN s.kind = 'INDIVIDUAL' THEN (SELECT group_concat (" NAME ("p") ", ', ') FROM attendance a JOIN enrolment e ON e.id = a.enrolment "
  "JOIN participant p ON p.id = e.participant WHERE a.session = s.id) END, "
  "s.status, (SELECT count (*) FROM clash k WHERE k.session = s.id) "
  "FROM session s LEFT JOIN room r ON r.id = s.room WHERE s.id IN " WANTED;

static const char staff_rows[] =
  "SELECT f.id, " NAME ("c") ", f.role FROM session_staff f JOIN contact c ON c.id = f.contact WHERE f.id IN " WANTED;

/* The sessions of a cohort, empty until pal_session_list_show(). Full transfer. */
PalQuery *
pal_session_list_new (PalStore *store)
{
  static const char *const tables[] = { "session", "session_staff", "attendance", "enrolment", "room", "contact", "participant",
                                        "unavailability", "cohort", "holiday", NULL };

  g_autofree char *sql = pal_clash_sql (session_rows);

  return pal_query_new (store, tables, sql);
}

static gboolean
show_of (PalQuery *list, const char *sql, gint64 of, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, of);
  const char *const values[] = { key, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

#define BY_TIME " ORDER BY start_at NULLS LAST, id"
#define OF_COHORT "SELECT id FROM session WHERE cohort = CAST (?1 AS INTEGER) "

/* Clashes are asked of the sessions that are there when the list is shown: after a change it is shown again. */
static gboolean
show_clashing (PalQuery *list, PalStore *store, gint64 cohort, GError **error)
{
  g_autofree char *ids = pal_store_ask_text_of (store, "SELECT json_group_array (id) FROM session WHERE cohort = ?1", cohort);
  g_autofree char *sql = pal_clash_sql ("SELECT id FROM session WHERE id IN (SELECT session FROM clash)" BY_TIME);
  const char *const values[] = { ids, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

/**
 * pal_session_list_show:
 *
 * By time; those without a date last. One without a status is planned.
 */
gboolean
pal_session_list_show (PalQuery *list, PalStore *store, gint64 cohort, PalSessionFilter filter, GError **error)
{
  static const char *const statements[] = {
    [PAL_SESSIONS_ALL] = OF_COHORT BY_TIME,
    [PAL_SESSIONS_PLANNED] = OF_COHORT "AND coalesce (status, 'PLANNED') = 'PLANNED'" BY_TIME,
    [PAL_SESSIONS_HELD] = OF_COHORT "AND status = 'HELD'" BY_TIME,
    [PAL_SESSIONS_CANCELLED] = OF_COHORT "AND status = 'CANCELLED'" BY_TIME,
  };

  if (filter == PAL_SESSIONS_CLASHING)
    return show_clashing (list, store, cohort, error);
  g_return_val_if_fail (filter < G_N_ELEMENTS (statements), FALSE);
  return show_of (list, statements[filter], cohort, error);
}

/* 0: there is no such session. */
gint64
pal_session_list_cohort_of (PalStore *store, gint64 session)
{
  return pal_store_ask_int_of (store, "SELECT cohort FROM session WHERE id = ?1", session, 0);
}

/* Those who run a session, empty until pal_session_staff_show(). Full transfer. */
PalQuery *
pal_session_staff_new (PalStore *store)
{
  static const char *const tables[] = { "session_staff", "contact", NULL };

  return pal_query_new (store, tables, staff_rows);
}

gboolean
pal_session_staff_show (PalQuery *list, gint64 session, GError **error)
{
  return show_of (list, "SELECT id FROM session_staff WHERE session = CAST (?1 AS INTEGER) ORDER BY id", session, error);
}

gboolean
pal_session_count (PalStore *store, gint64 cohort, PalSessionCounts *counts, GError **error)
{
  static const char sql[] =
    "SELECT count (*) FILTER (WHERE coalesce (status, 'PLANNED') = 'PLANNED'), count (*) FILTER (WHERE status = 'HELD'), "
    "count (*) FILTER (WHERE status = 'CANCELLED'), (SELECT count (DISTINCT session) FROM clash) FROM session WHERE cohort = ?2";
  g_autofree char *whole = pal_clash_sql (sql);
  g_autoptr (PalStatement) statement = pal_statement_new (store, whole, error);
  g_autofree char *ids = NULL;
  GError *failure = NULL;

  memset (counts, 0, sizeof *counts);
  if (statement == NULL)
    return FALSE;
  ids = pal_store_ask_text_of (store, "SELECT json_group_array (id) FROM session WHERE cohort = ?1", cohort);
  pal_statement_bind_text (statement, 1, ids);
  pal_statement_bind_int (statement, 2, cohort);
  if (pal_statement_step (statement, &failure))
    {
      counts->planned = (guint) pal_statement_get_int (statement, 0);
      counts->held = (guint) pal_statement_get_int (statement, 1);
      counts->cancelled = (guint) pal_statement_get_int (statement, 2);
      counts->clashing = (guint) pal_statement_get_int (statement, 3);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
