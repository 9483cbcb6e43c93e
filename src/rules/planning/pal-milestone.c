/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-milestone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"
#include "rules/pal-calendar.h"
#include "rules/pal-course.h"

/* Back-planning: the milestones of a cohort, made from those of its programme. */

void
pal_milestone_free (PalMilestone *milestone)
{
  if (milestone == NULL)
    return;
  g_free (milestone->name);
  g_free (milestone->responsible);
  g_free (milestone);
}

/* When the programme wants them ------------------------------------------------------------------------------------- */

/* The cohort that milestones stand around. */
typedef struct {
  GDate        start, end;     /* invalid: none */
  PalCalendar *calendar;
} Frame;

static void
frame_clear (Frame *frame)
{
  g_clear_pointer (&frame->calendar, pal_calendar_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static void
read_date (PalStatement *row, int column, GDate *date)
{
  const char *iso = pal_statement_get_text (row, column);

  if (iso == NULL || !pal_date_from_iso (iso, date))
    g_date_clear (date, 1);
}

static gboolean
frame_load (Frame *frame, PalStore *store, gint64 cohort, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT c.start_on, c.end_on, p.calendar FROM cohort c JOIN programme p ON p.id = c.programme WHERE c.id = ?1", error);

  if (row == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, cohort);
  if (!pal_statement_step (row, NULL))
    {
      g_set_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING, _("This cohort is no more."));
      return FALSE;
    }
  read_date (row, 0, &frame->start);
  read_date (row, 1, &frame->end);
  frame->calendar = pal_calendar_load (store, pal_statement_get_text (row, 2), error);
  return frame->calendar != NULL;
}

static const char *
anchor_of (const char *code)
{
  return g_strcmp0 (code, "COHORT_END") == 0 ? "COHORT_END" : "COHORT_START";
}

static const GDate *
reference_of (const Frame *frame, const char *anchor)
{
  return g_str_equal (anchor, "COHORT_END") ? &frame->end : &frame->start;
}

/* The anchor and so many days, brought back to the working day before where it is none: a thing is then done in time
 * (INDICATORS §3.7). Invalid where the anchor has no date. */
static void
place_in_frame (const Frame *frame, const char *anchor, gint64 offset, GDate *due)
{
  const GDate *reference = reference_of (frame, anchor);
  GDate wanted;

  if (!g_date_valid (reference) || !pal_calendar_add_days (reference, offset, &wanted)
      || !pal_calendar_previous_working_day (frame->calendar, &wanted, due))
    g_date_clear (due, 1);
}

/* How they stand ----------------------------------------------------------------------------------------------------- */

static gboolean
is_by (const GDate *date, const GDate *at)
{
  return g_date_valid (date) && g_date_compare (date, at) <= 0;
}

/* A milestone that was done after the day that is asked about was not done yet that day (INDICATORS, C1). Lateness is in
 * calendar days, as are the other days of R11: "Décalage (j)", "Durée (j)". */
static void
judge (PalMilestone *self, const GDate *at)
{
  gboolean done = is_by (&self->done, at), dated = g_date_valid (&self->due);

  if (done)
    self->days_late = dated ? MAX (g_date_days_between (&self->due, &self->done), 0) : 0;
  else
    self->days_late = dated ? MAX (g_date_days_between (&self->due, at), 0) : 0;
  if (done)
    self->state = self->days_late > 0 ? PAL_MILESTONE_DONE_LATE : PAL_MILESTONE_DONE;
  else if (!dated)
    self->state = PAL_MILESTONE_UNDATED;
  else if (self->days_late > 0)
    self->state = PAL_MILESTONE_LATE;
  else
    self->state = is_by (&self->begin, at) ? PAL_MILESTONE_UNDER_WAY : PAL_MILESTONE_TO_COME;
}

static const char milestones_sql[] =
  "SELECT m.id, m.name, m.responsible, coalesce (trim (coalesce (c.first_name, '') || ' ' || c.last_name), t.responsible), "
  "t.anchor, t.offset_days, coalesce (m.duration_days, t.duration_days), m.due_on, m.done_on, m.planned_on, t.id "
  "FROM milestone m LEFT JOIN milestone_template t ON t.id = m.template LEFT JOIN contact c ON c.id = m.responsible "
  "WHERE m.cohort = ?1 ORDER BY m.due_on NULLS LAST, m.id";

enum { ID, NAME, CONTACT, RESPONSIBLE, ANCHOR, OFFSET, DURATION, DUE_ON, DONE_ON, PLANNED_ON, TEMPLATE };

static void
set_offset (PalMilestone *self, const Frame *frame, PalStatement *row)
{
  const GDate *reference = reference_of (frame, self->anchor);

  self->by_hand = pal_statement_is_null (row, TEMPLATE)
                  || g_strcmp0 (pal_statement_get_text (row, DUE_ON), pal_statement_get_text (row, PLANNED_ON)) != 0;
  self->has_offset = TRUE;
  if (!self->by_hand)
    self->offset_days = (int) pal_statement_get_int (row, OFFSET);
  else if (g_date_valid (&self->due) && g_date_valid (reference))
    self->offset_days = g_date_days_between (reference, &self->due);
  else
    self->has_offset = FALSE;
}

/* It is begun so many days before, the day on which it is due being one of them. */
static void
set_begin (PalMilestone *self)
{
  self->begin = self->due;
  if (g_date_valid (&self->due) && self->duration_days > 1
      && !pal_calendar_add_days (&self->due, 1 - self->duration_days, &self->begin))
    self->begin = self->due;
}

static PalMilestone *
milestone_new (PalStatement *row, const Frame *frame, const GDate *at)
{
  PalMilestone *self = g_new0 (PalMilestone, 1);

  self->id = pal_statement_get_int (row, ID);
  self->name = g_strdup (pal_statement_get_text (row, NAME));
  self->contact = pal_statement_get_int (row, CONTACT);
  self->responsible = g_strdup (pal_statement_get_text (row, RESPONSIBLE));
  self->anchor = anchor_of (pal_statement_get_text (row, ANCHOR));
  self->duration_days = (int) pal_statement_get_int (row, DURATION);
  read_date (row, DUE_ON, &self->due);
  read_date (row, DONE_ON, &self->done);
  set_begin (self);
  set_offset (self, frame, row);
  judge (self, at);
  return self;
}

/**
 * pal_milestones_of:
 * @at: the day that is asked about
 *
 * Returns: (transfer full): PalMilestone, those that are due first before the others, the undated last; NULL with @error
 */
GPtrArray *
pal_milestones_of (PalStore *store, gint64 cohort, const GDate *at, GError **error)
{
  g_autoptr (GPtrArray) milestones = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_milestone_free);
  g_auto (Frame) frame = { 0 };
  g_autoptr (PalStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (PAL_IS_STORE (store) && g_date_valid (at), NULL);

  if (!frame_load (&frame, store, cohort, error) || (row = pal_statement_new (store, milestones_sql, error)) == NULL)
    return NULL;
  pal_statement_bind_int (row, 1, cohort);
  while (pal_statement_step (row, &failure))
    g_ptr_array_add (milestones, milestone_new (row, &frame, at));
  if (failure == NULL)
    return g_steal_pointer (&milestones);
  g_propagate_error (error, failure);
  return NULL;
}

/* From the programme ------------------------------------------------------------------------------------------------- */

/* A milestone of the programme beside the cohort's own of it; milestone 0: it has none. */
static const char templates_sql[] =
  "SELECT t.id, t.name, t.anchor, t.offset_days, t.duration_days, m.id, m.due_on, m.planned_on, m.done_on "
  "FROM cohort c JOIN milestone_template t ON t.programme = c.programme LEFT JOIN milestone m ON m.cohort = c.id AND m.template = t.id "
  "WHERE c.id = ?1 ORDER BY t.id";

enum { T_ID, T_NAME, T_ANCHOR, T_OFFSET, T_DURATION, M_ID, M_DUE_ON, M_PLANNED_ON, M_DONE_ON };

typedef enum { AS_PLANNED, MISSING, MOVING, STAYING } Change;

/* @due: where the programme has it now, ISO; NULL: nowhere. Full transfer. */
static Change
find_change (PalStatement *row, const Frame *frame, char **due)
{
  const char *planned = pal_statement_get_text (row, M_PLANNED_ON);
  GDate date;

  place_in_frame (frame, anchor_of (pal_statement_get_text (row, T_ANCHOR)), pal_statement_get_int (row, T_OFFSET), &date);
  *due = g_date_valid (&date) ? pal_date_to_iso (&date) : NULL;
  if (pal_statement_is_null (row, M_ID))
    return MISSING;
  if (!pal_statement_is_null (row, M_DONE_ON) || g_strcmp0 (planned, *due) == 0)
    return AS_PLANNED;
  return g_strcmp0 (planned, pal_statement_get_text (row, M_DUE_ON)) == 0 ? MOVING : STAYING;
}

static void
set_due (PalRecord *milestone, const char *due)
{
  static const char *const fields[] = { "due-on", "planned-on" };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (due != NULL && pal_date_from_iso (due, &date))
      pal_record_set_date (milestone, fields[i], &date);
    else
      pal_record_clear (milestone, fields[i]);
}

static gboolean
make_one (PalEdit *edit, gint64 cohort, PalStatement *row, const char *due, GError **error)
{
  g_autoptr (PalRecord) milestone = pal_record_new (&pal_milestone_kind);

  pal_record_set_int (milestone, "cohort", cohort);
  pal_record_set_int (milestone, "template", pal_statement_get_int (row, T_ID));
  pal_record_set_text (milestone, "name", pal_statement_get_text (row, T_NAME));
  if (!pal_statement_is_null (row, T_DURATION))
    pal_record_set_int (milestone, "duration-days", pal_statement_get_int (row, T_DURATION));
  set_due (milestone, due);
  return pal_record_save (milestone, edit, error);
}

static gboolean
move_one (PalEdit *edit, PalStatement *row, const char *due, GError **error)
{
  g_autoptr (PalRecord) milestone =
    pal_record_load (pal_edit_get_store (edit), &pal_milestone_kind, pal_statement_get_int (row, M_ID), error);

  if (milestone == NULL)
    return FALSE;
  set_due (milestone, due);
  return pal_record_save (milestone, edit, error);
}

/* @edit: (nullable): NULL only counts; else what is of @wanted is done. */
static gboolean
visit (PalStore *store, PalEdit *edit, gint64 cohort, Change wanted, guint counts[STAYING + 1], GError **error)
{
  g_auto (Frame) frame = { 0 };
  g_autoptr (PalStatement) row = NULL;
  GError *failure = NULL;

  memset (counts, 0, sizeof (guint) * (STAYING + 1));
  if (!frame_load (&frame, store, cohort, error) || (row = pal_statement_new (store, templates_sql, error)) == NULL)
    return FALSE;
  pal_statement_bind_int (row, 1, cohort);
  while (pal_statement_step (row, &failure))
    {
      g_autofree char *due = NULL;
      Change change = find_change (row, &frame, &due);

      counts[change]++;
      if (edit == NULL || change != wanted)
        continue;
      if (!(change == MISSING ? make_one (edit, cohort, row, due, error) : move_one (edit, row, due, error)))
        return FALSE;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* How the cohort's milestones differ from what its programme, its dates and the working days would have. */
gboolean
pal_milestones_compare (PalStore *store, gint64 cohort, PalMilestoneChanges *changes, GError **error)
{
  guint counts[STAYING + 1];

  g_return_val_if_fail (PAL_IS_STORE (store) && changes != NULL, FALSE);

  memset (changes, 0, sizeof *changes);
  if (!visit (store, NULL, cohort, AS_PLANNED, counts, error))
    return FALSE;
  *changes = (PalMilestoneChanges) { .missing = counts[MISSING], .moving = counts[MOVING], .staying = counts[STAYING] };
  return TRUE;
}

/* Makes, in @edit, the milestones of the programme that the cohort has not. */
gboolean
pal_milestones_make (PalEdit *edit, gint64 cohort, guint *n_made, GError **error)
{
  guint counts[STAYING + 1];

  if (!visit (pal_edit_get_store (edit), edit, cohort, MISSING, counts, error))
    return FALSE;
  if (n_made != NULL)
    *n_made = counts[MISSING];
  return TRUE;
}

/* Moves, in @edit, those that are not done and that nobody moved to where the programme has them now: after the cohort got
 * other dates, or the programme other milestones. */
gboolean
pal_milestones_follow (PalEdit *edit, gint64 cohort, guint *n_moved, GError **error)
{
  guint counts[STAYING + 1];

  if (!visit (pal_edit_get_store (edit), edit, cohort, MOVING, counts, error))
    return FALSE;
  if (n_moved != NULL)
    *n_moved = counts[MOVING];
  return TRUE;
}

/* Words -------------------------------------------------------------------------------------------------------------- */

const char *
pal_milestone_state_label (PalMilestoneState state)
{
  static const char *const labels[] = {
    [PAL_MILESTONE_LATE] = NC_("milestone", "Late"),
    [PAL_MILESTONE_UNDER_WAY] = NC_("milestone", "Under way"),
    [PAL_MILESTONE_TO_COME] = NC_("milestone", "To come"),
    [PAL_MILESTONE_UNDATED] = NC_("milestone", "No date"),
    [PAL_MILESTONE_DONE] = NC_("milestone", "Done"),
    [PAL_MILESTONE_DONE_LATE] = NC_("milestone", "Done late"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "milestone", labels[state]);
}

/* "Late by 4 d", "Done". Full transfer. */
char *
pal_milestone_state_words (const PalMilestone *milestone)
{
  if (milestone->state == PAL_MILESTONE_LATE)
    return g_strdup_printf (C_("milestone", "Late by %d d"), milestone->days_late);
  if (milestone->state == PAL_MILESTONE_DONE_LATE)
    return g_strdup_printf (C_("milestone", "Done, %d d late"), milestone->days_late);
  return g_strdup (pal_milestone_state_label (milestone->state));
}

/* The kind of chip that says it. */
const char *
pal_milestone_state_chip (PalMilestoneState state)
{
  static const char *const chips[] = {
    [PAL_MILESTONE_LATE] = "late", [PAL_MILESTONE_UNDER_WAY] = "info",   [PAL_MILESTONE_TO_COME] = "plain",
    [PAL_MILESTONE_UNDATED] = "unknown", [PAL_MILESTONE_DONE] = "ok", [PAL_MILESTONE_DONE_LATE] = "warn",
  };

  return chips[state];
}
