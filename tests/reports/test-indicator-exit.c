/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-world.h"

/* The indicators of the course and of the exit (INDICATORS §3.2, §3.3), each with a case counted by hand from its
 * definition. */

static void
test_exits (void)
{
  world_clear ();
  entered (1, "2025-01-06", NULL);
  entered (2, "2025-01-06", "2025-10-02");      /* on the as-of date: out */
  entered (3, "2025-01-06", "2025-10-03");      /* the day after: still in course */
  entered (4, "2025-01-06", "2025-02-01");
  check ("NB_SORTIES", "=2");
  check ("NB_EN_COURS", "=2");
  g_assert_cmpuint (n_excluded ("NB_SORTIES"), ==, 2);
  g_assert_cmpuint (n_excluded ("NB_EN_COURS"), ==, 2);
}

/* A session to 30/06/2025; early is before the contractual last day, amendment included. */
static void
test_early (void)
{
  world_clear ();
  entered (1, "2025-01-06", "2025-06-30");      /* on the last day */
  entered (2, "2025-01-06", "2025-06-29");      /* the day before */
  run ("UPDATE enrolment SET exit_reason = 'SANTE' WHERE id = 2");
  entered (3, "2025-01-06", "2025-08-05");      /* 7 months: to 05/08, in full */
  months (3, 7);
  entered (4, "2025-01-06", "2025-08-04");      /* a day less, after the session's end: early all the same */
  months (4, 7);
  run ("UPDATE enrolment SET exit_reason = 'EMPLOI' WHERE id = 4");
  entered (5, "2025-01-06", "2025-07-01");      /* amended from 05/08 to 01/07: in full */
  months (5, 7);
  run ("UPDATE enrolment SET amended_end_on = '2025-07-01' WHERE id = 5");
  entered (6, "2025-01-06", "2025-07-01");      /* amended from 30/06 to 31/08: early, no reason given */
  run ("UPDATE enrolment SET amended_end_on = '2025-08-31' WHERE id = 6");
  entered (7, "2025-01-06", NULL);
  entered (8, "2025-01-06", "2025-12-01");      /* not known yet */
  check ("TX_SORTIE_ANTICIPEE", "3/8=0.375");
  check ("ANTICIPEE", "EMPLOI=1 SANTE=1 NR=1");
  option ("early_exit", "without_job");
  check ("TX_SORTIE_ANTICIPEE", "2/8=0.25");
  check ("ANTICIPEE", "SANTE=1 NR=1");
}

/* Ten who entered, eight of them out by 02/10/2025. Classes by the table of the South Province. */
static void
ten_people (void)
{
  world_clear ();
  for (int i = 1; i <= 8; i++)
    entered (i, "2025-01-06", "2025-06-30");
  entered (9, "2025-01-06", NULL);
  entered (10, "2025-01-06", "2025-10-03");
  situation (1, "CDI", "2025-07-01", NULL, 0, 50);                  /* part-time, but a CDI: ED */
  situation (2, "CDD", "2025-07-01", NULL, 7, 0);                   /* more than six months: ED */
  situation (3, "CDD", "2025-07-01", NULL, 6, 0);                   /* exactly six: SD */
  situation (4, "CDD", "2025-07-01", NULL, 0, 0);                   /* duration not known: SD */
  situation (5, "FORMATION_PREQUALIFIANTE", "2025-09-01", NULL, 0, 0);   /* SP */
  situation (6, "RECHERCHE_EMPLOI", "2025-07-01", NULL, 0, 0);      /* none */
  /* 7: no situation at all */
  situation (8, "CDI", "2025-10-03", NULL, 0, 0);                   /* begins after the as-of date */
  situation (9, "CDI", "2025-05-01", NULL, 0, 0);                   /* a job during the course is not an exit */
  situation (10, "CDI", "2025-05-01", NULL, 0, 0);                  /* out later */
}

static void
test_classes (void)
{
  ten_people ();
  check ("TX_ED", "2/10=0.2");
  check ("TX_SD", "4/10=0.4");
  check ("TX_SP", "5/10=0.5");

  option ("base", "leavers");
  check ("TX_ED", "2/8=0.25");
  check ("TX_SP", "5/8=0.625");
  g_assert_cmpuint (n_excluded ("TX_ED"), ==, 2);
  option ("base", NULL);

  option ("cdd_months", "ge6");
  check ("TX_ED", "3/10=0.3");
  check ("TX_SD", "4/10=0.4");
  option ("cdd_months", NULL);

  option ("min_quota", "80");                   /* the part-time CDI is SD; a quota that is not known is a full one */
  check ("TX_ED", "1/10=0.1");
  check ("TX_SD", "4/10=0.4");
  option ("min_quota", "50");
  check ("TX_ED", "2/10=0.2");
}

