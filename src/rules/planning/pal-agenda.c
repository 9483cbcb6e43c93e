/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-agenda.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-list-columns.h"

#define AGENDA "/org/palier/Palier/data/planning/agenda.sql"

/* Which of the six colours and patterns is a room's or a coach's: the same as long as none is deleted before it. */
#define ROOM_LOOK "(SELECT count (*) FROM room o WHERE o.id < s.room) % 6 + 1"
#define COACH_LOOK "(SELECT count (*) FROM contact o WHERE o.staff AND o.id < t.lead) % 6 + 1"

static const char session_columns[] =
  "SELECT s.id, s.start_at, s.minutes, s.kind, s.title, s.theme, s.status, s.series, s.cohort, co.name, " PAL_COHORT_CODE ", "
  PAL_COHORT_COLOUR ", s.room, r.name, " ROOM_LOOK ", t.lead, t.lead_name, t.names, " COACH_LOOK ", "
  "CASE WHEN s.kind = 'INDIVIDUAL' THEN (SELECT group_concat (trim (coalesce (p.first_name, '') || ' ' || p.last_name), ', ') "
  "FROM attendance a JOIN enrolment e ON e.id = a.enrolment JOIN participant p ON p.id = e.participant WHERE a.session = s.id) END "
  "FROM seen s JOIN cohort co ON co.id = s.cohort LEFT JOIN programme pr ON pr.id = co.programme "
  "LEFT JOIN room r ON r.id = s.room LEFT JOIN team t ON t.session = s.id ORDER BY s.start_at, s.id";

enum {
  COLUMN_ID, COLUMN_START_AT, COLUMN_MINUTES, COLUMN_KIND, COLUMN_TITLE, COLUMN_THEME, COLUMN_STATUS, COLUMN_SERIES, COLUMN_COHORT,
  COLUMN_COHORT_NAME, COLUMN_CODE, COLUMN_COLOUR, COLUMN_ROOM, COLUMN_ROOM_NAME, COLUMN_ROOM_LOOK, COLUMN_COACH, COLUMN_COACH_NAME,
  COLUMN_STAFF, COLUMN_COACH_LOOK, COLUMN_WHO,
};

void
pal_agenda_session_free (PalAgendaSession *session)
{
  if (session == NULL)
    return;
  g_free (session->start_at);
  g_free (session->kind);
  g_free (session->title);
  g_free (session->theme);
  g_free (session->status);
  g_free (session->series);
  g_free (session->who);
  g_free (session->cohort_name);
  g_free (session->code);
  g_free (session->room_name);
  g_free (session->coach_name);
  g_free (session->staff);
  g_free (session->clash);
  g_free (session);
}

/* "2026-04-07T09:00": FALSE for what has no hour. */
static gboolean
read_moment (const char *moment, GDate *day, int *minute)
{
  g_autofree char *iso = g_strndup (moment != NULL ? moment : "", 10);

  if (!pal_date_from_iso (iso, day) || strlen (moment) < 16)
    return FALSE;
  *minute = (int) (g_ascii_strtoll (moment + 11, NULL, 10) * 60 + g_ascii_strtoll (moment + 14, NULL, 10));
  return *minute >= 0 && *minute < 24 * 60;
}

static char *
copy_text (PalStatement *statement, int column)
{
  return g_strdup (pal_statement_get_text (statement, column));
}

