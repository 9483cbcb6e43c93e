/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/planning/pal-milestone.h"
#include "store/pal-journal.h"

#include "test-file.h"

/* Back-planning: made from the programme, moved to working days, following the cohort, late or not. */

typedef struct {
  PalStore *store;
  gint64    programme, cohort;
} World;

static void
save_template (PalEdit *edit, gint64 programme, const char *name, const char *anchor, const char *offset, const char *days)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, programme);

  SAVE (edit, "milestone_template", "programme", key, "name", name, "anchor", anchor, "offset-days", offset, "duration-days", days,
        "responsible", "Coachs");
}

/* The cohort runs from Monday 30 March to Friday 19 June 2026. Easter Monday is 6 April, 1 and 8 May are Fridays, Ascension
 * is 14 May, Whit Monday 25 May. */
static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world->store = test_file_make ();
  g_autoptr (PalEdit) edit = pal_edit_begin (world->store, "fill", &error);
  world->programme = SAVE (edit, "programme", "code", "RFQ", "name", "Remobilisation", "calendar", "FR");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, world->programme);
  world->cohort = SAVE (edit, "cohort", "programme", key, "name", "RF2", "start-on", "2026-03-30", "end-on", "2026-06-19");
  save_template (edit, world->programme, "Listings", "COHORT_START", "-56", "7");       /* Monday 2 February */
  save_template (edit, world->programme, "Commission", "COHORT_START", "-8", "1");      /* a Sunday: the Friday before */
  save_template (edit, world->programme, "Accueil", "COHORT_START", "0", "1");
  save_template (edit, world->programme, "Entretiens", "COHORT_START", "7", "8");       /* Easter Monday: Friday 3 April */
  save_template (edit, world->programme, "Bilan", "COHORT_END", "28", "14");            /* Friday 17 July */
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
}

static guint
change (World *world, gboolean (*how) (PalEdit *, gint64, guint *, GError **))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (world->store, "change", &error);
  guint n = 0;

  how (edit, world->cohort, &n, &error);
  g_assert_no_error (error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
  return n;
}

