/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-world.h"

/* The indicators of entry (INDICATORS §3.1), each with a case counted by hand from its definition. */

/* Nine prescriptions by the as-of date, both bounds included: 1 to 9. 10 is dated the day after, 11 has no date. */
static void
nine_prescriptions (void)
{
  world_clear ();
  prescribed (1, "2024-12-10");
  prescribed (2, "2024-12-12");
  prescribed (3, "2025-01-05");
  prescribed (4, "2025-01-20");
  prescribed (5, "2025-02-01");
  prescribed (6, "2025-02-03");
  prescribed (7, "2025-02-03");
  prescribed (8, "2025-09-30");
  prescribed (9, "2025-10-02");
  prescribed (10, "2025-10-03");
  prescribed (11, NULL);
}

/* Prescriptions 1 to 4 led to an entry; person 5 entered without one (their own was refused), 6 enters after the as-of
 * date. */
static void
five_entries (void)
{
  entered (1, "2025-01-06", NULL);
  entered (2, "2025-01-06", NULL);
  entered (3, "2025-02-10", NULL);
  entered (4, "2025-10-02", NULL);
  entered (5, "2025-03-01", NULL);
  entered (6, "2025-10-03", NULL);
  run ("UPDATE enrolment SET prescription = id WHERE id IN (1, 2, 3, 4, 6)");
}

static void
test_counts (void)
{
  nine_prescriptions ();
  five_entries ();
  check ("N_PRESC", "=9");
  check ("N_ENTRES", "=5");
  check ("TX_ENTREE", "5/9=0.555556");
  check ("TX_REMPLISSAGE", "5/8=0.625");
  g_assert_cmpuint (n_excluded ("N_PRESC"), ==, 2);
  g_assert_cmpuint (n_excluded ("N_ENTRES"), ==, 1);

  option ("literal", "1");
  check ("TX_ENTREE", "9/5=1.8");
}

static void
test_nothing (void)
{
  world_clear ();
  check ("N_PRESC", "=0");
  check ("TX_ENTREE", "0/0=");
  check ("TX_REMPLISSAGE", "0/8=0");
  check ("TX_INTEGRATION", "0/0=");
  check ("TX_DUREE", "0/0=");
  check ("TX_DUREE_MOYENNE_INDIV", "=");
  check ("DUREE_MOYENNE_MOIS", "=");
  check ("AGE_MOYEN", "=");
  check ("AGE_MEDIAN", "=");
  check ("PART_QPV", "0/0=");
  check ("NB_BENEFICIAIRES", "=0");
  check ("GENRE", "F=0 M=0 X=0 NR=0");
  check ("AGE", "<18=0 18-25=0 26-29=0 30-44=0 45-54=0 55+=0 NR=0");
  check ("NIVEAU", "1-2=0 3=0 4=0 5+=0 NR=0");
  check ("MOTIF", "NR=0");

  run ("UPDATE cohort SET places = NULL");
  entered (1, "2025-01-06", NULL);
  check ("TX_REMPLISSAGE", "1/0=");
}

/* Programme 1 expects 50 people a year at least: entries of the as-of date's year until that date. */
static void
test_target (void)
{
  world_clear ();
  entered (1, "2024-12-31", NULL);
  entered (2, "2025-01-01", NULL);
  entered (3, "2025-10-02", NULL);
  entered (4, "2025-10-03", NULL);
  check ("TX_VOLUME_CIBLE_MIN", "2/50=0.04");

  run ("UPDATE programme SET target_min = NULL");
  check ("TX_VOLUME_CIBLE_MIN", "2/0=");
}

static void
test_non_entries (void)
{
  nine_prescriptions ();
  five_entries ();
  not_entered (5, "2025-02-15", "REFUS_COMMISSION");
  not_entered (7, "2025-10-02", "DESISTEMENT");     /* on the as-of date: counted */
  not_entered (8, "2025-10-03", "ABSENCE");         /* the day after: not yet */
  not_entered (9, "2025-10-01", NULL);              /* no reason: NR */
  not_entered (10, "2025-10-01", "ABSENCE");        /* its prescription is not of the perimeter */
  check ("NB_NON_ENTREES", "=3");
  check ("NON_ENTREE", "DESISTEMENT=1 REFUS_COMMISSION=1 NR=1");

  run ("INSERT INTO barrier (created_at, participant, prescription, phase, theme, identified_on) VALUES "
       "('', 5, 5, 'NON_ENTRY', 'MOBILITE', '2025-02-15'), ('', 5, 5, 'NON_ENTRY', 'LANGUE', NULL), "
       "('', 7, 7, 'NON_ENTRY', 'MOBILITE', '2025-10-02'), ('', 7, 7, 'NON_ENTRY', NULL, '2025-10-02'), "
       "('', 7, 7, 'NON_ENTRY', 'SANTE', '2025-10-03'), "         /* found after the as-of date */
       "('', 8, 8, 'NON_ENTRY', 'BUDGET', '2025-09-30'), "        /* the non-entry is later */
       "('', 1, 1, 'COURSE', 'BUDGET', '2025-02-01')");           /* met during the course */
  check ("NB_FREINS_NON_ENTREE", "=4");
  check ("FREIN_NE", "MOBILITE=2 LANGUE=1 NR=1");
}

