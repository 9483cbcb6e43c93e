/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pal-pseudonym.h"

#include "test-world.h"

/* The report model, and the end-of-course report (R01) in its three variants. */

/* Words that are each person's own: none of them may stand anywhere in the other variants than the nominative. */
static const char *const secrets[] = {
  "Dupont", "Léontine", "Zoreil", "Baptiste", "Kanak", "Marguerite", "Refusé", "Wamytan", "diabète", "1990", "SECRET",
};

static void
fill_world (void)
{
  world_clear ();
  run ("INSERT INTO organisation (id, created_at, name, roles, email) VALUES (1, '', 'Bailleur du Sud', 'LANDLORD|OPERATOR', 'dpo@bailleur.nc')");
  run ("INSERT INTO contact (id, created_at, last_name, first_name) VALUES (100, '', 'Wamytan', 'Léa')");
  run ("INSERT INTO purchase_order (id, created_at, programme, number) VALUES (7, '', 1, '007-SECRET')");
  run ("INSERT INTO participant (id, created_at, last_name, first_name, gender, birth_on, city, diploma, education_level, qpv) VALUES "
       "(1, '', 'Dupont', 'Léontine', 'F', '1990-01-06', 'Saint-Quentin', 'CAP SECRET', 3, 'YES'), "
       "(2, '', 'Zoreil', 'Baptiste', 'M', NULL, NULL, NULL, NULL, NULL), "
       "(3, '', 'Kanak', 'Marguerite', 'F', '1980-05-05', 'Dijon', NULL, 4, 'NO'), "
       "(4, '', 'Refusé', 'Jean', 'M', '1985-05-05', 'Dijon', NULL, 4, 'NO')");
  run ("INSERT INTO prescription (id, created_at, participant, cohort, prescribed_on, prescriber, office, motive, decision, purchase_order, "
       "project_assessment, non_entry_on, non_entry_reason, replaces) VALUES "
       "(1, '', 1, 10, '2024-12-01', 100, 'Antenne Nord', 'PROJET', 'ACCEPTED', 7, 'Projet SECRET', NULL, NULL, 4), "
       "(2, '', 2, 10, '2024-12-02', NULL, NULL, NULL, 'ACCEPTED', NULL, NULL, NULL, NULL, NULL), "
       "(3, '', 3, 10, '2024-12-03', 100, 'Antenne Nord', 'FREINS', 'ACCEPTED', NULL, NULL, NULL, NULL, NULL), "
       "(4, '', 4, 10, '2024-11-03', 100, 'Antenne Sud', 'FREINS', 'ACCEPTED', NULL, NULL, '2024-11-20', 'DESISTEMENT', NULL)");
  run ("INSERT INTO enrolment (id, created_at, participant, cohort, prescription, entry_on, duration_months, exit_on, exit_reason, "
       "exit_initiative, exit_difficulties, exit_recommendations, project, project_on, recommendations) VALUES "
       "(1, '', 1, 10, 1, '2025-01-06', NULL, '2025-06-30', 'TERME', NULL, NULL, NULL, 'Boulangère SECRET', '2025-02-01', 'Avis SECRET'), "
       "(2, '', 2, 10, 2, '2025-01-06', 6, '2025-03-06', 'SANTE', 'PARTICIPANT', 'son diabète', NULL, NULL, NULL, NULL), "
       "(3, '', 3, 10, 3, '2025-01-06', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
  run ("INSERT INTO barrier (created_at, participant, enrolment, prescription, phase, theme, identified_on, lifted_on) VALUES "
       "('', 1, 1, NULL, 'COURSE', 'MOBILITE', '2025-02-01', '2025-03-01'), ('', 1, 1, NULL, 'COURSE', 'SANTE', '2025-02-01', NULL), "
       "('', 4, NULL, 4, 'NON_ENTRY', 'LANGUE', '2024-11-20', NULL), ('', 4, NULL, 4, 'NON_ENTRY', 'JUDICIAIRE', '2024-11-20', NULL)");
  situation (1, "CDI", "2025-07-01", NULL, 0, 0);
  situation (2, "RETOUR_VIE_TRIBALE", "2025-03-07", NULL, 0, 0);
  run ("INSERT INTO report_text (id, created_at, report, cohort, section, text) VALUES (1, '', 'R01', 10, 'analyse', 'Mme Dupont SECRET.')");
  run ("INSERT INTO target (created_at, programme, indicator, value, period_start_on) VALUES ('', 1, 'TX_SD', 60, '2025-01-01'), "
       "('', 1, 'N_ENTRES', 12, NULL), ('', 1, 'TX_SD', 99, '2026-01-01')");
}

static PalReport *
build (void)
{
  g_autoptr (GError) error = NULL;
  PalReport *report = pal_report_kind_find ("R01")->build (world.store, &world.scope, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static PalFigure *
figure_in (PalReport *report, const char *section_id, const char *code)
{
  PalSection *section = pal_report_get_section (report, section_id);

  g_assert_nonnull (section);
  for (guint i = 0; i < section->figures->len; i++)
    if (g_str_equal (((PalFigure *) g_ptr_array_index (section->figures, i))->code, code))
      return g_ptr_array_index (section->figures, i);
  return NULL;
}

/* A cell as a text: "" unknown. */
static char *
cell_in (PalReport *report, const char *section_id, guint row, const char *heading)
{
  PalSection *section = pal_report_get_section (report, section_id);

  g_assert_nonnull (section);
  for (guint i = 0; i < section->columns->len; i++)
    {
      PalReportColumn *column = g_ptr_array_index (section->columns, i);
      if (!g_str_equal (column->label, heading))
        continue;
      g_assert_cmpuint (row, <, section->rows->len);
      GPtrArray *cells = g_ptr_array_index (section->rows, row);
      PalCell *cell = g_ptr_array_index (cells, i);
      if (!cell->known)
        return g_strdup ("");
      if (cell->text != NULL)
        return g_strdup (cell->text);
      return column->kind == PAL_CELL_DATE ? pal_date_to_iso (&cell->date) : g_strdup_printf ("%.6g", cell->number);
    }
  g_error ("%s has no column %s", section_id, heading);
}

static void
check_cell (PalReport *report, const char *section_id, guint row, const char *heading, const char *expected)
{
  g_autofree char *text = cell_in (report, section_id, row, heading);

  if (g_strcmp0 (text, expected) != 0)
    g_error ("%s, row %u, %s is \"%s\", not \"%s\"", section_id, row, heading, text, expected);
}

/* Everything that the report says, in one text. */
static char *
all_texts (PalReport *report)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_append_printf (all, "%s|%s|%s|%s|%s|%s\n", report->title, report->organisation, report->programme, report->perimeter,
                          report->privacy, report->file_stem);
  for (guint i = 0; i < report->sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (report->sections, i);
      g_string_append_printf (all, "%s|%s|%s\n", section->id, section->title, section->text);
      for (guint j = 0; j < section->figures->len; j++)
        {
          PalFigure *figure = g_ptr_array_index (section->figures, j);
          g_string_append_printf (all, "%s|%s|%s\n", figure->code, figure->title, figure->label);
        }
      for (guint j = 0; j < section->rows->len; j++)
        {
          GPtrArray *row = g_ptr_array_index (section->rows, j);
          g_assert_cmpuint (row->len, ==, section->columns->len);
          for (guint k = 0; k < row->len; k++)
            {
              PalCell *cell = g_ptr_array_index (row, k);
              g_autofree char *date = g_date_valid (&cell->date) ? pal_date_to_iso (&cell->date) : NULL;
              g_string_append_printf (all, "%s|%s|", cell->text, date);
            }
        }
    }
  for (guint i = 0; i < report->missing->len; i++)
    g_string_append_printf (all, "%s\n", ((PalCell *) g_ptr_array_index (report->missing, i))->text);
  return g_strdup (all->str);
}

static gboolean
is_missing (PalReport *report, const char *text)
{
  for (guint i = 0; i < report->missing->len; i++)
    if (g_str_equal (((PalCell *) g_ptr_array_index (report->missing, i))->text, text))
      return TRUE;
  return FALSE;
}

static void
test_nominative (void)
{
  fill_world ();
  g_autoptr (PalReport) report = build ();

  g_assert_cmpstr (report->file_stem, ==, "bilan-fin-parcours_C1_2025-10-02_nominatif");
  g_assert_cmpstr (report->organisation, ==, "Bailleur du Sud");
  g_assert_cmpstr (report->programme, ==, "Lot 1");
  g_assert_cmpstr (report->cohort, ==, "C1");
  g_assert_nonnull (strstr (report->perimeter, "C1, from 06/01/2025 to 30/06/2025"));
  g_assert_nonnull (strstr (report->privacy, "Bailleur du Sud"));
  g_assert_nonnull (strstr (report->privacy, "dpo@bailleur.nc"));
  g_assert_cmpuint (strlen (report->database), ==, 12);

  g_assert_cmpuint (pal_report_get_section (report, "participants")->rows->len, ==, 3);
  check_cell (report, "participants", 0, "No.", "1");
  check_cell (report, "participants", 0, "Last name", "Dupont");
  check_cell (report, "participants", 0, "Age at entry", "35");
  check_cell (report, "participants", 0, "Prescribing adviser", "Léa Wamytan");
  check_cell (report, "participants", 0, "Purchase order No.", "007-SECRET");
  check_cell (report, "participants", 0, "Entry date", "2025-01-06");
  check_cell (report, "participants", 0, "Planned end", "2025-06-30");
  check_cell (report, "participants", 0, "Actual duration (days)", "176");
  check_cell (report, "participants", 0, "Duration rate", "1");
  check_cell (report, "participants", 0, "Early exit (reason)", "");
  check_cell (report, "participants", 0, "Barriers found", "2");
  check_cell (report, "participants", 0, "Barriers lifted", "1");
  check_cell (report, "participants", 0, "Situation (result)", "Permanent contract (CDI)");
  check_cell (report, "participants", 0, "Class ED/SD/SP", "ED");
  check_cell (report, "participants", 1, "Last name", "Kanak");
  check_cell (report, "participants", 1, "Exit date", "");
  check_cell (report, "participants", 1, "Class ED/SD/SP", "");
  check_cell (report, "participants", 2, "Last name", "Zoreil");
  check_cell (report, "participants", 2, "Date of birth", "");
  check_cell (report, "participants", 2, "Early exit (reason)", "Not stated (sensitive)");
  check_cell (report, "participants", 2, "Situation (result)", "Not stated (sensitive)");
  check_cell (report, "participants", 2, "Class ED/SD/SP", "SP");
  check_cell (report, "participants", 2, "Duration rate", "0.331492");    /* 60 days of 181 */

  check_cell (report, "non_entrees", 0, "Last name", "Refusé");
  check_cell (report, "non_entrees", 0, "Reason for the non-entry", "Withdrawal");
  check_cell (report, "non_entrees", 0, "Replaced by", "Léontine Dupont");
  g_autofree char *themes = cell_in (report, "non_entrees", 0, "Barriers (kinds)");
  g_assert_nonnull (strstr (themes, "Language"));
  g_assert_null (strstr (themes, "Legal"));
  check_cell (report, "ruptures", 0, "Last name", "Zoreil");
  check_cell (report, "ruptures", 0, "Difficulties", "son diabète");
  g_assert_cmpstr (pal_report_get_section (report, "texte_1")->title, ==, "Qualitative analysis");

  option ("sensitive", "1");
  g_autoptr (PalReport) open = build ();
  check_cell (open, "participants", 2, "Early exit (reason)", "Health");
  check_cell (open, "participants", 2, "Situation (result)", "Return to tribal life");
}

static void
test_figures (void)
{
  fill_world ();
  g_autoptr (PalReport) report = build ();
  PalFigure *figure = figure_in (report, "indicateurs", "TX_SD");
  PalSection *chart = pal_report_get_section (report, "sorties");

  g_assert_cmpint (figure->numerator, ==, 1);
  g_assert_cmpint (figure->denominator, ==, 3);
  g_assert_true (figure->has_target);
  g_assert_cmpfloat_with_epsilon (figure->target, 0.6, 1e-12);      /* the one that holds on the as-of date */
  g_assert_cmpstr (figure->numerator_in.section, ==, "participants");
  g_assert_cmpstr (figure->numerator_in.values, ==, "ED|SD");
  g_assert_cmpfloat (figure_in (report, "synthese", "N_ENTRES")->target, ==, 12);
  g_assert_nonnull (figure_in (report, "typologie", "GENRE:F"));
  g_assert_nonnull (figure_in (report, "indicateurs", "NON_ENTREE:DESISTEMENT"));
  g_assert_null (figure_in (report, "indicateurs", "GENRE:F"));

  g_assert_cmpuint (chart->figures->len, ==, 4);                    /* ED 1, SD 0, SP 1, none 0 */
  g_assert_cmpstr (chart->text, ==,
                   "Of 2 exits: lasting job 1, other dynamic exit 0, other positive exit 1, no positive exit 0.");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((PalFigure *) g_ptr_array_index (chart->figures, i))->numerator, ==, i == 0 || i == 2 ? 1 : 0);
  g_assert_cmpuint (report->definitions->len, ==, pal_indicators ()->len);
}

/* Which figures are uncertain: of those who entered, 2 has no birth date and 3 is past the end without an exit. */
static void
test_lacking (void)
{
  fill_world ();
  run ("INSERT INTO target (created_at, programme, indicator, value) VALUES ('', 1, 'TX_SORTIE_ANTICIPEE', 20)");
  g_autoptr (PalReport) report = build ();
  PalFigure *early = figure_in (report, "indicateurs", "TX_SORTIE_ANTICIPEE");

  g_assert_cmpuint (figure_in (report, "indicateurs", "N_PRESC")->n_lacking, ==, 0);
  g_assert_cmpuint (figure_in (report, "typologie", "AGE:NR")->n_lacking, ==, 1);
  g_assert_cmpuint (figure_in (report, "typologie", "AGE:30-44")->n_lacking, ==, 0);
  g_assert_cmpuint (figure_in (report, "typologie", "AGE_MOYEN")->n_lacking, ==, 1);
  g_assert_cmpuint (figure_in (report, "synthese", "TX_SD")->n_lacking, ==, 1);
  g_assert_true (early->target_is_maximum);
  g_assert_false (figure_in (report, "indicateurs", "TX_SD")->target_is_maximum);

  /* The exit is filled in: nothing makes the rate of exits uncertain any more. */
  run ("UPDATE enrolment SET exit_on = '2025-06-30', exit_reason = 'TERME' WHERE id = 3");
  situation (3, "CDI", "2025-07-01", NULL, 0, 0);
  g_autoptr (PalReport) again = build ();
  g_assert_cmpuint (figure_in (again, "synthese", "TX_SD")->n_lacking, ==, 0);
  g_assert_cmpuint (figure_in (again, "typologie", "AGE_MOYEN")->n_lacking, ==, 1);
}

/* The column of the previous period: the cohort before, when its own report was due; or what was sent for it. */
static void
test_previous (void)
{
  fill_world ();
  cohort (11, "2024-01-01", "2024-06-30", 8);
  cohort (12, "2024-06-01", "2024-11-30", 8);
  cohort (13, "2025-07-01", "2025-12-31", 8);
  entered (50, "2024-06-01", "2024-11-30");
  entered (51, "2024-06-01", "2024-11-30");
  run ("UPDATE enrolment SET cohort = 12 WHERE id IN (50, 51)");
  situation (50, "CDI", "2024-12-30", NULL, 0, 0);                  /* known on 30/12/2024, when the report was due */
  situation (51, "CDI", "2024-12-31", NULL, 0, 0);                  /* a day too late for it */
  g_autoptr (PalReport) report = build ();
  PalFigure *figure = figure_in (report, "indicateurs", "TX_ED");
  g_assert_true (figure->has_previous);
  g_assert_cmpfloat (figure->previous, ==, 0.5);

  run ("INSERT INTO report_sent (created_at, report, cohort, sent_on, figures) VALUES ('', 'R01', 12, '2024-12-20', "
       "'indicator,numerator,denominator,value,unit%sTX_ED,1,4,0.25,pct%sTX_SD,0,0,,pct%s')", "\n", "\n", "\n");
  g_autoptr (PalReport) again = build ();
  g_assert_cmpfloat (figure_in (again, "indicateurs", "TX_ED")->previous, ==, 0.25);
  g_assert_false (figure_in (again, "indicateurs", "TX_SD")->has_previous);

  world.scope.cohort = 11;
  g_autoptr (PalReport) first = build ();
  g_assert_false (figure_in (first, "indicateurs", "TX_ED")->has_previous);

  /* A programme over a year: the year before. */
  world.scope.cohort = 0;
  world.scope.programme = 1;
  period ("2025-01-01", "2025-12-31");
  as_of ("2025-12-31");
  g_autoptr (PalReport) year = build ();
  g_assert_cmpstr (year->file_stem, ==, "bilan-fin-parcours_LOT1_2025-12-31_nominatif");
  g_assert_cmpfloat (figure_in (year, "indicateurs", "N_ENTRES")->previous, ==, 2);
}

static void
test_missing (void)
{
  fill_world ();
  as_of ("2026-01-15");
  situation (2, "CDD", "2025-04-01", NULL, 6, 0);                   /* past its term, no news */
  g_autoptr (PalReport) report = build ();
  PalCell *first = g_ptr_array_index (report->missing, 0);

  g_assert_true (is_missing (report, "Baptiste Zoreil: date of birth, education level, town, prescribing adviser, prescribing office, "
                                     "reason for the prescription, recommendations after the early exit, "
                                     "news (the contract is past its term)"));
  g_assert_true (is_missing (report, "Marguerite Kanak: exit (the planned end is past)"));
  g_assert_false (is_missing (report, "Léontine Dupont: exit"));
  g_assert_cmpuint (report->missing->len, ==, 2);
  g_assert_cmpint (first->record, ==, 2);
  g_assert_cmpstr (first->table, ==, "participant");

  run ("UPDATE cohort SET places = NULL");
  run ("DELETE FROM situation WHERE enrolment = 1");
  g_autoptr (PalReport) more = build ();
  g_assert_true (is_missing (more, "C1: number of places"));
  g_assert_true (is_missing (more, "Léontine Dupont: situation after the exit"));
  first = g_ptr_array_index (more->missing, 0);
  g_assert_cmpstr (first->table, ==, "cohort");
  g_assert_cmpint (first->record, ==, 10);

  world.scope.variant = PAL_VARIANT_AGGREGATED;
  g_autoptr (PalReport) aggregated = build ();
  g_assert_true (is_missing (aggregated, "1 × date of birth"));
  g_assert_cmpint (((PalCell *) g_ptr_array_index (aggregated->missing, 0))->record, ==, 0);
}

static void
check_discreet (PalReport *report)
{
  g_autofree char *texts = all_texts (report);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (texts, secrets[i]) != NULL)
      g_error ("“%s” stands in the report:\n%s", secrets[i], texts);
}