/* Every line of the province's table. */
static void
test_table (void)
{
  static const char *const lasting[] = { "CREATION_ENTREPRISE", "ARMEE", "CDI", "PATENTE", "PPIC" };
  static const char *const dynamic[] = { "CDD", "INTERIM", "MI_TEMPS", "TEMPS_PARTIEL", "SAISONNIER", "NON_DECLARE", "CONTRAT_AIDE",
                                         "APPRENTISSAGE", "FORMATION_QUALIFIANTE" };
  static const char *const positive[] = { "FORMATION_PREQUALIFIANTE", "RETOUR_VIE_TRIBALE", "RESCOLARISATION" };
  static const char *const none[] = { "RECHERCHE_EMPLOI", "INACTIF", "SANTE", "DEMENAGEMENT", "INCARCERATION", "DECES",
                                      "REORIENTATION", "INJOIGNABLE", "INCONNU" };
  int id = 0;

  world_clear ();
  for (guint i = 0; i < 5; i++)
    situation ((entered (++id, "2025-01-06", "2025-06-30"), id), lasting[i], "2025-07-01", NULL, 0, 0);
  for (guint i = 0; i < 9; i++)
    situation ((entered (++id, "2025-01-06", "2025-06-30"), id), dynamic[i], "2025-07-01", NULL, 0, 0);
  for (guint i = 0; i < 3; i++)
    situation ((entered (++id, "2025-01-06", "2025-06-30"), id), positive[i], "2025-07-01", NULL, 0, 0);
  for (guint i = 0; i < 9; i++)
    situation ((entered (++id, "2025-01-06", "2025-06-30"), id), none[i], "2025-07-01", NULL, 0, 0);
  check ("TX_ED", "5/26=0.192308");
  check ("TX_SD", "14/26=0.538462");
  check ("TX_SP", "17/26=0.653846");
  check ("TX_PLACEMENT", "13/26=0.5");          /* jobs only: not the qualifying training */
}

/* The class is that of the last situation begun by the as-of date; one that is over, with nothing after it, is none. */
static void
test_last_situation (void)
{
  world_clear ();
  for (int i = 1; i <= 7; i++)
    entered (i, "2025-01-06", "2025-06-30");
  situation (1, "CDI", "2025-07-01", NULL, 0, 0);                   /* then unemployed again: none */
  situation (1, "RECHERCHE_EMPLOI", "2025-09-01", NULL, 0, 0);
  situation (2, "RECHERCHE_EMPLOI", "2025-07-01", "2025-09-30", 0, 0);
  situation (2, "CDI", "2025-10-02", NULL, 0, 0);                   /* begins on the as-of date: ED */
  situation (3, "CDI", "2025-07-01", "2025-10-01", 0, 0);           /* ended the day before, nothing since: none */
  situation (4, "CDI", "2025-07-01", "2025-10-02", 0, 0);           /* ends that day: still ED */
  situation (5, "CDD", "2025-05-01", NULL, 3, 0);                   /* past its term without news: keeps its class, SD */
  situation (6, "CDI", "2025-06-16", NULL, 0, 0);                   /* began during the course and is the last: ED */
  situation (7, "TEMPS_PARTIEL", "2025-07-01", NULL, 0, 0);         /* two on one day: the best class, ED */
  situation (7, "CDI", "2025-07-01", NULL, 0, 0);
  situation (7, "MI_TEMPS", "2025-07-01", NULL, 0, 0);
  check ("TX_ED", "4/7=0.571429");              /* 2, 4, 6, 7 */
  check ("TX_SD", "5/7=0.714286");              /* and 5 */

  as_of ("2025-08-31");
  check ("TX_ED", "5/7=0.714286");              /* 1, 3, 4, 6, 7 */
  check ("TX_SD", "6/7=0.857143");
}

/* What was known on the as-of date: recorded by then. */
static void
test_known_at (void)
{
  world_clear ();
  entered (1, "2025-01-06", "2025-06-30");
  entered (2, "2025-01-06", "2025-06-30");
  situation (1, "RECHERCHE_EMPLOI", "2025-07-01", NULL, 0, 0);
  situation (1, "CDI", "2025-09-01", NULL, 0, 0);
  situation (2, "CDI", "2025-09-01", NULL, 0, 0);
  run ("UPDATE situation SET recorded_on = '2025-10-02' WHERE enrolment = 2");
  run ("UPDATE situation SET recorded_on = '2025-10-03' WHERE enrolment = 1 AND code = 'CDI'");
  run ("UPDATE situation SET recorded_on = '2025-07-05' WHERE code = 'RECHERCHE_EMPLOI'");
  check ("TX_ED", "2/2=1");
  check ("TX_PLACEMENT", "2/2=1");
  option ("known_at", "1");
  check ("TX_ED", "1/2=0.5");
  check ("TX_PLACEMENT", "1/2=0.5");
}

