/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "records/pal-dates.h"
#include "rules/pal-core.h"
#include "rules/pal-outcome.h"
#include "test-file.h"

/* The first funder's set (INDICATORS, 2), as rows of outcome_rule. */
static PalOutcomeSet *
province (void)
{
  static const PalOutcomeRule rules[] = {
    { "CDI", "CDI", PAL_OUTCOME_ED, -1, -1, FALSE, TRUE, FALSE },
    { "CDD", "CDD/+ 6 mois", PAL_OUTCOME_ED, 6, -1, FALSE, TRUE, FALSE },
    { "CDD", "CDD", PAL_OUTCOME_SD, -1, -1, FALSE, TRUE, FALSE },
    { "TEMPS_PARTIEL", "temps partiel", PAL_OUTCOME_SD, -1, -1, FALSE, TRUE, FALSE },
    { "FORMATION_QUALIFIANTE", "en formation qualifiante", PAL_OUTCOME_SD, -1, -1, FALSE, FALSE, FALSE },
    { "FORMATION_PREQUALIFIANTE", "formation pré-qualifiante", PAL_OUTCOME_SP, -1, -1, FALSE, FALSE, FALSE },
    { "RECHERCHE_EMPLOI", NULL, PAL_OUTCOME_NONE, -1, -1, FALSE, FALSE, FALSE },
  };
  PalOutcomeSet *set = pal_outcome_set_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    pal_outcome_set_add (set, &rules[i]);
  return set;
}

/* The landlord's: what opens the housing application. */
static PalOutcomeSet *
landlord (void)
{
  static const PalOutcomeRule rules[] = {
    { "CDI", "CDI", PAL_OUTCOME_ED, -1, 50, FALSE, TRUE, TRUE },
    { "CDD", "CDD de + 6 mois avec perspective", PAL_OUTCOME_ED, 6, -1, TRUE, TRUE, TRUE },
    { "CDD", "CDD", PAL_OUTCOME_SD, -1, 50, FALSE, TRUE, FALSE },
  };
  PalOutcomeSet *set = pal_outcome_set_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    pal_outcome_set_add (set, &rules[i]);
  return set;
}

static PalOutcomeFacts
situation (const char *code, const char *start, const char *end, int months, int quota, gboolean prospect)
{
  PalOutcomeFacts facts = { .code = code, .contract_months = months, .quota_pct = quota, .lasting_prospect = prospect };

  pal_date_from_iso (start, &facts.start_on);
  pal_date_from_iso (end, &facts.end_on);
  return facts;
}

static void
test_classes (void)
{
  g_assert_cmpint (PAL_OUTCOME_ED, >, PAL_OUTCOME_SD);
  g_assert_cmpint (PAL_OUTCOME_SD, >, PAL_OUTCOME_SP);
  g_assert_cmpint (PAL_OUTCOME_SP, >, PAL_OUTCOME_NONE);
  for (int class = PAL_OUTCOME_NONE; class <= PAL_OUTCOME_ED; class++)
    g_assert_cmpint (pal_outcome_class_find (pal_outcome_class_code (class)), ==, class);
  g_assert_cmpint (pal_outcome_class_find (NULL), ==, PAL_OUTCOME_NONE);
  g_assert_cmpint (pal_outcome_class_find ("AUTRE"), ==, PAL_OUTCOME_NONE);
  g_assert_cmpstr (pal_outcome_class_code (99), ==, "NONE");
  g_assert_cmpstr (pal_outcome_class_label (PAL_OUTCOME_ED), !=, "ED");
}

