/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-own-fields.h"
#include "records/pal-record.h"
#include "reports/indicators/pal-indicator.h"
#include "rules/pal-core.h"
#include "rules/pal-course.h"
#include "rules/demo/pal-demo.h"
#include "rules/pal-eligibility.h"
#include "rules/pal-landlord.h"
#include "rules/people/pal-people-list.h"
#include "rules/people/pal-saved-filter.h"
#include "rules/planning/pal-clash.h"
#include "store/pal-journal.h"

typedef struct {
  char *folder;
  PalStore *store;
} Fixture;

static PalStore *
make_demo (Fixture *self, const char *name, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  g_setenv ("PALIER_TODAY", today, TRUE);
  pal_demo_fill (store, &error);
  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *self, gconstpointer today)
{
  self->folder = g_dir_make_tmp ("palier-demo-XXXXXX", NULL);
  self->store = make_demo (self, "demo.palier", today != NULL ? today : "2026-03-17");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer today)
{
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
}

static gint64
ask (Fixture *self, const char *sql)
{
  return pal_store_ask_int (self->store, sql, -1);
}

/* The ids that a statement gives, in its order. */
static GArray *
ask_ids (PalStore *store, const char *sql)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, &error);

  g_assert_no_error (error);
  while (pal_statement_step (statement, &error))
    {
      gint64 id = pal_statement_get_int (statement, 0);
      g_array_append_val (ids, id);
    }
  g_assert_no_error (error);
  return ids;
}

/* What there is ---------------------------------------------------------- */

static void
test_size (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (ask (self, "SELECT count (*) FROM programme"), ==, 6);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM cohort"), ==, 14);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), >=, 175);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM participant"), <=, 190);
  /* Three years, from the first cohort until today. */
  g_assert_cmpint (ask (self, "SELECT min (start_on) <= '2023-05-31' FROM cohort"), ==, 1);
  g_assert_true (pal_store_check (self->store, TRUE, NULL));

  g_autofree char *landlord = pal_landlord_name (self->store);
  g_assert_cmpstr (landlord, ==, "Habitat des Trois-Rivières");
}

/* Every code of a list stands somewhere in a column. */
static void
test_every_code (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *table, *column, *list;
  } columns[] = {
    { "prescription", "decision", "decision" },
    { "prescription", "motive", "motive" },
    { "prescription", "non_entry_reason", "non_entry_reason" },
    { "enrolment", "exit_reason", "exit_reason" },
    { "enrolment", "exit_initiative", "exit_initiative" },
    { "enrolment", "entry_status", "entry_status" },
    { "enrolment", "entry_qpv", "three" },
    { "enrolment", "entry_disabled", "three" },
    { "situation", "code", "situation_code" },
    { "situation", "lasting_prospect", "three" },
    { "barrier", "theme", "barrier_theme" },
    { "barrier", "phase", "barrier_phase" },
    { "cohort", "status", "cohort_status" },
    { "participant", "status", "participant_status" },
    { "participant", "gender", "gender" },
    { "participant", "resident", "three" },
    { "participant", "disabled", "three" },
    { "participant", "in_support", "three" },
    { "participant", "driving_licence", "three" },
    { "participant", "education_level", "education_level" },
    { "site", "kind", "site_kind" },
    { "organisation", "roles", "organisation_role" },
    { "contact", "roles", "contact_role" },
    { "programme", "currency", "currency" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (const PalChoice *choice = pal_choices (columns[i].list); choice->code != NULL; choice++)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE instr ('|' || %s || '|', '|%s|') > 0",
                                                columns[i].table, columns[i].column, choice->code);
        /* Nobody of New Caledonia is said to live in a QPV or not: unknown there is no answer at all. */
        if (g_str_equal (columns[i].column, "entry_qpv") && g_str_equal (choice->code, "UNKNOWN"))
          continue;
        if (ask (self, sql) < 1)
          g_error ("no %s.%s is %s", columns[i].table, columns[i].column, choice->code);
      }
}

