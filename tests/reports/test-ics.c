/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "../rules/test-file.h"
#include "reports/calendar/pal-ics.h"
#include "rules/pal-core.h"
#include "store/pal-edit.h"
#include "store/pal-journal.h"

/* Calendars are read back by khal, a calendar program that is not ours. Today is 17 March 2026. */

typedef struct {
  PalStore *store;
  char     *folder;                    /* of the calendar program */
  gint64    cohort, other, coach, second, room, second_room, session, interview;
} World;

static PalEdit *
begin (PalStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit = pal_edit_begin (store, label, &error);

  g_assert_no_error (error);
  return edit;
}

static void
commit (PalEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
}

#define ID(id) g_strdup_printf ("%" G_GINT64_FORMAT, id)

static gint64
add_session (World *world, PalEdit *edit, gint64 cohort, const char *title, const char *start_at, const char *minutes)
{
  g_autofree char *of = ID (cohort), *room = ID (world->room);

  return SAVE (edit, "session", "cohort", of, "kind", "WORKSHOP", "title", title, "start-at", start_at, "minutes", minutes, "room", room,
               "status", "PLANNED");
}

static void
add_people (World *world, PalEdit *edit)
{
  g_autofree char *cohort = ID (world->cohort), *participant = NULL, *enrolment = NULL, *session = ID (world->session), *room = ID (world->room),
                  *interview = NULL, *coach = ID (world->coach);

  participant = ID (SAVE (edit, "participant", "last-name", "Bélanger", "first-name", "Éloïse"));
  enrolment = ID (SAVE (edit, "enrolment", "participant", participant, "cohort", cohort, "entry-on", "2026-01-05"));
  world->interview = SAVE (edit, "session", "cohort", cohort, "kind", "INDIVIDUAL", "title", "Entretien avec Éloïse Bélanger",
                           "start-at", "2026-04-08T14:00", "minutes", "60", "room", room, "note", "santé fragile");
  interview = ID (world->interview);
  SAVE (edit, "attendance", "session", interview, "enrolment", enrolment);
  SAVE (edit, "session_staff", "session", interview, "contact", coach);
  SAVE (edit, "session_staff", "session", session, "contact", coach);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalEdit *edit;

  pal_core_init ();
  world->store = test_file_make ();
  world->folder = g_dir_make_tmp ("palier-calendar-XXXXXX", &error);
  g_assert_no_error (error);
  edit = begin (world->store, "Fill");
  g_autofree char *fr = ID (SAVE (edit, "programme", "code", "RF", "name", "Remobilisation", "calendar", "FR"));
  g_autofree char *nc = ID (SAVE (edit, "programme", "code", "L1", "name", "Parcours Sud", "calendar", "NC"));
  g_autofree char *site = ID (SAVE (edit, "site", "name", "Maison des projets; côté cour", "address", "11, rue des Lochères", "city", "Dijon"));
  world->cohort = SAVE (edit, "cohort", "programme", fr, "name", "RF2 — Chenôve, Longvic");
  world->other = SAVE (edit, "cohort", "programme", nc, "name", "L1 — Nouméa");
  world->coach = SAVE (edit, "contact", "last-name", "Wamytan", "first-name", "Hélène", "staff", "1");
  world->second = SAVE (edit, "contact", "last-name", "Zeroual", "first-name", "Karim", "staff", "1");
  world->room = SAVE (edit, "room", "site", site, "name", "Salle Doubs");
  world->second_room = SAVE (edit, "room", "site", site, "name", "Salle Jura");
  world->session = add_session (world, edit, world->cohort, "Mobilité : bus, vélo; \"permis\"\\Code", "2026-04-07T09:00", "120");
  add_people (world, edit);
  commit (edit);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
  remove_all (world->folder);
  g_free (world->folder);
}

static PalIcs *
export (World *world, PalIcsOf of, gint64 record)
{
  g_autoptr (GError) error = NULL;
  PalIcsScope scope;
  PalIcs *calendar;

  pal_ics_scope_init (&scope, of, record);
  calendar = pal_ics_new (world->store, &scope, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (calendar->text, -1, NULL));
  return calendar;
}