static void
test_judge (void)
{
  static const PalOutcomeOptions or_equal = { .or_equal = TRUE }, full_time = { .min_quota_pct = 80 };
  static const struct {
    const char *code;
    int months, quota;
    const PalOutcomeOptions *options;
    PalOutcomeClass class;
    const char *label;
    gboolean job;
  } cases[] = {
    { "CDI", -1, -1, NULL, PAL_OUTCOME_ED, "CDI", TRUE },
    { "CDI", -1, 50, NULL, PAL_OUTCOME_ED, "CDI", TRUE },              /* reading b: a part-time CDI stays lasting */
    { "CDI", -1, 50, &full_time, PAL_OUTCOME_SD, "CDI", TRUE },        /* unless a least working time is asked for */
    { "CDI", -1, 80, &full_time, PAL_OUTCOME_ED, "CDI", TRUE },
    { "CDI", -1, -1, &full_time, PAL_OUTCOME_ED, "CDI", TRUE },
    { "CDD", 7, -1, NULL, PAL_OUTCOME_ED, "CDD/+ 6 mois", TRUE },
    { "CDD", 6, -1, NULL, PAL_OUTCOME_SD, "CDD", TRUE },               /* exactly six months is not more than six */
    { "CDD", 6, -1, &or_equal, PAL_OUTCOME_ED, "CDD/+ 6 mois", TRUE },
    { "CDD", 5, -1, &or_equal, PAL_OUTCOME_SD, "CDD", TRUE },
    { "CDD", -1, -1, NULL, PAL_OUTCOME_SD, "CDD", TRUE },              /* a duration that is not known */
    { "CDD", -1, -1, &or_equal, PAL_OUTCOME_SD, "CDD", TRUE },
    { "CDD", 12, 50, &full_time, PAL_OUTCOME_SD, "CDD/+ 6 mois", TRUE },
    { "TEMPS_PARTIEL", -1, 30, &full_time, PAL_OUTCOME_SD, "temps partiel", TRUE },
    { "FORMATION_QUALIFIANTE", -1, -1, NULL, PAL_OUTCOME_SD, "en formation qualifiante", FALSE },
    { "FORMATION_PREQUALIFIANTE", 9, -1, NULL, PAL_OUTCOME_SP, "formation pré-qualifiante", FALSE },
    { "RECHERCHE_EMPLOI", -1, -1, NULL, PAL_OUTCOME_NONE, NULL, FALSE },
  };
  g_autoptr (PalOutcomeSet) set = province ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalOutcomeFacts facts = situation (cases[i].code, "2025-01-01", NULL, cases[i].months, cases[i].quota, FALSE);
      PalOutcome outcome;
      pal_outcome_judge (set, &facts, cases[i].options, &outcome);
      g_assert_cmpint (outcome.class, ==, cases[i].class);
      g_assert_nonnull (outcome.rule);
      g_assert_cmpstr (outcome.rule->label, ==, cases[i].label);
      g_assert_cmpint (outcome.is_employment, ==, cases[i].job);
      g_assert_false (outcome.opens_housing);
    }

  PalOutcome outcome;
  PalOutcomeFacts elsewhere = situation ("LUNE", NULL, NULL, -1, -1, FALSE),
                  none = situation (NULL, NULL, NULL, -1, -1, FALSE);
  pal_outcome_judge (set, &elsewhere, NULL, &outcome);
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && outcome.rule == NULL && !outcome.is_employment);
  pal_outcome_judge (set, &none, NULL, &outcome);
  g_assert_null (outcome.rule);
  pal_outcome_judge (NULL, &elsewhere, NULL, &outcome);
  g_assert_null (outcome.rule);
}

static void
test_housing (void)
{
  static const struct {
    const char *code;
    int months, quota;
    gboolean prospect;
    PalOutcomeClass class;
    gboolean housing;
  } cases[] = {
    { "CDI", -1, -1, FALSE, PAL_OUTCOME_ED, TRUE },  { "CDI", -1, 50, FALSE, PAL_OUTCOME_ED, TRUE },
    { "CDI", -1, 49, FALSE, PAL_OUTCOME_SD, FALSE }, { "CDD", 7, -1, TRUE, PAL_OUTCOME_ED, TRUE },
    { "CDD", 7, -1, FALSE, PAL_OUTCOME_SD, FALSE },  { "CDD", 6, -1, TRUE, PAL_OUTCOME_SD, FALSE },
    { "CDD", 6, 20, TRUE, PAL_OUTCOME_NONE, FALSE },
  };
  g_autoptr (PalOutcomeSet) set = landlord ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalOutcomeFacts facts =
        situation (cases[i].code, "2025-01-01", NULL, cases[i].months, cases[i].quota, cases[i].prospect);
      PalOutcome outcome;
      pal_outcome_judge (set, &facts, NULL, &outcome);
      g_assert_cmpint (outcome.class, ==, cases[i].class);
      g_assert_cmpint (outcome.opens_housing, ==, cases[i].housing);
      g_assert_true (outcome.is_employment);
    }
}

/* More of anything never makes an outcome worse, and the class is the best of those that the rules give. */
static void
test_properties (void)
{
  PalOutcomeSet *sets[] = { province (), landlord () };
  static const char *const codes[] = { "CDI", "CDD", "TEMPS_PARTIEL", "FORMATION_QUALIFIANTE", "RECHERCHE_EMPLOI" };

  for (gsize s = 0; s < G_N_ELEMENTS (sets); s++)
    for (gsize c = 0; c < G_N_ELEMENTS (codes); c++)
      for (int quota = 0; quota <= 100; quota += 5)
        for (int months = 0, before = -1; months < 30; months++)
          {
            PalOutcomeFacts facts = situation (codes[c], NULL, NULL, months, quota, FALSE), fuller = facts,
                            lasting = facts;
            PalOutcome outcome, other;
            fuller.quota_pct = 100;
            lasting.lasting_prospect = TRUE;
            pal_outcome_judge (sets[s], &facts, NULL, &outcome);
            g_assert_cmpint (outcome.class, >=, before);
            pal_outcome_judge (sets[s], &fuller, NULL, &other);
            g_assert_cmpint (other.class, >=, outcome.class);
            pal_outcome_judge (sets[s], &lasting, NULL, &other);
            g_assert_cmpint (other.class, >=, outcome.class);
            before = outcome.class;
          }
  pal_outcome_set_free (sets[1]);
  pal_outcome_set_free (sets[0]);
}

