-- What is missing before the end-of-course report is sent: one row a gap, with the record where it is filled. No names here: they
-- are looked up for the nominative variant only. Stands after the indicators' prelude.
SELECT 0 AS participant, s.cohort, 'cohort' AS table_name, s.cohort AS record,
       CASE WHEN coalesce(s.places, 0) <= 0 THEN 'PLACES' ELSE 'COHORT_END' END AS gap
FROM perimeter s LEFT JOIN programme g ON g.id = s.programme
WHERE :order IS NULL AND (coalesce(s.places, 0) <= 0 OR (s.end_on IS NULL AND coalesce(g.continuous_entry, 0) = 0))
UNION ALL
SELECT c.participant, c.cohort, 'participant', c.participant, 'ENTRY_DATE'
FROM course c WHERE c.why_not = 'NO_ENTRY_DATE'
UNION ALL
SELECT d.participant, e.cohort, 'participant', d.participant, g.gap
FROM described d
JOIN entered e ON e.enrolment = d.unit
JOIN (SELECT 'BIRTH_DATE' AS gap UNION ALL SELECT 'GENDER' UNION ALL SELECT 'LEVEL' UNION ALL SELECT 'CITY') g
WHERE d.nth = 1
  AND CASE g.gap WHEN 'BIRTH_DATE' THEN d.birth_on IS NULL
                 WHEN 'GENDER' THEN coalesce(d.gender, 'UNKNOWN') NOT IN ('F', 'M', 'X')
                 WHEN 'LEVEL' THEN coalesce(d.level, 0) NOT BETWEEN 1 AND 8
                 ELSE d.city IS NULL END
UNION ALL
SELECT e.participant, e.cohort, 'participant', e.participant, 'PRESCRIPTION'
FROM entered e WHERE e.prescription IS NULL
UNION ALL
SELECT o.participant, o.cohort, 'participant', o.participant, g.gap
FROM prescribed o
JOIN (SELECT 'PRESCRIBER' AS gap UNION ALL SELECT 'OFFICE' UNION ALL SELECT 'MOTIVE' UNION ALL SELECT 'NON_ENTRY_REASON'
      UNION ALL SELECT 'NON_ENTRY_DATE') g
WHERE CASE g.gap WHEN 'PRESCRIBER' THEN o.prescriber IS NULL
                 WHEN 'OFFICE' THEN nullif(trim(o.office), '') IS NULL
                 WHEN 'MOTIVE' THEN nullif(o.motive, '') IS NULL
                 WHEN 'NON_ENTRY_REASON' THEN o.non_entry_on IS NOT NULL AND nullif(o.non_entry_reason, '') IS NULL
                 ELSE o.non_entry_on IS NULL AND NOT o.non_entry_later AND o.non_entry_reason IS NOT NULL END
UNION ALL
SELECT e.participant, e.cohort, 'participant', e.participant, 'EXIT'
FROM entered e WHERE e.exit_on IS NULL AND e.last_day < :as_of
UNION ALL
SELECT e.participant, e.cohort, 'participant', e.participant, g.gap
FROM exited e
JOIN enrolment n ON n.id = e.enrolment
JOIN (SELECT 'EXIT_REASON' AS gap UNION ALL SELECT 'EXIT_DIFFICULTIES' UNION ALL SELECT 'EXIT_RECOMMENDATIONS') g
WHERE CASE WHEN g.gap = 'EXIT_REASON' THEN nullif(e.exit_reason, '') IS NULL
           -- A course that ends in a job or a training is not broken off: there is no difficulty to explain.
           WHEN NOT coalesce(e.exit_on < e.last_day, 0) OR e.exit_reason IN ('EMPLOI', 'FORMATION', 'DECES') THEN 0
           WHEN g.gap = 'EXIT_DIFFICULTIES' THEN nullif(trim(n.exit_difficulties), '') IS NULL
           ELSE nullif(trim(n.exit_recommendations), '') IS NULL END
UNION ALL
SELECT r.participant, e.cohort, 'participant', r.participant,
       CASE WHEN r.situation IS NULL THEN 'SITUATION' WHEN r.over_on IS NOT NULL THEN 'SITUATION_OVER' ELSE 'CONTRACT_EXPIRED' END
FROM result r JOIN entered e ON e.enrolment = r.enrolment
WHERE r.exit_on IS NOT NULL AND (r.situation IS NULL OR r.over_on IS NOT NULL OR r.expired_on IS NOT NULL)