/* One edit that sets one field. */
static void
change (World *world, const char *kind, gint64 id, const char *field, const char *value)
{
  PalEdit *edit = begin (world->store, "Change");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (world->store, pal_kind_find (kind), id, &error);

  g_assert_no_error (error);
  pal_record_set_raw (record, field, value, &error);
  g_assert_no_error (error);
  pal_record_save (record, edit, &error);
  g_assert_no_error (error);
  commit (edit);
}

static void
delete (World *world, const char *kind, gint64 id)
{
  PalEdit *edit = begin (world->store, "Delete");
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) record = pal_record_load (world->store, pal_kind_find (kind), id, &error);

  g_assert_no_error (error);
  pal_record_delete (record, edit, &error);
  g_assert_no_error (error);
  commit (edit);
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (world->store);

  pal_journal_undo (world->store, op->id, &error);
  g_assert_no_error (error);
}

/* The lines of the entry of a session, unfolded; NULL when the calendar has none. */
static char *
entry_of (const PalIcs *calendar, gint64 session)
{
  g_autofree char *begins = g_strdup_printf ("BEGIN:VEVENT\r\nUID:%" G_GINT64_FORMAT "-", session);
  const char *at = strstr (calendar->text, begins), *end = at != NULL ? strstr (at, "END:VEVENT") : NULL;
  g_autoptr (GString) lines = NULL;

  if (at == NULL)
    return NULL;
  lines = g_string_new_len (at, end - at);
  g_string_replace (lines, "\r\n ", "", 0);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static gint64
sequence_of (const PalIcs *calendar, gint64 session)
{
  g_autofree char *entry = entry_of (calendar, session);
  const char *at;

  g_assert_nonnull (entry);
  at = strstr (entry, "\r\nSEQUENCE:");
  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen ("\r\nSEQUENCE:"), NULL, 10);
}

#define assert_contains(text, part) \
  G_STMT_START { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("“%s” is not in:\n%s", (part), (text)); \
  } G_STMT_END

/* khal ------------------------------------------------------------------------------------------------------------- */

static const char config[] =
  "[calendars]\n[[palier]]\npath = %s/entries\ntype = calendar\n"
  "[sqlite]\npath = %s/khal.db\n"
  "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\ntimeformat = %%H:%%M\ndateformat = %%Y-%%m-%%d\n"
  "longdateformat = %%Y-%%m-%%d\ndatetimeformat = %%Y-%%m-%%d %%H:%%M\nlongdatetimeformat = %%Y-%%m-%%d %%H:%%M\n"
  "[default]\ndefault_calendar = palier\n";

/* NULL, and the test skipped, when it is not installed. Full transfer. */
static char *
khal (World *world, const char *const *arguments)
{
  g_autofree char *program = g_find_program_in_path ("khal"), *path = g_build_filename (world->folder, "config", NULL), *output = NULL,
                  *complaint = NULL, *text = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) line = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("khal is not installed");
      return NULL;
    }
  text = g_strdup_printf (config, world->folder, world->folder);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (line, program);
  g_ptr_array_add (line, (char *) "-c");
  g_ptr_array_add (line, path);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, (char *) arguments[i]);
  g_ptr_array_add (line, NULL);
  g_subprocess_launcher_setenv (launcher, "HOME", world->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) line->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &complaint, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("khal: %s%s", output, complaint);
  return g_steal_pointer (&output);
}

/* Brings the calendar into khal and lists what it holds of 2026: "2026-04-07 09:00 11:00 CONFIRMED Title". Full transfer. */
static char *
read_back (World *world, const PalIcs *calendar)
{
  g_autofree char *path = g_build_filename (world->folder, "export.ics", NULL), *entries = g_build_filename (world->folder, "entries", NULL),
                  *said = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (entries, 0700);
  g_assert_true (pal_ics_write (calendar, path, &error));
  g_assert_no_error (error);
  said = khal (world, (const char *const[]) { "import", "--batch", path, NULL });
  if (said == NULL)
    return NULL;
  return khal (world, (const char *const[]) { "list", "--once", "--day-format", "", "--format",
                                              "{start-date} {start-time} {end-date} {end-time} {status}{title} @ {location}",
                                              "2026-01-01", "364d", NULL });
}

