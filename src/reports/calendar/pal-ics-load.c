/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-ics-private.h"

#include "records/pal-dates.h"
#include "store/pal-past.h"

/* The sessions of a calendar: those that are its own, and those that were and are not any more, so that an export brought in again
 * takes them back: the deleted ones, and those that a coach no longer runs or that went to another room, as far as the journal
 * still knows them and as long as they are to come. */

static const char *const of_columns[] = { "cohort", "contact", "room" };

static const char rows[] =
  "SELECT s.id, s.kind, s.title, s.theme, t.name, s.start_at, s.minutes, s.status, h.name, g.calendar, r.name, i.name, i.address, i.city, "
  "(SELECT group_concat (trim (coalesce (c.first_name, '') || ' ' || c.last_name), ', ') FROM session_staff f "
  "JOIN contact c ON c.id = f.contact WHERE f.session = s.id), "
  "CASE WHEN s.kind = 'INDIVIDUAL' THEN (SELECT group_concat (trim (coalesce (substr (p.first_name, 1, 1) || '. ', '') "
  "|| substr (p.last_name, 1, 1) || '.'), ', ') FROM attendance a JOIN enrolment e ON e.id = a.enrolment "
  "JOIN participant p ON p.id = e.participant WHERE a.session = s.id) END, "
  "(SELECT max (l.op) FROM op_line l WHERE l.table_name = 'session_staff' AND l.record IN (SELECT id FROM session_staff WHERE session = s.id)) "
  "FROM session s JOIN cohort h ON h.id = s.cohort LEFT JOIN programme g ON g.id = h.programme "
  "LEFT JOIN session_template t ON t.id = s.session_template LEFT JOIN room r ON r.id = s.room LEFT JOIN site i ON i.id = r.site ";

typedef struct {
  PalStore          *store;
  const PalIcsScope *scope;
  GHashTable        *entries;    /* id → PalIcsEntry, those that are there */
  GHashTable        *was_ours;   /* id: was of this cohort, coach or room at some time */
  GHashTable        *deleted;    /* id → PalIcsEntry, as it was last */
  GHashTable        *changed;    /* id → gint64: the journal's last entry about it */
  GHashTable        *days;       /* id → GPtrArray of char *: days on which it was once */
} Loading;

