/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-plan-private.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-course.h"

/* What a plan is made from, read from the file once. */

#define OPEN_FROM       (8 * 60)
#define OPEN_UNTIL      (19 * 60)
#define WEEKS_AHEAD     12        /* of a cohort without end whose programme says nothing */
#define MOST_DAYS       800
#define USUAL_INTERVIEW 60        /* minutes, where the template says nothing */
#define USUAL_WORKSHOP  120

static PalPlanResource *
resource_new (PalPlan *self, gint64 id, const char *name)
{
  PalPlanResource *resource = g_new0 (PalPlanResource, 1);

  resource->id = id;
  resource->name = g_strdup (name);
  resource->fixed = g_new0 (guint64, self->n_days);
  resource->busy = g_new0 (guint64, self->n_days);
  resource->held = g_array_new (FALSE, FALSE, sizeof (guint));
  return resource;
}

static const char *
keep_string (PalPlan *self, const char *text)
{
  if (text == NULL)
    return NULL;
  g_ptr_array_add (self->strings, g_strdup (text));
  return g_ptr_array_index (self->strings, self->strings->len - 1);
}

static int
index_of (const GPtrArray *resources, gint64 id)
{
  for (guint i = 0; id != 0 && i < resources->len; i++)
    if (((PalPlanResource *) g_ptr_array_index (resources, i))->id == id)
      return (int) i;
  return -1;
}

static int
day_of (const PalPlan *self, const char *iso)
{
  g_autofree char *day = g_strndup (iso != NULL ? iso : "", 10);
  GDate date;

  return pal_date_from_iso (day, &date) ? g_date_days_between (&self->first, &date) : G_MININT;
}

static int
minute_of (const char *iso)
{
  return iso != NULL && strlen (iso) >= 16 ? (int) (g_ascii_strtoll (iso + 11, NULL, 10) * 60 + g_ascii_strtoll (iso + 14, NULL, 10)) : 0;
}

/* Every quarter of a day that has a part between two minutes of it. */
static guint64
quarters_between (int from, int until)
{
  int begin = CLAMP ((from - PAL_PLAN_DAWN) / PAL_PLAN_QUARTER, 0, PAL_PLAN_QUARTERS);
  int end = CLAMP ((until - PAL_PLAN_DAWN + PAL_PLAN_QUARTER - 1) / PAL_PLAN_QUARTER, 0, PAL_PLAN_QUARTERS);

  if (from < PAL_PLAN_DAWN)
    begin = 0;
  return end > begin ? pal_plan_span (begin, end - begin) : 0;
}

static void
fix (PalPlan *self, PalPlanResource *resource, int day, guint64 span)
{
  if (day < 0 || day >= self->n_days)
    return;
  resource->fixed[day] |= span;
  resource->busy[day] |= span;
}

/* Cohorts ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  GDate first, last;
  char *calendar;
} Range;

/* A cohort that has sessions already is planned from today on; one that has none yet, or is over, from its start. */
static void
find_range (PalStore *store, gint64 cohort, PalStatement *row, Range *range)
{
  gint64 weeks = pal_statement_get_int (row, 3), months = pal_statement_get_int (row, 4);
  GDate today;

  pal_today (&today);
  if (!pal_date_from_iso (pal_statement_get_text (row, 1), &range->first))
    range->first = today;
  if (!pal_date_from_iso (pal_statement_get_text (row, 2), &range->last))
    {
      if (g_date_compare (&range->first, &today) < 0)
        range->first = today;
      if (weeks > 0 || months <= 0)
        pal_calendar_add_days (&range->first, 7 * (weeks > 0 ? weeks : WEEKS_AHEAD) - 1, &range->last);
      else
        pal_calendar_add_months (&range->first, months, &range->last);
    }
  else if (g_date_compare (&range->first, &today) < 0 && g_date_compare (&range->last, &today) >= 0
           && pal_store_ask_int_of (store, "SELECT count(*) FROM session WHERE cohort = ?1", cohort, 0) > 0)
    range->first = today;
}