static void
test_pseudonymised (void)
{
  fill_world ();
  g_autoptr (PalReport) nominative = build ();
  g_autofree char *open = all_texts (nominative);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_nonnull (strstr (open, secrets[i]));                   /* or the check below would prove nothing */

  world.scope.variant = PAL_VARIANT_PSEUDONYMISED;
  g_autoptr (PalReport) report = build ();
  check_discreet (report);
  g_autofree char *texts = all_texts (report);
  g_assert_null (strstr (texts, "Saint-Quentin"));                  /* nor the town of one person */
  g_assert_cmpstr (report->file_stem, ==, "bilan-fin-parcours_C1_2025-10-02_pseudonymise");
  g_assert_cmpuint (pal_report_get_section (report, "participants")->rows->len, ==, 3);
  g_assert_null (figure_in (report, "typologie", "RESIDENCE:Dijon"));
  g_assert_null (pal_report_get_section (report, "texte_1"));
  g_assert_nonnull (strstr (report->privacy, "Pseudonymised"));

  g_autofree char *previous = g_strdup ("");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *code = cell_in (report, "participants", i, "Code");
      g_assert_true (g_regex_match_simple ("^C1-[0-9]{2}$", code, 0, 0));
      g_assert_cmpint (strcmp (previous, code), <, 0);
      g_free (previous);
      previous = g_steal_pointer (&code);
    }
}