/* A funder's own classes replace the province's: here a lasting job is a CDI, or a CDD of more than 6 months that may
 * last. */
static void
test_outcome_set (void)
{
  ten_people ();
  run ("INSERT INTO outcome_set (id, created_at, name) VALUES (5, '', 'Emploi conforme')");
  run ("INSERT INTO outcome_rule (created_at, outcome_set, code, class, over_months, min_quota_pct, is_employment, needs_prospect) "
       "VALUES ('', 5, 'CDI', 'ED', NULL, NULL, 1, 0), ('', 5, 'CDD', 'ED', 6, NULL, 1, 1), ('', 5, 'CDD', 'SD', NULL, NULL, 1, 0)");
  run ("UPDATE programme SET outcome_set = 5");
  check ("TX_ED", "1/10=0.1");
  check ("TX_SD", "4/10=0.4");
  check ("TX_SP", "4/10=0.4");                  /* the training is in no class of this set */
  run ("UPDATE situation SET lasting_prospect = 'YES' WHERE enrolment IN (2, 3)");
  check ("TX_ED", "2/10=0.2");
  run ("UPDATE outcome_rule SET min_quota_pct = 60 WHERE code = 'CDI'");
  check ("TX_ED", "1/10=0.1");

  run ("DELETE FROM outcome_rule");             /* a set without rules says nothing: the province's table holds */
  check ("TX_SP", "5/10=0.5");
}

static void
test_placement (void)
{
  world_clear ();
  entered (1, "2025-02-01", NULL);
  entered (2, "2025-02-01", NULL);
  entered (3, "2025-02-01", "2025-06-30");
  entered (4, "2025-02-01", "2025-06-30");
  entered (5, "2025-02-01", "2025-06-30");
  situation (1, "INTERIM", "2025-02-01", "2025-02-02", 0, 0);       /* on the day of entry, lost since: counts */
  situation (2, "CDI", "2025-01-31", NULL, 0, 0);                   /* before the entry: does not */
  situation (3, "FORMATION_QUALIFIANTE", "2025-07-01", NULL, 0, 0);
  situation (4, "CDI", "2025-10-02", NULL, 0, 0);
  situation (5, "CDI", "2025-10-03", NULL, 0, 0);
  check ("TX_PLACEMENT", "2/5=0.4");
}

/* Three and six months to the day after the first job's start, seen on 02/10/2025. */
static void
test_maintenance (void)
{
  world_clear ();
  for (int i = 1; i <= 9; i++)
    entered (i, "2025-01-06", "2025-06-30");
  situation (1, "CDI", "2025-07-02", NULL, 0, 0);                   /* due 02/10: due on the day, in a job */
  situation (2, "CDI", "2025-07-03", NULL, 0, 0);                   /* due 03/10: not yet */
  situation (3, "CDI", "2025-05-01", "2025-08-01", 0, 0);           /* due 01/08, ended that day: in a job */
  situation (4, "CDI", "2025-05-01", "2025-07-31", 0, 0);           /* ended the day before */
  situation (5, "CDD", "2025-05-01", NULL, 3, 0);                   /* three months, to 31/07, no news: not in a job */
  situation (6, "CDD", "2025-05-01", NULL, 3, 0);                   /* the same, then another */
  situation (6, "INTERIM", "2025-08-01", NULL, 0, 0);
  situation (7, "CDD", "2025-05-01", NULL, 4, 0);                   /* to 31/08: in a job on 01/08 */
  situation (8, "CDD", "2025-01-31", "2025-04-30", 3, 0);           /* 31/01 + 3 months is 30/04, ended that day; + 6 is 31/07 */
  /* 9 has no job */
  check ("TX_MAINTIEN_3M", "5/7=0.714286");     /* yes 1 3 6 7 8, no 4 5 */
  check ("TX_MAINTIEN_6M", "0/1=0");            /* only 8 is due */
  g_assert_cmpuint (n_excluded ("TX_MAINTIEN_3M"), ==, 2);

  as_of ("2026-01-02");                         /* due by then: 1 2 (3 months), and 1 3 4 5 6 7 8 (6 months) */
  check ("TX_MAINTIEN_3M", "6/8=0.75");
  check ("TX_MAINTIEN_6M", "2/7=0.285714");     /* in a job: 1 (02/01/2026) and 6 (01/11/2025) */
}

