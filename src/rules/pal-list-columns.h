/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Expressions that several lists show. "c" is a row of the view course, "co" its cohort, "pr" the cohort's programme. */

/* Where somebody stands today: see pal_course_state(). */
#define PAL_COURSE_STATE \
  "course_state (today (), c.prescribed_on, c.contact_on, c.decision, c.decision_on, c.non_entry_reason, c.non_entry_on, " \
  "EXISTS (SELECT 1 FROM prescription r WHERE r.replaces = c.prescription), " \
  "(SELECT r.prescribed_on FROM prescription r WHERE r.replaces = c.prescription), c.enrolment, c.entry_on, c.exit_on, " \
  "EXISTS (SELECT 1 FROM suspension x WHERE x.enrolment = c.enrolment AND x.start_on <= today () " \
  "        AND (x.end_on IS NULL OR x.end_on >= today ())))"

/* The same of a prescription "r" and its enrolment "e", either of which may be missing. */
#define PAL_COURSE_STATE_OF_ROWS \
  "course_state (today (), r.prescribed_on, r.contact_on, r.decision, r.decision_on, r.non_entry_reason, r.non_entry_on, " \
  "EXISTS (SELECT 1 FROM prescription q WHERE q.replaces = r.id), (SELECT q.prescribed_on FROM prescription q WHERE q.replaces = r.id), " \
  "e.id, e.entry_on, e.exit_on, " PAL_SUSPENDED_TODAY ")"

#define PAL_SUSPENDED_TODAY \
  "EXISTS (SELECT 1 FROM suspension x WHERE x.enrolment = e.id AND x.start_on <= today () " \
  "        AND (x.end_on IS NULL OR x.end_on >= today ()))"

/* The short name on a cohort's chip: what stands before " · " or " — " in its name, a short name as it is, else the
 * programme's code. */
#define PAL_COHORT_CODE \
  "CASE WHEN instr (co.name, ' · ') > 1 THEN substr (co.name, 1, instr (co.name, ' · ') - 1) " \
  "WHEN instr (co.name, ' — ') > 1 THEN substr (co.name, 1, instr (co.name, ' — ') - 1) " \
  "WHEN length (co.name) <= 8 THEN co.name ELSE pr.code END"

/* Which of the six colours and patterns is the cohort's: the same as long as none is deleted before it. */
#define PAL_COHORT_COLOUR "((SELECT count (*) FROM cohort o WHERE o.id < co.id) % 6 + 1)"

/* Whether the prescription "u" holds a place of its order: accepted or entered, and not withdrawn. */
#define PAL_HOLDS_PLACE \
  "((u.decision = 'ACCEPTED' AND u.non_entry_on IS NULL AND u.non_entry_reason IS NULL) " \
  " OR EXISTS (SELECT 1 FROM enrolment x WHERE x.prescription = u.id AND x.entry_on IS NOT NULL))"

/* The places of the order "o": used, asked for by replacements that are not decided, and left by withdrawals that nobody
 * replaces. */
#define PAL_ORDER_USED "(SELECT count (*) FROM prescription u WHERE u.purchase_order = o.id AND " PAL_HOLDS_PLACE ")"
#define PAL_ORDER_AWAITED \
  "(SELECT count (*) FROM prescription u WHERE u.purchase_order = o.id AND coalesce (u.decision, 'PENDING') = 'PENDING' " \
  " AND u.non_entry_on IS NULL AND u.non_entry_reason IS NULL AND NOT " PAL_HOLDS_PLACE ")"
#define PAL_ORDER_OPEN \
  "(SELECT count (*) FROM prescription u WHERE u.purchase_order = o.id AND u.decision = 'ACCEPTED' " \
  " AND (u.non_entry_on IS NOT NULL OR u.non_entry_reason IS NOT NULL) AND NOT " PAL_HOLDS_PLACE \
  " AND NOT EXISTS (SELECT 1 FROM prescription r WHERE r.replaces = u.id))"
