/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-conformity.h"
#include "rules/programmes/pal-programme.h"

#include "test-file.h"

/* The rules of the specification of the third programme, on a cohort whose sessions are added one by one. */

typedef struct {
  PalStore *store;
  gint64    programme, cohort, enrolments[3];
  PalEdit  *edit;
} World;

static gint64
template_of (World *world, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM session_template WHERE kind = '%s' AND programme = %" G_GINT64_FORMAT, kind,
                                          world->programme);

  return pal_store_ask_int (world->store, sql, 0);
}

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
add_session (World *world, const char *kind, const char *day, const char *minutes, const char *theme, const char *status)
{
  g_autofree char *cohort = key (world->cohort), *template = key (template_of (world, kind)), *at = g_strdup_printf ("%sT09:00", day);

  return SAVE (world->edit, "session", "cohort", cohort, "session-template", template, "kind", kind, "start-at", at, "minutes", minutes,
               "theme", theme, "status", status);
}

/* Three women in course from Tuesday 13 January to Friday 3 April 2026; of one nobody said whether she lives in a QPV. */
static void
set_up (World *world, gconstpointer data)
{
  static const char *const qpv[] = { "YES", "YES", "UNKNOWN" };
  g_autoptr (GError) error = NULL;

  world->store = test_file_make ();
  world->edit = pal_edit_begin (world->store, "fill", &error);
  world->programme = pal_programme_add (world->edit, "remobilisation-femmes-qpv", &error);
  g_assert_no_error (error);
  g_autofree char *programme = key (world->programme);
  world->cohort = SAVE (world->edit, "cohort", "programme", programme, "name", "RF9", "start-on", "2026-01-13", "end-on", "2026-04-03",
                        "places", "12");
  g_autofree char *cohort = key (world->cohort);
  for (guint i = 0; i < 3; i++)
    {
      gint64 person = SAVE (world->edit, "participant", "last-name", "X", "gender", "F", "birth-on", "1980-01-01", "qpv", qpv[i],
                            "in-support", "YES");
      g_autofree char *participant = key (person);
      world->enrolments[i] = SAVE (world->edit, "enrolment", "participant", participant, "cohort", cohort, "entry-on", "2026-01-13");
    }
}

static void
keep (World *world)
{
  g_autoptr (GError) error = NULL;

  if (world->edit != NULL)
    pal_edit_commit (world->edit, &error);
  g_assert_no_error (error);
  g_clear_object (&world->edit);
}

static void
tear_down (World *world, gconstpointer data)
{
  keep (world);
  test_file_remove (world->store);
}

static void
expect (World *world, const char *at, const char *rubric, const char *code, PalConformityState state, const char *planned, const char *held)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  const PalConformity *found = NULL;
  GDate day;

  keep (world);
  g_assert_true (pal_date_from_iso (at, &day));
  rules = pal_conformity_of (world->store, world->cohort, &day, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rules->len; i++)
    {
      const PalConformity *rule = g_ptr_array_index (rules, i);
      if (g_str_equal (rule->code, code) && (rubric == NULL || g_str_equal (rule->rubric, rubric)))
        found = rule;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (found->planned, ==, planned);
  g_assert_cmpstr (found->held, ==, held);
  g_assert_cmpint (found->state, ==, state);
}

static void
test_people (World *world, gconstpointer data)
{
  expect (world, "2026-03-17", NULL, "GROUPE", PAL_CONFORMITY_ON_TRACK, "12", "3");
  expect (world, "2026-04-17", NULL, "GROUPE", PAL_CONFORMITY_NOT_MET, "12", "3");
  expect (world, "2026-03-17", NULL, "AGE", PAL_CONFORMITY_MET, "3 / 3", "3 / 3");
  expect (world, "2026-03-17", NULL, "TERRITOIRE", PAL_CONFORMITY_UNKNOWN, "2 / 3", "2 / 3");
  expect (world, "2026-03-17", NULL, "BUDGET", PAL_CONFORMITY_UNKNOWN, NULL, NULL);
}

/* ceil ((last − first) / 7): 70 days are ten weeks, 71 eleven. */
static void
test_weeks (World *world, gconstpointer data)
{
  add_session (world, "COACHING", "2026-01-13", "180", "", "HELD");
  add_session (world, "COACHING", "2026-03-24", "180", "", "PLANNED");
  expect (world, "2026-03-17", NULL, "SEMAINES", PAL_CONFORMITY_ON_TRACK, "10", NULL);
}

static void
test_weeks_begun (World *world, gconstpointer data)
{
  add_session (world, "COACHING", "2026-01-13", "180", "", "HELD");
  add_session (world, "COACHING", "2026-03-25", "180", "", "HELD");
  add_session (world, "COACHING", "2026-05-29", "180", "", "CANCELLED");
  expect (world, "2026-04-17", NULL, "SEMAINES", PAL_CONFORMITY_MET, "11", "11");
}

