/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pal-demo-private.h"

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-calendar.h"

/* The sessions of the demonstration (data/demo/sessions.demo): series of workshops for cohorts, interviews with one person
 * after another, held as far as they are past. */

static char *
get (const PalDemoSeries *series, const char *key)
{
  return g_key_file_get_string (series->file, series->group, key, NULL);
}

/* Of a list that has a word for each session; begun again when it is shorter. Full transfer; NULL: there is no such list. */
static char *
get_nth (const PalDemoSeries *series, const char *key, guint nth)
{
  g_autofree char *list = get (series, key);
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", "|", -1);
  guint n = g_strv_length (words);

  return n > 0 ? g_strdup (words[nth % n]) : NULL;
}

/* What stands at a place of a list in the file's own words: the themes of the template. */
static void
set_theme (const PalDemoSeries *series, PalRecord *session, gint64 template, guint nth)
{
  g_autofree char *number = get_nth (series, "themes", nth);
  g_autofree char *list = pal_store_ask_text_of (pal_edit_get_store (series->demo->edit),
                                                 "SELECT themes FROM session_template WHERE id = ?1", template);
  g_auto (GStrv) themes = g_strsplit (list != NULL ? list : "", "|", -1);
  guint place = number != NULL ? (guint) atoi (number) : 0;

  if (place > 0 && place <= g_strv_length (themes))
    pal_record_set_text (session, "theme", themes[place - 1]);
}

static gint64
find_template (const PalDemoSeries *series)
{
  g_autofree char *position = get (series, "template");
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM session_template t JOIN cohort c ON c.programme = t.programme "
                                          "WHERE c.id = ?1 AND t.position = %d", position != NULL ? atoi (position) : 0);

  return pal_store_ask_int_of (pal_edit_get_store (series->demo->edit), sql, series->cohort, 0);
}

/* What all sessions of a series have in common, and what the nth has of its own. */
static PalRecord *
session_new (const PalDemoSeries *series, const char *start_at, guint nth)
{
  PalRecord *session = pal_record_new (&pal_session_kind);
  gint64 template = find_template (series), room;
  g_autofree char *title = get (series, "title"), *titled = get_nth (series, "titles", nth), *minutes = get (series, "minutes");
  g_autofree char *name = NULL, *kind = NULL, *slug = get (series, "room");
  PalStore *store = pal_edit_get_store (series->demo->edit);

  name = pal_store_ask_text_of (store, "SELECT name FROM session_template WHERE id = ?1", template);
  kind = pal_store_ask_text_of (store, "SELECT kind FROM session_template WHERE id = ?1", template);
  pal_record_set_int (session, "cohort", series->cohort);
  pal_record_set_int (session, "session-template", template);
  pal_record_set_text (session, "kind", kind);
  pal_record_set_text (session, "title", titled != NULL ? titled : title != NULL ? title : name);
  pal_record_set_text (session, "start-at", start_at);
  pal_record_set_int (session, "minutes", minutes != NULL ? atoi (minutes) : 0);
  set_theme (series, session, template, nth);
  room = slug != NULL ? pal_sections_find (series->demo->sections, "room", slug) : 0;
  if (room != 0)
    pal_record_set_int (session, "room", room);
  if (series->every > 0)
    pal_record_set_text (session, "series", pal_section_slug (series->group));
  return session;
}

static gboolean
add_coach (const PalDemoSeries *series, PalRecord *session, GError **error)
{
  g_autoptr (PalRecord) staff = pal_record_new (&pal_session_staff_kind);
  g_autofree char *slug = get (series, "coach");

  pal_record_set_int (staff, "session", pal_record_get_id (session));
  pal_record_set_int (staff, "contact", pal_sections_find (series->demo->sections, "contact", slug));
  return pal_record_save (staff, series->demo->edit, error);
}

/* Whoever is in the course that day and had the fewest interviews; 0: nobody is. */
static gint64
next_person (const PalDemoSeries *series, const char *start_at, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    pal_edit_get_store (series->demo->edit),
    "SELECT e.id FROM enrolment e WHERE e.cohort = ?1 AND e.entry_on <= substr (?2, 1, 10) "
    "AND (e.exit_on IS NULL OR e.exit_on > substr (?2, 1, 10)) ORDER BY "
    "(SELECT count (*) FROM attendance a JOIN session s ON s.id = a.session WHERE a.enrolment = e.id AND s.kind = 'INDIVIDUAL'), e.id "
    "LIMIT 1", error);

  if (row == NULL)
    return 0;
  pal_statement_bind_int (row, 1, series->cohort);
  pal_statement_bind_text (row, 2, start_at);
  return pal_statement_step (row, error) ? pal_statement_get_int (row, 0) : 0;
}

