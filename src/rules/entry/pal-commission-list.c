/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission-list.h"

#include "rules/pal-list-columns.h"

/* The lists around entry commissions and purchase orders. */

#define WANTED "(SELECT value FROM json_each (?1))"
#define PERSON(table) "(SELECT trim (coalesce (q.first_name, '') || ' ' || q.last_name) FROM participant q WHERE q.id = " table ".participant)"

/* On the list of the meeting "m", with the state that the commission left them in. */
#define UNDECIDED \
  "(SELECT count (*) FROM prescription u WHERE u.meeting = m.id AND coalesce (u.decision, 'PENDING') = 'PENDING' " \
  " AND u.non_entry_on IS NULL AND u.non_entry_reason IS NULL AND NOT " PAL_HOLDS_PLACE ")"
#define UNORDERED \
  "(SELECT count (*) FROM prescription u WHERE u.meeting = m.id AND u.purchase_order IS NULL AND " PAL_HOLDS_PLACE ")"
#define POSTPONED \
  "(SELECT count (DISTINCT d.prescription) FROM decision d JOIN prescription u ON u.id = d.prescription " \
  " WHERE d.meeting = m.id AND u.meeting IS NOT m.id)"

static const char commission_rows[] =
  "SELECT m.id, k.name, m.held_at, m.place, "
  "coalesce ((SELECT name FROM programme WHERE id = k.programme), "
  "          (SELECT group_concat (name, ' · ') FROM (SELECT DISTINCT g.name FROM prescription u JOIN cohort c ON c.id = u.cohort "
  "           JOIN programme g ON g.id = c.programme WHERE u.meeting = m.id ORDER BY g.id))), "
  "days_between (today (), substr (m.held_at, 1, 10)), "
  "(SELECT count (*) FROM prescription u WHERE u.meeting = m.id), " UNDECIDED ", "
  "(SELECT count (*) FROM prescription u WHERE u.meeting = m.id AND u.decision = 'ACCEPTED'), "
  "(SELECT count (*) FROM prescription u WHERE u.meeting = m.id AND u.decision = 'REFUSED'), " POSTPONED ", " UNORDERED ", "
  "CASE WHEN m.held_at IS NULL THEN 'UNDATED' WHEN substr (m.held_at, 1, 10) >= today () AND " UNDECIDED " > 0 THEN 'COMING' "
  "     WHEN " UNDECIDED " > 0 THEN 'LATE' WHEN " UNORDERED " > 0 THEN 'ORDER' "
  "     WHEN substr (m.held_at, 1, 10) >= today () THEN 'COMING' ELSE 'DONE' END "
  "FROM meeting m LEFT JOIN committee k ON k.id = m.committee WHERE m.id IN " WANTED;

/* Whoever is on the list, and who was there and has gone to another one. */
#define CANDIDATE_ROWS(meeting) \
  "SELECT p.id, a.last_name, a.first_name, age (a.birth_on, coalesce (substr (m.held_at, 1, 10), today ())), co.name, " \
  PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", p.motive, " \
  "trim (coalesce (w.first_name, '') || ' ' || coalesce (w.last_name, '')), p.office, " \
  "eligible (coalesce (substr (m.held_at, 1, 10), today ()), s.kind, " \
  "  EXISTS (SELECT 1 FROM support f WHERE f.participant = a.id AND (f.start_on IS NULL OR f.start_on <= today ()) " \
  "          AND (f.end_on IS NULL OR f.end_on >= today ())), " \
  "  a.birth_on, a.education_level, a.gender, a.qpv, a.resident, a.disabled, a.disabled_until_on, a.in_support, " \
  "  pr.age_min, pr.age_max, pr.education_min, pr.gender, pr.territory, pr.resident_required, pr.disability_required, " \
  "  pr.in_support_required), " \
  "p.duration_months, " \
  "CASE WHEN p.meeting IS NOT m.id THEN 'POSTPONED' " \
  "     WHEN EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = p.id AND e.entry_on IS NOT NULL) THEN 'ENTERED' " \
  "     WHEN p.decision = 'REFUSED' OR p.non_entry_reason = 'REFUS_COMMISSION' THEN 'REFUSED' " \
  "     WHEN p.non_entry_on IS NOT NULL OR p.non_entry_reason IS NOT NULL THEN 'WITHDRAWN' " \
  "     WHEN p.decision = 'ACCEPTED' THEN 'ACCEPTED' ELSE 'PENDING' END, " \
  "(SELECT d.text FROM decision d WHERE d.meeting = m.id AND d.prescription = p.id ORDER BY d.id DESC LIMIT 1), " \
  "(SELECT o.number FROM purchase_order o WHERE o.id = p.purchase_order), p.participant, pr.duration_months " \
  "FROM prescription p JOIN participant a ON a.id = p.participant " \
  "JOIN meeting m ON m.id = " meeting " " \
  "LEFT JOIN cohort co ON co.id = p.cohort LEFT JOIN programme pr ON pr.id = co.programme " \
  "LEFT JOIN contact w ON w.id = p.prescriber LEFT JOIN site s ON s.id = a.site WHERE p.id IN " WANTED

static const char order_rows[] =
  "SELECT o.id, o.number, g.name, g.code, o.issued_on, o.places, " PAL_ORDER_USED ", " PAL_ORDER_AWAITED ", " PAL_ORDER_OPEN ", "
  "o.meeting, (SELECT substr (m.held_at, 1, 10) FROM meeting m WHERE m.id = o.meeting) "
  "FROM purchase_order o LEFT JOIN programme g ON g.id = o.programme WHERE o.id IN " WANTED;

