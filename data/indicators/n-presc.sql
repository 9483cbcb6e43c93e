-- code: N_PRESC
-- order: 10
-- title: Nombre de prescriptions
-- definition: Nombre de prescriptions datées au plus tard de la date d’arrêté, quelle que soit leur suite :
--   acceptées, refusées, en attente ou restées sans entrée.
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Palier
-- value: count
-- period: flow
SELECT prescription AS unit, participant, NULL AS category, why_not IS NULL AS numerator, 0 AS denominator,
       words ('prescribed', prescribed_on, 'decision', decision) AS detail, why_not AS excluded
FROM orientation
