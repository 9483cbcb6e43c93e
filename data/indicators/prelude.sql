-- What every indicator starts from: the perimeter asked for, and what was true in it on the as-of date (D).
--
-- Parameters, all bound by name, NULL when not asked for:
--   :cohort :programme          the perimeter: a cohort, a programme, or the whole file
--   :order                      a purchase order: the people on it alone, whatever their cohort and the period
--   :from :to                   the period: which dated cohorts it meets, and what it takes from those without an end
--   :as_of                      D: a fact counts when it was true on that day, the day included (C1)
--   :known_at :cdd_months :min_quota :typology …   the options, in the words of "palier indicators --param"
--
-- An indicator's file is a comment head and one SELECT over what follows. It returns one row for each unit counted, with the
-- columns unit, participant, category, numerator, denominator, detail and excluded: the figure is computed from these rows, and
-- they are its explanation. "excluded" is the reason why a unit is left out, "detail" made by words (key, value, …), which
-- leaves out what is unknown.
--
-- Names: orientation and course are everything of the perimeter, each with the reason why it is not counted (why_not);
-- prescribed (P), entered (E) and exited (X) are what is counted.

WITH

-- The exit classes where a programme has no outcome set of its own (INDICATORS §2, the table of the South Province).
default_outcome (code, class, over_months, is_employment) AS (
  VALUES
    ('CDI', 'ED', NULL, 1), ('CDD', 'ED', 6, 1), ('CREATION_ENTREPRISE', 'ED', NULL, 1), ('ARMEE', 'ED', NULL, 1),
    ('PATENTE', 'ED', NULL, 1), ('PPIC', 'ED', NULL, 1),
    ('CDD', 'SD', NULL, 1), ('INTERIM', 'SD', NULL, 1), ('MI_TEMPS', 'SD', NULL, 1), ('TEMPS_PARTIEL', 'SD', NULL, 1),
    ('SAISONNIER', 'SD', NULL, 1), ('NON_DECLARE', 'SD', NULL, 1), ('CONTRAT_AIDE', 'SD', NULL, 1),
    ('APPRENTISSAGE', 'SD', NULL, 1), ('FORMATION_QUALIFIANTE', 'SD', NULL, 0),
    ('FORMATION_PREQUALIFIANTE', 'SP', NULL, 0), ('RETOUR_VIE_TRIBALE', 'SP', NULL, 0), ('RESCOLARISATION', 'SP', NULL, 0)
),

outcome (outcome_set, code, class, over_months, min_quota_pct, needs_prospect, is_employment) AS (
  SELECT outcome_set, code, class, over_months, min_quota_pct, needs_prospect, is_employment FROM outcome_rule
  UNION ALL
  SELECT 0, code, class, over_months, NULL, 0, is_employment FROM default_outcome
),

-- The cohorts concerned (C2). Asked for by name, a cohort is taken whatever the period. Of an order they are those of its people,
-- and its places, said once, stand in place of theirs.
perimeter AS MATERIALIZED (
  SELECT c.id AS cohort, c.programme, c.name, c.start_on, c.end_on,
         CASE WHEN :order IS NULL THEN c.places
              WHEN c.id = (SELECT min(coalesce(e.cohort, r.cohort)) FROM prescription r LEFT JOIN enrolment e ON e.prescription = r.id
                           WHERE r.purchase_order = :order)
                THEN (SELECT places FROM purchase_order WHERE id = :order) END AS places, c.status,
         c.end_on IS NULL AS continuous, p.target_min,
         CASE WHEN EXISTS (SELECT 1 FROM outcome_rule r WHERE r.outcome_set = p.outcome_set)
              THEN p.outcome_set ELSE 0 END AS outcome_set
  FROM cohort c JOIN programme p ON p.id = c.programme
  WHERE (:cohort IS NULL OR c.id = :cohort)
    AND (:programme IS NULL OR c.programme = :programme)
    AND (:order IS NULL OR c.id IN (SELECT coalesce(e.cohort, r.cohort) FROM prescription r LEFT JOIN enrolment e ON e.prescription = r.id
                                    WHERE r.purchase_order = :order))
    AND (:cohort IS NOT NULL OR :order IS NOT NULL
         OR ((:to IS NULL OR c.start_on IS NULL OR c.start_on <= :to)
             AND (:from IS NULL OR c.end_on IS NULL OR c.end_on >= :from)))
),

