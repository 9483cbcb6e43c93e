/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-timeline-facts.h"

#include <glib/gi18n.h>

#include "rules/pal-list-columns.h"
#include "records/pal-dates.h"
#include "records/pal-field.h"

/* The facts of a person in the order of time, with the words that say them and a lane for each, so that no two of a group
 * stand on each other. */

#define PLANNED_END "planned_end (c.entry_on, c.duration_months, c.duration_weeks, co.end_on, c.amended_end_on)"

/* How many days stay free between two items of a lane: beside barriers stand their words. */
static const int free_days[PAL_TIMELINE_N_GROUPS] = {
  [PAL_TIMELINE_COURSES] = 1, [PAL_TIMELINE_SITUATIONS] = 1, [PAL_TIMELINE_BARRIERS] = 150,
};

static void
item_free (gpointer data)
{
  PalTimelineItem *item = data;

  g_free (item->label);
  g_free (item->short_label);
  g_free (item->words);
  g_free (item);
}

void
pal_timeline_facts_free (PalTimelineFacts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

PalTimelineGroup
pal_timeline_item_group (const PalTimelineItem *item)
{
  switch (item->kind)
    {
    case PAL_TIMELINE_SITUATION:
      return PAL_TIMELINE_SITUATIONS;
    case PAL_TIMELINE_BARRIER:
      return PAL_TIMELINE_BARRIERS;
    case PAL_TIMELINE_COURSE: case PAL_TIMELINE_SUSPENSION: default:
      return PAL_TIMELINE_COURSES;
    }
}

const char *
pal_timeline_group_label (PalTimelineGroup group)
{
  static const char *const labels[PAL_TIMELINE_N_GROUPS] = {
    [PAL_TIMELINE_COURSES] = N_("Courses"),
    [PAL_TIMELINE_SITUATIONS] = N_("Situations"),
    [PAL_TIMELINE_BARRIERS] = N_("Barriers"),
  };

  return _(labels[group]);
}

/* Reading -------------------------------------------------------------------------------------------------------------- */

static void
take_date (PalStatement *row, int column, GDate *date)
{
  if (!pal_date_from_iso (pal_statement_get_text (row, column), date))
    g_date_clear (date, 1);
}

/* Adds ", prescribed on 05/01/2026" when the day is known; @words has one place for it. */
static void
say_day (GString *sentence, const char *words, const GDate *day)
{
  if (!g_date_valid (day))
    return;

  g_autofree char *shown = pal_date_show (day);
  g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

  g_string_append_printf (sentence, ", %s%s%s", parts[0], shown, parts[1] != NULL ? parts[1] : "");
}

static const GDate *
first_valid (const GDate *a, const GDate *b, const GDate *c)
{
  return g_date_valid (a) ? a : g_date_valid (b) ? b : c;
}

/* Nothing ends before it begins, whatever was typed. */
static void
set_end (PalTimelineItem *item, const GDate *end)
{
  item->end_on = g_date_compare (end, &item->start_on) > 0 ? *end : item->start_on;
}

static PalTimelineItem *
new_item (PalTimelineKind kind, gint64 record)
{
  PalTimelineItem *item = g_new0 (PalTimelineItem, 1);

  item->kind = kind;
  item->record = record;
  item->colour = -1;
  return item;
}

/* Takes the item. FALSE: nothing says when it began. */
static gboolean
add_item (PalTimelineFacts *self, PalTimelineItem *item)
{
  if (!g_date_valid (&item->start_on))
    {
      self->n_undated++;
      item_free (item);
      return FALSE;
    }
  g_ptr_array_add (self->items, item);
  return TRUE;
}

static PalStatement *
ask_about (PalStore *store, const char *sql, gint64 key, GError **error)
{
  PalStatement *statement = pal_statement_new (store, sql, error);

  if (statement != NULL)
    pal_statement_bind_int (statement, 1, key);
  return statement;
}

/* Courses -------------------------------------------------------------------------------------------------------------- */

enum {
  COURSE_PRESCRIPTION, COURSE_ENROLMENT, COURSE_COHORT, COURSE_NAME, COURSE_CODE, COURSE_COLOUR, COURSE_STATE, COURSE_PRESCRIBED_ON,
  COURSE_DECISION_ON, COURSE_NON_ENTRY_ON, COURSE_ENTRY_ON, COURSE_PLANNED_END, COURSE_EXIT_ON,
};
static const char course_rows[] =
  "SELECT c.prescription, c.enrolment, c.cohort, co.name, " PAL_COHORT_CODE ", " PAL_COHORT_COLOUR ", " PAL_COURSE_STATE ", "
  "c.prescribed_on, c.decision_on, c.non_entry_on, c.entry_on, " PLANNED_END ", c.exit_on "
  "FROM course c LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN programme pr ON pr.id = co.programme "
  "WHERE c.participant = ?1 ORDER BY coalesce (c.prescribed_on, c.entry_on), c.id";

static gboolean
is_waiting (PalCourseState state)
{
  return state == PAL_COURSE_PRESCRIBED || state == PAL_COURSE_CONTACTED || state == PAL_COURSE_ACCEPTED;
}

/* Until the exit, else as planned, else until today; one that led to no entry until that was known. */
static void
end_course (PalTimelineItem *item, const GDate *not_entered, const GDate *today)
{
  const GDate *end = &item->start_on;

  if (g_date_valid (&item->exit_on))
    end = &item->exit_on;
  else if (g_date_valid (&item->entry_on) && g_date_valid (&item->planned_end_on))
    end = &item->planned_end_on;
  else if (g_date_valid (&item->entry_on) || is_waiting (item->state))
    end = today;
  else
    end = first_valid (not_entered, &item->decision_on, &item->start_on);
  item->open = end == today;
  set_end (item, end);
}

static char *
say_course (const PalTimelineItem *item, const GDate *prescribed, const GDate *not_entered)
{
  GString *words = g_string_new (item->label);

  g_string_append_printf (words, ", %s", pal_course_state_label (item->state));
  say_day (words, C_("course", "prescribed on %s"), prescribed);
  say_day (words, C_("course", "commission of %s"), &item->decision_on);
  say_day (words, C_("course", "not entered since %s"), not_entered);
  say_day (words, C_("course", "entered on %s"), &item->entry_on);
  say_day (words, C_("course", "planned end on %s"), &item->planned_end_on);
  say_day (words, C_("course", "left on %s"), &item->exit_on);
  return g_string_free (words, FALSE);
}

static PalTimelineItem *
read_course (PalStatement *row, const GDate *today)
{
  gint64 enrolment = pal_statement_get_int (row, COURSE_ENROLMENT);
  PalTimelineItem *item =
    new_item (PAL_TIMELINE_COURSE, enrolment != 0 ? enrolment : pal_statement_get_int (row, COURSE_PRESCRIPTION));
  GDate prescribed, not_entered;

  take_date (row, COURSE_PRESCRIBED_ON, &prescribed);
  take_date (row, COURSE_NON_ENTRY_ON, &not_entered);
  take_date (row, COURSE_DECISION_ON, &item->decision_on);
  take_date (row, COURSE_ENTRY_ON, &item->entry_on);
  take_date (row, COURSE_PLANNED_END, &item->planned_end_on);
  take_date (row, COURSE_EXIT_ON, &item->exit_on);
  item->course = item->record;
  item->cohort = pal_statement_get_int (row, COURSE_COHORT);
  item->state = pal_course_state_find (pal_statement_get_text (row, COURSE_STATE));
  item->start_on = *first_valid (&prescribed, &item->decision_on, &item->entry_on);
  if (item->cohort != 0)
    {
      item->colour = (int) pal_statement_get_int (row, COURSE_COLOUR) - 1;
      item->label = g_strdup (pal_statement_get_text (row, COURSE_NAME));
      item->short_label = g_strdup (pal_statement_get_text (row, COURSE_CODE));
    }
  else
    {
      item->label = g_strdup (_("No cohort yet"));
    }
  item->words = say_course (item, &prescribed, &not_entered);
  if (g_date_valid (&item->start_on))
    end_course (item, &not_entered, today);
  return item;
}

static PalTimelineItem *
read_suspension (PalStatement *row, const PalTimelineItem *course, const GDate *today)
{
  PalTimelineItem *item = new_item (PAL_TIMELINE_SUSPENSION, pal_statement_get_int (row, 0));
  const char *reason = pal_statement_get_text (row, 3);
  GString *words = g_string_new (_("Suspension"));
  GDate end;

  take_date (row, 1, &item->start_on);
  take_date (row, 2, &end);
  item->course = course->record;
  item->cohort = course->cohort;
  item->label = g_strdup (_("Suspension"));
  if (reason != NULL && *reason != '\0')
    g_string_append_printf (words, ", %s", reason);
  say_day (words, C_("dates", "from %s"), &item->start_on);
  say_day (words, C_("dates", "until %s"), &end);
  item->words = g_string_free (words, FALSE);
  item->open = !g_date_valid (&end);
  if (g_date_valid (&item->start_on))
    set_end (item, item->open ? today : &end);
  return item;
}

static gboolean
load_suspensions (PalTimelineFacts *self, PalStore *store, const PalTimelineItem *course, GError **error)
{
  g_autoptr (PalStatement) rows = ask_about (
    store, "SELECT id, start_on, end_on, reason FROM suspension WHERE enrolment = ?1 ORDER BY start_on, id", course->record, error);

  while (rows != NULL && pal_statement_step (rows, NULL))
    add_item (self, read_suspension (rows, course, &self->today));
  return rows != NULL;
}

static gboolean
load_courses (PalTimelineFacts *self, PalStore *store, gint64 participant, GError **error)
{
  g_autoptr (PalStatement) rows = ask_about (store, course_rows, participant, error);
  gboolean done = rows != NULL;

  while (done && pal_statement_step (rows, NULL))
    {
      PalTimelineItem *course = read_course (rows, &self->today);

      if (add_item (self, course))
        done = load_suspensions (self, store, course, error);
    }
  return done;
}

/* What followed, and what stood in the way ----------------------------------------------------------------------------- */

static PalTimelineItem *
read_situation (PalStatement *row, const GDate *today)
{
  PalTimelineItem *item = new_item (PAL_TIMELINE_SITUATION, pal_statement_get_int (row, 0));
  const char *employer = pal_statement_get_text (row, 4);
  g_autoptr (GString) words = g_string_new (NULL);
  GDate end;

  take_date (row, 2, &item->start_on);
  take_date (row, 3, &end);
  item->course = pal_statement_get_int (row, 5);
  item->short_label = g_strdup (pal_choice_label ("situation_code", pal_statement_get_text (row, 1)));
  item->label = employer != NULL ? g_strdup_printf ("%s · %s", item->short_label, employer) : g_strdup (item->short_label);
  g_string_append (words, item->label);
  say_day (words, C_("dates", "from %s"), &item->start_on);
  say_day (words, C_("dates", "until %s"), &end);
  item->words = g_strdup (words->str);
  item->open = !g_date_valid (&end);
  if (g_date_valid (&item->start_on))
    set_end (item, item->open ? today : &end);
  return item;
}

static const char *
barrier_state (const PalTimelineItem *item)
{
  if (g_date_valid (&item->lifted_on))
    return C_("time line", "lifted");
  return g_date_valid (&item->worked_on) ? C_("time line", "worked on") : C_("time line", "open");
}

static PalTimelineItem *
read_barrier (PalStatement *row, const GDate *today)
{
  PalTimelineItem *item = new_item (PAL_TIMELINE_BARRIER, pal_statement_get_int (row, 0));
  const char *theme = pal_statement_get_text (row, 1), *detail = pal_statement_get_text (row, 2);
  g_autoptr (GString) words = g_string_new (NULL);
  GDate found;

  take_date (row, 3, &found);
  take_date (row, 4, &item->worked_on);
  take_date (row, 5, &item->lifted_on);
  item->course = pal_statement_get_int (row, 6);
  item->start_on = *first_valid (&found, &item->worked_on, &item->lifted_on);
  item->short_label = g_strdup (theme != NULL ? pal_choice_label ("barrier_theme", theme) : _("Barrier"));
  /* Translators: a barrier and how it stands: "Childcare: open". */
  item->label = g_strdup_printf (_("%s: %s"), item->short_label, barrier_state (item));
  g_string_append (words, item->label);
  if (detail != NULL && *detail != '\0')
    g_string_append_printf (words, ", %s", detail);
  say_day (words, C_("barrier", "found on %s"), &found);
  say_day (words, C_("barrier", "worked on since %s"), &item->worked_on);
  say_day (words, C_("barrier", "lifted on %s"), &item->lifted_on);
  item->words = g_strdup (words->str);
  item->open = !g_date_valid (&item->lifted_on);
  if (g_date_valid (&item->start_on))
    set_end (item, item->open ? today : &item->lifted_on);
  return item;
}

typedef PalTimelineItem *(*Reader) (PalStatement *row, const GDate *today);

static gboolean
load_with (PalTimelineFacts *self, PalStore *store, const char *sql, gint64 participant, Reader read, GError **error)
{
  g_autoptr (PalStatement) rows = ask_about (store, sql, participant, error);

  while (rows != NULL && pal_statement_step (rows, NULL))
    add_item (self, read (rows, &self->today));
  return rows != NULL;
}

/* Lanes and range ------------------------------------------------------------------------------------------------------ */

/* By group, then by their start; a suspension follows its course. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const PalTimelineItem *first = *(PalTimelineItem **) a, *second = *(PalTimelineItem **) b;
  int by = (int) pal_timeline_item_group (first) - (int) pal_timeline_item_group (second);

  if (by == 0)
    by = g_date_compare (&first->start_on, &second->start_on);
  if (by == 0)
    by = (int) first->kind - (int) second->kind;
  return by != 0 ? by : (first->record > second->record) - (first->record < second->record);
}

static const PalTimelineItem *
find_course (PalTimelineFacts *self, gint64 course)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const PalTimelineItem *item = g_ptr_array_index (self->items, i);

      if (item->kind == PAL_TIMELINE_COURSE && item->record == course)
        return item;
    }
  return NULL;
}

/* Also what was planned when somebody left early. */
static const GDate *
furthest (const PalTimelineItem *item)
{
  gboolean further = g_date_valid (&item->planned_end_on) && g_date_compare (&item->planned_end_on, &item->end_on) > 0;

  return further ? &item->planned_end_on : &item->end_on;
}

/* The first lane of its group that is free from its start on. */
static void
give_lane (PalTimelineFacts *self, PalTimelineItem *item, GArray *ends)
{
  int free = free_days[pal_timeline_item_group (item)];
  gint64 start = g_date_get_julian (&item->start_on), end = g_date_get_julian (furthest (item)) + free;

  for (item->lane = 0; item->lane < ends->len && g_array_index (ends, gint64, item->lane) > start; item->lane++)
    ;
  if (item->lane == ends->len)
    g_array_append_val (ends, end);
  else
    g_array_index (ends, gint64, item->lane) = end;
  self->n_lanes[pal_timeline_item_group (item)] = ends->len;
}

static void
give_lanes (PalTimelineFacts *self)
{
  for (guint group = 0; group < PAL_TIMELINE_N_GROUPS; group++)
    {
      g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < self->items->len; i++)
        {
          PalTimelineItem *item = g_ptr_array_index (self->items, i);

          if (pal_timeline_item_group (item) != group)
            continue;
          if (item->kind == PAL_TIMELINE_SUSPENSION)
            item->lane = find_course (self, item->course)->lane;
          else
            give_lane (self, item, ends);
        }
    }
}

