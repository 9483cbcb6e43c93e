/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/people/pal-timeline-facts.h"

#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "test-file.h"

/* A person with two courses, a suspension, a job and three barriers; another person's facts beside them. */
typedef struct {
  PalStore *store;
  gint64    person, other, empty, first, second, suspension, job;
} World;

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gint64
enrol (PalEdit *edit, gint64 participant, gint64 cohort, const char *prescribed, const char *entry, const char *exit)
{
  g_autofree char *person = key (participant), *of = key (cohort);
  gint64 prescription = SAVE (edit, "prescription", "participant", person, "cohort", of, "prescribed-on", prescribed, "decision",
                              "ACCEPTED", "decision-on", prescribed);
  g_autofree char *from = key (prescription);

  return SAVE (edit, "enrolment", "participant", person, "cohort", of, "prescription", from, "entry-on", entry, "exit-on", exit,
               "duration-months", "7");
}

static void
fill (World *world, PalEdit *edit)
{
  gint64 programme = SAVE (edit, "programme", "code", "L1", "name", "Parcours");
  g_autofree char *of = key (programme);
  gint64 old = SAVE (edit, "cohort", "programme", of, "name", "RF1 — Les Lochères");
  gint64 new = SAVE (edit, "cohort", "programme", of, "name", "L1");

  world->person = SAVE (edit, "participant", "last-name", "Benali");
  world->other = SAVE (edit, "participant", "last-name", "Camara");
  world->empty = SAVE (edit, "participant", "last-name", "Delorme");
  world->first = enrol (edit, world->person, old, "2024-08-20", "2024-09-09", "2024-11-29");
  world->second = enrol (edit, world->person, new, "2025-09-12", "2025-10-20", NULL);
  enrol (edit, world->other, new, "2023-01-02", "2023-02-01", NULL);
  g_autofree char *person = key (world->person), *first = key (world->first), *second = key (world->second);
  world->suspension = SAVE (edit, "suspension", "enrolment", second, "start-on", "2025-12-22", "end-on", "2026-01-04", "reason", "Santé");
  world->job = SAVE (edit, "situation", "enrolment", first, "code", "CDD", "start-on", "2025-01-06", "end-on", "2025-07-06");
  SAVE (edit, "situation", "enrolment", second, "code", "CDI");
  SAVE (edit, "barrier", "participant", person, "theme", "MOBILITE", "identified-on", "2024-09-10", "lifted-on", "2025-02-01");
  SAVE (edit, "barrier", "participant", person, "theme", "NUMERIQUE", "identified-on", "2024-09-20", "lifted-on", "2024-10-01");
  SAVE (edit, "barrier", "participant", person, "theme", "GARDE_ENFANTS", "identified-on", "2025-11-02", "worked-on", "2025-12-01");
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  world->store = test_file_make ();
  edit = pal_edit_begin (world->store, "test", &error);
  fill (world, edit);
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
}

static PalTimelineFacts *
load (World *world, gint64 person)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  pal_today (&today);
  PalTimelineFacts *facts = pal_timeline_facts_load (world->store, person, &today, &error);
  g_assert_no_error (error);
  return facts;
}

static const PalTimelineItem *
find (PalTimelineFacts *facts, PalTimelineKind kind, gint64 record)
{
  for (guint i = 0; i < facts->items->len; i++)
    {
      const PalTimelineItem *item = g_ptr_array_index (facts->items, i);

      if (item->kind == kind && (record == 0 || item->record == record))
        return item;
    }
  g_assert_not_reached ();
}

static void
assert_day (const GDate *date, const char *iso)
{
  g_autofree char *day = pal_date_to_iso (date);

  g_assert_cmpstr (day, ==, iso);
}

static void
test_courses (World *world, gconstpointer data)
{
  g_autoptr (PalTimelineFacts) facts = load (world, world->person);
  const PalTimelineItem *first = find (facts, PAL_TIMELINE_COURSE, world->first);
  const PalTimelineItem *second = find (facts, PAL_TIMELINE_COURSE, world->second);

  g_assert_cmpuint (facts->items->len, ==, 7);
  g_assert_cmpuint (facts->n_undated, ==, 1);   /* the permanent contract that nobody dated */
  assert_day (&first->start_on, "2024-08-20");
  assert_day (&first->end_on, "2024-11-29");
  g_assert_false (first->open);
  g_assert_cmpstr (first->short_label, ==, "RF1");
  g_assert_cmpint (first->state, ==, PAL_COURSE_EXITED);
  assert_day (&second->end_on, "2026-05-19");   /* seven months */
  g_assert_cmpint (second->state, ==, PAL_COURSE_IN_COURSE);
  g_assert_cmpint (first->colour, !=, second->colour);
  g_assert_nonnull (strstr (second->words, "20/10/2025"));
  g_assert_nonnull (strstr (second->words, "12/09/2025"));
  g_assert_nonnull (strstr (second->words, "19/05/2026"));
  assert_day (&facts->current_from, "2025-09-12");
  assert_day (&facts->current_to, "2026-05-19");
  assert_day (&facts->from, "2024-08-20");
  assert_day (&facts->to, "2026-05-19");
}