/* Every step of a course, as the rules tell it. */
static void
test_every_state (Fixture *self, gconstpointer data)
{
  guint seen[PAL_COURSE_EXITED + 1] = { 0 };
  g_autoptr (GArray) ids = ask_ids (self->store, "SELECT id FROM prescription");
  GDate today;

  pal_today (&today);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PalCourse) course = pal_course_load (self->store, g_array_index (ids, gint64, i), NULL);
      g_assert_nonnull (course);
      seen[pal_course_state (course, &today)]++;
    }
  for (guint state = PAL_COURSE_PRESCRIBED; state <= PAL_COURSE_EXITED; state++)
    if (seen[state] == 0)
      g_error ("nobody is %s", pal_course_state_code (state));
}

static void
test_variety (Fixture *self, gconstpointer data)
{
  static const char *const at_least_one[] = {
    /* barriers: found, worked on, lifted, come back */
    "SELECT count (*) FROM barrier WHERE worked_on IS NULL AND lifted_on IS NULL",
    "SELECT count (*) FROM barrier WHERE worked_on IS NOT NULL AND lifted_on IS NULL",
    "SELECT count (*) FROM barrier WHERE lifted_on IS NOT NULL",
    "SELECT count (*) FROM barrier WHERE reopens IS NOT NULL",
    "SELECT count (*) FROM barrier b JOIN prescription p ON p.id = b.prescription WHERE b.phase = 'NON_ENTRY' AND "
    "p.non_entry_on IS NOT NULL",
    /* courses: again, in the same cohort too, amended, suspended, without end date, ended after the cohort */
    "SELECT count (*) FROM (SELECT 1 FROM enrolment GROUP BY participant HAVING count (DISTINCT cohort) > 1)",
    "SELECT count (*) FROM (SELECT 1 FROM enrolment GROUP BY participant, cohort HAVING count (*) > 1)",
    "SELECT count (*) FROM enrolment WHERE amended_end_on IS NOT NULL",
    "SELECT count (*) FROM suspension WHERE end_on IS NULL",
    "SELECT count (*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE c.end_on IS NULL",
    "SELECT count (*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE e.exit_on > c.end_on",
    "SELECT count (*) FROM prescription WHERE replaces IS NOT NULL",
    "SELECT count (*) FROM prescription WHERE social_worker IS NOT NULL",
    "SELECT count (*) FROM prescription p JOIN purchase_order o ON o.id = p.purchase_order JOIN meeting m ON m.id = "
    "p.meeting",
    /* situations: exactly six months, part-time permanent, over without news, told late, several in a row */
    "SELECT count (*) FROM situation WHERE code = 'CDD' AND contract_months = 6",
    "SELECT count (*) FROM situation WHERE code = 'CDD' AND contract_months > 6 AND lasting_prospect = 'YES'",
    "SELECT count (*) FROM situation WHERE code = 'CDI' AND quota_pct < 80",
    "SELECT count (*) FROM situation WHERE end_on IS NOT NULL",
    "SELECT count (*) FROM situation WHERE julianday (recorded_on) - julianday (start_on) > 60",
    "SELECT count (*) FROM (SELECT 1 FROM situation GROUP BY enrolment HAVING count (*) > 1)",
    "SELECT count (*) FROM enrolment e WHERE exit_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM situation WHERE "
    "enrolment = e.id)",
    /* what is missing */
    "SELECT count (*) FROM participant WHERE birth_on IS NULL",
    "SELECT count (*) FROM participant WHERE phone IS NULL",
    "SELECT count (*) FROM participant WHERE education_level IS NULL",
    "SELECT count (*) FROM prescription WHERE prescriber IS NULL",
    "SELECT count (*) FROM prescription WHERE motive IS NULL",
    "SELECT count (*) FROM prescription WHERE non_entry_on IS NOT NULL AND non_entry_reason IS NULL",
    "SELECT count (*) FROM enrolment WHERE exit_on IS NOT NULL AND exit_reason IS NULL",
    "SELECT count (*) FROM enrolment WHERE entry_city IS NULL",
    "SELECT count (*) FROM barrier WHERE theme IS NULL",
    "SELECT count (*) FROM participant p WHERE NOT EXISTS (SELECT 1 FROM prescription WHERE participant = p.id)",
    /* around people */
    "SELECT count (*) FROM contact WHERE staff = 1 AND active = 0",
    "SELECT count (*) FROM support",
    "SELECT count (*) FROM note WHERE enrolment IS NOT NULL AND author IS NOT NULL",
    "SELECT count (*) FROM tagged t JOIN participant p ON p.id = t.record",
    "SELECT count (*) FROM custom_value v JOIN participant p ON p.id = v.record JOIN custom_field f ON f.id = "
    "v.custom_field",
    "SELECT count (*) FROM report_sent",
    "SELECT count (*) FROM participant a JOIN participant b ON b.phone = a.phone AND b.id > a.id",
    "SELECT count (*) FROM meeting WHERE held_at > '2026-03-17'",
    /* sessions: late by some minutes, excused, not signed, held without a word about who came, of somebody unknown, today */
    "SELECT count (*) FROM attendance a JOIN session s ON s.id = a.session WHERE a.status = 'LATE' AND a.minutes < s.minutes",
    "SELECT count (*) FROM attendance WHERE status = 'EXCUSED' AND signed IS NULL",
    "SELECT count (*) FROM attendance WHERE status = 'PRESENT' AND signed IS NULL",
    "SELECT count (*) FROM session s WHERE status = 'HELD' AND NOT EXISTS (SELECT 1 FROM attendance WHERE session = s.id)",
    "SELECT count (*) FROM session s JOIN attendance a ON a.session = s.id WHERE s.status = 'HELD' AND s.kind <> 'INDIVIDUAL' "
    "AND a.status IS NULL",
    "SELECT count (*) FROM session WHERE kind = 'INDIVIDUAL' AND status = 'HELD' AND note IS NOT NULL",
    "SELECT count (*) FROM session WHERE start_at LIKE '2026-03-17%' AND status = 'PLANNED'",
    "SELECT count (*) FROM unavailability",
  };

  for (guint i = 0; i < G_N_ELEMENTS (at_least_one); i++)
    if (ask (self, at_least_one[i]) < 1)
      g_error ("none: %s", at_least_one[i]);
  g_assert_cmpint (
    ask (self, "SELECT count (*) FROM situation WHERE code = 'NON_DECLARE' AND organisation IS NOT NULL"), ==, 0);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (ask (self, "SELECT count (*) FROM programme p WHERE NOT EXISTS (SELECT 1 FROM outside_key"
                              " WHERE table_name = 'programme' AND source = 'bundle' AND record = p.id)"),
                   ==, 0);
  g_assert_cmpint (ask (self, "SELECT count (*) FROM cohort c WHERE NOT EXISTS (SELECT 1 FROM outside_key"
                              " WHERE table_name = 'cohort' AND source = 'bundle' AND record = c.id)"),
                   ==, 0);
  g_assert_cmpint (pal_outside_key_find (self->store, "bundle", "cohort", "pel6"), !=, 0);
}