/* The same person has the same code in every report, also after others have come; and codes do not follow the order of
 * recording. */
static void
test_pseudonyms (void)
{
  guint in_order = 0;

  fill_world ();
  for (int i = 60; i < 90; i++)
    prescribed (i, "2025-01-01");
  g_autoptr (PalPseudonyms) before = pal_pseudonyms_new (world.store);
  g_autofree char *code = g_strdup (pal_pseudonyms_get (before, 10, 70));
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 60; i < 90; i++)
    {
      g_assert_true (g_hash_table_add (codes, g_strdup (pal_pseudonyms_get (before, 10, i))));
      if (i > 60 && strcmp (pal_pseudonyms_get (before, 10, i - 1), pal_pseudonyms_get (before, 10, i)) < 0)
        in_order++;
    }
  g_assert_cmpuint (in_order, <, 29);
  g_assert_cmpstr (pal_pseudonyms_get (before, 10, 12345), ==, "");

  for (int i = 90; i < 100; i++)
    prescribed (i, "2025-01-01");
  entered (70, "2025-01-06", NULL);
  g_autoptr (PalPseudonyms) after = pal_pseudonyms_new (world.store);
  g_assert_cmpstr (pal_pseudonyms_get (after, 10, 70), ==, code);
}

static void
test_aggregated (void)
{
  fill_world ();
  world.scope.variant = PAL_VARIANT_AGGREGATED;
  g_autoptr (PalReport) report = build ();

  check_discreet (report);
  for (guint i = 0; i < report->sections->len; i++)
    g_assert_cmpint (((PalSection *) g_ptr_array_index (report->sections, i))->kind, !=, PAL_SECTION_TABLE);
  g_assert_true (figure_in (report, "typologie", "GENRE:F")->masked);
  g_assert_false (figure_in (report, "typologie", "GENRE:X")->masked);
  g_assert_false (figure_in (report, "indicateurs", "TX_ED")->masked);
  g_assert_nonnull (strstr (report->privacy, "< 5"));
}