/* A session from 06/01 to 30/06/2025. */
static void
test_integration (void)
{
  world_clear ();
  entered (1, "2025-01-06", NULL);              /* still there: present at the end */
  entered (2, "2025-01-06", "2025-06-30");      /* on the last day: present */
  entered (3, "2025-01-06", "2025-06-29");      /* the day before, no duration of its own: not present */
  entered (4, "2025-01-06", "2025-04-05");      /* three months from 06/01: the last day is 05/04, done in full */
  months (4, 3);
  entered (5, "2025-01-06", "2025-04-04");      /* a day less */
  months (5, 3);
  entered (6, "2025-01-06", "2025-03-01");      /* amended to 01/03: done in full */
  months (6, 3);
  run ("UPDATE enrolment SET amended_end_on = '2025-03-01' WHERE id = 6");
  entered (7, "2025-01-06", "2025-10-03");      /* an exit that is not known yet on the as-of date, after the end anyway */
  check ("TX_INTEGRATION", "5/7=0.714286");     /* 1, 2, 4, 6, 7 */

  option ("integration", "last_day");
  check ("TX_INTEGRATION", "3/7=0.428571");     /* 1, 2, 7 */
  option ("literal", "1");
  check ("TX_INTEGRATION", "7/3=2.333333");
  option ("literal", "0");
  option ("integration", NULL);

  as_of ("2025-06-30");                         /* the last day itself: the session is over for this purpose */
  check ("TX_INTEGRATION", "5/7=0.714286");
  as_of ("2025-06-29");
  check ("TX_INTEGRATION", "0/0=");
  g_assert_cmpuint (n_excluded ("TX_INTEGRATION"), ==, 7);
}

static void
test_durations (void)
{
  world_clear ();
  /* 31/01 + 1 month = 28/02: 28 days planned. From 31/01 to 13/02, both included: 14 days done. */
  entered (1, "2025-01-31", "2025-02-13");
  months (1, 1);
  /* 31/08/2024 + 6 months = 28/02/2025: 30 + 31 + 30 + 31 + 31 + 28 = 181 days planned. To 27/02, the last day: 181
   * done. */
  entered (2, "2024-08-31", "2025-02-27");
  months (2, 6);
  /* 2 weeks: 14 planned. One day: 1 done. */
  entered (3, "2025-03-03", "2025-03-03");
  run ("UPDATE enrolment SET duration_weeks = 2 WHERE id = 3");
  /* Neither: to the session's end, 21/06 to 30/06, 10 days planned; done 20, with an amendment that does not count
   * here. */
  entered (4, "2025-06-21", "2025-07-10");
  run ("UPDATE enrolment SET amended_end_on = '2025-07-10' WHERE id = 4");
  /* Still in course on the as-of date, and entered after the session's end (nothing planned can be told). */
  entered (5, "2025-01-06", "2025-10-03");
  entered (6, "2025-07-15", "2025-07-20");
  check ("TX_DUREE", "216/233=0.927039");       /* 14 + 181 + 1 + 20 over 28 + 181 + 14 + 10 */
  /* (14/28 + 181/181 + 1/14 + 20/10) / 4 = (0.5 + 1 + 0.0714286 + 2) / 4 */
  check ("TX_DUREE_MOYENNE_INDIV", "=0.892857");
  /* All five leavers: (14 + 181 + 1 + 20 + 6) / 5 / 30.4375 = 222 / 152.1875 */
  check ("DUREE_MOYENNE_MOIS", "=1.458727");
  option ("literal", "1");
  check ("TX_DUREE", "233/216=1.078704");
}