/* The people that the design's pictures show. */
static void
test_known_people (Fixture *self, gconstpointer data)
{
  g_autofree char *lina = pal_store_ask_text (
    self->store,
    "SELECT p.birth_name || ' ' || p.birth_on || ' ' || p.phone || ' ' || p.city || ' ' || group_concat (c.name, '; ')"
    "  FROM participant p JOIN enrolment e ON e.participant = p.id JOIN cohort c ON c.id = e.cohort"
    " WHERE p.last_name = 'Benali' AND p.first_name = 'Lina' GROUP BY p.id");

  g_assert_cmpstr (lina, ==,
                   "Kaddour 1991-05-12 06 41 27 83 05 Dijon RF 2024 — Les Lochères; L1 — entrées permanentes");
  g_assert_cmpint (ask (self,
                        "SELECT count (*) FROM participant WHERE last_name || ' ' || first_name IN"
                        " ('Garnier Nathalie', 'Delorme Kévin', 'Chevallier Mélanie', 'Mbemba Grâce', 'Rahmani Yacine',"
                        "  'N’Diaye Awa', 'Jacquet Françoise', 'Diallo Mariama')"),
                   ==, 8);
}

/* A figure that says something: known, and neither nothing nor, of a rate, all. */
static gboolean
tells (const PalFigure *figure)
{
  if (!figure->known)
    return FALSE;
  if (g_str_equal (figure->unit, "date"))
    return g_date_valid (&figure->date);
  return figure->value > 0 && !(g_str_equal (figure->unit, "pct") && figure->value >= 1);
}