-- Every enrolment of these cohorts as it stood on D: an exit dated later is not known yet. last_day is ct(e), amendment
-- included; the planned days are those that were planned at entry (C6).
course AS MATERIALIZED (
  SELECT e.id AS enrolment, e.participant, e.prescription, e.cohort, s.continuous, s.end_on AS cohort_end_on, s.outcome_set,
         e.entry_on, CASE WHEN e.exit_on <= :as_of THEN e.exit_on END AS exit_on, e.exit_reason,
         planned_end (e.entry_on, e.duration_months, e.duration_weeks, s.end_on, e.amended_end_on) AS last_day,
         days_between (e.entry_on, planned_end (e.entry_on, e.duration_months, e.duration_weeks, s.end_on)) + 1 AS days_planned,
         CASE WHEN e.exit_on <= :as_of THEN days_between (e.entry_on, e.exit_on) + 1 END AS days_done,
         e.project_on, e.plan_signed_on, e.entry_qpv, e.entry_education_level, e.entry_city,
         CASE WHEN e.entry_on IS NULL THEN 'NO_ENTRY_DATE'
              WHEN e.entry_on > :as_of THEN 'ENTERED_LATER'
              WHEN s.continuous AND :order IS NULL AND (e.exit_on < :from OR e.entry_on > :to) THEN 'OUTSIDE_PERIOD' END AS why_not
  FROM enrolment e JOIN perimeter s ON s.cohort = e.cohort
  WHERE :order IS NULL OR e.prescription IN (SELECT id FROM prescription WHERE purchase_order = :order)
),

entered AS MATERIALIZED (SELECT * FROM course WHERE why_not IS NULL),

exited AS (SELECT * FROM entered WHERE exit_on IS NOT NULL),

-- Every prescription to these cohorts. One that names no cohort belongs to the cohort it led to; a continuous cohort takes
-- those dated in the period, and those that led to a course that it takes.
orientation AS MATERIALIZED (
  SELECT r.*,
         CASE WHEN r.prescribed_on IS NULL THEN 'NO_PRESCRIPTION_DATE'
              WHEN r.prescribed_on > :as_of THEN 'PRESCRIBED_LATER'
              WHEN r.continuous AND :order IS NULL AND NOT r.led_to_entry AND (r.prescribed_on < :from OR r.prescribed_on > :to)
                THEN 'OUTSIDE_PERIOD' END AS why_not
  FROM (SELECT p.id AS prescription, p.participant, s.cohort, s.continuous, p.prescribed_on, p.prescriber, p.office, p.motive,
               p.decision, p.non_entry_reason,
               CASE WHEN p.non_entry_on <= :as_of THEN p.non_entry_on END AS non_entry_on,
               p.non_entry_on > :as_of AS non_entry_later,
               p.id IN (SELECT e.prescription FROM entered e WHERE e.prescription IS NOT NULL) AS led_to_entry
        FROM prescription p
        JOIN perimeter s
          ON s.cohort = coalesce(p.cohort, (SELECT e.cohort FROM enrolment e WHERE e.prescription = p.id
                                            ORDER BY e.id LIMIT 1))
        WHERE :order IS NULL OR p.purchase_order = :order) r
),

prescribed AS MATERIALIZED (SELECT * FROM orientation WHERE why_not IS NULL),

-- The persons that the typology describes, as they were at their first entry inside the perimeter (C3), or at their first
-- prescription when the people oriented are asked for. nth > 1: the same person again. What was copied into the course at
-- entry is what was true then; where nothing was copied, the person's own record says it.
described AS MATERIALIZED (
  SELECT d.unit, d.participant, d.described_on, d.nth, p.gender, p.birth_on, age(p.birth_on, d.described_on) AS age,
         coalesce(d.level, p.education_level) AS level,
         coalesce(nullif(trim(d.city), ''), nullif(trim(p.city), '')) AS city,
         coalesce(d.qpv, p.qpv) AS qpv
  FROM (SELECT enrolment AS unit, participant, entry_on AS described_on,
               entry_education_level AS level, entry_city AS city, entry_qpv AS qpv,
               row_number() OVER (PARTITION BY participant ORDER BY entry_on, enrolment) AS nth
        FROM entered WHERE :typology IS NULL
        UNION ALL
        SELECT o.prescription, o.participant, o.prescribed_on, e.entry_education_level, e.entry_city, e.entry_qpv,
               row_number() OVER (PARTITION BY o.participant ORDER BY o.prescribed_on, o.prescription)
        FROM prescribed o LEFT JOIN entered e ON e.prescription = o.prescription
        WHERE :typology = 'prescribed') d
  JOIN participant p ON p.id = d.participant
),

