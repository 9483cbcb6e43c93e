/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "rules/planning/pal-plan.h"

/* What tests and benchmarks of plans share: a file made by plain SQL, and a check of its own for clashes. */

typedef struct {
  guint       cohorts, coaches, rooms, people;   /* people in each cohort */
  guint       workshops;                         /* in each cohort; two hours */
  guint       days;                              /* that each cohort lasts */
  guint       apart;                             /* days from one cohort's start to the next one's */
  const char *wishes;                            /* "WEEKDAYS 1|2|4" and so on, one a line; NULL: none */
} PlanWorld;

static inline void
plan_run (PalStore *store, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (pal_store_get_db (store), sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", message, sql);
}

static inline void G_GNUC_PRINTF (2, 3)
plan_runf (PalStore *store, const char *format, ...)
{
  va_list values;
  va_start (values, format);
  g_autofree char *sql = g_strdup_vprintf (format, values);
  va_end (values);
  plan_run (store, sql);
}

/* The first day is Monday 5 January 2026. Ids: programme 1, template 10, cohorts from 100, rooms from 500, coaches
 * from 600, people from 10 000. */
static inline void
plan_world_fill (PalStore *store, const PlanWorld *world)
{
  guint person = 10000;

  plan_run (store, "BEGIN; INSERT INTO programme (id, created_at, code, name) VALUES (1, '', 'P', 'P'); "
            "INSERT INTO site (id, created_at, name) VALUES (1, '', 'Site')");
  plan_runf (store, "INSERT INTO session_template (id, created_at, programme, position, name, kind, count_max, minutes_max) "
             "VALUES (10, '', 1, 1, 'Atelier', 'WORKSHOP', %u, 120)", world->workshops);
  for (guint i = 0; i < world->rooms; i++)
    plan_runf (store, "INSERT INTO room (id, created_at, site, name, capacity, wheelchair) VALUES (%u, '', 1, 'Salle %u', 14, 1)", 500 + i, i);
  for (guint i = 0; i < world->coaches; i++)
    plan_runf (store, "INSERT INTO contact (id, created_at, last_name, staff, active, roles) VALUES (%u, '', 'Coach %u', 1, 1, 'COACH')",
               600 + i, i);
  for (guint i = 0; i < world->cohorts; i++)
    {
      plan_runf (store, "INSERT INTO cohort (id, created_at, programme, name, start_on, end_on, places) VALUES (%u, '', 1, 'C%u', "
                 "date('2026-01-05', '+%u days'), date('2026-01-05', '+%u days'), %u)", 100 + i, i, i * world->apart,
                 i * world->apart + world->days - 1, world->people);
      for (guint j = 0; j < world->people; j++, person++)
        plan_runf (store, "INSERT INTO participant (id, created_at, last_name) VALUES (%u, '', 'P%u'); "
                   "INSERT INTO enrolment (id, created_at, participant, cohort, entry_on) VALUES (%u, '', %u, %u, '2026-01-01')",
                   person, person, person, person, 100 + i);
    }
  g_auto (GStrv) wishes = g_strsplit (world->wishes != NULL ? world->wishes : "", "\n", -1);
  for (int i = 0; wishes[i] != NULL && wishes[i][0] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (wishes[i], " ", 2);
      plan_runf (store, "INSERT INTO plan_wish (created_at, programme, kind, value) VALUES ('', 1, '%s', '%s')", parts[0], parts[1]);
    }
  plan_run (store, "COMMIT");
}

static inline PalPlan *
plan_make (PalStore *store, guint n_cohorts)
{
  g_autofree gint64 *cohorts = g_new (gint64, n_cohorts);
  g_autoptr (GError) error = NULL;
  PalPlan *plan;

  for (guint i = 0; i < n_cohorts; i++)
    cohorts[i] = 100 + i;
  plan = pal_plan_new (store, cohorts, n_cohorts, &error);
  g_assert_no_error (error);
  return plan;
}

static inline void
plan_keep (PalStore *store, PalPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "Plan", &error);

  g_assert_no_error (error);
  pal_plan_keep (plan, edit, &error);
  g_assert_no_error (error);
  pal_edit_commit (edit, &error);
  g_assert_no_error (error);
}

/* Pairs of sessions in the file that overlap and share a room, a coach or a person: counted by SQL, not by what made
 * the plan. */
static inline gint64
plan_clashes (PalStore *store)
{
  return pal_store_ask_int (store,
    "WITH s AS (SELECT s.id, s.cohort, s.room, s.kind, julianday(s.start_at) * 1440 AS begin, "
    "                  julianday(s.start_at) * 1440 + s.minutes AS end FROM session s WHERE s.status = 'PLANNED'), "
    "who AS (SELECT s.id, e.participant FROM s JOIN enrolment e ON e.cohort = s.cohort WHERE s.kind <> 'INDIVIDUAL' "
    "        UNION SELECT a.session, e.participant FROM attendance a JOIN enrolment e ON e.id = a.enrolment) "
    "SELECT count(*) FROM s a JOIN s b ON b.id > a.id AND a.begin < b.end - 0.01 AND b.begin < a.end - 0.01 "
    "WHERE a.room = b.room "
    "OR EXISTS (SELECT 1 FROM session_staff x JOIN session_staff y ON y.contact = x.contact WHERE x.session = a.id AND y.session = b.id) "
    "OR EXISTS (SELECT 1 FROM who x JOIN who y ON y.participant = x.participant WHERE x.id = a.id AND y.id = b.id)", -1);
}