static void
assert_read_back (World *world, const PalIcs *calendar, const char *expected)
{
  g_autofree char *listed = read_back (world, calendar);

  if (listed != NULL)
    g_assert_cmpstr (listed, ==, expected);
}

#define AT_DOUBS " @ Salle Doubs, Maison des projets; côté cour, 11, rue des Lochères, Dijon\n"
#define INTERVIEW "2026-04-08 14:00 2026-04-08 15:00 CONFIRMED Individual interview" AT_DOUBS
#define TITLE "Mobilité : bus, vélo; \"permis\"\\Code"

static void
test_read_back (World *world, gconstpointer data)
{
  g_autoptr (PalIcs) calendar = export (world, PAL_ICS_COHORT, world->cohort);

  g_assert_cmpuint (calendar->n_sessions, ==, 2);
  g_assert_cmpuint (calendar->n_cancelled, ==, 0);
  g_assert_cmpuint (calendar->left_out->len, ==, 0);
  g_assert_cmpstr (calendar->file_stem, ==, "Calendar RF2 — Chenôve, Longvic");
  assert_contains (calendar->text, "X-WR-CALNAME:RF2 — Chenôve, Longvic\r\n");
  assert_read_back (world, calendar, "2026-04-07 09:00 2026-04-07 11:00 CONFIRMED " TITLE AT_DOUBS INTERVIEW);
}

/* Moved, it is one entry still, elsewhere; cancelled, it says so; deleted, its entry is cancelled; brought back, it is there again. */
static void
test_again (World *world, gconstpointer data)
{
  g_autoptr (PalIcs) first = export (world, PAL_ICS_COHORT, world->cohort), moved = NULL, cancelled = NULL, deleted = NULL, back = NULL;

  assert_read_back (world, first, "2026-04-07 09:00 2026-04-07 11:00 CONFIRMED " TITLE AT_DOUBS INTERVIEW);
  change (world, "session", world->session, "start-at", "2026-04-09T13:30");
  moved = export (world, PAL_ICS_COHORT, world->cohort);
  assert_read_back (world, moved, INTERVIEW "2026-04-09 13:30 2026-04-09 15:30 CONFIRMED " TITLE AT_DOUBS);
  change (world, "session", world->session, "status", "CANCELLED");
  cancelled = export (world, PAL_ICS_COHORT, world->cohort);
  g_assert_cmpuint (cancelled->n_cancelled, ==, 1);
  assert_read_back (world, cancelled, INTERVIEW "2026-04-09 13:30 2026-04-09 15:30 CANCELLED " TITLE AT_DOUBS);
  undo (world);
  delete (world, "session", world->session);
  deleted = export (world, PAL_ICS_COHORT, world->cohort);
  g_assert_cmpuint (deleted->n_sessions, ==, 1);
  g_assert_cmpuint (deleted->n_cancelled, ==, 1);
  assert_read_back (world, deleted, INTERVIEW "2026-04-09 13:30 2026-04-09 15:30 CANCELLED " TITLE " @ \n");
  undo (world);
  back = export (world, PAL_ICS_COHORT, world->cohort);
  assert_read_back (world, back, INTERVIEW "2026-04-09 13:30 2026-04-09 15:30 CONFIRMED " TITLE AT_DOUBS);
}

/* The number of an entry only ever goes up: by a change, an undo, a change of who runs it, and when the journal forgets. */
static void
test_sequence (World *world, gconstpointer data)
{
  gint64 last = -1;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (PalIcs) calendar = export (world, PAL_ICS_COHORT, world->cohort);
      gint64 sequence = sequence_of (calendar, world->session), untouched = sequence_of (calendar, world->interview);
      g_autoptr (GError) error = NULL;

      g_test_message ("%u: %" G_GINT64_FORMAT, i, sequence);
      g_assert_cmpint (sequence, >=, last + (i < 5 ? 1 : 0));
      if (i == 0)
        g_assert_cmpint (untouched, <=, 1);
      last = sequence;
      /* The number counts seconds. */
      g_usleep (1100000);
      if (i == 0)
        change (world, "session", world->session, "start-at", "2026-04-09T13:30");
      else if (i == 1)
        undo (world);
      else if (i == 2)
        change (world, "session", world->session, "minutes", "90");
      else if (i == 3)
        delete (world, "session_staff", pal_store_ask_int_of (world->store, "SELECT id FROM session_staff WHERE session = ?1", world->session, 0));
      else
        pal_journal_purge (world->store, "9999-12-31", i == 4 ? NULL : "9999-12-31", &error);
      g_assert_no_error (error);
    }
}