/* Month ends of C5. 31/12 + 18 months is 30/06. */
static void
test_month_ends (void)
{
  world_clear ();
  run ("UPDATE cohort SET end_on = '2024-01-31'");
  check ("DUE_BILAN_FIN_PARCOURS", "=2024-02-29");
  run ("UPDATE cohort SET end_on = '2025-01-31'");
  check ("DUE_BILAN_FIN_PARCOURS", "=2025-02-28");
  run ("UPDATE cohort SET end_on = '2025-06-30'");
  check ("DUE_BILAN_FIN_PARCOURS", "=2025-07-30");
  run ("UPDATE cohort SET end_on = NULL");
  check ("DUE_BILAN_FIN_PARCOURS", "=");
  world.scope.cohort = 0;
  check ("DUE_BILAN_FIN_PARCOURS", "");

  /* 31/12/2023 + 18 months = 30/06/2025: 547 days (366 for 2024, 181 for January to June 2025 with the 31st before). */
  world_clear ();
  entered (1, "2023-12-31", "2025-06-29");
  months (1, 18);
  check ("TX_DUREE", "547/547=1");
  check ("TX_SORTIE_ANTICIPEE", "0/1=0");
}

/* Completed ages: a birthday on the day of entry counts, the day after does not; 29 February turns on 1 March in other
 * years. */
static void
test_ages (void)
{
  world_clear ();
  person (1, "F", "2007-03-01");
  person (2, "F", "2007-03-02");
  person (3, "M", "1999-03-01");
  person (4, "M", "1998-02-28");
  person (5, "X", "1995-03-02");
  person (6, "UNKNOWN", "1995-03-01");
  person (7, NULL, NULL);
  person (8, "F", "1980-02-29");
  person (9, "F", "1970-02-28");
  for (int i = 1; i <= 9; i++)
    entered (i, "2025-03-01", NULL);
  /* 18, 17, 26, 27, 29, 30, ?, 45, 55 */
  check ("AGE", "<18=1 18-25=1 26-29=3 30-44=1 45-54=1 55+=1 NR=1");
  check ("AGE_MOYEN", "=30.875");               /* 247 / 8 */
  check ("AGE_MEDIAN", "=28");                  /* 17 18 26 27 | 29 30 45 55 */
  check ("GENRE", "F=4 M=2 X=1 NR=2");
  g_assert_cmpuint (n_excluded ("AGE_MOYEN"), ==, 1);

  run ("UPDATE enrolment SET entry_on = '2025-02-28' WHERE id = 8");    /* 28/02/2025: still 44 */
  check ("AGE", "<18=1 18-25=1 26-29=3 30-44=2 45-54=0 55+=1 NR=1");
  check ("AGE_MEDIAN", "=28");
  run ("DELETE FROM enrolment WHERE id = 2");
  check ("AGE_MEDIAN", "=29");                  /* 18 26 27 29 30 44 55 */
}

/* Persons, not courses: what was true at the first entry inside the perimeter. */
static void
test_again (void)
{
  world_clear ();
  person (1, "F", "1995-06-01");
  entered (1, "2025-01-06", "2025-02-01");
  run ("INSERT INTO enrolment (id, created_at, participant, cohort, entry_on, entry_education_level, entry_city, entry_qpv) "
       "VALUES (2, '', 1, 10, '2025-06-10', 5, 'Dijon', 'NO')");
  run ("UPDATE enrolment SET entry_education_level = 3, entry_city = 'Quetigny', entry_qpv = 'YES' WHERE id = 1");
  check ("N_ENTRES", "=2");
  check ("NB_BENEFICIAIRES", "=1");
  check ("GENRE", "F=1 M=0 X=0 NR=0");
  check ("AGE", "<18=0 18-25=0 26-29=1 30-44=0 45-54=0 55+=0 NR=0");   /* 29 in January, 30 in June */
  check ("AGE_MOYEN", "=29");
  check ("NIVEAU", "1-2=0 3=1 4=0 5+=0 NR=0");
  check ("RESIDENCE", "Quetigny=1 NR=0");
  check ("PART_QPV", "1/1=1");
  g_assert_cmpuint (n_excluded ("NB_BENEFICIAIRES"), ==, 1);
}

/* What was copied at entry wins over what the person's record says today; where nothing was copied, the record says
 * it. */
