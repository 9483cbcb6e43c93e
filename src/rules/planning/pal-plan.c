/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-plan-private.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

static void
resource_free (gpointer data)
{
  PalPlanResource *resource = data;

  g_free (resource->name);
  g_free (resource->fixed);
  g_free (resource->busy);
  g_free (resource->wished);
  g_strfreev (resource->themes);
  g_array_unref (resource->held);
  g_free (resource);
}

static void
group_free (gpointer data)
{
  PalPlanGroup *group = data;

  g_free (group->name);
  g_array_unref (group->people);
  g_free (group->open);
  g_free (group->wished);
  g_free (group->coaches);
  g_free (group->rooms);
  g_free (group->per_day);
  g_free (group->per_week);
  g_strfreev (group->themes);
  g_free (group);
}

static void
planned_free (gpointer data)
{
  PalPlanned *planned = data;

  g_free (planned->start_at);
  g_free (planned->why);
  g_free (planned->help);
  g_free (planned);
}

/**
 * pal_plan_new:
 * @cohorts: the cohorts to plan together, at least one
 *
 * Reads what a plan needs: the templates of the programmes, the people, coaches, rooms, holidays, wishes, and what is
 * planned or held already, which stays where it is and counts. A cohort that has no session yet is planned from its
 * start, any other from today on; one without end for as long as its programme lasts.
 *
 * Returns: (transfer full): NULL with @error when a cohort is no more, or has impossible dates
 */
PalPlan *
pal_plan_new (PalStore *store, const gint64 *cohorts, guint n_cohorts, GError **error)
{
  g_autoptr (PalPlan) self = NULL;

  g_return_val_if_fail (PAL_IS_STORE (store) && n_cohorts > 0, NULL);

  self = g_new0 (PalPlan, 1);
  self->store = g_object_ref (store);
  self->coaches = g_ptr_array_new_with_free_func (resource_free);
  self->rooms = g_ptr_array_new_with_free_func (resource_free);
  self->people = g_ptr_array_new_with_free_func (resource_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->activities = g_array_new (FALSE, TRUE, sizeof (PalPlanActivity));
  self->fixed = g_array_new (FALSE, TRUE, sizeof (PalPlanFixed));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->planned = g_ptr_array_new_with_free_func (planned_free);
  self->rand = g_rand_new_with_seed (1);
  return pal_plan_load (self, cohorts, n_cohorts, error) ? g_steal_pointer (&self) : NULL;
}

void
pal_plan_free (PalPlan *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  g_ptr_array_unref (self->coaches);
  g_ptr_array_unref (self->rooms);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->activities);
  g_array_unref (self->fixed);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->planned);
  g_rand_free (self->rand);
  g_free (self);
}

/* What was found ----------------------------------------------------------------------------------------------------- */

static gint64
id_of (const GPtrArray *resources, int index)
{
  return index >= 0 ? ((PalPlanResource *) g_ptr_array_index (resources, index))->id : 0;
}

static char *
moment_of (const PalPlan *self, const PalPlanActivity *activity)
{
  GDate date = self->first;
  int minute = PAL_PLAN_DAWN + activity->quarter * PAL_PLAN_QUARTER;

  g_date_add_days (&date, (guint) activity->day);
  g_autofree char *day = pal_date_to_iso (&date);
  return g_strdup_printf ("%sT%02d:%02d", day, minute / 60, minute % 60);
}

static PalPlanned *
planned_new (PalPlan *self, guint index)
{
  const PalPlanActivity *activity = pal_plan_activity (self, index);
  const PalPlanGroup *group = g_ptr_array_index (self->groups, activity->group);
  PalPlanned *planned = g_new0 (PalPlanned, 1);

  planned->cohort = group->id;
  planned->session_template = activity->session_template;
  planned->enrolment = activity->enrolment;
  planned->theme = activity->theme;
  if (activity->person >= 0)
    planned->person = ((PalPlanResource *) g_ptr_array_index (self->people, activity->person))->name;
  planned->minutes = activity->minutes;
  planned->number = index;
  planned->left_out = activity->left_out;
  planned->placed = activity->day >= 0;
  if (!planned->placed)
    {
      pal_plan_explain (self, index, &planned->why, &planned->help);
      return planned;
    }
  planned->start_at = moment_of (self, activity);
  planned->room = id_of (self->rooms, activity->room);
  planned->coach = id_of (self->coaches, activity->coach);
  planned->as_wished = activity->cost < PAL_PLAN_WISH;
  return planned;
}