/* A coach who no longer runs a session, and a room that it left, lose it; a session that left the period moves. */
static void
test_left (World *world, gconstpointer data)
{
  gint64 runs = pal_store_ask_int_of (world->store, "SELECT id FROM session_staff WHERE session = ?1", world->session, 0);
  g_autofree char *second = ID (world->second), *second_room = ID (world->second_room), *entry = NULL;
  g_autoptr (PalIcs) coach = NULL, other = NULL, room = NULL, period = NULL;
  g_autoptr (GError) error = NULL;
  PalIcsScope scope;

  change (world, "session_staff", runs, "contact", second);
  coach = export (world, PAL_ICS_COACH, world->coach);
  g_assert_cmpuint (coach->n_sessions, ==, 1);
  g_assert_cmpuint (coach->n_cancelled, ==, 1);
  other = export (world, PAL_ICS_COACH, world->second);
  g_assert_cmpuint (other->n_sessions, ==, 1);
  g_assert_cmpuint (other->n_cancelled, ==, 0);

  change (world, "session", world->session, "room", second_room);
  room = export (world, PAL_ICS_ROOM, world->room);
  entry = entry_of (room, world->session);
  assert_contains (entry, "STATUS:CANCELLED");
  g_assert_cmpuint (room->n_sessions, ==, 1);

  change (world, "session", world->session, "start-at", "2026-06-09T13:30");
  pal_ics_scope_init (&scope, PAL_ICS_COHORT, world->cohort);
  g_date_set_dmy (&scope.from, 6, G_DATE_APRIL, 2026);
  g_date_set_dmy (&scope.to, 7, G_DATE_APRIL, 2026);
  period = pal_ics_new (world->store, &scope, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (period->n_sessions, ==, 1);
  assert_contains (period->text, "20260609T133000");
}

/* Nobody who is convened is named, nor what was noted; a coach reads initials. */
static void
test_privacy (World *world, gconstpointer data)
{
  const struct { PalIcsOf of; gint64 record; gboolean initials; } exports[] = {
    { PAL_ICS_COHORT, world->cohort, FALSE }, { PAL_ICS_COACH, world->coach, TRUE }, { PAL_ICS_ROOM, world->room, FALSE },
  };
  static const char *const secrets[] = { "langer", "lo\u00efse", "fragile" };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autoptr (PalIcs) calendar = export (world, exports[i].of, exports[i].record);
      g_autofree char *entry = entry_of (calendar, world->interview), *file = pal_store_get_setting (world->store, "file-id");

      for (guint j = 0; j < G_N_ELEMENTS (secrets); j++)
        g_assert_null (strstr (calendar->text, secrets[j]));
      g_assert_null (strstr (calendar->text, file));
      g_assert_cmpint (strstr (entry, "(É. B.)") != NULL, ==, exports[i].initials);
      assert_contains (entry, "Run by: Hélène Wamytan");
    }
}