static void
set_cohort (World *world, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (world->store, "cohort", &error);
  g_autoptr (PalRecord) cohort = pal_record_load (world->store, pal_kind_find ("cohort"), world->cohort, &error);

  pal_record_set_raw (cohort, field, value, &error);
  pal_record_save (cohort, edit, &error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
set_milestone (World *world, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (world->store, "milestone", &error);
  g_autoptr (PalRecord) milestone = pal_record_load (world->store, pal_kind_find ("milestone"), id, &error);

  pal_record_set_raw (milestone, field, value, &error);
  pal_record_save (milestone, edit, &error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static PalMilestone *
find (GPtrArray *milestones, const char *name)
{
  for (guint i = 0; i < milestones->len; i++)
    if (g_str_equal (((PalMilestone *) g_ptr_array_index (milestones, i))->name, name))
      return g_ptr_array_index (milestones, i);
  g_assert_not_reached ();
}

static GPtrArray *
read_at (World *world, const char *at)
{
  g_autoptr (GError) error = NULL;
  GDate day;

  g_assert_true (pal_date_from_iso (at, &day));
  GPtrArray *milestones = pal_milestones_of (world->store, world->cohort, &day, &error);
  g_assert_no_error (error);
  return milestones;
}

static void
expect (const PalMilestone *milestone, const char *begin, const char *due, PalMilestoneState state, int days_late)
{
  g_autofree char *from = pal_date_to_iso (&milestone->begin), *until = pal_date_to_iso (&milestone->due);

  g_assert_cmpstr (from, ==, begin);
  g_assert_cmpstr (until, ==, due);
  g_assert_cmpint (milestone->state, ==, state);
  g_assert_cmpint (milestone->days_late, ==, days_late);
}

static void
test_make (World *world, gconstpointer data)
{
  g_assert_cmpuint (change (world, pal_milestones_make), ==, 5);
  g_assert_cmpuint (change (world, pal_milestones_make), ==, 0);

  g_autoptr (GPtrArray) milestones = read_at (world, "2026-03-17");
  expect (find (milestones, "Listings"), "2026-01-27", "2026-02-02", PAL_MILESTONE_LATE, 43);
  expect (find (milestones, "Commission"), "2026-03-20", "2026-03-20", PAL_MILESTONE_TO_COME, 0);
  expect (find (milestones, "Accueil"), "2026-03-30", "2026-03-30", PAL_MILESTONE_TO_COME, 0);
  expect (find (milestones, "Entretiens"), "2026-03-27", "2026-04-03", PAL_MILESTONE_TO_COME, 0);
  expect (find (milestones, "Bilan"), "2026-07-04", "2026-07-17", PAL_MILESTONE_TO_COME, 0);
  g_assert_cmpstr (find (milestones, "Bilan")->responsible, ==, "Coachs");
  g_assert_cmpint (find (milestones, "Commission")->offset_days, ==, -8);
  g_assert_false (find (milestones, "Commission")->by_hand);
}

/* What is due on the start is due on the working day before, when that is a holiday, as what is due at any other time. */
static void
test_start_is_closed (World *world, gconstpointer data)
{
  set_cohort (world, "start-on", "2026-04-06");
  change (world, pal_milestones_make);
  g_autoptr (GPtrArray) milestones = read_at (world, "2026-03-17");
  expect (find (milestones, "Accueil"), "2026-04-03", "2026-04-03", PAL_MILESTONE_TO_COME, 0);
}

static void
test_state (World *world, gconstpointer data)
{
  change (world, pal_milestones_make);
  g_autoptr (GPtrArray) before = read_at (world, "2026-03-30");
  gint64 commission = find (before, "Commission")->id, listings = find (before, "Listings")->id;

  g_assert_cmpint (find (before, "Accueil")->state, ==, PAL_MILESTONE_UNDER_WAY);
  expect (find (before, "Commission"), "2026-03-20", "2026-03-20", PAL_MILESTONE_LATE, 10);
  set_milestone (world, commission, "done-on", "2026-03-24");
  set_milestone (world, listings, "done-on", "2026-01-30");

  g_autoptr (GPtrArray) after = read_at (world, "2026-03-30");
  expect (find (after, "Commission"), "2026-03-20", "2026-03-20", PAL_MILESTONE_DONE_LATE, 4);
  g_assert_cmpint (find (after, "Listings")->state, ==, PAL_MILESTONE_DONE);

  /* On the day before, it was not known to be done. */
  g_autoptr (GPtrArray) earlier = read_at (world, "2026-03-23");
  expect (find (earlier, "Commission"), "2026-03-20", "2026-03-20", PAL_MILESTONE_LATE, 3);
}

static void
expect_changes (World *world, guint missing, guint moving, guint staying)
{
  PalMilestoneChanges changes;
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_milestones_compare (world->store, world->cohort, &changes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (changes.missing, ==, missing);
  g_assert_cmpuint (changes.moving, ==, moving);
  g_assert_cmpuint (changes.staying, ==, staying);
}

/* The start moves by a week: what is done or was moved by hand stays, the rest follows in one edit that can be undone. */
static void
test_follow (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  expect_changes (world, 5, 0, 0);
  change (world, pal_milestones_make);
  expect_changes (world, 0, 0, 0);
  g_autoptr (GPtrArray) before = read_at (world, "2026-03-17");
  set_milestone (world, find (before, "Listings")->id, "done-on", "2026-02-02");
  set_milestone (world, find (before, "Commission")->id, "due-on", "2026-03-24");
  set_cohort (world, "start-on", "2026-04-07");
  expect_changes (world, 0, 2, 1);
  g_assert_cmpuint (change (world, pal_milestones_follow), ==, 2);
  expect_changes (world, 0, 0, 1);

  g_autoptr (GPtrArray) after = read_at (world, "2026-03-17");
  expect (find (after, "Accueil"), "2026-04-07", "2026-04-07", PAL_MILESTONE_TO_COME, 0);
  expect (find (after, "Commission"), "2026-03-24", "2026-03-24", PAL_MILESTONE_TO_COME, 0);
  g_assert_true (find (after, "Commission")->by_hand);
  g_assert_cmpint (find (after, "Commission")->offset_days, ==, -14);
  g_autoptr (PalOp) last = pal_journal_next_undo (world->store);
  g_assert_true (pal_journal_undo (world->store, last->id, &error));
  g_assert_no_error (error);
  expect_changes (world, 0, 2, 1);
}

/* Of a cohort without end, what is counted from its end has no date until there is one. */
static void
test_without_end (World *world, gconstpointer data)
{
  set_cohort (world, "end-on", "");
  change (world, pal_milestones_make);
  g_autoptr (GPtrArray) before = read_at (world, "2026-03-17");
  g_assert_cmpint (find (before, "Bilan")->state, ==, PAL_MILESTONE_UNDATED);
  set_cohort (world, "end-on", "2026-06-19");
  g_assert_cmpuint (change (world, pal_milestones_follow), ==, 1);
  g_autoptr (GPtrArray) after = read_at (world, "2026-03-17");
  expect (find (after, "Bilan"), "2026-07-04", "2026-07-17", PAL_MILESTONE_TO_COME, 0);
}

int
main (int argc, char **argv)
{
  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
#define ADD(path, function) g_test_add ("/rules/milestone/" path, World, NULL, set_up, function, tear_down)
  ADD ("make", test_make);
  ADD ("start-is-closed", test_start_is_closed);
  ADD ("state", test_state);
  ADD ("follow", test_follow);
  ADD ("without-end", test_without_end);
  return g_test_run ();
}