/* Every figure of every indicator that is delivered says something for at least one cohort. */
static void
test_indicators (Fixture *self, gconstpointer data)
{
  const GPtrArray *indicators = pal_indicators ();
  g_autoptr (GArray) cohorts = ask_ids (self->store, "SELECT id FROM cohort");
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer code, any;

  g_assert_cmpuint (indicators->len, >=, 29);
  for (guint i = 0; i < indicators->len; i++)
    for (guint c = 0; c < cohorts->len; c++)
      {
        const PalIndicator *indicator = g_ptr_array_index (indicators, i);
        g_autoptr (GError) error = NULL;
        PalScope scope;
        pal_scope_init (&scope);
        scope.cohort = g_array_index (cohorts, gint64, c);
        pal_today (&scope.as_of);
        g_autoptr (GPtrArray) figures = pal_indicator_compute (self->store, indicator->code, &scope, &error);
        g_assert_no_error (error);
        g_hash_table_insert (told, g_strdup (indicator->code), g_hash_table_lookup (told, indicator->code));
        for (guint f = 0; f < figures->len; f++)
          {
            const PalFigure *figure = g_ptr_array_index (figures, f);
            gboolean before = g_hash_table_lookup (told, figure->code) != NULL;
            g_hash_table_insert (told, g_strdup (figure->code), GINT_TO_POINTER (before || tells (figure)));
            if (tells (figure))
              g_hash_table_insert (told, g_strdup (indicator->code), GINT_TO_POINTER (TRUE));
          }
        pal_scope_clear (&scope);
      }
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &code, &any))
    if (any == NULL)
      g_error ("%s says nothing in any cohort", (const char *) code);
}

/* Whether it holds together ---------------------------------------------- */

