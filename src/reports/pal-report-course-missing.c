/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pal-report-course-private.h"
#include "reports/indicators/pal-indicator.h"

/* What is missing before the report is sent, each with the record where it can be filled: one line a person in the
 * reports that have lines of persons, one line a gap in the aggregated one. */

static const struct {
  const char *code;
  const char *words;
} gaps[] = {
  { "PLACES", N_("number of places") },
  { "COHORT_END", N_("end of the cohort") },
  { "ENTRY_DATE", N_("date of entry") },
  { "BIRTH_DATE", N_("date of birth") },
  { "GENDER", N_("gender") },
  { "LEVEL", N_("education level") },
  { "CITY", N_("town") },
  { "PRESCRIPTION", N_("prescription") },
  { "PRESCRIBER", N_("prescribing adviser") },
  { "OFFICE", N_("prescribing office") },
  { "MOTIVE", N_("reason for the prescription") },
  { "NON_ENTRY_REASON", N_("reason for the non-entry") },
  { "NON_ENTRY_DATE", N_("date of the non-entry") },
  { "EXIT", N_("exit (the planned end is past)") },
  { "EXIT_REASON", N_("reason for the exit") },
  { "EXIT_DIFFICULTIES", N_("difficulties that led to the early exit") },
  { "EXIT_RECOMMENDATIONS", N_("recommendations after the early exit") },
  { "SITUATION", N_("situation after the exit") },
  { "SITUATION_OVER", N_("situation (the last one is over)") },
  { "CONTRACT_EXPIRED", N_("news (the contract is past its term)") },
};

static const char *
gap_in_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (g_str_equal (gaps[i].code, code))
      return _(gaps[i].words);
  return code;
}

/* Who or what lacks something. */
typedef struct {
  gint64      record;
  gboolean    is_cohort;
  char       *name;
  GPtrArray  *gaps;         /* codes, each once */
} Lacking;

static void
lacking_free (gpointer data)
{
  Lacking *lacking = data;

  g_free (lacking->name);
  g_ptr_array_unref (lacking->gaps);
  g_free (lacking);
}

static char *
name_of (PalStore *store, const PalScope *scope, PalPseudonyms *pseudonyms, gboolean is_cohort, gint64 cohort,
         gint64 participant)
{
  if (is_cohort)
    return pal_store_ask_text_of (store, "SELECT name FROM cohort WHERE id = ?1", cohort);
  if (scope->variant == PAL_VARIANT_NOMINATIVE)
    return pal_store_ask_text_of (store, "SELECT trim(coalesce(first_name, '') || ' ' || last_name) "
                                         "FROM participant WHERE id = ?1", participant);
  return g_strdup (pal_pseudonyms_get (pseudonyms, cohort, participant));
}

static void
add_gap (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

static Lacking *
find_lacking (GPtrArray *all, GHashTable *by_record, gint64 record)
{
  Lacking *lacking = g_hash_table_lookup (by_record, &record);

  if (lacking != NULL)
    return lacking;
  lacking = g_new0 (Lacking, 1);
  lacking->record = record;
  lacking->gaps = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (all, lacking);
  g_hash_table_insert (by_record, &lacking->record, lacking);
  return lacking;
}

/* Full transfer; elements Lacking. */
static GPtrArray *
collect (PalStore *store, const PalScope *scope, PalPseudonyms *pseudonyms, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (lacking_free);
  g_autoptr (GHashTable) by_record = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (PalStatement) statement = pal_course_prepare (store, scope, "course-missing.sql", error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  while (pal_statement_step (statement, &failure))
    {
      Lacking *lacking = find_lacking (all, by_record, pal_statement_get_int (statement, 3));
      if (lacking->name == NULL)
        {
          lacking->is_cohort = g_strcmp0 (pal_statement_get_text (statement, 2), "cohort") == 0;
          lacking->name = name_of (store, scope, pseudonyms, lacking->is_cohort, pal_statement_get_int (statement, 1),
                                   pal_statement_get_int (statement, 0));
        }
      add_gap (lacking->gaps, pal_statement_get_text (statement, 4));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&all);
}

/* Cohorts first, then people by name. */
static int
compare_lacking (gconstpointer a, gconstpointer b)
{
  const Lacking *left = *(Lacking *const *) a, *right = *(Lacking *const *) b;

  if (left->is_cohort != right->is_cohort)
    return left->is_cohort ? -1 : 1;
  return g_utf8_collate (left->name != NULL ? left->name : "", right->name != NULL ? right->name : "");
}

static void
add_line (PalReport *report, Lacking *lacking)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;
  PalCell *cell = pal_row_add_unknown (report->missing);

  for (guint i = 0; i < lacking->gaps->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", gap_in_words (g_ptr_array_index (lacking->gaps, i)));
  cell->known = TRUE;
  cell->text = g_strdup_printf (C_("who, and what is missing", "%s: %s"), lacking->name != NULL ? lacking->name : "",
                                words->str);
  cell->record = lacking->record;
  cell->table = lacking->is_cohort ? "cohort" : "participant";
}

/* How many people lack what: no one can be told from it, so nothing is opened by it. */
static void
add_counts (PalReport *report, GPtrArray *all)
{
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      guint n = 0;
      for (guint j = 0; j < all->len; j++)
        {
          const Lacking *lacking = g_ptr_array_index (all, j);
          if (g_ptr_array_find_with_equal_func (lacking->gaps, gaps[i].code, g_str_equal, NULL))
            n++;
        }
      if (n == 0)
        continue;
      PalCell *cell = pal_row_add_unknown (report->missing);
      cell->known = TRUE;
      cell->text = g_strdup_printf (C_("how many lack what", "%u × %s"), n, _(gaps[i].words));
    }
}

/* How many of them lack something that the indicator needs. */
static guint
count_lacking (GPtrArray *all, const PalIndicator *indicator)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Lacking *lacking = g_ptr_array_index (all, i);
      gboolean found = FALSE;

      for (int j = 0; indicator->needs[j] != NULL && !found; j++)
        found = g_ptr_array_find_with_equal_func (lacking->gaps, indicator->needs[j], g_str_equal, NULL);
      n += found;
    }
  return n;
}

/* Each figure that the gaps touch says so itself; of a breakdown, the one that counts those of whom it is not known. */
static void
mark_figures (PalReport *report, GPtrArray *all)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const PalSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; section->kind == PAL_SECTION_FIGURES && j < section->figures->len; j++)
        {
          PalFigure *figure = g_ptr_array_index (section->figures, j);
          const PalIndicator *indicator = pal_indicator_find (figure->code);

          if (indicator != NULL && (figure->category == NULL || g_str_equal (figure->category, "NR")))
            figure->n_lacking = count_lacking (all, indicator);
        }
    }
}

gboolean
pal_course_add_missing (PalReport *report, PalStore *store, PalPseudonyms *pseudonyms, GError **error)
{
  g_auto (PalScope) scope = { 0 };
  g_autoptr (GPtrArray) all = NULL;

  pal_scope_init (&scope);
  pal_scope_copy (&scope, &report->scope);
  pal_scope_set_option (&scope, "typology", NULL, NULL);
  all = collect (store, &scope, pseudonyms, error);
  if (all == NULL)
    return FALSE;
  mark_figures (report, all);
  g_ptr_array_sort (all, compare_lacking);
  if (scope.variant == PAL_VARIANT_AGGREGATED)
    add_counts (report, all);
  else
    for (guint i = 0; i < all->len; i++)
      add_line (report, g_ptr_array_index (all, i));
  return TRUE;
}