/* NULL: it has no hour that could be shown. */
static PalAgendaSession *
read_session (PalStatement *statement)
{
  g_autoptr (PalAgendaSession) session = g_new0 (PalAgendaSession, 1);

  session->start_at = copy_text (statement, COLUMN_START_AT);
  if (!read_moment (session->start_at, &session->day, &session->minute))
    return NULL;
  session->id = pal_statement_get_int (statement, COLUMN_ID);
  session->minutes = (int) pal_statement_get_int (statement, COLUMN_MINUTES);
  session->kind = copy_text (statement, COLUMN_KIND);
  session->title = copy_text (statement, COLUMN_TITLE);
  session->theme = copy_text (statement, COLUMN_THEME);
  session->status = copy_text (statement, COLUMN_STATUS);
  session->series = copy_text (statement, COLUMN_SERIES);
  session->who = copy_text (statement, COLUMN_WHO);
  session->cohort = pal_statement_get_int (statement, COLUMN_COHORT);
  session->cohort_name = copy_text (statement, COLUMN_COHORT_NAME);
  session->code = copy_text (statement, COLUMN_CODE);
  session->cohort_look = (int) pal_statement_get_int (statement, COLUMN_COLOUR);
  session->room = pal_statement_get_int (statement, COLUMN_ROOM);
  session->room_name = copy_text (statement, COLUMN_ROOM_NAME);
  session->room_look = session->room != 0 ? (int) pal_statement_get_int (statement, COLUMN_ROOM_LOOK) : -1;
  session->coach = pal_statement_get_int (statement, COLUMN_COACH);
  session->coach_name = copy_text (statement, COLUMN_COACH_NAME);
  session->staff = copy_text (statement, COLUMN_STAFF);
  session->coach_look = session->coach != 0 ? (int) pal_statement_get_int (statement, COLUMN_COACH_LOOK) : -1;
  return g_steal_pointer (&session);
}

/* "2026-04-07T09:00"; NULL when there is no such session, or it has no day. Full transfer. */
char *
pal_agenda_find_start (PalStore *store, gint64 session)
{
  return pal_store_ask_text_of (store, "SELECT start_at FROM session WHERE id = ?1", session);
}

/* FALSE: it names no day. */
gboolean
pal_agenda_day_of (const char *start_at, GDate *day)
{
  g_autofree char *iso = g_strndup (start_at != NULL ? start_at : "", 10);

  return pal_date_from_iso (iso, day);
}

/* FALSE: there is no such session, or it has no day. */
gboolean
pal_agenda_find_day (PalStore *store, gint64 session, GDate *day)
{
  g_autofree char *start = pal_agenda_find_start (store, session);

  return pal_agenda_day_of (start, day);
}

static void
bind_text (PalStatement *statement, const char *parameter, const char *value)
{
  pal_statement_bind_text (statement, pal_statement_find (statement, parameter), value);
}

static void
bind_int (PalStatement *statement, const char *parameter, gint64 value)
{
  pal_statement_bind_int (statement, pal_statement_find (statement, parameter), value);
}

static void
bind_view (PalStatement *statement, const PalAgendaView *view)
{
  g_autofree char *from = pal_date_to_iso (&view->from), *until = pal_date_to_iso (&view->until);

  bind_text (statement, ":from", from);
  bind_text (statement, ":until", until);
  bind_int (statement, ":cohort", view->cohort);
  bind_int (statement, ":coach", view->coach);
  bind_int (statement, ":room", view->room);
  bind_int (statement, ":programme", view->programme);
  bind_text (statement, ":kind", view->kind);
  bind_int (statement, ":cancelled", view->cancelled);
  bind_int (statement, ":most", view->most > 0 ? (gint64) view->most : -1);
}

static GPtrArray *
load_sessions (PalStore *store, const PalAgendaView *view, GError **error)
{
  g_autoptr (GBytes) head = g_resources_lookup_data (AGENDA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_session_free);
  g_autoptr (PalStatement) statement = NULL;
  g_autofree char *sql = NULL;
  GError *failure = NULL;

  if (head == NULL)
    return NULL;
  sql = g_strdup_printf ("%.*s\n%s", (int) g_bytes_get_size (head), (const char *) g_bytes_get_data (head, NULL), session_columns);
  statement = pal_statement_new (store, sql, error);
  if (statement == NULL)
    return NULL;
  bind_view (statement, view);
  while (pal_statement_step (statement, &failure))
    {
      PalAgendaSession *session = read_session (statement);
      if (session != NULL)
        g_ptr_array_add (sessions, session);
    }
  if (failure == NULL)
    return g_steal_pointer (&sessions);
  g_propagate_error (error, failure);
  return NULL;
}

/* Clashes -------------------------------------------------------------------------------------------------------------- */