/* What is said to have happened has happened, in its order. */
static void
test_dates (Fixture *self, gconstpointer data)
{
  static const char *const happened[] = { "participant birth_on",
                                          "participant qpv_on",
                                          "participant registered_on",
                                          "prescription prescribed_on",
                                          "prescription contact_on",
                                          "prescription decision_on",
                                          "prescription non_entry_on",
                                          "purchase_order issued_on",
                                          "enrolment entry_on",
                                          "enrolment exit_on",
                                          "enrolment project_on",
                                          "enrolment plan_signed_on",
                                          "enrolment skills_map_on",
                                          "situation start_on",
                                          "situation recorded_on",
                                          "barrier identified_on",
                                          "barrier worked_on",
                                          "barrier lifted_on",
                                          "note held_at",
                                          "suspension start_on",
                                          "support start_on",
                                          "report_sent sent_on" };
  static const char *const never[] = {
    "SELECT count (*) FROM prescription WHERE contact_on < prescribed_on OR decision_on < prescribed_on OR "
    "non_entry_on < decision_on",
    "SELECT count (*) FROM prescription p JOIN enrolment e ON e.prescription = p.id WHERE e.entry_on < p.decision_on"
    " OR p.decision <> 'ACCEPTED' OR p.non_entry_on IS NOT NULL OR p.participant <> e.participant OR p.cohort <> "
    "e.cohort",
    "SELECT count (*) FROM enrolment WHERE exit_on < entry_on OR (exit_on IS NULL AND exit_reason IS NOT NULL)",
    "SELECT count (*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE e.entry_on < c.start_on OR e.entry_on > "
    "c.end_on",
    "SELECT count (*) FROM enrolment WHERE plan_signed_on < project_on OR project_on < entry_on OR skills_map_on < "
    "entry_on",
    "SELECT count (*) FROM barrier WHERE worked_on < identified_on OR lifted_on < worked_on",
    "SELECT count (*) FROM enrolment e JOIN participant p ON p.id = e.participant WHERE p.birth_on > date (e.entry_on, "
    "'-16 years')",
    "SELECT count (*) FROM enrolment a JOIN enrolment b ON b.participant = a.participant AND b.id > a.id"
    " WHERE a.entry_on <= coalesce (b.exit_on, '9999') AND b.entry_on <= coalesce (a.exit_on, '9999')",
    "SELECT count (*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE c.status IN ('PLANNED', 'CANCELLED')",
    "SELECT count (*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE c.status = 'CLOSED' AND e.exit_on IS "
    "NULL",
    "SELECT count (*) FROM cohort c WHERE c.places < (SELECT count (*) FROM enrolment WHERE cohort = c.id AND exit_on "
    "IS NULL)",
  };
  const char *today = data != NULL ? data : "2026-03-17";

  for (guint i = 0; i < G_N_ELEMENTS (happened); i++)
    {
      g_auto (GStrv) parts = g_strsplit (happened[i], " ", 2);
      g_autofree char *sql =
        g_strdup_printf ("SELECT count (*) FROM %s WHERE substr (%s, 1, 10) > '%s'", parts[0], parts[1], today);
      if (ask (self, sql) != 0)
        g_error ("in the future: %s", happened[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (ask (self, never[i]) != 0)
      g_error ("never: %s", never[i]);
}

/* Today is inside: a cohort is under way, one is to come, others are over. */
static void
test_today (Fixture *self, gconstpointer data)
{
  const char *today = data != NULL ? data : "2026-03-17";
  g_autofree char *running = g_strdup_printf ("SELECT count (*) FROM cohort WHERE status = 'OPEN' AND start_on <= '%s'"
                                              " AND coalesce (end_on, '9999') >= '%s'",
                                              today, today);
  g_autofree char *open = g_strdup_printf ("SELECT count (*) FROM cohort WHERE status = 'OPEN'");
  g_autofree char *coming =
    g_strdup_printf ("SELECT count (*) FROM cohort WHERE status = 'PLANNED' AND start_on > '%s'", today);
  g_autofree char *over =
    g_strdup_printf ("SELECT count (*) FROM cohort WHERE status = 'CLOSED' AND end_on < '%s'", today);

  g_assert_cmpint (ask (self, running), ==, ask (self, open));
  g_assert_cmpint (ask (self, running), >=, 5);
  g_assert_cmpint (ask (self, coming), ==, 1);
  g_assert_cmpint (ask (self, over), ==, ask (self, "SELECT count (*) FROM cohort WHERE status = 'CLOSED'"));
}

/* Nobody has entered a programme whose rules say no. */
static void
test_eligible (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = ask_ids (self->store, "SELECT id FROM enrolment");
  guint yes = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PalRecord) enrolment =
        pal_record_load (self->store, pal_kind_find ("enrolment"), g_array_index (ids, gint64, i), NULL);
      gint64 programme = pal_store_ask_int_of (self->store, "SELECT programme FROM cohort WHERE id = ?1",
                                               pal_record_get_int (enrolment, "cohort", 0), 0);
      g_autoptr (PalRecord) of = pal_record_load (self->store, pal_kind_find ("programme"), programme, NULL);
      g_autoptr (PalRecord) person = pal_record_load (self->store, pal_kind_find ("participant"),
                                                      pal_record_get_int (enrolment, "participant", 0), NULL);
      g_autofree char *name = pal_record_title (person);
      GDate entry;
      pal_record_get_date (enrolment, "entry-on", &entry);
      g_autoptr (PalEligibility) eligibility = pal_eligibility_load (self->store, person, of, &entry, NULL);
      for (guint v = 0; v < eligibility->verdicts->len; v++)
        {
          PalVerdict *verdict = g_ptr_array_index (eligibility->verdicts, v);
          if (verdict->answer == PAL_ANSWER_NO)
            g_error ("%s: %s", name, verdict->reason);
        }
      yes += eligibility->answer == PAL_ANSWER_YES;
    }
  g_assert_cmpuint (yes, >, ids->len / 2);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalOp) op = pal_journal_next_undo (self->store);

  g_assert_nonnull (op);
  g_assert_cmpstr (op->label, ==, "Demonstration");
  g_assert_cmpint (ask (self, "SELECT count (*) FROM op"), ==, 1);
  g_assert_true (pal_journal_undo (self->store, op->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self, "SELECT (SELECT count (*) FROM participant) + (SELECT count (*) FROM programme)"), ==, 0);
}

