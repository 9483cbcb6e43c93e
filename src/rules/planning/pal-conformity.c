/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-conformity-private.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"
#include "records/pal-kinds.h"
#include "rules/pal-course.h"

/* Whether a cohort keeps the specification of its programme (R17, INDICATORS §1.1 and §3.5). Every rule is read from the
 * programme and its session templates, so that any programme has its own. */

void
pal_conformity_free (PalConformity *self)
{
  if (self == NULL)
    return;
  g_free (self->rubric);
  g_free (self->code);
  g_free (self->rule);
  g_free (self->expected);
  g_free (self->planned);
  g_free (self->held);
  g_free (self->detail);
  g_free (self);
}

/* Judging ------------------------------------------------------------------------------------------------------------ */

gboolean
pal_conformity_is_in (const PalConformityRange *range, gint64 value)
{
  return (range->least < 0 || value >= range->least) && (range->most < 0 || value <= range->most);
}

/* @planned, @held: negative: not known. While a cohort runs, too little was held breaks no rule; too much does at once. */
PalConformityState
pal_conformity_judge (const PalConformityCase *self, const PalConformityRange *range, gint64 planned, gint64 held)
{
  if (self->over)
    return held < 0 ? PAL_CONFORMITY_UNKNOWN : pal_conformity_is_in (range, held) ? PAL_CONFORMITY_MET : PAL_CONFORMITY_NOT_MET;
  if (held >= 0 && range->most >= 0 && held > range->most)
    return PAL_CONFORMITY_NOT_MET;
  if (planned >= 0 && !pal_conformity_is_in (range, planned))
    return PAL_CONFORMITY_NOT_MET;
  if (held >= 0 && pal_conformity_is_in (range, held))
    return PAL_CONFORMITY_MET;
  return planned >= 0 ? PAL_CONFORMITY_ON_TRACK : PAL_CONFORMITY_UNKNOWN;
}

PalConformityRange
pal_conformity_range (PalRecord *record, const char *least, const char *most)
{
  return (PalConformityRange) { pal_record_is_known (record, least) ? pal_record_get_int (record, least, 0) : -1,
                                pal_record_is_known (record, most) ? pal_record_get_int (record, most, 0) : -1 };
}

/* "10 to 12", "30 or more"; NULL: no bound, no rule. Full transfer. */
char *
pal_conformity_range_words (const PalConformityRange *range)
{
  if (range->least < 0 && range->most < 0)
    return NULL;
  if (range->most < 0)
    return g_strdup_printf (_("%d or more"), (int) range->least);
  if (range->least < 0)
    return g_strdup_printf (_("%d or less"), (int) range->most);
  return range->least == range->most ? g_strdup_printf ("%d", (int) range->least)
                                     : g_strdup_printf (_("%d to %d"), (int) range->least, (int) range->most);
}

/* @expected: (transfer full). Owned by the case. */
PalConformity *
pal_conformity_add (PalConformityCase *self, const char *rubric, const char *code, const char *rule, char *expected)
{
  PalConformity *conformity = g_new0 (PalConformity, 1);

  conformity->rubric = g_strdup (rubric);
  conformity->code = g_strdup (code);
  conformity->rule = g_strdup (rule);
  conformity->expected = expected;
  conformity->state = PAL_CONFORMITY_UNKNOWN;
  g_ptr_array_add (self->rules, conformity);
  return conformity;
}

/* The group ---------------------------------------------------------------------------------------------------------- */

/* @values: what ?2 and those after it stand for, ended by NULL. Negative: nothing is known. */
static gint64
ask (PalStore *store, const char *sql, gint64 of, const char *const *values)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, sql, NULL);

  if (row == NULL)
    return -1;
  pal_statement_bind_int (row, 1, of);
  for (int i = 0; values[i] != NULL; i++)
    pal_statement_bind_text (row, i + 2, values[i]);
  return pal_statement_step (row, NULL) && !pal_statement_is_null (row, 0) ? pal_statement_get_int (row, 0) : -1;
}

static void
check_number (PalConformityCase *self, const char *code, const char *rule, PalConformityRange range, gint64 planned, gint64 held)
{
  char *expected = pal_conformity_range_words (&range);
  PalConformity *conformity;

  if (expected == NULL)
    return;
  conformity = pal_conformity_add (self, C_("conformity", "Group"), code, rule, expected);
  conformity->planned = planned >= 0 ? g_strdup_printf ("%d", (int) planned) : NULL;
  conformity->held = held >= 0 ? g_strdup_printf ("%d", (int) held) : NULL;
  conformity->state = pal_conformity_judge (self, &range, planned, held);
}

/* The places of the cohort and those who entered; the same for all cohorts of the programme in the year of its start, whose
 * rule is over with the year. */