static PalPlanGroup *
group_new (PalPlan *self, PalStatement *row)
{
  PalPlanGroup *group = g_new0 (PalPlanGroup, 1);
  gint64 places = pal_statement_get_int (row, 6), most = pal_statement_get_int (row, 7);

  group->id = pal_statement_get_int (row, 0);
  group->name = g_strdup (pal_statement_get_text (row, 5));
  group->site = pal_statement_get_int (row, 8);
  group->programme = pal_statement_get_int (row, 9);
  group->size = (guint) CLAMP (places > 0 ? places : most, 0, 1000);
  group->wheelchair = g_strcmp0 (pal_statement_get_text (row, 11), "YES") == 0;
  group->all_year = pal_statement_is_null (row, 2);
  group->people = g_array_new (FALSE, FALSE, sizeof (guint));
  return group;
}

static const char cohort_sql[] =
  "SELECT c.id, c.start_on, c.end_on, p.weeks_max, p.duration_months, c.name, c.places, p.group_max, c.site, p.id, p.calendar, "
  "p.disability_required, c.referent FROM cohort c JOIN programme p ON p.id = c.programme WHERE c.id = ?1";

static gboolean
load_cohorts (PalPlan *self, const gint64 *cohorts, guint n_cohorts, GArray *ranges, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store, cohort_sql, error);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < n_cohorts; i++)
    {
      Range range = { 0 };

      pal_statement_reset (row);
      pal_statement_bind_int (row, 1, cohorts[i]);
      if (!pal_statement_step (row, NULL))
        {
          g_set_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING, _("This cohort is no more."));
          return FALSE;
        }
      find_range (self->store, cohorts[i], row, &range);
      if (g_date_compare (&range.last, &range.first) < 0)
        {
          g_set_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE,
                       _("%s ends before it begins: correct its dates first."), pal_statement_get_text (row, 5));
          return FALSE;
        }
      range.calendar = g_strdup (pal_statement_get_text (row, 10));
      g_array_append_val (ranges, range);
      g_ptr_array_add (self->groups, group_new (self, row));
    }
  return TRUE;
}

static void
find_days (PalPlan *self, const GArray *ranges)
{
  GDate last;

  self->first = last = g_array_index (ranges, Range, 0).first;
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      if (g_date_compare (&range->first, &self->first) < 0)
        self->first = range->first;
      if (g_date_compare (&range->last, &last) > 0)
        last = range->last;
    }
  self->n_days = MIN (g_date_days_between (&self->first, &last) + 1, MOST_DAYS);
}

static gboolean
open_days (PalPlan *self, PalPlanGroup *group, const Range *range, GError **error)
{
  g_autoptr (PalCalendar) calendar = pal_calendar_load (self->store, range->calendar, error);

  if (calendar == NULL)
    return FALSE;
  group->first_day = MIN (g_date_days_between (&self->first, &range->first), self->n_days - 1);
  group->last_day = MIN (g_date_days_between (&self->first, &range->last), self->n_days - 1);
  group->open = g_new0 (guint64, self->n_days);
  group->wished = g_new (guint64, self->n_days);
  group->per_day = g_new0 (guint, self->n_days);
  group->per_week = g_new0 (guint, self->n_days / 7 + 1);
  group->referent = -1;
  for (int day = 0; day < self->n_days; day++)
    {
      GDate date = self->first;

      g_date_add_days (&date, (guint) day);
      group->wished[day] = G_MAXUINT64;
      if (day >= group->first_day && day <= group->last_day && pal_calendar_is_working_day (calendar, &date))
        group->open[day] = quarters_between (OPEN_FROM, OPEN_UNTIL);
    }
  return TRUE;
}

/* Coaches and rooms -------------------------------------------------------------------------------------------------- */

