-- code: TX_ENTREE
-- order: 30
-- title: Taux d’entrée
-- definition: Nombre de parcours commencés rapporté au nombre de prescriptions (en attente et refusées comprises). La
--   trame l’écrit dans l’autre sens, prescrits sur bénéficiaires réels : option « sens littéral ».
-- unit: pct
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- parameters: literal
-- value: ratio
-- period: flow
-- needs: ENTRY_DATE PRESCRIPTION
-- literal: inverse
-- One row a prescription, and one for each course that no prescription of the perimeter led to.
SELECT p.prescription AS unit, p.participant, NULL AS category,
       CASE WHEN p.why_not IS NULL THEN count(e.enrolment) ELSE 0 END AS numerator, p.why_not IS NULL AS denominator,
       words ('prescribed', p.prescribed_on, 'decision', p.decision, 'entered', min(e.entry_on)) AS detail, p.why_not AS excluded
FROM orientation p LEFT JOIN entered e ON e.prescription = p.prescription
GROUP BY p.prescription
UNION ALL
SELECT e.enrolment, e.participant, NULL, 1, 0, words ('entered', e.entry_on, 'word', 'NO_PRESCRIPTION'), NULL
FROM entered e
WHERE NOT EXISTS (SELECT 1 FROM prescribed p WHERE p.prescription = e.prescription)