static void
check_group (PalConformityCase *self)
{
  gint64 cohort = pal_record_get_id (self->cohort), programme = pal_record_get_id (self->programme);
  const GDate *in = g_date_valid (&self->start) && g_date_valid (&self->end) ? &self->start : &self->at;
  g_autofree char *at = pal_date_to_iso (&self->at), *year = g_strdup_printf ("%04d", g_date_get_year (in));
  gboolean over = self->over;
  GDate year_end;

  check_number (self, "GROUPE", _("People in a group"), pal_conformity_range (self->programme, "group-min", "group-max"),
                pal_record_get_int (self->cohort, "places", -1),
                ask (self->store, "SELECT count(*) FROM enrolment WHERE cohort = ?1 AND entry_on <= ?2", cohort,
                     (const char *const[]) { at, NULL }));
  g_date_clear (&year_end, 1);
  g_date_set_dmy (&year_end, 31, 12, g_date_get_year (in));
  self->over = g_date_compare (&year_end, &self->at) < 0;
  check_number (self, "EFFECTIF", _("People a year, all groups together"), pal_conformity_range (self->programme, "target-min", "target-max"),
                ask (self->store, "SELECT sum(places) FROM cohort WHERE programme = ?1 AND coalesce(status, '') <> 'CANCELLED' "
                                  "AND (substr(start_on, 1, 4) = ?2 OR end_on IS NULL)", programme, (const char *const[]) { year, NULL }),
                ask (self->store, "SELECT count(*) FROM enrolment e JOIN cohort c ON c.id = e.cohort WHERE c.programme = ?1 "
                                  "AND substr(e.entry_on, 1, 4) = ?2 AND e.entry_on <= ?3", programme,
                     (const char *const[]) { year, at, NULL }));
  self->over = over;
}

/* The file keeps no amounts yet: the rule is said, and that nothing is known of it. */
static void
check_budget (PalConformityCase *self)
{
  gint64 least = pal_record_get_int (self->programme, "budget-min-ttc", -1), most = pal_record_get_int (self->programme, "budget-max-ttc", -1);
  g_autofree char *from = pal_record_show (self->programme, "budget-min-ttc"), *to = pal_record_show (self->programme, "budget-max-ttc");
  g_autofree char *amounts = least >= 0 && most >= 0 ? g_strdup_printf (C_("amounts", "%s to %s"), from, to) : g_strdup (least >= 0 ? from : to);
  const char *currency = pal_record_get_text (self->programme, "currency");
  PalConformity *conformity;

  if (least < 0 && most < 0)
    return;
  conformity = pal_conformity_add (self, C_("conformity", "Budget"), "BUDGET", _("Total with tax"),
                                   g_strdup_printf ("%s %s", amounts, g_strcmp0 (currency, "XPF") == 0 ? "F" : "€"));
  conformity->detail = g_strdup (_("no amount is kept in this file"));
}

/* Public ------------------------------------------------------------------------------------------------------------- */

static void
case_clear (PalConformityCase *self)
{
  g_clear_object (&self->cohort);
  g_clear_object (&self->programme);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalConformityCase, case_clear)

static gboolean
case_load (PalConformityCase *self, PalStore *store, gint64 cohort, const GDate *at, GError **error)
{
  self->store = store;
  self->at = *at;
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_conformity_free);
  self->cohort = pal_record_load (store, &pal_cohort_kind, cohort, error);
  self->programme = self->cohort != NULL
                      ? pal_record_load (store, &pal_programme_kind, pal_record_get_int (self->cohort, "programme", 0), error) : NULL;
  if (self->programme == NULL)
    return FALSE;
  if (!pal_record_get_date (self->cohort, "start-on", &self->start))
    g_date_clear (&self->start, 1);
  if (!pal_record_get_date (self->cohort, "end-on", &self->end))
    g_date_clear (&self->end, 1);
  self->over = g_date_valid (&self->end) && g_date_compare (&self->end, at) < 0;
  return TRUE;
}

/**
 * pal_conformity_of:
 * @at: the as-of date: what is held later is planned
 *
 * Returns: (transfer full): PalConformity, one for each rule that the programme has; NULL with @error
 */
GPtrArray *
pal_conformity_of (PalStore *store, gint64 cohort, const GDate *at, GError **error)
{
  g_auto (PalConformityCase) self = { 0 };

  g_return_val_if_fail (PAL_IS_STORE (store) && g_date_valid (at), NULL);

  if (!case_load (&self, store, cohort, at, error))
    return NULL;
  check_group (&self);
  if (!pal_conformity_check_people (&self, error) || !pal_conformity_check_sessions (&self, error))
    return NULL;
  check_budget (&self);
  return g_steal_pointer (&self.rules);
}

const char *
pal_conformity_label (PalConformityState state)
{
  static const char *const labels[] = {
    [PAL_CONFORMITY_NOT_MET] = NC_("conformity", "Not met"),
    [PAL_CONFORMITY_UNKNOWN] = NC_("conformity", "Not known"),
    [PAL_CONFORMITY_ON_TRACK] = NC_("conformity", "Planned"),
    [PAL_CONFORMITY_MET] = NC_("conformity", "Met"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "conformity", labels[state]);
}

/* The kind of chip that says it. */
const char *
pal_conformity_chip (PalConformityState state)
{
  static const char *const chips[] = {
    [PAL_CONFORMITY_NOT_MET] = "no", [PAL_CONFORMITY_UNKNOWN] = "unknown", [PAL_CONFORMITY_ON_TRACK] = "info", [PAL_CONFORMITY_MET] = "ok",
  };

  return chips[state];
}

/* How many of @rules are in @state. */
guint
pal_conformity_count (GPtrArray *rules, PalConformityState state)
{
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    n += ((PalConformity *) g_ptr_array_index (rules, i))->state == state;
  return n;
}