static int
compare_planned (gconstpointer a, gconstpointer b)
{
  const PalPlanned *left = *(PalPlanned *const *) a, *right = *(PalPlanned *const *) b;

  if (left->placed != right->placed)
    return left->placed ? -1 : 1;
  if (left->cohort != right->cohort)
    return left->cohort < right->cohort ? -1 : 1;
  return g_strcmp0 (left->start_at, right->start_at);
}

/* What the last search found: PalPlanned, owned by the plan, until the next call. */
const GPtrArray *
pal_plan_sessions (PalPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ptr_array_set_size (self->planned, 0);
  for (guint i = 0; i < self->activities->len; i++)
    g_ptr_array_add (self->planned, planned_new (self, i));
  g_ptr_array_sort (self->planned, compare_planned);
  return self->planned;
}

guint
pal_plan_n_placed (PalPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->activities->len; i++)
    n += pal_plan_activity (self, i)->day >= 0;
  return n;
}

/* A session that is left out stays in the plan and is not kept; the next search forgets it. */
void
pal_plan_leave_out (PalPlan *self, guint number, gboolean left_out)
{
  g_return_if_fail (self != NULL && number < self->activities->len);

  pal_plan_activity (self, number)->left_out = left_out;
}

/* Those that would be kept: placed, and not left out. */
guint
pal_plan_n_chosen (PalPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->activities->len; i++)
    n += pal_plan_activity (self, i)->day >= 0 && !pal_plan_activity (self, i)->left_out;
  return n;
}

/* Keeping it --------------------------------------------------------------------------------------------------------- */

static void
set_reference (PalRecord *record, const char *field, gint64 id)
{
  if (id != 0)
    pal_record_set_int (record, field, id);
}

static gboolean
keep_beside (PalEdit *edit, const PalKind *kind, gint64 session, const char *field, gint64 id, GError **error)
{
  g_autoptr (PalRecord) record = NULL;

  if (id == 0)
    return TRUE;
  record = pal_record_new (kind);
  pal_record_set_int (record, "session", session);
  pal_record_set_int (record, field, id);
  return pal_record_save (record, edit, error);
}

static gboolean
keep_session (PalPlan *self, PalEdit *edit, const PalPlanned *planned, GError **error)
{
  g_autoptr (PalRecord) session = pal_record_new (&pal_session_kind);
  g_autofree char *kind = pal_store_ask_text_of (self->store, "SELECT kind FROM session_template WHERE id = ?1",
                                                 planned->session_template);
  g_autofree char *title = pal_store_ask_text_of (self->store, "SELECT name FROM session_template WHERE id = ?1",
                                                  planned->session_template);

  pal_record_set_int (session, "cohort", planned->cohort);
  pal_record_set_int (session, "session-template", planned->session_template);
  pal_record_set_text (session, "kind", kind);
  pal_record_set_text (session, "title", title);
  pal_record_set_text (session, "theme", planned->theme);
  pal_record_set_text (session, "start-at", planned->start_at);
  pal_record_set_int (session, "minutes", planned->minutes);
  pal_record_set_text (session, "status", "PLANNED");
  set_reference (session, "room", planned->room);
  return pal_record_save (session, edit, error)
         && keep_beside (edit, &pal_session_staff_kind, pal_record_get_id (session), "contact", planned->coach, error)
         && keep_beside (edit, &pal_attendance_kind, pal_record_get_id (session), "enrolment", planned->enrolment, error);
}

/* Keeps every session that was placed and not left out, inside @edit: one edit, undone as one. */
gboolean
pal_plan_keep (PalPlan *self, PalEdit *edit, GError **error)
{
  const GPtrArray *sessions = pal_plan_sessions (self);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PalPlanned *planned = g_ptr_array_index (sessions, i);
      if (planned->placed && !planned->left_out && !keep_session (self, edit, planned, error))
        return FALSE;
    }
  return TRUE;
}