static const char ordered_rows[] =
  "SELECT c.prescription, a.last_name, a.first_name, co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", " PAL_COURSE_STATE ", "
  "coalesce (c.duration_months, pr.duration_months), c.entry_on, "
  "planned_end (c.entry_on, c.duration_months, c.duration_weeks, co.end_on, c.amended_end_on), "
  "(SELECT " PERSON ("r") " FROM prescription r WHERE r.id = u.replaces), "
  "(SELECT " PERSON ("r") " FROM prescription r WHERE r.replaces = u.id ORDER BY r.id LIMIT 1), c.participant, " PAL_HOLDS_PLACE " "
  "FROM prescription u JOIN course c ON c.prescription = u.id JOIN participant a ON a.id = u.participant "
  "LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN programme pr ON pr.id = co.programme WHERE u.id IN " WANTED;

static const char *const commission_tables[] = { "meeting", "committee", "prescription", "decision", "enrolment", "purchase_order",
                                                 "programme", "cohort", NULL };
static const char *const people_tables[] = { "prescription", "participant", "decision", "meeting", "enrolment", "suspension",
                                             "cohort", "programme", "purchase_order", "support", "contact", "site", NULL };

static gboolean
show_of (PalQuery *list, const char *sql, gint64 of, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, of);
  const char *const values[] = { key, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

/* The entry commissions: empty until pal_commission_list_show(). Full transfer. */
PalQuery *
pal_commission_list_new (PalStore *store)
{
  return pal_query_new (store, commission_tables, commission_rows);
}

/* Those without a date and those to come first, the next one before the others; then those that were held, the latest
 * first. @only: that meeting alone, whatever it is; 0: all. */
gboolean
pal_commission_list_show (PalQuery *list, gint64 only, GError **error)
{
  return show_of (list,
                  "SELECT m.id FROM meeting m LEFT JOIN committee k ON k.id = m.committee "
                  "WHERE CASE WHEN CAST (?1 AS INTEGER) <> 0 THEN m.id = CAST (?1 AS INTEGER) "
                  "           ELSE k.kind = 'ENTRY' OR EXISTS (SELECT 1 FROM prescription p WHERE p.meeting = m.id) END "
                  "ORDER BY m.held_at IS NULL DESC, substr (m.held_at, 1, 10) >= today () DESC, "
                  "CASE WHEN substr (m.held_at, 1, 10) >= today () THEN m.held_at END, m.held_at DESC, m.id DESC",
                  only, error);
}

/* The candidates of one commission, by name: the query is made for it, since a row says how the person stands there. Full
 * transfer; NULL with @error. */
PalQuery *
pal_candidate_list_new (PalStore *store, gint64 meeting, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);
  g_auto (GStrv) parts = g_strsplit (CANDIDATE_ROWS ("@"), "@", 2);
  g_autofree char *rows = g_strjoinv (key, parts);
  g_autoptr (PalQuery) list = pal_query_new (store, people_tables, rows);

  if (!show_of (list, "SELECT p.id FROM prescription p LEFT JOIN sort_key k ON k.record = p.participant "
                "WHERE p.meeting = CAST (?1 AS INTEGER) "
                "OR p.id IN (SELECT d.prescription FROM decision d WHERE d.meeting = CAST (?1 AS INTEGER)) ORDER BY k.value, p.id",
                meeting, error))
    return NULL;
  return g_steal_pointer (&list);
}

/* The purchase orders: empty until pal_order_list_show(). Full transfer. */
PalQuery *
pal_order_list_new (PalStore *store)
{
  static const char *const tables[] = { "purchase_order", "prescription", "enrolment", "programme", "meeting", NULL };

  return pal_query_new (store, tables, order_rows);
}

/* The latest first. @only: that order alone; 0: all. */
gboolean
pal_order_list_show (PalQuery *list, gint64 only, GError **error)
{
  return show_of (list, "SELECT o.id FROM purchase_order o WHERE CAST (?1 AS INTEGER) = 0 OR o.id = CAST (?1 AS INTEGER) "
                  "ORDER BY o.issued_on DESC, o.number DESC, o.id DESC", only, error);
}

/* The orders that followed a commission. */
gboolean
pal_order_list_show_of (PalQuery *list, gint64 meeting, GError **error)
{
  return show_of (list, "SELECT o.id FROM purchase_order o WHERE o.meeting = CAST (?1 AS INTEGER) "
                  "OR o.id IN (SELECT p.purchase_order FROM prescription p WHERE p.meeting = CAST (?1 AS INTEGER)) ORDER BY o.number, o.id",
                  meeting, error);
}

/* The people on an order, by name: empty until pal_ordered_list_show(). Full transfer. */
PalQuery *
pal_ordered_list_new (PalStore *store)
{
  return pal_query_new (store, people_tables, ordered_rows);
}

gboolean
pal_ordered_list_show (PalQuery *list, gint64 order, GError **error)
{
  return show_of (list, "SELECT p.id FROM prescription p LEFT JOIN sort_key k ON k.record = p.participant "
                  "WHERE p.purchase_order = CAST (?1 AS INTEGER) ORDER BY k.value, p.id", order, error);
}
