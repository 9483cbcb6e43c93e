-- code: PRESC
-- order: 200
-- title: Lieu de prescription
-- definition: Nombre de prescriptions par lieu de prescription (antenne, agence).
-- unit: nb
-- rubric: Modalités d’entrée
-- source: Province Sud, trame de bilan
-- value: count
-- period: flow
-- needs: OFFICE
-- breakdown: open
SELECT prescription AS unit, participant, coalesce(nullif(trim(office), ''), 'NR') AS category,
       1 AS numerator, 0 AS denominator, words ('prescribed', prescribed_on) AS detail, NULL AS excluded
FROM prescribed
