-- Sessions that miss something, and how much: people of whom it is not noted whether they came, people who came and did not
-- sign. A past session that is neither held nor cancelled misses everything. Individual ones have no sheet to sign.
--
-- :wanted is a JSON array of sessions; with :cohort those of the cohort too (0: of all cohorts).

WITH
candidate AS MATERIALIZED (
  SELECT s.id, s.cohort, coalesce (s.kind, '') = 'INDIVIDUAL' AS individual, coalesce (s.status, 'PLANNED') = 'PLANNED' AS planned
  FROM session s
  WHERE (s.id IN (SELECT value FROM json_each (:wanted))
         OR :cohort IS NOT NULL AND CAST (:cohort AS INTEGER) IN (0, s.cohort))
    AND (s.status = 'HELD' OR coalesce (s.status, 'PLANNED') = 'PLANNED' AND substr (s.start_at, 1, 10) < today ())
),
counted AS MATERIALIZED (
  SELECT c.id, c.cohort, c.individual, c.planned, v.status, v.signed
  FROM candidate c CROSS JOIN convened v ON v.session = c.id
),
missing AS MATERIALIZED (
  SELECT id, cohort, planned, count (*) FILTER (WHERE status IS NULL) AS awaited,
         count (*) FILTER (WHERE NOT individual AND status IN ('PRESENT', 'LATE') AND coalesce (signed, 0) = 0) AS unsigned
  FROM counted GROUP BY id, cohort, planned HAVING awaited > 0 OR unsigned > 0
)