static gboolean
load_coaches (PalPlan *self, GError **error)
{
  /* Staff who coach; where nobody is said to, all of the staff. */
  static const char sql[] =
    "SELECT id, trim(coalesce(first_name, '') || ' ' || last_name), "
    "'|' || coalesce(roles, '') || '|' LIKE '%|COACH|%' AS coaches FROM contact "
    "WHERE staff = 1 AND coalesce(active, 1) = 1 ORDER BY id";
  gboolean some = pal_store_ask_int (self->store, "SELECT count(*) FROM contact WHERE staff = 1 AND coalesce(active, 1) = 1 "
                                                  "AND '|' || coalesce(roles, '') || '|' LIKE '%|COACH|%'", 0) > 0;
  g_autoptr (PalStatement) row = pal_statement_new (self->store, sql, error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    if (!some || pal_statement_get_int (row, 2))
      g_ptr_array_add (self->coaches, resource_new (self, pal_statement_get_int (row, 0), pal_statement_get_text (row, 1)));
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_rooms (PalPlan *self, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (self->store, "SELECT r.id, r.name, r.capacity, coalesce(r.wheelchair, s.wheelchair), r.site "
                                    "FROM room r LEFT JOIN site s ON s.id = r.site ORDER BY r.id", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      PalPlanResource *room = resource_new (self, pal_statement_get_int (row, 0), pal_statement_get_text (row, 1));
      room->capacity = (int) pal_statement_get_int (row, 2);
      room->wheelchair = pal_statement_get_int (row, 3) != 0;
      room->site = pal_statement_get_int (row, 4);
      g_ptr_array_add (self->rooms, room);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* People ------------------------------------------------------------------------------------------------------------- */

static guint
add_person (PalPlan *self, GHashTable *known, gint64 participant, const char *name)
{
  gpointer found;
  guint index = self->people->len;

  if (participant != 0 && g_hash_table_lookup_extended (known, &participant, NULL, &found))
    return GPOINTER_TO_UINT (found);
  PalPlanResource *person = resource_new (self, participant, name);
  g_ptr_array_add (self->people, person);
  if (participant != 0)
    g_hash_table_insert (known, &person->id, GUINT_TO_POINTER (index));
  return index;
}

#define NAME "trim(coalesce(p.first_name, '') || ' ' || p.last_name)"

/* Who is in the course during the plan, or accepted and expected. */
static const char people_sql[] =
  "SELECT e.participant, e.id, p.disabled, " NAME " FROM enrolment e JOIN participant p ON p.id = e.participant "
  "WHERE e.cohort = ?1 AND (e.exit_on IS NULL OR e.exit_on > ?2) "
  "UNION ALL "
  "SELECT r.participant, 0, p.disabled, " NAME " FROM prescription r JOIN participant p ON p.id = r.participant "
  "WHERE r.cohort = ?1 AND r.decision = 'ACCEPTED' AND r.non_entry_on IS NULL AND r.non_entry_reason IS NULL "
  "AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.prescription = r.id) "
  "ORDER BY 2, 1";

typedef struct {
  guint  person;
  gint64 enrolment;
} Member;

static GArray *
load_people (PalPlan *self, PalPlanGroup *group, GHashTable *known, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store, people_sql, error);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  guint whole = add_person (self, known, 0, NULL);
  GDate from = self->first;
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  g_date_add_days (&from, (guint) group->first_day);
  g_autofree char *iso = pal_date_to_iso (&from);
  g_array_append_val (group->people, whole);
  pal_statement_bind_int (row, 1, group->id);
  pal_statement_bind_text (row, 2, iso);
  while (pal_statement_step (row, &failure))
    {
      Member member = { add_person (self, known, pal_statement_get_int (row, 0), pal_statement_get_text (row, 3)),
                        pal_statement_get_int (row, 1) };
      g_array_append_val (members, member);
      g_array_append_val (group->people, member.person);
      group->wheelchair |= g_strcmp0 (pal_statement_get_text (row, 2), "YES") == 0;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  /* Places that nobody has taken yet are planned for as well. */
  for (guint i = members->len; members->len == 0 ? i < group->size : FALSE; i++)
    {
      guint person = add_person (self, known, 0, NULL);
      g_array_append_val (group->people, person);
    }
  group->size = MAX (members->len, members->len == 0 ? group->size : 0);
  return g_steal_pointer (&members);
}

/* What takes people, coaches and rooms already ----------------------------------------------------------------------- */

static PalPlanResource *
person_of (PalPlan *self, GHashTable *known, gint64 participant)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (known, &participant, NULL, &found))
    return NULL;
  return g_ptr_array_index (self->people, GPOINTER_TO_UINT (found));
}

static const char taken_sql[] =
  "SELECT s.start_at, s.minutes, s.room, f.contact, NULL, s.cohort, s.session_template "
  "FROM session s LEFT JOIN session_staff f ON f.session = s.id "
  "WHERE s.start_at >= ?1 AND s.start_at < ?2 AND coalesce(s.status, '') <> 'CANCELLED' "
  "UNION ALL "
  "SELECT s.start_at, s.minutes, NULL, NULL, e.participant, 0, 0 FROM session s JOIN attendance a ON a.session = s.id "
  "JOIN enrolment e ON e.id = a.enrolment "
  "WHERE s.start_at >= ?1 AND s.start_at < ?2 AND coalesce(s.status, '') <> 'CANCELLED' "
  "UNION ALL "
  "SELECT s.start_at, s.minutes, NULL, NULL, e.participant, 0, 0 FROM session s JOIN enrolment e ON e.cohort = s.cohort "
  "WHERE s.start_at >= ?1 AND s.start_at < ?2 AND coalesce(s.status, '') <> 'CANCELLED' AND s.kind <> 'INDIVIDUAL' "
  "AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session = s.id) "
  "AND e.entry_on <= substr(s.start_at, 1, 10) AND (e.exit_on IS NULL OR e.exit_on > substr(s.start_at, 1, 10))";

static void
fix_group (PalPlan *self, gint64 cohort, gint64 session_template, int day, guint64 span, int quarter, int quarters)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      PalPlanGroup *group = g_ptr_array_index (self->groups, i);
      PalPlanFixed fixed = { session_template, 0, i, day, quarter, quarters };

      if (group->id != cohort)
        continue;
      fix (self, g_ptr_array_index (self->people, g_array_index (group->people, guint, 0)), day, span);
      fixed.after = pal_store_ask_int_of (self->store, "SELECT after FROM session_template WHERE id = ?1", session_template, 0);
      if (session_template != 0)
        g_array_append_val (self->fixed, fixed);
    }
}