static PalOutcome
judge_course (const PalOutcomeFacts *situations, guint n, const char *exit, const char *as_of)
{
  g_autoptr (PalOutcomeSet) set = province ();
  GDate exit_on, at;
  PalOutcome outcome;

  pal_date_from_iso (exit, &exit_on);
  pal_date_from_iso (as_of, &at);
  pal_outcome_judge_course (set, situations, n, &exit_on, &at, NULL, &outcome);
  outcome.rule = NULL;   /* goes with the set */
  return outcome;
}

static void
test_course (void)
{
  PalOutcomeFacts both[] = {
    situation ("CDD", "2025-07-01", NULL, 3, -1, FALSE),
    situation ("CDI", "2025-10-01", NULL, -1, -1, FALSE),
  };
  PalOutcome outcome;

  /* A job that is held during the course is not an exit. */
  outcome = judge_course (both, 2, NULL, "2025-08-01");
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && outcome.situation == -1);
  outcome = judge_course (both, 2, "2025-08-31", "2025-08-30");
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && outcome.situation == -1);
  /* Exited on the day itself; the last situation that had begun by then. */
  outcome = judge_course (both, 2, "2025-08-31", "2025-08-31");
  g_assert_true (outcome.class == PAL_OUTCOME_SD && outcome.situation == 0 && outcome.is_employment
                 && !outcome.to_update);
  /* Three months from 1 July end on 30 September: from 1 October on nobody knows, the class stays, the job does not. */
  outcome = judge_course (both, 1, "2025-08-31", "2025-09-30");
  g_assert_true (outcome.is_employment && !outcome.to_update);
  outcome = judge_course (both, 1, "2025-08-31", "2025-10-01");
  g_assert_true (outcome.class == PAL_OUTCOME_SD && !outcome.is_employment && outcome.to_update);
  outcome = judge_course (both, 2, "2025-08-31", "2025-10-01");
  g_assert_true (outcome.class == PAL_OUTCOME_ED && outcome.situation == 1 && outcome.is_employment
                 && !outcome.to_update);

  /* Known to be over, without a successor: counts for nothing, and asks for news. Its last day still counts. */
  both[0].end_on = both[1].start_on;
  g_date_subtract_days (&both[0].end_on, 1);
  outcome = judge_course (both, 1, "2025-08-31", "2025-09-30");
  g_assert_true (outcome.class == PAL_OUTCOME_SD && outcome.is_employment && !outcome.to_update);
  outcome = judge_course (both, 1, "2025-08-31", "2025-10-01");
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && outcome.situation == 0 && !outcome.is_employment
                 && outcome.to_update);

  /* Two on one day: one that goes on, then the better one, then the one recorded last. One without a start has not
   * begun. */
  both[0].start_on = both[1].start_on;
  g_date_clear (&both[0].end_on, 1);
  outcome = judge_course (both, 2, "2025-08-31", "2025-12-31");
  g_assert_cmpint (outcome.situation, ==, 1);
  both[1].code = "FORMATION_PREQUALIFIANTE";
  outcome = judge_course (both, 2, "2025-08-31", "2025-12-31");
  g_assert_cmpint (outcome.situation, ==, 0);
  both[0].end_on = both[0].start_on;
  outcome = judge_course (both, 2, "2025-08-31", "2025-12-31");
  g_assert_cmpint (outcome.situation, ==, 1);
  g_date_clear (&both[0].end_on, 1);
  both[1].code = both[0].code;
  outcome = judge_course (both, 2, "2025-08-31", "2025-12-31");
  g_assert_cmpint (outcome.situation, ==, 1);
  g_date_clear (&both[1].start_on, 1);
  outcome = judge_course (both, 2, "2025-08-31", "2025-12-31");
  g_assert_cmpint (outcome.situation, ==, 0);
  outcome = judge_course (NULL, 0, "2025-08-31", "2025-12-31");
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && outcome.situation == -1 && !outcome.to_update);
  outcome = judge_course (both, 2, "2025-08-31", NULL);
  g_assert_cmpint (outcome.situation, ==, -1);
  both[0].code = "CDI";
  outcome = judge_course (both, 1, "2025-08-31", "2026-12-31");
  g_assert_true (outcome.class == PAL_OUTCOME_ED && outcome.is_employment && !outcome.to_update);
  outcome = judge_course (both, 0, "2025-08-31", "2026-12-31");
  g_assert_cmpint (outcome.situation, ==, -1);
}

