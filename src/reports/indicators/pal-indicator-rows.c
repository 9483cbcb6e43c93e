/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-dates.h"

#include "pal-indicator-private.h"

#define PRELUDE "/org/palier/Palier/data/indicators/prelude.sql"

/* The names only where they may be shown: the other variants run another query. */
#define WITH_NAMES \
  "SELECT k.unit, k.participant, k.category, k.numerator, k.denominator, k.detail, k.excluded, " \
  "  trim (coalesce (p.first_name, '') || ' ' || coalesce (p.last_name, '')) " \
  "FROM counted k LEFT JOIN participant p ON p.id = k.participant LEFT JOIN sort_key s ON s.record = p.id " \
  "ORDER BY k.excluded IS NOT NULL, k.excluded, s.value, p.last_name, p.first_name, k.unit"
#define WITHOUT_NAMES \
  "SELECT k.unit, k.participant, k.category, k.numerator, k.denominator, k.detail, k.excluded, '' " \
  "FROM counted k ORDER BY k.excluded IS NOT NULL, k.excluded, k.unit"

void
pal_unit_free (PalUnit *unit)
{
  if (unit == NULL)
    return;
  g_free (unit->category);
  g_free (unit->detail);
  g_free (unit->excluded);
  g_free (unit->name);
  g_free (unit);
}

static void
bind_key (PalStatement *statement, const char *parameter, gint64 key)
{
  int index = pal_statement_find (statement, parameter);

  if (index > 0 && key != 0)
    pal_statement_bind_int (statement, index, key);
}

static void
bind_date (PalStatement *statement, const char *parameter, const GDate *date)
{
  int index = pal_statement_find (statement, parameter);

  if (index > 0 && g_date_valid (date))
    {
      g_autofree char *iso = pal_date_to_iso (date);
      pal_statement_bind_text (statement, index, iso);
    }
}

/* An option is bound as its word, or as a number; what was not asked for stays NULL. */
static void
bind_option (PalStatement *statement, const PalScope *scope, const char *name)
{
  g_autofree char *parameter = g_strconcat (":", name, NULL);
  int index = pal_statement_find (statement, parameter);
  const char *value = pal_scope_get_option (scope, name);
  gint64 number;

  if (index == 0 || value == NULL)
    return;
  if (g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    pal_statement_bind_int (statement, index, number);
  else
    pal_statement_bind_text (statement, index, value);
}

static void
bind_scope (PalStatement *statement, const PalScope *scope)
{
  static const char *const options[] = {
    "known_at", "integration", "cdd_months", "min_quota", "base", "early_exit", "qpv", "typology",
  };
  GDate as_of;

  pal_scope_get_as_of (scope, &as_of);
  bind_key (statement, ":cohort", scope->cohort);
  bind_key (statement, ":programme", scope->programme);
  bind_key (statement, ":order", scope->order);
  bind_date (statement, ":from", &scope->from);
  bind_date (statement, ":to", &scope->to);
  bind_date (statement, ":as_of", &as_of);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    bind_option (statement, scope, options[i]);
}

/* Prepares @select, which stands after the prelude's CTEs, for what @scope asks. */
PalStatement *
pal_indicator_prepare (PalStore *store, const PalScope *scope, const char *select, GError **error)
{
  g_autoptr (GBytes) prelude = g_resources_lookup_data (PRELUDE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *sql = NULL;
  PalStatement *statement;

  if (prelude == NULL || !pal_words_register (store, error))
    return NULL;
  sql = g_strconcat (g_bytes_get_data (prelude, NULL), "\n", select, NULL);
  statement = pal_statement_new (store, sql, error);
  if (statement != NULL)
    bind_scope (statement, scope);
  return statement;
}

static PalUnit *
read_unit (PalStatement *statement, gboolean upside_down)
{
  PalUnit *unit = g_new0 (PalUnit, 1);

  unit->unit = pal_statement_get_int (statement, 0);
  unit->participant = pal_statement_get_int (statement, 1);
  unit->category = g_strdup (pal_statement_get_text (statement, 2));
  unit->numerator = pal_statement_get_int (statement, upside_down ? 4 : 3);
  unit->denominator = pal_statement_get_int (statement, upside_down ? 3 : 4);
  unit->detail = g_strdup (pal_statement_get_text (statement, 5));
  unit->excluded = g_strdup (pal_statement_get_text (statement, 6));
  unit->name = g_strdup (pal_statement_get_text (statement, 7));
  return unit;
}

/* The rows of an indicator, those left out last. Full transfer; elements PalUnit. */
GPtrArray *
pal_indicator_rows (PalStore *store, const PalIndicatorFile *file, const PalScope *scope, gboolean names,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_unit_free);
  g_autofree char *select = g_strconcat (", counted AS (\n", file->select, "\n) ", names ? WITH_NAMES : WITHOUT_NAMES,
                                         NULL);
  g_autoptr (PalStatement) statement = pal_indicator_prepare (store, scope, select, error);
  gboolean upside_down = file->literal && pal_scope_get_option (scope, "literal") != NULL;
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (pal_statement_step (statement, &failure))
    g_ptr_array_add (rows, read_unit (statement, upside_down));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&rows);
}