static gboolean
load_taken (PalPlan *self, GHashTable *known, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (self->store, taken_sql, error);
  GDate last = self->first;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  g_date_add_days (&last, (guint) self->n_days);
  g_autofree char *from = pal_date_to_iso (&self->first), *until = pal_date_to_iso (&last);
  pal_statement_bind_text (row, 1, from);
  pal_statement_bind_text (row, 2, until);
  while (pal_statement_step (row, &failure))
    {
      int day = day_of (self, pal_statement_get_text (row, 0)), begin = minute_of (pal_statement_get_text (row, 0));
      int minutes = (int) pal_statement_get_int (row, 1);
      guint64 span = quarters_between (begin, begin + minutes);
      int coach = index_of (self->coaches, pal_statement_get_int (row, 3));
      int room = index_of (self->rooms, pal_statement_get_int (row, 2));
      PalPlanResource *person = person_of (self, known, pal_statement_get_int (row, 4));

      if (coach >= 0)
        fix (self, g_ptr_array_index (self->coaches, coach), day, span);
      if (room >= 0)
        fix (self, g_ptr_array_index (self->rooms, room), day, span);
      if (person != NULL)
        fix (self, person, day, span);
      fix_group (self, pal_statement_get_int (row, 5), pal_statement_get_int (row, 6), day, span,
                 (begin - PAL_PLAN_DAWN) / PAL_PLAN_QUARTER, (minutes + PAL_PLAN_QUARTER - 1) / PAL_PLAN_QUARTER);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static void
fix_days (PalPlan *self, PalPlanResource *resource, const char *start, const char *end)
{
  int first = day_of (self, start), last = day_of (self, end);

  for (int day = MAX (first, 0); day <= MIN (last, self->n_days - 1); day++)
    fix (self, resource, day,
         quarters_between (day == first ? minute_of (start) : 0,
                           day == last && strlen (end) >= 16 ? minute_of (end) : 24 * 60));
}

static gboolean
load_unavailable (PalPlan *self, GHashTable *known, GError **error)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (self->store, "SELECT start_at, end_at, contact, room, participant FROM unavailability ORDER BY id", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pal_statement_step (row, &failure))
    {
      g_autofree char *start = g_strdup (pal_statement_get_text (row, 0)), *end = g_strdup (pal_statement_get_text (row, 1));
      int coach = index_of (self->coaches, pal_statement_get_int (row, 2));
      int room = index_of (self->rooms, pal_statement_get_int (row, 3));
      PalPlanResource *person = person_of (self, known, pal_statement_get_int (row, 4));

      if (coach >= 0)
        fix_days (self, g_ptr_array_index (self->coaches, coach), start, end);
      if (room >= 0)
        fix_days (self, g_ptr_array_index (self->rooms, room), start, end);
      if (person != NULL)
        fix_days (self, person, start, end);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Sessions to place -------------------------------------------------------------------------------------------------- */

typedef struct {
  gint64      id, after;
  const char *name;
  gboolean    individual;
  char      **themes;
  int         count, minutes, minutes_min, first_week, last_week;
} Template;

#define OF_ANYBODY -1   /* all sessions */
#define OF_NOBODY   0   /* those that convene nobody by name */

/* How many sessions of a template the cohort has already, for one enrolment or as above. Where people enter all the year round
 * the modules of the past were for those who were there: what the whole group has counts from the first day of the plan on. */
static int
count_existing (PalPlan *self, const PalPlanGroup *group, gint64 session_template, gint64 enrolment)
{
  GDate first = self->first;
  g_autofree char *from = NULL;
  g_autoptr (PalStatement) row = pal_statement_new (self->store,
    "SELECT count(*) FROM session s WHERE s.cohort = ?1 AND s.session_template = ?2 AND coalesce(s.status, '') <> 'CANCELLED' "
    "AND (?3 = -1 OR (?3 = 0 AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session = s.id)) "
    "     OR EXISTS (SELECT 1 FROM attendance a WHERE a.session = s.id AND a.enrolment = ?3)) AND coalesce(s.start_at, '9') >= ?4", NULL);

  if (row == NULL)
    return 0;
  g_date_add_days (&first, (guint) group->first_day);
  from = group->all_year && enrolment == OF_ANYBODY ? pal_date_to_iso (&first) : g_strdup ("");
  pal_statement_bind_int (row, 1, group->id);
  pal_statement_bind_int (row, 2, session_template);
  pal_statement_bind_int (row, 3, enrolment);
  pal_statement_bind_text (row, 4, from);
  return pal_statement_step (row, NULL) ? (int) pal_statement_get_int (row, 0) : 0;
}

static void
add_activity (PalPlan *self, guint index, const Template *template, int person, gint64 enrolment, int nth, int of)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, index);
  char **themes = group->themes != NULL && template->themes != NULL ? group->themes : template->themes;
  PalPlanActivity activity = { .group = index, .session_template = template->id, .after = template->after,
                               .enrolment = enrolment, .name = template->name, .person = person, .day = -1 };

  activity.longest = template->minutes;
  activity.shortest = template->minutes_min;
  pal_plan_set_minutes (&activity, template->minutes);
  activity.size = person >= 0 ? 2 : MAX (group->size, 1);
  activity.first_day = MIN (group->first_day + 7 * MAX (template->first_week - 1, 0), group->last_day);
  activity.last_day = template->last_week > 0 ? MIN (group->first_day + 7 * template->last_week - 1, group->last_day) : group->last_day;
  activity.last_day = MAX (activity.last_day, activity.first_day);
  activity.ideal_day = activity.first_day + (int) ((nth + 0.5) / of * (activity.last_day - activity.first_day + 1));
  activity.ideal_day = MIN (activity.ideal_day, activity.last_day);
  if (themes != NULL && themes[0] != NULL && person < 0)
    activity.theme = keep_string (self, themes[nth % (int) g_strv_length (themes)]);
  g_array_append_val (self->activities, activity);
}

static void
add_sessions (PalPlan *self, guint index, const Template *template, const GArray *members)
{
  const PalPlanGroup *group = g_ptr_array_index (self->groups, index);
  guint n_people = group->people->len - 1;   /* without the group itself */
  int have, unnamed;

  if (!template->individual)
    {
      have = count_existing (self, group, template->id, OF_ANYBODY);
      for (int nth = have; nth < template->count; nth++)
        add_activity (self, index, template, -1, 0, nth, template->count);
      return;
    }
  /* Interviews planned before people had entered name nobody: they are for those who have none. */
  unnamed = count_existing (self, group, template->id, OF_NOBODY);
  for (guint i = 0; i < n_people; i++)
    {
      gint64 enrolment = i < members->len ? g_array_index (members, Member, i).enrolment : 0;
      int person = (int) g_array_index (group->people, guint, i + 1);

      have = enrolment != 0 ? count_existing (self, group, template->id, enrolment) : 0;
      for (; have < template->count && unnamed > 0; unnamed--)
        have++;
      for (int nth = have; nth < template->count; nth++)
        add_activity (self, index, template, person, enrolment, nth * (int) n_people + (int) i, template->count * (int) n_people);
    }
}

/* The most of what the template allows: the funder is promised a number, and pays for it. */
static void
read_template (PalPlan *self, PalStatement *row, Template *template)
{
  gint64 most = pal_statement_get_int (row, 5), least = pal_statement_get_int (row, 4);
  gint64 longest = pal_statement_get_int (row, 7), shortest = pal_statement_get_int (row, 6);

  template->id = pal_statement_get_int (row, 0);
  template->name = keep_string (self, pal_statement_get_text (row, 1));
  template->individual = g_strcmp0 (pal_statement_get_text (row, 2), "INDIVIDUAL") == 0;
  template->themes = pal_statement_is_null (row, 3) ? NULL : g_strsplit (pal_statement_get_text (row, 3), "|", -1);
  template->count = (int) (most > 0 ? most : least > 0 ? least : 1);
  template->minutes = (int) (longest > 0 ? longest : shortest > 0 ? shortest
                             : template->individual ? USUAL_INTERVIEW : USUAL_WORKSHOP);
  template->minutes_min = (int) (shortest > 0 ? shortest : template->minutes);
  template->first_week = (int) pal_statement_get_int (row, 8);
  template->last_week = (int) pal_statement_get_int (row, 9);
  template->after = pal_statement_get_int (row, 10);
}

static gboolean
load_sessions (PalPlan *self, guint index, const GArray *members, GError **error)
{
  PalPlanGroup *group = g_ptr_array_index (self->groups, index);
  g_autoptr (PalStatement) row =
    pal_statement_new (self->store, "SELECT id, name, kind, themes, count_min, count_max, minutes_min, minutes_max, first_week, "
                                    "last_week, after FROM session_template WHERE programme = ?1 ORDER BY position, id", error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  group->first_activity = self->activities->len;
  pal_statement_bind_int (row, 1, group->programme);
  while (pal_statement_step (row, &failure))
    {
      Template template = { 0 };

      read_template (self, row, &template);
      add_sessions (self, index, &template, members);
      g_strfreev (template.themes);
    }
  group->end_activity = self->activities->len;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* ------------------------------------------------------------------------------------------------------------------- */

static void
range_clear (gpointer data)
{
  g_free (((Range *) data)->calendar);
}

static gboolean
load_groups (PalPlan *self, const GArray *ranges, GPtrArray *members, GHashTable *known, GError **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      PalPlanGroup *group = g_ptr_array_index (self->groups, i);
      GArray *of_group;

      if (!open_days (self, group, &g_array_index (ranges, Range, i), error))
        return FALSE;
      group->referent = index_of (self->coaches, pal_store_ask_int_of (self->store, "SELECT referent FROM cohort WHERE id = ?1",
                                                                       group->id, 0));
      of_group = load_people (self, group, known, error);
      if (of_group == NULL)
        return FALSE;
      g_ptr_array_add (members, of_group);
    }
  return TRUE;
}

gboolean
pal_plan_load (PalPlan *self, const gint64 *cohorts, guint n_cohorts, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, TRUE, sizeof (Range));
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_clear_func (ranges, range_clear);
  if (!load_cohorts (self, cohorts, n_cohorts, ranges, error))
    return FALSE;
  find_days (self, ranges);
  if (!load_coaches (self, error) || !load_rooms (self, error) || !load_groups (self, ranges, members, known, error)
      || !load_taken (self, known, error) || !load_unavailable (self, known, error) || !pal_plan_load_wishes (self, error))
    return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!load_sessions (self, i, g_ptr_array_index (members, i), error))
      return FALSE;
  return TRUE;
}
