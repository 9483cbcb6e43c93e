/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/indicators/pal-indicator-private.h"
#include "rules/demo/pal-demo.h"

#include "test-world.h"

/* What every indicator has in common: its head, its arithmetic, its explanation, its CSV. */

static void
test_catalogue (void)
{
  static const char *const units[] = { "nb", "pct", "ans", "mois", "h", "date", NULL };
  const GPtrArray *indicators = pal_indicators ();
  g_auto (GStrv) files = g_resources_enumerate_children ("/org/palier/Palier/data/indicators", 0, NULL);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (indicators->len, ==, g_strv_length (files) - 1);    /* the prelude is none */
  for (guint i = 0; i < indicators->len; i++)
    {
      const PalIndicator *indicator = g_ptr_array_index (indicators, i);
      g_assert_true (g_hash_table_add (codes, indicator->code));
      g_assert_true (g_strv_contains (units, indicator->unit));
      g_assert_true (g_str_equal (indicator->period, "flow") || g_str_equal (indicator->period, "stock"));
      g_assert_true (g_str_has_prefix (indicator->rubric, "Modalités "));
      g_assert_cmpuint (strlen (indicator->definition), >, 20);
      g_assert_true (pal_indicator_find (indicator->code) == indicator);
    }
  g_assert_null (pal_indicator_find ("TX_RIEN"));
  g_assert_true (pal_indicator_find ("GENRE:F") == pal_indicator_find ("GENRE"));
}

/* The options that a file's head names are known, and read by its SELECT or by what it starts from; and none is read
 * in secret. */
static void
test_parameters (void)
{
  static const char *const scope_options[] = { "known_at", "integration", "cdd_months", "min_quota", "base", "early_exit", "qpv",
                                               "typology" };
  const GPtrArray *files = pal_indicators ();
  g_autoptr (GBytes) prelude = g_resources_lookup_data ("/org/palier/Palier/data/indicators/prelude.sql", 0, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const PalIndicatorFile *file = g_ptr_array_index (files, i);
      const char *const *named = (const char *const *) file->parameters;

      g_assert_cmpint (file->literal, ==, g_strv_contains (named, "literal"));
      for (guint j = 0; j < G_N_ELEMENTS (scope_options); j++)
        {
          g_autofree char *parameter = g_strconcat (":", scope_options[j], NULL);
          gboolean is_named = g_strv_contains (named, scope_options[j]);
          gboolean is_read = strstr (file->select, parameter) != NULL;
          if (is_read)
            g_assert_true (is_named);
          if (is_named)
            g_assert_true (is_read || strstr (g_bytes_get_data (prelude, NULL), parameter) != NULL);
        }
    }
}