static void
test_typology (void)
{
  world_clear ();
  for (int i = 1; i <= 5; i++)
    entered (i, "2025-01-06", NULL);
  run ("UPDATE participant SET education_level = id, city = 'Nouméa', qpv = 'YES'");
  run ("UPDATE participant SET city = ' ', qpv = 'UNKNOWN' WHERE id = 2");
  run ("UPDATE participant SET education_level = NULL, qpv = NULL WHERE id = 3");
  run ("UPDATE enrolment SET entry_education_level = 8, entry_qpv = 'NO', entry_city = 'Païta' WHERE id = 1");
  /* levels 8 2 ? 4 5 */
  check ("NIVEAU", "1-2=1 3=0 4=1 5+=2 NR=1");
  check ("RESIDENCE", "Nouméa=3 Païta=1 NR=1");
  check ("PART_QPV", "2/5=0.4");                /* no, not known, not known, yes, yes */
  option ("qpv", "known_only");
  check ("PART_QPV", "2/3=0.666667");
  g_assert_cmpuint (n_excluded ("PART_QPV"), ==, 2);
}

static void
test_prescribers (void)
{
  nine_prescriptions ();
  run ("INSERT INTO contact (id, created_at, last_name, first_name) VALUES (100, '', 'Wamytan', 'Léa'), (101, '', 'Martin', NULL)");
  run ("UPDATE prescription SET office = 'Antenne Nord' WHERE id IN (1, 2, 3, 10)");
  run ("UPDATE prescription SET office = 'Antenne Sud, Nouméa' WHERE id = 4");
  run ("UPDATE prescription SET office = ' ' WHERE id = 5");
  run ("UPDATE prescription SET prescriber = 100 WHERE id IN (1, 2)");
  run ("UPDATE prescription SET prescriber = 101 WHERE id = 3");
  run ("UPDATE prescription SET motive = 'PROJET' WHERE id IN (1, 2, 3)");
  run ("UPDATE prescription SET motive = 'LOGEMENT' WHERE id = 4");
  check ("PRESC", "Antenne Nord=3 Antenne Sud, Nouméa=1 NR=5");
  check ("CONSEILLER", "Léa Wamytan=2 Martin=1 NR=6");
  check ("MOTIF", "PROJET=3 LOGEMENT=1 NR=5");

  world.scope.variant = PAL_VARIANT_PSEUDONYMISED;
  check ("CONSEILLER", "");
}

/* The people oriented: persons of P, as they were at their first prescription. */
static void
test_oriented (void)
{
  world_clear ();
  person (1, "F", "2000-01-01");
  person (2, "M", "1999-02-01");
  prescribed (1, "2024-12-31");                 /* 24 */
  prescribed (2, "2025-02-01");                 /* 26 on that day */
  run ("INSERT INTO prescription (id, created_at, participant, cohort, prescribed_on) VALUES (3, '', 1, 10, '2025-01-02')");
  entered (1, "2025-01-06", NULL);
  run ("UPDATE enrolment SET prescription = 1 WHERE id = 1");
  check ("GENRE", "F=1 M=0 X=0 NR=0");
  option ("typology", "prescribed");
  check ("GENRE", "F=1 M=1 X=0 NR=0");
  check ("AGE", "<18=0 18-25=1 26-29=1 30-44=0 45-54=0 55+=0 NR=0");
  check ("AGE_MOYEN", "=25");
  g_assert_cmpuint (n_excluded ("GENRE"), ==, 1);
}