static gboolean
convene (const PalDemoSeries *series, PalRecord *session, gint64 enrolment, GError **error)
{
  g_autoptr (PalRecord) row = pal_record_new (&pal_attendance_kind);

  pal_record_set_int (row, "session", pal_record_get_id (session));
  pal_record_set_int (row, "enrolment", enrolment);
  return pal_record_save (row, series->demo->edit, error);
}

/* An interview needs somebody; a workshop is left out when nobody is in the course yet. */
static gboolean
add_session (PalDemoSeries *series, const GDate *day, const char *time, guint nth, GError **error)
{
  g_autofree char *iso = pal_date_to_iso (day), *start_at = g_strdup_printf ("%sT%s", iso, time);
  g_autofree char *note = get_nth (series, "notes", series->n_made);
  gboolean held = g_date_compare (day, &series->demo->today) < 0;
  gint64 enrolment = next_person (series, start_at, error);
  g_autoptr (PalRecord) session = session_new (series, start_at, nth);

  if (enrolment == 0)
    return error == NULL || *error == NULL;
  pal_record_set_text (session, "status", held ? "HELD" : "PLANNED");
  if (held && series->individual)
    pal_record_set_text (session, "note", note);
  series->n_made++;
  return pal_record_save (session, series->demo->edit, error) && add_coach (series, session, error)
         && (!series->individual || convene (series, session, enrolment, error))
         && (!held || pal_demo_take_attendance (series, session, error));
}

/* The days of a series, moved to those of the demonstration; elements GDate. Full transfer. */
static GArray *
days_of (PalDemoSeries *series)
{
  g_autofree char *list = get (series, "days"), *first = get (series, "first");
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : first != NULL ? first : "", "|", -1);
  int count = list != NULL ? 1 : g_key_file_get_integer (series->file, series->group, "count", NULL);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (GDate));
  GDate day, moved;

  series->every = g_key_file_get_integer (series->file, series->group, "every", NULL);
  for (int w = 0; words[w] != NULL; w++)
    for (int i = 0; i < count && pal_date_from_iso (words[w], &day); i++)
      if (pal_calendar_add_days (&day, series->demo->shift + i * series->every, &moved))
        g_array_append_val (days, moved);
  return days;
}

static PalCalendar *
load_calendar (PalDemoSeries *series, GError **error)
{
  PalStore *store = pal_edit_get_store (series->demo->edit);
  g_autofree char *code = pal_store_ask_text_of (store, "SELECT p.calendar FROM cohort c JOIN programme p ON p.id = c.programme "
                                                 "WHERE c.id = ?1", series->cohort);

  return pal_calendar_load (store, code, error);
}

static gboolean
add_series (PalDemo *demo, GKeyFile *file, const char *group, GError **error)
{
  PalDemoSeries series = { .demo = demo, .file = file, .group = group, .individual = g_str_has_prefix (group, "interviews ") };
  g_autofree char *slug = g_key_file_get_string (file, group, "cohort", error), *at = get (&series, "at");
  g_auto (GStrv) times = g_strsplit (at != NULL ? at : "", "|", -1);
  g_autoptr (GArray) days = NULL;
  g_autoptr (PalCalendar) calendar = NULL;

  if (slug == NULL)
    return FALSE;
  series.cohort = pal_sections_find (demo->sections, "cohort", slug);
  days = days_of (&series);
  calendar = load_calendar (&series, error);
  for (guint i = 0; calendar != NULL && i < days->len; i++)
    for (int t = 0; times[t] != NULL; t++)
      if (pal_calendar_is_working_day (calendar, &g_array_index (days, GDate, i))
          && !add_session (&series, &g_array_index (days, GDate, i), times[t], i, error))
        return FALSE;
  return calendar != NULL;
}

/* Reads who met when. What else the file holds, when somebody or a room is not free, is read as in any other. */
gboolean
pal_demo_add_sessions (PalDemo *demo, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      gboolean good = TRUE;

      if (g_str_has_prefix (groups[i], "workshops ") || g_str_has_prefix (groups[i], "interviews "))
        good = add_series (demo, file, groups[i], error);
      else if (!g_str_has_prefix (groups[i], "exceptions "))
        good = pal_sections_read (demo->sections, file, groups[i], error) != 0;
      if (!good)
        return FALSE;
    }
  return TRUE;
}