static void
test_barriers (void)
{
  world_clear ();
  entered (1, "2025-01-06", NULL);
  entered (2, "2025-01-06", NULL);
  entered (3, "2025-01-06", NULL);
  prescribed (30, "2025-01-02");
  run ("UPDATE prescription SET participant = 3 WHERE id = 30");
  run ("UPDATE enrolment SET prescription = 30 WHERE id = 3");
  run ("INSERT INTO barrier (created_at, participant, enrolment, prescription, phase, theme, identified_on, lifted_on) VALUES "
       "('', 1, 1, NULL, 'COURSE', 'MOBILITE', '2025-02-01', '2025-10-02'), "        /* lifted on the as-of date */
       "('', 1, 1, NULL, 'COURSE', 'MOBILITE', '2025-10-02', NULL), "                /* found on it */
       "('', 1, 1, NULL, 'COURSE', 'LANGUE', '2025-02-01', '2025-10-03'), "          /* lifted later */
       "('', 2, 2, NULL, 'COURSE', NULL, '2025-02-01', '2025-03-01'), "
       "('', 2, 2, NULL, 'COURSE', 'BUDGET', '2025-10-03', NULL), "                  /* found later */
       "('', 2, 2, NULL, 'COURSE', 'BUDGET', NULL, NULL), "                          /* no date */
       "('', 3, NULL, 30, 'COURSE', 'LANGUE', '2025-02-01', NULL), "                 /* noted on the prescription */
       "('', 3, NULL, 30, 'NON_ENTRY', 'SANTE', '2025-01-02', NULL)");
  check ("NB_FREINS", "=5");
  check ("FREIN", "MOBILITE=2 LANGUE=2 NR=1");
  check ("NB_PERSONNES_AVEC_FREIN", "=3");
  check ("TX_PROG_FREINS", "2/5=0.4");
  g_assert_cmpuint (n_excluded ("NB_FREINS"), ==, 2);
}

static void
test_progress (void)
{
  world_clear ();
  for (int i = 1; i <= 4; i++)
    entered (i, "2025-01-06", NULL);
  run ("UPDATE enrolment SET project_on = '2025-10-02', plan_signed_on = '2025-10-02' WHERE id = 1");
  run ("UPDATE enrolment SET project_on = '2025-02-01', plan_signed_on = '2025-10-03' WHERE id = 2");
  run ("UPDATE enrolment SET project_on = '2025-02-01' WHERE id = 3");
  check ("TX_PROG_PROJET", "1/4=0.25");
  check ("TX_PROG_FREINS", "0/0=");
  check ("TX_PROG_GLOBAL", "=0.25");            /* of those that can be computed */
  run ("INSERT INTO barrier (created_at, participant, enrolment, phase, theme, identified_on, lifted_on) VALUES "
       "('', 1, 1, 'COURSE', 'MOBILITE', '2025-02-01', '2025-03-01'), ('', 1, 1, 'COURSE', 'LANGUE', '2025-02-01', NULL)");
  check ("TX_PROG_GLOBAL", "=0.375");           /* (1/4 + 1/2) / 2 */
  world_clear ();
  check ("TX_PROG_GLOBAL", "=");
}

/* 0 of 7 is a true 0, not n.d. */
static void
test_zero (void)
{
  world_clear ();
  for (int i = 1; i <= 7; i++)
    entered (i, "2025-01-06", NULL);
  check ("TX_ED", "0/7=0");
  check ("TX_SORTIE_ANTICIPEE", "0/7=0");
  check ("TX_PLACEMENT", "0/7=0");
  check ("TX_MAINTIEN_3M", "0/0=");
  option ("base", "leavers");
  check ("TX_ED", "0/0=");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/indicator/exit/exits", test_exits);
  g_test_add_func ("/indicator/exit/early", test_early);
  g_test_add_func ("/indicator/exit/classes", test_classes);
  g_test_add_func ("/indicator/exit/table", test_table);
  g_test_add_func ("/indicator/exit/last-situation", test_last_situation);
  g_test_add_func ("/indicator/exit/known-at", test_known_at);
  g_test_add_func ("/indicator/exit/outcome-set", test_outcome_set);
  g_test_add_func ("/indicator/exit/placement", test_placement);
  g_test_add_func ("/indicator/exit/maintenance", test_maintenance);
  g_test_add_func ("/indicator/exit/barriers", test_barriers);
  g_test_add_func ("/indicator/exit/progress", test_progress);
  g_test_add_func ("/indicator/exit/zero", test_zero);
  int result = g_test_run ();
  world_close ();
  return result;
}
