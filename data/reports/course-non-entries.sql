-- The prescriptions that did not lead to an entry, nominative.
SELECT o.participant, p.last_name, p.first_name, o.prescribed_on, o.decision, o.non_entry_reason, o.non_entry_on,
       (SELECT group_concat(DISTINCT b.theme) FROM non_entry_barrier b
        WHERE b.prescription = o.prescription AND b.why_not IS NULL) AS themes,
       (SELECT trim(coalesce(q.first_name, '') || ' ' || coalesce(q.last_name, ''))
        FROM prescription n JOIN participant q ON q.id = n.participant
        WHERE n.replaces = o.prescription AND n.prescribed_on <= :as_of ORDER BY n.prescribed_on, n.id LIMIT 1) AS replaced_by
FROM prescribed o
JOIN participant p ON p.id = o.participant
LEFT JOIN sort_key s ON s.record = p.id
WHERE o.non_entry_on IS NOT NULL
ORDER BY s.value, p.last_name, p.first_name, o.non_entry_on, o.prescription