/* The same each time ----------------------------------------------------- */

/* All that is kept, but keys and the moment of writing. */
static char *
dump (PalStore *store)
{
  const PalKind *const *kinds = pal_kind_all ();
  GString *text = g_string_new (NULL);

  for (int k = 0; kinds[k] != NULL; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", kinds[k]->table);
      g_autoptr (GArray) ids = ask_ids (store, sql);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (PalRecord) record = pal_record_load (store, kinds[k], g_array_index (ids, gint64, i), NULL);
          g_string_append (text, kinds[k]->table);
          for (guint f = 0; kinds[k]->fields[f].name != NULL; f++)
            {
              const PalField *field = &kinds[k]->fields[f];
              g_autofree char *raw = field->kind == PAL_REF ? pal_record_show (record, field->name)
                                                            : pal_record_get_raw (record, field->name);
              if (!g_str_equal (field->name, "record"))
                g_string_append_printf (text, "|%s", raw != NULL ? raw : "");
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_same_again (Fixture *self, gconstpointer data)
{
  g_autoptr (PalStore) again = make_demo (self, "encore.palier", "2026-03-17");
  g_autoptr (PalStore) later = make_demo (self, "plus-tard.palier", "2026-03-23");
  g_autofree char *first = dump (self->store);
  g_autofree char *second = dump (again);
  g_autofree char *third = dump (later);

  g_assert_cmpuint (strlen (first), >, 100000);
  g_assert_true (g_str_equal (first, second));
  /* Until the week is over, nothing moves. */
  g_assert_true (g_str_equal (first, third));
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  static const char *const lina = "SELECT birth_on FROM participant WHERE last_name = 'Benali'";
  g_autoptr (PalStore) later = make_demo (self, "plus-tard.palier", "2026-03-31");
  g_autoptr (PalStore) before = make_demo (self, "avant.palier", "2026-03-16");
  g_autofree char *moved_on = pal_store_ask_text (later, lina);
  g_autofree char *moved_back = pal_store_ask_text (before, lina);

  g_assert_cmpstr (moved_on, ==, "1991-05-26");
  g_assert_cmpstr (moved_back, ==, "1991-05-05");
  /* A name that says a year says that of its cohort. */
  g_autoptr (PalStore) next_year = make_demo (self, "an-prochain.palier", "2027-03-20");
  g_autofree char *name = pal_store_ask_text (next_year, "SELECT name FROM cohort WHERE name LIKE 'RF 20%Loch%'");
  g_assert_cmpstr (name, ==, "RF 2025 — Les Lochères");
}

/* Every filter that is proposed or kept there can be asked, and those that are kept find somebody. */
static void
test_filters (Fixture *self, gconstpointer data)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (self->store);
  g_autoptr (GPtrArray) saved = pal_saved_filters_load (self->store);
  guint kept = 0;

  for (guint i = 0; i < saved->len; i++)
    {
      const PalSavedFilter *one = g_ptr_array_index (saved, i);
      g_autoptr (PalQuery) list = pal_people_list_new (fields, NULL);

      for (guint c = 0; c < pal_filter_get_n (one->filter); c++)
        g_assert_true (pal_condition_check (fields, pal_filter_get (one->filter, c), NULL));
      g_assert_true (pal_people_list_show (list, fields, &(PalPeopleView) { .filter = one->filter }, NULL));
      if (one->id != 0 && g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
        g_error ("nobody answers to “%s”", one->name);
      kept += one->id != 0;
    }
  g_assert_cmpuint (kept, ==, 3);
}

/* Everything on the record has something to show, and each value fits the field that people defined. */
static void
test_record (Fixture *self, gconstpointer today)
{
  const PalKind *kind = pal_own_kind (self->store, "participant");
  gint64 lina = pal_store_ask_int (self->store, "SELECT id FROM participant WHERE last_name = 'Benali' AND first_name = 'Lina'", 0);
  g_autoptr (GPtrArray) groups = pal_own_groups (self->store, "participant", lina);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PalStatement) rows = pal_statement_new (self->store, "SELECT DISTINCT record FROM custom_value", NULL);

  g_assert_cmpuint (groups->len, ==, 3);   /* for everybody, and for the two programmes that she was in */
  while (pal_statement_step (rows, NULL))
    {
      gint64 id = pal_statement_get_int (rows, 0);
      g_array_append_val (people, id);
    }
  g_assert_cmpuint (people->len, >, 80);
  for (guint i = 0; i < people->len; i++)
    for (guint j = 0; kind->fields[j].name != NULL; j++)
      {
        g_autofree char *unread = pal_own_value_unread (self->store, &kind->fields[j], g_array_index (people, gint64, i));
        g_assert_null (unread);
      }
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM support WHERE participant = ?1", lina, 0), >=, 4);
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM tagged WHERE record = ?1", lina, 0), >=, 2);
  g_assert_cmpint (pal_store_ask_int_of (self->store, "SELECT count (*) FROM suspension s JOIN enrolment e ON e.id = s.enrolment "
                                         "WHERE e.participant = ?1", lina, 0), ==, 1);
}

/* A cohort that is under way has its sessions: those that are past were held, nothing clashes. */
static void
test_sessions (Fixture *self, gconstpointer today)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store, "SELECT id, status, start_at FROM session ORDER BY id", NULL);
  guint held = 0, planned = 0;

  while (pal_statement_step (row, NULL))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) clashes = pal_clashes_of (self->store, pal_statement_get_int (row, 0), &error);
      gboolean past = g_strcmp0 (pal_statement_get_text (row, 2), "2026-03-17") < 0;

      g_assert_no_error (error);
      g_assert_cmpuint (clashes->len, ==, 0);
      g_assert_cmpstr (pal_statement_get_text (row, 1), ==, past ? "HELD" : "PLANNED");
      held += past;
      planned += !past;
    }
  g_assert_cmpuint (held, >, 200);
  g_assert_cmpuint (planned, >, 100);
  /* Six programmes' worth of cohorts meet in the weeks around today. */
  g_assert_cmpint (ask (self, "SELECT count (DISTINCT cohort) FROM session WHERE start_at BETWEEN '2026-03-09' AND '2026-03-28'"), >=, 6);
  /* What the cohort of the pictures shows: somebody who missed three in a row. */
  g_assert_cmpint (ask (self, "SELECT count (*) FROM attendance a JOIN session s ON s.id = a.session JOIN enrolment e ON e.id = a.enrolment "
                              "JOIN participant p ON p.id = e.participant WHERE p.last_name = 'Garnier' AND a.status = 'ABSENT' "
                              "AND substr (s.start_at, 1, 10) IN ('2026-02-24', '2026-03-03', '2026-03-10')"), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();

#define ADD(path, function, today) g_test_add ("/demo/" path, Fixture, today, set_up, function, tear_down)
  ADD ("size", test_size, NULL);
  ADD ("every-code", test_every_code, NULL);
  ADD ("every-state", test_every_state, NULL);
  ADD ("variety", test_variety, NULL);
  ADD ("keys", test_keys, NULL);
  ADD ("known-people", test_known_people, NULL);
  ADD ("indicators", test_indicators, NULL);
  ADD ("dates", test_dates, NULL);
  ADD ("dates-later", test_dates, "2028-02-29");
  ADD ("dates-before", test_dates, "2025-01-01");
  ADD ("today", test_today, NULL);
  ADD ("today-later", test_today, "2029-12-31");
  ADD ("eligible", test_eligible, NULL);
  ADD ("eligible-later", test_eligible, "2027-08-15");
  ADD ("filters", test_filters, NULL);
  ADD ("record", test_record, NULL);
  ADD ("undo", test_undo, NULL);
  ADD ("same-again", test_same_again, NULL);
  ADD ("moved", test_moved, NULL);
  ADD ("sessions", test_sessions, NULL);
  return g_test_run ();
}
