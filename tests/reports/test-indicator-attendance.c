/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-world.h"

/* The indicators of sessions and attendance (INDICATORS §3.2), each with a case counted by hand from its definition. */

static void
session (int id, int cohort_id, const char *kind, const char *start, int minutes, const char *status)
{
  run ("INSERT INTO session (id, created_at, cohort, kind, title, start_at, minutes, status) VALUES (%d, '', %d, %Q, 'S%d', %Q, nullif(%d, 0), %Q)",
       id, cohort_id, kind, id, start, minutes, status);
}

/* @minutes -1: not noted. */
static void
came (int session_id, int enrolment, const char *status, int minutes)
{
  run ("INSERT INTO attendance (created_at, session, enrolment, status, minutes) VALUES ('', %d, %d, %Q, nullif(%d, -1))", session_id, enrolment,
       status, minutes);
}

/* Three people from 6 January, as of 2 October 2025:
 *   1  03/02, 3 h     present, 20 min late (160 min), excused
 *   2  10/02, 2 h     present (90 min noted), absent, not noted
 *   3  17/02, 2 h     held, without a row: three not noted
 *   4  24/02, 3 h     cancelled, and all there said to be present
 *   5  interview 25/02, 45 min, with the first
 *   6  02/10, 1 h     on the as-of date: late without minutes, of the second alone
 *   7  03/10, 1 h     the day after
 *   8  interview 03/03, not said to be held
 *   9  10/03          of unknown length: the first was there */
static void
nine_sessions (void)
{
  world_clear ();
  for (int i = 1; i <= 3; i++)
    entered (i, "2025-01-06", NULL);
  session (1, 10, "WORKSHOP", "2025-02-03T09:00", 180, "HELD");
  came (1, 1, "PRESENT", -1);
  came (1, 2, "LATE", 160);
  came (1, 3, "EXCUSED", -1);
  session (2, 10, "COACHING", "2025-02-10T09:00", 120, "HELD");
  came (2, 1, "PRESENT", 90);
  came (2, 2, "ABSENT", -1);
  came (2, 3, NULL, -1);
  session (3, 10, "EXTERNAL", "2025-02-17T09:00", 120, "HELD");
  session (4, 10, "WORKSHOP", "2025-02-24T09:00", 180, "CANCELLED");
  for (int i = 1; i <= 3; i++)
    came (4, i, "PRESENT", -1);
  session (5, 10, "INDIVIDUAL", "2025-02-25T14:00", 45, "HELD");
  came (5, 1, "PRESENT", -1);
  session (6, 10, "WORKSHOP", "2025-10-02T17:00", 60, "HELD");
  came (6, 2, "LATE", -1);
  session (7, 10, "WORKSHOP", "2025-10-03T09:00", 60, "HELD");
  came (7, 2, "PRESENT", -1);
  session (8, 10, "INDIVIDUAL", "2025-03-03T14:00", 45, "PLANNED");
  came (8, 1, "PRESENT", -1);
  session (9, 10, "WORKSHOP", "2025-03-10T09:00", 0, "HELD");
  came (9, 1, "PRESENT", -1);
}

static void
test_rates (void)
{
  nine_sessions ();
  /* above 180 + 160 + 0 | 90 + 0 | 45 | 60; below 3 × 180 | 2 × 120 | 45 | 60 */
  check ("TX_ASSIDUITE_H", "535/885=0.60452");
  /* came 2 of 3, 1 of 2, 1 of 1, 1 of 1, 1 of 1 */
  check ("TX_ASSIDUITE_N", "6/8=0.75");
  /* one of the second session, three of the third */
  check ("NB_EMARGEMENTS_MANQUANTS", "=4");
  /* left out: 3 cancelled, 4 not noted, 1 later, 1 not held, 1 of unknown length */
  g_assert_cmpuint (n_excluded ("TX_ASSIDUITE_H"), ==, 10);
  g_assert_cmpuint (n_excluded ("TX_ASSIDUITE_N"), ==, 9);
}

static void
test_counts (void)
{
  nine_sessions ();
  check ("NB_ATELIERS_COLLECTIFS", "=5");            /* 1 2 3 6 9 */
  check ("NB_ENTRETIENS_INDIVIDUELS", "=1");
  check ("H_ANIMATION", "=8.75");                    /* 180 + 120 + 120 + 45 + 60 = 525 minutes */
  check ("H_PARTICIPANTS", "=8.916667");             /* 535 minutes */
  check ("MOY_PARTICIPANTS_ATELIER", "5/5=1");       /* 2 + 1 + 0 + 1 + 1 */
  run ("DELETE FROM session WHERE id = 9");
  check ("MOY_PARTICIPANTS_ATELIER", "4/4=1");
  run ("UPDATE attendance SET status = 'PRESENT' WHERE session = 1");
  check ("MOY_PARTICIPANTS_ATELIER", "5/4=1.25");
}

/* Nothing was held: rates are not known, counts are none. */
static void
test_nothing (void)
{
  world_clear ();
  entered (1, "2025-01-06", NULL);
  check ("TX_ASSIDUITE_H", "0/0=");
  check ("TX_ASSIDUITE_N", "0/0=");
  check ("MOY_PARTICIPANTS_ATELIER", "0/0=");
  check ("NB_ATELIERS_COLLECTIFS", "=0");
  check ("H_ANIMATION", "=0");
  check ("H_PARTICIPANTS", "=0");
  check ("NB_EMARGEMENTS_MANQUANTS", "=0");
  session (1, 10, "WORKSHOP", "2025-02-03T09:00", 180, "HELD");
  came (1, 1, "ABSENT", -1);
  check ("TX_ASSIDUITE_H", "0/180=0");               /* a true zero */
}