-- What people did next, as far as it was true (or, with known_at, also recorded) on D. A fixed-term contract whose end
-- nobody recorded is taken to run to its term, term_on, and no further. Classes are nested, ED in SD in SP: their ranks are
-- 3, 2 and 1, and the best rule of the code wins.
fact AS MATERIALIZED (
  SELECT t.id AS situation, t.enrolment, e.entry_on, t.code, t.start_on, t.end_on,
         CASE WHEN t.end_on IS NULL AND t.contract_months > 0 AND t.code <> 'CDI'
              THEN add_days (add_months (t.start_on, t.contract_months), -1) END AS term_on,
         coalesce((SELECT max(outcome_rank (o.class, o.over_months, o.min_quota_pct, o.needs_prospect, t.contract_months,
                                            t.quota_pct, t.lasting_prospect, :cdd_months IS NOT NULL, :min_quota))
                   FROM outcome o WHERE o.outcome_set = e.outcome_set AND o.code = t.code), 0) AS rank,
         coalesce((SELECT max(o.is_employment) FROM outcome o WHERE o.outcome_set = e.outcome_set AND o.code = t.code),
                  (SELECT max(o.is_employment) FROM outcome o WHERE o.outcome_set = 0 AND o.code = t.code), 0) AS employment
  FROM situation t JOIN entered e ON e.enrolment = t.enrolment
  WHERE t.start_on <= :as_of
    AND (:known_at IS NULL OR coalesce(t.recorded_on, substr(t.created_at, 1, 10)) <= :as_of)
),

-- How long each finished course lasted against what was planned for it at entry.
timed AS (
  SELECT *, CASE WHEN exit_on IS NULL THEN 'STILL_IN_COURSE'
                 WHEN coalesce(days_planned, 0) <= 0 THEN 'NO_PLANNED_DURATION'
                 WHEN days_done <= 0 THEN 'LEFT_BEFORE_ENTRY' END AS not_timed
  FROM entered
),

-- The result of each course: once it is exited, the class of its last situation (readings c and e of §2). Of several that
-- start on one day, one that is not over stands before one that is, then the best class.
result AS MATERIALIZED (
  SELECT e.enrolment, e.participant, e.exit_on, f.situation, f.code, f.start_on,
         CASE WHEN f.end_on < :as_of THEN f.end_on END AS over_on,
         CASE WHEN f.term_on < :as_of THEN f.term_on END AS expired_on,
         CASE WHEN f.situation IS NULL OR f.end_on < :as_of THEN 0 ELSE f.rank END AS rank,
         CASE WHEN e.exit_on IS NULL THEN 'STILL_IN_COURSE'
              WHEN f.situation IS NULL THEN 'NO_SITUATION'
              WHEN f.term_on < :as_of THEN 'TO_UPDATE' END AS word
  FROM entered e
  LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY enrolment ORDER BY start_on DESC, coalesce(end_on < :as_of, 0),
                                                                          rank DESC, situation DESC) AS nth
             FROM fact) f
    ON f.enrolment = e.enrolment AND f.nth = 1 AND e.exit_on IS NOT NULL
),

-- The first job of each course, held during it or after it.
placement AS MATERIALIZED (
  SELECT enrolment, situation, code, start_on AS placed_on
  FROM (SELECT *, row_number() OVER (PARTITION BY enrolment ORDER BY start_on, situation) AS nth
        FROM fact WHERE employment AND start_on >= entry_on)
  WHERE nth = 1
),