static char *
list_ids (const GPtrArray *sessions)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < sessions->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ((PalAgendaSession *) g_ptr_array_index (sessions, i))->id);
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static void
note_clashes (GPtrArray *sessions, const GPtrArray *clashes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sessions->len; i++)
    g_hash_table_insert (by_id, &((PalAgendaSession *) g_ptr_array_index (sessions, i))->id, g_ptr_array_index (sessions, i));
  for (guint i = 0; i < clashes->len; i++)
    {
      const PalClash *clash = g_ptr_array_index (clashes, i);
      PalAgendaSession *session = g_hash_table_lookup (by_id, &clash->session);

      if (session != NULL && session->n_clashes++ == 0)
        session->clash = g_strdup (clash->words);
    }
}

void
pal_agenda_clash_free (PalAgendaClash *clash)
{
  if (clash == NULL)
    return;
  g_free (clash->what);
  g_free (clash->words);
  g_free (clash);
}

/* What two sessions have against each other is said of the one that comes first, when that one is among them. */
static gboolean
is_said_before (GHashTable *places, guint place, const PalClash *clash)
{
  gpointer other;

  return clash->other != 0 && g_hash_table_lookup_extended (places, &clash->other, NULL, &other) && GPOINTER_TO_UINT (other) < place;
}

/* Of two sessions the same cohort may be convened to: that is one clash, not twelve. */
static gboolean
joins_last (const GPtrArray *told, const PalClash *clash)
{
  PalAgendaClash *last = told->len > 0 ? g_ptr_array_index (told, told->len - 1) : NULL;

  if (last == NULL || clash->kind != PAL_CLASH_PARTICIPANT || last->kind != clash->kind || last->session != clash->session
      || last->other != clash->other)
    return FALSE;
  last->more++;
  return TRUE;
}

static void
name_more (GPtrArray *told)
{
  for (guint i = 0; i < told->len; i++)
    {
      PalAgendaClash *clash = g_ptr_array_index (told, i);
      char *words;

      if (clash->more == 0)
        continue;
      /* Translators: a sentence about somebody, and how many more people it is true of. */
      words = g_strdup_printf (ngettext ("%s So is %u person more.", "%s So are %u people more.", clash->more), clash->words, clash->more);
      g_free (clash->words);
      clash->words = words;
    }
}

/* "RF1, 07/04/2026 at 09:00" */
static char *
name_session (const PalAgendaSession *session)
{
  g_autofree char *day = pal_date_show (&session->day);

  return g_strdup_printf (C_("a session: cohort, day, hour", "%s, %s at %02d:%02d"), session->code != NULL ? session->code : session->cohort_name,
                          day, session->minute / 60, session->minute % 60);
}

static int
compare_clashes (gconstpointer a, gconstpointer b, gpointer places)
{
  const PalAgendaClash *first = *(PalAgendaClash *const *) a, *second = *(PalAgendaClash *const *) b;
  guint one = GPOINTER_TO_UINT (g_hash_table_lookup (places, &first->session)), two = GPOINTER_TO_UINT (g_hash_table_lookup (places, &second->session));

  return one != two ? (one < two ? -1 : 1) : g_strcmp0 (first->words, second->words);
}

/* By time; one of two sessions is told once. Full transfer. */
static GPtrArray *
tell_clashes (const GPtrArray *sessions, const GPtrArray *clashes)
{
  GPtrArray *told = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_clash_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < sessions->len; i++)
    g_hash_table_insert (places, &((PalAgendaSession *) g_ptr_array_index (sessions, i))->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < clashes->len; i++)
    {
      const PalClash *clash = g_ptr_array_index (clashes, i);
      gpointer place;

      if (!g_hash_table_lookup_extended (places, &clash->session, NULL, &place) || is_said_before (places, GPOINTER_TO_UINT (place), clash)
          || joins_last (told, clash))
        continue;
      const PalAgendaSession *session = g_ptr_array_index (sessions, GPOINTER_TO_UINT (place));
      PalAgendaClash *more = g_new0 (PalAgendaClash, 1);
      more->kind = clash->kind;
      more->session = clash->session;
      more->other = clash->other;
      more->day = session->day;
      more->what = name_session (session);
      more->words = g_strdup (clash->words);
      g_ptr_array_add (told, more);
    }
  name_more (told);
  g_ptr_array_sort_with_data (told, compare_clashes, places);
  return told;
}

