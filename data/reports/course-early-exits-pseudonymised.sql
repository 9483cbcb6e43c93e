-- The same with codes, without what was written.
SELECT e.participant, e.cohort, e.exit_on, n.exit_initiative, e.exit_reason,
       EXISTS (SELECT 1 FROM prescription o
               WHERE o.participant = e.participant AND o.id IS NOT e.prescription
                 AND o.prescribed_on BETWEEN e.exit_on AND :as_of) AS referred
FROM exited e
JOIN enrolment n ON n.id = e.enrolment
WHERE e.exit_on < e.last_day