static gint64 *
key_of (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static GHashTable *
by_id (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static char *
column (PalStatement *row, int at)
{
  return g_strdup (pal_statement_get_text (row, at));
}

static PalIcsEntry *
entry_from (PalStatement *row)
{
  PalIcsEntry *entry = g_new0 (PalIcsEntry, 1);

  entry->id = pal_statement_get_int (row, 0);
  entry->kind = column (row, 1);
  entry->title = column (row, 2);
  entry->theme = column (row, 3);
  entry->session_template = column (row, 4);
  entry->start_at = column (row, 5);
  entry->minutes = (int) pal_statement_get_int (row, 6);
  entry->status = column (row, 7);
  entry->cohort = column (row, 8);
  entry->calendar = column (row, 9);
  entry->room = column (row, 10);
  entry->site = column (row, 11);
  entry->address = column (row, 12);
  entry->city = column (row, 13);
  entry->staff = column (row, 14);
  entry->initials = column (row, 15);
  entry->changed = pal_statement_get_int (row, 16);
  return entry;
}

/* What the journal knows ------------------------------------------------------------------------------------------- */

static void
note_change (Loading *loading, gint64 session, gint64 op)
{
  const gint64 *known = g_hash_table_lookup (loading->changed, &session);

  if (known == NULL || *known < op)
    g_hash_table_replace (loading->changed, key_of (session), key_of (op));
}

static void
note_day (Loading *loading, gint64 session, const char *start_at)
{
  GPtrArray *days = g_hash_table_lookup (loading->days, &session);

  if (start_at == NULL)
    return;
  if (days == NULL)
    {
      days = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (loading->days, key_of (session), days);
    }
  g_ptr_array_add (days, g_strndup (start_at, 10));
}

static PalIcsEntry *
entry_from_past (Loading *loading, const PalPastRow *row)
{
  PalIcsEntry *entry = g_new0 (PalIcsEntry, 1);
  gint64 cohort = pal_past_row_get_int (row, "cohort", 0), session_template = pal_past_row_get_int (row, "session_template", 0);

  entry->id = pal_past_row_get_id (row);
  entry->kind = g_strdup (pal_past_row_get_text (row, "kind"));
  entry->title = g_strdup (pal_past_row_get_text (row, "title"));
  entry->theme = g_strdup (pal_past_row_get_text (row, "theme"));
  entry->start_at = g_strdup (pal_past_row_get_text (row, "start_at"));
  entry->minutes = (int) pal_past_row_get_int (row, "minutes", 0);
  entry->session_template = pal_store_ask_text_of (loading->store, "SELECT name FROM session_template WHERE id = ?1", session_template);
  entry->cohort = pal_store_ask_text_of (loading->store, "SELECT name FROM cohort WHERE id = ?1", cohort);
  entry->calendar = pal_store_ask_text_of (loading->store, "SELECT g.calendar FROM cohort h JOIN programme g ON g.id = h.programme "
                                           "WHERE h.id = ?1", cohort);
  return entry;
}

static void
session_past_cb (const PalPastRow *row, gpointer data)
{
  Loading *loading = data;
  gint64 session = pal_past_row_get_id (row);

  note_change (loading, session, pal_past_row_get_op (row));
  note_day (loading, session, pal_past_row_get_text (row, "start_at"));
  if (loading->scope->of != PAL_ICS_COACH && pal_past_row_get_int (row, of_columns[loading->scope->of], 0) == loading->scope->record)
    g_hash_table_add (loading->was_ours, key_of (session));
  if (pal_past_row_is_deleted (row))
    g_hash_table_replace (loading->deleted, key_of (session), entry_from_past (loading, row));
}

/* A change of who runs a session says of a row of the past only what it changed, so its session may have to be asked for. */
static void
staff_past_cb (const PalPastRow *row, gpointer data)
{
  Loading *loading = data;
  gint64 session = pal_past_row_get_int (row, "session", 0);

  if (session == 0)
    session = pal_store_ask_int_of (loading->store, "SELECT session FROM session_staff WHERE id = ?1", pal_past_row_get_id (row), 0);
  if (session == 0)
    return;
  note_change (loading, session, pal_past_row_get_op (row));
  if (loading->scope->of == PAL_ICS_COACH && pal_past_row_get_int (row, "contact", 0) == loading->scope->record)
    g_hash_table_add (loading->was_ours, key_of (session));
}

static gboolean
load_changes (Loading *loading, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (loading->store, "SELECT record, max (op) FROM op_line WHERE table_name = 'session' "
                                                    "GROUP BY record", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    note_change (loading, pal_statement_get_int (row, 0), pal_statement_get_int (row, 1));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL && pal_past_each (loading->store, "session", session_past_cb, loading, error) &&
         pal_past_each (loading->store, "session_staff", staff_past_cb, loading, error);
}

/* What the file holds ---------------------------------------------------------------------------------------------- */

static gboolean
load_rows (Loading *loading, const char *where, gint64 key, gboolean gone, GError **error)
{
  g_autofree char *sql = g_strconcat (rows, where, NULL);
  g_autoptr (PalStatement) row = pal_statement_new (loading->store, sql, error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, key);
  while (pal_statement_step (row, &failure))
    {
      PalIcsEntry *entry = entry_from (row);

      entry->gone = gone;
      g_hash_table_replace (loading->entries, key_of (entry->id), entry);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_present (Loading *loading, GError **error)
{
  static const char *const wheres[] = {
    "WHERE s.cohort = ?1", "WHERE s.id IN (SELECT session FROM session_staff WHERE contact = ?1)", "WHERE s.room = ?1",
  };

  return load_rows (loading, wheres[loading->scope->of], loading->scope->record, FALSE, error);
}

/* Those that were ours: deleted since, or somebody else's now. */
static gboolean
load_gone (Loading *loading, GError **error)
{
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, loading->was_ours);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (loading->entries, id))
        continue;
      if (!load_rows (loading, "WHERE s.id = ?1", *(gint64 *) id, TRUE, error))
        return FALSE;
      if (g_hash_table_contains (loading->entries, id) || !g_hash_table_steal_extended (loading->deleted, id, &id, &entry))
        continue;
      ((PalIcsEntry *) entry)->gone = TRUE;
      g_hash_table_insert (loading->entries, id, entry);
    }
  return TRUE;
}

/* Which of them are asked for -------------------------------------------------------------------------------------- */

static gboolean
is_within (const PalIcsScope *scope, const char *iso)
{
  g_autofree char *day = g_strndup (iso, 10);
  GDate date;

  return pal_date_from_iso (day, &date) && (!g_date_valid (&scope->from) || g_date_compare (&date, &scope->from) >= 0) &&
         (!g_date_valid (&scope->to) || g_date_compare (&date, &scope->to) <= 0);
}

static gboolean
is_to_come (const char *iso)
{
  g_autofree char *day = g_strndup (iso, 10);
  GDate date, today;

  pal_today (&today);
  return pal_date_from_iso (day, &date) && g_date_compare (&date, &today) >= 0;
}

/* One that was moved out of the period moves in the calendar too, instead of staying there at its old hour. */
static gboolean
was_within (Loading *loading, gint64 session)
{
  const GPtrArray *days = g_hash_table_lookup (loading->days, &session);

  for (guint i = 0; days != NULL && i < days->len; i++)
    if (is_within (loading->scope, g_ptr_array_index (days, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (Loading *loading, const PalIcsEntry *entry)
{
  if (entry->start_at == NULL)
    return !entry->gone;
  if (entry->gone && !is_to_come (entry->start_at))
    return FALSE;
  return is_within (loading->scope, entry->start_at) || (!entry->gone && was_within (loading, entry->id));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PalIcsEntry *first = *(const PalIcsEntry *const *) a, *second = *(const PalIcsEntry *const *) b;
  int order = g_strcmp0 (first->start_at, second->start_at);

  return order != 0 ? order : first->id < second->id ? -1 : first->id > second->id;
}

static GPtrArray *
choose (Loading *loading)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_ics_entry_free);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, loading->entries);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const gint64 *op = g_hash_table_lookup (loading->changed, id);
      PalIcsEntry *entry = value;

      if (!is_wanted (loading, entry))
        continue;
      entry->changed = MAX (entry->changed, op != NULL ? *op : 0);
      g_hash_table_iter_steal (&iter);
      g_free (id);
      g_ptr_array_add (chosen, entry);
    }
  g_ptr_array_sort (chosen, compare_entries);
  return chosen;
}

/**
 * pal_ics_load:
 *
 * Returns: (transfer full): the entries of the calendar by time, PalIcsEntry; those that have no start first
 */
GPtrArray *
pal_ics_load (PalStore *store, const PalIcsScope *scope, GError **error)
{
  GDestroyNotify free_entry = (GDestroyNotify) pal_ics_entry_free;
  g_autoptr (GHashTable) entries = by_id (free_entry), deleted = by_id (free_entry), was_ours = by_id (NULL), changed = by_id (g_free),
                         days = by_id ((GDestroyNotify) g_ptr_array_unref);
  Loading loading = { store, scope, entries, was_ours, deleted, changed, days };

  if (!load_changes (&loading, error) || !load_present (&loading, error) || !load_gone (&loading, error))
    return NULL;
  return choose (&loading);
}
