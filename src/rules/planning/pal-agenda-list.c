/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-agenda.h"
#include "rules/pal-list-columns.h"

/* The sessions of a calendar as a list, and what they can be filtered by. */

#define NAME(c) "trim (coalesce (" c ".first_name, '') || ' ' || " c ".last_name)"

/* The rows of a page in their order: a day is said once, by its first session. */
static const char agenda_rows[] =
  "SELECT s.id, CASE WHEN substr (s.start_at, 1, 10) IS NOT lag (substr (s.start_at, 1, 10)) OVER (ORDER BY w.key) THEN s.start_at END, "
  "s.start_at, s.minutes, co.name, " PAL_COHORT_CODE ", 'cohort-' || " PAL_COHORT_COLOUR ", s.kind, s.title, s.theme, "
  "CASE WHEN s.kind = 'INDIVIDUAL' THEN (SELECT group_concat (" NAME ("p") ", ', ') FROM attendance a JOIN enrolment e ON e.id = a.enrolment "
  "JOIN participant p ON p.id = e.participant WHERE a.session = s.id) END, "
  "r.name, (SELECT group_concat (" NAME ("c") ", ', ') FROM session_staff f JOIN contact c ON c.id = f.contact WHERE f.session = s.id), "
  "s.status, (SELECT count (*) FROM clash k WHERE k.session = s.id) "
  "FROM json_each (?1) w CROSS JOIN session s ON s.id = w.value JOIN cohort co ON co.id = s.cohort "
  "LEFT JOIN programme pr ON pr.id = co.programme LEFT JOIN room r ON r.id = s.room";

/* Empty until pal_agenda_list_show(). Full transfer. */
PalQuery *
pal_agenda_list_new (PalStore *store)
{
  static const char *const tables[] = { "session", "session_staff", "attendance", "enrolment", "room", "contact", "participant",
                                        "unavailability", "cohort", "programme", "holiday", NULL };
  g_autofree char *sql = pal_clash_sql (agenda_rows);

  return pal_query_new (store, tables, sql);
}

typedef struct {
  PalAgendaOrder order;
  gboolean       descending;
} Order;

static const char *
text_of (const PalAgendaSession *session, PalAgendaOrder order)
{
  switch (order)
    {
    case PAL_AGENDA_BY_COHORT:
      return session->cohort_name;
    case PAL_AGENDA_BY_NAME:
      return session->title != NULL ? session->title : session->theme;
    case PAL_AGENDA_BY_ROOM:
      return session->room_name;
    case PAL_AGENDA_BY_STAFF:
      return session->staff;
    case PAL_AGENDA_BY_TIME:
    default:
      return NULL;
    }
}

/* What is not known comes last, whichever way; equal ones follow the time. */
static int
compare_sessions (gconstpointer a, gconstpointer b, gpointer data)
{
  const PalAgendaSession *first = *(PalAgendaSession *const *) a, *second = *(PalAgendaSession *const *) b;
  const Order *order = data;
  const char *one = text_of (first, order->order), *two = text_of (second, order->order);
  int by_time = g_strcmp0 (first->start_at, second->start_at);
  int by_text;

  if (by_time == 0)
    by_time = first->id < second->id ? -1 : first->id > second->id;
  if (order->order == PAL_AGENDA_BY_TIME)
    return order->descending ? -by_time : by_time;
  if (one == NULL || two == NULL)
    return one == two ? by_time : one == NULL ? 1 : -1;
  by_text = g_utf8_collate (one, two);
  return by_text == 0 ? by_time : order->descending ? -by_text : by_text;
}

/* Shows the sessions of pal_agenda_load(), which it leaves as they are. */
gboolean
pal_agenda_list_show (PalQuery *list, GPtrArray *sessions, PalAgendaOrder order, gboolean descending, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (sessions, NULL, NULL);
  g_autoptr (GString) ids = g_string_new ("[");
  Order by = { order, descending };

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort_with_data (sorted, compare_sessions, &by);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ((PalAgendaSession *) g_ptr_array_index (sorted, i))->id);
  g_string_append_c (ids, ']');
  const char *const values[] = { ids->str, NULL };
  return pal_query_set_keys (list, "SELECT value FROM json_each (?1) ORDER BY key", values, error);
}

/* Filters --------------------------------------------------------------------------------------------------------------- */

void
pal_agenda_choice_free (PalAgendaChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->name);
  g_free (choice->code);
  g_free (choice);
}

/**
 * pal_agenda_load_choices:
 *
 * Returns: (transfer full): PalAgendaChoice: the cohorts, the newest first; who runs sessions or could; rooms; programmes; by name
 */
GPtrArray *
pal_agenda_load_choices (PalStore *store, PalAgendaChoices which, GError **error)
{
  static const char *const statements[] = {
    [PAL_AGENDA_COHORTS] = "SELECT co.id, co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR " FROM cohort co LEFT JOIN programme pr "
                           "ON pr.id = co.programme WHERE coalesce (co.status, '') <> 'CANCELLED' ORDER BY co.start_on DESC NULLS LAST, co.id",
    [PAL_AGENDA_COACHES] = "SELECT c.id, " NAME ("c") ", NULL, 0 FROM contact c WHERE (c.staff AND coalesce (c.active, 1) "
                           "AND instr ('|' || c.roles || '|', '|COACH|') > 0) OR c.id IN (SELECT contact FROM session_staff) ORDER BY c.last_name, c.id",
    [PAL_AGENDA_ROOMS] = "SELECT r.id, r.name, NULL, 0 FROM room r ORDER BY r.name, r.id",
    [PAL_AGENDA_PROGRAMMES] = "SELECT p.id, p.name, p.code, 0 FROM programme p ORDER BY p.name, p.id",
  };
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_agenda_choice_free);
  g_autoptr (PalStatement) statement = pal_statement_new (store, statements[which], error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (pal_statement_step (statement, &failure))
    {
      PalAgendaChoice *choice = g_new0 (PalAgendaChoice, 1);
      choice->id = pal_statement_get_int (statement, 0);
      choice->name = g_strdup (pal_statement_get_text (statement, 1));
      choice->code = g_strdup (pal_statement_get_text (statement, 2));
      choice->look = (int) pal_statement_get_int (statement, 3);
      g_ptr_array_add (choices, choice);
    }
  if (failure == NULL)
    return g_steal_pointer (&choices);
  g_propagate_error (error, failure);
  return NULL;
}