static void
test_lanes (World *world, gconstpointer data)
{
  g_autoptr (PalTimelineFacts) facts = load (world, world->person);

  /* The seven months that were planned last beyond the early exit, but end before the second course. */
  g_assert_cmpuint (facts->n_lanes[PAL_TIMELINE_COURSES], ==, 1);
  g_assert_cmpuint (facts->n_lanes[PAL_TIMELINE_SITUATIONS], ==, 1);
  g_assert_cmpuint (facts->n_lanes[PAL_TIMELINE_BARRIERS], ==, 2);
  for (guint i = 1; i < facts->items->len; i++)
    {
      const PalTimelineItem *before = facts->items->pdata[i - 1], *item = facts->items->pdata[i];

      g_assert_cmpint (pal_timeline_item_group (before), <=, pal_timeline_item_group (item));
      if (pal_timeline_item_group (before) == pal_timeline_item_group (item))
        g_assert_cmpint (g_date_compare (&before->start_on, &item->start_on), <=, 0);
    }
}

static void
test_what_lasts (World *world, gconstpointer data)
{
  g_autoptr (PalTimelineFacts) facts = load (world, world->person);
  const PalTimelineItem *suspension = find (facts, PAL_TIMELINE_SUSPENSION, world->suspension);
  const PalTimelineItem *job = find (facts, PAL_TIMELINE_SITUATION, world->job);
  const PalTimelineItem *open = facts->items->pdata[facts->items->len - 1];

  assert_day (&suspension->start_on, "2025-12-22");
  assert_day (&suspension->end_on, "2026-01-04");
  g_assert_cmpint (suspension->course, ==, world->second);
  g_assert_cmpuint (suspension->lane, ==, find (facts, PAL_TIMELINE_COURSE, world->second)->lane);
  g_assert_nonnull (strstr (suspension->words, "Santé"));
  assert_day (&job->end_on, "2025-07-06");
  g_assert_cmpint (job->course, ==, world->first);
  g_assert_cmpint (open->kind, ==, PAL_TIMELINE_BARRIER);
  g_assert_true (open->open);
  assert_day (&open->end_on, "2026-03-17");   /* today */
  assert_day (&open->worked_on, "2025-12-01");
}

/* Somebody without any fact has a time line of today. */
static void
test_nothing (World *world, gconstpointer data)
{
  g_autoptr (PalTimelineFacts) facts = load (world, world->empty);

  g_assert_cmpuint (facts->items->len, ==, 0);
  assert_day (&facts->from, "2026-03-17");
  assert_day (&facts->current_to, "2026-03-17");
}

/* A refused prescription ends with the refusal; one that waits lasts until today; a wrong end never stands before the start. */
static void
test_odd_courses (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (world->store, "odd", &error);
  g_autofree char *person = key (world->empty);
  gint64 refused = SAVE (edit, "prescription", "participant", person, "prescribed-on", "2026-01-05", "decision", "REFUSED",
                         "decision-on", "2026-01-20");
  gint64 waiting = SAVE (edit, "prescription", "participant", person, "prescribed-on", "2026-02-02");
  gint64 wrong = SAVE (edit, "barrier", "participant", person, "identified-on", "2026-02-02", "lifted-on", "2025-02-02");

  g_assert_true (pal_edit_commit (edit, &error));
  g_autoptr (PalTimelineFacts) facts = load (world, world->empty);
  assert_day (&find (facts, PAL_TIMELINE_COURSE, refused)->end_on, "2026-01-20");
  assert_day (&find (facts, PAL_TIMELINE_COURSE, waiting)->end_on, "2026-03-17");
  g_assert_true (find (facts, PAL_TIMELINE_COURSE, waiting)->open);
  g_assert_cmpint (find (facts, PAL_TIMELINE_COURSE, waiting)->colour, ==, -1);
  assert_day (&find (facts, PAL_TIMELINE_BARRIER, wrong)->end_on, "2026-02-02");
}

#define ADD(name, test) g_test_add ("/timeline/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  ADD ("courses", test_courses);
  ADD ("lanes", test_lanes);
  ADD ("what-lasts", test_what_lasts);
  ADD ("nothing", test_nothing);
  ADD ("odd-courses", test_odd_courses);
  return g_test_run ();
}