-- Barriers met during the courses, and those that kept people from entering. A barrier noted on a prescription belongs to
-- the course it led to.
met_barrier AS MATERIALIZED (
  SELECT b.id AS barrier, b.enrolment, b.participant, nullif(b.theme, '') AS theme, b.identified_on,
         CASE WHEN b.lifted_on <= :as_of THEN b.lifted_on END AS lifted_on,
         CASE WHEN b.identified_on IS NULL THEN 'NO_BARRIER_DATE'
              WHEN b.identified_on > :as_of THEN 'IDENTIFIED_LATER' END AS why_not
  FROM (SELECT b.id, e.enrolment, e.participant, b.phase, b.theme, b.identified_on, b.lifted_on
        FROM entered e JOIN barrier b ON b.enrolment = e.enrolment
        UNION ALL
        SELECT b.id, e.enrolment, e.participant, b.phase, b.theme, b.identified_on, b.lifted_on
        FROM entered e JOIN barrier b ON b.prescription = e.prescription
        WHERE b.enrolment IS NULL
          AND e.enrolment = (SELECT min(x.id) FROM enrolment x WHERE x.prescription = b.prescription)) b
  WHERE coalesce(b.phase, 'COURSE') = 'COURSE'
),

non_entry_barrier AS MATERIALIZED (
  SELECT b.id AS barrier, o.prescription, o.participant, nullif(b.theme, '') AS theme, o.non_entry_on,
         CASE WHEN b.identified_on > :as_of THEN 'IDENTIFIED_LATER' END AS why_not
  FROM barrier b JOIN prescribed o ON o.prescription = b.prescription
  WHERE b.phase = 'NON_ENTRY' AND o.non_entry_on IS NOT NULL
),

-- The sessions of these cohorts as they stood on D. A continuous cohort takes those of the period; of an order they are those
-- that one of its people was convened to.
meeting_of AS MATERIALIZED (
  SELECT s.id AS session, s.cohort, coalesce(s.kind, '') = 'INDIVIDUAL' AS individual, coalesce(s.title, s.theme) AS name,
         substr(s.start_at, 1, 10) AS held_on, nullif(s.minutes, 0) AS minutes,
         CASE WHEN s.status = 'CANCELLED' THEN 'SESSION_CANCELLED'
              WHEN s.start_at IS NULL THEN 'NO_SESSION_DATE'
              WHEN substr(s.start_at, 1, 10) > :as_of THEN 'SESSION_LATER'
              WHEN coalesce(s.status, 'PLANNED') <> 'HELD' THEN 'NOT_HELD'
              WHEN p.continuous AND :order IS NULL AND (substr(s.start_at, 1, 10) < :from OR substr(s.start_at, 1, 10) > :to)
                THEN 'OUTSIDE_PERIOD' END AS why_not
  FROM perimeter p JOIN session s ON s.cohort = p.cohort
  WHERE :order IS NULL OR EXISTS (SELECT 1 FROM convened v WHERE v.session = s.id AND v.enrolment IN (SELECT enrolment FROM entered))
),

-- Who of these courses was convened to what: by name, else with the whole cohort. People convened to a session of another
-- cohort count by their own course. Who came late without a word about how late was there all the time.
convocation AS MATERIALIZED (
  SELECT c.*, c.status IN ('PRESENT', 'LATE') AS came,
         CASE WHEN c.status IN ('PRESENT', 'LATE') THEN coalesce(c.noted, c.minutes, 0) ELSE 0 END AS attended,
         CASE WHEN c.state = 'CANCELLED' THEN 'SESSION_CANCELLED'
              WHEN c.held_on IS NULL THEN 'NO_SESSION_DATE'
              WHEN c.held_on > :as_of THEN 'SESSION_LATER'
              WHEN c.state <> 'HELD' THEN 'NOT_HELD'
              WHEN c.continuous AND :order IS NULL AND (c.held_on < :from OR c.held_on > :to) THEN 'OUTSIDE_PERIOD'
              WHEN c.status IS NULL THEN 'NOT_TAKEN' END AS why_not
  FROM (SELECT v.enrolment, v.participant, s.id AS session, coalesce(s.title, s.theme) AS name, substr(s.start_at, 1, 10) AS held_on,
               nullif(s.minutes, 0) AS minutes, v.minutes AS noted, v.status, coalesce(s.status, 'PLANNED') AS state, e.continuous
        FROM entered e CROSS JOIN convened v ON v.enrolment = e.enrolment JOIN session s ON s.id = v.session) c
)