static void
widen (GDate *from, GDate *to, const GDate *first, const GDate *last)
{
  if (!g_date_valid (from) || g_date_compare (first, from) < 0)
    *from = *first;
  if (!g_date_valid (to) || g_date_compare (last, to) > 0)
    *to = *last;
}

/* All of it, and of the latest course alone. */
static void
find_ranges (PalTimelineFacts *self)
{
  const PalTimelineItem *latest = NULL;

  self->from = self->to = self->today;
  for (guint i = 0; i < self->items->len; i++)
    {
      const PalTimelineItem *item = g_ptr_array_index (self->items, i);

      widen (&self->from, &self->to, &item->start_on, furthest (item));
      if (item->kind == PAL_TIMELINE_COURSE && (latest == NULL || g_date_compare (&item->start_on, &latest->start_on) >= 0))
        latest = item;
    }
  self->current_from = latest != NULL ? latest->start_on : self->from;
  self->current_to = latest != NULL ? *furthest (latest) : self->to;
}

/* All facts of the person that have a date. @today: what lasts is drawn until then. Full transfer; NULL with @error. */
PalTimelineFacts *
pal_timeline_facts_load (PalStore *store, gint64 participant, const GDate *today, GError **error)
{
  g_autoptr (PalTimelineFacts) self = g_new0 (PalTimelineFacts, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->today = *today;
  if (!load_courses (self, store, participant, error)
      || !load_with (self, store, "SELECT s.id, s.code, s.start_on, s.end_on, o.name, s.enrolment FROM situation s "
                     "JOIN enrolment e ON e.id = s.enrolment LEFT JOIN organisation o ON o.id = s.organisation "
                     "WHERE e.participant = ?1", participant, read_situation, error)
      || !load_with (self, store, "SELECT id, theme, detail, identified_on, worked_on, lifted_on, coalesce (enrolment, prescription) "
                     "FROM barrier WHERE participant = ?1", participant, read_barrier, error))
    return NULL;
  g_ptr_array_sort (self->items, compare_items);
  give_lanes (self);
  find_ranges (self);
  return g_steal_pointer (&self);
}