/* A report that was made by other readings than the catalogue's own says so. */
static void
test_options (void)
{
  fill_world ();
  option ("base", "leavers");
  option ("min_quota", "80");
  option ("working_days", "0");
  g_autoptr (PalReport) report = build ();

  g_assert_nonnull (strstr (report->perimeter, "; options: below 80 percent of a full working time a lasting job is a dynamic exit, "
                                               "exit rates on those who left"));
  g_assert_cmpint (figure_in (report, "indicateurs", "TX_SP")->denominator, ==, 2);
  g_assert_cmpstr (figure_in (report, "indicateurs", "TX_SP")->denominator_in.column, ==, "Exit date");
}

static void
test_bad (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fill_world ();
  g_assert_null (pal_report_kind_find ("R99"));
  g_cancellable_cancel (cancellable);
  g_assert_null (pal_report_kind_find ("R01")->build (world.store, &world.scope, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* An empty cohort, and one that is not there: a report that says nothing, not a failure. */
  world_clear ();
  g_autoptr (PalReport) empty = build ();
  g_assert_false (figure_in (empty, "indicateurs", "TX_ED")->known);
  g_assert_cmpuint (pal_report_get_section (empty, "participants")->rows->len, ==, 0);
  world.scope.cohort = 4711;
  g_autoptr (PalReport) none = build ();
  g_assert_cmpstr (none->organisation, ==, "the organisation");
  world.scope.cohort = 0;
  g_autoptr (PalReport) all = build ();
  g_assert_cmpstr (all->file_stem, ==, "bilan-fin-parcours_tout_2025-10-02_nominatif");
}

static PalFigure *
figure (const char *unit, gint64 num, gint64 den)
{
  PalFigure *made = pal_figure_new ();

  made->unit = g_strdup (unit);
  made->known = den != 0;
  made->value_num = num;
  made->value_den = den;
  return made;
}

static void
check_shown (const char *unit, gint64 num, gint64 den, const char *text, const char *raw)
{
  g_autoptr (PalFigure) made = figure (unit, num, den);
  g_autofree char *shown = pal_figure_to_text (made), *written = pal_figure_to_raw (made);

  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (written, ==, raw);
}

static void
test_shown (void)
{
  check_shown ("pct", 1, 3, "33.3%", "0.333333");
  check_shown ("pct", 0, 7, "0.0%", "0");
  check_shown ("pct", 1, 2000, "0.1%", "0.0005");       /* 0.05 % rounds away from zero */
  check_shown ("pct", 0, 0, "n.d.", "");
  check_shown ("nb", 12, 1, "12", "12");
  check_shown ("ans", 247, 8, "30.9 years", "30.875");
  check_shown ("mois", 3, 2, "1.5 months", "1.5");
  check_shown ("ratio", 9, 5, "1.80", "1.8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/report/nominative", test_nominative);
  g_test_add_func ("/report/figures", test_figures);
  g_test_add_func ("/report/lacking", test_lacking);
  g_test_add_func ("/report/previous", test_previous);
  g_test_add_func ("/report/missing", test_missing);
  g_test_add_func ("/report/pseudonymised", test_pseudonymised);
  g_test_add_func ("/report/pseudonyms", test_pseudonyms);
  g_test_add_func ("/report/aggregated", test_aggregated);
  g_test_add_func ("/report/options", test_options);
  g_test_add_func ("/report/bad", test_bad);
  g_test_add_func ("/report/shown", test_shown);
  int result = g_test_run ();
  world_close ();
  return result;
}