/* In course that day: not before the entry, not on the day of the exit or after it. */
static void
test_in_course (void)
{
  world_clear ();
  entered (1, "2025-02-03", NULL);                   /* on the day */
  entered (2, "2025-02-04", NULL);                   /* the day after */
  entered (3, "2025-01-06", "2025-02-03");           /* left that day */
  entered (4, "2025-01-06", "2025-02-04");
  entered (5, "2025-10-03", NULL);                   /* not entered yet on the as-of date */
  session (1, 10, "WORKSHOP", "2025-02-03T09:00", 180, "HELD");
  check ("NB_EMARGEMENTS_MANQUANTS", "=2");
}

/* Somebody of cohort 11 at a session of cohort 10 counts by the own course; the session counts where it was held. */
static void
test_other_cohort (void)
{
  world_clear ();
  cohort (11, "2025-01-06", "2025-06-30", 8);
  entered (1, "2025-01-06", NULL);
  entered (2, "2025-01-06", NULL);
  run ("UPDATE enrolment SET cohort = 11 WHERE id = 2");
  session (1, 10, "WORKSHOP", "2025-02-03T09:00", 60, "HELD");
  came (1, 1, "ABSENT", -1);
  came (1, 2, "PRESENT", -1);
  check ("TX_ASSIDUITE_N", "0/1=0");
  check ("MOY_PARTICIPANTS_ATELIER", "1/1=1");
  world.scope.cohort = 11;
  check ("TX_ASSIDUITE_N", "1/1=1");
  check ("NB_ATELIERS_COLLECTIFS", "=0");
  world.scope.cohort = 0;
  world.scope.programme = 1;
  check ("TX_ASSIDUITE_N", "1/2=0.5");
  check ("H_PARTICIPANTS", "=1");
}

/* A cohort without end takes what lies in the period, both ends of it included. */
static void
test_period (void)
{
  world_clear ();
  cohort (12, "2024-01-08", NULL, 30);
  entered (1, "2024-02-01", NULL);
  run ("UPDATE enrolment SET cohort = 12 WHERE id = 1");
  session (1, 12, "WORKSHOP", "2024-12-31T09:00", 60, "HELD");
  session (2, 12, "WORKSHOP", "2025-01-01T09:00", 60, "HELD");
  session (3, 12, "INDIVIDUAL", "2025-03-31T09:00", 30, "HELD");
  session (4, 12, "WORKSHOP", "2025-04-01T09:00", 60, "HELD");
  for (int i = 1; i <= 4; i++)
    came (i, 1, i == 2 ? "ABSENT" : "PRESENT", -1);
  world.scope.cohort = 0;
  world.scope.programme = 1;
  period ("2025-01-01", "2025-03-31");
  check ("NB_ATELIERS_COLLECTIFS", "=1");
  check ("NB_ENTRETIENS_INDIVIDUELS", "=1");
  check ("TX_ASSIDUITE_N", "1/2=0.5");
  check ("TX_ASSIDUITE_H", "30/90=0.333333");
  check ("H_ANIMATION", "=1.5");
  check ("H_PARTICIPANTS", "=0.5");
}

/* Of a purchase order its people alone, and the sessions that they were convened to. */
static void
test_order (void)
{
  world_clear ();
  run ("INSERT INTO purchase_order (id, created_at, programme, number, places) VALUES (70, '', 1, 'BC1', 1)");
  for (int i = 1; i <= 2; i++)
    {
      prescribed (i, "2025-01-02");
      entered (i, "2025-01-06", NULL);
      run ("UPDATE enrolment SET prescription = %d WHERE id = %d", i, i);
    }
  run ("UPDATE prescription SET purchase_order = 70 WHERE id = 1");
  session (1, 10, "WORKSHOP", "2025-02-03T09:00", 60, "HELD");
  came (1, 1, "PRESENT", -1);
  came (1, 2, "PRESENT", -1);
  session (2, 10, "INDIVIDUAL", "2025-02-04T09:00", 60, "HELD");
  came (2, 2, "PRESENT", -1);
  world.scope.cohort = 0;
  world.scope.order = 70;
  check ("TX_ASSIDUITE_N", "1/1=1");
  check ("NB_ATELIERS_COLLECTIFS", "=1");
  check ("NB_ENTRETIENS_INDIVIDUELS", "=0");
  check ("MOY_PARTICIPANTS_ATELIER", "1/1=1");
  check ("H_ANIMATION", "=1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  world_open ();
  g_test_add_func ("/indicator-attendance/rates", test_rates);
  g_test_add_func ("/indicator-attendance/counts", test_counts);
  g_test_add_func ("/indicator-attendance/nothing", test_nothing);
  g_test_add_func ("/indicator-attendance/in-course", test_in_course);
  g_test_add_func ("/indicator-attendance/other-cohort", test_other_cohort);
  g_test_add_func ("/indicator-attendance/period", test_period);
  g_test_add_func ("/indicator-attendance/order", test_order);
  int status = g_test_run ();
  world_close ();
  return status;
}