/* Three to four collective ones of 2 h 30 to 3 h: four are planned and three held, then a fifth is too many. */
static void
test_count (World *world, gconstpointer data)
{
  static const char *const days[] = { "2026-01-13", "2026-02-10", "2026-03-03", "2026-03-31" };
  const char *name = "Collective coaching";

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    add_session (world, "COACHING", days[i], "180", "", i < 3 ? "HELD" : "PLANNED");
  expect (world, "2026-02-17", name, "NOMBRE", PAL_CONFORMITY_ON_TRACK, "4", "2");
  expect (world, "2026-03-17", name, "NOMBRE", PAL_CONFORMITY_MET, "4", "3");
  world->edit = pal_edit_begin (world->store, "more", NULL);
  add_session (world, "COACHING", "2026-04-02", "120", "", "PLANNED");
  expect (world, "2026-03-17", name, "NOMBRE", PAL_CONFORMITY_NOT_MET, "5", "3");
  expect (world, "2026-03-17", name, "LONGUEUR", PAL_CONFORMITY_NOT_MET, "2 h to 3 h", "3 h");
}

static void
test_themes (World *world, gconstpointer data)
{
  const char *name = "Themed workshop";

  add_session (world, "WORKSHOP", "2026-01-20", "120", "mobility", "HELD");
  add_session (world, "WORKSHOP", "2026-01-27", "120", "Digital", "PLANNED");
  expect (world, "2026-03-17", name, "THEMES", PAL_CONFORMITY_NOT_MET, "2 / 4", "1 / 4");
  world->edit = pal_edit_begin (world->store, "more", NULL);
  add_session (world, "WORKSHOP", "2026-02-03", "120", "Childcare and parenting", "PLANNED");
  add_session (world, "WORKSHOP", "2026-02-10", "120", "Expression and self-confidence", "PLANNED");
  expect (world, "2026-03-17", name, "THEMES", PAL_CONFORMITY_ON_TRACK, "4 / 4", "1 / 4");
}

/* One interview for each: one was held, one is somebody's, one is nobody's yet. */
static void
test_each (World *world, gconstpointer data)
{
  const char *name = "Individual coaching";
  gint64 sessions[3];

  for (guint i = 0; i < 3; i++)
    sessions[i] = add_session (world, "INDIVIDUAL", i == 0 ? "2026-01-22" : "2026-03-26", "60", "", i == 0 ? "HELD" : "PLANNED");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *session = key (sessions[i]), *enrolment = key (world->enrolments[i]);
      SAVE (world->edit, "attendance", "session", session, "enrolment", enrolment);
    }
  expect (world, "2026-03-17", name, "NOMBRE", PAL_CONFORMITY_ON_TRACK, "3 / 3", "1 / 3");
  expect (world, "2026-04-17", name, "NOMBRE", PAL_CONFORMITY_NOT_MET, "3 / 3", "1 / 3");
}

/* A session added by hand belongs to the only template of its kind. */
static void
test_by_hand (World *world, gconstpointer data)
{
  g_autofree char *cohort = key (world->cohort);

  SAVE (world->edit, "session", "cohort", cohort, "kind", "COACHING", "start-at", "2026-01-13T09:00", "minutes", "150", "status", "HELD");
  expect (world, "2026-03-17", "Collective coaching", "NOMBRE", PAL_CONFORMITY_NOT_MET, "1", "1");
}

/* Every programme of the catalogue has rules, and none fails on an empty cohort. */
static void
test_all_programmes (void)
{
  g_autoptr (GPtrArray) offers = pal_programme_catalogue ();

  for (guint i = 0; i < offers->len; i++)
    {
      World world = { .store = test_file_make () };
      g_autoptr (GError) error = NULL;
      g_autoptr (PalEdit) edit = pal_edit_begin (world.store, "fill", &error);
      gint64 programme = pal_programme_add (edit, ((PalProgrammeOffer *) g_ptr_array_index (offers, i))->id, &error);
      g_autofree char *of = key (programme);
      gint64 cohort = SAVE (edit, "cohort", "programme", of, "name", "Empty");
      GDate at;

      pal_edit_commit (edit, &error);
      pal_date_from_iso ("2026-03-17", &at);
      g_autoptr (GPtrArray) rules = pal_conformity_of (world.store, cohort, &at, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rules->len, >, 4);
      g_assert_cmpuint (pal_conformity_count (rules, PAL_CONFORMITY_MET), ==, 0);
      test_file_remove (world.store);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
#define ADD(path, function) g_test_add ("/rules/conformity/" path, World, NULL, set_up, function, tear_down)
  ADD ("people", test_people);
  ADD ("weeks", test_weeks);
  ADD ("weeks-begun", test_weeks_begun);
  ADD ("count", test_count);
  ADD ("themes", test_themes);
  ADD ("each", test_each);
  ADD ("by-hand", test_by_hand);
  g_test_add_func ("/rules/conformity/all-programmes", test_all_programmes);
  return g_test_run ();
}