/* The clock of the wall, in the nights in which it is put forward and back, and far away where it never is. */
static void
test_zones (World *world, gconstpointer data)
{
  PalEdit *edit = begin (world->store, "Nights");
  g_autoptr (PalIcs) calendar = NULL, room = NULL;

  add_session (world, edit, world->cohort, "Nuit de mars", "2026-03-28T23:00", "300");
  add_session (world, edit, world->cohort, "Heure qui n’existe pas", "2026-03-29T02:30", "30");
  add_session (world, edit, world->cohort, "Finit à une heure qui n’existe pas", "2026-03-29T00:30", "120");
  add_session (world, edit, world->cohort, "Nuit d’octobre", "2026-10-24T22:00", "480");
  add_session (world, edit, world->cohort, "Deux fois", "2026-10-25T01:30", "60");
  commit (edit);
  calendar = export (world, PAL_ICS_COHORT, world->cohort);
  assert_read_back (world, calendar,
                    "2026-03-28 23:00 2026-03-29 04:00 CONFIRMED Nuit de mars" AT_DOUBS
                    "2026-03-29 00:30 2026-03-29 03:30 CONFIRMED Finit à une heure qui n’existe pas" AT_DOUBS
                    "2026-03-29 03:30 2026-03-29 04:00 CONFIRMED Heure qui n’existe pas" AT_DOUBS
                    "2026-04-07 09:00 2026-04-07 11:00 CONFIRMED " TITLE AT_DOUBS INTERVIEW
                    "2026-10-24 22:00 2026-10-25 06:00 CONFIRMED Nuit d’octobre" AT_DOUBS
                    "2026-10-25 01:30 2026-10-25 02:30 CONFIRMED Deux fois" AT_DOUBS);

  /* Nine in the morning in Nouméa is the evening before in Paris. */
  edit = begin (world->store, "Far away");
  add_session (world, edit, world->other, "Ailleurs", "2026-05-05T09:00", "60");
  commit (edit);
  room = export (world, PAL_ICS_ROOM, world->room);
  assert_contains (room->text, "TZID:Europe/Paris\r\n");
  assert_contains (room->text, "DTSTART;TZID=Pacific/Noumea:20260505T090000\r\n");
  g_autofree char *listed = read_back (world, room);
  if (listed != NULL)
    assert_contains (listed, "2026-05-05 00:00 2026-05-05 01:00 CONFIRMED Ailleurs · L1 — Nouméa");
}

/* Five hundred characters, several lines, what no calendar file may hold, no end, no hour, no date. */
static void
test_bad_input (World *world, gconstpointer data)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (PalIcs) calendar = NULL;
  g_autoptr (PalStatement) statement = NULL;
  PalEdit *edit = begin (world->store, "Bad input");
  gint64 undated, open, day;
  g_autofree char *entry = NULL, *listed = NULL, *shown = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (title, "éàü, ;ç\\ab");
  undated = add_session (world, edit, world->cohort, "Sans date", NULL, NULL);
  open = add_session (world, edit, world->cohort, "Sans durée", "2026-04-10T09:00", NULL);
  day = add_session (world, edit, world->cohort, "Sans heure", "2026-04-11", "60");
  commit (edit);
  statement = pal_statement_new (world->store, "UPDATE session SET title = ?1, theme = ?2 WHERE id = ?3", NULL);
  pal_statement_bind_text (statement, 1, title->str);
  pal_statement_bind_text (statement, 2, "un\ndeux\a");
  pal_statement_bind_int (statement, 3, world->session);
  g_assert_true (pal_statement_run (statement, NULL));

  calendar = export (world, PAL_ICS_COHORT, world->cohort);
  g_assert_cmpuint (calendar->left_out->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (calendar->left_out, 0), ==, "Sans date");
  g_assert_null (entry_of (calendar, undated));
  entry = entry_of (calendar, open);
  g_assert_null (strstr (entry, "DTEND"));
  g_free (entry);
  entry = entry_of (calendar, day);
  assert_contains (entry, "DTSTART;VALUE=DATE:20260411\r\n");
  g_auto (GStrv) lines = g_strsplit (calendar->text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strpbrk (lines[i], "\r\n\a"));
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
  listed = read_back (world, calendar);
  shown = g_strdup_printf ("CONFIRMED %s: un", title->str);
  if (listed != NULL)
    assert_contains (listed, shown);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/ics/" path, World, NULL, set_up, test, tear_down)
  ADD ("read-back", test_read_back);
  ADD ("again", test_again);
  ADD ("sequence", test_sequence);
  ADD ("left", test_left);
  ADD ("privacy", test_privacy);
  ADD ("zones", test_zones);
  ADD ("bad-input", test_bad_input);
  return g_test_run ();
}