static void
keep_clashing (GPtrArray *sessions)
{
  for (guint i = sessions->len; i > 0; i--)
    if (((PalAgendaSession *) g_ptr_array_index (sessions, i - 1))->n_clashes == 0)
      g_ptr_array_remove_index (sessions, i - 1);
}

/**
 * pal_agenda_load:
 * @clashes: (out) (optional) (transfer full): what stands against them, PalAgendaClash, by time, told once of two sessions
 *
 * Returns: (transfer full): the sessions, PalAgendaSession, by time; NULL with @error
 */
GPtrArray *
pal_agenda_load (PalStore *store, const PalAgendaView *view, GPtrArray **clashes, GError **error)
{
  g_autoptr (GPtrArray) sessions = load_sessions (store, view, error);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *ids = NULL;

  if (sessions == NULL)
    return NULL;
  ids = list_ids (sessions);
  found = pal_clashes_among (store, ids, error);
  if (found == NULL)
    return NULL;
  note_clashes (sessions, found);
  if (clashes != NULL)
    *clashes = tell_clashes (sessions, found);
  if (view->clashing)
    keep_clashing (sessions);
  return g_steal_pointer (&sessions);
}

/* What stands against the sessions of the next months, from today on: PalAgendaClash, by time. Full transfer. */
GPtrArray *
pal_agenda_clashes_ahead (PalStore *store, GError **error)
{
  PalAgendaView view = { .most = PAL_AGENDA_AHEAD_MOST };
  GPtrArray *clashes = NULL;
  g_autoptr (GPtrArray) sessions = NULL;

  pal_today (&view.from);
  view.until = view.from;
  g_date_add_days (&view.until, PAL_AGENDA_AHEAD);
  sessions = pal_agenda_load (store, &view, &clashes, error);
  return clashes;
}

/* The legend ------------------------------------------------------------------------------------------------------------ */

static PalAgendaChoice *
find_choice (GPtrArray *choices, gint64 id)
{
  for (guint i = 0; i < choices->len; i++)
    if (((PalAgendaChoice *) g_ptr_array_index (choices, i))->id == id)
      return g_ptr_array_index (choices, i);
  return NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(PalAgendaChoice *const *) a)->name, (*(PalAgendaChoice *const *) b)->name);
}

static void
add_to_legend (GPtrArray *legend, gint64 id, const char *name, const char *code, int look)
{
  PalAgendaChoice *choice;

  if (id == 0 || find_choice (legend, id) != NULL)
    return;
  choice = g_new0 (PalAgendaChoice, 1);
  choice->id = id;
  choice->name = g_strdup (name != NULL ? name : "");
  choice->code = g_strdup (code);
  choice->look = look;
  g_ptr_array_add (legend, choice);
}

/**
 * pal_agenda_legend:
 * @sessions: of pal_agenda_load()
 * @by: cohorts, coaches or rooms
 *
 * Returns: (transfer full): those that the sessions show, PalAgendaChoice, by name
 */
GPtrArray *
pal_agenda_legend (GPtrArray *sessions, PalAgendaChoices by)
{
  GPtrArray *legend = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_choice_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PalAgendaSession *session = g_ptr_array_index (sessions, i);

      if (by == PAL_AGENDA_COHORTS)
        add_to_legend (legend, session->cohort, session->cohort_name, session->code, session->cohort_look);
      else if (by == PAL_AGENDA_COACHES)
        add_to_legend (legend, session->coach, session->coach_name, NULL, session->coach_look);
      else if (by == PAL_AGENDA_ROOMS)
        add_to_legend (legend, session->room, session->room_name, NULL, session->room_look);
    }
  g_ptr_array_sort (legend, compare_names);
  return legend;
}