static void
test_head (void)
{
  g_autoptr (GError) error = NULL;
  static const char start[] = "-- code: X\n-- order: 7\n-- title: Un titre\n-- definition: Une définition : deux\n--   lignes\n"
                              "-- unit: nb\n-- rubric: Modalités\n-- source: S\n-- value: ";
  static const char rest[] = "\n-- period: flow\n-- scale: 30.4375\n-- breakdown: listed\n"
                             "-- categories: <18=Moins de 18 ans; NR=Non renseigné\n"
                             "-- A comment of the query: not of the head.\nSELECT 1\n";
  g_autofree char *good = g_strconcat (start, "ratio", rest, NULL);
  g_autofree char *bad = g_strconcat (start, "guess", rest, NULL);
  PalIndicatorFile *file = pal_indicator_parse ("x.sql", good, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->about.code, ==, "X");
  g_assert_cmpint (file->order, ==, 7);
  g_assert_cmpstr (file->about.definition, ==, "Une définition : deux lignes");
  g_assert_cmpint (file->kind, ==, PAL_VALUE_RATIO);
  g_assert_cmpint (file->scale.num, ==, 487);       /* 30.4375 = 487 / 16 */
  g_assert_cmpint (file->scale.den, ==, 16);
  g_assert_cmpuint (file->categories->len, ==, 2);
  g_assert_cmpstr (((PalCategory *) g_ptr_array_index (file->categories, 0))->code, ==, "<18");
  g_assert_cmpstr (((PalCategory *) g_ptr_array_index (file->categories, 1))->label, ==, "Non renseigné");
  g_assert_cmpstr (file->select, ==, "-- A comment of the query: not of the head.\nSELECT 1\n");
  pal_indicator_file_free (file);

  g_assert_null (pal_indicator_parse ("x.sql", bad, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (pal_indicator_parse ("x.sql", "-- code: X\nSELECT 1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
check_decimal (gint64 num, gint64 den, guint decimals, gboolean trim, const char *expected)
{
  g_autofree char *text = pal_exact_to_decimal ((PalExact) { num, den }, decimals, trim);

  g_assert_cmpstr (text, ==, expected);
}

/* Halves away from zero, exactly (C8). */
static void
test_exact (void)
{
  check_decimal (1, 3, 6, TRUE, "0.333333");
  check_decimal (2, 3, 6, TRUE, "0.666667");
  check_decimal (3, 4, 6, TRUE, "0.75");
  check_decimal (7, 1, 6, TRUE, "7");
  check_decimal (70, 1, 0, TRUE, "70");
  check_decimal (1, 2, 0, FALSE, "1");
  check_decimal (-1, 2, 0, FALSE, "-1");
  check_decimal (-1, 3, 0, FALSE, "0");
  check_decimal (1, 128, 6, TRUE, "0.007813");          /* 0.0078125: a double rounds to 0.007812 */
  check_decimal (1005, 1000, 2, FALSE, "1.01");
  check_decimal (5, 1, 1, FALSE, "5.0");
  check_decimal (1, 0, 2, FALSE, "");
  check_decimal (G_MAXINT64, 1, 6, TRUE, "9223372036854775807");

  PalExact thirds[] = { { 1, 3 }, { 2, 3 }, { 1, 7 } };
  PalExact mean = pal_exact_mean (thirds, 3);
  g_assert_cmpint (mean.num, ==, 8);                    /* (1 + 1/7) / 3 = 8/21 */
  g_assert_cmpint (mean.den, ==, 21);

  /* Thousands of different durations: no overflow, and right to far more digits than anybody prints. */
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (PalExact));
  long double sum = 0;
  for (gint64 i = 1; i <= 3000; i++)
    {
      PalExact quotient = { i, 1000 + 7 * i };
      g_array_append_val (many, quotient);
      sum += (long double) quotient.num / quotient.den;
    }
  mean = pal_exact_mean ((const PalExact *) many->data, many->len);
  g_assert_cmpfloat_with_epsilon (pal_exact_to_double (mean), (double) (sum / 3000), 1e-11);
}

static PalUnit *
unit (gint64 numerator, gint64 denominator, const char *excluded)
{
  PalUnit *made = g_new0 (PalUnit, 1);

  made->numerator = numerator;
  made->denominator = denominator;
  made->excluded = g_strdup (excluded);
  return made;
}

/* Each kind of value, from the same rows: 10/4, 3/2, 8/1, and one that is left out. */
static void
test_values (void)
{
  static const struct { PalValueKind kind; gint64 num, den; } expected[] = {
    { PAL_VALUE_COUNT, 21, 1 }, { PAL_VALUE_SUM, 21, 1 }, { PAL_VALUE_RATIO, 3, 1 }, { PAL_VALUE_MEAN, 4, 1 },
    { PAL_VALUE_MEAN_OF, 4, 1 }, { PAL_VALUE_MEDIAN, 8, 1 }, { PAL_VALUE_DIFFERENCE, 14, 1 }, { PAL_VALUE_DATE, 8, 1 },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_unit_free);

  g_ptr_array_add (rows, unit (10, 4, NULL));
  g_ptr_array_add (rows, unit (3, 2, NULL));
  g_ptr_array_add (rows, unit (8, 1, NULL));
  g_ptr_array_add (rows, unit (100, 100, "LEFT"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      PalIndicatorFile file = { .kind = expected[i].kind, .scale = { 1, 1 } };
      PalResult result = pal_indicator_value (&file, rows, NULL);
      g_assert_cmpint (result.value.num, ==, expected[i].num);
      g_assert_cmpint (result.value.den, ==, expected[i].den);

      file.scale = (PalExact) { 3, 2 };
      result = pal_indicator_value (&file, rows, NULL);
      g_assert_cmpint (result.value.num * expected[i].den * 3, ==, expected[i].num * result.value.den * 2);
    }
}

static GPtrArray *
cells (const int *counts)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_figure_free);

  for (; *counts >= 0; counts++)
    {
      PalFigure *figure = pal_figure_new ();
      figure->unit = g_strdup ("nb");
      figure->known = TRUE;
      figure->numerator = figure->value_num = *counts;
      figure->value = *counts;
      figure->value_den = 1;
      figure->denominator = 99;
      g_ptr_array_add (figures, figure);
    }
  return figures;
}

static void
check_mask (const int *counts, int threshold, const char *expected)
{
  g_autoptr (GPtrArray) figures = cells (counts);
  g_autoptr (GString) text = g_string_new (NULL);

  pal_figures_mask (figures, threshold);
  for (guint i = 0; i < figures->len; i++)
    {
      PalFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *raw = pal_figure_to_raw (figure);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", raw);
      if (figure->masked)
        g_assert_true (figure->value == 0 && figure->numerator == 0 && figure->denominator == 0 && figure->value_num == 0);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Counts of 1 to 4 are masked, zeros kept; a single masked cell takes the next smallest with it. */
static void
test_small_cells (void)
{
  check_mask ((const int[]) { 12, 4, 0, 7, -1 }, 5, "12 < 5 0 n.c.");
  check_mask ((const int[]) { 12, 4, 1, 7, -1 }, 5, "12 < 5 < 5 7");
  check_mask ((const int[]) { 12, 5, 0, -1 }, 5, "12 5 0");
  check_mask ((const int[]) { 3, 0, -1 }, 5, "< 5 0");
  check_mask ((const int[]) { 9, 2, 9, -1 }, 3, "n.c. < 3 9");

  world_clear ();
  for (int i = 1; i <= 9; i++)
    {
      person (i, i <= 6 ? "F" : i <= 8 ? "M" : NULL, "1990-01-01");
      entered (i, "2025-01-06", NULL);
    }
  check ("GENRE", "F=6 M=2 X=0 NR=1");
  option ("small_cells", "5");
  g_autofree char *masked = figures_of ("GENRE");
  g_assert_cmpstr (masked, ==, "F=6 M=< 5 X=0 NR=< 5");
  option ("small_cells", NULL);
  world.scope.variant = PAL_VARIANT_AGGREGATED;
  g_autofree char *aggregated = figures_of ("GENRE");
  g_assert_cmpstr (aggregated, ==, "F=6 M=< 5 X=0 NR=< 5");
  g_autofree char *rate = figures_of ("TX_ED");
  g_assert_cmpstr (rate, ==, "0/9=0");
}

static void
test_options (void)
{
  g_auto (PalScope) scope = { 0 }, copy = { 0 };
  g_autoptr (GError) error = NULL;

  pal_scope_init (&scope);
  pal_scope_init (&copy);
  g_assert_true (pal_scope_set_option (&scope, "min_quota", "80", &error));
  g_assert_true (pal_scope_set_option (&scope, "working_days", "0", &error));
  g_assert_true (pal_scope_set_option (&scope, "literal", "0", &error));
  g_assert_true (pal_scope_set_option (&scope, "calendar", "NC", &error));
  g_assert_no_error (error);
  pal_scope_copy (&copy, &scope);
  g_assert_cmpint (pal_scope_get_number (&copy, "min_quota", -1), ==, 80);
  g_assert_cmpstr (pal_scope_get_option (&copy, "working_days"), ==, "0");
  g_assert_null (pal_scope_get_option (&copy, "literal"));
  g_assert_cmpstr (pal_scope_get_option (&copy, "calendar"), ==, "NC");
  g_assert_false (pal_scope_set_option (&scope, "min_quota", "200", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (pal_scope_set_option (&scope, "base", "everybody", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (pal_scope_set_option (&scope, "unheard", "1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
check_as_of (const PalScope *scope, const char *expected)
{
  GDate date;
  g_autofree char *iso = (pal_scope_get_as_of (scope, &date), pal_date_to_iso (&date));

  g_assert_cmpstr (iso, ==, expected);
}

/* The as-of date is the one asked for, else the period's end but no day to come, else today. */
static void
test_as_of (void)
{
  g_auto (PalScope) scope = { 0 };
  g_autofree char *before = g_strdup (g_getenv ("PALIER_TODAY"));

  g_setenv ("PALIER_TODAY", "2026-03-17", TRUE);
  pal_scope_init (&scope);
  check_as_of (&scope, "2026-03-17");
  pal_date_from_iso ("2025-12-31", &scope.to);
  check_as_of (&scope, "2025-12-31");
  pal_date_from_iso ("2026-12-31", &scope.to);
  check_as_of (&scope, "2026-03-17");
  pal_date_from_iso ("2026-06-30", &scope.as_of);
  check_as_of (&scope, "2026-06-30");
  if (before != NULL)
    g_setenv ("PALIER_TODAY", before, TRUE);
  else
    g_unsetenv ("PALIER_TODAY");
}

static void
test_explain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const PalCounted *row;

  world_clear ();
  person (1, "F", "1990-01-01");
  person (2, "M", NULL);
  entered (2, "2025-01-06", "2025-06-30");
  entered (1, "2025-01-06", "2025-06-30");
  situation (1, "CDI", "2025-07-01", NULL, 0, 0);
  rows = pal_indicator_explain (world.store, "TX_ED", &world.scope, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->name, ==, "Prénom1 Nom1");
  g_assert_cmpint (row->participant, ==, 1);
  g_assert_cmpint (row->unit, ==, 1);
  g_assert_cmpint (row->numerator, ==, 1);
  g_assert_cmpstr (row->detail, ==, "left on 30/06/2025 · Permanent contract (CDI) · since 01/07/2025");
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpint (row->numerator, ==, 0);
  g_assert_cmpint (row->denominator, ==, 1);
  g_assert_cmpstr (row->detail, ==, "left on 30/06/2025 · no situation known after the exit");
  g_clear_pointer (&rows, g_ptr_array_unref);

  rows = pal_indicator_explain (world.store, "AGE:NR", &world.scope, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PalCounted *) g_ptr_array_index (rows, 0))->name, ==, "Prénom2 Nom2");
  g_clear_pointer (&rows, g_ptr_array_unref);

  rows = pal_indicator_explain (world.store, "AGE_MOYEN", &world.scope, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((PalCounted *) g_ptr_array_index (rows, 1))->excluded, ==, "The date of birth is missing");
  g_clear_pointer (&rows, g_ptr_array_unref);

  world.scope.variant = PAL_VARIANT_PSEUDONYMISED;
  rows = pal_indicator_explain (world.store, "TX_ED", &world.scope, &error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((PalCounted *) g_ptr_array_index (rows, i))->name, ==, "");

  g_assert_null (pal_indicator_explain (world.store, "TX_RIEN", &world.scope, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* In a file as large as life, every figure of every indicator adds up from the rows that explain it: of cohorts that are over, under
 * way and continuous, of a programme over a year, and of the whole file. */
static void
test_add_up (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStatement) cohorts = NULL;
  const GPtrArray *indicators = pal_indicators ();
  guint n_scopes = 0;

  world_clear ();
  run ("DELETE FROM cohort");
  run ("DELETE FROM programme");
  pal_demo_fill (world.store, &error);
  g_assert_no_error (error);
  cohorts = pal_statement_new (world.store, "SELECT min (id), programme FROM cohort GROUP BY programme, end_on IS NULL", &error);
  g_assert_no_error (error);
  pal_scope_clear (&world.scope);
  as_of ("2026-03-17");
  do
    {
      for (guint i = 0; i < indicators->len; i++)
        check_explained (((PalIndicator *) g_ptr_array_index (indicators, i))->code);
      n_scopes++;
      pal_scope_clear (&world.scope);
      as_of ("2026-03-17");
      if (!pal_statement_step (cohorts, &error))
        break;
      if (n_scopes % 2 == 1)
        world.scope.cohort = pal_statement_get_int (cohorts, 0);
      else
        {
          world.scope.programme = pal_statement_get_int (cohorts, 1);
          period ("2025-01-01", "2025-12-31");
        }
    }
  while (TRUE);
  g_assert_no_error (error);
  g_assert_cmpuint (n_scopes, >, 5);
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  world_clear ();
  prescribed (1, "2025-01-02");
  prescribed (2, "2025-01-02");
  prescribed (3, "2025-01-02");
  run ("UPDATE prescription SET office = 'Antenne \"Sud\", Nouméa' WHERE id = 1");
  entered (1, "2025-01-06", NULL);
  run ("UPDATE enrolment SET prescription = 1");
  csv = pal_indicators_to_csv (world.store, &world.scope, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (csv, "indicator,numerator,denominator,value,unit\nN_PRESC,,,3,nb\nN_ENTRES,,,1,nb\n"
                                        "TX_ENTREE,1,3,0.333333,pct\nTX_REMPLISSAGE,1,8,0.125,pct\n"));
  g_assert_nonnull (strstr (csv, "\nTX_DUREE,0,0,,pct\n"));
  g_assert_nonnull (strstr (csv, "\nTX_DUREE_MOYENNE_INDIV,,,,pct\n"));
  g_assert_nonnull (strstr (csv, "\nAGE:<18,,,0,nb\n"));
  g_assert_nonnull (strstr (csv, "\n\"PRESC:Antenne \"\"Sud\"\", Nouméa\",,,1,nb\nPRESC:NR,,,2,nb\n"));
  g_assert_nonnull (strstr (csv, "\nDUE_BILAN_FIN_PARCOURS,,,2025-07-30,date\n"));
  option ("literal", "1");
  g_clear_pointer (&csv, g_free);
  csv = pal_indicators_to_csv (world.store, &world.scope, &error);
  g_assert_nonnull (strstr (csv, "\nTX_ENTREE,3,1,3,ratio\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/indicator/catalogue", test_catalogue);
  g_test_add_func ("/indicator/parameters", test_parameters);
  g_test_add_func ("/indicator/head", test_head);
  g_test_add_func ("/indicator/exact", test_exact);
  g_test_add_func ("/indicator/values", test_values);
  g_test_add_func ("/indicator/small-cells", test_small_cells);
  g_test_add_func ("/indicator/options", test_options);
  g_test_add_func ("/indicator/as-of", test_as_of);
  g_test_add_func ("/indicator/explain", test_explain);
  g_test_add_func ("/indicator/csv", test_csv);
  g_test_add_func ("/indicator/add-up", test_add_up);
  int result = g_test_run ();
  world_close ();
  return result;
}