static void
test_labels (void)
{
  g_autoptr (PalOutcomeSet) set = province ();
  g_auto (GStrv) codes = pal_outcome_set_codes (set);

  g_assert_cmpstr (pal_outcome_set_label (set, "CDD"), ==, "CDD");
  g_assert_cmpstr (pal_outcome_set_label (set, "FORMATION_PREQUALIFIANTE"), ==, "formation pré-qualifiante");
  g_assert_cmpstr (pal_outcome_set_label (set, "LUNE"), ==, "LUNE");
  g_assert_cmpuint (g_strv_length (codes), ==, 6);
  g_assert_cmpstr (codes[0], ==, "CDI");
  g_assert_cmpstr (codes[1], ==, "CDD");
  g_assert_cmpstr (codes[2], ==, "TEMPS_PARTIEL");
  g_auto (GStrv) none = pal_outcome_set_codes (NULL);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* Rules come from the file, those of the programme's own set only; what a rule does not say stays unsaid. */
static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = test_file_make ();
  PalEdit *edit = pal_edit_begin (store, "test", &error);
  g_autofree char *ours = g_strdup_printf ("%" G_GINT64_FORMAT, SAVE (edit, "outcome_set", "name", "Bailleur"));
  g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, SAVE (edit, "outcome_set", "name", "Province"));
  SAVE (edit, "outcome_rule", "outcome-set", ours, "code", "CDI", "class", "ED", "min-quota-pct", "50", "is-employment",
        "1", "opens-housing", "1");
  SAVE (edit, "outcome_rule", "outcome-set", ours, "code", "CDD", "label", "CDD de + 6 mois", "class", "ED",
        "over-months", "6", "needs-prospect", "1", "is-employment", "1", "opens-housing", "1");
  SAVE (edit, "outcome_rule", "outcome-set", theirs, "code", "PPIC", "class", "ED");
  gint64 programme = SAVE (edit, "programme", "code", "PEL", "name", "Pack", "outcome-set", ours);
  gint64 without = SAVE (edit, "programme", "code", "X", "name", "X");
  g_assert_true (pal_edit_commit (edit, &error));
  g_object_unref (edit);

  g_autoptr (PalOutcomeSet) set = pal_outcome_set_load_for_programme (store, programme, &error);
  g_assert_no_error (error);
  g_auto (GStrv) codes = pal_outcome_set_codes (set);
  g_autofree char *all = g_strjoinv (" ", codes);
  g_assert_cmpstr (all, ==, "CDI CDD");
  g_assert_cmpstr (pal_outcome_set_label (set, "CDD"), ==, "CDD de + 6 mois");
  g_assert_cmpstr (pal_outcome_set_label (set, "CDI"), ==, "Permanent contract (CDI)");
  PalOutcomeFacts cdi = situation ("CDI", NULL, NULL, -1, 50, FALSE), cdd = situation ("CDD", NULL, NULL, 7, 10, TRUE);
  PalOutcome outcome;
  pal_outcome_judge (set, &cdi, NULL, &outcome);
  g_assert_true (outcome.class == PAL_OUTCOME_ED && outcome.opens_housing && outcome.is_employment);
  cdi.quota_pct = 49;
  pal_outcome_judge (set, &cdi, NULL, &outcome);
  g_assert_true (outcome.class == PAL_OUTCOME_SD && !outcome.opens_housing && outcome.is_employment);
  pal_outcome_judge (set, &cdd, NULL, &outcome);
  g_assert_true (outcome.class == PAL_OUTCOME_ED && outcome.opens_housing);
  cdd.lasting_prospect = FALSE;
  pal_outcome_judge (set, &cdd, NULL, &outcome);
  g_assert_true (outcome.class == PAL_OUTCOME_NONE && !outcome.opens_housing && outcome.is_employment);

  g_autoptr (PalOutcomeSet) none = pal_outcome_set_load_for_programme (store, without, &error);
  g_assert_no_error (error);
  pal_outcome_judge (none, &cdi, NULL, &outcome);
  g_assert_null (outcome.rule);
  test_file_remove (store);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add_func ("/outcome/classes", test_classes);
  g_test_add_func ("/outcome/judge", test_judge);
  g_test_add_func ("/outcome/housing", test_housing);
  g_test_add_func ("/outcome/properties", test_properties);
  g_test_add_func ("/outcome/course", test_course);
  g_test_add_func ("/outcome/labels", test_labels);
  g_test_add_func ("/outcome/load", test_load);
  return g_test_run ();
}
