/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-demo-private.h"

#include "rules/planning/pal-plan.h"
#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "records/pal-record.h"

/* The sessions of the cohort that is under way: planned by the program itself, and held as far as they are past. */

#define SEED    1
#define SECONDS 20

static gboolean
hold (PalEdit *edit, gint64 id, GError **error)
{
  g_autoptr (PalRecord) session = pal_record_load (pal_edit_get_store (edit), &pal_session_kind, id, error);

  if (session == NULL)
    return FALSE;
  pal_record_set_text (session, "status", "HELD");
  return pal_record_save (session, edit, error);
}

/* Full transfer; elements gint64. */
static GArray *
find_past (PalStore *store, const char *today, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, "SELECT id FROM session WHERE start_at < ?1 ORDER BY id", error);
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  pal_statement_bind_text (row, 1, today);
  while (pal_statement_step (row, &failure))
    {
      gint64 id = pal_statement_get_int (row, 0);
      g_array_append_val (past, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&past);
  g_propagate_error (error, failure);
  return NULL;
}

/* Plans the cohort called @slug in the demonstration. */
gboolean
pal_demo_plan (PalDemo *demo, const char *slug, GError **error)
{
  PalStore *store = pal_edit_get_store (demo->edit);
  gint64 cohort = pal_sections_find (demo->sections, "cohort", slug);
  g_autoptr (PalPlan) plan = pal_plan_new (store, &cohort, 1, error);
  g_autofree char *today = pal_date_to_iso (&demo->today);
  g_autoptr (GArray) past = NULL;

  if (plan == NULL)
    return FALSE;
  pal_plan_search (plan, SEED, SECONDS, NULL);
  if (!pal_plan_keep (plan, demo->edit, error))
    return FALSE;
  past = find_past (store, today, error);
  for (guint i = 0; past != NULL && i < past->len; i++)
    if (!hold (demo->edit, g_array_index (past, gint64, i), error))
      return FALSE;
  return past != NULL;
}
