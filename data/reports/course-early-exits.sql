-- Exits before the planned end, with the difficulties that led to them and what is recommended, nominative.
SELECT e.participant, p.last_name, p.first_name, e.exit_on, n.exit_initiative, e.exit_reason, n.exit_difficulties,
       n.exit_recommendations,
       (SELECT g.name FROM prescription o JOIN cohort c ON c.id = o.cohort JOIN programme g ON g.id = c.programme
        WHERE o.participant = e.participant AND o.id IS NOT e.prescription AND o.prescribed_on BETWEEN e.exit_on AND :as_of
        ORDER BY o.prescribed_on, o.id LIMIT 1) AS referred_to
FROM exited e
JOIN enrolment n ON n.id = e.enrolment
JOIN participant p ON p.id = e.participant
LEFT JOIN sort_key s ON s.record = p.id
WHERE e.exit_on < e.last_day
ORDER BY s.value, p.last_name, p.first_name, e.exit_on, e.enrolment
