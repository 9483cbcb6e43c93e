-- The same with codes, and the number of barriers for their kinds.
SELECT o.participant, o.cohort, o.prescribed_on, o.decision, o.non_entry_reason, o.non_entry_on,
       (SELECT count(*) FROM non_entry_barrier b WHERE b.prescription = o.prescription AND b.why_not IS NULL) AS barriers,
       EXISTS (SELECT 1 FROM prescription n WHERE n.replaces = o.prescription AND n.prescribed_on <= :as_of) AS replaced
FROM prescribed o
WHERE o.non_entry_on IS NOT NULL
