/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-person-lists.h"

/* The lists of what hangs on one person. */

#define WANTED "(SELECT value FROM json_each (?1))"
#define LASTS(t) "(coalesce (" t ".start_on, '') <= today () AND (" t ".end_on IS NULL OR " t ".end_on >= today ()))"

static const char suspension_rows[] =
  "SELECT s.id, s.start_on, s.end_on, s.reason, co.name, " LASTS ("s") " FROM suspension s "
  "JOIN enrolment e ON e.id = s.enrolment LEFT JOIN cohort co ON co.id = e.cohort WHERE s.id IN " WANTED;

static const char support_rows[] =
  "SELECT s.id, s.kind, s.start_on, s.end_on, o.name, nullif (trim (coalesce (c.first_name, '') || ' ' || coalesce (c.last_name, '')), ''), "
  "c.job, coalesce (nullif (c.phone, ''), o.phone), coalesce (nullif (c.email, ''), o.email), " LASTS ("s") " FROM support s "
  "LEFT JOIN organisation o ON o.id = s.organisation LEFT JOIN contact c ON c.id = s.contact WHERE s.id IN " WANTED;

static const char away_rows[] =
  "SELECT id, start_at, end_at, reason, substr (start_at, 1, 10) <= today () AND substr (end_at, 1, 10) >= today () FROM unavailability "
  "WHERE id IN " WANTED;

static const char number_rows[] = "SELECT id, source, key FROM outside_key WHERE id IN " WANTED;

static const char tagged_rows[] =
  "SELECT t.id, t.tag, g.name FROM tagged t JOIN tag g ON g.id = t.tag WHERE t.id IN " WANTED;

static gboolean
show_of (PalQuery *list, const char *sql, gint64 of, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, of);
  const char *const values[] = { key, NULL };

  return pal_query_set_keys (list, sql, values, error);
}

/* The suspensions of all courses of one person, the latest first. Full transfer. */
PalQuery *
pal_suspension_list_new (PalStore *store)
{
  static const char *const tables[] = { "suspension", "enrolment", "cohort", NULL };

  return pal_query_new (store, tables, suspension_rows);
}

gboolean
pal_suspension_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT s.id FROM suspension s JOIN enrolment e ON e.id = s.enrolment "
                  "WHERE e.participant = CAST (?1 AS INTEGER) ORDER BY s.start_on DESC, s.id DESC", participant, error);
}

/* Who else follows one person: those who do so now first. Full transfer. */
PalQuery *
pal_support_list_new (PalStore *store)
{
  static const char *const tables[] = { "support", "organisation", "contact", NULL };

  return pal_query_new (store, tables, support_rows);
}

gboolean
pal_support_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT s.id FROM support s WHERE s.participant = CAST (?1 AS INTEGER) "
                  "ORDER BY " LASTS ("s") " DESC, s.start_on DESC, s.id DESC", participant, error);
}

/* When one person cannot come, the latest first. Full transfer. */
PalQuery *
pal_away_list_new (PalStore *store)
{
  static const char *const tables[] = { "unavailability", NULL };

  return pal_query_new (store, tables, away_rows);
}

gboolean
pal_away_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT id FROM unavailability WHERE participant = CAST (?1 AS INTEGER) ORDER BY start_at DESC, id DESC", participant, error);
}

/* The numbers that others gave one person; the key of a bundle is no such number. Full transfer. */
PalQuery *
pal_number_list_new (PalStore *store)
{
  static const char *const tables[] = { "outside_key", NULL };

  return pal_query_new (store, tables, number_rows);
}

gboolean
pal_number_list_show (PalQuery *list, gint64 participant, GError **error)
{
  return show_of (list, "SELECT id FROM outside_key WHERE record = CAST (?1 AS INTEGER) AND table_name = 'participant' "
                  "AND source <> 'bundle' ORDER BY source, id", participant, error);
}

/* The tags of one record, by name. Full transfer. */
PalQuery *
pal_tagged_list_new (PalStore *store)
{
  static const char *const tables[] = { "tagged", "tag", NULL };

  return pal_query_new (store, tables, tagged_rows);
}

gboolean
pal_tagged_list_show (PalQuery *list, gint64 record, GError **error)
{
  return show_of (list, "SELECT t.id FROM tagged t JOIN tag g ON g.id = t.tag WHERE t.record = CAST (?1 AS INTEGER) "
                  "ORDER BY g.name COLLATE NOCASE, t.id", record, error);
}
