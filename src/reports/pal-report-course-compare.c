/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/pal-dates.h"
#include "rules/pal-calendar.h"

#include "reports/indicators/pal-indicator.h"
#include "pal-report-course-private.h"

/* What the figures are compared with: the programme's targets, and the same programme a period earlier. */

static PalFigure *
find_figure (GPtrArray *figures, const char *code)
{
  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      if (g_strcmp0 (figure->code, code) == 0)
        return figure;
    }
  return NULL;
}

/* The programme's targets that hold at the as-of date. A target of a rate is kept in percent (60 is 60 %), any other
 * in its unit. */
gboolean
pal_course_add_targets (GPtrArray *figures, PalStore *store, const PalScope *scope, GError **error)
{
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT indicator, value FROM target WHERE programme = ?1 AND value IS NOT NULL "
                              "AND (period_start_on IS NULL OR period_start_on <= ?2) ORDER BY period_start_on, id",
                       error);
  g_autofree char *as_of = pal_date_to_iso (&scope->as_of);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, pal_course_programme (store, scope));
  pal_statement_bind_text (statement, 2, as_of);
  while (pal_statement_step (statement, &failure))
    {
      PalFigure *figure = find_figure (figures, pal_statement_get_text (statement, 0));
      if (figure == NULL)
        continue;
      figure->has_target = TRUE;
      figure->target_is_maximum = pal_indicator_find (figure->code)->lower_is_better;
      figure->target = pal_statement_get_int (statement, 1) / (g_strcmp0 (figure->unit, "pct") == 0 ? 100.0 : 1.0);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* The cohort of the same programme that ended last before this one, as its own report showed it: a month after its
 * end. */
static gboolean
previous_cohort (PalStore *store, const PalScope *scope, PalScope *previous)
{
  g_autofree char *end_iso = NULL;
  GDate end, due;

  previous->cohort = pal_store_ask_int_of (store,
    "SELECT p.id FROM cohort c JOIN cohort p ON p.programme = c.programme AND p.id <> c.id "
    "WHERE c.id = ?1 AND p.end_on IS NOT NULL AND coalesce(p.status, '') <> 'CANCELLED' "
    "  AND (c.end_on IS NULL OR p.end_on < c.end_on) "
    "  AND (c.start_on IS NULL OR p.start_on IS NULL OR p.start_on < c.start_on) "
    "ORDER BY p.end_on DESC, p.id DESC LIMIT 1", scope->cohort, 0);
  if (previous->cohort == 0)
    return FALSE;
  end_iso = pal_store_ask_text_of (store, "SELECT end_on FROM cohort WHERE id = ?1", previous->cohort);
  if (end_iso == NULL || !pal_date_from_iso (end_iso, &end) || g_date_compare (&end, &scope->as_of) > 0
      || !pal_calendar_add_months (&end, 1, &due))
    return FALSE;
  previous->as_of = g_date_compare (&due, &scope->as_of) < 0 ? due : scope->as_of;
  return TRUE;
}

static gboolean
is_month_end (const GDate *date)
{
  GDate next = *date;

  g_date_add_days (&next, 1);
  return g_date_get_day (&next) == 1;
}

/* As many months earlier where the period is made of whole months, else as many days. */
static gboolean
previous_period (const PalScope *scope, PalScope *previous)
{
  GDate start;

  if (!g_date_valid (&scope->from) || !g_date_valid (&scope->to) || g_date_compare (&scope->from, &scope->to) > 0)
    return FALSE;
  previous->to = scope->from;
  g_date_subtract_days (&previous->to, 1);
  start = scope->from;
  if (g_date_get_day (&scope->from) == 1 && is_month_end (&scope->to))
    g_date_subtract_months (&start, 12 * (g_date_get_year (&scope->to) - g_date_get_year (&scope->from))
                                      + g_date_get_month (&scope->to) - g_date_get_month (&scope->from) + 1);
  else
    g_date_subtract_days (&start, g_date_days_between (&scope->from, &scope->to) + 1);
  previous->from = start;
  previous->as_of = previous->to;
  return TRUE;
}

/* The figures of the report that was sent for that cohort, as pal_indicators_to_csv() wrote them; NULL when none was
 * kept. */
static char *
figures_sent (PalStore *store, gint64 cohort)
{
  return pal_store_ask_text_of (store, "SELECT figures FROM report_sent WHERE report = 'R01' AND cohort = ?1 "
                                       "AND figures LIKE 'indicator,%' ORDER BY sent_on DESC, id DESC LIMIT 1", cohort);
}

static void
take_sent (GPtrArray *figures, const char *csv)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  for (int i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      char *end = NULL;
      if (g_strv_length (cells) != 5 || *cells[3] == '\0')
        continue;
      PalFigure *figure = find_figure (figures, cells[0]);
      double value = g_ascii_strtod (cells[3], &end);
      if (figure == NULL || g_strcmp0 (figure->unit, cells[4]) != 0 || *end != '\0')
        continue;
      figure->has_previous = TRUE;
      figure->previous = value;
    }
}

static gboolean
compute_previous (GPtrArray *figures, PalStore *store, const PalScope *previous, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      const PalIndicator *indicator = pal_indicator_find (figure->code);
      g_autoptr (GPtrArray) earlier = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (indicator == NULL || g_str_equal (indicator->unit, "date") || !g_hash_table_add (done, indicator->code))
        continue;
      earlier = pal_indicator_compute (store, indicator->code, previous, error);
      if (earlier == NULL)
        return FALSE;
      for (guint j = 0; j < earlier->len; j++)
        {
          PalFigure *then = g_ptr_array_index (earlier, j);
          PalFigure *now = find_figure (figures, then->code);
          if (now == NULL || !then->known || then->masked)
            continue;
          now->has_previous = TRUE;
          now->previous = then->value;
        }
    }
  return TRUE;
}

/* Fills the column of the previous period: what was sent for the previous cohort of the programme, else that cohort's
 * figures when its report was due; for a programme over a period, the period before. Leaves it empty where there is
 * nothing earlier. */
gboolean
pal_course_add_previous (GPtrArray *figures, PalStore *store, const PalScope *scope, GCancellable *cancellable,
                         GError **error)
{
  g_auto (PalScope) previous = { 0 };

  pal_scope_init (&previous);
  pal_scope_copy (&previous, scope);
  if (scope->order != 0)
    return TRUE;
  if (scope->cohort != 0 ? !previous_cohort (store, scope, &previous) : !previous_period (scope, &previous))
    return TRUE;

  g_autofree char *sent = previous.cohort != 0 ? figures_sent (store, previous.cohort) : NULL;
  if (sent != NULL)
    {
      take_sent (figures, sent);
      return TRUE;
    }
  return compute_previous (figures, store, &previous, cancellable, error);
}