/* Continuous entry (C2): who was in course at least one day of the quarter, and their own planned ends. */
static void
test_continuous (void)
{
  world_clear ();
  run ("UPDATE cohort SET end_on = NULL");
  period ("2025-07-01", "2025-09-30");
  as_of ("2025-09-30");
  entered (1, "2025-01-06", "2025-06-30");      /* left the day before the quarter */
  entered (2, "2025-01-06", "2025-07-01");      /* left on its first day: planned to 05/07, not in full */
  months (2, 6);
  entered (3, "2025-03-01", NULL);              /* planned to 31/08, still there */
  months (3, 6);
  entered (4, "2025-04-01", NULL);              /* planned to 30/09: due on the as-of date */
  months (4, 6);
  entered (5, "2025-04-02", NULL);              /* planned to 01/10: not due */
  months (5, 6);
  entered (6, "2025-09-30", NULL);              /* enters on the last day; no duration: no planned end */
  entered (7, "2025-10-01", NULL);              /* after the quarter */
  prescribed (20, "2025-06-30");                /* before the quarter, led to nothing */
  prescribed (21, "2025-07-01");
  prescribed (22, "2025-09-30");
  prescribed (23, "2025-10-01");
  prescribed (24, "2025-02-20");                /* before, but led to course 3 */
  run ("UPDATE enrolment SET prescription = 24 WHERE id = 3");
  check ("N_ENTRES", "=5");
  check ("N_PRESC", "=3");                      /* 21, 22, 24 */
  check ("TX_ENTREE", "5/3=1.666667");
  check ("TX_INTEGRATION", "2/3=0.666667");     /* 2 no, 3 and 4 yes */
  check ("NB_SORTIES", "=1");
  check ("NB_EN_COURS", "=4");
  check ("TX_DUREE", "177/181=0.977901");       /* 06/01 to 01/07 of 06/01 to 05/07 */
  check ("TX_SORTIE_ANTICIPEE", "1/5=0.2");
  g_assert_cmpuint (n_excluded ("TX_INTEGRATION"), ==, 2);

  /* Without a period: everybody since the beginning. */
  g_date_clear (&world.scope.from, 1);
  g_date_clear (&world.scope.to, 1);
  check ("N_ENTRES", "=6");
  check ("N_PRESC", "=4");
}

/* A programme over a year: the cohorts that meet it, bounds included, whole; one of them is not over. */
static void
test_programme (void)
{
  world_clear ();
  cohort (11, "2024-06-01", "2024-12-31", 10);
  cohort (12, "2025-12-31", "2026-06-30", 10);
  cohort (13, "2026-01-01", "2026-06-30", 10);
  entered (1, "2024-11-01", NULL);
  entered (2, "2025-01-06", "2025-06-30");
  entered (3, "2025-12-31", NULL);
  run ("UPDATE enrolment SET cohort = 11 WHERE id = 1");
  run ("UPDATE enrolment SET cohort = 12 WHERE id = 3");
  world.scope.cohort = 0;
  world.scope.programme = 1;
  period ("2024-12-31", "2025-12-31");
  as_of ("2025-12-31");
  check ("N_ENTRES", "=3");
  check ("TX_REMPLISSAGE", "3/28=0.107143");    /* 8 + 10 + 10, not the 10 of cohort 13 */
  check ("TX_INTEGRATION", "0/0=");             /* cohort 12 ends in 2026 */
  period ("2025-01-01", "2025-12-30");
  as_of ("2025-12-30");
  check ("N_ENTRES", "=1");
  check ("TX_INTEGRATION", "1/1=1");

  world.scope.programme = 0;                    /* the whole file */
  g_date_clear (&world.scope.from, 1);
  g_date_clear (&world.scope.to, 1);
  as_of ("2025-12-31");
  run ("INSERT INTO programme (id, created_at, code, name) VALUES (2, '', 'LOT2', 'Lot 2')");
  run ("INSERT INTO cohort (id, created_at, programme, name, start_on, end_on) VALUES (20, '', 2, 'D1', '2025-01-01', '2025-12-31')");
  entered (4, "2025-01-06", NULL);
  run ("UPDATE enrolment SET cohort = 20 WHERE id = 4");
  check ("N_ENTRES", "=4");
  check ("TX_REMPLISSAGE", "3/28=0.107143");    /* cohort 20 has no places: its entry stays out too; cohort 13 begins later */
  check ("TX_VOLUME_CIBLE_MIN", "2/50=0.04");   /* entries of 2025 in programme 1, which alone has a minimum */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/indicator/entry/counts", test_counts);
  g_test_add_func ("/indicator/entry/nothing", test_nothing);
  g_test_add_func ("/indicator/entry/target", test_target);
  g_test_add_func ("/indicator/entry/non-entries", test_non_entries);
  g_test_add_func ("/indicator/entry/integration", test_integration);
  g_test_add_func ("/indicator/entry/durations", test_durations);
  g_test_add_func ("/indicator/entry/month-ends", test_month_ends);
  g_test_add_func ("/indicator/entry/ages", test_ages);
  g_test_add_func ("/indicator/entry/again", test_again);
  g_test_add_func ("/indicator/entry/typology", test_typology);
  g_test_add_func ("/indicator/entry/prescribers", test_prescribers);
  g_test_add_func ("/indicator/entry/oriented", test_oriented);
  g_test_add_func ("/indicator/entry/continuous", test_continuous);
  g_test_add_func ("/indicator/entry/programme", test_programme);
  int result = g_test_run ();
  world_close ();
  return result;
}
